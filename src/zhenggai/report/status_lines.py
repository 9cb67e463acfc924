"""Many units, a line each; and those of which nothing new was recorded for long."""

from collections.abc import Sequence
from typing import Final

from zhenggai.dates import day_text
from zhenggai.outlook import Outlook
from zhenggai.report.due_table import RED, YELLOW, too_narrow
from zhenggai.report.grid import Cell, Column, grid
from zhenggai.report.stage_words import days_text, stage_text
from zhenggai.report.standing import account_ratios, overdue, soon
from zhenggai.report.status_screen import Screen
from zhenggai.words import ACCOUNT, LIGHT, Text

_UNREAD: Final = Text("读不了", "cannot be read")


def as_lines(outlooks: Sequence[Outlook], screen: Screen) -> str:
    """Return a line a unit: what is late, lights, the three accounts, the latest record."""
    heads = (
        *_NAMES,
        Text("逾期", "overdue"),
        Text("临近", "soon"),
        *(word.text for word in LIGHT),
        *(word.text for word in ACCOUNT),
        *_RECORD,
    )
    rows = [_cells(outlook, screen) for outlook in outlooks]
    right = range(len(_NAMES), len(_NAMES) + 2 + len(LIGHT.ids))
    columns = [
        Column(screen.say(head), place in right, whole=place >= len(_NAMES))
        for place, head in enumerate(heads)
    ]
    return _page(_head(screen), columns, rows, screen)


_NAMES: Final = (Text("单位", "unit"), Text("编号", "id"))
_RECORD: Final = (Text("最近记录", "latest record"), Text("没有新记录", "quiet"))


def _head(screen: Screen) -> Text:
    campaign, day = screen.occasion.campaign, screen.occasion.day
    printed, stage = day_text(day), stage_text(campaign, day)
    return Text(
        f"{campaign.name}  截至{printed.zh}  {stage.zh}",
        f"{campaign.name}  as of {printed.en}  {stage.en}",
    )


def _page(
    head: Text, columns: Sequence[Column], rows: Sequence[Sequence[Cell]], screen: Screen
) -> str:
    found = grid(columns, rows, screen.room, color=screen.color)
    lines = [screen.say(head), "", *found.lines]
    if found.left_out:
        lines += ["", screen.say(too_narrow(found.left_out, "json"))]
    return "".join(f"{line}\n" for line in lines)


def _cells(outlook: Outlook, screen: Screen) -> list[Cell]:
    names = [Cell(outlook.name), Cell(outlook.id)]
    if not outlook.read:
        return [
            *names,
            *([Cell("")] * (2 + len(LIGHT.ids) + len(ACCOUNT.ids))),
            *_record(outlook, screen),
        ]
    late, near = overdue(outlook, screen.occasion.day), soon(outlook, screen.occasion.day)
    lights = (outlook.own.of("issues.by_light", word) for word in LIGHT.ids)
    return [
        *names,
        Cell(str(late), RED if late else ""),
        Cell(str(near), YELLOW if near else ""),
        *(Cell(str(count)) for count in lights),
        *(Cell(str(ratio)) for ratio in account_ratios([outlook]).values()),
        *_record(outlook, screen),
    ]


def _record(outlook: Outlook, screen: Screen) -> list[Cell]:
    quiet = outlook.quiet
    last = Cell(quiet.last.isoformat() if quiet.last else "")
    if not outlook.read:
        return [last, Cell(screen.say(_UNREAD), RED)]
    if outlook.finished:
        return [last, Cell(screen.say(Text("已办结", "finished")))]
    days = screen.say(_days(quiet.days))
    return [last, Cell(days, YELLOW if quiet.too_long else "")]


def _days(days: int | None) -> Text:
    if days is None:
        return Text("从来没有", "never any")
    return Text(f"{days} 天", days_text(days))


def as_idle(outlooks: Sequence[Outlook], screen: Screen) -> str:
    """Return the units that were quiet for too long, the longest first."""
    day = day_text(screen.occasion.day)
    idle = sorted(
        (outlook for outlook in outlooks if outlook.read and outlook.quiet.too_long),
        key=lambda outlook: (outlook.quiet.days is not None, -(outlook.quiet.days or 0)),
    )
    if not idle:
        return screen.say(Text("没有停滞的单位。", "No unit has gone quiet.")) + "\n"
    head = Text(
        f"停滞的单位  截至{day.zh}: {len(idle)} 个，共 {len(outlooks)} 个",
        f"Units gone quiet as of {day.en}: {len(idle)} of {len(outlooks)}",
    )
    columns = [Column(screen.say(name), whole=name in _RECORD) for name in (*_NAMES, *_RECORD)]
    rows = [[Cell(outlook.name), Cell(outlook.id), *_record(outlook, screen)] for outlook in idle]
    return _page(head, columns, rows, screen)
