"""A finding as one line: all that most commands need of the reports of findings."""

from zhenggai.finding import Finding
from zhenggai.report.clean import clean
from zhenggai.words import SEVERITY, Lang


def finding_line(finding: Finding, lang: Lang) -> str:
    """Return `path:line:column: CODE severity: message`, the remedy after an arrow."""
    severity = SEVERITY[finding.severity.word].to(lang)
    message, remedy = finding.message.to(lang), finding.remedy.to(lang)
    return clean(f"{finding.location}: {finding.code} {severity}: {message} → {remedy}")
