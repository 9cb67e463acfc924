"""FIN: a unit is finished only when nothing is open (办结, C63)."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from zhenggai.finding import Severity
from zhenggai.model.review import Waiver
from zhenggai.model.unit import Unit
from zhenggai.rules import accounts, lookbacks, makeups, mechanisms, surveys
from zhenggai.rules.base import Case, Rule, rule
from zhenggai.rules.outcome import Outcome, Skip, Wrong
from zhenggai.words import COVERS, Text

_JUDGED_BY: Final = (
    *accounts.RULES,
    *lookbacks.RULES,
    *surveys.RULES,
    *makeups.RULES,
    mechanisms.adopted,
)
_NOT_FINISHED: Final = Skip(Text("还没有办结", "not finished yet"))
_SHOWN: Final = 8
_SURVEY: Final = Text("满意度测评", "survey")


@dataclass(frozen=True, slots=True)
class _Open:
    """Something that forbids finishing: the code of its rule and the record, or a paper."""

    zh: str
    en: str


@rule(
    "FIN01",
    Severity.ERROR,
    "C63",
    Text(
        "办结时对账、回头看、测评、补课和长效机制都没有未清事项",
        "when a unit finishes, accounts, look-back, survey, make-up and mechanisms are all clear",
    ),
    why=Text(
        "还有没清的事就宣布办结，是失信于民。",
        "To declare an end while things are open breaks faith with the people.",
    ),
    limits=("return_rate", "public_share", "dissatisfied", "broad_minimum"),
)
def clear(case: Case) -> Iterator[Outcome]:
    """Want 「圆满成功」 to be true: what its rules find, not waived, is still open."""
    finished = case.unit.finished
    if finished is None:
        yield _NOT_FINISHED
        return
    left = [*_papers(case), *_found(case)]
    if not left:
        return
    more = len(left) - _SHOWN
    zh = "、".join(item.zh for item in left[:_SHOWN]) + ("等" if more > 0 else "")
    en = ", ".join(item.en for item in left[:_SHOWN]) + (", …" if more > 0 else "")
    yield case.wrong(
        finished,
        "date",
        Text(
            f"单位已于 {finished.date} 办结，还有 {len(left)} 项未清: {zh}",
            f"the unit finished on {finished.date} with {len(left)} things open: {en}",
        ),
        Text(
            f"逐项办清再办结；不能照办的逐项写明理由: zhenggai add waiver {case.unit.id}；"
            "已经写了 ‹finished› 的先删去",
            "settle them first; accept what cannot be, with a reason:"
            f" zhenggai add waiver {case.unit.id}; until then take out ‹finished›",
        ),
    )


def _papers(case: Case) -> Iterator[_Open]:
    """Go through the papers that the profile wants before a finish and that are not there.

    Without a look-back LBK01 says so.
    """
    for name in case.needs.finish:
        if name in COVERS and name != "lookback" and not _there(case.unit, name):
            word = _SURVEY if name == "survey" else COVERS[name]
            paper = Text("", "") if name == "survey" else Text("公示", " notice")
            yield _Open(f"没有{word.zh}{paper.zh}", f"no {word.en}{paper.en}")


def _there(unit: Unit, name: str) -> bool:
    return bool(unit.surveys if name == "survey" else unit.posted(name))


def _found(case: Case) -> Iterator[_Open]:
    for judged in _JUDGED_BY:
        for outcome in case.outcomes(judged):
            if isinstance(outcome, Wrong) and _forbids(case, judged, outcome):
                said = f"{judged.code} {outcome.record}".strip()
                yield _Open(said, said)


def _forbids(case: Case, judged: Rule, wrong: Wrong) -> bool:
    severity = judged.severity if wrong.severity is None else wrong.severity
    word = case.needs.severity.get(judged.code, severity.word)
    waived = any(_accepts(case, waiver, judged, wrong) for waiver in case.typed.waivers)
    return word == Severity.ERROR.word and not waived


def _accepts(case: Case, waiver: Waiver, judged: Rule, wrong: Wrong) -> bool:
    """Say whether a waiver with a reason, not past its end, covers what was found."""
    valid = bool(waiver.reason) and (waiver.until is None or waiver.until >= case.day)
    record = waiver.record.removeprefix(f"{case.unit.id}#")
    return valid and waiver.rule == judged.code and record in ("", wrong.record)


RULES = (clear,)
