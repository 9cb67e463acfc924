"""`zhenggai measure done`: the day, the result and what shows it, once."""

from pathlib import Path

import pytest

from tests.verbs import Ledger, write_ledger

TEXT = """\
name: 李家村党支部
kind: village
issues:
  - id: I-002
    title: 村道
    found: 2006-03-01
    measures:
      - {id: M-1, text: 筹资, owner: 陈志强}
      - id: M-2
        text: 浇筑
        evidence: [老照片.jpg]
    log:
      - {date: 2006-03-10, event: started}
"""


@pytest.fixture
def ledger(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Ledger:
    return write_ledger(tmp_path, capsys, TEXT)


def test_measure_is_done_with_its_result(ledger: Ledger) -> None:
    line = "measure done jiangnan/lijia#M-1 --result 筹到6万元 --evidence 路.jpg"
    added = ledger.added(line)
    assert added == [
        (
            "      - {id: M-1, text: 筹资, owner: 陈志强, done: 2006-04-20, result: 筹到6万元,"
            " evidence: [路.jpg]}"
        )
    ]


def test_evidence_of_a_measure_is_added(ledger: Ledger) -> None:
    line = "measure done jiangnan/lijia#M-2 --evidence 路.jpg --evidence 老照片.jpg --result 通车"
    ledger.write(TEXT.replace("[老照片.jpg]", "[路.jpg]"))
    assert ledger.added(line.replace("老照片", "路")) == [
        "        done: 2006-04-20",
        "        result: 通车",
    ]


def test_last_measure_leads_to_the_issue(ledger: Ledger) -> None:
    said = ledger.told("measure done jiangnan/lijia#M-1", lang="en")
    assert "Next: carry out measure M-2 (1 to go): zhenggai measure done" in said
    said = ledger.told("measure done jiangnan/lijia#M-2", lang="en")
    assert "Next: once solved: zhenggai issue done jiangnan/lijia#I-002" in said


def test_measure_is_done_once_and_not_before_its_issue(ledger: Ledger) -> None:
    early = ledger.refused("measure done jiangnan/lijia#M-1 --date 2006-03-05")
    assert "2006-03-05 早于问题 I-002 启动（或发现）的 2006-03-10，请改 --date" in early
    ledger.told("measure done jiangnan/lijia#M-1")
    again = ledger.refused("measure done jiangnan/lijia#M-1", lang="en")
    assert "jiangnan/lijia#M-1 was done on 2006-04-20. To correct: zhenggai edit" in again
    assert "没有这一条: M-9。有的: M-2 M-1" in ledger.refused("measure done jiangnan/lijia#M-9")
