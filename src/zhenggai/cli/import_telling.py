"""What is said of a table that was taken in: how much, what was left out, what is to be done."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

from zhenggai.cli.import_drafts import Draft
from zhenggai.cli.settings import Settings
from zhenggai.finding import Finding
from zhenggai.report.clean import clean
from zhenggai.sheets.grid import Grid
from zhenggai.sheets.hear import Listener
from zhenggai.sheets.take import Taker
from zhenggai.sheets.taken import Taken
from zhenggai.words import SEVERITY, YES_NO, Text

_SHOWN: Final = 5


def tell(
    drafts: Sequence[Draft], rows: Sequence[Taken], listener: Listener, settings: Settings
) -> None:
    """Say what was done, and what was not taken in."""
    new, changed = sum(it.plan.new for it in drafts), sum(it.plan.changed for it in drafts)
    alike = len(rows) - new - changed
    settings.tell(
        Text(
            f"新增 {new} 条，修改 {changed} 条，账本里已有、相同 {alike} 条",
            f"{new} new, {changed} changed, {alike} the same as in the ledger",
        )
    )
    if listener.undated:
        number, day = listener.undated, listener.day
        settings.tell(
            Text(
                f"{number} 件事没写日期，记在 {day}（--date 可改）",
                f"{number} facts without a day are dated {day} (--date)",
            )
        )


def tell_apart(taker: Taker, rows: Sequence[Taken], settings: Settings, *, new: bool) -> None:
    """Say what was kept elsewhere, and what was not taken in."""
    raisers = sum(bool(row.raiser) for row in rows)
    if raisers:
        settings.tell(
            Text(
                f"{raisers} 个反映人姓名存在 data/private，不印出、不进 git",
                f"{raisers} names of raisers are kept in data/private, out of print and git",
            )
        )
    if taker.left_out:
        zh, en = "、".join(taker.left_out), ", ".join(taker.left_out)
        settings.tell(Text(f"账本不记、没有收的栏: {zh}", f"the ledger has no place for: {en}"))
    posted = any(row.told.get("=published", YES_NO["no"].zh) not in YES_NO["no"] for row in rows)
    if posted and new:
        settings.tell(
            Text(
                "“是否公示”没有导入: 公示用 zhenggai import 公示 或 zhenggai notice --post 记",
                "“Published” is not taken in: notices are recorded with zhenggai import notices"
                " or zhenggai notice --post",
            )
        )


def tell_doubts(rows: Sequence[Taken], settings: Settings) -> None:
    """Say what was taken as it is, though a person should look at it."""
    titled = {row.by_title: row.grid.name or row.grid.file for row in rows if row.by_title}
    for unit, sheet in titled.items():
        settings.tell(
            Text(
                f"没写单位的行，按标题认作 {unit}: {sheet}",
                f"rows that name no unit are, by their title, of {unit}: {sheet}",
            )
        )
    unseen = [row for row in rows if row.first[0] in row.grid.hidden_rows]
    if unseen:
        number, place = len(unseen), unseen[0].grid.place(unseen[0].first)
        settings.tell(
            Text(
                f"有 {number} 行是隐藏的，也收了，先看 {place}",
                f"{number} hidden rows are taken in as well, the first at {place}",
            )
        )
    named = Counter((row.unit, row.values.get(("name",))) for row in rows)
    twice = [name for (_, name), number in named.items() if name and number > 1]
    if twice:
        settings.tell(
            Text(
                f"名册里同名: {'、'.join(twice)}。账本按姓名认人，两个人的要写得不一样",
                f"the same name twice: {', '.join(twice)}. People are known by name: make two"
                " persons' names differ",
            )
        )


def tell_sheets(book: Sequence[Grid], strange: Sequence[Grid], settings: Settings) -> None:
    """Say which sheets were left out: those without a table, and those that nobody sees."""
    others = [grid.name for grid in strange if grid.rows]
    if others:
        settings.tell(
            Text(
                f"没有认得的表头，没有收的工作表: {'、'.join(others)}",
                f"sheets without a head that is known are left out: {', '.join(others)}",
            )
        )
    hidden = [grid.name for grid in book if grid.hidden]
    if hidden:
        settings.tell(
            Text(
                f"隐藏的工作表没有收: {'、'.join(hidden)}",
                f"hidden sheets are left out: {', '.join(hidden)}",
            )
        )


def tell_open(drafts: Iterable[Draft], settings: Settings) -> None:
    """Say what is still to be done, a line for each rule: the worst first, with its first cell."""
    found: dict[str, list[tuple[str, Finding]]] = {}
    for draft in drafts:
        for place, item in draft.open:
            found.setdefault(item.code, []).append((place, item))
    if not found:
        return
    settings.tell(Text("还要办的:", "Still to be done:"))
    rules = sorted(found.values(), key=lambda own: _weight(own[0][1]))
    for own in rules[:_SHOWN]:
        place, item = own[0]
        word, said, then = SEVERITY[item.severity.word], item.message, item.remedy
        zh = f"  {item.code} {word.zh} {len(own)} 处，如 {place}: {said.zh} → {then.zh}"
        en = f"  {item.code} {word.en}, {len(own)}, as at {place}: {said.en} → {then.en}"
        settings.tell(Text(clean(zh), clean(en)))
    if len(rules) > _SHOWN:
        more = len(rules) - _SHOWN
        settings.tell(
            Text(f"  还有 {more} 种: zhenggai validate", f"  {more} more rules: zhenggai validate")
        )


def _weight(item: Finding) -> tuple[int, bool, str]:
    """Return where a finding comes: what is private, among errors first."""
    return -item.severity, not item.code.startswith("PRV"), item.code
