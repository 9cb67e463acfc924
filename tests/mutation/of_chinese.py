"""Mutations of files that are typed in Chinese."""

from tests.mutation.changes import add, drop, put, rename
from tests.mutation.mutation import FINISHED, PINGAN, PINGTANG, Mutation
from tests.mutation.places import key, record, section, value

_PUMP = "问题/I-001"
CHINESE: tuple[Mutation, ...] = (
    Mutation(
        name="负责认 for 负责人",
        code="FIL02",
        file=PINGTANG,
        change=rename("负责人", "负责认"),
        at=key("负责认"),
    ),
    Mutation(
        name="延长 for 延期",
        code="FIL04",
        file=PINGAN,
        change=put(f"{_PUMP}/经过/事项=延期/事项", "延长"),
        at=value(f"{_PUMP}/经过/2006-04-26/事项"),
    ),
    Mutation(
        name="a key in English",
        code="FIL07",
        file=PINGAN,
        change=rename("人口", "population"),
        at=key("population"),
    ),
    Mutation(
        name="没有负责人",
        code="UNI01",
        file=PINGAN,
        change=drop("负责人"),
        at=record(""),
    ),
    Mutation(
        name="没有开动员会",
        code="ACT01",
        file=PINGAN,
        change=drop("会议/类别=动员"),
        at=section("会议"),
    ),
    Mutation(
        name="意见没有答复",
        code="OPN05",
        file=PINGAN,
        change=drop("意见/O-003/答复"),
        at=record("意见/O-003"),
        along={
            **FINISHED,
            "CLO02": "as FIN01",
            "CLS01": "its issue is closed",
        },
    ),
    Mutation(
        name="意见没有分类",
        code="FBK02",
        file=PINGAN,
        change=drop("意见/O-003/分类"),
        at=record("意见/O-003"),
    ),
    Mutation(
        name="问题没有原因",
        code="ISS05",
        file=PINGAN,
        change=drop(f"{_PUMP}/原因"),
        at=record(_PUMP),
    ),
    Mutation(
        name="逐步解决的没有研究",
        code="TRK04",
        file=PINGAN,
        change=drop(f"{_PUMP}/研究"),
        at=record(_PUMP),
    ),
    Mutation(
        name="延期没有理由",
        code="DUE02",
        file=PINGAN,
        change=drop(f"{_PUMP}/经过/事项=延期/理由"),
        at=record(f"{_PUMP}/经过/事项=延期"),
    ),
    Mutation(
        name="公示没有审批人",
        code="PUB05",
        file=PINGAN,
        change=drop("公示/#0/审批人"),
        at=record("公示/#0"),
    ),
    Mutation(
        name="三问有一问没有回答",
        code="LBK02",
        file=PINGAN,
        change=drop("回头看/#0/问题/I-001/问题是否得到解决"),
        at=record("回头看/#0/问题/I-001"),
        along=FINISHED,
    ),
    Mutation(
        name="票数对不上",
        code="SUR01",
        file=PINGAN,
        change=put("测评/S-1/废票", "2"),
        at=value("测评/S-1/票数"),
        along=FINISHED,
    ),
    Mutation(
        name="机制没有复查日期",
        code="MEC03",
        file=PINGAN,
        change=drop("机制/J-1/复查日期"),
        at=record("机制/J-1"),
    ),
    Mutation(
        name="督办没有反馈",
        code="SUP03",
        file=PINGAN,
        change=drop("督导/#0/督办/R-1/反馈日期"),
        at=record("督导/#0/督办/R-1"),
    ),
    Mutation(
        name="豁免没有理由",
        code="WVR01",
        file=PINGAN,
        change=add("", "豁免: [{规则: THM03, 批准人: 镇党委}]"),
        at=value("豁免/#0/规则"),
    ),
)
