"""Mutations of what an issue is, and of what was looked at."""

from tests.mutation.changes import all_of, drop, put
from tests.mutation.mutation import LIJIA, LONGTAN, SHANGLING, XINHE, Mutation
from tests.mutation.places import record, section, value

ISSUES: tuple[Mutation, ...] = (
    Mutation(
        name="an issue from nowhere",
        code="ISS01",
        file=LONGTAN,
        change=drop("issues/I-003/source"),
        at=record("issues/I-003"),
    ),
    Mutation(
        name="an issue of no domain",
        code="ISS02",
        file=LONGTAN,
        change=drop("issues/I-005/domain"),
        at=record("issues/I-005"),
    ),
    Mutation(
        name="a finding that was forgotten",
        code="ISS03",
        file=LONGTAN,
        change=drop("issues/I-002/from"),
        at=record("findings/F-2"),
    ),
    Mutation(
        name="a finding passed over without a word",
        code="ISS03",
        file=LONGTAN,
        change=drop("findings/F-4/explained"),
        at=record("findings/F-4"),
    ),
    Mutation(
        name="an own issue without its part of the charter",
        code="ISS04",
        file=LONGTAN,
        change=drop("issues/I-007/charter"),
        at=record("issues/I-007"),
    ),
    Mutation(
        name="an issue without a cause",
        code="ISS05",
        file=LONGTAN,
        change=drop("issues/I-003/cause"),
        at=record("issues/I-003"),
    ),
    Mutation(
        name="a domain nobody looked at",
        code="COV01",
        file=LONGTAN,
        change=put("issues/I-006/domain", "conduct"),
        at=section("nothing_found"),
    ),
    Mutation(
        name="a note taken out, so a theme nobody looked at",
        code="THM02",
        file=LIJIA,
        change=drop("nothing_found/civility"),
        at=section("nothing_found"),
    ),
    Mutation(
        name="a note taken out, so an area nobody looked at",
        code="THM02",
        file=LONGTAN,
        change=drop("nothing_found/C1"),
        at=section("nothing_found"),
    ),
    Mutation(
        name="a countryside issue without a theme",
        code="THM01",
        file=LONGTAN,
        change=drop("issues/I-003/theme"),
        at=record("issues/I-003"),
    ),
    Mutation(
        name="an issue without a focus",
        code="THM03",
        file=LONGTAN,
        change=drop("issues/I-003/focus"),
        at=record("issues/I-003"),
    ),
    Mutation(
        name="roads by a deadline instead of step by step",
        code="ARE01",
        file=SHANGLING,
        change=put("issues/I-001/track", "deadline"),
        at=value("issues/I-001/track"),
    ),
    Mutation(
        name="a village without ideas, and without writing one down",
        code="ARE01",
        file=XINHE,
        change=put("issues/I-002/area", "A1"),
        at=value("issues/I-002/measures"),
        along={"THM02": "it was the only issue of area A2"},
    ),
    Mutation(
        name="too little skill, and no training",
        code="ARE01",
        file=XINHE,
        change=put("issues/I-003/area", "A4"),
        at=value("issues/I-003/measures"),
        along={
            "THM02": "it was the only issue of area B5",
            "COO03": "it is the third village with area A4",
        },
    ),
    Mutation(
        name="dirt, and no measure that lifts the village",
        code="ARE01",
        file=XINHE,
        change=all_of(drop("issues/I-003/tags"), put("issues/I-003/measures/*/kind", "oversight")),
        at=value("issues/I-003/measures"),
    ),
    Mutation(
        name="shacks, and no measure that lifts the village",
        code="ARE01",
        file=LONGTAN,
        change=all_of(drop("issues/I-005/tags"), put("issues/I-005/measures/*/kind", "management")),
        at=value("issues/I-005/measures"),
    ),
    Mutation(
        name="secret accounts, and no disclosure",
        code="ARE01",
        file=XINHE,
        change=put("issues/I-002/area", "C2"),
        at=value("issues/I-002/measures"),
        along={
            "THM02": "it was the only issue of area A2",
            "COO03": "it is the third village with area C2",
        },
    ),
    Mutation(
        name="a weak branch that nobody visited",
        code="ARE01",
        file=XINHE,
        change=drop("visits"),
        at=value("issues/I-005/area"),
        along={"SUP01": "nobody visited the village at all"},
    ),
)
