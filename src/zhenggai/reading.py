"""A file → its record and findings: what language it is in, and all its faults at once."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TypeVar

from zhenggai.fields.reader import Reader
from zhenggai.fields.records import plan_of, read_record
from zhenggai.finding import Finding, Severity
from zhenggai.model.campaign import Campaign, word_lists
from zhenggai.model.schema import Many, One, Record, Table, keys_of
from zhenggai.model.unit import CAMPAIGN, Unit
from zhenggai.naming import language_in
from zhenggai.source import Mapping as Tree
from zhenggai.source import Scalar
from zhenggai.words import LISTS, Text, Vocabulary
from zhenggai.yamltree import read_tree

_R = TypeVar("_R", bound=Record)


def read_unit(
    data: bytes, path: str, unit_id: str, lists: Mapping[str, Vocabulary]
) -> tuple[Unit | None, list[Finding]]:
    """Read a unit file: the unit (None if it is not even YAML) and all its faults."""
    reader = Reader(path, lists, unit=unit_id)
    unit = _read_file(reader, data, Unit)
    if unit is None:
        return None, reader.findings
    # A unit is made once per file; its id and what is noted on the way are not typed in it.
    object.__setattr__(unit, "id", unit_id)
    object.__setattr__(unit, "latest", reader.latest)
    object.__setattr__(unit, "said", tuple(reader.said))
    return unit, reader.findings


def read_campaign(data: bytes, path: str) -> tuple[Campaign | None, list[Finding]]:
    """Read campaign.yaml: the campaign (None if it is not even YAML) and its faults."""
    reader = Reader(path, word_lists(None))
    campaign = _read_file(reader, data, Campaign)
    if campaign is not None and any(getattr(campaign, name) for name in LISTS):
        # The words it adds to lists may stand above them, in its profiles.
        reader = Reader(path, word_lists(campaign))
        campaign = _read_file(reader, data, Campaign)
    if campaign is not None:
        object.__setattr__(campaign, "lists", word_lists(campaign))
    return campaign, reader.findings


def read_document(
    data: bytes, path: str, record: type[_R], lists: Mapping[str, Vocabulary]
) -> tuple[_R | None, list[Finding]]:
    """Read a file that holds one record, such as answers to a look-back."""
    reader = Reader(path, lists)
    return _read_file(reader, data, record), reader.findings


def _read_file(reader: Reader, data: bytes, record: type[_R]) -> _R | None:
    tree = read_tree(data, reader.path, all_keys())
    for fault in tree.faults:
        severity = Severity.WARNING if fault.code == "FIL09" else Severity.ERROR
        reader.fault(fault.location, fault.code, fault.message, fault.remedy, severity)
    if tree.root is None:
        return None
    reader.language = language_in(tree.root, record)
    found = read_record(reader, tree.root, record)
    if reader.mixed:
        _report_mixed(reader, tree.root, record)
    return found


def _report_mixed(reader: Reader, root: Tree, record: type[Record]) -> None:
    """Report the first key or word of the other language, beside one of the file's own."""
    where, typed = min(reader.mixed)
    own = _own_key(root, plan_of(record).typed[reader.language])
    count = len(reader.mixed)
    reader.field = ""
    reader.fault(
        where,
        "FIL07",
        Text(
            f"中英文混用: 这里是“{typed}”，第 {own.line} 行是“{own.text}”（共 {count} 处）",
            f"two languages in one file: {typed} here, {own.text} on line {own.line}"
            f" ({count} in all)",
        ),
        _in_one_language(reader, record),
    )


def _in_one_language(reader: Reader, record: type[Record]) -> Text:
    if record not in (Unit, Campaign):
        return Text("全文件用一种语言的键和词", "write keys and words in one language")
    command = f"zhenggai fmt {reader.unit or CAMPAIGN} --lang {reader.language}"
    return Text(f"换成一种语言: {command}", f"turn it into one language: {command}")


def _own_key(root: Tree, known: Mapping[str, object]) -> Scalar:
    """Return the first key at the top that is in the file's own language."""
    keys = list(root.keys.values())
    return next((key for key in keys if key.text in known), keys[0])


@cache
def all_keys() -> frozenset[str]:
    """Return every key of every record in both languages."""
    return _all_keys(Unit) | _all_keys(Campaign)


def _all_keys(record: type[Record]) -> frozenset[str]:
    found: set[str] = set()
    for key in keys_of(record).values():
        found |= {key.id, key.zh}
        kind = key.kind.values if isinstance(key.kind, Table) else key.kind
        if isinstance(kind, One | Many):
            found |= _all_keys(kind.record)
    return frozenset(found)
