"""An edit is the smallest change of text that says it, in the manner of the file."""

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from tests.editor_values import raw
from zhenggai.edit.apply import apply, difference, new_file
from zhenggai.edit.edits import Append, Clear, Edit, Insert, Remove, Set
from zhenggai.edit.guard import outside_is_same
from zhenggai.edit.page import Splice
from zhenggai.errors import CannotGoOnError
from zhenggai.model.campaign import Campaign
from zhenggai.model.schema import Month
from zhenggai.model.unit import Unit
from zhenggai.reading import read_unit
from zhenggai.words import LISTS

UNITS = Path(__file__).parent.parent / "data" / "units"
DAY = dt.date(2006, 6, 1)
HEAD = "name: 李家村\nkind: village\n"
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
EVENT: dict[str, Any] = {"date": DAY, "event": "progress", "text": "通车"}


def edited(text: str, *edits: Edit) -> str:
    return apply(text.encode(), "u.yaml", edits, LISTS).decode()


def unit_of(data: bytes) -> Unit:
    unit, findings = read_unit(data, "u.yaml", "u", LISTS)
    assert unit is not None
    assert not findings
    return unit


@pytest.mark.parametrize("path", sorted(UNITS.rglob("*.yaml")), ids=lambda path: path.stem)
def test_every_file_of_the_sample_takes_a_look_back(path: Path) -> None:
    old = path.read_bytes()
    new = apply(old, path.name, [Append(("lookbacks",), RECORD)], LISTS)
    changed = difference(old, new, path.name).splitlines()[2:]
    assert not [line for line in changed if line.startswith("-")]
    before, after = unit_of(old), unit_of(new)
    assert after.lookbacks[:-1] == before.lookbacks
    assert after.lookbacks[-1].issues["I-001"].answers["specific"].basis == "a, b: c # d"
    assert after.lookbacks[-1].by == ("黄丽萍", "李水旺: 组长")
    assert after.issues == before.issues
    assert apply(new, path.name, [Remove(("lookbacks", len(before.lookbacks)))], LISTS) == old


def test_section_that_is_missing_goes_to_its_place() -> None:
    text = HEAD + "\n# 测评\nsurveys:\n  - {id: S-1, date: 2006-06-02}\n"
    new = edited(text, Append(("lookbacks",), {"date": DAY, "by": ("李",)}))
    assert new == (
        HEAD + "lookbacks:\n  - date: 2006-06-01\n    by: [李]\n"
        "\n# 测评\nsurveys:\n  - {id: S-1, date: 2006-06-02}\n"
    )


def test_chinese_file_stays_chinese() -> None:
    new = edited("名称: 李家村\n类型: village\n", Append(("lookbacks",), RECORD))
    assert "  - 日期: 2006-06-01\n" in new
    assert "整改内容是否具体明确: {答案: 部分" in new


CASES: list[tuple[str, Edit, str]] = [
    # a value keeps its quotes, its comment and its line
    ("head: 李  # 书记\n", Set((), "head", "王"), "head: 王  # 书记\n"),
    ("head: '李'\n", Set((), "head", "王'"), "head: '王'''\n"),
    ('head: "李"\n', Set((), "head", "王"), 'head: "王"\n'),
    ("head: 李\n", Set((), "head", "no"), 'head: "no"\n'),
    ("head:   # 待定\n", Set((), "head", "王"), "head: 王   # 待定\n"),
    ("head: 李\n  建国\nmembers: []\n", Set((), "head", "王"), "head: 王\nmembers: []\n"),
    # several lines
    ("head: 李 # 书记\n", Set((), "head", "王\n丙"), "head: |- # 书记\n  王\n  丙\n"),
    ("head: |\n   李\n\nmembers: []\n", Set((), "head", "王\n"), "head: |\n  王\n\nmembers: []\n"),
    ("head: >-\n  李\n", Set((), "head", "王\n丙"), "head: >-\n  王\n\n  丙\n"),
    ("head: |+\n  李\n\n", Set((), "head", "王\n\n"), 'head: "王\\n\\n"\n\n'),
    ("contact: {name: 李}\n", Set(("contact",), "name", "王\n丙"), 'contact: {name: "王\\n丙"}\n'),
    ("head: 李\n    # 深\n", Set((), "head", "王\n丙"), 'head: "王\\n丙"\n    # 深\n'),
    # a new key goes where the format has it
    ("contact: {name: 李, box: 箱}\n", Set(("contact",), "phone", "1-2"),
     "contact: {name: 李, phone: 1-2, box: 箱}\n"),
    ("contact:\n  # 谁\n  phone: 1-2\n", Set(("contact",), "name", "李"),
     "contact:\n  name: 李\n  # 谁\n  phone: 1-2\n"),
    ("# 末尾\n", Set(("plan",), "goals", ("一", "二")), "plan: {goals: [一, 二]}\n# 末尾\n"),
    ("contact: {\n  name: 李, # 谁\n  hours: 早\n}\n", Set(("contact",), "phone", "1-2"),
     "contact: {\n  name: 李, # 谁\n  phone: 1-2,\n  hours: 早\n}\n"),
    ("contact: {\n  name: 李  # 谁\n}\n", Set(("contact",), "phone", "1-2"),
     "contact: {\n  name: 李,  # 谁\n  phone: 1-2\n}\n"),
    # lists
    ("former_ids: [a, b]\n", Append(("former_ids",), "c"), "former_ids: [a, b, c]\n"),
    ("former_ids: a\n", Append(("former_ids",), "c"), "former_ids: [a, c]\n"),
    ("former_ids:\n-   a  # 旧\n", Append(("former_ids",), "c"),
     "former_ids:\n-   a  # 旧\n-   c\n"),
    ("former_ids: [a, b, c]\n", Remove(("former_ids", 1)), "former_ids: [a, c]\n"),
    ("former_ids: [a]\n", Remove(("former_ids", 0)), "former_ids: []\n"),
    ("former_ids:\n  - a\n\nwaivers: []\n", Remove(("former_ids", 0)), "\nwaivers: []\n"),
    ("former_ids:\n  # 旧\n  - a\n", Insert(("former_ids",), "c", 0),
     "former_ids:\n  - c\n  # 旧\n  - a\n"),
    ("former_ids:\n  # 旧\n  - a\n  - b\n", Remove(("former_ids", 0)),
     "former_ids:\n  # 旧\n  - b\n"),
    ("former_ids: [a, b, c]\n", Set((), "former_ids", ("a", "x", "c")), "former_ids: [a, x, c]\n"),
    ("lookbacks: []  # 还没有\n", Append(("lookbacks",), {"date": DAY}),
     "lookbacks:  # 还没有\n  - date: 2006-06-01\n"),
    ("lookbacks: [{date: 2006-05-05}]\n", Append(("lookbacks",), {"date": DAY}),
     "lookbacks: [{date: 2006-05-05}, {date: 2006-06-01}]\n"),
    # what becomes empty goes, and what is below `|+` is not swallowed
    ("contact: {name: 李}\nwaivers: []\n", Clear(("contact",), "name"), "waivers: []\n"),
    ("head: |+\n  李\ncontact:\n  name: 李\n\nwaivers: []\n", Clear((), "contact"),
     "head: |+\n  李\nwaivers: []\n"),
    # the end of the file
    ("waivers: []", Set((), "head", "李"), "head: 李\nwaivers: []"),
    ("head: |\n  李", Set((), "population", 5), "head: |-\n  李\npopulation: 5"),
    ("head: 李", Set((), "head", "王\n"), "head: |\n  王\n"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "edit", "wanted"), CASES)
def test_edit_is_small_and_in_the_manner_of_the_file(text: str, edit: Edit, wanted: str) -> None:
    assert edited(HEAD + text, edit) == HEAD + wanted
    windows = (HEAD + text).replace("\n", "\r\n").encode()
    both = b"\xef\xbb\xbf" + windows
    new = apply(both, "u.yaml", [edit], LISTS)
    assert new == b"\xef\xbb\xbf" + (HEAD + wanted).replace("\n", "\r\n").encode()


ISSUES = (
    HEAD + "issues:\n  - id: I-1\n    title: 路\n    log:\n"
    "      - {date: 2006-03-01, event: started}  # 开工\n"
    "      - {date: 2006-06-05, event: done}\n  - id: I-2\n    title: 渠\n"
)


def test_event_goes_where_its_day_belongs() -> None:
    new = edited(ISSUES, Insert(("issues", 0, "log"), EVENT))
    assert "# 开工\n      - {date: 2006-06-01, event: progress, text: 通车}\n" in new
    late = edited(ISSUES, Insert(("issues", 0, "log"), EVENT | {"date": dt.date(2006, 7, 1)}))
    assert "event: done}\n      - {date: 2006-07-01, event: progress, text: 通车}\n  - id" in late


def test_new_list_follows_the_lists_of_its_kind() -> None:
    new = edited(ISSUES, Append(("issues", 1, "log"), EVENT))
    assert new.endswith("渠\n    log:\n      - {date: 2006-06-01, event: progress, text: 通车}\n")


def test_record_goes_with_its_lines_and_its_comments_only() -> None:
    text = ISSUES.replace("  - id: I-2", "    # 还要看\n  # 下一条\n  - id: I-2")
    new = edited(text, Remove(("issues", 0)))
    assert new == HEAD + "issues:\n  # 下一条\n  - id: I-2\n    title: 渠\n"


def test_first_key_of_an_item_can_go() -> None:
    text = HEAD + "visits:\n- team: 一组\n\n  date: 2006-03-01\n"
    assert edited(text, Clear(("visits", 0), "team")) == HEAD + "visits:\n- date: 2006-03-01\n"


def test_fields_whose_keys_stand_in_the_record_itself() -> None:
    text = HEAD + "lookbacks:\n  - date: 2006-05-01\n    issues:\n      I-1:\n"
    answers = ("lookbacks", 0, "issues", "I-1")
    new = edited(text, Set(answers, "answers", {"solved": {"answer": "no"}}))
    assert new.endswith("      I-1:\n        solved: {answer: no}\n")
    new = edited(new, Set((*answers, "answers", "in_place"), "answer", "yes"))
    assert new.endswith(
        "      I-1:\n        in_place: {answer: yes}\n        solved: {answer: no}\n"
    )
    new = edited(new, Set(answers, "follow_up", {"text": "补"}), Clear(answers, "answers"))
    assert new.endswith("      I-1:\n        follow_up: {text: 补}\n")


def test_set_of_a_whole_section_keeps_what_stays_the_same() -> None:
    values = raw(unit_of(ISSUES.encode()))["issues"]
    values[0]["log"][1]["date"] = dt.date(2006, 6, 6)
    values.append({"id": "I-3", "title": "桥"})
    new = edited(ISSUES, Set((), "issues", values))
    assert new == ISSUES.replace("06-05", "06-06") + "  - id: I-3\n    title: 桥\n"


def test_month_and_setting_are_typed_as_they_are_read() -> None:
    new = edited(ISSUES, Set(("issues", 0), "due", Month(2006, 8, 31)))
    assert "    due: 2006-08\n" in new
    notice = Set(("notice",), "seal", True)
    campaign = apply("名称: 活动\n".encode(), "c.yaml", [notice], LISTS, Campaign)
    assert campaign.decode() == "名称: 活动\n公示样式: {印章: 是}\n"


def test_new_file_is_one_that_reads_back() -> None:
    data = new_file(Unit, {"name": "东湾", "kind": "village", "lookbacks": [RECORD]}, "zh", LISTS)
    assert data.startswith("名称: 东湾\n类型: village\n回头看:\n  - 日期: 2006-06-01\n".encode())
    assert unit_of(data).lookbacks[0].round == 2


@pytest.mark.parametrize(
    ("text", "edit", "place"),
    [
        ("name: a\nkind: b\nname: c\n", Set((), "head", "李"), "u.yaml:3:1: FIL03"),
        ("name: a\nkind: b\nheda: c\n", Set((), "head", "李"), "u.yaml:3:1: FIL02"),
        ("name: a\nkind: b\nissues: [id: I-1]\n", Set((), "head", "李"), "u.yaml:3:10: FIL05"),
        ("name: a\nkind: b\n", Set((), "batch", "三"), "u.yaml:3 would then be wrong: FIL04"),
        ("name: a\nkind: b\n", Clear((), "name"), "u.yaml:1 would then be wrong: FIL05"),
        ("name: a\nkind: b\n", Set((), "head", "\ud800"), "cannot be written"),
        (HEAD + "visits: [date: 2006-01-02]\n", Set(("visits", 0), "team", "一"), "u.yaml:3:10: "),
        (HEAD + "visits:\n  - found: [a]\n    date: 2006-01-02\n    ? team\n    : b\n",
         Clear(("visits", 0), "date"), ""),
    ],
)  # fmt: skip
def test_what_is_not_safe_is_refused_with_a_place(text: str, edit: Edit, place: str) -> None:
    with pytest.raises(CannotGoOnError) as refused:
        edited(text, edit)
    assert place in refused.value.message.en
    assert "nothing was written" in refused.value.message.en
    assert "没有写入" in refused.value.message.zh
    assert refused.value.exit_code == 3


def test_record_that_stood_alone_moves_into_a_list_but_not_away_from_its_comment() -> None:
    text = "name: a\ncalendar:\n  holidays:\n    from: 2006-05-01\n"
    edit = Append(("calendar", "holidays"), DAY)
    new = apply(text.encode(), "c.yaml", [edit], LISTS, Campaign).decode()
    assert new.endswith('  holidays:\n    - {from: "2006-05-01"}\n    - 2006-06-01\n')
    with pytest.raises(CannotGoOnError) as refused:
        apply(text.replace("01\n", "01 # 劳动节\n").encode(), "c.yaml", [edit], LISTS, Campaign)
    assert "c.yaml:4:5: " in refused.value.message.en


def test_steps_that_lead_nowhere_are_an_error_of_the_caller() -> None:
    for edit in (Remove(("issues", 9)), Append(("head",), "a"), Set(("issues", 9), "title", "b")):
        with pytest.raises(LookupError):
            edited(ISSUES, edit)
    assert edited(ISSUES, Clear(("issues", 0), "owner"), Set((), "head", None)) == ISSUES


def test_lines_outside_an_edit_are_compared() -> None:
    old = "a: 1\nb: 2\nc: 3\n"
    assert outside_is_same(old, "a: 1\nb: 5\nc: 3\n", [Splice(8, 9, "5")])
    assert not outside_is_same(old, "a: 1\nb: 5\nc: 4\n", [Splice(8, 9, "5")])
    assert not outside_is_same(old, "a: 0\nb: 5\nc: 3\n", [Splice(8, 9, "5")])
