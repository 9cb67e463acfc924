"""Text of a YAML file → its nodes with the places where each begins and ends.

`yamltree` reads what a file says; this reads where it says it, for those who change the text.
Only text that `yamltree` takes without a fault is read here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, Final, TypeAlias

import yaml

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_HEADER: Final = re.compile(r"[|>][-+0-9]*")

Plain: TypeAlias = "str | list[Plain] | dict[str, Plain]"
"""What a node says, without where and how."""


class NotYamlError(Exception):
    """The text has no tree of nodes."""


@dataclass(slots=True)
class Leaf:
    """A scalar; offsets are of the text, `end` is past its last visible character."""

    text: str
    start: int
    end: int
    style: str = ""
    """`'`, `"`, `|`, `>`, or nothing for plain text."""
    head: int = 0
    """Where the header of a block scalar ends (`|-`)."""
    tail: int = 0
    """Where the last line ends that counts: blank lines do after `|+`."""


@dataclass(slots=True)
class Items:
    """A list; `start` is at its bracket or at its first dash."""

    start: int
    flow: bool
    end: int = 0
    tail: int = 0
    items: list[Node] = field(default_factory=list)


@dataclass(slots=True)
class Pairs:
    """A mapping; `start` is at its brace or at its first key."""

    start: int
    flow: bool
    end: int = 0
    tail: int = 0
    keys: dict[str, Leaf] = field(default_factory=dict)
    values: dict[str, Node] = field(default_factory=dict)


Node: TypeAlias = Leaf | Items | Pairs


def parse(text: str) -> Pairs:
    """Return the root of a text without byte order mark; raise `NotYamlError` if it has none."""
    try:
        return _Parser(text).root()
    except (yaml.YAMLError, UnicodeEncodeError) as error:
        raise NotYamlError from error


def plain(node: Node) -> Plain:
    """Return what a node says."""
    if isinstance(node, Leaf):
        return node.text
    if isinstance(node, Items):
        return [plain(item) for item in node.items]
    return {name: plain(value) for name, value in node.values.items()}


def leaves(node: Node) -> Iterator[Leaf]:
    """Go through the scalars of a node in the order of the text."""
    if isinstance(node, Leaf):
        yield node
    elif isinstance(node, Items):
        for item in node.items:
            yield from leaves(item)
    else:
        for name, value in node.values.items():
            yield node.keys[name]
            yield from leaves(value)


def after_colon(text: str, key: Leaf) -> int:
    """Return where the value of a key begins that has none."""
    at = key.end
    while text[at : at + 1] == " ":
        at += 1
    return at + 1 if text[at : at + 1] == ":" else key.end


class _Parser:
    def __init__(self, text: str) -> None:
        self.text = text
        self.next: Callable[[], Any] = _Loader(text).get_event

    def root(self) -> Pairs:
        self.next()
        self.next()
        event = self.next()
        if type(event) is yaml.MappingStartEvent:
            return self.pairs(event)
        end = len(self.text)
        return Pairs(end, flow=False, end=end, tail=end)

    def node(self, event: Any) -> Node:  # noqa: ANN401 - yaml's events are untyped
        if type(event) is yaml.ScalarEvent:
            return self.leaf(event)
        if type(event) is yaml.SequenceStartEvent:
            return self.items(event)
        if type(event) is yaml.MappingStartEvent:
            return self.pairs(event)
        raise NotYamlError

    def leaf(self, event: Any) -> Leaf:  # noqa: ANN401
        start, end = event.start_mark.index, event.end_mark.index
        if event.style not in ("|", ">"):
            return Leaf(event.value, start, end, event.style or "", tail=end)
        header = _HEADER.match(self.text, start)
        head = header.end() if header else start + 1
        last = head + len(self.text[head:end].rstrip(" \r\n"))
        kept = end - 1 if self.text[end - 1 : end] == "\n" else end
        tail = kept if "+" in self.text[start:head] else last
        return Leaf(event.value, start, last, event.style, head, max(tail, last))

    def items(self, event: Any) -> Items:  # noqa: ANN401
        found = Items(event.start_mark.index, flow=bool(event.flow_style))
        inner = self.next()
        while type(inner) is not yaml.SequenceEndEvent:
            found.items.append(self.node(inner))
            inner = self.next()
        last = found.items[-1] if found.items else None
        found.end = _end(inner) if found.flow or last is None else last.end
        found.tail = found.end if found.flow or last is None else last.tail
        return found

    def pairs(self, event: Any) -> Pairs:  # noqa: ANN401
        found = Pairs(event.start_mark.index, flow=bool(event.flow_style))
        last: Node | None = None
        inner = self.next()
        while type(inner) is not yaml.MappingEndEvent:
            key = self.node(inner)
            last = self.node(self.next())
            if not isinstance(key, Leaf) or key.text in found.keys:
                raise NotYamlError
            if isinstance(last, Leaf) and not (last.style or last.text):
                last.start = last.end = last.tail = after_colon(self.text, key)
            found.keys[key.text] = key
            found.values[key.text] = last
            inner = self.next()
        found.end = _end(inner) if found.flow or last is None else last.end
        found.tail = found.end if found.flow or last is None else last.tail
        return found


def _end(event: Any) -> int:  # noqa: ANN401
    return int(event.end_mark.index)
