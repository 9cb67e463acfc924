"""Time every rule over the units of a ledger, and the whole rule book against reading alone."""

from __future__ import annotations

import datetime as dt
import time
from dataclasses import dataclass, field
from pathlib import Path

from zhenggai.examine import surroundings
from zhenggai.load import load_unit, open_ledger
from zhenggai.model.unit import Unit
from zhenggai.rules import BY_CODE, RULES
from zhenggai.rules.base import Surroundings
from zhenggai.rules.outlines import Outline
from zhenggai.rules.runner import Checked, build_case, check_across, check_unit

TODAY = dt.date(2026, 1, 1)
"""No fact of the ledgers is later."""


@dataclass(slots=True)
class Times:
    """Seconds of processor time, all in one run of one process."""

    units: int = 0
    reading: float = 0
    judging: float = 0
    rules: dict[str, float] = field(default_factory=lambda: dict.fromkeys(BY_CODE, 0.0))

    @property
    def all(self) -> float:
        return self.reading + self.judging


def measure(root: Path, day: dt.date) -> Times:
    """Read and judge every unit of a ledger; then judge it again, each rule by itself."""
    ledger = open_ledger(root)
    around = surroundings(ledger, day, TODAY)
    times = Times(len(ledger.units))
    checked: dict[str, Checked] = {}
    for unit_id in ledger.units:
        start = time.process_time()
        unit, faults = load_unit(ledger, unit_id)
        read = time.process_time()
        if unit is not None:
            checked[unit_id] = check_unit(unit, faults, around)
        times.judging += time.process_time() - read
        times.reading += read - start
        # Read again: what a record remembers once it is asked is part of the price.
        unit, _ = load_unit(ledger, unit_id)
        if unit is not None:
            _each_rule(unit, around, times)
    outlines = {unit: result.outline for unit, result in checked.items() if result.outline}
    start = time.process_time()
    check_across(checked, outlines, around)
    times.judging += time.process_time() - start
    _across(outlines, around, times)
    return times


def _each_rule(unit: Unit, around: Surroundings, times: Times) -> None:
    case = build_case(unit, around)
    for rule in RULES:
        if rule.check is not None and (rule.applies != "V" or case.village):
            start = time.process_time()
            for _ in rule.check(case):
                pass
            times.rules[rule.code] += time.process_time() - start


def _across(outlines: dict[str, Outline], around: Surroundings, times: Times) -> None:
    for rule in RULES:
        if rule.across is not None:
            start = time.process_time()
            for _ in rule.across(outlines, around):
                pass
            times.rules[rule.code] += time.process_time() - start


def table(times: Times) -> str:
    """Return a line a rule: milliseconds a unit, and its share of all rules; dearest first."""
    total = sum(times.rules.values())
    lines = ["rule    ms a unit   share"]
    for code, seconds in sorted(times.rules.items(), key=lambda item: -item[1]):
        lines.append(f"{code:6} {seconds / times.units * 1000:10.4f} {seconds / total:7.1%}")
    lines.append(f"{'all':6} {total / times.units * 1000:10.4f} {1:7.1%}")
    return "\n".join(lines)
