"""`zhenggai issue start|done|close|…`: every event of the log of an issue."""

from __future__ import annotations

from functools import partial
from typing import Final

from zhenggai.acts.issues import COMMANDS, record
from zhenggai.cli.fields import fields
from zhenggai.cli.verbs import Row, group
from zhenggai.model.issues import IssueEvent
from zhenggai.words import Text

_ID: Final = "jiangnan/lijia#I-001"


def _row(event: str, said: Text, required: str, zh: str, en: str = "") -> Row:
    """Return the verb of an event; who, when, what and what shows it go with all of them."""
    names = dict.fromkeys(f"{required} text by date evidence".split())
    options = fields(IssueEvent, " ".join(names), required)
    shown = Text(f"{_ID} {zh}", f"{_ID} {en or zh}")
    return Row(COMMANDS[event], said, partial(record, event), options, IssueEvent, shown)


ROWS: Final = (
    _row("started", Text("启动整改", "Begin with the work"), "", "--by 陈志强"),
    _row(
        "progress",
        Text("记进展", "Record progress"),
        "text",
        "--text 路基压实0.9公里",
        "--text '0.9 km of roadbed'",
    ),
    _row(
        "extended",
        Text("延期: 新时限、理由、批准人", "Extend the due date: the new one, why, who approved"),
        "due reason by",
        "--due 5月底 --reason 连日下雨 --by 覃志远",
        "--due 2006-05 --reason rain --by 覃志远",
    ),
    _row(
        "done",
        Text("记完成和成效", "Record that it is solved, and the effect"),
        "text",
        "--text 全线通车 --by 李建国 --evidence jiangnan/lijia/验收单.txt",
        "--text 'open to traffic' --by 李建国 --evidence jiangnan/lijia/acceptance.txt",
    ),
    _row(
        "closed",
        Text("销号，由责任人以外的人核验", "Close it, verified by another than its owner"),
        "by",
        "--by 覃志远 --text 现场走通全程",
        "--by 覃志远 --text 'walked all of it'",
    ),
    _row(
        "reopened",
        Text("反弹，重新办理", "Take it up again"),
        "text",
        "--text 路面又塌了",
        "--text 'it caved in again'",
    ),
    _row(
        "sustained",
        Text("长期坚持，定复查日期", "Keep it up, with a day of review"),
        "review",
        "--review 9月底",
        "--review 2006-09-30",
    ),
    _row(
        "explained",
        Text("暂不能解决，写明说明", "It cannot be solved yet: say why"),
        "text",
        "--text 要等县里立项",
        "--text 'waits for the county'",
    ),
    _row("referred", Text("转办", "Refer it to others"), "to", "--to 江南镇水利站"),
    _row("merged", Text("归并到另一个问题", "Merge it into another issue"), "into", "--into I-002"),
    _row(
        "withdrawn",
        Text("撤销，写明理由", "Withdraw it: say why"),
        "reason",
        "--reason 重复登记",
        "--reason 'entered twice'",
    ),
)
app = group(
    "issue",
    Text(
        "问题: 启动、进展、延期、完成、销号、反弹、长期坚持、说明、转办、归并、撤销。",
        "Issues: start, progress, extend, done, close, reopen and what else happens to them.",
    ),
    ROWS,
)
