"""Every field of a unit's file by kind, to delete one at a time."""

from collections.abc import Iterator
from typing import NamedTuple

import yaml

from tests.mutation.paths import root_of

_CALLED_BY = {"meetings": "kind", "notices": "covers", "log": "event"}
"""Lists whose items are of several kinds: what tells them."""
_OPEN_TABLES = ("nothing_found", "counts")
"""Tables whose keys are of no interest one by one."""


class Spot(NamedTuple):
    """A field or a record that can be deleted: what kind of thing it is, and its path."""

    kind: str
    path: str


def spots(text: str) -> Iterator[Spot]:
    """Go through all that a text holds, but for what is alone in its record or list."""
    yield from _below(root_of(text), "", "")


def _below(node: yaml.Node, kind: str, path: str) -> Iterator[Spot]:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            any_key = kind.rpartition(".")[2] in _OPEN_TABLES or kind == "lookbacks[].issues"
            name = "*" if any_key else str(key.value)
            inner = f"{kind}.{name}" if kind else name
            yield from _spot(value, inner, f"{path}/{key.value}", alone=len(node.value) == 1)
    elif isinstance(node, yaml.SequenceNode):
        for number, item in enumerate(node.value):
            inner = f"{kind}[{_called(kind, item)}]"
            yield from _spot(item, inner, f"{path}/#{number}", alone=len(node.value) == 1)


def _spot(node: yaml.Node, kind: str, path: str, *, alone: bool) -> Iterator[Spot]:
    if not alone:
        yield Spot(kind, path.removeprefix("/"))
    yield from _below(node, kind, path)


def _called(kind: str, item: yaml.Node) -> str:
    """Return which kind of item it is; empty where all are alike."""
    if not isinstance(item, yaml.MappingNode):
        return ""
    typed = {key.value: value.value for key, value in item.value}
    if kind == "issues":
        return "member" if "member" in typed else "copy" if _is_copy(item) else ""
    return str(typed.get(_CALLED_BY.get(kind.rpartition(".")[2], ""), ""))


def _is_copy(item: yaml.MappingNode) -> bool:
    shared = [value for key, value in item.value if key.value == "shared"]
    return any(key.value == "of" for node in shared for key, _ in node.value)
