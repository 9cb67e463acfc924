"""The rule book: every rule, in the order of the catalogue."""

from zhenggai.rules import (
    accounts,
    closing,
    cooperation,
    due,
    feedback,
    files,
    issues,
    opinions,
    order,
    phased,
    priority,
    references,
    replies,
    responsibility,
    sequence,
    steps,
    tracks,
)
from zhenggai.rules.base import Rule

RULES: tuple[Rule, ...] = (
    *files.RULES,
    *references.RULES,
    *sequence.RULES,
    *order.RULES,
    *steps.RULES,
    *opinions.RULES,
    *replies.RULES,
    *feedback.RULES,
    *issues.RULES,
    *tracks.RULES,
    *phased.RULES,
    *due.RULES,
    *responsibility.RULES,
    *closing.RULES,
    *priority.RULES,
    *cooperation.RULES,
    *accounts.RULES,
)
BY_CODE = {rule.code: rule for rule in RULES}
