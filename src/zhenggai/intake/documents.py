"""A file that holds one record or several, as YAML or JSON → the records, or what is wrong."""

from __future__ import annotations

import json
import re
from codecs import BOM_UTF8
from collections.abc import Iterator
from collections.abc import Mapping as Table_
from dataclasses import dataclass, field, replace
from itertools import count
from typing import Any, Final, TypeAlias

from zhenggai.fields.reader import Reader
from zhenggai.fields.records import plan_of, read_record
from zhenggai.finding import Finding, Severity
from zhenggai.intake.base import Intake
from zhenggai.model.schema import Record, keys_of
from zhenggai.model.unit import Unit
from zhenggai.reading import all_keys
from zhenggai.source import Location, Mapping, Node, Scalar, Sequence
from zhenggai.words import Vocabulary
from zhenggai.yamltree import read_tree

_LIST: Final = re.compile(r"(?:[ \t]*(?:#[^\n]*)?\r?\n)*-[ \r\n]")
"""Comments, and then a list: a unit file never begins so."""
Lists: TypeAlias = Table_[str, Vocabulary]


@dataclass(slots=True)
class Document:
    """The records of a file, and what is wrong with it."""

    records: list[Record] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    """In the order of the file."""


def read_records(data: bytes, path: str, intake: Intake, lists: Lists) -> Document:
    """Read a file of records of one kind: one, a list, or the section as a unit file has it."""
    data = data.removeprefix(BOM_UTF8)
    root = _json(data.decode("utf-8", "replace"), path)
    if root is None:
        return _of_yaml(data, path, intake, lists)
    return _document(root, path, intake, lists)


def _of_yaml(data: bytes, path: str, intake: Intake, lists: Lists) -> Document:
    """Read YAML. A file is a mapping: a bare list gets a key, and may stand one line lower."""
    flow, block = data.startswith(b"["), _LIST.match(data.decode("utf-8", "replace"))
    key = b"records: " if flow else b"records:\n" if block else b""
    tree = read_tree(key + data, path, all_keys())
    faults = [fault for fault in tree.faults if fault.code != "FIL09"]
    found = Document()
    if tree.root is not None and not faults:
        found = _document(tree.root.values["records"] if key else tree.root, path, intake, lists)
    found.findings += [
        Finding(it.location, it.code, Severity.ERROR, it.message, it.remedy) for it in faults
    ]
    lower = key.count(b"\n")
    found.findings = sorted(
        replace(it, location=_higher(it.location, lower)) for it in found.findings
    )
    return found


def _document(root: Node, path: str, intake: Intake, lists: Lists) -> Document:
    """Read the records of a tree."""
    found = Document()
    nodes = _records_in(root, intake)
    chinese = _is_chinese(nodes, intake.record)
    for number, node in enumerate(nodes, 1):
        reader = Reader(path, lists, language="zh" if chinese else "en")
        record = read_record(reader, node, intake.record)
        found.findings += [
            # Records of JSON have a number instead of a line.
            it if it.location.line else replace(it, location=Location(f"{path}#{number}"))
            for it in sorted(reader.findings)
            if _counts(it, record)
        ]
        if record is not None:
            found.records.append(record)
    return found


def _counts(item: Finding, record: Record | None) -> bool:
    """Say whether a finding stands in the way of a record.

    The program itself gives ids and days; what else is missing is said of all records at once.
    """
    own = record is not None and item.location == record.begins
    missing = item.code == "FIL05" and (own or item.field == "id")
    return item.severity is Severity.ERROR and not missing


def _higher(where: Location, lines: int) -> Location:
    return Location(where.path, max(1, where.line - lines), where.column)


def _json(text: str, path: str) -> Node | None:
    """Return what JSON says, with numbers as they were typed; None if it is none."""
    if not text.lstrip().startswith(("[", "{")):
        return None
    try:
        value = json.loads(text, object_pairs_hook=_unique, parse_int=str, parse_float=str)
        return _node(value, path, count(1))
    except (ValueError, RecursionError):
        return None


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Return the members of a JSON object; one with a name twice is left to YAML to point at."""
    if len(dict(pairs)) < len(pairs):
        raise ValueError(pairs)
    return dict(pairs)


def _node(value: Any, path: str, places: Iterator[int]) -> Node:  # noqa: ANN401
    """Return JSON as a tree; what is null is left out. Lines are unknown: all are line 0."""
    here = next(places)
    if isinstance(value, dict):
        mapping = Mapping(path, 0, here)
        for name, item in value.items():
            if item is not None:
                mapping.keys[name] = Scalar(name, 0, next(places) + 1, plain=False)
                mapping.values[name] = _node(item, path, places)
        return mapping
    if isinstance(value, list):
        items = Sequence(0, here)
        items.items = [_node(item, path, places) for item in value if item is not None]
        return items
    said = str(value).lower() if isinstance(value, bool) else str(value)
    return Scalar(said, 0, here + 1, plain=False)


def _records_in(root: Node, intake: Intake) -> list[Node]:
    """Return the records that a file holds."""
    if isinstance(root, Sequence):
        return root.items
    section = keys_of(Unit).get(intake.section)
    if isinstance(root, Mapping) and section and len(root.values) == 1:
        held = root.values.get(section.id) or root.values.get(section.zh)
        if isinstance(held, Sequence):
            return held.items
    return [root]


def _is_chinese(nodes: list[Node], record: type[Record]) -> bool:
    chinese = plan_of(record).typed["zh"]
    return any(name in chinese for node in nodes if isinstance(node, Mapping) for name in node.keys)
