"""Files of a ledger change together or not at all, one writer at a time, and can go back."""

import base64
import fcntl
import json
import os
import signal
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from zhenggai.edit.journal import Journal
from zhenggai.edit.lock import STATE, Lock, Who
from zhenggai.edit.writing import Writing
from zhenggai.errors import CannotGoOnError

ME = Who("add issue", 11, "here", "2006-06-01T08:00:00+08:00")
A, B = "data/units/a.yaml", "data/units/b/c.yaml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "data" / "units").mkdir(parents=True)
    (tmp_path / A).write_bytes(b"old")
    return tmp_path


def at_once() -> bool:
    return False


def act_in(root: Path, *, forgets: bool = False, who: Who = ME) -> Writing:
    return Writing(root, who, at_once, forgets=forgets)


def files(root: Path) -> dict[str, bytes]:
    """Return the files of a ledger, but for its lock and its journal."""
    found = (path for path in (root / "data").rglob("*") if path.is_file())
    listed = {str(path.relative_to(root)): path.read_bytes() for path in found}
    return {name: data for name, data in listed.items() if not name.startswith(STATE)}


def test_files_are_changed_made_and_removed_as_one(root: Path) -> None:
    (root / "data/gone.txt").write_bytes(b"x")
    with act_in(root) as act:
        assert act.read(A) == b"old"
        assert act.read(B) is None
        act.change(A, b"old", b"newer")
        act.change(A, b"newer", b"new")
        act.change(B, None, b"made")
        act.change("data/gone.txt", b"x", None)
        assert act.read(A) == b"new"
        assert files(root)[A] == b"old"
    assert files(root) == {A: b"new", B: b"made"}


def test_nothing_is_written_after_an_exception(root: Path) -> None:
    def stopped() -> None:
        with act_in(root) as act:
            act.change(A, b"old", b"new")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        stopped()
    assert files(root) == {A: b"old"}


def test_rights_and_links_are_kept(root: Path) -> None:
    path = root / "elsewhere.yaml"
    path.write_bytes(b"old")
    path.chmod(0o640)
    (root / B).parent.mkdir()
    (root / B).symlink_to(path)
    with act_in(root) as act:
        act.change(B, b"old", b"new")
        act.change("data/private/p.yaml", None, b"secret", 0o600)
    assert (root / B).is_symlink()
    assert path.read_bytes() == b"new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert stat.S_IMODE((root / "data/private/p.yaml").stat().st_mode) == 0o600
    assert stat.S_IMODE((root / "data/private").stat().st_mode) == 0o700


def test_file_that_somebody_changed_meanwhile_stops_everything(root: Path) -> None:
    def too_late() -> None:
        with act_in(root) as act:
            act.change(B, None, b"made")
            act.change(A, b"old", b"new")
            (root / A).write_bytes(b"theirs")

    with pytest.raises(CannotGoOnError) as refused:
        too_late()
    assert A in refused.value.message.zh
    assert refused.value.exit_code == 3
    assert files(root) == {A: b"theirs"}
    assert not (root / B).parent.exists()


def test_file_that_exists_already_is_not_made_anew(root: Path) -> None:
    with pytest.raises(CannotGoOnError), act_in(root) as act:
        act.change(A, None, b"new")
    assert files(root) == {A: b"old"}


def test_second_writer_is_told_who_writes_since_when(root: Path) -> None:
    waits: Iterator[bool] = iter((True, True, False))
    second = Writing(root, ME, lambda: next(waits))
    with act_in(root), pytest.raises(CannotGoOnError) as refused, second:
        pass
    said = refused.value.message
    for part in ("add issue", "11", "here", "2006-06-01T08:00:00+08:00"):
        assert part in said.zh
        assert part in said.en
    assert refused.value.exit_code == 3
    with act_in(root):
        pass


def test_lock_of_a_killed_process_stops_nobody(root: Path) -> None:
    child = os.fork()
    if child == 0:
        Lock(root, ME, at_once).__enter__()
        os.kill(os.getpid(), signal.SIGKILL)
    os.waitpid(child, 0)
    assert json.loads((root / STATE / "lock").read_bytes())["pid"] == 11
    with act_in(root):
        pass
    assert (root / STATE / "lock").read_bytes() == b""


def test_lock_from_another_computer_is_believed_for_a_while(root: Path) -> None:
    with act_in(root):
        pass
    there = Who("add issue", 7, "there", "2006-06-01T07:55:00+08:00")
    held = json.dumps({name: getattr(there, name) for name in there.__slots__})
    (root / STATE / "lock").write_text(held, encoding="utf-8")
    with pytest.raises(CannotGoOnError) as refused, act_in(root):
        pass
    assert "there" in refused.value.message.en
    with act_in(root, who=Who("fmt", 3, "here", "2006-06-01T08:06:00+08:00")):
        pass


def test_lock_that_is_cleared_away_is_taken_anew(root: Path) -> None:
    with act_in(root):
        lock = root / STATE / "lock"
        with lock.open("rb") as kept:
            lock.unlink()
            with act_in(root):
                assert lock.read_bytes()
            assert fcntl.fcntl(kept, fcntl.F_GETFD) >= 0


def test_git_never_sees_the_state(root: Path) -> None:
    with act_in(root) as act:
        act.change(A, b"old", b"new")
    assert (root / STATE / ".gitignore").read_text(encoding="utf-8") == "*\n"
    assert stat.S_IMODE((root / STATE / "undo").stat().st_mode) == 0o700


def test_last_command_is_taken_back_then_the_one_before(root: Path) -> None:
    with act_in(root) as act:
        act.change(A, b"old", b"new")
    with act_in(root) as act:
        act.change(A, b"new", None)
        act.change(B, None, b"made")
    with act_in(root) as act:
        done = act.undo()
        assert done is not None
        assert [file.path for file in done.files] == [A, B]
    assert files(root) == {A: b"new"}
    assert not (root / B).parent.exists()
    with act_in(root) as act:
        act.undo()
    assert files(root) == {A: b"old"}
    with act_in(root) as act:
        assert act.undo() is None


def test_command_is_not_taken_back_over_what_came_after(root: Path) -> None:
    with act_in(root) as act:
        act.change(A, b"old", b"new")
    (root / A).write_bytes(b"by hand")
    with pytest.raises(CannotGoOnError), act_in(root) as act:
        act.undo()
    assert files(root) == {A: b"by hand"}


def test_what_is_forgotten_stays_nowhere(root: Path) -> None:
    with act_in(root) as act:
        act.change(A, b"old", b"a secret")
    with act_in(root, forgets=True) as act:
        act.change(A, b"a secret", b"")
    assert not list(Journal(root).acts())
    kept = [path.read_bytes() for path in (root / STATE).rglob("*") if path.is_file()]
    assert not any(base64.b64encode(b"a secret") in data or b"secret" in data for data in kept)


def test_only_the_last_commands_are_kept(root: Path) -> None:
    old = b"old"
    for number in range(25):
        with act_in(root) as act:
            act.change(A, old, old := b"%d" % number)
    assert len(list(Journal(root).acts())) == 20


def test_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "data").write_bytes(b"no folder")
    with pytest.raises(CannotGoOnError) as refused, act_in(tmp_path):
        pass
    assert STATE in refused.value.message.en
    assert "Nothing was written" in refused.value.message.en
    assert refused.value.exit_code == 3
