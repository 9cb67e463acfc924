"""What is due to the people: each step of the answer to an opinion, and papers that hang."""

from collections.abc import Iterator

from zhenggai.dues.base import Counted, Due, Matter, as_typed, counted, typed
from zhenggai.model.closure import answered, wants_answer
from zhenggai.model.opinions import Opinion
from zhenggai.rules.base import Case
from zhenggai.words import COVERS, Text


def of_opinions(case: Case) -> Iterator[Due]:
    """Go through the limits of each opinion that wants an answer (FBK01, OPN03, OPN05)."""
    for opinion in filter(wants_answer, case.unit.opinions):
        if opinion.date:
            for kind in _open_steps(case, opinion):
                days: int = getattr(case.limits, _LIMIT[kind])
                basis = Counted(opinion.date, "received", _LIMIT[kind], days)
                matter = _matter(case, opinion, answerer(case, opinion))
                yield counted(case, kind, matter, opinion.at("date"), basis)
        yield from _acknowledgement(case, opinion)


_LIMIT = {"relay": "relay_days", "decision": "decide_days", "reply": "reply_days"}


def _open_steps(case: Case, opinion: Opinion) -> Iterator[str]:
    if opinion.relayed is None:
        yield "relay"
    if opinion.decision is None:
        yield "decision"
    if not answered(case.unit, opinion):
        yield "reply"


def answerer(case: Case, opinion: Opinion) -> str:
    """Return who is to answer: who decided, else the head of the unit."""
    return (opinion.decision.by if opinion.decision else "") or case.unit.head


def _matter(case: Case, opinion: Opinion, owner: str) -> Matter:
    what = as_typed(opinion.public_text or opinion.text)
    return Matter(case.unit.id, opinion.id, what, owner)


def _acknowledgement(case: Case, opinion: Opinion) -> Iterator[Due]:
    """Say by when the receiver is to acknowledge a relayed opinion (FBK01)."""
    relay = opinion.relayed
    if relay and relay.date and relay.acknowledged is None:
        matter = _matter(case, opinion, relay.to)
        basis = Counted(relay.date, "relayed", "relay_days", case.limits.relay_days)
        yield counted(case, "acknowledge", matter, relay.at("date"), basis)


def of_notices(case: Case) -> Iterator[Due]:
    """Go through the papers that hang: their last day, which is counted."""
    for notice in case.unit.notices:
        if notice.until and notice.hangs(case.day):
            covers = COVERS[notice.covers]
            what = Text(f"{covers.zh}（{notice.place}）", f"{covers.en} ({notice.place})")
            what = what if notice.place else covers
            matter = Matter(case.unit.id, notice.id, what, notice.proposed_by or case.unit.head)
            yield typed("notice", matter, notice.until, notice.at("until"))
