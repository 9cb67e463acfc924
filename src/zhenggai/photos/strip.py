"""What kind of file it is, and the file without what tells where and when it was taken."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from zhenggai.errors import CannotGoOnError
from zhenggai.photos import jpeg, png, webp
from zhenggai.photos.exif import BrokenPhotoError
from zhenggai.words import Text

_HEIF: Final = (b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1", b"avif", b"avis")
_RAW: Final = (b"II*\0", b"MM\0*", b"II+\0", b"MM\0+", b"FUJIFILM", b"\xff\x0a", b"\0\0\0\x0cJXL ")

_CLEANED: Final = (".jpg", ".jpeg", ".png", ".webp")
_DOCUMENTS: Final = ("<", "%PDF", "GIF8", "{\\rtf")
_CONTROLS: Final = re.compile(r"[\x00-\x08\x0e-\x1f]")


def without_traces(data: bytes, name: str) -> bytes:
    """Return a photograph without place, time and camera; any other file as it is.

    Raise `CannotGoOnError` for a photograph of a kind, or in a state, that cannot be cleaned.
    """
    strip = _stripper(data)
    if strip is None:
        if (data[4:8] == b"ftyp" and data[8:12] in (*_HEIF, b"crx ")) or data.startswith(_RAW):
            raise _unfit(name)
        if name.lower().endswith(_CLEANED):
            raise _broken(name)
        return data
    try:
        return strip(data)
    except BrokenPhotoError:
        raise _broken(name) from None


def keeps_traces(data: bytes) -> bool:
    """Say whether a file may tell by whom, where or when it was made, and cannot be cleaned here.

    Films, documents and their pictures, drawings: all but photographs and plain text.
    """
    if _stripper(data) is not None:
        return False
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return True
    return text.lstrip().startswith(_DOCUMENTS) or _CONTROLS.search(text) is not None


def _stripper(data: bytes) -> Callable[[bytes], bytes] | None:
    if data.startswith(jpeg.START):
        return jpeg.stripped
    if data.startswith(png.START):
        return png.stripped
    return webp.stripped if webp.is_webp(data) else None


def _broken(name: str) -> CannotGoOnError:
    return CannotGoOnError(
        Text(
            f"{name} 是照片，但文件不完整，去不掉拍摄地点，没有收。请重新导出再加",
            f"{name} is a damaged photograph: the place it was taken at cannot be removed,"
            " so it was not added. Export it again",
        )
    )


def _unfit(name: str) -> CannotGoOnError:
    return CannotGoOnError(
        Text(
            f"{name} 是 HEIC、TIFF 或原始格式的照片，里面的拍摄地点去不掉，没有收。"
            "请在手机或电脑上另存为 JPEG 再加",
            f"{name} is a photograph in HEIC, TIFF or a raw format: the place it was taken at"
            " cannot be removed, so it was not added. Save it as JPEG first",
        )
    )
