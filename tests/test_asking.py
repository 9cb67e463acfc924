"""What cannot be brought back is asked for first, at a real terminal."""

from pathlib import Path

import pytest

from tests.test_add_terminal import Terminal
from tests.verbs import Ledger, write_ledger

Out = pytest.CaptureFixture[str]
TEXT = """\
name: 李家村
kind: village
opinions:
  - {id: O-1, date: 2006-02-01, from: public, nature: wish, text: 修路}
"""
TWICE = "issues:\n  - {id: I-1, title: 路}\n  - {id: I-1, title: 水}\n"
FILE = "data/private/units/jiangnan/lijia.yaml"


@pytest.fixture
def ledger(tmp_path: Path, capsys: Out) -> Ledger:
    return write_ledger(tmp_path, capsys, TEXT)


def at(ledger: Ledger, line: str, lang: str = "zh") -> Terminal:
    return Terminal(*line.split(), "--ledger", str(ledger.root), lang=lang)


def test_undo_goes_on_only_after_a_yes(ledger: Ledger) -> None:
    ledger.told("add opinion jiangnan/lijia --text 路灯不亮 --channel box")
    written = ledger.text
    terminal = at(ledger, "undo")
    assert "text: 路灯不亮}" in terminal.until("撤回吗？撤回以后不能再恢复 [y/N]\n> ")
    terminal.type("", then="什么也没有改")
    assert terminal.ended() == 1
    assert ledger.text == written
    terminal = at(ledger, "undo", lang="en")
    terminal.until("> ")
    terminal.type("y", then="is taken back")
    assert terminal.ended() == 0
    assert ledger.text == TEXT


def test_doctor_shows_and_asks_before_it_changes(ledger: Ledger) -> None:
    ledger.write(TEXT + TWICE)
    terminal = at(ledger, "doctor --fix")
    assert "+  - {id: I-2, title: 水}" in terminal.until("照上面改吗？ [y/N]\n> ")
    terminal.type("n", then="什么也没有改")
    assert terminal.ended() == 1
    assert ledger.text == TEXT + TWICE
    assert ledger.play("doctor --fix --yes")[0] == 0
    assert "I-2" in ledger.text


def test_raiser_is_asked_for_and_forgetting_asks(ledger: Ledger) -> None:
    terminal = at(ledger, "private set O-1")
    terminal.until("姓名\n> ")
    terminal.type("李四", "", "村口", "", then="已记入")
    assert terminal.ended() == 0
    path = ledger.root / FILE
    assert (
        path.read_text(encoding="utf-8")
        == 'O-1: {name: 李四, address: 村口, opinion: "2006-02-01 修路"}\n'
    )
    terminal = at(ledger, "forget O-1")
    terminal.until("删去 jiangnan/lijia#O-1 的反映人身份吗？删了找不回来 [y/N]\n> ")
    terminal.type("n", then="什么也没有改")
    assert terminal.ended() == 1
    assert path.exists()
    terminal = at(ledger, "forget O-1")
    terminal.until("> ")
    terminal.type("是", then="已删去")
    assert not path.exists()
