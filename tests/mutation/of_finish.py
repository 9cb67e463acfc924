"""Mutations of visits, of the three accounts, and of the finish."""

from tests.mutation.changes import all_of, drop, put
from tests.mutation.mutation import (
    FINISHED,
    LIJIA,
    LONGTAN,
    SHIQIAO,
    ZUZHIBU,
    Mutation,
)
from tests.mutation.places import record, section, top, value

VISITS: tuple[Mutation, ...] = (
    Mutation(
        name="five weeks without a visit",
        code="SUP01",
        file=LONGTAN,
        change=drop("visits/2006-04-12"),
        as_of="2006-04-20",
        at=section("visits"),
    ),
    Mutation(
        name="never visited",
        code="SUP01",
        file=ZUZHIBU,
        change=drop("visits"),
        as_of="2006-04-05",
        at=top,
    ),
    Mutation(
        name="finished, and never visited",
        code="SUP01",
        file=ZUZHIBU,
        change=drop("visits"),
        at=top,
    ),
    Mutation(
        name="found, and nothing ordered",
        code="SUP02",
        file=LONGTAN,
        change=drop("visits/2006-04-12/orders"),
        at=record("visits/2006-04-12"),
    ),
    Mutation(
        name="failed, and nothing ordered",
        code="SUP02",
        file=LIJIA,
        change=put("visits/2006-04-11/checks/recognised/answer", "no"),
        at=record("visits/2006-04-11"),
    ),
    Mutation(
        name="an order without a day",
        code="SUP02",
        file=LONGTAN,
        change=drop("visits/2006-04-12/orders/D-2/due"),
        at=record("visits/2006-04-12/orders/D-2"),
    ),
    Mutation(
        name="an order that nobody answered",
        code="SUP03",
        file=LONGTAN,
        change=drop("visits/2006-04-12/orders/D-2/answered"),
        at=record("visits/2006-04-12/orders/D-2"),
    ),
    Mutation(
        name="truthful, it says, and half the issues come from nowhere",
        code="SUP04",
        file=SHIQIAO,
        change=all_of(drop("issues/I-001/source"), drop("issues/I-002/source")),
        at=value("visits/2006-04-10/checks/truthful/answer"),
        along={
            "ISS01": "two issues have no source",
            "SUP04": "all four visits call the plan truthful",
        },
    ),
    Mutation(
        name="focused, it says, and nothing is key",
        code="SUP04",
        file=ZUZHIBU,
        change=put("issues/*/key", "no"),
        at=value("visits/2006-04-11/checks/focused/answer"),
        along={"PRI01": "no issue is key", "SUP04": "all four visits call it focused"},
    ),
    Mutation(
        name="not focused, it says, and what people want is key",
        code="SUP04",
        file=LONGTAN,
        change=put("visits/2006-04-12/checks/focused/answer", "no"),
        at=value("visits/2006-04-12/checks/focused/answer"),
    ),
    Mutation(
        name="forceful, it says, and the measures say nothing",
        code="SUP04",
        file=SHIQIAO,
        change=put("issues/*/measures/*/text", "进一步加强管理，切实提高服务水平"),
        at=value("visits/2006-04-10/checks/forceful/answer"),
        along={
            "VAG01": "each of the measures is empty",
            "MEM02": "the members' measures are the same",
            "SUP04": "all four visits call them forceful",
        },
    ),
    Mutation(
        name="carried out, it says, and the measures were not",
        code="SUP04",
        file=LIJIA,
        change=all_of(
            *(
                put(f"issues/{issue}/measures/{measure}/done", "2006-04-13")
                for issue, measure in (
                    ("I-001", "M-1"),
                    ("I-004", "M-9"),
                    ("I-005", "M-10"),
                    ("I-005", "M-11"),
                    ("I-006", "M-12"),
                )
            )
        ),
        at=value("visits/2006-04-11/checks/carried_out/answer"),
    ),
    Mutation(
        name="not recognised, it says, and the survey says otherwise",
        code="SUP04",
        file=LIJIA,
        change=put("visits/2006-06-07/checks/recognised/answer", "no"),
        at=value("visits/2006-06-07/checks/recognised/answer"),
        along={"SUP02": "a check that fails needs an order"},
    ),
    Mutation(
        name="recognised, it says, and the survey says otherwise",
        code="SUP04",
        file=LONGTAN,
        change=put("visits/2006-06-07/checks/recognised/answer", "yes"),
        at=value("visits/2006-06-07/checks/recognised/answer"),
    ),
)
FINISH: tuple[Mutation, ...] = (
    Mutation(
        name="finished with an issue without a result",
        code="CLO01",
        file=ZUZHIBU,
        change=all_of(drop("issues/I-105/log/#-1"), drop("issues/I-105/log/#-1")),
        at=record("issues/I-105"),
        along={
            **FINISHED,
            "DUE01": "it is past its due date",
            "LBK03": "the look-back calls it solved",
        },
    ),
    Mutation(
        name="finished with an opinion without a reply",
        code="CLO02",
        file=ZUZHIBU,
        change=drop("opinions/O-008/reply"),
        at=record("opinions/O-008"),
        along={**FINISHED, "OPN05": "as any opinion"},
    ),
    Mutation(
        name="finished with a measure neither done nor explained",
        code="CLO03",
        file=ZUZHIBU,
        change=all_of(
            drop("issues/I-105/measures/M-16/done"), drop("issues/I-105/measures/M-16/result")
        ),
        at=record("issues/I-105/measures/M-16"),
        along={
            **FINISHED,
            "CLS01": "its issue is closed",
            "LBK03": "the look-back calls the measures in place",
        },
    ),
    Mutation(
        name="finished with a measure that was never done, whatever came of it",
        code="CLO03",
        file=ZUZHIBU,
        change=drop("issues/I-105/measures/M-16/done"),
        at=record("issues/I-105/measures/M-16"),
        along={
            **FINISHED,
            "CLS01": "its issue is closed",
            "LBK03": "the look-back calls the measures in place",
        },
    ),
    Mutation(
        name="finished without a survey",
        code="FIN01",
        file=ZUZHIBU,
        change=drop("surveys"),
        at=value("finished/date"),
        along={"SUR03": "the results ask for one"},
    ),
    Mutation(
        name="finished without a results notice",
        code="FIN01",
        file=ZUZHIBU,
        change=drop("notices/N-4"),
        at=value("finished/date"),
        along={
            "CLS01": "its issues were closed all the same",
            "PUB01": "the survey came without it",
        },
    ),
    Mutation(
        name="finished with a follow-up overdue",
        code="FIN01",
        file=LIJIA,
        change=drop("lookbacks/#0/issues/I-004/follow_up/done"),
        at=value("finished/date"),
        along={"LBK06": "it is overdue"},
    ),
    Mutation(
        name="finished with a make-up open",
        code="FIN01",
        file=LONGTAN,
        change=drop("makeups/K-1/accepted"),
        at=value("finished/date"),
        along={"MKU04": "it is overdue"},
    ),
    Mutation(
        name="finished with a mechanism that was never adopted",
        code="FIN01",
        file=ZUZHIBU,
        change=drop("mechanisms/J-1/adopted"),
        at=value("finished/date"),
        along={"MEC02": "it was never adopted"},
    ),
)
