"""An issue on the board: as the papers have it, and as a line of a list."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from zhenggai.board.names import issue_anchor, safe_name
from zhenggai.model.issues import OUTSIDE
from zhenggai.model.unit import Unit
from zhenggai.papers.common import Occasion
from zhenggai.papers.lights import light_of
from zhenggai.papers.notices.results import ResultsRow, results_row
from zhenggai.rows import issue_rows
from zhenggai.words import STATUS


@dataclass(frozen=True, slots=True)
class BoardIssue:
    """An issue in the page of its unit."""

    anchor: str
    """What marks its place in the page."""
    row: ResultsRow
    """Problem, measures, owner, deadline, status and effect, as the results paper has them."""
    light: str
    """The light in a word, days overdue with it; always beside the colour."""
    light_id: str
    """The light for the style sheet: red, yellow, green or grey in English."""
    status_id: str
    """The id of the status."""
    key: bool
    """Whether it is a priority."""
    theme: str
    """The name of its theme; empty if it has none."""


@dataclass(frozen=True, slots=True)
class IssueLine:
    """An issue in a list of many units' issues."""

    unit_id: str
    """The id of its unit."""
    unit: str
    """The name of its unit."""
    theme_id: str
    """The id of its theme; may be empty."""
    overdue: bool
    """Whether it is overdue."""
    counted: bool
    """Whether figures count it: not what is outside N, nor a copy that its lead counts."""
    issue: BoardIssue
    """What is said of it."""


@dataclass(frozen=True, slots=True)
class PlacedLine:
    """An issue in a list, with the link to where all is said of it."""

    href: str
    """The link to the issue in the page of its unit."""
    line: IssueLine
    """The issue."""


@dataclass(frozen=True, slots=True)
class LineGroup:
    """The issues of one status, or of one unit, in a list."""

    anchor: str
    """What marks its place in the page."""
    heading: str
    """What they have in common."""
    number: str
    """How many there are."""
    lines: tuple[PlacedLine, ...]
    """The issues."""


def issue_lines(unit: Unit, occasion: Occasion) -> tuple[IssueLine, ...]:
    """Return the public issues of a unit as it was on the day, key ones first."""
    themes = occasion.campaign.lists["themes"]
    made = []
    for number, row in enumerate(issue_rows(unit), 1):
        issue = row.issue
        light, word = light_of(issue, unit, occasion)
        theme = occasion.say(themes[issue.theme]) if issue.theme else ""
        said = BoardIssue(
            issue_anchor(issue.id),
            results_row(number, row, occasion),
            occasion.say(word),
            light,
            issue.status,
            issue.key == "yes",
            theme,
        )
        late = issue.overdue(occasion.day)
        counted = not issue.is_copy and issue.status not in OUTSIDE
        made.append(IssueLine(unit.id, unit.name, issue.theme, late, counted, said))
    return tuple(made)


def by_status(lines: Sequence[PlacedLine], occasion: Occasion) -> tuple[LineGroup, ...]:
    """Return lines status by status, each in the order given; a status nobody has is left out."""
    made = []
    for word in STATUS:
        chosen = tuple(item for item in lines if item.line.issue.status_id == word.id)
        if chosen:
            heading, number = occasion.say(word.text), str(len(chosen))
            made.append(LineGroup(f"status-{word.id}", heading, number, chosen))
    return tuple(made)


def by_unit(lines: Iterable[PlacedLine]) -> tuple[LineGroup, ...]:
    """Return lines unit by unit, in the order given."""
    made = []
    for (unit_id, name), group in groupby(lines, key=lambda it: (it.line.unit_id, it.line.unit)):
        chosen = tuple(group)
        made.append(LineGroup(f"unit-{safe_name(unit_id)}", name, str(len(chosen)), chosen))
    return tuple(made)
