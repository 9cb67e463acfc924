"""Photographs lose place, time and camera; every pixel and which way is up stay."""

import io
from pathlib import Path
from typing import Any, Final

import pytest
from PIL import Image, ImageOps

from zhenggai.errors import CannotGoOnError
from zhenggai.photos.strip import keeps_traces, without_traces

XMP: Final = b'<x:xmpmeta xmlns:x="adobe:ns:meta/">GPSLatitude 23.17</x:xmpmeta>'
DEGREES: Final = (b"\x17\0\0\0\x01\0\0\0", b"\0\0\0\x17\0\0\0\x01")
"""23 degrees north as Exif writes them, in either order of bytes."""
TRACES: Final = (b"HUAWEI", b"2006:05:01", b"GPSLatitude", b"at home", *DEGREES)
KINDS: Final[dict[str, dict[str, Any]]] = {
    "jpeg": {"quality": 80},
    "progressive": {"quality": 80, "progressive": True},
    "grey": {"quality": 60},
    "png": {},
    "webp": {"quality": 70},
    "lossless": {"lossless": True},
}
FORMATS: Final = {"png": "PNG", "webp": "WEBP", "lossless": "WEBP"}


def photo(kind: str, turned: int = 6, size: tuple[int, int] = (64, 48)) -> bytes:
    """Return a photograph with a place, a time, a camera and a comment in it."""
    picture = Image.radial_gradient("L").resize(size)
    picture = picture if kind == "grey" else picture.convert("RGB")
    exif = Image.Exif()
    exif[0x0112], exif[0x010F], exif[0x0132] = turned, "HUAWEI", "2006:05:01 08:00:00"
    place = exif.get_ifd(0x8825)
    place[1], place[2], place[3], place[4] = "N", (23.0, 10.0, 30.5), "E", (108.0, 20.0, 11.0)
    form = FORMATS.get(kind, "JPEG")
    said: dict[str, Any] = {"exif": exif, **KINDS[kind]}
    if form == "JPEG":
        said |= {"xmp": XMP, "comment": b"at home"}
    elif form == "WEBP":
        said |= {"xmp": XMP}
    out = io.BytesIO()
    picture.save(out, form, **said)
    return out.getvalue()


def opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("turned", [1, 6])
def test_traces_go_and_the_picture_stays(kind: str, turned: int) -> None:
    before = photo(kind, turned)
    assert b"HUAWEI" in before
    assert any(degrees in before for degrees in DEGREES)
    after = without_traces(before, "a")
    exif = opened(after).getexif()
    assert dict(exif) == ({0x0112: turned} if turned > 1 else {})
    assert not exif.get_ifd(0x8825)
    assert not any(trace in after for trace in TRACES)
    old, new = (ImageOps.exif_transpose(opened(data)) for data in (before, after))
    assert (new.size, new.mode, new.tobytes()) == (old.size, old.mode, old.tobytes())
    assert without_traces(after, "a") == after


def test_what_follows_the_picture_goes() -> None:
    second = photo("jpeg")
    for kind in ("jpeg", "png"):
        clean = without_traces(photo(kind), "a")
        assert without_traces(photo(kind) + second + b"GPSLatitude", "a") == clean


def test_colours_stay() -> None:
    out = io.BytesIO()
    profile = b"a colour profile" * 9
    Image.new("RGB", (8, 8)).save(out, "JPEG", icc_profile=profile, exif=b"Exif\0\0MM\0*")
    assert opened(without_traces(out.getvalue(), "a")).info["icc_profile"] == profile


@pytest.mark.parametrize("kind", ["jpeg", "progressive", "png", "webp"])
def test_photograph_that_is_cut_off_is_refused(kind: str) -> None:
    whole = photo(kind)
    for end in range(12, len(whole) - 12, 97):
        with pytest.raises(CannotGoOnError) as refused:
            without_traces(whole[:end], "坏.jpg")
        assert "坏.jpg" in refused.value.message.zh


@pytest.mark.parametrize(
    "begins", [b"\0\0\0\x18ftypheic", b"\0\0\0\x18ftypavif", b"II*\0", b"MM\0*", b"\xff\x0a"]
)
def test_photograph_that_cannot_be_cleaned_is_refused(begins: bytes) -> None:
    with pytest.raises(CannotGoOnError) as refused:
        without_traces(begins + b"\0" * 99, "路.jpg")
    assert "JPEG" in refused.value.message.en


@pytest.mark.parametrize("data", [b"", "会议记录".encode(), b"\xef\xbb\xbfa,b\r\n"])
def test_plain_text_stays_bit_for_bit_and_tells_nothing(data: bytes) -> None:
    assert without_traces(data, "a") == data
    assert not keeps_traces(data)


@pytest.mark.parametrize(
    "data",
    [
        b"\0\0\0\x18ftypisom",
        b"\x1aE\xdf\xa3",
        b"%PDF-1.4 GPSLatitude",
        b"PK\x03\x04 word/media/image1.jpg",
        b"GIF89a XMP DataXMP",
        b"BM\0\0",
        b"\xef\xbb\xbf <svg><metadata/></svg>",
        b"\xff",
    ],
)
def test_films_documents_and_drawings_may_tell_more(data: bytes) -> None:
    assert without_traces(data, "a") == data
    assert keeps_traces(data)


@pytest.mark.parametrize("name", ["路.jpg", "路.JPEG", "路.png", "路.webp"])
def test_what_is_called_a_photograph_and_is_none_is_refused(name: str) -> None:
    with pytest.raises(CannotGoOnError, match="damaged photograph"):
        without_traces(b"\0\0\xff\xd8\xff\xe1 GPS", name)


def test_sample_evidence_has_no_photographs_with_traces() -> None:
    for path in (Path(__file__).parent.parent / "data/evidence").rglob("*.*"):
        assert without_traces(path.read_bytes(), path.name) == path.read_bytes()
