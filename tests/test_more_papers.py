"""The papers beyond plan, results and replies: what each says, and what it must not."""

import datetime as dt

import pytest

from tests.papers_at_hand import (
    JUNE,
    LATE,
    MAY,
    change,
    paper_of,
    unit_on,
    view_of,
)
from zhenggai.model.issues import Quantity
from zhenggai.model.review import Acceptance
from zhenggai.model.unit import Unit
from zhenggai.papers.registry import PAPERS, Paper
from zhenggai.source import Mapping

EMPTY = "shuinan/shatian"
NODE = Mapping("", 1, 1)


def survey_of(unit: Unit, **fields: object) -> Unit:
    survey = change(unit.surveys[-1], **fields)
    changed: Unit = change(unit, surveys=(*unit.surveys[:-1], survey))
    return changed


def test_progress_is_sorted_by_state_and_numbered_through() -> None:
    sheet = view_of("progress", unit_on(MAY)).sheets[0]
    assert [group.heading for group in sheet.groups] == [
        *("正在整改的问题（2个）", "尚未启动的问题（1个）", "已整改的问题（2个）"),
        *("暂不能解决、已说明的问题（1个）", "已转办、归并、撤销的问题（1个）"),
    ]
    numbers = [row.issue.number for group in sheet.groups for row in group.rows]
    assert numbers == [1, 2, 3, 4, 5, 6, 7]
    assert sheet.groups[1].rows[0].light == "红，逾期6天"


@pytest.mark.parametrize(
    ("votes", "said"),
    [
        ({"satisfied": 9, "dissatisfied": 1}, "不需要补课"),
        ({"satisfied": 5, "dissatisfied": 5}, "不需要补课"),
        ({"satisfied": 4, "dissatisfied": 6}, "多数群众不满意"),
    ],
)
def test_survey_says_what_follows(votes: dict[str, int], said: str) -> None:
    unit = survey_of(unit_on(LATE), counts=votes)
    assert said in view_of("survey", unit, LATE).sheets[0].conclusion


def test_rates_keep_their_halves_apart() -> None:
    sheet = view_of("survey", unit_on(LATE), LATE).sheets[0]
    assert sheet.rates[0] == "满意率22.6%（满意12张÷有效53张，含不了解）。"
    assert "不满意30张÷表态50张，不含不了解" in sheet.rates[2]
    assert "废票和弃权2张" in sheet.ballots
    assert sheet.comments == ("道路要快修完", "公示字太小")


def test_survey_without_votes_claims_nothing() -> None:
    fields: dict[str, object] = {
        "counts": {},
        "issued": None,
        "returned": None,
        "spoiled": None,
        "items": (),
    }
    sheet = view_of("survey", survey_of(unit_on(LATE), **fields), LATE).sheets[0]
    assert sheet.conclusion == ""
    assert sheet.rates == ()
    assert sheet.table.rows[0].cells[1] == "0票，—"
    only = survey_of(unit_on(LATE), counts={"unknown": 3})
    assert len(view_of("survey", only, LATE).sheets[0].rates) == 2


def test_survey_prints_an_option_that_is_no_longer_offered() -> None:
    unit = survey_of(unit_on(LATE), counts={"satisfied": 1, "old": 1})
    table = view_of("survey", unit, LATE).sheets[0].table
    assert table.columns[-1] == "old"
    assert table.rows[0].cells[-1] == "1票，50.0%"


def test_make_up_notice_is_the_superior_s() -> None:
    sheet = view_of("makeup", unit_on(LATE), LATE).sheets[0]
    assert sheet.frame.signature == "水南镇党委"
    assert sheet.frame.date == "2006年6月10日"
    assert "60.0%（不满意30张÷表态50张，不含不了解）" in sheet.paragraphs[0]
    assert "2006年6月30日" in sheet.paragraphs[2]
    assert sheet.table.columns == ("序号", "补课内容", "责任人", "时限")


def test_what_came_of_a_make_up_is_a_sheet_of_its_own_day() -> None:
    notice, outcome = view_of("makeup", unit_on(LATE), LATE).sheets
    assert (notice.frame.date, outcome.frame.date) == ("2006年6月10日", "2006年6月12日")
    assert outcome.paragraphs == ("补课任务2项，已完成1项。",)
    assert [row.cells[3] for row in outcome.table.rows] == ["—", "2006年6月11日"]
    opened = dt.date(2006, 6, 10)
    assert len(view_of("makeup", unit_on(opened), opened).sheets) == 1


def test_make_up_of_a_top_unit_is_the_organizer_s_and_may_be_accepted() -> None:
    unit = unit_on(LATE)
    accepted = Acceptance(node=NODE, date=LATE, by="督导组")
    made = change(
        unit.makeups[0],
        supervisor="campaign",
        survey="",
        reason="",
        tasks=(),
        accepted=accepted,
    )
    sheet, accepted_on = view_of("makeup", change(unit, makeups=(made,)), LATE).sheets
    assert sheet.frame.signature == "市委先进性教育活动办公室"
    assert accepted_on.frame.title == "关于桥头村党支部整改“补课”的验收意见"
    assert accepted_on.paragraphs == ("2006年6月12日由督导组验收通过。",)
    assert sheet.table.empty == "补课任务另定。"


def test_survey_of_a_make_up_with_no_decided_votes() -> None:
    unit = survey_of(unit_on(LATE), counts={"unknown": 2})
    assert "占表态票的—" in view_of("makeup", unit, LATE).sheets[0].paragraphs[0]


def test_lists_have_the_columns_offices_know() -> None:
    heads = {name: view_of(name, unit_on(MAY)).sheets[0].table.columns for name in LISTS}
    assert heads == {name: tuple(columns.split("｜")) for name, columns in LISTS.items()}


LISTS = {
    "issues": "序号｜问题｜具体表现｜问题来源｜原因分析｜责任主体",
    "tasks": "序号｜问题｜整改任务（目标）｜整改措施｜完成标准｜完成时限",
    "duties": "序号｜任务｜牵头领导｜责任单位｜责任人｜配合单位｜完成时限",
}


def test_cause_of_vice_is_not_for_the_wall() -> None:
    unit = unit_on(MAY)
    vice = change(unit.issues[0], area="B3", cause="某某带头赌博")
    other = change(unit.issues[1], cause="没有制度")
    text = paper_of("issues", "md", change(unit, issues=(vice, other)))
    assert "某某" not in text
    assert "没有制度" in text


def test_standard_of_a_task_is_what_can_be_measured() -> None:
    unit = unit_on(MAY)
    amount = Quantity(node=NODE, value=1.2, unit="公里")
    measure = change(unit.issues[0].measures[1], quantity=amount)
    issue = change(unit.issues[0], measures=(measure,), milestones=())
    row = view_of("tasks", change(unit, issues=(issue,))).sheets[0].table.rows[0]
    assert row.cells[4] == "1.2公里"
    two = change(issue, measures=(unit.issues[0].measures[0], measure))
    row = view_of("tasks", change(unit, issues=(two,))).sheets[0].table.rows[0]
    assert row.cells[4] == "措施（2）1.2公里"


def test_copies_are_the_lead_s_and_partners_have_names() -> None:
    rows = view_of("duties", unit_on(MAY)).sheets[0].table.rows
    assert rows[3].cells[3:5] == ("桥头村党支部（水南镇党委牵头）", "韦国栋")
    problem = view_of("issues", unit_on(MAY)).sheets[0].table.rows[3]
    assert problem.cells[5] == "桥头村党支部（水南镇党委牵头）：韦国栋"
    lead = view_of("duties", unit_on(MAY, "shuinan")).sheets[0].table.rows[1]
    assert lead.cells[5] == "shuinan/qiaotou：清塘边；沙田村党支部：出工"


def test_poster_counts_add_up_and_says_when_there_is_nothing() -> None:
    sheet = view_of("poster", unit_on(JUNE), JUNE).sheets[0]
    first, *parts = [int(number.value) for number in sheet.numbers]
    assert first == sum(parts) == 5
    assert len(sheet.table.rows) == 6
    assert sheet.frame.period == ""
    empty = view_of("poster", unit_on(MAY, EMPTY)).sheets[0]
    assert (empty.rate, empty.shared) == ("", "")


def test_blackboard_is_short_lines() -> None:
    lines = view_of("blackboard", unit_on(MAY)).sheets[0].lines
    assert lines[:6] == (
        "截至2006年5月16日",
        "列入整改5个",
        "已整改1个，整改中2个",
        "未启动1个",
        "暂不能解决1个",
        "另有共性问题1个",
    )
    assert lines[6] == "1、村口道路雨天无法通行：整改中"
    assert max(map(len, lines[:12])) <= 18


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.name)
@pytest.mark.parametrize("day", [dt.date.min, dt.date(1, 1, 3), dt.date.max])
def test_papers_are_printed_on_the_first_and_the_last_day(paper: Paper, day: dt.date) -> None:
    assert view_of(paper.name, unit_on(day), day).title
