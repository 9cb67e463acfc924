"""A change within `{ }` or `[ ]` → pieces of text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from zhenggai.edit.block import place_of
from zhenggai.edit.compose import flow, style_of
from zhenggai.edit.operations import Add, Drop, Operation, Put, Take
from zhenggai.edit.page import CannotEditError, Page, Splice
from zhenggai.yamlspans import Items, Leaf, Node, Plain, after_colon
from zhenggai.yamltext import scalar


@dataclass(frozen=True, slots=True)
class _Part:
    """An item, or a key with its value."""

    start: int
    end: int


def splices(page: Page, operation: Operation) -> list[Splice]:
    """Return the pieces of a change."""
    holder = page.at(operation.path)
    if page.text[holder.start : holder.start + 1] not in ("{", "["):
        # A pair that stands in a list without braces of its own: `[a: 1]`.
        raise CannotEditError(holder.start)
    match operation:
        case Put(key=str() as key):
            return _put(page, operation, key)
        case Put(key=int() as index, value=value):
            old = page.items(operation.path).items[index]
            return [Splice(old.start, old.end, _like(old, value))]
        case Add(index=index, values=values):
            return _added(page, holder, index, [flow(value) for value in values])
        case Take(index=index):
            return _removed(page, holder, index)
        case Drop(path=path, key=key):
            return _removed(page, holder, list(page.pairs(path).keys).index(key))
    raise LookupError(operation)


def _put(page: Page, operation: Put, key: str) -> list[Splice]:
    """Give a key a value."""
    holder, value = page.pairs(operation.path), operation.value
    if key not in holder.values:
        text = f"{scalar(key)}: {flow(value)}"
        return _added(page, holder, place_of(holder, operation.later), [text])
    old = holder.values[key]
    if old.start < old.end:
        return [Splice(old.start, old.end, _like(old, value))]
    beside = after_colon(page.text, holder.keys[key])
    colon = "" if page.text[beside - 1] == ":" else ":"
    return [Splice(old.start, old.end, f"{colon} {flow(value)}")]


def _like(old: Node, value: Plain) -> str:
    """Return a value in the quotes of the one it replaces."""
    return scalar(value, style_of(old)) if isinstance(value, str) else flow(value)


def _parts(page: Page, holder: Node) -> list[_Part]:
    if isinstance(holder, Items):
        return [_Part(item.start, item.end) for item in holder.items]
    if isinstance(holder, Leaf):
        return []
    return [
        _Part(key.start, max(holder.values[name].end, key.end, after_colon(page.text, key)))
        for name, key in holder.keys.items()
    ]


def _added(page: Page, holder: Node, place: int, texts: Sequence[str]) -> list[Splice]:
    parts = _parts(page, holder)
    if not parts:
        inside = page.text[holder.start + 1 : holder.end - 1]
        end = holder.start + 1 if inside.strip() else holder.end - 1
        return [Splice(holder.start + 1, end, ", ".join(texts))]
    if place > 0:
        return _after(page, parts[place - 1], texts)
    first = parts[0].start
    space = _line_at(page, first) if page.is_first(first) else " "
    return [Splice(first, first, "".join(f"{text},{space}" for text in texts))]


def _line_at(page: Page, at: int) -> str:
    """Return what leads to the column of an offset on the next line."""
    return page.newline + " " * page.column(at)


def _after(page: Page, before: _Part, texts: Sequence[str]) -> list[Splice]:
    """Put parts after another: on their own lines where the other begins one and ends one."""
    comma = _comma(page, before)
    # `{a:, b: 1}` is not what it seems: an empty value needs a space before the comma.
    gap = " " if page.text[before.end - 1] == ":" else ""
    behind = before.end if comma is None else comma + 1
    if not page.is_first(before.start) or not page.ends_line(behind):
        return [Splice(before.end, before.end, f"{gap}, {', '.join(texts)}")]
    line = _line_at(page, before.start)
    lines = ",".join(line + text for text in texts)
    stop = page.line_stop(behind)
    if comma is not None:
        return [Splice(stop, stop, f"{lines},")]
    if stop == behind:
        return [Splice(stop, stop, f"{gap},{lines}")]
    return [Splice(behind, behind, f"{gap},"), Splice(stop, stop, lines)]


def _comma(page: Page, part: _Part) -> int | None:
    """Return where the comma after a part stands, if on the same line."""
    at = page.past_spaces(part.end)
    return at if page.text[at : at + 1] == "," else None


def _removed(page: Page, holder: Node, place: int) -> list[Splice]:
    parts = _parts(page, holder)
    part = parts[place]
    if len(parts) == 1 and "\n" not in page.text[holder.start : holder.end]:
        return [Splice(holder.start + 1, holder.end - 1, "")]
    comma = _comma(page, part)
    behind = part.end if comma is None else comma + 1
    if page.is_first(part.start) and page.ends_line(behind):
        return [Splice(page.line_start(part.start), page.next_line(behind), "")]
    if place == len(parts) - 1:
        return _last_removed(page, parts, behind if comma is not None else part.end)
    if page.ends_line(behind):
        start = part.start
        while page.text[start - 1] == " ":
            start -= 1
        return [Splice(start, behind, "")]
    return [Splice(part.start, page.past_spaces(behind), "")]


def _last_removed(page: Page, parts: list[_Part], behind: int) -> list[Splice]:
    part = parts[-1]
    if len(parts) == 1:
        return [Splice(part.start, behind, "")]
    before = parts[-2].end
    between = page.text[before : part.start]
    if "\n" in between:
        return [Splice(part.start, behind, "")]
    return [Splice(before, part.end, "")]
