"""WebP: chunks kept by name, and the flags that say which there are."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import Final, NamedTuple

from zhenggai.photos.exif import BrokenPhotoError, only_orientation, orientation

_KEPT: Final = (b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF", b"ICCP")
_EXIF: Final = b"EXIF"
_EXIF_FLAG: Final = 0x08
_XMP_FLAG: Final = 0x04


class _Chunk(NamedTuple):
    name: bytes
    content: bytes

    @property
    def data(self) -> bytes:
        padding = b"\0" * (len(self.content) % 2)
        return self.name + struct.pack("<I", len(self.content)) + self.content + padding


def is_webp(data: bytes) -> bool:
    """Say whether bytes begin as a WebP does."""
    return data[:4] == b"RIFF" and data[8:12] == b"WEBP"


def stripped(data: bytes) -> bytes:
    """Return a WebP without what was said about how it was taken."""
    chunks = list(_chunks(data))
    said = next((it.content.removeprefix(b"Exif\0\0") for it in chunks if it.name == _EXIF), b"")
    turned = orientation(said)
    kept = [_flagged(chunk, turned) for chunk in chunks if chunk.name in _KEPT]
    if turned:
        kept.append(_Chunk(_EXIF, only_orientation(turned)))
    body = b"WEBP" + b"".join(chunk.data for chunk in kept)
    return b"RIFF" + struct.pack("<I", len(body)) + body


def _flagged(chunk: _Chunk, turned: int) -> _Chunk:
    """Return a chunk; the one with flags says what is left."""
    if chunk.name != b"VP8X":
        return chunk
    flags = chunk.content[0] & ~(_EXIF_FLAG | _XMP_FLAG) | (_EXIF_FLAG if turned else 0)
    return _Chunk(chunk.name, bytes([flags]) + chunk.content[1:])


def _chunks(data: bytes) -> Iterator[_Chunk]:
    (size,) = struct.unpack_from("<I", data, 4)
    end, at = 8 + size, 12
    if end > len(data):
        raise BrokenPhotoError
    while at < end:
        try:
            name, length = struct.unpack_from("<4sI", data, at)
        except struct.error:
            raise BrokenPhotoError from None
        content = data[at + 8 : at + 8 + length]
        if len(content) < length or (name == b"VP8X" and not content):
            raise BrokenPhotoError
        yield _Chunk(name, content)
        at += 8 + length + length % 2
