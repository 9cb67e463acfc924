"""What the JSON Schemas of machine outputs are put together from."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, TypeAlias

from zhenggai.schema import DRAFT
from zhenggai.words import Text, Vocabulary

Json: TypeAlias = dict[str, Any]
TEXT: Final[Json] = {"type": "string"}
FLAG: Final[Json] = {"type": "boolean"}
COUNT: Final[Json] = {"type": "integer", "minimum": 0}
WHOLE: Final[Json] = {"type": "integer"}
LINE: Final[Json] = {"type": "integer", "minimum": 1}
DAY: Final[Json] = {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}
DUE: Final[Json] = {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}(-[0-9]{2})?$"}
"""A day, or a month as it was typed."""
SHARE: Final[Json] = {"type": ["number", "null"]}
SEVERITIES: Final = ("error", "warning", "info")


def schema(title: Text, found: Json, **definitions: Json) -> Json:
    """Return the schema of a whole document."""
    head = {"$schema": DRAFT, "title": f"{title.zh} / {title.en}", **found}
    return {**head, "definitions": definitions} if definitions else head


def head(**more: Json) -> dict[str, Json]:
    """Return the keys that every output begins with, and more."""
    return {"version": {"const": 1}, "as_of": DAY, **more}


def record(required: Mapping[str, Json], optional: Mapping[str, Json] | None = None) -> Json:
    """Return the schema of an object that has these keys, and no others."""
    return {
        "type": "object",
        "properties": {**required, **(optional or {})},
        "required": list(required),
        "additionalProperties": False,
    }


def table(values: Json) -> Json:
    """Return the schema of an object with any keys."""
    return {"type": "object", "additionalProperties": values}


def listed(items: Json) -> Json:
    """Return the schema of a list."""
    return {"type": "array", "items": items}


def texts(*names: str) -> dict[str, Json]:
    """Return keys that are text."""
    return dict.fromkeys(names, TEXT)


def place() -> dict[str, Json]:
    """Return the keys that say where a record stands."""
    return {"path": TEXT, "line": LINE, "column": LINE}


def word(words: Vocabulary, *others: str) -> Json:
    """Return the schema of a closed word."""
    return {"enum": [*words.ids, *others]}


def maybe(found: Json) -> Json:
    """Return the schema of a value that may be null."""
    return {**found, "type": [found["type"], "null"]}


def ref(name: str) -> Json:
    """Return a reference to a definition."""
    return {"$ref": f"#/definitions/{name}"}
