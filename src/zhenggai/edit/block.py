"""A change where keys and items stand on lines of their own → pieces of text."""

from __future__ import annotations

from dataclasses import dataclass

from zhenggai.edit.compose import Composer, flow, is_flat, manner_of, style_of
from zhenggai.edit.operations import Add, Drop, Operation, Path, Put, Take
from zhenggai.edit.page import CannotEditError, Page, Splice
from zhenggai.yamlspans import Items, Leaf, Node, Pairs, Plain, after_colon
from zhenggai.yamltext import Typed


@dataclass(frozen=True, slots=True)
class _Room:
    """What a value takes up: a part of its key's line, and whole lines below."""

    start: int
    end: int
    below: int
    stop: int


def splices(page: Page, operation: Operation) -> list[Splice]:
    """Return the pieces of a change."""
    match operation:
        case Put(key=str() as key):
            return _put(page, operation, key)
        case Put(key=int() as index):
            return _put_item(page, page.items(operation.path), index, operation.value)
        case Add():
            return _add(page, operation)
        case Take():
            return _take(page, operation)
        case Drop():
            return _drop(page, operation)
    raise LookupError(operation)


def _put(page: Page, operation: Put, key: str) -> list[Splice]:
    """Give a key a value."""
    holder = page.pairs(operation.path)
    if key not in holder.values:
        return _new_key(page, holder, operation)
    old = holder.values[key]
    if isinstance(old, Pairs) and isinstance(operation.value, list) and page.has_comment(old):
        # A record that stood alone moves into a list: what is said beside it would be lost.
        raise CannotEditError(old.start)
    column = page.column(holder.keys[key].start)
    composer = Composer(manner_of(page.text, page.root, key))
    typed = composer.value(operation.value, column, key, style_of(old))
    room = _room(page, old, after_colon(page.text, holder.keys[key]), column)
    return _refilled(page, room, typed)


def _put_item(page: Page, items: Items, index: int, value: Plain) -> list[Splice]:
    old = items.items[index]
    if isinstance(old, Pairs | Items) and not old.flow:
        raise CannotEditError(old.start)
    column = page.column(items.start)
    composer = Composer(manner_of(page.text, page.root, ""))
    if isinstance(value, str):
        typed = composer.value(value, column, "", style_of(old))
    elif is_flat(value):
        typed = Typed(flow(value))
    else:
        raise CannotEditError(old.start)
    return _refilled(page, _room(page, old, old.start, column), typed)


def _room(page: Page, old: Node, beside: int, column: int) -> _Room:
    """Return what a value takes up; `beside` is where it would begin on its key's line."""
    if isinstance(old, Leaf) and old.head:
        below = page.next_line(old.start)
        return _Room(old.start, old.head, below, max(below, page.next_line(old.end)))
    if isinstance(old, Leaf) or old.flow:
        below = page.next_line(old.end)
        return _Room(old.start, old.end, below, below)
    return _Room(beside, beside, page.line_start(old.start), page.below(old.tail, column))


def _refilled(page: Page, room: _Room, typed: Typed) -> list[Splice]:
    start, inline = room.start, typed.inline
    if inline and room.start == room.end and page.text[start - 1 : start] in (":", "-"):
        inline = f" {inline}"
    while not inline and start < room.end and page.text[start - 1] == " ":
        start -= 1
    return [Splice(start, room.end, inline), *page.lines(room.below, typed.below, room.stop)]


def _new_key(page: Page, pairs: Pairs, operation: Put) -> list[Splice]:
    """Put a new key before those that come later in the format."""
    key = str(operation.key)
    place = place_of(pairs, operation.later)
    names = list(pairs.keys)
    column = page.column(pairs.start) if names else 0
    composer = Composer(manner_of(page.text, page.root, key))
    lines = composer.pairs({key: operation.value}, column)
    if place > 0:
        before = pairs.values[names[place - 1]]
        return page.lines(page.below(before.tail, column), lines)
    if not names:
        return page.lines(len(page.text), lines)
    first = pairs.start
    if page.is_first(first):
        return page.lines(_above(page, operation.path, pairs), lines)
    text = page.newline.join(lines).lstrip(" ") + page.newline + " " * column
    return [Splice(first, first, text)]


def place_of(pairs: Pairs, later: frozenset[str]) -> int:
    """Return before which of a mapping's keys a new key stands."""
    names = list(pairs.keys)
    place = next((n for n, name in enumerate(names) if name in later), len(names))
    if place == 0:
        earlier = [n for n, name in enumerate(names) if name not in later]
        return earlier[-1] + 1 if earlier else 0
    return place


def _add(page: Page, operation: Add) -> list[Splice]:
    """Put new items into a list."""
    items = page.items(operation.path)
    dash, gap = page.column(items.start), _gap(page, items)
    manner = manner_of(page.text, page.root, _name(operation.path))
    composer = Composer(manner.with_gap(gap))
    like = items.items[max(operation.index - 1, 0)]
    braces = isinstance(like, Pairs) and like.flow
    lines: list[str] = []
    for value in operation.values:
        # Each is laid out like the one before it.
        braces = braces and is_flat(value)
        lines += composer.item(value, dash, braces=braces)
    if operation.index > 0:
        limit = _limit(page, operation.path)
        return page.lines(page.below(items.items[operation.index - 1].tail, limit), lines)
    if not page.is_first(items.start):
        raise CannotEditError(items.start)
    return page.lines(_above(page, operation.path, items), lines)


def _above(page: Page, path: Path, node: Items | Pairs) -> int:
    """Return where what comes first belongs: below the key, above what is said of the next."""
    holder = page.at(path[:-1])
    name = path[-1] if path else 0
    if isinstance(holder, Pairs) and isinstance(name, str):
        return page.next_line(holder.keys[name].start)
    return page.line_start(node.start)


def _gap(page: Page, items: Items) -> int:
    for item, dash in zip(items.items, dashes(page, items), strict=True):
        if "\n" not in page.text[dash : item.start] and item.start > dash + 1:
            return item.start - dash - 1
    return 1


def _name(path: Path) -> str:
    return str(path[-1]) if path else ""


def _limit(page: Page, path: Path) -> int:
    """Return the column of what holds a list: comments deeper than it belong to the list."""
    holder = page.at(path[:-1])
    return page.column(holder.start) if isinstance(holder, Pairs | Items) else 0


def dashes(page: Page, items: Items) -> list[int]:
    """Return where the dashes of a list stand."""
    column = page.column(items.start)
    found = [items.start]
    for before in items.items[:-1]:
        at = page.next_line(before.tail)
        while at < len(page.text) and not page.text.startswith("-", at + column):
            at = page.next_line(at)
        found.append(at + column)
    return found


def _take(page: Page, operation: Take) -> list[Splice]:
    """Take an item out of a list that keeps others."""
    items = page.items(operation.path)
    dash = dashes(page, items)[operation.index]
    if not page.is_first(dash):
        raise CannotEditError(dash)
    end = page.below(items.items[operation.index].tail, page.column(items.start))
    return [Splice(page.line_start(dash), page.kept_blank(dash, end), "")]


def _drop(page: Page, operation: Drop) -> list[Splice]:
    """Take a key out of a mapping that keeps others."""
    pairs = page.pairs(operation.path)
    start = pairs.keys[operation.key].start
    end = page.below(pairs.values[operation.key].tail, page.column(pairs.start))
    end = page.kept_blank(start, end)
    if page.is_first(start):
        return [Splice(page.line_start(start), end, "")]
    # The next key, or a comment above it, moves up behind the dash.
    while page.text[end : end + 1] in (" ", "\r", "\n"):
        end += 1
    return [Splice(start, end, "")]
