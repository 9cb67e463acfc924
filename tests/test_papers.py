"""Papers say what the records say, and public ones nothing more."""

import ast
import datetime as dt
from itertools import pairwise
from pathlib import Path

import pytest

from tests.papers_at_hand import (
    JUNE,
    LATE,
    MAY,
    change,
    occasion,
    paper_of,
    small_ledger,
    unit_on,
    view_of,
)
from zhenggai.finding import Finding, Severity
from zhenggai.model.campaign import NoticeStyle
from zhenggai.model.review import Notice
from zhenggai.papers.common import Occasion, refusals
from zhenggai.papers.notices.results import build as results
from zhenggai.papers.registry import BY_NAME, PAPERS, document
from zhenggai.render import render_paper
from zhenggai.source import Location, Mapping
from zhenggai.words import Lang, Text

SNAPSHOTS = Path(__file__).parent / "snapshots"
NAMES = [paper.name for paper in PAPERS]
PUBLIC = [paper.name for paper in PAPERS if paper.public]
ON = {"lookback": dt.date(2006, 5, 25), "survey": JUNE} | dict.fromkeys(
    ("makeup", "relay", "order", "visit", "bulletin", "summary", "models"), LATE
)
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
@pytest.mark.parametrize("name", [paper.name for paper in PAPERS if not paper.absent])
def test_unit_with_nothing_recorded_has_a_paper(name: str, fmt: str) -> None:
    text = paper_of(name, fmt, unit_on(MAY, "shuinan/shatian"))
    assert "沙田村党支部" in text


@pytest.mark.parametrize("name", ["plan", "survey", "makeup"])
def test_nobody_signs_a_paper_about_what_there_is_not(name: str) -> None:
    unit = unit_on(MAY, "shuinan/shatian")
    assert view_of(name, unit).sheets == ()
    assert BY_NAME[name].lacking([unit, unit_on(LATE)], occasion(LATE)) == (unit,)


@pytest.mark.parametrize("name", ["results", "progress", "lookback", "poster"])
def test_no_issue_is_said_not_shown_as_bare_heads(name: str) -> None:
    for fmt in ("md", "html"):
        text = paper_of(name, fmt, unit_on(MAY, "shuinan/shatian"))
        assert "没有列入整改的问题。" in text
        assert "序号" not in text
        assert "编号" not in text


@pytest.mark.parametrize("fmt", ["md", "html"])
@pytest.mark.parametrize("name", PUBLIC)
def test_public_papers_hold_nothing_internal(name: str, fmt: str) -> None:
    text = paper_of(name, fmt, unit_on(LATE), LATE)
    for secret in ("韦老四", "账目一年没见过", "水费能不能免", "迟到", "值班的人态度好", "覃流动"):
        assert secret not in text
    assert "内部资料" not in text


@pytest.mark.parametrize("name", [paper.name for paper in PAPERS if not paper.public])
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
    assert (
        sheet.frame.period == "公示时间：2006年5月11日至5月17日，共7天（内容更新至2006年5月16日）。"
    )


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
    assert results(unit, given).frame.period == "Posted on 20 May 2006 only."


def test_contact_is_the_unit_s_else_the_campaign_s() -> None:
    own = results(unit_on(MAY), occasion()).frame.contact
    assert own[1] == "监督电话：0775-3821190（工作日8:30-12:00）"
    other = results(unit_on(MAY, "shuinan"), occasion()).frame.contact
    assert other == ("联系人：值班同志", "监督电话：0775-3800100")


def test_several_units_make_one_document() -> None:
    units = [unit_on(MAY), unit_on(MAY, "shuinan")]
    made_of = document(BY_NAME["results"], units, occasion())
    assert made_of.title == "整改情况公示"
    assert [sheet.frame.unit for sheet in made_of.sheets] == ["桥头村党支部", "水南镇党委"]


def test_every_field_of_a_view_is_explained() -> None:
    folder = Path(__file__).parents[1] / "src" / "zhenggai" / "papers"
    for path in folder.rglob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for found in ast.walk(tree):
            if isinstance(found, ast.ClassDef) and not found.name.startswith(
                ("_", "Occasion", "Paper")
            ):
                for field, after in pairwise(found.body):
                    if isinstance(field, ast.AnnAssign):
                        assert isinstance(after, ast.Expr), f"{found.name}: line {field.lineno}"


def test_only_privacy_findings_refuse_a_paper() -> None:
    said = Text("有身份证号", "an ID number")
    leak = Finding(Location("data/units/a.yaml", 3, 5), "PRV02", Severity.ERROR, said, said, "a")
    late = Finding(Location("data/units/a.yaml", 9, 5), "DUE01", Severity.ERROR, said, said, "a")
    assert refusals([late, leak]) == (leak,)


def test_view_is_what_a_template_sees() -> None:
    view = view_of("ballot", unit_on(MAY))
    assert view.sheets[0].options == ("满意", "基本满意", "不满意", "不了解")
    assert [row.number for row in view.sheets[0].rows] == [1, 2, 3, 4, 5, 6]


def test_notice_without_an_end_is_posted_from_a_day_on() -> None:
    notice = change(unit_on(MAY).notices[-1], until=None)
    assert _period(notice, "zh") == "公示时间：自2006年5月11日起（内容更新至2006年5月16日）。"
    assert _period(change(notice, from_=None), "zh") == ""


def _period(notice: Notice, lang: Lang) -> str:
    given = Occasion(small_ledger().campaign, MAY, lang, notice)
    return results(unit_on(MAY), given).frame.period


def test_problems_are_numbered_past_ten() -> None:
    unit = unit_on(MAY)
    issues = tuple(change(unit.issues[0], id=f"I-{number}") for number in range(1, 112))
    sheet = view_of("plan", change(unit, issues=issues)).sheets[0]
    said = [issue.heading for issue in sheet.sections[2].issues]
    at = {10: "（十）", 11: "（十一）", 20: "（二十）", 42: "（四十二）", 111: "（111）"}
    for number, ordinal in at.items():
        assert said[number - 1].startswith(ordinal)


def test_follow_up_that_is_done_says_when() -> None:
    assert "5月底前完成路面（韦国栋，2006年5月30日完成）" in paper_of(
        "lookback", "md", unit_on(JUNE), JUNE
    )


def test_campaign_may_style_signature_date_seal_and_fonts() -> None:
    style = NoticeStyle(
        node=Mapping("", 1, 1),
        signature="中共{unit}委员会",
        seal=True,
        fonts={"song": "Zhuque Fangsong", "hei": 'x"; } body { display: none'},
        previous_numbering=True,
    )
    campaign = change(small_ledger().campaign, notice=style)
    view = document(BY_NAME["results"], [unit_on(MAY)], Occasion(campaign, MAY, "zh"))
    assert view.sheets[0].frame.signature == "中共桥头村党支部委员会"
    assert view.sheets[0].frame.date == "二○○六年五月十一日"
    html = render_paper("results", "html", view, "zh")
    assert '--song: "Zhuque Fangsong", var(--usual-song);' in html
    assert "display: none; }}" not in html
    assert [font.role for font in view.fonts] == ["song"]
    assert '<div class="sign seal">' in html


def test_contact_may_be_a_box_only() -> None:
    unit = unit_on(MAY)
    box = change(unit.contact, name="", phone="", address="")
    sheet = results(change(unit, contact=box), occasion())
    assert sheet.invitation == "公示期间如有异议或意见建议，请及时反映。意见箱：村委会门口。"


def test_ledger_says_what_is_not_published_and_not_reviewed() -> None:
    unit = unit_on(JUNE)
    only = tuple(item for item in unit.notices if item.id == "N-4")
    issue = unit.issues[3]
    last = change(issue.log[-1], review=None)
    kept_up = change(issue, log=(*issue.log[:-1], last))
    rows = view_of("ledger", change(unit, notices=only, issues=(kept_up,))).sheets[0].rows
    assert rows[0].published == "否"
    assert rows[0].remarks == "共性问题，见水南镇党委台账I-002"


def test_look_back_without_a_roster_counts_no_members() -> None:
    sheet = view_of("lookback", change(unit_on(JUNE), members=())).sheets[0]
    assert not any("党员" in sentence for sentence in sheet.summary)
