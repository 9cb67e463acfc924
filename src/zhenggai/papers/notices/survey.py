"""The survey paper (满意度测评结果通报): votes, rates with both halves, what follows (C36)."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from zhenggai.dates import day_text
from zhenggai.model.limits import Limits
from zhenggai.model.review import Makeup, Notice, Survey, SurveyItem
from zhenggai.model.unit import Unit
from zhenggai.papers.blocks import Row, Table, table
from zhenggai.papers.common import (
    CLOSING,
    DASH,
    Frame,
    Occasion,
    as_posted,
    counted,
    frame,
    matching_notice,
)
from zhenggai.papers.lights import limits_of
from zhenggai.papers.notices.results import objections
from zhenggai.rules.ballots import Tally, latest, tally
from zhenggai.words import Text

TITLE: Final = Text("满意度测评结果通报", "Result of the satisfaction survey")
_ITEM: Final = Text("测评内容", "Question")
_OVERALL: Final = Text("总体评价", "Overall")
_NONE: Final = Text("还没有计票结果。", "The votes have not been counted yet.")
ABSENT: Final = Text("还没有组织群众满意度测评", "no satisfaction survey has been held yet")


@dataclass(frozen=True, slots=True)
class SurveySheet:
    """The result of the latest survey of one unit that no other one replaced."""

    frame: Frame
    """Title, posting period, contact, signature and date."""
    opening: str
    """When and by whom the survey was held, and how."""
    ballots: str
    """How many ballots went out, came back and count."""
    table: Table
    """The votes: a row for each question, the overall one last; a column for each option."""
    rates: tuple[str, ...]
    """Sentences with the rates, each with both its halves and what it leaves out."""
    comments: tuple[str, ...]
    """The main comments."""
    comments_title: str
    """The words before the comments."""
    conclusion: str
    """Whether the survey is passed; empty if there are no votes."""
    closing: str
    """The sentence under the text."""
    invitation: str
    """The sentence that asks for objections, and where to turn; empty without a contact."""


def build(unit: Unit, occasion: Occasion) -> tuple[SurveySheet, ...]:
    """Return the sheet of a unit as it was on the day; none before a survey is held."""
    survey = latest(unit.surveys)
    if survey is None:
        return ()
    notice = _posting(unit, survey, occasion)
    named = Text(
        f"{unit.name}满意度测评结果通报",
        f"{unit.name}: result of the satisfaction survey",
    )
    held = frame(unit, as_posted(notice, occasion), named, notice)
    votes = tally(survey.counts, occasion.campaign.option_classes)
    limits, again = limits_of(unit, occasion), made_up_before(unit, survey) is not None
    sheet = SurveySheet(
        held,
        occasion.say(_held(unit, survey, occasion)),
        occasion.say(ballot_sentence(survey, votes)),
        _votes(survey, occasion),
        tuple(occasion.say(text) for text in rate_sentences(votes)),
        survey.comments,
        occasion.say(Text("主要意见建议：", "The main comments:")),
        occasion.say(_conclusion(votes, limits, again=again)) if limits and votes.valid else "",
        occasion.say(CLOSING),
        objections(held, occasion),
    )
    return (sheet,)


def _posting(unit: Unit, survey: Survey, occasion: Occasion) -> Notice | None:
    """Return the notice that the paper is for; one from before the survey is another's."""
    notice = matching_notice(unit, "survey", occasion)
    if notice and notice.from_ and survey.date and notice.from_ < survey.date:
        return occasion.notice
    return notice


def made_up_before(unit: Unit, survey: Survey) -> Makeup | None:
    """Return the make-up after which the public was asked again (再测评), if that is the survey."""
    for makeup in reversed(unit.makeups):
        begun, held = makeup.opened, survey.date
        later = begun is not None and held is not None and begun < held
        again = makeup.resurvey == survey.id if makeup.resurvey else later
        if again and makeup.survey != survey.id:
            return makeup
    return None


def _held(unit: Unit, survey: Survey, occasion: Occasion) -> Text:
    """Return when, by whom and how; what is not recorded is left out."""
    by, how = occasion.name_of(survey.organiser) if survey.organiser else "", survey.method
    who = Text(f"{by}对", f"{by} asked the public") if by else Text("就", "The public was asked")
    asked = "组织了群众满意度测评"
    if made_up_before(unit, survey):
        again = f"After the make-up {by} asked the public again"
        alone = "After the make-up the public was asked again"
        who = Text(who.zh, again if by else alone)
        asked = "在补课后重新组织了群众满意度测评"
    when = day_text(survey.date) if survey.date else Text("", "")
    day = Text(f"{when.zh}，", f" on {when.en}") if survey.date else when
    way = Text(f"，方式：{how}", f" ({how})") if how else Text("", "")
    return Text(
        f"{day.zh}{who.zh}{unit.name}整改情况{asked}{way.zh}。现将结果通报如下。",
        f"{who.en}{day.en} about the rectification of {unit.name}{way.en}. This is the result.",
    )


def ballot_sentence(survey: Survey, votes: Tally) -> Text:
    """Return how many ballots went out, came back and count."""
    issued, returned = survey.issued, survey.returned
    zh = [f"发出测评票{issued}张"] if issued is not None else []
    en = [f"{counted(issued, 'ballot')} handed out"] if issued is not None else []
    if returned is not None:
        zh.append(f"收回{returned}张")
        en.append(f"{returned} handed back")
    if survey.spoiled:
        zh.append(f"废票和弃权{survey.spoiled}张")
        en.append(f"{survey.spoiled} spoiled or blank")
    zh.append(f"有效票{votes.valid}张")
    en.append(f"{votes.valid} valid")
    share = ""
    if issued and returned is not None:
        share = f"{100 * returned / issued:.1f}%"
        zh.append(f"回收率{share}（收回{returned}张÷发出{issued}张）")
        en.append(f"return {share} ({returned} handed back ÷ {issued} handed out)")
    return Text("，".join(zh) + "。", ", ".join(en) + ".")


def _votes(survey: Survey, occasion: Occasion) -> Table:
    words = occasion.campaign.lists["survey_options"]
    options = [word.id for word in words]
    counts = [survey.counts, *(item.counts for item in survey.items)]
    options += sorted({name for found in counts for name in found} - set(options))
    items = (item for item in survey.items if not _is_overall(item, survey))
    rows = [_row(item.text, item.counts, options, occasion) for item in items]
    overall = survey.question or occasion.say(_OVERALL)
    rows.append(_row(overall, survey.counts, options, occasion))
    return table((_ITEM, *(words[name] for name in options)), rows, _NONE, occasion)


def _is_overall(item: SurveyItem, survey: Survey) -> bool:
    """Whether an item is the overall question written twice: its words, in order, and its votes."""
    rest = iter(survey.question)
    return item.counts == survey.counts and all(it in rest for it in item.text.rstrip("？?。."))


def _row(text: str, counts: Mapping[str, int], options: list[str], occasion: Occasion) -> Row:
    total = sum(counts.values())
    cells = []
    for name in options:
        votes = counts.get(name, 0)
        share = f"{100 * votes / total:.1f}%" if total else DASH
        cells.append(occasion.say(Text(f"{votes}票，{share}", f"{votes}; {share}")))
    return Row("", (text, *cells))


def rate_sentences(votes: Tally) -> list[Text]:
    """Return the rates; of decided votes only the one that make-ups hang on."""
    if not votes.valid:
        return []
    broad = votes.positive + votes.neutral
    said = [
        _rate(Text("满意率", "Satisfied"), Text("满意", "satisfied"), votes.positive, votes.valid),
        _rate(
            Text("满意和基本满意率", "Satisfied or basically satisfied"),
            Text("满意和基本满意", "satisfied or basically satisfied"),
            broad,
            votes.valid,
        ),
    ]
    if votes.decided:
        share = f"{100 * votes.negative / votes.decided:.1f}%"
        said.append(
            Text(
                f"不满意占表态票的{share}（不满意{votes.negative}张÷表态{votes.decided}张，不含不了解）。",
                f"Dissatisfied: {share} ({votes.negative} ÷ {votes.decided} who took a side,"
                " without “don't know”).",
            )
        )
    return said


def _rate(name: Text, part: Text, votes: int, valid: int) -> Text:
    share = f"{100 * votes / valid:.1f}%"
    return Text(
        f"{name.zh}{share}（{part.zh}{votes}张÷有效{valid}张，含不了解）。",
        f"{name.en}: {share} ({votes} {part.en} ÷ {valid} valid, “don't know” included).",
    )


def _conclusion(votes: Tally, limits: Limits, *, again: bool) -> Text:
    if votes.passes(limits) and again:
        return Text(
            "结论：补课后多数群众没有表示不满意，不需要再补课；对提出的意见继续整改。",
            "After the make-up no majority is dissatisfied: nothing more is to be made up; what"
            " people raised is worked on.",
        )
    if votes.passes(limits):
        return Text(
            "结论：多数群众没有表示不满意，不需要补课；对提出的意见继续整改。",
            "No majority is dissatisfied: no make-up is required; what people raised is worked on.",
        )
    if votes.majority_dissatisfied(limits):
        return Text(
            "结论：多数群众不满意，在上级党组织监督下“补课”，补课后重新测评并公布结果。",
            "The majority is dissatisfied: the work is made up under the superior, then the public"
            " is asked again.",
        )
    return Text(
        "结论：满意和基本满意率低于规定的界限，在上级党组织监督下“补课”，补课后重新测评并公布结果。",
        "Too few are satisfied: the work is made up under the superior, then the public is asked"
        " again.",
    )
