"""Papers claim no more than the records say, and sign no day that the posting belies."""

import datetime as dt

from tests.papers_at_hand import (
    JUNE,
    LATE,
    MAY,
    change,
    occasion,
    small_ledger,
    unit_on,
    view_of,
    with_text,
)
from zhenggai.lookback import reviews
from zhenggai.model.plan import Meeting
from zhenggai.model.review import Notice, Survey, SurveyItem
from zhenggai.model.unit import Unit
from zhenggai.papers.common import Occasion
from zhenggai.papers.registry import BY_NAME, document
from zhenggai.source import Mapping

NODE = Mapping("", 1, 1)
EMPTY = "shuinan/shatian"


def day(month: int, number: int) -> dt.date:
    return dt.date(2006, month, number)


def test_plan_that_is_only_drafted_or_reviewed_is_no_plan_yet() -> None:
    unit = unit_on(MAY)
    assert unit.plan
    early = [it for it in unit.plan.log if it.event in ("drafted", "reviewed")]
    drafted = change(unit, plan=change(unit.plan, log=tuple(early)))
    assert view_of("plan", drafted).sheets == ()


def test_plan_says_that_the_public_was_heard_only_if_it_was() -> None:
    unit = unit_on(MAY)
    heard = "在广泛听取群众意见的基础上"
    assert heard in view_of("plan", unit).sheets[0].opening
    nobody = change(unit, opinions=(), meetings=())
    assert heard not in view_of("plan", nobody).sheets[0].opening
    formed = unit.plan.first("formed") if unit.plan else None
    assert formed
    after = Meeting(node=NODE, date=formed + dt.timedelta(days=1), kind="hearing")
    assert heard not in view_of("plan", change(nobody, meetings=(after,))).sheets[0].opening


def test_plan_leaves_out_what_nobody_wrote() -> None:
    unit = unit_on(MAY)
    bare = change(unit.issues[0], leader="", owner="", track="", due=None, log=(), milestones=())
    sheet = view_of("plan", change(unit, issues=(bare,))).sheets[0]
    lines = next(part.issues[0].lines for part in sheet.sections if part.issues)
    assert [line.partition("：")[0] for line in lines] == ["目标", "措施"]


def test_replies_claim_no_more_than_was_done() -> None:
    sheet = view_of("replies", unit_on(MAY)).sheets[0]
    assert "逐条" not in sheet.opening
    empty = view_of("replies", unit_on(MAY, EMPTY)).sheets[0]
    assert (empty.rows, empty.empty) == ((), "没有需要公开答复的意见建议。")


def test_notice_that_hangs_carries_its_own_day_and_says_that_it_was_updated() -> None:
    def signed(on: dt.date) -> tuple[str, str]:
        held = view_of("results", unit_on(on), on).sheets[0].frame
        return held.date, held.period

    posted_on, span = "2006年5月11日", "公示时间：2006年5月11日至5月17日，共7天"
    assert signed(day(5, 11)) == (posted_on, f"{span}。")
    assert signed(day(5, 16)) == (posted_on, f"{span}（内容更新至2006年5月16日）。")
    assert signed(day(5, 18)) == ("2006年5月18日", "")
    english = view_of("results", unit_on(MAY), MAY, "en").sheets[0].frame.period
    assert english.endswith("7 days, brought up to date on 16 May 2006.")


def posted(unit: Unit, covers: str, first: dt.date, version: int | None = None) -> Unit:
    notice = Notice(node=NODE, id="N-9", covers=covers, from_=first, version=version)
    made: Unit = change(unit, notices=(notice,))
    return made


def test_what_does_not_change_while_it_hangs_is_signed_the_day_it_was_posted() -> None:
    unit = posted(unit_on(LATE), "survey", day(6, 10))
    assert view_of("survey", unit, LATE).sheets[0].frame.date == "2006年6月10日"
    before = posted(unit_on(LATE), "survey", day(6, 8))
    sheet = view_of("survey", before, LATE).sheets[0]
    assert (sheet.frame.period, sheet.frame.date) == ("", "2006年6月12日")
    assert sheet.invitation.startswith("如有异议")


def test_notice_of_another_version_is_not_the_plan_s() -> None:
    unit = unit_on(MAY)
    version = int(view_of("plan", unit).sheets[0].version.strip("（第版）"))
    hangs = posted(unit, "plan", day(5, 2), version)
    assert view_of("plan", hangs).sheets[0].frame.date == "2006年5月2日"
    old = posted(unit, "plan", day(5, 2), version + 1)
    assert view_of("plan", old).sheets[0].frame.period == ""


def test_slip_is_dated_the_day_it_was_passed_on() -> None:
    sheets = view_of("relay", unit_on(LATE), LATE).sheets
    said = {one.id: one.value for one in sheets[0].fields}
    assert sheets[0].frame.date == said["relayed"] == "2006年1月13日"


def test_survey_after_a_make_up_says_so_and_the_summary_hides_neither() -> None:
    unit = unit_on(LATE)
    counts = {"satisfied": 40, "basic": 8, "dissatisfied": 2}
    again = Survey(node=NODE, id="S-3", date=LATE, counts=counts, supersedes="S-2")
    made = change(unit, surveys=(*unit.surveys, again))
    sheet = view_of("survey", made, LATE).sheets[0]
    assert sheet.opening.startswith("2006年6月12日，就桥头村党支部整改情况在补课后重新组织了")
    assert sheet.conclusion.startswith("结论：补课后")
    said = view_of("summary", made, LATE).sheets[0].sections[2].paragraphs
    assert "不满意占表态票的60.0%" in said[2]
    assert said[3] == "2006年6月10日起，在水南镇党委监督下补课2项，尚未验收。"
    assert said[4].startswith("补课后，2006年6月12日重新组织群众满意度测评，")


def test_survey_of_the_day_a_make_up_was_opened_is_what_led_to_it() -> None:
    unit = unit_on(LATE)
    makeup = change(unit.makeups[0], survey="", opened=unit.surveys[-1].date)
    sheet = view_of("survey", change(unit, makeups=(makeup,)), LATE).sheets[0]
    assert "补课后" not in sheet.opening


def test_survey_without_a_day_and_an_organiser_makes_up_neither() -> None:
    unit = unit_on(JUNE)
    bare = change(unit.surveys[0], date=None, organiser="")
    sheet = view_of("survey", change(unit, surveys=(bare,)), JUNE).sheets[0]
    assert sheet.opening.startswith("就桥头村党支部整改情况组织了群众满意度测评")


def test_overall_question_that_is_an_item_as_well_is_printed_once() -> None:
    unit = unit_on(JUNE)
    votes = unit.surveys[0].counts
    items = tuple(
        SurveyItem(node=NODE, text=text, counts=votes)
        for text in ("对整改效果是否满意？", "是否取得实效")
    )
    survey = change(unit.surveys[0], question="您对桥头村整改效果是否满意", items=items)
    rows = view_of("survey", change(unit, surveys=(survey,)), JUNE).sheets[0].table.rows
    assert [row.cells[0] for row in rows] == ["是否取得实效", "您对桥头村整改效果是否满意"]


def test_bulletin_counts_members_and_the_public_apart_in_order_of_days() -> None:
    hearing = Meeting(node=NODE, date=day(6, 6), kind="hearing", present=7, public=23)
    only = Meeting(node=NODE, date=day(6, 7), kind="hearing", public=5)
    unit = posted(change(unit_on(LATE), meetings=(hearing, only)), "results", day(6, 7))
    sections = view_of("bulletin", unit, LATE).sheets[0].sections
    said = {part.heading[2:]: part.items for part in sections}
    assert said["会议和学习"] == (
        "6月6日，听取意见，到会党员7人、群众23人。",
        "6月7日，听取意见，到会群众5人。",
    )
    assert [item[:4] for item in said["公示和宣传"]] == ["6月6日", "6月7日", "6月7日"]


def test_bulletin_over_new_year_keeps_the_years() -> None:
    given = Occasion(small_ledger().campaign, LATE, "zh", since=dt.date(2005, 12, 1))
    sheet = document(BY_NAME["bulletin"], [unit_on(LATE)], given).sheets[0]
    assert sheet.sections[0].items[0].startswith("2006年")


def test_no_mark_is_doubled_where_a_text_brings_its_own() -> None:
    unit = with_text(unit_on(LATE), "已说完。")
    for name in ("plan", "results", "bulletin", "summary", "tasks", "duties", "blackboard"):
        for lang in ("zh", "en"):
            made = document(BY_NAME[name], [unit], occasion(LATE, "en" if lang == "en" else "zh"))
            text = str(made.sheets)
            assert not [two for two in ("。。", "。.", "。；", "。：", "。:", "。;") if two in text]


def test_poster_says_what_it_leaves_out() -> None:
    assert view_of("poster", unit_on(MAY)).sheets[0].shared == (
        "另有1个共性问题由牵头单位负责，列入表中，不计入以上数字。"
        "另有1个问题已转办、归并或撤销，不再列出。"
    )


def test_members_are_looked_back_on_in_the_order_of_the_roster() -> None:
    unit = unit_on(MAY)
    issue = next(item for item in unit.issues if item.member)
    names = [member.name for member in reversed(unit.members)]
    own = tuple(change(issue, id=f"I-2{number}", member=name) for number, name in enumerate(names))
    found = reviews(change(unit, issues=(*own, *unit.public_issues)), small_ledger().campaign)
    seen = list(dict.fromkeys(review.member for review in found))
    assert seen == ["", *(member.name for member in unit.members)]
