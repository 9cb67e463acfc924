"""A ledger with faults, and validate run on it."""

import json
from pathlib import Path
from typing import Any

import pytest

from zhenggai.cli.main import run

UNIT = "name: 李家村党支部\nkind: village\nopinions:\n" + "".join(
    f"  - {{id: O-{number}, date: 2006-03-01, channel: box, from: public, text: 修路}}\n"
    for number in (1, 2)
)


def with_units(ledger_of_one: Path) -> Path:
    """Add to a ledger a village with two findings of OPN03, and a file that cannot be read."""
    folder = ledger_of_one / "data" / "units" / "江南镇"
    folder.mkdir()
    (folder / "李家村.yaml").write_text(UNIT, encoding="utf-8")
    (folder / "坏.yaml").write_text("name: [", encoding="utf-8")
    return ledger_of_one


class Spoken:
    """Runs validate on a ledger as of 20 April 2006; keeps what it said."""

    def __init__(self, ledger: Path, capsys: pytest.CaptureFixture[str], lang: str) -> None:
        self.ledger = ledger
        self.capsys = capsys
        self.lang = lang
        self.code = 0
        self.err = ""

    def __call__(self, *words: str) -> str:
        common = ["--ledger", str(self.ledger), "--as-of", "2006-04-20"]
        self.code = run([*common, "validate", *words], {"ZHENGGAI_LANG": self.lang})
        captured = self.capsys.readouterr()
        self.err = captured.err
        return captured.out

    def json(self, *words: str) -> Any:  # noqa: ANN401
        return json.loads(self("--format", "json", *words))
