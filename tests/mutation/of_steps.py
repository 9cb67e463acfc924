"""Mutations of the order of steps within a record."""

from tests.mutation.changes import put
from tests.mutation.mutation import (
    FINISHED,
    LIJIA,
    LONGTAN,
    XINHE,
    Mutation,
)
from tests.mutation.places import value

STEPS: tuple[Mutation, ...] = (
    Mutation(
        name="relayed before it was received",
        code="SEQ05",
        file=LONGTAN,
        change=put("opinions/O-003/relayed/date", "2006-02-08"),
        at=value("opinions/O-003/relayed/date"),
    ),
    Mutation(
        name="acknowledged before it was relayed",
        code="SEQ05",
        file=LONGTAN,
        change=put("opinions/O-003/relayed/acknowledged", "2006-02-10"),
        at=value("opinions/O-003/relayed/acknowledged"),
    ),
    Mutation(
        name="decided before it was received",
        code="SEQ05",
        file=LONGTAN,
        change=put("opinions/O-003/decision/date", "2006-02-08"),
        at=value("opinions/O-003/decision/date"),
    ),
    Mutation(
        name="answered before it was received",
        code="SEQ05",
        file=LONGTAN,
        change=put("opinions/O-003/reply/date", "2006-02-08"),
        at=value("opinions/O-003/reply/date"),
        along={"OPN06": "that is before the decision, too"},
    ),
    Mutation(
        name="judged before it was received",
        code="SEQ05",
        file=LONGTAN,
        change=put("opinions/O-003/verdict/date", "2006-02-08"),
        at=value("opinions/O-003/verdict/date"),
    ),
    Mutation(
        name="done before it was found",
        code="SEQ05",
        file=XINHE,
        change=put("issues/I-106/found", "2006-05-09"),
        at=value("issues/I-106/log/event=done/date"),
        along={"SEQ05": "its measure is done before it was found, too"},
    ),
    Mutation(
        name="a measure done before the start",
        code="SEQ05",
        file=LONGTAN,
        change=put("issues/I-003/measures/M-9/done", "2006-03-11"),
        at=value("issues/I-003/measures/M-9/done"),
    ),
    Mutation(
        name="a milestone reached before the start",
        code="SEQ05",
        file=LONGTAN,
        change=put("issues/I-002/milestones/2006-03-31/done", "2006-03-11"),
        at=value("issues/I-002/milestones/2006-03-31/done"),
    ),
    Mutation(
        name="a milestone after the due date",
        code="SEQ05",
        file=LONGTAN,
        change=put("issues/I-002/milestones/2006-05-20/due", "2006-05-21"),
        at=value("issues/I-002/milestones/2006-05-21/due"),
    ),
    Mutation(
        name="a notice taken down before it was posted",
        code="SEQ05",
        file=LONGTAN,
        change=put("notices/N-3/until", "2006-04-16"),
        at=value("notices/N-3/until"),
    ),
    Mutation(
        name="a follow-up before the look-back",
        code="SEQ05",
        file=LIJIA,
        change=put("lookbacks/#0/issues/I-004/follow_up/done", "2006-05-20"),
        at=value("lookbacks/#0/issues/I-004/follow_up/done"),
    ),
    Mutation(
        name="a task before the make-up",
        code="SEQ05",
        file=LONGTAN,
        change=put("makeups/K-1/tasks/2006-06-06/done", "2006-05-20"),
        at=value("makeups/K-1/tasks/2006-06-06/done"),
    ),
    Mutation(
        name="a make-up accepted before it was opened",
        code="SEQ05",
        file=LONGTAN,
        change=put("makeups/K-1/accepted/date", "2006-05-23"),
        at=value("makeups/K-1/accepted/date"),
        along={**FINISHED, "MKU03": "that is before the re-survey, too"},
    ),
    Mutation(
        name="an order answered before the visit",
        code="SEQ05",
        file=LONGTAN,
        change=put("visits/2006-03-15/orders/D-1/answered", "2006-03-14"),
        at=value("visits/2006-03-15/orders/D-1/answered"),
    ),
)
