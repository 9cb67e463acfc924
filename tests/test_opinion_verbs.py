"""`zhenggai opinion …`: passed on, decided, linked, answered, judged, each once."""

from pathlib import Path

import pytest

from tests.verbs import Ledger, write_ledger

TEXT = """\
name: 李家村党支部
kind: village
opinions:
  - id: O-1
    date: 2006-04-10
    from: public
    nature: wish
    text: 修路   # 座谈会上说的
  - {id: O-2, date: 2006-04-10, from: anonymous, nature: complaint}
  - id: O-3
    date: 2006-04-01
    from: public
    nature: wish
    relayed: {date: 2006-04-02, to: 村党支部}
    decision: {date: 2006-04-05, outcome: accepted}
    issue: I-1
    reply: {date: 2006-04-06, form: visit, text: 已列入方案}
    verdict: {date: 2006-04-12, solved: no}
  - {id: O-4, date: 2006-04-10, from: public, nature: praise}
  - {id: O-5, date: 2006-04-10, from: public, nature: suggestion, about: plan}
issues:
  - id: I-1
    title: 村道
    log:
      - {date: 2006-04-01, event: started}
      - {date: 2006-04-10, event: done, text: 通车}
  - {id: I-2, title: 账目}
"""
O = "jiangnan/lijia#O-"  # noqa: E741 - the letter of opinions


@pytest.fixture
def ledger(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Ledger:
    return write_ledger(tmp_path, capsys, TEXT)


@pytest.mark.parametrize(
    ("line", "added"),
    [
        ("relay 1 --to 村党支部", "    relayed: {date: 2006-04-20, to: 村党支部}"),
        (
            "relay 1 --to 村党支部 --date 4月15日 --acknowledged 昨天",
            "    relayed: {date: 2006-04-15, to: 村党支部, acknowledged: 2006-04-19}",
        ),
        (
            "relay 3 --acknowledged 2006-04-03",
            "    relayed: {date: 2006-04-02, to: 村党支部, acknowledged: 2006-04-03}",
        ),
        (
            "decide 1 --outcome 部分采纳 --by 李建国 --reason 钱不够",
            "    decision: {date: 2006-04-20, outcome: partial, reason: 钱不够, by: 李建国}",
        ),
        ("link 1 --issue I-1", "    issue: I-1"),
        ("link 1 --issue I-1 --issue jiangnan#I-009", "    issue: [I-1, jiangnan#I-009]"),
        ("link 1 --issue I-1,I-2", "    issue: [I-1, I-2]"),
        ("link 3 --issue jiangnan/lijia#I-2", "    issue: [I-1, I-2]"),
        (
            "reply 1 --form 上门 --by 李建国 --text 已列入",
            "    reply: {date: 2006-04-20, form: visit, by: 李建国, text: 已列入}",
        ),
        (
            "verdict 1 --solved 部分 --text 还差一段",
            "    verdict: {date: 2006-04-20, solved: partly, text: 还差一段}",
        ),
    ],
)
def test_one_act_is_one_line(ledger: Ledger, line: str, added: str) -> None:
    verb, number, rest = line.split(" ", 2)
    assert ledger.added(f"opinion {verb} {O}{number} {rest}", lang="en") == [added]
    gone = [it for it in TEXT.splitlines() if it not in ledger.text.splitlines()]
    assert len(gone) <= 1


def test_decision_links_at_once(ledger: Ledger) -> None:
    line = f"opinion decide {O}1 --outcome accepted --by 李建国 --issue I-2"
    assert ledger.added(line) == [
        "    decision: {date: 2006-04-20, outcome: accepted, by: 李建国}",
        "    issue: I-2",
    ]


def test_file_with_chinese_keys_gets_chinese_words(ledger: Ledger) -> None:
    ledger.write(
        "名称: 李家村党支部\n类型: village\n意见:\n"
        "  - {编号: O-1, 收到日期: 2006-04-10, 来自: 群众, 性质: 期盼}\n"
    )
    ledger.told(f"opinion decide {O}1 --outcome declined --reason 没有钱", lang="en")
    assert "办理: {日期: 2006-04-20, 结果: 不予采纳, 理由: 没有钱}" in ledger.text


@pytest.mark.parametrize(
    ("line", "zh", "en"),
    [
        ("relay 1", "还要写 --to 转给谁", "--to is needed: to whom it is passed on"),
        (
            "relay 3 --to 镇党委",
            "已于 2006-04-02 转给 村党支部。签收写 --acknowledged 日期；要改用 zhenggai edit",
            "was passed on to 村党支部 on 2006-04-02. Use --acknowledged DATE for that",
        ),
        (
            "decide 1 --outcome accepted --date 2006-04-01",
            "2006-04-01 早于收到意见 jiangnan/lijia#O-1 的 2006-04-10，请改 --date",
            "2006-04-01 is before 2006-04-10, when jiangnan/lijia#O-1 was received",
        ),
        (
            "decide 3 --outcome 不予采纳",
            "已于 2006-04-05 决定“采纳”。要改用 zhenggai edit jiangnan/lijia#O-3",
            "was decided on 2006-04-05: adopted. To correct: zhenggai edit",
        ),
        ("reply 3 --text 再答", "已于 2006-04-06 答复", "was answered on 2006-04-06"),
        (
            "verdict 3 --solved yes",
            "反映人已于 2006-04-12 评价“否”。问题反弹以后才再问",
            "said 'no' on 2006-04-12, and is asked again only once the issue was reopened",
        ),
        (
            "decide 1",
            "还要写 --outcome（--outcome 采纳与否）",
            "--outcome needed (--outcome: whether",
        ),
        (
            "decide 1 --outcome 采",
            "--outcome 不能是“采”，是不是: 采纳",
            "--outcome 采: did you mean accepted",
        ),
        (
            "decide 1 --outcome maybe",
            "可写: 采纳 部分采纳 不予采纳 转办",
            "choose from: accepted partial declined referred",
        ),
        (
            "decide 1 --outcome 采纳 --plan-version 二",
            "--plan-version 不能是“二”，写整数，如 14",
            "--plan-version 二: not a whole number; write one like 14",
        ),
        ("link 7 --issue I-1", "没有这一条: O-7。有的: O-", "no such record: O-7. There are: O-"),
    ],
)
def test_what_cannot_be(ledger: Ledger, line: str, zh: str, en: str) -> None:
    verb, number, *rest = line.split()
    words = f"opinion {verb} {O}{number} {' '.join(rest)}"
    assert zh in ledger.refused(words)
    assert en in ledger.refused(words, lang="en")


def test_link_to_nothing_is_not_written(ledger: Ledger) -> None:
    said = ledger.refused(f"opinion link {O}1 --issue I-22", lang="en")
    assert "REF02 error: there is no issue I-22" in said
    assert "did you mean I-2?" in said
    said = ledger.refused(f"opinion decide {O}1 --outcome accepted --plan-version 3", lang="en")
    assert "REF02 error: there is no version of the plan: 3" in said


def test_linking_again_changes_nothing(ledger: Ledger) -> None:
    assert "本来就是这样，没有改动" in ledger.told(f"opinion link {O}3 --issue I-1")
    assert ledger.text == TEXT


def test_decided_opinion_that_is_linked_wants_an_answer(ledger: Ledger) -> None:
    ledger.told(f"opinion decide {O}1 --outcome 采纳")
    said = ledger.told(f"opinion link {O}1 --issue I-1")
    assert "下一步: 答复意见 O-1（2006-04-25 前）: zhenggai opinion reply" in said
    said = ledger.told(f"opinion reply {O}1 --text 在办")
    assert "决定采纳与否" not in said


def test_verdict_is_asked_for_again_after_a_relapse(ledger: Ledger) -> None:
    ledger.told("issue reopen jiangnan/lijia#I-1 --text 塌了")
    ledger.told(f"opinion verdict {O}3 --solved yes")
    assert "    verdict: {date: 2006-04-20, solved: yes}\n" in ledger.text


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (
            "relay 1 --to 村党支部",
            [
                "once acknowledged: zhenggai opinion relay jiangnan/lijia#O-1 --acknowledged DATE",
                "decide by 2006-04-20: zhenggai opinion decide jiangnan/lijia#O-1",
            ],
        ),
        ("relay 3 --acknowledged 2006-04-03", []),
        (
            "decide 1 --outcome 采纳",
            ["link it to an issue: zhenggai opinion link", "answer opinion O-1 (by 2006-04-25)"],
        ),
        ("decide 1 --outcome 采纳 --issue I-1", ["answer opinion O-1 (by 2006-04-25)"]),
        (
            "decide 2 --outcome 不予采纳 --reason 查无此事",
            ["answer anonymous opinion O-2 by a notice (by 2006-04-25): zhenggai notice replies"],
        ),
        ("decide 4 --outcome 采纳 --issue I-1", []),
        (
            "decide 5 --outcome 采纳",
            ["take it into the plan: zhenggai plan revise", "answer opinion O-5"],
        ),
        ("link 1 --issue I-1", ["decide by 2006-04-20"]),
        ("reply 1 --text 在办", ["decide by 2006-04-20", "once it is solved, ask who raised it"]),
        (
            "reply 2 --text 在办",
            ["decide by 2006-04-20", "answer anonymous opinion O-2 by a notice"],
        ),
        ("verdict 1 --solved yes", []),
        ("verdict 1 --solved no", []),
        ("reply 4 --text 谢谢", []),
        ("reply 5 --text 在办", ["decide by 2006-04-20", "once it is solved, ask who raised it"]),
    ],
)
def test_what_comes_next(ledger: Ledger, line: str, said: list[str]) -> None:
    verb, number, rest = line.split(" ", 2)
    shown = ledger.told(f"opinion {verb} {O}{number} {rest}", lang="en")
    steps = [item for item in shown.splitlines() if item.startswith("Next: ")]
    assert [step[6 : 6 + len(wanted)] for wanted, step in zip(said, steps, strict=True)] == said


def test_unsolved_leads_to_reopening(ledger: Ledger) -> None:
    ledger.told(f"opinion link {O}1 --issue I-1")
    said = ledger.told(f"opinion verdict {O}1 --solved 否 --text 还是漏")
    assert "下一步: 没有解决的重新办理: zhenggai issue reopen jiangnan/lijia#I-1" in said
    # The rule OPN07 asks for the same: once is enough.
    assert "OPN07" not in said
