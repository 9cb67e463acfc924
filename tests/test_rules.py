"""Every rule has its examples, finds what the bad one says, and explains itself bilingually."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import RULES as FOLDER
from tests.conftest import findings_in
from zhenggai import rules, words
from zhenggai.clauses import BY_ID
from zhenggai.cli.commands import COMMANDS
from zhenggai.examples import has_example, lay_out
from zhenggai.finding import Finding
from zhenggai.model.campaign import Campaign
from zhenggai.model.limits import Limits
from zhenggai.model.schema import Many, One, Record, Table, keys_of
from zhenggai.model.unit import Unit
from zhenggai.rules import RULES, runner
from zhenggai.rules.base import Case, Rule
from zhenggai.rules.outcome import Outcome

CODES = [rule.code for rule in RULES]
PAGES = Path(__file__).parent.parent / "docs" / "rules"
CHINESE = re.compile(r"[\u4e00-\u9fff]")
QUOTED = re.compile(r"「.*?」|“.*?”")
"""Chinese words that English may name."""
KEY = re.compile(r"\b([a-z_]+)（([\u4e00-\u9fff]+)）")
COMMAND = re.compile(r"\bzhenggai ([a-z]+)")


def _line(finding: Finding, *, with_path: bool) -> str:
    where = finding.location
    path = f"{where.path}:" if with_path else ""
    return f"{path}{where.line}:{where.column} {finding.code} {finding.severity.word}"


@pytest.mark.parametrize("code", CODES)
def test_bad_example_is_found_at_its_place(code: str, tmp_path: Path) -> None:
    expected = (FOLDER / code / "bad.expected").read_text(encoding="utf-8").splitlines()
    day = lay_out(code, "bad", tmp_path).head.day
    found = [item for item in findings_in(tmp_path, day) if item.code == code]
    with_path = (FOLDER / code / "bad").is_dir()
    assert [_line(item, with_path=with_path) for item in found] == expected
    assert expected, "a bad example that breaks nothing"


@pytest.mark.parametrize("code", CODES)
def test_good_example_passes(code: str, tmp_path: Path) -> None:
    day = lay_out(code, "good", tmp_path).head.day
    found = findings_in(tmp_path, day)
    assert [item for item in found if item.code == code] == []
    assert [item for item in found if item.code.startswith(("FIL", "REF"))] == []


@pytest.mark.parametrize("code", CODES)
def test_bad_example_says_why_in_both_languages(code: str, tmp_path: Path) -> None:
    why = lay_out(code, "bad", tmp_path).head.why
    assert CHINESE.search(why.zh)
    assert why.en
    assert len(CHINESE.findall(why.en)) < len(why.en) / 4


@pytest.mark.parametrize("rule", RULES, ids=CODES)
def test_rule_explains_itself_in_both_languages(rule: Rule) -> None:
    said = [rule.wants, *([rule.why] if rule.why else [])]
    assert all(CHINESE.search(text.zh) for text in said)
    assert not any(CHINESE.search(QUOTED.sub("", text.en)) or not text.en for text in said)
    assert rule.why or rule.clause, "neither the speech nor the rule says why"
    assert set(rule.clause.split()) <= BY_ID.keys()
    assert set(rule.limits) <= keys_of(Limits).keys()


@pytest.mark.parametrize("rule", RULES, ids=CODES)
def test_rule_has_examples_and_a_page(rule: Rule) -> None:
    assert has_example(rule.code, "bad")
    assert has_example(rule.code, "good")
    page = (PAGES / f"{rule.code}.md").read_text(encoding="utf-8")
    assert page.startswith(f"# {rule.code} ")
    assert "## 为什么" in page
    assert "## Why" in page


def test_codes_are_unique_and_no_folder_is_without_a_rule() -> None:
    assert len(set(CODES)) == len(CODES) >= 123
    folders = {folder.name for folder in FOLDER.glob("*[0-9]") if folder.is_dir()}
    assert folders == set(CODES)
    assert {page.stem for page in PAGES.glob("*.md")} == {*CODES, "README"}


class _Watched:
    """The limits of a profile; remembers which are asked for."""

    def __init__(self, limits: Limits, asked: set[str]) -> None:
        self._limits = limits
        self._asked = asked

    def __getattr__(self, name: str) -> object:
        self._asked.add(name)
        return getattr(self._limits, name)


def _watching(rule: Rule, asked: set[str]) -> Rule:
    def check(case: Case) -> Iterator[Outcome]:
        watched: Any = _Watched(case.needs.limits, asked)
        case = replace(case, needs=replace(case.needs, limits=watched))
        assert rule.check
        yield from rule.check(case)

    return replace(rule, check=check)


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.check], ids=lambda rule: rule.code)
def test_rule_judges_by_no_limit_that_it_does_not_tell(
    rule: Rule, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: set[str] = set()
    monkeypatch.setattr(runner, "RULES", (_watching(rule, asked),))
    bad, good = tmp_path / "bad", tmp_path / "good"
    findings_in(bad, lay_out(rule.code, "bad", bad).head.day)
    findings_in(good, lay_out(rule.code, "good", good).head.day)
    assert asked <= set(rule.limits)


def test_every_limit_is_told_by_a_rule_and_judged_by() -> None:
    told = {name for rule in RULES for name in rule.limits}
    folder = Path(rules.__file__).parent
    source = "".join(path.read_text(encoding="utf-8") for path in folder.glob("*.py"))
    assert told == keys_of(Limits).keys()
    assert {name for name in told if f"limits.{name}" not in source} == set()


def _names(record: type[Record], found: dict[type[Record], set[tuple[str, str]]]) -> None:
    if record in found:
        return
    keys = keys_of(record).values()
    found[record] = {(key.id, key.zh) for key in keys}
    for key in keys:
        kind = key.kind.values if isinstance(key.kind, Table) else key.kind
        if isinstance(kind, One | Many):
            _names(kind.record, found)


def _typed_names() -> set[tuple[str, str]]:
    found: dict[type[Record], set[tuple[str, str]]] = {}
    _names(Unit, found)
    _names(Campaign, found)
    lists = [item for item in vars(words).values() if isinstance(item, words.Vocabulary)]
    of_words = {(word.id, word.zh) for words_ in lists for word in words_}
    profiles = {("organ", "机关"), ("village", "村")}
    return {pair for pairs in found.values() for pair in pairs} | of_words | profiles


TYPED = _typed_names()


@pytest.mark.parametrize("code", CODES)
def test_remedies_name_keys_words_and_commands_that_exist(code: str, tmp_path: Path) -> None:
    day = lay_out(code, "bad", tmp_path).head.day
    commands = {entry.name for entry in COMMANDS}
    for finding in findings_in(tmp_path, day):
        if finding.code == code:
            assert set(KEY.findall(finding.remedy.zh)) <= TYPED, finding.remedy.zh
            for said in (*finding.message, *finding.remedy):
                assert set(COMMAND.findall(said)) <= commands
            assert finding.message.zh
            assert finding.message.en
            assert CHINESE.search(finding.remedy.zh)
            assert finding.remedy.en
