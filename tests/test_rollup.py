"""`rollup`: the tree, its groups, and what is said when something cannot be counted."""

from pathlib import Path

import pytest

from tests.small_ledger import DAY, VILLAGE, Out, command, rolled_up, tree, write_ledger
from zhenggai.load import open_ledger
from zhenggai.rollup import pruned
from zhenggai.tally.asked import Asked
from zhenggai.tally.tree import roll_up


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    return write_ledger(tmp_path)


def test_json_by_theme_adds_own_and_total_of_each_group(ledger: Path, capsys: Out) -> None:
    town = tree(ledger, capsys, "jiangnan", "--by", "theme")
    assert list(town["by"]) == [
        "production",
        "livelihood",
        "civility",
        "appearance",
        "democracy",
        "",
    ]
    production, none = town["by"]["production"], town["by"][""]
    assert set(production["total"]) == set(town["total"])
    assert production["own"]["issues"]["total"] == 0
    assert production["total"]["issues"]["total"] == 1
    assert production["total"]["opinions"]["records"] == 1
    assert none["own"]["issues"]["total"] == 1
    assert none["total"]["measures"]["total"] == 1


def test_a_measure_goes_with_its_own_owner(ledger: Path, capsys: Out) -> None:
    by = tree(ledger, capsys, "jiangnan", "--by", "owner", "--depth", "0")["by"]
    assert by["韦国栋"]["own"]["issues"]["total"] == 1
    assert by["韦国栋"]["own"]["measures"]["total"] == 0
    assert by["黄丽萍"]["own"]["measures"]["total"] == 1


def test_depth_lists_less_and_counts_all(ledger: Path, capsys: Out) -> None:
    whole, cut = tree(ledger, capsys), tree(ledger, capsys, "--depth", "1")
    assert cut["total"] == whole["total"]
    assert [item["children"] for item in cut["children"]] == [[], []]
    assert cut["children"][0]["total"] == whole["children"][0]["total"]


def test_a_plain_group_can_be_asked_for(ledger: Path, capsys: Out) -> None:
    root = tree(ledger, capsys, "外地/")
    assert (root["id"], root["total"]["units"]) == ("外地", 1)


def test_a_unit_called_campaign_is_not_taken_for_the_root(ledger: Path, capsys: Out) -> None:
    path = ledger / "data" / "units" / "campaign.yaml"
    path.write_text("name: 活动办\nkind: organ\n", encoding="utf-8")
    root = tree(ledger, capsys)
    assert [item["name"] for item in root["children"]] == ["活动办", "江南镇", "外地"]
    assert "活动办" in rolled_up(ledger, capsys, "campaign")


def test_a_unit_that_cannot_be_read_is_told_and_not_counted(ledger: Path, capsys: Out) -> None:
    path = ledger / "data" / "units" / "jiangnan" / "lijia.yaml"
    path.write_text("name: [\n", encoding="utf-8")
    code, out, err = command(ledger, capsys)
    assert code == 0
    assert err.startswith("data/units/jiangnan/lijia.yaml:")
    assert "lijia（读不了，未计入）" in out
    assert "共2个单位" in out


def test_values_that_cannot_be_read_are_told(ledger: Path, capsys: Out) -> None:
    path = ledger / "data" / "units" / "jiangnan" / "lijia.yaml"
    path.write_text(VILLAGE.replace("2006-03-10", "2006-03-40"), encoding="utf-8")
    code, _, err = command(ledger, capsys, lang="en")
    assert code == 0
    assert err.startswith("1 unit has faults")
    assert command(ledger, capsys, "--quiet")[2] == ""


def test_nothing_that_can_be_read_is_a_finding(tmp_path: Path, capsys: Out) -> None:
    for name, text in {"campaign.yaml": "name: 活动\n", "units/a.yaml": "a: [\n"}.items():
        path = tmp_path / "data" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    assert command(tmp_path, capsys)[0] == 1


def test_a_campaign_without_units_has_zeros(tmp_path: Path, capsys: Out) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "campaign.yaml").write_text("name: 活动\n", encoding="utf-8")
    assert tree(tmp_path, capsys)["total"]["units"] == 0
    assert "共0个单位" in rolled_up(tmp_path, capsys)


def test_many_units_are_counted_in_several_processes(tmp_path: Path) -> None:
    units = tmp_path / "data" / "units"
    units.mkdir(parents=True)
    (tmp_path / "data" / "campaign.yaml").write_text("name: 活动\n", encoding="utf-8")
    for number in range(60):
        (units / f"u{number}.yaml").write_text(VILLAGE, encoding="utf-8")
    found = roll_up(open_ledger(tmp_path), Asked("", (DAY,), ("theme",))).tree
    assert found.total.of("units") == 60
    assert found.by["production",].total.of("issues.total") == 60
    assert pruned(found, 0).children == ()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["jiangnam"], "no unit jiangnam. Did you mean: jiangnan"),
        (["x"], "no unit x. Did you mean: jiangnan jiangnan/lijia 外地 外地/evil"),
        (["--by", "colour"], "--by cannot be colour"),
        (["--format", "pdf"], "--format cannot be pdf"),
        (["--depth", "-1"], "--depth"),
    ],
)
def test_wrong_usage_is_explained(ledger: Path, capsys: Out, words: list[str], said: str) -> None:
    code, _, err = command(ledger, capsys, *words, lang="en")
    assert code == 2
    assert said in err
