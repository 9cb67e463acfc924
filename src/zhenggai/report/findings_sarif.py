"""Findings as SARIF 2.1.0, which code hosts and editors read."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from hashlib import sha256
from typing import Any, Final
from urllib.parse import quote

from zhenggai import __version__
from zhenggai.finding import Finding, Severity
from zhenggai.report.clean import clean
from zhenggai.report.findings import Report
from zhenggai.report.json_text import json_text
from zhenggai.rules import RULES
from zhenggai.rules.base import Rule
from zhenggai.words import Text

_SCHEMA: Final = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS: Final = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_ROOT: Final = "%SRCROOT%"
_TOP: Final = Text("仓库的最上层文件夹", "the top folder of the repository")
_BRACKET: Final = re.compile(r"[\\\[\]]")


def as_sarif(report: Report) -> str:
    """Return the document; the places of files are relative to the top of the repository."""
    rules = [rule for rule in RULES if rule.code in report.asked.codes]
    run = {
        "tool": {"driver": _driver(rules, report)},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {_ROOT: {"description": _text(report.say(_TOP))}},
        "results": list(_results(rules, report)),
    }
    if report.asked.skipped:
        notes = list(_unjudged(rules, report))
        run["invocations"] = [{"executionSuccessful": True, "toolExecutionNotifications": notes}]
    return json_text({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]})


def _driver(rules: list[Rule], report: Report) -> dict[str, Any]:
    return {
        "name": "zhenggai",
        "version": __version__,
        "language": "zh-CN" if report.asked.lang == "zh" else "en-US",
        "rules": [_rule(rule, report) for rule in rules],
    }


def _rule(rule: Rule, report: Report) -> dict[str, Any]:
    wants = report.say(rule.wants)
    clauses = rule.clause.split()
    return {
        "id": rule.code,
        "shortDescription": _text(wants),
        "help": _text(report.say(_help(rule))),
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {"tags": clauses},
    }


def _help(rule: Rule) -> Text:
    zh, en = rule.wants
    see = f"zhenggai explain {rule.code}"
    if not rule.clause:
        return Text(
            f"要求: {zh}。出处: 账本格式。运行 {see} 看说明和正反例子。",
            f"Wanted: {en}. From: the format of the ledger. {see} explains it with examples.",
        )
    return Text(
        f"要求: {zh}。出处: 讲话要点 {rule.clause}。运行 {see} 看说明和正反例子。",
        f"Wanted: {en}. From: clause {rule.clause} of the speech. {see} explains it with examples.",
    )


def _results(rules: list[Rule], report: Report) -> Iterator[dict[str, Any]]:
    index = {rule.code: place for place, rule in enumerate(rules)}
    seen: Counter[str] = Counter()
    for finding in report.findings:
        identity = f"{finding.code}\n{finding.unit}\n{finding.record}\n{finding.field}"
        seen[identity] += 1
        said = f"{report.say(finding.message)} → {report.say(finding.remedy)}"
        yield {
            "ruleId": finding.code,
            "ruleIndex": index.get(finding.code, -1),
            "level": _LEVELS[finding.severity],
            "message": _text(said),
            "locations": [_location(finding, report)],
            # Neither the line nor the words: a fact added above, or a day gone by, is no news.
            "partialFingerprints": {"zhenggai/v1": _digest(f"{identity}\n{seen[identity]}")},
        }


def _location(finding: Finding, report: Report) -> dict[str, Any]:
    path = report.in_repository(finding).encode("utf-8", "surrogatepass")
    where: dict[str, Any] = {
        "physicalLocation": {
            "artifactLocation": {"uri": quote(path), "uriBaseId": _ROOT},
            "region": {
                "startLine": finding.location.line,
                "startColumn": finding.location.column,
            },
        }
    }
    if finding.unit:
        record = f"#{finding.record}" if finding.record else ""
        where["logicalLocations"] = [{"fullyQualifiedName": clean(finding.unit + record)}]
    return where


def _unjudged(rules: list[Rule], report: Report) -> Iterator[dict[str, Any]]:
    index = {rule.code: place for place, rule in enumerate(rules)}
    for item in report.skipped:
        yield {
            "level": "note",
            "message": _text(report.say(item.reason)),
            "associatedRule": {"id": item.code, "index": index.get(item.code, -1)},
            "locations": [{"logicalLocations": [{"fullyQualifiedName": clean(item.unit)}]}],
        }


def _text(text: str) -> dict[str, str]:
    """Return a message object in which no text of a record becomes a link.

    The standard wants braces doubled too. Viewers put in the place of `{0}` only what
    `arguments` hold, and without these show doubled braces as they stand: a remedy such as
    `{date: …}` would no longer be what is to be typed.
    """
    shown = clean(text)
    return {"text": _BRACKET.sub(r"\\\g<0>", shown) if "](" in shown else shown}


def _digest(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
