"""What hangs and is out of date: as lines, and as JSON."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Any

from zhenggai.hanging import STALE, Difference, Hanging, in_words
from zhenggai.load import path_of
from zhenggai.model.unit import Unit
from zhenggai.naming import naming
from zhenggai.pieces import Piece
from zhenggai.report.clean import clean
from zhenggai.report.json_text import json_text
from zhenggai.rules import commands
from zhenggai.words import COVERS, LISTS, Lang, Text

_NOTHING = Text("（无）", "(nothing)")


def as_text(found: Sequence[Hanging], lang: Lang) -> str:
    """Return the notices that are out of date, each with what changed and what to do."""
    lines = (line for item in found if item.state == STALE for line in _lines(item))
    return "".join(f"{clean(line.to(lang))}\n" for line in lines)


def _lines(item: Hanging) -> Iterator[Text]:
    notice, name = item.notice, f"{item.unit.id}#{item.notice.id}"
    covers, end = COVERS[notice.covers], notice.until
    until = Text(f"，到 {end}", f" until {end}") if end else Text("", "")
    yield Text(
        f"{name} 公示{covers.zh} {notice.from_} 贴出{until.zh}: 过时",
        f"{name}, {covers.en}, posted on {notice.from_}{until.en}: out of date",
    )
    for difference in item.differences:
        yield _difference(difference)
    if not item.exact:
        yield _inexact(item)
    edit = commands.correct(name)
    again = commands.post(item.unit.id, notice.covers)
    then = Text(
        f"  → 撤下，把 ‹notices.until› 写到撤下那天: {edit.zh}；重新张贴: {again.zh}",
        f"  → take it down and set ‹notices.until› to that day: {edit.en}; post again: {again.en}",
    )
    yield naming(item.unit.node, Unit, LISTS).say(then)


def _difference(found: Difference) -> Text:
    before, after = _joined(found.before), _joined(found.after)
    where = f" [{found.at}]" if found.at else ""
    of = f"{found.record} " if found.record else ""
    called = found.called
    return Text(
        f"  {of}{called.zh}: {before.zh} → {after.zh}{where}",
        f"  {of}{called.en}: {before.en} → {after.en}{where}",
    )


def _joined(pieces: tuple[Piece, ...]) -> Text:
    if not pieces:
        return _NOTHING
    texts = [in_words(piece) for piece in pieces]
    return Text("；".join(it.zh for it in texts), "; ".join(it.en for it in texts))


def _inexact(item: Hanging) -> Text:
    path = path_of(item.unit.id)
    return Text(
        "  还改过没有日期的内容（如标题、摘要、姓名、时限），账本里看不出改前的样子，"
        f"可用 git 看: git log -p -- {path}",
        "  something without a date was changed as well (a title, a wording, a name, a due date);"
        f" the ledger does not know how it was: git log -p -- {path}",
    )


def as_json(found: Sequence[Hanging], day: dt.date) -> str:
    """Return all notices that hang on the day."""
    return json_text(
        {"version": 1, "as_of": day.isoformat(), "notices": [_object(item) for item in found]}
    )


def _object(item: Hanging) -> dict[str, Any]:
    notice = item.notice
    return {
        "unit": item.unit.id,
        "id": notice.id,
        "covers": notice.covers,
        "from": notice.from_.isoformat() if notice.from_ else None,
        "until": notice.until.isoformat() if notice.until else None,
        "state": item.state,
        "exact": item.exact,
        "changes": [
            {
                "record": it.record,
                "field": it.field,
                "before": [piece.text for piece in it.before],
                "after": [piece.text for piece in it.after],
                "line": it.at.line if it.at else None,
            }
            for it in item.differences
        ],
    }


def summary(found: Sequence[Hanging]) -> Text:
    """Return how many notices hang, and in what state."""
    counts = {state: sum(it.state == state for it in found) for state in ("current", "unknown")}
    current, unknown = counts["current"], counts["unknown"]
    stale = len(found) - current - unknown
    return Text(
        f"挂着的公示 {len(found)} 张: 与台账一致 {current}，过时 {stale}，"
        f"不是用本程序张贴、看不出的 {unknown}",
        f"Hanging: {len(found)}; true {current}, out of date {stale}, posted without this program"
        f" and not known {unknown}",
    )
