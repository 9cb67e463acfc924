"""What the columns of progress and status say of an issue → the events that its log lacks.

Offices keep one line an issue: how far it is, whether and when it was done and closed out. What
such a line says beyond the log of the issue is added to the log, dated; nothing is taken out.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from zhenggai.model.issues import RESOLVED, Issue
from zhenggai.model.unit import Unit
from zhenggai.sheets.hear import Listener
from zhenggai.sheets.lists import split_texts
from zhenggai.sheets.scalars import CellOfError, Raw, WrongCellError, known_word, text_of, word_of
from zhenggai.sheets.told import DERIVED, Told
from zhenggai.sheets.usual import STATUS_WORDS
from zhenggai.words import STATUS, YES_NO, Text

_ASIDE: Final = re.compile(r"[（(].*?[）)]")
"""The light stands so beside a status on paper: 整改中（黄）."""
_SAYS: Final = ("=progress", "=status", "=done", "=evidence", "=closed")
_NEEDS_MORE: Final = ("referred", "merged", "withdrawn")
_BACKWARDS: Final = (("closed", "done"), ("sustained", "done"), ("sustained", "closed"))


@dataclass(frozen=True, slots=True)
class Line:
    """What a row says of the history of an issue, by the names of its columns."""

    told: Mapping[str, Raw]
    issue: Issue | None
    """As the ledger has it; None for a new one."""
    unit: Unit

    @property
    def known(self) -> Told | None:
        """The issue in its unit; None for a new one."""
        return Told(self.issue, self.unit) if self.issue else None

    def news(self, name: str) -> Raw:
        """Return what a column says, if the ledger does not say so already."""
        raw = self.told.get(name)
        if raw is None or self.known is None:
            return raw
        known = DERIVED[name](self.known)
        said = str(raw.date()) if isinstance(raw, dt.datetime) else str(raw)
        return None if said.strip() in (known.zh.strip(), known.en.strip()) else raw


def events_of(line: Line, listener: Listener) -> list[dict[str, Any]]:
    """Return the events that a row adds to the log of its issue; raise `CellOfError`."""
    news = {name: found for name in _SAYS if (found := line.news(name)) is not None}
    if not news:
        return []
    return list(_History(line, listener, news).events())


class _History:
    """Puts the news of one row in order."""

    def __init__(self, line: Line, listener: Listener, news: Mapping[str, Raw]) -> None:
        self.listener = listener
        self.news = news
        # A status that is not new still contradicts a new day.
        self.cells = {"=status": line.told.get("=status"), **news}
        self.before = line.issue.status if line.issue else "registered"
        self.closed_on = self.read("=closed", self._closed)
        self.done_on = self.read("=done", listener.fact)
        if line.issue and self.done_on == line.issue.done_on:
            self.done_on = None
        if self.before == "closed" and self.closed_on in (True, _closed_on(line.issue)):
            self.closed_on = None
        self.text = self.read("=progress", text_of) or ""
        known = split_texts(DERIVED["=evidence"](line.known).zh) if line.known else ()
        cited = split_texts(self.read("=evidence", text_of) or "")
        self.evidence: Sequence[str] = [path for path in cited if path not in known]
        self.now = self._agreed(self.read("=status", self._status) or self._follows())

    def read(self, name: str, reader: Any) -> Any:  # noqa: ANN401 - a reader of one cell
        """Return what a column says; None if it says nothing new."""
        if self.cells.get(name) is None:
            return None
        try:
            return reader(self.cells[name])
        except WrongCellError as error:
            raise CellOfError(name, error) from error

    def _status(self, raw: Raw) -> str:
        said = _ASIDE.sub("", word_of(raw)).strip()
        found = known_word(STATUS, said) or STATUS_WORDS.get("".join(said.split()))
        whether = known_word(YES_NO, said)
        if found is None and whether is not None:
            return self._finished() if whether == "yes" else self._unfinished()
        if found is None:
            zh = " ".join(word.zh for word in STATUS)
            en = " ".join(STATUS.ids)
            raise WrongCellError(
                f"“{said}”不是状态，可写: 是 否 {zh}。别的话写在“进展情况”一栏",
                f"{said!r} is no status; write: yes no {en}. Anything else belongs under Progress",
            )
        return found

    def _finished(self) -> str:
        """Return the status of which the column 是否完成 says yes."""
        return self.before if self.before in RESOLVED else "done"

    def _unfinished(self) -> str:
        """Return the status of which it says no: that says nothing of how far it is."""
        if self.before not in {*RESOLVED, "registered"}:
            return self.before
        return "in_progress" if self.text or self.evidence else "registered"

    def _closed(self, raw: Raw) -> dt.date | bool:
        """Return on which day it was closed out, or whether it was."""
        if isinstance(raw, str) and (word := known_word(YES_NO, raw.strip())):
            return word == "yes"
        return True if raw is True else self.listener.fact(raw)

    def _agreed(self, status: str) -> str:
        """Return the status that days and word agree on; raise `CellOfError` if they do not."""
        if self.closed_on and status == "done":
            return "closed"
        word = STATUS[status]
        if self.closed_on and status != "closed":
            raise _contradiction("=closed", "销号", "closed out", word)
        if self.done_on and status not in RESOLVED:
            raise _contradiction("=done", "完成时间", "done on a day", word)
        return status

    def _follows(self) -> str:
        """Return the status that days speak of where no word does."""
        if self.closed_on:
            return "closed"
        if self.done_on and self.before not in RESOLVED:
            return "done"
        begun = self.before == "registered" and (self.text or self.evidence)
        return "in_progress" if begun else self.before

    def events(self) -> Iterator[dict[str, Any]]:
        """Go through the events in their order."""
        goes_back = self.before in RESOLVED and self.now not in RESOLVED
        if self.now != self.before and (goes_back or self.now in _NEEDS_MORE or self._reopens()):
            raise self._unsayable()
        if self.now in RESOLVED and self.before not in RESOLVED:
            yield self.event("done", self._done_day())
        news = self.text or self.evidence or self.done_on or self.closed_on
        if self.now == self.before and self.before in RESOLVED and news:
            raise self._settled()
        if self.now != self.before and self.now in ("closed", "sustained"):
            yield self.event(self.now, self._closing_day())
        elif self.now == "explained" and self.before != "explained":
            yield self.event("explained", self.undated())
        elif self.now == "in_progress" and self.before == "registered":
            yield self.event("progress" if self.text else "started", self.undated())
        if self.text or self.evidence:
            yield self.event("progress", self.undated())

    def _reopens(self) -> bool:
        """Say whether a status is less than the ledger has already."""
        return self.now == "registered" or (self.before, self.now) in _BACKWARDS

    def event(self, word: str, day: dt.date) -> dict[str, Any]:
        """Return an event; the first one has the text and the evidence."""
        found: dict[str, Any] = {"date": day, "event": word, "text": self.text}
        if self.evidence:
            found["evidence"] = tuple(self.evidence)
        self.text, self.evidence = "", ()
        return found

    def undated(self) -> dt.date:
        """Return the day of what has no column for its day."""
        self.listener.undated += 1
        return self.listener.day

    def _done_day(self) -> dt.date:
        day = self.done_on or (self.closed_on if isinstance(self.closed_on, dt.date) else None)
        if day is None:
            name = "=status" if "=status" in self.news else "=closed"
            raise CellOfError(
                name,
                WrongCellError(
                    "写了已完成，还要在“完成时间”一栏写哪天完成",
                    "it is done; write on which day under “Done on”",
                ),
            )
        found: dt.date = day
        return found

    def _closing_day(self) -> dt.date:
        if isinstance(self.closed_on, dt.date):
            return self.closed_on
        return self.done_on or self.undated()

    def _settled(self) -> CellOfError:
        return CellOfError(
            next(iter(self.news)),
            WrongCellError(
                "账本里这个问题已经办结，成效、日期、佐证请在“经过”一栏改",
                "the ledger has this issue as settled; change its effect, day or evidence under"
                " “log”",
            ),
        )

    def _unsayable(self) -> CellOfError:
        before, now = STATUS[self.before], STATUS[self.now]
        return CellOfError(
            "=status",
            WrongCellError(
                f"账本里是“{before.zh}”，改成“{now.zh}”要写明去向和理由，请在“经过”一栏加一行",
                f"the ledger says {before.en}; {now.en} needs a reason and where it goes:"
                " add a line under “log”",
            ),
        )


def _closed_on(issue: Issue | None) -> dt.date | None:
    last = issue.last("closed") if issue else None
    return last.date if last else None


def _contradiction(name: str, zh: str, en: str, status: Text) -> CellOfError:
    return CellOfError(
        name,
        WrongCellError(
            f"完成情况是“{status.zh}”，却写了{zh}。改好再收；是时限的，栏名写“整改时限”",
            f"the status is {status.en}, but it is {en}. Put it right; if that is the day by which"
            " it is due, the head is “Deadline”",
        ),
    )
