"""Read units and say how each stands on a day: what `status`, `due` and `reconcile` do first.

Only the units that are named are read, and no folder of evidence is listed.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from zhenggai.dues.accounts import Open, open_in
from zhenggai.dues.base import Due
from zhenggai.dues.of_unit import dues
from zhenggai.figures.base import NONE, Figures
from zhenggai.figures.chosen import Scope
from zhenggai.figures.own import own_figures
from zhenggai.finding import Finding, Severity
from zhenggai.load import Ledger, evidence_among, evidence_digest, load_unit
from zhenggai.model.evidence import cited, spellings
from zhenggai.model.issues import IssueEvent, Measure
from zhenggai.model.unit import Unit
from zhenggai.parallel import in_batches
from zhenggai.rules import RULES
from zhenggai.rules.activity import quiet_since
from zhenggai.rules.base import Case, Surroundings
from zhenggai.rules.runner import build_case, check_unit


@dataclass(frozen=True, slots=True)
class Quiet:
    """The latest record of a unit, and for how long there was no newer one."""

    last: dt.date | None = None
    days: int | None = None
    """Since the latest record, or since the stage began if that was later; None: since ever."""
    too_long: bool = False
    """Whether that is more than `idle_days`, and the unit has not finished."""


@dataclass(frozen=True, slots=True)
class Outlook:
    """How a unit stands on a day."""

    id: str
    name: str
    kind: str = ""
    batch: int | None = None
    finished: dt.date | None = None
    warn_days: int = 0
    own: Figures = NONE
    dues: tuple[Due, ...] = ()
    open: tuple[Open, ...] = ()
    quiet: Quiet = Quiet()
    faults: tuple[Finding, ...] = ()
    """What is wrong with its file."""
    read: bool = True
    """False: there is a file, but it could not be read, and nothing in it is known."""


def look(ledger: Ledger, units: Sequence[str], day: dt.date) -> tuple[Outlook, ...]:
    """Say how these units stand on a day."""
    return tuple(in_batches(partial(_look_batch, ledger, day), units))


def _look_batch(ledger: Ledger, day: dt.date, units: Iterable[str]) -> list[Outlook]:
    return [_look_one(ledger, day, unit) for unit in units]


def _look_one(ledger: Ledger, day: dt.date, unit_id: str) -> Outlook:
    unit, faults = load_unit(ledger, unit_id)
    if unit is None:
        name = unit_id.rpartition("/")[2]
        return Outlook(unit_id, name, faults=tuple(faults), read=False)
    case = build_case(unit, Surroundings(ledger.campaign, day, day))
    then = case.unit
    return Outlook(
        unit_id,
        then.name,
        then.kind,
        then.batch,
        then.finished.date if then.finished else None,
        case.limits.warn_days,
        own_figures(Scope(then, ledger.campaign, day, case.limits)),
        dues(case),
        open_in(case),
        _quiet(case),
        tuple(faults),
    )


def _quiet(case: Case) -> Quiet:
    since = quiet_since(case)
    days = (case.day - since).days if since else None
    too_long = case.unit.finished is None and (days is None or days > case.limits.idle_days)
    return Quiet(case.unit.last_fact(case.day), days, too_long)


@dataclass(frozen=True, slots=True)
class Step:
    """What to do next: all that one rule found in a unit, with the first of it."""

    first: Finding
    count: int


_PLACES: Final = {rule.code: place for place, rule in enumerate(RULES)}


def findings_of(ledger: Ledger, unit_id: str, day: dt.date, today: dt.date) -> list[Finding]:
    """Return what the rules find in one unit; those that need other units are not asked."""
    unit, faults = load_unit(ledger, unit_id)
    if unit is None:
        return faults
    around = Surroundings(
        ledger.campaign,
        day,
        today,
        frozenset(ledger.units),
        evidence_among(ledger.root, _cited_in(unit)),
        partial(evidence_digest, ledger.root),
    )
    return sorted(check_unit(unit, faults, around).findings)


def _cited_in(unit: Unit) -> Iterable[str]:
    for issue in unit.issues:
        records: tuple[Measure | IssueEvent, ...] = (*issue.measures, *issue.log)
        for record in records:
            for path in record.evidence:
                yield from spellings(cited(path).path)


def next_steps(findings: Iterable[Finding]) -> tuple[Step, ...]:
    """Group findings by rule: the worst first, then in the order of the work; notes are none."""
    groups: dict[str, list[Finding]] = {}
    for finding in findings:
        if finding.severity > Severity.INFO:
            groups.setdefault(finding.code, []).append(finding)
    steps = [Step(max(found, key=_severity), len(found)) for found in groups.values()]
    return tuple(sorted(steps, key=_urgency))


def _severity(finding: Finding) -> Severity:
    return finding.severity


def _urgency(step: Step) -> tuple[int, int]:
    return -step.first.severity, _PLACES.get(step.first.code, -1)
