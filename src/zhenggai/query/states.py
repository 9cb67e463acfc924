"""The states of records: words that stand alone in a filter, and when they hold."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from zhenggai.model.closure import answered, has_evidence, wants_answer
from zhenggai.model.issues import OUTSIDE, Issue, Measure
from zhenggai.model.opinions import Opinion
from zhenggai.model.people import Member
from zhenggai.model.review import Lookback, Makeup, Mechanism, Notice, Order, Survey, Waiver
from zhenggai.query.entry import Entry, on
from zhenggai.query.questions import (
    answered_late,
    away,
    looked_back,
    member_looked_back,
    near,
    of_member,
    past,
    pressed,
    published,
    replaced,
    reply_due,
    says,
    stale,
    still_open,
    unanswered,
)
from zhenggai.words import Text


@dataclass(frozen=True, slots=True)
class State:
    """A word for a kind of record, and when it holds."""

    kind: str
    id: str
    name: Text
    help: Text
    holds: Callable[[Entry], bool]


def _state(kind: str, said: str, holds: Callable[[Entry], bool]) -> State:
    """Make a state of `id|Chinese name|Chinese help|English help`."""
    state, zh, *help_ = said.split("|")
    return State(kind, state, Text(zh, state.replace("_", " ")), Text(*help_), holds)


_NEAR: Final = "due_soon|临期|未完成，离时限不到预警天数|open, and due within the days of warning"
TABLE: Final = (
    _state("issues", "open|未完成|还没有结果|it has come to no result yet", on(Issue, still_open)),
    _state(
        "issues",
        "overdue|逾期|未完成，过了现行时限|open past its due date in force",
        on(Issue, lambda issue, entry: issue.overdue(entry.day)),
    ),
    _state(
        "issues",
        "late|超期|完成了，晚于现行时限|done, but after its due date in force",
        on(Issue, lambda issue, _: past(issue.due_in_force, issue.done_on)),
    ),
    _state(
        "issues",
        _NEAR,
        on(
            Issue, lambda issue, entry: still_open(issue, entry) and near(issue.due_in_force, entry)
        ),
    ),
    _state(
        "issues",
        "resolved|已整改|完成、销号或长期坚持|done, closed or sustained",
        on(Issue, lambda issue, _: issue.resolved),
    ),
    _state(
        "issues",
        "outside|列外|转办、归并或撤销，不计入问题数|referred, merged or withdrawn: not counted",
        on(Issue, lambda issue, _: issue.status in OUTSIDE),
    ),
    _state(
        "issues",
        "relapsed|反弹|重新打开过|reopened at least once",
        on(Issue, lambda issue, _: issue.relapses > 0),
    ),
    _state(
        "issues",
        "extended|延期|延过期|extended at least once",
        on(Issue, lambda issue, _: any(event.event == "extended" for event in issue.log)),
    ),
    _state(
        "issues",
        "personal|个人|党员个人的问题|a member's own issue",
        on(Issue, lambda issue, _: bool(issue.member)),
    ),
    _state(
        "issues",
        "copy|副本|牵头单位问题的副本|a partner's copy of a shared issue",
        on(Issue, lambda issue, _: issue.is_copy),
    ),
    _state(
        "issues",
        "published|已公示|整改情况公示过|covered by a notice of results",
        on(Issue, published),
    ),
    _state(
        "issues",
        "looked_back|已回头看|三问至少答了一问|at least one look-back question answered",
        on(Issue, looked_back),
    ),
    _state(
        "issues",
        "evidenced|有佐证|进展或措施引了材料|an event or a measure cites evidence",
        on(Issue, lambda issue, _: has_evidence(issue)),
    ),
    _state(
        "measures",
        "open|未完成|没有做，也没有写明结果|neither done nor its result in writing",
        on(Measure, pressed),
    ),
    _state(
        "measures",
        "done|已完成|有完成日期|it has a day on which it was done",
        on(Measure, lambda measure, _: measure.done is not None),
    ),
    _state(
        "measures",
        "overdue|逾期|未完成，过了时限|open past its due date",
        on(Measure, lambda it, entry: pressed(it, entry) and past(it.due, entry.day)),
    ),
    _state(
        "measures",
        "late|超期|完成了，晚于时限|done, but after its due date",
        on(Measure, lambda measure, _: past(measure.due, measure.done)),
    ),
    _state(
        "measures",
        _NEAR,
        on(Measure, lambda it, entry: pressed(it, entry) and near(it.due, entry)),
    ),
    _state("measures", "personal|个人|党员个人问题的措施|of a member's own issue", of_member),
    _state(
        "opinions",
        "undecided|未办理|还没有决定采纳与否|nobody has decided on it yet",
        on(Opinion, lambda it, _: wants_answer(it) and it.decision is None),
    ),
    _state("opinions", "unanswered|未答复|还没有答复|not answered yet", on(Opinion, unanswered)),
    _state(
        "opinions",
        "answered|已答复|答复了，匿名的公示了|answered; an anonymous one by a notice",
        on(Opinion, lambda opinion, entry: answered(entry.unit, opinion)),
    ),
    _state(
        "opinions",
        "overdue|逾期|未答复，过了答复期限|not answered, and the limit has passed",
        on(
            Opinion,
            lambda it, entry: unanswered(it, entry) and past(reply_due(it, entry), entry.day),
        ),
    ),
    _state(
        "opinions",
        "late|超期|答复了，晚于答复期限|answered, but after the limit",
        on(Opinion, answered_late),
    ),
    _state(
        "opinions",
        "adopted|采纳|采纳或部分采纳|taken up, wholly or in part",
        on(Opinion, lambda opinion, _: opinion.adopted),
    ),
    _state(
        "opinions",
        "solved|已解决|反映人说解决了|the raiser says it is solved",
        on(Opinion, lambda opinion, _: says(opinion, "yes")),
    ),
    _state(
        "opinions",
        "unsolved|没解决|反映人说没有解决|the raiser says it is not solved",
        on(Opinion, lambda opinion, _: says(opinion, "no")),
    ),
    _state("members", "away|外出|流动在外，没有返回|floating, and not back", on(Member, away)),
    _state(
        "members",
        "looked_back|已回头看|有本人的回头看|looked back on",
        on(Member, member_looked_back),
    ),
    _state(
        "notices",
        "hanging|正在公示|这一天还挂着|posted on the day",
        on(Notice, lambda notice, entry: notice.hangs(entry.day)),
    ),
    _state(
        "notices",
        "stale|过时|挂着，与记下的摘要值不同了|hanging, and its digest no longer fits",
        on(Notice, stale),
    ),
    _state(
        "surveys",
        "superseded|已取代|有测评取代了它|another survey replaces it",
        on(Survey, replaced),
    ),
    _state(
        "makeups",
        "open|未完成|还没有验收|not accepted yet",
        on(Makeup, lambda makeup, _: makeup.accepted is None),
    ),
    _state(
        "makeups",
        "overdue|逾期|没有验收，过了时限|not accepted, past its due date",
        on(Makeup, lambda it, entry: it.accepted is None and past(it.due_in_force, entry.day)),
    ),
    _state(
        "mechanisms",
        "overdue|逾期|过了复查日期|past its day of review",
        on(Mechanism, lambda mechanism, entry: past(mechanism.review, entry.day)),
    ),
    _state(
        "orders",
        "open|未完成|还没有反馈|not answered yet",
        on(Order, lambda order, _: order.answered is None),
    ),
    _state(
        "orders",
        "overdue|逾期|没有反馈，过了时限|not answered, past its due date",
        on(Order, lambda it, entry: it.answered is None and past(it.due, entry.day)),
    ),
    _state(
        "orders",
        "late|超期|反馈晚于时限|answered, but after its due date",
        on(Order, lambda order, _: past(order.due, order.answered)),
    ),
    _state(
        "lookbacks",
        "personal|个人|党员个人的回头看|a member's own",
        on(Lookback, lambda lookback, _: bool(lookback.member)),
    ),
    _state(
        "waivers",
        "expired|过期|过了截止日期|past its last day",
        on(Waiver, lambda waiver, entry: past(waiver.until, entry.day)),
    ),
)
"""Every state, kind by kind."""
