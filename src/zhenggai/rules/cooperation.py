"""COO: what concerns several is led by one and shared by all (整改过程协作制, C54)."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Final

from zhenggai.finding import Severity
from zhenggai.model.issues import OUTSIDE, Issue, Shared
from zhenggai.model.profiles import requirements
from zhenggai.model.unit import CAMPAIGN
from zhenggai.rules.base import Case, Rule, Surroundings, rule
from zhenggai.rules.outcome import Outcome, Wrong
from zhenggai.rules.outlines import Outline
from zhenggai.rules.wording import counted
from zhenggai.source import Location
from zhenggai.words import Text

_FEWEST: Final = 2
"""Partners without whom there is nothing to share."""
_COMMON_AREAS: Final = frozenset({"B2", "B4", "B5"})
"""Customs, unauthorised building, dirt: no branch settles them alone."""


def copies_of_led(
    outlines: Mapping[str, Outline], _around: Surroundings
) -> Iterator[tuple[str, Wrong]]:
    """Go through the copies of what nobody leads: such an issue is counted nowhere."""
    for outline in outlines.values():
        for copy in outline.copies:
            there = outlines.get(copy.unit)
            # What does not exist at all has its own finding (REF02).
            if there and copy.issue in there.issues - there.led:
                yield outline.unit, copy.missing


@rule(
    "COO01",
    Severity.ERROR,
    "C54",
    Text(
        "共性问题有牵头单位，有两个以上有分工的配合单位或党员；副本指牵头单位的那一条",
        "a shared issue has a lead and at least two partners with duties; a copy is of the lead's"
        " record",
    ),
    across=copies_of_led,
)
def led(case: Case) -> Iterator[Outcome]:
    """Want 「党组织要牵头，有关党员要相互协作」; whether the lead is a unit is judged by REF02."""
    for issue in case.unit.issues:
        shared = issue.shared
        if shared is None or issue.status in OUTSIDE:
            continue
        if case.missing(shared, "lead"):
            yield case.wrong(
                shared,
                "lead",
                Text(
                    f"共性问题 {issue.id} 没有牵头单位",
                    f"shared issue {issue.id} has no lead",
                ),
                Text(
                    f"在 ‹issues.shared› 里补上 ‹lead›: 单位编号，如 {case.unit.id}",
                    f"add ‹lead: UNIT› to ‹issues.shared›, such as {case.unit.id}",
                ),
                of=issue,
            )
        if issue.is_copy:
            yield from _of_another(case, issue, shared)
        elif shared.lead in case.around.units - {case.unit.id}:
            yield _led_elsewhere(case, issue, shared)
        else:
            yield from _too_few(case, issue, shared)


def _of_another(case: Case, issue: Issue, shared: Shared) -> Iterator[Outcome]:
    unit, mark, _ = shared.of.partition("#")
    home = unit if mark else case.unit.id
    if shared.lead in case.around.units - {home}:
        yield case.wrong(
            shared,
            "lead",
            Text(
                f"副本 {issue.id} 的原件在 {home}，牵头单位却写 {shared.lead}",
                f"copy {issue.id} is of a record of {home}, but its lead is {shared.lead}",
            ),
            Text(
                f"‹lead› 写 {home}；如果是 {shared.lead} 牵头，改正 ‹of›",
                f"write ‹lead: {home}›, or correct ‹of› if {shared.lead} does lead",
            ),
            of=issue,
        )


def _led_elsewhere(case: Case, issue: Issue, shared: Shared) -> Wrong:
    lead = shared.lead
    return case.wrong(
        shared,
        "lead",
        Text(
            f"共性问题 {issue.id} 由 {lead} 牵头，本单位的这一条却不是副本",
            f"shared issue {issue.id} is led by {lead}, but is no copy of a record there",
        ),
        Text(
            f"补上 ‹of›: {lead}#编号；本单位牵头的，‹lead› 写 {case.unit.id}",
            f"add ‹of: {lead}#ID›, or write ‹lead: {case.unit.id}› if this unit leads",
        ),
        of=issue,
    )


def _too_few(case: Case, issue: Issue, shared: Shared) -> Iterator[Outcome]:
    able = sum(bool(partner.name and partner.duty) for partner in shared.partners)
    if able >= _FEWEST:
        return
    yield case.wrong(
        shared,
        "partners",
        Text(
            f"共性问题 {issue.id} 有分工的配合单位或党员只有 {able} 个，至少要 {_FEWEST} 个",
            f"shared issue {issue.id} has {counted(able, 'partner')} with a duty; at least"
            f" {_FEWEST} are"
            " wanted",
        ),
        Text(
            "写明每一个: ‹partners: - {name: 名称, duty: 分工}›",
            "give each a name and a duty: ‹partners: - {name: …, duty: …}›",
        ),
        of=issue,
    )


@rule(
    "COO02",
    Severity.WARNING,
    "C54",
    Text(
        "村容整治、移风易俗的问题有协作",
        "issues of village appearance or customs are shared",
    ),
    applies="V",
)
def common_shared(case: Case) -> Iterator[Outcome]:
    """Want 「乡风、村容整治等共性或交叉性的问题」 to be nobody's business alone."""
    for issue in case.unit.public_issues:
        common = (
            issue.theme == "appearance" or issue.area in _COMMON_AREAS or "customs" in issue.tags
        )
        if common and issue.shared is None and issue.status not in OUTSIDE:
            yield case.wrong(
                issue,
                "shared",
                Text(
                    f"问题 {issue.id} 属于村容整治或移风易俗，却没有协作",
                    f"issue {issue.id} is about village appearance or customs but is not shared",
                ),
                Text(
                    f"补上 ‹shared: {{lead: {case.unit.id}, partners: [{{name: …, duty: …}}]}}›",
                    f"add ‹shared: {{lead: {case.unit.id}, partners: [{{name: …, duty: …}}]}}›",
                ),
            )


def common_areas(
    outlines: Mapping[str, Outline], around: Surroundings
) -> Iterator[tuple[str, Wrong]]:
    """Look for an area that many sibling units have and their superior does not lead in."""
    siblings: dict[str, list[Outline]] = defaultdict(list)
    for name in sorted(outlines):
        siblings[name.rpartition("/")[0]].append(outlines[name])
    for superior, units in siblings.items():
        # A superior that has a file but was not read may well share the issue.
        if superior in around.units and superior not in outlines:
            continue
        home = outlines.get(superior, units[0])
        needs = requirements(around.campaign, home.kind)
        least = needs.limits.shared_units if needs else len(units) + 1
        having: dict[str, list[str]] = defaultdict(list)
        for unit in units:
            for area in unit.areas - home.shared_areas:
                having[area].append(unit.unit)
        for area, names in sorted(having.items()):
            if len(names) >= least > 0:
                called = around.campaign.lists["areas"][area]
                yield home.unit, _common(home, superior or CAMPAIGN, called, names)


def _common(home: Outline, superior: str, area: Text, units: list[str]) -> Wrong:
    names, count = " ".join(units), len(units)
    return Wrong(
        Location(home.path),
        Text(
            f"{count} 个单位都有“{area.zh}”的问题（{names}），上级 {superior} 却没有牵头的共性问题",
            f"{count} units have issues of {area.en} ({names}), but {superior} above them leads no"
            " shared issue of that area",
        ),
        Text(
            f"在上级单位列一个领域为“{area.zh}”的问题，写明牵头单位和配合单位",
            f"give the superior an issue of {area.en} that is shared: with its lead and partners",
        ),
        field="issues",
    )


RULES = (
    led,
    common_shared,
    Rule(
        "COO03",
        Severity.WARNING,
        "C54",
        Text(
            "几个单位都有的问题由上级牵头协作",
            "what several units have in common is shared at their superior",
        ),
        applies="H",
        across=common_areas,
        why=Text(
            "几个村都有的问题，一个村解决不了，要上级牵头。",
            "What several villages suffer from, no single one can solve.",
        ),
        limits=("shared_units",),
    ),
)
