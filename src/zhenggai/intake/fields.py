"""What was typed for the fields of a record → values; small records in it on one line."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import Any, Final

from zhenggai.acts.base import impossible
from zhenggai.acts.typed import Asking, value_of
from zhenggai.errors import CannotGoOnError
from zhenggai.fields.reader import Reader
from zhenggai.fields.records import converter
from zhenggai.intake.kinds import INTAKES
from zhenggai.model.schema import CLOCK, ID, IDS, Key, Many, One, Record, Table, keys_of
from zhenggai.query.names import folded
from zhenggai.source import Scalar
from zhenggai.words import Text

_BETWEEN: Final = re.compile(r"[;；\n]+")
_CHECKED: Final = (CLOCK, ID, IDS)
_NAMED: Final = re.compile(r"\s*([^\s=\uff1d]+)\s*[=\uff1d](.*)", re.DOTALL)


def read_field(key: Key, typed: Sequence[str], asking: Asking) -> Any:  # noqa: ANN401
    """Return the value of a field, or raise `CannotGoOnError`.

    A record on one line is `name=value; name=value`, or its values in their order.
    """
    kind = key.kind
    texts = [text.strip() for text in typed]
    if isinstance(kind, One):
        return _record(kind.record, ";".join(texts), asking)
    if isinstance(kind, Many):
        return tuple(_record(kind.record, text, asking) for text in texts)
    if isinstance(kind, Table) and isinstance(kind.values, One):
        return dict(_entry(kind, kind.values.record, text, asking) for text in texts)
    if kind in _CHECKED:
        texts = [unicodedata.normalize("NFKC", text) for text in texts]
        return _checked(key, value_of(key, texts, asking), asking)
    return value_of(key, texts, asking)


def _checked(key: Key, value: Any, asking: Asking) -> Any:  # noqa: ANN401
    """Return a value if a file could hold it."""
    reader = Reader("", asking.lists)
    for text in value if isinstance(value, tuple) else (value,):
        converter(key.kind)(reader, Scalar(text, 1, 1, plain=False))
    for fault in reader.findings:
        said, remedy = fault.message, fault.remedy
        raise impossible(
            f"{asking.option} {said.zh}，{remedy.zh}", f"{asking.option} {said.en}; {remedy.en}"
        )
    return value


def on_a_line(record: type[Record]) -> list[Key]:
    """Return the fields of a small record in the order in which they are typed on a line.

    Ids are given by the program.
    """
    keys = keys_of(record)
    asks = [name for item in INTAKES if item.record is record for name in item.asks.split()]
    return [keys[name] for name in dict.fromkeys([*asks, *keys]) if name != "id"]


def _entry(
    kind: Table, record: type[Record], text: str, asking: Asking
) -> tuple[str, dict[str, Any]]:
    name, _, rest = text.replace("\uff1d", "=").partition("=")
    key = Key("", "", kind.keys, Text("", ""), required=True)
    return value_of(key, [name.strip()], asking), _record(record, rest, asking)


def _record(record: type[Record], text: str, asking: Asking) -> dict[str, Any]:
    """Read a record from one line: pieces with a name are that field, others go in order."""
    return {
        key.attribute: value_of(key, [value], asking)
        for key, value in _pieces(record, text)
        if value
    }


def _pieces(record: type[Record], text: str) -> Iterator[tuple[Key, str]]:
    names = {name: key for key in keys_of(record).values() for name in (key.id, key.zh)}
    rest = iter(on_a_line(record))
    for piece in _BETWEEN.split(text):
        found = _NAMED.fullmatch(piece)
        key = names.get(folded(found[1])) if found else None
        if key is not None and found:
            yield key, found[2].strip()
        elif piece.strip():
            following = next(rest, None)
            if following is None:
                raise _too_many(record, piece.strip())
            yield following, piece.strip()
        else:
            next(rest, None)


def _too_many(record: type[Record], piece: str) -> CannotGoOnError:
    keys = keys_of(record).values()
    zh = "; ".join(f"{key.zh}=…" for key in keys)
    en = "; ".join(f"{key.id}=…" for key in keys)
    return CannotGoOnError(
        Text(
            f"“{piece}”不知道是{record.called.zh}的哪一栏，写成: {zh}",
            f"{piece}: no field of {record.called.en} is left for it; write: {en}",
        )
    )
