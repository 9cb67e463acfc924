"""The answers of a look-back: asked for or read from a file, and written to the unit's file."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import typer

from zhenggai.answering import Answers, answers_in, faults_in, values
from zhenggai.cli.common import write
from zhenggai.cli.settings import Settings
from zhenggai.cli.writing import writing
from zhenggai.edit.apply import apply, difference
from zhenggai.edit.edits import Append, Edit
from zhenggai.edit.files import told
from zhenggai.errors import INPUT_OUTPUT, CannotGoOnError
from zhenggai.finding import Finding, Severity
from zhenggai.load import Ledger, load_unit, path_of
from zhenggai.lookback import Review, reviews
from zhenggai.model.review import Lookback
from zhenggai.model.schema import as_of
from zhenggai.model.unit import Unit
from zhenggai.query.refusal import nearest
from zhenggai.reading import read_document, read_unit
from zhenggai.report.findings_text import finding_lines as as_lines
from zhenggai.words import Text


def asked_about(typed: Unit, ledger: Ledger, record: dict[str, Any]) -> list[Review]:
    """Return what a look-back on that day, of the unit or of one member, asks about."""
    then = as_of(typed, record["date"]) or typed
    member = record["member"]
    if member:
        _check_member(typed, member)
    return [item for item in reviews(then, ledger.campaign) if item.member == member]


def _check_member(unit: Unit, name: str) -> None:
    """Refuse a look-back of somebody who is no member; one without issues looks back, too."""
    known = {*(it.name for it in unit.members), *(it.member for it in unit.issues)} - {""}
    if name not in known:
        near = " ".join(nearest(name, sorted(known), 5) or sorted(known))
        raise CannotGoOnError(
            Text(
                f"{unit.id} 没有党员“{name}”。有的: {near or '（一名也没有）'}",
                f"{unit.id} has no member {name}. There are: {near or '(none)'}",
            )
        )


def the_one(ledger: Ledger, unit: str) -> str:
    """Return the id of the one unit that is meant; raise `CannotGoOnError` for a pattern."""
    if unit not in ledger.units:
        ledger.select([unit])
        raise CannotGoOnError(
            Text(f"“{unit}”不是一个单位的编号", f"{unit} is not the id of one unit")
        )
    return unit


def typed_unit(ledger: Ledger, unit_id: str, settings: Settings) -> Unit:
    """Return a unit as typed; say if its file has faults, stop if it cannot be read."""
    unit, findings = load_unit(ledger, unit_id)
    if unit is None:
        first = min(findings)
        raise CannotGoOnError(
            Text(f"{first.location}: {first.message.zh}", f"{first.location}: {first.message.en}"),
            INPUT_OUTPUT,
        )
    if findings:
        settings.tell(
            Text(
                f"{path_of(unit_id)} 有 {len(findings)} 个问题，见 zhenggai validate {unit_id}",
                f"{path_of(unit_id)} has {len(findings)} findings: zhenggai validate {unit_id}",
            )
        )
    return unit


def read_answers(source: str, ledger: Ledger, settings: Settings) -> Lookback:
    """Read a look-back record from a file; print what is wrong with it and stop."""
    with told(source):
        data = sys.stdin.buffer.read() if source == "-" else Path(source).read_bytes()
    lookback, findings = read_document(data, source, Lookback, ledger.campaign.lists)
    unsaid = [item for item in findings if not (item.code == "FIL05" and item.field == "date")]
    _refuse([item for item in unsaid if item.severity is Severity.ERROR], settings)
    if lookback is None:
        raise _unreadable(source)
    return lookback


def _unreadable(path: str) -> CannotGoOnError:
    return CannotGoOnError(Text(f"{path} 读不了", f"{path} cannot be read"))


def _refuse(findings: Sequence[Finding], settings: Settings) -> None:
    if findings:
        write(as_lines(findings, settings.lang, color=settings.color), None, settings)
        raise typer.Exit(1)


@dataclass(frozen=True, slots=True)
class Taken:
    """Answers as they were taken, and the record that they go into."""

    ledger: Ledger
    unit_id: str
    record: dict[str, Any]
    said: Lookback | Answers


def write_answers(taken: Taken, settings: Settings, *, dry_run: bool) -> None:
    """Write the look-back into the unit's file, or show what would be written."""
    name = path_of(taken.unit_id)
    if dry_run:
        old = (taken.ledger.root / name).read_bytes()
        write(difference(old, _written(taken, old, settings), name), None, settings)
        return
    with writing(taken.ledger.root, "lookback answer") as act:
        old = act.read(name) or b""
        act.change(name, old, _written(taken, old, settings))
    count = len(taken.said.issues)
    settings.tell(
        Text(
            f"已写入 {name}: 回头看 {count} 条", f"written to {name}: {count} issues looked back on"
        )
    )


def _written(taken: Taken, old: bytes, settings: Settings) -> bytes:
    """Return the unit's file with the look-back, judged against what the file says now."""
    ledger, record = taken.ledger, taken.record
    lists = ledger.campaign.lists
    typed, _ = read_unit(old, path_of(taken.unit_id), taken.unit_id, lists)
    if typed is None:
        raise _unreadable(path_of(taken.unit_id))
    asked = asked_about(typed, ledger, record)
    if isinstance(taken.said, Lookback):
        _refuse(sorted(faults_in(taken.said, asked, ledger.campaign)), settings)
        answers = answers_in(taken.said)
    else:
        answers = taken.said
        _check_issues(answers, asked)
    rounds = [item.round or 1 for item in typed.lookbacks if item.member == record["member"]]
    values_now = values(asked, answers, {**record, "round": max(rounds, default=0) + 1})
    edits: list[Edit] = [Append(("lookbacks",), values_now)]
    event = {"date": record["date"], "event": "reopened", "by": "、".join(record["by"])}
    for place, issue in enumerate(typed.issues):
        if issue.id in answers.reopen:
            edits.append(Append(("issues", place, "log"), event))
    return apply(old, path_of(taken.unit_id), edits, lists)


def _check_issues(answers: Answers, asked: Sequence[Review]) -> None:
    """Stop if an issue that was asked about has gone meanwhile."""
    gone = set(answers.issues) - {review.issue.id for review in asked}
    if gone:
        names = " ".join(sorted(gone))
        raise CannotGoOnError(
            Text(
                f"回答期间 {names} 被别人改动了，没有写入，请再答一次",
                f"{names} changed while you were answering; nothing was written, answer again",
            ),
            INPUT_OUTPUT,
        )
