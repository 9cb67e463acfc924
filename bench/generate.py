"""Generate a ledger of any size: unit files of about 34 KiB, made from those of the sample."""

from __future__ import annotations

import argparse
import re
import shutil
from functools import cache
from pathlib import Path
from typing import Any

import yaml

SAMPLE = Path(__file__).parent.parent / "data"
TOWN = "平塘镇"
VILLAGES = ("平塘镇/大塘村", "平塘镇/平安村", "平塘镇/古榕村")
TEXTS = ("内容", "成效", "目标")
MARK = "甲〇、"
"""Stands before the texts, with the number of the village in it: no two plans are copies."""


@cache
def village(name: str) -> str:
    """Return a village of the sample without what concerns single members: about 34 KiB."""
    text = (SAMPLE / "units" / f"{name}.yaml").read_text(encoding="utf-8")
    unit: dict[str, Any] = yaml.safe_load(text)
    unit.pop("党员名册")
    unit.pop("党员数", None)
    for section in ("问题", "回头看"):
        unit[section] = [record for record in unit[section] if "党员" not in record]
    for section in ("查摆", "意见"):
        unit[section] = [item for item in unit[section] if not item["对象"].startswith("党员")]
    known = {issue["编号"] for issue in unit["问题"]}
    for mechanism in unit["机制"]:
        mechanism["来自问题"] = [name for name in mechanism["来自问题"] if name in known]
    unit["机制"] = [mechanism for mechanism in unit["机制"] if mechanism["来自问题"]]
    # As people type them: what holds only values stands on one line.
    dumped = yaml.safe_dump(
        marked(unit), allow_unicode=True, sort_keys=False, width=1000, default_flow_style=None
    )
    return str(dumped)


def marked(value: Any) -> Any:  # noqa: ANN401 - any value of a YAML file
    """Return a value with the mark before each longer text in it."""
    if isinstance(value, list):
        return [marked(item) for item in value]
    if not isinstance(value, dict):
        return value
    return {
        key: MARK + item
        if key in TEXTS and isinstance(item, str) and len(item) > 8
        else marked(item)
        for key, item in value.items()
    }


def unit(number: int) -> str:
    """Return the text of a village file that follows the rules and repeats no other's words."""
    name = VILLAGES[number % 3]
    source = re.sub(rf"{name}(?!/)", f"{TOWN}/village{number:05d}", village(name))
    return source.replace(MARK, f"甲{number}、")


def generate(folder: Path, units: int) -> None:
    """Write a ledger of one town with so many villages; an older one there is replaced."""
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "data" / "units").mkdir(parents=True)
    shutil.copytree(SAMPLE / "evidence", folder / "data" / "evidence")
    shutil.copy(SAMPLE / "campaign.yaml", folder / "data" / "campaign.yaml")
    town = folder / "data" / "units" / TOWN
    town.mkdir()
    shutil.copy(SAMPLE / "units" / f"{TOWN}.yaml", town.with_suffix(".yaml"))
    for number in range(units):
        (town / f"village{number:05d}.yaml").write_text(unit(number), encoding="utf-8")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--units", type=int, default=1000)
    chosen = parser.parse_args()
    generate(chosen.folder, chosen.units)
