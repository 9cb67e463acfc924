"""`trace`: the whole way of an opinion, and all that hangs on an issue, across units."""

import json
from pathlib import Path

import pytest

from tests.commands_at_hand import refused, said
from tests.records_at_hand import DAY, TOWN, VILLAGE, write_ledger
from zhenggai.cli.main import run
from zhenggai.lookup import Lookup
from zhenggai.model.opinions import Opinion
from zhenggai.report.trace import Look
from zhenggai.report.trace import as_text as trace_text
from zhenggai.trace.whole import trace_opinion


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_ledger(tmp_path)
    return tmp_path


def test_an_opinion_from_receipt_to_verdict(
    capsys: pytest.CaptureFixture[str], folder: Path
) -> None:
    assert said(capsys, folder, "trace", "jiangnan/lijia#O-1") == (
        "意见 jiangnan/lijia#O-1 希望修路\n"
        "data/units/jiangnan/lijia.yaml:14\n"
        "\n"
        "  2006-01-12  收到意见    O-1          座谈会；群众；14人；反映强烈；希望修路\n"
        "  2006-01-14  转送        O-1          转给村支部\n"
        "  2006-01-15  签收        O-1          村支部\n"
        "  2006-01-18  办理        O-1          采纳；李建国\n"
        "  2006-01-18  列为问题    I-1          I-1 道路雨天不通\n"
        "  2006-01-20  答复        O-1          上门；李建国；分两期修\n"
        "  2006-02-20  启动        I-1          陈志强\n"
        "  2006-02-27  措施        I-1          M-1 筹资；4.2万元；陈志强\n"
        "  2006-02-28  节点        I-1          筹资\n"
        "  2006-03-01  公示        N-1          整改方案；公开栏；村委会；到 2006-03-08\n"
        "  2006-03-15  延期        I-1          新时限 2006-03-25；下雨；覃志远\n"
        "  2006-03-26  措施        I-1          M-2 铺路；李建国\n"
        "  2006-03-27  完成        I-1          雨天可走；陈志强\n"
        "  2006-03-28  反映人评价  O-1          已解决: 是；好走了\n"
        "  2006-03-29  公示        N-2          整改情况；公开栏；晒谷坪\n"
        "  2006-03-30  回头看      lookbacks/1  问题是否得到解决: 部分；李水旺\n"
        "\n"
        "还缺\n"
        "  2006-04-10  补改  陈志强  补两处\n"
        "              销号  李建国  I-1 还没有销号，由责任人以外的人核验\n"
    )


def test_an_opinion_whose_issue_is_in_another_unit(
    capsys: pytest.CaptureFixture[str], folder: Path
) -> None:
    assert said(capsys, folder, "trace", "jiangnan#O-1", "--lang", "en") == (
        "opinion jiangnan#O-1 李家村的路难走\n"
        "data/units/jiangnan.yaml:5\n"
        "\n"
        "  2006-01-18  issue      jiangnan/lijia#I-1          I-1 道路雨天不通; there before this"
        " opinion\n"
        "  2006-02-01  receipt    O-1                         hotline; anonymous; 1 person;"
        " 李家村的路难走\n"
        "  2006-02-10  decision   O-1                         adopted; 覃志远\n"
        "  2006-02-20  started    jiangnan/lijia#I-1          陈志强\n"
        "  2006-02-27  measure    jiangnan/lijia#I-1          M-1 筹资; 4.2万元; 陈志强\n"
        "  2006-02-28  milestone  jiangnan/lijia#I-1          筹资\n"
        "  2006-03-01  notice     jiangnan/lijia#N-1          plan; notice board; 村委会; until"
        " 2006-03-08\n"
        "  2006-03-15  extended   jiangnan/lijia#I-1          now due 2006-03-25; 下雨; 覃志远\n"
        "  2006-03-26  measure    jiangnan/lijia#I-1          M-2 铺路; 李建国\n"
        "  2006-03-27  done       jiangnan/lijia#I-1          雨天可走; 陈志强\n"
        "  2006-03-29  notice     jiangnan/lijia#N-2          results; notice board; 晒谷坪\n"
        "  2006-03-30  look-back  jiangnan/lijia#lookbacks/1  Has the problem been solved? partly;"
        " 李水旺\n"
        "\n"
        "Missing yet\n"
        "  2006-02-06  relay      覃志远  not passed on to whom it concerns (overdue)\n"
        "  2006-02-16  reply      覃志远  no notice answers this anonymous opinion yet (overdue)\n"
        "  2006-04-10  follow-up  陈志强  补两处\n"
        "              closed     李建国  I-1 is not closed: somebody other than its owner must"
        " verify it\n"
    )


def test_an_issue_with_all_that_hangs_on_it(
    capsys: pytest.CaptureFixture[str], folder: Path
) -> None:
    out = said(capsys, folder, "trace", "jiangnan/lijia#I-1")
    steps, _, rest = out.partition("\n还缺\n")
    assert "  2006-01-20  查摆        F-1           路不通\n" in steps
    assert "  2006-02-01  收到意见    jiangnan#O-1  热线；匿名；1人；李家村的路难走\n" in steps
    assert (
        "  2006-03-10  督办        D-1           督〔2006〕3号；I-1 的进度要公开；镇督导组\n"
        in steps
    )
    assert "  2006-03-30  建立机制    jiangnan#Z-1  村道养护办法\n" in steps
    assert rest == (
        "  2006-02-06  转送      覃志远  还没有转给支部或党员（逾期）\n"
        "  2006-02-16  答复      覃志远  匿名意见还没有公示答复（逾期）\n"
        "  2006-03-20  督办反馈  李建国  督〔2006〕3号；I-1 的进度要公开（逾期）\n"
        "  2006-04-10  补改      陈志强  补两处\n"
        "              销号      李建国  I-1 还没有销号，由责任人以外的人核验\n"
        "\n"
        "同一件事的记录\n"
        "              归并进来的  I-5  小学前泥路；已归并\n"
    )


def test_a_lead_shows_its_copies_and_a_copy_its_lead(
    capsys: pytest.CaptureFixture[str], folder: Path
) -> None:
    assert said(capsys, folder, "trace", "jiangnan#I-1") == (
        "问题 jiangnan#I-1 垃圾没有统一收运\n"
        "data/units/jiangnan.yaml:13\n"
        "\n"
        "              列为问题  I-1  I-1 垃圾没有统一收运\n"
        "\n"
        "还缺\n"
        "  2006-05-30  完成  韦国栋  I-1 还没有完成\n"
        "              启动  韦国栋  I-1 还没有启动\n"
        "              公示  覃志远  整改方案还没有公示\n"
        "\n"
        "同一件事的记录\n"
        "              副本  jiangnan/lijia#I-3  河堤垃圾；未启动；韦凤英\n"
    )
    assert said(capsys, folder, "trace", "I-3", "--lang", "en").endswith(
        "\na copy; the lead answers for it: jiangnan#I-1\n\nRecords of the same matter\n"
        "              the lead's record  jiangnan#I-1  垃圾没有统一收运; not started; 韦国栋\n"
    )


def _village(folder: Path, *changes: tuple[str, str]) -> None:
    """Write the village with some lines changed."""
    text = VILLAGE
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    (folder / "data" / "units" / "jiangnan" / "lijia.yaml").write_text(text, encoding="utf-8")


def test_an_opinion_follows_its_issue_where_it_is_merged(
    capsys: pytest.CaptureFixture[str], folder: Path
) -> None:
    _village(folder, ("about: member 陈志强", "issue: I-5"))
    out = said(capsys, folder, "trace", "jiangnan/lijia#O-2")
    assert "  2006-02-02  归并      I-5          归入 I-1\n" in out
    assert "  2006-03-27  完成" in out


def test_notices_of_replies_answer_an_opinion(
    capsys: pytest.CaptureFixture[str], folder: Path
) -> None:
    posted = "from: 2006-03-02, until: 2006-03-09, form: meeting}"
    notices = (
        f"notices:\n  - {{id: N-7, covers: replies, {posted}\n"
        f"  - {{id: N-8, covers: replies, issues: [I-1], {posted}\n"
        "  - {id: N-9, covers: replies, from: 2006-01-17}\n"
    )
    _village(
        folder,
        ("notices:\n", notices),
        ("relayed: {date: 2006-01-14, to: 村支部", "relayed: {date: 2006-01-14"),
    )
    out = said(capsys, folder, "trace", "jiangnan/lijia#O-1")
    assert "  2006-03-02  公示        N-7          意见答复；会议；到 2006-03-09\n" in out
    assert "  N-8  " in out
    assert "N-9" not in out
    assert "  2006-01-14  转送        O-1\n" in out


def test_merging_round_in_a_circle_ends(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    done = "- {date: 2006-03-27, event: done, text: 雨天可走, by: 陈志强}"
    _village(folder, (done, "- {date: 2006-03-27, event: merged, into: I-5}"))
    assert "归入 I-5" in said(capsys, folder, "trace", "jiangnan/lijia#O-1")


def test_an_opinion_follows_an_issue_merged_into_another_unit(
    capsys: pytest.CaptureFixture[str], folder: Path
) -> None:
    _village(folder, ("event: merged, into: I-1", 'event: merged, into: "jiangnan#I-1"'))
    changed = TOWN.replace("issue: jiangnan/lijia#I-1", "issue: jiangnan/lijia#I-5")
    (folder / "data" / "units" / "jiangnan.yaml").write_text(changed, encoding="utf-8")
    out = said(capsys, folder, "trace", "jiangnan#O-1")
    assert "垃圾没有统一收运" in out
    assert "I-5" in said(capsys, folder, "trace", "jiangnan#I-1")


def test_trace_as_json_has_the_documented_shape(
    capsys: pytest.CaptureFixture[str], folder: Path
) -> None:
    out = said(capsys, folder, "trace", "jiangnan#I-1", "--format", "json", "--lang", "en")
    assert json.loads(out) == {
        "version": 1,
        "as_of": "2006-03-31",
        "kind": "issue",
        "unit": "jiangnan",
        "record": "I-1",
        "title": "垃圾没有统一收运",
        "path": "data/units/jiangnan.yaml",
        "line": 13,
        "column": 5,
        "steps": [
            {
                "date": None,
                "step": "issue",
                "text": "I-1 垃圾没有统一收运",
                "record": "jiangnan#I-1",
                "path": "data/units/jiangnan.yaml",
                "line": 13,
                "column": 5,
            }
        ],
        "missing": [
            {
                "step": "done",
                "due": "2006-05-30",
                "overdue": False,
                "who": "韦国栋",
                "text": "I-1 is not done yet",
                "record": "jiangnan#I-1",
            },
            {
                "step": "started",
                "due": None,
                "overdue": False,
                "who": "韦国栋",
                "text": "I-1 has not been started",
                "record": "jiangnan#I-1",
            },
            {
                "step": "notice",
                "due": None,
                "overdue": False,
                "who": "覃志远",
                "text": "the plan has not been posted",
                "record": "jiangnan",
            },
        ],
        "related": [
            {
                "relation": "copy",
                "text": "河堤垃圾; not started; 韦凤英",
                "record": "jiangnan/lijia#I-3",
                "path": "data/units/jiangnan/lijia.yaml",
                "line": 71,
                "column": 5,
            }
        ],
    }


def test_a_unit_that_cannot_be_read_is_said(
    capsys: pytest.CaptureFixture[str], folder: Path
) -> None:
    (folder / "data" / "units" / "jiangnan.yaml").write_text("\tjiangnan/lijia#I-1")
    words = ["--ledger", str(folder), "--as-of", "2006-03-31", "trace", "jiangnan/lijia#I-1"]
    assert run(words, {}) == 0
    out, err = capsys.readouterr()
    assert "I-1 道路雨天不通" in out
    assert err.startswith("data/units/jiangnan.yaml:1:1: FIL01")


def test_only_opinions_and_issues_are_traced(
    capsys: pytest.CaptureFixture[str], folder: Path
) -> None:
    assert refused(capsys, folder, "trace", "jiangnan/lijia#M-1") == (
        "jiangnan/lijia#M-1 is a measure; only opinions and issues are traced. To see it:"
        " zhenggai show jiangnan/lijia#M-1\n"
    )


def test_a_trace_on_a_narrow_terminal(folder: Path) -> None:
    lookup = Lookup(write_ledger(folder), DAY)
    entry = lookup.find("jiangnan/lijia#O-2").entry
    assert isinstance(entry.record, Opinion)
    found = trace_opinion(entry, entry.record, lookup.neighbours(entry))
    assert trace_text(found, Look("zh", DAY, 44, color=True)).splitlines() == [
        "意见 jiangnan/lijia#O-2 找不到人",
        "data/units/jiangnan/lijia.yaml:28",
        "",
        "  2006-03-01  收到意见  O-2  意见箱；群众；3人；",
        "                             找不到人",
        "",
        "还缺",
        "  \x1b[31m2006-03-06\x1b[0m  转送  李建国  还没有转给支部或党员",
        "                            （逾期）",
        "  \x1b[31m2006-03-13\x1b[0m  办理  李建国  还没有决定采纳与否",
        "                            （逾期）",
        "  \x1b[31m2006-03-16\x1b[0m  答复  李建国  还没有答复反映人（逾",
        "                            期）",
    ]
