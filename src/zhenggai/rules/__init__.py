"""The rule book: every rule, in the order of the catalogue."""

from zhenggai.rules import files, opinions
from zhenggai.rules.base import Rule

RULES: tuple[Rule, ...] = (
    *files.RULES,
    *opinions.RULES,
)
BY_CODE = {rule.code: rule for rule in RULES}
