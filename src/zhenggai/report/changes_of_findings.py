"""What became of findings between two looks at a ledger: new, gone, still there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Final

from zhenggai.finding import Finding, Severity
from zhenggai.report.finding_line import finding_line
from zhenggai.words import Lang, Text

_NEW: Final = Text("新  ", "new  ")
_GONE: Final = Text("没了", "gone ")
_STILL: Final = Text("还有", "still")
_MOST: Final = 20
_COLORS: Final = {_NEW: "31", _GONE: "32", _STILL: "33"}


@dataclass(frozen=True, slots=True)
class Changes:
    """Findings sorted by what became of them."""

    new: tuple[Finding, ...]
    gone: tuple[Finding, ...]
    still: tuple[Finding, ...]
    """Those in the files that changed."""


def changes(old: Sequence[Finding], now: Sequence[Finding], files: Collection[str]) -> Changes:
    """Compare findings; the lines of a file move, so they are known by what they say."""
    before, after = Counter(map(_known_by, old)), Counter(map(_known_by, now))
    new, still = _beyond(now, before)
    gone, _ = _beyond(old, after)
    return Changes(new, gone, tuple(item for item in still if item.location.path in files))


def _beyond(
    findings: Sequence[Finding], others: Counter[tuple[str, ...]]
) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
    """Return the findings that the others lack, and those that they have."""
    said: Counter[tuple[str, ...]] = Counter()
    lacking: list[Finding] = []
    common: list[Finding] = []
    for finding in findings:
        name = _known_by(finding)
        said[name] += 1
        (lacking if said[name] > others[name] else common).append(finding)
    return tuple(lacking), tuple(common)


def _known_by(finding: Finding) -> tuple[str, ...]:
    place = finding.location.path
    return place, finding.code, finding.record, finding.field, finding.message.en


def as_text(found: Changes, lang: Lang, *, color: bool) -> str:
    """Return a line a finding, what is gone first, and the count of what is open."""
    groups = ((_GONE, found.gone), (_STILL, found.still), (_NEW, found.new))
    lines = []
    for mark, items in groups:
        shown = [_line(item, mark, lang) for item in items[:_MOST]]
        if len(items) > _MOST:
            more = len(items) - _MOST
            said = Text(f"再有 {more} 条，见 zhenggai validate", f"{more} more: zhenggai validate")
            shown.append(f"{mark.to(lang)} {said.to(lang)}")
        lines += [f"\x1b[{_COLORS[mark]}m{it}\x1b[0m" if color else it for it in shown]
    return "".join(f"{line}\n" for line in lines)


def _line(finding: Finding, mark: Text, lang: Lang) -> str:
    """Return a finding as a line; what is gone needs no remedy."""
    line = finding_line(finding, lang)
    return f"{mark.to(lang)} {line.rpartition(' → ')[0] if mark is _GONE else line}"


def open_now(findings: Sequence[Finding]) -> Text:
    """Return how many findings there are."""
    counts = Counter(finding.severity for finding in findings)
    errors, warnings = counts[Severity.ERROR], counts[Severity.WARNING]
    notes = counts[Severity.INFO]
    return Text(
        f"现有: 错误 {errors}，警告 {warnings}，提示 {notes}",
        f"now: errors {errors}, warnings {warnings}, notes {notes}",
    )
