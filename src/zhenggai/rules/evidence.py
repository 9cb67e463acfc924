"""REF03 and REF04: what is cited as evidence can be opened, and is what was cited."""

import posixpath
import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from zhenggai.finding import Severity
from zhenggai.model.issues import IssueEvent, Measure
from zhenggai.rules.base import Case, Rule, rule
from zhenggai.rules.links import Link
from zhenggai.rules.outcome import Outcome
from zhenggai.words import Text

_ABSOLUTE: Final = re.compile(r"[/\\~].*|[A-Za-z]:.*|file:.*", re.DOTALL)
_PUT_THERE: Final = Text(
    "把文件放进 data/evidence，写从那里起的路径",
    "put the file into data/evidence and write its path from there",
)


@rule(
    "REF03",
    Severity.ERROR,
    "",
    Text(
        "佐证是 data/evidence 下真有的文件",
        "every piece of evidence is a file below data/evidence",
    ),
)
def evidence_exists(case: Case) -> Iterator[Outcome]:
    """Find evidence that cannot be opened: it proves nothing."""
    for issue in case.typed.issues:
        cited: tuple[Measure | IssueEvent, ...] = (*issue.measures, *issue.log)
        for record in cited:
            for path in record.evidence:
                if path not in case.around.evidence:
                    of = record if record.label else issue
                    link = Link(path, record, "evidence", of)
                    yield from _evidence(link, case.around.evidence)


def _evidence(link: Link, evidence: frozenset[str]) -> Iterator[Outcome]:
    path = link.target
    clean = posixpath.normpath(path.replace("\\", "/"))
    if _ABSOLUTE.fullmatch(path):
        said = Text(f"佐证写成了绝对路径: {path}", f"the path of evidence is absolute: {path}")
        yield link.wrong(said, _PUT_THERE)
    elif clean == ".." or clean.startswith("../"):
        said = Text(
            f"佐证在 data/evidence 之外: {path}",
            f"the evidence is outside data/evidence: {path}",
        )
        yield link.wrong(said, _PUT_THERE)
    elif "\\" in path or not _found(clean, evidence):
        shorter = clean.removeprefix("data/").removeprefix("evidence/")
        right = Text(f"写成 {shorter}", f"write {shorter}")
        said = Text(f"data/evidence 里没有 {path}", f"there is no {path} in data/evidence")
        yield link.wrong(said, right if _found(shorter, evidence) else _PUT_THERE)


def _found(path: str, evidence: frozenset[str]) -> bool:
    """Say whether there is such a file; systems differ in how they spell accented names."""
    return any(unicodedata.normalize(form, path) in evidence for form in ("NFC", "NFD"))


UNCHANGED: Final = Rule(
    "REF04",
    Severity.WARNING,
    "",
    Text("佐证引用后没有改动", "evidence is unchanged since it was cited"),
)

RULES = (evidence_exists, UNCHANGED)
