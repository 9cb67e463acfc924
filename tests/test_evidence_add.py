"""`evidence add`: a safe name, never another file's place, a citation that REF04 holds to."""

from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.test_photos import TRACES, photo
from tests.verbs import UNIT, Ledger, write_ledger
from zhenggai.cli.main import run
from zhenggai.filing import filed, safe_name
from zhenggai.model.evidence import cited

Out = pytest.CaptureFixture[str]
TEXT = """\
name: 李家村
kind: village
issues:
  - id: I-1
    title: 路
    measures:
      - {id: M-1, text: 硬化}
    log:
      - {date: 2006-03-01, event: started}
      - {date: 2006-03-05, event: progress, text: 备料}
  - {id: I-2, title: 水}
"""
TO = "--to jiangnan/lijia"


@pytest.fixture
def ledger(tmp_path: Path, capsys: Out) -> Ledger:
    return write_ledger(tmp_path / "账本", capsys, TEXT)


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    path = tmp_path / "会议记录.txt"
    path.write_text("到会 23 人", encoding="utf-8")
    return path


def test_file_is_copied_bit_for_bit_and_its_citation_printed(ledger: Ledger, paper: Path) -> None:
    code, out, err = ledger.play(f"evidence add {paper} {TO}")
    digest = sha256(paper.read_bytes()).hexdigest()[:16]
    assert (code, out) == (0, f"jiangnan/lijia/会议记录.txt#sha256={digest}\n")
    assert "--record" in err
    kept = ledger.root / "data/evidence/jiangnan/lijia/会议记录.txt"
    assert kept.read_bytes() == paper.read_bytes()


def test_photograph_is_cleaned(ledger: Ledger, tmp_path: Path) -> None:
    path = tmp_path / "现场.jpg"
    path.write_bytes(photo("jpeg"))
    _, _, err = ledger.play(f"evidence add {path} {TO}")
    kept = (ledger.root / "data/evidence/jiangnan/lijia/现场.jpg").read_bytes()
    assert "拍摄地点、时间、机型已去掉" in err
    assert not any(trace in kept for trace in TRACES)
    assert path.read_bytes() == photo("jpeg")
    assert "本来就有" in ledger.play(f"evidence add {path} {TO}")[2]


def test_same_name_never_takes_another_files_place(ledger: Ledger, paper: Path) -> None:
    ledger.told(f"evidence add {paper} {TO}")
    paper.write_text("到会 24 人", encoding="utf-8")
    assert "会议记录-2.txt#" in ledger.play(f"evidence add {paper} {TO}")[1]
    assert "会议记录-2.txt#" in ledger.play(f"evidence add {paper} {TO}")[1]
    names = sorted(it.name for it in (ledger.root / "data/evidence/jiangnan/lijia").iterdir())
    assert names == ["会议记录-2.txt", "会议记录.txt"]


def test_measure_or_last_event_cites_the_files(ledger: Ledger, paper: Path, tmp_path: Path) -> None:
    other = tmp_path / "b.txt"
    other.write_bytes(b"b")
    _, out, err = ledger.play(f"evidence add {paper} {other} --record jiangnan/lijia#M-1")
    first, second = out.splitlines()
    assert f"{{id: M-1, text: 硬化, evidence: [{first}, {second}]}}" in ledger.text
    assert "已在 jiangnan/lijia#M-1 里引用" in err
    ledger.told(f"evidence add {other} --record I-1")
    assert f"{{date: 2006-03-05, event: progress, text: 备料, evidence: [{second}]}}" in ledger.text
    before = ledger.text
    ledger.told(f"evidence add {other} --record I-1")
    assert ledger.text == before
    assert "REF03" not in ledger.play("validate")[1]
    (ledger.root / "data/evidence/jiangnan/lijia/b.txt").write_bytes(b"c")
    assert "REF04" in ledger.play("validate")[1]


def test_nothing_is_copied_if_the_record_cannot_cite(ledger: Ledger, paper: Path) -> None:
    assert "issue progress" in ledger.refused(f"evidence add {paper} --record I-2", lang="en")
    assert "--to" in ledger.refused(f"evidence add {paper}")
    assert "jiangnan/lijia" in ledger.refused(f"evidence add {paper} --to nowhere")
    assert "同一个单位" in ledger.refused(f"evidence add {paper} --to jiangnan --record I-1")
    assert not (ledger.root / "data/evidence/jiangnan").exists()


def test_all_files_are_taken_or_none(ledger: Ledger, paper: Path, tmp_path: Path) -> None:
    code, _, err = ledger.play(f"evidence add {paper} {tmp_path / '没有.txt'} {TO}")
    assert code == 3
    assert "没有.txt" in err
    assert not (ledger.root / "data/evidence/jiangnan").exists()


def test_dry_run_writes_nothing(ledger: Ledger, paper: Path) -> None:
    code, out, _ = ledger.play(f"evidence add {paper} --record jiangnan/lijia#M-1 --dry-run")
    assert code == 0
    assert "+到会 23 人\n" in out
    assert f"+++ {UNIT}\n" in out
    assert ledger.text == TEXT
    assert not (ledger.root / "data/evidence/jiangnan").exists()


def test_file_that_is_there_already_stays_and_is_cleaned(ledger: Ledger) -> None:
    path = ledger.root / "data/evidence/old.jpg"
    path.write_bytes(photo("jpeg"))
    _, out, _ = ledger.play(f"evidence add {path} --record jiangnan/lijia#M-1")
    assert out.startswith("old.jpg#sha256=")
    assert not any(trace in path.read_bytes() for trace in TRACES)
    assert f"evidence: [{out.strip()}]" in ledger.text


def test_name_with_spaces_keeps_its_chinese(ledger: Ledger, tmp_path: Path) -> None:
    path = tmp_path / " 整改 前（一）.txt"
    path.write_bytes(b"x")
    words = ["evidence", "add", str(path), *TO.split(), "--ledger", str(ledger.root)]
    assert run(words, {}) == 0
    assert ledger.capsys.readouterr().out.startswith("jiangnan/lijia/整改_前（一）.txt#")


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("../../etc/passwd", "etc_passwd"),
        (".bashrc", "bashrc"),
        ("con.txt", "佐证_con.txt"),
        ("路\u200b\x07面\u202e.jpg", "路面.jpg"),
        ("a:b*c?.JPG", "a_b_c_.JPG"),
        ("…", "…"),
        ("..", "佐证"),
        ("村道#sha256=0.jpg", "村道_sha256=0.jpg"),
    ],
)
def test_names_are_made_safe(name: str, safe: str) -> None:
    assert safe_name(name) == safe


@given(st.text(max_size=400))
def test_any_name_becomes_one_that_every_system_takes(name: str) -> None:
    safe = safe_name(name)
    assert 0 < len(safe.encode()) <= 200
    assert not set(safe) & set('/\\:*?"<>|#\0\n\t ')
    assert not safe.startswith((".", "-"))
    assert not safe.endswith(".")
    assert safe_name(safe) == safe
    assert cited(f"a/{safe}#sha256=12345678").path == f"a/{safe}"


def test_names_that_differ_in_case_only_are_kept_apart() -> None:
    found = filed("a", "Road.jpg", b"new", lambda _: None, ["ROAD.JPG"])
    assert found.path == "a/Road-2.jpg"


def test_film_is_taken_with_a_warning(ledger: Ledger, tmp_path: Path) -> None:
    path = tmp_path / "路.mp4"
    path.write_bytes(b"\0\0\0\x18ftypisom")
    assert "拍摄地点" in ledger.told(f"evidence add {path} {TO}")


def test_file_that_git_cannot_take_is_refused(ledger: Ledger, tmp_path: Path) -> None:
    path = tmp_path / "大.bin"
    with path.open("wb") as file:
        file.truncate(100_000_001)
    code, _, err = ledger.play(f"evidence add {path} {TO}", lang="en")
    assert code == 3
    assert "100 MB" in err


def test_other_records_cite_no_evidence(ledger: Ledger, paper: Path) -> None:
    ledger.write(TEXT + "opinions:\n  - {id: O-1, date: 2006-02-01, text: 路}\n")
    assert "不引用佐证" in ledger.refused(f"evidence add {paper} --record O-1")
