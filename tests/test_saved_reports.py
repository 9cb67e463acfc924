"""`report`: command lines that campaign.yaml keeps, and what is refused with its place."""

import re
import shlex
from pathlib import Path

import pytest

from tests.small_ledger import Out, rolled_up, write_ledger
from zhenggai.cli.commands import COMMANDS
from zhenggai.cli.main import run
from zhenggai.cli.report import ASKING

ROOT = Path(__file__).parent.parent


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    return write_ledger(tmp_path)


def save(ledger: Path, line: str, name: str = "周报") -> None:
    text = f"name: 试点活动\nreports:\n  {name}: {line}\n"
    (ledger / "data" / "campaign.yaml").write_text(text, encoding="utf-8")


def command(ledger: Path, capsys: Out, *words: str, day: str = "2006-03-31") -> tuple[int, str]:
    common = ["--ledger", str(ledger), "--as-of", day, "--lang", "en"]
    code = run(["report", *words, *common], {"ZHENGGAI_LANG": "zh"})
    captured = capsys.readouterr()
    return code, captured.out + captured.err


def test_a_report_is_the_command_that_is_saved(ledger: Path, capsys: Out) -> None:
    save(ledger, "zhenggai rollup jiangnan --by 'theme' --depth 0")
    expected = rolled_up(ledger, capsys, "jiangnan", "--by", "theme", "--depth", "0", lang="en")
    assert command(ledger, capsys, "周报") == (0, expected)


def test_options_may_follow(ledger: Path, capsys: Out) -> None:
    save(ledger, "rollup --depth 0")
    expected = rolled_up(ledger, capsys, "--depth", "0", "--format", "csv", lang="en")
    assert command(ledger, capsys, "周报", "--format", "csv") == (0, expected)


def test_what_is_said_now_goes_before_what_is_saved(ledger: Path, capsys: Out) -> None:
    save(ledger, "rollup --depth 0 --as-of 2006-02-15 --lang zh -- jiangnan")
    code, out = command(ledger, capsys, "周报")
    assert (code, "as of 31 March 2006" in out, "江南镇" in out) == (0, True, True)
    code = run(["report", "周报", "--ledger", str(ledger)], {"ZHENGGAI_LANG": "en"})
    assert "截至2006年2月15日" in capsys.readouterr().out


def test_a_report_may_write_below_the_current_folder(
    ledger: Path, capsys: Out, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ledger)
    save(ledger, "rollup --format csv --output out/周报.csv --quiet")
    assert command(ledger, capsys, "周报") == (0, "")
    assert (ledger / "out" / "周报.csv").is_file()


def test_every_command_that_asks_is_one(ledger: Path, capsys: Out) -> None:
    assert set(ASKING) < {entry.name for entry in COMMANDS}
    save(ledger, "list issues --output")
    assert command(ledger, capsys, "周报", str(ledger / "typed"))[0] == 0
    assert (ledger / "typed").is_file()


def test_the_exit_code_is_that_of_the_command(ledger: Path, capsys: Out) -> None:
    save(ledger, "validate --quiet")
    assert command(ledger, capsys, "周报")[0] == 1


def test_reports_are_listed(ledger: Path, capsys: Out) -> None:
    code, out = command(ledger, capsys)
    assert code == 0
    assert "reports: {friday: rollup --since 7d}" in out
    save(ledger, "rollup --since 7d\n  b: due")
    assert command(ledger, capsys) == (
        0,
        "周报  zhenggai rollup --since 7d\nb     zhenggai due\n",
    )


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("'rollup \"x'", "a quote is never closed"),
        ("report 周报", "a report cannot run a report"),
        ("zhenggai report b", "a report cannot run a report"),
        ("--lang en report b", "a report cannot run a report"),
        ("rolup", "'rolup' does not begin with a command that asks, and reports do not write."),
        ("rm -rf /", "'rm -rf /' does not begin with a command that asks"),
        ("rollup; rm x", "does not begin with a command that asks"),
        ("''", "does not begin with a command that asks"),
        ("rollup nowhere", "no unit nowhere"),
        ("rollup --nope", "no option --nope; see --help"),
        ("rollup --since never", "--since never is no day"),
        ("rollup --output /etc/x", "writes below the current folder only,"),
        ("rollup --output=../x", "nothing hidden: not to ../x"),
        ("rollup --output --quiet ../x", "nothing hidden: not to ../x"),
        ("rollup --output --lang en ../x", "nothing hidden: not to ../x"),
        ('\'"rollup" --out"put"=../x\'', "nothing hidden: not to ../x"),
        ("rollup --format --output --output ../x", "nothing hidden: not to ../x"),
        ("rollup --output elsewhere/x", "nothing hidden: not to elsewhere/x"),
        ("rollup --output link", "nothing hidden: not to link"),
        ("rollup --output .git/hooks/pre-commit", "nothing hidden: not to .git/hooks/pre-commit"),
        ("rollup --output data/units/x.yaml", "nothing hidden: not to data/units/x.yaml"),
        ("notice plan --post", "add --post yourself"),
        ("merge-driver a b c d", "does not begin with a command that asks"),
        ("zhenggai board site", "does not begin with a command that asks"),
        ("undo --yes", "reports do not write"),
    ],
)
def test_what_is_wrong_is_said_with_its_place(
    ledger: Path, capsys: Out, monkeypatch: pytest.MonkeyPatch, line: str, said: str
) -> None:
    monkeypatch.chdir(ledger)
    (ledger / "elsewhere").symlink_to(ledger.parent)
    (ledger / "link").symlink_to("/etc/passwd")
    save(ledger, line)
    code, out = command(ledger, capsys, "周报")
    assert code == 2
    assert out.startswith("zhenggai: data/campaign.yaml:3:7: report 周报: ")
    assert said in out


def test_a_name_that_is_not_saved_is_said(ledger: Path, capsys: Out) -> None:
    save(ledger, "rollup", "friday")
    assert command(ledger, capsys, "fridai") == (
        2,
        "zhenggai: no report fridai. There are: friday\n",
    )
    (ledger / "data" / "campaign.yaml").write_text("name: 活动\n", encoding="utf-8")
    code, out = command(ledger, capsys, "friday")
    assert code == 2
    assert "No report is saved." in out


@pytest.mark.parametrize("name", ["friday", "排名"])
def test_the_reports_of_the_sample_city_run(capsys: Out, name: str) -> None:
    code, out = command(ROOT, capsys, name)
    assert code == 0
    assert "全部单位" in out or "all units" in out


def commands_of_the_page() -> list[str]:
    page = (ROOT / "docs" / "rollup.md").read_text(encoding="utf-8")
    found = re.findall(r"`zhenggai ((?:rollup|trend) [^`]*)`", page)
    saved = re.findall(r"^  \S+: (rollup .*)$", page, re.MULTILINE)
    return list(dict.fromkeys([*found, *saved]))


@pytest.mark.parametrize("line", commands_of_the_page())
def test_the_commands_of_the_page_run(capsys: Out, line: str) -> None:
    code = run([*shlex.split(line), "--ledger", str(ROOT), "--as-of", "2006-03-31"], {})
    captured = capsys.readouterr()
    assert (code, captured.err) == (0, "")
    assert captured.out
