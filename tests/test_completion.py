"""Completion: in real shells, without errors in the prompt, reading only what it must."""

import builtins
import datetime as dt
import io
import os
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from tests.completing import ROOT, at_terminal, environ, in_bash, in_fish, output, shell
from zhenggai.__main__ import main as start
from zhenggai.cli import live
from zhenggai.cli.commands import COMMANDS
from zhenggai.cli.complete import answer
from zhenggai.cli.main import run
from zhenggai.rules import RULES

ENGLISH = {"ZHENGGAI_LEDGER": str(ROOT), "ZHENGGAI_LANG": "en"}


def offered(*words: str, ledger: Path = ROOT, lang: str = "en") -> list[str]:
    """Return what the program offers for the last word."""
    text = answer(["--complete", *words], {"ZHENGGAI_LEDGER": str(ledger), "ZHENGGAI_LANG": lang})
    return [line.partition("\t")[0] for line in text.splitlines()]


@pytest.mark.parametrize(
    ("words", "some"),
    [
        ([""], [entry.name for entry in COMMANDS]),
        (["rol"], ["rollup"]),
        (["lookback", ""], ["run", "answer", "form"]),
        (["rollup", "--de"], ["--depth"]),
        (["--l"], ["--ledger", "--lang"]),
        (["rollup", "--as"], ["--as-of"]),
        (["rollup", "--lang", ""], ["zh", "en"]),
        (["--lang=e"], ["--lang=en"]),
        (["--lang=en", "rol"], ["rollup"]),
        (["rollup", "--by", "theme,tra"], ["theme,track"]),
        (["rollup", "--format", ""], ["table", "json", "csv", "md", "html"]),
        (["rollup", "--rank", "comp"], ["completion"]),
        (["status", "jiangnan/"], ["jiangnan/dongwan", "jiangnan/hekou", "jiangnan/lijia"]),
        (["--as-of", "2006-03-31", "status", "平"], ["平塘镇", "平塘镇/"]),
        (["show", "jiangnan/li"], ["jiangnan/lijia#"]),
        (["show", "jiangnan/lijia#M-1"], ["jiangnan/lijia#M-1"]),
        (["trace", "jiangnan/lijia#I-00"], ["jiangnan/lijia#I-001", "jiangnan/lijia#I-002"]),
        (["trace", "平塘镇/大塘村#"], ["平塘镇/大塘村#I-001", "平塘镇/大塘村#O-001"]),
        (["explain", ""], [rule.code for rule in RULES]),
        (["validate", "--select", "OPN01,DUE0"], ["OPN01,DUE01", "OPN01,DUE02"]),
        (["notice", "re"], ["results", "replies"]),
        (["list", "opi"], ["opinions"]),
        (["list", "意"], ["意见"]),
        (["list", "issues", "over"], ["overdue"]),
        (["list", "issues", "theme=pro"], ["theme=production"]),
        (["list", "问题", "主题=生"], ["主题=生产发展", "主题=生活宽裕"]),
        (["list", "issues", "owner=陈"], ["owner=陈志强"]),
        (["list", "issues", "unit=jiangn"], ["unit=jiangnan"]),
        (["rollup", "--where", "key=yes over"], ["key=yes overdue"]),
        (["rollup", "--where=theme=pro"], ["--where=theme=production"]),
        (["export", ""], ["summary"]),
        (["due", "--owner", "陈"], ["陈志强"]),
        (["completion", ""], ["bash", "zsh", "fish"]),
        (["report", ""], ["friday", "排名"]),
        (["report", "排"], ["排名"]),
        (["report", "friday", "--form"], ["--format"]),
        (["report", "--lang", "en", "friday", "--format", "h"], ["html"]),
        (["report", "friday", "jiang"], ["jiangnan", "jiangnan/"]),
        (["report", "nothing", "--la"], ["--lang"]),
    ],
)
def test_offers(words: list[str], some: list[str]) -> None:
    found = offered(*words)
    assert [word for word in some if word not in found] == []
    assert all(word.startswith((words[-1], "//")) for word in found)


@pytest.mark.parametrize(
    "words",
    [
        ["nonsense", ""],
        ["show", "nowhere#"],
        ["show", "../../etc/passwd#"],
        ["status", "../"],
        ["status", "/etc/"],
        ["rollup", "--depth", ""],
        ["list", "nothing", "a"],
        ["--lang", "xx", "--as-of=", "q"],
        ["completion", "bash", ""],
        ["undo", ""],
        ["rules", "--", "\x1b["],
    ],
)
def test_offers_nothing_where_nothing_is_known(words: list[str]) -> None:
    assert offered(*words) == []


def test_the_prompt_stays_clean_whatever_goes_wrong() -> None:
    for words in (["show", "../../etc/passwd#"], ["status", "nowhere/"]):
        done = subprocess.run(
            [sys.executable, "-m", "zhenggai", "--complete", *words],
            env=environ(), capture_output=True, check=True,
        )  # fmt: skip
        assert (done.stdout, done.stderr) == (b"", b"")


def test_a_day_is_offered_as_it_is_written() -> None:
    (day,) = offered("rollup", "--as-of", "")
    assert dt.date.fromisoformat(day).isoformat() == day


def test_owners_are_looked_for_no_longer_than_one_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    everyone = offered("due", "--owner", "")
    monkeypatch.setattr(live, "_PATIENCE", 0)
    some = offered("due", "--owner", "")
    assert 0 < len(some) < len(everyone)


def test_meanings_follow_the_language() -> None:
    assert "theme\ttheme\n" in answer(["--complete", "rollup", "--by", ""], ENGLISH)
    chinese = answer(["--complete", "--lang", "zh", "rollup", "--by", ""], ENGLISH)
    assert "theme\t主题\n" in chinese
    shown = answer(["--complete", "trace", "jiangnan/lijia#I-001"], ENGLISH)
    assert shown == "jiangnan/lijia#I-001\t村口至小学道路雨天无法通行\n"


def test_words_of_the_campaign_are_offered(ledger_of_one: Path) -> None:
    campaign = ledger_of_one / "data" / "campaign.yaml"
    own = "name: 活动\nthemes: [{id: ice, name: 冰, name_en: ice}]\n"
    campaign.write_text(own, encoding="utf-8")
    assert offered("list", "issues", "theme=i", ledger=ledger_of_one) == ["theme=ice"]
    campaign.write_text("name: 活动\nreports: {周五: rollup}\n", encoding="utf-8")
    assert offered("report", "", ledger=ledger_of_one) == ["周五"]
    campaign.write_text("name: 活动\n报表: {周五: 'tree  --depth 1'}\n", encoding="utf-8")
    ledger = {"ZHENGGAI_LEDGER": str(ledger_of_one)}
    assert answer(["--complete", "report", "周"], ledger) == "周五\ttree --depth 1\n"
    assert offered("report", "周五", "--dep", ledger=ledger_of_one) == ["--depth"]


def test_names_with_control_characters_are_not_offered(ledger_of_one: Path) -> None:
    unit = ledger_of_one / "data" / "units" / "a.yaml"
    unit.write_text("issues:\n  - id: I-1\n    owner: 坏\x1b[31m\n", encoding="utf-8")
    for name in ("b\nc.yaml", ".hidden.yaml", "notes.txt"):
        (unit.parent / name).write_text("", encoding="utf-8")
    assert offered("due", "--owner", "", ledger=ledger_of_one) == []
    assert offered("status", "", ledger=ledger_of_one) == ["a"]


@pytest.mark.parametrize(
    ("words", "files"),
    [
        (["rollup", "--b"], []),
        (["status", "jiangnan/"], []),
        (["explain", ""], []),
        (["trace", "jiangnan/lijia#"], ["data/units/jiangnan/lijia.yaml"]),
        (["list", "issues", "theme="], ["data/campaign.yaml"]),
        (["report", ""], ["data/campaign.yaml"]),
    ],
)
def test_reads_only_what_it_must(
    words: list[str], files: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []

    def noted(path: Any, *rest: Any, **more: Any) -> Any:  # noqa: ANN401
        opened.append(os.fspath(path))
        return io.open(path, *rest, **more)  # noqa: UP020

    monkeypatch.setattr(builtins, "open", noted)
    assert offered(*words)
    read = [os.path.relpath(path, ROOT) for path in opened]
    assert [path for path in read if path.startswith("data/")] == files


def test_imports_nothing_slow() -> None:
    script = (
        "import sys; from zhenggai.cli.complete import answer\n"
        "answer(['--complete', 'trace', 'jiangnan/lijia#'], {})\n"
        "print(*sorted({'typer', 'yaml', 'rich', 'jinja2', 'zhenggai.load'} & set(sys.modules)))"
    )
    assert output(sys.executable, "-c", script) == "\n"


def test_is_quick() -> None:
    took = []
    for _ in range(3):
        start = time.perf_counter()
        output("zhenggai", "--complete", "trace", "jiangnan/lijia#")
        took.append(time.perf_counter() - start)
    assert min(took) < 0.5


@pytest.mark.parametrize(
    ("line", "current", "found"),
    [
        ("zhenggai roll", "roll", ["rollup"]),
        ("zhenggai status jiangnan/li", "jiangnan/li", ["jiangnan/lijia"]),
        ("zhenggai rollup --by=the", "the", ["theme"]),
        ("zhenggai list issues theme=prod", "prod", ["production"]),
        ("zhenggai list issues owner=陈志", "陈志", ["陈志强"]),
        ('zhenggai list issues "theme=prod', "theme=prod", ["theme=production"]),
        ("zhenggai trace jiangnan/lijia#I-001", "", ["jiangnan/lijia#I-001"]),
        ("zhenggai --ledger src/zhe", "src/zhe", ["src/zhenggai"]),
        ("zhenggai validate --output README.zh", "README.zh", ["README.zh-CN.md"]),
        ("zhenggai report ", "", ["friday", "排名"]),
        ("zhenggai report 排", "排", ["排名"]),
        ("zhenggai nonsense ", "", [""]),
    ],
)
def test_bash_completes_by_its_function(line: str, current: str, found: list[str]) -> None:
    assert in_bash(line, current) == found


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("zhenggai list issues theme=prod", "production\t\n"),
        ("zhenggai  list 'issues' \\theme=prod", "production\t\n"),
        ('zhenggai list issues "theme=prod', "theme=production\t\n"),
        ("zhenggai validate --output=a", "//files\t\n"),
        ("zhenggai roll", "rollup\t\n"),
    ],
)
def test_a_line_of_bash_is_taken_apart_as_bash_does(line: str, shown: str) -> None:
    assert answer(["--complete-bash", line], ENGLISH) == shown


def test_completes_inside_the_folder_of_a_ledger(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT / "data" / "units")
    assert answer(["--complete", "status", "jiw"], {}) == "jiwei\t\n"
    monkeypatch.chdir(tmp_path)
    for words in (["status", ""], ["show", "a#"], ["due", "--owner", ""], ["report", ""]):
        assert answer(["--complete", *words], {}) == ""


def test_owners_are_those_of_the_units_that_are_named() -> None:
    assert "陈志强" in offered("due", "jiangnan/lijia", "--owner", "")
    assert "陈志强" not in offered("due", "qingshan", "--owner", "")


@pytest.mark.parametrize("words", [["--complete", "roll"], ["--complete"], ["--version"]])
def test_the_program_answers_shells_and_people(
    words: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["zhenggai", *words])
    screen = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(screen))
    with suppress(SystemExit):
        start()
    sys.stdout.flush()
    assert screen.getvalue()
    assert capsys.readouterr().err == ""


def test_bash_escapes_what_it_would_take_apart(ledger_of_one: Path) -> None:
    unit = ledger_of_one / "data" / "units" / "a.yaml"
    unit.write_text("issues:\n  - id: I-1\n    owner: 李 $(x)'s\n", encoding="utf-8")
    found = in_bash("zhenggai due --owner ", ZHENGGAI_LEDGER=str(ledger_of_one))
    assert found == ["李\\ \\$\\(x\\)"]


@pytest.mark.parametrize(
    ("typed", "rest"),
    [("zhenggai status jiangnan/li\t", "jia "), ("zhenggai report fri\t", "day ")],
)
@pytest.mark.parametrize(("name", "bare"), [("bash", "--norc"), ("zsh", "-f")])
def test_completes_at_a_terminal(name: str, bare: str, typed: str, rest: str) -> None:
    setup = f'eval "$(zhenggai completion {name})"'
    assert rest in at_terminal([shell(name), bare, "-i"], setup, typed, rest)


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("zhenggai roll", ["rollup"]),
        ("zhenggai status jiangnan/li", ["jiangnan/lijia"]),
        ("zhenggai list issues theme=prod", ["theme=production"]),
        ("zhenggai trace jiangnan/lijia#I-001", ["jiangnan/lijia#I-001"]),
        ("zhenggai --ledger src/zhe", ["src/zhenggai/"]),
        ("zhenggai report ", ["friday", "排名"]),
        ("zhenggai report 排", ["排名"]),
        ("zhenggai nonsense ", []),
    ],
)
def test_fish_completes(line: str, found: list[str]) -> None:
    assert in_fish(line) == found


@pytest.mark.parametrize("name", ["bash", "zsh", "fish"])
def test_scripts_are_read_without_complaint(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["completion", name], {}) == 0
    script = tmp_path / "script"
    script.write_text(capsys.readouterr().out, encoding="utf-8")
    output(shell(name), "-n", str(script))


def test_another_shell_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["completion", "tcsh"], {"ZHENGGAI_LANG": "en"}) == 2
    assert "choose from: bash zsh fish" in capsys.readouterr().err
