"""Which way up a photograph is, and the least Exif that says so."""

from __future__ import annotations

import struct
from typing import Final

_ORIENTATION: Final = 0x0112
_SHORT: Final = 3
_TURNED: Final = range(2, 9)


class BrokenPhotoError(Exception):
    """The bytes end or go wrong in the middle of a photograph."""


def orientation(tiff: bytes) -> int:
    """Return how a photograph is turned (2 to 8), from its Exif; 0 if it is not."""
    order = {b"II*\0": "<", b"MM\0*": ">"}.get(tiff[:4])
    if order is None:
        return 0
    try:
        (start,) = struct.unpack_from(f"{order}I", tiff, 4)
        (count,) = struct.unpack_from(f"{order}H", tiff, start)
        for place in range(count):
            tag, kind, _, value = struct.unpack_from(f"{order}HHIH", tiff, start + 2 + 12 * place)
            if (tag, kind) == (_ORIENTATION, _SHORT):
                return int(value) if value in _TURNED else 0
    except struct.error:
        return 0
    return 0


def only_orientation(value: int) -> bytes:
    """Return Exif that says how a photograph is turned and nothing else."""
    entry = struct.pack("<HHIHH", _ORIENTATION, _SHORT, 1, value, 0)
    return b"II*\0" + struct.pack("<IH", 8, 1) + entry + struct.pack("<I", 0)
