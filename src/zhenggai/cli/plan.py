"""`zhenggai plan draft|form|review|comment|revise|approve|file`: what happens to the plan."""

from __future__ import annotations

from typing import Final

from zhenggai.acts import plans
from zhenggai.acts.base import Verb
from zhenggai.cli.fields import fields
from zhenggai.cli.verbs import Row, group
from zhenggai.model.plan import Plan, PlanEvent
from zhenggai.words import Text

_UNIT: Final = "jiangnan/lijia"


def _row(does: Verb, said: Text, names: str, required: str = "", zh: str = "") -> Row:
    """Return a verb of the log of the plan; it is called what its function is called."""
    options = fields(PlanEvent, f"{names} date", required)
    shown = f"{_UNIT} {zh}".strip()
    name = getattr(does, "__name__", "")
    return Row(name, said, does, options, PlanEvent, Text(shown, shown), of_unit=True)


ROWS: Final = (
    Row(
        "draft",
        Text("起草，写目标和要求", "Record that the plan was drafted: goals and requirements"),
        plans.draft,
        (*fields(Plan, "goals text safeguards activity"), *fields(PlanEvent, "by date")),
        Plan,
        Text(
            f"{_UNIT} --goals 5月底前硬化道路1.2公里 --by 陈桂生",
            f"{_UNIT} --goals '1.2 km of road by the end of May' --by 陈桂生",
        ),
        of_unit=True,
    ),
    _row(
        plans.form,
        Text("形成第一版", "Record that the plan was formed: its first version"),
        "by version text",
    ),
    _row(
        plans.review,
        Text("审核", "Record that the plan was reviewed"),
        "by text",
        "by",
        "--by 覃志远",
    ),
    _row(
        plans.comment,
        Text(
            "征求意见；没有收到意见的也要记",
            "Record that the public was heard on it, even if nobody commented",
        ),
        "text by",
    ),
    _row(
        plans.revise,
        Text("修改，形成新的版本", "Record that the plan was revised: a new version"),
        "text by version",
        "text",
        "--text 补写排水沟",
    ),
    _row(
        plans.approve,
        Text("批准", "Record that the plan was approved"),
        "by text",
        "by",
        "--by 李建国",
    ),
    _row(
        plans.file,
        Text("报上级备案", "Record that the plan was filed with the superior"),
        "to by text",
    ),
)
app = group(
    "plan",
    Text(
        "整改方案: 起草、形成、审核、征求意见、修改、批准、备案。",
        "The plan: draft, form, review, comment, revise, approve, file.",
    ),
    ROWS,
)
