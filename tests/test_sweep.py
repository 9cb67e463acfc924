"""What is noticed when any one field, record or section is deleted, as of the last day.

`tests/mutation/sweep.txt` says it for every kind of field in an organ, a village and the village
with a make-up: the codes that always come and, in brackets, those that come where more hangs on
it. What nothing notices is what `rules.md` does not ask for. It was read line by line.
"""

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.mutation.changes import drop
from tests.mutation.mutation import END, LIJIA, LONGTAN, ZUZHIBU, Mutation
from tests.mutation.places import top
from tests.mutation.sample import findings_on, run, text_of
from tests.mutation.sweep import spots

SNAPSHOT = Path(__file__).parent / "mutation" / "sweep.txt"
UNITS = (LONGTAN, LIJIA, ZUZHIBU)


@pytest.fixture(scope="module", autouse=True)
def _sample() -> Iterator[None]:
    """Read the sample once, and look for no garbage in it."""
    findings_on(END)
    gc.disable()
    yield
    gc.enable()


def _codes_without(unit: str, path: str) -> frozenset[str]:
    mutation = Mutation(name=path, code="", file=unit, change=drop(path), at=top)
    return frozenset(item.code for item in run(mutation).others)


def write_snapshot() -> None:
    """Write it anew, in minutes: `python -c "import tests.test_sweep as t; t.write_snapshot()"`."""
    found: dict[str, list[frozenset[str]]] = {}
    for unit in UNITS:
        for spot in spots(text_of(unit)):
            found.setdefault(spot.kind, []).append(_codes_without(unit, spot.path))
    lines = [_line(kind, codes) for kind, codes in sorted(found.items())]
    SNAPSHOT.write_text("".join(lines), encoding="utf-8")


def _line(kind: str, found: list[frozenset[str]]) -> str:
    always, some = frozenset.intersection(*found), frozenset.union(*found)
    rest = f"({' '.join(sorted(some - always))})" if some - always else ""
    return " ".join([f"{kind}:", *sorted(always), *filter(None, [rest])]) + "\n"


def _known() -> dict[str, tuple[frozenset[str], frozenset[str]]]:
    """Return the codes that always come, and all that may, by kind of field."""
    known = {}
    for line in SNAPSHOT.read_text(encoding="utf-8").splitlines():
        kind, _, codes = line.partition(":")
        always, _, rest = codes.partition("(")
        known[kind] = (
            frozenset(always.split()),
            frozenset(codes.translate(str.maketrans("()", "  ")).split()),
        )
        assert rest.count(")") <= 1
    return known


def _first_of_each() -> dict[str, tuple[str, str]]:
    """Return the unit and the path of the first field of each kind."""
    found: dict[str, tuple[str, str]] = {}
    for unit in UNITS:
        for spot in spots(text_of(unit)):
            found.setdefault(spot.kind, (unit, spot.path))
    return found


def test_every_kind_of_field_is_in_the_snapshot() -> None:
    assert _known().keys() == _first_of_each().keys()


def test_what_is_deleted_is_noticed_as_the_snapshot_says() -> None:
    known = _known()
    wrong = {}
    for kind, (unit, path) in _first_of_each().items():
        always, may = known[kind]
        codes = _codes_without(unit, path)
        if not always <= codes <= may:
            wrong[kind] = f"{unit} {path}: {sorted(codes)}"
    assert wrong == {}
