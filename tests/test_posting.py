"""What is posted is recorded; what hangs is compared with the records, exactly where it can be."""

import datetime as dt
import json
import re
from pathlib import Path

import pytest

from zhenggai.acts.base import Request
from zhenggai.acts.notices import post
from zhenggai.cli.main import run
from zhenggai.cli.posting import KINDS, _again
from zhenggai.errors import CannotGoOnError
from zhenggai.load import load_unit, open_ledger

UNIT = """\
name: 李家村党支部
kind: village
contact: {name: 李建国同志, phone: 0775-3821106}
issues:
  - id: I-1
    title: 村口路灯不亮
    public_text: 三盏路灯坏了
    owner: 陈志强
    due: 2006-05-20
    measures: [{id: M-1, text: 换灯}]
    log:
      - {date: 2006-05-01, event: started}
  - {id: I-2, title: 水渠堵塞, owner: 李秀芳}
  - {id: I-101, title: 开会迟到, member: 陈志强, owner: 陈志强}
"""
FORMED = "plan: {log: [{date: 2006-03-08, event: formed}]}\n"
POST = ("results", "lijia", "--post", "--place", "公开栏", "--scope", "全体村民")


class Ledger:
    """A ledger of one unit, and the command on it."""

    def __init__(self, root: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.root = root
        self.file = root / "data" / "units" / "lijia.yaml"
        self.file.write_text(UNIT, encoding="utf-8")
        self.capsys = capsys

    def notice(self, *words: str, day: str = "2006-05-10", lang: str = "en") -> tuple[int, str]:
        code, out, _ = self.run("notice", *words, day=day, lang=lang)
        return code, out

    def run(self, *words: str, day: str, lang: str = "en") -> tuple[int, str, str]:
        line = ["--ledger", str(self.root), "--as-of", day, "--lang", lang, *words]
        code = run(line, {})
        out, err = self.capsys.readouterr()
        return code, out, err

    def change(self, old: str, new: str) -> None:
        text = self.file.read_text(encoding="utf-8")
        assert old in text
        self.file.write_text(text.replace(old, new), encoding="utf-8")

    def stale(self, day: str = "2006-05-12", lang: str = "en") -> list[str]:
        """Return what is told of the one notice that is out of date."""
        code, out = self.notice("--check", day=day, lang=lang)
        lines = out.splitlines()
        assert code == (1 if lines else 0)
        return [re.sub(r" \[.*\]$", "", line.strip()) for line in lines[1:-1]]


@pytest.fixture
def ledger(ledger_of_one: Path, capsys: pytest.CaptureFixture[str]) -> Ledger:
    return Ledger(ledger_of_one, capsys)


def test_posting_prints_the_paper_and_records_the_act(ledger: Ledger) -> None:
    people = ("--proposed-by", "陈志强", "--reviewed-by", "李秀芳", "--approved-by", "李建国")
    code, out = ledger.notice(*POST, *people)
    assert code == 0
    assert "Posted from 10 May 2006 to 16 May 2006: 7 days." in out
    written = ledger.file.read_text(encoding="utf-8")
    assert re.sub(r"digest: .*", "digest: …", written.removeprefix(UNIT)) == (
        "notices:\n"
        "  - id: N-1\n"
        "    covers: results\n"
        "    from: 2006-05-10\n"
        "    until: 2006-05-16\n"
        "    form: board\n"
        "    place: 公开栏\n"
        "    scope: 全体村民\n"
        "    proposed_by: 陈志强\n"
        "    reviewed_by: 李秀芳\n"
        "    approved_by: 李建国\n"
        "    digest: …\n"
    )
    assert ledger.stale("2006-05-16") == []
    code, out, _ = ledger.run("validate", "--select", "PUB", day="2006-05-16")
    assert "PUB04" not in out


@pytest.mark.parametrize(
    ("words", "days"),
    [
        (("plan",), ("2006-05-10", "2006-05-16")),
        (("results",), ("2006-05-10", "2006-05-16")),
        (("replies", "--from", "2006-05-12"), ("2006-05-12", "2006-05-18")),
        (("results", "--until", "2006-05-10"), ("2006-05-10", "2006-05-10")),
        (("results", "--form", "meeting"), ("2006-05-10",)),
    ],
)
def test_days_are_those_the_campaign_wants_both_ends_counted(
    words: tuple[str, ...], days: tuple[str, ...], ledger: Ledger
) -> None:
    kind, *options = words
    ledger.change("issues:\n", f"{FORMED}issues:\n")
    assert ledger.notice(kind, "lijia", "--post", *options)[0] == 0
    written = ledger.file.read_text(encoding="utf-8").partition("notices:")[2]
    assert tuple(re.findall(r"(?:from|until): (\S+)", written)) == days


def test_plan_is_not_posted_before_it_is_formed(ledger: Ledger) -> None:
    line = ("notice", "plan", "lijia", "--post")
    code, out, err = ledger.run(*line, day="2006-05-10", lang="zh")
    assert (code, out) == (2, "")
    assert err == "zhenggai: 没有印 lijia: 到 2006-05-10 还没有形成整改方案\n"
    assert ledger.file.read_text(encoding="utf-8") == UNIT


def test_units_without_a_plan_are_named_and_the_others_printed(ledger: Ledger) -> None:
    folder = ledger.file.parent
    (folder / "bei.yaml").write_text(UNIT.replace("李家", "北") + FORMED, encoding="utf-8")
    code, out, err = ledger.run("notice", "plan", day="2006-05-10")
    assert (code, out.splitlines()[0]) == (0, "# 北村党支部: rectification plan, for comment")
    assert "Not printed: lijia; by 2006-05-10 no plan has been formed yet\n" in err


def test_dry_run_shows_the_record_and_writes_nothing(ledger: Ledger) -> None:
    code, out = ledger.notice(*POST, "--dry-run")
    assert code == 0
    assert "+  - id: N-1\n+    covers: results" in out
    assert ledger.file.read_text(encoding="utf-8") == UNIT


def test_only_the_issues_that_are_named_are_posted(ledger: Ledger) -> None:
    _, out = ledger.notice(*POST, "--issues", "I-2")
    assert "水渠堵塞" in out
    assert "村口路灯不亮" not in out
    ledger.change("三盏路灯坏了", "四盏路灯坏了")
    assert ledger.stale() == []
    _, _, err = ledger.run("notice", *POST, day="2006-05-10")
    assert "still hangs" not in err


def test_posting_may_print_a_file_for_an_office_suite(ledger: Ledger) -> None:
    file = ledger.root / "公示.docx"
    assert ledger.notice(*POST, "--format", "docx", "--output", str(file))[0] == 0
    assert file.read_bytes()[:2] == b"PK"
    assert "N-1" in ledger.file.read_text(encoding="utf-8")


def test_what_was_changed_while_it_was_laid_out_is_not_recorded(ledger: Ledger) -> None:
    opened = open_ledger(ledger.root)
    before, _ = load_unit(opened, "lijia")
    ledger.change("三盏路灯坏了", "四盏路灯坏了")
    after, _ = load_unit(opened, "lijia")
    assert before
    assert after
    values = {"date": dt.date(2006, 5, 10), "covers": "results"}
    request = Request(before, opened.campaign, "", values)
    assert _again(post(request), request, before) == post(request)
    with pytest.raises(CannotGoOnError) as caught:
        _again(post(request), request, after)
    assert "刚被别人改过" in caught.value.message.zh


def test_posting_again_asks_to_take_the_old_one_down(ledger: Ledger) -> None:
    ledger.notice(*POST)
    _, _, err = ledger.run("notice", *POST, day="2006-05-14")
    assert "N-1 still hangs: take it down and set its 'until' to that day" in err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("poster", "lijia", "--post"), f"--post goes with: {' '.join(KINDS)}"),
        (("lookback", "lijia", "--post"), "lookback is not posted as a notice"),
        (("results", "--post"), "one unit at a time"),
        (("results", "lijia", "--place", "x"), "--place: only with --post"),
        (("results", "lijia", "--dry-run"), "--dry-run: only with --post"),
        (("results", "lijia", "--check", "--post"), "do not go together"),
        ((*POST, "--until", "2006-05-01"), "--until 2006-05-01 is before the first day"),
        ((*POST, "--issues", "I-101"), "lijia has no public issue I-101"),
        ((*POST, "--form", "cloud"), "--form cloud: "),
        (("--check", "--format", "pdf"), "--format cannot be pdf"),
    ],
)
def test_what_makes_no_sense_is_refused_and_nothing_written(
    words: tuple[str, ...], said: str, ledger: Ledger
) -> None:
    code, out, err = ledger.run("notice", *words, day="2006-05-10")
    assert (code, out) == (2, "")
    assert said in err
    assert ledger.file.read_text(encoding="utf-8") == UNIT


def test_what_must_not_be_public_is_not_posted(ledger: Ledger) -> None:
    ledger.change("三盏路灯坏了", "找13800001234修灯")
    before = ledger.file.read_text(encoding="utf-8")
    code, out, err = ledger.run("notice", *POST, day="2006-05-10")
    assert (code, out) == (1, "")
    assert "PRV02" in err
    assert ledger.file.read_text(encoding="utf-8") == before


def test_dated_changes_are_told_exactly(ledger: Ledger) -> None:
    ledger.notice(*POST)
    ledger.change(
        "event: started}\n",
        "event: started}\n"
        "      - {date: 2006-05-11, event: extended, due: 2006-05-31, reason: 缺灯}\n"
        "      - {date: 2006-05-12, event: done, text: 换了三盏}\n",
    )
    assert ledger.stale() == [
        "I-1 due: (nothing) → 2006-05-31",
        "I-1 text: (nothing) → 换了三盏",
        "I-1 status: in progress → done",
    ]
    assert ledger.stale("2006-05-11", "zh") == ["I-1 新时限: （无） → 2006-05-31"]
    assert ledger.stale("2006-05-10") == []


def test_closing_what_hangs_as_done_makes_nothing_stale(ledger: Ledger) -> None:
    done = "event: started}\n      - {date: 2006-05-10, event: done, text: 换了三盏}\n"
    ledger.change("event: started}\n", done)
    ledger.notice(*POST)
    ledger.change(done, f"{done}      - {{date: 2006-05-11, event: closed, by: 李建国}}\n")
    assert ledger.stale() == []
    ledger.change("by: 李建国}", "by: 李建国}\n      - {date: 2006-05-12, event: reopened}")
    assert ledger.stale()[-1] == "I-1 status: done → in progress"


def test_facts_of_the_day_it_was_posted_that_were_typed_later_are_told(ledger: Ledger) -> None:
    ledger.notice(*POST)
    ledger.change("event: started}\n", "event: started}\n      - {date: 2006-05-10, event: done}\n")
    assert ledger.stale() == ["I-1 status: in progress → done"]


def test_changes_without_a_date_are_said_to_be_unknown(ledger: Ledger) -> None:
    ledger.notice(*POST)
    ledger.change("三盏路灯坏了", "四盏路灯坏了")
    (told,) = ledger.stale()
    assert told.startswith("something without a date was changed as well")
    assert told.endswith("git log -p -- data/units/lijia.yaml")


def test_what_is_not_printed_makes_nothing_stale(ledger: Ledger) -> None:
    ledger.notice(*POST)
    ledger.change("    owner: 陈志强\n    due", "    owner: 陈志强\n    cause: 没人管\n    due")
    assert ledger.stale() == []


def test_check_as_json_has_every_notice_that_hangs(ledger: Ledger) -> None:
    ledger.notice(*POST)
    ledger.change("notices:\n", "notices:\n  - {id: N-9, covers: plan, from: 2006-05-09}\n")
    ledger.change("event: started}\n", "event: started}\n      - {date: 2006-05-11, event: done}\n")
    code, out = ledger.notice("--check", "lijia", "--format", "json", day="2006-05-12")
    assert code == 1
    line = (
        ledger.file.read_text(encoding="utf-8")
        .splitlines()
        .index("      - {date: 2006-05-11, event: done}")
    )
    assert json.loads(out) == {
        "version": 1,
        "as_of": "2006-05-12",
        "notices": [
            {
                "unit": "lijia",
                "id": "N-9",
                "covers": "plan",
                "from": "2006-05-09",
                "until": None,
                "state": "unknown",
                "exact": True,
                "changes": [],
            },
            {
                "unit": "lijia",
                "id": "N-1",
                "covers": "results",
                "from": "2006-05-10",
                "until": "2006-05-16",
                "state": "stale",
                "exact": True,
                "changes": [
                    {
                        "record": "I-1",
                        "field": "status",
                        "before": ["in_progress"],
                        "after": ["done"],
                        "line": line + 1,
                    }
                ],
            },
        ],
    }


def test_notice_that_was_taken_down_is_not_checked(ledger: Ledger) -> None:
    ledger.notice(*POST)
    ledger.change("三盏路灯坏了", "四盏路灯坏了")
    assert ledger.stale("2006-05-17") == []


def test_file_that_cannot_be_read_is_named_and_the_others_are_checked(ledger: Ledger) -> None:
    ledger.notice(*POST)
    ledger.change("三盏路灯坏了", "四盏路灯坏了")
    (ledger.root / "data" / "units" / "a.yaml").write_text("[", encoding="utf-8")
    code, out, err = ledger.run("notice", "--check", day="2006-05-12")
    assert code == 1
    assert "lijia#N-1" in out
    assert "data/units/a.yaml cannot be read and was not checked" in err
