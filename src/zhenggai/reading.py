"""Tree of located text → records and findings, by the table of `model.schema`."""

from __future__ import annotations

import datetime as dt
import difflib
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Final, TypeAlias, TypeVar

from zhenggai.finding import Finding, Severity
from zhenggai.model.campaign import Campaign, Span, word_lists
from zhenggai.model.schema import (
    CLOCK,
    DAY,
    DUE,
    FACT,
    FLAG,
    ID,
    IDS,
    LINES,
    NOTE,
    NUMBER,
    TEXT,
    WHOLE,
    Choice,
    Key,
    Kind,
    Listed,
    Many,
    Month,
    One,
    Plain,
    Record,
    Some,
    Table,
    keys_of,
)
from zhenggai.model.unit import Unit
from zhenggai.source import Location, Node, Scalar, Sequence, place
from zhenggai.source import Mapping as Tree
from zhenggai.words import Lang, Text, Vocabulary
from zhenggai.yamltree import read_tree

_R = TypeVar("_R", bound=Record)
_OTHER: Final[dict[Lang, Lang]] = {"zh": "en", "en": "zh"}
_ID: Final = re.compile(r"[\w.-]+")
_REFERENCE: Final = re.compile(r"[\w./-]+(?:#[\w.-]+)?")
_WHOLE: Final = re.compile(r"-?(?:0|[1-9][0-9]{0,14})")
_NUMBER: Final = re.compile(r"-?[0-9]{1,15}(?:\.[0-9]{1,15})?")
_CLOCK: Final = re.compile(r"(?:[01]?[0-9]|2[0-3]):[0-5][0-9]")
_DAY: Final = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_MONTH: Final = re.compile(r"([0-9]{4})-([0-9]{2})")
_RETYPED: Final = re.compile(
    r"""(?ix) ~ | null | true | false | yes | no | on | off | y | n
    | [-+]?[0-9][0-9_]*(\.[0-9_]*)?(e[-+]?[0-9]+)? | [-+]?\.[0-9_]+
    | 0x[0-9a-f_]+ | 0o?[0-7_]+ | 0b[01_]+ | [-+]?\.(inf|nan)
    | [-+]?[0-9][0-9_]*(:[0-5]?[0-9])+(\.[0-9_]*)?
    | [0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([Tt ].*)? | = | << """,
    re.VERBOSE,
)
_FLAGS: Final = {"yes": True, "true": True, "是": True} | dict.fromkeys(
    ("no", "false", "否"), False
)
_LATE_BOOLEANS: Final = {"true": "yes", "false": "no"}
NOTHING: Final = object()
"""What a value that cannot be read becomes: the field keeps its default."""


@dataclass(slots=True)
class Reader:
    """What is known while one file is read."""

    path: str
    lists: Mapping[str, Vocabulary]
    unit: str = ""
    language: Lang = "en"
    record: str = ""
    latest: dt.date = dt.date.min
    findings: list[Finding] = field(default_factory=list)
    mixed: list[tuple[Location, str]] = field(default_factory=list)

    def fault(
        self,
        where: Location,
        code: str,
        message: Text,
        remedy: Text,
        severity: Severity = Severity.ERROR,
    ) -> None:
        """Keep a finding about this file."""
        self.findings.append(
            Finding(where, code, severity, message, remedy, self.unit, self.record)
        )

    def wrong(self, node: Node, said: Text, remedy: Text) -> Any:  # noqa: ANN401
        """Report a wrong type or word; the value is not used."""
        self.fault(place(self.path, node), "FIL04", said, remedy)
        return NOTHING


Converter: TypeAlias = Callable[[Reader, Node], Any]


@dataclass(frozen=True, slots=True)
class _Rest:
    """The field whose keys stand in the record itself, beside its other fields."""

    attribute: str
    kind: Table
    key: Converter
    value: Converter


@dataclass(frozen=True, slots=True)
class _Plan:
    """How a kind of record is read: converters by key in both languages."""

    record: type[Record]
    typed: dict[Lang, dict[str, tuple[str, Converter]]]
    required: tuple[Key, ...]
    rest: _Rest | None


_PLANS: Final[dict[type[Record], _Plan]] = {}


def _plan(record: type[Record]) -> _Plan:
    if record not in _PLANS:
        _PLANS[record] = _make_plan(record)
    return _PLANS[record]


def _make_plan(record: type[Record]) -> _Plan:
    keys = keys_of(record).values()
    table: dict[Lang, dict[str, tuple[str, Converter]]] = {"en": {}, "zh": {}}
    rest = None
    for key in keys:
        if isinstance(key.kind, Table) and key.kind.rest:
            rest = _Rest(
                key.attribute, key.kind, converter(key.kind.keys), converter(key.kind.values)
            )
            continue
        row = (key.attribute, converter(key.kind))
        table["en"][key.id] = row
        table["zh"][key.zh] = row
    required = tuple(key for key in keys if key.required)
    return _Plan(record, table, required, rest)


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


def read_record(reader: Reader, node: Node, record: type[_R]) -> _R | None:
    """Read one record; None if the node is no mapping. Faults go to the reader."""
    if type(node) is not Tree:
        reader.wrong(
            node,
            Text(
                f"“{record.called.zh}”应当是“键: 值”",
                f"{record.called.en} must be made of 'key: value'",
            ),
            Text("写成“键: 值”", "write it as 'key: value'"),
        )
        return None
    plan = _plan(record)
    known = plan.typed[reader.language]
    values: dict[str, Any] = {}
    rest: dict[str, Any] = {}
    outer = reader.record
    identity = node.values.get("id") or node.values.get("编号")
    if type(identity) is Scalar:
        reader.record = identity.text
    for typed, value in node.values.items():
        row = known.get(typed)
        if row is None:
            if plan.rest and _read_rest(reader, node, typed, plan.rest, rest):
                continue
            row = _other_language(reader, node, typed, plan)
            if row is None:
                continue
        found = row[1](reader, value)
        if found is not NOTHING:
            values[row[0]] = found
    for key in plan.required:
        if key.attribute not in values and not _typed(key, node):
            _missing(reader, node, key, record)
    if plan.rest:
        values[plan.rest.attribute] = rest
    reader.record = outer
    return record(node=node, **values)


def _typed(key: Key, node: Tree) -> bool:
    """Whether a key was typed with a value: a wrong value has its own finding."""
    value = node.values.get(key.id) or node.values.get(key.zh)
    return value is not None and not (type(value) is Scalar and not value.text)


def _missing(reader: Reader, node: Tree, key: Key, record: type[Record]) -> None:
    first = next(iter(node.keys.values()), None)
    where = place(reader.path, first or node)
    typed = key.zh if reader.language == "zh" else key.id
    reader.fault(
        where,
        "FIL05",
        Text(
            f"{record.called.zh}缺少“{typed}”",
            f"{record.called.en} has no {typed}",
        ),
        Text(f"补上 {typed}: {key.help.zh}", f"add '{typed}: …': {key.help.en}"),
    )


def _other_language(
    reader: Reader, node: Tree, typed: str, plan: _Plan
) -> tuple[str, Converter] | None:
    """Return how to read a key that this file's language does not have."""
    where = node.keys[typed]
    row = plan.typed[_OTHER[reader.language]].get(typed)
    if row is not None:
        reader.mixed.append((place(reader.path, where), typed))
        return row
    known = plan.typed[reader.language]
    near = difflib.get_close_matches(typed, known, n=1, cutoff=0.6)
    called = plan.record.called
    remedy = (
        Text(f"是不是“{near[0]}”？", f"did you mean {near[0]}?")
        if near
        else Text(f"可用的键: {' '.join(known)}", f"known keys: {' '.join(known)}")
    )
    reader.fault(
        place(reader.path, where),
        "FIL02",
        Text(f"{called.zh}没有“{typed}”这个键", f"{called.en} has no key {typed}"),
        remedy,
    )
    return None


def _read_rest(reader: Reader, node: Tree, typed: str, rest: _Rest, into: dict[str, Any]) -> bool:
    """Read a key of an open mapping; say whether it is one of its words."""
    if isinstance(rest.kind.keys, Listed):
        words = reader.lists[rest.kind.keys.name]
        if not any(typed in words.typed[lang] for lang in _OTHER):
            return False
    name = rest.key(reader, node.keys[typed])
    value = rest.value(reader, node.values[typed])
    if name is not NOTHING and value is not NOTHING:
        into[name] = value
    return True


@cache
def converter(kind: Kind) -> Converter:
    """Return what turns a node into a value of this kind."""
    if isinstance(kind, Plain):
        return _PLAIN[kind.name]
    if isinstance(kind, Choice):
        return lambda reader, node: _word(reader, node, kind.vocabulary)
    if isinstance(kind, Listed):
        return _listed(kind)
    if isinstance(kind, Some):
        one = converter(kind.of)
        return lambda reader, node: _some(reader, node, one)
    if isinstance(kind, One):
        return lambda reader, node: _one(reader, node, kind.record)
    if isinstance(kind, Many):
        return lambda reader, node: _many(reader, node, kind.record)
    keys, values = converter(kind.keys), converter(kind.values)
    return lambda reader, node: _table(reader, node, keys, values)


def _one(reader: Reader, node: Node, record: type[Record]) -> Any:  # noqa: ANN401
    if _empty(node):
        return NOTHING
    return read_record(reader, node, record) or NOTHING


def _many(reader: Reader, node: Node, record: type[Record]) -> Any:  # noqa: ANN401
    if _empty(node):
        return NOTHING
    if type(node) is not Sequence:
        return reader.wrong(
            node,
            Text("这里应当是列表", "a list is wanted here"),
            Text("每条记录前写 “- ”", "write '- ' before each record"),
        )
    found = [read_record(reader, item, record) for item in node.items]
    return tuple(item for item in found if item is not None)


def _some(reader: Reader, node: Node, one: Converter) -> Any:  # noqa: ANN401
    if _empty(node):
        return NOTHING
    items = node.items if type(node) is Sequence else [node]
    found = [one(reader, item) for item in items]
    return tuple(item for item in found if item is not NOTHING)


def _table(reader: Reader, node: Node, keys: Converter, values: Converter) -> Any:  # noqa: ANN401
    if _empty(node):
        return NOTHING
    if type(node) is not Tree:
        return reader.wrong(
            node,
            Text("这里应当是“键: 值”", "'key: value' is wanted here"),
            Text("写成“键: 值”", "write it as 'key: value'"),
        )
    found = {}
    for typed, value in node.values.items():
        name = keys(reader, node.keys[typed])
        read = values(reader, value)
        if name is not NOTHING and read is not NOTHING:
            found[name] = read
    return found


def _empty(node: Node) -> bool:
    return type(node) is Scalar and not node.text and node.plain


def _scalar(reader: Reader, node: Node) -> str | None:
    """Return the text of a scalar; None, with a finding, for anything else."""
    if type(node) is Scalar:
        return node.text
    reader.wrong(
        node,
        Text("这里应当是一个值，不是列表或映射", "one value is wanted, not a list or mapping"),
        Text("写成一个值；文字里有 [ ] { } 时加引号", "write one value; quote [ ] { }"),
    )
    return None


def _text(reader: Reader, node: Node) -> Any:  # noqa: ANN401
    if type(node) is Scalar:
        text = node.text
        if (node.plain and text and not text[0].isalpha() | (text[0] > "\u2e80")) or (
            node.plain and len(text) < 6 and text.isascii()
        ):
            _warn_retyped(reader, node)
        return text
    _scalar(reader, node)
    return NOTHING


def _warn_retyped(reader: Reader, node: Scalar) -> None:
    if _RETYPED.fullmatch(node.text) is None:
        return
    reader.fault(
        place(reader.path, node),
        "FIL04",
        Text(
            f"{node.text} 没有引号，别的程序会读成数字、日期或是否",
            f"{node.text} without quotes is read as a number, a date or a yes/no by others",
        ),
        Text(f'加引号: "{node.text}"', f'quote it: "{node.text}"'),
        Severity.WARNING,
    )


def _lines(reader: Reader, node: Node) -> Any:  # noqa: ANN401
    return _some(reader, node, _text)


def _note(reader: Reader, node: Node) -> Any:  # noqa: ANN401
    text = _scalar(reader, node)
    return NOTHING if text is None else text


def _identity(reader: Reader, node: Node) -> Any:  # noqa: ANN401
    text = _scalar(reader, node)
    if text is None or _empty(node):
        return NOTHING
    if _ID.fullmatch(text) or _REFERENCE.fullmatch(text):
        return text
    return reader.wrong(
        node,
        Text(f"“{text}”不能作编号", f"{text!r} cannot be an id"),
        Text("只用字母、数字、汉字和 . - _", "use letters, digits and . - _ only"),
    )


def _identities(reader: Reader, node: Node) -> Any:  # noqa: ANN401
    return _some(reader, node, _identity)


def _whole(reader: Reader, node: Node) -> Any:  # noqa: ANN401
    text = _scalar(reader, node)
    if text is None or _empty(node):
        return NOTHING
    if _WHOLE.fullmatch(text) and not text.startswith("-"):
        return int(text)
    return reader.wrong(
        node,
        Text(f"“{text}”不是整数", f"{text!r} is not a whole number"),
        Text("写 0 或正整数，如 14", "write 0 or more, such as 14"),
    )


def _number(reader: Reader, node: Node) -> Any:  # noqa: ANN401
    text = _scalar(reader, node)
    if text is None or _empty(node):
        return NOTHING
    if _NUMBER.fullmatch(text):
        return float(text)
    return reader.wrong(
        node,
        Text(f"“{text}”不是数", f"{text!r} is not a number"),
        Text("写如 1.5 的数", "write a number such as 1.5"),
    )


def _flag(reader: Reader, node: Node) -> Any:  # noqa: ANN401
    text = _scalar(reader, node)
    if text is None or _empty(node):
        return NOTHING
    if text in _FLAGS:
        return _FLAGS[text]
    return reader.wrong(
        node,
        Text(f"“{text}”不是 yes 或 no", f"{text!r} is not yes or no"),
        Text("写 yes 或 no（是、否）", "write yes or no"),
    )


def _clock(reader: Reader, node: Node) -> Any:  # noqa: ANN401
    text = _scalar(reader, node)
    if text is None or _empty(node):
        return NOTHING
    if _CLOCK.fullmatch(text):
        return text
    return reader.wrong(
        node,
        Text(f"“{text}”不是时间", f"{text!r} is not a time of day"),
        Text("写如 19:30", "write it like 19:30"),
    )


def _path(reader: Reader, node: Node) -> Any:  # noqa: ANN401
    text = _scalar(reader, node)
    return NOTHING if text is None or _empty(node) else text


def _day(reader: Reader, node: Node) -> Any:  # noqa: ANN401
    if type(node) is Scalar:
        text = node.text
        if len(text) == 10 and text[4] == "-" == text[7]:
            try:
                return dt.date.fromisoformat(text)
            except ValueError:
                return _not_a_day(reader, node, text)
        if _empty(node):
            return NOTHING
        return _not_a_day(reader, node, text)
    _scalar(reader, node)
    return NOTHING


def _not_a_day(reader: Reader, node: Node, text: str) -> Any:  # noqa: ANN401
    said = (
        Text(f"没有 {text} 这一天", f"there is no day {text}")
        if _DAY.fullmatch(text)
        else Text(f"“{text}”不是日期", f"{text!r} is not a date")
    )
    remedy = Text("写如 2006-03-15", "write it like 2006-03-15")
    reader.fault(place(reader.path, node), "FIL06", said, remedy)
    return NOTHING


def _fact(reader: Reader, node: Node) -> Any:  # noqa: ANN401
    day = _day(reader, node)
    if day is not NOTHING and day > reader.latest:
        reader.latest = day
    return day


def _due(reader: Reader, node: Node) -> Any:  # noqa: ANN401
    found = _MONTH.fullmatch(node.text) if type(node) is Scalar else None
    if found is None:
        return _day(reader, node)
    year, month = int(found[1]), int(found[2])
    if year == 0 or not 1 <= month <= 12:
        return _not_a_day(reader, node, found.group())
    first = dt.date(year, month, 28) + dt.timedelta(days=4)
    last = first - dt.timedelta(days=first.day)
    return Month(last.year, last.month, last.day)


def _span(reader: Reader, node: Node) -> Any:  # noqa: ANN401
    if type(node) is Tree:
        return _one(reader, node, Span)
    return _day(reader, node)


def _word(reader: Reader, node: Node, words: Vocabulary) -> Any:  # noqa: ANN401
    if type(node) is not Scalar:
        _scalar(reader, node)
        return NOTHING
    found = words.typed[reader.language].get(node.text)
    if found is not None:
        return found
    if not node.text and node.plain:
        return NOTHING
    return _other_word(reader, node, words)


def _other_word(reader: Reader, node: Scalar, words: Vocabulary) -> Any:  # noqa: ANN401
    """Read a word that this file's language does not have, or report it."""
    lately = _LATE_BOOLEANS.get(node.text)
    if lately in words:
        return lately
    found = words.typed[_OTHER[reader.language]].get(node.text)
    if found is not None:
        reader.mixed.append((place(reader.path, node), node.text))
        return found
    choices = words.choices(reader.language)
    return reader.wrong(
        node,
        Text(
            f"“{node.text}”不是“{words.name.zh}”的词",
            f"{node.text!r} is not a word for {words.name.en}",
        ),
        Text(f"可写: {choices}", f"write one of: {choices}"),
    )


def _listed(kind: Listed) -> Converter:
    def read(reader: Reader, node: Node) -> Any:  # noqa: ANN401
        words = reader.lists[kind.name]
        if type(node) is Scalar:
            found = words.typed[reader.language].get(node.text)
            if found is not None:
                return found
            if kind.free and node.text:
                return words.typed[_OTHER[reader.language]].get(node.text, node.text)
        return _word(reader, node, words)

    return read


_PLAIN: Final[dict[str, Converter]] = {
    TEXT.name: _text,
    LINES.name: _lines,
    ID.name: _identity,
    IDS.name: _identities,
    NOTE.name: _note,
    DAY.name: _day,
    FACT.name: _fact,
    DUE.name: _due,
    CLOCK.name: _clock,
    WHOLE.name: _whole,
    NUMBER.name: _number,
    FLAG.name: _flag,
    "path": _path,
    "span": _span,
}


def read_unit(
    data: bytes, path: str, unit_id: str, lists: Mapping[str, Vocabulary]
) -> tuple[Unit | None, list[Finding]]:
    """Read a unit file: the unit (None if it is not even YAML) and all its faults."""
    reader = Reader(path, lists, unit=unit_id)
    unit = _read_file(reader, data, Unit)
    if unit is None:
        return None, reader.findings
    # A unit is made once per file; its id and latest fact are not typed in it.
    object.__setattr__(unit, "id", unit_id)
    object.__setattr__(unit, "latest", reader.latest)
    return unit, reader.findings


def read_campaign(data: bytes, path: str) -> tuple[Campaign | None, list[Finding]]:
    """Read campaign.yaml: the campaign (None if it is not even YAML) and its faults."""
    reader = Reader(path, word_lists(None))
    campaign = _read_file(reader, data, Campaign)
    if campaign is not None:
        object.__setattr__(campaign, "lists", word_lists(campaign))
    return campaign, reader.findings


def _read_file(reader: Reader, data: bytes, record: type[_R]) -> _R | None:
    tree = read_tree(data, reader.path, all_keys())
    for fault in tree.faults:
        severity = Severity.WARNING if fault.code == "FIL09" else Severity.ERROR
        reader.fault(fault.location, fault.code, fault.message, fault.remedy, severity)
    if tree.root is None:
        return None
    first = next(iter(tree.root.keys.values()), None)
    if first is not None and first.text in _plan(record).typed["zh"]:
        reader.language = "zh"
    found = read_record(reader, tree.root, record)
    if first is not None and reader.mixed:
        _report_mixed(reader, first)
    return found


def _report_mixed(reader: Reader, first: Scalar) -> None:
    where, typed = min(reader.mixed)
    count = len(reader.mixed)
    reader.fault(
        where,
        "FIL07",
        Text(
            f"中英文混用: 这里是“{typed}”，第 {first.line} 行是“{first.text}”（共 {count} 处）",
            f"two languages in one file: {typed} here, {first.text} on line {first.line}"
            f" ({count} in all)",
        ),
        Text("全文件用一种语言的键和词", "write keys and words in one language"),
    )


def read_document(
    data: bytes, path: str, record: type[_R], lists: Mapping[str, Vocabulary]
) -> tuple[_R | None, list[Finding]]:
    """Read a file that holds one record, such as answers to a look-back."""
    reader = Reader(path, lists)
    return _read_file(reader, data, record), reader.findings
