"""What there is to say of a rule: gathered once, for the terminal and for its page in the docs."""

import datetime as dt
import difflib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from zhenggai.clauses import BY_ID, Clause
from zhenggai.errors import CannotGoOnError
from zhenggai.examples import Example, example
from zhenggai.model.campaign import Campaign
from zhenggai.model.limits import Limits
from zhenggai.model.profiles import BUILT_IN, Requirements, requirements
from zhenggai.model.review import Waiver
from zhenggai.model.schema import keys_of
from zhenggai.model.unit import Unit
from zhenggai.rules import BY_CODE, RULES
from zhenggai.rules.base import Rule
from zhenggai.words import Text

PAGES: Final = "docs/rules"
"""Where the pages of the rules are."""
_UNTIL: Final = "2006-06-20"
"""A day to show how `until` is written."""


@dataclass(frozen=True, slots=True)
class LimitLine:
    """A limit that a rule judges by."""

    name: str
    called: Text
    help: Text
    default: str
    values: tuple[tuple[Text, str], ...] = ()
    """What a ledger has instead, by kind of unit."""


@dataclass(frozen=True, slots=True)
class WaiverLine:
    """A line of a waiver to type, and what it means."""

    typed: str
    help: Text


@dataclass(frozen=True, slots=True)
class Explanation:
    """All that a rule's page says."""

    rule: Rule
    clauses: tuple[Clause, ...]
    bad: Example
    good: Example
    limits: tuple[LimitLine, ...]
    severities: tuple[tuple[Text, str], ...] = ()
    """Where a ledger gives it another severity, by kind of unit."""

    @property
    def page(self) -> str:
        """The path of its page in the docs."""
        return f"{PAGES}/{self.rule.code}.md"


def explain(
    rule: Rule, folder: Path, today: dt.date, campaign: Campaign | None = None
) -> Explanation:
    """Gather what there is to say of a rule; its examples are laid out in an empty folder."""
    kinds = tuple(_kinds(campaign)) if campaign else ()
    return Explanation(
        rule,
        tuple(BY_ID[name] for name in rule.clause.split()),
        example(rule.code, "bad", folder / "bad", today),
        example(rule.code, "good", folder / "good", today),
        tuple(_limit(name, kinds) for name in rule.limits),
        tuple(
            (needs.name, needs.severity[rule.code])
            for needs in kinds
            if rule.code in needs.severity and not rule.fixed
        ),
    )


def _kinds(campaign: Campaign) -> Iterator[Requirements]:
    """Go through what a campaign asks of each kind of unit."""
    for kind in dict.fromkeys((*BUILT_IN, *campaign.profiles)):
        needs = requirements(campaign, kind)
        if needs is not None:
            yield needs


def _limit(name: str, kinds: Sequence[Requirements]) -> LimitLine:
    key = keys_of(Limits)[name]
    default = getattr(BUILT_IN["organ"].limits, name)
    own = tuple((needs.name, _typed(getattr(needs.limits, name))) for needs in kinds)
    return LimitLine(name, Text(key.zh, key.id), key.help, _typed(default), own)


def _typed(value: float | None) -> str:
    return "" if value is None else f"{value:g}"


_ONE_RECORD: Final = Text("哪一条记录", "the one record it is for")


def waiver_lines(shown: Explanation) -> tuple[WaiverLine, ...]:
    """Return the waiver that would accept the bad example, line by line."""
    keys = keys_of(Waiver)
    found = shown.bad.findings
    record = found[0].record if found else ""
    typed = {"rule": shown.rule.code, "record": record, "reason": "…", "by": "…", "until": _UNTIL}
    lines = [WaiverLine("waivers:", Text(f"中文文件写“{keys_of(Unit)['waivers'].zh}”", ""))]
    for name, value in typed.items():
        if value:
            dash = "- " if name == "rule" else "  "
            key = keys[name]
            one = name == "record" and shown.rule.silence == "record"
            said = _ONE_RECORD if one else key.help
            lines.append(
                WaiverLine(f"  {dash}{name}: {value}", Text(f"{key.zh}: {said.zh}", said.en))
            )
    return tuple(lines)


def silencing(rule: Rule) -> Text:
    """Say how a finding of a rule may be accepted, apart from the waiver itself."""
    code = rule.code
    if rule.silence == "never":
        return Text(
            f"{code} 不能豁免，也不能放宽，改好才行。",
            f"{code} can be neither waived nor turned down: it has to be mended.",
        )
    if rule.silence == "record":
        return Text(
            f"{code} 不能放宽，也不能整个单位豁免: 一条豁免只管一条记录，不写 record（记录）的"
            "只管没有编号的内容，如单位名称、联系方式、方案。没有豁免的，公示不印。",
            f"{code} cannot be turned down, nor waived for a unit as a whole: a waiver is for one"
            " record, and without 'record' for what has no id, such as name, contact and plan. What"
            " is not waived is not printed.",
        )
    if rule.silence == "severity":
        return Text(
            f"{code} 查的不是单位文件里的内容，不能写豁免；要放宽，"
            f"在 data/campaign.yaml 里写 severity（级别）: {{{code}: warning}}，关闭写 off。",
            f"{code} is not about what stands in a unit's file and cannot be waived; to turn it"
            f" down, write 'severity: {{{code}: warning}}' in data/campaign.yaml, 'off' to silence"
            " it.",
        )
    return Text(
        f"整个账本都放宽的，在 data/campaign.yaml 里写 severity（级别）: {{{code}: info}}，"
        "关闭写 off；也可以只写在一类单位的 profiles（单位类型）里。",
        f"For the whole ledger write 'severity: {{{code}: info}}' in data/campaign.yaml, 'off' to"
        " silence it; for one kind of unit, write it in that one of the 'profiles'.",
    )


def the_rule(code: str) -> Rule:
    """Return a rule by its code, however it is typed; raise `CannotGoOnError` if there is none."""
    rule = BY_CODE.get(code.strip().upper())
    if rule is not None:
        return rule
    near = " ".join(nearest(code))
    if near:
        raise CannotGoOnError(
            Text(
                f"没有规则“{code}”。是不是: {near}",
                f"no rule {code}. Did you mean: {near}",
            )
        )
    raise CannotGoOnError(
        Text(
            f"没有规则“{code}”。全部规则: zhenggai rules",
            f"no rule {code}. To list all of them: zhenggai rules",
        )
    )


def nearest(code: str) -> tuple[str, ...]:
    """Return the codes that may have been meant: those of its family, else those spelt alike."""
    typed = code.strip().upper()
    family = [name for name in BY_CODE if len(typed) > 1 and name.startswith(typed[:3])]
    alike = difflib.get_close_matches(typed, family or BY_CODE, n=8, cutoff=0.6)
    return tuple(dict.fromkeys((*alike, *family)))[:8]


def chosen(prefixes: Sequence[str]) -> tuple[Rule, ...]:
    """Return the rules whose code begins with one of the prefixes, all if there are none."""
    wanted = tuple(prefix.strip().upper() for prefix in prefixes)
    for prefix in wanted:
        if not any(rule.code.startswith(prefix) for rule in RULES):
            families = " ".join(dict.fromkeys(rule.code[:3] for rule in RULES))
            raise CannotGoOnError(
                Text(
                    f"没有“{prefix}”开头的规则。各类规则: {families}",
                    f"no rule begins with {prefix}. The families: {families}",
                )
            )
    return tuple(rule for rule in RULES if not wanted or rule.code.startswith(wanted))
