"""ISS: where every issue comes from, what it touches and why it exists (C01 to C19)."""

from collections.abc import Iterator

from zhenggai.finding import Severity
from zhenggai.model.issues import OUTSIDE, Issue
from zhenggai.rules.base import Case, rule
from zhenggai.rules.outcome import NO_STAGE, Outcome, Skip
from zhenggai.rules.wording import words_to_type
from zhenggai.words import Text

_NO_ISSUES = Skip(Text("还没有列出问题", "no issues are listed yet"))
_NO_FINDINGS = Skip(
    Text("没有记录前两阶段查摆的问题", "no findings of earlier stages are recorded")
)


def _own(case: Case) -> list[Issue]:
    """Return the issues that the unit itself answers for: the lead answers for a copy."""
    return [issue for issue in case.unit.issues if not issue.is_copy]


def _counted(case: Case) -> list[Issue]:
    return [issue for issue in _own(case) if issue.status not in OUTSIDE]


@rule(
    "ISS01",
    Severity.ERROR,
    "C01",
    Text("每个问题写明来源", "every issue says where it came from"),
    why=Text(
        "写明来源，才知道是谁提的、怎么查出来的，办完了该去问谁。",
        "The source tells who raised it or how it was found, and whom to ask once it is done.",
    ),
)
def sourced(case: Case) -> Iterator[Outcome]:
    """Find issues without a source: 「集中精力解决查摆出来的…各种问题」."""
    if not case.unit.issues:
        yield _NO_ISSUES
    for issue in _own(case):
        if case.missing(issue, "source"):
            yield case.wrong(
                issue,
                "source",
                Text(f"问题 {issue.id} 没有来源", f"issue {issue.id} has no source"),
                _source_of(case, issue),
            )


def _source_of(case: Case, issue: Issue) -> Text:
    """Return the source that the links of an issue already tell, or the choice."""
    opinions = case.opinions_of(issue)
    if opinions:
        return Text(
            f"意见 {opinions[0].id} 归入这个问题: 补上 ‹source: opinion›",
            f"opinion {opinions[0].id} led to it: add ‹source: opinion›",
        )
    if issue.from_:
        return Text(
            f"它来自查摆 {issue.from_[0]}: 补上 ‹source: appraisal›",
            f"it came from finding {issue.from_[0]}: add ‹source: appraisal›",
        )
    return Text(
        "补上 ‹source›，如 ‹source=opinion›、‹source=self_check›",
        "add ‹source: …›, such as ‹source=opinion› or ‹source=self_check›",
    )


@rule(
    "ISS02",
    Severity.ERROR,
    "C06",
    Text("每个问题写明属于哪个方面", "every issue names its domain"),
    why=Text(
        "分了方面，才看得出四个方面有没有漏查的。",
        "Only by domain can one see that none of the four was left out.",
    ),
)
def in_a_domain(case: Case) -> Iterator[Outcome]:
    """Find issues of no domain: four of them are to be solved, each looked at."""
    if not case.unit.issues:
        yield _NO_ISSUES
    for issue in _own(case):
        if case.missing(issue, "domain"):
            domains = words_to_type("domain", case.campaign.lists["domains"])
            yield case.wrong(
                issue,
                "domain",
                Text(f"问题 {issue.id} 没有写方面", f"issue {issue.id} has no domain"),
                Text(
                    f"补上 ‹domain›: {domains.zh}",
                    f"add ‹domain: …›, one of: {domains.en}",
                ),
            )


@rule(
    "ISS03",
    Severity.WARNING,
    "C09",
    Text(
        "前两阶段查摆的问题都列入整改，或说明为什么不列",
        "what the earlier stages found became an issue, or it is explained why not",
    ),
)
def findings_taken_up(case: Case) -> Iterator[Outcome]:
    """Find what was found and then forgotten, once the stage that puts it right has begun."""
    stage = case.campaign.rectification
    if stage and stage.start and case.day < stage.start:
        yield NO_STAGE
        return
    if not case.unit.findings:
        yield _NO_FINDINGS
    taken = {name for issue in case.unit.issues for name in issue.from_}
    for finding in case.unit.findings:
        if finding.stage == "rectification" or finding.explained or finding.id in taken:
            continue
        yield case.wrong(
            finding,
            "explained",
            Text(
                f"查摆的问题 {finding.id} 没有列入整改，也没有说明",
                f"finding {finding.id} became no issue, and nothing explains why",
            ),
            Text(
                f"在对应的问题里写 ‹issues.from: [{finding.id}]›，或在这里写 ‹explained›",
                f"write ‹issues.from: [{finding.id}]› in the issue it became, or"
                " ‹explained: …› here",
            ),
        )


@rule(
    "ISS04",
    Severity.WARNING,
    "C14",
    Text(
        "自身问题写明对照党章的哪一部分",
        "an issue of the organisation or its members names the part of the charter",
    ),
)
def measured_by_the_charter(case: Case) -> Iterator[Outcome]:
    """Find own problems held against no part of the charter: 「与党章要求不符的各种问题」."""
    own = [issue for issue in _counted(case) if issue.domain == "self"]
    if not own:
        yield Skip(Text("没有列出自身问题", "no issue of the domain self is listed"))
    parts = words_to_type("charter", case.campaign.lists["charter_parts"])
    for issue in own:
        if case.missing(issue, "charter"):
            yield case.wrong(
                issue,
                "charter",
                Text(
                    f"自身问题 {issue.id} 没有对照党章",
                    f"issue {issue.id} of the domain self names no part of the charter",
                ),
                Text(
                    f"补上 ‹charter›: {parts.zh}，可写几项",
                    f"add ‹charter: …›, one or more of: {parts.en}",
                ),
            )


@rule(
    "ISS05",
    Severity.ERROR,
    "C17 C19",
    Text("每个问题查明原因", "every issue says why it exists"),
)
def explained_by_a_cause(case: Case) -> Iterator[Outcome]:
    """Find issues without a cause: 「分析问题存在的根源」."""
    if not case.unit.issues:
        yield _NO_ISSUES
    for issue in _counted(case):
        if case.missing(issue, "cause"):
            yield case.wrong(
                issue,
                "cause",
                Text(f"问题 {issue.id} 没有写原因", f"issue {issue.id} has no cause"),
                Text(
                    "补上 ‹cause›: 为什么会有这个问题",
                    "add ‹cause: …›: why the problem exists",
                ),
            )


RULES = (sourced, in_a_domain, findings_taken_up, measured_by_the_charter, explained_by_a_cause)
