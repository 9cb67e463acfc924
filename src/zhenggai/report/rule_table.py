"""The rule book as a table, as JSON and as Markdown."""

from collections.abc import Sequence
from typing import Any

from zhenggai import markdown
from zhenggai.explain import PAGES
from zhenggai.report.clean import width
from zhenggai.report.json_text import json_text
from zhenggai.report.wrap import wrap
from zhenggai.rules.base import Rule
from zhenggai.words import APPLIES, SEVERITY, Lang, Text

_HEAD = (
    Text("规则", "rule"),
    Text("级别", "severity"),
    Text("适用", "applies to"),
    Text("条款", "clause"),
    Text("要求", "what it wants"),
)
_GAP = "  "
_NARROWEST = 24


def _cells(rule: Rule, lang: Lang) -> tuple[str, ...]:
    severity, applies = SEVERITY[rule.severity.word], APPLIES[rule.applies]
    return rule.code, severity.to(lang), applies.to(lang), rule.clause, rule.wants.to(lang)


def as_table(rules: Sequence[Rule], lang: Lang, columns: int | None) -> str:
    """Return the rules as a table; what they want goes on below where `columns` are too few."""
    rows = [tuple(name.to(lang) for name in _HEAD), *(_cells(rule, lang) for rule in rules)]
    *fixed, _ = (max(map(width, column)) for column in zip(*rows, strict=True))
    left = sum(fixed) + len(_GAP) * len(fixed)
    room = None if columns is None else max(_NARROWEST, columns - left)
    lines = []
    for *cells, wants in rows:
        start = "".join(
            cell + " " * (size - width(cell)) + _GAP
            for cell, size in zip(cells, fixed, strict=True)
        )
        first, *rest = wrap(wants, room)
        lines += [f"{start}{first}".rstrip(), *(f"{' ' * left}{line}" for line in rest)]
    return "".join(f"{line}\n" for line in lines)


def as_json(rules: Sequence[Rule]) -> str:
    """Return the document that `docs/machine-outputs.md` describes."""
    return json_text({"version": 1, "rules": [_object(rule) for rule in rules]})


def _object(rule: Rule) -> dict[str, Any]:
    return {
        "code": rule.code,
        "severity": rule.severity.word,
        "applies": rule.applies,
        "clauses": rule.clause.split(),
        "wants": _both(rule.wants),
        "why": _both(rule.why) if rule.why else None,
        "limits": list(rule.limits),
        "accepted_by": rule.silence,
        "page": f"{PAGES}/{rule.code}.md",
    }


def _both(text: Text) -> dict[str, str]:
    return {"zh": text.zh, "en": text.en}


def as_markdown(rules: Sequence[Rule], lang: Lang) -> str:
    """Return the rules as a Markdown table."""
    heads = [name.to(lang) for name in _HEAD]
    rows = ["|".join(map(markdown.escape, _cells(rule, lang))) for rule in rules]
    lines = ["|".join(heads), "|".join("---" for _ in heads), *rows]
    return "".join(f"|{line}|\n" for line in lines)
