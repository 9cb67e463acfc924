"""Two branches that each add, change and take away records at random: the merge keeps it all."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule

from zhenggai.edit.apply import apply, new_file
from zhenggai.edit.edits import Append, Clear, Edit, Remove, Set
from zhenggai.finding import Severity
from zhenggai.git.lines import Labels, Sides
from zhenggai.merging.settle import File
from zhenggai.merging.whole import Merged, merged
from zhenggai.model.schema import Record
from zhenggai.model.unit import Unit
from zhenggai.reading import read_unit
from zhenggai.words import LISTS, Lang

FILE: Final = File("data/units/a.yaml", "a", LISTS)
LABELS: Final = Labels("ours", "base", "theirs")
DAY: Final = dt.date(2006, 3, 1)
SIDES: Final = st.sampled_from(("ours", "theirs"))
PLACES: Final = st.integers(0, 3)
FIELDS: Final = st.sampled_from(("owner", "goal", "cause"))


def read(data: bytes) -> Unit:
    unit, findings = read_unit(data, FILE.path, FILE.unit, LISTS)
    assert unit is not None
    assert not [finding for finding in findings if finding.severity is Severity.ERROR]
    return unit


@dataclass
class Branch:
    """A form of the file, and what was done to it that must be seen in the merge."""

    data: bytes
    added: list[str] = field(default_factory=list)
    """Texts of records that it alone has."""
    linked: dict[str, str] = field(default_factory=dict)
    """Texts of new opinions, each with the title of the new issue that it led to."""
    changed: dict[tuple[str, str], str] = field(default_factory=dict)
    """The issue and the field, and what stands there now."""
    removed: set[str] = field(default_factory=set)
    grown: set[str] = field(default_factory=set)
    """Old issues that got a line of history or a measure."""

    @property
    def unit(self) -> Unit:
        return read(self.data)

    def do(self, *edits: Edit) -> None:
        self.data = apply(self.data, FILE.path, edits, LISTS)


def texts(unit: Unit) -> Iterator[str]:
    """Go through what tells records from each other in these tests."""
    for opinion in unit.opinions:
        yield opinion.text
    for issue in unit.issues:
        yield issue.title
        yield from (measure.text for measure in issue.measures)
        yield from (event.text for event in issue.log)


class Branches(RuleBasedStateMachine):
    """Two people, one file."""

    @initialize(lang=st.sampled_from(("zh", "en")), count=st.integers(0, 4), crlf=st.booleans())
    def begin(self, lang: Lang, count: int, crlf: bool) -> None:  # noqa: FBT001
        log = [{"date": DAY, "event": "started", "text": f"旧{n}"} for n in range(2)]
        issues = [
            {"id": f"I-{n}", "title": f"题{n}", "owner": "某", "log": log} for n in range(count)
        ]
        unit = {"name": "村", "kind": "village", "issues": issues}
        data = new_file(Unit, unit, lang, LISTS)
        self.base = data.replace(b"\n", b"\r\n") if crlf else data
        self.old = tuple(issue.title for issue in read(self.base).issues)
        self.sides = {name: Branch(self.base) for name in ("ours", "theirs")}
        self.serial = 0

    def name(self) -> str:
        self.serial += 1
        return f"新{self.serial}号"

    @rule(side=SIDES)
    def add_issue_with_opinion(self, side: str) -> None:
        branch, title, text = self.sides[side], self.name(), self.name()
        number = 10 + len(branch.linked)
        other = number - 9
        issue: dict[str, Any] = {"id": f"I-{number}", "title": title}
        issue["measures"] = [{"id": f"M-{number}", "text": self.name()}]
        opinion = {"id": f"O-{other:03}", "date": DAY, "text": text, "issue": issue["id"]}
        branch.do(Append(("issues",), issue), Append(("opinions",), opinion))
        branch.added += [title, text, issue["measures"][0]["text"]]
        branch.linked[text] = title

    @rule(side=SIDES, place=PLACES, day=st.integers(0, 9))
    def add_to_history(self, side: str, place: int, day: int) -> None:
        branch = self.sides[side]
        if place < len(branch.unit.issues):
            when = DAY + dt.timedelta(days=day)
            text = self.name()
            event = {"date": when, "event": "progress", "text": text}
            branch.do(Append(("issues", place, "log"), event))
            self.grew(branch, place, text)

    @rule(side=SIDES, place=PLACES)
    def add_measure(self, side: str, place: int) -> None:
        branch = self.sides[side]
        if place < len(branch.unit.issues):
            taken = [m.id for issue in branch.unit.issues for m in issue.measures]
            number = next(n for n in range(1, 99) if f"M-{n}" not in taken)
            measure = {"id": f"M-{number}", "text": self.name()}
            branch.do(Append(("issues", place, "measures"), measure))
            self.grew(branch, place, measure["text"])

    def grew(self, branch: Branch, place: int, text: str) -> None:
        branch.added.append(text)
        title = branch.unit.issues[place].title
        branch.grown |= {title} & set(self.old)

    @rule(side=SIDES, place=PLACES, name=FIELDS, clear=st.booleans())
    def change(self, side: str, place: int, name: str, clear: bool) -> None:  # noqa: FBT001
        branch = self.sides[side]
        issues = branch.unit.issues
        if place < len(issues) and issues[place].title in self.old:
            new = "" if clear else self.name()
            branch.do(Set(("issues", place), name, new) if new else Clear(("issues", place), name))
            branch.changed[issues[place].title, name] = new

    @rule(side=SIDES, place=PLACES)
    def remove(self, side: str, place: int) -> None:
        branch = self.sides[side]
        issues = branch.unit.issues
        known = branch.linked.values()
        if place < len(issues) and issues[place].title in self.old and len(issues) > 1:
            gone = issues[place]
            inside = [*(m.text for m in gone.measures), *(event.text for event in gone.log)]
            branch.do(Remove(("issues", place)))
            branch.added = [text for text in branch.added if text not in inside]
            branch.removed.add(gone.title)
            branch.grown.discard(gone.title)
            branch.changed = {k: v for k, v in branch.changed.items() if k[0] != gone.title}
        assert set(known) <= {issue.title for issue in branch.unit.issues}

    @rule(side=SIDES, place=st.integers(0, 30))
    def remark(self, side: str, place: int) -> None:
        branch = self.sides[side]
        lines = branch.data.decode().split("\n")
        line = lines[place % len(lines)].removesuffix("\r")
        if line and "#" not in line:
            end = lines[place % len(lines)].removeprefix(line)
            lines[place % len(lines)] = f"{line}  # 注{self.name()}{end}"
            branch.data = "\n".join(lines).encode()
            assert read(branch.data)

    def teardown(self) -> None:
        """Merge when both are done."""
        if not hasattr(self, "sides"):
            return
        ours, theirs = self.sides["ours"], self.sides["theirs"]
        found = merged(FILE, Sides(ours.data, self.base, theirs.data), LABELS)
        remarks = [self.remarks_of(data) for data in (ours.data, theirs.data, found.data)]
        assert remarks[0] | remarks[1] <= remarks[2]
        assert found.unsure is None or remarks[0] | remarks[1]
        if found.settled:
            self.check(found, ours, theirs)
        else:
            self.check_marked(found, ours, theirs)

    @staticmethod
    def remarks_of(data: bytes) -> set[str]:
        return set(re.findall("# 注新[0-9]+号", data.decode()))

    def check(self, found: Merged, ours: Branch, theirs: Branch) -> None:
        unit = read(found.data)
        present = list(texts(unit))
        for text in (*ours.added, *theirs.added):
            assert present.count(text) == 1
        kept = set(self.old) - ours.removed - theirs.removed
        assert kept <= set(present)
        assert not (ours.removed | theirs.removed) & set(present)
        assert len(unit.issues) == len(kept) + len(ours.linked) + len(theirs.linked)
        by_title: dict[str, Record] = {issue.title: issue for issue in unit.issues}
        for (title, name), new in {**ours.changed, **theirs.changed}.items():
            if title in kept and (title, name) in ours.changed.keys() ^ theirs.changed.keys():
                assert getattr(by_title[title], name) == new
        by_id = {issue.id: issue.title for issue in unit.issues}
        assert len(by_id) == len(unit.issues)
        measures = [measure.id for issue in unit.issues for measure in issue.measures]
        assert len(set(measures)) == len(measures)
        linked = {item.text: by_id[item.issue[0]] for item in unit.opinions}
        assert linked == {**ours.linked, **theirs.linked}

    def check_marked(self, found: Merged, ours: Branch, theirs: Branch) -> None:
        """Both sides of every conflict are there, and there is a reason for it."""
        text = found.data.decode()
        assert text.count("<<<<<<< ours") == text.count(">>>>>>> theirs") > 0
        for branch, other in ((ours, theirs), (theirs, ours)):
            assert all(new in text for new in branch.added)
            for (title, name), new in branch.changed.items():
                assert new in text
                assert title in text or title in other.removed, name
        both = {
            key
            for key in ours.changed.keys() & theirs.changed.keys()
            if ours.changed[key] != theirs.changed[key]
        }
        touched = [{title for title, _ in side.changed} | side.grown for side in (ours, theirs)]
        fought = (touched[0] & theirs.removed) | (touched[1] & ours.removed)
        assert both or fought or found.unsure


TestBranches = Branches.TestCase
TestBranches.settings = settings(max_examples=150, stateful_step_count=14, deadline=None)
