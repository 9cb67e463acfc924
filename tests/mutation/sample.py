"""The sample ledger, each file read once: only what a mutation changes is judged again."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple, TypeAlias

from tests.conftest import TODAY, findings_in
from tests.mutation.changes import Change, add
from tests.mutation.mutation import CAMPAIGN, Mutation
from zhenggai.examine import surroundings
from zhenggai.finding import Finding
from zhenggai.load import CAMPAIGN_FILE, Ledger, open_ledger, path_of
from zhenggai.model.profiles import requirements
from zhenggai.model.schema import as_of
from zhenggai.model.unit import Unit
from zhenggai.public import lookback_digest, notice_digest
from zhenggai.reading import read_campaign, read_unit
from zhenggai.rules.base import Surroundings
from zhenggai.rules.campaign import check_campaign
from zhenggai.rules.runner import Checked, check_across, check_unit, judged

ROOT: Final = Path(__file__).parents[2]
_Read: TypeAlias = tuple[Unit | None, list[Finding]]


@cache
def sample() -> Ledger:
    return open_ledger(ROOT)


@cache
def text_of(file: str) -> str:
    return (ROOT / file_path(file)).read_text(encoding="utf-8")


def file_path(file: str) -> str:
    return CAMPAIGN_FILE if file == CAMPAIGN else path_of(file)


def changed(mutation: Mutation) -> dict[str, str]:
    """Return the texts of the files that a mutation changes or adds."""
    changes = {mutation.file: mutation.change, **mutation.also}
    kept = {file: change for file, change in changes.items() if file not in mutation.new}
    return {**mutation.new, **{file: change(text_of(file)) for file, change in kept.items()}}


@dataclass(frozen=True, slots=True)
class Found:
    """What came of a mutation."""

    hits: tuple[Finding, ...]
    """What was found where it was to be."""
    others: tuple[Finding, ...]
    """What else was found that was not there before, wherever its lines are now."""


def run(mutation: Mutation, folder: Path | None = None) -> Found:
    """Make the mutation and validate: in memory, or as files in a folder."""
    texts = changed(mutation)
    found = _on_disk(mutation, texts, folder) if folder else _in_memory(mutation, texts)
    place = mutation.at(texts[mutation.file])
    where = f"{file_path(mutation.file)}:{place.line}:{place.column}"
    hits = [item for item in found if item.code == mutation.code and str(item.location) == where]
    new = _new(found, frozenset(map(file_path, texts)), mutation.as_of)
    return Found(tuple(hits), tuple(item for item in new if item not in hits))


def _in_memory(mutation: Mutation, texts: Mapping[str, str]) -> list[Finding]:
    files = {file: text.encode(mutation.encoding) for file, text in texts.items()}
    opened = _with_campaign(files)
    day, today = map(dt.date.fromisoformat, (mutation.as_of, mutation.today))
    around = surroundings(opened, day, today)
    if mutation.lost:
        assert mutation.lost in opened.evidence
        around = replace(around, evidence=opened.evidence - {mutation.lost})
    return _examined(opened, files, around)


def _with_campaign(files: Mapping[str, bytes]) -> Ledger:
    data = files.get(CAMPAIGN)
    if data is None or data == text_of(CAMPAIGN).encode():
        return sample()
    campaign, faults = read_campaign(data, CAMPAIGN_FILE)
    assert campaign, "a campaign that cannot be read is tested with folders"
    return replace(sample(), campaign=campaign, findings=tuple(faults))


def _examined(opened: Ledger, files: Mapping[str, bytes], around: Surroundings) -> list[Finding]:
    same = opened is sample() and around.evidence is opened.evidence
    checked: dict[str, Checked] = {}
    for unit in opened.units:
        if unit in files:
            read = read_unit(files[unit], path_of(unit), unit, opened.campaign.lists)
            checked[unit] = _judged(read, around)
        elif same:
            checked[unit] = _as_it_is(unit, around.day, around.today)
        else:
            checked[unit] = _judged(_read(unit, opened), around)
    outlines = {unit: result.outline for unit, result in checked.items() if result.outline}
    found = [*opened.findings, *check_campaign(opened.campaign)]
    needs = requirements(opened.campaign, "organ")
    found = judged(found, needs) if needs else found
    found += [finding for result in checked.values() for finding in result.findings]
    return sorted([*found, *check_across(checked, outlines, around)])


def _judged(read: _Read, around: Surroundings) -> Checked:
    unit, faults = read
    return check_unit(unit, faults, around) if unit else Checked(faults)


@cache
def _as_it_is(unit: str, day: dt.date, today: dt.date) -> Checked:
    return _judged(_read(unit, sample()), surroundings(sample(), day, today))


def _read(unit: str, opened: Ledger) -> _Read:
    if opened.campaign.lists == sample().campaign.lists:
        return _read_once(unit)
    return read_unit(text_of(unit).encode(), path_of(unit), unit, opened.campaign.lists)


@cache
def _read_once(unit: str) -> _Read:
    return read_unit(text_of(unit).encode(), path_of(unit), unit, sample().campaign.lists)


def _on_disk(mutation: Mutation, texts: Mapping[str, str], folder: Path) -> list[Finding]:
    """Validate links to the files of the sample, beside those that are changed."""
    files = {folder / file_path(file): text for file, text in texts.items()}
    for path in sorted((ROOT / "data").rglob("*.*")):
        there = folder / path.relative_to(ROOT)
        lost = there == folder / "data" / "evidence" / mutation.lost
        if path.is_file() and there not in files and not lost:
            there.parent.mkdir(parents=True, exist_ok=True)
            there.symlink_to(path)
    for there, text in files.items():
        there.write_bytes(text.encode(mutation.encoding))
    day, today = map(dt.date.fromisoformat, (mutation.as_of, mutation.today))
    return findings_in(folder, day, today)


def _new(found: list[Finding], paths: frozenset[str], as_of: str) -> list[Finding]:
    """Leave out what was found on that day before anything was changed."""
    before = [_mark(item, paths) for item in findings_on(as_of)]
    new = []
    for item in found:
        if (mark := _mark(item, paths)) in before:
            before.remove(mark)
        else:
            new.append(item)
    return new


@cache
def findings_on(as_of: str) -> list[Finding]:
    """Return what validating the sample as it is finds on a day."""
    return _examined(sample(), {}, surroundings(sample(), dt.date.fromisoformat(as_of), TODAY))


class _Mark(NamedTuple):
    """What a finding is, wherever it stands in a file that changed."""

    code: str
    record: str
    field: str
    where: str


def _mark(item: Finding, paths: frozenset[str]) -> _Mark:
    where = item.location.path if item.location.path in paths else str(item.location)
    return _Mark(item.code, item.record, item.field, where)


def with_digest(file: str, path: str, day: str) -> Change:
    """Write into a notice or a look-back the digest that printing on a day would have written."""

    def change(text: str) -> str:
        data = text.encode()
        unit, _ = read_unit(data, file_path(file), file, sample().campaign.lists)
        then = as_of(unit, dt.date.fromisoformat(day)) if unit else None
        assert then
        number = int(path.rpartition("#")[2])
        if path.startswith("lookbacks"):
            names = then.lookbacks[number].issues
            digest = lookback_digest([issue for issue in then.issues if issue.id in names])
        else:
            digest = notice_digest(then, then.notices[number], sample().campaign)
        return add(path, f"digest: {digest}")(text)

    return change
