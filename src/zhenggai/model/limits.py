"""The days and shares that rules judge by."""

from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from typing import ClassVar, Final

from zhenggai.model.schema import NUMBER, WHOLE, Record, entry
from zhenggai.words import Text

SHARES: Final = (
    *("attendance", "return_rate", "results_ready", "dissatisfied", "broad_minimum"),
    "public_share",
)
"""The limits that are shares, from 0 to 1."""


@cache
def exactly(limit: float) -> Fraction:
    """Return a share as people wrote it: 0.7 is seven tenths, not the nearest binary number."""
    return Fraction(str(limit))


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits(Record):
    """The days and shares that rules use; a profile may set some of its own."""

    called: ClassVar[Text] = Text("期限和界限", "limits")

    start_days: int = entry(
        WHOLE,
        "启动天数",
        "马上整改的问题几天内启动",
        "days to start on an immediate issue",
        default=3,
    )
    immediate_days: int = entry(
        WHOLE,
        "立改天数",
        "马上整改的问题几天内办完",
        "days to solve an immediate issue",
        default=15,
    )
    relay_days: int = entry(
        WHOLE, "转送天数", "意见几天内转送", "days to relay an opinion", default=5
    )
    reply_days: int = entry(
        WHOLE, "答复天数", "意见几天内答复", "days to answer an opinion", default=15
    )
    decide_days: int = entry(
        WHOLE,
        "办理天数",
        "意见几天内作出决定；阶段开始几天后该有方案",
        "days to decide on an opinion, and for a plan once the stage has begun",
        default=10,
    )
    warn_days: int = entry(
        WHOLE, "预警天数", "到时限前几天提醒", "days before a due date to remind", default=7
    )
    visit_days: int = entry(
        WHOLE, "督导间隔", "几天内督导一次", "most days between two visits", default=30
    )
    idle_days: int = entry(
        WHOLE, "停滞天数", "几天没有记录算停滞", "most days without a new record", default=14
    )
    floating_days: int = entry(
        WHOLE,
        "联系间隔",
        "几天内联系一次流动党员",
        "most days between contacts with a floating member",
        default=90,
    )
    plan_notice_workdays: int = entry(
        WHOLE,
        "方案公示工作日",
        "方案至少公示几个工作日",
        "fewest working days that a plan hangs",
        default=5,
    )
    result_notice_days: int = entry(
        WHOLE, "结果公示天数", "结果至少公示几天", "fewest days that results hang", default=7
    )
    attendance: float = entry(
        NUMBER, "到会率", "最低到会率", "lowest share of those expected", default=0.8
    )
    return_rate: float = entry(
        NUMBER, "回收率", "测评最低回收率", "lowest share of ballots that come back", default=0.7
    )
    results_ready: float = entry(
        NUMBER,
        "可公示比例",
        "解决到多少才公布结果",
        "share of issues resolved before results are published",
        default=0.9,
    )
    dissatisfied: float = entry(
        NUMBER,
        "补课线",
        "不满意超过多少要补课",
        "share of dissatisfied above which a make-up is due",
        default=0.5,
    )
    broad_minimum: float | None = entry(
        NUMBER,
        "满意底线",
        "满意和基本满意低于多少要补课；不写就不看",
        "share of satisfied below which a make-up is due; not looked at if left out",
        default=None,
    )
    public_share: float = entry(
        NUMBER, "群众比例", "测评中群众的最低比例", "lowest share of the public", default=0.5
    )
    priority_top: int = entry(
        WHOLE, "重点名次", "前几名应列为重点", "how many top issues should be key", default=3
    )
    shared_units: int = entry(
        WHOLE,
        "共性单位数",
        "几个单位都有算共性问题",
        "how many units make an issue a shared one",
        default=3,
    )
    minimum_group: int = entry(
        WHOLE, "最小群体", "少于几人不写明", "smallest group that may be described", default=5
    )
