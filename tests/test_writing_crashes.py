"""Whatever fails or dies in the middle of a command, a file is the old one or the new one.

A verb that writes is put to all of this by one line in `VERBS`.
"""

import errno
import os
import shutil
import signal
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from random import Random

import pytest

from tests.faults import counted, in_child, killed_after
from zhenggai.cli.main import run
from zhenggai.edit.lock import STATE, Who
from zhenggai.edit.writing import Writing
from zhenggai.finding import Severity
from zhenggai.model.unit import Unit
from zhenggai.reading import read_unit
from zhenggai.words import LISTS

KILLS = 100
SOONER = 0.95
"""How much earlier to kill after a command that was over before: it runs faster when warm."""
UNIT = "data/units/a.yaml"
TEXT = """\
name: 李家村党支部
kind: village
issues:
  - id: I-1
    title: 村道
    due: 2006-05-31
    owner: 陈志强
    log:
      - {date: 2006-03-01, event: started}
      - {date: 2006-05-01, event: done, text: 通车}
"""
ANSWERS = """\
date: 2006-06-10
by: 黄丽萍
issues:
  I-1:
    specific: {answer: yes, basis: 清楚}
    in_place: {answer: yes, basis: 到位}
    solved: {answer: yes, basis: 通车}
"""


@dataclass(frozen=True, slots=True)
class Verb:
    """A command that writes one more record, and how many of them a unit has."""

    name: str
    arguments: tuple[str, ...]
    records: Callable[[Unit], int]


VERBS = (
    Verb(
        "lookback answer",
        ("lookback", "answer", "a", "--input", "answers.yaml"),
        lambda unit: len(unit.lookbacks),
    ),
)
every_verb = pytest.mark.parametrize("verb", VERBS, ids=lambda verb: verb.name)


@pytest.fixture
def ledger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "data/units").mkdir(parents=True)
    (tmp_path / "data/campaign.yaml").write_text("name: 测试\n", encoding="utf-8")
    (tmp_path / UNIT).write_text(TEXT, encoding="utf-8")
    (tmp_path / "answers.yaml").write_text(ANSWERS, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def play(verb: Verb) -> int:
    return run(verb.arguments, {"ZHENGGAI_LANG": "en"})


def reset(ledger: Path) -> None:
    """Put the ledger back to where nothing was ever written in it."""
    (ledger / UNIT).write_text(TEXT, encoding="utf-8")
    shutil.rmtree(ledger / STATE, ignore_errors=True)


def count(ledger: Path, verb: Verb) -> int:
    """Return how many records the unit has; it must be without fault."""
    unit, findings = read_unit((ledger / UNIT).read_bytes(), UNIT, "a", LISTS)
    assert unit is not None
    assert not [item for item in findings if item.severity is Severity.ERROR]
    return verb.records(unit)


def left_overs(ledger: Path) -> list[str]:
    return [path.name for path in ledger.rglob("*") if path.suffix in (".tmp", ".begun")]


@every_verb
def test_killed_at_any_moment(ledger: Path, verb: Verb) -> None:
    assert play(verb) == 0
    begun = time.monotonic()
    assert os.waitpid(in_child(lambda: play(verb)), 0)[1] == 0
    lasts = time.monotonic() - begun
    random = Random(2006)  # noqa: S311 - moments, no secrets
    died = 0
    while died < KILLS:
        (ledger / UNIT).write_text(TEXT, encoding="utf-8")
        if killed_after(lambda: play(verb), random.random() * lasts) == signal.SIGKILL:
            died += 1
        else:
            lasts *= SOONER
        before = count(ledger, verb)
        assert before in (0, 1)
        assert play(verb) == 0
        assert count(ledger, verb) == before + 1
        assert not left_overs(ledger)


@every_verb
def test_killed_at_every_call(ledger: Path, verb: Verb, monkeypatch: pytest.MonkeyPatch) -> None:
    for at in range(1, calls_of(ledger, verb, monkeypatch) + 1):
        reset(ledger)

        def die(number: int, at: int = at) -> None:
            if number == at:
                os.kill(os.getpid(), signal.SIGKILL)

        def work(die: Callable[[int], None] = die) -> int:
            with counted(monkeypatch, ledger, die):
                return play(verb)

        assert os.waitpid(in_child(work), 0)[1] == signal.SIGKILL
        before = count(ledger, verb)
        assert play(verb) == 0
        assert count(ledger, verb) == before + 1 <= 2
        assert not left_overs(ledger)


def calls_of(ledger: Path, verb: Verb, monkeypatch: pytest.MonkeyPatch) -> int:
    """Return how many calls on files of the ledger a command makes that goes well."""
    reset(ledger)
    with counted(monkeypatch, ledger, lambda _: None) as calls:
        assert play(verb) == 0
    assert {"open", "write", "fsync", "replace"} <= set(calls.seen)
    return len(calls.seen)


@dataclass(frozen=True, slots=True)
class Failure:
    """What a call answers: once, or from then on."""

    code: int
    forever: bool
    reason: str

    def at(self, place: int) -> Callable[[int], OSError | None]:
        def fails(number: int) -> OSError | None:
            fails_now = number >= place if self.forever else number == place
            return OSError(self.code, os.strerror(self.code)) if fails_now else None

        return fails


FAILURES = (
    Failure(errno.ENOSPC, False, "no space is left"),
    Failure(errno.ENOSPC, True, "no space is left"),
    Failure(errno.EACCES, False, "permission denied"),
    Failure(errno.EACCES, True, "permission denied"),
)


@every_verb
@pytest.mark.parametrize("failure", FAILURES, ids=lambda it: f"{it.code}-{it.forever}")
def test_every_call_failing(
    ledger: Path,
    verb: Verb,
    failure: Failure,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    for at in range(1, calls_of(ledger, verb, monkeypatch) + 1):
        reset(ledger)
        capsys.readouterr()
        with counted(monkeypatch, ledger, failure.at(at)) as calls:
            ended = play(verb)
        said = capsys.readouterr().err
        assert ended in (0, 3), (calls.seen[at - 1], said)
        unsure = "may be written" in said
        assert unsure <= failure.forever
        before = count(ledger, verb)
        assert unsure or before == (ended == 0), (calls.seen[at - 1], said)
        if ended == 3:
            assert failure.reason in said
            assert "Traceback" not in said
        assert play(verb) == 0
        assert count(ledger, verb) == before + 1
        assert not left_overs(ledger)


@every_verb
def test_eight_writers_lose_nothing(ledger: Path, verb: Verb) -> None:
    def twenty() -> int:
        return max(play(verb) for _ in range(20))

    children = [in_child(twenty) for _ in range(8)]
    assert [os.waitpid(child, 0)[1] for child in children] == [0] * 8
    assert count(ledger, verb) == 160
    unit, _ = read_unit((ledger / UNIT).read_bytes(), UNIT, "a", LISTS)
    assert unit is not None
    assert [item.round for item in unit.lookbacks] == list(range(1, 161))


def test_two_files_are_both_old_or_both_new(ledger: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    who = Who("test", 1, "here", "2006-06-01T08:00:00+08:00")
    paths = ("data/units/b.yaml", "data/units/c/d.yaml", "data/units/e.yaml")

    def write_all() -> int:
        with Writing(ledger, who, lambda: False) as act:
            for path in paths:
                act.change(path, act.read(path), b"new")
        return 0

    with counted(monkeypatch, ledger, lambda _: None) as calls:
        write_all()
    seen = set()
    for at in range(1, len(calls.seen) + 1):
        for path in paths:
            (ledger / path).write_bytes(b"old")

        def die(number: int, at: int = at) -> None:
            if number == at:
                os.kill(os.getpid(), signal.SIGKILL)

        def work(die: Callable[[int], None] = die) -> int:
            with counted(monkeypatch, ledger, die):
                return write_all()

        os.waitpid(in_child(work), 0)
        with Writing(ledger, who, lambda: False):
            pass
        found = {(ledger / path).read_bytes() for path in paths}
        assert len(found) == 1
        seen |= found
    assert seen == {b"old", b"new"}
    assert (ledger / STATE).is_dir()
