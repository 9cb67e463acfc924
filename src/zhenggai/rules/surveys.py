"""SUR: the public is asked whether it is satisfied (满意度测评)."""

import datetime as dt
from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from zhenggai.finding import Severity
from zhenggai.model.limits import exactly
from zhenggai.model.review import Notice, Survey
from zhenggai.rules.ballots import latest, tally
from zhenggai.rules.base import Case, rule
from zhenggai.rules.chains import broken_links, doubles
from zhenggai.rules.counting import NO_SURVEY, counted, sound
from zhenggai.rules.outcome import Outcome, Skip
from zhenggai.words import Text

_SURVEY_DAYS: Final = 30


@rule(
    "SUR03",
    Severity.ERROR,
    "C36",
    Text(
        "公布整改情况后30天内测评",
        "a survey follows within 30 days of the results notice",
    ),
    why=Text(
        "隔得太久，群众记不清，也就评不准；30 天是按“及时”定的。",
        "After too long people no longer remember what was published; 30 days is what 'in time'"
        " is taken to mean.",
    ),
)
def prompt(case: Case) -> Iterator[Outcome]:
    """「及时组织群众满意度测评」: asked later, people answer another question."""
    posted = sorted(
        (notice for notice in case.unit.posted("results") if notice.from_),
        key=lambda notice: notice.from_ or dt.date.max,
    )
    if not posted:
        yield Skip(Text("还没有公布整改情况", "no results notice yet"))
        return
    notice, survey = _pair(posted, case.unit.surveys)
    until = case.until(notice.from_ or case.day, _SURVEY_DAYS)
    held = survey.date if survey else None
    if all(item.date for item in case.unit.surveys) and (held or case.day) > until:
        late = Text(
            f"公示 {notice.id} 于 {notice.from_} 公布整改情况，应在 {until} 前测评，至今没有测评",
            f"results were published on {notice.from_} ({notice.id}); a survey was due by {until}",
        )
        if survey:
            late = Text(
                f"公示 {notice.id} 于 {notice.from_} 公布整改情况，应在 {until} 前测评，"
                f"到 {held} 才测评（{survey.id}）",
                f"results were published on {notice.from_} ({notice.id}), the survey ({survey.id})"
                f" was held only on {held}, not by {until}",
            )
        yield case.wrong(
            notice,
            "from_",
            late,
            Text(
                f"请上级组织满意度测评: zhenggai survey record {case.unit.id}",
                f"have the superior hold a survey: zhenggai survey record {case.unit.id}",
            ),
        )


def _pair(posted: list[Notice], surveys: tuple[Survey, ...]) -> tuple[Notice, Survey | None]:
    """Return the first survey after results, with the last results notice before it."""
    first = posted[0].from_ or dt.date.max
    held = sorted(
        (survey for survey in surveys if survey.date and survey.date >= first),
        key=lambda survey: survey.date or dt.date.max,
    )
    if not held:
        return posted[-1], None
    day = held[0].date or dt.date.max
    return [notice for notice in posted if (notice.from_ or dt.date.max) <= day][-1], held[0]


@rule(
    "SUR04",
    Severity.ERROR,
    "C36",
    Text(
        "测评不改不删，只用新的取代",
        "a survey is superseded by a new one, never changed or deleted",
    ),
    why=Text(
        "改过、删过的结果没有人再信；有误的重测一次来取代，两次都留着。",
        "Nobody believes results that were altered; a wrong survey is superseded by a new one,"
        " and both stay.",
    ),
)
def kept(case: Case) -> Iterator[Outcome]:
    """A result that can be made to disappear is no result."""
    if not case.unit.surveys and not case.unit.makeups:
        yield NO_SURVEY
    yield from broken_links(case)
    yield from doubles(case)


@rule(
    "SUR05",
    Severity.INFO,
    "C37",
    Text("不满意票正好一半时，提醒上级", "the superior is told when exactly half are dissatisfied"),
    why=Text(
        "正好一半不是“多数”，不必补课，但上级要心里有数。这只是提示。",
        "Exactly half is no majority, so no make-up is required; but the superior should know."
        " It is a remark.",
    ),
    limits=("dissatisfied",),
)
def half(case: Case) -> Iterator[Outcome]:
    """Exactly half is no majority, and no reason to be content."""
    survey = latest(case.unit.surveys)
    if survey is None:
        yield NO_SURVEY
        return
    votes = tally(survey.counts, case.campaign.option_classes)
    line = exactly(case.limits.dissatisfied)
    if votes.decided and Fraction(votes.negative, votes.decided) == line:
        yield case.wrong(
            survey,
            "counts",
            Text(
                f"测评 {survey.id} 不满意 {votes.negative} 票，正好是表态 {votes.decided} 票的"
                f" {float(line):.0%}，没有超过，不必补课",
                f"survey {survey.id}: exactly {float(line):.0%} ({votes.negative} of"
                f" {votes.decided}) are dissatisfied, which is not more: no make-up is required",
            ),
            Text(
                "请上级决定是否补课；群众不满意的问题要再查一遍",
                "let the superior decide on a make-up; look again at what people dislike",
            ),
        )


RULES = (counted, sound, prompt, kept, half)
