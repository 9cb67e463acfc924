"""How units stand, as the JSON document that `docs/machine-outputs.md` describes."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from zhenggai.dues.base import Due
from zhenggai.figures.ratio import Ratio
from zhenggai.finding import Finding
from zhenggai.outlook import Outlook, Step, next_steps
from zhenggai.report.due_data import due_object
from zhenggai.report.json_text import json_text
from zhenggai.report.stage_words import name_of, stage_day
from zhenggai.report.standing import Occasion, account_ratios, agenda_of, severities
from zhenggai.words import LIGHT


def as_json(
    outlooks: Sequence[Outlook], occasion: Occasion, findings: Sequence[Finding] | None
) -> str:
    """Return all units; give `findings` where one unit is asked about, None for many."""
    document = {
        "version": 1,
        "as_of": occasion.day.isoformat(),
        "stage": _stage(occasion),
        "units": [
            {**_unit(outlook, occasion), **_found(findings, occasion)} for outlook in outlooks
        ],
    }
    return json_text(document)


def ratio_object(ratio: Ratio) -> dict[str, Any]:
    """Return a rate with what it was taken of."""
    return {
        "numerator": ratio.numerator,
        "denominator": ratio.denominator,
        "value": ratio.value,
    }


def _stage(occasion: Occasion) -> dict[str, Any] | None:
    found = stage_day(occasion.campaign, occasion.day)
    if found is None:
        return None
    stage = found.stage
    return {
        "id": stage.id,
        "name": occasion.say(name_of(stage)),
        "day": found.number,
        "days": found.days,
        "start": _iso(stage.start),
        "end": _iso(stage.end),
    }


def _iso(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None


def _unit(outlook: Outlook, occasion: Occasion) -> dict[str, Any]:
    agenda, day, quiet = agenda_of([outlook], occasion), occasion.day, outlook.quiet
    late = [due for due in agenda.dues if due.days_left(day) < 0]
    near = [due for due in agenda.dues if agenda.soon(due)]

    def objects(dues: Sequence[Due]) -> list[dict[str, Any]]:
        return [due_object(due, agenda) for due in dues]

    return {
        "unit": outlook.id,
        "name": outlook.name,
        "kind": outlook.kind,
        "batch": outlook.batch,
        "read": outlook.read,
        "finished": _iso(outlook.finished),
        "issues": _issues(outlook, "issues"),
        "personal": _issues(outlook, "personal"),
        "accounts": {
            name: ratio_object(ratio) for name, ratio in account_ratios([outlook]).items()
        },
        "warn_days": outlook.warn_days,
        "overdue": objects(late),
        "soon": objects(near),
        "later": len(agenda.dues) - len(late) - len(near),
        "last_fact": _iso(quiet.last),
        "idle_days": quiet.days,
        "idle": quiet.too_long,
    }


def _issues(outlook: Outlook, group: str) -> dict[str, Any]:
    own = outlook.own
    return {
        "total": own.of(f"{group}.total"),
        "outside": own.of(f"{group}.outside"),
        "overdue": own.of(f"{group}.overdue"),
        "by_light": {word: own.of(f"{group}.by_light", word) for word in LIGHT.ids},
    }


def _found(findings: Sequence[Finding] | None, occasion: Occasion) -> dict[str, Any]:
    if findings is None:
        return {}
    return {
        "findings": severities(findings),
        "next": [_step(step, occasion) for step in next_steps(findings)],
    }


def _step(step: Step, occasion: Occasion) -> dict[str, Any]:
    first = step.first
    return {
        "code": first.code,
        "severity": first.severity.word,
        "count": step.count,
        "record": first.record,
        "message": occasion.say(first.message),
        "remedy": occasion.say(first.remedy),
        "path": first.location.path,
        "line": first.location.line,
        "column": first.location.column,
    }
