"""The three questions are pre-judged from the records, and answers become a record."""

import datetime as dt
from collections.abc import Iterator

import pytest

from zhenggai.answering import Answers, answers_in, ask_all, faults_in, values
from zhenggai.lookback import Review, reviews
from zhenggai.model.campaign import Campaign
from zhenggai.model.review import Lookback
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
    assert review.judgements[0].grounds.zh == "缺: 目标、责任人、时限、措施"


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


def replies(*typed: str) -> Iterator[str]:
    yield from typed


def asked(review: Review, *typed: str) -> Answers:
    queue = replies(*typed)

    def ask(_prompt: str, default: str) -> str:
        return next(queue) or default

    answers = ask_all([review], ask, "zh")
    assert not list(queue)
    return answers


def test_enter_accepts_the_pre_judgement_and_its_grounds() -> None:
    answers = asked(judged(WHOLE), "", "", "", "", "", "")
    given = answers.issues["I-1"]["answers"]
    assert given["in_place"] == {"answer": "yes", "basis": "1 条措施完成 1 条"}
    assert "follow_up" not in answers.issues["I-1"]


def test_no_demands_a_follow_up_and_offers_to_reopen() -> None:
    typed = ("", "", "是", "", "什么", "否", "路又坏了", "", "补路", "", "明天", "2006-06-10", "")
    answers = asked(judged(WHOLE), *typed)
    assert answers.issues["I-1"]["follow_up"] == {
        "text": "补路",
        "owner": "陈志强",
        "due": dt.date(2006, 6, 10),
    }
    assert answers.reopen == ["I-1"]
    record = values([judged(WHOLE)], answers, {"date": DAY})
    assert len(record["digest"]) == 16


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
