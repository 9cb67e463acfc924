"""SUR01 and SUR02: the figures of a survey, and how it was held (满意度测评)."""

import re
from collections.abc import Iterator
from typing import Final

from zhenggai.finding import Severity
from zhenggai.model.limits import exactly
from zhenggai.model.review import Survey
from zhenggai.rules.ballots import in_force
from zhenggai.rules.base import Case, rule
from zhenggai.rules.outcome import Outcome, Skip, Wrong
from zhenggai.words import Text

NO_SURVEY: Final = Skip(Text("还没有满意度测评", "no satisfaction survey yet"))
_NOT_TOLD: Final = Skip(
    Text(
        "测评没有写参加的群众有几人，群众比例无从检查",
        "the survey does not say how many of the public took part: their share cannot be judged",
    )
)
_ABOUT_EFFECT: Final = re.compile(
    r"实效|成效|效果|见效|解决|落实|effect|result|solved", re.IGNORECASE
)
_ABOUT_SATISFACTION: Final = re.compile(r"满意|认可|评价|satisf|approv", re.IGNORECASE)
_SATISFIED: Final = re.compile(r"满意|satisf", re.IGNORECASE)
_BOTH_IN_ONE: Final = re.compile(
    r"(?:取得|有无|有没有|是否有|是否见).{0,8}(?:实效|成效|效果).*满意", re.DOTALL
)
_RECOUNT: Final = Text(
    "核对原始票，改正抄错的数", "check the ballots themselves and correct what was miscopied"
)


@rule(
    "SUR01",
    Severity.ERROR,
    "C36",
    Text(
        "票数对得上，有有效票",
        "ballots add up and some are valid",
    ),
    why=Text(
        "票数对不上，满意率就没有根据。",
        "If ballots do not add up, no rate of satisfaction rests on anything.",
    ),
)
def counted(case: Case) -> Iterator[Outcome]:
    """Votes and spoiled ballots are not more than came back, nor those more than went out."""
    surveys = in_force(case.unit.surveys)
    if not surveys:
        yield NO_SURVEY
    for survey in surveys:
        yield from _ballots(case, survey)
        yield from _votes(case, survey)


def _ballots(case: Case, survey: Survey) -> Iterator[Wrong]:
    for name, zh in (("issued", "发出"), ("returned", "收回")):
        if getattr(survey, name) is None and case.missing(survey, name):
            yield case.wrong(
                survey,
                name,
                Text(f"测评 {survey.id} 没有{zh}票数", f"survey {survey.id} has no '{name}'"),
                Text(f"补上 ‹{name}›: 票数", f"add ‹{name}: …›"),
            )
    if (
        survey.issued is not None
        and survey.returned is not None
        and survey.returned > survey.issued
    ):
        yield case.wrong(
            survey,
            "returned",
            Text(
                f"测评 {survey.id} 收回 {survey.returned} 票，多于发出的 {survey.issued} 票",
                f"survey {survey.id}: {survey.returned} ballots came back, but only {survey.issued}"
                " were"
                " issued",
            ),
            _RECOUNT,
        )


def _votes(case: Case, survey: Survey) -> Iterator[Wrong]:
    spoiled = survey.spoiled or 0
    returned = survey.returned
    votes = sum(survey.counts.values())
    if returned is not None and votes + spoiled > returned:
        yield case.wrong(
            survey,
            "counts",
            Text(
                f"测评 {survey.id} 各选项 {votes} 票加废票 {spoiled} 票，多于收回的 {returned} 票",
                f"survey {survey.id}: {votes} votes and {spoiled} spoiled ballots are more than the"
                f" {returned} that came back",
            ),
            _RECOUNT,
        )
    elif votes == 0:
        yield case.wrong(
            survey,
            "counts",
            Text(f"测评 {survey.id} 没有有效票", f"survey {survey.id} has no valid vote"),
            Text(
                "补上 ‹counts: {satisfied: …, basic: …, dissatisfied: …}›，或重新测评",
                "add ‹counts: {satisfied: …, basic: …, dissatisfied: …}›, or hold the survey again",
            ),
        )
    for item in survey.items:
        cast = sum(item.counts.values())
        if returned is not None and cast > returned:
            yield case.wrong(
                item,
                "counts",
                Text(
                    f"测评 {survey.id} 的“{item.text}”共 {cast} 票，多于收回的 {returned} 票",
                    f"survey {survey.id}: {cast} votes on '{item.text}', of {returned} ballots"
                    " that came back",
                ),
                _RECOUNT,
                of=survey,
            )


@rule(
    "SUR02",
    Severity.WARNING,
    "C36",
    Text(
        "测评由上级组织，回收率和群众比例够，问了成效也问了满意",
        "a survey is held by the superior, enough of the public take part, and it asks both about"
        " effect and satisfaction",
    ),
    why=Text(
        "自己测自己、收回太少、群众太少，测出来的满意率没有人信。",
        "Nobody believes a rate when the unit asked by itself, few answered, or few of them"
        " were of the public.",
    ),
    limits=("return_rate", "public_share"),
)
def sound(case: Case) -> Iterator[Outcome]:
    """「整改工作是否取得了实效,群众对整改效果是否满意」: `return_rate` and `public_share`."""
    surveys = in_force(case.unit.surveys)
    if not surveys:
        yield NO_SURVEY
    for survey in surveys:
        yield from _turnout(case, survey)
        yield from _asked(case, survey)


def _turnout(case: Case, survey: Survey) -> Iterator[Outcome]:
    limits = case.limits
    issued, returned = survey.issued or 0, survey.returned or 0
    if survey.returned is not None and 0 <= returned < issued * exactly(limits.return_rate):
        yield case.wrong(
            survey,
            "returned",
            Text(
                f"测评 {survey.id} 回收率 {returned}/{issued} = {returned / issued:.1%}，"
                f"低于 {limits.return_rate:.0%}",
                f"survey {survey.id}: {returned}/{issued} = {returned / issued:.1%} came back, less"
                f" than {limits.return_rate:.0%}",
            ),
            Text("补发补收，或重新测评", "collect the rest, or hold the survey again"),
        )
    people = survey.participants
    if people is None or people.public is None:
        yield _NOT_TOLD
        return
    everybody = people.public + (people.members or 0)
    if people.public < everybody * exactly(limits.public_share):
        yield case.wrong(
            people,
            "public",
            Text(
                f"测评 {survey.id} 群众 {people.public} 人，占 {everybody} 人的"
                f" {people.public / everybody:.1%}，低于 {limits.public_share:.0%}",
                f"survey {survey.id}: {people.public} of {everybody} who took part"
                f" ({people.public / everybody:.1%}) are of the public, less than"
                f" {limits.public_share:.0%}",
            ),
            Text("多请群众参加，重新测评", "ask more of the public and hold the survey again"),
            of=survey,
        )


def _asked(case: Case, survey: Survey) -> Iterator[Wrong]:
    if survey.organiser and survey.organiser in (case.unit.id, case.unit.name):
        superior = " ".join(sorted(case.superiors))
        yield case.wrong(
            survey,
            "organiser",
            Text(
                f"测评 {survey.id} 由本单位自己组织",
                f"survey {survey.id} was held by the unit itself",
            ),
            Text(
                f"请上级组织测评，写 ‹organiser: {superior}›",
                f"have the superior hold it: ‹organiser: {superior}›",
            ),
        )
    asked = [survey.question, *(item.text for item in survey.items)]
    if not _asks_both(asked):
        yield case.wrong(
            survey,
            "items" if survey.items else "question",
            Text(
                f"测评 {survey.id} 没有分别问“整改是否取得实效”和“对整改效果是否满意”",
                f"survey {survey.id} does not ask both whether it had effect and whether people are"
                " satisfied",
            ),
            Text(
                "在 ‹items› 里写上这两问和各自的票数",
                "write both questions with their counts in ‹items›",
            ),
        )


def _asks_about_effect(text: str) -> bool:
    """Say whether it is asked what came of it; who is satisfied with the effect is not that."""
    return bool(_ABOUT_EFFECT.search(text)) and not _SATISFIED.search(text)


def _asks_both(asked: list[str]) -> bool:
    effect = {place for place, text in enumerate(asked) if _asks_about_effect(text)}
    content = {place for place, text in enumerate(asked) if _ABOUT_SATISFACTION.search(text)}
    two_of_them = bool(effect) and bool(content) and len(effect | content) > 1
    return two_of_them or any(_BOTH_IN_ONE.search(text) for text in asked)
