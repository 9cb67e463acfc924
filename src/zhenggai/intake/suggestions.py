"""What is likely: values that stand ready as answers, and values to choose from by number."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final, NamedTuple, TypeAlias

from zhenggai.acts.base import Request
from zhenggai.acts.notices import last_day
from zhenggai.intake.base import Intake
from zhenggai.intake.placing import labels_in
from zhenggai.model.campaign import Campaign
from zhenggai.model.profiles import BUILT_IN, requirements
from zhenggai.model.schema import ABOUT, Key
from zhenggai.model.unit import Unit
from zhenggai.query.names import vocabulary
from zhenggai.words import SUBJECTS, Lang

_SHORT: Final = 16
"""How much of a title is shown beside an id that may be chosen."""


class Offer(NamedTuple):
    """A value that may be chosen by number, and how it is shown."""

    value: str
    shown: str


@dataclass(frozen=True, slots=True)
class Scene:
    """Where a record is added: the unit (None for a new one), the campaign, the day."""

    campaign: Campaign
    day: dt.date
    unit: Unit | None = None
    unit_id: str = ""

    @property
    def parent(self) -> str:
        """The id of the unit above, `campaign` at the top."""
        return self.unit_id.rpartition("/")[0] or "campaign"


def offers(scene: Scene, intake: Intake, key: Key, lang: Lang) -> list[Offer]:
    """Return what may be chosen for a field; other text may be typed unless it is a word."""
    if intake.record is Unit and key.attribute == "kind":
        return [Offer(it.value, it.shown) for it in kinds(scene.campaign, lang)]
    inner = getattr(key.kind, "of", key.kind)
    if inner == ABOUT and intake.name == "opinion":
        return [Offer(word.id, word.text.to(lang)) for word in SUBJECTS if word.id != "member"]
    words = vocabulary(inner, scene.campaign) if inner != ABOUT else None
    if words:
        return [Offer(word.id, word.text.to(lang)) for word in words]
    if scene.unit is None:
        return []
    found = _CHOICES.get(f"{intake.name}.{key.attribute}") or _CHOICES.get(f".{key.attribute}")
    return list(found(scene.unit)) if found else []


def holders(unit: Unit, intake: Intake) -> list[Offer]:
    """Return the records that new ones of a kind may go into."""
    records = getattr(unit, intake.within)
    titles = [getattr(it, "title", "") or getattr(it, it.dated, "") for it in records]
    named = zip(labels_in(unit, intake), titles, strict=True)
    return [_offer(label, f"{title or ''}") for label, title in named]


def kinds(campaign: Campaign, lang: Lang) -> list[Offer]:
    """Return the kinds of unit that the campaign knows."""
    found = [requirements(campaign, kind) for kind in (*BUILT_IN, *campaign.profiles)]
    named = {item.kind: item.name.to(lang) for item in found if item}
    return [Offer(kind, name) for kind, name in named.items()]


def _people(unit: Unit) -> Iterable[Offer]:
    names = dict.fromkeys((unit.head, *(member.name for member in unit.members)))
    return [Offer(name, name) for name in names if name]


def _issues(unit: Unit) -> Iterable[Offer]:
    return [_offer(item.id, item.title) for item in unit.issues if not item.member]


def _findings(unit: Unit) -> Iterable[Offer]:
    used = {name for issue in unit.issues for name in issue.from_}
    return [_offer(it.id, it.text) for it in unit.findings if it.id not in used]


def _surveys(unit: Unit) -> Iterable[Offer]:
    return [_offer(item.id, f"{item.date or ''}") for item in unit.surveys]


def _offer(label: str, title: str) -> Offer:
    short = title if len(title) <= _SHORT else f"{title[: _SHORT - 1]}…"
    return Offer(label, f"{label} {short}".strip())


_CHOICES: Final[Mapping[str, Callable[[Unit], Iterable[Offer]]]] = {
    ".owner": _people,
    ".leader": _people,
    ".host": _people,
    ".proposed_by": _people,
    ".reviewed_by": _people,
    ".approved_by": _people,
    "issue.from_": _findings,
    "opinion.issue": _issues,
    "mechanism.from_": _issues,
    "notice.issues": _issues,
    "makeup.survey": _surveys,
    "survey.supersedes": _surveys,
}
"""Values to choose from, by kind and field, or for a field of every kind."""

_Likely: TypeAlias = Callable[[Scene, Mapping[str, Any]], Any]


def likely(scene: Scene, intake: Intake, name: str, answers: Mapping[str, Any]) -> Any:  # noqa: ANN401
    """Return the value that is most likely for a field; None if none is."""
    found = _LIKELY.get(f"{intake.name}.{name}")
    if found:
        return found(scene, answers)
    return scene.day if name == intake.record.dated else None


def _parent(scene: Scene, _: Mapping[str, Any]) -> str:
    return scene.parent


def _last_day(scene: Scene, answers: Mapping[str, Any]) -> dt.date | None:
    begun, hangs = answers.get("from_"), answers.get("form") in ("board", "web")
    if begun is None or scene.unit is None or not hangs:
        return None
    return last_day(answers["covers"], begun, Request(scene.unit, scene.campaign))


def _last_survey(scene: Scene, _: Mapping[str, Any]) -> str | None:
    surveys = scene.unit.surveys if scene.unit else ()
    return surveys[-1].id if surveys else None


def _last_version(scene: Scene, _: Mapping[str, Any]) -> int | None:
    plan = scene.unit.plan if scene.unit else None
    versions = [item.version for item in plan.log if item.version] if plan else []
    return max(versions, default=None)


def _expected(scene: Scene, _: Mapping[str, Any]) -> int | None:
    return (scene.unit.member_count or len(scene.unit.members) or None) if scene.unit else None


_LIKELY: Final[Mapping[str, _Likely]] = {
    "opinion.count": lambda _, __: 1,
    "opinion.about": lambda _, __: "unit",
    "finding.about": lambda _, __: "unit",
    "issue.found": lambda scene, _: scene.day,
    "notice.until": _last_day,
    "notice.version": _last_version,
    "survey.organiser": _parent,
    "makeup.supervisor": _parent,
    "makeup.survey": _last_survey,
    "meeting.expected": _expected,
    "mechanism.change": lambda _, __: "created",
    "mechanism.adopted": lambda _, __: None,
}
