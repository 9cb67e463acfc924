"""What is counted for rates only: the exact words of each definition are the docstrings.

D is the as-of day. Only issues inside N (not referred, merged or withdrawn) come here.
"""

import datetime as dt
from dataclasses import replace

from zhenggai.deadlines import work_calendar
from zhenggai.figures.base import Tally
from zhenggai.figures.chosen import Chosen, Scope
from zhenggai.model.closure import wants_answer
from zhenggai.model.issues import Issue, Measure
from zhenggai.model.opinions import Opinion


def count_due(tally: Tally, issue: Issue, day: dt.date) -> None:
    """Count an issue whose time is up, and whether it was done in time.

    Due: the due date is D or before. In time: resolved, and the last `done` is on the due date
    or before. Once by the due date in force, once by the original one; where a phased issue
    has no `due`, the original one is that of its next open milestone. Not yet due, or without
    a due date, is in neither; resolved without any `done` is not in time.
    """
    # Without its history an issue has the due date it began with.
    original = replace(issue, log=()).due_in_force
    for basis, due in (("", issue.due_in_force), ("_original", original)):
        if due is not None and due <= day:
            tally.add(f"basis.due{basis}")
            tally.add(f"basis.on_time{basis}", issue.done_on is not None and issue.done_on <= due)


def count_looked_back(tally: Tally, issue: Issue, scope: Scope) -> None:
    """Count an issue that was looked back on, and whether it was found solved.

    Looked back on: a look-back by D answers at least one question about it. Solved: the latest
    answer to `solved` about it is yes; partly is not.
    """
    tally.add("basis.looked_back", issue.id in scope.looked_back)
    tally.add("basis.solved", scope.looked_back.get(issue.id) == "yes")


def implemented(measure: Measure, day: dt.date) -> bool:
    """Say whether a measure is due by D, done by D, and cites evidence."""
    return _due(measure, day) and measure.done is not None and bool(measure.evidence)


def _due(measure: Measure, day: dt.date) -> bool:
    return measure.due is not None and measure.due <= day


def count_responses(tally: Tally, chosen: Chosen, scope: Scope) -> None:
    """Count opinions that were to be responded to, and those responded to in time.

    To be responded to: relayed by D, or the last day to relay it is before D; praise only if it
    was relayed. In time: relayed and acknowledged, both by the last day to relay. That day is
    `relay_days` days after receipt, moved on if it is a day off, as FBK01 counts it. Opinions
    without a date of receipt cannot be judged and are in neither.
    """
    calendar = work_calendar(scope.campaign.calendar)
    for opinion in chosen.opinions:
        if opinion.date is None:
            continue
        tally.about(opinion)
        until = calendar.add_days(opinion.date, scope.limits.relay_days).day
        late = wants_answer(opinion) and scope.day > until
        tally.add("basis.response_due", opinion.relayed is not None or late)
        tally.add("basis.responded", _responded(opinion, until))


def _responded(opinion: Opinion, until: dt.date) -> bool:
    relayed = opinion.relayed
    if relayed is None or relayed.date is None or relayed.acknowledged is None:
        return False
    return max(relayed.date, relayed.acknowledged) <= until
