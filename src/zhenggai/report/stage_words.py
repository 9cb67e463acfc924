"""Where a campaign stands on a day: which stage, and which day of how many."""

import datetime as dt
from dataclasses import dataclass

from zhenggai.model.campaign import Campaign, Stage
from zhenggai.words import STAGE, Text


@dataclass(frozen=True, slots=True)
class StageDay:
    """A stage that runs, and the how manieth of its days it is; `days` if its end is known."""

    stage: Stage
    number: int
    days: int | None


def stage_day(campaign: Campaign, day: dt.date) -> StageDay | None:
    """Return the stage that runs on a day; None if none does."""
    for stage in campaign.stages:
        if stage.start and stage.holds(day):
            days = (stage.end - stage.start).days + 1 if stage.end else None
            return StageDay(stage, (day - stage.start).days + 1, days)
    return None


def stage_text(campaign: Campaign, day: dt.date) -> Text:
    """Say where the campaign stands: in a stage, before the next one, or after the last."""
    found = stage_day(campaign, day)
    if found is not None:
        return _running(found)
    ahead = [stage for stage in campaign.stages if stage.start and stage.start > day]
    over = [stage for stage in campaign.stages if stage.end and stage.end < day]
    if ahead:
        return _ahead(min(ahead, key=lambda stage: stage.start or day), day)
    if over:
        return _over(max(over, key=lambda stage: stage.end or day), day)
    return Text("活动没有写阶段日期", "the campaign has no stage dates")


def name_of(stage: Stage) -> Text:
    """Return what a stage is called; the campaign's own name for it is Chinese."""
    name = STAGE[stage.id]
    return Text(stage.name or name.zh, name.en)


def _running(found: StageDay) -> Text:
    name, start, end = name_of(found.stage), found.stage.start, found.stage.end
    if found.days is None:
        return Text(
            f"{name.zh}第 {found.number} 天（{start} 开始）",
            f"{name.en}, day {found.number} (since {start})",
        )
    return Text(
        f"{name.zh}第 {found.number} 天，共 {found.days} 天（{start} 至 {end}）",
        f"{name.en}, day {found.number} of {found.days} ({start} to {end})",
    )


def _ahead(stage: Stage, day: dt.date) -> Text:
    name, start = name_of(stage), stage.start or day
    days = (start - day).days
    return Text(
        f"{name.zh} {start} 开始，还有 {days} 天",
        f"{name.en} begins on {start}, in {days_text(days)}",
    )


def _over(stage: Stage, day: dt.date) -> Text:
    name, end = name_of(stage), stage.end or day
    days = (day - end).days
    return Text(
        f"{name.zh}已于 {end} 结束，过了 {days} 天",
        f"{name.en} ended on {end}, {days_text(days)} ago",
    )


def days_text(number: int) -> str:
    """Return a number of days in English."""
    return "1 day" if number == 1 else f"{number} days"
