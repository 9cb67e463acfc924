"""Ledgers among the units of another, or side by side: `trend` and `--show` look into them too."""

import csv
import io
import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.ledgers import DAY, ROOT, ask, asking, command, exported, refused, split_sample, write
from tests.small_ledger import Out
from zhenggai.cli.main import run
from zhenggai.figures.quantity import quantity
from zhenggai.load import open_ledger
from zhenggai.tally.asked import Asked
from zhenggai.tally.course import course
from zhenggai.tally.mounted import Ledgers, Mounted, mounted
from zhenggai.tally.several import roll_up_several, roll_up_whole, side_by_side

DAYS = (DAY.replace(month=3), DAY)
OVERDUE = ("rollup", "--show", "issues.overdue", "--format", "json")


@pytest.fixture(scope="module")
def three(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return split_sample(tmp_path_factory.mktemp("three"))


@pytest.fixture(scope="module")
def top(three: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a ledger with two others among its units, in one of them a third."""
    south = {"name": "南片", "kind": "organ", "issues": [{"id": "I-1", "title": "慢"}]}
    root = write(tmp_path_factory.mktemp("top") / "county", {"south": south})
    units = root / "data" / "units"
    (units / "south").symlink_to(three / "south")
    shutil.copytree(three / "north", units / "north")
    (units / "north" / "data" / "units" / "organs").symlink_to(three / "organs")
    return root


def records(capsys: Out, *words: str) -> Any:  # noqa: ANN401 - JSON
    return json.loads(command(capsys, *words)[0])["records"]


@pytest.mark.parametrize(
    "unit",
    ["", "south", "south/shiqiao", "south/shiqiao/xinhe", "north", "north/jiangnan", "north/organs",
     "north/organs/zuzhibu"],
)  # fmt: skip
def test_every_day_of_a_trend_is_the_roll_up_of_that_day(unit: str, top: Path) -> None:
    ledger = open_ledger(top)
    found = course(Ledgers(mounted(Mounted(ledger, unit))), Asked(unit, DAYS))
    trees = [roll_up_whole(ledger, unit, asking(day)).result.tree for day in DAYS]
    assert list(found.totals) == [tree.total for tree in trees]
    row = trees[-1].row
    assert (found.id, found.name, found.kind) == (row.id, row.name, row.kind)


def test_the_tree_has_the_ledgers_below(top: Path, capsys: Out) -> None:
    for unit in ("", "north", "north/organs"):
        words = ["tree", *filter(None, [unit]), "--ledger", str(top), "--format", "json"]
        found = json.loads(command(capsys, *words)[0])["unit"]
        whole = roll_up_whole(open_ledger(top), unit, ask).result.tree
        assert found["id"] == unit
        assert found["name"] == whole.row.name
        assert found["total"]["issues"] == whole.total.of("issues.total") > 0
        assert [child["id"] for child in found["children"]] == [
            child.row.id for child in whole.children
        ]


def test_ledgers_of_one_organizer_are_told_apart(three: Path, tmp_path: Path, capsys: Out) -> None:
    top = write(tmp_path / "top", {"c": {"name": "丙", "kind": "organ"}})
    for name, part in (("a", "north"), ("b", "south"), ("c", "organs")):
        (top / "data" / "units" / name).symlink_to(three / part)
    children = json.loads(command(capsys, "rollup", "--ledger", str(top), "--format", "json")[0])[
        "unit"
    ]["children"]
    assert [child["name"].rpartition(" ")[2] for child in children] == ["(a)", "(b)", "丙"]


def test_ledgers_side_by_side_have_a_trend_together(three: Path) -> None:
    ledgers = [open_ledger(three / name) for name in ("north", "south")]
    found = course(side_by_side(ledgers), Asked("", DAYS))
    whole = [roll_up_several(ledgers, asking(day), Asked("", (day,))).result.tree for day in DAYS]
    assert list(found.totals) == [tree.total for tree in whole]
    assert (found.id, found.name) == (whole[-1].row.id, whole[-1].row.name)


@pytest.mark.parametrize("metric", ["issues.total", "measures.done", "reply"])
def test_records_in_ledgers_below_add_up_to_the_number(metric: str, top: Path, capsys: Out) -> None:
    words = ["rollup", "--ledger", str(top), "--show", metric, "--format", "json"]
    found = json.loads(command(capsys, *words)[0])
    ledger = open_ledger(top)
    taken = quantity(metric, ledger.campaign)
    numbers = list(taken.numbers(roll_up_whole(ledger, "", ask).result.tree.total))
    assert list(found["total"].values()) == numbers
    assert [sum(it[key] for it in found["records"]) for key in found["total"]] == numbers


def test_records_below_have_ids_and_places_of_the_whole(top: Path, capsys: Out) -> None:
    raw = records(capsys, *OVERDUE, "--ledger", str(ROOT))
    found = records(capsys, *OVERDUE, "--ledger", str(top), "north")
    some = [it for it in raw if it["unit"].startswith(("jiangnan", "qingshan"))]
    assert some
    assert [it["record"] for it in found] == [f"north/{it['record']}" for it in some]
    for item, known in zip(found, some, strict=True):
        assert item["path"] == f"data/units/north/{known['path']}"
        lines = (top / item["path"]).read_text(encoding="utf-8").splitlines()
        assert lines[item["line"] - 1].strip() == f"- id: {item['record'].partition('#')[2]}"
    (one,) = records(capsys, *OVERDUE, "--ledger", str(top), found[0]["unit"])[:1]
    assert one == found[0]


def test_records_of_ledgers_side_by_side(three: Path, capsys: Out) -> None:
    found = records(capsys, *OVERDUE, *(str(three / name) for name in ("south", "north")))
    raw = {it["record"] for it in records(capsys, *OVERDUE, "--ledger", str(ROOT))}
    assert {it["record"].partition("/")[2] for it in found} == raw
    assert all(Path(it["path"]).is_file() for it in found)


def test_words_of_a_ledger_below_are_known(tmp_path: Path, capsys: Out) -> None:
    ice = "name: 冰\nthemes: [{id: ice, name: 冰, name_en: ice}]\n"
    unit = {"name": "船", "kind": "organ", "issues": [{"id": "I-1", "title": "冰", "theme": "ice"}]}
    top = write(tmp_path / "top", {})
    write(top / "data" / "units" / "a", {"ship": unit}, ice)
    said, _ = command(capsys, "rollup", "--ledger", str(top), "--show", "issues.by_theme.ice")
    assert "a/ship#I-1" in said
    words = ["--columns", "issues.by_theme.ice", "--from", DAY.isoformat(), "--format", "csv"]
    table, _ = command(capsys, "trend", "--ledger", str(top), *words)
    assert list(csv.reader(io.StringIO(table)))[1] == [DAY.isoformat(), "1"]


def test_what_cannot_be_read_below_is_told_with_its_place(
    tmp_path: Path, three: Path, capsys: Out
) -> None:
    top = write(tmp_path / "top", {"b": {"name": "舟", "kind": "organ"}})
    inner = write(top / "data" / "units" / "a", {})
    (inner / "data" / "units" / "c.yaml").write_text("name: [\n", encoding="utf-8")
    (inner / "data" / "campaign.yaml").write_text("names: x\n", encoding="utf-8")
    for words in (["rollup"], ["rollup", "--show", "units"], ["trend"], ["export", "summary"]):
        _, said = command(capsys, *words, "--ledger", str(top))
        assert "data/units/a/data/units/c.yaml:2:1: FIL01" in said
        assert "data/units/a/data/campaign.yaml:1:1: FIL02" in said
    _, said = command(capsys, "rollup", str(inner), str(three / "south"))
    assert f"{inner}/data/units/c.yaml:2:1: FIL01" in said


@pytest.mark.parametrize(
    ("words", "instead"),
    [
        (["rollup", "--show", "completion"], "zhenggai rollup --show completion"),
        (["trend"], "zhenggai trend"),
    ],
)
def test_a_summary_has_no_records_and_no_course(
    words: list[str], instead: str, three: Path, tmp_path: Path, capsys: Out
) -> None:
    summary = exported(capsys, three / "north", tmp_path / "north.json")
    said = refused(capsys, *words, str(three / "south"), str(summary))
    assert f"{summary} is a summary: it has the totals of 2006-04-20 and no records" in said
    assert "Name the ledger's folder instead" in said
    assert said.endswith(f"run: {instead}\n")
    assert run([*words, str(summary), "--lang", "zh"], {}) == 2
    said = capsys.readouterr().err
    assert f"{summary} 是汇总文件，只有 2006-04-20 的总数，没有记录" in said
    assert said.endswith(f"请改写账本文件夹；账本不在手边，就请对方在账本里运行 {instead}\n")
