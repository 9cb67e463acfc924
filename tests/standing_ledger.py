"""A ledger over the Spring Festival of 2006 for `status`, `due` and `reconcile`.

Off from 29 January to 4 February; the weekends 28 January and 5 February are worked.
"""

import json
from pathlib import Path
from typing import Any, Final

import pytest

from zhenggai.cli.main import run
from zhenggai.model.campaign import Campaign, word_lists
from zhenggai.source import Mapping

HERE: Final = Path(__file__).parent / "standing"
FESTIVAL: Final = "2006-02-03"
SPRING: Final = "2006-03-15"
LIJIA: Final = "jiangnan/lijia"
UNREADABLE: Final = "name: [\n"
CAMPAIGN: Final = Campaign(node=Mapping("campaign.yaml", 1, 1), name="活动", lists=word_lists(None))
"""A campaign that says nothing: for units that a test generates."""

Out = pytest.CaptureFixture[str]


def write_ledger(folder: Path) -> Path:
    """Write the ledger into an empty folder: a town, its two villages, and a village elsewhere."""
    files = {
        "campaign.yaml": HERE / "campaign.yaml",
        "units/jiangnan.yaml": HERE / "jiangnan.yaml",
        "units/jiangnan/hekou.yaml": HERE / "hekou.yaml",
        "units/jiangnan/lijia.yaml": HERE / "lijia.yaml",
        "evidence/lijia/road.txt": HERE / "hekou.yaml",
    }
    for name, source in files.items():
        path = folder / "data" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(source.read_bytes())
    return folder


def command(
    ledger: Path, capsys: Out, *words: str, day: str = SPRING, lang: str = "zh"
) -> tuple[int, str, str]:
    """Run a command; return its exit code, stdout and stderr."""
    code = run([*words, "--ledger", str(ledger), "--as-of", day, "--lang", lang], {})
    captured = capsys.readouterr()
    return code, captured.out, captured.err


def printed(ledger: Path, capsys: Out, *words: str, day: str = SPRING, lang: str = "zh") -> str:
    """Return what a command prints when all is well."""
    code, out, err = command(ledger, capsys, *words, day=day, lang=lang)
    assert (code, err) == (0, "")
    return out


def reviewed(name: str) -> str:
    """Return an output that was read and found right."""
    return (HERE / name).read_bytes().decode("utf-8")


def listed(ledger: Path, capsys: Out, *words: str, day: str = SPRING) -> Any:  # noqa: ANN401 - JSON
    """Return what `due` lists, from its JSON."""
    return json.loads(printed(ledger, capsys, "due", *words, "--format", "json", day=day))["due"]


def units_in(ledger: Path, capsys: Out, *words: str, day: str = SPRING) -> Any:  # noqa: ANN401 - JSON
    """Return the units that `status` shows, from its JSON."""
    shown = printed(ledger, capsys, "status", *words, "--format", "json", day=day, lang="en")
    return json.loads(shown)["units"]
