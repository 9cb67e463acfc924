"""Mutations of ids that stand twice."""

from tests.mutation.changes import append, put
from tests.mutation.mutation import (
    FINISHED,
    LONGTAN,
    Mutation,
)
from tests.mutation.places import value

IDS: tuple[Mutation, ...] = (
    Mutation(
        name="a finding's id twice",
        code="REF01",
        file=LONGTAN,
        change=put("findings/F-4/id", "F-2"),
        at=value("findings/#3/id"),
    ),
    Mutation(
        name="an opinion's id twice",
        code="REF01",
        file=LONGTAN,
        change=put("opinions/O-003/id", "O-002"),
        at=value("opinions/#2/id"),
    ),
    Mutation(
        name="an issue's id twice",
        code="REF01",
        file=LONGTAN,
        change=put("issues/I-107/id", "I-106"),
        at=value("issues/#13/id"),
        along={"REF02": "the look-backs name the id that is gone"},
    ),
    Mutation(
        name="a measure's id twice",
        code="REF01",
        file=LONGTAN,
        change=put("issues/I-107/measures/M-26/id", "M-25"),
        at=value("issues/I-107/measures/#0/id"),
    ),
    Mutation(
        name="a notice's id twice",
        code="REF01",
        file=LONGTAN,
        change=put("notices/N-3/id", "N-2"),
        at=value("notices/#2/id"),
    ),
    Mutation(
        name="a survey's id twice",
        code="REF01",
        file=LONGTAN,
        change=put("surveys/S-2/id", "S-1"),
        at=value("surveys/#1/id"),
        along={
            **FINISHED,
            "REF02": "the make-up names S-2, which is gone, and S-1 supersedes S-1",
            "SUR04": "as REF02: S-2 may have been deleted",
            "SEQ04": "the make-up is now after two surveys called S-1, one of them later",
            "MKU03": "its re-survey is gone",
        },
    ),
    Mutation(
        name="a make-up's id twice",
        code="REF01",
        file=LONGTAN,
        change=append("makeups", "{id: K-1, survey: S-1, supervisor: shiqiao, opened: 2006-05-24}"),
        at=value("makeups/#1/id"),
        along={**FINISHED, "MKU02": "the second one has neither tasks nor a due date"},
    ),
    Mutation(
        name="a mechanism's id twice",
        code="REF01",
        file=LONGTAN,
        change=put("mechanisms/J-6/id", "J-5"),
        at=value("mechanisms/#5/id"),
    ),
    Mutation(
        name="an order's id twice",
        code="REF01",
        file=LONGTAN,
        change=put("visits/#3/orders/D-4/id", "D-3"),
        at=value("visits/#3/orders/#0/id"),
    ),
)
