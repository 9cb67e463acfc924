"""Forms, reports and rosters: what each says, and whom it never names."""

import datetime as dt

import pytest

from tests.papers_at_hand import (
    LATE,
    MAY,
    change,
    paper_of,
    small_ledger,
    unit_on,
    view_of,
)
from zhenggai.model.plan import Meeting
from zhenggai.papers.common import Occasion
from zhenggai.papers.registry import BY_NAME, document
from zhenggai.source import Mapping

EMPTY = "shuinan/shatian"
NODE = Mapping("", 1, 1)


def test_internal_forms_have_a_blank_for_a_unit_without_records() -> None:
    unit = unit_on(MAY, EMPTY)
    for name in ("personal", "relay", "order", "visit"):
        sheets = view_of(name, unit).sheets
        assert len(sheets) == 1
        assert {field.value for field in sheets[0].fields} <= {"", "沙田村党支部"}


def test_units_without_a_matter_have_no_slip_among_others() -> None:
    units = [unit_on(LATE, EMPTY), unit_on(LATE)]
    given = Occasion(small_ledger().campaign, LATE, "zh")
    for name, number in (("makeup", 2), ("order", 2), ("visit", 1), ("personal", 3)):
        sheets = document(BY_NAME[name], units, given).sheets
        assert [sheet.frame.unit for sheet in sheets] == ["桥头村党支部"] * number


def test_slip_passes_on_the_public_wording_only() -> None:
    sheets = view_of("relay", unit_on(LATE), LATE).sheets
    said = {sheet.fields[0].value: {one.id: one.value for one in sheet.fields} for sheet in sheets}
    assert list(said) == ["O-001", "O-002", "O-003", "O-004", "O-005"]
    assert said["O-001"]["to"] == "村党支部"
    assert said["O-001"]["due"] == "2006年1月27日"
    assert said["O-002"]["summary"].startswith("（还没有写")
    assert said["O-005"]["to"] == "黄小妹"
    for fmt in ("md", "html"):
        text = paper_of("relay", fmt, unit_on(LATE), LATE)
        for secret in ("韦老四", "账目一年没见过", "开会总迟到"):
            assert secret not in text


def test_slip_about_the_plan_and_of_an_unknown_kind_of_unit() -> None:
    unit = unit_on(LATE)
    opinion = change(unit.opinions[2], about="plan")
    fields = view_of("relay", change(unit, opinions=(opinion,), kind="nothing"), LATE).sheets[0]
    said = {one.id: one.value for one in fields.fields}
    assert (said["to"], said["due"]) == ("方案", "")


def test_one_matter_one_slip_signed_by_the_team() -> None:
    first, second = view_of("order", unit_on(LATE), LATE).sheets
    assert first.fields[0].value == "督〔2006〕3号"
    assert first.frame.signature == "第三督导组"
    assert second.fields[-2].value == "2006年6月7日"
    late = view_of("order", unit_on(LATE), dt.date(2006, 7, 2)).sheets[0]
    assert "（红，逾期2天）" in {one.id: one.value for one in late.fields}["due"]


def test_personal_sheet_has_the_contrast_with_the_charter() -> None:
    unit = unit_on(MAY)
    member = change(unit.members[1], contrast={"conduct": "迟到"})
    sheet = view_of("personal", change(unit, members=(member,))).sheets[0]
    assert {one.id: one.value for one in sheet.fields}["contrast"] == "行为要求：迟到"
    assert sheet.table.rows[0].cells[0] == "开会迟到"


def test_only_models_who_agreed_and_were_approved_are_named() -> None:
    unit = unit_on(LATE)
    rows = view_of("models", unit, LATE).sheets[0].table.rows
    assert [row.cells[1] for row in rows] == ["黄小妹"]
    for name in ("models", "bulletin"):
        text = paper_of(name, "html", unit, LATE)
        assert "没同意" not in text
        assert "没有批准的典型" not in text
    model = change(unit.publicity[1].model, theme="自己的")
    other = change(unit, publicity=(change(unit.publicity[1], model=model),))
    assert view_of("models", other, LATE).sheets[0].table.rows[0].cells[3] == "自己的"


def test_bulletin_is_about_the_days_since() -> None:
    unit, campaign = unit_on(LATE), small_ledger().campaign
    since = Occasion(campaign, LATE, "zh", since=dt.date(2006, 3, 1))
    sheet = document(BY_NAME["bulletin"], [unit], since).sheets[0]
    said = "".join(item for part in sheet.sections for item in (*part.paragraphs, *part.items))
    assert "2006年3月1日至6月12日" in sheet.opening
    assert "3月28日，账目不公开：完成整改，43笔全部上墙。" in said
    assert "5月20日，账目不公开：予以销号。" in said
    assert "2月20日" not in said
    assert "收到意见建议3条，作出办理决定1条。" in said
    assert "公示整改方案" in said
    assert "（" not in sheet.sections[0].heading
    assert [part.heading[0] for part in sheet.sections] == ["一", "二", "三", "四"]


def test_bulletin_tells_meetings_and_mechanisms_and_no_rumours_of_vice() -> None:
    unit = unit_on(LATE)
    vice = change(unit.issues[2], area="B3")
    rule = change(unit.mechanisms[0], adopted=dt.date(2006, 4, 1))
    meeting = Meeting(
        node=NODE,
        date=dt.date(2006, 4, 2),
        kind="hearing",
        topic="听农民说路",
        present=9,
        public=31,
    )
    old = change(meeting, date=dt.date(2006, 2, 1))
    made = change(unit, issues=(vice,), mechanisms=(rule,), meetings=(old, meeting))
    since = Occasion(small_ledger().campaign, LATE, "zh", since=dt.date(2006, 3, 1))
    sheet = document(BY_NAME["bulletin"], [made], since).sheets[0]
    said = [item for part in sheet.sections for item in part.items]
    assert said[0] == "4月10日，值班缺岗：出现反弹，重新整改。"
    assert "4月2日，听取意见：听农民说路，到会党员9人、群众31人。" in said
    assert "新建《村务财务按季公开办法》。" in said
    summary = view_of("summary", made, LATE).sheets[0]
    assert "召开会议：听取意见2次。" in summary.sections[0].paragraphs


def test_summary_says_whether_the_unit_has_finished() -> None:
    assert "尚未办结" in view_of("summary", unit_on(MAY)).sheets[0].opening
    sheet = view_of("summary", unit_on(LATE), LATE).sheets[0]
    assert "于2006年6月12日办结（水南镇党委批准）" in sheet.opening
    assert sheet.sections[0].paragraphs[0] == "整改工作基本完成，道路通车后继续管护。"
    assert "覃志远" not in paper_of("summary", "md", unit_on(LATE), LATE)


@pytest.mark.parametrize(
    ("day", "last"),
    [
        (dt.date(2006, 1, 1), "2006年3月31日"),
        (dt.date(2006, 6, 30), "2006年6月30日"),
        (dt.date(2006, 12, 31), "2006年12月31日"),
    ],
)
def test_general_matters_are_published_every_quarter(day: dt.date, last: str) -> None:
    assert f"本季度截止{last}；" in view_of("disclosure", unit_on(MAY), day).sheets[0].next


def test_schedule_says_how_long_each_notice_hangs() -> None:
    unit = unit_on(MAY)
    notice = unit.notices[0]
    several = (
        change(notice, until=None, place="村口", scope="全村"),
        change(notice, until=None, form="meeting", from_=dt.date(2006, 3, 3)),
    )
    rows = view_of("disclosure", change(unit, notices=several)).sheets[0].table.rows
    assert rows[0].cells[2:] == ("自2006年3月2日起", "公开栏", "村口、全村", "正在公示")
    assert rows[1].cells[2:] == ("2006年3月3日", "会议", "—", "已公开")


def test_roster_counts_who_is_away() -> None:
    unit = change(unit_on(MAY), member_count=5, head="韦国栋", batch=3, code="450881101201")
    sheet = view_of("roster", unit).sheets[0]
    assert sheet.notes == ("注：党员总数5名，名册3名，其中外出流动1名。",)
    assert [entry.value for entry in sheet.heading][1:] == ["韦国栋", "3", "450881101201"]
    floating = change(unit.members[2].floating, returned=MAY, host="")
    back = change(unit, members=(change(unit.members[2], floating=floating),))
    row = view_of("roster", back).sheets[0].table.rows[0]
    assert row.cells[6:8] == ("南宁（2006年5月16日返回）", "—")
