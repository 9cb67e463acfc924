"""REF03 and REF04: what is cited as evidence can be opened, and is what was cited."""

import posixpath
import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from zhenggai.finding import Severity
from zhenggai.model.evidence import MARK, Cited, cited, mistyped
from zhenggai.model.issues import IssueEvent, Measure
from zhenggai.rules import commands
from zhenggai.rules.base import Case, rule
from zhenggai.rules.links import Link
from zhenggai.rules.outcome import Outcome, Wrong
from zhenggai.words import Text

_ABSOLUTE: Final = re.compile(r"[/\\~].*|[A-Za-z]:.*|file:.*", re.DOTALL)
_SHOWN: Final = 16
"""How many digits of a digest are enough to type."""


@rule(
    "REF03",
    Severity.ERROR,
    "",
    Text(
        "佐证是 data/evidence 下真有的文件",
        "every piece of evidence is a file below data/evidence",
    ),
    why=Text(
        "佐证要让核验的人、督导组随时打得开；写某一台电脑上的路径，换一台就断了。",
        "Whoever verifies must be able to open it; a path on one computer breaks on the next.",
    ),
)
def evidence_exists(case: Case) -> Iterator[Outcome]:
    """Find evidence that cannot be opened: it proves nothing."""
    for link in _cited_in(case):
        if link.target not in case.around.evidence:
            wrong = mistyped(link.target)
            if wrong and _found(wrong.path, case.around.evidence):
                yield _no_digest(link, wrong)
            else:
                yield from _evidence(link, case)


def _cited_in(case: Case) -> Iterator[Link]:
    for issue in case.typed.issues:
        records: tuple[Measure | IssueEvent, ...] = (*issue.measures, *issue.log)
        for record in records:
            for path in record.evidence:
                yield Link(path, record, "evidence", record if record.label else issue)


def _no_digest(link: Link, wrong: Cited) -> Wrong:
    return link.wrong(
        Text(
            f"佐证 {wrong.path} 的校验值“{wrong.digest}”不是 8 到 64 位的十六进制数",
            f"the digest of {wrong.path}, {wrong.digest!r}, is not 8 to 64 hexadecimal digits",
        ),
        Text(
            f"写 sha256sum 算出的前 8 位以上，或删去 {MARK} 起的部分",
            f"write 8 or more digits of what sha256sum says, or delete it from {MARK} on",
        ),
    )


def _evidence(link: Link, case: Case) -> Iterator[Outcome]:
    evidence, add = case.around.evidence, commands.cite(case.unit.id, link.of.label)
    put_there = Text(
        f"删去这个路径，把文件收进账本: {add.zh}",
        f"delete the path and have the file taken in: {add.en}",
    )
    path = cited(link.target).path
    clean = posixpath.normpath(path.replace("\\", "/"))
    if _ABSOLUTE.fullmatch(path):
        said = Text(f"佐证写成了绝对路径: {path}", f"the path of evidence is absolute: {path}")
        yield link.wrong(said, put_there)
    elif clean == ".." or clean.startswith("../"):
        said = Text(
            f"佐证在 data/evidence 之外: {path}",
            f"the evidence is outside data/evidence: {path}",
        )
        yield link.wrong(said, put_there)
    elif "\\" in path or not _found(clean, evidence):
        shorter = clean.removeprefix("data/").removeprefix("evidence/")
        right = Text(f"写成 {shorter}", f"write {shorter}")
        said = Text(f"data/evidence 里没有 {path}", f"there is no {path} in data/evidence")
        yield link.wrong(said, right if _found(shorter, evidence) else put_there)


def _found(path: str, evidence: frozenset[str]) -> str:
    """Return the file as it is named there, if there is one; systems differ in accented names."""
    forms = (unicodedata.normalize(form, path) for form in ("NFC", "NFD"))
    return next((form for form in forms if form in evidence), "")


@rule(
    "REF04",
    Severity.WARNING,
    "",
    Text(
        f"佐证与引用时记下的校验值一致（写在路径后面: {MARK}…）",
        f"evidence still has the digest that was recorded behind its path ({MARK}…)",
    ),
    why=Text(
        "核验以后佐证被换掉，核验就落了空。校验值取自 sha256sum 命令，写前 8 到 64 位；没有记的"
        "不检查。",
        "If the file is replaced afterwards, what was verified is gone. The digest comes from"
        " the command sha256sum, 8 to 64 digits of it; where none is recorded nothing is checked.",
    ),
)
def evidence_unchanged(case: Case) -> Iterator[Outcome]:
    """Find evidence whose content is not what was cited."""
    for link in _cited_in(case):
        path, recorded = cited(link.target)
        file = _found(posixpath.normpath(path), case.around.evidence) if recorded else ""
        now = case.around.digest_of(file) if file else ""
        if now and not now.startswith(recorded):
            was, is_ = recorded[:_SHOWN], now[:_SHOWN]
            said = Text(
                f"佐证 {path} 引用后改动过: 记的校验值是 {was}，现在是 {is_}",
                f"the evidence {path} changed since it was cited: its digest was {was},"
                f" now it is {is_}",
            )
            remedy = Text(
                f"放回原来的文件；确认新文件没错的，改写成 {path}{MARK}{is_}",
                f"put the original back; if the new file is right, write {path}{MARK}{is_}",
            )
            yield link.wrong(said, remedy)


RULES = (evidence_exists, evidence_unchanged)
