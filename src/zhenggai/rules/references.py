"""REF: ids are unique, and what a record names exists."""

import difflib
import posixpath
import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Final

from zhenggai.finding import Severity
from zhenggai.model.issues import Issue, IssueEvent, Measure
from zhenggai.model.persons import is_group
from zhenggai.model.schema import Record
from zhenggai.model.unit import CAMPAIGN
from zhenggai.rules.base import Case, Outcome, Outline, Rule, Skip, Surroundings, Wrong, rule
from zhenggai.rules.links import (
    Link,
    finding_links,
    issue_links,
    member_links,
    survey_links,
    unit_links,
    version_links,
    versions,
)
from zhenggai.words import Text

_NUMBERED: Final = re.compile(r"(.*?)([0-9]+)")
_ABSOLUTE: Final = re.compile(r"[/\\~].*|[A-Za-z]:.*|file:.*", re.DOTALL)
_ADDRESSED: Final = re.compile(r"[（(].*[）)]$|同志$")


@rule(
    "REF01",
    Severity.ERROR,
    "",
    Text("同一单位里编号不重复", "no id stands twice in a unit"),
)
def unique_ids(case: Case) -> Iterator[Outcome]:
    """Find ids that stand twice: a link to one leads nowhere."""
    unit = case.typed
    measures = [measure for issue in unit.issues for measure in issue.measures]
    orders = [order for visit in unit.visits for order in visit.orders]
    kinds: tuple[Iterable[Record], ...] = (
        *(unit.findings, unit.opinions, unit.issues, measures, unit.notices),
        *(unit.surveys, unit.makeups, unit.mechanisms, orders),
    )
    for records in kinds:
        yield from _twice(case, records)


def _twice(case: Case, records: Iterable[Record]) -> Iterator[Outcome]:
    first: dict[str, Record] = {}
    for record in records:
        name = record.label
        earlier = first.setdefault(name, record) if name else record
        if earlier is record:
            continue
        called, line = record.called, earlier.at("id").line
        free = _free(name, {item.label for item in records})
        yield case.wrong(
            record,
            "id",
            Text(
                f"{called.zh}编号 {name} 重复，第 {line} 行已经有了",
                f"{called.en} {name} stands twice; it is on line {line} already",
            ),
            Text(
                f"把后一条的编号改成 {free}，并改正指向它的编号",
                f"rename the later one to {free}, and the links that mean it",
            ),
        )


def _free(name: str, taken: Collection[str]) -> str:
    """Return the next id of the same pattern."""
    found = _NUMBERED.fullmatch(name)
    stem, digits = (found[1], found[2]) if found else (f"{name}-", "1")
    number = int(digits) + 1
    while f"{stem}{number:0{len(digits)}}" in taken:
        number += 1
    return f"{stem}{number:0{len(digits)}}"


def issues_elsewhere(
    outlines: Mapping[str, Outline], around: Surroundings
) -> Iterator[tuple[str, Wrong]]:
    """Go through the links to issues that another unit does not have."""
    for outline in outlines.values():
        for reference in outline.references:
            there = outlines.get(reference.unit)
            # A unit whose file cannot be read has its own finding (FIL01).
            if reference.unit in around.units and there and reference.issue not in there.issues:
                yield outline.unit, reference.missing


@rule(
    "REF02",
    Severity.ERROR,
    "",
    Text(
        "指向的问题、单位、测评、版本、党员都存在",
        "every issue, unit, survey, version and member that is named exists",
    ),
    across=issues_elsewhere,
)
def links_lead_somewhere(case: Case) -> Iterator[Outcome]:
    """Find dangling links: they hide opinions without an answer."""
    unit = case.typed
    issues = {issue.id for issue in unit.issues}
    for link in issue_links(unit):
        yield from _issue(case, link, issues)
    findings = {finding.id for finding in unit.findings}
    yield from _named(finding_links(unit), findings, Text("查摆记录", "finding"))
    surveys = {survey.id for survey in unit.surveys}
    yield from _named(survey_links(unit), surveys, Text("测评", "survey"))
    yield from _named(version_links(unit), versions(unit.plan), Text("方案版本", "plan version"))
    if case.roster:
        yield from _named(member_links(unit), case.roster, Text("名册上的党员", "member"))
    for link in unit_links(unit):
        if link.field == "lead" or link.target != CAMPAIGN:
            yield from _named((link,), case.around.units, Text("单位", "unit"))


def _issue(case: Case, link: Link, issues: Collection[str]) -> Iterator[Outcome]:
    unit, mark, name = link.target.partition("#")
    name = name if mark else link.target
    if mark and unit != case.typed.id:
        if unit not in case.around.units:
            yield _missing(link, unit, case.around.units, Text("单位", "unit"))
    elif name not in issues:
        yield _missing(link, link.target, issues, Text("问题", "issue"))
    elif link.of.label == name and link.field in ("into", "of"):
        yield _itself(link)


def _named(links: Iterable[Link], known: Collection[str], called: Text) -> Iterator[Outcome]:
    for link in links:
        if link.target not in known:
            yield _missing(link, link.target, known, called)
        elif link.of.label == link.target and link.field == "supersedes":
            yield _itself(link)


def _missing(link: Link, name: str, known: Collection[str], called: Text) -> Wrong:
    near = difflib.get_close_matches(name, sorted(known), n=1, cutoff=0.6)
    remedy = (
        Text(f"是不是 {near[0]}？改成有的，或删去", f"did you mean {near[0]}? else delete it")
        if near
        else Text("改成有的，或先补上那一条", "name one that exists, or add that record first")
    )
    message = Text(f"没有“{name}”这个{called.zh}", f"there is no {called.en} {name}")
    return _wrong(link, message, remedy)


def _itself(link: Link) -> Wrong:
    return _wrong(
        link,
        Text(f"{link.of.label} 指向了自己", f"{link.of.label} names itself"),
        Text("改成另一条的编号，或删去", "name the other record, or delete it"),
    )


def _wrong(link: Link, message: Text, remedy: Text) -> Wrong:
    return Wrong(link.place, message, remedy, link.of.label, link.field.rstrip("_"))


@rule(
    "REF03",
    Severity.ERROR,
    "",
    Text(
        "佐证是 data/evidence 下真有的文件",
        "every piece of evidence is a file below data/evidence",
    ),
)
def evidence_exists(case: Case) -> Iterator[Outcome]:
    """Find evidence that cannot be opened: it proves nothing."""
    for issue in case.typed.issues:
        cited: tuple[Measure | IssueEvent, ...] = (*issue.measures, *issue.log)
        for record in cited:
            for path in record.evidence:
                if path not in case.around.evidence:
                    of = record if record.label else issue
                    link = Link(path, record, "evidence", of)
                    yield from _evidence(link, case.around.evidence)


def _evidence(link: Link, evidence: frozenset[str]) -> Iterator[Outcome]:
    path = link.target
    clean = posixpath.normpath(path.replace("\\", "/"))
    remedy = Text(
        "把文件放进 data/evidence，写从那里起的路径",
        "put the file into data/evidence and write its path from there",
    )
    if _ABSOLUTE.fullmatch(path):
        said = Text(f"佐证写成了绝对路径: {path}", f"an absolute path of evidence: {path}")
        yield _wrong(link, said, remedy)
    elif clean == ".." or clean.startswith("../"):
        said = Text(f"佐证在 data/evidence 之外: {path}", f"outside data/evidence: {path}")
        yield _wrong(link, said, remedy)
    elif "\\" in path or not _found(clean, evidence):
        shorter = clean.removeprefix("data/").removeprefix("evidence/")
        if _found(shorter, evidence):
            remedy = Text(f"写成 {shorter}", f"write {shorter}")
        said = Text(f"data/evidence 里没有 {path}", f"there is no {path} in data/evidence")
        yield _wrong(link, said, remedy)


def _found(path: str, evidence: frozenset[str]) -> bool:
    """Say whether there is such a file; systems differ in how they spell accented names."""
    return any(unicodedata.normalize(form, path) in evidence for form in ("NFC", "NFD"))


@rule(
    "REF05",
    Severity.ERROR,
    "",
    Text(
        "党员个人问题的责任人在党员名册上",
        "whoever answers for a member's own problem is on the roster",
    ),
)
def owners_on_roster(case: Case) -> Iterator[Outcome]:
    """Find owners whom the unit does not know; group words are the affair of RSP02."""
    if not case.roster:
        yield Skip(Text("没有填党员名册", "the unit lists no members"))
        return
    for issue in case.typed.issues:
        owned: tuple[Issue | Measure, ...] = (issue, *issue.measures) if issue.member else ()
        for record in owned:
            owner = record.owner
            if owner in case.roster or not owner or is_group(owner):
                continue
            if _ADDRESSED.sub("", owner).strip() not in case.roster:
                known = Text("名册上的党员", "member")
                yield _missing(Link(owner, record, "owner", record), owner, case.roster, known)


UNCHANGED: Final = Rule(
    "REF04",
    Severity.WARNING,
    "",
    Text("佐证引用后没有改动", "evidence is unchanged since it was cited"),
)

RULES = (unique_ids, links_lead_somewhere, evidence_exists, UNCHANGED, owners_on_roster)
