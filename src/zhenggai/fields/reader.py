"""What is known while one file is read, and how its faults are kept."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any, Final, TypeAlias

from zhenggai.finding import Finding, Severity
from zhenggai.source import Location, Node, Scalar, place
from zhenggai.words import Lang, Text, Vocabulary

OTHER: Final[dict[Lang, Lang]] = {"zh": "en", "en": "zh"}
NOTHING: Final = object()
"""What a value that cannot be read becomes: the field keeps its default."""


@dataclasses.dataclass(slots=True)
class Reader:
    """What is known while one file is read."""

    path: str
    lists: Mapping[str, Vocabulary]
    unit: str = ""
    language: Lang = "en"
    record: str = ""
    field: str = ""
    latest: dt.date = dt.date.min
    said: list[str] = dataclasses.field(default_factory=list)
    """All words of people, in the order of the file."""
    findings: list[Finding] = dataclasses.field(default_factory=list)
    mixed: list[tuple[Location, str]] = dataclasses.field(default_factory=list)
    """Keys and words of the other language, with their places."""

    def fault(
        self,
        where: Location,
        code: str,
        message: Text,
        remedy: Text,
        severity: Severity = Severity.ERROR,
    ) -> None:
        """Keep a finding about the field that is being read."""
        self.findings.append(
            Finding(where, code, severity, message, remedy, self.unit, self.record, self.field)
        )

    def wrong(self, node: Node, said: Text, remedy: Text) -> Any:  # noqa: ANN401
        """Report a wrong type or word; the value is not used."""
        self.fault(place(self.path, node), "FIL04", said, remedy)
        return NOTHING

    def other_language(self, node: Scalar) -> None:
        """Remember a key or word of the other language: one finding tells of all."""
        self.mixed.append((place(self.path, node), node.text))


Converter: TypeAlias = Callable[[Reader, Node], Any]


def empty(node: Node) -> bool:
    """Say whether nothing was typed."""
    return type(node) is Scalar and not node.text


def scalar(reader: Reader, node: Node) -> str | None:
    """Return the text of a scalar; None, with a finding, for anything else."""
    if type(node) is Scalar:
        return node.text
    reader.wrong(
        node,
        Text("这里应当是一个值，不是列表或映射", "one value is wanted, not a list or mapping"),
        Text("写成一个值；文字里有 [ ] { } 时加引号", "write one value; quote [ ] { }"),
    )
    return None
