"""Measure what the project promises about speed: ratios, both sides in one run.

Run `just bench`. Figures of a machine are in docs/performance.md.
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
import platform
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from board_times import measure as board_times
from generate import SAMPLE, generate
from rule_times import measure, table

DAY = dt.date(2006, 6, 20)
"""The end of the campaign: on a usual day no fact in a file is a later one."""
PLAIN = """
import pathlib, sys, yaml
loader = yaml.CSafeLoader
for path in sorted(pathlib.Path(sys.argv[1]).rglob("*.yaml")):
    yaml.load(path.read_text(encoding="utf-8"), Loader=loader)
"""
# As after an installation: modules are compiled once, not at every start.
ENVIRONMENT = {
    name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"
}


def run(command: Sequence[str]) -> None:
    nowhere = subprocess.DEVNULL
    subprocess.run(command, check=False, stdout=nowhere, stderr=nowhere, env=ENVIRONMENT)


def wall(command: Sequence[str]) -> float:
    start = time.perf_counter()
    run(command)
    return time.perf_counter() - start


def cpu(command: Sequence[str]) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    run(command)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def compare(
    measure: Callable[[Sequence[str]], float], ours: Sequence[str], theirs: Sequence[str], runs: int
) -> tuple[float, float]:
    """Return the medians of both sides, measured in turn so that both meet the same machine."""
    run(ours)
    pairs = [(measure(ours), measure(theirs)) for _ in range(runs)]
    mine, other = zip(*pairs, strict=True)
    return statistics.median(mine), statistics.median(other)


def report(name: str, mine: float, other: float, limit: float) -> bool:
    ratio = mine / other
    kept = ratio <= limit
    verdict = "ok" if kept else "TOO SLOW"
    print(f"{name:44} {mine:8.3f} s  {other:8.3f} s  {ratio:5.2f} x  (limit {limit}) {verdict}")
    return kept


def rule_book(generated: Path, *, every_rule: bool) -> list[bool]:
    """Hold the whole rule book against reading alone; print what each rule costs."""
    kept = []
    for name, root, day in (
        ("read and judge, against reading", generated, DAY),
        ("the same over the sample ledger at its end", SAMPLE.parent, dt.date(2006, 6, 20)),
    ):
        times = measure(root, day)
        kept.append(report(name, times.all, times.reading, 2.0))
        if every_rule:
            print(table(times))
    return kept


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--units", type=int, default=1000)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--rules", action="store_true", help="the time of each rule, nothing else")
    chosen = parser.parse_args()
    python = sys.executable
    print(f"{platform.platform()}, Python {platform.python_version()}, {os.cpu_count()} processors")
    print(f"{'':44} {'zhenggai':>10}  {'other':>10}   ratio")
    kept = []
    with tempfile.TemporaryDirectory() as folder:
        ledger = Path(folder) / "ledger"
        generate(ledger, chosen.units)
        files = list(ledger.rglob("data/units/**/*.yaml"))
        size = sum(path.stat().st_size for path in files) / len(files) / 1024
        print(f"{len(files)} unit files of {size:.1f} KiB")
        kept += rule_book(ledger, every_rule=chosen.rules)
        if chosen.rules:
            return 0 if all(kept) else 1
        validate = [python, "-m", "zhenggai", "--ledger", str(ledger), "--as-of", str(DAY)]
        plain = [python, "-c", PLAIN, str(ledger / "data" / "units")]
        mine, other = compare(wall, [*validate, "validate"], plain, chosen.runs)
        kept.append(report("validate, against yaml.load(CSafeLoader)", mine, other, 0.5))
        mine, other = compare(wall, [*validate, "rollup"], plain, chosen.runs)
        kept.append(report("rollup, against yaml.load(CSafeLoader)", mine, other, 0.5))
        pages = f"{chosen.units} pages of a board, against plain Jinja2"
        kept.append(report(pages, *board_times(ledger, DAY), 1.5))
    typer = [python, "-c", "import typer"]
    for option in ("--version", "--help"):
        mine, other = compare(cpu, [python, "-m", "zhenggai", option], typer, 5 * chosen.runs)
        kept.append(report(f"{option}, CPU against import typer", mine, other, 1.3))
    return 0 if all(kept) else 1


if __name__ == "__main__":
    sys.exit(main())
