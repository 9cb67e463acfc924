"""A small ledger for `rollup`: a town with a village, and a group with a wicked name in it."""

import datetime as dt
import json
from pathlib import Path
from typing import Any, Final

import pytest

from zhenggai.cli.main import run

DAY: Final = dt.date(2006, 3, 31)
TOWN: Final = """\
name: 江南镇
kind: organ
batch: 2
issues:
  - id: I-1
    title: 窗口中午没人
    track: immediate
    owner: 韦国栋
    log: [{date: 2006-03-01, event: done, text: 已轮值}]
    measures:
      - {id: M-1, text: 排班, owner: 黄丽萍, due: 2006-03-05, done: 2006-03-01, evidence: [a.txt]}
opinions:
  - {id: O-1, date: 2006-02-01, from: public, nature: wish, issue: I-1, count: 3}
"""
VILLAGE: Final = """\
name: 李家村
kind: village
batch: 3
issues:
  - {id: I-1, title: 修路, theme: production, track: phased, due: 2006-03-10, owner: 李建国}
  - {id: I-2, title: 公开账目, theme: democracy, log: [{date: 2006-03-02, event: withdrawn}]}
  - {id: I-3, title: 清运, shared: {lead: jiangnan, of: jiangnan#I-1}}
opinions:
  - id: O-1
    date: 2006-02-01
    from: public
    issue: I-1
    reply: {date: 2006-02-05, text: 已列入方案}
surveys:
  - id: S-1
    date: 2006-03-20
    issued: 9
    returned: 9
    counts: {satisfied: 6, basic: 2, unknown: 1}
"""
EVIL: Final = """\
name: "=cmd|' /C calc'!A0"
kind: village
"""
CAMPAIGN: Final = "name: 试点活动\n"

Out = pytest.CaptureFixture[str]


def write_ledger(folder: Path) -> Path:
    """Write the ledger into an empty folder."""
    files = {
        "campaign.yaml": CAMPAIGN,
        "units/jiangnan.yaml": TOWN,
        "units/jiangnan/lijia.yaml": VILLAGE,
        "units/外地/evil.yaml": EVIL,
    }
    for name, text in files.items():
        path = folder / "data" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def command(ledger: Path, capsys: Out, *words: str, lang: str = "zh") -> tuple[int, str, str]:
    """Run the command; return its exit code, stdout and stderr."""
    common = ["--ledger", str(ledger), "--as-of", DAY.isoformat(), "--lang", lang]
    code = run(["rollup", *common, *words], {})
    captured = capsys.readouterr()
    return code, captured.out, captured.err


def rolled_up(ledger: Path, capsys: Out, *words: str, lang: str = "zh") -> str:
    """Return what the command prints when all is well."""
    code, out, err = command(ledger, capsys, *words, lang=lang)
    assert (code, err) == (0, "")
    return out


def tree(ledger: Path, capsys: Out, *words: str) -> Any:  # noqa: ANN401 - JSON
    """Return the root of the tree in JSON."""
    return json.loads(rolled_up(ledger, capsys, "--format", "json", *words))["unit"]
