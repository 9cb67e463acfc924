"""The three questions are pre-judged from the records, and answers become a record."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.verbs import Ledger, write_ledger
from zhenggai.acts.typed import Asking
from zhenggai.answering import Answers, answers_in, faults_in, values
from zhenggai.intake.checklists import Checklist
from zhenggai.intake.questions import Person
from zhenggai.lookback import Review, reviews
from zhenggai.model.campaign import Campaign
from zhenggai.model.review import Lookback
from zhenggai.model.schema import Month
from zhenggai.reading import read_campaign, read_document, read_unit
from zhenggai.words import LISTS

DAY = dt.date(2006, 5, 28)
WHOLE = """
    goal: 修好
    owner: 陈志强
    due: 2006-05-20
    measures: [{id: M-1, text: 铺路, owner: 陈志强, due: 2006-05-10, done: 2006-05-08}]
    log:
      - {date: 2006-03-10, event: started}
      - {date: 2006-05-08, event: done, text: 路通了}
"""


def campaign_of(text: str = "name: 测试\n") -> Campaign:
    campaign, _ = read_campaign(text.encode(), "c.yaml")
    assert campaign is not None
    return campaign


def judged(issue: str, rest: str = "", campaign: str = "name: 测试\n") -> Review:
    text = f"name: 李家村\nkind: village\nissues:\n  - id: I-1\n    title: 路{issue}{rest}"
    unit, findings = read_unit(text.encode(), "u.yaml", "u", LISTS)
    assert unit is not None
    assert not findings
    return reviews(unit, campaign_of(campaign))[0]


def answers_of(review: Review) -> dict[str, str]:
    return {item.question: item.answer for item in review.judgements}


def test_whole_and_solved_issue_passes_all_three() -> None:
    assert answers_of(judged(WHOLE)) == {"specific": "yes", "in_place": "yes", "solved": "yes"}


def test_bare_issue_fails_all_three() -> None:
    review = judged("\n")
    assert answers_of(review) == {"specific": "no", "in_place": "no", "solved": "no"}
    assert review.judgements[0].grounds.zh == "缺：目标、责任人、时限、措施"


@pytest.mark.parametrize(
    ("lost", "question", "answer"),
    [
        ("    goal: 修好\n", "specific", "partly"),
        (", done: 2006-05-08", "in_place", "no"),
        (", due: 2006-05-10", "specific", "partly"),
        (", text: 路通了", "solved", "ask"),
        ("      - {date: 2006-05-08, event: done, text: 路通了}\n", "solved", "no"),
    ],
)
def test_what_is_missing_lowers_the_answer(lost: str, question: str, answer: str) -> None:
    assert answers_of(judged(WHOLE.replace(lost, "")))[question] == answer


def test_one_measure_of_two_is_partly_in_place() -> None:
    two = "done: 2006-05-08}, {id: M-2, text: 排水, owner: 李, due: 2006-05-09}]"
    assert answers_of(judged(WHOLE.replace("done: 2006-05-08}]", two)))["in_place"] == "partly"


@pytest.mark.parametrize(("said", "answer"), [("2006-05-09", "no"), ("2006-05-01", "yes")])
def test_raiser_who_says_no_afterwards_outweighs_the_record(said: str, answer: str) -> None:
    raised = f"""opinions:
  - {{id: O-1, issue: I-1, verdict: {{date: {said}, solved: no}}}}
"""
    assert answers_of(judged(WHOLE, raised))["solved"] == answer


def test_explained_issue_is_partly_solved() -> None:
    review = judged(WHOLE + "      - {date: 2006-05-20, event: explained, text: 缺资金}\n")
    assert answers_of(review)["solved"] == "partly"


def test_merged_issue_is_not_asked_about() -> None:
    with pytest.raises(IndexError):
        judged(WHOLE + "      - {date: 2006-05-20, event: merged, into: I-1}\n")


def test_question_of_the_campaign_is_for_a_person() -> None:
    extra = "name: 测试\nlookback_questions: [{id: known, name: 群众是否知晓}]\n"
    review = judged(WHOLE, campaign=extra)
    assert [item.name.zh for item in review.judgements][-1] == "群众是否知晓"
    assert answers_of(review)["known"] == "ask"


@dataclass
class Talk:
    """A person who answers from a list, and all that was shown."""

    answers: Iterator[str]
    shown: list[str] = field(default_factory=list)

    def ask(self, question: str) -> str:
        self.shown.append(question)
        return next(self.answers)


def checklist(review: Review, *typed: str) -> tuple[Checklist, Talk]:
    talk = Talk(iter(typed))
    person = Person(talk.ask, talk.shown.append, "zh")
    return Checklist([review], Asking(DAY, LISTS), person), talk


def asked(review: Review, *typed: str) -> tuple[Answers, Talk]:
    found, talk = checklist(review, *typed)
    answers = Answers()
    found.hold(answers)
    assert not list(talk.answers)
    return answers, talk


def test_enter_accepts_the_pre_judgement_and_its_grounds() -> None:
    answers, _ = asked(judged(WHOLE), "", "", "", "", "", "")
    given = answers.issues["I-1"]["answers"]
    assert given["in_place"] == {"answer": "yes", "basis": "1条措施完成1条"}
    assert "follow_up" not in answers.issues["I-1"]


def test_no_demands_a_follow_up_and_offers_to_reopen() -> None:
    typed = ("", "", "是", "", "什么", "否", "路又坏了", "", "补路", "", "6月10日", "")
    answers, talk = asked(judged(WHOLE), *typed)
    assert answers.issues["I-1"]["follow_up"] == {
        "text": "补路",
        "owner": "陈志强",
        "due": dt.date(2006, 6, 10),
    }
    assert answers.reopen == ["I-1"]
    assert any("不能是“什么”，可写: 是 部分 否" in said for said in talk.shown)
    record = values([judged(WHOLE)], answers, {"date": DAY})
    assert len(record["digest"]) == 16


def test_grounds_do_not_speak_for_another_answer() -> None:
    answers, _ = asked(judged(WHOLE), "", "", "部分", "", "", "", "补路", "", "明天")
    assert answers.issues["I-1"]["answers"]["in_place"] == {"answer": "partly"}


def test_due_day_lies_ahead_of_the_look_back() -> None:
    typed = ("部分", "缺目标", "", "", "", "", "补目标", "", "月底前", "2006-05-01", "6月底")
    answers, talk = asked(judged(WHOLE), *typed)
    assert answers.issues["I-1"]["follow_up"]["due"] == Month(2006, 6, 30)
    assert "I-1 · 补改 · 时限 不能是“月底前”，写成日期或月份" in "".join(talk.shown)
    assert "时限 2006-05-01 早于回头看的 2006-05-28，写以后的日期" in talk.shown


def test_one_goes_back_and_what_was_wrong_leaves_with_its_follow_up() -> None:
    typed = ("", "", "", "", "否", "坏了", "补路", "<", "<", "<", "是", "？", "")
    answers, talk = asked(judged(WHOLE), *typed)
    assert answers.issues["I-1"]["answers"]["solved"]["answer"] == "yes"
    assert "follow_up" not in answers.issues["I-1"]
    assert "回答的依据" in talk.shown


def test_whole_look_back_is_shown_and_put_right_before_it_is_written() -> None:
    found, talk = checklist(judged(WHOLE), *("",) * 6, "I-9", "i-1", "", "查了账", *("",) * 4, "n")
    answers = Answers()
    found.hold(answers)
    assert not found.settle({"date": DAY}, answers)
    assert "没有问题“i-9”，有: I-1" in talk.shown
    assert "整改内容是否具体明确: {答案: 是, 依据: 查了账}" in talk.shown[-2]
    assert answers.issues["I-1"]["answers"]["specific"]["basis"] == "查了账"


def test_what_is_to_be_reopened_is_shown_before_it_is_written() -> None:
    found, talk = checklist(judged(WHOLE), "")
    assert found.settle({"date": DAY}, Answers(reopen=["I-1"]))
    assert "重新打开: I-1" in talk.shown


def lookback_of(text: str) -> Lookback:
    lookback, findings = read_document(text.encode(), "a.yaml", Lookback, LISTS)
    assert lookback is not None
    assert not findings
    return lookback


def test_answers_from_a_file_become_the_same_record() -> None:
    text = """date: 2006-05-28
issues:
  I-1:
    specific: {answer: yes, basis: 清楚}
    in_place: {answer: yes, basis: 到位}
    solved: {answer: partly, basis: 还有积水}
    follow_up: {text: 清沟, owner: 陈志强, due: 2006-06-10}
"""
    lookback = lookback_of(text)
    assert list(faults_in(lookback, [judged(WHOLE)], campaign_of())) == []
    assert answers_in(lookback).issues["I-1"]["answers"]["solved"]["basis"] == "还有积水"


def test_incomplete_answers_are_refused_with_places() -> None:
    text = """date: 2006-05-28
issues:
  I-1:
    specific: {answer: yes}
    solved: {answer: no}
  I-9: {}
"""
    found = list(faults_in(lookback_of(text), [judged(WHOLE)], campaign_of()))
    assert [(item.code, item.location.line, item.record) for item in found] == [
        ("LBK02", 4, "I-1"),
        ("LBK02", 4, "I-1"),
        ("REF02", 6, ""),
    ]


UNIT = """\
name: 李家村党支部
kind: village
members: [{name: 李建国}]
issues: [{id: I-1, title: 路}]
"""


@pytest.fixture
def ledger(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Ledger:
    return write_ledger(tmp_path, capsys, UNIT)


def test_member_without_issues_looks_back_too(ledger: Ledger) -> None:
    assert "回头看 0 条" in ledger.told(
        "lookback answer jiangnan/lijia --member 李建国 --by 陈桂生"
    )
    assert "    member: 李建国\n" in ledger.text or "member: 李建国," in ledger.text


def test_nobody_looks_back_who_is_no_member(ledger: Ledger) -> None:
    said = ledger.refused("lookback answer jiangnan/lijia --member 李建园", lang="en")
    assert "jiangnan/lijia has no member 李建园. There are: 李建国" in said


def test_nobody_is_asked_where_there_is_no_terminal(ledger: Ledger) -> None:
    assert "用 --input 文件" in ledger.refused("lookback answer jiangnan/lijia")
