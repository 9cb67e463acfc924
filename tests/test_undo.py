"""`undo` shows and takes back the last command, never over what came after."""

from pathlib import Path

import pytest

from tests.verbs import UNIT, Ledger, write_ledger

Out = pytest.CaptureFixture[str]
TEXT = "name: 李家村\nkind: village\n"
ADD = "add opinion jiangnan/lijia --text 路灯不亮 --channel box"


@pytest.fixture
def ledger(tmp_path: Path, capsys: Out) -> Ledger:
    return write_ledger(tmp_path, capsys, TEXT)


def test_last_command_is_shown_and_taken_back(ledger: Ledger) -> None:
    ledger.told(ADD)
    written = ledger.text
    code, out, err = ledger.play("undo --dry-run")
    assert code == 0
    assert f"--- {UNIT}\n" in out
    assert "-    text: 路灯不亮\n" in out
    assert "上一条命令是 add opinion（" in err
    assert ledger.text == written
    code, again, err = ledger.play("undo")
    assert (code, again) == (0, out)
    assert "已撤回 add opinion" in err
    assert ledger.text == TEXT


def test_commands_are_taken_back_one_after_the_other(ledger: Ledger) -> None:
    ledger.told(ADD)
    once = ledger.text
    ledger.told(ADD)
    code, out, _ = ledger.play("undo --list")
    assert code == 0
    assert [line.split()[2:4] for line in out.splitlines()] == [["add", "opinion"]] * 2
    ledger.play("undo")
    assert ledger.text == once
    ledger.play("undo")
    assert ledger.text == TEXT
    code, out, err = ledger.play("undo", lang="en")
    assert (code, out) == (2, "")
    assert "no command to take back" in err
    assert ledger.play("undo --list") == (0, "", "")


def test_file_that_has_changed_since_is_named_and_stays(ledger: Ledger) -> None:
    ledger.told(ADD)
    ledger.write(ledger.text + "# 手工加的\n")
    now = ledger.text
    code, out, err = ledger.play("undo")
    assert (code, out) == (3, "")
    assert UNIT in err
    assert ledger.text == now


def test_new_evidence_goes_and_private_content_is_not_shown(ledger: Ledger) -> None:
    ledger.told(ADD)
    ledger.told("private set jiangnan/lijia#O-001 --name 李四")
    code, out, _ = ledger.play("undo")
    assert code == 0
    assert "李四" not in out
    assert "data/private/units/jiangnan/lijia.yaml: 内部资料" in out
    photo = ledger.root / "路.bin"
    photo.write_bytes(b"\xff\x00\x01")
    ledger.told(f"evidence add {photo} --to jiangnan/lijia")
    code, out, _ = ledger.play("undo")
    assert (code, out) == (0, "data/evidence/jiangnan/lijia/路.bin: 删去，原有 3 字节\n")
    assert not (ledger.root / "data/evidence/jiangnan").exists()
