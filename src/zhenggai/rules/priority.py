"""PRI: what people complain of most and wish for most comes first (整改工作的重点, C24)."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from zhenggai.finding import Severity
from zhenggai.model.closure import wants_answer
from zhenggai.model.issues import OUTSIDE, Issue
from zhenggai.model.opinions import Opinion
from zhenggai.rules.base import Case, rule
from zhenggai.rules.outcome import NO_STAGE, Outcome, Skip, Wrong
from zhenggai.rules.wording import counted
from zhenggai.words import Text

_NO_OPINIONS: Final = Skip(Text("还没有收到需要办理的意见", "no opinions to act on yet"))
_NO_ISSUES: Final = Skip(Text("还没有列出问题", "no issues listed yet"))


@dataclass(frozen=True, slots=True)
class _Demand:
    """An issue with the number of people who complained of it or wished for it."""

    issue: Issue
    complaints: int
    wishes: int


@dataclass(frozen=True, slots=True)
class _Top:
    """The figures from which an issue is surely, or at least perhaps, among the top ones."""

    sure: int
    perhaps: int


@dataclass(frozen=True, slots=True)
class _Bars:
    """What it takes to be among the top ones: by complaints, by wishes, by feasible wishes."""

    demands: list[_Demand]
    complained: _Top
    wished: _Top
    feasible: _Top


def _issues(case: Case) -> list[Issue]:
    """Return the unit's own issues that count; the lead ranks those that it shares."""
    return [i for i in case.unit.public_issues if i.status not in OUTSIDE and not i.is_copy]


def _acted_on(opinion: Opinion) -> bool:
    outcome = opinion.decision.outcome if opinion.decision else ""
    return wants_answer(opinion) and outcome not in ("declined", "referred")


def _not_yet(case: Case, issues: list[Issue]) -> Skip | None:
    """Return why priorities cannot be judged yet."""
    if case.stage is None:
        return NO_STAGE
    if not any(map(_acted_on, case.unit.opinions)):
        return _NO_OPINIONS
    return None if issues else _NO_ISSUES


@rule(
    "PRI01",
    Severity.ERROR,
    "C24",
    Text("有意见的单位有整改重点", "a unit with opinions has a key issue"),
)
def some_key(case: Case) -> Iterator[Outcome]:
    """Want at least one issue of 「整改工作的重点」 where people have said what they want."""
    issues = [issue for issue in case.unit.public_issues if issue.status not in OUTSIDE]
    skip = _not_yet(case, issues)
    if skip:
        yield skip
    elif not any(issue.key == "yes" for issue in issues):
        count = sum(map(_acted_on, case.unit.opinions))
        yield case.lacks(
            "issues",
            Text(
                f"有 {count} 条意见要办，{len(issues)} 个问题里没有一个列为重点",
                f"there {'is' if count == 1 else 'are'} {counted(count, 'opinion')} to act on, but"
                " of"
                f" {counted(len(issues), 'issue')} none is key",
            ),
            Text(
                "给群众意见最大、最希望办又能办好的问题写 ‹key: yes›",
                "write ‹key: yes› at the issues that people want solved most",
            ),
        )


@rule(
    "PRI02",
    Severity.WARNING,
    "C24",
    Text(
        "群众意见最大的、最希望办又能办好的列为重点，不这样列的有理由",
        "what people want most is key; an exception has its reason",
    ),
    limits=("priority_top",),
)
def well_chosen(case: Case) -> Iterator[Outcome]:
    """Rank by people, not by opinions (limit `priority_top`); ties are judged for the clerk."""
    issues = _issues(case)
    skip = _not_yet(case, issues)
    if skip:
        yield skip
        return
    bars = _bars([_demand(case, issue) for issue in issues], case.limits.priority_top)
    for item in bars.demands:
        if item.issue.key_reason:
            continue
        if item.issue.key == "yes":
            yield from _key(case, item, bars)
        elif item.issue.status != "explained":
            yield from _not_key(case, item, bars)


def _key(case: Case, item: _Demand, bars: _Bars) -> Iterator[Outcome]:
    issue = item.issue
    wanted = issue.feasible != "no" and item.wishes >= bars.feasible.perhaps
    if not (wanted or item.complaints >= bars.complained.perhaps or issue.strong == "yes"):
        yield _not_wanted(case, item)


def _not_key(case: Case, item: _Demand, bars: _Bars) -> Iterator[Outcome]:
    if item.complaints >= bars.complained.sure:
        yield _complained(case, item)
    elif item.issue.feasible == "yes" and item.wishes >= bars.wished.sure:
        yield _wished(case, item)


def _demand(case: Case, issue: Issue) -> _Demand:
    opinions = case.opinions_of(issue)
    return _Demand(
        issue,
        sum(opinion.count for opinion in opinions if opinion.nature == "complaint"),
        sum(opinion.count for opinion in opinions if opinion.nature == "wish"),
    )


def _bars(demands: list[_Demand], size: int) -> _Bars:
    wishes = [item.wishes for item in demands]
    feasible = [item.wishes for item in demands if item.issue.feasible != "no"]
    return _Bars(
        demands,
        _top([item.complaints for item in demands], size),
        _top(wishes, size),
        _top(feasible, size),
    )


def _top(figures: list[int], size: int) -> _Top:
    """Return the figures that the top `size` have; an issue that nobody named is never one."""
    figures = sorted(figures, reverse=True)
    last = figures[size - 1] if 0 < size <= len(figures) else 0
    next_best = figures[size] if size < len(figures) else 0
    return _Top(sure=next_best + 1, perhaps=max(last, 1))


def _complained(case: Case, item: _Demand) -> Wrong:
    return case.wrong(
        item.issue,
        "key",
        Text(
            f"问题 {item.issue.id} 群众不满 {item.complaints} 人次，"
            f"列前 {case.limits.priority_top} 位，却不是重点，也没有理由",
            f"{item.complaints} people complained of issue {item.issue.id}, among the top"
            f" {case.limits.priority_top}; it is not key and has no reason",
        ),
        _MAKE_KEY,
    )


def _wished(case: Case, item: _Demand) -> Wrong:
    return case.wrong(
        item.issue,
        "key",
        Text(
            f"问题 {item.issue.id} 群众期盼 {item.wishes} 人次，当前能办，"
            f"列前 {case.limits.priority_top} 位，却不是重点，也没有理由",
            f"{item.wishes} people wish for issue {item.issue.id}, which is feasible and among the"
            f" top {case.limits.priority_top}; it is not key and has no reason",
        ),
        _MAKE_KEY,
    )


_MAKE_KEY: Final = Text(
    "写 ‹key: yes›，或在 ‹key_reason› 里说明为什么不列",
    "write ‹key: yes›, or say why not in ‹key_reason›",
)


def _not_wanted(case: Case, item: _Demand) -> Wrong:
    return case.wrong(
        item.issue,
        "key",
        Text(
            f"问题 {item.issue.id} 列为重点，群众不满 {item.complaints} 人次、期盼"
            f" {item.wishes} 人次，都不在前 {case.limits.priority_top} 位，也没有理由",
            f"issue {item.issue.id} is key without a reason: {item.complaints} complaints and"
            f" {item.wishes} wishes are not among the top {case.limits.priority_top}",
        ),
        Text(
            "在 ‹key_reason› 里说明，或删去 ‹key›",
            "say why in ‹key_reason›, or take ‹key› out",
        ),
    )


RULES = (some_key, well_chosen)
