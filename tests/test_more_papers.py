"""The papers beyond plan, results and replies: what each says, and what it must not."""

import datetime as dt
from pathlib import Path

import pytest

from tests.papers_at_hand import (
    FOLDER,
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
from zhenggai.cli.main import main
from zhenggai.model.campaign import ListWord, NoticeStyle
from zhenggai.model.unit import Unit
from zhenggai.papers.common import Occasion
from zhenggai.papers.registry import BY_NAME, document
from zhenggai.papers.sheets import page_size, size_named
from zhenggai.source import Mapping

EMPTY = "shuinan/shatian"


def survey_of(unit: Unit, **fields: object) -> Unit:
    survey = change(unit.surveys[-1], **fields)
    return change(unit, surveys=(*unit.surveys[:-1], survey))


def sheet_of(name: str, unit: Unit, day: dt.date = LATE) -> object:
    return view_of(name, unit, day).sheets[0]


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


def test_survey_names_the_lower_line_of_a_campaign() -> None:
    campaign = small_ledger().campaign
    limits = change(unit_limits(), broad_minimum=0.6)
    strict = change(campaign, limits=limits)
    unit = survey_of(unit_on(LATE), counts={"satisfied": 5, "unknown": 5})
    view = document(BY_NAME["survey"], [unit], Occasion(strict, LATE, "zh"))
    assert "低于规定的界限" in view.sheets[0].conclusion


def unit_limits() -> object:
    from zhenggai.model.limits import Limits

    return Limits(node=Mapping("", 1, 1))


def test_rates_keep_their_halves_apart() -> None:
    sheet = view_of("survey", unit_on(LATE), LATE).sheets[0]
    assert sheet.rates[0] == "满意率22.6%（满意12张÷有效53张，含不了解）。"
    assert "不满意30张÷表态50张，不含不了解" in sheet.rates[2]
    assert "废票和弃权2张" in sheet.ballots
    assert sheet.comments == ("道路要快修完", "公示字太小")


def test_survey_without_votes_claims_nothing() -> None:
    fields = {"counts": {}, "issued": None, "returned": None, "spoiled": None, "items": ()}
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


def test_make_up_of_a_top_unit_is_the_organizer_s_and_may_be_accepted() -> None:
    unit = unit_on(LATE)
    accepted = {"node": Mapping("", 1, 1), "date": LATE, "by": "督导组"}
    made = change(
        unit.makeups[0],
        supervisor="campaign",
        survey="",
        reason="",
        tasks=(),
        accepted=acceptance(accepted),
    )
    sheet = view_of("makeup", change(unit, makeups=(made,)), LATE).sheets[0]
    assert sheet.frame.signature == "市委先进性教育活动办公室"
    assert sheet.paragraphs[-1] == "验收情况：2006年6月12日由督导组验收通过。"
    assert sheet.table.empty == "补课任务另定。"


def acceptance(fields: dict[str, object]) -> object:
    from zhenggai.model.review import Acceptance

    return Acceptance(**fields)  # type: ignore[arg-type]


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
    amount = quantity(1.2, "公里")
    measure = change(unit.issues[0].measures[1], quantity=amount)
    issue = change(unit.issues[0], measures=(measure,), milestones=())
    row = view_of("tasks", change(unit, issues=(issue,))).sheets[0].table.rows[0]
    assert row.cells[4] == "完成1.2公里路面硬化：1.2公里"


def quantity(value: float, unit: str) -> object:
    from zhenggai.model.issues import Quantity

    return Quantity(node=Mapping("", 1, 1), value=value, unit=unit)


def test_copies_are_the_lead_s_and_partners_have_names() -> None:
    rows = view_of("duties", unit_on(MAY)).sheets[0].table.rows
    assert rows[3].cells[3] == "水南镇党委"
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
    assert lines[:4] == ("截至2006年5月16日", "列入整改5个", "已整改1个，没整改4个", "另有共性问题1个")
    assert lines[4] == "1、村口道路雨天无法通行：整改中"
    assert max(map(len, lines)) <= 30


def test_internal_forms_have_a_blank_for_a_unit_without_records() -> None:
    unit = unit_on(MAY, EMPTY)
    for name in ("personal", "relay", "order", "visit"):
        sheets = view_of(name, unit).sheets
        assert len(sheets) == 1
        assert {field.value for field in sheets[0].fields} <= {"", "沙田村党支部"}


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
    assert "2006年3月28日，账目不公开：完成，43笔全部上墙。" in said
    assert "2006年5月20日，账目不公开：销号。" in said
    assert "2006年2月20日" not in said
    assert "收到意见建议3条，作出办理决定1条，答复0条。" in said
    assert "公示整改方案" in said
    assert "（" not in sheet.sections[0].heading
    assert [part.heading[0] for part in sheet.sections] == ["一", "二", "三", "四"]


def test_bulletin_tells_meetings_and_mechanisms_and_no_rumours_of_vice() -> None:
    unit = unit_on(LATE)
    vice = change(unit.issues[2], area="B3")
    rule = change(unit.mechanisms[0], adopted=dt.date(2006, 4, 1))
    meeting = gathering(dt.date(2006, 4, 2), "听农民说路", 31)
    made = change(unit, issues=(vice,), mechanisms=(rule,), meetings=(meeting,))
    since = Occasion(small_ledger().campaign, LATE, "zh", since=dt.date(2006, 3, 1))
    sheet = document(BY_NAME["bulletin"], [made], since).sheets[0]
    said = [item for part in sheet.sections for item in part.items]
    assert said[0] == "2006年4月10日，值班缺岗：反弹。"
    assert "2006年4月2日，听取意见：听农民说路，到会31人。" in said
    assert "新建《村务财务按季公开办法》。" in said
    summary = view_of("summary", made, LATE).sheets[0]
    assert "召开会议：听取意见1次。" in summary.sections[0].paragraphs


def gathering(day: dt.date, topic: str, present: int) -> object:
    from zhenggai.model.plan import Meeting

    return Meeting(node=Mapping("", 1, 1), date=day, kind="hearing", topic=topic, present=present)


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


def styled(**fields: object) -> object:
    return change(small_ledger().campaign, notice=style(**fields))


def style(**fields: object) -> NoticeStyle:
    return NoticeStyle(node=Mapping("", 1, 1), **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("typed", "size"), [("a3", "297mm 420mm"), ("", "210mm 297mm"), ("16开", "184mm 260mm")]
)
def test_campaign_chooses_the_paper(typed: str, size: str) -> None:
    campaign = change(small_ledger().campaign, notice=style(paper=typed))
    assert page_size(size_named(campaign), landscape=False) == size
    given = Occasion(campaign, MAY, "zh")
    assert document(BY_NAME["results"], [unit_on(MAY)], given).size == size
    assert document(BY_NAME["poster"], [unit_on(MAY)], given).size == "297mm 420mm"


def test_landscape_turns_the_paper() -> None:
    assert view_of("duties", unit_on(MAY)).size == "297mm 210mm"


def notice(capsys: pytest.CaptureFixture[str], folder: Path, *words: str) -> tuple[int, str, str]:
    command = ["--ledger", str(folder), "--as-of", "2006-06-12", "--lang", "zh", "notice", *words]
    code = main(command)
    out, err = capsys.readouterr()
    return code, out, err


def test_command_knows_the_names_of_other_units(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = notice(capsys, FOLDER, "makeup", "shuinan/qiaotou")
    assert code == 0
    assert "补课由水南镇党委监督" in out


def test_bulletin_takes_a_day_and_others_do_not(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = notice(capsys, FOLDER, "bulletin", "shuinan/qiaotou", "--since", "2006-03-01")
    assert code == 0
    assert "2006年3月1日至6月12日" in out
    code, _, err = notice(capsys, FOLDER, "plan", "shuinan/qiaotou", "--since", "2006-03-01")
    assert code == 2
    assert "--since 只用于 bulletin" in err


def test_campaign_chooses_the_template(
    capsys: pytest.CaptureFixture[str], ledger_of_one: Path
) -> None:
    folder = ledger_of_one / "templates"
    folder.mkdir()
    (folder / "大字.md.j2").write_text("大字版 {{ paper.title }}\n", encoding="utf-8")
    campaign = ledger_of_one / "data" / "campaign.yaml"
    before = campaign.read_text(encoding="utf-8")
    campaign.write_text(f"{before}\nnotice: {{templates: {{results: 大字.md.j2}}}}\n", "utf-8")
    code, out, _ = notice(capsys, ledger_of_one, "results")
    assert (code, out[:3]) == (0, "大字版")
    campaign.write_text(f"{before}\nnotice: {{paper: 对开}}\n", "utf-8")
    code, _, err = notice(capsys, ledger_of_one, "results")
    assert code == 2
    assert "notice.paper 不能是“对开”，可写: A3 A4" in err


def test_public_lists_are_refused_where_something_private_stands(
    capsys: pytest.CaptureFixture[str], ledger_of_one: Path
) -> None:
    unit = next((ledger_of_one / "data" / "units").glob("*.yaml"))
    unit.write_text(
        "name: 李家村党支部\nkind: village\nissues:\n"
        "  - {id: I-001, title: 路坏了, cause: 找13800001234说}\n",
        "utf-8",
    )
    for kind in ("issues", "poster", "bulletin", "summary"):
        code, out, err = notice(capsys, ledger_of_one, kind)
        assert (code, out) == (1, "")
        assert "PRV02" in err
    assert notice(capsys, ledger_of_one, "personal")[0] == 0
