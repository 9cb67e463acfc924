"""The figures of a unit, group by group: `--by theme`, `--by owner` and so on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import Final, TypeAlias

from zhenggai.figures.base import Figures
from zhenggai.figures.chosen import Chosen, Scope, counted, measures_of
from zhenggai.figures.metrics import NO_WORD, words_of
from zhenggai.figures.own import chosen_figures
from zhenggai.model.campaign import Campaign
from zhenggai.model.issues import Issue
from zhenggai.model.opinions import Opinion
from zhenggai.model.profiles import requirements
from zhenggai.words import FOCUS, TRACK, Text, Vocabulary

Values: TypeAlias = Callable[[Issue], tuple[str, ...]]

ISSUE_GROUPS: Final[dict[str, Values]] = {
    "theme": lambda issue: (issue.theme,),
    "domain": lambda issue: (issue.domain,),
    "area": lambda issue: (issue.area,),
    "track": lambda issue: (issue.track,),
    "focus": lambda issue: (issue.focus,),
    "owner": lambda issue: (issue.owner,),
    "tag": lambda issue: issue.tags or ("",),
}
"""What an issue is grouped by; "" where it has no value. A tag each: such groups overlap."""
UNIT_GROUPS: Final = ("kind", "batch")
"""What whole units are grouped by."""
GROUPS: Final = (*ISSUE_GROUPS, *UNIT_GROUPS)
_LISTS: Final[dict[str, Vocabulary | str]] = {
    "theme": "themes",
    "domain": "domains",
    "area": "areas",
    "track": TRACK,
    "focus": FOCUS,
    "tag": "tags",
}
NAMES: Final = {
    "theme": Text("主题", "theme"),
    "domain": Text("方面", "domain"),
    "area": Text("领域", "area"),
    "track": Text("整改类别", "track"),
    "focus": Text("侧重", "focus"),
    "owner": Text("责任人", "owner"),
    "tag": Text("标签", "tag"),
    "kind": Text("单位类型", "kind of unit"),
    "batch": Text("批次", "batch"),
}


def grouped(scope: Scope, own: Figures, by: str) -> Mapping[str, Figures]:
    """Return the figures of the unit for each value of `by`.

    Whole units go with their kind or batch. An issue goes with its own value, its measures with
    it (by owner: each measure with its own owner), and so do the opinions that led to it. What
    has no value goes with "", an opinion too that led to no issue of this unit.
    """
    unit = scope.unit
    if by == "kind":
        return {unit.kind: own}
    if by == "batch":
        return {"" if unit.batch is None else str(unit.batch): own}
    chosen = _divided(scope, by)
    return {value: chosen_figures(chosen[value], scope) for value in chosen}


def _divided(scope: Scope, by: str) -> Mapping[str, Chosen]:
    values = ISSUE_GROUPS[by]
    groups: defaultdict[str, Chosen] = defaultdict(Chosen)
    issues = counted(scope.unit)
    for issue in issues:
        for value in values(issue):
            groups[value].issues.append(issue)
            if by != "owner":
                groups[value].measures += measures_of([issue])
    if by == "owner":
        for issue, measure in measures_of(issues):
            groups[measure.owner].measures.append((issue, measure))
    own = f"{scope.unit.id}#"
    known = {issue.id: values(issue) for issue in scope.unit.issues}
    for opinion in scope.unit.opinions:
        for value in _led_to(opinion, own, known):
            groups[value].opinions.append(opinion)
    return groups


def _led_to(opinion: Opinion, own: str, known: Mapping[str, tuple[str, ...]]) -> Iterable[str]:
    """Return the values of the issues that an opinion led to, each once; else ""."""
    found = (known.get(name.removeprefix(own), ()) for name in opinion.issue)
    return dict.fromkeys(value for values in found for value in values) or ("",)


def in_order(values: Iterable[str], by: str, campaign: Campaign) -> list[str]:
    """Put values in the order of their list, with the words that nothing has; "" comes last.

    Of tags only those that something has; owners, kinds and batches as they sort.
    """
    found = set(values)
    words = words_of(_LISTS.get(by), campaign)
    if words is None:
        known = sorted(found - {""})
    else:
        known = [word.id for word in words if by != "tag" or word.id in found]
    return [*known, ""] if "" in found else known


def value_name(value: str, by: str, campaign: Campaign) -> Text:
    """Return what a group is called."""
    if not value:
        return NO_WORD
    words = words_of(_LISTS.get(by), campaign)
    if words is not None:
        return words[value]
    if by == "kind":
        needs = requirements(campaign, value)
        return needs.name if needs else Text(value, value)
    if by == "batch":
        return Text(f"第{value}批", f"batch {value}")
    return Text(value, value)
