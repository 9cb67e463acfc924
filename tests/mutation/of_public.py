"""Mutations of what is made public, and of what must not be."""

from tests.mutation.changes import add, all_of, drop, put
from tests.mutation.mutation import (
    CAMPAIGN,
    FINISHED,
    LIJIA,
    LONGTAN,
    XINHE,
    ZUZHIBU,
    Mutation,
)
from tests.mutation.places import key, record, section, top, value
from tests.mutation.sample import with_digest

NOTICES: tuple[Mutation, ...] = (
    Mutation(
        name="surveyed without a results notice",
        code="PUB01",
        level="error",
        file=XINHE,
        change=drop("notices/covers=results"),
        at=section("notices"),
        along={**FINISHED, "CLS01": "its issues were closed all the same"},
    ),
    Mutation(
        name="the results after the survey",
        code="PUB01",
        level="error",
        file=XINHE,
        change=all_of(
            put("notices/covers=results/from", "2006-06-05"),
            put("notices/covers=results/until", "2006-06-14"),
        ),
        at=value("notices/covers=results/from"),
        along={"SEQ04": "the look-back comes before them, too"},
    ),
    Mutation(
        name="the results when hardly any were there",
        code="PUB01",
        level="error",
        file=ZUZHIBU,
        change=put("notices/N-4/from", "2006-05-08"),
        at=value("notices/N-4/from"),
    ),
    Mutation(
        name="results that leave an issue out",
        code="PUB01",
        level="warning",
        file=ZUZHIBU,
        change=add("notices/N-4", "issues: [I-001, I-002, I-003, I-004]"),
        at=value("notices/N-4/issues"),
        along={"CLS01": "it was closed all the same"},
    ),
    *(
        Mutation(
            name=f"a notice without its {name}",
            code="PUB03",
            level="error",
            file=LONGTAN,
            change=drop(f"notices/N-3/{name}"),
            at=record("notices/N-3"),
        )
        for name in ("form", "place", "scope", "from", "until")
    ),
    Mutation(
        name="a notice that names nobody to turn to",
        code="PUB03",
        level="error",
        file=ZUZHIBU,
        change=drop("contact"),
        also={CAMPAIGN: drop("contact")},
        at=top,
    ),
    Mutation(
        name="a notice with nothing under measures",
        code="PUB03",
        level="error",
        file=LONGTAN,
        change=drop("issues/I-003/measures"),
        at=record("issues/I-003"),
        along={"RSP01": "the issue has none"},
    ),
    Mutation(
        name="a notice with nothing under deadline",
        code="PUB03",
        level="error",
        file=LONGTAN,
        change=drop("issues/I-003/due"),
        at=record("issues/I-003"),
        along={"TRK03": "the issue has none", "LBK03": "the look-back calls it specific"},
    ),
    Mutation(
        name="a notice with nothing under effect",
        code="PUB03",
        level="error",
        file=LONGTAN,
        change=all_of(
            drop("issues/I-003/log/event=done/text"), drop("issues/I-003/log/event=progress/text")
        ),
        at=value("issues/I-003/log"),
        along={"RES01": "the issue is done without one"},
    ),
    Mutation(
        name="results posted for six days",
        code="PUB03",
        level="warning",
        file=ZUZHIBU,
        change=put("notices/N-4/until", "2006-05-23"),
        at=value("notices/N-4/until"),
    ),
    Mutation(
        name="a notice that hangs while the records moved on",
        code="PUB04",
        file=ZUZHIBU,
        change=all_of(
            with_digest(ZUZHIBU, "notices/#3", "2006-05-20"),
            put("issues/I-002/measures/M-4/text", "修订《考察谈话对象规定》1份"),
        ),
        as_of="2006-05-20",
        at=value("notices/N-4/digest"),
    ),
    *(
        Mutation(
            name=f"a notice without who it was {name}",
            code="PUB05",
            file=LONGTAN,
            change=drop(f"notices/N-3/{name}"),
            at=record("notices/N-3"),
        )
        for name in ("proposed_by", "reviewed_by", "approved_by")
    ),
)
_PRIVATE = {
    "an ID number": "11010519491231002X",
    "an ID number in full width": "１１０１０５１９４９１２３１００２Ｘ",  # noqa: RUF001 - so typed
    "a bank card": "6222 0212 3456 7894",
    "a mobile number": "13800138000",
    "a telephone number": "0775-3829999",
    "an e-mail address": "lijianguo@example.com",
    "a house number": "解放路18号",
    "a QQ account": "QQ 123456789",
    "a WeChat account": "微信 lijianguo06",
}
PRIVACY: tuple[Mutation, ...] = (
    *(
        Mutation(
            name=f"{name} in a printed text",
            code="PRV02",
            file=LONGTAN,
            change=put("opinions/O-003/public_text", f"希望办荔枝培训，联系 {private}"),
            at=value("opinions/O-003/public_text"),
        )
        for name, private in _PRIVATE.items()
    ),
    Mutation(
        name="a telephone number in a reply",
        code="PRV02",
        file=LONGTAN,
        change=put("opinions/O-003/reply/text", "列入3月培训计划，报名打13800138000"),
        at=value("opinions/O-003/reply/text"),
    ),
    Mutation(
        name="the telephone number of who raised it, under its own key",
        code="PRV01",
        file=LONGTAN,
        change=add("opinions/O-003", "phone: 0775-3829999"),
        at=key("opinions/O-003/phone"),
        along={"FIL02": "the format has no such key"},
    ),
    Mutation(
        name="the telephone number of who raised it, in his words",
        code="PRV01",
        file=LONGTAN,
        change=put("opinions/O-003/text", "荔枝开花多结果少，想学保花保果，电话13800138000"),
        at=value("opinions/O-003/text"),
    ),
    Mutation(
        name="the name of who raised it",
        code="PRV01",
        file=LONGTAN,
        change=add("issues/I-003", "text: 果园挂果少，反映人：韦国栋"),
        at=value("issues/I-003/text"),
    ),
    Mutation(
        name="a name in the measure of a member",
        code="PRV03",
        file=LONGTAN,
        change=put("issues/I-105/title", "潘玉明传看码报，情趣不高"),
        at=value("issues/I-105/title"),
    ),
    Mutation(
        name="a name in an issue of gambling",
        code="PRV03",
        file=LONGTAN,
        change=put("issues/I-004/log/event=done/text", "连续三圩检查，潘玉明不再看码报"),
        at=value("issues/I-004/log/event=done/text"),
    ),
    Mutation(
        name="a group so small that all know who it is",
        code="PRV04",
        file=LONGTAN,
        change=put("opinions/O-006/public_text", "三户低保户反映评议没有让群众参加"),
        at=value("opinions/O-006/public_text"),
    ),
)
PUBLICITY: tuple[Mutation, ...] = (
    Mutation(
        name="nothing made known",
        code="PRO01",
        file=LONGTAN,
        change=drop("publicity"),
        at=top,
    ),
    Mutation(
        name="a village told in the newspaper only",
        code="PRO01",
        file=LONGTAN,
        change=put("publicity/*/channel", "press"),
        at=section("publicity"),
    ),
    Mutation(
        name="a model that nobody asked",
        code="PRO02",
        file=LIJIA,
        change=drop("publicity/2006-06-10/model/consent"),
        at=record("publicity/2006-06-10/model"),
    ),
    Mutation(
        name="a model against his will",
        code="PRO02",
        file=LIJIA,
        change=put("publicity/2006-06-10/model/consent", "no"),
        at=value("publicity/2006-06-10/model/consent"),
    ),
    Mutation(
        name="a model that nobody approved",
        code="PRO02",
        file=LIJIA,
        change=drop("publicity/2006-06-10/model/approved_by"),
        at=record("publicity/2006-06-10/model"),
    ),
)
