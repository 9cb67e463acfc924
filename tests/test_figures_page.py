"""docs/figures.md: every figure has its words, and its worked example is what the program finds."""

import re
from pathlib import Path

import pytest
import yaml

from tests.naive.figures import figures as naive_figures
from tests.naive.rates import rates as naive_rates
from tests.standing_ledger import CAMPAIGN
from tools.generate import FIGURES_EXAMPLE, figures_notes
from zhenggai.figures.base import Figures, Metric
from zhenggai.figures.chosen import Scope
from zhenggai.figures.metrics import BASIS, METRICS
from zhenggai.figures.own import own_figures
from zhenggai.figures.rates import BY_ID, RATES
from zhenggai.model.limits import Limits
from zhenggai.reading import read_unit
from zhenggai.report.figures_page import Note

PAGE = (Path(__file__).parent.parent / "docs" / "figures.md").read_text(encoding="utf-8")
EXAMPLE = FIGURES_EXAMPLE.read_text(encoding="utf-8")
NOTES = figures_notes()
DAY_SAID = re.search(r"这个单位在 ([0-9-]+) 的数", PAGE)


def figures() -> Figures:
    read, faults = read_unit(EXAMPLE.encode(), "example.yaml", "lijia", CAMPAIGN.lists)
    assert read is not None
    assert faults == []
    assert DAY_SAID
    day = yaml.safe_load(DAY_SAID[1])
    return own_figures(Scope(read, CAMPAIGN, day, Limits(node=CAMPAIGN.node)))


OWN = figures()


def test_the_page_shows_the_example_that_is_computed() -> None:
    assert f"```yaml\n{EXAMPLE}```\n" in PAGE


def test_every_rate_and_every_count_has_its_words_and_no_other() -> None:
    known = [rate.id for rate in RATES] + [measured.id for measured in METRICS] + list(BASIS)
    assert list(NOTES) == known


@pytest.mark.parametrize("name", [rate.id for rate in RATES])
def test_worked_example_of_a_rate(name: str) -> None:
    rate, note = BY_ID[name], NOTES[name]
    ratio = rate.of(OWN)
    assert f"{ratio.numerator}/{ratio.denominator} = {ratio.percent}" == note.example
    section = PAGE.partition(f"\n### {rate.name.zh} / {rate.name.en}\n")[2].partition("\n### ")[0]
    for said in (rate.formula.zh, rate.formula.en, f"**{note.example}**", f"`{name}` = "):
        assert said in section


@pytest.mark.parametrize("name", [*(measured.id for measured in METRICS), *BASIS])
def test_worked_example_of_a_count(name: str) -> None:
    note = NOTES[name]
    assert counts_of(name) == expected(note)
    (row,) = re.findall(rf"^\| `{re.escape(name)}`.*$", PAGE, re.MULTILINE)
    assert f"| {note.said.zh} | {note.said.en} |" in row


def counts_of(name: str) -> dict[str | None, int]:
    return {
        metric.word: number for metric, number in OWN.counts.items() if metric.id == name and number
    }


def expected(note: Note) -> dict[str | None, int]:
    if isinstance(note.example, int):
        return {None: note.example} if note.example else {}
    assert not isinstance(note.example, str)
    found: dict[str | None, int] = {}
    found.update(note.example)
    return found


def test_a_second_computation_agrees_with_the_examples() -> None:
    assert DAY_SAID
    day, unit = yaml.safe_load(DAY_SAID[1]), yaml.safe_load(EXAMPLE)
    found = naive_figures(unit, day)
    for measured in METRICS:
        value = found
        for part in measured.id.split("."):
            value = value[part]
        example = NOTES[measured.id].example
        if measured.words:
            value = {word: number for word, number in value.items() if number}
        assert value == example, measured.id
    for name, (numerator, denominator) in naive_rates(unit, day).items():
        assert str(NOTES[name].example).startswith(f"{numerator}/{denominator} = ")


def test_the_county_of_the_page() -> None:
    assert "1,275 of 2,164 tasks done: 1275/2164 = 58.9%" in PAGE
    done = Figures({Metric("issues.resolved"): 1275, Metric("issues.total"): 2164})
    assert str(BY_ID["completion"].of(done)) == "58.9% (1275/2164)"
