"""A board made by the command, as an office makes it."""

import re
import shutil
from html import unescape
from pathlib import Path

from zhenggai.cli.main import run

ROOT = Path(__file__).parent.parent
DAY = "2006-05-16"
END = "2006-06-20"
CITY = """\
name: 教育活动
organizer: 市委活动办
contact: {name: 值班同志, phone: 0775-3800100, box: 东门意见箱}
stages: [{id: rectification, start: 2006-02-27, end: 2006-06-20}]
"""
VILLAGE = """\
name: 李家村党支部
kind: village
opinions:
  - {id: O-001, date: 2006-03-01, from: public, text: 原话甲, public_text: 希望修路}
issues:
  - {id: I-1, title: 村道难行, found: 2006-03-02, owner: 陈志强, due: 2006-05-01, theme: production}
  - {id: I-2, title: 账目不公开, found: 2006-03-02, log: [{date: 2006-04-01, event: done}]}
"""
TOWN = "name: 江南镇党委\nkind: organ\n"


def board(folder: Path, *words: str, ledger: Path = ROOT, day: str = DAY, lang: str = "zh") -> int:
    """Make a board in a folder; return the exit code."""
    command = ["--ledger", str(ledger), "--as-of", day, "board", str(folder), *words]
    return run(command, {"ZHENGGAI_LANG": lang})


def files_of(folder: Path) -> dict[str, str]:
    """Return the text of every file of a board by its path."""
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def ledger_with(folder: Path, units: dict[str, str], campaign: str = CITY) -> Path:
    """Write a small ledger."""
    for name, text in {"campaign": campaign, **{f"units/{it}": units[it] for it in units}}.items():
        path = folder / "data" / f"{name}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def small_city(folder: Path) -> Path:
    """Write a ledger of a town with a village, whose names are Chinese."""
    return ledger_with(folder, {"江南镇": TOWN, "江南镇/李家村": VILLAGE})


def sample_copy(folder: Path) -> Path:
    """Copy the sample ledger, to change it."""
    shutil.copytree(ROOT / "data", folder / "data", ignore=shutil.ignore_patterns("evidence"))
    return folder


def said_in(html: str) -> str:
    """Return the text of a page without its tags."""
    return unescape(re.sub(r"<[^>]+>", "", html))
