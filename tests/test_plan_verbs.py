"""`zhenggai plan …`: the history of the plan, versions counted, step after step."""

from pathlib import Path

import pytest

from tests.verbs import Ledger, write_ledger

HEAD = "name: 李家村党支部\nkind: village\n"
FORMED = (
    HEAD
    + """\
opinions:
  - {id: O-1, date: 2006-03-01, from: public, nature: wish}
plan:
  goals: [修路, 公开账目]
  log:
    - {date: 2006-03-05, event: drafted, by: 陈桂生}
    - {date: 2006-03-08, event: formed, version: 1}
issues:
  - {id: I-1, title: 村道}
"""
)
U = "jiangnan/lijia"


@pytest.fixture
def ledger(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Ledger:
    return write_ledger(tmp_path, capsys, FORMED)


def test_plan_is_drafted_where_there_was_none(ledger: Ledger) -> None:
    ledger.write(HEAD)
    said = ledger.told(f"plan draft {U} --goals 修路 --goals 公开账目 --text 先急后缓 --by 陈桂生")
    assert ledger.text == (
        f"{HEAD}plan:\n  goals: [修路, 公开账目]\n  text: 先急后缓\n"
        "  log:\n    - {date: 2006-04-20, event: drafted, by: 陈桂生}\n"
    )
    assert said.splitlines() == [
        "已记: 李家村党支部整改方案 2006-04-20 起草",
        "下一步: 听取意见后形成方案: zhenggai plan form jiangnan/lijia",
    ]


def test_plan_that_has_goals_is_drafted(ledger: Ledger) -> None:
    ledger.write(f"{HEAD}plan: {{goals: 修路}}\n")
    assert "方案里已经写了 goals" in ledger.refused(f"plan draft {U} --goals 别的")
    ledger.told(f"plan draft {U} --safeguards 书记负责 --date 昨天")
    assert "goals: 修路" in ledger.text
    assert "safeguards: 书记负责" in ledger.text
    assert "{date: 2006-04-19, event: drafted}" in ledger.text


def test_plan_is_formed_without_a_draft(ledger: Ledger) -> None:
    ledger.write(HEAD)
    added = ledger.added(f"plan form {U}")
    assert added[0] == "plan:"
    assert "{date: 2006-04-20, event: formed, version: 1}" in added[-1]


@pytest.mark.parametrize(
    ("line", "added"),
    [
        ("review --by 覃志远", "{date: 2006-04-20, event: reviewed, by: 覃志远}"),
        ("comment", "{date: 2006-04-20, event: commented, text: 公示期内没有收到意见}"),
        ("comment --text 口头两条", "{date: 2006-04-20, event: commented, text: 口头两条}"),
        (
            "revise --text 补排水沟",
            "{date: 2006-04-20, event: revised, version: 2, text: 补排水沟}",
        ),
        (
            "revise --text 补排水沟 --plan-version 4",
            "{date: 2006-04-20, event: revised, version: 4, text: 补排水沟}",
        ),
        ("approve --by 李建国", "{date: 2006-04-20, event: approved, by: 李建国}"),
        ("file", "{date: 2006-04-20, event: filed, to: jiangnan}"),
        ("file --to campaign", "{date: 2006-04-20, event: filed, to: campaign}"),
    ],
)
def test_one_step_is_one_line(ledger: Ledger, line: str, added: str) -> None:
    verb, _, rest = line.partition(" ")
    assert ledger.added(f"plan {verb} {U} {rest}") == [f"    - {added}"]


@pytest.mark.parametrize(
    ("line", "zh", "en"),
    [
        (
            "draft",
            "的方案已于 2006-03-08 形成，不再记“起草”",
            "was formed on 2006-03-08: 'drafted' cannot",
        ),
        ("form", "改了的写: zhenggai plan revise", "If it has changed: zhenggai plan revise"),
        (
            "revise --text x --plan-version 1",
            "方案已经是第 1 版，--plan-version 要比它大",
            "the plan is at version 1; --plan-version must be higher",
        ),
        (
            "approve --by x --date 2006-03-01",
            "2006-03-01 早于方案上一次的“形成”（2006-03-08），经过只能往后记",
            "2006-03-01 is before 'formed' of 2006-03-08; a log only grows",
        ),
        ("revise", "还要写 --text", "--text needed"),
    ],
)
def test_what_cannot_have_happened(ledger: Ledger, line: str, zh: str, en: str) -> None:
    verb, _, rest = line.partition(" ")
    assert zh in ledger.refused(f"plan {verb} {U} {rest}")
    assert en in ledger.refused(f"plan {verb} {U} {rest}", lang="en")


@pytest.mark.parametrize("line", ["review --by x", "comment", "revise --text x", "file"])
def test_nothing_happens_to_a_plan_that_is_not_formed(ledger: Ledger, line: str) -> None:
    ledger.write(HEAD)
    verb, _, rest = line.partition(" ")
    said = ledger.refused(f"plan {verb} {U} {rest}", lang="en")
    assert "is not formed yet" in said
    assert "First: zhenggai plan form jiangnan/lijia" in said


def test_plan_is_approved_again_only_after_a_revision(ledger: Ledger) -> None:
    ledger.told(f"plan approve {U} --by 李建国")
    assert "已于 2006-04-20 批准，不再记“批准”" in ledger.refused(f"plan approve {U} --by 李建国")
    ledger.told(f"plan revise {U} --text 补排水沟")
    ledger.told(f"plan approve {U} --by 李建国")


def test_what_is_recorded_without_being_typed_is_said(ledger: Ledger) -> None:
    said = ledger.told(f"plan comment {U}")
    assert "2006-04-20 征求意见: 公示期内没有收到意见\n" in said


def test_plan_is_filed_once_with_each_superior(ledger: Ledger) -> None:
    ledger.told(f"plan file {U}")
    assert "已于 2006-04-20 备案，不再记“备案”" in ledger.refused(f"plan file {U}")
    ledger.told(f"plan file {U} --to campaign")
    ledger.told(f"plan revise {U} --text 补排水沟")
    ledger.told(f"plan file {U} --to campaign")


def test_no_comments_is_not_said_over_opinions(ledger: Ledger) -> None:
    ledger.write(FORMED.replace("nature: wish}", "nature: wish, about: plan}"))
    assert "有对方案的意见 O-1，要写 --text" in ledger.refused(f"plan comment {U}")


def test_superior_that_is_none_is_not_written(ledger: Ledger) -> None:
    assert "REF02 错误" in ledger.refused(f"plan file {U} --to jiangbei")


def test_words_of_a_campaign_in_english(ledger: Ledger) -> None:
    campaign = ledger.root / "data/campaign.yaml"
    campaign.write_text("name: Campaign\nlanguage: en\n", encoding="utf-8")
    assert "text: no comments received}" in ledger.added(f"plan comment {U}")[0]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (
            "revise --text x",
            ["publish it: zhenggai notice plan", "have it reviewed: zhenggai plan"],
        ),
        ("comment", ["when the notice is over: zhenggai plan approve"]),
        ("review --by x", ["when the notice is over: zhenggai plan approve"]),
        ("approve --by x", ["file it with the superior: zhenggai plan file jiangnan/lijia"]),
        ("file", ["begin with the work: zhenggai issue start jiangnan/lijia#I-1"]),
    ],
)
def test_what_comes_next(ledger: Ledger, line: str, said: list[str]) -> None:
    verb, _, rest = line.partition(" ")
    shown = ledger.told(f"plan {verb} {U} {rest}", lang="en")
    steps = [item for item in shown.splitlines() if item.startswith("Next: ")]
    assert [step[6 : 6 + len(wanted)] for wanted, step in zip(said, steps, strict=True)] == said


def test_after_filing_work_goes_on_where_it_was_begun(ledger: Ledger) -> None:
    log = "log: [{date: 2006-03-09, event: started}]"
    ledger.write(FORMED.replace("title: 村道}", f"title: 村道, {log}}}"))
    assert "下一步" not in ledger.told(f"plan file {U}")
