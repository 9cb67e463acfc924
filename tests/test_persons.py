"""An owner is one named person."""

import pytest

from zhenggai.model.persons import is_group, person


@pytest.mark.parametrize(
    "owner",
    [
        "全体党员",
        "有关人员",
        "各支部",
        "班子成员",
        "李家村党支部",
        "村委会",
        "村“两委”",
        "大家",
        "镇水利站",
        "李建国、陈志强",
        "李建国和陈志强",
        "李建国等",
        "李建国等人",
        "李建国等3人",
        "李建国等三位",
        "张三 李四",
        "张三　李四光",
        "待定",
        "无",
        "组织部",
        "镇派出所",
        "妇联",
        "村妇联",
        "Everyone",
        "Li Jianguo and Chen Zhiqiang",
    ],
)
def test_groups_are_groups(owner: str) -> None:
    assert is_group(owner)


@pytest.mark.parametrize(
    "owner",
    [
        "李建国",
        "李和平",
        "欧阳和平",
        "和志强",
        "全桂英",
        "王志和同志",
        "王志和副书记",
        "李建国（村支部书记）",
        "李建国（负责筹资、施工）",
        "村党支部书记李建国",
        "阿依古丽·买买提",
        "Li Jianguo",
        "李 建国",
        "欧阳 建国",
        "村主任 李建国",
        "李建国 村主任",
        "李家村 李建国",
        "李建国 三组",
        "李等弟",
        "全无疾",
        "部延年",
    ],
)
def test_persons_are_persons(owner: str) -> None:
    assert not is_group(owner)


@pytest.mark.parametrize(
    "said",
    ["张三丰同志", "张三丰（支书）", "支部书记张三丰", "张三丰主任", "村主任 张三丰", " 张三丰"],
)
def test_a_post_or_a_form_of_address_is_no_part_of_the_name(said: str) -> None:
    assert person(said) == "张三丰"


def test_what_looks_like_a_post_within_a_name_stays() -> None:
    assert [person(name) for name in ("韦站长生", "和志强", "")] == ["韦站长生", "和志强", ""]
