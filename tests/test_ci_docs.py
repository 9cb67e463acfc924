"""The hooks and the examples of docs/ci.md work as they stand, with Chinese file names."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from zhenggai.cli.main import run

ROOT = Path(__file__).parent.parent
TEXT = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL)
SHOWN = sorted(set(re.findall(r"(?:^|run: |- )(zhenggai validate .*)$", TEXT, re.MULTILINE)))
COMMANDS = [command for command in SHOWN if "--staged" not in command]
"""The others need an index: the hook is run as one below."""
HOOKS: Any = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))


def test_there_are_commands() -> None:
    assert (len(SHOWN), len(COMMANDS)) == (5, 4)


@pytest.mark.parametrize("command", [*COMMANDS, *(hook["entry"] for hook in HOOKS)])
def test_commands_run(command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    words = ["--as-of", "2006-03-31", *shlex.split(command)[1:]]
    code = run(words, {"ZHENGGAI_LEDGER": str(ROOT)})
    written = {path.name for path in tmp_path.iterdir()}
    assert code == (0 if "never" in command or "--select" in command else 1)
    assert written == set(re.findall(r"--output (\S+)", command))


@pytest.mark.parametrize("block", [text for kind, text in BLOCKS if kind == "yaml"])
def test_yaml_is_yaml(block: str) -> None:
    assert isinstance(yaml.safe_load(block), dict)


def test_hooks_are_those_that_the_docs_name() -> None:
    config = yaml.safe_load(next(text for _, text in BLOCKS if text.startswith("repos:")))
    named = {hook["id"] for hook in config["repos"][0]["hooks"]}
    assert named == {hook["id"] for hook in HOOKS}
    for hook in HOOKS:
        assert hook["pass_filenames"] is False
        assert hook["entry"].startswith("zhenggai validate")


def git(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    environ = {
        **os.environ,
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "ZHENGGAI_LANG": "en",
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_SYSTEM": os.devnull,
        **{f"GIT_{who}_NAME": "test" for who in ("AUTHOR", "COMMITTER")},
        **{f"GIT_{who}_EMAIL": "test@example.org" for who in ("AUTHOR", "COMMITTER")},
    }
    return subprocess.run(
        ["git", *words], cwd=folder, env=environ, capture_output=True, text=True, check=False,
        encoding="utf-8",
    )  # fmt: skip


def test_plain_hook_stops_a_bad_commit(ledger_of_one: Path) -> None:
    git(ledger_of_one, "init", "-q", "-b", "main")
    hook = ledger_of_one / ".git" / "hooks" / "pre-commit"
    hook.write_text(next(text for kind, text in BLOCKS if kind == "sh"), encoding="utf-8")
    hook.chmod(0o755)
    unit = ledger_of_one / "data" / "units" / "李家村.yaml"

    unit.write_text("name: 李家村党支部\nkind: village\nheda: 李建国\n", encoding="utf-8")
    git(ledger_of_one, "add", "-A")
    refused = git(ledger_of_one, "commit", "-m", "坏的")
    assert refused.returncode == 1
    assert "data/units/李家村.yaml:3:1: FIL02 error" in refused.stdout + refused.stderr

    unit.write_text("name: 李家村党支部\nkind: village\nhead: 李建国\n", encoding="utf-8")
    git(ledger_of_one, "add", "-A")
    taken = git(ledger_of_one, "commit", "-m", "好的")
    assert taken.returncode == 0, taken.stdout + taken.stderr
