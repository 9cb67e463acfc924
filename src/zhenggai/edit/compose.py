"""What a file says → text, in the manner of the file: indentation, dashes, short records."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from zhenggai.yamlspans import Items, Leaf, Node, Pairs, Plain
from zhenggai.yamltext import OneLine, Typed, block, scalar

_WIDEST: Final = 100
"""A short record stands on one line of at most so many characters."""


@dataclass(frozen=True, slots=True)
class Manner:
    """How a file is laid out."""

    step: int = 2
    """How much deeper than its key a mapping stands."""
    dash: int = 2
    """How much deeper than its key a dash stands."""
    gap: int = 1
    """Spaces after a dash."""
    braces: frozenset[str] = frozenset()
    """Keys of lists whose records are written `{key: value, …}`."""
    lines: frozenset[str] = frozenset()
    """Keys of lists whose records are written line by line."""

    def with_gap(self, gap: int) -> Manner:
        """Return the manner with another gap after dashes."""
        return replace(self, gap=gap)


def manner_of(text: str, root: Pairs, key: str) -> Manner:
    """Return the manner of a file; lists under the same key count before others."""
    steps: list[int] = []
    dashes: list[tuple[bool, int, int]] = []
    braces: set[str] = set()
    lines: set[str] = set()
    for name, column, value in _blocks(text, root):
        if isinstance(value, Pairs) and not value.flow and value.keys:
            steps.append(_column(text, value.start) - column)
        elif isinstance(value, Items) and not value.flow and value.items:
            dashes.append((name != key, *_dash(text, value, column)))
            last = value.items[-1]
            if isinstance(last, Pairs):
                (braces if last.flow else lines).add(name)
    chosen = min(dashes, key=lambda item: item[0], default=(True, 2, 1))
    step = steps[0] if steps else 2
    return Manner(step, chosen[1], chosen[2], frozenset(braces), frozenset(lines - braces))


def _dash(text: str, items: Items, column: int) -> tuple[int, int]:
    """Return how deep the dashes of a list stand below its key, and the spaces after them."""
    dash, first = items.start, items.items[0]
    gap = first.start - dash - 1
    same_line = "\n" not in text[dash : first.start]
    return _column(text, dash) - column, gap if same_line and 0 < gap < 9 else 1


def _blocks(text: str, node: Node) -> Iterator[tuple[str, int, Node]]:
    """Go through the values of block mappings, each with its key and the key's column."""
    if isinstance(node, Items):
        for item in node.items:
            yield from _blocks(text, item)
    elif isinstance(node, Pairs) and not node.flow:
        for name, value in node.values.items():
            yield name, _column(text, node.keys[name].start), value
            yield from _blocks(text, value)


def _column(text: str, at: int) -> int:
    return at - text.rfind("\n", 0, at) - 1


def flow(value: Plain) -> str:
    """Return a value on one line, within `{ }` or `[ ]` if it is made of several."""
    if isinstance(value, str):
        return scalar(value)
    if isinstance(value, list):
        return "[" + ", ".join(flow(item) for item in value) + "]"
    return "{" + ", ".join(f"{scalar(key)}: {flow(item)}" for key, item in value.items()) + "}"


@dataclass(frozen=True, slots=True)
class Composer:
    """Writes values line by line in one manner."""

    manner: Manner

    def value(self, value: Plain, column: int, key: str = "", style: str = "") -> Typed:
        """Return a value for a key at a column; `style` is that of the text it replaces."""
        if isinstance(value, str):
            typed = block(value, style)
            return Typed(typed.inline, self.indented(typed, column + self.manner.step))
        if _is_short(value) and column + len(key) + len(flow(value)) <= _WIDEST:
            return Typed(flow(value))
        if isinstance(value, dict):
            return Typed("", tuple(self.pairs(value, column + self.manner.step)))
        dash = column + self.manner.dash
        braces = self.in_braces(key, value, dash)
        lines = [line for item in value for line in self.item(item, dash, braces=braces)]
        return Typed("", tuple(lines))

    def in_braces(self, key: str, records: list[Plain], dash: int) -> bool:
        """Say whether records of a new list stand in braces: as elsewhere, or if deep and short."""
        if key in self.manner.braces or key in self.manner.lines:
            return key in self.manner.braces
        deep = dash > self.manner.dash
        return deep and all(dash + len(flow(record)) <= _WIDEST for record in records)

    def pairs(self, values: dict[str, Plain], column: int) -> list[str]:
        """Return the lines of a mapping whose keys stand at a column."""
        lines: list[str] = []
        for name, value in values.items():
            typed = self.value(value, column, name)
            inline = f" {typed.inline}" if typed.inline else ""
            lines += [f"{' ' * column}{scalar(name, flow=False)}:{inline}", *typed.below]
        return lines

    def item(self, value: Plain, dash: int, *, braces: bool) -> list[str]:
        """Return the lines of a list item whose dash stands at a column."""
        gap = self.manner.gap
        if isinstance(value, dict) and value and not (braces and is_flat(value)):
            lines = self.pairs(value, dash + 1 + gap)
            return [f"{' ' * dash}-{' ' * gap}{lines[0].lstrip(' ')}", *lines[1:]]
        typed = block(value) if isinstance(value, str) else Typed(flow(value))
        below = self.indented(typed, dash + 1 + gap)
        return [f"{' ' * dash}-{' ' * gap}{typed.inline}", *below]

    @staticmethod
    def indented(typed: Typed, column: int) -> tuple[str, ...]:
        """Return the lines below a scalar's header, indented; empty ones stay empty."""
        return tuple(" " * column + line if line else "" for line in typed.below)


def on_one_line(value: Plain) -> Plain:
    """Return a value whose texts of several lines are to be typed on one."""
    if isinstance(value, str):
        return OneLine(value) if "\n" in value else value
    if isinstance(value, list):
        return [on_one_line(item) for item in value]
    return {name: on_one_line(item) for name, item in value.items()}


def is_flat(value: Plain) -> bool:
    """Say whether a value reads well in braces: no lists of records, no text of many lines."""
    if isinstance(value, str):
        return "\n" not in value
    if isinstance(value, list):
        return all(isinstance(item, str) and "\n" not in item for item in value)
    return all(is_flat(item) for item in value.values())


def _is_short(value: list[Plain] | dict[str, Plain]) -> bool:
    """Say whether a value may stand beside its key: scalars only, or nothing at all."""
    inside = value.values() if isinstance(value, dict) else value
    return is_flat(value) and not any(
        isinstance(item, dict) or (isinstance(item, list) and isinstance(value, list))
        for item in inside
    )


def style_of(node: Node) -> str:
    """Return the quote style of a scalar; nothing for what is none."""
    return node.style if isinstance(node, Leaf) else ""
