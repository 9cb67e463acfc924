"""Three forms of a unit file, and what merging makes of them."""

from tests.repositories import BEGUN
from zhenggai.git.lines import Labels, Sides
from zhenggai.merging.settle import File
from zhenggai.merging.whole import Merged, merged
from zhenggai.model.unit import Unit
from zhenggai.reading import read_unit
from zhenggai.words import LISTS

FILE = File("data/units/lijia.yaml", "lijia", LISTS)
LABELS = Labels("这边", "原来", "对方")
ISSUE = "issues:\n"
OPINION = "    text: 路不好走\n"


def merge(ours: str, theirs: str, base: str = BEGUN) -> Merged:
    return merged(FILE, Sides(ours.encode(), base.encode(), theirs.encode()), LABELS)


def settled(ours: str, theirs: str, base: str = BEGUN) -> str:
    found = merge(ours, theirs, base)
    assert found.settled
    assert found.unsure is None
    return found.data.decode()


def unit_of(text: str) -> Unit:
    unit, findings = read_unit(text.encode(), FILE.path, FILE.unit, LISTS)
    assert unit is not None
    assert not findings
    return unit


def opinion(number: str, text: str, more: str = "") -> str:
    return BEGUN.replace(
        OPINION, f"{OPINION}  - id: {number}\n    date: 2006-02-10\n    text: {text}\n{more}"
    )
