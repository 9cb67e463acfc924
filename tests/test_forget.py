"""Whoever forgets a person is told where that person still stands."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.repositories import ENVIRON, Repo, repository
from zhenggai.cli.main import run

Out = pytest.CaptureFixture[str]
PATH = "data/private/units/lijia.yaml"
KEPT = "# 张三，住村东头\nO-001: {name: 张三}\nO-002: {name: 李四}\n"


@pytest.fixture
def repo(tmp_path: Path) -> Repo:
    found = repository(tmp_path)
    found.write({PATH: KEPT, "data/private/.gitignore": "*\n"})
    return found


def told(repo: Repo, capsys: Out, name: str, environ: Mapping[str, str]) -> str:
    code = run(["--ledger", str(repo.ledger), "forget", f"lijia#{name}", "--yes"], environ)
    assert code == 0
    return capsys.readouterr().err


def test_history_that_never_had_the_file_is_said_to_be_clear(repo: Repo, capsys: Out) -> None:
    assert f"git 没有收过 {PATH}" in told(repo, capsys, "O-002", ENVIRON)


@pytest.mark.parametrize("gone", [False, True])
def test_history_that_has_the_file_is_named(repo: Repo, capsys: Out, *, gone: bool) -> None:
    repo.git("add", "-f", PATH)
    repo.git("commit", "-q", "-m", "误提交")
    if gone:
        repo.git("rm", "-q", "--cached", PATH)
        repo.git("commit", "-q", "-m", "拿掉")
    said = told(repo, capsys, "O-002", ENVIRON)
    assert f"git 里还有: {PATH}" in said
    assert "没有收过" not in said


def test_staged_file_is_named(repo: Repo, capsys: Out) -> None:
    repo.git("add", "-f", PATH)
    assert f"git 里还有: {PATH}" in told(repo, capsys, "O-002", ENVIRON)


def test_comments_and_copies_are_named(repo: Repo, capsys: Out) -> None:
    for name in ("lijia.yaml~", ".lijia.yaml.swp", ".zhenggai-1.tmp", "other.yaml"):
        (repo.ledger / PATH).with_name(name).write_text(KEPT, encoding="utf-8")
    said = told(repo, capsys, "O-001", ENVIRON)
    assert f"{PATH} 里的注释程序不动" in said
    folder = "data/private/units"
    names = f"{folder}/.lijia.yaml.swp {folder}/.zhenggai-1.tmp {folder}/lijia.yaml~\n"
    assert f"请删去: {names}" in said


def test_nothing_is_said_of_git_where_there_is_none(tmp_path: Path, capsys: Out) -> None:
    repo = repository(tmp_path)
    (tmp_path / ".git").rename(tmp_path / "no-git")
    said = told(repo, capsys, "O-001", ENVIRON)
    assert "git" not in said
    assert "备份和别的电脑上的请另行删除" in said
