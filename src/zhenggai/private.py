"""The private file of a unit, in bytes: who raised which opinion."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final, TypeAlias

from zhenggai.edit.apply import apply, new_file
from zhenggai.edit.edits import Clear, Edit, Remove, Set
from zhenggai.edit.writing import Writing
from zhenggai.errors import INPUT_OUTPUT, CannotGoOnError
from zhenggai.finding import Severity
from zhenggai.folders import PRIVATE
from zhenggai.load import path_of
from zhenggai.model.opinions import Opinion
from zhenggai.model.private import Private, Raiser
from zhenggai.model.schema import keys_of
from zhenggai.reading import read_document, read_unit
from zhenggai.words import LISTS, Text

_Said: TypeAlias = Mapping[str, Mapping[str, str]]
"""What is said of persons, field by field, by the id of the opinion that each raised."""
FILE_MODE: Final = 0o600
FOLDER_MODE: Final = 0o700
IGNORED: Final = f"{PRIVATE}/.gitignore"
"""Keeps the folder out of git's sight, whatever else does."""
_BEGINNING: Final = 20
"""So many characters of an opinion tell it from the others of its day."""


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


def opinions_in(data: bytes | None, unit_id: str) -> tuple[Opinion, ...]:
    """Return the opinions in the file of a unit; none if it cannot be read."""
    unit, _ = read_unit(data, path_of(unit_id), unit_id, LISTS) if data else (None, [])
    return unit.opinions if unit else ()


def fits(raiser: Raiser, opinion: Opinion) -> bool:
    """Whether it is this opinion of which somebody was kept, as far as the file says."""
    return raiser.opinion in ("", *_marks(opinion))


def _marks(opinion: Opinion) -> tuple[str, ...]:
    """Return what an opinion is known by: its own words, else those that may be printed."""
    day = opinion.date.isoformat() if opinion.date else ""
    said = (" ".join(text.split())[:_BEGINNING] for text in (opinion.text, opinion.public_text))
    return tuple(f"{day} {text}".strip() for text in said if text)


def moved(raisers: Mapping[str, Raiser], opinions: Sequence[Opinion]) -> dict[str, str]:
    """Return the new ids of opinions that a merge elsewhere has renumbered, by the old ones."""
    known: dict[str, set[str]] = {}
    for opinion in opinions:
        for mark in _marks(opinion):
            known.setdefault(mark, set()).add(opinion.id)
    found = {name: known.get(raiser.opinion, set()) for name, raiser in raisers.items()}
    wanted = {name: min(ids) for name, ids in found.items() if len(ids) == 1 and name not in ids}
    while clashing := [
        name
        for name, new in wanted.items()
        if new in raisers.keys() - wanted.keys() or list(wanted.values()).count(new) > 1
    ]:
        # Nobody is moved to where somebody else is kept.
        wanted = {name: new for name, new in wanted.items() if name not in clashing}
    return wanted


def rehomed(data: bytes | None, path: str, opinions: Sequence[Opinion]) -> bytes | None:
    """Return the private file with everybody under the id that the opinion has now."""
    raisers = raisers_in(data, path)
    names = moved(raisers, opinions)
    if data is None or not names:
        return data
    edits: list[Edit] = []
    for name, new in names.items():
        held = {key: getattr(raisers[name], key) for key in keys_of(Raiser)}
        if new in raisers:
            place = ("raisers", new)
            edits += [
                Set(place, it, said) if said else Clear(place, it) for it, said in held.items()
            ]
        else:
            said = {key: text for key, text in held.items() if text}
            edits.append(Set(("raisers",), new, said))
    edits += [Remove(("raisers", name)) for name in names if name not in names.values()]
    return apply(data, path, edits, LISTS, Private)


def with_raisers(data: bytes | None, path: str, said: _Said) -> bytes:
    """Return the private file with what is said of persons; other fields stay as they are."""
    if data is None:
        return new_file(Private, {"raisers": said}, "en", LISTS)
    known = raisers_in(data, path)
    edits: list[Edit] = []
    for name, fields in said.items():
        if name in known:
            edits += [Set(("raisers", name), field, text) for field, text in fields.items()]
        else:
            edits.append(Set(("raisers",), name, dict(fields)))
    return apply(data, path, edits, LISTS, Private)


def without_raiser(data: bytes, path: str, opinion_id: str) -> bytes | None:
    """Return the private file without a person; None if nobody else is in it."""
    if set(raisers_in(data, path)) <= {opinion_id}:
        return None
    return apply(data, path, [Remove(("raisers", opinion_id))], LISTS, Private)


def record_raisers(act: Writing, unit_id: str, said: _Said) -> None:
    """Plan to keep who raised opinions (name, phone, address, note), for their eyes only."""
    path = private_path(unit_id)
    if act.read(IGNORED) is None:
        act.change(IGNORED, None, b"*\n", FILE_MODE)
    old = act.read(path)
    opinions = opinions_in(act.read(path_of(unit_id)), unit_id)
    marks = {opinion.id: mark for opinion in opinions for mark in _marks(opinion)[:1]}
    full = {
        name: {**fields, "opinion": marks[name]} if name in marks else fields
        for name, fields in said.items()
    }
    new = with_raisers(rehomed(old, path, opinions), path, full)
    act.change(path, old, new, FILE_MODE)
