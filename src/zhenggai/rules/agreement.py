"""LBK03: the answers of a look-back agree with the records (C35)."""

from collections.abc import Iterator

from zhenggai.finding import Severity
from zhenggai.model.issues import Issue
from zhenggai.model.schema import as_of, keys_of
from zhenggai.rules import commands
from zhenggai.rules.answers import NO_LOOKBACK, Entry, latest_entries
from zhenggai.rules.base import Case, rule
from zhenggai.rules.outcome import Outcome, Wrong
from zhenggai.rules.wording import keys_to_type
from zhenggai.words import STATUS, Text


@rule(
    "LBK03",
    Severity.ERROR,
    "C35",
    Text(
        "回头看的回答与记录一致",
        "the answers of a look-back agree with the records",
    ),
    why=Text(
        "回答和记录不一致，必有一边不真。",
        "Where answer and record disagree, one of them is not true.",
    ),
)
def truthful(case: Case) -> Iterator[Outcome]:
    """The same file must not say both that it is solved and that it is not."""
    if not case.unit.lookbacks:
        yield NO_LOOKBACK
    for entry in latest_entries(case).values():
        day = entry.lookback.date
        then = as_of(entry.issue, day) if day else None
        if then is not None:
            yield from _unsolved(case, entry, then)
            yield from _unspecific(case, entry, then)
            yield from _unfinished(case, entry, then)


def _says_yes(entry: Entry, question: str) -> bool:
    found = entry.checked.answers.get(question)
    return found is not None and found.answer == "yes"


def _unsolved(case: Case, entry: Entry, then: Issue) -> Iterator[Wrong]:
    if not _says_yes(entry, "solved") or then.resolved:
        return
    status, line = STATUS[then.status], then.at("log").line
    done = commands.solve(f"{case.unit.id}#{then.id}")
    yield case.wrong(
        entry.checked.answers["solved"],
        "answer",
        Text(
            f"回答问题 {then.id} 已解决，台账当天是“{status.zh}”（第 {line} 行）",
            f"issue {then.id} is said to be solved; on that day its record says {status.en}"
            f" (line {line})",
        ),
        Text(
            f"没有解决的改成 ‹answer=partly› 或 ‹answer=no› 并写 ‹follow_up›；确已解决的补记完成:"
            f" {done.zh}",
            "if it was not, answer ‹answer=partly› or ‹answer=no› with a follow-up; if it was:"
            f" {done.en}",
        ),
        of=then,
    )


def _unspecific(case: Case, entry: Entry, then: Issue) -> Iterator[Wrong]:
    due = then.due_in_force or then.track == "immediate"
    parts = (("goal", then.goal), ("owner", then.owner), ("due", due))
    lacking = [name for name, value in parts if not value]
    if not _says_yes(entry, "specific") or not lacking:
        return
    names, line = keys_to_type(Issue, lacking, "issues."), then.begins.line
    called = [keys_of(Issue)[name].name for name in lacking]
    zh, en = "、".join(it.zh for it in called), ", ".join(it.en for it in called)
    yield case.wrong(
        entry.checked.answers["specific"],
        "answer",
        Text(
            f"回答问题 {then.id} 具体明确，但它（第 {line} 行）没有{zh}",
            f"issue {then.id} is said to be specific, but lacks {en} (line {line})",
        ),
        Text(
            f"给 {then.id} 补上 {names.zh}，或把答案改成 ‹answer=partly›",
            f"add {names.en} to {then.id}, or answer ‹answer=partly›",
        ),
        of=then,
        severity=Severity.WARNING,
    )


def _unfinished(case: Case, entry: Entry, then: Issue) -> Iterator[Wrong]:
    undone = [item for item in then.measures if not item.ended]
    if not _says_yes(entry, "in_place") or not undone:
        return
    names, line = ", ".join(item.id for item in undone), undone[0].begins.line
    yield case.wrong(
        entry.checked.answers["in_place"],
        "answer",
        Text(
            f"回答问题 {then.id} 措施到位，但当天 {names}（第 {line} 行）还没有完成",
            f"the measures of issue {then.id} are said to be in place, but {names} (line {line})"
            " was not done on that day",
        ),
        Text(
            f"给 {names} 补上 ‹measures.done›，或把答案改成 ‹answer=partly› 并写 ‹follow_up›",
            f"add ‹measures.done: DATE› to {names}, or answer ‹answer=partly› with a ‹follow_up›",
        ),
        of=then,
        severity=Severity.WARNING,
    )
