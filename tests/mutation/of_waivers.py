"""Mutations of waivers."""

from tests.mutation.changes import add, all_of, drop
from tests.mutation.mutation import (
    JIANGNAN,
    LONGTAN,
    Mutation,
)
from tests.mutation.places import value

_BROKEN = drop("issues/I-003/focus")
WAIVERS: tuple[Mutation, ...] = (
    Mutation(
        name="a waiver without a reason",
        code="WVR01",
        file=LONGTAN,
        change=all_of(_BROKEN, add("", "waivers: [{rule: THM03, record: I-003, by: 镇党委}]")),
        at=value("waivers/THM03/rule"),
        along={"THM03": "it silences nothing"},
    ),
    Mutation(
        name="a waiver past its end",
        code="WVR01",
        file=LONGTAN,
        change=all_of(
            _BROKEN,
            add("", "waivers: [{rule: THM03, record: I-003, reason: 待定, until: 2006-06-19}]"),
        ),
        at=value("waivers/THM03/rule"),
        along={"THM03": "it silences nothing any more"},
    ),
    Mutation(
        name="a waiver of nothing",
        code="WVR01",
        file=LONGTAN,
        change=add("", "waivers: [{rule: THM03, record: I-003, reason: 待定}]"),
        at=value("waivers/THM03/rule"),
    ),
    Mutation(
        name="a waiver of a rule across units that silences nothing",
        code="WVR01",
        file=JIANGNAN,
        change=add("", "waivers: [{rule: COO03, reason: 各村自办}]"),
        at=value("waivers/COO03/rule"),
    ),
    Mutation(
        name="a waiver of a rule that does not exist",
        code="WVR01",
        file=LONGTAN,
        change=add("", "waivers: [{rule: THM99, reason: 待定}]"),
        at=value("waivers/THM99/rule"),
    ),
)
