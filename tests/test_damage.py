"""No bytes at all stop the reader."""

from pathlib import Path

from hypothesis import example, given, settings
from hypothesis import strategies as st

from zhenggai.model.campaign import word_lists
from zhenggai.reading import read_campaign, read_unit

ROOT = Path(__file__).parent.parent
LISTS = word_lists(None)
SAMPLE = [path.read_bytes() for path in sorted((ROOT / "data" / "units").rglob("*.yaml"))]
JUNK = st.sampled_from(
    [
        *(b"&a ", b"*a", b"<<: ", b"- ", b": ", b"\n", b"{", b"}", b"[", b"]", b'"', b"'", b"|\n"),
        *(b"? ", b"!x ", b"#", b"\t", b"\r", b"\0", b"\xff", b"---\n", b"...\n", b"%Y 1\n", b"@"),
        *("：".encode(), "\u3000".encode(), b"\xc2\x85", b"9999-12", b"0000-01-01", b"    ", b"~"),
    ]
)


@settings(deadline=None, max_examples=150)
@given(
    st.sampled_from(SAMPLE),
    st.lists(st.tuples(st.integers(0, 60_000), st.integers(0, 9), JUNK), min_size=1, max_size=8),
)
def test_no_damage_stops_the_reader(data: bytes, damage: list[tuple[int, int, bytes]]) -> None:
    for start, length, junk in damage:
        place = start % len(data)
        data = data[:place] + junk + data[place + length :]
    _check_survives(data)


@settings(deadline=None)
@given(st.binary(max_size=300))
@example(b"\xef\xbb\xbf\xef\xbb\xbfname: x")
@example(b"\0\0\0")
@example(b"\0")
def test_no_bytes_stop_the_reader(data: bytes) -> None:
    _check_survives(data)


def _check_survives(data: bytes) -> None:
    """Read as whatever it may be; every finding is in the file."""
    lines = data.count(b"\n") + 2
    found = read_unit(data, "u.yaml", "u", LISTS)[1] + read_campaign(data, "c.yaml")[1]
    for finding in found:
        assert 1 <= finding.location.line <= lines
        assert finding.location.column >= 1
        assert finding.message.zh
        assert finding.message.en
