"""Names of people as clerks write them: with spaces in them, with a reason behind them."""

from __future__ import annotations

import re
from typing import Final

NAMES: Final = ("name", "member", "owner", "leader", "host", "by", "contact")
"""Fields that hold the name of a person."""
_HAN: Final = "[\u4e00-\u9fff]"
_PADDED: Final = re.compile(
    rf"(?<!{_HAN})(?<!{_HAN}\s)(?:(?:{_HAN}\s+){{1,2}}{_HAN}|{_HAN}\s+{_HAN}{{2}}|{_HAN}{{2}}\s+{_HAN})"
    rf"(?!{_HAN}|\s+{_HAN})"
)
"""Two or three characters with spaces between; four may be two persons."""
_BECAUSE: Final = re.compile(r"(.+?)[（(]([^（()）]+)[）)]")


def name_of(text: str) -> str:
    """Return names without the spaces that make two characters as wide as three: 赵　强."""
    return _PADDED.sub(lambda found: "".join(found[0].split()), text)


def name_and_why(text: str) -> tuple[str, str]:
    """Return who, and why, as in 赵强（外出）; the reason may be missing."""
    found = _BECAUSE.fullmatch(text)
    return (found[1], found[2]) if found else (text, "")
