"""What a rule is and what it is given.

A rule is one small generator function. It gets a `Case` (a unit as it was on a day, and what
surrounds it) and yields `Wrong` for each thing that is wrong, or one `Skip` that says why it
cannot judge. The runner stamps code, clause and severity, so a rule cannot get them wrong.
"""

import datetime as dt
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal, TypeAlias

from zhenggai.deadlines import work_calendar
from zhenggai.finding import Severity
from zhenggai.model.campaign import Campaign, Stage
from zhenggai.model.issues import Issue
from zhenggai.model.limits import Limits
from zhenggai.model.opinions import Opinion
from zhenggai.model.profiles import Requirements
from zhenggai.model.schema import Record
from zhenggai.model.unit import CAMPAIGN, Unit
from zhenggai.naming import Naming, naming
from zhenggai.rules.outcome import Outcome, Wrong
from zhenggai.rules.outlines import Outline
from zhenggai.rules.passages import Passage, Words
from zhenggai.source import Scalar, Sequence
from zhenggai.words import Text

Applies: TypeAlias = Literal["A", "O", "V", "M", "H"]
"""All units, organs, villages, members, or the unit's superior: the words `APPLIES`."""
Silence: TypeAlias = Literal["waiver", "record", "severity", "never"]
"""How its findings may be accepted: in the unit's file and by campaign.yaml, in the unit's file
record by record, in campaign.yaml only, or not at all."""


def _unread(_path: str) -> str:
    return ""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a rule may know beyond its unit: all that exists, but no other unit's records."""

    campaign: Campaign
    day: dt.date
    today: dt.date
    units: frozenset[str] = frozenset()
    evidence: frozenset[str] = frozenset()
    digest_of: Callable[[str], str] = field(default=_unread, compare=False)
    """Returns the SHA-256 of a piece of evidence in hexadecimal; empty if it cannot be read."""


@dataclass(frozen=True)
class Case:
    """A unit as it was on `day`, with what is asked of it."""

    unit: Unit
    """The unit as of the day: facts of later days are not in it."""
    typed: Unit
    """The unit as typed, later facts included."""
    needs: Requirements
    around: Surroundings
    _said: dict[str, tuple[Outcome, ...]] = field(default_factory=dict, init=False, compare=False)

    @property
    def day(self) -> dt.date:
        """The as-of day."""
        return self.around.day

    @property
    def campaign(self) -> Campaign:
        """The campaign."""
        return self.around.campaign

    @property
    def limits(self) -> Limits:
        """The limits of the unit's profile."""
        return self.needs.limits

    @property
    def stage(self) -> Stage | None:
        """The rectification stage, once it has begun; None before, or if it has no dates."""
        stage = self.campaign.rectification
        begun = stage and stage.start and stage.start <= self.day
        return stage if begun else None

    @property
    def village(self) -> bool:
        """Whether the rules for villages apply."""
        return self.needs.base == "village"

    @cached_property
    def naming(self) -> Naming:
        """How the unit's file names its keys and words."""
        return naming(self.unit.node, Unit, self.campaign.lists)

    @cached_property
    def issues(self) -> Mapping[str, Issue]:
        """The unit's issues by id, as of the day."""
        return {issue.id: issue for issue in self.unit.issues}

    @cached_property
    def _words(self) -> Words:
        return Words(self.unit)

    def passages(self, like: re.Pattern[str], *, printed: bool = False) -> Iterator[Passage]:
        """Go through the words of the unit in which a pattern is found; see `Words.passages`."""
        said = self.typed.said
        if said is not None and not like.search("\n".join(said)):
            return iter(())
        return self._words.passages(like, printed=printed)

    @cached_property
    def _opinions(self) -> Mapping[str, tuple[Opinion, ...]]:
        found: dict[str, tuple[Opinion, ...]] = {}
        for opinion in self.unit.opinions:
            for target in opinion.issue:
                name = target.removeprefix(f"{self.unit.id}#")
                found[name] = (*found.get(name, ()), opinion)
        return found

    def opinions_of(self, issue: Issue) -> tuple[Opinion, ...]:
        """Return the opinions of this unit that led to an issue."""
        return self._opinions.get(issue.id, ())

    @cached_property
    def roster(self) -> frozenset[str]:
        """The names on the unit's roster."""
        return frozenset(member.name for member in self.unit.members)

    def outcomes(self, rule: "Rule") -> tuple[Outcome, ...]:
        """Return what a rule says of this case; it is asked once."""
        if rule.code not in self._said:
            self._said[rule.code] = tuple(rule.check(self)) if rule.check else ()
        return self._said[rule.code]

    @property
    def superiors(self) -> frozenset[str]:
        """The units above this one; `campaign` is above all of them."""
        parts = self.unit.id.split("/")[:-1]
        above = {"/".join(parts[: size + 1]) for size in range(len(parts))}
        return frozenset({CAMPAIGN} if not parts else above)

    def missing(self, record: Record, name: str) -> bool:
        """Whether a field was left out: one typed but unreadable has its own finding (FIL)."""
        if getattr(record, name):
            return False
        node = record.typed(name)
        if isinstance(node, Sequence):
            return all(isinstance(item, Scalar) and not item.text.strip() for item in node.items)
        return not (node.text.strip() if isinstance(node, Scalar) else node)

    def until(self, start: dt.date, days: int) -> dt.date:
        """Return the last day of a limit counted from `start`: never a day off."""
        return work_calendar(self.campaign.calendar).add_days(start, days).day

    def wrong(  # noqa: PLR0913 - the fields of a finding
        self,
        record: Record,
        name: str,
        message: Text,
        remedy: Text,
        *,
        of: Record | None = None,
        severity: Severity | None = None,
    ) -> Wrong:
        """Return what is wrong with a field of a record, or with the record where it is missing.

        `of` is the record that people know by its id, when `record` is a part of it.
        """
        label = (of or record).label
        # What is empty, or a fact of a later day, is missing: its place is the record's.
        gone = name and getattr(record, name) in (None, "", ())
        where = record.begins if gone or not name else record.at(name)
        typed = getattr(record, name) if name else None
        words = typed if isinstance(typed, str) else ""
        held = type(record)
        return Wrong(where, message, remedy, label, name.rstrip("_"), severity, held, words)

    def lacks(
        self,
        section: str,
        message: Text,
        remedy: Text,
        severity: Severity | None = None,
    ) -> Wrong:
        """Return that something is missing from a section of the unit, or the section is."""
        where = self.unit.section(section)
        return Wrong(where, message, remedy, "", section, severity)


Check: TypeAlias = Callable[[Case], Iterator[Outcome]]


Across: TypeAlias = Callable[[Mapping[str, Outline], Surroundings], Iterator[tuple[str, Wrong]]]
"""A check over the outlines of many units; yields the id of a unit and what is wrong."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A check with its code; the docstring of the check is the maintainer's explanation."""

    code: str
    severity: Severity
    clause: str
    """Clauses of the speech, such as `C04` or `C25 C26`; empty for the format's own rules."""
    wants: Text
    """What the rule wants, in one sentence."""
    check: Check | None = field(default=None, compare=False)
    """None: judged while reading, or over the whole ledger."""
    applies: Applies = "A"
    across: Across | None = field(default=None, compare=False)
    """What can only be judged with other units at hand."""
    why: Text | None = None
    """Why it is wanted, where the words of the clause do not say so."""
    limits: tuple[str, ...] = ()
    """The fields of `Limits` that it judges by."""
    silence: Silence = "waiver"

    @property
    def fixed(self) -> bool:
        """Whether its severity is not for a campaign to change."""
        return self.silence in ("record", "never")


def rule(  # noqa: PLR0913 - the fields of a rule
    code: str,
    severity: Severity,
    clause: str,
    wants: Text,
    *,
    applies: Applies = "A",
    across: Across | None = None,
    why: Text | None = None,
    limits: tuple[str, ...] = (),
    silence: Silence = "waiver",
) -> Callable[[Check], Rule]:
    """Build a `Rule` of a function; a family lists its rules in its tuple `RULES`."""

    def build(check: Check) -> Rule:
        return Rule(code, severity, clause, wants, check, applies, across, why, limits, silence)

    return build
