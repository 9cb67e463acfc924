"""The keys and items of a file with the comments that people wrote about them.

A comment at the end of a line belongs to what ends there; one on a line of its own belongs to
what comes next, or, where it is indented deeper than that, to the end of what stands above.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import takewhile
from typing import NamedTuple

from zhenggai.edit.block import dashes
from zhenggai.edit.page import Page
from zhenggai.yamlspans import Items, Leaf, Node, Pairs, leaves


class Remark(NamedTuple):
    """A comment on a line of its own."""

    text: str
    blank: bool
    """Whether a blank line stands above it."""


@dataclass(slots=True, eq=False)
class Entry:
    """A key with its value, or an item of a list, and what is said about it."""

    node: Node
    start: int
    column: int
    key: Leaf | None = None
    holder: Entry | None = None
    blank: bool = False
    """Whether a blank line stands above it; of a whole file, below the comments at its top."""
    children: list[Entry] = field(default_factory=list)
    above: list[Remark] = field(default_factory=list)
    beside: list[str] = field(default_factory=list)
    below: list[Remark] = field(default_factory=list)

    @property
    def in_flow(self) -> bool:
        """Whether the value stands within `[ ]` or `{ }`, or on one line without them."""
        return isinstance(self.node, Leaf) or self.node.flow

    @property
    def is_record_in_list(self) -> bool:
        """Whether its first key stands behind a dash."""
        return self.key is None and not self.in_flow

    @property
    def inner(self) -> int:
        """The column from which on a comment below speaks of what is inside."""
        return self.column + 1 if self.in_flow else self.children[0].column

    @property
    def has_inner_remarks(self) -> bool:
        """Whether something is said about a part of the value."""
        return any(
            child.above or child.beside or child.below or child.has_inner_remarks
            for child in self.children
        )

    def up(self) -> Iterator[Entry]:
        """Go through the entry and all that it is in."""
        entry: Entry | None = self
        while entry is not None:
            yield entry
            entry = entry.holder


class _Comment(NamedTuple):
    start: int
    text: str


def entries(page: Page) -> Entry:
    """Return the root of a file, with all comments in their places."""
    root = Entry(page.root, -1, -1)
    _grow(page, root)
    known = sorted(_all(root), key=lambda entry: entry.start)
    starts = [entry.start for entry in known]
    for comment in _comments(page):
        at = bisect_left(starts, comment.start)
        _attach(page, comment, known[at - 1], known[at] if at < len(known) else None)
    _split_head(root)
    return root


def comments(page: Page) -> list[str]:
    """Return the comments of a file in their order."""
    return [comment.text for comment in _comments(page)]


def _grow(page: Page, holder: Entry) -> None:
    """Give an entry its children."""
    node = holder.node
    if isinstance(node, Pairs):
        for name, key in node.keys.items():
            _child(page, holder, Entry(node.values[name], key.start, 0, key))
    elif isinstance(node, Items):
        starts = [it.start for it in node.items] if node.flow else dashes(page, node)
        for start, item in zip(starts, node.items, strict=True):
            _child(page, holder, Entry(item, start, 0))


def _child(page: Page, holder: Entry, child: Entry) -> None:
    child.holder, child.column = holder, page.column(child.start)
    child.blank = _is_blank_above(page, child.start)
    holder.children.append(child)
    _grow(page, child)


def _all(entry: Entry) -> Iterator[Entry]:
    yield entry
    for child in entry.children:
        yield from _all(child)


def _is_blank_above(page: Page, at: int) -> bool:
    start = page.line_start(at)
    if not page.is_first(at) or start == 0:
        return False
    return not page.text[page.line_start(start - 1) : start].strip()


def _comments(page: Page) -> Iterator[_Comment]:
    """Go through the comments: all that begins with # outside of keys and values."""
    done = 0
    for leaf in leaves(page.root):
        yield from _between(page, done, leaf.start)
        if leaf.head:
            yield from _between(page, leaf.head, page.line_stop(leaf.head))
        done = leaf.end
    yield from _between(page, done, len(page.text))


def _between(page: Page, start: int, end: int) -> Iterator[_Comment]:
    while (found := page.text.find("#", start, end)) >= 0:
        start = page.line_stop(found)
        yield _Comment(found, page.text[found:start].rstrip())


def _attach(page: Page, comment: _Comment, before: Entry, after: Entry | None) -> None:
    """Keep a comment with the entry it speaks of."""
    around = _brackets(comment, before)
    entry = _outermost(before) if around is None else _within(before, around)
    remark = Remark(comment.text, _is_blank_above(page, comment.start))
    if not page.is_first(comment.start):
        _beside(comment, entry)
    elif entry.in_flow and comment.start < entry.node.start:
        entry.above.append(remark)
    elif around is None:
        _own_line(page.column(comment.start), remark, entry, after)
    elif after is not None and around in after.up():
        after.above.append(remark)
    else:
        around.below.append(remark)


def _brackets(comment: _Comment, before: Entry) -> Entry | None:
    """Return the entry within whose brackets a comment stands."""
    for entry in before.up():
        node = entry.node
        if not isinstance(node, Leaf) and node.flow and node.start < comment.start < node.end:
            return entry
    return None


def _outermost(before: Entry) -> Entry:
    """Return the entry whose brackets an entry stands in; itself if it stands in none."""
    inside = list(takewhile(lambda entry: entry.in_flow, before.up()))
    return inside[-1] if inside else before


def _within(entry: Entry, around: Entry) -> Entry:
    """Return the part of what is in brackets that an entry is or is in."""
    return next((item for item in entry.up() if item.holder is around), around)


def _beside(comment: _Comment, entry: Entry) -> None:
    """Keep a comment that follows something on its line."""
    remark = Remark(comment.text, blank=False)
    if entry.holder is None:
        entry.children[0].above.append(remark)
    elif (entry.in_flow and comment.start < entry.node.start) or entry.is_record_in_list:
        entry.above.append(remark)
    elif comment.start >= entry.node.end and (entry.has_inner_remarks or entry.beside):
        entry.below.append(remark)
    else:
        entry.beside.append(comment.text)


def _own_line(column: int, remark: Remark, before: Entry, after: Entry | None) -> None:
    """Keep a comment with the end of what stands above if it is deeper than what comes next."""
    going_on = set(after.holder.up()) if after is not None and after.holder else set()
    ended = [entry for entry in before.up() if entry not in going_on]
    if after is not None and (not ended or column <= after.column):
        after.above.append(remark)
    else:
        fitting = (entry for entry in ended if entry.inner <= column)
        next(fitting, ended[-1]).below.append(remark)


def _split_head(root: Entry) -> None:
    """Leave the comments that open a file at its top, whatever becomes of the first key."""
    first = root.children[0]
    apart = [at for at, remark in enumerate(first.above) if remark.blank and at]
    cut = apart[-1] if apart and not first.blank else len(first.above)
    root.above, first.above = first.above[:cut], first.above[cut:]
    if first.above:
        root.blank, first.above[0] = True, first.above[0]._replace(blank=False)
    elif root.above:
        root.blank, first.blank = first.blank, False
