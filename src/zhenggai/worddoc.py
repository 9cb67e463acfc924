"""View → a paper for Word and WPS, from a template that an office edits there. Uses docxtpl."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from zipfile import BadZipFile, ZipFile

from jinja2 import StrictUndefined, Template, TemplateError, TemplateSyntaxError, UndefinedError
from markupsafe import Markup

from zhenggai.errors import INPUT_OUTPUT, CannotGoOnError
from zhenggai.packed import packed
from zhenggai.papers.sheets import Document
from zhenggai.sandbox import Sandbox
from zhenggai.templatefiles import own_file
from zhenggai.wordlayout import enlarge, laid_out
from zhenggai.words import Lang, Text

if TYPE_CHECKING:
    from docxtpl import DocxTemplate

FOLDER: Final = "docx"
"""Where the built-in templates stand among the others."""
_LARGEST: Final = 20_000_000
_WORD: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MM: Final = 36000
"""Word counts 36,000 units a millimetre."""
_FONTS: Final = {"song": "方正小标宋简体", "fang": "仿宋", "hei": "黑体", "kai": "楷体"}
"""The fonts of the built-in templates by what they are for."""
_MISSING: Final = Text(
    "没有安装 docxtpl，出不了 Word 文件。运行: pip install 'zhenggai[docx]'",
    "docxtpl is not installed, so no file for Word can be made. Run: pip install 'zhenggai[docx]'",
)
# Entities for what docxtpl would take for tags of its own, elements for what Word cannot hold.
_LETTERS: Final = str.maketrans(
    {letter: f"&#{ord(letter)};" for letter in "&<>\"'{}%#"}
    | {"\n": '</w:t><w:br/><w:t xml:space="preserve">'}
    | {"\t": '</w:t><w:tab/><w:t xml:space="preserve">'}
)
_UNPACKED: Final = 100_000_000
_FAULTS: Final = (
    ArithmeticError,
    AttributeError,
    LookupError,
    RecursionError,
    SyntaxError,  # of the XML of a part
    TypeError,
    ValueError,
)


def as_docx(
    name: str, view: Document[Any], lang: Lang, user_templates: Path | None = None
) -> bytes:
    """Return a paper as a file for Word; the template sees `paper` and `lang`.

    `user_templates` is the ledger's own folder: its NAME.docx goes before the built-in one.
    """
    try:
        # An extra, and slow to import: only where a file for Word is asked for.
        from docxtpl import DocxTemplate  # noqa: PLC0415
    except ImportError:
        raise CannotGoOnError(_MISSING) from None
    own = _own(name, user_templates)
    try:
        if own is not None:
            return _rendered(DocxTemplate(_read(own)), view, lang, _Bounded)
    except (TemplateError, BadZipFile, *_FAULTS) as error:
        raise _explained(own or Path(name), error) from error
    built_in = packed("_templates", "templates") / FOLDER / f"{name}.docx"
    if not built_in.is_file():
        raise CannotGoOnError(
            Text(f"没有模板 {name}.docx", f"there is no template {name}.docx"), INPUT_OUTPUT
        )
    template = DocxTemplate(BytesIO(built_in.read_bytes()))
    _fit(template, view)
    return _rendered(template, view, lang, Sandbox, after=laid_out)


def _rendered(
    template: DocxTemplate,
    view: Document[Any],
    lang: Lang,
    sandbox: type[Sandbox],
    after: Callable[[Any, Document[Any]], None] = lambda _docx, _view: None,
) -> bytes:
    environment = sandbox(undefined=StrictUndefined, autoescape=True, finalize=_said)
    template.render({"paper": view, "lang": lang}, environment, autoescape=True)
    _fill_cells(template)
    after(template.docx, view)
    held = BytesIO()
    template.save(held)
    return held.getvalue()


class _Bounded(Sandbox):
    """What compiles a ledger's own template: with an end to its loops."""

    def from_string(self, source: Any, *_: Any) -> Template:  # noqa: ANN401 - those of jinja2
        """Compile the text of a part of the document."""
        code = self.compile(self.bounded(source, "docx", "docx"), "docx", "docx")
        return self.template_class.from_code(self, code, self.make_globals(None))


def _own(name: str, folder: Path | None) -> Path | None:
    """Return the ledger's own template, if it has one; none from outside its folder."""
    path = own_file(folder, f"{name}.docx") if folder else None
    if path is None:
        return None
    if path.stat().st_size > _LARGEST:
        raise CannotGoOnError(
            Text(
                f"模板 {path} 超过 {_LARGEST} 字节，不读取",
                f"template {path} is larger than {_LARGEST} bytes: not read",
            )
        )
    return path


def _read(own: Path) -> BytesIO:
    """Return the bytes of a ledger's own template, unless it is far larger when unpacked."""
    held = BytesIO(own.read_bytes())
    with ZipFile(held) as parts:
        if sum(part.file_size for part in parts.infolist()) > _UNPACKED:
            raise CannotGoOnError(
                Text(
                    f"模板 {own} 解开后超过 {_UNPACKED} 字节，不读取",
                    f"template {own} is larger than {_UNPACKED} bytes when unpacked: not read",
                )
            )
    return held


def _fit(template: DocxTemplate, view: Document[Any]) -> None:
    """Give a built-in template the paper and the fonts that the campaign wants."""
    docx = template.get_docx()
    width, height = (int(side.removesuffix("mm")) * _MM for side in view.size.split())
    margins = [round(float(side.removesuffix("mm")) * _MM) for side in view.margins.split()]
    for section in docx.sections:
        section.page_width, section.page_height = width, height
        section.top_margin, section.right_margin = margins[:2]
        section.bottom_margin, section.left_margin = margins[2:]
    if view.enlarged:
        enlarge(docx, float(view.enlarged))
    wanted = {_FONTS[font.role]: font.name for font in view.fonts}
    for style in docx.styles:
        for fonts in style.element.iter(f"{_WORD}rFonts"):
            font = fonts.get(f"{_WORD}eastAsia")
            fonts.set(f"{_WORD}eastAsia", wanted.get(font, font))


def _said(value: object) -> Markup:
    """Return a value as text of a document that reads back as exactly that."""
    text = str(value)
    if not text.isprintable():
        text = "".join(_visible(letter) for letter in text)
    return Markup(text.translate(_LETTERS))  # noqa: S704 - every letter that means something is out


def _visible(letter: str) -> str:
    """Show what XML cannot hold as U+FFFD; line ends and tabs stay."""
    bad = unicodedata.category(letter) in ("Cc", "Cs") or letter in "\ufffe\uffff"
    return "\ufffd" if bad and letter not in "\n\t" else letter


def _fill_cells(template: DocxTemplate) -> None:
    """Give every cell a paragraph: one that a loop left empty makes Word call the file broken."""
    for cell in template.docx.element.body.iter(f"{_WORD}tc"):
        if not len(cell) or cell[-1].tag != f"{_WORD}p":
            cell.append(cell.makeelement(f"{_WORD}p"))


def _explained(path: Path, error: Exception) -> CannotGoOnError:
    """Say what is wrong in a template, and near which of its words."""
    near = " ".join(" ".join(getattr(error, "docx_context", ())).split())[:80]
    if isinstance(error, TemplateSyntaxError):
        said = Text(f"写法有错: {error.message}", f"is not well written: {error.message}")
    elif isinstance(error, UndefinedError):
        said = Text(f"用了没有的名称: {error}", f"uses a name that does not exist: {error}")
    elif isinstance(error, (BadZipFile, KeyError, SyntaxError)):
        said = Text("不是 Word 文件（.docx）", "is no file of Word (.docx)")
    else:
        said = Text(f"出错: {error}", f"failed: {error}")
    return CannotGoOnError(
        Text(
            f"模板 {path} {said.zh}" + (f"。在这附近: {near}" if near else ""),
            f"template {path} {said.en}" + (f"; near: {near}" if near else ""),
        ),
        INPUT_OUTPUT,
    )
