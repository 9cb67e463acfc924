"""A ledger over the Spring Festival of 2006 for `status`, `due` and `reconcile`.

Off from 29 January to 4 February; the weekends 28 January and 5 February are worked.
"""

from pathlib import Path
from typing import Final

import pytest

from zhenggai.cli.main import run

HERE: Final = Path(__file__).parent / "standing"
FESTIVAL: Final = "2006-02-03"
SPRING: Final = "2006-03-15"
UNREADABLE: Final = "name: [\n"

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
