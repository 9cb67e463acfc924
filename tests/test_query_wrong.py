"""What is wrong in a filter is said with a caret under the word, in both languages."""

from pathlib import Path

import pytest

from tests.records_at_hand import chosen, write_ledger
from zhenggai.errors import CannotGoOnError
from zhenggai.model.campaign import Campaign, word_lists
from zhenggai.query.grammar import parse
from zhenggai.query.kinds import kind_named
from zhenggai.source import Mapping

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "filters.md"
ALL = Campaign(node=Mapping("campaign.yaml", 1, 1), name="活动", lists=word_lists(None))


@pytest.fixture(scope="module")
def ledger_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("ledger")
    write_ledger(folder)
    return folder


@pytest.mark.parametrize(
    ("kind", "text", "zh", "en", "mark"),
    [
        (
            "issues",
            "ownr=陈志强 due<2006-04-01",
            "问题没有“ownr”这个字段。是不是: owner",
            "issues have no field ownr. Did you mean: owner",
            "^^^^",
        ),
        (
            "issues",
            "逾期=是",
            "“逾期”是状态，单独写，后面没有 =；要相反的写 !逾期",
            "逾期 is a state: it stands alone, without =; its opposite is !逾期",
            "^^^^",
        ),
        (
            "issues",
            "逾期 责任=陈志强",
            "问题没有“责任”这个字段。是不是: 责任人",
            "issues have no field 责任. Did you mean: 责任人",
            "     ^^^^",
        ),
        (
            "measures",
            "issue.thema=production",
            "措施没有“issue.thema”这个字段。是不是: issue.theme issue.scheme issue.text",
            "measures have no field issue.thema. Did you mean: issue.theme issue.scheme issue.text",
            "^^^^^^^^^^^",
        ),
        (
            "opinions",
            "办理.结论=采纳",
            "意见没有“办理.结论”这个字段。是不是: 办理.结果 办理.理由 办理.版本",
            "opinions have no field 办理.结论. Did you mean: 办理.结果 办理.理由 办理.版本",
            "^^^^^^^^^",
        ),
        (
            "issues",
            "theme=production|productoin",
            "“主题”没有“productoin”这个词。是不是: production advanced production",
            "theme has no word productoin. Did you mean: production advanced production",
            " " * 17 + "^^^^^^^^^^",
        ),
        (
            "issues",
            "light=粉",
            "“灯号”没有“粉”这个词。可写: 红 黄 绿 灰",
            "light has no word 粉. Write one of: red yellow green grey",
            "      ^^",
        ),
        (
            "issues",
            "overdeu",
            "问题没有“overdeu”这个状态、字段或词。是不是: overdue resolved owner",
            "issues have no state, field or word overdeu. Did you mean: overdue resolved owner",
            "^^^^^^^",
        ),
        (
            "issues",
            "open 老石桥",
            (
                "问题没有“老石桥”这个状态、字段或词；单位写 单位=老石桥，"
                "按单位名称写 单位.名称~老石桥，找文字写 字段~老石桥"
            ),
            (
                "issues have no state, field or word 老石桥; a unit is written unit=老石桥,"
                " its name unit.name~老石桥, any text FIELD~老石桥"
            ),
            "     ^^^^^^",
        ),
        (
            "issues",
            "conduct",
            "“conduct”有几个意思，请写明: 方面=conduct 对照党章=conduct",
            "conduct has several meanings; write: domain=conduct charter=conduct",
            "^^^^^^^",
        ),
        (
            "issues",
            "owner<5",
            "“责任人”不是日期或数，不能比大小，用 = != ~",
            "owner is no date and no number; it takes = != ~ only",
            "      ^",
        ),
        (
            "issues",
            "due<五月",
            "“五月”不是日期。写如 2006-03-15、2006-03、今天、+7天、本月",
            "五月 is no date. Write one like 2006-03-15, 2006-03, today, +7d, this_month",
            "    ^^^^",
        ),
        (
            "opinions",
            "count>many",
            "“人数”是数，“many”不是数，写如 14 或 1.5",
            "count is a number and many is none; write one like 14 or 1.5",
            "      ^^^^",
        ),
        (
            "issues",
            "due> overdue",
            "后面要写一个值；只有 = 和 != 可以什么都不比，表示没有填",
            (
                "a value must follow; only = and != may stand before nothing, which means not"
                " filled in"
            ),
            "    ^",
        ),
        (
            "issues",
            "owner = 陈志强",
            "比较符前面要有字段，中间不留空格，如 due<2006-04-01",
            "a field must stand right before the operator, without spaces: due<2006-04-01",
            "      ^",
        ),
        (
            "issues",
            "!!key",
            '这里缺一个词；要写空值请写两个引号 ""',
            'a word is missing here; for an empty value write two quotes: ""',
            " ^",
        ),
        (
            "issues",
            "key|",
            '这里缺一个词；要写空值请写两个引号 ""',
            'a word is missing here; for an empty value write two quotes: ""',
            "    ^",
        ),
        (
            "issues",
            "title~“修 路",
            "引号没有配对，请在后面补上",
            "this quote is never closed; add the closing one",
            "      ^^^^^^",
        ),
        (
            "orders",
            "open late|days_left>0",
            "| 只连接同一项里的几个值，如 theme=production|civility，不连接两项",
            "| joins values of one term, as in theme=production|civility; it does not join terms",
            "     ^^^^^^^^^^^^^^",
        ),
        (
            "issues",
            "unit=nowhere key",
            "账本里没有单位“nowhere”。单位有: jiangnan jiangnan/lijia",
            "no unit nowhere in the ledger. Units: jiangnan jiangnan/lijia",
            "     ^^^^^^^",
        ),
    ],
)
def test_what_is_wrong_is_pointed_at(  # noqa: PLR0917
    ledger_folder: Path, kind: str, text: str, zh: str, en: str, mark: str
) -> None:
    with pytest.raises(CannotGoOnError) as caught:
        chosen(ledger_folder, kind, text)
    assert caught.value.message.zh == f"{zh}\n    {text}\n    {mark}"
    assert caught.value.message.en == f"{en}\n    {text}\n    {mark}"
    assert caught.value.exit_code == 2


@pytest.mark.parametrize("text", ["a=b=c", "text!~路", 'a"b"', '"a"b', "a=b!"])
def test_what_runs_on_is_no_filter(text: str) -> None:
    with pytest.raises(CannotGoOnError) as caught:
        parse(text)
    assert caught.value.message.en.startswith("leave a space before the next term")


def test_a_path_that_leads_nowhere_lists_the_fields(ledger_folder: Path) -> None:
    with pytest.raises(CannotGoOnError) as caught:
        chosen(ledger_folder, "waivers", "zzzzzz=1")
    assert caught.value.message.en.startswith(
        "waivers have no field zzzzzz. Fields: rule record reason by until unit id line\n"
    )
    for path in ("owner.name", "due.x.y", "unit.", ".unit", "kind.x"):
        with pytest.raises(CannotGoOnError):
            chosen(ledger_folder, "mechanisms", f"{path}=1")


def test_control_characters_of_a_filter_do_not_reach_the_terminal() -> None:
    with pytest.raises(CannotGoOnError) as caught:
        parse("=\x1b[31m")
    assert "\n    =\ufffd[31m\n" in caught.value.message.en


def test_a_kind_that_there_is_not_is_named() -> None:
    with pytest.raises(CannotGoOnError) as caught:
        kind_named("issuez")
    assert caught.value.message.en == "no kind of record issuez. Write: issue issues visits"
    with pytest.raises(CannotGoOnError) as caught:
        kind_named("饭")
    assert caught.value.message.zh.startswith("没有“饭”这种记录。可写: 问题 措施 意见 党员")
