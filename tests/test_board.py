"""The folder of a board: what is written, what stays, what is refused."""

import json
import os
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.board_at_hand import (
    DAY,
    ROOT,
    TOWN,
    VILLAGE,
    board,
    files_of,
    ledger_with,
    small_city,
)
from zhenggai.board.labels import _WORDS, labels
from zhenggai.board.manifest import manifest_text, read_manifest
from zhenggai.board.names import link, safe_name, theme_page, unit_page

Said = pytest.CaptureFixture[str]
LIJIA = "units/江南镇~李家村.html"


def times(folder: Path) -> dict[str, int]:
    return {str(path): path.stat().st_mtime_ns for path in folder.rglob("*") if path.is_file()}


def test_board_has_a_page_a_unit_a_theme_and_the_replies(tmp_path: Path) -> None:
    assert board(tmp_path) == 0
    names = set(files_of(tmp_path))
    assert {"index.html", "replies.html", "other.html", "board.css", "board.js"} < names
    assert {"themes/production.html", "themes/democracy.html"} < names
    assert len([name for name in names if name.startswith("units/")]) == 19
    manifest = json.loads((tmp_path / "board.json").read_text(encoding="utf-8"))
    assert set(manifest["files"]) == names - {"board.json"}


def test_same_ledger_and_day_give_the_same_bytes(tmp_path: Path) -> None:
    ledger = small_city(tmp_path / "ledger")
    for seed in ("1", "2"):
        command = [sys.executable, "-m", "zhenggai", "--ledger", str(ledger), "--as-of", DAY]
        environ = {**os.environ, "PYTHONHASHSEED": seed}
        subprocess.run([*command, "board", str(tmp_path / seed)], check=True, env=environ)
    assert files_of(tmp_path / "1") == files_of(tmp_path / "2")


def test_only_changed_pages_are_written_again(tmp_path: Path, capsys: Said) -> None:
    ledger, folder = small_city(tmp_path / "ledger"), tmp_path / "board"
    assert board(folder, ledger=ledger) == 0
    before = times(folder)
    assert board(folder, ledger=ledger) == 0
    assert times(folder) == before
    assert "改动0个，删去0个" in capsys.readouterr().err
    path = ledger / "data/units/江南镇/李家村.yaml"
    path.write_text(VILLAGE.replace("希望修路", "希望修桥"), encoding="utf-8")
    assert board(folder, ledger=ledger) == 0
    after = times(folder)
    changed = {Path(name).relative_to(folder).as_posix() for name in after
               if after[name] != before[name]}  # fmt: skip
    assert changed == {LIJIA, "replies.html", "board.json"}


def test_page_of_a_removed_unit_is_removed_and_nothing_else(tmp_path: Path, capsys: Said) -> None:
    ledger, folder = small_city(tmp_path / "ledger"), tmp_path / "board"
    (ledger / "data/units/a.yaml").write_text(TOWN, encoding="utf-8")
    (ledger / "data/units/b.yaml").write_text(TOWN, encoding="utf-8")
    assert board(folder, ledger=ledger) == 0
    (folder / "CNAME").write_text("our own", encoding="utf-8")
    (folder / "units/b.html").write_text("by hand", encoding="utf-8")
    for name in ("a", "b"):
        (ledger / f"data/units/{name}.yaml").unlink()
    capsys.readouterr()
    assert board(folder, ledger=ledger) == 0
    said = capsys.readouterr().err
    assert "删去1个" in said
    assert "units/b.html 已不属于公开栏，但有人改过，留着没删" in said
    assert not (folder / "units/a.html").exists()
    assert (folder / "CNAME").read_text(encoding="utf-8") == "our own"
    assert (folder / "units/b.html").read_text(encoding="utf-8") == "by hand"


def test_folder_that_becomes_empty_goes_too(tmp_path: Path) -> None:
    ledger, folder = small_city(tmp_path / "ledger"), tmp_path / "board"
    assert board(folder, ledger=ledger) == 0
    known = read_manifest((folder / "board.json").read_text(encoding="utf-8"))
    assert known is not None
    (folder / "old").mkdir()
    (folder / "old/x.html").write_bytes(b"x")
    known["old/x.html"] = "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881"
    (folder / "board.json").write_text(manifest_text(known), encoding="utf-8")
    assert board(folder, ledger=ledger) == 0
    assert not (folder / "old").exists()


def test_folder_with_other_things_is_no_board(tmp_path: Path, capsys: Said) -> None:
    (tmp_path / "paper.txt").write_text("x", encoding="utf-8")
    assert board(tmp_path, lang="en") == 2
    assert "holds other files and is no board" in capsys.readouterr().err
    assert sorted(files_of(tmp_path)) == ["paper.txt"]


@pytest.mark.parametrize(
    "manifest",
    [
        "",
        "[]",
        '{"made_by": "somebody"}',
        '{"made_by": "zhenggai board", "version": 2, "files": {}}',
        '{"made_by": "zhenggai board", "version": 1, "files": {"../outside": "0"}}',
        '{"made_by": "zhenggai board", "version": 1, "files": {"a": 0}}',
    ],
)
def test_manifest_that_is_none_or_leads_outside_is_refused(tmp_path: Path, manifest: str) -> None:
    outside, folder = tmp_path / "outside", tmp_path / "board"
    outside.write_bytes(b"")
    folder.mkdir()
    (folder / "board.json").write_text(manifest, encoding="utf-8")
    assert board(folder) == 2
    assert outside.exists()


def test_hidden_files_are_no_other_things(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    assert board(tmp_path, ledger=small_city(tmp_path / ".ledger")) == 0
    assert (tmp_path / "index.html").is_file()


def test_file_of_somebody_else_is_not_written_over(tmp_path: Path, capsys: Said) -> None:
    ledger, folder = small_city(tmp_path / "ledger"), tmp_path / "board"
    assert board(folder, ledger=ledger) == 0
    (folder / "units/new.html").write_text("mine", encoding="utf-8")
    (ledger / "data/units/new.yaml").write_text(TOWN, encoding="utf-8")
    before = times(folder)
    assert board(folder, ledger=ledger) == 2
    assert "new.html 不是公开栏写的" in capsys.readouterr().err
    assert times(folder) == before


def test_link_out_of_the_board_is_refused(tmp_path: Path, capsys: Said) -> None:
    ledger, folder = small_city(tmp_path / "ledger"), tmp_path / "board"
    folder.mkdir()
    (tmp_path / "elsewhere").mkdir()
    (folder / "board.json").write_text(manifest_text({}), encoding="utf-8")
    (folder / "units").symlink_to(tmp_path / "elsewhere")
    assert board(folder, ledger=ledger) == 2
    assert "是链接，没有写入" in capsys.readouterr().err
    assert not list((tmp_path / "elsewhere").iterdir())


def test_board_that_was_cut_short_is_made_whole(tmp_path: Path) -> None:
    ledger, folder = small_city(tmp_path / "ledger"), tmp_path / "board"
    assert board(folder, ledger=ledger) == 0
    whole = files_of(folder)
    for name in ("index.html", LIJIA):
        (folder / name).unlink()
    assert board(folder, ledger=ledger) == 0
    assert files_of(folder) == whole


def test_folder_that_cannot_be_made_is_told(tmp_path: Path, capsys: Said) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert board(tmp_path / "file" / "board", ledger=small_city(tmp_path / "ledger")) == 3
    assert "写不了" in capsys.readouterr().err


def test_some_units_make_a_board_of_their_own(tmp_path: Path) -> None:
    assert board(tmp_path, "jiangnan/lijia") == 0
    files = files_of(tmp_path)
    assert [name for name in files if name.startswith("units/")] == ["units/jiangnan~lijia.html"]
    assert "units/jiangnan.html" not in files["units/jiangnan~lijia.html"]


def test_language_is_that_of_the_papers(tmp_path: Path) -> None:
    assert board(tmp_path / "zh", "jiangnan/lijia", lang="en") == 0
    assert board(tmp_path / "en", "jiangnan/lijia", "--lang", "en") == 0
    zh, en = (files_of(tmp_path / lang)["index.html"] for lang in ("zh", "en"))
    assert '<html lang="zh-CN">' in zh
    assert "整改公开栏" in zh
    assert '<html lang="en">' in en
    assert "Rectification notice board" in en


def test_every_label_is_in_both_languages() -> None:
    for name, text in _WORDS.items():
        assert getattr(labels("zh"), name) == text.zh != text.en


def test_unit_that_cannot_be_read_is_named(tmp_path: Path, capsys: Said) -> None:
    ledger = small_city(tmp_path / "ledger")
    (ledger / "data/units/bad.yaml").write_text("name: [", encoding="utf-8")
    assert board(tmp_path / "board", ledger=ledger) == 2
    assert "zhenggai validate bad" in capsys.readouterr().err
    assert not (tmp_path / "board").exists()


def test_board_tells_the_public_nothing_of_a_unit_that_is_read_in_part(
    tmp_path: Path, capsys: Said
) -> None:
    """A decision that cannot be read would be told as one that nobody made."""
    ledger = ledger_with(tmp_path / "ledger", {"a": TOWN + "population: many\n"})
    assert board(tmp_path / "board", ledger=ledger) == 1
    assert "data/units/a.yaml:3:13: FIL04" in capsys.readouterr().err
    assert not (tmp_path / "board").exists()


def test_many_units_are_built_by_several_processes(tmp_path: Path, capsys: Said) -> None:
    units = {f"市/镇/村{number}": VILLAGE for number in range(50)}
    units |= {"市": TOWN.replace("江南镇", "桂宁市"), "市/镇": TOWN}
    ledger = ledger_with(tmp_path / "ledger", units)
    assert board(tmp_path / "board", ledger=ledger) == 0
    index = files_of(tmp_path / "board")["index.html"]
    assert "共52个单位" in index
    assert index.count("村道难行") == 50
    village = files_of(tmp_path / "board")["units/市~镇~村7.html"]
    assert [">桂宁市党委</a>" in village, ">江南镇党委</a>" in village] == [True, True]
    (ledger / "templates/board").mkdir(parents=True)
    (ledger / "templates/board/unit.html.j2").write_text("{{ nothing }}", encoding="utf-8")
    capsys.readouterr()
    assert board(tmp_path / "board", ledger=ledger) == 2
    assert "第 1 行用了没有的名称 nothing" in capsys.readouterr().err


def test_ledger_may_change_the_look(tmp_path: Path) -> None:
    ledger = small_city(tmp_path / "ledger")
    own = ledger / "templates/board/board.css.j2"
    own.parent.mkdir(parents=True)
    own.write_text('{% include "built-in/board/board.css.j2" %}h1 { color: blue; }', "utf-8")
    assert board(tmp_path / "board", ledger=ledger) == 0
    css = files_of(tmp_path / "board")["board.css"]
    assert css.endswith("h1 { color: blue; }")
    assert ".masthead" in css


def test_own_template_reaches_no_further_for_having_been_judged(
    tmp_path: Path, capsys: Said
) -> None:
    ledger = small_city(tmp_path / "ledger")
    own = ledger / "templates/board/unit.html.j2"
    own.parent.mkdir(parents=True)
    twice = "{% for _ in [1, 2] %}{{ paper.head.title }}{% endfor %}"
    own.write_text(f"{twice}\n{{{{ paper.head.__class__ }}}}", "utf-8")
    assert board(tmp_path / "board", ledger=ledger) == 2
    assert "unit.html.j2 第 2 行" in capsys.readouterr().err


def test_campaign_chooses_the_fonts(tmp_path: Path) -> None:
    ledger = ledger_with(
        tmp_path / "ledger", {"a": TOWN}, "name: 活动\nnotice: {fonts: {song: 我们的宋}}\n"
    )
    assert board(tmp_path / "board", ledger=ledger) == 0
    css = files_of(tmp_path / "board")["board.css"]
    assert ':root { --song: "我们的宋", var(--usual-song); }' in css


IDS = st.from_regex(r"[\w.-]{1,40}(/[\w.-]{1,40}){0,3}", fullmatch=True)


@given(first=IDS, second=IDS)
def test_names_of_pages_are_safe_and_each_its_own(first: str, second: str) -> None:
    for path in (unit_page(first), theme_page(first)):
        folder, _, name = path.rpartition("/")
        assert folder in ("units", "themes")
        assert len(name.encode()) < 200
        assert link(path).isascii()
    same = unicodedata.normalize("NFC", first) == unicodedata.normalize("NFC", second)
    assert (safe_name(first) == safe_name(second)) == same


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("jiangnan/lijia", "jiangnan~lijia"),
        ("../../etc", "..~..~etc"),
        ("a b", "a=20=b"),
        ("a\\b", "a=5c=b"),
        ("a:b", "a=3a=b"),
    ],
)
def test_name_of_a_page_says_its_unit(typed: str, name: str) -> None:
    assert safe_name(typed) == name


def test_long_name_is_cut_and_still_its_own() -> None:
    first, second = (safe_name(f"{'村' * 80}{end}") for end in "ab")
    assert first != second
    assert len(first.encode()) < 160


def test_link_to_a_chinese_page_is_encoded() -> None:
    assert link("units/村.html", "issue-一") == "units/%E6%9D%91.html#issue-%E4%B8%80"


def test_sample_board_is_clean_in_both_languages(tmp_path: Path, capsys: Said) -> None:
    for lang in ("zh", "en"):
        assert board(tmp_path / lang, "--lang", lang, ledger=ROOT, day="2006-06-20") == 0
        assert len(capsys.readouterr().err.splitlines()) == 1
