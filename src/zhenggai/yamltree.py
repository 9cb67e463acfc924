"""Text of a YAML file → tree of located text. The only importer of yaml.

Values stay text: what a field holds is the field's affair, never YAML's. Anchors, aliases,
tags and whatever else could make a file mean something other than it shows are refused.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Final

import yaml

from zhenggai.source import Location, Mapping, Node, Scalar, Sequence
from zhenggai.words import Text

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

MAX_DEPTH: Final = 32
MAX_BYTES: Final = 2_000_000


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong with the text itself; `code` is FIL01, FIL03 or FIL09."""

    location: Location
    code: str
    message: Text
    remedy: Text


@dataclass(slots=True)
class Tree:
    """The result of reading a text: its root (None if it could not be read) and faults."""

    root: Mapping | None = None
    faults: list[Fault] = field(default_factory=list)


def read_tree(data: bytes, path: str, keys: frozenset[str] = frozenset()) -> Tree:
    """Read the bytes of a file; `keys` are known keys, to recognise a full-width colon."""
    tree = Tree()
    text = _decode(data, path, tree.faults)
    if text is None or _scan(text, path, keys, tree.faults):
        return tree
    try:
        tree.root = _Composer(text, path, tree.faults).compose()
    except yaml.MarkedYAMLError as error:
        tree.faults.append(_syntax_fault(error, path))
    except yaml.YAMLError:
        tree.faults.append(
            Fault(
                Location(path),
                "FIL01",
                Text("文件里有 YAML 不允许的字符", "a character that YAML does not allow"),
                Text("删去该字符", "delete the character"),
            )
        )
    return tree


def _decode(data: bytes, path: str, faults: list[Fault]) -> str | None:
    where = Location(path)
    if len(data) > MAX_BYTES:
        faults.append(
            Fault(
                where,
                "FIL01",
                Text(
                    f"文件有 {len(data)} 字节，超过上限 {MAX_BYTES} 字节",
                    f"the file has {len(data)} bytes, more than {MAX_BYTES}",
                ),
                Text("把记录分到几个单位文件里", "split it into files of several units"),
            )
        )
        return None
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        faults.append(_encoding_fault(where, "UTF-16"))
        return None
    if data.startswith(b"\xef\xbb\xbf"):
        data = data[3:]
        faults.append(
            Fault(
                where,
                "FIL09",
                Text("文件开头有 BOM", "the file starts with a byte order mark"),
                Text("另存为不带 BOM 的 UTF-8", "save as UTF-8 without BOM"),
            )
        )
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        faults.append(_not_utf8(data, error.start, path))
        return None
    if "\r\n" in text:
        line = text.index("\r\n")
        faults.append(
            Fault(
                _at(text, line, path),
                "FIL09",
                Text("行尾是 CRLF", "lines end in CRLF"),
                Text("另存为 LF 行尾", "save with LF line ends"),
            )
        )
        text = text.replace("\r\n", "\n")
    return text


def _not_utf8(data: bytes, offset: int, path: str) -> Fault:
    line = data.count(b"\n", 0, offset) + 1
    start = data.rfind(b"\n", 0, offset) + 1
    where = Location(path, line, len(data[start:offset].decode("utf-8", "replace")) + 1)
    try:
        data.decode("gb18030")
    except UnicodeDecodeError:
        return _encoding_fault(where, "")
    return _encoding_fault(where, "GB18030")


def _encoding_fault(where: Location, encoding: str) -> Fault:
    name = encoding or "GB18030"
    command = f"iconv -f {name} -t UTF-8 '{where.path}' > new.yaml"
    said = (
        Text(f"文件编码是 {encoding}，不是 UTF-8", f"the file is {encoding}, not UTF-8")
        if encoding
        else Text("文件编码不是 UTF-8", "the file is not UTF-8")
    )
    remedy = Text(f"转换编码: {command}", f"convert it: {command}")
    return Fault(where, "FIL01", said, remedy)


_ODD: Final = re.compile(
    "[\x00-\x08\t\x0b-\x1f\x7f-\x9f\u2028\u2029"
    "\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)
_CONFLICT: Final = re.compile(r"^(?:<{7}|={7}|>{7}|\|{7})(?=[ \n]|$)", re.MULTILINE)
_FULL_COLON: Final = re.compile(r"^[ ]*(?:- +)?([^\s:：#\"']{1,24})：", re.MULTILINE)


def _scan(text: str, path: str, keys: frozenset[str], faults: list[Fault]) -> bool:
    """Look for what YAML would misread or hide; say whether parsing would be pointless."""
    fatal = False
    for found in _CONFLICT.finditer(text):
        fatal = True
        faults.append(
            Fault(
                _at(text, found.start(), path),
                "FIL01",
                Text(
                    f"合并冲突没有解决: {found.group()}",
                    f"an unresolved merge conflict: {found.group()}",
                ),
                Text(
                    "留下要的内容，删去冲突标记三行",
                    "keep what is right and delete the conflict markers",
                ),
            )
        )
    for found in _FULL_COLON.finditer(text) if "：" in text else ():
        if found.group(1) in keys:
            fatal = True
            where = _at(text, found.end() - 1, path)
            faults.append(
                Fault(
                    where,
                    "FIL01",
                    Text(
                        f"“{found.group(1)}”后面是全角冒号",
                        f"a full-width colon after {found.group(1)}",
                    ),
                    Text("改成半角冒号加空格 “: ”", "type ': ' (half-width, then a space)"),
                )
            )
    for found in _ODD.finditer(text):
        fault, stops = _odd_character(text, found.start(), path)
        fatal = fatal or stops
        faults.append(fault)
    return fatal


def _odd_character(text: str, offset: int, path: str) -> tuple[Fault, bool]:
    character = text[offset]
    where = _at(text, offset, path)
    code = f"U+{ord(character):04X}"
    if character == "\t":
        line_start = text.rfind("\n", 0, offset) + 1
        stops = not text[line_start:offset].strip()
        said = Text("这里有制表符（Tab）", "a tab")
        return Fault(where, "FIL01", said, Text("改成空格", "type spaces instead")), stops
    if character in "\u2028\u2029\x85\r":
        said = Text(f"这里有特殊换行符 {code}", f"an unusual line break {code}")
        return Fault(
            where, "FIL01", said, Text("改成普通换行", "type an ordinary line break")
        ), True
    if (ord(character) >= 0x200B and ord(character) < 0xD800) or character == "\ufeff":
        said = Text(f"这里有看不见的字符 {code}", f"an invisible character {code}")
        return Fault(where, "FIL01", said, Text("删去它", "delete it")), False
    said = Text(f"这里有控制字符 {code}", f"a control character {code}")
    return Fault(where, "FIL01", said, Text("删去它", "delete it")), True


def _at(text: str, offset: int, path: str) -> Location:
    start = text.rfind("\n", 0, offset) + 1
    return Location(path, text.count("\n", 0, offset) + 1, offset - start + 1)


def _syntax_fault(error: yaml.MarkedYAMLError, path: str) -> Fault:
    mark = error.problem_mark or error.context_mark
    where = Location(path, mark.line + 1, mark.column + 1) if mark else Location(path)
    problem = error.problem or "cannot be read"
    return Fault(
        where,
        "FIL01",
        Text(f"不是有效的 YAML（{problem}）", f"not valid YAML: {problem}"),
        Text(
            "检查这一行和上一行的缩进、冒号后的空格和引号",
            "check indentation, the space after the colon, and quotes here and above",
        ),
    )


class _StopError(Exception):
    """Raised inside the composer where going on would be pointless."""


class _Composer:
    """Builds nodes from parser events, no deeper than `MAX_DEPTH`."""

    def __init__(self, text: str, path: str, faults: list[Fault]) -> None:
        self.path = path
        self.faults = faults
        self.next: Callable[[], Any] = _Loader(text).get_event

    def compose(self) -> Mapping | None:
        self.next()
        self.next()
        event = self.next()
        if isinstance(event, yaml.DocumentEndEvent | yaml.StreamEndEvent) or event is None:
            return Mapping(self.path, 1, 1)
        if not isinstance(event, yaml.MappingStartEvent):
            self.fault(
                event,
                Text("文件应当是“键: 值”", "the file must be made of 'key: value'"),
                Text("从“name: 名称”一行写起", "begin with a line 'name: …'"),
            )
            return None
        try:
            root = self.node(event, 0)
        except _StopError:
            return None
        self.next()
        event = self.next()
        if not isinstance(event, yaml.StreamEndEvent):
            self.fault(
                event,
                Text("一个文件里有两份文档（---）", "a second document (---) in the file"),
                Text("删去 --- 一行，或分成两个文件", "delete the line ---"),
            )
        return root if isinstance(root, Mapping) else None

    def node(self, event: Any, depth: int) -> Node:  # noqa: ANN401 - yaml's events are untyped
        """Return the node that begins with `event`, and read on to its end."""
        kind = type(event)
        if kind is yaml.AliasEvent:
            self.refuse(event, f"*{event.anchor}")
            return Scalar("", event.start_mark, plain=True)
        if event.anchor is not None:
            self.refuse(event, f"&{event.anchor}")
        if event.tag is not None:
            self.refuse(event, str(event.tag))
        mark = event.start_mark
        if kind is yaml.ScalarEvent:
            return Scalar(event.value, mark, plain=not event.style)
        if depth > MAX_DEPTH:
            self.too_deep(event)
        if kind is yaml.MappingStartEvent:
            mapping = Mapping(self.path, mark.line + 1, mark.column + 1)
            self.fill_mapping(mapping, depth + 1)
            return mapping
        sequence = Sequence(mark.line + 1, mark.column + 1)
        self.fill_sequence(sequence, depth + 1)
        return sequence

    def fill_mapping(self, mapping: Mapping, depth: int) -> None:
        get, keys, values = self.next, mapping.keys, mapping.values
        while True:
            event = get()
            if type(event) is yaml.MappingEndEvent:
                return
            name = self.node(event, depth)
            if type(name) is not Scalar:
                self.no_key(event)
                raise _StopError
            value = self.node(get(), depth)
            if name.text in keys:
                self.duplicate(name, keys[name.text])
            else:
                keys[name.text] = name
                values[name.text] = value

    def fill_sequence(self, sequence: Sequence, depth: int) -> None:
        get, items = self.next, sequence.items
        while True:
            event = get()
            if type(event) is yaml.SequenceEndEvent:
                return
            items.append(self.node(event, depth))

    def no_key(self, event: Any) -> None:  # noqa: ANN401
        self.fault(
            event,
            Text("键不能是列表或映射", "a key cannot be a list or a mapping"),
            Text("键写成一个词", "write a single word as the key"),
        )

    def too_deep(self, event: Any) -> None:  # noqa: ANN401
        self.fault(
            event,
            Text(f"嵌套超过 {MAX_DEPTH} 层", f"nested more than {MAX_DEPTH} deep"),
            Text("检查多余的括号或缩进", "look for stray brackets or indentation"),
        )
        raise _StopError

    def duplicate(self, name: Scalar, first: Scalar) -> None:
        self.faults.append(
            Fault(
                Location(self.path, name.line, name.column),
                "FIL03",
                Text(
                    f"键“{name.text}”重复，第 {first.line} 行已有",
                    f"duplicate key {name.text}: line {first.line} has it already",
                ),
                Text("合成一处，或改正其中一个", "join the two, or correct one of them"),
            )
        )

    def refuse(self, event: Any, what: str) -> None:  # noqa: ANN401
        """Report an anchor, alias or tag; the value is read all the same."""
        self.fault(
            event,
            Text(f"不用锚点、别名和标签: {what}", f"no anchors, aliases or tags: {what}"),
            Text("把内容直接写出来", "write the content out"),
        )

    def fault(self, event: Any, message: Text, remedy: Text) -> None:  # noqa: ANN401
        mark = event.start_mark
        where = Location(self.path, mark.line + 1, mark.column + 1)
        self.faults.append(Fault(where, "FIL01", message, remedy))
