"""An issue with all that hangs on it: what happened, and what is missing yet."""

from __future__ import annotations

from collections.abc import Iterator

from zhenggai.dates import day_text
from zhenggai.model.closure import answered, wants_answer
from zhenggai.model.issues import OUTSIDE, RESOLVED, Issue, IssueEvent
from zhenggai.model.opinions import Opinion
from zhenggai.model.review import Notice, Order, Visit
from zhenggai.query.entry import Entry, Standing, on
from zhenggai.query.questions import looked_back, published
from zhenggai.trace.base import (
    Gap,
    Related,
    Step,
    Trace,
    Units,
    facts,
    head_of,
    in_order,
    merged_into,
    someone,
    step,
)
from zhenggai.trace.opinion import decision_said, received_said, reply_said, verdict_said
from zhenggai.words import ANSWER, COVERS, ISSUE_EVENT, NOTICE_FORM, STATUS, Text
