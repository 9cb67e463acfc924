"""Profiles resolved: what is asked of a unit of one kind, with `like` followed."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final

from zhenggai.model.campaign import Campaign, Profile
from zhenggai.model.limits import SHARES, Limits
from zhenggai.model.schema import keys_of
from zhenggai.source import Mapping as Tree
from zhenggai.words import Text


def _built_in() -> Limits:
    return Limits(node=Tree("", 1, 1))


@dataclass(frozen=True, slots=True)
class Requirements:
    """What is asked of units of one kind, nothing left open."""

    kind: str
    base: str
    """The built-in profile that it goes back to: organ or village."""
    name: Text
    domains: tuple[str, ...] = ()
    themes: bool = False
    areas: bool = False
    publicity: tuple[str, ...] = ()
    mechanisms: tuple[str, ...] = ()
    finish: tuple[str, ...] = ()
    severity: Mapping[str, str] = field(default_factory=dict)
    limits: Limits = field(default_factory=_built_in)


_ORGAN: Final = Requirements(
    "organ",
    "organ",
    Text("机关", "organ"),
    domains=("self", "conduct", "interest"),
    publicity=("bulletin", "internal", "board", "web", "press", "broadcast", "tv"),
    mechanisms=("training", "decision", "incentive", "floating"),
    finish=("results", "lookback", "survey"),
)
_VILLAGE: Final = Requirements(
    "village",
    "village",
    Text("村", "village"),
    domains=("self", "conduct", "interest", "countryside"),
    themes=True,
    areas=True,
    publicity=("blackboard", "column", "performance", "wall", "broadcast", "board"),
    mechanisms=("training", "decision", "incentive", "floating", "disclosure"),
    finish=("results", "lookback", "survey"),
)
BUILT_IN: Final = {item.kind: item for item in (_ORGAN, _VILLAGE)}


def requirements(campaign: Campaign, kind: str) -> Requirements | None:
    """Return what the campaign asks of a kind of unit; None if it has no such profile."""
    chain: list[Profile] = []
    seen: set[str] = set()
    name = kind
    while name in campaign.profiles and name not in seen:
        seen.add(name)
        chain.append(campaign.profiles[name])
        name = campaign.profiles[name].like or name
    base = BUILT_IN.get(name) or BUILT_IN.get(kind)
    if base is None and not chain:
        return None
    found = base or replace(_ORGAN, domains=(), publicity=(), mechanisms=(), finish=())
    limits = _changed(found.limits, campaign.limits)
    severity = {**found.severity, **campaign.severity}
    for profile in reversed(chain):
        limits = _changed(limits, profile.limits)
        severity |= profile.severity
        found = replace(found, **_typed(profile))
    title = chain[0].name if chain else ""
    english = (chain[0].name_en if chain else "") or title
    return replace(
        found,
        kind=kind,
        name=Text(title, english) if title else found.name,
        limits=limits,
        severity=severity,
    )


def _typed(profile: Profile) -> dict[str, Any]:
    names = ("domains", "themes", "areas", "publicity", "mechanisms", "finish")
    return {name: getattr(profile, name) for name in names if profile.typed(name) is not None}


def _changed(limits: Limits, own: Limits | None) -> Limits:
    if own is None:
        return limits
    typed = {
        name: value
        for name in keys_of(Limits)
        if own.typed(name) is not None and (value := getattr(own, name)) is not None
        # A share that makes no sense is FIL10's: the one before stays.
        if name not in SHARES or 0 <= value <= 1
    }
    return replace(limits, node=own.node, **typed)
