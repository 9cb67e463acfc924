"""Example documents: every field of a paper filled, or every one empty, to try templates on."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any, Final, get_args, get_origin, get_type_hints

from zhenggai.model.campaign import Campaign
from zhenggai.model.plan import Plan, PlanEvent
from zhenggai.model.review import Makeup, Survey
from zhenggai.model.unit import Unit
from zhenggai.papers.common import Occasion
from zhenggai.papers.registry import Paper, document
from zhenggai.papers.sheets import Document, Font
from zhenggai.source import Mapping
from zhenggai.words import Lang

_DAY: Final = dt.date(2006, 3, 15)
_NODE: Final = Mapping("", 1, 1)
_COLUMNS: Final = "columns"
"""The heads of a table give it its shape: they stay as they are."""
_CELLS: Final = "cells"
"""The field that has an item for each column of its table."""
_WIDTH: Final = 5
"""The columns of a table that had none."""


@dataclass(frozen=True, slots=True)
class Example:
    """A document to try the templates of a paper on."""

    view: Document[Any]
    """The document."""
    lang: Lang
    """The language that its headings are in."""


def sheet_of(paper: Paper) -> type[Any]:
    """Return the kind of sheet that a paper is made of."""
    found = get_type_hints(paper.build)["return"]
    held: type[Any] = get_args(found)[0] if get_origin(found) is tuple else found
    return held


def examples(paper: Paper, campaign: Campaign) -> Iterator[Example]:
    """Go through documents of a paper, in both languages: all fields filled, then all empty.

    A text that is filled says the name of its field.
    """
    unit = Unit(
        node=_NODE,
        name="〈unit〉",
        kind="village",
        plan=Plan(node=_NODE, log=(PlanEvent(node=_NODE, date=_DAY, event="formed"),)),
        surveys=(Survey(node=_NODE, id="S-1", date=_DAY),),
        makeups=(Makeup(node=_NODE, id="B-1"),),
    )
    languages: tuple[Lang, ...] = ("zh", "en")
    for lang in languages:
        made = document(paper, [unit], Occasion(campaign, _DAY, lang))
        full, blank = filled(made.sheets[0]), emptied(made.sheets[0])
        yield Example(replace(made, sheets=(full, full), fonts=(Font("song", "SimSun"),)), lang)
        yield Example(replace(made, sheets=(blank,)), lang)


def filled(view: Any, width: int = 0) -> Any:  # noqa: ANN401 - any part of a view
    """Return a part of a view without a gap: texts, lists and numbers that were empty hold one."""
    width = len(getattr(view, _COLUMNS, ())) or width or _WIDTH
    hints = get_type_hints(type(view))
    return replace(
        view,
        **{
            item.name: _full(getattr(view, item.name), item.name, hints[item.name], width)
            for item in fields(view)
            if item.name != _COLUMNS or not getattr(view, _COLUMNS)
        },
    )


def _full(value: Any, name: str, hint: Any, width: int) -> Any:  # noqa: ANN401
    if is_dataclass(value):
        return filled(value, width)
    if get_origin(hint) is tuple:
        of = get_args(hint)[0]
        items = value or (_made(of),) * (width if name in (_CELLS, _COLUMNS) else 2)
        return tuple(_full(item, name, of, width) for item in items)
    return value or {bool: True, int: 1}.get(hint, f"〈{name}〉")


def _made(hint: Any) -> Any:  # noqa: ANN401 - whatever a view is made of
    """Return an empty value of a kind."""
    if get_origin(hint) is tuple:
        return ()
    if not is_dataclass(hint):
        return hint()
    hints = get_type_hints(hint)
    return hint(**{item.name: _made(hints[item.name]) for item in fields(hint)})  # type: ignore[operator]


def emptied(view: Any) -> Any:  # noqa: ANN401 - any part of a view
    """Return a part of a view with nothing in it but the heads of its tables."""
    hints = get_type_hints(type(view))
    return replace(
        view,
        **{
            item.name: emptied(getattr(view, item.name))
            if is_dataclass(hints[item.name])
            else _made(hints[item.name])
            for item in fields(view)
            if item.name != _COLUMNS
        },
    )
