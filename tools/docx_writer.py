"""The pieces of a template → paragraphs and tables of a document for Word."""

import ast
import re
from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import Any, Final

from docx.oxml.ns import qn

from tools.docx_parts import line_above, new_cell, rule_row, set_margins, set_widths
from tools.docx_source import Tokens, cells_of, class_of, end_of, widths_of
from tools.docx_styles import STYLES, SheetSize

_LOOP: Final = re.compile(r"\{% for (\w+) in ([\w.]+) %\}")
_WIDTHS: Final = re.compile(r", widths = (.*?) %\}")
_HEIGHTS: Final = {"form": 31, "tall": 37}
"""Points of the rows of tables that are filled in by hand, at least."""
_HEADS: Final = {"<h1>": "title", "<h2>": "h2", "<h3>": "h3"}


@dataclass
class Place:
    """Where paragraphs go: the body, or a cell with a style of its own."""

    holder: Any
    style: str = ""
    used: bool = False
    """Whether a cell's first paragraph, which it always has, is taken."""

    def paragraph(self, style: str) -> Any:
        """Return a new paragraph."""
        if self.style and not self.used:
            self.used = True
            made = self.holder.paragraphs[0]
        else:
            made = self.holder.add_paragraph()
        made.style = STYLES.get(style, style) or STYLES["body"]
        return made


@dataclass
class Writer:
    """Turns the pieces of one template into a document."""

    document: Any
    size: SheetSize
    widths: list[float] | None = None
    """What the template gives the next table; None if it depends on the records."""
    ends: tuple[Sequence[float], Sequence[float]] = ((), ())
    """The widths of the first and the last columns, if the number of those between varies."""
    ruled: bool = False
    """Whether the next paragraph has a line above it (`<hr>`)."""
    around: str = ""
    """The class of the `<div>` around."""

    def write(self, tokens: Tokens, place: Place) -> None:
        """Write paragraphs and tables."""
        at = 0
        while at < len(tokens):
            token = tokens[at]
            if token.startswith("<table"):
                end = tokens.index("</table>", at)
                self.table(tokens[at + 1 : end], class_of(token), place)
                at = end
            elif token.startswith(("<p", "<h1", "<h2", "<h3")):
                end = end_of(tokens, at, "</p>", "</h1>", "</h2>", "</h3>")
                self.block(token, tokens[at + 1 : end], place)
                at = end
            elif token.startswith("{%"):
                self.statement(token, place)
            elif token.startswith("<"):
                self.mark(token, place)
            elif token.strip():
                at = self.bare(tokens, at, place)
            at += 1

    def mark(self, token: str, place: Place) -> None:
        """Take note of a tag around paragraphs, or write the line that it is."""
        if class_of(token) == "ruled":
            place.paragraph("ruled")
        elif token.startswith(("<div", "</div")):
            self.around = class_of(token)
        elif token == "<hr>":
            self.ruled = True

    def statement(self, token: str, place: Place) -> None:
        """Write a `{% … %}` that rules paragraphs in one of its own."""
        found = _WIDTHS.search(token)
        if found:
            token = token.replace(found[0], " %}")
            self.widths = ast.literal_eval(found[1]) if found[1][-1] == "]" else None
            self.widths = self.widths or None
        place.paragraph("body").add_run(token.replace("{%", "{%p", 1))

    def block(self, tag: str, inside: Tokens, place: Place) -> None:
        """Write a paragraph."""
        name = class_of(tag) or _HEADS.get(tag, "")
        usual = place.style or (self.around if self.around in STYLES else "body")
        dense = f"dense-{name}" if "dense" in place.style else name
        made = place.paragraph(next(it for it in (dense, name, usual) if it in STYLES))
        if name == "new-page":
            made._p.get_or_add_pPr().append(deepcopy(self.document.sections[0]._sectPr))
        self.inline(inside, made, "\t" if name == "office" else "\u3000")

    def bare(self, tokens: Tokens, at: int, place: Place) -> int:
        """Write the text of a cell up to the next block; return where it ends."""
        end = at
        while end < len(tokens) and not tokens[end].startswith(("{%", "<p", "<hr", "<table")):
            end += 1
        made = place.paragraph(place.style or "body")
        if self.ruled:
            line_above(made)
            self.ruled = False
        self.inline(tokens[at:end], made)
        return end - 1

    def inline(self, tokens: Tokens, made: Any, between: str = "\u3000") -> None:
        """Write text into a paragraph; `between` stands after each of its pieces."""
        under = False
        for token in tokens:
            if token.startswith("{%"):
                made.add_run(token.replace("{%", "{%r", 1))
            elif token == "<br>":
                made.add_run().add_break()
            elif token.startswith("<span"):
                under = class_of(token) == "blank"
            elif token == "</span>":
                if not under:
                    made.add_run(between)
                under = False
            elif not token.startswith("<"):
                run = made.add_run(_blank(token) if under else token)
                run.font.underline = under or None

    def table(self, tokens: Tokens, kind: str, place: Place) -> None:
        """Write a table."""
        head = tokens.index("</colgroup>")
        widths = self.columns(tokens[:head])
        count = len(widths or "xx")
        made = place.holder.add_table(rows=0, cols=count)
        made.style = "Table Grid"
        made.autofit = widths is None
        set_margins(made)
        set_widths(made, widths, self.size)
        style = kind if kind in STYLES else "cell"
        row: list[str] | None = None
        first = True
        for token in tokens[head:]:
            if token == "</thead>":
                first = False
            elif token == "<tr>":
                row = []
            elif token == "</tr>" and row is not None:
                self.row(made, row, widths, _Look(style, kind, head=first and kind != "form"))
                row = None
            elif row is not None:
                row.append(token)
            elif token.startswith("{%"):
                cells = made.add_row().cells
                cells[0].paragraphs[0].add_run(token.replace("{%", "{%tr", 1))
        self.widths = None

    def columns(self, tokens: Tokens) -> list[float] | None:
        """Return the widths of the columns in millimetres; None if their number is not known."""
        if any("in widths" in token for token in tokens):
            shares = self.widths
        elif any(token.startswith("{% for") for token in tokens):
            shares = None
        else:
            shares = widths_of(tokens)
        self.ends = ((), ())
        if shares is None:
            loops = [n for n, token in enumerate(tokens) if token.startswith("{% ")]
            if not any("in widths" in token for token in tokens):
                self.ends = (widths_of(tokens[: loops[0]]), widths_of(tokens[loops[-1] :]))
            return None
        rest = [share for share in shares if not share]
        left = (100 - sum(shares)) / len(rest) if rest else 0
        return [(share or left) * self.size.text / 100 for share in shares]

    def row(self, table: Any, tokens: Tokens, widths: list[float] | None, look: "_Look") -> None:
        """Write a row; a loop over cells whose number is known is written out."""
        parts = list(cells_of(tokens))
        loop = _LOOP.fullmatch(parts[0][0]) if len(parts) == 3 else None
        if widths and loop:
            name, source = loop[1], loop[2]
            inside = parts[1]
            parts = [
                tuple(re.sub(rf"\b{name}\b", f"{source}[{n}]", it) for it in inside)
                for n in range(len(widths))
            ]
        row = table.add_row()
        rule_row(row, height=_HEIGHTS.get(look.kind, 0), head=look.head)
        element = row._tr
        for old in element.findall(qn("w:tc")):
            element.remove(old)
        fixed = widths or self.fixed(parts)
        for number, part in enumerate(parts):
            cell = new_cell(row, table, fixed[number])
            chosen = loop and self.widths and self.widths[number]
            middle = class_of(part[0]) == "middle" or bool(chosen)
            self.cell(part, cell, look.of(middle=middle, head=part[0].startswith("<th")))

    def fixed(self, parts: list[tuple[str, ...]]) -> list[float]:
        """Return the widths of those cells that stand around the ones whose number varies."""
        first, last = ([share * self.size.text / 100 for share in end] for end in self.ends)
        loops = [number for number, part in enumerate(parts) if part[0].startswith("{%")]
        if not loops or loops[0] != len(first) or len(parts) - loops[-1] - 1 != len(last):
            return [0.0] * len(parts)
        return [*first, *([0.0] * (len(parts) - len(first) - len(last))), *last]

    def cell(self, part: tuple[str, ...], cell: Any, style: str) -> None:
        """Write a cell, or the statement that rules cells."""
        if part[0].startswith("{%"):
            cell.paragraphs[0].add_run(part[0].replace("{%", "{%tc", 1))
            return
        place = Place(cell, style)
        cell.paragraphs[0].style = STYLES[style]
        self.write(part[1:-1], place)


@dataclass(frozen=True)
class _Look:
    """How the cells of a row look."""

    style: str
    kind: str
    head: bool

    def of(self, *, middle: bool, head: bool) -> str:
        """Return the style of a cell."""
        dense = "dense" if self.kind == "dense" else "cell"
        if head:
            return f"{dense}-head"
        return f"{dense}-middle" if middle else dense


def _blank(token: str) -> str:
    """Return what stands on a line that may be empty: room to write."""
    return token.replace(" }}", ' or "\u3000\u3000\u3000\u3000\u3000" }}')
