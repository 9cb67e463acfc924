"""COV and THM: nothing that was to be looked at is left out (C06, C38 to C42)."""

from collections.abc import Collection, Iterator

from zhenggai.finding import Severity
from zhenggai.model.issues import OUTSIDE, Issue
from zhenggai.rules import areas
from zhenggai.rules.base import Case, rule
from zhenggai.rules.outcome import Outcome, Skip
from zhenggai.rules.timing import NOT_DUE, has_run
from zhenggai.rules.wording import words_to_type
from zhenggai.words import Text

_NOTHING_YET = Skip(Text("还没有列出问题", "no issues are listed yet"))


def _cannot_tell(case: Case) -> Skip | None:
    """Return why it cannot be told yet what was left out: no issues at all is PLN02's."""
    if not has_run(case, case.limits.decide_days):
        return NOT_DUE
    return None if case.unit.issues or case.unit.noted else _NOTHING_YET


def _left_out(case: Case, name: str, wanted: Collection[str], covered: set[str]) -> list[str]:
    """Return the words of a list without an issue and without a written note, in their order.

    A note may be filed under the id or under the Chinese name.
    """
    ids = case.campaign.lists[name].typed["zh"]
    noted = {ids.get(topic, topic) for topic in case.unit.noted}
    return [word for word in wanted if word not in covered | noted]


@rule(
    "COV01",
    Severity.WARNING,
    "C06",
    Text(
        "应查的每个方面都有问题，或写明未发现",
        "every required domain has an issue, or a written note that nothing was found",
    ),
    why=Text(
        "没有问题也要写明怎样查的，才不会把没查当成没有。",
        "A note on how it was looked at tells 'there is none' from 'nobody looked'.",
    ),
    limits=("decide_days",),
)
def domains_looked_at(case: Case) -> Iterator[Outcome]:
    """Want all that was to be solved (「能否真正解决…」) to have been looked at."""
    if reason := _cannot_tell(case):
        yield reason
        return
    covered = {issue.domain for issue in case.unit.issues}
    for domain in _left_out(case, "domains", case.needs.domains, covered):
        called = case.campaign.lists["domains"][domain]
        yield case.lacks(
            "nothing_found",
            Text(
                f"“{called.zh}”方面没有问题，也没有写明“未发现”",
                f"no issue in the domain {called.en}, and no note that nothing was found",
            ),
            Text(
                f"列出这方面的问题，或写 ‹nothing_found: {{{domain}: 怎样查的、情况如何}}›",
                f"list an issue of it, or write '{domain}: how it was looked at' under"
                " nothing_found",
            ),
        )


def _in_countryside(case: Case) -> list[Issue]:
    found = [issue for issue in case.unit.public_issues if issue.status not in OUTSIDE]
    return [issue for issue in found if issue.domain == "countryside"]


@rule(
    "THM01",
    Severity.ERROR,
    "C38",
    Text("新农村建设的问题归入五个主题之一", "every countryside issue has one of the five themes"),
    applies="V",
    why=Text(
        "归了主题，才能按“二十字”要求汇总，看出哪一块没有动。",
        "Only with a theme can issues be counted under the five aims, and a neglected one be seen.",
    ),
)
def themed(case: Case) -> Iterator[Outcome]:
    """Want one of 「生产发展、生活宽裕、乡风文明、村容整洁、管理民主」."""
    for issue in _in_countryside(case) if case.needs.themes else ():
        if case.missing(issue, "theme"):
            themes = words_to_type("theme", case.campaign.lists["themes"])
            yield case.wrong(
                issue,
                "theme",
                Text(
                    f"新农村建设问题 {issue.id} 没有归入主题",
                    f"countryside issue {issue.id} has no theme",
                ),
                Text(
                    f"补上 ‹theme›: {themes.zh}",
                    f"add ‹theme: …›, one of: {themes.en}",
                ),
            )


@rule(
    "THM02",
    Severity.WARNING,
    "C38 C40 C41 C42",
    Text(
        "每个主题、每个领域都有问题，或写明查过、没有",
        "every theme and every area has an issue, or a written note that there is none",
    ),
    applies="V",
    why=Text(
        "每个主题、每个领域都查过，才说得上全面。",
        "Only when every theme and area was looked at is the search complete.",
    ),
    limits=("decide_days",),
)
def themes_looked_at(case: Case) -> Iterator[Outcome]:
    """Want all five themes and the areas A1 to C3 to have been looked at."""
    if reason := _cannot_tell(case):
        yield reason
        return
    themes = case.campaign.lists["themes"].ids if case.needs.themes else ()
    covered = {issue.theme for issue in case.unit.issues}
    if left_out := _left_out(case, "themes", themes, covered):
        yield _not_looked_at(case, "themes", left_out, Text("主题", "themes"))
    of_profile = case.campaign.lists["areas"].ids if case.needs.areas else ()
    covered = {issue.area for issue in case.unit.issues}
    if left_out := _left_out(case, "areas", of_profile, covered):
        yield _not_looked_at(case, "areas", left_out, Text("领域", "areas"))


def _not_looked_at(case: Case, name: str, left_out: list[str], called: Text) -> Outcome:
    words = [case.campaign.lists[name][word] for word in left_out]
    zh = "、".join(word.zh for word in words)
    en = ", ".join(word.en for word in words)
    return case.lacks(
        "nothing_found",
        Text(
            f"这些{called.zh}没有问题，也没有写明查过: {zh}",
            f"{called.en} with no issue and no note that they were checked: {en}",
        ),
        Text(
            f"查过没有问题的，逐个写明，如 ‹nothing_found: {{{left_out[0]}: 怎样查的}}›",
            f"where there is none, note it under nothing_found, such as '{left_out[0]}: how it"
            " was checked'",
        ),
    )


@rule(
    "THM03",
    Severity.WARNING,
    "C39",
    Text(
        "问题写明属于三类侧重的哪一类",
        "every issue says which of the three focuses it belongs to",
    ),
    applies="V",
)
def focused(case: Case) -> Iterator[Outcome]:
    """Want 「主要问题」「党员中存在的突出问题」 or 「群众最关心的重点问题」 told apart."""
    for issue in case.unit.public_issues if case.needs.themes else ():
        if issue.status not in OUTSIDE and case.missing(issue, "focus"):
            yield case.wrong(
                issue,
                "focus",
                Text(f"问题 {issue.id} 没有写侧重", f"issue {issue.id} has no focus"),
                Text(
                    "补上 ‹focus: main›、‹focus: member› 或 ‹focus: concern›",
                    "add ‹focus: main›, ‹focus: member› or ‹focus: concern›",
                ),
            )


RULES = (domains_looked_at, themed, themes_looked_at, focused, *areas.RULES)
