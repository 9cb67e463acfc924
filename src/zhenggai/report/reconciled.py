"""The three accounts of some units: the ratios, and what is open in each, as tables of text."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from zhenggai.dates import day_text
from zhenggai.dues.accounts import Open
from zhenggai.figures.accounts import ACCOUNTS
from zhenggai.outlook import Outlook
from zhenggai.report.standing import Occasion, account_ratios
from zhenggai.words import ACCOUNT, Text


@dataclass(frozen=True, slots=True)
class Table:
    """A title, the heads of the columns, and the rows."""

    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    whole: frozenset[str] = frozenset()
    """The heads of columns that are worth nothing when they are cut."""


@dataclass(frozen=True, slots=True)
class Account:
    """One of the three: its name, its ratio, how that is computed, and what is open in it."""

    name: str
    ratio: str
    formula: str
    open: Table


@dataclass(frozen=True, slots=True)
class Reconciled:
    """All that a table or a Markdown page says."""

    title: str
    accounts: tuple[Account, ...]
    units: Table | None
    """The ratios of each unit; None where there is only one."""
    remark: str


_HEADS: Final = (
    Text("单位", "unit"),
    Text("编号", "record"),
    Text("内容", "what"),
    Text("责任人", "who is to act"),
    Text("从何时起", "since"),
    Text("时限", "due"),
    Text("情况", "state"),
    Text("位置", "place"),
)
_WHOLE: Final = (_HEADS[1], *_HEADS[4:6], _HEADS[7])
_OPEN: Final = (
    Text("没有结果的问题", "Issues without a result"),
    Text("没有答复的意见", "Opinions without a reply"),
    Text("没有落实的措施", "Measures not carried out"),
)
_CLEAR: Final = Text("三项都已对清。", "All three accounts are settled.")


def reconciled(outlooks: Sequence[Outlook], occasion: Occasion) -> Reconciled:
    """Prepare the three accounts of some units."""
    say = occasion.say
    ratios = account_ratios(outlooks)
    several = len(outlooks) > 1
    accounts = []
    for word, rate, title in zip(ACCOUNT, ACCOUNTS, _OPEN, strict=True):
        found = [item for item in open_items(outlooks) if item.account == word.id]
        heads = tuple(say(head) for head in _HEADS)
        rows = tuple(_row(item, occasion) for item in found)
        count = len(found)
        said = say(Text(f"{title.zh}（{count}）", f"{title.en} ({count})"))
        whole = frozenset(say(head) for head in _WHOLE)
        table = Table(said, *_without_unit(heads, rows, several=several), whole)
        formula = say(rate.formula)
        accounts.append(Account(say(word.text), str(ratios[word.id]), formula, table))
    return Reconciled(
        say(_title(outlooks, occasion)),
        tuple(accounts),
        _units(outlooks, occasion) if several else None,
        "" if open_items(outlooks) else say(_CLEAR),
    )


def _title(outlooks: Sequence[Outlook], occasion: Occasion) -> Text:
    day = day_text(occasion.day)
    if len(outlooks) == 1:
        name = outlooks[0].name
        return Text(f"{name}三项对账，截至{day.zh}", f"{name}: the three accounts as of {day.en}")
    return Text(f"三项对账，截至{day.zh}", f"The three accounts as of {day.en}")


def open_items(outlooks: Sequence[Outlook]) -> list[Open]:
    """Return all that is open in some units, unit by unit."""
    return [item for outlook in outlooks for item in outlook.open]


def _without_unit(
    heads: tuple[str, ...], rows: tuple[tuple[str, ...], ...], *, several: bool
) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """Leave the column of the unit out where there is only one."""
    if several:
        return heads, rows
    return heads[1:], tuple(row[1:] for row in rows)


def _row(item: Open, occasion: Occasion) -> tuple[str, ...]:
    matter = item.matter
    return (
        matter.unit,
        f"{matter.of} {matter.record}".strip(),
        occasion.say(matter.what),
        matter.owner,
        item.since.isoformat() if item.since else "",
        item.due.isoformat() if item.due else "",
        occasion.say(item.state),
        f"{item.at.path}:{item.at.line}",
    )


def _units(outlooks: Sequence[Outlook], occasion: Occasion) -> Table:
    heads = (
        Text("单位", "unit"),
        Text("编号", "id"),
        *(word.text for word in ACCOUNT),
        Text("未清", "open"),
    )
    rows = [_unit(outlook, occasion) for outlook in outlooks]
    title = Text("各单位", "Unit by unit")
    return Table(occasion.say(title), tuple(occasion.say(head) for head in heads), tuple(rows))


def _unit(outlook: Outlook, occasion: Occasion) -> tuple[str, ...]:
    if not outlook.read:
        unread = occasion.say(Text("读不了", "cannot be read"))
        return (outlook.name, outlook.id, *([""] * len(ACCOUNT.ids)), unread)
    ratios = (str(ratio) for ratio in account_ratios([outlook]).values())
    return (outlook.name, outlook.id, *ratios, str(len(outlook.open)))
