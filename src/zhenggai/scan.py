"""Bytes of a file → text; what YAML would misread or hide is said in plain words first."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from itertools import islice
from typing import Final, NamedTuple

from zhenggai.source import Location
from zhenggai.words import Text

MAX_BYTES: Final = 2_000_000
_MOST: Final = 50
"""How many odd characters of one file are named one by one."""


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong with the text itself; `code` is FIL01, FIL03 or FIL09."""

    location: Location
    code: str
    message: Text
    remedy: Text


def decode(data: bytes, path: str, faults: list[Fault]) -> str | None:
    """Return the text of a file without BOM and with LF line ends; None if it is not UTF-8."""
    if len(data) > MAX_BYTES:
        faults.append(_too_long(path))
        return None
    encoding = _wide(data)
    if encoding:
        faults.append(_encoding_fault(Location(path), encoding))
        return None
    if data.startswith(b"\xef\xbb\xbf"):
        data = data[3:]
        said = Text("文件开头有 BOM", "the file starts with a byte order mark")
        remedy = Text("另存为不带 BOM 的 UTF-8", "save as UTF-8 without BOM")
        faults.append(Fault(Location(path), "FIL09", said, remedy))
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        faults.append(_not_utf8(data, error.start, path))
        return None
    if "\r\n" in text:
        where = at(text, text.index("\r\n"), path)
        said = Text("行尾是 CRLF", "lines end in CRLF")
        faults.append(Fault(where, "FIL09", said, Text("另存为 LF 行尾", "save with LF line ends")))
        text = text.replace("\r\n", "\n")
    return text


def _too_long(path: str) -> Fault:
    most = f"{MAX_BYTES:,}"
    return Fault(
        Location(path),
        "FIL01",
        Text(f"文件超过上限 {most} 字节，没有读取", f"more than {most} bytes: not read"),
        Text("把记录分到几个单位文件里", "split it into files of several units"),
    )


def _wide(data: bytes) -> str:
    """Return the name of an encoding with two or four bytes a character; empty for others."""
    if data.startswith((b"\xff\xfe\0\0", b"\0\0\xfe\xff")):
        return "UTF-32"
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "UTF-16"
    if data[1:4:2] == b"\0\0":
        return "UTF-16LE"
    return "UTF-16BE" if data[0:4:2] == b"\0\0" else ""


def _not_utf8(data: bytes, offset: int, path: str) -> Fault:
    """Say which encoding it is; text that began as UTF-8 is damaged, not encoded otherwise."""
    line = data.count(b"\n", 0, offset) + 1
    start = data.rfind(b"\n", 0, offset) + 1
    before = data[start:offset].decode("utf-8", "replace").removeprefix("\ufeff")
    where = Location(path, line, len(before) + 1)
    if not data[:offset].isascii():
        return Fault(
            where,
            "FIL01",
            Text(
                f"这里的字损坏或不完整（字节 {data[offset]:02X}，不是 UTF-8）",
                f"a damaged or cut-off character (byte {data[offset]:02X}, not UTF-8)",
            ),
            Text("重打这个字，另存为 UTF-8", "type it again and save as UTF-8"),
        )
    try:
        data.decode("gb18030")
    except UnicodeDecodeError:
        return _encoding_fault(where, "")
    return _encoding_fault(where, "GB18030")


def _encoding_fault(where: Location, encoding: str) -> Fault:
    if not encoding:
        said = Text("文件编码不是 UTF-8", "the file is not UTF-8")
        remedy = Text("在编辑器里另存为 UTF-8", "save it as UTF-8 in your editor")
        return Fault(where, "FIL01", said, remedy)
    command = f"iconv -f {encoding} -t UTF-8 '{where.path}' > new.yaml"
    said = Text(f"文件编码是 {encoding}，不是 UTF-8", f"the file is {encoding}, not UTF-8")
    remedy = Text(
        f"在记事本里另存为 UTF-8，或运行 {command}",
        f"save it as UTF-8 in your editor, or run {command}",
    )
    return Fault(where, "FIL01", said, remedy)


_ODD: Final = re.compile(
    "[\x00-\x08\t\x0b-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    "\ufeff\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e007f]"
)
_BREAKS: Final = "\r\x85\u2028\u2029"
_CONFLICT: Final = re.compile(r"^(?:<{7}|={7}|>{7}|\|{7})(?=[ \n]|$)", re.MULTILINE)


def scan(text: str, path: str, faults: list[Fault]) -> bool:
    """Look for what YAML would misread or hide; say whether parsing would be pointless."""
    fatal = ("<<<<<<<" in text or ">>>>>>>" in text) and _scan_conflicts(text, path, faults)
    if text.replace("\n", "").isprintable():
        return fatal
    return _scan_odd(text, path, faults) or fatal


def _scan_conflicts(text: str, path: str, faults: list[Fault]) -> bool:
    """Report what merging left behind; say whether it left anything."""
    places = _Places(text, path)
    for found in islice(_CONFLICT.finditer(text), _MOST):
        mark = found.group()
        said = Text(f"合并冲突没有解决: {mark}", f"an unresolved merge conflict: {mark}")
        remedy = Text(
            "留下要的内容，删去冲突标记各行",
            "keep what is right and delete the lines with conflict markers",
        )
        faults.append(Fault(places(found.start()), "FIL01", said, remedy))
    return _CONFLICT.search(text) is not None


def _scan_odd(text: str, path: str, faults: list[Fault]) -> bool:
    """Report odd characters; say whether any of them would lead YAML astray."""
    fatal = False
    odd = _ODD.finditer(text)
    places = _Places(text, path)
    for found in islice(odd, _MOST):
        fault, stops = _odd_character(text, found.start(), places)
        fatal = fatal or stops
        faults.append(fault)
    first_left_out = next(odd, None)
    if first_left_out is not None:
        count = 1 + sum(1 for _ in odd)
        faults.append(
            Fault(
                places(first_left_out.start()),
                "FIL01",
                Text(f"还有 {count} 处这样的字符", f"{count} more such characters"),
                Text("改正后再检查一次", "correct these and check again"),
            )
        )
    return fatal or first_left_out is not None


def _odd_character(text: str, offset: int, places: _Places) -> tuple[Fault, bool]:
    character = text[offset]
    where = places(offset)
    name = f"U+{ord(character):04X}"
    delete = Text("删去它", "delete it")
    if character == "\t":
        stops = not text[offset - where.column + 1 : offset].strip()
        said = Text("这里有制表符（Tab）", "a tab")
        return Fault(where, "FIL01", said, Text("改成空格", "type spaces instead")), stops
    if character in _BREAKS:
        said = Text(f"这里有特殊换行符 {name}", f"an unusual line break {name}")
        remedy = Text("改成普通换行", "type an ordinary line break")
        return Fault(where, "FIL01", said, remedy), True
    if character >= "\xad" and character not in "\ufffe\uffff":
        said = Text(f"这里有看不见的字符 {name}", f"an invisible character {name}")
        return Fault(where, "FIL01", said, delete), False
    said = Text(f"这里有控制字符 {name}", f"a control character {name}")
    return Fault(where, "FIL01", said, delete), True


class _Places:
    """Places of many offsets in one text."""

    def __init__(self, text: str, path: str) -> None:
        self.path = path
        self.starts = [0, *(found.end() for found in re.finditer("\n", text))]

    def __call__(self, offset: int) -> Location:
        line = bisect_right(self.starts, offset)
        return Location(self.path, line, offset - self.starts[line - 1] + 1)


def at(text: str, offset: int, path: str) -> Location:
    """Return the place of an offset in a text."""
    start = text.rfind("\n", 0, offset) + 1
    return Location(path, text.count("\n", 0, offset) + 1, offset - start + 1)


_FULL_COLON: Final = re.compile(r"^[ ]*(?:- +)*([^\s:：#\"'{\[]{1,24})：")


class Colon(NamedTuple):
    """A full-width colon after a key, and its place, 1-based."""

    line: int
    column: int
    key: str


def find_colon(text: str, among: range, keys: frozenset[str]) -> Colon | None:
    """Return the first full-width colon after a known key that begins one of these lines."""
    lines = text.split("\n")
    for number in among:
        found = _FULL_COLON.match(lines[number]) if number < len(lines) else None
        if found and found.group(1) in keys:
            return Colon(number + 1, found.end(), found.group(1))
    return None


def with_colon(text: str, colon: Colon) -> str:
    """Return the text with this colon put right."""
    lines = text.split("\n")
    line = lines[colon.line - 1]
    lines[colon.line - 1] = f"{line[: colon.column - 1]}: {line[colon.column :]}"
    return "\n".join(lines)


def colon_fault(where: Location, key: str) -> Fault:
    """Say that the colon after a key is full-width."""
    return Fault(
        where,
        "FIL01",
        Text(f"“{key}”后面是全角冒号", f"a full-width colon after {key}"),
        Text("改成半角冒号加空格 “: ”", "type ': ' (half-width, then a space)"),
    )
