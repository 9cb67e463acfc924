"""The three lists (问题清单、任务清单、责任清单): what is wrong, what is done, who answers (C53).

They are pinned to the wall, so they hold what is public only: never `text` of an issue, no
telephone of a person, and no cause of an issue about vice, which touches people's lives (C41).
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from zhenggai.dates import deadline_text
from zhenggai.model.issues import OUTSIDE, Issue, Measure
from zhenggai.model.unit import Unit
from zhenggai.papers.blocks import ListSheet, Row, table
from zhenggai.papers.common import DASH, Occasion, bare, counted, frame
from zhenggai.papers.lists.ledger_cells import lead_of
from zhenggai.papers.notices.results import NOTHING
from zhenggai.rows import listed_issues
from zhenggai.words import SOURCE, Text

_NUMBER: Final = Text("序号", "No.")
_PROBLEM: Final = Text("问题", "Problem")
_DUE: Final = Text("完成时限", "Due")
_SENSITIVE: Final = "B3"


@dataclass(frozen=True, slots=True)
class _List:
    title: Text
    columns: tuple[Text, ...]
    cells: Callable[[Issue, Unit, Occasion], tuple[str, ...]]


def _problem_cells(issue: Issue, unit: Unit, occasion: Occasion) -> tuple[str, ...]:
    public = issue.cause if issue.area != _SENSITIVE else ""
    shown = "" if issue.public_text == issue.title else issue.public_text
    return (
        issue.title,
        shown or DASH,
        occasion.series(occasion.say(SOURCE[source]) for source in issue.source),
        public or DASH,
        _answers_for(issue, unit, occasion),
    )


def _answers_for(issue: Issue, unit: Unit, occasion: Occasion) -> str:
    return occasion.pair(_unit(issue, unit, occasion), issue.owner)


def _task_cells(issue: Issue, _unit: Unit, occasion: Occasion) -> tuple[str, ...]:
    return (
        issue.title,
        issue.goal or DASH,
        occasion.line(bare(measure.text) for measure in _measures(issue)),
        _standard(issue, occasion),
        occasion.say(deadline_text(issue)) or DASH,
    )


def _standard(issue: Issue, occasion: Occasion) -> str:
    """Return what can be measured: quantities, by the numbers of the measures, and the steps."""
    measures = _measures(issue)
    said = []
    for number, measure in enumerate(measures, 1):
        if measure.quantity and measure.quantity.value is not None:
            amount = f"{measure.quantity.value:g}{measure.quantity.unit}"
            of = Text(f"措施（{number}）{amount}", f"measure ({number}): {amount}")
            said.append(occasion.say(of) if len(measures) > 1 else amount)
    said += [occasion.pair(occasion.by(step.due), step.goal) for step in issue.milestones]
    return ("；" if occasion.lang == "zh" else "; ").join(map(bare, said)) or DASH


def _measures(issue: Issue) -> list[Measure]:
    return [measure for measure in issue.measures if measure.text]


def _duty_cells(issue: Issue, unit: Unit, occasion: Occasion) -> tuple[str, ...]:
    return (
        occasion.pair(issue.title, issue.goal),
        issue.leader or DASH,
        _unit(issue, unit, occasion),
        issue.owner or DASH,
        _partners(issue, occasion),
        occasion.say(deadline_text(issue)) or DASH,
    )


def _unit(issue: Issue, unit: Unit, occasion: Occasion) -> str:
    """Return the unit that answers for an issue; of a copy for its share, so who leads as well."""
    lead = lead_of(issue, occasion)
    both = Text(f"{unit.name}（{lead}牵头）", f"{unit.name} (led by {lead})")
    return occasion.say(both) if lead else unit.name


def _partners(issue: Issue, occasion: Occasion) -> str:
    partners = issue.shared.partners if issue.shared else ()
    said = (occasion.pair(occasion.name_of(one.name), one.duty) for one in partners)
    return ("；" if occasion.lang == "zh" else "; ").join(said) or DASH


_ISSUES: Final = _List(
    Text("问题清单", "List of problems"),
    (
        _NUMBER,
        _PROBLEM,
        Text("具体表现", "In particular"),
        Text("问题来源", "Source"),
        Text("原因分析", "Cause"),
        Text("责任主体", "Who answers for it"),
    ),
    _problem_cells,
)
_TASKS: Final = _List(
    Text("任务清单", "List of tasks"),
    (
        _NUMBER,
        _PROBLEM,
        Text("整改任务（目标）", "Task (goal)"),
        Text("整改措施", "Measures"),
        Text("完成标准", "Measured by"),
        _DUE,
    ),
    _task_cells,
)
_DUTIES: Final = _List(
    Text("责任清单", "List of duties"),
    (
        _NUMBER,
        Text("任务", "Task"),
        Text("牵头领导", "Led by"),
        Text("责任单位", "Unit"),
        Text("责任人", "Owner"),
        Text("配合单位", "Partners"),
        _DUE,
    ),
    _duty_cells,
)
ISSUES_TITLE: Final = _ISSUES.title
TASKS_TITLE: Final = _TASKS.title
DUTIES_TITLE: Final = _DUTIES.title


def issues(unit: Unit, occasion: Occasion) -> ListSheet:
    """Return the list of problems."""
    return _sheet(_ISSUES, unit, occasion)


def tasks(unit: Unit, occasion: Occasion) -> ListSheet:
    """Return the list of tasks."""
    return _sheet(_TASKS, unit, occasion)


def duties(unit: Unit, occasion: Occasion) -> ListSheet:
    """Return the list of duties."""
    return _sheet(_DUTIES, unit, occasion)


def _sheet(kind: _List, unit: Unit, occasion: Occasion) -> ListSheet:
    title = Text(f"{unit.name}整改{kind.title.zh}", f"{unit.name}: {kind.title.en.lower()}")
    held = frame(unit, occasion, title)
    inside = [issue for issue in listed_issues(unit) if issue.status not in OUTSIDE]
    rows = (
        Row(issue.id, (str(number), *kind.cells(issue, unit, occasion)))
        for number, issue in enumerate(inside, 1)
    )
    heading = (
        occasion.entry(Text("单位：", "Unit:"), unit.name),
        occasion.entry(Text("日期：", "Date:"), held.date),
    )
    outside = len(unit.public_issues) - len(inside)
    note = Text(
        f"注：另有{outside}个问题已转办、归并或撤销，不再列出。",
        f"Left out: {counted(outside, 'issue')} referred, merged or withdrawn.",
    )
    notes = (occasion.say(note),) if outside else ()
    return ListSheet(held, heading, table(kind.columns, rows, NOTHING, occasion), notes)
