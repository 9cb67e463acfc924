"""Terminal, JSON, CSV and Markdown: hostile text of any field is shown as typed, and is inert."""

import csv
import io
import json
import re
import sys
import unicodedata
from typing import Any, Final

import pytest

from tests.hostile_unit import (
    CONTROLS,
    EVERYTHING,
    MARK,
    Whole,
    hostile,
    in_place_of_marks,
    mark,
    parsed,
    printed,
    whole,
)
from tests.whole_unit import ON, Say, whole_unit
from zhenggai.cli.main import run
from zhenggai.cli.prompts import person_at
from zhenggai.cli.settings import Settings
from zhenggai.papers.registry import PAPERS
from zhenggai.query.kinds import KINDS
from zhenggai.report.clean import clean
from zhenggai.report.csv_text import unguarded

NEVER: Final = frozenset({"contrast.text", "nothing_found"})
"""Fields that are printed nowhere: they are for those who read the file."""
RECORDS: Final = ("O-1", "I-1", "I-2", "I-6", "N-1", "S-1", "B-1", "Z-1", "D-1", "M-1")
LISTED: Final = tuple(f"list {kind.id}" for kind in KINDS)
TABLES: Final = (
    *LISTED,
    *(f"show cun#{record}" for record in RECORDS),
    *("show cun", "trace cun#O-1", "trace cun#I-1", "tree"),
    *("due", "due --explain", "reconcile", "rollup", "lookback run", "notice --check"),
)
JSONS: Final = tuple(f"{line} --format json" for line in TABLES)
JUDGED: Final = (
    *("status cun", "status cun --format json", "validate --format text", "rules"),
    *("rollup --format html", "due --format ics", "lookback run --format html", "trend"),
    *(f"validate --format {form}" for form in ("json", "github", "sarif", "junit", "html")),
)
"""What is judged of a text is not always the same: here it only must not steer anything."""
CSVS: Final = tuple(f"{line} --format csv" for line in (*LISTED, "due", "reconcile", "rollup"))
MARKDOWNS: Final = tuple(
    f"{line} --format md" for line in (*LISTED, "reconcile", "rollup", "lookback run")
)


@pytest.fixture(scope="module")
def marked(tmp_path_factory: pytest.TempPathFactory) -> Whole:
    return whole(tmp_path_factory.mktemp("marked"), mark)


@pytest.fixture(scope="module")
def typed(tmp_path_factory: pytest.TempPathFactory) -> Whole:
    return whole(tmp_path_factory.mktemp("typed"), hostile(EVERYTHING))


def said(capsys: pytest.CaptureFixture[str], made: Whole, line: str) -> str:
    """Return what a command writes to stdout; its remarks are as inert."""
    words = ["--ledger", str(made.ledger.root), "--as-of", ON.isoformat(), "--lang", "zh"]
    assert run([*words, *line.split()], {}) in (0, 1)
    out, err = capsys.readouterr()
    assert_steers_nothing(err)
    return out


def assert_steers_nothing(text: str) -> None:
    for letter in set(text) - {"\n"}:
        assert unicodedata.category(letter) not in ("Cc", "Cf", "Zl", "Zp"), repr(letter)


PLACE: Final = re.compile(r"(?<=\.yaml):[0-9:]+")


def closed_up(text: str) -> str:
    """Return a text without space, shown line ends, and places: a longer text moves the next."""
    return "".join(PLACE.sub("", text).replace("\ufffd", "").split())


@pytest.mark.parametrize("line", TABLES)
def test_terminal_shows_what_was_typed_and_obeys_none_of_it(
    line: str, marked: Whole, typed: Whole, capsys: pytest.CaptureFixture[str]
) -> None:
    before, after = (said(capsys, made, line) for made in (marked, typed))
    assert_steers_nothing(after)
    shown = MARK.sub(lambda found: clean(typed.say(found[1]).replace("\n", " ")), before)
    assert closed_up(after) == closed_up(shown)


PLACES: Final = ("line", "column", "startLine", "startColumn", "partialFingerprints")
"""Where a text stands and how long it is: that differs, of course."""


@pytest.mark.parametrize("line", JUDGED)
def test_findings_about_what_was_typed_obey_none_of_it(
    line: str, typed: Whole, capsys: pytest.CaptureFixture[str]
) -> None:
    assert_steers_nothing(said(capsys, typed, line).replace("\r\n", "\n"))


def changed(document: Any, say: Say) -> Any:  # noqa: ANN401 - JSON
    if isinstance(document, dict):
        kept = {key: it for key, it in document.items() if key not in PLACES}
        return {changed(key, say): changed(it, say) for key, it in kept.items()}
    if isinstance(document, list):
        return [changed(it, say) for it in document]
    if isinstance(document, str):
        return MARK.sub(lambda found: say(found[1]), document)
    return document


@pytest.mark.parametrize("line", JSONS)
def test_json_holds_what_was_typed_as_text(
    line: str, marked: Whole, typed: Whole, capsys: pytest.CaptureFixture[str]
) -> None:
    before, after = (said(capsys, made, line) for made in (marked, typed))
    assert_steers_nothing(after)
    assert changed(json.loads(after), mark) == changed(json.loads(before), typed.say)


@pytest.mark.parametrize("line", CSVS)
def test_csv_holds_what_was_typed_and_no_formula(
    line: str, marked: Whole, typed: Whole, capsys: pytest.CaptureFixture[str]
) -> None:
    before, after = (
        list(csv.reader(io.StringIO(said(capsys, made, line).removeprefix("\ufeff"), newline="")))
        for made in (marked, typed)
    )
    for cell in (cell for row in after for cell in row):
        assert not cell.startswith(("=", "+", "@", "\t", "\r", "＝", "＋", "＠"))  # noqa: RUF001
    assert [[unguarded(cell) for cell in row] for row in after] == changed(before, typed.say)


@pytest.mark.parametrize("line", MARKDOWNS)
def test_lists_in_markdown_say_what_was_typed(
    line: str, marked: Whole, typed: Whole, capsys: pytest.CaptureFixture[str]
) -> None:
    before, after = (parsed(said(capsys, made, line)) for made in (marked, typed))
    assert after[0] == before[0]
    assert closed_up(after[1]) == closed_up(in_place_of_marks(before[1], typed.say))


def test_every_text_field_is_printed_somewhere(
    marked: Whole, capsys: pytest.CaptureFixture[str]
) -> None:
    """What stands in `NEVER` is kept in the file for those who read the file."""
    found: set[str] = set()
    for paper in PAPERS:
        found |= set(MARK.findall(parsed(printed(paper, "md", marked))[1]))
    for line in JSONS:
        found |= set(MARK.findall(said(capsys, marked, line)))
    paths = set(MARK.findall(json.dumps(whole_unit(mark), ensure_ascii=False)))
    assert paths - found == NEVER


class Terminal(io.StringIO):
    """Somebody who presses Enter."""

    def isatty(self) -> bool:
        return True


def test_questions_at_a_terminal_show_what_was_typed_and_obey_none_of_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", Terminal("\n"))
    assert person_at(Settings("zh")).ask(f"I-1 {CONTROLS}\n  solved [{CONTROLS}]") == ""
    shown = capsys.readouterr().err
    assert_steers_nothing(shown)
    assert "gnp.exe" in shown
