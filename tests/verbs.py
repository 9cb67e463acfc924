"""A ledger of one unit, a command on it, and what the command said and wrote."""

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest

from zhenggai.cli.main import run

DAY = "2006-04-20"
UNIT = "data/units/jiangnan/lijia.yaml"
TOWN = "name: 江南镇党委\nkind: organ\nissues:\n  - {id: I-009, title: 镇的路}\n"
CAMPAIGN = "name: 活动\n"


@dataclass(frozen=True, slots=True)
class Ledger:
    """A ledger on the disk, with a town, and a village whose file the test writes."""

    root: Path
    capsys: pytest.CaptureFixture[str]

    @property
    def unit(self) -> Path:
        return self.root / UNIT

    def play(self, line: str, *, lang: str = "zh", day: str = DAY) -> tuple[int, str, str]:
        """Run a command, words divided by spaces; return its exit code, stdout and stderr."""
        common = ["--ledger", str(self.root), "--as-of", day, "--lang", lang]
        code = run([*line.split(), *common], {})
        captured = self.capsys.readouterr()
        return code, captured.out, captured.err

    def told(self, line: str, *, lang: str = "zh", day: str = DAY) -> str:
        """Run a command that goes well; return what it says."""
        code, _, err = self.play(line, lang=lang, day=day)
        assert code == 0, err
        return err

    def refused(self, line: str, *, lang: str = "zh", day: str = DAY) -> str:
        """Run a command that is refused; nothing is written; return what it says."""
        before = self.unit.read_bytes()
        code, out, err = self.play(line, lang=lang, day=day)
        assert code in (1, 2), err
        assert out == ""
        assert self.unit.read_bytes() == before
        return err

    def added(self, line: str, *, lang: str = "zh", day: str = DAY) -> list[str]:
        """Run a command that goes well; return the lines that it added or changed."""
        before = Counter(self.text.splitlines())
        self.told(line, lang=lang, day=day)
        return list((Counter(self.text.splitlines()) - before).elements())

    @property
    def text(self) -> str:
        return self.unit.read_text(encoding="utf-8")

    def write(self, text: str) -> None:
        self.unit.write_text(text, encoding="utf-8")


def write_ledger(root: Path, capsys: pytest.CaptureFixture[str], text: str) -> Ledger:
    """Return a ledger whose village file holds this text after its name and kind."""
    ledger = Ledger(root, capsys)
    ledger.unit.parent.mkdir(parents=True)
    (root / "data/campaign.yaml").write_text(CAMPAIGN, encoding="utf-8")
    (root / "data/units/jiangnan.yaml").write_text(TOWN, encoding="utf-8")
    evidence = root / "data/evidence/路.jpg"
    evidence.parent.mkdir()
    evidence.write_bytes(b"")
    ledger.write(text)
    return ledger
