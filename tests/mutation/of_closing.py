"""Mutations of what comes first, who works together, and when an issue is closed."""

from tests.mutation.changes import all_of, drop, put
from tests.mutation.mutation import (
    FINISHED,
    HEKOU,
    JIANGNAN,
    LIJIA,
    LONGTAN,
    SHIQIAO,
    XINHE,
    ZUZHIBU,
    Mutation,
)
from tests.mutation.places import record, section, top, value

CLOSING: tuple[Mutation, ...] = (
    Mutation(
        name="closed by its owner",
        code="CLS01",
        file=LONGTAN,
        change=put("issues/I-003/log/event=closed/by", "潘玉明"),
        at=value("issues/I-003/log/event=closed/by"),
    ),
    Mutation(
        name="closed without evidence",
        code="CLS01",
        file=LONGTAN,
        change=all_of(
            drop("issues/I-107/log/event=done/evidence"),
            drop("issues/I-107/log/event=closed/evidence"),
            drop("issues/I-107/measures/M-26/evidence"),
        ),
        at=record("issues/I-107/log/event=closed"),
        along={"RES01": "it was done without any, too"},
    ),
    Mutation(
        name="closed with a measure open",
        code="CLS01",
        file=LONGTAN,
        change=all_of(
            drop("issues/I-107/measures/M-26/done"), drop("issues/I-107/measures/M-26/result")
        ),
        at=value("issues/I-107/log/event=closed/event"),
        along={
            **FINISHED,
            "CLO03": "as FIN01",
            "LBK03": "the look-back calls the measures in place",
        },
    ),
    Mutation(
        name="closed unpublished",
        code="CLS01",
        file=XINHE,
        change=drop("notices/covers=results"),
        at=value("issues/I-002/log/event=closed/event"),
        along={
            **FINISHED,
            "CLS01": "the notice covered all seven issues",
            "PUB01": "the survey came without it",
        },
    ),
    Mutation(
        name="closed with an opinion unanswered",
        code="CLS01",
        file=LONGTAN,
        change=drop("opinions/O-003/reply"),
        at=value("issues/I-003/log/event=closed/event"),
        along={**FINISHED, "CLO02": "as FIN01", "OPN05": "as any opinion"},
    ),
    Mutation(
        name="nothing comes first",
        code="PRI01",
        file=ZUZHIBU,
        change=put("issues/*/key", "no"),
        at=section("issues"),
        along={"SUP04": "four visits call it focused"},
    ),
    Mutation(
        name="what most complain of is not key",
        code="PRI02",
        file=LIJIA,
        change=put("issues/I-003/key", "no"),
        at=value("issues/I-003/key"),
    ),
    Mutation(
        name="what most wish for is not key",
        code="PRI02",
        file=LIJIA,
        change=put("issues/I-001/key", "no"),
        at=value("issues/I-001/key"),
    ),
    Mutation(
        name="nobody said which one is key",
        code="PRI02",
        file=LIJIA,
        change=drop("issues/I-004/key"),
        at=record("issues/I-004"),
    ),
    Mutation(
        name="key without demand or reason",
        code="PRI02",
        file=LIJIA,
        change=put("issues/I-006/key", "yes"),
        at=value("issues/I-006/key"),
    ),
    Mutation(
        name="key, and the reason taken out",
        code="PRI02",
        file=LONGTAN,
        change=drop("issues/I-007/key_reason"),
        at=value("issues/I-007/key"),
    ),
    Mutation(
        name="shared without a lead",
        code="COO01",
        file=LONGTAN,
        change=drop("issues/I-005/shared/lead"),
        at=record("issues/I-005/shared"),
    ),
    Mutation(
        name="shared with one partner",
        code="COO01",
        file=LONGTAN,
        change=drop("issues/I-005/shared/partners/莫庆生"),
        at=value("issues/I-005/shared/partners"),
    ),
    Mutation(
        name="a partner without a duty",
        code="COO01",
        file=LONGTAN,
        change=drop("issues/I-005/shared/partners/莫庆生/duty"),
        at=value("issues/I-005/shared/partners"),
    ),
    Mutation(
        name="a copy that does not say of what",
        code="COO01",
        file=HEKOU,
        change=drop("issues/I-002/shared/of"),
        at=record("issues/I-002/shared"),
    ),
    Mutation(
        name="the look of a village, left to one",
        code="COO02",
        file=LONGTAN,
        change=drop("issues/I-005/shared"),
        at=record("issues/I-005"),
    ),
    Mutation(
        name="what three villages have, shared by none",
        code="COO03",
        file=JIANGNAN,
        change=drop("issues/I-002/shared"),
        at=top,
    ),
    Mutation(
        name="what a third village has, too",
        code="COO03",
        file=SHIQIAO,
        also={XINHE: put("issues/I-004/area", "A4")},
        at=top,
        along={"THM02": "it was the village's only issue of area B1"},
    ),
)
