"""`edit`: the editor opens at the record's line, and its change is judged."""

import sys
from pathlib import Path

import pytest

from tests.adding import VILLAGE, ledger
from zhenggai.cli.editors import editor_command, editor_in
from zhenggai.cli.main import run

__all__ = ["ledger"]
FILE = "data/units/jiangnan/lijia.yaml"
EDITOR = """\
import sys
from pathlib import Path
place, path = sys.argv[-2:]
Path("seen").write_text(place, encoding="utf-8")
old = Path(path).read_text(encoding="utf-8")
Path(path).write_text(old.replace({old!r}, {new!r}), encoding="utf-8")
raise SystemExit({code})
"""


def edit(name: str, old: str = "", new: str = "", code: int = 0) -> int:
    """Run `edit` with an editor that replaces a text and ends with a code."""
    Path("editor.py").write_text(EDITOR.format(old=old, new=new, code=code), encoding="utf-8")
    environ = {"EDITOR": f"{sys.executable} editor.py", "ZHENGGAI_LANG": "zh"}
    return run(["edit", name, "--as-of", "2006-03-20"], environ)


def seen() -> str:
    return Path("seen").read_text(encoding="utf-8")


@pytest.mark.usefixtures("ledger")
@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("jiangnan/lijia#O-009", "+12"),
        ("jiangnan/lijia#M-9", "+17"),
        ("M-9", "+17"),
        ("jiangnan/lijia#visits/1", "+21"),
        ("jiangnan/lijia#陈志强", "+5"),
        ("jiangnan/lijia", "+1"),
        ("平塘镇/大塘村#意-1", "+4"),
        ("campaign", "+1"),
    ],
)
def test_the_editor_opens_at_the_line(
    name: str, line: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert edit(name) == 0
    assert seen() == line
    assert "没有改动" in capsys.readouterr().err


def test_a_good_change_is_said_to_be_good(ledger: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert edit("jiangnan/lijia#O-008", "村道难走", "村道下雨难走") == 0
    assert f"{FILE} 已改，没有新的问题" in capsys.readouterr().err
    assert "村道下雨难走" in (ledger / FILE).read_text(encoding="utf-8")


@pytest.mark.usefixtures("ledger")
def test_a_bad_change_is_shown_with_its_place(capsys: pytest.CaptureFixture[str]) -> None:
    assert edit("jiangnan/lijia#O-008", "date: 2006-02-12", "date: 2006-2-12") == 1
    out, err = capsys.readouterr()
    assert out.startswith(f"{FILE}:8:11: FIL06 错误: “2006-2-12”不是日期")
    assert "zhenggai validate jiangnan/lijia" in err
    assert edit("jiangnan/lijia#O-008", "box", "bax") == 1
    assert capsys.readouterr().out.count("FIL0") == 2


@pytest.mark.usefixtures("ledger")
def test_a_file_that_cannot_be_read_opens_where_its_fault_is(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert edit("jiangnan/lijia#O-008", "    title: 账目", "    title: 账目: 明细") == 1
    assert "FIL01" in capsys.readouterr().out
    assert edit("jiangnan/lijia#O-008", "账目: 明细", "账目明细") == 0
    assert seen() == "+19"


@pytest.mark.usefixtures("ledger")
def test_a_change_of_the_campaign_is_judged(capsys: pytest.CaptureFixture[str]) -> None:
    assert edit("campaign", "name: 测试", "naem: 测试") == 1
    assert "data/campaign.yaml:1:1: FIL02" in capsys.readouterr().out


def test_without_an_editor_the_place_is_printed(
    ledger: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["edit", "jiangnan/lijia#I-2"], {"ZHENGGAI_LANG": "en"}) == 0
    out, err = capsys.readouterr()
    assert out == f"{ledger / FILE}:18\n"
    assert "export EDITOR=nano" in err


def test_an_editor_that_fails_is_told(ledger: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert edit("jiangnan/lijia", code=4) == 3
    assert "没有正常结束（4）" in capsys.readouterr().err
    assert run(["edit", "jiangnan/lijia"], {"EDITOR": "no-such-editor", "ZHENGGAI_LANG": "zh"}) == 3
    assert "打不开编辑器“no-such-editor”" in capsys.readouterr().err
    assert run(["edit", "jiangnan/lijia"], {"EDITOR": "'unclosed", "ZHENGGAI_LANG": "zh"}) == 3
    assert "打不开编辑器" in capsys.readouterr().err
    assert (ledger / FILE).read_text(encoding="utf-8") == VILLAGE


@pytest.mark.parametrize(
    ("editor", "words"),
    [
        ("vi", "vi +7 /l/a.yaml"),
        ("vim -n", "vim -n +7 /l/a.yaml"),
        ("/usr/bin/nano", "/usr/bin/nano +7 /l/a.yaml"),
        ("emacs -nw", "emacs -nw +7 /l/a.yaml"),
        ("code", "code --wait --goto /l/a.yaml:7"),
        ("code --wait", "code --wait --goto /l/a.yaml:7"),
        ("codium -w", "codium -w --goto /l/a.yaml:7"),
        ("kate", "kate --block --line 7 /l/a.yaml"),
        ("gedit", "gedit --wait +7 /l/a.yaml"),
        ("subl", "subl --wait /l/a.yaml:7"),
        ("hx", "hx /l/a.yaml:7"),
        ("notepad.exe", "notepad.exe /l/a.yaml"),
    ],
)
def test_editors_are_told_the_line_in_their_own_way(editor: str, words: str) -> None:
    assert editor_command(editor, Path("/l/a.yaml"), 7) == words.split()


def test_visual_goes_before_editor() -> None:
    assert editor_in({"VISUAL": "code", "EDITOR": "vi"}) == "code"
    assert editor_in({"VISUAL": "", "EDITOR": "vi"}) == "vi"
    assert editor_in({}) == ""
