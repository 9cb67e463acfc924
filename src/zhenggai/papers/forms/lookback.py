"""The look-back paper (回头看检查表、报告): three questions an issue (internal, C34, C35)."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from zhenggai.dates import day_text
from zhenggai.lookback import Review, reviews
from zhenggai.model.review import Checked, Lookback, Task
from zhenggai.model.unit import Unit
from zhenggai.papers.common import DASH, Entry, Frame, Occasion, counted, frame
from zhenggai.papers.notices.results import NOTHING
from zhenggai.words import ANSWER, Text, Vocabulary

TITLE: Final = Text("回头看检查表", "Look-back checklist")
_BLANK: Final = Text("□是 □部分 □否", "□ yes □ partly □ no")
_FIRST: Final = (Text("编号", "Id"), Text("问题", "Problem"))
_LAST: Final = Text("补改措施、责任人、时限", "What follows: task, owner, due")
_MEMBER: Final = Text("党员", "Member")


@dataclass(frozen=True, slots=True)
class LookbackAnswer:
    """The answer to one question."""

    question: str
    """The question."""
    answer: str
    """Yes, partly or no; three boxes where nobody has answered."""
    basis: str
    """What the answer rests on; else what the records say, in brackets."""
    line: str
    """The answer and its basis in one line."""


@dataclass(frozen=True, slots=True)
class LookbackRow:
    """An issue with the answers."""

    id: str
    """The id of the issue."""
    member: str
    """Whose issue it is; empty for the unit's own."""
    problem: str
    """The problem in a line."""
    answers: tuple[LookbackAnswer, ...]
    """An answer to each question, in the order of the heads."""
    follow_up: str
    """What is still to be done, by whom, by when; a dash if nothing is, blank if not asked yet."""


@dataclass(frozen=True, slots=True)
class LookbackTable:
    """A table of issues."""

    heading: str
    """The heading over the table."""
    columns: tuple[str, ...]
    """The heads: id (with the member), problem, each question, what follows."""
    rows: tuple[LookbackRow, ...]
    """The issues."""
    empty: str
    """The sentence that stands in their place when there are none."""


@dataclass(frozen=True, slots=True)
class LookbackSheet:
    """The look-back of one unit."""

    frame: Frame
    """Title, signature and date."""
    summary: tuple[str, ...]
    """Sentences: who looked back when, how many issues, and the answers counted."""
    tables: tuple[LookbackTable, ...]
    """The unit's own issues, then those of its members."""
    signing: tuple[Entry, ...]
    """Who looked back and for whom, signed by hand."""


def build(unit: Unit, occasion: Occasion) -> LookbackSheet:
    """Return the look-back as recorded on the day; what is not answered yet is left blank."""
    named = Text(f"{unit.name}回头看检查表", f"{unit.name}: look-back checklist")
    answered = _answered(unit)
    questions = occasion.campaign.lists["lookback_questions"]
    found = reviews(unit, occasion.campaign)
    rows = [_row(review, answered.get(review.issue.id), occasion) for review in found]
    own = tuple(row for row in rows if not row.member)
    members = tuple(row for row in rows if row.member)
    tables = [_table(Text("一、本单位的问题", "I. The unit's issues"), own, questions, occasion)]
    if members:
        title = Text("二、党员个人的问题", "II. Members' issues")
        tables.append(_table(title, members, questions, occasion))
    said = [*_held(unit), *_counts(found, answered, questions)]
    signing = (
        occasion.entry(Text("检查人：", "Looked back by:")),
        occasion.entry(Text("被检查单位负责人：", "Head of the unit:")),
    )
    return LookbackSheet(
        frame(unit, occasion, named),
        tuple(occasion.say(text) for text in said),
        tuple(tables),
        signing,
    )


def _answered(unit: Unit) -> Mapping[str, Checked]:
    """Return the latest answers on each issue."""
    found: dict[str, Checked] = {}
    for lookback in unit.lookbacks:
        found |= unit.checked_in(lookback)
    return found


def _table(
    title: Text, rows: tuple[LookbackRow, ...], questions: Vocabulary, occasion: Occasion
) -> LookbackTable:
    number, problem = _FIRST
    if any(row.member for row in rows):
        number = _MEMBER
    asked = (word.text for word in questions)
    columns = tuple(occasion.say(text) for text in (number, problem, *asked, _LAST))
    return LookbackTable(occasion.say(title), columns, rows, occasion.say(NOTHING))


def _row(review: Review, checked: Checked | None, occasion: Occasion) -> LookbackRow:
    answers = []
    for judged in review.judgements:
        given = checked.answers.get(judged.question) if checked else None
        hint = Text(f"（记录：{judged.grounds.zh}）", f"(records: {judged.grounds.en})")
        answer = occasion.say(ANSWER[given.answer] if given and given.answer else _BLANK)
        basis = (given.basis or DASH) if given else occasion.say(hint)
        question = occasion.say(judged.name)
        line = occasion.pair(answer, basis) if given else f"{answer} {basis}"
        answers.append(LookbackAnswer(question, answer, basis, line))
    task = checked.follow_up if checked else None
    return LookbackRow(
        review.issue.id,
        review.member,
        review.issue.title,
        tuple(answers),
        occasion.say(_task(task, occasion)) if task else (DASH if checked else ""),
    )


def _task(task: Task, occasion: Occasion) -> Text:
    owner, due = task.owner or DASH, occasion.by(task.due)
    if task.done is None:
        return Text(f"{task.text}（{owner}，时限{due}）", f"{task.text} ({owner}, due {due})")
    done = occasion.on(task.done)
    return Text(f"{task.text}（{owner}，{done}完成）", f"{task.text} ({owner}, done {done})")


def _held(unit: Unit) -> list[Text]:
    """Say who looked back and when; the unit's own look-backs only."""
    own = [item for item in unit.lookbacks if not item.member]
    if not own:
        return [
            Text(
                "本单位还没有回头看记录，以下按记录预填依据，供检查时逐条填写。",
                "No look-back is recorded yet; what the records say is given to help fill it in.",
            )
        ]
    said = [_one(item) for item in own]
    looked = {item.member for item in unit.lookbacks if item.member}
    if unit.members:
        number, total = len(looked & {it.name for it in unit.members}), len(unit.members)
        said.append(
            Text(
                f"党员{total}名，已回头看{number}名。",
                f"Members who looked back: {number} of {total}.",
            )
        )
    return said


def _one(item: Lookback) -> Text:
    day = day_text(item.date) if item.date else Text(DASH, DASH)
    number, names = len(item.issues), ", ".join(item.by)
    by = Text(f"由{'、'.join(item.by)}", f" by {names}") if item.by else Text("", "")
    return Text(
        f"{day.zh}{by.zh}组织回头看，逐条检查问题{number}个。",
        f"A look-back was held on {day.en}{by.en}, on {counted(number, 'issue')}.",
    )


def _counts(
    found: tuple[Review, ...], answered: Mapping[str, Checked], questions: Vocabulary
) -> list[Text]:
    """Count the answers to each question over the unit's own issues."""
    own = [review.issue.id for review in found if not review.member]
    said = []
    for word in questions if any(name in answered for name in own) else ():
        given = Counter(
            answered[name].answers[word.id].answer
            for name in own
            if name in answered and word.id in answered[name].answers
        )
        zh = "，".join(f"{one.zh}{given[one.id]}个" for one in ANSWER)
        en = ", ".join(f"{given[one.id]} {one.en}" for one in ANSWER)
        said.append(Text(f"{word.zh}：{zh}。", f"{word.en} {en}."))
    return said
