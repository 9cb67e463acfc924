"""What holds for every verb: dry runs, pipes, refusals, findings, places, who waits."""

import io
from pathlib import Path

import pytest

from tests.verbs import Ledger, write_ledger
from zhenggai.cli import finish, issue, makeup, measure, opinion, plan, survey
from zhenggai.cli.commands import COMMANDS
from zhenggai.cli.main import run
from zhenggai.cli.verbs import Row
from zhenggai.rules import commands

TEXT = """\
name: 李家村党支部
kind: village
issues:
  - id: I-1
    title: 村道
    log:
      - {date: 2006-03-10, event: started}
"""
LINE = "issue done jiangnan/lijia#I-1 --text 通车"


@pytest.fixture
def ledger(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Ledger:
    return write_ledger(tmp_path, capsys, TEXT)


def test_dry_run_shows_the_difference_and_writes_nothing(ledger: Ledger) -> None:
    code, out, err = ledger.play(f"{LINE} --dry-run", lang="en")
    assert code == 0
    assert out == (
        "--- data/units/jiangnan/lijia.yaml\n"
        "+++ data/units/jiangnan/lijia.yaml\n"
        "@@ -5,3 +5,4 @@\n"
        "     title: 村道\n"
        "     log:\n"
        "       - {date: 2006-03-10, event: started}\n"
        "+      - {date: 2006-04-20, event: done, text: 通车}\n"
    )
    assert err == "a dry run: nothing was written\n"
    assert ledger.text == TEXT
    assert not (ledger.root / "data/.zhenggai").exists()


def test_dry_run_refuses_what_would_be_refused(ledger: Ledger) -> None:
    said = ledger.refused(f"{LINE} --evidence 没有.jpg --dry-run")
    assert "REF03 错误" in said


def test_stdout_is_empty_and_quiet_is_quiet(ledger: Ledger) -> None:
    assert ledger.play(f"{LINE} --quiet") == (0, "", "")


def test_record_may_come_from_a_pipe_and_options_win(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    record = "日期: 2006-04-01\n内容: 通车\n经办: 陈志强\n佐证: 路.jpg\n".encode()
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(record), "utf-8"))
    ledger.told("issue done jiangnan/lijia#I-1 --input - --by 李建国")
    line = "      - {date: 2006-04-01, event: done, text: 通车, by: 李建国, evidence: [路.jpg]}\n"
    assert ledger.text == TEXT + line


@pytest.mark.parametrize(
    ("record", "code", "said"),
    [
        ("text: 通车\nbye: 陈志强\n", 1, "FIL02"),
        ("date: 2006-04-31\n", 1, "FIL06"),
        ("event: closed\ntext: 通车\n", 2, "要记的是“完成”，文件里写的却是“销号”"),
        ("- 1\n", 1, "FIL"),
        ("{}\n", 2, "还要写 --text"),
    ],
)
def test_wrong_input_writes_nothing(ledger: Ledger, record: str, code: int, said: str) -> None:
    source = ledger.root / "in.yaml"
    source.write_text(record, encoding="utf-8")
    ended, out, err = ledger.play(f"issue done jiangnan/lijia#I-1 --input {source}")
    assert ended == code
    assert said in out + err
    assert ledger.text == TEXT


def test_input_that_is_not_there(ledger: Ledger) -> None:
    code, _, err = ledger.play("issue done jiangnan/lijia#I-1 --input nowhere.yaml")
    assert code == 3
    assert "nowhere.yaml" in err


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("jiangnan/lija#I-1", "账本里没有单位“jiangnan/lija”。是不是: jiangnan/lijia"),
        ("jiangnan/lijia#I-2", "没有这一条: I-2。有的: I-1"),
        ("I-77", "账本里没有编号“I-77”的记录"),
        ("jiangnan/lijia", "要写到哪一条: jiangnan/lijia#编号。有的: I-1"),
    ],
)
def test_record_that_is_not_there(ledger: Ledger, name: str, said: str) -> None:
    assert said in ledger.refused(f"issue done {name} --text 通车")


def test_id_that_is_unique_is_enough(ledger: Ledger) -> None:
    assert "已记: jiangnan/lijia#I-1" in ledger.told("issue done I-1 --text 通车")


def test_unit_of_a_unit_verb_is_one(ledger: Ledger) -> None:
    assert "账本里没有单位“jiangnan/li”" in ledger.refused("plan form jiangnan/li")
    assert "“jiangnan/*”不是一个单位的编号" in ledger.refused("plan form jiangnan/*")


def test_file_with_faults_is_not_touched(ledger: Ledger) -> None:
    ledger.write(TEXT + "nonsense: 1\n")
    code, _, err = ledger.play(LINE)
    assert code == 3
    assert "data/units/jiangnan/lijia.yaml:8:1: FIL02" in err
    assert ledger.text == TEXT + "nonsense: 1\n"


def test_file_that_is_no_yaml_says_so(ledger: Ledger) -> None:
    ledger.unit.write_bytes(b"\xff")
    code, _, err = ledger.play(LINE)
    assert code == 3
    assert "data/units/jiangnan/lijia.yaml 读不了，见 zhenggai validate jiangnan/lijia" in err


def test_comments_and_line_ends_stay(ledger: Ledger) -> None:
    text = TEXT.replace("村道\n", "村道   # 群众最关心\n").replace("\n", "\r\n")
    ledger.unit.write_bytes(text.encode())
    ledger.told(LINE)
    line = "      - {date: 2006-04-20, event: done, text: 通车}\r\n"
    assert ledger.unit.read_bytes() == (text + line).encode()


def test_what_steers_a_terminal_is_shown_as_such(ledger: Ledger) -> None:
    ledger.write(TEXT.replace("村道", '"村\\e[31m道"'))
    assert "\x1b" not in ledger.told(LINE)


def test_many_new_findings_are_counted(ledger: Ledger) -> None:
    source = ledger.root / "s.yaml"
    items = "".join(f"  - {{text: 第{n}问, counts: {{satisfied: {n}}}}}\n" for n in range(3, 12))
    counts = "counts: {satisfied: 1}\nissued: 1\nreturned: 2\nspoiled: 3\n"
    source.write_text(f"{counts}items:\n{items}", encoding="utf-8")
    said = ledger.told(f"survey record jiangnan/lijia --input {source}", lang="en")
    assert said.count("→") == 5
    assert said.endswith(" more: zhenggai validate jiangnan/lijia\n")


ROWS = [
    (name, row)
    for name, rows in (
        ("opinion", opinion.ROWS),
        ("issue", issue.ROWS),
        ("measure", measure.ROWS),
        ("plan", plan.ROWS),
        ("survey", survey.ROWS),
        ("makeup", makeup.ROWS),
        ("", (finish.ROW,)),
    )
    for row in rows
]


@pytest.mark.parametrize(("group", "row"), ROWS, ids=lambda it: getattr(it, "name", it))
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_help_shows_an_example_in_either_language(
    group: str, row: Row, lang: str, capsys: pytest.CaptureFixture[str]
) -> None:
    words = f"{group} {row.name}".split()
    assert run([*words, "--help", "--lang", lang], {}) == 0
    shown = capsys.readouterr().out
    head, example = ("例: ", row.example.zh) if lang == "zh" else ("Example: ", row.example.en)
    assert f"{head}zhenggai {' '.join(words)} {example}\n" in shown
    assert (row.help.zh if lang == "zh" else row.help.en) in shown
    for option in ("--input", "--dry-run", "--date"):
        assert option in shown or (option == "--date" and row.name in ("link", "task"))


def test_every_verb_of_the_contract_is_a_command() -> None:
    verbs = {f"{group} {row.name}".strip() for group, row in ROWS}
    wanted = {
        "opinion": "relay decide link reply verdict",
        "measure": "done",
        "survey": "record",
        "issue": "start progress extend done close reopen sustain explain refer merge withdraw",
        "plan": "draft form revise approve file",
        "makeup": "open accept",
    }
    named = {f"{group} {verb}" for group, names in wanted.items() for verb in names.split()}
    assert named | {"finish"} <= verbs
    assert {verb.split()[0] for verb in verbs} <= {entry.name for entry in COMMANDS}


def test_commands_that_rules_name_are_verbs_with_these_options() -> None:
    known = {f"{group} {row.name}".strip(): row for group, row in ROWS}
    verbs = (commands.start, commands.solve, commands.explain, commands.extend, commands.reopen)
    more = (commands.close, commands.carry_out, commands.relay, commands.acknowledge)
    rest = (commands.decide, commands.link, commands.reply, commands.judge, commands.revise)
    for say in (*verbs, *more, *rest):
        for text in say("a#X-1"):
            words = text.split()
            row = known[" ".join(words[1:3])]
            options = {field.option for field in row.fields}
            assert {word for word in words if word.startswith("--")} <= options
            required = {field.option for field in row.fields if field.required}
            assert required <= set(words)
