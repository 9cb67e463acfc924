"""UNI, PRF01 and STG01: units say who they are, and of which kind (C01, C02, C59)."""

import re
from collections.abc import Iterator
from typing import Final

from zhenggai.finding import Severity
from zhenggai.model.people import Contact
from zhenggai.model.profiles import BUILT_IN, requirements
from zhenggai.model.schema import keys_of
from zhenggai.rules.base import Case, Rule, rule
from zhenggai.rules.outcome import Outcome, Wrong
from zhenggai.words import Text

_REGION: Final = re.compile(r"[0-9]{12}")
_ALPHABET: Final = "0123456789ABCDEFGHJKLMNPQRTUWXY"
"""The characters of a social credit code, by their values (GB 32100-2015)."""
_USCC: Final = re.compile(f"[{_ALPHABET}]{{18}}")


@rule(
    "UNI01",
    Severity.ERROR,
    "C02",
    Text("村有负责人和联系方式", "a village has a head and a contact"),
    applies="V",
    why=Text(
        "找得到人，群众才问得着，上级才督得到；公示上的监督电话也取自这里。",
        "People must know whom to ask, and the superior whom to call; the contact on public"
        " notices comes from here, too.",
    ),
)
def reachable(case: Case) -> Iterator[Outcome]:
    """Want somebody who answers for a village, and a way for the public to reach the branch."""
    unit = case.unit
    if case.missing(unit, "head"):
        yield case.wrong(
            unit,
            "head",
            Text(f"{unit.name}没有写负责人", f"{unit.name} has no head"),
            Text("补上 ‹head›: 姓名", "add ‹head: NAME›"),
        )
    contact = unit.contact
    if case.missing(unit, "contact") or (
        contact and all(case.missing(contact, name) for name in keys_of(Contact))
    ):
        yield case.wrong(
            unit,
            "contact",
            Text(f"{unit.name}没有写联系方式", f"{unit.name} has no contact"),
            Text(
                "补上 ‹contact: {name: 某某同志, phone: 办公电话, box: 意见箱位置}›",
                "add ‹contact: {name: …, phone: office line, box: where the box hangs}›",
            ),
        )


@rule(
    "UNI02",
    Severity.WARNING,
    "C02",
    Text(
        "村有12位区划代码，信用代码的校验位正确",
        "a village has its 12-digit region code; the check character of a credit code is right",
    ),
    why=Text(
        "代码对了，同名的村汇总时才不会混。",
        "With the right code, villages of the same name are not mixed up in totals.",
    ),
)
def well_coded(case: Case) -> Iterator[Outcome]:
    """Find codes that cannot be right: other registers find the unit by them."""
    unit = case.unit
    if case.village and case.missing(unit, "code"):
        yield case.wrong(
            unit,
            "code",
            Text(f"{unit.name}没有写区划代码", f"{unit.name} has no region code"),
            Text(
                '补上 ‹code: "12位数字"›，统计用区划代码表里可查',
                'add ‹code: "12 digits"› from the statistical table of region codes',
            ),
        )
    elif case.village and unit.code and not _REGION.fullmatch(unit.code):
        yield case.wrong(
            unit,
            "code",
            Text(
                f"区划代码“{unit.code}”不是12位数字",
                f"the region code {unit.code} is not 12 digits",
            ),
            Text(
                '改成带引号的12位数字，如 "450881101201"',
                'write 12 digits in quotes, such as "450881101201"',
            ),
        )
    if unit.uscc:
        yield from _credit_code(case, unit.uscc)


def check_character(code: str) -> str:
    """Return the check character that the first 17 characters of a credit code call for."""
    total = sum(_ALPHABET.index(char) * pow(3, place, 31) for place, char in enumerate(code[:17]))
    return _ALPHABET[-total % 31]


def _credit_code(case: Case, code: str) -> Iterator[Wrong]:
    if not _USCC.fullmatch(code):
        message = Text(
            f"信用代码“{code}”不是18位数字和大写字母（不用 I、O、S、V、Z）",
            f"the credit code {code} is not 18 digits and capital letters (never I, O, S, V, Z)",
        )
    elif code[17] != (right := check_character(code)):
        message = Text(
            f"信用代码 {code} 的校验位不对: 前17位对应 {right}，写的是 {code[17]}",
            f"the check character of {code} is wrong: its first 17 call for {right},"
            f" not {code[17]}",
        )
    else:
        return
    yield case.wrong(
        case.unit,
        "uscc",
        message,
        Text(
            "照登记证书重新抄写；党支部没有信用代码的，删去 ‹uscc›",
            "copy it again from the certificate; delete ‹uscc› if the unit has none",
        ),
        severity=Severity.ERROR,
    )


@rule(
    "UNI03",
    Severity.WARNING,
    "C48",
    Text("党员数与名册人数一致", "the number of members is that of the roster"),
    why=Text(
        "人数和名册对不上，就可能有党员漏在管理之外。",
        "Where number and roster disagree, a member may be in nobody's care.",
    ),
)
def fully_listed(case: Case) -> Iterator[Outcome]:
    """Compare the number of members with the roster: 「确保每个党员都处于党组织的有效管理之中」."""
    unit = case.unit
    listed = len(unit.members)
    # Who lists no members may do so; but then their own issues have no place here either.
    counts = bool(listed or unit.personal_issues)
    if not counts or unit.member_count is None or listed == unit.member_count:
        return
    line = unit.at_key("members").line
    yield case.wrong(
        unit,
        "member_count",
        Text(
            f"党员数写 {unit.member_count} 人，名册（第 {line} 行起）列了 {listed} 人",
            f"member_count says {unit.member_count}, the roster (line {line}) lists {listed}",
        )
        if listed
        else Text(
            f"党员数写 {unit.member_count} 人，有党员个人问题，却没有党员名册",
            f"member_count says {unit.member_count} and there are members' own issues, but no"
            " roster",
        ),
        Text(
            f"补全 ‹members›，或写 ‹member_count: {listed}›",
            f"complete ‹members›, or write ‹member_count: {listed}›",
        )
        if listed
        else Text(
            f"逐个登记: zhenggai add member {case.unit.id} --name 姓名 --role 职务",
            f"add them: zhenggai add member {case.unit.id} --name NAME --role ROLE",
        ),
    )


@rule(
    "PRF01",
    Severity.ERROR,
    "C59",
    Text("单位类型有对应的要求", "the kind of every unit has a profile"),
)
def of_a_known_kind(case: Case) -> Iterator[Outcome]:
    """Find kinds that nothing is asked of: 「抓好分类指导,提出不同的整改要求」."""
    kind = case.unit.kind
    if not kind or requirements(case.campaign, kind):
        return
    known = " ".join({**BUILT_IN, **case.campaign.profiles})
    yield case.wrong(
        case.unit,
        "kind",
        Text(f"没有单位类型“{kind}”", f"there is no profile {kind}"),
        Text(
            f"改成其中一个: {known}；或在 campaign.yaml 里加上单位类型 {kind}",
            f"write one of: {known}; or add the profile {kind} to campaign.yaml",
        ),
    )


STAGE: Final = Rule(
    "STG01",
    Severity.ERROR,
    "C01",
    Text(
        "整改提高阶段有开始和结束日期",
        "the rectification stage has its first and its last day",
    ),
    why=Text(
        "没有阶段日期，多数规则无从检查。",
        "Without the dates of the stage most rules cannot be judged.",
    ),
    silence="severity",
)

RULES = (reachable, well_coded, fully_listed, STAGE, of_a_known_kind)
