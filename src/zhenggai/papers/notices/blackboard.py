"""The blackboard (黑板报): short plain lines to be copied with chalk."""

from collections import Counter
from dataclasses import dataclass
from typing import Final

from zhenggai.dates import day_text
from zhenggai.model.issues import OUTSIDE, Issue
from zhenggai.model.unit import Unit
from zhenggai.papers.common import Frame, Occasion, bare, frame
from zhenggai.rows import listed_issues
from zhenggai.words import STATUS, Text

TITLE: Final = Text("黑板报", "Lines for the blackboard")


@dataclass(frozen=True, slots=True)
class BlackboardSheet:
    """The blackboard of one unit."""

    frame: Frame
    """Title, signature and date."""
    lines: tuple[str, ...]
    """The figures, then a line for each problem, then where to turn; in this order."""


def build(unit: Unit, occasion: Occasion) -> BlackboardSheet:
    """Return the lines of a unit as it was on the day."""
    issues = [issue for issue in listed_issues(unit) if issue.status not in OUTSIDE]
    held = frame(unit, occasion, Text("整改公开栏", "Rectification notice board"))
    said = [occasion.say(text) for text in _figures(issues, occasion)]
    said += [_line(number, issue, occasion) for number, issue in enumerate(issues, 1)]
    return BlackboardSheet(held, (*said, *held.contact))


def _figures(issues: list[Issue], occasion: Occasion) -> list[Text]:
    own = [issue for issue in issues if not issue.is_copy]
    found = Counter("done" if issue.resolved else issue.status for issue in own)
    day = day_text(occasion.day)
    done, doing = found["done"], found["in_progress"]
    still, explained = found["registered"], found["explained"]
    copies = len(issues) - len(own)
    said = (
        (True, Text(f"截至{day.zh}", f"As of {day.en}")),
        (True, Text(f"列入整改{len(own)}个", f"{len(own)} taken up")),
        (own, Text(f"已整改{done}个，整改中{doing}个", f"{done} put right, {doing} under way")),
        (still, Text(f"未启动{still}个", f"{still} not started")),
        (explained, Text(f"暂不能解决{explained}个", f"{explained} cannot be solved yet")),
        (copies, Text(f"另有共性问题{copies}个", f"{copies} more shared with others")),
    )
    return [text for counts, text in said if counts]


def _line(number: int, issue: Issue, occasion: Occasion) -> str:
    """Return the problem and its state; the rest is on the paper beside the board."""
    title, status = bare(issue.title), STATUS[issue.status]
    return occasion.say(
        Text(f"{number}、{title}：{status.zh}", f"({number}) {title}: {status.en}"),
    )
