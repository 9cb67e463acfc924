"""What a unit's ledger must come to, kept as plain facts beside the commands that write it."""

import datetime as dt
from dataclasses import dataclass, field
from typing import Any, Final

OPEN: Final = ("registered", "in_progress", "explained", "referred")
RESOLVED: Final = ("done", "closed", "sustained")
OUTSIDE: Final = ("referred", "merged", "withdrawn")
FROM: Final = {
    "start": OPEN,
    "progress": OPEN,
    "done": OPEN,
    "extend": OPEN,
    "explain": OPEN,
    "refer": OPEN,
    "merge": (*OPEN, "done"),
    "withdraw": (*OPEN, "done"),
    "close": ("done", "sustained"),
    "sustain": RESOLVED,
    "reopen": (*RESOLVED, "explained", *OUTSIDE),
}
"""In which status of an issue a verb can have happened."""
BECOMES: Final = {
    "done": "done",
    "explain": "explained",
    "refer": "referred",
    "merge": "merged",
    "withdraw": "withdrawn",
    "close": "closed",
    "sustain": "sustained",
}
"""The status after a verb; in progress after all others."""


@dataclass
class Measure:
    """A measure of an issue."""

    due: dt.date | None
    done: dt.date | None = None
    evidence: bool = False


@dataclass
class Issue:
    """An issue and what happened to it."""

    owner: str
    due: dt.date | None
    status: str = "registered"
    begun: bool = False
    """Whether work was ever recorded as started."""
    started: bool = False
    """Whether it was, and has not been broken off since."""
    relapsed: bool = False
    extended: bool = False
    evidence: bool = False
    into: str = ""
    measures: dict[str, Measure] = field(default_factory=dict)

    def overdue(self, day: dt.date) -> bool:
        settled = (*RESOLVED, *OUTSIDE, "explained")
        return self.due is not None and self.due < day and self.status not in settled


@dataclass
class Opinion:
    """An opinion and how far the answer to it has come."""

    anonymous: bool
    praise: bool
    count: int
    acknowledged: bool | None = None
    """None before it was passed on."""
    outcome: str = ""
    decided: dt.date | None = None
    replied: bool = False
    solved: str = ""
    judged: dt.date | None = None
    issues: set[str] = field(default_factory=set)


@dataclass
class Life:
    """One unit from its first opinion on."""

    day: dt.date
    opinions: dict[str, Opinion] = field(default_factory=dict)
    issues: dict[str, Issue] = field(default_factory=dict)
    reopened: dict[str, dt.date] = field(default_factory=dict)
    """When an issue came back, the last time."""
    results: bool = False
    """Whether a notice of results for all issues was posted."""
    replies: dt.date | None = None
    """The day of the last notice of replies."""
    versions: int = 0
    approved: bool = False
    surveys: int = 0
    makeups: dict[str, bool] = field(default_factory=dict)
    """Whether each make-up was accepted."""

    def answered(self, opinion: Opinion) -> bool:
        if not opinion.anonymous:
            return opinion.replied
        decided = opinion.decided
        return decided is not None and self.replies is not None and self.replies >= decided

    def may(self, verb: str, name: str) -> bool:
        """Say whether a verb can have happened to an issue today."""
        issue = self.issues[name]
        if issue.status not in FROM[verb]:
            return False
        if verb == "start":
            # Nothing of an issue is done before work on it begins.
            early = any(it.done and it.done < self.day for it in issue.measures.values())
            return not issue.started and (issue.begun or not early)
        return True

    def may_close(self, name: str, by: str) -> bool:
        """Say whether nothing forbids to close an issue that may be closed."""
        issue = self.issues[name]
        raisers = [it for it in self.opinions.values() if name in it.issues and not it.praise]
        return (
            by != issue.owner
            and (issue.evidence or any(it.evidence for it in issue.measures.values()))
            and all(it.done for it in issue.measures.values())
            and self.results
            and all(self.answered(opinion) for opinion in raisers)
        )

    def figures(self) -> dict[str, Any]:
        """Return what the roll-up must say."""
        issues, opinions = list(self.issues.values()), list(self.opinions.values())
        inside = [it for it in issues if it.status not in OUTSIDE]
        measures = [measure for issue in inside for measure in issue.measures.values()]
        return {
            "opinions": {
                "records": len(opinions),
                "people": sum(it.count for it in opinions),
                "decided": sum(bool(it.outcome) for it in opinions),
                "adopted": sum(it.outcome in ("accepted", "partial") for it in opinions),
                "declined": sum(it.outcome == "declined" for it in opinions),
                "referred": sum(it.outcome == "referred" for it in opinions),
                "replied": sum(map(self.answered, opinions)),
                "verdict_no": sum(it.solved == "no" for it in opinions),
            },
            "issues": {
                "total": len(inside),
                "outside": len(issues) - len(inside),
                "resolved": sum(it.status in RESOLVED for it in inside),
                "closed": sum(it.status == "closed" for it in inside),
                "overdue": sum(it.overdue(self.day) for it in inside),
                "relapsed": sum(it.relapsed for it in inside),
                "extended": sum(it.extended for it in inside),
            },
            "measures": {
                "total": len(measures),
                "due": sum(it.due is not None and it.due <= self.day for it in measures),
                "done": sum(it.done is not None for it in measures),
                "with_evidence": sum(bool(it.done and it.evidence) for it in measures),
            },
            "surveys": {"total": min(1, self.surveys)},
            "makeups": {
                "total": len(self.makeups),
                "open": sum(not accepted for accepted in self.makeups.values()),
            },
        }
