"""The private file of a unit, in bytes: who raised which opinion."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from zhenggai.edit.apply import apply, new_file
from zhenggai.edit.edits import Edit, Remove, Set
from zhenggai.edit.writing import Writing
from zhenggai.errors import INPUT_OUTPUT, CannotGoOnError
from zhenggai.finding import Severity
from zhenggai.folders import PRIVATE
from zhenggai.model.private import Private, Raiser
from zhenggai.reading import read_document
from zhenggai.words import LISTS, Text

FILE_MODE: Final = 0o600
FOLDER_MODE: Final = 0o700
IGNORED: Final = f"{PRIVATE}/.gitignore"
"""Keeps the folder out of git's sight, whatever else does."""


def private_path(unit_id: str) -> str:
    """Return the path of a unit's private file, relative to the ledger."""
    return f"{PRIVATE}/units/{unit_id}.yaml"


def raisers_in(data: bytes | None, path: str) -> Mapping[str, Raiser]:
    """Return who raised which opinion; raise `CannotGoOnError` for a file with errors."""
    if data is None:
        return {}
    private, findings = read_document(data, path, Private, LISTS)
    errors = sorted(item for item in findings if item.severity is Severity.ERROR)
    if private is None or errors:
        first = errors[0]
        raise CannotGoOnError(
            Text(
                f"{first.location}: {first.message.zh} → {first.remedy.zh}",
                f"{first.location}: {first.message.en} → {first.remedy.en}",
            ),
            INPUT_OUTPUT,
        )
    return private.raisers


def with_raiser(data: bytes | None, path: str, opinion_id: str, said: Mapping[str, str]) -> bytes:
    """Return the private file with what is said of a person; other fields stay as they are."""
    if data is None:
        return new_file(Private, {"raisers": {opinion_id: said}}, "en", LISTS)
    edits: list[Edit] = [Set(("raisers", opinion_id), name, text) for name, text in said.items()]
    if opinion_id not in raisers_in(data, path):
        edits = [Set(("raisers",), opinion_id, dict(said))]
    return apply(data, path, edits, LISTS, Private)


def without_raiser(data: bytes, path: str, opinion_id: str) -> bytes | None:
    """Return the private file without a person; None if nobody else is in it."""
    if set(raisers_in(data, path)) <= {opinion_id}:
        return None
    return apply(data, path, [Remove(("raisers", opinion_id))], LISTS, Private)


def record_raiser(act: Writing, unit_id: str, opinion_id: str, said: Mapping[str, str]) -> None:
    """Plan to keep who raised an opinion (name, phone, address, note), for their eyes only."""
    path = private_path(unit_id)
    if act.read(IGNORED) is None:
        act.change(IGNORED, None, b"*\n", FILE_MODE)
    old = act.read(path)
    act.change(path, old, with_raiser(old, path, opinion_id, said), FILE_MODE)
