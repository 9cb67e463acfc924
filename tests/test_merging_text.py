"""A merged file keeps layout and comments; where nobody may be sure, it is merged by lines."""

import pytest

from tests.repositories import BEGUN
from tests.three_forms import FILE, ISSUE, OPINION, merge, opinion, settled, unit_of
from zhenggai.git.lines import Sides
from zhenggai.merging.settle import is_whole


def test_what_both_added_is_there_and_comments_stay() -> None:
    text = settled(opinion("O-002", "灯"), opinion("O-003", "水"))
    assert [it.text for it in unit_of(text).opinions] == ["路不好走", "灯", "水"]
    assert "# 意见从这里起" in text
    assert "owner: 陈志强  # 暂定" in text


def test_comments_of_theirs_come_with_what_they_are_said_of() -> None:
    theirs = opinion("O-002", "水").replace(
        "    text: 水\n", "    # 电话说的\n    text: 水  # 核对\n"
    )
    text = settled(opinion("O-002", "灯"), theirs.replace(ISSUE, "# 七件\nissues:\n") + "# 完\n")
    assert "  - id: O-003\n    date: 2006-02-10\n    # 电话说的\n    text: 水  # 核对\n" in text
    assert "# 七件\nissues:\n" in text
    assert text.endswith("# 完\n")


def test_two_comments_on_one_line_and_one_on_what_is_gone_both_stay() -> None:
    ours = opinion("O-002", "灯").replace("    due: 2006-05-31\n", "").replace("暂定", "先定")
    theirs = opinion("O-002", "水").replace("05-31\n", "05-31  # 太紧\n").replace("暂定", "待定")
    assert (
        "issues:\n  - id: I-001  # 太紧\n    title: 修路\n"
        "    # 待定\n    owner: 陈志强  # 先定\n" in settled(ours, theirs)
    )


def test_comment_that_has_no_place_is_left_to_a_person() -> None:
    begun = BEGUN + "  - id: I-002\n    title: 灯\n"
    ours = begun.replace("title: 灯", "title: 灯  # 别删") + "  - id: I-003\n    title: 水\n"
    theirs = begun.replace("  - id: I-002\n    title: 灯\n", "  - id: I-003\n    title: 桥\n")
    found = merge(ours, theirs, begun)
    assert not found.settled
    assert found.unsure is not None
    for said in ("# 别删", "title: 水", "title: 桥"):
        assert said in found.data.decode()


def test_chinese_file_takes_what_an_english_branch_says() -> None:
    begun = "名称: 村\n类型: village\n问题:\n  - {编号: I-1, 名称: 路, 类别: 限期整改}\n"
    theirs = (
        "name: 村\nkind: village\nissues:\n  - {id: I-1, title: 路, track: phased}\n"
        "  - {id: I-2, title: 灯, key: yes}\n"
    )
    text = settled(begun.replace("路", "大路"), theirs, begun)
    assert "{编号: I-1, 名称: 大路, 类别: 逐步解决}" in text
    assert "编号: I-2" in text
    assert "重点: 是" in text


def test_line_ends_are_kept() -> None:
    ours, theirs = opinion("O-002", "灯"), opinion("O-002", "水").replace("2006-05-31", "2006-07")
    found = merge(*(it.replace("\n", "\r\n") for it in (ours, theirs, BEGUN)))
    assert found.data.count(b"\n") == found.data.count(b"\r\n")
    marked = merge(
        *(it.replace("\n", "\r\n") for it in (ours.replace("-05-31", "-06"), theirs, BEGUN))
    )
    assert b"<<<<<<< " in marked.data
    assert marked.data.count(b"\n") == marked.data.count(b"\r\n")


def test_file_that_cannot_be_read_is_merged_by_lines() -> None:
    found = merge(BEGUN.replace("owner: 陈", "owner: 李"), BEGUN + "heda: 甲\n")
    assert found.settled
    assert found.unsure is not None
    assert "heda" in found.unsure.en
    assert found.data.decode() == BEGUN.replace("owner: 陈", "owner: 李") + "heda: 甲\n"
    fought = merge(
        BEGUN.replace("owner: 陈", "owner: 李"), BEGUN.replace("owner: 陈", "owners: 李")
    )
    assert not fought.settled
    assert fought.data.decode().count("=======\n") == 1


def test_layout_of_theirs_is_kept_where_lines_merge_too() -> None:
    flow = "    text: 路不好走\n    decision: {date: 2006-02-01,   outcome: accepted}\n"
    theirs = BEGUN.replace(OPINION, flow)
    assert settled(BEGUN.replace("陈志强", "李建国"), theirs) == theirs.replace("陈志强", "李建国")


def test_lines_that_merge_to_two_records_of_one_id_are_not_taken() -> None:
    begun = BEGUN.replace(ISSUE, "  - {id: O-005, date: 2006-01-20, text: 桥}\nissues:\n")
    ours = begun.replace("  - id: O-001", "  - {id: O-006, text: 灯}\n  - id: O-001")
    theirs = begun.replace(ISSUE, "  - {id: O-006, text: 水}\nissues:\n")
    found = unit_of(settled(ours, theirs, begun)).opinions
    assert [(it.id, it.text) for it in found] == [
        ("O-006", "灯"),
        ("O-001", "路不好走"),
        ("O-005", "桥"),
        ("O-007", "水"),
    ]


def test_comment_stands_beside_its_record_whatever_its_layout_becomes() -> None:
    begun = BEGUN.replace(ISSUE, "  - {id: O-005, date: 2006-01-20, text: 桥}\nissues:\n")
    ours = begun.replace("  - id: O-001", "  - {id: O-006, text: 灯}\n  - id: O-001")
    new = "  - id: O-006\n    # 又是这句\n    text: 路不好走\nissues:\n"
    text = settled(ours, begun.replace(ISSUE, new), begun)
    assert "  # 又是这句\n  - {id: O-007, text: 路不好走}\n" in text


def test_what_lines_make_of_it_is_not_taken_if_it_is_wrong() -> None:
    begun = BEGUN.replace(ISSUE, "  - {id: O-005, date: 2006-01-20, text: 桥}\nissues:\n")
    ours = begun.replace("  - id: O-001", "  - {id: O-006, text: 灯}\n  - id: O-001")
    twice = "  - {id: O-006, text: 水}\n  - id: O-006\n    # 哪一条\n    text: 渠\nissues:\n"
    found = merge(ours, begun.replace(ISSUE, twice), begun)
    assert not found.settled
    assert found.unsure is not None
    text = found.data.decode()
    assert text == f"<<<<<<< 这边\n{ours}=======\n{begun.replace(ISSUE, twice)}>>>>>>> 对方\n"


@pytest.mark.parametrize(
    ("result", "kept"),
    [
        ("issues: [{id: I-1, title: 乙, owner: 甲}, {id: I-2, title: 灯}]", True),
        ("issues: [{id: I-1, title: 路, owner: 甲}, {id: I-2, title: 灯}]", False),
        ("issues: [{id: I-1, title: 乙}, {id: I-2, title: 灯}]", False),
        ("issues: [{id: I-1, title: 乙, owner: 甲}]", False),
    ],
)
def test_result_without_a_change_of_either_is_noticed(result: str, kept: bool) -> None:  # noqa: FBT001
    head = "name: 村\nkind: village\n"
    base, ours, theirs, text = (
        (head + said).encode()
        for said in (
            "issues: [{id: I-1, title: 路}]",
            "issues: [{id: I-1, title: 路, owner: 甲}]",
            "issues: [{id: I-1, title: 乙}, {id: I-2, title: 灯}]",
            result,
        )
    )
    assert is_whole(FILE, Sides(ours, base, theirs), text) is kept


def test_what_the_editor_refuses_is_merged_by_lines() -> None:
    found = merge("name: 甲村\nkind: village\n", "name: 乙村\nkind: village\n", "")
    assert not found.settled
    assert found.unsure is not None
    assert "name" in found.unsure.en
    marked = "<<<<<<< 这边\nname: 甲村\n=======\nname: 乙村\n>>>>>>> 对方\nkind: village\n"
    assert found.data.decode() == marked
