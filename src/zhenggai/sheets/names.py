"""Names of people as clerks write them: with spaces in them, with a reason behind them."""

from __future__ import annotations

import re
from typing import Final

NAMES: Final = ("name", "member", "owner", "leader", "host", "by", "contact")
"""Fields that hold the name of a person."""
_PADDED: Final = re.compile(
    r"(?<![\u4e00-\u9fff])(?:[\u4e00-\u9fff]\s+){1,3}[\u4e00-\u9fff](?![\u4e00-\u9fff])"
)
_BECAUSE: Final = re.compile(r"(.+?)[（(]([^（()）]+)[）)]")


def name_of(text: str) -> str:
    """Return names without the spaces that make two characters as wide as three: 赵　强."""
    return _PADDED.sub(lambda found: "".join(found[0].split()), text)


def name_and_why(text: str) -> tuple[str, str]:
    """Return who, and why, as in 赵强（外出）; the reason may be missing."""
    found = _BECAUSE.fullmatch(text)
    return (found[1], found[2]) if found else (text, "")
