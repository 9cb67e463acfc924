"""A file goes into the other language and back: keys and words change, nothing else."""

from pathlib import Path

import pytest

from zhenggai.load import open_ledger
from zhenggai.model.campaign import Campaign, word_lists
from zhenggai.model.unit import Unit
from zhenggai.reading import read_campaign, read_unit
from zhenggai.translate import translate
from zhenggai.words import Lang

ROOT = Path(__file__).parent.parent
FULL = Path(__file__).parent / "fixtures" / "full"
LISTS = word_lists(None)
FILES = sorted((ROOT / "data" / "units").rglob("*.yaml"))


def _translated(text: str, to: Lang) -> str | None:
    return translate(text.encode(), Unit, LISTS, to)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_there_and_back_is_the_same_file(path: Path) -> None:
    lists = open_ledger(ROOT).campaign.lists
    data = path.read_bytes()
    away: Lang = "en" if data.startswith("名称".encode()) else "zh"
    there = translate(data, Unit, lists, away)
    assert there
    assert read_unit(there.encode(), "", "", lists) == read_unit(data, "", "", lists)
    assert translate(there.encode(), Unit, lists, "zh" if away == "en" else "en") == data.decode()


@pytest.mark.parametrize("name", ["unit", "campaign"])
def test_full_fixtures_are_translations_of_each_other(name: str) -> None:
    english, chinese = (FULL / f"{name}.{lang}.yaml" for lang in ("en", "zh"))
    campaign, _ = read_campaign((FULL / "campaign.en.yaml").read_bytes(), "")
    assert campaign
    record = Campaign if name == "campaign" else Unit
    text = translate(english.read_bytes(), record, campaign.lists, "zh")
    assert text
    assert text.split("\n")[1:] == chinese.read_text(encoding="utf-8").split("\n")[1:]


def test_layout_comments_and_quotes_stay() -> None:
    text = '\ufeffname: 甲  # name: kind\r\n"kind":   village\r\nissues:\r\n'
    text += "- {id: I-1,title: 'issues: []', key: 'yes',   area: A3}  # track\r\n"
    assert _translated(text, "zh") == (
        '\ufeff名称: 甲  # name: kind\r\n"类型":   village\r\n问题:\r\n'
        "- {编号: I-1,名称: 'issues: []', 重点: '是',   领域: A3基础设施落后}  # track\r\n"
    )


def test_words_in_tables_and_records_change() -> None:
    text = (
        "name: 甲\nkind: village\nlookbacks:\n"
        "  - {date: 2006-05-28, issues: {I-1: {solved: {answer: no}, follow_up: {owner: 丙}}}}\n"
    )
    assert _translated(text, "zh") == (
        "名称: 甲\n类型: village\n回头看:\n"
        "  - {日期: 2006-05-28, 问题: {I-1: {问题是否得到解决: {答案: 否}, 补改: {责任人: 丙}}}}\n"
    )


def test_what_has_no_other_name_stays() -> None:
    text = "name: 甲\nhed: 乙\nissues: [丙]\nplan: 丁\nopinions: [{category: 水, issue: [[I-1]]}]\n"
    assert _translated(f"{text}contrast: 戊\n", "zh") == (
        "名称: 甲\nhed: 乙\n问题: [丙]\n整改方案: 丁\n意见: [{分类: 水, 对应问题: [[I-1]]}]\n"
        "对照党章: 戊\n"
    )


def test_word_that_needs_quotes_gets_them() -> None:
    campaign, _ = read_campaign("name: 甲\ntags: [{id: sea, name: '海: 洋'}]\n".encode(), "")
    assert campaign
    text = "name: 甲\nkind: village\nissues: [{id: I-1, title: 乙, tags: [sea]}]\n"
    translated = translate(text.encode(), Unit, campaign.lists, "zh")
    assert translated
    assert '标签: ["海: 洋"]' in translated


def test_escaped_key_is_left_alone() -> None:
    assert _translated('name: 甲\n"k\\x69nd": village\n', "zh") == '名称: 甲\n"k\\x69nd": village\n'


def test_unreadable_file_is_not_translated() -> None:
    assert _translated("name: [", "zh") is None
