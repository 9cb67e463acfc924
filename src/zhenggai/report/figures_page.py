"""What every figure means, with an example worked out by hand: the page docs/figures.md."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from zhenggai.figures.metrics import BASIS, METRICS, NO_WORD, Measured, words_of
from zhenggai.figures.rates import RATES
from zhenggai.figures.ratio import Rate, Sum
from zhenggai.model.campaign import Campaign
from zhenggai.words import Text

_MADE: Final = "<!-- just generate: tools/figures-notes.yaml -->\n"
_HEADS: Final = (
    "| 数字 figure | 含义 | meaning | 示例 example | 来自 from |\n|---|---|---|---|---|\n"
)


@dataclass(frozen=True, slots=True)
class Note:
    """What is said of a figure, and what it is in the example."""

    said: Text
    example: str | int | Mapping[str, int]
    """Of a rate such as `2/6 = 33.3%`; of a count its number, or words with their numbers."""
    records: str = ""
    """The records that are counted in the example."""


def as_page(head: str, notes: Mapping[str, Note], campaign: Campaign) -> str:
    """Return the page in both languages; `notes` has one for each rate and each metric."""
    rates = (_rate(rate, notes[rate.id]) for rate in RATES)
    counts = (_count(measured, notes[measured.id], campaign) for measured in METRICS)
    basis = (_row(f"`{name}`", str(notes[name].example), notes[name]) for name in BASIS)
    parts = [head, _MADE, "\n## 比率 / Rates\n", *rates, "\n## 数字 / Counts\n\n", _HEADS, *counts]
    parts += ["\n## 只用于比率的数 / Counted for rates only\n\n", _HEADS, *basis]
    return "".join(parts)


def _rate(rate: Rate, note: Note) -> str:
    lines = [
        f"\n### {rate.name.zh} / {rate.name.en}\n",
        f"`{rate.id}` = {_sum(rate.numerator)} ÷ {_sum(rate.denominator)}\n",
        f"- {rate.formula.zh}",
        f"- {rate.formula.en}",
        f"- 示例 example: **{note.example}**",
        f"  - {note.said.zh}",
        f"  - {note.said.en}",
    ]
    return "\n".join(lines) + "\n"


def _sum(taken: Sum) -> str:
    """Say which counts are added up, and which are taken away."""
    added = " + ".join(f"`{name}`" for name in taken.metrics)
    less = "".join(f" - `{name}`" for name in taken.less)
    several = len(taken.metrics) + len(taken.less) > 1
    return f"({added}{less})" if several else added


def _count(measured: Measured, note: Note, campaign: Campaign) -> str:
    name = f"`{measured.id}` {measured.name.zh} / {measured.name.en}"
    example = "; ".join(_example(measured, note, campaign))
    return _row(name, example, note)


def _row(name: str, example: str, note: Note) -> str:
    return f"| {name} | {note.said.zh} | {note.said.en} | {example} | {note.records} |\n"


def _example(measured: Measured, note: Note, campaign: Campaign) -> Iterator[str]:
    if not isinstance(note.example, Mapping):
        yield str(note.example)
        return
    words = words_of(measured.words, campaign)
    for word, number in note.example.items():
        name = words[word] if words is not None and word else NO_WORD
        yield f"{name.zh} {name.en} {number}"
