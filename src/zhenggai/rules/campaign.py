"""FIL10, SEQ03, STG01 and PRV02: what campaign.yaml says makes sense and may be printed."""

from collections.abc import Iterator
from typing import Final

from zhenggai.finding import Finding, Severity
from zhenggai.model.campaign import Campaign, Profile, Stage
from zhenggai.model.limits import SHARES, Limits
from zhenggai.model.profiles import BUILT_IN
from zhenggai.naming import naming
from zhenggai.rules import BY_CODE, privacy
from zhenggai.rules.campaign_lists import strange_lists
from zhenggai.rules.runner import stamp
from zhenggai.source import Location, Mapping, Scalar, place
from zhenggai.words import STAGE, Text

_ENDS: Final = {"start": Text("开始", "start"), "end": Text("结束", "end")}


def check_campaign(campaign: Campaign) -> list[Finding]:
    """Return what is wrong with the campaign file beyond its form."""
    names = naming(campaign.node, Campaign, campaign.lists)
    found = [
        Finding(where, "FIL10", Severity.ERROR, message, names.say(remedy), field=name)
        for where, name, message, remedy in _nonsense(campaign)
    ]
    found += [
        Finding(where, "SEQ03", Severity.ERROR, message, names.say(remedy), field="stages")
        for where, message, remedy in _stages(campaign)
    ]
    found += [
        Finding(
            where, "STG01", Severity.ERROR, message, names.say(remedy), field=name, clause="C01"
        )
        for where, name, message, remedy in _undated(campaign)
    ]
    return found + campaign_leaks(campaign)


def campaign_leaks(campaign: Campaign) -> list[Finding]:
    """Return what is private in the words of the campaign, for which no public paper is printed."""
    names = naming(campaign.node, Campaign, campaign.lists)
    wrong = privacy.campaign_numbers(campaign)
    return [stamp(privacy.numbers, item, "", names) for item in wrong]


def _nonsense(campaign: Campaign) -> Iterator[tuple[Location, str, Text, Text]]:
    yield from _bad_severities(campaign)
    yield from strange_lists(campaign)
    all_limits = [campaign.limits, *(item.limits for item in campaign.profiles.values())]
    for limits in filter(None, all_limits):
        yield from _bad_shares(limits)
    for name, profile in campaign.profiles.items():
        if profile.like and profile.like not in {*campaign.profiles, *BUILT_IN}:
            yield (
                profile.at("like"),
                "like",
                Text(f"没有单位类型“{profile.like}”", f"there is no profile {profile.like}"),
                Text(
                    "写 organ（机关）、village（村）或本文件里的类型",
                    "write organ, village or a profile of this file",
                ),
            )
        elif _goes_round(campaign, name):
            yield (
                profile.at("like"),
                "like",
                Text("单位类型互相沿用，没有尽头", "the profiles are like each other"),
                Text("让其中一个沿用 organ 或 village", "make one of them like organ"),
            )


def _goes_round(campaign: Campaign, name: str) -> bool:
    seen: set[str] = set()
    while name in campaign.profiles and campaign.profiles[name].like not in ("", name):
        if name in seen:
            return True
        seen.add(name)
        name = campaign.profiles[name].like
    return False


def _bad_severities(campaign: Campaign) -> Iterator[tuple[Location, str, Text, Text]]:
    """Go through the severities that change nothing."""
    records: tuple[Campaign | Profile, ...] = (campaign, *campaign.profiles.values())
    for record in records:
        node = record.typed("severity")
        keys = node.keys if isinstance(node, Mapping) else {}
        for code in filter(keys.get, record.severity):
            where = place(record.node.path, keys[code])
            rule = BY_CODE.get(code)
            if rule is None:
                yield (
                    where,
                    "severity",
                    Text(f"没有规则“{code}”", f"there is no rule {code}"),
                    Text(
                        "改成有的代码，见 zhenggai rules", "name a rule; zhenggai rules lists them"
                    ),
                )
            elif rule.fixed:
                yield (
                    where,
                    "severity",
                    Text(f"规则 {code} 的级别不能改", f"the severity of {code} cannot be changed"),
                    Text("删去这一项", "delete it"),
                )


def _bad_shares(limits: Limits) -> Iterator[tuple[Location, str, Text, Text]]:
    for name in SHARES:
        value = getattr(limits, name)
        if value is not None and not 0 <= value <= 1:
            yield (
                limits.at(name),
                name,
                Text(
                    f"{name} 是比例，{value:g} 不在 0 和 1 之间",
                    f"{name} is a share: {value:g} is not from 0 to 1",
                ),
                Text("写 0 到 1 之间的数，如 0.8", "write a number from 0 to 1"),
            )


def _stages(campaign: Campaign) -> Iterator[tuple[Location, Text, Text]]:
    order = {word.id: place for place, word in enumerate(STAGE)}
    last = None
    for stage in sorted(campaign.stages, key=lambda item: order.get(item.id, 0)):
        if stage.start and stage.end and stage.end < stage.start:
            yield (
                stage.at("end"),
                Text(
                    f"“{STAGE[stage.id].zh}”{stage.end} 结束，早于开始的 {stage.start}",
                    f"{STAGE[stage.id].en} ends on {stage.end}, before it starts on {stage.start}",
                ),
                Text(
                    "改正 ‹stages.start› 或 ‹stages.end›", "correct ‹stages.start› or ‹stages.end›"
                ),
            )
        if last and last.end and stage.start and stage.start <= last.end:
            yield (
                stage.at("start"),
                Text(
                    f"“{STAGE[stage.id].zh}”{stage.start} 开始，“{STAGE[last.id].zh}”"
                    f"到 {last.end} 才结束（第 {last.at('end').line} 行）",
                    f"{STAGE[stage.id].en} starts on {stage.start}, before"
                    f" {STAGE[last.id].en} ends on {last.end} (line {last.at('end').line})",
                ),
                Text("改正写错的那个日期", "correct whichever date is wrong"),
            )
        last = stage


def _undated(campaign: Campaign) -> Iterator[tuple[Location, str, Text, Text]]:
    """Find that the stage is not dated; a file or a date that cannot be read is FIL."""
    stage = campaign.rectification
    if stage is None and campaign.node.keys:
        yield (
            campaign.at("stages"),
            "stages",
            Text(
                "没有整改提高阶段，多数规则无从检查",
                "there is no rectification stage: most rules cannot be judged",
            ),
            Text(
                "写 ‹stages: - {id: rectification, start: 第一天, end: 最后一天}›",
                "write ‹stages: - {id: rectification, start: DATE, end: DATE}›",
            ),
        )
    for name, called in _ENDS.items() if stage else ():
        if stage and getattr(stage, name) is None and not _typed(stage, name):
            yield (
                stage.begins,
                name,
                Text(
                    f"整改提高阶段没有写{called.zh}日期",
                    f"the rectification stage has no {called.en} date",
                ),
                Text(f"补上 ‹stages.{name}›: 2006-02-27 这样的日期", f"add ‹stages.{name}: DATE›"),
            )


def _typed(stage: Stage, name: str) -> bool:
    node = stage.typed(name)
    return node is not None and not (isinstance(node, Scalar) and not node.text)
