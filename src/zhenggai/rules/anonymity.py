"""PRV04: printed texts describe nobody by how few they are."""

from collections.abc import Iterator
from dataclasses import replace

from zhenggai.finding import Severity
from zhenggai.model.review import Survey
from zhenggai.model.unit import Unit
from zhenggai.rows import about_member
from zhenggai.rules.ballots import in_force
from zhenggai.rules.base import Case, rule
from zhenggai.rules.groups import Group, groups_in
from zhenggai.rules.outcome import Outcome, Wrong
from zhenggai.rules.passages import Passage
from zhenggai.words import Text


@rule(
    "PRV04",
    Severity.WARNING,
    "C55",
    Text(
        "公示的问题、答复和测评不写少到能认出人的群体",
        "printed problems, replies and surveys tell of no group so small that it gives people away",
    ),
    why=Text(
        "村子就这么大，写“两户”等于点名；收回两张票，谁投了什么也就知道了。",
        "A village is small: 'two households' is as good as their names, and of two ballots"
        " anybody knows who cast which.",
    ),
    limits=("minimum_group",),
)
def small_groups(case: Case) -> Iterator[Outcome]:
    """In a village “两户低保户” is two names: limit `minimum_group`."""
    least = case.limits.minimum_group
    for said in _told(case.unit):
        for group in groups_in(said.text):
            if group.size < least:
                yield _small(said, group, least)
    for survey in in_force(case.unit.surveys):
        votes = sum(survey.counts.values())
        if 0 < votes < least:
            yield _few_votes(case, survey, votes)


def _told(unit: Unit) -> Iterator[Passage]:
    """Go through what is told of problems and of those who spoke of them.

    Measures and effects say for how many something was done, which is their account.
    """
    for issue in unit.public_issues:
        yield Passage(issue, "title", issue.title, issue)
        yield Passage(issue, "public_text", issue.public_text, issue)
    for opinion in unit.opinions:
        if about_member(opinion):
            continue
        yield Passage(opinion, "public_text", opinion.public_text, opinion)
        if decision := opinion.decision:
            yield Passage(decision, "reason", decision.reason, opinion)
        if reply := opinion.reply:
            yield Passage(reply, "text", reply.text, opinion)
    for survey in in_force(unit.surveys):
        for place, comment in enumerate(survey.comments):
            yield Passage(survey, "comments", comment, survey, place)


def _small(said: Passage, group: Group, least: int) -> Wrong:
    whose = said.of.label
    return said.wrong(
        Text(
            f"{whose} 公示的文字写了“{group.words}”，不到 {least} 人（户）",
            f"the printed text of {whose} tells of '{group.words}': fewer than {least}",
        ),
        Text("改成“有的群众”“部分村民”", "write 'some residents' instead"),
    )


def _few_votes(case: Case, survey: Survey, votes: int) -> Wrong:
    least = case.limits.minimum_group
    ballots = "1 valid ballot" if votes == 1 else f"{votes} valid ballots"
    wrong = case.wrong(
        survey,
        "counts",
        Text(
            f"测评 {survey.id} 只有 {votes} 张有效票，不到 {least} 张，公布出来就知道谁投了什么",
            f"survey {survey.id} has {ballots}, fewer than {least}: published, it tells who cast"
            " which",
        ),
        Text(
            "多请些群众重新测评；就这几个人的，写明理由豁免",
            "ask more people again; where there are no more, waive it with the reason",
        ),
    )
    # What papers say that tell of the survey: the others need not be refused.
    return replace(wrong, words=f"有效票{votes}张\n{votes} valid")


RULES = (small_groups,)
