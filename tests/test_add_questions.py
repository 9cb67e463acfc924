"""The questions of `add`: their order, what an answer may be, what an answer changes."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

import pytest

from tests.adding import ledger
from zhenggai.acts.typed import Asking
from zhenggai.edit.apply import apply
from zhenggai.intake.base import Intake
from zhenggai.intake.kinds import INTAKES, intake_named
from zhenggai.intake.placing import Load, labels_in
from zhenggai.intake.questions import Interview, Person, chosen
from zhenggai.intake.suggestions import Offer, Scene
from zhenggai.load import load_unit, open_ledger
from zhenggai.model.schema import Month
from zhenggai.reading import read_unit
from zhenggai.words import Lang, Text

__all__ = ["ledger"]
DAY = dt.date(2006, 3, 20)
MADE_UP = b"makeups: [{id: B-1, survey: S-1}]\n"
NOTHING: Mapping[str, Any] = {}


@dataclass
class Talk:
    """A person who answers from a list, and all that was shown."""

    answers: Iterator[str]
    shown: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    def ask(self, question: str) -> str:
        self.shown.append(question)
        self.asked.append(re.split(r"（| \(| \[|\n", question)[0])
        return next(self.answers)

    @property
    def left(self) -> list[str]:
        return list(self.answers)


def interview(
    root: Path, kind: str, talk: Talk, lang: Lang = "zh", kept: Mapping[str, Any] = NOTHING
) -> Interview:
    opened = open_ledger(root)
    unit = load_unit(opened, "jiangnan/lijia")[0]
    scene = Scene(opened.campaign, DAY, unit, "jiangnan/lijia")
    person = Person(talk.ask, talk.shown.append, lang)
    return Interview(intake_named(kind), scene, Asking(DAY, opened.campaign.lists), person, kept)


def held(
    root: Path, kind: str, *answers: str, lang: Lang = "zh", kept: Mapping[str, Any] = NOTHING
) -> tuple[dict[str, Any], Talk]:
    """Hold an interview; return what came of it, and the talk. All answers must be used."""
    talk = Talk(iter(answers))
    found: dict[str, Any] = {}
    interview(root, kind, talk, lang, kept).hold(found)
    assert not talk.left
    return found, talk


def test_an_opinion_is_asked_for_in_the_order_of_the_paper(ledger: Path) -> None:
    found, talk = held(ledger, "opinion", "昨天", "2", "匿名", "", "灯坏了", "", "", "", "", "")
    assert talk.asked == [
        *("收到日期", "渠道", "来自", "性质", "原话", "人数", "反映强烈", "对象"),
        *("公示摘要", "分类"),
    ]
    assert found == {
        "date": dt.date(2006, 3, 19),
        "channel": "box",
        "from_": "anonymous",
        "text": "灯坏了",
        "count": 1,
        "about": "unit",
    }
    assert "[2006-03-20]" in talk.shown[0]
    assert "1 座谈会   2 意见箱" in talk.shown[1]


def test_english_questions_show_english_words(ledger: Path) -> None:
    found, talk = held(
        ledger,
        "opinion",
        "",
        "suggestion box",
        "1",
        "wish",
        "x",
        "2",
        "y",
        "member 陈志强",
        "",
        "-",
        lang="en",
    )
    assert talk.asked[:3] == ["date", "channel", "from"]
    assert found["channel"] == "box"
    assert (found["strong"], found["about"]) == ("yes", "member 陈志强")


def test_a_wrong_answer_is_asked_again_with_the_reason(ledger: Path) -> None:
    answers = ("\udce4", "13月1日", "3月15日", "99", "座", "1", "1 2", "1", "", "", "灯坏了")
    rest = ("三", "3", "也许", "否", "方按", "方案", "", "")
    found, talk = held(ledger, "opinion", *answers, *rest)
    said = [text for text in talk.shown if "（" not in text and "[" not in text]
    assert "收到日期 不能是“13月1日”，写成日期，如 2006-03-15、3月15日、昨天" in said
    assert "有认不出的字，请再打一遍" in said
    assert "没有 99，写 1 到 20" in said
    assert "渠道 不能是“座”，是不是: 座谈会" in said
    assert "这里只能选一个" in said
    assert "这一栏必须填" in said
    assert "人数 不能是“三”，写整数，如 14" in said
    assert found["date"] == dt.date(2006, 3, 15)
    assert (found["count"], found["strong"], found["about"]) == (3, "no", "plan")


def test_less_than_goes_back_and_minus_leaves_empty(ledger: Path) -> None:
    answers = ("", "1", "1", "<", "<", "3", "2", "-", "灯坏了", "-", "-", "-", "", "")
    found, talk = held(ledger, "opinion", *answers)
    assert talk.asked[:7] == ["收到日期", "渠道", "来自", "性质", "来自", "渠道", "来自"]
    assert "[座谈会]" in talk.shown[5]
    assert (found["channel"], found["from_"]) == ("visit", "member")
    assert not {"nature", "count", "about"} & set(found)


def test_a_question_mark_explains(ledger: Path) -> None:
    _, talk = held(ledger, "measure", "清账", "", "?", "3月底", "？", "", "", "")
    assert "完成时限；日期或月份，如 2006-03-15、3月底、+15d" in talk.shown
    assert "措施类别；写号码或名称" in talk.shown
    _, talk = held(ledger, "visit", "", "", "", "?", "", "?", *[""] * 5)
    assert "空一格再写依据" in talk.shown[-6]
    _, talk = held(ledger, "makeup", "S-1", "", "", "", "?", "", "")
    assert "用分号隔开" in talk.shown[5]


def test_people_of_the_unit_can_be_chosen_by_number(ledger: Path) -> None:
    found, talk = held(ledger, "measure", "清账", "2", "2006-05", "硬化", "1.2", "公里")
    assert "1 李建国   2 陈志强" in talk.shown[1]
    assert found == {
        "text": "清账",
        "owner": "陈志强",
        "due": Month(2006, 5, 31),
        "kind": "paving",
        "quantity": {"value": 1.2, "unit": "公里"},
    }


def test_questions_follow_from_answers(ledger: Path) -> None:
    short = ("水渠", "", "interest", "", "", "", "", "", "否", "", "", "", "", "", "")
    _, talk = held(ledger, "issue", *short)
    assert not {"主题", "领域", "重点理由", "研究", "节点"} & set(talk.asked)
    long = ("水渠", "", "4", "1", "A3", "", "1 3", "", "", "", "是", "呼声高", "", "逐步解决")
    found, talk = held(ledger, "issue", *long, "", "", "", "", "研究了", "", "4月底; 清淤", "")
    assert {"主题", "领域", "重点理由", "研究"} <= set(talk.asked)
    assert (found["theme"], found["area"]) == ("production", "A3")
    assert found["source"] == ("self_check", "opinion")
    assert found["milestones"] == ({"due": dt.date(2006, 4, 30), "goal": "清淤"},)
    assert (found["found"], found["study"]) == (DAY, "研究了")


def test_a_survey_is_asked_vote_by_vote(ledger: Path) -> None:
    ballots = ("", "", "入户", "", "60", "52", "0", "40", "8", "四", "4", "")
    answers = (*ballots, "效果如何；满意=44,不满意=8", "", "40", "12", "路好走", "")
    found, talk = held(ledger, "survey", *answers)
    assert "票数 · 满意" in talk.asked
    assert found["organiser"] == "jiangnan"
    assert found["counts"] == {"satisfied": 40, "basic": 8, "dissatisfied": 4}
    votes = {"satisfied": 44, "dissatisfied": 8}
    assert found["items"] == ({"text": "效果如何", "counts": votes},)
    assert found["participants"] == {"public": 40, "members": 12}
    assert found["comments"] == ("路好走",)


def test_a_survey_is_not_left_without_votes(ledger: Path) -> None:
    answers = (*("",) * 7, "", "", "", "", *("9", "", "", ""), *("",) * 4)
    found, talk = held(ledger, "survey", *answers)
    assert found["counts"] == {"satisfied": 9}
    assert "这一栏必须填" in talk.shown


def test_the_checks_of_a_visit_take_an_answer_and_its_grounds(ledger: Path) -> None:
    found, _ = held(ledger, "visit", "", "一组", "", "缺页", "", "1 看了记录", "部分", "", "", "否")
    assert found["found"] == ("缺页",)
    assert found["checks"] == {
        "truthful": {"answer": "yes", "basis": "看了记录"},
        "focused": {"answer": "partly"},
        "recognised": {"answer": "no"},
    }


def test_what_the_last_one_had_stands_ready_for_the_next(ledger: Path) -> None:
    last = {"channel": "forum", "from_": "public"}
    found, talk = held(ledger, "opinion", "", "", "", "", "水渠", "", "", "", "", "", kept=last)
    assert "[座谈会]" in talk.shown[1]
    assert (found["channel"], found["from_"]) == ("forum", "public")


def test_a_notice_hangs_as_long_as_the_campaign_wants(ledger: Path) -> None:
    found, talk = held(ledger, "notice", "3", "1", "", "", "村口", "本村", "", "", "", "")
    assert found["covers"] == "results"
    assert found["until"] == dt.date(2006, 3, 26)
    assert "公示结束" in talk.asked


ABSENT = ({"name": "张三", "reason": "外出"}, {"name": "李四"})
CHECKS = {"truthful": {"answer": "yes", "basis": "看了"}, "focused": {"answer": "partly"}}


@pytest.mark.parametrize(
    ("kind", "typed", "kept"),
    [
        ("meeting", "5,,,,,,,,张三；外出,李四", {"absent": ABSENT}),
        ("visit", ",,,缺页,没有签名", {"found": ("缺页", "没有签名")}),
        ("visit", ",,,,1 看了,2", {"checks": CHECKS}),
        ("survey", ",,,,60,52,0,40,8", {"counts": {"satisfied": 40, "basic": 8}}),
        ("measure", "清账,,,,3", {"quantity": {"value": 3.0}}),
    ],
)
def test_of_a_long_answer_that_is_broken_off_nothing_is_lost(
    ledger: Path, kind: str, typed: str, kept: dict[str, Any]
) -> None:
    answers: dict[str, Any] = {}
    with pytest.raises(StopIteration):
        interview(ledger, kind, Talk(iter(typed.split(",")))).hold(answers)
    assert {name: answers[name] for name in kept} == kept


def test_any_field_can_be_put_right_or_filled_in_at_the_end(ledger: Path) -> None:
    talk = Talk(iter(["原话", "灯坏了两盏", "from", "群众", "人手", "对应问题", "1", ""]))
    answers: dict[str, Any] = {"date": DAY, "text": "灯坏"}
    assert interview(ledger, "opinion", talk).settle(answers)
    assert answers == {"date": DAY, "text": "灯坏了两盏", "from_": "public", "issue": ("I-1",)}
    assert (
        "收到日期: 2006-03-20\n来自: 群众\n对应问题: [I-1]\n原话: 灯坏了两盏" not in talk.shown[1]
    )
    assert "没有“人手”这一栏" in talk.shown


@pytest.mark.parametrize(("typed", "written"), [("", 1), ("是", 1), ("n", 0)])
def test_the_last_question_decides(ledger: Path, typed: str, written: int) -> None:
    talk = Talk(iter([typed]))
    assert interview(ledger, "opinion", talk).settle({"text": "x"}) == bool(written)


def named(*names: str) -> list[Offer]:
    return [Offer(name, f"{name} 村") for name in names]


def test_one_of_several_names_is_chosen_by_number_or_name() -> None:
    talk = Talk(iter(["", "9", "c", "、", "9" * 5000, "b 村"]))
    person = Person(talk.ask, talk.shown.append, "en")
    assert chosen(person, Text("哪个", "which"), named("a", "b"), Asking(DAY, {})) == "b"
    talk = Talk(iter(["xin"]))
    person = Person(talk.ask, talk.shown.append, "en")
    offers = named("jiangnan/lijia", "jiangnan/xincun")
    assert chosen(person, Text("哪个", "which"), offers, Asking(DAY, {})) == "jiangnan/xincun"
    many = named(*(f"unit{n}" for n in range(100)))
    talk = Talk(iter(["unit7"]))
    person = Person(talk.ask, talk.shown.append, "en")
    assert chosen(person, Text("哪个", "which"), many, Asking(DAY, {})) == "unit7"
    assert "unit99" not in talk.shown[0]


TYPED = [
    *("", "1", "2", "99", "1 2", "1、3", "<", "?", "-", "今天", "3月底", "2006-03-15", "是", "n"),
    *("路: 坏 # 了", "'", '"', "- a", "[x]", "{a: b}", "a;b;c;d;e;f", "null", "~", "&a", "|", "> "),
    *(
        "a\n  b\n\nc",
        "\x1b[31m",
        "\u200b",
        "　",
        "党员 陈志强",
        "部分 看了",
        "19：30",
        "O-1",
        "9" * 30,
    ),
    *(
        "=",
        "；；；",
        "数值=3;单位=个",
        "名称=x；y",
        "@x",
        "\t",
        "😀",
        "\udce4",
        "原话",
        "日期",
        "1.5",
    ),
]


@pytest.mark.parametrize("intake", [it for it in INTAKES if it.section], ids=lambda it: it.name)
def test_whatever_is_typed_comes_to_a_record_that_can_be_written(
    ledger: Path, intake: Intake
) -> None:
    opened = open_ledger(ledger)
    data = (ledger / "data/units/jiangnan/lijia.yaml").read_bytes() + MADE_UP
    unit = read_unit(data, "x", "jiangnan/lijia", opened.campaign.lists)[0]
    assert unit is not None
    random = Random(2006)  # noqa: S311 - answers, no secrets
    written = 0
    while written < 10:
        talk = Talk(iter(random.choices(TYPED, k=200)))
        answers: dict[str, Any] = {}
        try:
            asked = interview(ledger, intake.name, talk)
            asked.hold(answers)
            if not asked.settle(answers):
                continue
        except StopIteration:
            continue
        holder = labels_in(unit, intake)[0] if intake.within else ""
        deed = Load(intake, [intake.told(answers)], holder)(unit)
        assert apply(data, "x", deed.edits, opened.campaign.lists) != data
        written += 1
