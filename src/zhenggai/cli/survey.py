"""`zhenggai survey record`: a satisfaction survey was held."""

from __future__ import annotations

from typing import Final

from zhenggai.acts import reviews
from zhenggai.cli.fields import fields
from zhenggai.cli.verbs import Row, group
from zhenggai.model.review import Survey
from zhenggai.words import Text

ROWS: Final = (
    Row(
        "record",
        Text("记一次满意度测评", "Record a satisfaction survey"),
        reviews.survey,
        fields(
            Survey,
            "date organiser method question issued returned spoiled counts comments supersedes",
            required="counts",
        ),
        Survey,
        Text(
            "jiangnan/lijia --issued 66 --returned 62 --counts 满意=47,基本满意=11,不满意=2",
            "jiangnan/lijia --issued 66 --returned 62 --counts satisfied=47,dissatisfied=2",
        ),
        of_unit=True,
    ),
)
app = group("survey", Text("满意度测评: 记结果。", "Surveys: record."), ROWS)
