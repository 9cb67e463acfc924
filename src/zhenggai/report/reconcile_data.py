"""The three accounts as JSON and as CSV."""

import datetime as dt
from collections.abc import Sequence
from typing import Any, Final

from zhenggai.dues.accounts import Open
from zhenggai.outlook import Outlook
from zhenggai.report.csv_text import Cell, csv_text
from zhenggai.report.json_text import json_text
from zhenggai.report.reconciled import open_items
from zhenggai.report.standing import Occasion, account_ratios
from zhenggai.report.status_json import ratio_object
from zhenggai.words import ACCOUNT, Text


def as_json(outlooks: Sequence[Outlook], occasion: Occasion) -> str:
    """Return the document that `docs/machine-outputs.md` describes."""
    document = {
        "version": 1,
        "as_of": occasion.day.isoformat(),
        "accounts": _accounts(outlooks),
        "units": [
            {
                "unit": outlook.id,
                "name": outlook.name,
                "read": outlook.read,
                "accounts": _accounts([outlook]),
            }
            for outlook in outlooks
        ],
        "open": [_object(item, occasion) for item in open_items(outlooks)],
    }
    return json_text(document)


def _accounts(outlooks: Sequence[Outlook]) -> dict[str, Any]:
    return {name: ratio_object(ratio) for name, ratio in account_ratios(outlooks).items()}


def _iso(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None


def _object(item: Open, occasion: Occasion) -> dict[str, Any]:
    matter = item.matter
    return {
        "account": item.account,
        "unit": matter.unit,
        "record": matter.record,
        "issue": matter.of,
        "text": occasion.say(matter.what),
        "owner": matter.owner,
        "since": _iso(item.since),
        "due": _iso(item.due),
        "state": occasion.say(item.state),
        "path": item.at.path,
        "line": item.at.line,
        "column": item.at.column,
    }


_HEADS: Final = (
    Text("对账", "account"),
    Text("单位编号", "unit id"),
    Text("单位", "unit"),
    Text("问题", "issue"),
    Text("编号", "record"),
    Text("内容", "what"),
    Text("责任人", "who is to act"),
    Text("从何时起", "since"),
    Text("时限", "due"),
    Text("情况", "state"),
    Text("文件", "file"),
    Text("行", "line"),
)


def as_csv(outlooks: Sequence[Outlook], occasion: Occasion) -> str:
    """Return a row for each thing that is open."""
    names = {outlook.id: outlook.name for outlook in outlooks}
    rows: list[Sequence[Cell]] = [[occasion.say(head) for head in _HEADS]]
    for item in open_items(outlooks):
        matter = item.matter
        rows.append(
            [
                occasion.say(ACCOUNT[item.account]),
                matter.unit,
                names[matter.unit],
                matter.of,
                matter.record,
                occasion.say(matter.what),
                matter.owner,
                _iso(item.since),
                _iso(item.due),
                occasion.say(item.state),
                item.at.path,
                item.at.line,
            ]
        )
    return csv_text(rows)
