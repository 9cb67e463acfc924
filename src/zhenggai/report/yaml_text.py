"""Plain values as YAML that reads back as the same values."""

from collections.abc import Iterator
from typing import Any, Final

from zhenggai.report.json_text import json_text
from zhenggai.yamltext import scalar

_STEP: Final = "  "


def yaml_text(document: dict[str, Any]) -> str:
    """Return a document as YAML, in blocks; whatever steers a terminal stands there as escapes."""
    return "".join(f"{line}\n" for line in _yaml(document, ""))


def _yaml(value: dict[str, Any], indent: str) -> Iterator[str]:
    for name, item in value.items():
        key = f"{indent}{scalar(name)}:"
        if isinstance(item, dict) and item:
            yield key
            yield from _yaml(item, indent + _STEP)
        elif isinstance(item, list) and item:
            yield key
            yield from _yaml_list(item, indent + _STEP)
        else:
            yield f"{key} {_yaml_scalar(item)}"


def _yaml_list(items: list[Any], indent: str) -> Iterator[str]:
    for item in items:
        if isinstance(item, dict) and item:
            first, *rest = _yaml(item, indent + _STEP)
            yield f"{indent}- {first.lstrip()}"
            yield from rest
        else:
            yield f"{indent}- {_yaml_scalar(item)}"


def _yaml_scalar(item: Any) -> str:  # noqa: ANN401 - whatever JSON can hold
    if item is None:
        return "null"
    if isinstance(item, str):
        return scalar(item) if item.isprintable() else json_text(item).rstrip("\n")
    return "{}" if item == {} else "[]" if item == [] else str(item)
