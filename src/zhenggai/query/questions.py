"""Questions to records that states and worked-out fields ask."""

import datetime as dt

from zhenggai.model.closure import answered, carried_out, wants_answer
from zhenggai.model.issues import SETTLED, Issue, Measure
from zhenggai.model.opinions import Opinion
from zhenggai.model.people import Member
from zhenggai.model.review import Notice, Survey
from zhenggai.public import notice_digest
from zhenggai.query.entry import Entry


def past(due: dt.date | None, day: dt.date | None) -> bool:
    """Say whether a day is later than a due date."""
    return due is not None and day is not None and day > due


def near(due: dt.date | None, entry: Entry) -> bool:
    """Say whether a due date is no farther off than the days of warning."""
    if due is None or due < entry.day:
        return False
    return (due - entry.day).days <= entry.standing.limits.warn_days


def still_open(issue: Issue, _: Entry) -> bool:
    """Say whether an issue has come to no result yet."""
    return issue.status not in SETTLED


def published(issue: Issue, entry: Entry) -> bool:
    """Say whether a notice of results was posted that covers the issue."""
    own = f"{entry.unit.id}#"
    return not issue.member and any(
        not notice.issues or issue.id in {name.removeprefix(own) for name in notice.issues}
        for notice in entry.unit.posted("results")
    )


def looked_back(issue: Issue, entry: Entry) -> bool:
    """Say whether a look-back answered a question about the issue."""
    found = map(entry.unit.checked_in, entry.unit.lookbacks)
    return any(checked[issue.id].answers for checked in found if issue.id in checked)


def pressed(measure: Measure, entry: Entry) -> bool:
    """Say whether a measure is neither carried out nor explained."""
    return isinstance(entry.outer, Issue) and not carried_out(entry.outer, measure)


def unanswered(opinion: Opinion, entry: Entry) -> bool:
    """Say whether an opinion still wants an answer."""
    return wants_answer(opinion) and not answered(entry.unit, opinion)


def reply_due(opinion: Opinion, entry: Entry) -> dt.date | None:
    """Return the last day to answer an opinion."""
    days = entry.standing.limits.reply_days
    return entry.standing.until(opinion.date, days) if opinion.date else None


def answered_late(opinion: Opinion, entry: Entry) -> bool:
    """Say whether the answer came after its limit."""
    replied = opinion.reply.date if opinion.reply else None
    return past(reply_due(opinion, entry), replied) if replied else False


def says(opinion: Opinion, word: str) -> bool:
    """Say whether the raiser's verdict is this word."""
    return opinion.verdict is not None and opinion.verdict.solved == word


def stale(notice: Notice, entry: Entry) -> bool:
    """Say whether what would be printed now is not what hangs; without a digest nobody knows."""
    if not notice.digest or not notice.hangs(entry.day):
        return False
    return notice_digest(entry.unit, notice, entry.standing.around.campaign) != notice.digest


def member_looked_back(member: Member, entry: Entry) -> bool:
    """Say whether a look-back is about this member."""
    return any(lookback.member == member.name for lookback in entry.unit.lookbacks)


def away(member: Member, _: Entry) -> bool:
    """Say whether a member is floating and not back."""
    return member.floating is not None and member.floating.returned is None


def replaced(survey: Survey, entry: Entry) -> bool:
    """Say whether another survey supersedes this one."""
    return any(other.supersedes == survey.id for other in entry.unit.surveys)


def of_member(entry: Entry) -> bool:
    """Say whether a measure belongs to a member's own issue."""
    return isinstance(entry.outer, Issue) and bool(entry.outer.member)
