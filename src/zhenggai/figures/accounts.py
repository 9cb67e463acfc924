"""The three accounts as rates: every issue a result, opinion a reply, measure carried out (C29)."""

from typing import Final

from zhenggai.figures.ratio import Rate, count
from zhenggai.words import Text

ACCOUNTS: Final = (
    Rate(
        "accounts_issues",
        Text("事事有结果", "issues with a result"),
        Text(
            "已整改或已说明的问题 ÷ 问题数（含个人问题，不含转办、归并、撤销）",
            "issues resolved or explained ÷ issues, members' own included (without referred,"
            " merged, withdrawn)",
        ),
        count("basis.with_result"),
        count("issues.total", "personal.total"),
    ),
    Rate(
        "accounts_opinions",
        Text("件件有回音", "opinions with a reply"),
        Text(
            "已答复的意见（匿名的以公示答复为准） ÷ 要答复的意见（不含表扬）",
            "opinions replied to (anonymous ones by a notice) ÷ opinions that want a reply"
            " (without praise)",
        ),
        count("basis.answered"),
        count("basis.answerable"),
    ),
    Rate(
        "accounts_measures",
        Text("项项有落实", "measures carried out"),
        Text(
            "已完成或已写明原因的措施 ÷ 措施数（含个人措施，不含转办、归并、撤销的问题的措施）",
            "measures done or explained ÷ measures, members' own included (without those of"
            " issues referred, merged, withdrawn)",
        ),
        count("basis.carried_out"),
        count("measures.total", "personal.measures.total"),
    ),
)
"""The three accounts (三项对账, C29): every issue a result, opinion a reply, measure an end."""
