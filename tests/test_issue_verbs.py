"""`zhenggai issue …` and `measure done`: one line in the log, or the reason why not."""

from pathlib import Path

import pytest

from tests.verbs import Ledger, write_ledger

TEXT = """\
name: 李家村党支部
kind: village
opinions:
  - {id: O-1, date: 2006-03-01, from: public, nature: wish, issue: I-002}
  - {id: O-2, date: 2006-03-01, from: anonymous, nature: wish, issue: I-005}
issues:
  - {id: I-001, title: 账目}
  - id: I-002
    title: 村道   # 群众最关心
    found: 2006-03-01
    owner: 陈志强
    due: 2006-04-30
    measures:
      - {id: M-1, text: 筹资, owner: 陈志强}
      - id: M-2
        text: 浇筑
        evidence: [老照片.jpg]
    log:
      - {date: 2006-03-10, event: started}

      # 以下由村会计记
      - {date: 2006-04-01, event: progress, text: 筹资到位}
  - id: I-003
    title: 清运
    owner: 陈志强
    log:
      - {date: 2006-03-10, event: started}
      - {date: 2006-04-05, event: done, text: 清完, evidence: [路.jpg]}
  - id: I-004
    title: 垃圾
    shared: {lead: jiangnan, of: jiangnan#I-009}
    log: [{date: 2006-03-10, event: started}]
  - {id: I-005, title: 路灯, log: [{date: 2006-03-02, event: merged, into: I-002}]}
notices:
  - {id: N-1, covers: results, from: 2006-04-06, until: 2006-04-16, issues: [I-003]}
"""
I = "jiangnan/lijia#I-00"  # noqa: E741 - the letter of issues


@pytest.fixture
def ledger(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Ledger:
    return write_ledger(tmp_path, capsys, TEXT)


@pytest.mark.parametrize(
    ("line", "added"),
    [
        ("start 1 --by 陈志强", "[{date: 2006-04-20, event: started, by: 陈志强}]}"),
        (
            "progress 2 --text 路基0.9公里 --date 昨天",
            "{date: 2006-04-19, event: progress, text: 路基0.9公里}",
        ),
        (
            "extend 2 --due 5月底 --reason 连日下雨 --by 覃志远",
            "{date: 2006-04-20, event: extended, by: 覃志远, due: 2006-05, reason: 连日下雨}",
        ),
        (
            "done 2 --text 通车 --by 陈志强 --evidence 路.jpg",
            "{date: 2006-04-20, event: done, text: 通车, by: 陈志强, evidence: [路.jpg]}",
        ),
        ("close 3 --by 覃志远", "{date: 2006-04-20, event: closed, by: 覃志远}"),
        ("reopen 3 --text 又堵了", "{date: 2006-04-20, event: reopened, text: 又堵了}"),
        ("sustain 3 --review +90d", "{date: 2006-04-20, event: sustained, review: 2006-07-19}"),
        ("explain 1 --text 等立项", "[{date: 2006-04-20, event: explained, text: 等立项}]}"),
        ("refer 1 --to 水利站", "[{date: 2006-04-20, event: referred, to: 水利站}]}"),
        ("merge 1 --into I-002", "[{date: 2006-04-20, event: merged, into: I-002}]}"),
        ("withdraw 1 --reason 重复", "[{date: 2006-04-20, event: withdrawn, reason: 重复}]}"),
        ("progress 4 --text 已清", "{date: 2006-04-20, event: progress, text: 已清}]"),
    ],
)
def test_one_event_is_one_line(ledger: Ledger, line: str, added: str) -> None:
    verb, number, rest = line.split(" ", 2)
    (only,) = ledger.added(f"issue {verb} {I}{number} {rest}")
    assert only.endswith(added)
    kept = [it for it in TEXT.splitlines() if it not in ledger.text.splitlines()]
    assert len(kept) <= 1


def test_only_the_line_is_new(ledger: Ledger) -> None:
    ledger.told(f"issue progress {I}2 --text 路基完成")
    before = "      - {date: 2006-04-01, event: progress, text: 筹资到位}\n"
    line = "      - {date: 2006-04-20, event: progress, text: 路基完成}\n"
    assert ledger.text == TEXT.replace(before, before + line)


def test_file_with_chinese_keys_gets_chinese_words(ledger: Ledger) -> None:
    ledger.write(
        "名称: 李家村党支部\n类型: village\n问题:\n  - 编号: I-001\n    名称: 账目\n"
        "    经过:\n      - {日期: 2006-03-10, 事项: 启动}\n"
    )
    added = ledger.added(f"issue done {I}1 --text 上墙 --by 陈桂生", lang="en")
    assert added == ["      - {日期: 2006-04-20, 事项: 完成, 内容: 上墙, 经办: 陈桂生}"]


@pytest.mark.parametrize(
    ("line", "zh", "en"),
    [
        (
            "done 3 --text 清完",
            "从 2006-04-05 起是“已整改”，不能记“完成”。确实要重新办理的，先: zhenggai issue reopen",
            (
                "has been done since 2006-04-05: 'done' cannot follow. If it came back, first:"
                " zhenggai issue reopen"
            ),
        ),
        (
            "close 2 --by 覃志远",
            "从 2006-03-10 起是“整改中”，不能记“销号”。先记完成: zhenggai issue done",
            "in progress since 2006-03-10: 'closed' cannot follow. First: zhenggai issue done",
        ),
        (
            "reopen 1 --text 又坏",
            "还没有启动，不能记“反弹”。没有办完的不算反弹，写: zhenggai issue progress",
            "was never started: 'reopened' cannot follow. What was never done cannot come back",
        ),
        (
            "start 2",
            "不能记“启动”。有进展写: zhenggai issue progress jiangnan/lijia#I-002",
            "'started' cannot follow. To record progress: zhenggai issue progress",
        ),
        (
            "start 5",
            "从 2006-03-02 起是“已归并”，不能记“启动”。确实要重新办理的，先",
            "has been merged since 2006-03-02: 'started' cannot follow. If it came back, first",
        ),
        (
            "progress 2 --text 路基 --date 2006-03-15",
            "2006-03-15 早于 jiangnan/lijia#I-002 上一次的“进展”（2006-04-01），经过只能往后记。",
            "2006-03-15 is before 'progress' of 2006-04-01, the last event of",
        ),
        (
            "start 2 --date 2006-02-01",
            "不能记“启动”",
            "'started' cannot follow",
        ),
        (
            "extend 2 --due 2006-04-30 --reason 雨 --by 覃志远",
            "新时限 2006-04-30 不比现在的 2006-04-30 晚，不是延期",
            "2006-04-30 is no extension: the issue is due on 2006-04-30 now",
        ),
        (
            "extend 2 --due +9d",
            "还要写 --reason --by（--reason 延期、撤销的理由",
            "--reason --by needed",
        ),
        (
            "merge 1 --into I-005",
            "I-005 已于 2006-03-02 归并到 I-002，请归并到 I-002",
            "I-005 was itself merged into I-002 on 2006-03-02: merge into that",
        ),
        (
            "merge 1 --into I-077",
            "不能归并到 I-077。jiangnan/lijia 别的问题: I-004 I-003 I-002\n",
            "cannot be merged into I-077. Other issues of jiangnan/lijia: I-004 I-003 I-002\n",
        ),
        (
            "merge 2 --into I-002",
            "不能归并到 I-002。jiangnan/lijia 别的问题: I-004 I-003 I-001\n",
            "cannot be merged into I-002. Other issues of jiangnan/lijia: I-004 I-003 I-001\n",
        ),
        (
            "close 4 --by 覃志远",
            "是协作问题的副本，“销号”由牵头单位记: zhenggai issue close jiangnan#I-009",
            (
                "is a copy of a shared issue: the lead records 'closed': zhenggai issue close"
                " jiangnan#I-009"
            ),
        ),
        (
            "done 9 --text x",
            "没有这一条: I-009。有的: I-00",
            "no such record: I-009. There are: I-00",
        ),
        ("done 1 --text x --date 3月", "--date 不能是“3月”，写成日期", "--date 3月: not a day"),
    ],
)
def test_what_cannot_have_happened(ledger: Ledger, line: str, zh: str, en: str) -> None:
    verb, number, *rest = line.split()
    words = f"issue {verb} {I}{number} {' '.join(rest)}"
    assert zh in ledger.refused(words)
    assert en in ledger.refused(words, lang="en")


@pytest.mark.parametrize(
    ("line", "code", "said"),
    [
        ("done 2 --text 通车 --evidence 没有.jpg", "REF03", "没有.jpg"),
        ("merge 2 --into jiangnan#I-077", "REF02", "I-077"),
        ("done 2 --text 通车 --date 2036-05-01", "SEQ01", "2036-05-01"),
        ("close 3 --by 陈志强", "CLS01", "由责任人陈志强自己销号"),
    ],
)
def test_what_would_be_wrong_is_not_written(
    ledger: Ledger, line: str, code: str, said: str
) -> None:
    verb, number, rest = line.split(" ", 2)
    shown = ledger.refused(f"issue {verb} {I}{number} {rest}")
    assert shown.startswith("没有写入，写了就不对:\n")
    assert f"  {code} 错误: " in shown
    assert said in shown
    assert "    → " in shown


def test_issue_of_another_unit_may_take_it_in(ledger: Ledger) -> None:
    said = ledger.told(f"issue merge {I}2 --into jiangnan#I-009")
    assert "2006-04-20 归并 → jiangnan#I-009" in said
    assert "zhenggai opinion link jiangnan/lijia#O-1 --issue jiangnan#I-009" in said


def test_an_error_that_was_there_refuses_nothing(ledger: Ledger) -> None:
    ledger.write(TEXT.replace("into: I-002", "into: I-088"))
    assert "已记" in ledger.told(f"issue start {I}1")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("start 1", ["定措施: zhenggai add measure jiangnan/lijia#I-001 --text"]),
        (
            "progress 2 --text x",
            ["做完措施 M-1（还有 2 项没有做）: zhenggai measure done jiangnan"],
        ),
        (
            "done 2 --text 通车",
            [
                "做完措施 M-1",
                "答复意见 O-1: zhenggai opinion reply jiangnan/lijia#O-1",
                "公示整改情况: zhenggai notice results jiangnan/lijia --post",
                "请责任人以外的人核验销号: zhenggai issue close jiangnan/lijia#I-002",
            ],
        ),
        ("close 3 --by 覃志远", ["回头看: zhenggai lookback answer jiangnan/lijia"]),
        ("reopen 3 --text x", ["定措施"]),
        ("progress 4 --text x", ["这是副本，不计数字；问题的结果由牵头单位记在 jiangnan#I-009"]),
        ("explain 2 --text x", ["答复意见 O-1"]),
        ("withdraw 2 --reason x", ["意见 O-1 改到: zhenggai opinion link", "答复意见 O-1"]),
        ("reopen 5 --text x", ["定措施"]),
    ],
)
def test_what_comes_next(ledger: Ledger, line: str, said: list[str]) -> None:
    verb, number, *rest = line.split()
    shown = ledger.told(f"issue {verb} {I}{number} {' '.join(rest)}")
    steps = [item for item in shown.splitlines() if item.startswith("下一步: ")]
    assert len(steps) == len(said)
    assert all(wanted in step for wanted, step in zip(said, steps, strict=True))


def test_days_that_were_guessed_are_said_back(ledger: Ledger) -> None:
    said = ledger.told(f"issue extend {I}2 --due 3月底 --reason 雨 --by 覃志远 --date 4月2日")
    assert "2006-04-02 延期，时限 2006-04-30 → 2007-03-31" in said
    said = ledger.told(f"issue sustain {I}3 --review 年底", lang="en")
    assert "sustained on 2006-04-20, review on 2006-12-31" in said


def test_extension_is_no_start(ledger: Ledger) -> None:
    ledger.told(f"issue extend {I}1 --due +9d --reason 雨 --by 覃志远")
    assert "启动" in ledger.told(f"issue start {I}1")
    ledger.told(f"issue extend {I}1 --due +19d --reason 雨 --by 覃志远")
    assert "不能记“启动”" in ledger.refused(f"issue start {I}1")


def test_nothing_happens_before_an_issue_is_found(ledger: Ledger) -> None:
    ledger.write(TEXT.replace("title: 账目", "title: 账目, found: 2006-04-10"))
    said = ledger.refused(f"issue start {I}1 --date 2006-04-09", lang="en")
    assert "2006-04-09 is before 2006-04-10, when jiangnan/lijia#I-001 was found" in said


def test_who_raised_it_is_asked_after_closing(ledger: Ledger) -> None:
    answered = "issue: I-003, reply: {date: 2006-04-01, text: 在办}"
    ledger.write(TEXT.replace("nature: wish, issue: I-002", f"nature: wish, {answered}"))
    said = ledger.told(f"issue close {I}3 --by 覃志远", lang="en")
    assert "Next: ask who raised it: zhenggai opinion verdict jiangnan/lijia#O-1" in said


def test_results_that_are_published_are_not_asked_for(ledger: Ledger) -> None:
    ledger.write(TEXT.replace(", issues: [I-003]", ""))
    assert "--covers results" not in ledger.told(f"issue done {I}2 --text 通车")


def test_reopened_after_its_due_date_wants_a_new_one(ledger: Ledger) -> None:
    ledger.told(f"issue done {I}2 --text 通车")
    said = ledger.told(
        f"issue reopen {I}2 --text 塌了 --date 2006-05-09", lang="en", day="2006-05-09"
    )
    assert "due date 2006-04-30 has passed, set a new one: zhenggai issue extend" in said


def test_new_findings_are_the_next_steps(ledger: Ledger) -> None:
    said = ledger.told(f"issue extend {I}2 --due 2006-06 --reason 雨 --by 覃志远 --date 今天")
    assert "还要办的" not in said
    said = ledger.told(f"issue extend {I}2 --due 2006-07 --reason 雨 --by 覃志远 --date 2006-07-02")
    assert "DUE02 错误: 问题 I-002 的时限是 2006-06-30，2006-07-02 才延期" in said
