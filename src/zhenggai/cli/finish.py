"""`zhenggai finish`: the rectification of a unit is finished."""

from __future__ import annotations

from typing import Final

from zhenggai.acts import reviews
from zhenggai.cli.fields import fields
from zhenggai.cli.verbs import Row, single
from zhenggai.model.review import Finished
from zhenggai.words import Text

ROW: Final = Row(
    "finish",
    Text("单位办结；对账、回头看、测评都清了才能办结", "Finish a unit, once nothing is open"),
    reviews.finish,
    fields(Finished, "summary by date"),
    Finished,
    Text(
        "jiangnan/lijia --by 覃志远 --summary 7个问题全部销号",
        "jiangnan/lijia --by 覃志远 --summary 'all seven issues closed'",
    ),
    of_unit=True,
)
app = single(ROW)
