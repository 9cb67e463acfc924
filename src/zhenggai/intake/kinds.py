"""The kinds of record that are added: where they go, and how a clerk thinks of them."""

from __future__ import annotations

from typing import Final

from zhenggai.errors import CannotGoOnError
from zhenggai.intake.base import Intake
from zhenggai.model.issues import Issue, Measure, Milestone
from zhenggai.model.opinions import Opinion
from zhenggai.model.people import Member
from zhenggai.model.plan import Meeting, StageFinding
from zhenggai.model.review import (
    Makeup,
    Mechanism,
    Notice,
    Order,
    Publicity,
    Survey,
    Task,
    Visit,
    Waiver,
)
from zhenggai.model.schema import Many, keys_of
from zhenggai.model.unit import Unit
from zhenggai.query.refusal import nearest
from zhenggai.words import Text

_SECTIONS: Final = " ".join(
    name for name, key in keys_of(Unit).items() if isinstance(key.kind, Many)
)

INTAKES: Final = (
    Intake(
        name="unit",
        record=Unit,
        section="",
        asks="name kind batch head contact code population member_count",
        needs="name kind",
        left=f"contrast nothing_found plan finished {_SECTIONS}",
        keeps="kind batch",
    ),
    Intake(
        name="member",
        record=Member,
        section="members",
        asks="name role appraisal direction contrast",
        needs="name",
    ),
    Intake(
        name="meeting",
        record=Meeting,
        section="meetings",
        asks="kind date start place host topic expected present absent public"
        " purposes?kind=hearing materials?kind=study,discussion,education hours tags text",
        needs="date kind",
        keeps="kind place host expected",
    ),
    Intake(
        name="opinion",
        record=Opinion,
        section="opinions",
        asks="date channel from_ nature text count strong about public_text category",
        needs="date text|public_text",
        first="O-001",
        keeps="date channel from_ nature",
        left="relayed decision reply verdict",
    ),
    Intake(
        name="finding",
        record=StageFinding,
        section="findings",
        asks="stage date about text explained",
        needs="text",
        first="F-1",
        keeps="stage date about",
    ),
    Intake(
        name="issue",
        record=Issue,
        section="issues",
        asks="title text domain theme?domain=countryside area?domain=countryside"
        " charter?domain=self focus source from_?source=appraisal found strong feasible"
        " key key_reason?key=yes cause track goal owner leader due"
        " study?track=phased scheme?track=phased milestones?track=phased",
        needs="title",
        first="I-001",
        keeps="domain source found",
        left="measures log",
    ),
    Intake(
        name="measure",
        record=Measure,
        section="measures",
        asks="text owner due kind quantity",
        needs="text",
        first="M-1",
        within="issues",
        keeps="owner",
    ),
    Intake(
        name="milestone",
        record=Milestone,
        section="milestones",
        asks="due goal",
        needs="due",
        within="issues",
    ),
    Intake(
        name="notice",
        record=Notice,
        section="notices",
        asks="covers version?covers=plan form from_ until place scope attended?form=meeting"
        " issues?covers=progress,results proposed_by reviewed_by approved_by",
        needs="covers from_",
        first="N-1",
        left="digest",
        keeps="form place scope proposed_by reviewed_by approved_by",
    ),
    Intake(
        name="survey",
        record=Survey,
        section="surveys",
        asks="date organiser method question issued returned spoiled counts items participants"
        " comments",
        needs="date counts",
        first="S-1",
    ),
    Intake(
        name="makeup",
        record=Makeup,
        section="makeups",
        asks="survey supervisor opened reason tasks due",
        needs="survey",
        first="B-1",
        left="accepted",
    ),
    Intake(
        name="task",
        record=Task,
        section="tasks",
        asks="text owner due",
        needs="text",
        within="makeups",
        keeps="owner due",
    ),
    Intake(
        name="mechanism",
        record=Mechanism,
        section="mechanisms",
        asks="title kind change from_ doc adopted effective owner review tags",
        needs="title",
        first="Z-1",
        keeps="adopted",
    ),
    Intake(
        name="visit",
        record=Visit,
        section="visits",
        asks="date team method found checks",
        needs="date",
        keeps="team method",
    ),
    Intake(
        name="order",
        record=Order,
        section="orders",
        asks="text due number",
        needs="text",
        first="D-1",
        within="visits",
        keeps="due",
    ),
    Intake(
        name="publicity",
        record=Publicity,
        section="publicity",
        asks="date channel kind title link model?kind=model",
        needs="date title",
        keeps="channel kind",
    ),
    Intake(
        name="waiver",
        record=Waiver,
        section="waivers",
        asks="rule record reason by until",
        needs="rule reason",
        keeps="by",
    ),
)
"""All of them, in the order of the work."""
_BY_NAME: Final = {
    name: item
    for item in INTAKES
    for name in (item.name, f"{item.name}s", item.section, item.record.called.zh)
    if name
}
_SHOWN: Final = {name for item in INTAKES for name in (item.name, item.record.called.zh)}


def intake_named(typed: str) -> Intake:
    """Return the kind of this name, in English or Chinese; raise `CannotGoOnError` if none is."""
    name = typed.casefold().replace("-", "")
    found = _BY_NAME.get(name)
    if found:
        return found
    if name in ("lookback", "lookbacks", "回头看"):
        raise CannotGoOnError(
            Text(
                "回头看用 zhenggai lookback answer 单位 逐条回答",
                "a look-back is answered with: zhenggai lookback answer UNIT",
            )
        )
    near = nearest(name, [it for it in _BY_NAME if it in _SHOWN])
    zh = " ".join(near) or " ".join(item.record.called.zh for item in INTAKES)
    en = " ".join(near) or " ".join(item.name for item in INTAKES)
    raise CannotGoOnError(
        Text(f"不能添加“{typed}”。可写: {zh}", f"cannot add {typed}. Write one of: {en}")
    )
