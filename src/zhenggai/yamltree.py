"""Text of a YAML file → tree of located text. Only this and `yamlspans` import yaml.

Values stay text: what a field holds is the field's affair, never YAML's. Anchors, aliases,
tags and whatever else could make a file mean something other than it shows are refused.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Final

import yaml

from zhenggai.scan import Fault, colon_fault, decode, find_colon, scan, with_colon
from zhenggai.source import Location, Mapping, Node, Scalar, Sequence
from zhenggai.syntax import complaint
from zhenggai.words import Text
from zhenggai.yamlplain import read_plain

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

MAX_DEPTH: Final = 32
_MOST_COLONS: Final = 50


@dataclass(slots=True)
class Tree:
    """The result of reading a text: its root (None if it could not be read) and faults."""

    root: Mapping | None = None
    faults: list[Fault] = field(default_factory=list)


@dataclass(slots=True)
class _Attempt:
    """One go at a text: `broken` says why it could not be read to its end."""

    root: Mapping | None = None
    faults: list[Fault] = field(default_factory=list)
    broken: Fault | None = None
    lines: range = range(0)
    """The 0-based lines that may be the cause."""


def read_tree(data: bytes, path: str, keys: frozenset[str] = frozenset()) -> Tree:
    """Read the bytes of a file; `keys` are known keys, to recognise a full-width colon."""
    tree = Tree()
    text = decode(data, path, tree.faults)
    if text is None or scan(text, path, tree.faults):
        return tree
    # The C parser takes a tab within a line for a space, the Python one does not.
    text = text.replace("\t", " ")
    if not tree.faults and (plain := read_plain(text, path)) is not None:
        tree.root = plain
        return tree
    attempt = _attempt(text, path)
    mended = 0
    while attempt.broken is not None:
        colon = find_colon(text, attempt.lines, keys) if mended < _MOST_COLONS else None
        if colon is None:
            tree.faults.append(attempt.broken)
            break
        # Going on as if the colon were right shows the next one, too.
        tree.faults.append(colon_fault(Location(path, colon.line, colon.column), colon.key))
        text = with_colon(text, colon)
        attempt = _attempt(text, path)
        mended += 1
    tree.faults += attempt.faults
    tree.root = None if mended else attempt.root
    return tree


def _attempt(text: str, path: str) -> _Attempt:
    attempt = _Attempt()
    try:
        _Composer(text, path, attempt).compose()
    except _StopError:
        pass
    except yaml.MarkedYAMLError as error:
        attempt.broken, attempt.lines = _syntax_fault(error, path)
    return attempt


def _syntax_fault(error: Any, path: str) -> tuple[Fault, range]:  # noqa: ANN401
    """Say what the parser complains of, and on which lines the cause may stand."""
    stopped = mark = error.problem_mark
    if error.context in ("while scanning a simple key", "while scanning a quoted scalar"):
        mark = error.context_mark
    said = complaint(error.context or "", error.problem or "")
    fault = Fault(Location(path, mark.line + 1, mark.column + 1), "FIL01", *said[1:])
    # Without a context the parser tripped over a line because of the one above it.
    first = mark.line if error.context else max(mark.line - 1, 0)
    return fault, range(first, stopped.line + 1)


class _StopError(Exception):
    """Raised inside the composer where going on would be pointless."""


# Looked up once, not once an event: there are thousands in a file.
_SCALAR: Final = yaml.ScalarEvent
_ALIAS: Final = yaml.AliasEvent
_MAPPING: Final = yaml.MappingStartEvent
_MAPPING_END: Final = yaml.MappingEndEvent
_SEQUENCE_END: Final = yaml.SequenceEndEvent


class _Composer:
    """Builds nodes from parser events, no deeper than `MAX_DEPTH`."""

    def __init__(self, text: str, path: str, attempt: _Attempt) -> None:
        self.path = path
        self.attempt = attempt
        self.next: Callable[[], Any] = _Loader(text).get_event

    def compose(self) -> None:
        """Read the one document of the text."""
        self.next()
        self.next()
        event = self.next()
        kind = type(event)
        if event is None or kind in (yaml.StreamEndEvent, yaml.DocumentEndEvent) or _blank(event):
            self.attempt.root = Mapping(self.path, 1, 1)
        elif kind is yaml.MappingStartEvent:
            root = self.node(event, 0)
            self.attempt.root = root if type(root) is Mapping else None
        else:
            self.no_mapping(event)
            return
        self.no_second_document()

    def no_mapping(self, event: Any) -> None:  # noqa: ANN401 - yaml's events are untyped
        """Report that the file begins with something else than a key."""
        said = Text("文件应当是“键: 值”", "the file must be made of 'key: value'")
        remedy = Text("从“name: 名称”一行写起", "begin with a line 'name: …'")
        self.attempt.broken = Fault(self.where(event), "FIL01", said, remedy)
        self.attempt.lines = range(event.start_mark.line, event.end_mark.line + 1)

    def no_second_document(self) -> None:
        """Report what follows the first document."""
        event = self.next()
        while type(event) is yaml.DocumentEndEvent:
            event = self.next()
        if type(event) is yaml.DocumentStartEvent:
            self.fault(
                event,
                Text("一个文件里有两份文档（---）", "a second document (---) in the file"),
                Text("删去 --- 一行，或分成两个文件", "delete the line ---, or make two files"),
            )

    def node(self, event: Any, depth: int) -> Node:  # noqa: ANN401
        """Return the node that begins with `event`, and read on to its end."""
        kind = type(event)
        mark = event.start_mark
        if kind is _SCALAR and event.tag is None and event.anchor is None:
            return Scalar(event.value, mark.line + 1, mark.column + 1, plain=not event.style)
        if kind is _ALIAS:
            self.refuse(event, f"*{event.anchor}")
            return Scalar("", mark.line + 1, mark.column + 1)
        if event.anchor is not None:
            self.refuse(event, f"&{event.anchor}")
        if event.tag is not None:
            self.refuse(event, _as_typed(event.tag))
        if kind is _SCALAR:
            return Scalar(event.value, mark.line + 1, mark.column + 1, plain=not event.style)
        if depth > MAX_DEPTH:
            self.too_deep(event)
        if kind is _MAPPING:
            mapping = Mapping(self.path, mark.line + 1, mark.column + 1)
            self.fill_mapping(mapping, depth + 1)
            return mapping
        sequence = Sequence(mark.line + 1, mark.column + 1)
        self.fill_sequence(sequence, depth + 1)
        return sequence

    def fill_mapping(self, mapping: Mapping, depth: int) -> None:
        """Read keys and values up to the end of the mapping."""
        get, keys, values = self.next, mapping.keys, mapping.values
        while True:
            event = get()
            if type(event) is _MAPPING_END:
                return
            name = self.key(event, depth)
            value = self.node(get(), depth)
            if name.text in keys:
                self.duplicate(name, keys[name.text])
            elif name.text == "<<" and name.plain:
                self.refuse(event, "<<")
            else:
                keys[name.text] = name
                values[name.text] = value

    def fill_sequence(self, sequence: Sequence, depth: int) -> None:
        """Read items up to the end of the list."""
        get, items = self.next, sequence.items
        while True:
            event = get()
            if type(event) is _SEQUENCE_END:
                return
            items.append(self.node(event, depth))

    def key(self, event: Any, depth: int) -> Scalar:  # noqa: ANN401
        """Return the key that begins with `event`; stop at one that is no word."""
        name = self.node(event, depth)
        if type(name) is Scalar:
            return name
        self.fault(
            event,
            Text("键不能是列表或映射", "a key cannot be a list or a mapping"),
            Text("键写成一个词", "write a single word as the key"),
        )
        raise _StopError

    def too_deep(self, event: Any) -> None:  # noqa: ANN401
        """Report nesting that no record has, and stop."""
        self.fault(
            event,
            Text(f"嵌套超过 {MAX_DEPTH} 层", f"nested more than {MAX_DEPTH} deep"),
            Text("检查多余的括号或缩进", "look for stray brackets or indentation"),
        )
        raise _StopError

    def duplicate(self, name: Scalar, first: Scalar) -> None:
        """Report a key that the mapping has already."""
        self.attempt.faults.append(
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
        """Report an anchor, alias, merge key or tag; the value is read all the same."""
        self.fault(
            event,
            Text(f"不用锚点、别名、合并键和标签: {what}", f"no anchors, aliases or tags: {what}"),
            Text(
                "把内容直接写出来；文字以 & * ! 开头时加引号",
                "write the content out; quote text that begins with & * or !",
            ),
        )

    def fault(self, event: Any, message: Text, remedy: Text) -> None:  # noqa: ANN401
        """Keep a fault at the place where an event begins."""
        self.attempt.faults.append(Fault(self.where(event), "FIL01", message, remedy))

    def where(self, event: Any) -> Location:  # noqa: ANN401
        """Return where an event begins."""
        mark = event.start_mark
        return Location(self.path, mark.line + 1, mark.column + 1)


def _as_typed(tag: str) -> str:
    return tag.replace("tag:yaml.org,2002:", "!!")


def _blank(event: Any) -> bool:  # noqa: ANN401
    """Whether a document has nothing in it (`---` alone)."""
    return type(event) is yaml.ScalarEvent and not event.value and not event.style
