"""Comments of unit files: which a merged text has lost, and how they are put back."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from zhenggai.git.lines import Sides
from zhenggai.yamlspans import leaves, parse

_REMARK: Final = re.compile(r"(?:^|(?<=[ \t]))#[^\r\n]*", re.MULTILINE)
_BOM: Final = "\ufeff"


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
    """A comment, and the line that it is said of."""

    text: str
    of: str
    """The line that it stands on or above, without its indentation; empty at the end of a file."""
    above: bool


def put_back(data: bytes, theirs: bytes, lost: Counter[str], names: Mapping[str, str]) -> bytes:
    """Return a text with the lost comments of theirs, beside the lines that they were beside.

    A comment whose line is not there, or more than once, is left out; `names` are new ids.
    """
    text = data.decode("utf-8")
    newline = "\r\n" if "\r\n" in text else "\n"
    left = Counter(lost)
    for remark in _said_of(theirs.decode("utf-8")):
        if left[remark.text]:
            left[remark.text] -= 1
            text = _with(text, remark, newline, names)
    return text.encode("utf-8")


def _said_of(text: str) -> Iterator[_Remark]:
    waiting: list[str] = []
    for line, at in _lines(text):
        code = (line[:at] if at >= 0 else line).strip()
        if at >= 0 and not code:
            waiting.append(line[at:].rstrip())
        elif code:
            yield from (_Remark(said, code, above=True) for said in waiting)
            waiting.clear()
            if at >= 0:
                yield _Remark(line[at:].rstrip(), code, above=False)
    yield from (_Remark(said, "", above=True) for said in waiting)


def _with(text: str, remark: _Remark, newline: str, names: Mapping[str, str]) -> str:
    """Return a text with one comment more."""
    lines = text.split("\n")
    if not remark.of:
        return f"{text if text.endswith(chr(10)) else text + newline}{remark.text}{newline}"
    meant = {remark.of, " ".join(names.get(word, word) for word in remark.of.split(" "))}
    codes = [(line[:at] if at >= 0 else line).strip() for line, at in _lines(text)]
    places = [number for number, code in enumerate(codes) if code in meant]
    if len(places) != 1:
        return text
    number = places[0]
    line = lines[number]
    if remark.above:
        indent = line[: len(line) - len(line.lstrip(" "))]
        lines.insert(number, indent + remark.text + newline.removesuffix("\n"))
    elif "#" not in line:
        ended = line.endswith("\r")
        lines[number] = f"{line.removesuffix(chr(13))}  {remark.text}" + ("\r" if ended else "")
    return "\n".join(lines)
