"""The values of a record as a person reads them: as they would stand in a file."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from zhenggai.edit.compose import Composer, Manner
from zhenggai.edit.wording import Wording
from zhenggai.model.schema import Record
from zhenggai.words import Lang, Vocabulary


def sheet(
    record: type[Record], values: Mapping[str, Any], lang: Lang, lists: Mapping[str, Vocabulary]
) -> str:
    """Return values as YAML in one language, such as `--input` takes."""
    said = Wording(lang, lists).record(record, values)
    return "\n".join(Composer(Manner()).pairs(said, 0))
