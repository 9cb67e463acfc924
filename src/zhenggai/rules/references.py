"""REF01 and REF02: ids are unique, and what a record names exists."""

import difflib
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Final, NamedTuple

from zhenggai.finding import Severity
from zhenggai.model.schema import Record
from zhenggai.model.unit import CAMPAIGN, Unit
from zhenggai.rules.base import Case, Surroundings, rule
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
from zhenggai.rules.outcome import Outcome, Wrong
from zhenggai.rules.outlines import Outline
from zhenggai.words import Text

_NUMBERED: Final = re.compile(r"(.*?)([0-9]+)")


class _Kind(NamedTuple):
    """What a link may name, and what to do where it names nothing."""

    called: Text
    remedy: Text


_OTHER: Final = Text(
    "改成有的编号，或先补上那一条", "name one that exists, or add that record first"
)
_ISSUE: Final = _Kind(
    Text("本单位的问题", "issue"),
    Text(
        "改成有的编号；别的单位的问题写 单位#编号",
        "name one that exists; an issue of another unit is written UNIT#ID",
    ),
)
_FINDING: Final = _Kind(Text("查摆记录", "finding"), _OTHER)
_SURVEY: Final = _Kind(Text("测评记录", "survey"), _OTHER)
_VERSION: Final = _Kind(
    Text("方案的版本", "version of the plan:"),
    Text(
        "改成有的版本，或先在 ‹plan.log› 里记 ‹plan.log.event: revised›",
        "name one that exists, or record ‹plan.log.event: revised› in the plan first",
    ),
)
_MEMBER: Final = _Kind(
    Text("党员名册", "member on the roster called"),
    Text(
        "写名册上的姓名，或先把他列入 ‹members›",
        "write a name on the roster, or add it to ‹members› first",
    ),
)
_UNIT: Final = _Kind(
    Text("账本的单位", "unit"),
    Text(
        "写单位编号: data/units 下的路径，不带 .yaml",
        "write the id of a unit: its path below data/units without .yaml",
    ),
)
_SUPERIOR: Final = _Kind(
    Text("账本的单位", "unit"),
    Text(
        "写单位编号（data/units 下的路径，不带 .yaml），活动主办单位写 campaign",
        "write the id of a unit (its path below data/units without .yaml), or campaign for"
        " the organizer",
    ),
)


@rule(
    "REF01",
    Severity.ERROR,
    "",
    Text("同一单位里编号不重复", "no id stands twice in a unit"),
    why=Text(
        "意见、问题、公示靠编号互相指；编号重了，就不知道指的是哪一条。",
        "Opinions, issues and notices refer to each other by id; with an id twice, nobody knows"
        " which is meant.",
    ),
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
    why=Text(
        "编号指空了，来龙去脉就断了：意见不知落到哪个问题，公示不知公示了什么。",
        "A link that leads nowhere breaks the chain from an opinion to its issue, and from an"
        " issue to its notice.",
    ),
)
def links_lead_somewhere(case: Case) -> Iterator[Outcome]:
    """Find dangling links: they hide opinions without an answer."""
    unit = case.typed
    issues = {issue.id for issue in unit.issues}
    for link in issue_links(unit):
        yield from _issue(case, link, issues)
    yield from _merged_in_a_circle(unit)
    yield from _named(finding_links(unit), {item.id for item in unit.findings}, _FINDING)
    yield from _named(survey_links(unit), {survey.id for survey in unit.surveys}, _SURVEY)
    yield from _named(version_links(unit), versions(unit.plan), _VERSION)
    if case.roster:
        yield from _named(member_links(unit), case.roster, _MEMBER)
    for link in unit_links(unit):
        if link.field == "lead":
            yield from _named((link,), case.around.units, _UNIT)
        elif link.target != CAMPAIGN:
            yield from _named((link,), case.around.units, _SUPERIOR)


def _issue(case: Case, link: Link, issues: Collection[str]) -> Iterator[Outcome]:
    unit, mark, name = link.target.partition("#")
    name = name if mark else link.target
    if mark and unit != case.typed.id:
        if unit not in case.around.units:
            yield _missing(link, unit, case.around.units, _UNIT)
    elif name not in issues:
        yield _missing(link, link.target, issues, _ISSUE)
    elif link.of.label == name and link.field in ("into", "of"):
        yield _itself(link)


def _merged_in_a_circle(unit: Unit) -> Iterator[Outcome]:
    """Find issues of which each was merged into another: in the end into nothing."""
    into = {}
    for issue in unit.issues:
        last = issue.last()
        if last and last.event == "merged":
            into[issue.id] = last.into.removeprefix(f"{unit.id}#")
    for link in issue_links(unit):
        name, seen = into.get(link.of.label, ""), {link.of.label}
        while name in into and name not in seen:
            seen.add(name)
            name = into[name]
        if link.field == "into" and name == link.of.label and len(seen) > 1:
            yield link.wrong(
                Text(
                    f"问题 {name} 归并来归并去，又归入自己",
                    f"issue {name} was merged into others and, through them, into itself",
                ),
                Text(
                    "留下一个继续办理，删去它的“归并”",
                    "keep one of them: delete its merging",
                ),
            )


def _named(links: Iterable[Link], known: Collection[str], kind: _Kind) -> Iterator[Outcome]:
    for link in links:
        if link.target not in known:
            yield _missing(link, link.target, known, kind)
        elif link.of.label == link.target and link.field == "supersedes":
            yield _itself(link)


def _missing(link: Link, name: str, known: Collection[str], kind: _Kind) -> Wrong:
    near = difflib.get_close_matches(name, sorted(known), n=1, cutoff=0.6)
    remedy = (
        Text(
            f"是不是 {near[0]}？不是的话，{kind.remedy.zh}",
            f"did you mean {near[0]}? if not, {kind.remedy.en}",
        )
        if near
        else kind.remedy
    )
    message = Text(f"{kind.called.zh}里没有“{name}”", f"there is no {kind.called.en} {name}")
    return link.wrong(message, remedy)


def _itself(link: Link) -> Wrong:
    return link.wrong(
        Text(f"{link.of.label} 指向了自己", f"{link.of.label} names itself"),
        Text("改成另一条的编号，或删去", "name the other record, or delete it"),
    )


RULES = (unique_ids, links_lead_somewhere)
