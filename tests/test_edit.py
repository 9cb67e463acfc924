"""A record is appended with the smallest diff, and read back before it is written."""

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhenggai.edit import append, difference, language_of, replace_file
from zhenggai.errors import CannotGoOnError
from zhenggai.model.unit import Unit
from zhenggai.reading import read_unit
from zhenggai.words import LISTS
from zhenggai.yamltext import Writer, scalar
from zhenggai.yamltree import read_tree

UNITS = Path(__file__).parent.parent / "data" / "units"
DAY = dt.date(2006, 6, 1)
RECORD: dict[str, Any] = {
    "date": DAY,
    "by": ("黄丽萍", "李水旺: 组长"),
    "round": 2,
    "issues": {
        "I-001": {
            "answers": {"specific": {"answer": "partly", "basis": "a, b: c # d"}},
            "follow_up": {"text": "再修一段", "owner": "李生", "due": DAY},
        }
    },
    "digest": "0123",
}


def unit_of(data: bytes) -> Unit:
    unit, _ = read_unit(data, "u.yaml", "u", LISTS)
    assert unit is not None
    return unit


def appended(text: str, steps: tuple[str | int, ...], values: dict[str, Any]) -> str:
    tree = read_tree(text.encode(), "u.yaml")
    assert tree.root is not None
    writer = Writer(language_of(tree.root), LISTS)
    return append(text.encode(), "u.yaml", steps, values, writer).decode()


@pytest.mark.parametrize("path", sorted(UNITS.rglob("*.yaml")), ids=lambda path: path.stem)
def test_every_file_of_the_sample_takes_a_look_back(path: Path) -> None:
    old = path.read_bytes()
    tree = read_tree(old, path.name)
    assert tree.root is not None
    writer = Writer(language_of(tree.root), LISTS)
    new = append(old, path.name, ("lookbacks",), RECORD, writer)
    changed = difference(old, new, path.name).splitlines()[2:]
    assert not [line for line in changed if line.startswith("-")]
    before, after = unit_of(old), unit_of(new)
    assert after.lookbacks[:-1] == before.lookbacks
    assert after.lookbacks[-1].issues["I-001"].answers["specific"].basis == "a, b: c # d"
    assert after.lookbacks[-1].by == ("黄丽萍", "李水旺: 组长")
    assert after.issues == before.issues


def test_section_that_is_missing_goes_to_its_place() -> None:
    text = "name: 李家村\nkind: village\n\n# 测评\nsurveys:\n  - {id: S-1, date: 2006-06-02}\n"
    new = appended(text, ("lookbacks",), {"date": DAY, "by": ("李",)})
    assert new == (
        "name: 李家村\nkind: village\nlookbacks:\n  - date: 2006-06-01\n    by: [李]\n"
        "\n# 测评\nsurveys:\n  - {id: S-1, date: 2006-06-02}\n"
    )


def test_chinese_file_stays_chinese() -> None:
    new = appended("名称: 李家村\n类型: village\n", ("lookbacks",), RECORD)
    assert "  - 日期: 2006-06-01\n" in new
    assert "整改内容是否具体明确: {答案: 部分" in new
    assert language_of(unit_of(new.encode()).node) == "zh"


def test_small_records_follow_the_manner_of_their_list() -> None:
    text = (
        "name: 李家村\nkind: village\nissues:\n  - id: I-1\n    title: 路\n    log:\n"
        "      - {date: 2006-03-01, event: started}  # 开工\n  - id: I-2\n    title: 渠\n"
    )
    new = appended(text, ("issues", 0, "log"), {"date": DAY, "event": "reopened"})
    assert "# 开工\n      - {date: 2006-06-01, event: reopened}\n  - id: I-2\n" in new
    new = appended(text, ("issues", 1, "log"), {"date": DAY, "event": "started"})
    assert new.endswith(
        "    title: 渠\n    log:\n      - date: 2006-06-01\n        event: started\n"
    )


def test_windows_files_keep_their_line_ends_and_mark() -> None:
    data = b"\xef\xbb\xbfname: a\r\nkind: village\r\nlookbacks:\r\n- {date: 2006-05-01}\r\n"
    new = append(data, "u.yaml", ("lookbacks",), {"date": DAY}, Writer("en", LISTS))
    assert new == data + b"- {date: 2006-06-01}\r\n"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("name: a\nkind: village\nlookbacks: [{date: 2006-05-01}]\n", 3),
        ("name: a\nkind: village\nlookbacks: []\n", 3),
        ("name: a\nname: b\n", 2),
        ("{name: a, kind: village}\n", 1),
    ],
)
def test_what_cannot_be_changed_safely_is_refused_with_a_place(text: str, line: int) -> None:
    with pytest.raises(CannotGoOnError) as refused:
        appended(text, ("lookbacks",), {"date": DAY})
    assert f"u.yaml:{line}:" in refused.value.message.en
    assert refused.value.exit_code == 3


@given(st.text())
def test_any_text_reads_back(text: str) -> None:
    printable = text.encode("utf-8", "ignore").decode()
    tree = read_tree(f"a: {scalar(printable)}\nb: [{scalar(printable)}]\n".encode(), "t")
    if tree.root is None or tree.faults:
        assert not printable.isprintable()
        return
    node = tree.root.values["a"]
    assert getattr(node, "text", None) == printable


def test_file_is_replaced_whole_and_keeps_its_mode(tmp_path: Path) -> None:
    path = tmp_path / "u.yaml"
    path.write_bytes(b"old")
    path.chmod(0o640)
    replace_file(path, b"old", b"new")
    assert path.read_bytes() == b"new"
    assert path.stat().st_mode & 0o777 == 0o640
    assert [item.name for item in tmp_path.iterdir()] == ["u.yaml"]


def test_file_that_somebody_else_changed_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "u.yaml"
    path.write_bytes(b"theirs")
    with pytest.raises(CannotGoOnError):
        replace_file(path, b"old", b"new")
    assert path.read_bytes() == b"theirs"
