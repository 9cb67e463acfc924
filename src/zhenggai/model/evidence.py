"""Evidence as it is cited: the path of a file, and the digest it had if that was recorded."""

import posixpath
import re
import unicodedata
from collections.abc import Iterator
from typing import Final, Literal, NamedTuple

MARK: Final = "#sha256="
"""What stands between the path and the first digits of the file's SHA-256."""
_WITH_DIGEST: Final = re.compile(rf"(.+){MARK}([0-9a-fA-F]{{8,64}})", re.DOTALL)
_MISTYPED: Final = re.compile(rf"(.+){MARK}(\S*)", re.DOTALL)

_FORMS: Final[tuple[Literal["NFC", "NFD"], ...]] = ("NFC", "NFD")
"""How accented names are spelt: systems differ."""


class Cited(NamedTuple):
    """A file that a record cites; the digest is empty if none was recorded."""

    path: str
    digest: str


def cited(text: str) -> Cited:
    """Take apart what was typed as evidence: `lijia/road.jpg` or `lijia/road.jpg#sha256=1ae4…`."""
    found = _WITH_DIGEST.fullmatch(text) if MARK in text else None
    return Cited(found[1], found[2].lower()) if found else Cited(text, "")


def mistyped(text: str) -> Cited | None:
    """Return what was cited with a digest that is none: too short, too long, or other letters."""
    found = None if cited(text).digest else _MISTYPED.fullmatch(text)
    return Cited(found[1], found[2]) if found else None


def spellings(path: str) -> Iterator[str]:
    """Go through the names that a file cited by this path may have below data/evidence."""
    clean = posixpath.normpath(path.replace("\\", "/"))
    for name in (clean, clean.removeprefix("data/").removeprefix("evidence/")):
        yield name
        for form in _FORMS:
            yield unicodedata.normalize(form, name)
