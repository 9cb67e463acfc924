"""What pages are called, and how one leads to another: names that are safe on every disk."""

import re
import unicodedata
from hashlib import sha256
from typing import Final
from urllib.parse import quote

UNITS: Final = "units"
THEMES: Final = "themes"
_UNSAFE: Final = re.compile(r"[^\w./-]")
_LONGEST: Final = 150
"""Bytes; a name on a disk has 255 at most, and an ending is to come."""
_KEPT: Final = 120


def safe_name(record_id: str) -> str:
    """Return a name for an id, another one for each: `jiangnan/lijia` becomes `jiangnan~lijia`.

    Neither `~` nor `=` stands in an id, so no two ids share a name, and none leads elsewhere.
    """
    text = unicodedata.normalize("NFC", record_id)
    name = _UNSAFE.sub(lambda found: f"={ord(found[0]):x}=", text).replace("/", "~")
    data = name.encode("utf-8", "surrogatepass")
    if len(data) <= _LONGEST:
        return name
    return f"{data[:_KEPT].decode('utf-8', 'ignore')}={sha256(data).hexdigest()[:16]}"


def unit_page(unit_id: str) -> str:
    """Return the path of the page of a unit, from the top of the board."""
    return f"{UNITS}/{safe_name(unit_id)}.html"


def theme_page(theme: str) -> str:
    """Return the path of the page of a theme; the one of issues without a theme stands apart."""
    return f"{THEMES}/{safe_name(theme)}.html" if theme else "other.html"


def issue_anchor(issue_id: str) -> str:
    """Return what marks an issue in the page of its unit."""
    return f"issue-{safe_name(issue_id)}"


def reply_anchor(opinion_id: str) -> str:
    """Return what marks a reply in the page of its unit."""
    return f"reply-{safe_name(opinion_id)}"


def link(path: str, anchor: str = "") -> str:
    """Return a path, and a place in the page, as a link says it: Chinese is percent-encoded."""
    return quote(path) + (f"#{quote(anchor)}" if anchor else "")
