"""Whether every survey is still there: links that lead nowhere, and two of one day."""

from collections.abc import Iterator

from zhenggai.model.review import Survey
from zhenggai.model.schema import Record
from zhenggai.rules.base import Case
from zhenggai.rules.outcome import Wrong
from zhenggai.words import Text


def broken_links(case: Case) -> Iterator[Wrong]:
    """Go through the links to surveys that are not in the file or not the older one."""
    # Later surveys are promises kept, not gaps: look at the file as typed.
    there = {survey.id: survey for survey in case.typed.surveys}
    for makeup in case.unit.makeups:
        for name in ("survey", "resurvey"):
            target = getattr(makeup, name)
            if target and target not in there:
                yield _gone(case, makeup, name, target)
    for survey in case.unit.surveys:
        target = survey.supersedes
        if target and target not in there:
            yield _gone(case, survey, "supersedes", target)
        elif target and not _older(there[target], survey):
            yield case.wrong(
                survey,
                "supersedes",
                Text(
                    f"测评 {survey.id} 取代的 {target} 不是更早的测评",
                    f"survey {survey.id} supersedes {target}, which is not an earlier one",
                ),
                Text(
                    "‹supersedes› 写被它取代的较早的测评编号",
                    "name in ‹supersedes› the earlier survey that it replaces",
                ),
            )


def _gone(case: Case, record: Record, name: str, target: str) -> Wrong:
    return case.wrong(
        record,
        name,
        Text(
            f"{record.label} 提到的测评 {target} 不在文件里，可能被删去或改了编号",
            f"{record.label} names survey {target}, which is not in the file: deleted or renamed?",
        ),
        Text(
            f"从 git 历史找回测评 {target}；有误的测评不删，新的写 ‹surveys.supersedes: {target}›",
            f"bring survey {target} back from the git history; replace a wrong one by a new one"
            f" with ‹surveys.supersedes: {target}›",
        ),
    )


def _older(first: Survey, second: Survey) -> bool:
    if second.id in (first.id, first.supersedes):
        return False
    return not (first.date and second.date) or first.date <= second.date


def doubles(case: Case) -> Iterator[Wrong]:
    """Go through surveys of one day that ask the same, where neither supersedes the other."""
    seen: dict[tuple[object, ...], Survey] = {}
    for survey in case.unit.surveys:
        asked = (survey.date, survey.question, *(item.text for item in survey.items))
        first = seen.setdefault(asked, survey)
        if survey.date is None or first is survey:
            continue
        if survey.supersedes == first.id or first.supersedes == survey.id:
            seen[asked] = survey
            continue
        line = first.at("id").line
        yield case.wrong(
            survey,
            "date",
            Text(
                f"测评 {survey.id} 和第 {line} 行的 {first.id} 同一天问同样的问题，没有写取代",
                f"survey {survey.id} asks the same on the same day as {first.id} (line {line}) and"
                " does not supersede it",
            ),
            Text(
                f"重新测评的写 ‹supersedes: {first.id}›；抄重了的删去一条",
                f"write ‹supersedes: {first.id}› in the one held again; delete one that was typed"
                " twice",
            ),
        )
