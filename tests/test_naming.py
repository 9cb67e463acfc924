"""What a remedy tells people to type is typed as the file is."""

import re
from pathlib import Path

import pytest

from tests.conftest import findings_in
from tests.test_rules import CODES
from zhenggai.examples import lay_out
from zhenggai.model.campaign import Campaign, word_lists
from zhenggai.model.issues import Issue
from zhenggai.model.schema import Record
from zhenggai.model.unit import Unit
from zhenggai.naming import Naming
from zhenggai.reading import all_keys, read_unit
from zhenggai.rules.commands import look_back
from zhenggai.translate import translate
from zhenggai.words import Text

LISTS = word_lists(None)
NOT_OF_THE_FILE = re.compile(r"zhenggai [a-z][^；，（）]*|--[a-z-]+|data/[\w./{}-]*|[\w-]+\.yaml")
KEYS = all_keys() - {"unit"}
"""The examples of rules are of a unit with that id."""
LATIN = re.compile(r"[A-Za-z_]{2,}")


def _said(text: str, lang: str, record: type[Record] = Issue) -> str:
    naming = Naming("zh" if lang == "zh" else "en", Unit, LISTS)
    return naming.say(Text(text, text), record).zh


@pytest.mark.parametrize(
    ("piece", "chinese", "english"),
    [
        ("‹due›", "时限", "due（时限）"),
        ("‹track: deadline›", "类别: 限期整改", "track: deadline（类别: 限期整改）"),
        ("‹track=deadline›", "限期整改", "deadline（限期整改）"),
        ("‹from: [F-1]›", "来自查摆: [F-1]", "from（来自查摆）: [F-1]"),
        ("‹notices.from›", "公示开始", "from（公示开始）"),
        (
            "‹log: - {date: …, event: done}›",
            "经过: - {日期: …, 事项: 完成}",
            "log（经过）: - {date: …, event: done}",
        ),
        (
            "‹contrast: {nature_aims: {date: …}, conduct: {text: …}}›",
            "对照党章: {性质宗旨: {日期: …}, 行为要求: {内容: …}}",
            "contrast（对照党章）: {nature_aims: {date: …}, conduct: {text: …}}",
        ),
        (
            "‹lookbacks.issues.specific: {answer: …, basis: …}›",
            "整改内容是否具体明确: {答案: …, 依据: …}",
            "specific（整改内容是否具体明确）: {answer: …, basis: …}",
        ),
    ],
)
def test_a_piece_is_named_as_the_file_names_it(piece: str, chinese: str, english: str) -> None:
    record = Unit if "contrast" in piece else Issue
    assert _said(piece, "zh", record) == chinese
    assert _said(piece, "en", record) == english


def test_english_readers_get_the_piece_in_the_language_of_the_file() -> None:
    text = Text("", "add ‹due: DATE› or ‹track=deadline›")
    assert Naming("zh", Unit, LISTS).say(text, Issue).en == "add '时限: DATE' or 限期整改"
    assert Naming("en", Unit, LISTS).say(text, Issue).en == "add 'due: DATE' or deadline"


@pytest.mark.parametrize("code", CODES)
def test_a_chinese_file_is_never_told_english_keys(code: str, tmp_path: Path) -> None:
    day = lay_out(code, "bad", tmp_path).head.day
    for path in tmp_path.glob("data/**/*.yaml"):
        record: type[Record] = Campaign if path.name == "campaign.yaml" else Unit
        if text := translate(path.read_bytes(), record, LISTS, "zh"):
            path.write_text(text, encoding="utf-8")
    for finding in findings_in(tmp_path, day):
        remedy = NOT_OF_THE_FILE.sub("", finding.remedy.zh)
        assert not KEYS & set(LATIN.findall(remedy)), (finding.code, finding.remedy.zh)
        assert "‹" not in "".join((*finding.message, *finding.remedy))


def test_names_in_chinese_need_no_quotes_on_a_command_line() -> None:
    assert look_back("lijia", "韦秀兰").zh.endswith("--member 韦秀兰")
    assert look_back("lijia", "韦 秀兰; rm").zh.endswith("--member '韦 秀兰; rm'")


def test_two_languages_in_one_file_are_put_right_by_a_command() -> None:
    _, (mixed,) = read_unit("名称: 李家村\n类型: village\nhead: 李\n".encode(), "a", "lijia", LISTS)
    assert mixed.code == "FIL07"
    assert mixed.remedy.zh == "换成一种语言: zhenggai fmt lijia --lang zh"
