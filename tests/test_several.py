"""Several ledgers: by folder, by summary, mixed, mounted; a total is what one ledger would have."""

import datetime as dt
import json
import re
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.ledgers import (
    DAY,
    ROOT,
    SPLIT,
    ask,
    asking,
    command,
    exported,
    refused,
    split_sample,
    through_json,
    tree,
    write,
)
from tests.small_ledger import Out
from tests.strategies import Raw, days, unit_trees
from zhenggai.cli.main import run
from zhenggai.figures.base import Figures
from zhenggai.load import open_ledger
from zhenggai.report.json_text import json_text
from zhenggai.summary.base import nodes
from zhenggai.summary.read import read_summary
from zhenggai.summary.write import document, summarized
from zhenggai.tally.asked import Asked
from zhenggai.tally.several import Source, roll_up_several, roll_up_whole


@pytest.fixture(scope="module")
def three(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the sample ledger split into three."""
    return split_sample(tmp_path_factory.mktemp("three"))


@pytest.fixture(scope="module")
def mixed(three: Path, tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """Return the three ledgers, two of them as summaries."""
    folder = tmp_path_factory.mktemp("mixed")
    for name in ("north", "organs"):
        whole = roll_up_whole(open_ledger(three / name), "", ask)
        found = document(summarized(whole.result.tree, whole.campaign, DAY))
        (folder / f"{name}.json").write_text(json_text(found), encoding="utf-8")
    return [str(folder / "north.json"), str(three / "south"), str(folder / "organs.json")]


def test_three_ledgers_add_up_to_the_whole(three: Path, mixed: list[str], capsys: Out) -> None:
    whole = tree(capsys, "--ledger", str(ROOT))
    for sources in ([str(three / name) for name in SPLIT], mixed):
        found = tree(capsys, *sources)
        assert found["total"] == whole["total"]
        assert found["rates"] == whole["rates"]
        assert [child["id"] for child in found["children"]] == list(SPLIT)
        town = found["children"][0]["children"][0]
        assert town["id"] == "north/jiangnan"
        assert town["total"] == whole["children"][0]["total"]


def test_ledgers_of_one_organizer_are_told_apart(mixed: list[str], capsys: Out) -> None:
    table, said = command(capsys, "rollup", *mixed, "--depth", "1")
    rows = [line.split("  ")[1] for line in table.splitlines() if "领导小组" in line]
    assert [row.rpartition(" ")[2] for row in rows] == ["(north)", "(south)", "(organs)"]
    assert said == ""
    page, _ = command(capsys, "rollup", *mixed, "--format", "html", lang="zh")
    assert "平塘镇" in page
    assert "乡镇党委" in command(capsys, "rollup", *mixed, "--format", "csv", lang="zh")[0]


def test_raw_ledgers_answer_what_summaries_cannot(
    three: Path, mixed: list[str], capsys: Out
) -> None:
    raw = [str(three / name) for name in SPLIT]
    for words in (["--by", "theme", "--since", "2006-03-31"], ["--where", "key=yes"]):
        whole = tree(capsys, "--ledger", str(ROOT), *words)
        found = tree(capsys, *raw, *words)
        assert found["total"] == whole["total"]
        assert found.get("by") == whole.get("by")
        assert found.get("change") == whole.get("change")
        assert "has only the totals of 2006-04-20" in refused(capsys, "rollup", *mixed, *words)
    assert "has only the totals" in refused(capsys, "rollup", *mixed, "--findings")


def test_summaries_of_another_day_do_not_add_up(mixed: list[str], capsys: Out) -> None:
    code = run(["rollup", *mixed, "--as-of", "2006-04-21", "--lang", "en"], {})
    assert code == 2
    assert "Write --as-of 2006-04-20, or ask for one as of 2006-04-21" in capsys.readouterr().err


def moved(unit: Raw, folder: str) -> Raw:
    """Return a unit as it stands in a folder: an issue under its full id has a longer one."""
    lookbacks = [
        {**held, "issues": {re.sub("^a#", f"{folder}/a#", name): it for name, it in asked.items()}}
        for held in unit["lookbacks"]
        for asked in [held["issues"]]
    ]
    return {**unit, "lookbacks": lookbacks}


@given(st.lists(st.tuples(unit_trees(), st.booleans()), min_size=1, max_size=3), days())
@settings(max_examples=12, deadline=None)
def test_any_ledgers_and_summaries_add_up(
    parts: list[tuple[dict[str, Raw], bool]], day: dt.date
) -> None:
    with TemporaryDirectory() as folder:
        sources: list[Source] = []
        everything: dict[str, Raw] = {}
        for number, (units, as_summary) in enumerate(parts):
            ledger = open_ledger(write(Path(folder) / f"l{number}", units))
            sources.append(through_json(ledger, day) if as_summary else ledger)
            everything |= {f"l{number}/{id_}": moved(it, f"l{number}") for id_, it in units.items()}
        one = open_ledger(write(Path(folder) / "one", everything))
        found = roll_up_several(sources, asking(day), Asked("", (day,))).result.tree
        whole = roll_up_whole(one, "", asking(day)).result.tree
        assert found.total == whole.total
        totals = {node.row.id: node.total for node in nodes(whole)}
        for node in nodes(found):
            # A ledger without units has no folder in the one ledger.
            assert totals.get(node.row.id, Figures()) == node.total


def test_a_folder_of_units_may_be_mounted(three: Path, tmp_path: Path, capsys: Out) -> None:
    top = write(tmp_path / "top", {"organ": {"name": "机关", "kind": "organ"}})
    (top / "data" / "units" / "south").symlink_to(three / "south" / "data" / "units")
    found = tree(capsys, "--ledger", str(top))
    part = tree(capsys, str(three / "south"))
    assert found["total"]["opinions"] == part["total"]["opinions"]
    assert found["total"]["units"] == part["total"]["units"] + 1
    assert tree(capsys, "--ledger", str(top), "south/shiqiao")["id"] == "south/shiqiao"


@pytest.mark.parametrize("linked", [True, False])
def test_a_ledger_may_lie_among_the_units(
    linked: bool,  # noqa: FBT001
    three: Path,
    tmp_path: Path,
    capsys: Out,
) -> None:
    top = write(tmp_path / "top", {"south": {"name": "南片", "kind": "organ"}})
    for name in ("south", "north"):
        to = top / "data" / "units" / name
        if linked:
            to.symlink_to(three / name)
        else:
            shutil.copytree(three / name, to)
            (to / "README.md").write_text("# a submodule has such files\n", encoding="utf-8")
    found = tree(capsys, "--ledger", str(top))
    parts = tree(capsys, str(three / "north"), str(three / "south"))
    assert [child["name"] for child in found["children"]] == [
        parts["children"][0]["name"][:-8],
        "南片",
    ]
    assert found["total"]["units"] == parts["total"]["units"] + 1
    assert found["total"]["issues"] == parts["total"]["issues"]
    one = tree(capsys, "--ledger", str(top), "south/shiqiao/xinhe")
    assert one["id"] == "south/shiqiao/xinhe"
    assert one["total"] == tree(capsys, "--ledger", str(ROOT), "shiqiao/xinhe")["total"]
    assert tree(capsys, "--ledger", str(top), "north/")["total"] == found["children"][0]["total"]
    changed = tree(capsys, "--ledger", str(top), "--since", "2006-03-31")
    assert changed["change"]["total"]["issues"]["resolved"] > 0
    whole = roll_up_whole(open_ledger(top), "", ask)
    export = document(summarized(whole.result.tree, whole.campaign, DAY))
    assert read_summary(json.dumps(export).encode(), "a.json").tree.total == whole.result.tree.total


def test_validate_says_that_it_does_not_look_into_a_ledger_inside(
    three: Path, tmp_path: Path, capsys: Out
) -> None:
    top = write(tmp_path / "top", {})
    (top / "data" / "units" / "north").symlink_to(three / "north")
    out, _ = command(capsys, "validate", "--ledger", str(top), "--select", "FIL")
    assert "data/units/north:1:1: FIL08 info: a ledger of its own" in out


def test_ledgers_that_lead_to_each_other_are_refused(tmp_path: Path, capsys: Out) -> None:
    first, second = write(tmp_path / "a", {}), write(tmp_path / "b", {})
    (first / "data" / "units" / "b").symlink_to(second)
    (second / "data" / "units" / "a").symlink_to(first)
    assert "leads back to a ledger" in refused(capsys, "rollup", "--ledger", str(first))


def test_own_words_kinds_and_limits_are_kept_apart(tmp_path: Path, capsys: Out) -> None:
    ice = (
        "name: 冰\nlimits: {warn_days: 3}\nthemes: [{id: ice, name: 冰, name_en: ice}]\n"
        "profiles: {ship: {name: 船, name_en: ship, like: organ}}\n"
    )
    unit = {"name": "船", "kind": "ship", "issues": [{"id": "I-1", "title": "冰", "theme": "ice"}]}
    plain = {"name": "舟", "kind": "organ", "issues": [{"id": "I-1", "title": "水"}]}
    first = write(tmp_path / "a" / "same", {"ship": plain})
    second = write(tmp_path / "b" / "same", {"ship": unit, "boat": plain}, ice)
    summary = exported(capsys, second, tmp_path / "c.json")
    for source in (second, summary):
        found = tree(capsys, str(first), str(source))
        key = "same-2" if source is second else "c"
        assert [child["id"] for child in found["children"]] == ["same", key]
        assert found["total"]["issues"]["by_theme"]["ice"] == 1
        assert found["name"] == "活动、冰"
        table, said = command(capsys, "rollup", str(first), str(source), "--format", "csv")
        assert ",ship," in table
        assert "different limits (organ.warn_days)" in said


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["{ledger}", "jiangnan"], "jiangnan is no folder with data/campaign.yaml"),
        (["jiangnan", "qingshan"], "qingshan is no folder with"),
        (["{ledger}", "{ledger}"], "is named twice"),
        (["--ledger", "{ledger}", "nowhere"], "no unit nowhere"),
    ],
)
def test_wrong_usage_is_explained(words: list[str], said: str, three: Path, capsys: Out) -> None:
    ledger = str(three / "north")
    assert said in refused(capsys, "rollup", *(word.format(ledger=ledger) for word in words))


def test_a_file_that_is_not_there_is_told(capsys: Out) -> None:
    assert run(["rollup", "nowhere.json", "--lang", "en"], {}) == 3
    assert "cannot read nowhere.json: no such file" in capsys.readouterr().err
