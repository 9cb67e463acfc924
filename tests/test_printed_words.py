"""No word that a public paper or the board tells escapes the privacy rules.

Every text field of a unit and a campaign holds something private of its own. What comes out is
taken from the views, which are all that a template sees, a ledger's own included. Then the fields
that came out are emptied, because others may stand in for them, until nothing comes out any more.
"""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from tests.whole_unit import FIRST, ON, whole_campaign, whole_unit
from zhenggai.board.parts import part_of
from zhenggai.board.site import site_of
from zhenggai.board.unit import Around
from zhenggai.examine import examine, surroundings
from zhenggai.load import Ledger, load_unit, open_ledger
from zhenggai.papers.common import Occasion
from zhenggai.papers.registry import PAPERS, document

NUMBER: Final = re.compile(r"138\d{8}")
NAME: Final = re.compile("潘[\u4e00-\u9fff]{2}")
NEVER_EMPTY: Final = ("name", "campaign.name")
OF_PERSONS: Final = re.compile(r"issues\.(owner|leader|measures\.owner|shared\.partners\.name)")
"""Where an issue is to name somebody: who answers for it, and who helps."""


@dataclass
class Typed:
    """What is typed into each field, one after the other, each time something else."""

    private: Callable[[int], str]
    silent: set[str] = field(default_factory=set)
    where: dict[str, str] = field(default_factory=dict)

    def __call__(self, path: str) -> str:
        text = self.private(len(self.where))
        self.where[text] = path
        return "" if text in self.silent else text


def campaign_of(say: Typed) -> dict[str, Any]:
    ways = ("name", "phone", "box", "address", "hours")
    words = {"themes": "production", "survey_options": "basic", "channels": "forum"}
    return {
        **whole_campaign(say),
        "contact": {way: say(f"campaign.contact.{way}") for way in ways},
        "notice": {"signature": "{unit}" + say("campaign.notice.signature")},
        **{
            name: [{"id": word, "name": say(name), "name_en": say(name)}]
            for name, word in words.items()
        },
    }


def write(folder: Path, say: Typed, *, of_vice: bool) -> Ledger:
    unit, campaign = whole_unit(say), campaign_of(say)
    if of_vice:
        unit["members"] = [{"name": name} for name in say.where]
        unit["issues"] = [{**issue, "area": "B3"} for issue in unit["issues"]]
    (folder / "data" / "units").mkdir(parents=True, exist_ok=True)
    for name, raw in {"campaign": campaign, "units/cun": unit}.items():
        # A line each: a finding is known by the words of its line.
        text = json.dumps(raw, ensure_ascii=False, indent=1)
        (folder / "data" / f"{name}.yaml").write_text(text, encoding="utf-8")
    return open_ledger(folder)


def all_told(ledger: Ledger) -> Iterator[str]:
    unit, _ = load_unit(ledger, "cun")
    assert unit is not None
    for lang in ("zh", "en"):
        occasion = Occasion(ledger.campaign, ON, lang, since=FIRST)
        yield from (repr(document(it, [unit], occasion)) for it in PAPERS if it.public)
        yield repr(part_of(unit, Around(site_of(occasion), occasion, frozenset({"cun"}))))


def lines_found(ledger: Ledger, code: str) -> Iterator[str]:
    for item in examine(ledger, ["cun"], surroundings(ledger, ON, ON)).findings:
        if item.code == code:
            path = ledger.root / item.location.path
            yield path.read_text(encoding="utf-8").splitlines()[item.location.line - 1]


def told_and_not_found(folder: Path, say: Typed, like: re.Pattern[str], code: str) -> set[str]:
    """Return the fields that come out and of which the rule says nothing."""
    missed: set[str] = set()
    came_out: set[str] = set()
    while True:
        say.where.clear()
        ledger = write(folder, say, of_vice=code == "PRV03")
        told = {text for said in all_told(ledger) for text in like.findall(said)} & say.where.keys()
        found = {text for line in lines_found(ledger, code) for text in like.findall(line)}
        missed |= {say.where[text] for text in told - found}
        new = {text for text in told - came_out if say.where[text] not in NEVER_EMPTY}
        if not new:
            assert len(came_out) > 100
            return missed
        came_out |= new
        say.silent |= new


def test_no_number_in_a_printed_field_escapes(tmp_path: Path) -> None:
    say = Typed(lambda number: f"138{number:08}")
    assert told_and_not_found(tmp_path, say, NUMBER, "PRV02") == set()


def test_no_name_in_a_printed_field_of_vice_escapes(tmp_path: Path) -> None:
    say = Typed(lambda number: f"潘{chr(0x4E00 + number)}{chr(0x5E00 + number)}")
    missed = told_and_not_found(tmp_path, say, NAME, "PRV03")
    of_issues = {path for path in missed if path.startswith("issues.")}
    assert {path for path in of_issues if not OF_PERSONS.fullmatch(path)} == set()
