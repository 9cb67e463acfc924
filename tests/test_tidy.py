"""A file is laid out anew: the same data, every comment beside its record, and only once."""

import re
from random import Random
from typing import Final

import pytest

from tests.editor_layout import Path
from tests.test_editor_random import Document, document, read
from zhenggai.edit.page import Page
from zhenggai.edit.remarks import Entry, entries
from zhenggai.edit.tidy import tidy
from zhenggai.errors import CannotGoOnError
from zhenggai.model.schema import Record
from zhenggai.model.unit import Unit
from zhenggai.words import LISTS, Lang

FILES: Final = 150


def tidied(text: str, lang: Lang | None = None, record: type[Record] = Unit) -> str:
    result = tidy(text.encode(), "f.yaml", LISTS, record, lang)
    assert not result.faults
    return result.data.decode()


def places(text: str) -> dict[str, Path]:
    """Return the path of what each comment speaks of, by its mark."""
    found: dict[str, Path] = {}

    def go(entry: Entry, path: Path) -> None:
        said = [item.text for item in (*entry.above, *entry.below)] + entry.beside
        found.update({comment.removeprefix("# ").partition(".")[0]: path for comment in said})
        for place, child in enumerate(entry.children):
            go(child, (*path, child.key.text if child.key else place))

    go(entries(Page(text)), ())
    return found


def check_remarks(before: Document, after: str) -> None:
    now = places(after)
    assert len(now) == len(before.remarks)
    for remark in before.remarks:
        path = now[remark.mark.removeprefix("# ").removesuffix(".")]
        assert path[: len(remark.path)] == remark.path, (remark, path)


@pytest.mark.parametrize("seed", range(FILES))
def test_random_files_keep_data_and_comments(seed: int) -> None:
    before = document(Random(seed))  # noqa: S311 - layouts, no secrets
    text = before.data.decode()
    after = tidied(text, None, before.record)
    assert read(after.encode(), before.record) == before.values
    assert tidied(after, None, before.record) == after
    assert after.endswith("\n")
    assert not after.endswith("\n\n")
    assert not re.search("\r|\n\n\n|^\ufeff", after)
    check_remarks(before, after)


@pytest.mark.parametrize("seed", range(0, FILES, 5))
def test_both_languages_are_translations_of_each_other(seed: int) -> None:
    before = document(Random(seed))  # noqa: S311
    text = before.data.decode()
    chinese, english = (tidied(text, lang, before.record) for lang in ("zh", "en"))
    assert tidied(chinese, "en", before.record) == english
    assert tidied(english, "zh", before.record) == chinese
    assert text.count("#") == chinese.count("#") == english.count("#")


WILD: Final = """\
\ufeff# yaml-language-server: $schema=unit.json
# 李家村的台账

# 类型看 campaign.yaml
kind:   village\r
name: "李家村"
# 会上提的
opinions:
- text: |
    村口的路
    下雨走不了
  # 编号不改
  id: 'O-001'   # 第一条
  date: "2006-01-12"


  issue: [ I-001 ]
  # 意见完
issues:
    -   {title: 村道, "id": I-001, found: 2006-01-15, strong: true} # 一事一议
    - id: I-002
      measures: [{id: M-1, text: 建池,   # 先选址
                  due: 2006-03}]
      title: 0571
# 完
"""
TAME: Final = """\
# yaml-language-server: $schema=unit.json
# 李家村的台账

name: 李家村
# 类型看 campaign.yaml
kind: village

# 会上提的
opinions:
  # 编号不改
  - id: O-001  # 第一条
    date: 2006-01-12
    text: |
      村口的路
      下雨走不了

    issue: [I-001]
    # 意见完

issues:
  - {id: I-001, title: 村道, found: 2006-01-15, strong: yes}  # 一事一议
  - id: I-002
    title: "0571"
    measures:
      - id: M-1
        text: 建池  # 先选址
        due: 2006-03
# 完
"""
CHINESE: Final = """\
# yaml-language-server: $schema=unit.json
# 李家村的台账

名称: 李家村
# 类型看 campaign.yaml
类型: village

# 会上提的
意见:
  # 编号不改
  - 编号: O-001  # 第一条
    收到日期: 2006-01-12
    原话: |
      村口的路
      下雨走不了

    对应问题: [I-001]
    # 意见完

问题:
  - {编号: I-001, 名称: 村道, 发现日期: 2006-01-15, 反映强烈: 是}  # 一事一议
  - 编号: I-002
    名称: "0571"
    措施:
      - 编号: M-1
        内容: 建池  # 先选址
        时限: 2006-03
# 完
"""


def test_order_quotes_indentation_and_blank_lines_become_those_of_the_format() -> None:
    assert tidied(WILD) == TAME
    assert tidied(TAME) == TAME


def test_comments_stay_when_the_language_changes() -> None:
    assert tidied(WILD, "zh") == CHINESE
    assert tidied(CHINESE, "en") == TAME


def test_file_in_two_languages_comes_into_that_of_most_keys() -> None:
    text = "name: 甲\nkind: village\nissues:\n  - {编号: I-1, title: 路, 整改类型: deadline}\n"
    assert "{id: I-1, title: 路, track: deadline}" in tidied(text.replace("整改类型", "track"))


def test_file_with_errors_is_left_alone_and_they_are_named() -> None:
    text = "kind: village\nname: 甲\nisues: []\n"
    result = tidy(text.encode(), "f.yaml", LISTS, Unit)
    assert result.data == text.encode()
    assert [fault.code for fault in result.faults] == ["FIL02"]


def test_braces_of_several_lines_are_drawn_together_or_laid_out() -> None:
    text = "name: 甲\nkind: village\ncontact: {name: 乙,\n  phone: 1}\n"
    assert 'contact: {name: 乙, phone: "1"}\n' in tidied(text)
    long = "字" * 100
    assert f"contact:\n  name: {long}\n" in tidied(text.replace("乙", long))


def test_text_that_would_be_lost_stops_it() -> None:
    text = "name: 甲\nkind: village\nmembers:\n  - ? name\n    # 说明\n    : 乙\n"
    try:
        result = tidied(text)
    except CannotGoOnError:
        return
    assert "# 说明" in result
    assert "name: 乙" in result


ODD: Final = """\
--- # 1
name: 甲
kind: # 2
  village # 3
contact: # 4
  # 5
  {name: 乙, # 6
   # 7
   phone: 1
   # 8
  } # 9
  # 10
opinions:
- # 11
  id: O-1
  # 12
  # 13

  date: 2006-01-01
    # 14
issues:
- id: I-1
  from: [ # 15
  F-1 # 16
  , # 17
  F-2]
  title: >- # 18
    村口
    的路
   # 19
members: [ # 20
]
"""
EVEN: Final = """\
# 1
name: 甲
# 2
kind: village  # 3

# 4
# 5
contact:
  name: 乙  # 6
  # 7
  phone: "1"
  # 8
  # 9
  # 10

members: []  # 20

opinions:
  # 11
  - id: O-1
    # 12
    # 13

    date: 2006-01-01
      # 14

issues:
  - id: I-1
    title: >-  # 18
      村口
      的路
    # 19
    from:  # 15
      - F-1  # 16
        # 17
      - F-2
"""


def test_comments_in_odd_places_stay_with_what_they_speak_of() -> None:
    assert tidied(ODD) == EVEN
    assert tidied(EVEN) == EVEN
