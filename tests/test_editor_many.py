"""Many records for one list are one change: the same text as one after the other, in one go."""

import datetime as dt
from functools import reduce
from typing import Any

import pytest

from zhenggai.edit.apply import apply
from zhenggai.edit.edits import Append, Edit, Extend, Insert, Set, folded
from zhenggai.errors import CannotGoOnError
from zhenggai.reading import read_unit
from zhenggai.words import LISTS

HEAD = "name: 李家村\nkind: village\n"
CHINESE = "名称: 李家村\n类型: village\n"
DAY = dt.date(2006, 6, 1)
RECORDS: list[dict[str, Any]] = [
    {"id": "O-2", "date": DAY, "text": "修路"},
    {"id": "O-3", "date": DAY, "text": "第一\n第二"},
    {"id": "O-4", "issue": ("I-1", "I-2"), "text": "灯坏了: 两盏"},
]
OPINIONS: list[Edit] = [Append(("opinions",), values) for values in RECORDS]
FORMER: list[Edit] = [Append(("former_ids",), name) for name in ("b", "c", "d")]
LINES = """\
  - id: O-2
    date: 2006-06-01
    text: 修路
  - id: O-3
    date: 2006-06-01
    text: |-
      第一
      第二
  - id: O-4
    text: "灯坏了: 两盏"
    issue: [I-1, I-2]
"""
ZH_LINES = """\
  - 编号: O-2
    收到日期: 2006-06-01
    原话: 修路
  - 编号: O-3
    收到日期: 2006-06-01
    原话: |-
      第一
      第二
  - 编号: O-4
    原话: "灯坏了: 两盏"
    对应问题: [I-1, I-2]
"""
FLOW = (
    ', {id: O-2, date: 2006-06-01, text: 修路}, {id: O-3, date: 2006-06-01, text: "第一\\n第二"},'
    ' {id: O-4, text: "灯坏了: 两盏", issue: [I-1, I-2]}'
)
OWN = "opinions:\n  - id: O-1\n    text: 通车\n"
ZH_OWN = "意见:\n  - 编号: O-1\n    原话: 通车\n"
CASES: list[tuple[list[Edit], str, str]] = [
    # a list that is there, and what stands below it
    (OPINIONS, HEAD + OWN, HEAD + OWN + LINES),
    (OPINIONS, HEAD + OWN + "makeups: []\n", HEAD + OWN + LINES + "makeups: []\n"),
    (
        OPINIONS,
        HEAD + OWN + "  # 还有\n\n# 补课\nmakeups: []\n",
        HEAD + OWN + "  # 还有\n" + LINES + "\n# 补课\nmakeups: []\n",
    ),
    (OPINIONS, CHINESE + ZH_OWN, CHINESE + ZH_OWN + ZH_LINES),
    # records in braces: the first that does not fit on a line ends them
    (
        OPINIONS,
        HEAD + "opinions:\n- {id: O-1, text: 通车}  # 旧\n",
        HEAD
        + "opinions:\n- {id: O-1, text: 通车}  # 旧\n- {id: O-2, date: 2006-06-01, text: 修路}\n"
        + LINES[LINES.index("  - id: O-3") :].replace("\n  ", "\n")[2:],
    ),
    (
        OPINIONS,
        HEAD + "opinions: [{id: O-1, text: 通车}]  # 旧\n",
        HEAD + "opinions: [{id: O-1, text: 通车}" + FLOW + "]  # 旧\n",
    ),
    # a list that is not there yet, has nothing in it, or is one record alone
    (OPINIONS, HEAD + "makeups: []\n", HEAD + "opinions:\n" + LINES + "makeups: []\n"),
    (OPINIONS, HEAD + "opinions:  # 无\n", HEAD + "opinions:  # 无\n" + LINES),
    (OPINIONS, HEAD + "opinions: []\n", HEAD + "opinions:\n" + LINES),
    (FORMER, HEAD + "former_ids: a\n", HEAD + "former_ids: [a, b, c, d]\n"),
    # the end of the file
    (OPINIONS, HEAD + OWN.rstrip("\n"), HEAD + OWN + LINES.rstrip("\n")),
    (
        OPINIONS,
        HEAD + "opinions:\n  - id: O-1\n    text: |\n      通车",
        HEAD + "opinions:\n  - id: O-1\n    text: |-\n      通车\n" + LINES.rstrip("\n"),
    ),
    # brackets over several lines
    (FORMER, HEAD + "former_ids: [a]\n", HEAD + "former_ids: [a, b, c, d]\n"),
    (FORMER, HEAD + "former_ids: []\n", HEAD + "former_ids: [b, c, d]\n"),
    (
        FORMER,
        HEAD + "former_ids: [\n  a\n]\n",
        HEAD + "former_ids: [\n  a,\n  b,\n  c,\n  d\n]\n",
    ),
    (
        FORMER,
        HEAD + "former_ids: [\n  a,  # 旧\n]\n",
        HEAD + "former_ids: [\n  a,  # 旧\n  b,\n  c,\n  d,\n]\n",
    ),
    (
        FORMER,
        HEAD + "former_ids: [\n  a  # 旧\n]\n",
        HEAD + "former_ids: [\n  a,  # 旧\n  b,\n  c,\n  d\n]\n",
    ),
]


def done(text: str, edits: list[Edit]) -> str:
    return apply(text.encode(), "u.yaml", edits, LISTS).decode()


@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["", "bom"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"], ids=["lf", "crlf"])
@pytest.mark.parametrize(("edits", "old", "new"), CASES)
def test_many_are_put_in_as_one_after_the_other(
    edits: list[Edit], old: str, new: str, newline: str, mark: str
) -> None:
    text, wanted = (mark + it.replace("\n", newline) for it in (old, new))
    assert done(text, edits) == wanted
    assert reduce(lambda so_far, edit: done(so_far, [edit]), edits, text) == wanted


def test_appends_are_one_change_where_they_follow_each_other_in_one_list() -> None:
    a, b, kind = ("opinions",), ("issues", 0, "log"), Set((), "kind", "township")
    edits = (Append(a, 1), Append(a, 2), Append(b, 3), Append(a, 4), kind, kind, Append(a, 5))
    assert list(folded(edits)) == [
        Extend(a, [1, 2]),
        Extend(b, [3]),
        Extend(a, [4]),
        kind,
        kind,
        Extend(a, [5]),
    ]


def test_a_record_that_comes_with_others_is_changed_by_what_follows() -> None:
    log = [{"date": DAY, "event": "progress", "text": text} for text in ("动工", "通车")]
    issues = [{"id": f"I-{n}", "title": "修路"} for n in (1, 2)]
    edits: list[Edit] = [Append(("issues",), issue) for issue in issues]
    edits += [Append(("issues", 1, "log"), event) for event in log]
    unit, findings = read_unit(done(HEAD, edits).encode(), "u.yaml", "u", LISTS)
    assert unit is not None
    assert not findings
    assert [[event.text for event in issue.log] for issue in unit.issues] == [[], ["动工", "通车"]]


def test_one_record_that_cannot_be_written_keeps_all_out() -> None:
    edits = [*OPINIONS, Append(("opinions",), {"id": "O-5", "text": "\udcff"})]
    with pytest.raises(CannotGoOnError, match="cannot be written"):
        done(HEAD + OWN, edits)


def test_a_record_that_makes_a_file_wrong_is_told_with_its_line() -> None:
    edits = [*OPINIONS, Append(("opinions",), {"id": "O-5", "date": "2006-02-30"})]
    with pytest.raises(CannotGoOnError, match=r"u\.yaml:18 would then be wrong: FIL"):
        done(HEAD + OWN, edits)


LONGER: list[tuple[str, tuple[str, ...], str]] = [
    (" [b, c]", ("x", "z", "b", "c"), " [x, z, b, c]"),
    (" [b, c]", ("b", "x", "z", "c"), " [b, x, z, c]"),
    (" [\n  b,  # 旧\n  c\n]", ("x", "z", "b", "c"), " [\n  x,\n  z,\n  b,  # 旧\n  c\n]"),
    (" [\n  b,  # 旧\n  c\n]", ("b", "x", "z", "c"), " [\n  b,  # 旧\n  x,\n  z,\n  c\n]"),
    ("\n  - b  # 旧\n  - c", ("x", "z", "b", "c"), "\n  - x\n  - z\n  - b  # 旧\n  - c"),
    ("\n  - b  # 旧\n  - c", ("b", "x", "z", "c"), "\n  - b  # 旧\n  - x\n  - z\n  - c"),
]


@pytest.mark.parametrize(("old", "names", "new"), LONGER)
def test_a_list_that_gets_longer_gets_the_new_ones_only(
    old: str, names: tuple[str, ...], new: str
) -> None:
    text, edit = f"{HEAD}former_ids:{{}}\nhead: 李\n", Set((), "former_ids", names)
    assert done(text.format(old), [edit]) == text.format(new)


def test_texts_above_a_deep_comment_are_typed_on_one_line() -> None:
    text = HEAD + "opinions:\n{}        # 旧\n  - id: O-1\n    text: 通车\n"
    new = done(text.format(""), [Insert(("opinions",), RECORDS[1], 0)])
    assert new == text.format('  - id: O-3\n    date: 2006-06-01\n    text: "第一\\n第二"\n')
