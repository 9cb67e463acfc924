"""What is due after the work: follow-ups, make-ups, orders, and reviews of mechanisms."""

from collections.abc import Iterator

from zhenggai.dues.base import Due, Matter, as_typed, typed
from zhenggai.rules.answers import latest_entries
from zhenggai.rules.base import Case


def of_lookbacks(case: Case) -> Iterator[Due]:
    """Go through the follow-ups of the latest look-back on each issue (LBK06)."""
    for entry in latest_entries(case).values():
        task = entry.checked.follow_up
        if task and task.due and task.done is None:
            owner = task.owner or entry.issue.owner
            matter = Matter(case.unit.id, entry.issue.id, as_typed(task.text), owner)
            yield typed("follow_up", matter, task.due, task.at("due"))


def of_makeups(case: Case) -> Iterator[Due]:
    """Go through the open tasks of make-ups, and the day each make-up is to be accepted."""
    for makeup in case.unit.makeups:
        if makeup.accepted:
            continue
        for number, task in enumerate(makeup.tasks, 1):
            if task.due and task.done is None:
                what, part = as_typed(task.text), str(number)
                matter = Matter(case.unit.id, makeup.id, what, task.owner, part=part)
                yield typed("task", matter, task.due, task.at("due"))
        if makeup.due_in_force:
            matter = Matter(case.unit.id, makeup.id, as_typed(makeup.reason), case.unit.head)
            yield typed("makeup", matter, makeup.due_in_force, makeup.at("due"))


def of_visits(case: Case) -> Iterator[Due]:
    """Go through the orders that wait for an answer (SUP03)."""
    for visit in case.unit.visits:
        for order in visit.orders:
            if order.due and order.answered is None:
                matter = Matter(case.unit.id, order.id, as_typed(order.text), case.unit.head)
                yield typed("order", matter, order.due, order.at("due"))


def of_mechanisms(case: Case) -> Iterator[Due]:
    """Go through the mechanisms in force that are to be reviewed (MEC03)."""
    for mechanism in case.unit.mechanisms:
        if mechanism.review and mechanism.change != "abolished":
            matter = Matter(case.unit.id, mechanism.id, as_typed(mechanism.title), mechanism.owner)
            yield typed("review", matter, mechanism.review, mechanism.at("review"))
