"""A ledger of one unit in a folder of its own, a clerk who types, and the account of it."""

import contextlib
import datetime as dt
import io
import json
import shutil
import tempfile
from pathlib import Path
from typing import Any

from hypothesis.stateful import RuleBasedStateMachine, invariant

from tests.life_model import Issue, Life, Opinion
from zhenggai.cli.main import run
from zhenggai.examine import examine, surroundings
from zhenggai.load import open_ledger

UNIT = "data/units/zhen/cun.yaml"
HEADS = {
    "zh": "名称: 李家村党支部   # 村口第一家\n类型: village\n",
    "en": "name: 李家村党支部   # 村口第一家\nkind: village\n",
}


class Clerk(RuleBasedStateMachine):
    """A clerk with an empty ledger, who types commands."""

    def __init__(self) -> None:
        super().__init__()
        self.life = Life(dt.date(2006, 3, 1))
        self.root = Path(tempfile.mkdtemp())
        self.lang = "zh"
        (self.root / "data/evidence").mkdir(parents=True)
        (self.root / "data/evidence/路.jpg").touch()
        (self.root / UNIT).parent.mkdir(parents=True)
        (self.root / "data/campaign.yaml").write_text("name: 活动\n", encoding="utf-8")
        (self.root / "data/units/zhen.yaml").write_text("name: 镇\nkind: organ\n", encoding="utf-8")
        (self.root / UNIT).write_text(HEADS["zh"], encoding="utf-8")

    def teardown(self) -> None:
        self.check()
        shutil.rmtree(self.root)

    def play(self, *words: str) -> tuple[int, str, str]:
        """Run a command on the day; what is refused writes nothing."""
        common = ["--ledger", str(self.root), "--as-of", self.life.day.isoformat(), "--lang", "en"]
        before = (self.root / UNIT).read_bytes()
        out, err = io.StringIO(), io.StringIO()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            code = run([*words, *common], {})
        if code:
            assert code in (1, 2), err.getvalue()
            assert (self.root / UNIT).read_bytes() == before
        return code, out.getvalue(), err.getvalue()

    def done(self, expected: bool, *words: str) -> bool:  # noqa: FBT001 - what the model says
        code, _, err = self.play(*words)
        assert (code == 0) == expected, (words, err)
        return expected

    def made(self, *words: str) -> str:
        code, out, err = self.play(*words)
        assert code == 0, err
        return out.strip().partition("#")[2]

    def issue(self, number: int) -> tuple[str, Issue]:
        return sorted(self.life.issues.items())[number % len(self.life.issues)]

    def opinion(self, number: int) -> tuple[str, Opinion]:
        return sorted(self.life.opinions.items())[number % len(self.life.opinions)]

    @invariant()
    def head_is_kept(self) -> None:
        assert "   # 村口第一家\n" in (self.root / UNIT).read_text(encoding="utf-8")

    def check(self) -> None:
        """Hold the ledger to the rules of files, links and order, and to the account."""
        ledger = open_ledger(self.root)
        around = surroundings(ledger, self.life.day, dt.date(2026, 1, 1))
        findings = examine(ledger, ledger.units, around).findings
        assert not [it for it in findings if it.code.startswith(("FIL", "REF", "SEQ"))]
        code, out, err = self.play("rollup", "zhen/cun", "--format", "json")
        assert code == 0, err
        total: dict[str, Any] = json.loads(out)["unit"]["total"]
        wanted = self.life.figures()
        found = {name: {key: total[name][key] for key in wanted[name]} for name in wanted}
        assert found == wanted
