"""What changed in records, for machines: ids and days as in English files."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Final

from zhenggai.changes.compare import Changed, Item, Step
from zhenggai.changes.pairs import known_by
from zhenggai.model.schema import Key
from zhenggai.query.values import as_typed
from zhenggai.report.change_text import ADDED, CHANGED, REMOVED, kind_of
from zhenggai.report.change_words import ChangeWords

_KINDS: Final = {ADDED: "added", REMOVED: "removed", CHANGED: "changed"}


def as_document(found: Iterable[Changed], words: ChangeWords) -> list[dict[str, Any]]:
    """Return changed records with their fields."""
    return [
        {
            "change": _KINDS[kind_of(changed)],
            "kind": changed.section or "unit",
            "record": _name(Item(changed.record, changed.values)) if changed.section else "",
            "title": words.title(changed).strip(),
            "fields": [
                {
                    "field": _path(change.steps),
                    "name": words.path(change.steps),
                    "old": plain(change.old),
                    "new": plain(change.new),
                }
                for change in changed.changes
            ],
        }
        for changed in found
    ]


def _path(steps: Sequence[Step]) -> str:
    """Return a path as in `measures[M-2].done` or `decision.date`."""
    path = ""
    for step in steps:
        if isinstance(step, Item):
            path += f"[{_name(step)}]"
        else:
            path += f".{step.id if isinstance(step, Key) else step.value}"
    return path.removeprefix(".")


def _name(item: Item) -> str:
    known = (item.values.get(name) for name in known_by(item.record))
    return " ".join(as_typed(value) for value in known if value is not None)


def plain(value: Any) -> Any:  # noqa: ANN401 - whatever JSON can hold
    """Return values as JSON has them."""
    if isinstance(value, dict):
        return {name.rstrip("_"): plain(item) for name, item in value.items()}
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    if value is None or isinstance(value, int | str):
        return value
    if isinstance(value, float):
        return int(value) if value.is_integer() else value
    return as_typed(value)
