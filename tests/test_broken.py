"""Whatever is wrong with a file: the right code at the right place, never a traceback."""

import os
import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
import yaml

import zhenggai.yamltree
from tests.broken.any_file import ANY
from tests.broken.campaign_file import CAMPAIGN
from tests.broken.marks import Broken, Place
from tests.broken.unit_file import UNIT
from tests.conftest import TODAY, findings_in
from zhenggai.finding import Finding
from zhenggai.load import open_ledger
from zhenggai.model.campaign import word_lists
from zhenggai.reading import read_campaign, read_unit

GOOD = "name: 好村\nkind: village\n"
CHINESE = re.compile("[\u4e00-\u9fff]")
ENGLISH = re.compile("[A-Za-z]{2}")


def _places(findings: Sequence[Finding]) -> list[Place]:
    return sorted(Place(item.location.line, item.location.column, item.code) for item in findings)


def _check_words(findings: Sequence[Finding]) -> None:
    for finding in findings:
        for text in (finding.message, finding.remedy):
            assert CHINESE.search(text.zh), text
            assert ENGLISH.search(text.en), text
            assert text.zh != text.en


def _ids(cases: Sequence[Broken]) -> list[str]:
    return [case.name for case in cases]


@pytest.mark.parametrize("case", ANY + UNIT, ids=_ids(ANY + UNIT))
def test_broken_unit_file_is_reported_at_its_place(case: Broken) -> None:
    expected = case.expected
    if case.name in ("empty", "only_comments", "only_dashes", "only_spaces"):
        expected *= 2  # neither name nor kind
    _, findings = read_unit(case.data, "data/units/x.yaml", "x", word_lists(None))
    assert _places(findings) == expected
    assert {item.location.path for item in findings} == {"data/units/x.yaml"}
    assert {item.unit for item in findings} == {"x"}
    _check_words(findings)


@pytest.mark.parametrize("case", ANY + CAMPAIGN, ids=_ids(ANY + CAMPAIGN))
def test_broken_campaign_file_is_reported_at_its_place(case: Broken) -> None:
    case = case.as_campaign if case in ANY else case
    _, findings = read_campaign(case.data, "data/campaign.yaml")
    assert _places(findings) == case.expected
    _check_words(findings)


@pytest.mark.parametrize("case", ANY + UNIT, ids=_ids(ANY + UNIT))
def test_parser_without_c_finds_the_same(case: Broken, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = case.expected
    monkeypatch.setattr(zhenggai.yamltree, "_Loader", yaml.SafeLoader)
    if case.name == "backslash":
        expected = [Place(3, 21, "FIL01")]  # it points at what follows the backslash
    _, findings = read_unit(case.data, "x.yaml", "x", word_lists(None))
    assert sorted(set(_places(findings))) == sorted(set(expected))


def test_there_are_many_kinds_of_broken_files() -> None:
    names = _ids(ANY + UNIT + CAMPAIGN)
    assert len(names) == len(set(names))
    assert len(names) > 50


def _make_tree(root: Path) -> list[str]:
    """Write every broken file into one ledger; return the paths that are to be named."""
    units = root / "data" / "units"
    units.mkdir(parents=True)
    (root / "data" / "campaign.yaml").write_text("name: 活动\n", encoding="utf-8")
    (units / "good.yaml").write_text(GOOD, encoding="utf-8")
    named = []
    for case in ANY + UNIT:
        (units / f"{case.name}.yaml").write_bytes(case.data)
        named += [
            f"data/units/{case.name}.yaml:{p.line}:{p.column}: {p.code}" for p in case.expected
        ]
    return [*named, *(f"{path}:1:1: {code}" for path, code in _make_odd_files(units))]


def _make_odd_files(units: Path) -> list[tuple[str, str]]:
    (units / "folder.yaml").mkdir()
    (units / "link.yaml").symlink_to("nowhere.yaml")
    (units / "circle.yaml").symlink_to("circle.yaml")
    (units / "back").symlink_to(".")
    (units / "circle").symlink_to("circle")
    os.mkfifo(units / "pipe.yaml")
    (units / "to-pipe.yaml").symlink_to("pipe.yaml")
    (units / "endless.yaml").symlink_to("/dev/zero")
    odd = [
        "a b.yaml",
        "a#b.yaml",
        "甲(乙).yaml",
        "😀.yaml",
        "x.yml",
        "X.YAML",
        "说明.txt",
        "甲.yaml.bak",
    ]
    for name in odd:
        (units / name).write_text(GOOD, encoding="utf-8")
    for name in ("case", "Case", "\u212bng", "\u00c5ng"):
        (units / f"{name}.yaml").write_text(GOOD, encoding="utf-8")
    (units / "甲 组").mkdir()
    (units / "甲 组" / "x.yaml").write_text(GOOD, encoding="utf-8")
    for name in ("group", "Group"):
        (units / name).mkdir()
        (units / name / "in.yaml").write_text(GOOD, encoding="utf-8")
    fil08 = ["folder.yaml", "back", "circle", "pipe.yaml", "甲 组", *odd]
    fil08 += ["case.yaml", "\u212bng.yaml", "group", "group/in.yaml"]
    return [
        ("data/units/link.yaml", "FIL01"),
        ("data/units/to-pipe.yaml", "FIL01"),
        ("data/units/endless.yaml", "FIL01"),
        ("data/units/circle.yaml", "FIL01"),
        *((f"data/units/{name}", "FIL08") for name in fil08),
    ]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_program_survives_all_of_them_at_once(lang: str, tmp_path: Path) -> None:
    named = _make_tree(tmp_path)
    done = subprocess.run(
        [sys.executable, "-m", "zhenggai", "validate", "--lang", lang, "--ledger", str(tmp_path)],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 1
    assert "Traceback" not in done.stdout + done.stderr
    assert [line for line in named if line not in done.stdout] == []
    assert "data/units/good.yaml" not in done.stdout or "FIL" not in "".join(
        line for line in done.stdout.splitlines() if "data/units/good.yaml" in line
    )


def test_other_files_are_still_read(tmp_path: Path) -> None:
    _make_tree(tmp_path)
    (tmp_path / "data" / "units" / "good.yaml").write_text(
        "name: 好村\nkind: village\nopinions:\n  - {id: O-1, date: 2006-01-02}\n", encoding="utf-8"
    )
    codes = {item.code for item in findings_in(tmp_path, TODAY) if item.unit == "good"}
    assert "OPN01" in codes
    assert not {code for code in codes if code.startswith("FIL")}


@pytest.mark.parametrize("case", ANY + CAMPAIGN, ids=_ids(ANY + CAMPAIGN))
def test_units_are_judged_under_a_broken_campaign(case: Broken, tmp_path: Path) -> None:
    case = case.as_campaign if case in ANY else case
    (tmp_path / "data" / "units").mkdir(parents=True)
    (tmp_path / "data" / "campaign.yaml").write_bytes(case.data)
    (tmp_path / "data" / "units" / "bad.yaml").write_text("name: 甲\nkidn: village\n")
    found = findings_in(tmp_path, TODAY)
    assert {place.code for place in case.expected} <= {item.code for item in found}
    assert [str(item.location) for item in found if item.code == "FIL02" and item.unit] == [
        "data/units/bad.yaml:2:1"
    ]


def _exit_code(root: Path) -> int:
    done = subprocess.run(
        [sys.executable, "-m", "zhenggai", "validate", "--ledger", str(root)],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert "Traceback" not in done.stderr
    return done.returncode


def test_no_campaign_file_is_no_ledger(tmp_path: Path) -> None:
    assert _exit_code(tmp_path / "nowhere") == 2
    (tmp_path / "data").mkdir()
    assert _exit_code(tmp_path) == 2
    (tmp_path / "data" / "campaign.yaml").mkdir()
    assert _exit_code(tmp_path) == 2
    (tmp_path / "data" / "campaign.yaml").rmdir()
    (tmp_path / "data" / "campaign.yaml").symlink_to("nowhere")
    assert _exit_code(tmp_path) == 2


def test_broken_campaign_exits_with_one(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "campaign.yaml").write_text("name: [\n", encoding="utf-8")
    assert _exit_code(tmp_path) == 1


def test_name_that_is_no_text_does_not_stop_the_program(tmp_path: Path) -> None:
    units = tmp_path / "data" / "units"
    units.mkdir(parents=True)
    (tmp_path / "data" / "campaign.yaml").write_text("name: 活动\n", encoding="utf-8")
    (Path(os.fsdecode(bytes(units) + b"/\xff.yaml"))).write_text(GOOD, encoding="utf-8")
    assert _exit_code(tmp_path) == 1


def test_links_to_units_elsewhere_are_followed_once(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "x.yaml").write_text(GOOD, encoding="utf-8")
    (elsewhere / "again").symlink_to(elsewhere)
    root = tmp_path / "ledger"
    (root / "data" / "units").mkdir(parents=True)
    (root / "data" / "campaign.yaml").write_text("name: 活动\n", encoding="utf-8")
    (root / "data" / "units" / "town").symlink_to(elsewhere)
    ledger = open_ledger(root)
    assert ledger.units == ("town/x",)
    assert [str(item.location) for item in ledger.findings] == ["data/units/town/again:1:1"]


def test_folders_have_an_end(tmp_path: Path) -> None:
    units = tmp_path / "data" / "units"
    (units / "/".join(["a"] * 40)).mkdir(parents=True)
    (tmp_path / "data" / "campaign.yaml").write_text("name: 活动\n", encoding="utf-8")
    assert [item.code for item in open_ledger(tmp_path).findings] == ["FIL08"]
