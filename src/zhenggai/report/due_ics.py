"""What is due, as a calendar file that telephones and mail programs read."""

import datetime as dt
from typing import TYPE_CHECKING

from zhenggai.dues.base import Due
from zhenggai.errors import CannotGoOnError
from zhenggai.report.agenda import Agenda
from zhenggai.report.clean import clean
from zhenggai.report.due_words import explained
from zhenggai.words import DUE, Text

if TYPE_CHECKING:
    from icalendar import Event

_MISSING = Text(
    "没有安装 icalendar，写不了日历文件。运行: pip install 'zhenggai[ics]'",
    "icalendar is not installed, so no calendar file can be written."
    " Run: pip install 'zhenggai[ics]'",
)


def as_ics(agenda: Agenda) -> str:
    """Return an all-day event a due date; the same ledger and day give the same bytes.

    The events keep their identity when a date moves, so a calendar that reads the file again
    moves them. They are marked private: they name people and what is wrong.
    """
    try:
        # An extra, and slow to import: only where a calendar file is asked for.
        from icalendar import Calendar  # noqa: PLC0415
    except ImportError:
        raise CannotGoOnError(_MISSING) from None
    calendar = Calendar()
    calendar.add(
        "prodid", "-//zhenggai//due//ZH" if agenda.lang == "zh" else "-//zhenggai//due//EN"
    )
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", agenda.say(Text("整改到期事项", "Rectification: due dates")))
    for due in agenda.dues:
        calendar.add_component(_event(due, agenda))
    data: bytes = calendar.to_ical()
    return data.decode("utf-8")


def _event(due: Due, agenda: Agenda) -> "Event":
    from icalendar import Event  # noqa: PLC0415

    event = Event()
    event.add("uid", due.uid)
    event.add("dtstamp", dt.datetime.combine(agenda.day, dt.time(), dt.UTC))
    event.add("dtstart", due.day)
    if due.day < dt.date.max:
        event.add("dtend", due.day + dt.timedelta(days=1))
    event.add("summary", _line(_summary(due, agenda)))
    event.add("description", "\n".join(_line(text) for text in _description(due, agenda)))
    event.add("categories", [agenda.say(DUE[due.kind])])
    event.add("class", "PRIVATE")
    event.add("transp", "TRANSPARENT")
    return event


def _line(text: str) -> str:
    return clean(text)


def _summary(due: Due, agenda: Agenda) -> str:
    kind, matter = DUE[due.kind], due.matter
    name, what = agenda.name_of(due), agenda.say(matter.what)
    return agenda.say(
        Text(
            f"{kind.zh} {matter.record} {what}（{name}）",
            f"{kind.en} {matter.record}: {what} ({name})",
        )
    )


def _description(due: Due, agenda: Agenda) -> list[str]:
    owner = due.matter.owner
    said = [agenda.say(text) for text in explained(due, agenda.calendar)]
    if owner:
        said.insert(0, agenda.say(Text(f"责任人: {owner}", f"owner: {owner}")))
    return [*said, f"{due.at.path}:{due.at.line}"]
