"""`tree`: the units with lights, open and overdue issues."""

import json
from pathlib import Path

import pytest

from tests.commands_at_hand import said
from tests.records_at_hand import write_ledger
from zhenggai.cli.main import run


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_ledger(tmp_path)
    return tmp_path


def test_the_tree_with_lights(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    (folder / "data" / "units" / "各部门").mkdir()
    (folder / "data" / "units" / "各部门" / "纪委.yaml").write_text("name: 纪委\nkind: organ\n")
    (folder / "data" / "units" / "坏.yaml").symlink_to("nowhere.yaml")
    words = ["--ledger", str(folder), "--as-of", "2006-04-10", "tree"]
    assert run(words, {"ZHENGGAI_LANG": "zh"}) == 0
    out, err = capsys.readouterr()
    assert out == (
        "单位              灯号    问题  未完成  逾期  编号\n"
        "全部单位          红         3       2     1\n"
        "  江南镇党委      红         3       2     1  jiangnan\n"
        "    李家村党支部  红         2       1     1  jiangnan/lijia\n"
        "  各部门          无问题     0       0     0  各部门\n"
        "    纪委          无问题     0       0     0  各部门/纪委\n"
        "  坏（读不了）    无问题     0       0     0  坏\n"
    )
    assert err.startswith("data/units/坏.yaml:1:1: FIL01")


def test_the_tree_of_one_unit(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    assert said(capsys, folder, "tree", "jiangnan", "--depth", "0", "--lang", "en") == (
        "unit        light   issues  open  overdue  id\n"
        "江南镇党委  yellow       3     2        0  jiangnan\n"
    )
    out = said(capsys, folder, "tree", "--depth", "0", "--format", "json")
    assert json.loads(out) == {
        "version": 1,
        "as_of": "2006-03-31",
        "unit": {
            "id": "",
            "name": "先进性教育活动",
            "kind": "",
            "read": True,
            "light": "yellow",
            "own": _counts(0, 0),
            "total": _counts(3, 2, green=1, yellow=2),
            "children": [],
        },
    }


def _counts(issues: int, still_open: int, **lights: int) -> dict[str, object]:
    by_light = {"red": 0, "yellow": 0, "green": 0, "grey": 0, **lights}
    return {"issues": issues, "open": still_open, "overdue": 0, "by_light": by_light}


def test_a_tree_of_nothing_readable_is_exit_code_1(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    write_ledger(tmp_path, {"a": "\t"})
    assert run(["--ledger", str(tmp_path), "tree", "a"], {}) == 1
    assert "无问题" in capsys.readouterr().out
