"""Thousands of random edits in random layouts: right, small, and never a comment lost.

`ZHENGGAI_FULL=1` plays 40,000 pairs instead of 5,000; `ZHENGGAI_SEED` shifts where they start.
"""

# ruff: noqa: ANN401 - values of the table are of any type
import os
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from random import Random
from typing import Any, Final

import pytest

from tests.editor_edits import drawn, expected
from tests.editor_layout import NOTHING, Layout, Remark
from tests.editor_values import Typed, Values, normal, raw
from zhenggai.edit.apply import apply
from zhenggai.edit.edits import Append, Clear, Edit, Insert, Remove, Set, Steps
from zhenggai.edit.wording import Wording
from zhenggai.errors import CannotGoOnError
from zhenggai.finding import Severity
from zhenggai.model.campaign import Campaign
from zhenggai.model.schema import Kind, Listed, Many, One, Record, Some, Table, keys_of
from zhenggai.model.unit import Unit
from zhenggai.reading import read_campaign, read_document
from zhenggai.words import LISTS

PAIRS: Final = 40_000 if os.environ.get("ZHENGGAI_FULL") else 5_000
SEED: Final = int(os.environ.get("ZHENGGAI_SEED", "0"))
EDITS: Final = 5
"""Edits tried on each document."""
PARTS: Final = 8
"""Into how many tests they are divided, for as many processors."""
MOST_REFUSED: Final = 0.005


@dataclass(slots=True)
class Document:
    """A file in a random layout, and what it says."""

    record: type[Record]
    data: bytes
    remarks: list[Remark]
    values: Typed = field(default_factory=dict)


def read(data: bytes, record: type[Record]) -> Typed:
    if issubclass(record, Campaign):
        found, findings = read_campaign(data, "f.yaml")
        held: Record | None = found
    else:
        held, findings = read_document(data, "f.yaml", record, LISTS)
    errors = [finding for finding in findings if finding.severity is Severity.ERROR]
    assert held is not None
    assert not errors, errors[0]
    return raw(held)


def document(random: Random) -> Document:
    record: type[Record] = Unit if random.random() < 0.85 else Campaign
    said = Wording(random.choice(("zh", "en")), LISTS).record(record, Values(random).record(record))
    layout = Layout.drawn(random)
    hollow(random, said, record)
    data = layout.text(said).encode()
    return Document(record, data, layout.remarks, read(data, record))


def hollow(random: Random, said: Any, record: type[Record]) -> None:
    """Add keys that say nothing yet: `due:`, `tags: []`, `contact: {}`."""
    keys = keys_of(record).values()
    for key in keys:
        name = next((name for name in (key.id, key.zh) if name in said), "")
        if name and isinstance(key.kind, Many):
            for item in said[name]:
                hollow(random, item, key.kind.record)
        elif not name and not key.required and random.random() < 0.03:
            typed = key.zh if any(other.zh in said for other in keys) else key.id
            empty = {Many: [], Some: [], One: NOTHING, Table: {}}.get(type(key.kind), NOTHING)
            said[typed] = random.choice((NOTHING, empty))


def check(document: Document, edits: Sequence[Edit], new: bytes) -> None:
    """Hold the new bytes to the model, and to the manner of the old ones."""
    record, after, edit = document.record, document.values, edits[0]
    for each in edits:
        after = expected(record, after, each)
    assert normal(record, read(new, record)) == normal(record, after)
    old_text, new_text = document.data.decode(), new.decode()
    assert new_text.startswith("\ufeff") == old_text.startswith("\ufeff")
    if "\r\n" in old_text:
        assert new_text.count("\n") == new_text.count("\r\n")
    else:
        assert "\r" not in new_text
    assert new_text.endswith("\n") or not old_text.endswith("\n")
    assert new_text.count("|+") <= old_text.count("|+")
    lost = [remark for remark in document.remarks if new_text.count(remark.mark) != 1]
    wrongly = [item for item in lost if not may_go(document, edit, item)]
    assert not wrongly, wrongly
    changed = Counter(old_text.splitlines()) - Counter(new_text.splitlines())
    assert changed.total() <= most_lines(document, edit), changed


def may_go(document: Document, edit: Edit, remark: Remark) -> bool:
    """Say whether a comment stands in what an edit takes away."""
    scope, steps = taken(document, edit), steps_of(document.record, remark.path)
    if scope is None:
        return False
    return steps[: len(scope)] == scope or (remark.deep and scope[: len(steps)] == steps)


def taken(document: Document, edit: Edit) -> Steps | None:
    """Return the steps to what an edit takes away."""
    match edit:
        case Set(steps, attribute, value):
            old = held(document, (*steps, attribute))
            kept = value and isinstance(old, str) and isinstance(value, str)
            return None if kept else (*steps, attribute)
        case Clear(steps, attribute):
            return emptied(document, (*steps, attribute))
        case Remove(steps):
            return emptied(document, steps)
    return None


def emptied(document: Document, steps: Steps) -> Steps:
    """Return the steps to what has nothing else in it."""
    while len(steps) > 1 and len(held(document, steps[:-1])) == 1:
        steps = steps[:-1]
    return steps


def held(document: Document, steps: Steps) -> Any:
    node: Any = document.values
    for step in steps:
        node = node.get(step) if isinstance(node, dict) else node[int(step)]
    return node


def most_lines(document: Document, edit: Edit) -> int:
    """Return how many old lines an edit may touch."""
    if isinstance(edit, Append | Insert):
        items = held(document, edit.steps) or []
        # A single value that stood alone moves into a list with all its lines.
        if len(items) == 1 and isinstance(items[0], dict):
            return 99
        return 2 + 2 * str(items[0]).count("\n") if len(items) == 1 else 2
    if isinstance(edit, Set) and isinstance(edit.value, str):
        old = held(document, (*edit.steps, edit.attribute))
        return 2 + 2 * old.count("\n") if isinstance(old, str) else 99
    return 999


def steps_of(record: type[Record], path: tuple[str | int, ...]) -> Steps:
    """Return the steps that keys and indices as typed stand for."""
    steps: list[str | int] = []
    kind: Kind = One(record)
    for name in path:
        if isinstance(kind, One):
            keys = keys_of(kind.record).values()
            entry = next((key for key in keys if name in (key.id, key.zh)), None)
            rest = next(
                (key for key in keys if isinstance(key.kind, Table) and key.kind.rest), None
            )
            if entry is None and rest is not None and isinstance(rest.kind, Table):
                steps += (rest.attribute, meant(rest.kind, str(name)))
                kind = rest.kind.values
            elif entry is not None:
                steps.append(entry.attribute)
                kind = entry.kind
        elif isinstance(kind, Table):
            steps.append(meant(kind, str(name)))
            kind = kind.values
        else:
            steps.append(name)
            kind = One(kind.record) if isinstance(kind, Many) else kind
    return tuple(steps)


def meant(kind: Table, typed: str) -> str:
    lists = [LISTS[kind.keys.name]] if isinstance(kind.keys, Listed) else list(LISTS.values())
    for words in lists:
        for word in words:
            if typed in (word.id, word.zh):
                return word.id
    return typed


@pytest.mark.parametrize("part", range(PARTS))
def test_random_edits_are_right_and_small(part: int, capsys: pytest.CaptureFixture[str]) -> None:
    refused: Counter[str] = Counter()
    pairs = 0
    documents = PAIRS // EDITS // PARTS
    for seed in range(SEED + part * documents, SEED + (part + 1) * documents):
        random = Random(seed)  # noqa: S311 - the same documents each time
        drawn_document = document(random)
        for _ in range(EDITS):
            edits = drawn(random, drawn_document.record, drawn_document.values)
            pairs += 1
            try:
                new = apply(drawn_document.data, "f.yaml", edits, LISTS, drawn_document.record)
            except CannotGoOnError as error:
                refused[error.message.en] += 1
                continue
            except Exception as error:
                error.add_note(f"seed {seed}: {edits}")
                raise
            try:
                check(drawn_document, edits, new)
            except AssertionError as error:
                error.add_note(f"seed {seed}: {edits}")
                raise
    with capsys.disabled():
        sys.stdout.write(f"\n{pairs} edits, {refused.total()} refused\n")
    assert refused.total() <= pairs * MOST_REFUSED, refused.most_common(5)
