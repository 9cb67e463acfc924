"""An empty document for Word, without what its library puts there."""

from typing import Any, Final

from docx.oxml.ns import qn

_KEPT: Final = {"Normal", "Header", "Footer", "Table Grid", "Normal Table", "No List",
                "Default Paragraph Font"}  # fmt: skip


def speak_chinese(document: Any) -> None:
    """Say that Chinese is Chinese: where a font is missing, that chooses the glyphs."""
    spoken = [*document.styles.element.iter(qn("w:lang"))]
    spoken += document.settings.element.iter(qn("w:themeFontLang"))
    for language in spoken:
        language.set(qn("w:eastAsia"), "zh-CN")


def drop_styles(document: Any) -> None:
    """Leave out what is not used: a template is small, and its list of styles short."""
    for style in list(document.styles):
        if style.name not in _KEPT:
            style.delete()
    latent = document.styles.element.find(qn("w:latentStyles"))
    document.styles.element.remove(latent)
    package = document.part.package
    for key, rel in list(package.rels.items()):
        if rel.reltype.endswith(("/thumbnail", "/extended-properties")):
            del package.rels[key]
    for key, rel in list(document.part.rels.items()):
        if rel.reltype.endswith(("/theme", "/customXml", "/stylesWithEffects", "/numbering")):
            del document.part.rels[key]
