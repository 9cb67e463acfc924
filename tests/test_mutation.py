"""From the clean sample each fact is removed or broken in turn: the right rule says so, there.

`tests/mutation/of_*.py` list what is broken, where the finding must stand (found in the changed
text by PyYAML, not by our reader) and which true consequences come along. Nothing else may come.
"""

import gc
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.mutation.every import EVERY
from tests.mutation.mutation import CAMPAIGN, END, Mutation
from tests.mutation.sample import Found, findings_on, run
from zhenggai.rules import BY_CODE, RULES

CAUGHT = Path(__file__).parent / "mutation" / "caught.txt"
"""How many of the mutations of each rule are caught, for people to read."""
BY_NAME = {item.name: item for item in EVERY}
AS_FILES = (
    next(item for item in EVERY if item.encoding != "utf-8"),
    next(item for item in EVERY if item.file == CAMPAIGN),
    next(item for item in EVERY if item.also),
    next(item for item in EVERY if item.lost),
    next(item for item in EVERY if item.as_of != END),
    next(item for item in EVERY if item.code == "COO03"),
    next(item for item in EVERY if item.code == "FIN01"),
)
"""One of each kind, which is validated as files, too."""


@pytest.fixture(scope="module", autouse=True)
def _sample() -> Iterator[None]:
    """Read the sample once; to look for garbage in it again and again would take half the time."""
    assert findings_on(END) == []
    gc.disable()
    yield
    gc.enable()


@cache
def _found(name: str) -> Found:
    if not BY_NAME[name].new:
        return run(BY_NAME[name])
    with tempfile.TemporaryDirectory() as folder:
        return run(BY_NAME[name], Path(folder))


def _is_caught(mutation: Mutation) -> bool:
    level = mutation.level or BY_CODE[mutation.code].severity.word
    return [item.severity.word for item in _found(mutation.name).hits] == [level]


@pytest.mark.parametrize("mutation", EVERY, ids=lambda item: f"{item.code} {item.name}")
def test_what_is_broken_is_found_at_its_place(mutation: Mutation) -> None:
    others = _found(mutation.name).others
    assert _is_caught(mutation), f"found instead: {others}"
    assert {item.code for item in others} == mutation.along.keys()


def test_share_caught(capsys: pytest.CaptureFixture[str]) -> None:
    listed = Counter(item.code for item in EVERY)
    caught = Counter(item.code for item in EVERY if _is_caught(item))
    share = f"{caught.total()}/{listed.total()} = {caught.total() / listed.total():.1%}\n"
    with capsys.disabled():
        sys.stdout.write(f"\nmutations caught: {share}")
    lines = [f"{code} {caught[code]}/{listed[code]}\n" for code in BY_CODE]
    assert CAUGHT.read_text(encoding="utf-8") == share + "".join(lines)
    assert caught == listed


def test_every_rule_has_mutations() -> None:
    assert {rule.code for rule in RULES} == {item.code for item in EVERY}


def test_every_mutation_has_its_own_name() -> None:
    assert len(BY_NAME) == len(EVERY)


@pytest.mark.parametrize("mutation", AS_FILES, ids=lambda item: item.name)
def test_files_in_a_folder_are_judged_alike(mutation: Mutation, tmp_path: Path) -> None:
    assert run(mutation, tmp_path) == _found(mutation.name)
