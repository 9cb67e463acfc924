"""Mutations of measures and of what came of them."""

from tests.mutation.changes import all_of, drop, put
from tests.mutation.mutation import LIJIA, LONGTAN, Mutation
from tests.mutation.places import record, value

MEASURES: tuple[Mutation, ...] = (
    Mutation(
        name="an issue without measures",
        code="RSP01",
        file=LONGTAN,
        change=drop("issues/I-003/measures"),
        at=record("issues/I-003"),
        along={"PUB03": "the notice has nothing to print"},
    ),
    Mutation(
        name="a measure without words",
        code="RSP01",
        file=LONGTAN,
        change=drop("issues/I-003/measures/M-9/text"),
        at=record("issues/I-003/measures/M-9"),
    ),
    Mutation(
        name="a measure without a day",
        code="RSP01",
        file=LONGTAN,
        change=drop("issues/I-003/measures/M-9/due"),
        at=record("issues/I-003/measures/M-9"),
    ),
    Mutation(
        name="a measure of nobody",
        code="RSP01",
        file=LONGTAN,
        change=drop("issues/I-003/measures/M-9/owner"),
        at=record("issues/I-003/measures/M-9"),
    ),
    Mutation(
        name="a measure of everybody",
        code="RSP02",
        file=LONGTAN,
        change=put("issues/I-003/measures/M-9/owner", "全体党员"),
        at=value("issues/I-003/measures/M-9/owner"),
    ),
    Mutation(
        name="an issue of everybody",
        code="RSP02",
        file=LONGTAN,
        change=put("issues/I-003/owner", "班子成员"),
        at=value("issues/I-003/owner"),
    ),
    Mutation(
        name="a follow-up of everybody",
        code="RSP02",
        file=LIJIA,
        change=put("lookbacks/#0/issues/I-004/follow_up/owner", "各支部"),
        at=value("lookbacks/#0/issues/I-004/follow_up/owner"),
    ),
    Mutation(
        name="a task of a make-up of everybody",
        code="RSP02",
        file=LONGTAN,
        change=put("makeups/K-1/tasks/2006-06-06/owner", "有关人员"),
        at=value("makeups/K-1/tasks/2006-06-06/owner"),
    ),
    Mutation(
        name="one person for everything",
        code="RSP03",
        file=LONGTAN,
        change=put("issues/*/measures/*/owner", "莫庆生"),
        as_of="2006-03-11",
        at=value("issues/I-004/measures/M-12/owner"),
    ),
    Mutation(
        name="a measure done, with nothing to show",
        code="RSP04",
        file=LONGTAN,
        change=all_of(
            drop("issues/I-003/measures/M-9/result"), drop("issues/I-003/measures/M-9/evidence")
        ),
        at=record("issues/I-003/measures/M-9"),
    ),
    Mutation(
        name="a measure of empty words",
        code="VAG01",
        file=LONGTAN,
        change=put("issues/I-003/measures/M-10/text", "进一步加强党员教育，切实提高带富能力"),
        at=value("issues/I-003/measures/M-10/text"),
    ),
    Mutation(
        name="done without a word on the effect",
        code="RES01",
        level="error",
        file=LONGTAN,
        change=drop("issues/I-107/log/event=done/text"),
        at=record("issues/I-107/log/event=done"),
    ),
    Mutation(
        name="done without evidence",
        code="RES01",
        level="warning",
        file=LONGTAN,
        change=all_of(
            drop("issues/I-107/log/event=done/evidence"),
            drop("issues/I-107/log/event=closed/evidence"),
            drop("issues/I-107/measures/M-26/evidence"),
        ),
        at=record("issues/I-107/log/event=done"),
        along={"CLS01": "it was closed all the same"},
    ),
)
