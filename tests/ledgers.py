"""The sample split into three ledgers, small ledgers, and commands on them."""

import datetime as dt
import json
import shutil
from pathlib import Path
from typing import Any, Final

from tests.small_ledger import Out
from tests.strategies import Raw, yaml_of
from zhenggai.cli.main import run
from zhenggai.summary.base import Summary
from zhenggai.summary.read import read_summary
from zhenggai.summary.write import document, summarized
from zhenggai.tally.asked import Asked
from zhenggai.tally.several import roll_up_whole

ROOT = Path(__file__).parent.parent
DAY: Final = dt.date(2006, 4, 20)
SPLIT: Final = {
    "north": ("jiangnan", "qingshan"),
    "south": ("shiqiao", "平塘镇"),
    "organs": ("jiguangongwei", "jiwei", "xuanchuanbu", "zuzhibu"),
}


def ask(_: object, unit: str) -> Asked:
    return Asked(unit, (DAY,))


def command(capsys: Out, *words: str, day: dt.date = DAY, lang: str = "en") -> tuple[str, str]:
    """Run a command that succeeds; return what it wrote."""
    code = run([*words, "--as-of", day.isoformat(), "--lang", lang], {})
    captured = capsys.readouterr()
    assert code == 0, captured.err
    return captured.out, captured.err


def tree(capsys: Out, *words: str, day: dt.date = DAY) -> Any:  # noqa: ANN401 - JSON
    out, _ = command(capsys, "rollup", "--format", "json", *words, day=day)
    return json.loads(out)["unit"]


def exported(capsys: Out, ledger: Path, to: Path) -> Path:
    command(capsys, "export", "summary", "--ledger", str(ledger), "--output", str(to))
    return to


def refused(capsys: Out, *words: str) -> str:
    assert run([*words, "--as-of", DAY.isoformat(), "--lang", "en"], {}) == 2
    return capsys.readouterr().err


def write(folder: Path, units: dict[str, Raw], campaign: str = "name: 活动\n") -> Path:
    (folder / "data" / "units").mkdir(parents=True)
    (folder / "data" / "campaign.yaml").write_text(campaign, encoding="utf-8")
    for name, unit in units.items():
        path = folder / "data" / "units" / f"{name}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(yaml_of(unit), encoding="utf-8")
    return folder


def asking(day: dt.date) -> Any:  # noqa: ANN401
    return lambda _, unit: Asked(unit, (day,))


def through_json(ledger: Any, day: dt.date) -> Summary:  # noqa: ANN401
    """Return a ledger's summary as it is after writing and reading."""
    whole = roll_up_whole(ledger, "", asking(day))
    text = json.dumps(document(summarized(whole.result.tree, whole.campaign, day)))
    return read_summary(text.encode(), f"{ledger.root.name}.json")


def split_sample(top: Path) -> Path:
    """Write the sample ledger into a folder, split into three."""
    for name, units in SPLIT.items():
        to = top / name / "data" / "units"
        to.mkdir(parents=True)
        shutil.copy(ROOT / "data" / "campaign.yaml", to.parent)
        for unit in units:
            shutil.copy(ROOT / "data" / "units" / f"{unit}.yaml", to)
            if (ROOT / "data" / "units" / unit).is_dir():
                shutil.copytree(ROOT / "data" / "units" / unit, to / unit)
    return top
