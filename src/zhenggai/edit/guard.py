"""What must hold before new bytes are written: sound, read back, the same elsewhere."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from zhenggai.edit.page import Splice
from zhenggai.finding import Finding, Severity
from zhenggai.model.campaign import Campaign
from zhenggai.model.schema import Record
from zhenggai.reading import read_campaign, read_document
from zhenggai.source import Node, Scalar
from zhenggai.source import Sequence as List
from zhenggai.words import Vocabulary
from zhenggai.yamlspans import Plain


@dataclass(frozen=True, slots=True)
class Account:
    """A file as every command reads it."""

    faults: list[Finding]
    """Its errors, by place; BOM, CRLF and warnings are none."""
    said: Plain | None
    """What it says; None if it cannot be read."""


def account_of(
    data: bytes, path: str, record: type[Record], lists: Mapping[str, Vocabulary]
) -> Account:
    """Read a file by the table."""
    found: tuple[Record | None, list[Finding]] = (
        read_campaign(data, path)
        if issubclass(record, Campaign)
        else read_document(data, path, record, lists)
    )
    errors = sorted(item for item in found[1] if item.severity is Severity.ERROR)
    return Account(errors, _plain(found[0].node) if found[0] is not None else None)


def _plain(node: Node) -> Plain:
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, List):
        return [_plain(item) for item in node.items]
    return {name: _plain(value) for name, value in node.values.items()}


def outside_is_same(old: str, new: str, splices: Sequence[Splice]) -> bool:
    """Say whether every line that no splice touches is in the new text, in its place."""
    done = shift = 0
    for splice in sorted(splices):
        line = old.rfind("\n", 0, splice.start) + 1
        if new[done + shift : line + shift] != old[done:line]:
            return False
        shift += len(splice.text) - (splice.end - splice.start)
        whole = splice.end == 0 or old[splice.end - 1] == "\n"
        ended = old.find("\n", splice.end) + 1 or len(old)
        done = max(done, splice.end if whole else ended)
    return new[done + shift :] == old[done:]
