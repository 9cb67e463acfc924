"""Comments of unit files: which a merged text has lost, and how they are put back."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from zhenggai.git.lines import Sides
from zhenggai.yamlspans import Items, Leaf, Node, Pairs, leaves, parse, plain

_REMARK: Final = re.compile(r"(?:^|(?<=[ \t]))#[^\r\n]*", re.MULTILINE)
_BOM: Final = "\ufeff"
_IDS: Final = ("id", "编号")

Path: TypeAlias = tuple[str, ...]
"""Keys as typed, and ids of records in lists."""


def remarks(data: bytes) -> Counter[str]:
    """Return the comments of a file, and how often each stands in it."""
    return Counter(text[at:].rstrip() for text, at in _lines(data.decode("utf-8")) if at >= 0)


def lost_remarks(sides: Sides, merged: Sides, *, whole: bool = False) -> Counter[str]:
    """Return the comments that either side added or both kept, and that are in neither form.

    With `whole` all of theirs are wanted: ours took a record away, comments and all.
    """
    base, ours, theirs = (remarks(data) for data in (sides.base, sides.ours, sides.theirs))
    wanted = (ours & theirs) | (ours - base) | (theirs if whole else theirs - base)
    return wanted - (remarks(merged.ours) | remarks(merged.theirs))


def _lines(text: str) -> Iterator[tuple[str, int]]:
    """Go through the lines of a text, each with where its comment begins, or -1."""
    text = text.removeprefix(_BOM)
    hidden = list(text)
    for leaf in leaves(parse(text)):
        body = text.find("\n", leaf.head) if leaf.head else leaf.start
        for at in range(body, leaf.end):
            hidden[at] = "\n" if text[at] == "\n" else "x"
    shown = "".join(hidden)
    for line, masked in zip(text.split("\n"), shown.split("\n"), strict=True):
        found = _REMARK.search(masked)
        yield line.removesuffix("\r"), found.start() if found else -1


@dataclass(frozen=True, slots=True)
class _Remark:
    """A comment, and what it is said of."""

    text: str
    of: Path | None
    """The first value of the line that it stands on or above; None at the end of a file."""
    above: bool


def put_back(data: bytes, theirs: bytes, lost: Counter[str], names: Mapping[str, str]) -> bytes:
    """Return a text with the lost comments of theirs, beside the values that they were beside.

    A comment whose value is not there, or more than once, is left out; `names` are new ids.
    """
    text = data.decode("utf-8")
    newline = "\r\n" if "\r\n" in text else "\n"
    left = Counter(lost)
    for remark in _said_of(theirs.decode("utf-8"), names):
        if left[remark.text]:
            left[remark.text] -= 1
            text = _with(text, remark, newline)
    return text.encode("utf-8")


def _said_of(text: str, names: Mapping[str, str]) -> Iterator[_Remark]:
    first = {line: path for path, line in reversed(list(_places(text, names)))}
    waiting: list[str] = []
    for number, (line, at) in enumerate(_lines(text)):
        said = line[at:].rstrip() if at >= 0 else ""
        if said and not line[:at].strip():
            waiting.append(said)
        elif line.strip():
            yield from (_Remark(above, first.get(number, ()), above=True) for above in waiting)
            waiting.clear()
            if said:
                yield _Remark(said, first.get(number, ()), above=False)
    yield from (_Remark(said, None, above=True) for said in waiting)


def _with(text: str, remark: _Remark, newline: str) -> str:
    """Return a text with one comment more."""
    if remark.of is None:
        return f"{text if text.endswith(chr(10)) else text + newline}{remark.text}{newline}"
    place = _place_of(remark.of, list(_places(text, {})))
    if place is None:
        return text
    lines = text.split("\n")
    line = lines[place]
    if remark.above or "#" in line:
        indent = line[: len(line) - len(line.lstrip(" "))]
        lines.insert(place, indent + remark.text + newline.removesuffix("\n"))
    else:
        ended = "\r" if line.endswith("\r") else ""
        lines[place] = f"{line.removesuffix(ended)}  {remark.text}{ended}"
    return "\n".join(lines)


def _place_of(of: Path, places: Sequence[tuple[Path, int]]) -> int | None:
    """Return the line of a value; of one that is gone, the first line of its record."""
    found = [line for path, line in places if path == of]
    record = of[:-1]
    if not found and record:
        found = [line for path, line in places if path[: len(record)] == record][:1]
    return found[0] if len(found) == 1 else None


def _places(text: str, names: Mapping[str, str]) -> Iterator[tuple[Path, int]]:
    """Go through the keys of a text, each with its line; records in lists are told by their id."""
    text = text.removeprefix(_BOM)
    for path, start in _keys(parse(text), (), names):
        yield path, text.count("\n", 0, start)


def _keys(node: Node, path: Path, names: Mapping[str, str]) -> Iterator[tuple[Path, int]]:
    if isinstance(node, Pairs):
        for name, value in node.values.items():
            yield (*path, name), node.keys[name].start
            yield from _keys(value, (*path, name), names)
    elif isinstance(node, Items):
        for item in node.items:
            yield from _keys(item, (*path, _mark(item, names)), names)


def _mark(item: Node, names: Mapping[str, str]) -> str:
    """Return the id of a record in a list; of one without, all that it says."""
    held = item.values if isinstance(item, Pairs) else {}
    number = next((held[name] for name in _IDS if name in held), None)
    return names.get(number.text, number.text) if isinstance(number, Leaf) else str(plain(item))
