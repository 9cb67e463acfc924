"""A new ledger: the texts of its files, commented in one language."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass
from importlib.resources import files
from typing import Any, Final

from zhenggai.schema import campaign_schema, unit_schema
from zhenggai.words import Lang, Text
from zhenggai.yamltext import scalar

NAME: Final = Text("整改工作（请改成活动名称）", "Rectification (put the name of the campaign)")
SAMPLE: Final = Text("样例村", "sample-village")
"""The id of the unit that shows what one looks like."""
_DAYS: Final = {
    "STUDY": 0,
    "STUDY_END": 29,
    "APPRAISAL": 30,
    "APPRAISAL_END": 59,
    "RECTIFICATION": 60,
    "RECTIFICATION_END": 149,
    "TODAY": 0,
    "DUE": 30,
}
"""Days that stand in the files, counted from the day the ledger is made."""


@dataclass(frozen=True, slots=True)
class NewFile:
    """A file of a new ledger; `kept` lines are enough in one that is there."""

    path: str
    text: str

    @property
    def needed(self) -> frozenset[str]:
        """The lines without which a file of this name will not do."""
        lines = self.text.splitlines()
        return frozenset(line for line in lines if line and not line.startswith("#"))


def new_ledger(lang: Lang, day: dt.date, name: str = "") -> tuple[NewFile, ...]:
    """Return the files of a ledger that begins on a day."""
    title = scalar(name or NAME.to(lang), flow=False)
    return (
        NewFile("data/campaign.yaml", _filled(_text(lang, "campaign.yaml"), day, title)),
        NewFile(f"data/units/{SAMPLE.to(lang)}.yaml", _filled(_text(lang, "unit.yaml"), day)),
        NewFile("schema/campaign.schema.json", _json(campaign_schema())),
        NewFile("schema/unit.schema.json", _json(unit_schema())),
        NewFile(".gitignore", _text(lang, "gitignore")),
        NewFile(".pre-commit-config.yaml", _text(lang, "pre-commit-config.yaml")),
        NewFile(".vscode/settings.json", _text("", "vscode-settings.json")),
    )


def _text(folder: str, name: str) -> str:
    return (files("zhenggai.skeleton") / folder / name).read_text(encoding="utf-8")


def _filled(text: str, day: dt.date, name: str = "") -> str:
    """Put days and the name where the text leaves room for them."""
    text = text.replace("__NAME__", name)
    for mark, days in _DAYS.items():
        text = text.replace(f"__{mark}__", (day + dt.timedelta(days=days)).isoformat())
    last = day + dt.timedelta(days=_DAYS["RECTIFICATION_END"])
    return text.replace("__YEAR__", f"{last.year}")


def _json(document: Any) -> str:  # noqa: ANN401 - whatever JSON can hold
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"
