"""Run every rule over a unit; stamp what they yield; take waivers into account."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from zhenggai.finding import Finding, Severity, Skipped
from zhenggai.model.profiles import Requirements, requirements
from zhenggai.model.review import Waiver
from zhenggai.model.schema import as_of
from zhenggai.model.unit import Unit
from zhenggai.naming import Naming
from zhenggai.rules import BY_CODE, RULES
from zhenggai.rules.base import Case, Rule, Surroundings
from zhenggai.rules.outcome import Skip, Wrong
from zhenggai.rules.outline import outline
from zhenggai.rules.outlines import Outline
from zhenggai.words import Text


@dataclass(frozen=True, slots=True)
class Pending:
    """A valid waiver of a rule across units; `void` is reported if it silences nothing."""

    waiver: Waiver
    void: Finding | None


@dataclass(slots=True)
class Checked:
    """What came of checking: complaints, and the rules that could not be judged."""

    findings: list[Finding] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    outline: Outline | None = None
    waivers: list[Pending] = field(default_factory=list)
    """Waivers of rules across units: whether they silence anything is not known yet."""


def build_case(unit: Unit, around: Surroundings) -> Case:
    """Return the unit as of the day with what is asked of it."""
    then = (unit if unit.latest <= around.day else as_of(unit, around.day)) or unit
    if then.finished and then.finished.date is None:
        # Whether it has finished yet is not known (FIL05).
        then = replace(then, finished=None)
    needs = requirements(around.campaign, unit.kind) or Requirements(
        unit.kind, "organ", Text(unit.kind, unit.kind)
    )
    return Case(then, unit, needs, around)


def check_unit(
    unit: Unit,
    faults: Iterable[Finding],
    around: Surroundings,
    rules: Iterable[Rule] = RULES,
) -> Checked:
    """Run every rule, or some, over one unit; `faults` are those that reading its file found."""
    case = build_case(unit, around)
    checked = Checked(list(faults))
    for rule in rules:
        if rule.check is None or not _applies(rule, case):
            continue
        for outcome in case.outcomes(rule):
            if isinstance(outcome, Skip):
                checked.skipped.append(Skipped(unit.id, rule.code, outcome.reason))
            else:
                checked.findings.append(stamp(rule, outcome, unit.id, case.naming))
    checked.findings = judged(checked.findings, case.needs)
    checked.findings = _waived(checked, case)
    checked.outline = outline(case)
    return checked


def check_across(
    checked: Mapping[str, Checked], outlines: Mapping[str, Outline], around: Surroundings
) -> list[Finding]:
    """Judge what needs several units; report on those in `checked`, by unit id.

    Where only a part of the ledger was read, nothing is said of waivers that silence nothing:
    what they accept may need a unit that was not read.
    """
    found: dict[str, list[Finding]] = {unit: [] for unit in checked}
    for rule in RULES:
        for unit, wrong in rule.across(outlines, around) if rule.across else ():
            if unit in found:
                found[unit].append(stamp(rule, wrong, unit))
    whole = around.units <= checked.keys()
    kept: list[Finding] = []
    for unit, result in checked.items():
        kind = outlines[unit].kind if unit in outlines else ""
        needs = requirements(around.campaign, kind)
        own = judged(found[unit], needs) if needs else found[unit]
        for pending in result.waivers:
            silenced = [item for item in own if _covers(pending.waiver, item)]
            own = [item for item in own if item not in silenced]
            if not silenced and pending.void and whole:
                own.append(pending.void)
        kept += own
    return kept


def _applies(rule: Rule, case: Case) -> bool:
    if rule.applies == "V":
        return case.village
    return rule.applies != "O" or not case.village


def stamp(rule: Rule, wrong: Wrong, unit_id: str, names: Naming | None = None) -> Finding:
    """Return the finding that a rule's complaint makes; its remedy speaks as the file does."""
    return Finding(
        wrong.location,
        rule.code,
        rule.severity if wrong.severity is None else wrong.severity,
        wrong.message,
        names.say(wrong.remedy, wrong.held) if names else wrong.remedy,
        unit_id,
        wrong.record,
        wrong.field,
        rule.clause,
        wrong.words,
    )


def judged(findings: Iterable[Finding], needs: Requirements) -> list[Finding]:
    """Apply the severities of the campaign and the profile; drop what they silence."""
    kept = []
    for finding in findings:
        rule = BY_CODE.get(finding.code)
        fixed = rule is not None and rule.fixed
        word = None if fixed else needs.severity.get(finding.code)
        if word == Severity.OFF.word:
            continue
        kept.append(replace(finding, severity=Severity[word.upper()]) if word else finding)
    return kept


def _waived(checked: Checked, case: Case) -> list[Finding]:
    """Take out what a waiver accepts; report waivers that are void."""
    kept = list(checked.findings)
    for waiver in case.typed.waivers:
        valid = bool(waiver.reason) and not _past(waiver.until, case.day)
        silenced = [item for item in checked.findings if _covers(waiver, item)]
        rule = BY_CODE.get(waiver.rule)
        if valid and rule is not None and rule.across is not None:
            void = None if silenced or _later(case, waiver, rule) else _void(waiver, case)
            checked.waivers.append(Pending(waiver, void))
        if valid and silenced:
            kept = [item for item in kept if item not in silenced]
        elif not valid or not (_later(case, waiver, rule) or (rule and rule.across)):
            kept.append(_void(waiver, case))
    return kept


def _later(case: Case, waiver: Waiver, rule: Rule | None) -> bool:
    """Say whether a waiver may be of what happened only after the day: it has no date itself."""
    may = rule is not None and (
        rule.silence == "waiver" or (rule.silence == "record" and bool(waiver.record))
    )
    return may and case.typed.latest > case.day


def _past(until: dt.date | None, day: dt.date) -> bool:
    return until is not None and until < day


def _covers(waiver: Waiver, finding: Finding) -> bool:
    rule = BY_CODE.get(waiver.rule)
    if rule is None or finding.code != waiver.rule:
        return False
    record = waiver.record.removeprefix(f"{finding.unit}#")
    if rule.silence == "record":
        return record == finding.record
    return rule.silence == "waiver" and record in ("", finding.record)


def _void(waiver: Waiver, case: Case) -> Finding:
    said = _why_void(waiver, case.day)
    wrong = case.wrong(waiver, "rule", said.message, said.remedy)
    return stamp(BY_CODE["WVR01"], wrong, case.unit.id, case.naming)


class _Void(NamedTuple):
    """Why a waiver does not hold, and what to do."""

    message: Text
    remedy: Text


def _why_void(waiver: Waiver, day: dt.date) -> _Void:
    code, rule = waiver.rule, BY_CODE.get(waiver.rule)
    delete = Text("删去这条豁免", "delete the waiver")
    if rule is None:
        return _Void(
            Text(f"豁免的规则 {code} 不存在", f"the waiver is of {code}, which is no rule"),
            Text("改成有的代码，见 zhenggai rules", "name a rule; zhenggai rules lists them"),
        )
    if rule.silence not in ("waiver", "record"):
        return _Void(Text(f"规则 {code} 不能豁免", f"the rule {code} cannot be waived"), delete)
    if not waiver.reason:
        return _Void(
            Text(f"豁免 {code} 没有写理由", f"the waiver of {code} has no reason"),
            Text("补上 ‹reason›: 为什么接受", "add ‹reason: …›: why it is accepted"),
        )
    if _past(waiver.until, day):
        return _Void(
            Text(
                f"豁免 {code} 已于 {waiver.until} 到期",
                f"the waiver of {code} ended on {waiver.until}",
            ),
            Text(
                "问题解决了的删去这条豁免；还要豁免的，批准后把 ‹until› 改到新的日期",
                "delete it if the problem is solved; else have it accepted again and move ‹until›",
            ),
        )
    if rule.silence == "record" and not waiver.record:
        return _Void(
            Text(
                f"豁免 {code} 没有写记录编号，没有对应的发现",
                f"the waiver of {code} names no record and silences nothing",
            ),
            Text(
                "写上 ‹record: …›: 这条规则一条豁免只管一条记录",
                "add ‹record: …›: a waiver of this rule is for one record alone",
            ),
        )
    return _Void(
        Text(f"豁免 {code} 没有对应的发现", f"the waiver of {code} silences nothing"), delete
    )
