"""The figures of a unit, group by group: `--by theme`, `--by owner` and so on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from itertools import chain, product
from typing import Final, TypeAlias

from zhenggai.figures.base import Figures, Group
from zhenggai.figures.chosen import Chosen, Scope
from zhenggai.figures.metrics import NO_WORD, words_of
from zhenggai.figures.own import chosen_figures
from zhenggai.model.campaign import Campaign
from zhenggai.model.issues import Issue
from zhenggai.model.profiles import requirements
from zhenggai.model.unit import Unit
from zhenggai.words import FOCUS, TRACK, Text, Vocabulary

Values: TypeAlias = Callable[[Issue], tuple[str, ...]]

ISSUE_GROUPS: Final[dict[str, Values]] = {
    "theme": lambda issue: (issue.theme,),
    "domain": lambda issue: (issue.domain,),
    "area": lambda issue: (issue.area,),
    "track": lambda issue: (issue.track,),
    "focus": lambda issue: (issue.focus,),
    "owner": lambda issue: (issue.owner,),
    "tag": lambda issue: tuple(dict.fromkeys(issue.tags)) or ("",),
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


def grouped(scope: Scope, own: Figures, by: Group) -> Mapping[Group, Figures]:
    """Return the figures of the unit for each value of the first key of `by`, of the first two, ….

    Whole units go with their kind or batch. An issue goes with its own value, its measures with
    it (by owner: each measure with its own owner), and so do the opinions that led to it. What
    has no value goes with "", an opinion too that led to no issue of this unit.
    """
    found: dict[Group, Figures] = {}
    for length in range(1, len(by) + 1):
        keys = by[:length]
        if all(key in UNIT_GROUPS for key in keys):
            found[_of_no_issue(scope.unit, keys)] = own
            continue
        for group, chosen in _divided(scope, keys).items():
            found[group] = chosen_figures(chosen, scope)
    return found


def _divided(scope: Scope, keys: Group) -> Mapping[Group, Chosen]:
    groups: defaultdict[Group, Chosen] = defaultdict(Chosen)
    nowhere = _of_no_issue(scope.unit, keys)
    known = {issue.id: _of_issue(issue, keys, nowhere) for issue in scope.kept}
    for issue in scope.chosen.issues:
        for group in _of_issue(issue, keys, nowhere):
            groups[group].issues.append(issue)
    for issue, measure in scope.chosen.measures:
        owned = replace(issue, owner=measure.owner) if "owner" in keys else issue
        for group in _of_issue(owned, keys, nowhere):
            groups[group].measures.append((issue, measure))
    for opinion in scope.chosen.opinions:
        led_to = (known.get(name, ()) for name in scope.issues_of(opinion))
        for group in dict.fromkeys(chain.from_iterable(led_to)) or (nowhere,):
            groups[group].opinions.append(opinion)
    return groups


def _of_issue(issue: Issue, keys: Group, nowhere: Group) -> list[Group]:
    """Return the groups of an issue; it has several if it has several tags."""
    values = (
        ISSUE_GROUPS[key](issue) if key in ISSUE_GROUPS else (value,)
        for key, value in zip(keys, nowhere, strict=True)
    )
    return list(product(*values))


def _of_no_issue(unit: Unit, keys: Group) -> Group:
    """Return the group of what belongs to no issue: its unit is all that is known of it."""
    known = {"kind": unit.kind, "batch": "" if unit.batch is None else str(unit.batch)}
    return tuple(known.get(key, "") for key in keys)


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
