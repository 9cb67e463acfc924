"""What is missing yet on the way of an opinion or an issue, and who is to act."""

import json
from pathlib import Path

import pytest

from tests.commands_at_hand import said
from tests.records_at_hand import DAY, VILLAGE, write_ledger


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_ledger(tmp_path)
    return tmp_path


def _village(folder: Path, *changes: tuple[str, str]) -> None:
    """Write the village with some lines changed."""
    text = VILLAGE
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    (folder / "data" / "units" / "jiangnan" / "lijia.yaml").write_text(text, encoding="utf-8")


class Missing:
    """Asks what a record waits for."""

    def __init__(self, capsys: pytest.CaptureFixture[str], folder: Path) -> None:
        self.capsys = capsys
        self.folder = folder

    def __call__(self, name: str, day: str = DAY.isoformat()) -> list[str]:
        """Return what is missing, with who is to act."""
        out = said(self.capsys, self.folder, "trace", name, "--format", "json", day=day)
        found = json.loads(out)["missing"]
        return [f"{it['due']} {it['step']} {it['who']} {it['text']}" for it in found]


@pytest.fixture
def missing(capsys: pytest.CaptureFixture[str], folder: Path) -> Missing:
    return Missing(capsys, folder)


def test_what_an_opinion_waits_for(missing: Missing) -> None:
    assert missing("jiangnan/lijia#O-2") == [
        "2006-03-06 relayed 李建国 还没有转给支部或党员",
        "2006-03-13 decided 李建国 还没有决定采纳与否",
        "2006-03-16 replied 李建国 还没有答复反映人",
    ]
    assert missing("jiangnan/lijia#O-1", "2006-01-14") == [
        "2006-01-19 acknowledged 村支部 还没有签收",
        "2006-01-23 decided 李建国 还没有决定采纳与否",
        "2006-01-27 replied 李建国 还没有答复反映人",
        "None issue 李建国 问题 I-1 还没有",
    ]


def test_praise_waits_for_nothing(
    capsys: pytest.CaptureFixture[str], folder: Path, missing: Missing
) -> None:
    _village(folder, ("    nature: complaint\n", "    nature: praise\n"))
    assert missing("jiangnan/lijia#O-2") == []
    out = said(capsys, folder, "trace", "jiangnan/lijia#O-2", "--lang", "en")
    assert out.endswith("\n\nNothing is missing\n")


def test_an_adopted_opinion_becomes_an_issue(folder: Path, missing: Missing) -> None:
    _village(
        folder,
        ("    issue: I-1\n", ""),
        ("{date: 2006-01-18, outcome: accepted, by", "{date: 2006-01-18, outcome: partial, by"),
    )
    assert missing("jiangnan/lijia#O-1") == ["None issue 李建国 采纳了，还没有列为问题"]
    _village(
        folder,
        ("    issue: I-1\n", "    about: plan\n"),
        ("outcome: accepted, by: 李建国}", "outcome: accepted, version: 2}"),
    )
    assert missing("jiangnan/lijia#O-1") == []


def test_the_raiser_is_asked_once_all_is_resolved(folder: Path, missing: Missing) -> None:
    verdict = "    verdict: {date: 2006-03-28, solved: yes, text: 好走了}\n"
    _village(folder, (verdict, ""))
    asked = "None verdict 李建国 还没有问反映人是否解决"
    assert asked in missing("jiangnan/lijia#O-1")
    assert asked not in missing("jiangnan/lijia#O-1", "2006-03-26")


def test_what_an_issue_waits_for(missing: Missing) -> None:
    assert missing("jiangnan/lijia#I-1", "2006-02-19") == [
        "2006-02-06 relayed 覃志远 还没有转给支部或党员",
        "2006-02-16 replied 覃志远 匿名意见还没有公示答复",
        "2006-02-28 measure 陈志强 M-1 筹资",
        "2006-03-01 milestone 陈志强 I-1 节点: 筹资",
        "2006-03-20 done 陈志强 I-1 还没有完成",
        "2006-03-25 measure 李建国 M-2 铺路",
        "None started 陈志强 I-1 还没有启动",
        "None notice 李建国 整改方案还没有公示",
    ]


def test_what_is_done_is_closed_published_and_looked_back_on(
    folder: Path, missing: Missing
) -> None:
    assert missing("jiangnan/lijia#I-1", "2006-03-28")[-3:] == [
        "None closed 李建国 I-1 还没有销号，由责任人以外的人核验",
        "None notice 李建国 I-1 的整改情况还没有公示",
        "None lookback 李建国 I-1 还没有回头看",
    ]
    closed = "{date: 2006-03-27, event: done, text: 雨天可走, by: 陈志强}"
    reviewed = "{date: 2006-03-28, event: sustained, review: 2006-09-30, by: 覃志远}"
    _village(
        folder,
        (closed, f"{closed}\n      - {reviewed}"),
        ("due: 2006-04-10}", "due: 2006-04-10, done: 2006-03-31}"),
        (
            "text: I-1 的进度要公开, due: 2006-03-20",
            "text: 公开, answered: 2006-03-21, answer: 道路雨天不通已公开",
        ),
    )
    assert missing("jiangnan/lijia#I-1") == [
        "2006-02-06 relayed 覃志远 还没有转给支部或党员",
        "2006-02-16 replied 覃志远 匿名意见还没有公示答复",
    ]


def test_what_is_settled_waits_for_nothing(folder: Path, missing: Missing) -> None:
    assert missing("I-5") == []
    done = "- {date: 2006-03-27, event: done, text: 雨天可走, by: 陈志强}"
    told = "- {date: 2006-03-27, event: explained, text: 等国家立项}"
    _village(folder, (done, told))
    assert missing("jiangnan/lijia#I-1")[-1] == "2006-04-10 follow_up 陈志强 补两处"
