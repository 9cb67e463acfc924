"""Look for complaints in a unit that a test writes."""

import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tests.conftest import TODAY, findings_in
from zhenggai.examine import examine, surroundings
from zhenggai.load import open_ledger

LATE: Final = dt.date(2006, 6, 15)
HEAD: Final = "name: 李家村党支部\nkind: village\n"
"""The first two lines of every unit: what a test writes begins on line 3."""


@dataclass(frozen=True, slots=True)
class Look:
    """A ledger of one unit; call it with the rest of the unit's file."""

    ledger: Path

    def __call__(self, text: str, day: dt.date = LATE) -> list[str]:
        """Return the findings: code, line and severity."""
        self._write(text)
        return [
            f"{item.code}:{item.location.line} {item.severity.word}"
            for item in findings_in(self.ledger, day)
        ]

    def skipped(self, text: str, day: dt.date = LATE) -> set[str]:
        """Return the codes of the rules that could not be judged."""
        self._write(text)
        opened = open_ledger(self.ledger)
        result = examine(opened, opened.units, surroundings(opened, day, TODAY))
        return {item.code for item in result.skipped}

    def _write(self, text: str) -> None:
        path = self.ledger / "data" / "units" / "unit.yaml"
        path.write_text(HEAD + text, encoding="utf-8")

    def campaign(self, text: str) -> None:
        """Add to the campaign of the rule examples."""
        path = self.ledger / "data" / "campaign.yaml"
        path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")


def chosen(found: list[str], code: str) -> list[str]:
    """Return the findings whose code begins so."""
    return [line for line in found if line.startswith(code)]
