"""`rollup`: groups in groups, cross tables, rankings, chosen columns, filters, drill-down."""

import json
from pathlib import Path

import pytest

from tests.sample_city import SAMPLE, out_of, rows_of, total_behind
from tests.small_ledger import Out, command, rolled_up, tree, write_ledger
from zhenggai.cli.main import run

HERE = Path(__file__).parent


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    return write_ledger(tmp_path)


@pytest.mark.parametrize(
    ("snapshot", "words"),
    [
        ("since.txt", ["--since", "2006-03-01"]),
        ("groups.txt", ["jiangnan", "--depth", "0", "--by", "theme,track"]),
        ("cross.txt", ["--cross", "theme"]),
        ("ranking.txt", ["--rank", "completion", "--depth", "2", "--since", "2006-03-01"]),
        ("filter.txt", ["--where", "主题=生产发展 逾期"]),
        ("records.txt", ["--show", "completion", "--since", "2006-03-01"]),
        ("hotline.txt", ["--columns", "12345,issues.key"]),
    ],
)
def test_report_is_as_it_was_reviewed(
    ledger: Path, capsys: Out, snapshot: str, words: list[str]
) -> None:
    expected = (HERE / "rollup" / snapshot).read_text(encoding="utf-8")
    assert rolled_up(ledger, capsys, *words) == expected


def test_groups_in_groups_have_their_own_sums(ledger: Path, capsys: Out) -> None:
    by = tree(ledger, capsys, "--by", "theme,track")["by"]
    production = by["production"]
    assert production["total"]["issues"]["total"] == 1
    assert list(production["by"]) == ["phased"]
    assert production["by"]["phased"]["total"] == production["total"]
    assert by["livelihood"]["by"] == {}


def test_csv_of_groups_in_groups_has_the_innermost(ledger: Path, capsys: Out) -> None:
    rows = rows_of(rolled_up(ledger, capsys, "--by", "kind,track", "--format", "csv"))
    found = [
        (row["单位类型"], row["整改类别"], row["问题: 问题数"])
        for row in rows
        if row["单位"] == "全部单位" and row["口径"] == "合计"
    ]
    assert ("村", "逐步解决", "1") in found
    assert ("机关", "马上整改", "1") in found
    assert all(track for _, track, _ in found)


def test_cells_of_a_cross_table_are_those_of_the_groups(ledger: Path, capsys: Out) -> None:
    by = tree(ledger, capsys, "--cross", "track")["by"]
    rows = rows_of(rolled_up(ledger, capsys, "--cross", "track", "--format", "csv"))
    whole = next(row for row in rows if row["单位"] == "全部单位" and row["口径"] == "合计")
    totals = {track: share["total"]["issues"]["total"] for track, share in by.items()}
    assert [int(whole[name]) for name in ("马上整改", "限期整改", "逐步解决")] == [
        totals["immediate"],
        totals["deadline"],
        totals["phased"],
    ]
    assert int(whole["问题: 问题数"]) == sum(totals.values())


def test_a_cross_table_of_a_rate_says_how_it_is_computed(ledger: Path, capsys: Out) -> None:
    table = rolled_up(ledger, capsys, "--cross", "owner", "--metric", "整改完成率")
    assert "各格是“整改完成率”。" in table
    assert "整改完成率 = 已整改、已销号、长期坚持的问题 ÷ " in table
    assert table.splitlines()[2].split()[-1] == "合计"


def test_equal_values_share_a_place(capsys: Out) -> None:
    words = ("rollup", "--rank", "completion", "--depth", "2")
    found = json.loads(out_of(capsys, *words, "--format", "json"))["ranking"]
    places = found["places"]
    assert found["by"] == "completion"
    assert len(places) == 11
    for one in places:
        assert one["place"] == 1 + sum(other["value"] > one["value"] for other in places)
    assert [item["place"] for item in places] == sorted(item["place"] for item in places)
    listed = rows_of(out_of(capsys, *words, "--format", "csv"))
    assert [row["单位编号"] for row in listed] == [item["id"] for item in places]


def test_less_is_better_where_it_is(capsys: Out) -> None:
    words = ("rollup", "--rank", "overdue", "--format", "json")
    places = json.loads(out_of(capsys, *words))["ranking"]["places"]
    values = [item["value"] for item in places if item["value"] is not None]
    assert values == sorted(values)
    assert "从低到高" in out_of(capsys, *words[:3])


def test_what_cannot_be_read_or_has_no_value_has_no_place(ledger: Path, capsys: Out) -> None:
    (ledger / "data" / "units" / "broken.yaml").write_text("name: [\n", encoding="utf-8")
    _, out, _ = command(ledger, capsys, "--rank", "issues.total", "--format", "json")
    places = json.loads(out)["ranking"]["places"]
    assert [(item["id"], item["place"]) for item in places] == [
        ("jiangnan", 1),
        ("外地", 2),
        ("broken", None),
    ]
    _, out, _ = command(ledger, capsys, "--rank", "completion")
    lines = [line.split() for line in out.splitlines() if line.startswith("  ")]
    assert [line[:2] for line in lines] == [
        ["江南镇", "1"],
        ["broken（读不了，未计入）", "—"],
        ["外地", "—"],
    ]


def test_a_filter_leaves_the_rest_out(ledger: Path, capsys: Out) -> None:
    root = tree(ledger, capsys, "--where", "owner=李建国")
    assert root["total"]["units"] == 3
    assert root["total"]["issues"]["total"] == root["total"]["opinions"]["records"] == 1
    assert root["total"]["surveys"]["total"] == root["total"]["measures"]["total"] == 0
    found = total_behind(capsys, "--where", "overdue", "--show", "issues.total")
    overdue = total_behind(capsys, "--depth", "0")["unit"]["total"]["issues"]["overdue"]
    assert found["total"]["number"] == overdue
    assert found["where"] == "overdue"


@pytest.mark.parametrize("unit", [[], ["jiangnan"]])
def test_findings_are_those_of_validate(capsys: Out, unit: list[str]) -> None:
    total = total_behind(capsys, *unit, "--findings", "--by", "kind,track")["unit"]
    run(
        ["validate", *unit, "--ledger", str(SAMPLE), "--as-of", "2006-05-20", "--format", "json"],
        {},
    )
    found = json.loads(capsys.readouterr().out)["findings"]
    for severity in ("error", "warning"):
        number = sum(
            item["severity"] == severity and (not unit or item["unit"].startswith(unit[0]))
            for item in found
        )
        assert total["total"]["findings"][severity] == number
        by_kind = sum(share["total"]["findings"][severity] for share in total["by"].values())
        assert by_kind + total["own"]["findings"][severity] * (not unit) == number
    assert sum(item["severity"] != "info" for item in found)


def test_findings_of_the_campaign_are_the_ledgers_own(ledger: Path, capsys: Out) -> None:
    path = ledger / "data" / "campaign.yaml"
    path.write_text("name: 试点活动\nnonsense: 1\n", encoding="utf-8")
    code, out, err = command(ledger, capsys, "--findings", "--format", "json", "--depth", "1")
    root = json.loads(out)["unit"]
    assert code == 0
    assert "campaign.yaml:2:1" in err
    assert root["own"]["findings"]["error"] > 0
    below = sum(item["total"]["findings"]["error"] for item in root["children"])
    assert root["total"]["findings"]["error"] == below + root["own"]["findings"]["error"]
    assert "findings" not in tree(write_ledger(ledger), capsys)["total"]


def test_columns_that_were_chosen_are_all_that_csv_has(ledger: Path, capsys: Out) -> None:
    words = ["--columns", "问题：逾期，completion", "--format", "csv", "--depth", "0"]
    heads = rolled_up(ledger, capsys, *words).splitlines()[0].removeprefix("\ufeff")
    assert heads.split(",")[5:] == [
        "问题: 逾期",
        "整改完成率: 分子",
        "整改完成率: 分母",
        "整改完成率: 值",
    ]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--by", "theme", "--cross", "area"], "do not go together: --by --cross"),
        (["--rank", "completion", "--show", "issues.total"], "do not go together"),
        (["--findings", "--where", "overdue"], "do not go together: --findings --where"),
        (["--by", "theme,theme"], "twice, or too many"),
        (["--cross", "theme,area"], "twice, or too many"),
        (["--cross", "colour"], "--cross cannot be colour"),
        (["--metric", "completion"], "--metric goes with --cross"),
        (["--rank", "issues.overdu"], "Write for instance: issues.overdue"),
        (["--show", "issues.by_track"], "issues.by_track.immediate"),
        (["--show", "findings.error"], "no count or rate findings.error"),
        (["--show", "units", "--format", "html"], "--format cannot be html"),
        (["--columns", ","], "--columns needs a count or a rate"),
        (["--where", "nope=1"], "    nope=1\n    ^^^^"),
    ],
)
def test_wrong_usage_is_explained(ledger: Path, capsys: Out, words: list[str], said: str) -> None:
    code, _, err = command(ledger, capsys, *words, lang="en")
    assert code == 2
    assert said in err
