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
from zhenggai.cli.writing import writing
from zhenggai.edit.lock import STATE, Who
from zhenggai.edit.writing import Writing
from zhenggai.reading import read_unit
from zhenggai.words import LISTS

KILLS = 100
SOONER = 0.95
"""How much earlier to kill after a command that was over before: it runs faster when warm."""
UNIT = "data/units/a.yaml"
TEXT = """\
name: 李家村党支部
kind: village
opinions:
  - {id: O-1, date: 2006-02-01, from: public, nature: wish, text: 修村道}
  - {id: O-2, date: 2006-02-01, from: public, nature: wish, text: 通车, issue: I-1}
plan:
  goals: 修好村道
  log:
    - {date: 2006-03-01, event: drafted}
    - {date: 2006-03-05, event: formed, version: 1}
issues:
  - id: I-1
    title: 村道
    due: 2006-05-31
    owner: 陈志强
    log:
      - {date: 2006-03-01, event: started}
      - {date: 2006-05-01, event: done, text: 通车, evidence: [a.txt]}
  - id: I-2
    title: 清运
    due: 2006-05-31
    owner: 陈志强
    measures:
      - {id: M-1, text: 建池}
    log:
      - {date: 2006-03-01, event: started}
  - {id: I-3, title: 账目}
notices:
  - {id: N-1, covers: results, from: 2006-05-02, until: 2006-05-12, issues: [I-1]}
surveys:
  - {id: S-1, date: 2006-05-20, issued: 9, returned: 9, counts: {dissatisfied: 9}}
  - {id: S-2, date: 2006-05-22, issued: 9, returned: 9, counts: {satisfied: 9}}
  - {id: S-3, date: 2006-05-23, issued: 9, returned: 9, counts: {dissatisfied: 9}}
makeups:
  - {id: B-1, survey: S-1, supervisor: campaign, opened: 2006-05-21, tasks: [{text: 公开账目}]}
"""
NO_PLAN = "\ufeffname: 陈家村党支部\nkind: village\n"
"""With a byte order mark, for `doctor` to take away."""
CAMPAIGN = "name: 测试\nseverity: {FIN01: off, CLS01: off}\n"
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
    """A command that writes, on the ledger below; it says on which day, or writes today's."""

    line: str

    @property
    def name(self) -> str:
        return " ".join(self.line.split()[:2])


VERBS = tuple(
    map(
        Verb,
        (
            "lookback answer a --input answers.yaml",
            "opinion relay a#O-1 --to 村党支部",
            "opinion decide a#O-1 --outcome 采纳 --by 李建国",
            "opinion link a#O-1 --issue I-2",
            "opinion reply a#O-1 --form visit --text 已列入方案",
            "opinion verdict a#O-2 --solved yes",
            "issue start a#I-3 --by 陈志强",
            "issue progress a#I-2 --text 选址",
            "issue extend a#I-2 --due 2099-01 --reason 大雨 --by 覃志远",
            "issue done a#I-2 --text 清完",
            "issue close a#I-1 --by 覃志远",
            "issue reopen a#I-1 --text 开裂",
            "issue sustain a#I-1 --review 2099-01-01",
            "issue explain a#I-3 --text 等立项",
            "issue refer a#I-3 --to 水利站",
            "issue merge a#I-3 --into I-2",
            "issue withdraw a#I-3 --reason 重复",
            "notice results a --post --place 公开栏 --quiet",
            "measure done a#M-1 --result 建成",
            "plan draft b --goals 修路",
            "plan form b",
            "plan review a --by 覃志远",
            "plan comment a",
            "plan revise a --text 补写排水沟",
            "plan approve a --by 李建国 --date 2006-03-10",
            "plan file a",
            "survey record a --issued 9 --returned 9 --counts 满意=9",
            "makeup open a --text 上墙",
            "makeup task a#B-1 --text 公开账目 --done 昨天",
            "makeup accept a#B-1 --survey S-2 --by 覃志远",
            "finish a",
            "add opinion a --text 路灯不亮 --channel box",
            "add unit c --name 三组 --kind village",
            "import issues issues.csv",
            "fmt a",
            "doctor --fix",
            "evidence add answers.yaml --to b",
            "private set a#O-1 --name 李四",
            "forget a#O-2",
        ),
    )
)
PATHS = (
    *("lookback answer", "issue progress", "add unit"),
    *("import issues", "doctor --fix", "evidence add", "private set", "forget a#O-2"),
)
"""Verbs between them that make every sequence of calls on files that any verb makes."""
every_verb = pytest.mark.parametrize("verb", VERBS, ids=lambda verb: verb.name)
every_path = pytest.mark.parametrize(
    "verb", [verb for verb in VERBS if verb.name in PATHS], ids=lambda verb: verb.name
)
Files = dict[str, bytes]
"""What the files of a ledger hold, without what the program keeps for itself."""


@pytest.fixture
def ledger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a ledger that nothing was ever written in."""
    files = {
        "data/campaign.yaml": CAMPAIGN,
        UNIT: TEXT,
        "data/units/b.yaml": NO_PLAN,
        "data/evidence/a.txt": "通车",
        "data/private/units/a.yaml": "O-2: {name: 王五}\n",
        "answers.yaml": ANSWERS,
        "issues.csv": "单位编号,存在问题,责任人\na,路灯不亮,陈志强\nb,修路,李建国\n",
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def play(verb: Verb) -> int:
    return run(verb.line.split(), {"ZHENGGAI_LANG": "en"})


def files_in(ledger: Path) -> Files:
    kept = (path for path in ledger.rglob("*") if path.is_file())
    names = {path.relative_to(ledger).as_posix(): path for path in kept}
    return {name: names[name].read_bytes() for name in names if not name.startswith(STATE)}


def reset(ledger: Path, files: Files) -> None:
    """Put the ledger back to where nothing was ever written in it."""
    shutil.rmtree(ledger / STATE, ignore_errors=True)
    restore(ledger, files)


def restore(ledger: Path, files: Files) -> None:
    """Put the files back as with an editor; the program's own notes stay."""
    for name in files_in(ledger).keys() - files.keys():
        (ledger / name).unlink()
    for name, data in files.items():
        (ledger / name).parent.mkdir(parents=True, exist_ok=True)
        (ledger / name).write_bytes(data)


def played(ledger: Path, verb: Verb) -> tuple[Files, Files]:
    """Return the files before and after a command that nothing disturbs; they are as before."""
    old = files_in(ledger)
    assert play(verb) == 0
    new = files_in(ledger)
    assert new != old
    reset(ledger, old)
    return old, new


def recover(ledger: Path) -> None:
    """Do what every command that writes does first."""
    with writing(ledger, "next"):
        pass


def left_overs(ledger: Path) -> list[str]:
    return [path.name for path in ledger.rglob("*") if path.suffix in (".tmp", ".begun")]


@every_verb
def test_killed_at_any_moment(ledger: Path, verb: Verb) -> None:
    old, new = played(ledger, verb)
    begun = time.monotonic()
    assert os.waitpid(in_child(lambda: play(verb)), 0)[1] == 0
    lasts = time.monotonic() - begun
    random = Random(2006)  # noqa: S311 - moments, no secrets
    died = 0
    while died < KILLS:
        restore(ledger, old)
        if killed_after(lambda: play(verb), random.random() * lasts) == signal.SIGKILL:
            died += 1
        else:
            lasts *= SOONER
        recover(ledger)
        assert files_in(ledger) in (old, new)
        assert not left_overs(ledger)
    restore(ledger, old)
    assert play(verb) == 0
    assert files_in(ledger) == new


@every_path
def test_killed_at_every_call(ledger: Path, verb: Verb, monkeypatch: pytest.MonkeyPatch) -> None:
    old, new = played(ledger, verb)
    seen = []
    for at in range(1, len(calls_of(ledger, verb, monkeypatch)) + 1):
        reset(ledger, old)

        def die(number: int, at: int = at) -> None:
            if number == at:
                os.kill(os.getpid(), signal.SIGKILL)

        def work(die: Callable[[int], None] = die) -> int:
            with counted(monkeypatch, ledger, die):
                return play(verb)

        assert os.waitpid(in_child(work), 0)[1] == signal.SIGKILL
        recover(ledger)
        seen.append(files_in(ledger))
        assert seen[-1] in (old, new)
        assert not left_overs(ledger)
        restore(ledger, old)
        assert play(verb) == 0
        assert files_in(ledger) == new
    assert old in seen
    assert new in seen


def calls_of(ledger: Path, verb: Verb, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the calls on files of the ledger that a command makes that goes well."""
    old = files_in(ledger)
    with counted(monkeypatch, ledger, lambda _: None) as calls:
        assert play(verb) == 0
    reset(ledger, old)
    assert {"open", "write", "fsync", "replace"} <= set(calls.seen)
    return calls.seen


def test_every_verb_writes_like_one_that_was_tried(
    ledger: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def writes(verb: Verb) -> list[str]:
        calls = calls_of(ledger, verb, monkeypatch)
        # What is only read may be read more than once; the writing begins with the lock.
        return calls[calls.index("write") - 1 :]

    tried = [writes(verb) for verb in VERBS if verb.name in PATHS]
    assert [verb.name for verb in VERBS if writes(verb) not in tried] == []


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


@every_path
@pytest.mark.parametrize("failure", FAILURES, ids=lambda it: f"{it.code}-{it.forever}")
def test_every_call_failing(
    ledger: Path,
    verb: Verb,
    failure: Failure,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    old, new = played(ledger, verb)
    for at in range(1, len(calls_of(ledger, verb, monkeypatch)) + 1):
        reset(ledger, old)
        capsys.readouterr()
        with counted(monkeypatch, ledger, failure.at(at)) as calls:
            ended = play(verb)
        said = capsys.readouterr().err
        assert ended in (0, 3), (calls.seen[at - 1], said)
        unsure = "may be written" in said
        assert unsure <= failure.forever
        recover(ledger)
        assert files_in(ledger) in (old, new)
        assert unsure or files_in(ledger) == (old if ended else new), (calls.seen[at - 1], said)
        if ended == 3:
            assert failure.reason in said
            assert "Traceback" not in said
        restore(ledger, old)
        assert play(verb) == 0
        assert files_in(ledger) == new
        assert not left_overs(ledger)


def test_eight_writers_lose_nothing(ledger: Path) -> None:
    def twenty() -> int:
        return max(play(Verb("issue progress a#I-2 --text 选址")) for _ in range(20))

    children = [in_child(twenty) for _ in range(8)]
    assert [os.waitpid(child, 0)[1] for child in children] == [0] * 8
    unit, findings = read_unit((ledger / UNIT).read_bytes(), UNIT, "a", LISTS)
    assert unit is not None
    assert not findings
    assert len(unit.issues[1].log) == 1 + 160


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
