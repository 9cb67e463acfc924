"""The text of a summary → its tree of figures, or why it is refused and what to do."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator, Sequence
from typing import Any, Final

from zhenggai.errors import CannotGoOnError
from zhenggai.figures.base import Figures, Metric
from zhenggai.model.campaign import Campaign, Profile, word_lists
from zhenggai.rollup import Row, build
from zhenggai.source import Mapping
from zhenggai.summary.base import (
    FORMAT,
    LIMITS,
    LISTS,
    SINGLE,
    VERSION,
    WORDED,
    Json,
    Summary,
    digest,
)
from zhenggai.summary.write import rates
from zhenggai.words import Text, Vocabulary, Word

_ABOVE: Final = frozenset(
    ".".join(name.split(".")[:length])
    for name in (*SINGLE, *WORDED)
    for length in range(1, name.count(".") + 1)
)
"""What other metrics stand under: `issues` of `issues.total`."""
_MOST: Final = 10**12
"""More is no count."""


class _FaultError(Exception):
    """What is wrong with a summary, and where in it."""

    def __init__(self, message: Text, line: int = 1, column: int = 1) -> None:
        """Keep what to say."""
        super().__init__(message.en)
        self.message = message
        self.line = line
        self.column = column


def read_summary(data: bytes, path: str) -> Summary:
    """Read a summary. Raise `CannotGoOnError` if it is none, or not as it was exported."""
    try:
        return _Reader(path).summary(_checked(data))
    except _FaultError as fault:
        where, said = f"{path}:{fault.line}:{fault.column}", fault.message
        raise CannotGoOnError(
            Text(
                f"{where}: {said.zh} → 没有计入。请对方重新生成:"
                " zhenggai export summary --output 文件",
                f"{where}: {said.en} → nothing is counted. Ask for a new one:"
                " zhenggai export summary --output FILE",
            )
        ) from None


def _checked(data: bytes) -> Json:
    """Return the document if it is a summary that nobody changed."""
    try:
        text = data.decode("utf-8-sig")
        found = json.loads(text, object_pairs_hook=_once)
    except json.JSONDecodeError as error:
        said = Text("不是完整的 JSON 文件", "not a whole JSON file")
        raise _FaultError(said, error.lineno, error.colno) from None
    except (ValueError, RecursionError):
        raise _FaultError(_NOT_ONE) from None
    if not isinstance(found, dict) or found.get("format") != FORMAT:
        raise _FaultError(_NOT_ONE)
    if found.get("version") != VERSION:
        raise _FaultError(
            Text(
                f"汇总文件的版本是 {found.get('version')!r}，这里只会读 {VERSION}",
                f"version {found.get('version')!r} of summaries; only {VERSION} is known here",
            )
        )
    if found.get("digest") != digest(found):
        raise _FaultError(_CHANGED, *_place(text, '"digest"'))
    return found


_NOT_ONE: Final = Text("不是 zhenggai 的汇总文件", "no summary of zhenggai")
_CHANGED: Final = Text(
    "内容与 digest 不符: 文件生成后被改动过",
    "the content does not fit the digest: the file was changed after it was exported",
)


def _once(pairs: list[tuple[str, Any]]) -> Json:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError
    return found


def _place(text: str, key: str) -> tuple[int, int]:
    at = max(text.rfind(key), 0)
    before = text[:at]
    return before.count("\n") + 1, at - (before.rfind("\n") + 1) + 1


class _Reader:
    """Reads what the digest vouches for; another program may still have written it wrong."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._seen: set[str] = set()

    def summary(self, document: Json) -> Summary:
        """Return the summary of a document."""
        lists = word_lists(None) | {name: self._words(name, document) for name in LISTS}
        campaign = Campaign(
            node=Mapping(self._path, 1, 1),
            name=_text(document, "campaign"),
            organizer=_text(document, "organizer"),
            profiles=self._profiles(_table(document, "kinds")),
            lists=lists,
        )
        root, *rows = self._rows(_table(document, "unit"), "unit")
        if root.id != "campaign" or root.kind:
            raise _wrong("unit.id")
        tree = build(root, rows)
        return Summary(campaign, _day(document), self._limits(document), tree, self._path)

    def _words(self, name: str, document: Json) -> Vocabulary:
        found = _table(document, "words").get(name)
        if not isinstance(found, list) or not all(isinstance(item, dict) for item in found):
            raise _wrong(f"words.{name}")
        words = (Word(_text(it, "id"), _text(it, "name"), _text(it, "name_en")) for it in found)
        return Vocabulary(word_lists(None)[name].name, *words)

    def _profiles(self, kinds: Json) -> dict[str, Profile]:
        node = Mapping(self._path, 1, 1)
        return {
            kind: Profile(
                node=node,
                name=_text(_table(kinds, kind), "name"),
                name_en=_text(_table(kinds, kind), "name_en"),
            )
            for kind in kinds
        }

    def _limits(self, document: Json) -> dict[str, dict[str, int]]:
        limits = _table(document, "limits")
        return {
            kind: {
                name: _number(_table(limits, kind).get(name), f"limits.{kind}.{name}")
                for name in LIMITS
            }
            for kind in limits
        }

    def _rows(self, unit: Json, where: str) -> Iterator[Row]:
        """Go through a unit and all below it, each before those below it."""
        own = Figures(dict(_counts(_table(unit, "own"), "", f"{where}.own")))
        if unit.get("rates") != rates(own):
            raise _wrong(f"{where}.rates")
        name = _text(unit, "id")
        if not name or name in self._seen:
            raise _wrong(f"{where}.id")
        self._seen.add(name)
        read = unit.get("read", True) is not False
        yield Row(name, _text(unit, "name"), _text(unit, "kind"), own, read=read)
        for place, child in enumerate(_children(unit, where)):
            if where != "unit" and not str(child.get("id")).startswith(f"{name}/"):
                raise _wrong(f"{where}.children[{place}].id")
            yield from self._rows(child, f"{where}.children[{place}]")


def _counts(found: Json, above: str, where: str) -> Iterator[tuple[Metric, int]]:
    for key, value in found.items():
        name = f"{above}.{key}" if above else key
        if name in WORDED and isinstance(value, dict):
            for word, number in value.items():
                yield Metric(name, word), _number(number, f"{where}.{key}.{word}")
        elif name in SINGLE and not isinstance(value, dict):
            yield Metric(name), _number(value, f"{where}.{key}")
        elif name in _ABOVE and isinstance(value, dict):
            yield from _counts(value, name, f"{where}.{key}")
        else:
            raise _wrong(f"{where}.{key}")


def _number(value: object, where: str) -> int:
    if type(value) is not int or not 0 <= value < _MOST:
        raise _wrong(where)
    return value


def _children(unit: Json, where: str) -> Sequence[Json]:
    found = unit.get("children")
    if not isinstance(found, list) or not all(isinstance(item, dict) for item in found):
        raise _wrong(f"{where}.children")
    return found


def _table(found: Json, key: str) -> Json:
    value = found.get(key)
    if not isinstance(value, dict):
        raise _wrong(key)
    return value


def _text(found: Json, key: str) -> str:
    value = found.get(key)
    if not isinstance(value, str):
        raise _wrong(key)
    return value


def _day(document: Json) -> dt.date:
    try:
        return dt.date.fromisoformat(_text(document, "as_of"))
    except ValueError:
        raise _wrong("as_of") from None


def _wrong(where: str) -> _FaultError:
    return _FaultError(
        Text(
            f"{where} 的值读不懂（可能出自别的版本）",
            f"{where} cannot be understood (perhaps of another version)",
        )
    )
