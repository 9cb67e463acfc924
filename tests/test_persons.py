"""An owner is one named person."""

import pytest

from zhenggai.model.persons import is_group


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
    ],
)
def test_persons_are_persons(owner: str) -> None:
    assert not is_group(owner)
