"""The command line: languages, usage errors, exit codes, and the outputs of validate."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from zhenggai.cli.commands import COMMANDS
from zhenggai.cli.main import run
from zhenggai.cli.settings import language, split
from zhenggai.errors import CannotGoOnError

ROOT = Path(__file__).parent.parent
SAMPLE = ["--ledger", str(ROOT)]
PROGRAM = [sys.executable, "-m", "zhenggai"]


def spoken(
    capsys: pytest.CaptureFixture[str], *words: str, lang: str = "en"
) -> tuple[int, str, str]:
    code = run(words, {"ZHENGGAI_LANG": lang})
    captured = capsys.readouterr()
    return code, captured.out, captured.err


@pytest.mark.parametrize(
    ("environ", "expected"),
    [
        ({}, "zh"),
        ({"LANG": "C.UTF-8"}, "zh"),
        ({"LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "en_GB.UTF-8"}, "en"),
        ({"LC_ALL": "de_DE.UTF-8", "LANG": "zh_CN.UTF-8"}, "en"),
        ({"ZHENGGAI_LANG": "zh", "LANG": "en_US.UTF-8"}, "zh"),
    ],
)
def test_language_follows_option_variable_and_locale(
    environ: dict[str, str], expected: str
) -> None:
    assert language({}, environ) == expected
    assert language({"--lang": "en"}, environ) == "en"


def test_common_options_stand_before_or_after_the_command() -> None:
    before, rest = split(["--as-of", "2006-03-31", "--lang=en", "validate", "a"], {})
    after, same = split(["validate", "a", "--as-of=2006-03-31", "--lang", "en"], {})
    assert before == after
    assert rest == same == ["validate", "a"]
    assert before.day.isoformat() == "2006-03-31"


def test_words_after_two_dashes_are_left_alone() -> None:
    _, rest = split(["validate", "--", "--quiet"], {})
    assert rest == ["validate", "--", "--quiet"]


@pytest.mark.parametrize("words", [["--as-of", "2006-02-30"], ["--lang", "fr"], ["--ledger"]])
def test_wrong_common_options_are_refused(words: list[str]) -> None:
    with pytest.raises(CannotGoOnError):
        split(words, {})


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("command", ["", *(entry.name for entry in COMMANDS)])
def test_help_speaks_one_language(
    capsys: pytest.CaptureFixture[str], command: str, lang: str
) -> None:
    code, out, _ = spoken(capsys, *command.split(), "--help", lang=lang)
    assert code == 0
    assert "\x1f" not in out
    assert ("用法" in out) == (lang == "zh")
    assert ("Options of every command" in out) == (lang == "en")


def test_no_command_shows_the_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert spoken(capsys)[1] == spoken(capsys, "--help")[1]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["valdate"], "Did you mean: validate"),
        (["lookback", "answr"], "Did you mean: answer"),
        (["validate", "--fromat", "json"], "no option --fromat"),
        (["validate", "--format"], "option --format needs a value"),
        (["validate", "--format", "xml"], "--format cannot be xml"),
        (["lookback", "answer"], "UNIT (unit id) is missing"),
        (["makeup", "task"], "ID (full id, like jiangnan/lijia#B-1) is missing"),
        (["explain"], "CODE"),
        (["issue"], ": issue: which one? start progress extend done"),
        (["add"], ": add: which one? unit member"),
        ([*SAMPLE, "notice"], "KIND is needed; choose from: plan progress"),
        (["rollup", "--depth", "deep"], "wrong value: --depth"),
        (["--as-of", "yesterday", "validate"], "--as-of yesterday is not a date"),
        (["notice", "menu"], "KIND cannot be menu"),
        ([*SAMPLE, "validate", "jiangnan/nowhere"], "no unit jiangnan/nowhere"),
    ],
)
def test_usage_errors_say_what_is_wrong(
    capsys: pytest.CaptureFixture[str], words: list[str], said: str
) -> None:
    code, out, err = spoken(capsys, *words)
    assert (code, out) == (2, "")
    assert said in err
    code, _, err = spoken(capsys, *words, lang="zh")
    assert code == 2
    assert not err.isascii()


@pytest.mark.parametrize(
    ("words", "zh", "en"),
    [
        ("add opinion", "收到的渠道: 座谈会 意见箱 走访", "how it came: forum box visit"),
        (
            "opinion decide",
            "采纳与否: 采纳 部分采纳 不予采纳 转办（必填）",
            "--outcome accepted|partial",
        ),
        ("add order", "如 jiangnan/lijia#visits/4", "like jiangnan/lijia#visits/4"),
        ("add task", "如 jiangnan/lijia#B-1", "like jiangnan/lijia#B-1"),
        ("survey record", "各选项票数: 满意 基本满意", "votes by option: satisfied basic"),
    ],
)
def test_help_says_what_may_be_typed(
    capsys: pytest.CaptureFixture[str], words: str, zh: str, en: str
) -> None:
    assert zh in spoken(capsys, *words.split(), "--help", lang="zh")[1]
    assert en in spoken(capsys, *words.split(), "--help")[1]


def test_no_ledger_is_a_usage_error(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    code, _, err = spoken(capsys, "validate")
    assert code == 2
    assert "no data/campaign.yaml" in err
    code, _, err = spoken(capsys, "--ledger", str(tmp_path), "validate")
    assert code == 2
    assert "is no ledger" in err


def test_ledger_is_found_from_a_folder_below(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT / "data" / "units" / "jiangnan")
    code, _, err = spoken(capsys, "--as-of", "2006-06-20", "validate", "jiangnan/lijia")
    assert code == 0
    assert err == "1 units: errors 0, warnings 0, notes 0\n"


def broken(ledger: Path) -> list[str]:
    unit = ledger / "data" / "units" / "a.yaml"
    unit.write_text(
        "name: 李家村\nkind: village\nopinions:\n"
        "  - {id: O-1, date: 2006-13-01, channel: box, from: public, text: 修路}\n",
        encoding="utf-8",
    )
    return ["--ledger", str(ledger), "--as-of", "2006-02-01"]


def test_findings_are_lines_that_editors_read(
    capsys: pytest.CaptureFixture[str], ledger_of_one: Path
) -> None:
    code, out, err = spoken(capsys, *broken(ledger_of_one), "validate", "--select", "FIL")
    assert code == 1
    assert out == (
        "data/units/a.yaml:4:21: FIL06 error: there is no day 2006-13-01"
        " → write it like 2006-03-15\n"
    )
    assert err.startswith("1 units: errors 1")


def test_json_has_the_documented_shape(
    capsys: pytest.CaptureFixture[str], ledger_of_one: Path
) -> None:
    words = [*broken(ledger_of_one), "validate", "--format", "json", "--select", "FIL06"]
    code, out, _ = spoken(capsys, *words)
    document = json.loads(out)
    assert code == 1
    assert {name: document[name] for name in ("version", "as_of", "files", "units")} == {
        "version": 1,
        "as_of": "2006-02-01",
        "files": 2,
        "units": 1,
    }
    (finding,) = document["findings"]
    assert list(finding) == [
        "code",
        "severity",
        "path",
        "line",
        "column",
        "unit",
        "record",
        "field",
        "message",
        "remedy",
        "clause",
    ]
    assert (finding["path"], finding["line"], finding["column"]) == ("data/units/a.yaml", 4, 21)
    assert (finding["unit"], finding["record"]) == ("a", "O-1")


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (["--ignore", "FIL06,OPN", "--select", "FIL,OPN"], 0),
        (["--fail-on", "never"], 0),
        (["--select", "FIL06"], 1),
        (["--select", "SUR"], 0),
        (["--fail-on", "warning", "--select", "UNI02"], 1),
    ],
)
def test_exit_code_follows_what_is_asked(
    capsys: pytest.CaptureFixture[str], ledger_of_one: Path, options: list[str], code: int
) -> None:
    assert spoken(capsys, *broken(ledger_of_one), "validate", *options)[0] == code


def test_quiet_says_nothing_on_stderr(
    capsys: pytest.CaptureFixture[str], ledger_of_one: Path
) -> None:
    assert spoken(capsys, *broken(ledger_of_one), "validate", "-q")[2] == ""


def test_broken_pipe_ends_quietly() -> None:
    command = " ".join(PROGRAM) + f" --ledger {ROOT} rollup --format json"
    done = subprocess.run(
        ["sh", "-c", f"{command} | head -c 1; true"], capture_output=True, check=True, cwd=ROOT
    )
    assert b"Traceback" not in done.stderr


def test_output_survives_a_terminal_that_cannot_show_it() -> None:
    environ = {**os.environ, "PYTHONIOENCODING": "ascii", "ZHENGGAI_LANG": "zh"}
    done = subprocess.run([*PROGRAM, "--help"], capture_output=True, check=True, env=environ)
    assert "用法" in done.stdout.decode()


@pytest.mark.parametrize("word", ["--version", "--help"])
def test_full_disk_is_said_in_words(word: str) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [*PROGRAM, word, "--lang", "en"], stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert done.stderr == b"zhenggai: input or output failed: no space is left on the disk\n"
    assert done.returncode == 3
