"""JPEG: segments kept by name, the picture's own bytes untouched, nothing after its end."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import Final, NamedTuple

from zhenggai.photos.exif import BrokenPhotoError, only_orientation, orientation

START: Final = b"\xff\xd8"
_END: Final = 0xD9
_SCAN: Final = 0xDA
_COMMENT: Final = 0xFE
_EXIF: Final = b"Exif\0\0"
_APPLICATIONS: Final = range(0xE0, 0xF0)
_KEPT: Final = {0xE0: b"JFIF\0", 0xE2: b"ICC_PROFILE\0", 0xEE: b"Adobe"}
"""What a reader needs for the right colours."""
_WITHIN_SCAN: Final = (0x00, *range(0xD0, 0xD8))


class _Segment(NamedTuple):
    marker: int
    data: bytes
    """From its marker on; of a scan, with the picture that follows."""

    @property
    def content(self) -> bytes:
        return self.data[4:]


def stripped(data: bytes) -> bytes:
    """Return a JPEG without what was said about how it was taken."""
    kept, turned = [START], 0
    for segment in _segments(data):
        if segment.marker == 0xE1 and segment.content.startswith(_EXIF):
            turned = turned or orientation(segment.content.removeprefix(_EXIF))
        if _is_kept(segment):
            kept.append(segment.data)
    if turned:
        said = _EXIF + only_orientation(turned)
        place = 2 if kept[1].startswith(b"\xff\xe0") else 1
        kept.insert(place, b"\xff\xe1" + struct.pack(">H", len(said) + 2) + said)
    return b"".join(kept)


def _is_kept(segment: _Segment) -> bool:
    if segment.marker in _APPLICATIONS:
        name = _KEPT.get(segment.marker)
        return name is not None and segment.content.startswith(name)
    return segment.marker != _COMMENT


def _segments(data: bytes) -> Iterator[_Segment]:
    """Go through the segments up to the end of the first picture."""
    at = len(START)
    while True:
        if data[at : at + 1] != b"\xff":
            raise BrokenPhotoError
        while data[at + 1 : at + 2] == b"\xff":
            at += 1
        marker = _byte(data, at + 1)
        if marker == _END:
            yield _Segment(marker, data[at : at + 2])
            return
        end = at + 2 + _length(data, at + 2)
        if marker == _SCAN:
            end = _end_of_scan(data, end)
        yield _Segment(marker, data[at:end])
        at = end


def _length(data: bytes, at: int) -> int:
    try:
        (length,) = struct.unpack_from(">H", data, at)
    except struct.error:
        raise BrokenPhotoError from None
    if length < 2 or at + length > len(data):
        raise BrokenPhotoError
    return int(length)


def _end_of_scan(data: bytes, at: int) -> int:
    """Return where the next marker stands that is no part of a picture."""
    while True:
        at = data.find(b"\xff", at)
        if at < 0:
            raise BrokenPhotoError
        following = _byte(data, at + 1)
        if following not in _WITHIN_SCAN and following != 0xFF:
            return at
        at += 1 if following == 0xFF else 2


def _byte(data: bytes, at: int) -> int:
    if at >= len(data):
        raise BrokenPhotoError
    return data[at]
