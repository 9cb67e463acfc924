"""The page on filters: its examples run, and it has every name that there is."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.records_at_hand import UNITS
from zhenggai.cli.main import run
from zhenggai.model.campaign import Campaign, word_lists
from zhenggai.query.catalogue import Catalogue
from zhenggai.query.derived import TABLE as DERIVED
from zhenggai.query.kinds import KINDS, Kind, kind_named
from zhenggai.query.states import TABLE as STATES
from zhenggai.reading import read_unit
from zhenggai.source import Mapping

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "filters.md"
ALL = Campaign(node=Mapping("campaign.yaml", 1, 1), name="活动", lists=word_lists(None))


@pytest.mark.parametrize("kind", KINDS, ids=[kind.id for kind in KINDS])
def test_a_name_means_the_same_in_both_languages(kind: Kind) -> None:
    catalogue = Catalogue(kind, ALL)
    for field in catalogue.own:
        assert catalogue.field(field.path) == catalogue.field(field.name.zh) == field
    for state in catalogue.own_states:
        assert catalogue.states[state.id] == catalogue.states[state.name.zh.casefold()] == state
    for path in kind.columns:
        assert catalogue.field(path), path
    for name in (kind.id, kind.one, kind.name.zh, kind.id.upper()):
        assert kind_named(name) == kind


def _examples() -> Iterator[str]:
    for line in PAGE.read_text(encoding="utf-8").splitlines():
        if line.startswith("$ zhenggai "):
            yield line.removeprefix("$ zhenggai ")


@pytest.mark.parametrize("line", list(_examples()))
def test_examples_of_the_page_run(capsys: pytest.CaptureFixture[str], line: str) -> None:
    words = ["--ledger", str(ROOT), "--as-of", "2006-04-20", "--lang", "en", *shlex.split(line)]
    assert run(words, {}) == 0
    assert re.fullmatch(r"\d+ [a-z]+\n", capsys.readouterr().err)


def _rows(mark: str) -> list[str]:
    text = PAGE.read_text(encoding="utf-8")
    _, _, after = text.partition(f"<!-- {mark} -->\n")
    inside, _, _ = after.partition(f"<!-- /{mark} -->\n")
    return inside.splitlines()[2:]


def test_the_page_has_every_field_that_is_worked_out_and_every_state() -> None:
    assert _rows("derived") == [
        f"| {row.kind or '全部 all'} | `{row.field.path}` {row.field.name.zh} | {row.help.zh} |"
        f" {row.help.en} |"
        for row in DERIVED
    ]
    assert _rows("states") == [
        f"| {state.kind} | `{state.id}` {state.name.zh} | {state.help.zh} | {state.help.en} |"
        for state in STATES
    ]


def test_units_of_the_fixture_have_no_faults() -> None:
    for unit_id, text in UNITS.items():
        _, faults = read_unit(text.encode(), f"{unit_id}.yaml", unit_id, ALL.lists)
        assert not faults
