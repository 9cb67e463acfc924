"""PUB01: the results are published in time and in full (C32)."""

import datetime as dt
from collections.abc import Iterator
from typing import Final

from zhenggai.finding import Severity
from zhenggai.model.issues import OUTSIDE
from zhenggai.model.limits import exactly
from zhenggai.model.review import Notice
from zhenggai.model.schema import as_of
from zhenggai.rules import commands
from zhenggai.rules.base import Case, rule
from zhenggai.rules.outcome import Outcome, Skip, Wrong
from zhenggai.rules.posting import counted_issues, covered
from zhenggai.words import Text

_NO_RESULTS: Final = Skip(Text("还没有公布整改情况", "no results notice yet"))
_TRACKS: Final = ("immediate", "deadline")


@rule(
    "PUB01",
    Severity.ERROR,
    "C32",
    Text(
        "测评前公布整改情况，公布时马上整改和限期整改的问题大部分已解决，一条不漏",
        "results are published before the survey, once most immediate and deadline issues are"
        " resolved, and no issue is left out",
    ),
    why=Text(
        "大多没解决就公布成效，群众不会信；没公布就测评，群众无从评起。",
        "Results published while most is open are not believed, and people who were told"
        " nothing cannot judge.",
    ),
    limits=("results_ready",),
)
def published(case: Case) -> Iterator[Outcome]:
    """「集中整改工作基本结束后,要在一定范围内公布」: limit `results_ready`."""
    posted = _in_order(case.unit.posted("results"))
    asked = min((survey.date for survey in case.unit.surveys if survey.date), default=None)
    if not posted and asked is None and case.unit.finished is None:
        yield _NO_RESULTS
        return
    yield from _before_survey(case, posted, asked)
    relied_on = [item for item in posted if asked is None or (item.from_ or dt.date.min) <= asked]
    for notice in (relied_on or posted)[-1:]:
        yield from _ready(case, notice)
    if posted:
        yield from _left_out(case, posted)


def _in_order(notices: tuple[Notice, ...]) -> list[Notice]:
    return sorted(notices, key=lambda notice: notice.from_ or dt.date.min)


def _before_survey(case: Case, posted: list[Notice], asked: dt.date | None) -> Iterator[Wrong]:
    post = commands.post(case.unit.id, "results")
    remedy = Text(f"先公布整改情况: {post.zh}", f"publish the results first: {post.en}")
    if not posted:
        yield case.lacks(
            "notices",
            Text(
                f"{f'{asked} 已测评' if asked else '已办结'}，没有公布整改情况",
                f"{f'surveyed on {asked}' if asked else 'finished'} without a results notice",
            ),
            remedy,
        )
    elif asked and posted[0].from_ and posted[0].from_ > asked:
        yield case.wrong(
            posted[0],
            "from_",
            Text(
                f"{asked} 已测评，整改情况（{posted[0].id}）到 {posted[0].from_} 才公布",
                f"the survey was on {asked}, the results ({posted[0].id}) were published only on"
                f" {posted[0].from_}",
            ),
            remedy,
        )


def _ready(case: Case, notice: Notice) -> Iterator[Wrong]:
    """Judge whether what can be solved soon was mostly solved on the day of the notice."""
    day = notice.from_
    if day is None:
        return
    wanted = [issue for issue in counted_issues(case) if issue.track in _TRACKS]
    then = [issue for item in wanted if (issue := as_of(item, day)) is not None]
    base = [issue for issue in then if issue.status not in {*OUTSIDE, "explained"}]
    ready = sum(issue.resolved for issue in base)
    if ready < len(base) * exactly(case.limits.results_ready):
        late = " ".join(issue.id for issue in base if not issue.resolved)
        yield case.wrong(
            notice,
            "from_",
            Text(
                f"{notice.id} 于 {day} 公布整改情况，马上和限期整改的问题才解决"
                f" {ready}/{len(base)}，未解决: {late}",
                f"{notice.id} published results on {day} with {ready}/{len(base)} immediate and"
                f" deadline issues resolved; open: {late}",
            ),
            Text(
                f"解决到 {case.limits.results_ready:.0%} 再公布；此前的写 ‹covers: progress›",
                f"publish once {case.limits.results_ready:.0%} are resolved; until then write"
                " ‹covers: progress›",
            ),
        )


def _left_out(case: Case, posted: list[Notice]) -> Iterator[Wrong]:
    last = posted[-1]
    until = last.from_ or case.day
    shown = {name for notice in posted for name in covered(case, notice)}
    missing = [
        issue.id
        for issue in counted_issues(case)
        if issue.id not in shown and (issue.found is None or issue.found <= until)
    ]
    if missing:
        names = " ".join(missing)
        yield case.wrong(
            last,
            "issues",
            Text(
                f"{last.id} 公布的整改情况漏了 {names}",
                f"the results notice {last.id} leaves out {names}",
            ),
            Text(
                f"在 ‹issues› 里补上 {names}，或删去这一行（即全部公示）",
                f"add {names} to its ‹issues›, or leave ‹issues› out to cover all",
            ),
            severity=Severity.WARNING,
        )
