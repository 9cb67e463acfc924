"""A ledger with a mark in every text field, and the same with hostile text in their place."""

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tests.hostile import HOSTILE, PARSER, walk
from tests.whole_unit import ON, Say, whole_campaign, whole_unit
from zhenggai.load import Ledger, load_unit, open_ledger
from zhenggai.markdown import visible
from zhenggai.model.schema import as_of
from zhenggai.model.unit import Unit
from zhenggai.papers.common import Occasion
from zhenggai.papers.registry import Paper, document
from zhenggai.render import render_paper

MARK: Final = re.compile("〔([a-z_.]+)〕")
LINES: Final = ("plan.text", "plan.safeguards", "plan.activity", "finished.summary")
"""Fields of which every line is a paragraph."""
PATHS: Final = ("measures.evidence", "log.evidence")
"""Paths are printed without their folders."""
ONE_LINE: Final = tuple(text for text in HOSTILE if "\n" not in text and text == text.strip())
LONG: Final = 10_000
CONTROLS: Final = "\x1b[31m\x07\x00\u202egnp.exe\u2066\u200f\x9b2J"
SEVERAL: Final = {
    "all at once": f"〔{' ‖ '.join(ONE_LINE)}〕",
    **{f"long words {turn}": "x" * LONG + str(turn) for turn in range(4)},
    "lines": "〔x\n\n# y\n- z\n| a |\n1. b\n<b>\n```\n〕",
    "controls": f"〔{CONTROLS}〕",
    "braces": "{{ 7 * 7 }}{% include '/etc/passwd' %}{# x #}",
    **{text: text for text in ("# x", "1. x", "- x", "> x", "| x", "[ ] x", "=1+1", "@x")},
}
"""What is typed into every text field, by the name of the test."""
EVERYTHING: Final = f"=1+1 {' ‖ '.join(ONE_LINE)} {CONTROLS}\n[b]x[/b]\n\n:smile:\n"
"""All of it at once, for commands, each of which reads the ledger again."""


@dataclass(frozen=True, slots=True)
class Whole:
    """The ledger of one unit in which every text is what `say` says."""

    ledger: Ledger
    unit: Unit
    say: Say


def whole(folder: Path, say: Say) -> Whole:
    (folder / "data" / "units").mkdir(parents=True)
    # JSON is YAML, and keeps controls as escapes, which nothing stops on the way in.
    files = {"campaign.yaml": whole_campaign(say), "units/cun.yaml": whole_unit(say)}
    for name, raw in files.items():
        (folder / "data" / name).write_text(json.dumps(raw), encoding="utf-8")
    ledger = open_ledger(folder)
    unit, findings = load_unit(ledger, "cun")
    assert unit is not None
    assert [item for item in (*ledger.findings, *findings) if item.code < "FIL09"] == []
    return Whole(ledger, as_of(unit, ON) or unit, say)


def mark(path: str) -> str:
    return f"〔{path}〕"


def hostile(text: str) -> Say:
    """Return what is typed: the text, but no lines where lines are paragraphs."""

    def say(path: str) -> str:
        # No two fields say the same: what says nothing new is not always printed.
        own = f"{text}·{path}"
        if len(text) > LONG and (sum(map(ord, path)) + int(text[-1])) % 4:
            # All at once they are more than a file may hold.
            return path
        if path.endswith(PATHS):
            return own.replace("/", "")
        return own.replace("\n", "") if path in LINES else own

    return say


def printed(paper: Paper, form: str, made: Whole) -> str:
    view = document(paper, [made.unit], Occasion(made.ledger.campaign, ON, "zh"))
    return render_paper(paper.name, form, view, "zh")


def in_place_of_marks(text: str, say: Say) -> str:
    return MARK.sub(lambda found: visible(say(found[1])), text)


def parsed(markdown: str) -> tuple[list[str], str]:
    tokens = list(walk(PARSER.parse(markdown)))
    kinds = [f"{token.type} {token.tag}" for token in tokens if token.type != "text"]
    return kinds, "".join(token.content for token in tokens if token.type == "text")
