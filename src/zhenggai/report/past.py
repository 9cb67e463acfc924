"""The history of a record or a unit: for people, and for machines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from zhenggai.history import Past
from zhenggai.report.change_json import as_document
from zhenggai.report.change_text import ChangeLines
from zhenggai.report.grid import one_line, paint
from zhenggai.report.json_text import json_text
from zhenggai.words import Text

_UNCOMMITTED: Final = Text("还没有提交", "not committed yet")
_UNREADABLE: Final = Text("这一版的文件读不了", "the file of this version cannot be read")
_SHORT: Final = 8


@dataclass(frozen=True, slots=True)
class Story:
    """What has a history: its full id, its file, and what became of it, the latest first."""

    name: str
    path: str
    past: Sequence[Past]


def as_text(story: Story, lines: ChangeLines) -> str:
    """Return the history commit by commit, each with its day, author and subject."""
    lang = lines.words.lang
    written = [one_line(story.name), one_line(story.path)]
    for past in story.past:
        written += ["", _head(past, lines)]
        if past.renamed and past.commit:
            old, new = past.commit.change.before, past.commit.change.after
            said = Text(f"文件改名: {old} → {new}", f"file renamed: {old} → {new}").to(lang)
            written.append(f"  {one_line(said)}")
        if not past.read:
            written.append(f"  {_UNREADABLE.to(lang)}")
        written += lines.records(past.changed, "  ")
    return "".join(f"{line}\n" for line in written)


def _head(past: Past, lines: ChangeLines) -> str:
    commit = past.commit
    if commit is None:
        said = _UNCOMMITTED.to(lines.words.lang)
    else:
        when = commit.when[:16].replace("T", " ")
        said = one_line(f"{when}  {commit.id[:_SHORT]}  {commit.author}: {commit.subject}")
    return paint(said, "1") if lines.color else said


def as_json(story: Story, lines: ChangeLines) -> str:
    """Return the document that `docs/machine-outputs.md` describes."""
    return json_text(
        {
            "version": 1,
            "id": story.name,
            "path": story.path,
            "history": [_entry(past, lines) for past in story.past],
        }
    )


def _entry(past: Past, lines: ChangeLines) -> dict[str, Any]:
    commit = past.commit
    return {
        "commit": commit.id if commit else None,
        "date": commit.when if commit else None,
        "author": commit.author if commit else None,
        "subject": commit.subject if commit else None,
        "path": (commit.change.after or commit.change.before) if commit else None,
        "renamed_from": commit.change.before if commit and past.renamed else None,
        "readable": past.read,
        "records": as_document(past.changed, lines.words),
    }
