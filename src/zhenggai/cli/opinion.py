"""`zhenggai opinion relay|decide|link|reply|verdict`: what is done with an opinion."""

from __future__ import annotations

from typing import Final

from zhenggai.acts import opinions
from zhenggai.cli.fields import fields
from zhenggai.cli.verbs import Row, group
from zhenggai.model.opinions import Decision, Opinion, Relay, Reply, Verdict
from zhenggai.words import Text

_ID: Final = "jiangnan/lijia#O-001"
ROWS: Final = (
    Row(
        "relay",
        Text(
            "转给支部或党员，签收后记签收日期",
            "Pass an opinion on, or record that it was acknowledged",
        ),
        opinions.relay,
        fields(Relay, "to acknowledged date"),
        Relay,
        Text(f"{_ID} --to 村党支部", f"{_ID} --to 'village branch'"),
    ),
    Row(
        "decide",
        Text("决定采纳与否", "Decide whether it is taken up"),
        opinions.decide,
        (
            *fields(Decision, "outcome reason by version date", required="outcome"),
            *fields(Opinion, "issue"),
        ),
        Decision,
        Text(f"{_ID} --outcome 采纳 --by 李建国", f"{_ID} --outcome accepted --by 李建国"),
    ),
    Row(
        "link",
        Text("归入问题", "Say which issues it became"),
        opinions.link,
        fields(Opinion, "issue", required="issue"),
        Opinion,
        Text(f"{_ID} --issue I-001", f"{_ID} --issue I-001"),
    ),
    Row(
        "reply",
        Text("答复反映人", "Record the answer to whoever raised it"),
        opinions.reply,
        fields(Reply, "text form by date", required="text"),
        Reply,
        Text(
            f"{_ID} --form 上门 --by 李建国 --text 已列入整改方案",
            f"{_ID} --form visit --by 李建国 --text 'taken into the plan'",
        ),
    ),
    Row(
        "verdict",
        Text("记反映人的评价", "Record what the raiser says of the result"),
        opinions.verdict,
        fields(Verdict, "solved text date", required="solved"),
        Verdict,
        Text(f"{_ID} --solved 是 --text 路好走了", f"{_ID} --solved yes --text 'a good road'"),
    ),
)
app = group(
    "opinion",
    Text(
        "意见: 转送、决定、归入问题、答复、评价。", "Opinions: relay, decide, link, reply, verdict."
    ),
    ROWS,
)
