"""One unit on one screen: stage, lights, accounts, what is due, and what to do next."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from zhenggai.dates import day_text
from zhenggai.dues.base import Due
from zhenggai.finding import Finding
from zhenggai.outlook import Outlook, Quiet, Step, next_steps
from zhenggai.report.agenda import Agenda
from zhenggai.report.clean import clean, width
from zhenggai.report.due_table import RED, YELLOW
from zhenggai.report.due_words import left_text
from zhenggai.report.grid import Cell, Column, folded, grid, paint
from zhenggai.report.stage_words import days_text, stage_text
from zhenggai.report.standing import Occasion, account_ratios, agenda_of, severities
from zhenggai.words import ACCOUNT, DUE, LIGHT, SEVERITY, Text

_DUES: Final = 6
"""How many due dates of one sort a screen shows."""
_STEPS: Final = 5
_INDENT: Final = "  "
_COLORS: Final = {"red": RED, "yellow": YELLOW, "green": "32", "grey": "90"}


@dataclass(frozen=True, slots=True)
class Screen:
    """For whom and for what terminal a screen is written."""

    occasion: Occasion
    room: int | None = None
    color: bool = False

    def say(self, text: Text) -> str:
        """Return words in the language that is wanted, safe for a terminal."""
        return clean(self.occasion.say(text))

    def paint(self, text: str, color: str) -> str:
        """Return text in a colour, where there are colours."""
        return paint(text, color) if self.color else text


def as_screen(outlook: Outlook, findings: Sequence[Finding], screen: Screen) -> str:
    """Return how one unit stands and what its rules say to do next."""
    agenda = agenda_of([outlook], screen.occasion)
    lines = [
        screen.paint(screen.say(_head(outlook, screen)), "1"),
        "",
        *_facts(outlook, screen),
        *_dues(outlook, agenda, screen),
        *_next(outlook, findings, screen),
    ]
    return "".join(f"{line}\n" for line in lines)


def _head(outlook: Outlook, screen: Screen) -> Text:
    kind, day = screen.occasion.kind_of(outlook), day_text(screen.occasion.day)
    if outlook.batch is not None:
        number = outlook.batch
        kind = Text(f"{kind.zh}，第{number}批", f"{kind.en}, batch {number}")
    return Text(
        f"{outlook.name}  {outlook.id}（{kind.zh}）  截至{day.zh}",
        f"{outlook.name}  {outlook.id} ({kind.en})  as of {day.en}",
    )


def _facts(outlook: Outlook, screen: Screen) -> Iterator[str]:
    facts = [
        (Text("阶段", "stage"), [screen.say(_stage(outlook, screen.occasion))]),
        (Text("问题", "issues"), [_lights(outlook, "issues", screen)]),
        (Text("三项对账", "accounts"), _accounts(outlook, screen)),
        (
            Text("最近记录", "latest record"),
            [screen.say(record_text(outlook.quiet, screen.occasion.day))],
        ),
    ]
    if outlook.own.of("personal.total"):
        personal = Text("个人问题", "members' issues")
        facts.insert(2, (personal, [_lights(outlook, "personal", screen)]))
    wide = max(width(screen.say(label)) for label, _ in facts)
    for label, values in facts:
        said = screen.say(label)
        for place, value in enumerate(values):
            left = "" if place else said
            yield f"{left}{' ' * (wide - width(left))}  {value}"


def _stage(outlook: Outlook, occasion: Occasion) -> Text:
    where = stage_text(occasion.campaign, occasion.day)
    if outlook.finished is None:
        return where
    return Text(
        f"本单位已于 {outlook.finished} 办结；{where.zh}",
        f"the unit finished on {outlook.finished}; {where.en}",
    )


def _lights(outlook: Outlook, group: str, screen: Screen) -> str:
    """Say how many issues there are, by light; those that do not count stand apart."""
    own = outlook.own
    total, outside = own.of(f"{group}.total"), own.of(f"{group}.outside")
    lights = []
    for word in LIGHT:
        count = own.of(f"{group}.by_light", word.id)
        lights.append(screen.paint(f"{screen.say(word.text)} {count}", _COLORS[word.id]))
    said = f"{screen.say(Text(f'{total} 条:', f'{total}:'))} {'  '.join(lights)}"
    if outside:
        apart = Text(
            f"（另有转办、归并、撤销 {outside} 条）",
            f" (besides {outside} referred, merged or withdrawn)",
        )
        said += screen.occasion.say(apart)
    return said


def _accounts(outlook: Outlook, screen: Screen) -> list[str]:
    ratios = account_ratios([outlook])
    names = {word.id: screen.say(word.text) for word in ACCOUNT}
    wide = max(map(width, names.values()))
    return [
        f"{names[name]}{' ' * (wide - width(names[name]))}  {ratio}"
        for name, ratio in ratios.items()
    ]


def record_text(quiet: Quiet, day: dt.date) -> Text:
    """Say of which day the latest record is, and whether that is too long ago."""
    last = quiet.last
    if last is None:
        return Text("还没有任何有日期的记录", "nothing with a date is recorded yet")
    ago = (day - last).days
    if ago == 0:
        return Text(f"{last}，今天", f"{last}, today")
    if not quiet.too_long:
        return Text(f"{last}，{ago} 天前", f"{last}, {days_text(ago)} ago")
    if quiet.days == ago:
        return Text(f"{last}，已停滞 {ago} 天", f"{last}: nothing new for {days_text(ago)}")
    return Text(
        f"{last}；阶段开始 {quiet.days} 天以来没有新的记录",
        f"{last}: nothing new in the {quiet.days} days since the stage began",
    )


def _dues(outlook: Outlook, agenda: Agenda, screen: Screen) -> Iterator[str]:
    late = [due for due in agenda.dues if due.days_left(agenda.day) < 0]
    near = [due for due in agenda.dues if agenda.soon(due)]
    days = outlook.warn_days
    heads = (
        (Text(f"逾期（{len(late)}）", f"Overdue ({len(late)})"), late, RED),
        (
            Text(f"{days} 天内到期（{len(near)}）", f"Due within {days} days ({len(near)})"),
            near,
            YELLOW,
        ),
    )
    for head, found, color in heads:
        if found:
            yield ""
            yield screen.paint(screen.say(head), color)
            yield from _rows(found[:_DUES], agenda, screen)
            more = len(found) - _DUES
            if more > 0:
                see = f"zhenggai due {outlook.id}"
                yield _INDENT + screen.say(Text(f"还有 {more} 件: {see}", f"{more} more: {see}"))


def _rows(dues: Sequence[Due], agenda: Agenda, screen: Screen) -> Iterator[str]:
    rows = [
        [
            Cell(due.day.isoformat()),
            Cell(agenda.say(left_text(due.days_left(agenda.day)))),
            Cell(agenda.say(DUE[due.kind])),
            Cell(f"{due.matter.of} {due.matter.record}".strip()),
            Cell(agenda.say(due.matter.what)),
            Cell(due.matter.owner),
        ]
        for due in dues
    ]
    room = screen.room - len(_INDENT) if screen.room else None
    found = grid([Column("")] * len(rows[0]), rows, room, color=False)
    return (f"{_INDENT}{line}" for line in found.lines[1:])


def _next(outlook: Outlook, findings: Sequence[Finding], screen: Screen) -> Iterator[str]:
    steps = next_steps(findings)
    counts = severities(findings)
    errors, warnings = counts["error"], counts["warning"]
    yield ""
    if not steps:
        yield screen.say(Text("检查没有发现要办的事。", "The rules find nothing to do."))
        return
    yield screen.paint(
        screen.say(
            Text(
                f"下一步（错误 {errors}，警告 {warnings}）",
                f"Next (errors {errors}, warnings {warnings})",
            )
        ),
        "1",
    )
    for number, step in enumerate(steps[:_STEPS], 1):
        yield from _step(number, step, screen)
    more, see = len(steps) - _STEPS, f"zhenggai validate {outlook.id}"
    rest = Text(f"逐条查看: {see}", f"One by one: {see}")
    if more > 0:
        rest = Text(f"还有 {more} 类，逐条查看: {see}", f"{more} more rules; one by one: {see}")
    yield _INDENT + screen.say(rest)


def _step(number: int, step: Step, screen: Screen) -> Iterator[str]:
    """Say what one rule found first, what to do about it, and where."""
    first, count = step.first, step.count
    severity, place = SEVERITY[first.severity.word], first.location
    said = screen.say(
        Text(
            f"{first.code} {severity.zh} {count} 处: {first.message.zh} → {first.remedy.zh}",
            f"{first.code} {severity.en} ×{count}: {first.message.en} → {first.remedy.en}",
        )
    )
    mark = f"{_INDENT}{number}. "
    room = screen.room - len(mark) if screen.room else None
    for line_number, line in enumerate(folded(said, room) if room else [said]):
        yield (" " * len(mark) if line_number else mark) + line
    yield f"{' ' * len(mark)}{place}"
