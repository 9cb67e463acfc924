"""The three accounts as a table on a terminal, and as Markdown."""

from collections.abc import Iterator, Sequence

from zhenggai.markdown import escape
from zhenggai.report.clean import width
from zhenggai.report.due_table import too_narrow
from zhenggai.report.grid import Cell, Column, grid, one_line, paint
from zhenggai.report.reconciled import Reconciled, Table
from zhenggai.words import Lang


def as_table(shown: Reconciled, lang: Lang, room: int | None, *, color: bool) -> str:
    """Return the three ratios with their formulas, each unit's, and what is open."""
    wide = max(width(account.name) for account in shown.accounts)
    long = max(width(account.ratio) for account in shown.accounts)
    lines = [one_line(shown.title), ""]
    for account in shown.accounts:
        name = account.name + " " * (wide - width(account.name))
        ratio = account.ratio + " " * (long - width(account.ratio))
        lines.append(f"{name}  {ratio}  = {account.formula}")
    for table in _tables(shown):
        found = grid(_columns(table), _cells(table.rows), room, color=color)
        lines += ["", paint(table.title, "1" if color else ""), *found.lines]
        if found.left_out:
            lines.append(too_narrow(found.left_out).to(lang))
    if shown.remark:
        lines += ["", shown.remark]
    return "".join(f"{line}\n" for line in lines)


def _tables(shown: Reconciled) -> Iterator[Table]:
    """Go through the tables that have rows."""
    tables = (shown.units, *(account.open for account in shown.accounts))
    return (table for table in tables if table and table.rows)


def _columns(table: Table) -> list[Column]:
    return [Column(head, whole=head in table.whole) for head in table.heads]


def _cells(rows: Sequence[Sequence[str]]) -> list[list[Cell]]:
    return [[Cell(cell) for cell in row] for row in rows]


def as_markdown(shown: Reconciled) -> str:
    """Return the same as Markdown."""
    lines = [f"# {escape(one_line(shown.title))}", ""]
    lines += (f"- **{item.name} {item.ratio}** = {item.formula}" for item in shown.accounts)
    for table in _tables(shown):
        lines += ["", f"## {table.title}", "", *_markdown_rows(table)]
    if shown.remark:
        lines += ["", shown.remark]
    return "".join(f"{line}\n" for line in lines)


def _markdown_rows(table: Table) -> Iterator[str]:
    yield f"| {' | '.join(table.heads)} |"
    yield "|" + "---|" * len(table.heads)
    for row in table.rows:
        yield f"| {' | '.join(escape(one_line(cell)) for cell in row)} |"
