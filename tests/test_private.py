"""Who raised an opinion stays apart: readable by one person, shown only when asked, forgotten."""

import stat
from pathlib import Path

import pytest

from tests.verbs import Ledger, write_ledger
from zhenggai.cli.writing import writing
from zhenggai.private import private_path, raisers_in, record_raisers

Out = pytest.CaptureFixture[str]
OPINIONS = """\
name: 李家村
kind: village
opinions:
  - {id: O-1, date: 2006-02-01, from: public, nature: wish, text: 修路}
  - {id: O-2, date: 2006-02-01, from: public, nature: wish, text: 通水}
issues:
  - {id: I-1, title: 路}
"""
FILE = "data/private/units/jiangnan/lijia.yaml"
SET = "private set jiangnan/lijia#O-1 --name 李四 --phone 13800000000"


@pytest.fixture
def ledger(tmp_path: Path, capsys: Out) -> Ledger:
    return write_ledger(tmp_path, capsys, OPINIONS)


def everything(ledger: Ledger) -> bytes:
    files = (path for path in ledger.root.rglob("*") if path.is_file())
    return b"".join(path.read_bytes() for path in files)


def test_file_and_folders_are_for_one_person_and_not_for_git(ledger: Ledger) -> None:
    ledger.told(SET)
    path = ledger.root / FILE
    assert path.read_text(encoding="utf-8") == (
        'O-1: {name: 李四, phone: "13800000000", opinion: "2006-02-01 修路"}\n'
    )
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    while path.name != "data":
        path = path.parent
        if path.name != "data":
            assert stat.S_IMODE(path.stat().st_mode) == 0o700
    assert (ledger.root / "data/private/.gitignore").read_text(encoding="utf-8") == "*\n"


def test_what_is_known_is_corrected_field_by_field(ledger: Ledger) -> None:
    ledger.told(SET)
    ledger.told("private set jiangnan/lijia#O-2 --note 晚上在家")
    ledger.told("private set O-1 --name 李五")
    assert (ledger.root / FILE).read_text(encoding="utf-8") == (
        'O-1: {name: 李五, phone: "13800000000", opinion: "2006-02-01 修路"}\n'
        'O-2: {note: 晚上在家, opinion: "2006-02-01 通水"}\n'
    )
    assert ledger.play("private show O-1") == (
        *(0, "姓名: 李五\n电话: 13800000000\n", "内部资料，不得外传\n"),
    )
    assert ledger.play("private show O-1", lang="en")[1] == "name: 李五\nphone: 13800000000\n"


def test_only_opinions_have_somebody_who_raised_them(ledger: Ledger) -> None:
    assert "不是意见" in ledger.refused("private set jiangnan/lijia#I-1 --name 李四")
    assert "--phone" in ledger.refused("private set jiangnan/lijia#O-1")
    assert "jiangnan/lijia#O-2" in ledger.play("private show O-2")[2]
    assert ledger.play("private show O-2")[0] == 1
    assert not (ledger.root / "data/private").exists()


def test_public_commands_never_open_it(ledger: Ledger) -> None:
    ledger.told(SET)
    (ledger.root / FILE).write_text("这不是 YAML: [", encoding="utf-8")
    for line in ("list opinions", "show O-1", "trace O-1", "validate", "notice replies", "status"):
        code, out, err = ledger.play(line)
        assert code in (0, 1), line
        assert "private" not in out + err
    code, _, err = ledger.play("private show O-1")
    assert code == 3
    assert f"{FILE}:2:1: " in err


def test_forgetting_leaves_no_trace(ledger: Ledger) -> None:
    ledger.told(SET)
    ledger.told("private set jiangnan/lijia#O-1 --note 住村口")
    ledger.told("private set jiangnan/lijia#O-2 --name 王五")
    said = ledger.told("forget jiangnan/lijia#O-1")
    assert "姓名、电话、备注" in said
    assert "备份和别的电脑上的" in said
    for trace in ("李四", "13800000000", "住村口"):
        assert trace.encode() not in everything(ledger)
    assert "王五".encode() in everything(ledger)
    assert ledger.play("undo --list")[1] == ""
    assert "李四" not in ledger.told("forget jiangnan/lijia#O-2")
    assert not (ledger.root / FILE).exists()
    assert "nothing is kept" in ledger.told("forget jiangnan/lijia#O-2", lang="en")


def test_what_undo_kept_is_forgotten_even_if_the_file_is_gone(ledger: Ledger) -> None:
    ledger.told(SET)
    ledger.told("private set jiangnan/lijia#O-1 --name 赵六")
    (ledger.root / FILE).unlink()
    ledger.told("forget jiangnan/lijia#O-1")
    assert ledger.play("undo --list")[1] == ""


def test_opinion_that_is_gone_can_be_forgotten(ledger: Ledger) -> None:
    ledger.told(SET)
    ledger.write("name: 李家村\nkind: village\n")
    assert "已删去" in ledger.told("forget jiangnan/lijia#O-1")
    assert not (ledger.root / FILE).exists()


def test_raiser_is_recorded_within_another_command(ledger: Ledger) -> None:
    with writing(ledger.root, "add opinion") as act:
        record_raisers(act, "jiangnan/lijia", {"O-1": {"name": "李四", "address": "村口"}})
        record_raisers(act, "jiangnan/lijia", {"O-2": {"name": "王五"}})
    path = private_path("jiangnan/lijia")
    found = raisers_in((ledger.root / path).read_bytes(), path)
    assert [(name, raiser.name, raiser.address) for name, raiser in found.items()] == [
        ("O-1", "李四", "村口"),
        ("O-2", "王五", ""),
    ]


def test_opinion_is_added_with_who_raised_it(ledger: Ledger) -> None:
    line = "add opinion jiangnan/lijia --text 路灯不亮 --channel box --from public"
    said = ledger.told(f"{line} --raiser-name 李四 --raiser-phone 13800000000")
    assert "zhenggai private set" not in said
    assert "O-3" in ledger.text
    assert "李四" not in ledger.text
    assert (ledger.root / FILE).read_text(encoding="utf-8") == (
        'O-3: {name: 李四, phone: "13800000000", opinion: "2006-04-20 路灯不亮"}\n'
    )
    assert "李四" not in ledger.play(f"{line} --raiser-name 李四 --dry-run")[1]
    ledger.play("undo")
    assert not (ledger.root / FILE).exists()
    assert ledger.text == OPINIONS


def test_several_opinions_have_no_one_raiser(ledger: Ledger) -> None:
    several = ledger.root / "several.yaml"
    row = "- {date: 2006-02-01, channel: box, text: 路}\n"
    several.write_text(row + row.replace("路", "水"), encoding="utf-8")
    line = f"add opinion jiangnan/lijia --input {several}"
    assert "一条一条" in ledger.refused(f"{line} --raiser-name 李四")
    ledger.told(line)
