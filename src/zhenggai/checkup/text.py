"""The bytes of a file: a byte order mark, and line ends of two kinds."""

from __future__ import annotations

from typing import Final

from zhenggai.checkup.base import Ailment
from zhenggai.source import Location
from zhenggai.words import Text

_BOM: Final = b"\xef\xbb\xbf"


def plain_text(data: bytes) -> bytes:
    """Return the bytes of a text file without BOM and with LF; other than UTF-8 stays."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return data
    return data.removeprefix(_BOM).replace(b"\r\n", b"\n")


def odd_bytes(data: bytes, path: str) -> list[Ailment]:
    """Say what `plain_text` puts right."""
    if plain_text(data) == data:
        return []
    where = Location(path)
    found = []
    if data.startswith(_BOM):
        found.append((Text("开头有 BOM", "begins with a byte order mark"), _WITHOUT))
    ends = data.count(b"\r\n")
    if ends:
        others = data.count(b"\n") - ends
        said = (
            Text(
                f"行尾混用: CRLF {ends} 行，LF {others} 行", f"line ends: {ends} CRLF, {others} LF"
            )
            if others
            else Text("行尾是 CRLF", "lines end in CRLF")
        )
        found.append((said, _ENDS))
    return [Ailment(where, said, remedy, healed=True) for said, remedy in found]


_WITHOUT: Final = Text("去掉 BOM", "it goes")
_ENDS: Final = Text("行尾改为 LF", "lines will end in LF")
