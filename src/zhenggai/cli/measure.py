"""`zhenggai measure done`: a measure was carried out."""

from __future__ import annotations

from typing import Final

from zhenggai.acts import measures
from zhenggai.cli.fields import fields
from zhenggai.cli.verbs import Row, group
from zhenggai.model.issues import IssueEvent, Measure
from zhenggai.words import Text

ROWS: Final = (
    Row(
        "done",
        Text("记措施完成", "Record that a measure was carried out"),
        measures.done,
        (*fields(Measure, "result evidence"), *fields(IssueEvent, "date")),
        Measure,
        Text(
            "jiangnan/lijia#M-1 --result 筹资4.2万元 --evidence jiangnan/lijia/会议记录.txt",
            "jiangnan/lijia#M-1 --result '42,000 yuan raised' --evidence lijia/minutes.txt",
        ),
    ),
)
app = group("measure", Text("措施: 完成。", "Measures: done."), ROWS)
