"""`zhenggai makeup open|task|accept`: what the public is dissatisfied with is made up."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from zhenggai.acts import makeups
from zhenggai.cli.fields import Field, fields
from zhenggai.cli.verbs import Row, group
from zhenggai.model.review import Acceptance, Makeup, Task
from zhenggai.model.schema import keys_of
from zhenggai.words import Text

_ID: Final = "jiangnan/lijia#B-1"
_KEYS: Final = keys_of(Makeup)
_AGAIN: Final = Field(replace(_KEYS["survey"], help=_KEYS["resurvey"].help))
"""Surveys are `--survey` everywhere; here it is the one held afterwards."""
ROWS: Final = (
    Row(
        "open",
        Text("上级开出补课", "Record that the superior opened a make-up"),
        makeups.open_makeup,
        (
            *fields(Makeup, "survey supervisor reason due"),
            *fields(Task, "text owner"),
            *fields(Acceptance, "date"),
        ),
        Makeup,
        Text(
            "jiangnan/lijia --survey S-1 --due +15d --text 账目上墙 --owner 陈桂生",
            "jiangnan/lijia --survey S-1 --due +15d --text 'post the accounts' --owner 陈桂生",
        ),
        of_unit=True,
    ),
    Row(
        "task",
        Text("加一项任务，或记任务完成", "Add a task, or record that one is done"),
        makeups.task,
        fields(Task, "text owner due done", required="text"),
        Task,
        Text(
            f"{_ID} --text 账目上墙 --done 昨天",
            f"{_ID} --text 'post the accounts' --done yesterday",
        ),
    ),
    Row(
        "accept",
        Text("上级验收补课", "Record that the superior accepted a make-up"),
        makeups.accept,
        (*fields(Acceptance, "by date", required="by"), _AGAIN),
        Acceptance,
        Text(f"{_ID} --by 覃志远 --survey S-2", f"{_ID} --by 覃志远 --survey S-2"),
    ),
)
app = group("makeup", Text("补课: 开出、任务、验收。", "Make-ups: open, task, accept."), ROWS)
