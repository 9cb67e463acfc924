"""ARE: what an area of problems calls for is there (C40 to C42)."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from zhenggai.finding import Severity
from zhenggai.model.issues import OUTSIDE, Issue
from zhenggai.rules import commands
from zhenggai.rules.base import Case, rule
from zhenggai.rules.outcome import Outcome, Wrong
from zhenggai.words import Text

_LIFTING: Final = frozenset(
    (
        *("planning", "water", "roads", "toilets", "stoves", "clean_energy"),
        *("paving", "greening", "cleaning", "lighting", "beautifying"),
    )
)
"""规划, 四改 and 五化; 清洁能源 stands beside 改灶 in the speech."""
_OPEN: Final = frozenset(("disclosure", "finance_disclosure"))
_TRAINING: Final = frozenset(("training", "two_trainings"))
_IDEA: Final = ("思路", "规划", "development idea", "development plan")
_TAUGHT: Final = ("培训", "授课", "讲课", "上课", "课", "辅导", "training", "course")
_SHOWN: Final = ("公开", "公布", "公示", "张榜", "上榜", "上墙", "张贴", "publish", "post")


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What one or several areas call for."""

    areas: tuple[str, ...]
    holds: Callable[[Issue], bool]
    message: Text
    remedy: Text


def _tagged(issue: Issue, tags: frozenset[str]) -> bool:
    return not tags.isdisjoint(issue.tags) or any(item.kind in tags for item in issue.measures)


def _says(issue: Issue, words: tuple[str, ...]) -> bool:
    """Say whether the measures of an issue, what came of them or their papers name one of these."""
    said = [issue.goal, issue.scheme]
    for measure in issue.measures:
        said += (measure.text, measure.result, *measure.evidence)
    for event in issue.log:
        said += (event.text, *event.evidence)
    text = "\n".join(said).casefold()
    return any(word in text for word in words)


def _has_idea(issue: Issue) -> bool:
    return _tagged(issue, frozenset(("planning",))) or _says(issue, _IDEA)


def _trains(issue: Issue) -> bool:
    return _tagged(issue, _TRAINING) or _says(issue, _TAUGHT)


def _lifts(issue: Issue) -> bool:
    return _tagged(issue, _LIFTING)


def _discloses(issue: Issue) -> bool:
    return _tagged(issue, _OPEN) or _says(issue, _SHOWN)


_WANTED: Final = (
    _Wanted(
        ("A1",),
        _has_idea,
        Text("没有形成发展思路的措施", "no measure that leads to a development idea in writing"),
        Text(
            "加一条写出本村发展思路的措施（‹measures.kind: planning›），写明文件名称",
            "add a measure (‹measures.kind: planning›) that writes down the village's development"
            " idea",
        ),
    ),
    _Wanted(
        ("A4",),
        _trains,
        Text("没有培训措施", "no training among its measures"),
        Text(
            "加一条 ‹measures.kind: training› 的措施",
            "add a measure with ‹measures.kind: training›",
        ),
    ),
    _Wanted(
        ("B4", "B5"),
        _lifts,
        Text(
            "没有一条措施属于规划、四改或五化",
            "no measure of planning, the four conversions or the five -isations",
        ),
        Text(
            "给措施标上 ‹measures.kind›，如 ‹measures.kind=planning›、"
            "‹measures.kind=cleaning›、‹measures.kind=toilets›",
            "give a measure its ‹measures.kind›, such as ‹measures.kind=planning›,"
            " ‹measures.kind=cleaning› or ‹measures.kind=toilets›",
        ),
    ),
    _Wanted(
        ("C1", "C2", "C3"),
        _discloses,
        Text("没有公开的措施", "no measure of disclosure"),
        Text(
            "加一条 ‹measures.kind: disclosure› 或 ‹measures.kind: finance_disclosure› 的措施",
            "add a measure with ‹measures.kind: disclosure› or ‹measures.kind: finance_disclosure›",
        ),
    ),
)


@rule(
    "ARE01",
    Severity.WARNING,
    "C40 C41 C42",
    Text(
        "各领域的问题有该领域应有的措施",
        "the issues of each area have the measures that the area calls for",
    ),
    applies="V",
    why=Text(
        "讲话对各领域提了具体做法：基础设施要规划、分步骤，科技素质要培训，村容要改水改路改厕改"
        "灶，村务财务要公开。",
        "The speech says what each area calls for: infrastructure a plan with steps, skills"
        " training, appearance the four conversions, village affairs disclosure.",
    ),
    limits=("visit_days",),
)
def fitting(case: Case) -> Iterator[Outcome]:
    """Want what the speech asks for area by area, once an issue has measures at all."""
    for issue in case.unit.public_issues if case.needs.areas else ():
        if issue.is_copy or issue.status in OUTSIDE:
            continue
        if issue.area == "A3" and issue.track not in ("", "phased"):
            yield _not_phased(case, issue)
        if issue.area == "C1":
            yield from _not_visited(case, issue)
        for wanted in _WANTED:
            if issue.area in wanted.areas and issue.measures and not wanted.holds(issue):
                yield _lacking(case, issue, wanted)


def _lacking(case: Case, issue: Issue, wanted: _Wanted) -> Wrong:
    area = case.campaign.lists["areas"][issue.area]
    return case.wrong(
        issue,
        "measures",
        Text(
            f"问题 {issue.id} 属于“{area.zh}”，{wanted.message.zh}",
            f"issue {issue.id} of {area.en}: {wanted.message.en}",
        ),
        wanted.remedy,
    )


def _not_phased(case: Case, issue: Issue) -> Wrong:
    area = case.campaign.lists["areas"][issue.area]
    return case.wrong(
        issue,
        "track",
        Text(
            f"问题 {issue.id} 属于“{area.zh}”，应当有规划、分步骤解决，类别却不是“逐步解决”",
            f"issue {issue.id} of {area.en} is to be solved step by step, but is not phased",
        ),
        Text(
            "改成 ‹track: phased›，写研究、具体方案和节点；小修小补的，‹area› 可以不写",
            "make it ‹track: phased› with study, scheme and milestones; a small repair needs"
            " no area",
        ),
    )


def _not_visited(case: Case, issue: Issue) -> Iterator[Outcome]:
    stage = case.stage
    if case.unit.visits or stage is None or stage.start is None:
        return
    since = max(stage.start, issue.found or stage.start)
    until = case.until(since, case.limits.visit_days)
    if case.day > until:
        area = case.campaign.lists["areas"][issue.area]
        visit = commands.add(f"visit {case.unit.id}")
        yield case.wrong(
            issue,
            "area",
            Text(
                f"问题 {issue.id} 属于“{area.zh}”，到 {until} 还没有督导过",
                f"issue {issue.id} of {area.en} had no supervision visit by {until}",
            ),
            Text(
                f"请上级督导一次，记下来: {visit.zh}",
                f"ask the superior for a visit and record it: {visit.en}",
            ),
        )


RULES = (fitting,)
