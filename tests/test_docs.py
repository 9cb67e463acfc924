"""The docs cannot lie: commands, links, examples and outputs are held to the program."""

import re
from pathlib import Path

import pytest

from zhenggai.cli.commands import COMMANDS
from zhenggai.cli.main import run

ROOT = Path(__file__).parent.parent
READMES = ("README.md", "README.zh-CN.md")
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])


def text_of(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def blocks(name: str, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", text_of(name), re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("name", READMES)
@pytest.mark.parametrize("command", [entry.name for entry in COMMANDS])
def test_every_command_is_in_the_readme(name: str, command: str) -> None:
    assert re.search(rf"^\| `{command}[ `]", text_of(name), re.MULTILINE)


def test_both_readmes_set_up_in_the_same_two_commands() -> None:
    first, second = (blocks(name, "sh") for name in READMES)
    assert first == second
    assert len(first) == 2


def test_ci_calls_the_test_command_of_the_readme() -> None:
    installs, tests = blocks("README.md", "sh")[1].strip().rsplit(" && ", 1)
    ci = text_of(".ci/run")
    for step in installs.split(" && "):
        assert step in ci
    assert tests == ".venv/bin/just test"
    assert ".venv/bin/just check" in ci
    assert re.search(r"^check: .*\btest\b", text_of("justfile"), re.MULTILINE)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), target


@pytest.mark.parametrize(("name", "lang"), [("README.md", "en"), ("README.zh-CN.md", "zh")])
def test_finding_in_the_readme_is_what_the_program_prints(
    name: str, lang: str, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["validate", "jiangnan/dongwan", "--as-of", "2006-04-20", "--ledger", str(ROOT)]
    run(words, {"ZHENGGAI_LANG": lang})
    shown = next(block for block in blocks(name, "console") if "DUE01" in block)
    assert capsys.readouterr().out.splitlines()[0] in shown.replace("\n", " ").replace("  ", " ")


@pytest.mark.parametrize("name", READMES)
def test_pieces_of_ledger_in_the_readme_are_valid(name: str, ledger_of_one: Path) -> None:
    (piece,) = blocks(name, "yaml")
    unit = ledger_of_one / "data" / "units" / "a.yaml"
    unit.write_text(f"name: 李家村党支部\nkind: village\n{piece}", encoding="utf-8")
    words = ["validate", "--select", "FIL,REF", "--quiet", "--ledger", str(ledger_of_one)]
    assert run(words, {"ZHENGGAI_LANG": "en"}) == 0
