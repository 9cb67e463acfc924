"""Mutations of the look-back."""

from tests.mutation.changes import add, all_of, drop, put
from tests.mutation.mutation import FINISHED, LIJIA, Mutation
from tests.mutation.places import record, section, value
from tests.mutation.sample import with_digest

_TASK = "follow_up: {text: 补上, owner: 李大有, due: 2006-06-10, done: 2006-06-09}"

LOOKBACKS: tuple[Mutation, ...] = (
    Mutation(
        name="a unit that did not look back",
        code="LBK01",
        file=LIJIA,
        change=drop("lookbacks/#0"),
        at=section("lookbacks"),
        along=FINISHED,
    ),
    Mutation(
        name="a look-back before the last was done",
        code="LBK01",
        file=LIJIA,
        change=all_of(
            put("lookbacks/#0/date", "2006-05-24"),
            put("lookbacks/#0/issues/I-001/solved", "{answer: partly}"),
            add("lookbacks/#0/issues/I-001", _TASK),
        ),
        at=value("lookbacks/#0/date"),
        along=FINISHED,
    ),
    Mutation(
        name="a look-back after the survey",
        code="LBK01",
        file=LIJIA,
        change=put("lookbacks/#0/date", "2006-06-03"),
        at=value("lookbacks/#0/date"),
        along={**FINISHED, "SEQ04": "the survey comes before it"},
    ),
    Mutation(
        name="a member who did not look back",
        code="LBK01",
        file=LIJIA,
        change=drop("lookbacks/member=李大有"),
        at=value("members/李大有/name"),
        along=FINISHED,
    ),
    *(
        Mutation(
            name=f"whether it is {question} was not asked",
            code="LBK02",
            file=LIJIA,
            change=drop(f"lookbacks/#0/issues/I-003/{question}"),
            at=record("lookbacks/#0/issues/I-003"),
            along=FINISHED,
        )
        for question in ("specific", "in_place", "solved")
    ),
    Mutation(
        name="a question without an answer",
        code="LBK02",
        file=LIJIA,
        change=drop("lookbacks/#0/issues/I-003/solved/answer"),
        at=record("lookbacks/#0/issues/I-003"),
        along=FINISHED,
    ),
    Mutation(
        name="an issue that the look-back left out",
        code="LBK02",
        file=LIJIA,
        change=drop("lookbacks/#0/issues/I-003"),
        at=value("lookbacks/#0/issues"),
        along=FINISHED,
    ),
    Mutation(
        name="partly, and nothing follows",
        code="LBK02",
        file=LIJIA,
        change=put("lookbacks/#0/issues/I-003/in_place/answer", "partly"),
        at=value("lookbacks/#0/issues/I-003/in_place/answer"),
        along=FINISHED,
    ),
    *(
        Mutation(
            name=f"a follow-up without its {name}",
            code="LBK02",
            file=LIJIA,
            change=drop(f"lookbacks/#0/issues/I-004/follow_up/{name}"),
            at=record("lookbacks/#0/issues/I-004/follow_up"),
            along=FINISHED,
        )
        for name in ("text", "owner", "due")
    ),
    Mutation(
        name="solved, it says, and is not",
        code="LBK03",
        level="error",
        file=LIJIA,
        change=drop("issues/I-107/log/event=done"),
        at=value("lookbacks/member=蒙春燕/issues/I-107/solved/answer"),
        along={**FINISHED, "SEQ02": "it was closed before it was done"},
    ),
    Mutation(
        name="specific, it says, and has no goal",
        code="LBK03",
        level="warning",
        file=LIJIA,
        change=drop("issues/I-003/goal"),
        at=value("lookbacks/#0/issues/I-003/specific/answer"),
    ),
    Mutation(
        name="in place, it says, and a measure is open",
        code="LBK03",
        level="warning",
        file=LIJIA,
        change=put("issues/I-003/measures/M-7/done", "2006-06-01"),
        at=value("lookbacks/#0/issues/I-003/in_place/answer"),
    ),
    Mutation(
        name="a look-back of the owner alone",
        code="LBK04",
        file=LIJIA,
        change=put("lookbacks/member=李大有/by", "李大有"),
        at=value("lookbacks/member=李大有/by"),
    ),
    Mutation(
        name="an issue that changed after it was looked at",
        code="LBK05",
        file=LIJIA,
        change=all_of(
            with_digest(LIJIA, "lookbacks/#0", "2006-05-28"),
            put("issues/I-003/goal", "一个年度的明细上墙"),
        ),
        at=value("lookbacks/#0/digest"),
    ),
    Mutation(
        name="a follow-up that was never done",
        code="LBK06",
        file=LIJIA,
        change=drop("lookbacks/#0/issues/I-004/follow_up/done"),
        at=value("lookbacks/#0/issues/I-004/follow_up/due"),
        along=FINISHED,
    ),
)
