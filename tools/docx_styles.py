"""Styles and pages of the templates for Word, after GB/T 9704-2012: 22 lines of 28 characters."""

from dataclasses import dataclass
from typing import Any, Final

from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from tools.docx_empty import drop_styles, speak_chinese

MM: Final = 1440 / 25.4
"""Twentieths of a point in a millimetre."""
SONG, FANG, HEI, KAI = "方正小标宋简体", "仿宋", "黑体", "楷体"


@dataclass(frozen=True)
class SheetSize:
    """A page: its size and margins (top, right, bottom, left) in millimetres."""

    width: float
    height: float
    margins: tuple[float, float, float, float]

    @property
    def text(self) -> float:
        """The width of the type area."""
        return self.width - self.margins[1] - self.margins[3]


SHEETS: Final = {
    "tall": SheetSize(210, 297, (37, 26, 35, 28)),
    "wide": SheetSize(297, 210, (28, 37, 26, 35)),
    "poster": SheetSize(297, 420, (25, 25, 25, 25)),
}


@dataclass(frozen=True)
class Style:
    """A style as an office sees it."""

    name: str
    font: str = FANG
    size: float = 16
    line: float = 28
    """Points of a line, exactly; 0 for single spacing."""
    align: str = "both"
    indent: float = 0
    """Characters by which the first line goes in."""
    before: float = 0
    after: float = 0
    right: float = 0
    """Characters that stay free on the right."""
    color: str = ""
    with_next: bool = False


_ALL: Final = {
    "body": Style("公文正文", indent=2),
    "title": Style("公文标题", SONG, 22, 32, "center", after=28, with_next=True),
    "under-title": Style("标题附注", KAI, align="center", after=14),
    "addressee": Style("主送"),
    "h2": Style("一级标题", HEI, indent=2, with_next=True),
    "h3": Style("二级标题", KAI, indent=2, with_next=True),
    "note": Style("附注", size=12, line=0, indent=2),
    "entries": Style("填报栏", size=12, line=0, before=4, after=4),
    "org": Style("落款单位", align="right", before=28, right=2, with_next=True),
    "date": Style("落款日期", align="right", right=2),
    "internal": Style("内部标志", HEI, 14, 0, "left"),
    "masthead": Style("简报报头", SONG, 42, 0, "center", color="CC0000"),
    "number-line": Style("简报期号", align="center"),
    "office": Style("简报编印", after=28),
    "rate": Style("醒目数字", align="center"),
    "ruled": Style("书写行", size=22, line=0),
    "new-page": Style("换页", size=1, line=1),
    "cell": Style("表格文字", size=12, line=0, align="left"),
    "cell-middle": Style("表格居中", size=12, line=0, align="center"),
    "cell-head": Style("表头", HEI, 12, 0, "center"),
    "dense": Style("密表文字", size=9, line=0, align="left"),
    "dense-middle": Style("密表居中", size=9, line=0, align="center"),
    "dense-head": Style("密表表头", HEI, 9, 0, "center"),
    "dense-detail": Style("密表补充", KAI, 9, 0, "left"),
    "dense-status": Style("密表状态", HEI, 9, 0, "left"),
    "footer": Style("简报报尾", size=14, line=24, indent=1),
    "detail": Style("表格补充", KAI, 12, 0, "left"),
    "status": Style("表格状态", HEI, 12, 0, "left"),
}
STYLES: Final = {key: style.name for key, style in _ALL.items()}
_LINES: Final = {
    "简报编印": {"bottom": "CC0000"},
    "简报报尾": {"top": "000000", "bottom": "000000"},
    "书写行": {"bottom": "000000", "between": "000000"},
}
"""Lines above, below and between paragraphs."""
_ALIGN: Final = {
    "both": WD_ALIGN_PARAGRAPH.JUSTIFY,
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "center": WD_ALIGN_PARAGRAPH.CENTER,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
}


def set_up(document: Any, size: SheetSize, name: str) -> None:
    """Give an empty document its page, its styles, its page numbers and its mark."""
    drop_styles(document)
    normal = document.styles["Normal"]
    _font(normal, FANG, 16)
    grow = 1.5 if name == "poster" else 1.3 if name == "blackboard" else 1
    for style in _ALL.values():
        _add(document, style, grow)
    stops = document.styles[STYLES["office"]].paragraph_format.tab_stops
    stops.add_tab_stop(Mm(size.text), WD_TAB_ALIGNMENT.RIGHT)
    _page(document, size)
    _numbers(document)
    speak_chinese(document)
    properties = document.core_properties
    properties.author, properties.title, properties.comments = "", "{{ paper.title }}", ""
    # Of the empty document that everything begins with: another program, another day.
    for told in list(properties._element):
        if told.tag in (qn("dcterms:created"), qn("dcterms:modified")):
            properties._element.remove(told)


def _font(style: Any, name: str, size: float) -> None:
    style.font.name = "Times New Roman"
    style.font.size = Pt(size)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for key in list(fonts.attrib):
        if "Theme" in key:
            del fonts.attrib[key]
    fonts.set(qn("w:eastAsia"), name)
    fonts.set(qn("w:cs"), "Times New Roman")


def _add(document: Any, style: Style, grow: float) -> None:
    made = document.styles.add_style(style.name, WD_STYLE_TYPE.PARAGRAPH)
    made.base_style = document.styles["Normal"]
    made.quick_style = True
    grown = grow if style.name != "换页" else 1
    _font(made, style.font, round(style.size * grown))
    if style.size * grown == 16:
        _tighten(made)
    if style.color:
        made.font.color.rgb = RGBColor.from_string(style.color)
    form = made.paragraph_format
    form.alignment = _ALIGN[style.align]
    form.space_before, form.space_after = Pt(style.before), Pt(style.after)
    form.line_spacing = Pt(style.line * grown) if style.line else 1.0
    form.keep_with_next = style.with_next
    form.widow_control = True
    _indent(made, style)
    for side, color in _LINES.get(style.name, {}).items():
        _line(made, side, color)


def _tighten(made: Any) -> None:
    """Take a quarter of a point from between letters: 28 fit into the 156 mm of a line."""
    spacing = OxmlElement("w:spacing")
    spacing.set(qn("w:val"), "-5")
    made.element.rPr.insert_element_before(spacing, "w:w", "w:kern", "w:position", "w:sz")


def _indent(made: Any, style: Style) -> None:
    """Indent by characters, as Word and WPS do for Chinese."""
    if not style.indent and not style.right:
        return
    indent = made.element.get_or_add_pPr().get_or_add_ind()
    if style.indent:
        indent.set(qn("w:firstLineChars"), str(round(style.indent * 100)))
        indent.set(qn("w:firstLine"), str(round(style.indent * style.size * 20)))
    if style.right:
        indent.set(qn("w:rightChars"), str(round(style.right * 100)))
        indent.set(qn("w:right"), str(round(style.right * style.size * 20)))


def _line(made: Any, side: str, color: str) -> None:
    properties = made.element.get_or_add_pPr()
    borders = properties.find(qn("w:pBdr"))
    if borders is None:
        borders = OxmlElement("w:pBdr")
        properties.insert_element_before(borders, "w:spacing", "w:ind", "w:jc")
    line = OxmlElement(f"w:{side}")
    for name, value in (("val", "single"), ("sz", "8"), ("space", "1"), ("color", color)):
        line.set(qn(f"w:{name}"), value)
    borders.append(line)


def _page(document: Any, size: SheetSize) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(size.width), Mm(size.height)
    wide = size.width > size.height
    section.orientation = WD_ORIENT.LANDSCAPE if wide else WD_ORIENT.PORTRAIT
    top, right, bottom, left = map(Mm, size.margins)
    section.top_margin, section.right_margin = top, right
    section.bottom_margin, section.left_margin = bottom, left
    # Every sheet is a section: it begins on a sheet of paper of its own and counts from 1.
    section.start_type = WD_SECTION.ODD_PAGE
    number = OxmlElement("w:pgNumType")
    number.set(qn("w:start"), "1")
    section._sectPr.insert_element_before(number, "w:cols", "w:titlePg", "w:docGrid")
    section.header_distance = Mm(size.margins[0] - 12)
    # The number stands 7 mm below the type area.
    section.footer_distance = Mm(size.margins[2] - 12)


def _numbers(document: Any) -> None:
    """Put — 1 — outside, and the mark of internal papers on top."""
    document.settings.odd_and_even_pages_header_footer = True
    section = document.sections[0]
    for footer, align in ((section.footer, "right"), (section.even_page_footer, "left")):
        footer.is_linked_to_previous = False
        line = footer.paragraphs[0]
        line.alignment = _ALIGN[align]
        indent = line.paragraph_format
        indent.right_indent = indent.left_indent = Pt(14)
        for text in ("— ", None, " —"):
            run = line.add_run(text or "")
            run.font.size = Pt(14)
            run.font.name = "宋体"
            run._r.rPr.rFonts.set(qn("w:eastAsia"), "宋体")
            if text is None:
                _page_field(run)
    for header in (section.header, section.even_page_header):
        header.is_linked_to_previous = False
        header.paragraphs[0].style = STYLES["internal"]
        header.paragraphs[0].add_run("{{ paper.internal }}")


def _page_field(run: Any) -> None:
    for kind in ("begin", None, "end"):
        if kind:
            part = OxmlElement("w:fldChar")
            part.set(qn("w:fldCharType"), kind)
        else:
            part = OxmlElement("w:instrText")
            part.text = "PAGE"
        run._r.append(part)
