"""The unit tree with lights and open issues: as lines, and as JSON."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any, Final

from zhenggai.figures.base import Figures
from zhenggai.model.unit import CAMPAIGN
from zhenggai.report.cells import LIGHTS
from zhenggai.report.grid import Cell, Column, grid
from zhenggai.report.json_text import json_text
from zhenggai.rollup import Node
from zhenggai.words import LIGHT, Lang, Text

_UNIT: Final = Text("单位", "unit")
_COUNTS: Final = (Text("问题", "issues"), Text("未完成", "open"), Text("逾期", "overdue"))
_LIGHT: Final = Text("灯号", "light")
_ID: Final = Text("编号", "id")
_ALL: Final = Text("全部单位", "all units")
_UNREAD: Final = Text("（读不了）", " (cannot be read)")
_NONE: Final = Text("无问题", "none")


def light_of(figures: Figures) -> str:
    """Return the worst light among the issues; empty where there are none."""
    return next((word.id for word in LIGHT if figures.of("issues.by_light", word.id)), "")


def still_open(figures: Figures) -> int:
    """Return how many issues have come to no result yet."""
    return sum(figures.of("issues.by_status", word) for word in ("registered", "in_progress"))


def as_text(shown: Node, lang: Lang, room: int | None, *, color: bool) -> str:
    """Return a line for each unit and group with all below it, those below indented."""
    heads = [
        Column(_UNIT.to(lang)),
        Column(_LIGHT.to(lang)),
        *(Column(name.to(lang), right=True) for name in _COUNTS),
        Column(_ID.to(lang)),
    ]
    rows = [_cells(node, depth, lang) for depth, node in _walk(shown, 0)]
    return "".join(f"{line}\n" for line in grid(heads, rows, room, color=color).lines)


def _walk(node: Node, depth: int) -> Iterator[tuple[int, Node]]:
    yield depth, node
    for child in node.children:
        yield from _walk(child, depth + 1)


def _cells(node: Node, depth: int, lang: Lang) -> list[Cell]:
    total = node.total
    light = light_of(total)
    overdue = total.of("issues.overdue")
    return [
        Cell(_name(node, lang), depth=depth),
        Cell(LIGHT[light].to(lang) if light else _NONE.to(lang), LIGHTS.get(light, "90")),
        Cell(str(total.of("issues.total"))),
        Cell(str(still_open(total))),
        Cell(str(overdue), "31" if overdue else ""),
        Cell("" if _is_all(node) else node.row.id),
    ]


def _is_all(node: Node) -> bool:
    return node.row.id == CAMPAIGN and not node.row.kind


def _name(node: Node, lang: Lang) -> str:
    if _is_all(node):
        return _ALL.to(lang)
    name = node.row.name or node.row.id
    return name if node.row.read else f"{name}{_UNREAD.to(lang)}"


def as_json(shown: Node, day: dt.date) -> str:
    """Return the document that `docs/machine-outputs.md` describes."""
    return json_text({"version": 1, "as_of": day.isoformat(), "unit": _object(shown)})


def _object(node: Node) -> dict[str, Any]:
    return {
        "id": "" if _is_all(node) else node.row.id,
        "name": node.row.name,
        "kind": node.row.kind,
        "read": node.row.read,
        "light": light_of(node.total),
        "own": _figures(node.own),
        "total": _figures(node.total),
        "children": [_object(child) for child in node.children],
    }


def _figures(figures: Figures) -> dict[str, Any]:
    return {
        "issues": figures.of("issues.total"),
        "open": still_open(figures),
        "overdue": figures.of("issues.overdue"),
        "by_light": {word.id: figures.of("issues.by_light", word.id) for word in LIGHT},
    }
