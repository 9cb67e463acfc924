"""`survey record`, `makeup open|task|accept` and `finish`."""

from pathlib import Path

import pytest

from tests.verbs import Ledger, write_ledger
from zhenggai.cli.main import run

TEXT = """\
name: 李家村党支部
kind: village
issues:
  - {id: S-3, title: 账目}
surveys:
  - id: S-1
    date: 2006-04-01
    issued: 60
    returned: 60
    counts: {satisfied: 20, dissatisfied: 40}
makeups:
  - id: B-1
    survey: S-1
    supervisor: jiangnan
    opened: 2006-04-05
    tasks:
      - {text: 账目上墙, owner: 陈桂生, due: 2006-04-20}
      - {text: 戏台宣读账目, owner: 李建国, due: 2006-04-25}
"""
U = "jiangnan/lijia"
PASSED = "--issued 60 --returned 58 --counts 满意=50,基本满意=5,不满意=3 --date 2006-04-15"


@pytest.fixture
def ledger(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Ledger:
    return write_ledger(tmp_path, capsys, TEXT)


def test_survey_gets_the_next_free_id_and_says_it_on_stdout(ledger: Ledger) -> None:
    code, out, err = ledger.play(f"survey record {U} {PASSED} --organiser jiangnan")
    assert (code, out) == (0, "jiangnan/lijia#S-2\n")
    assert ledger.text == TEXT.replace(
        "makeups:\n",
        """\
  - id: S-2
    date: 2006-04-15
    organiser: jiangnan
    issued: 60
    returned: 58
    counts: {satisfied: 50, basic: 5, dissatisfied: 3}
makeups:
""",
    )
    assert err.startswith(
        "已记: jiangnan/lijia#S-2 2006-04-15 测评\n下一步: 补课可以验收: zhenggai makeup accept"
    )


def test_id_of_another_record_is_not_taken(ledger: Ledger) -> None:
    ledger.told(f"survey record {U} {PASSED}")
    assert ledger.play(f"survey record {U} {PASSED}")[1] == "jiangnan/lijia#S-4\n"


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        (
            "满意=10,不满意=30",
            "30 of 40 are dissatisfied, which must be made up: zhenggai makeup open",
        ),
        (
            "satisfied=30,basic=10",
            "publish the result: zhenggai notice survey jiangnan/lijia --post",
        ),
    ],
)
def test_figures_say_what_comes_next(ledger: Ledger, counts: str, said: str) -> None:
    ledger.write(TEXT.partition("surveys:")[0])
    shown = ledger.told(f"survey record {U} --issued 40 --returned 40 --counts {counts}", lang="en")
    assert said in shown


def test_survey_that_passes_after_all_is_accepted(ledger: Ledger) -> None:
    ledger.write(TEXT + "    accepted: {date: 2006-04-18, by: 覃志远}\n")
    said = ledger.told(f"survey record {U} {PASSED}")
    assert "下一步: 公布测评结果: zhenggai notice survey jiangnan/lijia --post" in said


@pytest.mark.parametrize("line", [f"survey record {U}", f"add survey {U}"])
def test_survey_without_votes_is_none(ledger: Ledger, line: str) -> None:
    assert "各选项票数）" in ledger.refused(line)
    assert "--counts" in ledger.refused(f"{line} --issued 50", lang="en")


def test_survey_comes_from_a_file(ledger: Ledger, tmp_path: Path) -> None:
    source = tmp_path / "测评.json"
    source.write_text(
        '{"id": "S-9", "issued": 9, "returned": 9, "counts": {"satisfied": 9},'
        ' "items": [{"text": "见效", "counts": {"satisfied": 9}}], "participants": {"public": 9}}',
        encoding="utf-8",
    )
    ledger.told(f"survey record {U} --input {source} --returned 8")
    assert ledger.text.partition("  - id: S-9\n")[2].startswith(
        "    date: 2006-04-20\n    issued: 9\n    returned: 8\n    counts: {satisfied: 9}\n"
    )
    assert "text: 见效" in ledger.text
    assert "participants: {public: 9}" in ledger.text


@pytest.mark.parametrize(
    ("line", "zh", "en"),
    [
        (
            "--input {}",
            "已有测评 S-1；测评不改，有误的重测一次",
            "has survey S-1 already; surveys are never",
        ),
        ("--supersedes S-7", "没有测评 S-7。有的: S-1", "has no survey S-7. There are: S-1"),
        ("--counts 满意", "--counts 不能是“满意”，写成 名称=值", "--counts 满意: write NAME=VALUE"),
        ("--counts 好=3", "--counts 不能是“好”，可写: 满意", "--counts 好: choose from: satisfied"),
        ("--issued many", "--issued 不能是“many”，写整数", "--issued many: not a whole number"),
    ],
)
def test_survey_that_cannot_be(ledger: Ledger, line: str, zh: str, en: str) -> None:
    source = ledger.root / "s.yaml"
    source.write_text("id: S-1\n", encoding="utf-8")
    words = f"survey record {U} --counts 满意=9 {line.format(source)}"
    assert zh in ledger.refused(words)
    assert en in ledger.refused(words, lang="en")


def test_makeup_is_opened_for_the_latest_survey_under_the_superior(ledger: Ledger) -> None:
    ledger.write(TEXT.partition("makeups:")[0])
    line = f"makeup open {U} --text 账目上墙 --owner 陈桂生 --due 4月底 --reason 账不清"
    code, out, err = ledger.play(line)
    assert (code, out) == (0, "jiangnan/lijia#B-1\n")
    assert ledger.text.partition("makeups:\n")[2] == (
        """\
  - id: B-1
    survey: S-1
    supervisor: jiangnan
    opened: 2006-04-20
    reason: 账不清
    tasks:
      - {text: 账目上墙, owner: 陈桂生, due: 2006-04}
    due: 2006-04
"""
    )
    assert "2006-04-20 开始补课（测评 S-1，监督 jiangnan，时限 2006-04-30）" in err
    assert "zhenggai makeup task jiangnan/lijia#B-1 --text 任务 --done 日期" in err


def test_makeup_is_opened_once_for_a_survey_that_there_is(ledger: Ledger) -> None:
    again = ledger.refused(f"makeup open {U} --survey S-1", lang="en")
    assert "the make-up of survey S-1, jiangnan/lijia#B-1, was opened on 2006-04-05" in again
    assert "has no survey S-5. There are: S-1" in ledger.refused(
        f"makeup open {U} --survey S-5", lang="en"
    )
    ledger.write("name: 李家村党支部\nkind: village\n")
    assert "有的: （一次也没有）" in ledger.refused(f"makeup open {U}")


def test_supervisor_that_is_no_unit_is_not_written(ledger: Ledger) -> None:
    ledger.told(f"survey record {U} {PASSED}")
    said = ledger.refused(f"makeup open {U} --survey S-2 --supervisor jiangxi")
    assert "REF02 错误" in said


def test_task_is_added_and_done_by_a_part_of_its_words(ledger: Ledger) -> None:
    line = f"makeup task {U}#B-1 --text 退差额 --owner 韦家旺 --due +5d"
    assert ledger.added(line) == ["      - {text: 退差额, owner: 韦家旺, due: 2006-04-25}"]
    done = ledger.added(f"makeup task {U}#B-1 --text 上墙 --done 昨天")
    assert done == ["      - {text: 账目上墙, owner: 陈桂生, due: 2006-04-20, done: 2006-04-19}"]
    ledger.told(f"makeup task {U}#B-1 --text 宣读 --done 昨天")
    said = ledger.told(f"makeup task {U}#B-1 --text 退差额 --done 今天", lang="en")
    assert "Next: all tasks are done; survey again: zhenggai survey record jiangnan/lijia" in said


def test_day_of_a_task_is_said_back(ledger: Ledger) -> None:
    said = ledger.told(f"makeup task {U}#B-1 --text 退差额 --due 4月10日")
    assert "任务: 退差额，时限 2007-04-10\n" in said


def test_first_task_leads_nowhere_yet(ledger: Ledger) -> None:
    ledger.write(TEXT.partition("    tasks:")[0])
    assert "下一步" not in ledger.told(f"makeup task {U}#B-1 --text 退差额 --owner 韦家旺")


@pytest.mark.parametrize(("text", "count"), [("账目", 2), ("修路", 0)])
def test_task_that_could_be_two_or_none(ledger: Ledger, text: str, count: int) -> None:
    said = ledger.refused(f"makeup task {U}#B-1 --text {text} --done 今天")
    assert f"没有做完的任务里，{count} 项有“{text}”。没有做完的: 账目上墙；戏台宣读账目" in said


def test_makeup_is_accepted_on_the_survey_held_since(ledger: Ledger) -> None:
    ledger.told(f"survey record {U} {PASSED}")
    said = ledger.told(f"makeup accept {U}#B-1 --by 覃志远")
    assert "2006-04-20 验收（再测评 S-2）" in said
    assert ledger.text.endswith("    accepted: {date: 2006-04-20, by: 覃志远}\n    resurvey: S-2\n")
    assert "已于 2006-04-20 验收" in ledger.refused(f"makeup accept {U}#B-1 --by 覃志远")
    said = ledger.refused(f"makeup task {U}#B-1 --text 再写")
    assert f"已于 2006-04-20 验收。要改用 zhenggai edit {U}#B-1" in said


FAILED = "--issued 60 --returned 60 --counts 满意=20,不满意=40"


@pytest.mark.parametrize("survey", ["", " --survey S-2", " --survey S-1"])
def test_make_up_is_not_accepted_before_a_survey_that_passes(ledger: Ledger, survey: str) -> None:
    ledger.told(f"survey record {U} {FAILED}")
    said = ledger.refused(f"makeup accept {U}#B-1 --by 覃志远{survey}")
    assert "MKU03 错误: 补课 B-1 于 2006-04-20 验收，之前没有重新测评并通过" in said


def test_survey_that_failed_on_the_same_day_is_passed_over(ledger: Ledger) -> None:
    ledger.told(f"survey record {U} {PASSED}")
    ledger.told(f"survey record {U} {FAILED} --date 2006-04-15")
    assert "（再测评 S-2）" in ledger.told(f"makeup accept {U}#B-1 --by 覃志远")


def test_make_up_without_tasks_is_not_accepted(ledger: Ledger) -> None:
    ledger.write(TEXT.partition("    tasks:")[0])
    ledger.told(f"survey record {U} {PASSED}")
    said = ledger.refused(f"makeup accept {U}#B-1 --by 覃志远")
    assert f"没有什么可验收。先定任务: zhenggai makeup task {U}#B-1 --text 任务" in said


def test_make_up_of_no_tasks_is_to_be_given_some(ledger: Ledger) -> None:
    ledger.write(TEXT.partition("makeups:")[0])
    said = ledger.told(f"makeup open {U} --due 4月底")
    assert f"下一步: 定任务: zhenggai makeup task {U}#B-1 --text 任务 --owner 责任人" in said


def test_acceptance_that_cannot_be(ledger: Ledger) -> None:
    early = ledger.refused(f"makeup accept {U}#B-1 --by x --date 2006-04-01", lang="en")
    assert "2006-04-01 is before 2006-04-05, when the make-up was opened" in early
    other = ledger.refused(f"makeup accept {U}#B-1 --by x --survey S-8")
    assert "没有测评 S-8。有的: S-1" in other
    assert "没有这一条: B-2。有的: B-1" in ledger.refused(f"makeup accept {U}#B-2 --by x")


def test_unit_does_not_finish_while_something_is_open(ledger: Ledger) -> None:
    said = ledger.refused(f"finish {U} --by 覃志远", lang="en")
    assert said.startswith("Nothing was written; it would be wrong:\n  FIN01 error: ")
    assert "CLO01" in said


def test_unit_finishes_once(
    ledger_that_may_finish: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    unit = ledger_that_may_finish / "data/units/a.yaml"
    before = unit.read_text(encoding="utf-8")
    words = ["finish", "a", "--by", "覃志远", "--summary", "都清了", "--as-of", "2006-06-20"]
    words += ["--ledger", str(ledger_that_may_finish)]
    assert run(words, {}) == 0
    finished = "finished: {date: 2006-06-20, summary: 都清了, by: 覃志远}\n"
    block = "finished:\n  date: 2006-06-20\n  summary: 都清了\n  by: 覃志远\n"
    assert unit.read_text(encoding="utf-8") in (before + finished, before + block)
    assert run(words, {}) == 2
    assert "已于 2006-06-20 办结" in capsys.readouterr().err


@pytest.fixture
def ledger_that_may_finish(ledger_of_one: Path) -> Path:
    """Return the example of FIN01 that is in order, before it was finished."""
    good = Path(__file__).parent / "rules" / "FIN01" / "good.yaml"
    text = good.read_text(encoding="utf-8")
    head, _, _ = text.partition("finished:")
    (ledger_of_one / "data/units/a.yaml").write_text(head, encoding="utf-8")
    return ledger_of_one
