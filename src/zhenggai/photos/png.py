"""PNG: chunks kept by name."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from typing import Final, NamedTuple

from zhenggai.photos.exif import BrokenPhotoError, only_orientation, orientation

START: Final = b"\x89PNG\r\n\x1a\n"
_KEPT: Final = frozenset(
    b"IHDR PLTE IDAT IEND tRNS cHRM gAMA iCCP sBIT sRGB bKGD hIST pHYs sPLT acTL fcTL fdAT cICP"
    b" mDCV cLLI".split()
)
_EXIF: Final = b"eXIf"


class _Chunk(NamedTuple):
    name: bytes
    content: bytes

    @property
    def data(self) -> bytes:
        check = zlib.crc32(self.name + self.content)
        size = struct.pack(">I", len(self.content))
        return size + self.name + self.content + struct.pack(">I", check)


def stripped(data: bytes) -> bytes:
    """Return a PNG without what was said about how it was made."""
    chunks = list(_chunks(data))
    turned = next((orientation(it.content) for it in chunks if it.name == _EXIF), 0)
    kept = [chunk for chunk in chunks if chunk.name in _KEPT]
    if turned:
        kept.insert(1, _Chunk(_EXIF, only_orientation(turned)))
    return START + b"".join(chunk.data for chunk in kept)


def _chunks(data: bytes) -> Iterator[_Chunk]:
    at = len(START)
    while True:
        try:
            size, name = struct.unpack_from(">I4s", data, at)
        except struct.error:
            raise BrokenPhotoError from None
        content = data[at + 8 : at + 8 + size]
        if len(content) < size:
            raise BrokenPhotoError
        yield _Chunk(name, content)
        if name == b"IEND":
            return
        at += size + 12
