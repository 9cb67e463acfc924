"""`fmt` writes all files or none, names them, and leaves those with errors alone."""

from pathlib import Path

import pytest

from tests.verbs import UNIT, Ledger, write_ledger
from zhenggai.cli.main import run

Out = pytest.CaptureFixture[str]
TEXT = "kind: village\nname: 李家村\n"
TIDY = "name: 李家村\nkind: village\n"
TOWN = "data/units/jiangnan.yaml"


@pytest.fixture
def ledger(tmp_path: Path, capsys: Out) -> Ledger:
    return write_ledger(tmp_path, capsys, TEXT)


def fmt(ledger: Ledger, line: str = "fmt", lang: str = "") -> tuple[int, str, str]:
    """Run `fmt`; `--lang` is the language that the files come into."""
    words = [*line.split(), "--ledger", str(ledger.root), *(["--lang", lang] if lang else [])]
    code = run(words, {"ZHENGGAI_LANG": "zh"})
    captured = ledger.capsys.readouterr()
    return code, captured.out, captured.err


def test_check_names_files_and_writes_nothing(ledger: Ledger) -> None:
    code, out, err = fmt(ledger, "fmt --check")
    assert (code, out) == (1, f"{TOWN}\n{UNIT}\n")
    assert "2 个文件要重新排版，1 个已经合格式" in err
    assert ledger.text == TEXT
    assert fmt(ledger)[:2] == (0, f"{TOWN}\n{UNIT}\n")
    assert fmt(ledger, "fmt --check")[:2] == (0, "")
    assert ledger.text == TIDY


def test_dry_run_shows_the_difference(ledger: Ledger) -> None:
    code, out, _ = fmt(ledger, "fmt jiangnan/lijia --dry-run")
    assert code == 0
    assert out.startswith(f"--- {UNIT}\n+++ {UNIT}\n")
    assert "+name: 李家村\n kind: village\n" in out
    assert ledger.text == TEXT


def test_only_units_that_are_named_change(ledger: Ledger) -> None:
    assert fmt(ledger, "fmt jiangnan/lijia")[1] == f"{UNIT}\n"
    assert fmt(ledger, "fmt --check")[1] == f"{TOWN}\n"


def test_campaign_goes_into_the_other_language_too(ledger: Ledger) -> None:
    code, out, err = fmt(ledger, "fmt campaign", "zh")
    assert (code, out) == (0, "data/campaign.yaml\n")
    assert "已重新排版 1 个文件" in err
    assert (ledger.root / "data/campaign.yaml").read_text(encoding="utf-8") == "名称: 活动\n"
    assert fmt(ledger, "fmt", "zh")[0] == 0
    assert ledger.text == "名称: 李家村\n类型: village\n"
    assert fmt(ledger, "fmt", "en")[0] == 0
    assert ledger.text == TIDY


def test_file_with_errors_stays_and_the_others_are_written(ledger: Ledger) -> None:
    ledger.write("kind: village\nname: 李家村\nisues: []\n")
    code, out, err = fmt(ledger)
    assert (code, out) == (1, f"{TOWN}\n")
    assert f"{UNIT}:3:1: FIL02" in err
    assert "1 个文件有错误，没有动" in err
    assert ledger.text.startswith("kind")


def test_byte_order_mark_and_line_ends_go(ledger: Ledger) -> None:
    ledger.unit.write_bytes(b"\xef\xbb\xbf" + TIDY.replace("\n", "\r\n").encode())
    assert fmt(ledger, "fmt jiangnan/lijia")[0] == 0
    assert ledger.unit.read_bytes() == TIDY.encode()
