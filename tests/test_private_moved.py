"""A merge elsewhere may renumber opinions: who raised one stays with what was said."""

import stat
from pathlib import Path

import pytest

from tests.verbs import Ledger, write_ledger

Out = pytest.CaptureFixture[str]
HEAD = "name: 李家村\nkind: village\nopinions:\n"
ROAD, WATER, LIGHT = "村口的路下雨走不了", "三组没有水", "路灯不亮"
FILE = "data/private/units/jiangnan/lijia.yaml"


def unit(**said: str) -> str:
    rows = (
        f"  - {{id: {name.replace('_', '-')}, date: 2006-02-01, from: public, text: {text}}}\n"
        for name, text in said.items()
    )
    return HEAD + "".join(rows)


@pytest.fixture
def ledger(tmp_path: Path, capsys: Out) -> Ledger:
    """A ledger in which O-1 is about water; then comes a merge in which it is about the road."""
    found = write_ledger(tmp_path, capsys, unit(O_1=WATER))
    found.told("private set jiangnan/lijia#O-1 --name 乙某 --phone 13800000000")
    found.write(unit(O_1=ROAD, O_2=WATER))
    return found


def test_raiser_is_shown_with_what_was_said_and_with_nothing_else(ledger: Ledger) -> None:
    assert ledger.play("private show jiangnan/lijia#O-1")[0:2] == (1, "")
    code, out, err = ledger.play("private show jiangnan/lijia#O-2")
    assert (code, out) == (0, "姓名: 乙某\n电话: 13800000000\n")
    assert err == "内部资料，不得外传\n"


def test_doctor_moves_the_raiser(ledger: Ledger) -> None:
    code, out, _ = ledger.play("doctor")
    assert code == 1
    assert f"{FILE}:1:1: O-1 名下记的是意见 jiangnan/lijia#O-2 的反映人" in out
    assert "乙某" not in out
    assert ledger.play("doctor --fix --yes")[0] == 0
    kept = (ledger.root / FILE).read_text(encoding="utf-8")
    assert kept == (f'O-2: {{name: 乙某, phone: "13800000000", opinion: "2006-02-01 {WATER}"}}\n')
    assert stat.S_IMODE((ledger.root / FILE).stat().st_mode) == 0o600
    assert ledger.play("doctor")[0] == 0


def test_another_raiser_takes_nothing_of_the_first(ledger: Ledger) -> None:
    ledger.told("private set jiangnan/lijia#O-1 --name 甲某")
    assert ledger.play("private show jiangnan/lijia#O-1")[1] == "姓名: 甲某\n"
    assert "乙某" in ledger.play("private show jiangnan/lijia#O-2")[1]


def test_the_one_who_raised_it_is_forgotten(ledger: Ledger) -> None:
    assert "没有记" in ledger.told("forget jiangnan/lijia#O-1")
    assert "已删去" in ledger.told("forget jiangnan/lijia#O-2")
    assert not (ledger.root / FILE).exists()


def test_two_whose_opinions_changed_places_change_places(ledger: Ledger) -> None:
    ledger.told("private set jiangnan/lijia#O-1 --name 甲某")
    ledger.write(unit(O_1=WATER, O_2=ROAD))
    assert "乙某" in ledger.play("private show jiangnan/lijia#O-1")[1]
    assert "甲某" in ledger.play("private show jiangnan/lijia#O-2")[1]


def test_nobody_is_moved_to_where_another_is_kept(ledger: Ledger) -> None:
    path = ledger.root / FILE
    path.write_text(path.read_text(encoding="utf-8") + "O-2: {name: 丙某}\n", encoding="utf-8")
    assert "丙某" in ledger.play("private show jiangnan/lijia#O-2")[1]
    assert "请核对" in ledger.play("private show jiangnan/lijia#O-1")[2]
    assert ledger.play("doctor")[0] == 0


def test_opinion_that_was_reworded_keeps_its_raiser_and_is_to_be_checked(ledger: Ledger) -> None:
    ledger.write(unit(O_1=LIGHT))
    code, out, err = ledger.play("private show jiangnan/lijia#O-1")
    assert (code, "乙某" in out) == (0, True)
    assert f"“2006-02-01 {WATER}”" in err
    ledger.told("private set jiangnan/lijia#O-1 --note 晚上在家")
    assert "请核对" not in ledger.play("private show jiangnan/lijia#O-1")[2]


def test_who_was_kept_by_hand_stays_under_the_id(ledger: Ledger) -> None:
    (ledger.root / FILE).write_text("O-1: {name: 丁某}\n", encoding="utf-8")
    assert "丁某" in ledger.play("private show jiangnan/lijia#O-1")[1]
    assert "请核对" not in ledger.play("private show jiangnan/lijia#O-1")[2]
    ledger.write(unit(O_2=WATER))
    assert ledger.play("private show jiangnan/lijia#O-2")[0:2] == (1, "")
