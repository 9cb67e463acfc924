"""Parts of a document for Word that python-docx has no words for."""

from collections.abc import Sequence
from typing import Any

from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, Twips
from docx.table import _Cell

from tools.docx_styles import MM, SheetSize


def line_above(paragraph: Any) -> None:
    """Draw a line above a paragraph."""
    borders = OxmlElement("w:pBdr")
    line = OxmlElement("w:top")
    for name, value in (("val", "single"), ("sz", "2"), ("space", "1"), ("color", "777777")):
        line.set(qn(f"w:{name}"), value)
    borders.append(line)
    properties = paragraph._p.get_or_add_pPr()
    properties.insert_element_before(borders, "w:shd", "w:spacing", "w:ind", "w:jc", "w:rPr")


def rule_row(row: Any, *, height: float, head: bool) -> None:
    """Keep a row on one page, the head on every page."""
    properties = row._tr.get_or_add_trPr()
    properties.append(OxmlElement("w:cantSplit"))
    if height:
        row.height = Pt(height)
    if head:
        properties.append(OxmlElement("w:tblHeader"))


def new_cell(row: Any, table: Any, width: float) -> Any:
    """Return a new cell at the end of a row."""
    element = OxmlElement("w:tc")
    element.append(OxmlElement("w:p"))
    row._tr.append(element)
    cell = _Cell(element, table)
    if width:
        cell.width = Twips(round(width * MM))
    cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    return cell


def set_margins(table: Any) -> None:
    """Keep text off the lines of a table."""
    margins = OxmlElement("w:tblCellMar")
    for side, width in (("top", 40), ("left", 60), ("bottom", 40), ("right", 60)):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), str(width))
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    table._tbl.tblPr.insert_element_before(margins, "w:tblLook")


def set_widths(table: Any, widths: Sequence[float] | None, size: SheetSize) -> None:
    """Give the columns their widths in millimetres."""
    columns = table._tbl.tblGrid.findall(qn("w:gridCol"))
    each = widths or [size.text / len(columns)] * len(columns)
    for column, width in zip(columns, each, strict=True):
        column.set(qn("w:w"), str(round(width * MM)))
