"""A journal, or a lock, that came with a ledger from elsewhere changes nothing outside of it."""

import base64
import json
import os
from pathlib import Path
from typing import Any

import pytest

from zhenggai.edit.journal import Journal
from zhenggai.edit.lock import STATE, Who
from zhenggai.edit.writing import Writing
from zhenggai.errors import CannotGoOnError

ME = Who("add issue", 11, "here", "2006-06-01T08:00:00+08:00")
A = "data/units/a.yaml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = tmp_path / "ledger"
    for folder in ("ledger/data/units", f"ledger/{STATE}/undo", "ledger/.git/hooks", "victim"):
        (tmp_path / folder).mkdir(parents=True)
    (root / A).write_bytes(b"old")
    for name in ("data/units/linked", "data/evidence"):
        (root / name).symlink_to(tmp_path / "victim")
    return root


def act_in(root: Path) -> Writing:
    return Writing(root, ME, lambda: False)


def journal(root: Path, name: str, *paths: object, **more: object) -> Path:
    """Write an act that makes files; it is not finished, for A holds other bytes."""
    made: dict[str, Any] = {"old": base64.b64encode(b"evil").decode(), "new": "", "mode": 0o755}
    files = [{"path": path, **made, "made": []} for path in paths]
    who = {"command": "add", "pid": 1, "host": "h", "since": "2006-06-01"}
    act = {"number": 1, "who": who, "files": files, "undoes": 0, "forgets": False, **more}
    path = root / STATE / "undo" / name
    path.write_text(json.dumps(act), encoding="utf-8")
    return path


def everything(root: Path) -> set[str]:
    found = {str(path.relative_to(root.parent)) for path in root.parent.rglob("*")}
    return {name for name in found if STATE not in name}


@pytest.mark.parametrize(
    "path",
    [
        "../victim/keys",
        "data/units/../../../victim/keys",
        "data/units/linked/keys.yaml",
        "data/evidence/keys.yaml",
        ".git/hooks/post-commit",
        "data/units/.GIT/hooks/post-commit",
        "data/.zhenggai/lock",
        "data/units/a\0b.yaml",
        "",
    ],
)
@pytest.mark.parametrize("name", ["000001.begun", "000001.json"])
def test_a_file_that_is_not_the_ledgers_is_never_written(root: Path, name: str, path: str) -> None:
    act = journal(root, name, path, A)
    before = everything(root)
    with pytest.raises(CannotGoOnError) as refused, act_in(root) as writing:
        writing.undo()
    assert f"{act.with_suffix('')}.* would change {path!r}" in refused.value.message.en
    assert everything(root) == before
    assert act.exists()


def test_an_absolute_path_is_never_written(root: Path) -> None:
    journal(root, "000001.begun", str(root.parent / "victim" / "keys"), A)
    with pytest.raises(CannotGoOnError), act_in(root):
        pass
    assert not list((root.parent / "victim").iterdir())


@pytest.mark.parametrize("path", ["data/units/b.yaml", ".vscode/settings.json", ".gitignore"])
def test_what_is_the_ledgers_is_put_back_and_cannot_be_run(root: Path, path: str) -> None:
    journal(root, "000001.begun", path, A)
    (root / path).parent.mkdir(exist_ok=True)
    with act_in(root):
        pass
    assert (root / path).read_bytes() == b"evil"
    assert not os.access(root / path, os.X_OK)


def test_folders_elsewhere_are_not_removed(root: Path) -> None:
    folder = str(root.parent / "victim")
    files = [{"path": A, "old": None, "new": "", "mode": None, "made": [folder]}]
    journal(root, "000001.begun", files=[*files, {**files[0], "path": "b", "new": "x"}])
    with act_in(root):
        pass
    assert Path(folder).is_dir()


@pytest.mark.parametrize(
    "more", [{"files": [5]}, {"who": {}}, {"undoes": "x"}, {"who": dict.fromkeys("abcd", 1)}]
)
def test_what_no_command_wrote_is_no_act(root: Path, more: dict[str, Any]) -> None:
    journal(root, "000001.json", A, **more)
    journal(root, "000002.json", 5)
    (root / STATE / "undo" / "000003.json").write_text("[" * 100_000, encoding="utf-8")
    (root / STATE / "undo" / "000004.json").mkdir()
    os.mkfifo(root / STATE / "undo" / "000005.begun")
    assert not list(Journal(root).acts())
    with act_in(root) as act:
        act.change(A, b"old", b"new")
    assert [found.number for found in Journal(root).acts()] == [6]


@pytest.mark.parametrize("name", ["lock", ".gitignore", "undo", ""])
@pytest.mark.parametrize("kind", ["link", "pipe"])
def test_a_state_that_leads_elsewhere_is_not_written(root: Path, name: str, kind: str) -> None:
    precious, place = root.parent / "precious", root / STATE / name
    precious.write_bytes(b"precious" if name == "lock" else b"")
    (root / STATE / "undo").rmdir()
    if not name:
        (root / STATE).rmdir()
    if kind == "link":
        place.symlink_to(precious)
    else:
        os.mkfifo(place)
    with pytest.raises(CannotGoOnError) as refused, act_in(root) as act:
        act.change(A, b"old", b"new")
    assert f"{place} is a link or no ordinary file" in refused.value.message.en
    assert precious.read_bytes() == (b"precious" if name == "lock" else b"")
    assert (root / A).read_bytes() == b"old"
