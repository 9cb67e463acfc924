"""SEQ04: the steps of the campaign come one after the other."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from zhenggai.finding import Severity
from zhenggai.model.review import Makeup
from zhenggai.model.schema import Record
from zhenggai.model.unit import Unit
from zhenggai.rules.base import Case, rule
from zhenggai.rules.outcome import Outcome, Skip
from zhenggai.words import Text

_FEW: Final = Skip(Text("还没有两步可以比较先后", "there are no two steps to compare yet"))
_SURVEY: Final = Text("满意度测评", "the survey")
_OPENED: Final = Text("补课开始", "the start of the make-up")
_RESURVEY: Final = Text("再测评", "the re-survey")
_FINISHED: Final = Text("办结", "finishing")


@dataclass(frozen=True, slots=True)
class Step:
    """A dated step of the campaign, and the field that dates it."""

    called: Text
    day: dt.date
    record: Record
    field: str


@dataclass(frozen=True, slots=True)
class Steps:
    """All steps of one kind by date; `again` if only the latest must follow the kind before.

    A plan may be approved in draft, and a unit may look back halfway, before the step counts.
    """

    steps: tuple[Step, ...]
    again: bool = False

    @property
    def judged(self) -> Step:
        """The step that must not come before the kind before."""
        return self.steps[-1 if self.again else 0]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two steps, and which must not come after which."""

    before: Step
    after: Step


@rule(
    "SEQ04",
    Severity.ERROR,
    "",
    Text(
        "听取意见、方案形成、公示、批准、公布结果、回头看、测评、补课、办结，一步接一步",
        "hearing, plan, plan notice, approval, results, look-back, survey, make-up and"
        " finishing come in this order",
    ),
    why=Text(
        "工作有先后：先听意见再定方案，先公布再测评；颠倒了，后一步就没有根据。",
        "Each step rests on the one before: the public is heard before the plan is formed, and"
        " told the results before it is asked.",
    ),
)
def steps_in_order(case: Case) -> Iterator[Outcome]:
    """Find steps that were taken before the one they rest on."""
    kinds = [kind for kind in _chain(case.unit) if kind.steps]
    pairs = [Pair(one.steps[0], two.judged) for one, two in pairwise(kinds)]
    made_up = [pair for makeup in case.unit.makeups for pair in _of_makeup(case.unit, makeup)]
    pairs += made_up
    known = [kind.steps[0] for kind in kinds] + [pair.after for pair in made_up]
    finished = case.unit.finished
    if finished and finished.date and known:
        last = max(known, key=lambda step: step.day)
        pairs.append(Pair(last, Step(_FINISHED, finished.date, finished, "date")))
    if not pairs:
        yield _FEW
    for pair in pairs:
        if pair.after.day < pair.before.day:
            yield _too_early(case, pair.before, pair.after)


def _steps(called: Text, records: Iterable[Record], field: str) -> tuple[Step, ...]:
    dated = ((record, getattr(record, field)) for record in records)
    found = [Step(called, day, record, field) for record, day in dated if day]
    return tuple(sorted(found, key=lambda step: step.day))


def _chain(unit: Unit) -> Iterator[Steps]:
    plan = unit.plan
    hearings = [meeting for meeting in unit.meetings if meeting.kind == "hearing"]
    yield Steps(_steps(Text("听取意见", "the hearing"), hearings, "date"))
    formed = plan.events("formed") if plan else ()
    yield Steps(_steps(Text("方案形成", "forming the plan"), formed, "date"))
    yield Steps(_steps(Text("方案公示", "the plan notice"), unit.posted("plan"), "from_"))
    approved = plan.events("approved") if plan else ()
    yield Steps(_steps(Text("方案批准", "approving the plan"), approved, "date"), again=True)
    results = Text("整改情况公示", "the results notice")
    yield Steps(_steps(results, unit.posted("results"), "from_"))
    lookbacks = [lookback for lookback in unit.lookbacks if not lookback.member]
    yield Steps(_steps(Text("回头看", "the look-back"), lookbacks, "date"), again=True)
    yield Steps(_steps(_SURVEY, unit.surveys, "date"))


def _of_makeup(unit: Unit, makeup: Makeup) -> Iterator[Pair]:
    if makeup.opened is None:
        return
    opened = Step(_OPENED, makeup.opened, makeup, "opened")
    for survey in unit.surveys:
        if survey.date is None:
            continue
        if survey.id == makeup.survey:
            yield Pair(Step(_SURVEY, survey.date, survey, "date"), opened)
        if survey.id == makeup.resurvey:
            yield Pair(opened, Step(_RESURVEY, survey.date, survey, "date"))


def _too_early(case: Case, before: Step, after: Step) -> Outcome:
    line = before.record.at(before.field).line
    return case.wrong(
        after.record,
        after.field,
        Text(
            f"{after.called.zh}（{after.day}）早于{before.called.zh}（{before.day}，第 {line} 行）",
            f"{after.called.en} on {after.day} comes before {before.called.en}"
            f" on {before.day} (line {line})",
        ),
        _once_more(case)
        if after.called is _FINISHED
        else Text(
            f"改正写错的日期；确实先做了的，{before.called.zh}以后重做一次再记",
            f"correct the wrong date; if it is right, do it again after {before.called.en}",
        ),
    )


def _once_more(case: Case) -> Text:
    """Say what opens a unit again: a survey after the finish may want a make-up."""
    edit = f"zhenggai edit {case.unit.id}"
    return Text(
        f"改正写错的日期；办结以后又有事要办的，先删去 ‹finished›: {edit}，办完再办结",
        f"correct the wrong date; where work goes on, take ‹finished› out first: {edit}, and"
        " finish again once it is done",
    )


RULES = (steps_in_order,)
