"""The one table of rates: what each is called, how it is computed, and from which figures."""

from collections.abc import Iterator
from typing import Final

from zhenggai.figures.accounts import ACCOUNTS
from zhenggai.figures.base import Figures
from zhenggai.figures.ratio import Rate, Ratio, count
from zhenggai.words import Text

_KNOWN: Final = count("surveys.valid", less=("surveys.unknown",))

RATES: Final = (
    Rate(
        "completion",
        Text("整改完成率", "completion"),
        Text(
            "已整改、已销号、长期坚持的问题 ÷ 问题数（不含转办、归并、撤销）",
            "issues done, closed or sustained ÷ issues (without referred, merged, withdrawn)",
        ),
        count("issues.resolved"),
        count("issues.total"),
    ),
    Rate(
        "closure",
        Text("销号率", "closure"),
        Text(
            "已销号的问题 ÷ 问题数（不含转办、归并、撤销）",
            "issues closed ÷ issues (without referred, merged, withdrawn)",
        ),
        count("issues.closed"),
        count("issues.total"),
    ),
    Rate(
        "on_time",
        Text("按期完成率（按延期后的时限）", "on time (by the due date in force)"),
        Text(
            "在批准延期后的时限内完成的问题 ÷ 该时限已到的问题",
            "issues done by the due date in force ÷ issues whose due date in force has come",
        ),
        count("basis.on_time"),
        count("basis.due"),
    ),
    Rate(
        "on_time_original",
        Text("按期完成率（按原定时限）", "on time (by the original due date)"),
        Text(
            "在原定时限内完成的问题 ÷ 原定时限已到的问题",
            "issues done by the original due date ÷ issues whose original due date has come",
        ),
        count("basis.on_time_original"),
        count("basis.due_original"),
    ),
    Rate(
        "overdue",
        Text("逾期率", "overdue rate"),
        Text(
            "过了时限还没有整改的问题 ÷ 时限已到的问题",
            "issues past due and not settled ÷ issues whose due date in force has come",
        ),
        count("issues.overdue"),
        count("basis.due"),
    ),
    Rate(
        "reply",
        Text("意见答复率", "reply"),
        Text(
            "已答复的意见（匿名的以公示答复为准） ÷ 收到的意见",
            "opinions replied to (anonymous ones by a notice) ÷ opinions received",
        ),
        count("opinions.replied"),
        count("opinions.records"),
    ),
    Rate(
        "adoption",
        Text("意见采纳率", "adoption"),
        Text(
            "采纳和部分采纳的意见 ÷ 已作决定的意见",
            "opinions adopted wholly or in part ÷ opinions decided",
        ),
        count("opinions.adopted"),
        count("opinions.decided"),
    ),
    Rate(
        "implementation",
        Text("措施落实率", "implementation"),
        Text(
            "已到时限、已完成并有佐证的措施 ÷ 已到时限的措施",
            "measures due, done and with evidence ÷ measures due so far",
        ),
        count("basis.implemented"),
        count("measures.due"),
    ),
    Rate(
        "satisfaction_strict",
        Text("满意率", "satisfied"),
        Text("满意 ÷ 有效票（含不了解）", "satisfied ÷ valid ballots (“don't know” included)"),
        count("surveys.satisfied"),
        count("surveys.valid"),
    ),
    Rate(
        "satisfaction_broad",
        Text("满意和基本满意率", "satisfied or basically satisfied"),
        Text(
            "满意和基本满意 ÷ 有效票（含不了解）",
            "satisfied and basically satisfied ÷ valid ballots (“don't know” included)",
        ),
        count("surveys.satisfied", "surveys.basic"),
        count("surveys.valid"),
    ),
    Rate(
        "satisfaction_strict_known",
        Text("满意率（不含不了解）", "satisfied (without “don't know”)"),
        Text("满意 ÷ 有效票减不了解", "satisfied ÷ valid ballots less “don't know”"),
        count("surveys.satisfied"),
        _KNOWN,
    ),
    Rate(
        "satisfaction_broad_known",
        Text("满意和基本满意率（不含不了解）", "satisfied or basically (without “don't know”)"),
        Text(
            "满意和基本满意 ÷ 有效票减不了解",
            "satisfied and basically satisfied ÷ valid ballots less “don't know”",
        ),
        count("surveys.satisfied", "surveys.basic"),
        _KNOWN,
    ),
    Rate(
        "dissatisfied",
        Text("不满意率", "dissatisfied"),
        Text("不满意 ÷ 有效票（含不了解）", "dissatisfied ÷ valid ballots (“don't know” included)"),
        count("surveys.dissatisfied"),
        count("surveys.valid"),
    ),
    Rate(
        "return",
        Text("测评票回收率", "ballots returned"),
        Text("收回票 ÷ 发出票", "ballots returned ÷ ballots issued"),
        count("surveys.returned"),
        count("surveys.issued"),
    ),
    Rate(
        "lookback_coverage",
        Text("回头看覆盖率", "looked back on"),
        Text(
            "回头看过的问题 ÷ 问题数（不含转办、归并、撤销）",
            "issues looked back on ÷ issues (without referred, merged, withdrawn)",
        ),
        count("basis.looked_back"),
        count("issues.total"),
    ),
    Rate(
        "response",
        Text("响应率", "response"),
        Text(
            "收到后按时转送并签收的意见 ÷ 已转送或转送时限已过的意见",
            "opinions relayed and acknowledged in time ÷ opinions relayed or past that time",
        ),
        count("basis.responded"),
        count("basis.response_due"),
    ),
    Rate(
        "solved",
        Text("解决率", "solved"),
        Text(
            "最近一次回头看认为已解决的问题 ÷ 问题数（不含转办、归并、撤销）",
            "issues the latest look-back found solved ÷ issues (without referred, merged,"
            " withdrawn)",
        ),
        count("basis.solved"),
        count("issues.total"),
    ),
    *ACCOUNTS,
    Rate(
        "handling",
        Text("意见办结率", "handling"),
        Text(
            "已作决定并已答复的意见 ÷ 要答复的意见（不含表扬）",
            "opinions decided and replied to ÷ opinions that want a reply (without praise)",
        ),
        count("basis.handled"),
        count("basis.answerable"),
    ),
    Rate(
        "awareness",
        Text("知晓率", "awareness"),
        Text("有效票减不了解 ÷ 有效票", "valid ballots less “don't know” ÷ valid ballots"),
        _KNOWN,
        count("surveys.valid"),
    ),
)
"""Every rate of `format.md`, in its order, then the three accounts, then two that reports of
other counties have. Three are the trio of 接诉即办: response, solved and satisfaction. The
satisfaction rates come twice, with and without “don't know”."""
BY_ID: Final = {rate.id: rate for rate in RATES}


def ratios(figures: Figures) -> Iterator[tuple[Rate, Ratio]]:
    """Take every rate of figures."""
    return ((rate, rate.of(figures)) for rate in RATES)
