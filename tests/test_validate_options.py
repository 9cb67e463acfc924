"""The options of validate: which rules, which level fails, counts, what could not be judged."""

import json
import sys
from pathlib import Path

import pytest

from tests.validating import Spoken, with_units
from zhenggai.cli.codes import chosen_codes
from zhenggai.errors import CannotGoOnError
from zhenggai.rules import BY_CODE


@pytest.fixture
def ledger(ledger_of_one: Path) -> Path:
    return with_units(ledger_of_one)


@pytest.fixture
def validate(ledger: Path, capsys: pytest.CaptureFixture[str]) -> Spoken:
    return Spoken(ledger, capsys, "en")


@pytest.fixture
def check(ledger: Path, capsys: pytest.CaptureFixture[str]) -> Spoken:
    return Spoken(ledger, capsys, "zh")


@pytest.mark.parametrize(
    ("select", "ignore", "expected"),
    [
        (["OPN03"], [], {"OPN03"}),
        (["opn03,sur01"], [], {"OPN03", "SUR01"}),
        (["OPN03", "SUR01"], [], {"OPN03", "SUR01"}),
        (["OPN03，SUR01、SUR02"], [], {"OPN03", "SUR01", "SUR02"}),
        (["STU"], ["STU03"], {"STU01", "STU02", "STU04", "STU05"}),
        (["PRI"], ["PRI01 PRI02"], set()),
        ([], [], set(BY_CODE)),
        ([""], ["", " , "], set(BY_CODE)),
    ],
)
def test_codes_and_their_letters_choose_rules(
    select: list[str], ignore: list[str], expected: set[str]
) -> None:
    assert chosen_codes(select, ignore) == expected


@pytest.mark.parametrize(
    ("word", "near"),
    [("OPN3", "OPN03"), ("opm", "OPN"), ("SUR99", "SUR"), ("QQ", "OPN"), ("修路", "OPN")],
)
def test_unknown_codes_name_the_nearest(word: str, near: str) -> None:
    for select, ignore in (([word], []), (["DUE"], [f"DUE01,{word}"])):
        with pytest.raises(CannotGoOnError) as caught:
            chosen_codes(select, ignore)
        assert caught.value.exit_code == 2
        for said in caught.value.message:
            assert word in said
            assert near in said


def test_level_that_fails(validate: Spoken) -> None:
    for level, code in (("error", 0), ("warning", 1), ("info", 1), ("never", 0)):
        validate("--select", "UNI02", "--fail-on", level)
        assert validate.code == code


def test_statistics_stand_instead_of_the_lines(validate: Spoken) -> None:
    text = validate("--statistics", "--select", "OPN03,FIL01")
    assert validate.code == 1
    assert text == (
        "rule   errors  warnings  notes  units  what it wants\n"
        "OPN03       2         0      0      1  every opinion is decided in time;"
        " declined or referred ones have a reason\n"
        "FIL01       1         0      0      1  the file is valid UTF-8 and YAML\n"
        "total       3         0      0      2\n"
        "\n"
        "unit           errors  warnings  notes\n"
        "江南镇/李家村       2         0      0\n"
        "江南镇/坏           1         0      0\n"
        "total               3         0      0\n"
    )


def test_statistics_in_chinese(check: Spoken) -> None:
    assert check("--statistics", "--select", "FIL01").splitlines()[:3] == [
        "规则   错误  警告  提示  单位数  要求",
        "FIL01     1     0     0       1  文件是有效的 UTF-8 和 YAML",
        "合计      1     0     0       1",
    ]


def test_statistics_in_json_stand_beside_the_findings(validate: Spoken) -> None:
    document = validate.json("--statistics", "--select", "OPN03,FIL01")
    plain = validate.json("--select", "OPN03,FIL01")
    counted = document.pop("statistics")
    assert document == plain
    assert counted["severities"] == {"error": 3, "warning": 0, "info": 0}
    assert counted["rules"][0] == {
        "code": "OPN03",
        "wants": BY_CODE["OPN03"].wants.en,
        "clause": BY_CODE["OPN03"].clause,
        "units": 1,
        "error": 2,
        "warning": 0,
        "info": 0,
    }
    assert counted["units"][1] == {"unit": "江南镇/坏", "error": 1, "warning": 0, "info": 0}


def test_findings_about_the_campaign_are_in_no_unit(validate: Spoken, ledger: Path) -> None:
    (ledger / "data" / "campaign.yaml").write_text("name: x\nlimits: {attendance: 2}\n", "utf-8")
    counted = validate.json("--statistics", "--select", "FIL10")["statistics"]
    assert counted["rules"][0]["units"] == 0
    assert [unit["unit"] for unit in counted["units"]] == [""]
    assert "(the ledger)" in validate("--statistics", "--select", "FIL10")


def test_what_could_not_be_judged_is_told_with_its_reason(validate: Spoken, check: Spoken) -> None:
    assert validate("--show-skipped", "--select", "SUR01") == (
        "Could not be judged (1):\n  SUR01  no satisfaction survey yet (1: 江南镇/李家村)\n"
    )
    assert validate.code == 0
    assert "还不能判断的（1 项）" in check("--show-skipped", "--select", "SUR01")
    skipped = validate.json("--show-skipped", "--select", "SUR01")["skipped"]
    assert skipped == [
        {"unit": "江南镇/李家村", "code": "SUR01", "reason": "no satisfaction survey yet"}
    ]
    assert "skipped" not in validate.json("--select", "SUR01")


def test_counts_have_no_place_in_some_formats(validate: Spoken, check: Spoken) -> None:
    for form in ("github", "junit", "sarif"):
        assert validate("--format", form, "--statistics") == ""
        assert validate.code == 2
        assert "text json html" in validate.err
    check("--format", "sarif", "--statistics")
    assert "没有放统计数字的地方" in check.err


def test_output_goes_to_a_file(validate: Spoken, tmp_path: Path) -> None:
    target = tmp_path / "out" / "检查.sarif"
    assert validate("--format", "sarif", "--output", str(target)) == ""
    assert json.loads(target.read_text(encoding="utf-8"))["version"] == "2.1.0"


def test_html_is_a_page(check: Spoken) -> None:
    html = check("--format", "html", "--show-skipped")
    assert "<title>测试活动台账检查结果</title>" in html
    assert "还没有满意度测评" in html


@pytest.mark.parametrize("form", ["github", "junit", "sarif"])
def test_code_hosts_get_paths_from_the_top_of_the_repository(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], form: str
) -> None:
    ledger = tmp_path / "仓库" / "台账 1"
    (ledger / "data" / "units").mkdir(parents=True)
    (ledger / "data" / "campaign.yaml").write_text("name: 活动\n", encoding="utf-8")
    (ledger / "data" / "units" / "村.yaml").write_text("name: [", encoding="utf-8")
    (tmp_path / "仓库" / ".git").mkdir()
    validate = Spoken(ledger, capsys, "en")
    path = {
        "github": "::error file=台账 1/data/units/村.yaml,line=2",
        "junit": 'file="台账 1/data/units/村.yaml"',
        "sarif": '"uri": "%E5%8F%B0%E8%B4%A6%201/data/units/%E6%9D%91.yaml"',
    }
    assert path[form] in validate("--format", form, "--select", "FIL")
    assert validate("--select", "FIL").startswith("data/units/村.yaml:2:1: ")


def test_terminal_shows_the_line_with_a_caret(
    validate: Spoken, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    line, excerpt, caret, *_ = validate("--select", "OPN03").split("\n")
    assert line.startswith("\x1b[31mdata/units/江南镇/李家村.yaml:4:6: OPN03 error: ")
    assert line.endswith("\x1b[0m")
    assert excerpt.startswith("      - {id: O-1, date: 2006-03-01")
    assert caret == "         ^"
    assert "\x1b" not in validate("--select", "OPN03", "--no-color")


def test_file_that_is_empty_or_gone_has_no_excerpt(
    validate: Spoken, ledger: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    (ledger / "data" / "units" / "江南镇" / "空.yaml").write_text("", encoding="utf-8")
    (ledger / "data" / "units" / "江南镇" / "坏.yaml").unlink()
    assert validate("--select", "FIL", "--no-color").count("\n") == 2


def test_long_lines_are_cut_around_the_place(
    validate: Spoken, ledger: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    text = f"name: 村\nkind: village\nhead: {{a: {'长' * 200}, b: 1}}\n"
    (ledger / "data" / "units" / "江南镇" / "坏.yaml").write_text(text, encoding="utf-8")
    lines = validate("--select", "FIL", "--no-color").split("\n")
    assert all(len(line) <= 100 for line in lines[1::3])
