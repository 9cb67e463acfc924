"""Papers say what the records say, and public ones nothing more."""

import ast
import datetime as dt
from itertools import pairwise
from pathlib import Path

import pytest

from tests.papers_at_hand import (
    MAY,
    change,
    occasion,
    paper_of,
    small_ledger,
    unit_on,
    view_of,
)
from zhenggai.dates import day_text, deadline_text, due_text, numeral_text, span_text
from zhenggai.finding import Finding, Severity
from zhenggai.model.schema import Month
from zhenggai.papers.common import Occasion, refusals
from zhenggai.papers.registry import BY_NAME, PAPERS, document
from zhenggai.papers.results import build as results
from zhenggai.public import lookback_digest, notice_digest, pieces, public_pieces
from zhenggai.rows import issue_rows, reply_rows
from zhenggai.source import Location
from zhenggai.words import Lang, Text

SNAPSHOTS = Path(__file__).parent / "snapshots"
NAMES = [paper.name for paper in PAPERS]
PUBLIC = [paper.name for paper in PAPERS if paper.public]
ON = {"lookback": dt.date(2006, 5, 25)}
"""Days of snapshots that are not `MAY`."""


def made(name: str, lang: Lang) -> str:
    day = ON.get(name, MAY)
    return paper_of(name, "md", unit_on(day), day, lang)


def write_snapshots() -> None:
    """Write them anew: `python -c "import tests.test_papers as t; t.write_snapshots()"`."""
    languages: tuple[Lang, ...] = ("zh", "en")
    for name in NAMES:
        for lang in languages:
            path = SNAPSHOTS / f"{name}.{lang}.md"
            path.write_text(made(name, lang), encoding="utf-8", newline="\n")


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", NAMES)
def test_paper_is_as_reviewed(name: str, lang: Lang) -> None:
    path = SNAPSHOTS / f"{name}.{lang}.md"
    assert made(name, lang) == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("fmt", ["md", "html"])
@pytest.mark.parametrize("name", NAMES)
def test_unit_with_nothing_recorded_has_a_paper(name: str, fmt: str) -> None:
    assert "沙田村党支部" in paper_of(name, fmt, unit_on(MAY, "shuinan/shatian"))


@pytest.mark.parametrize("fmt", ["md", "html"])
@pytest.mark.parametrize("name", PUBLIC)
def test_public_papers_hold_nothing_internal(name: str, fmt: str) -> None:
    text = paper_of(name, fmt, unit_on(dt.date(2006, 6, 5)), dt.date(2006, 6, 5))
    for secret in ("韦老四", "账目一年没见过", "水费能不能免", "迟到", "值班的人态度好"):
        assert secret not in text
    assert "内部资料" not in text


@pytest.mark.parametrize("name", ["ledger", "lookback"])
def test_internal_papers_say_so(name: str) -> None:
    assert not BY_NAME[name].public
    assert paper_of(name, "md", unit_on(MAY)).startswith("内部资料\n")
    assert '"内部资料"' in paper_of(name, "html", unit_on(MAY))


def test_ledger_has_the_twenty_columns_in_order() -> None:
    head = made("ledger", "zh").splitlines()[12]
    assert head.strip("| ").split(" | ") == [
        *("序号", "问题编号", "问题来源", "存在问题", "问题类别", "是否重点", "整改目标"),
        *("整改措施", "牵头领导", "责任单位", "责任人", "配合单位（人）", "整改时限"),
        *("进展情况（整改成效）", "完成情况", "完成时间", "佐证材料", "是否公示"),
        *("是否销号", "备注"),
    ]


def test_rate_has_both_its_halves_and_leaves_out_copies_and_merged() -> None:
    sheet = results(unit_on(MAY), occasion())
    assert "整改完成率20.0%（已整改1个÷纳入整改5个）。" in sheet.figures
    assert "另有1个问题已转办、归并或撤销" in sheet.figures
    assert "另有1个共性问题由牵头单位负责" in sheet.figures


def test_no_issue_no_rate() -> None:
    sheet = results(unit_on(MAY, "shuinan/shatian"), occasion())
    assert sheet.figures == "截至2006年5月16日，共梳理意见建议0条，归并为问题0个。"


def test_posting_period_counts_both_ends() -> None:
    sheet = results(unit_on(MAY), occasion())
    assert sheet.frame.period == "公示时间：2006年5月11日至5月17日，共7天。"


@pytest.mark.parametrize("day", [dt.date(2006, 5, 10), dt.date(2006, 5, 18)])
def test_no_period_while_nothing_hangs(day: dt.date) -> None:
    assert results(unit_on(day), occasion(day)).frame.period == ""


def test_notice_that_names_issues_prints_only_these() -> None:
    day = dt.date(2006, 6, 2)
    sheet = results(unit_on(day), occasion(day))
    assert [row.problem for row in sheet.rows] == ["账目不公开", "值班缺岗"]


def test_paper_for_a_given_notice() -> None:
    unit = unit_on(MAY)
    notice = change(unit.notices[-1], from_=dt.date(2006, 5, 20), until=dt.date(2006, 5, 20))
    given = Occasion(small_ledger().campaign, MAY, "en", notice)
    assert results(unit, given).frame.period == "Posted from 20 May 2006 to 20 May 2006: 1 day."


def test_contact_is_the_unit_s_else_the_campaign_s() -> None:
    own = results(unit_on(MAY), occasion()).frame.contact
    assert own[1] == "监督电话：0775-3821190（工作日8:30-12:00）"
    other = results(unit_on(MAY, "shuinan"), occasion()).frame.contact
    assert other == ("联系人：值班同志", "监督电话：0775-3800100")


def test_deadlines_as_printed() -> None:
    said = {row.issue.id: row.deadline.zh for row in issue_rows(unit_on(MAY))}
    assert said == {
        "I-001": "2006年5月底前",
        "I-002": "2006年3月31日（延期，原定2006年3月15日）",
        "I-003": "马上整改",
        "I-004": "2006年4月30日，并长期坚持",
        "I-005": "",
        "I-006": "逐步解决",
        "I-007": "2006年5月10日",
    }


def test_next_step_is_the_deadline_of_a_phased_issue_without_one() -> None:
    day = dt.date(2006, 3, 1)
    issue = next(issue for issue in unit_on(day).issues if issue.id == "I-006")
    assert deadline_text(issue).en == "step by step; next step: 15 April 2006"


def test_member_opinions_praise_and_raisers_stay_out_of_replies() -> None:
    assert [row.opinion.id for row in reply_rows(unit_on(MAY))] == [
        *("O-001", "O-002", "O-003", "O-004"),
    ]


def test_days_are_never_padded() -> None:
    day = dt.date(2006, 3, 5)
    assert day_text(day) == Text("2006年3月5日", "5 March 2006")
    assert due_text(Month(2006, 3, 31)) == Text("2006年3月底前", "by the end of March 2006")
    assert span_text(day, dt.date(2007, 1, 2)).zh == "2006年3月5日至2007年1月2日"
    assert numeral_text(dt.date(2006, 12, 31)).zh == "二○○六年十二月三十一日"
    assert numeral_text(dt.date(2010, 10, 20)).zh == "二○一○年十月二十日"


def test_several_units_make_one_document() -> None:
    units = [unit_on(MAY), unit_on(MAY, "shuinan")]
    made_of = document(BY_NAME["results"], units, occasion())
    assert made_of.title == "整改情况公示"
    assert [sheet.frame.unit for sheet in made_of.sheets] == ["桥头村党支部", "水南镇党委"]


def test_every_field_of_a_view_is_explained() -> None:
    folder = Path(__file__).parents[1] / "src" / "zhenggai" / "papers"
    for path in folder.glob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for found in ast.walk(tree):
            if isinstance(found, ast.ClassDef) and found.name not in ("Occasion", "Paper"):
                for field, after in pairwise(found.body):
                    if isinstance(field, ast.AnnAssign):
                        assert isinstance(after, ast.Expr), f"{found.name}: line {field.lineno}"


def test_only_privacy_findings_refuse_a_paper() -> None:
    said = Text("有身份证号", "an ID number")
    leak = Finding(Location("data/units/a.yaml", 3, 5), "PRV02", Severity.ERROR, said, said, "a")
    late = Finding(Location("data/units/a.yaml", 9, 5), "DUE01", Severity.ERROR, said, said, "a")
    assert refusals([late, leak]) == (leak,)


def test_digest_follows_what_is_printed() -> None:
    unit, campaign = unit_on(MAY), small_ledger().campaign
    notice = next(item for item in unit.notices if item.id == "N-3")
    before = notice_digest(unit, notice, campaign)
    issue = unit.issues[0]
    hidden = change(unit, issues=(change(issue, text="别的", cause="别的"), *unit.issues[1:]))
    assert notice_digest(hidden, notice, campaign) == before
    shown = change(unit, issues=(change(issue, public_text="别的"), *unit.issues[1:]))
    assert notice_digest(shown, notice, campaign) != before
    month = change(unit, issues=(change(issue, due=dt.date(2006, 5, 31)), *unit.issues[1:]))
    assert notice_digest(month, notice, campaign) != before
    assert len(before) == 16


@pytest.mark.parametrize("covers", ["plan", "progress", "results", "replies", "survey"])
def test_pieces_are_found_at_their_place(covers: str) -> None:
    for piece in pieces(unit_on(MAY), covers, small_ledger().campaign):
        assert piece.text
        assert piece.record.at(piece.field).line > 0


def test_every_public_piece_is_given_once() -> None:
    found = [
        (id(piece.record), piece.field, piece.text)
        for piece in public_pieces(unit_on(MAY), small_ledger().campaign)
    ]
    assert len(found) == len(set(found)) > 40


def test_digest_of_a_look_back_follows_what_it_judged() -> None:
    issues = unit_on(MAY).public_issues
    before = lookback_digest(issues)
    assert lookback_digest(issues) == before
    assert lookback_digest([change(issues[0], goal="别的"), *issues[1:]]) != before
    assert lookback_digest([change(issues[0], key_reason="别的"), *issues[1:]]) == before


def test_view_is_what_a_template_sees() -> None:
    view = view_of("ballot", unit_on(MAY))
    assert view.sheets[0].options == ("满意", "基本满意", "不满意", "不了解")
    assert [row.number for row in view.sheets[0].rows] == [1, 2, 3, 4, 5, 6]
