"""`doctor` shows what is wrong with files, mends what is sure, leaves the rest to people."""

import stat
import subprocess
from hashlib import sha256
from pathlib import Path

import pytest

from tests.verbs import UNIT, Ledger, write_ledger
from zhenggai.edit.lock import STATE

Out = pytest.CaptureFixture[str]
HEAD = "name: 李家村\nkind: village\n"
TOWN = "data/units/jiangnan.yaml"


@pytest.fixture
def ledger(tmp_path: Path, capsys: Out) -> Ledger:
    return write_ledger(tmp_path, capsys, HEAD)


def healed(ledger: Ledger, line: str = "doctor --fix") -> str:
    """Put right what can be; what is left is said."""
    return ledger.play(line)[1]


def test_sound_ledger_has_nothing_to_change(ledger: Ledger) -> None:
    code, out, err = ledger.play("doctor")
    assert (code, out) == (0, "")
    assert "没有要改的" in err
    assert not (ledger.root / STATE).exists()


def test_id_that_nothing_names_goes_to_the_later_record(ledger: Ledger) -> None:
    text = HEAD + (
        "opinions:\n"
        "  - {id: O-003, date: 2006-02-01, text: 修路}\n"
        "  - {id: O-007, date: 2006-02-01, text: 通水}\n"
        "  - {id: O-003, date: 2006-02-02, text: 路灯}  # 合并来的\n"
        "issues:\n"
        "  - {id: I-1, title: 路, measures: [{id: M-1, text: 甲}]}\n"
        "  - {id: I-2, title: 水, measures: [{id: M-1, text: 甲}, {id: M-2, text: 乙}]}\n"
    )
    ledger.write(text)
    code, out, err = ledger.play("doctor")
    assert code == 1
    assert f"{UNIT}:6:10: 编号 O-003 重复，第 4 行已经有了 → 后一条改成 O-008\n" in out
    assert "+  - {id: O-008, date: 2006-02-02, text: 路灯}  # 合并来的\n" in out
    assert "能改的 2 处" in err
    assert ledger.text == text
    code, _, err = ledger.play("doctor --fix")
    assert (code, "已改好 2 处，还有 0 处要人定" in err) == (0, True)
    assert ledger.text == text.replace(
        "O-003, date: 2006-02-02", "O-008, date: 2006-02-02"
    ).replace("measures: [{id: M-1, text: 甲}, {", "measures: [{id: M-3, text: 甲}, {")
    assert ledger.play("doctor")[0] == 0
    ledger.play("undo")
    assert ledger.text == text


def test_exact_copy_goes(ledger: Ledger) -> None:
    row = "  - {id: I-1, title: 路}\n"
    ledger.write(f"{HEAD}issues:\n{row}  - {{id: I-2, title: 水}}\n{row}{row}")
    assert "与第 4 行的一模一样 → 删去后一条" in healed(ledger)
    assert ledger.text == f"{HEAD}issues:\n{row}  - {{id: I-2, title: 水}}\n"


def test_id_that_something_names_is_left_to_a_person(ledger: Ledger) -> None:
    text = HEAD + (
        "opinions:\n"
        "  - {id: O-1, date: 2006-02-01, issue: [I-1, I-2]}\n"
        "issues:\n"
        "  - {id: I-1, title: 路}\n"
        "  - {id: I-1, title: 水}\n"
    )
    ledger.write(text)
    town = ledger.root / TOWN
    town.write_text(
        "name: 镇\nkind: organ\nmechanisms:\n  - {id: Z-1, from: [jiangnan/lijia#I-1]}\n",
        encoding="utf-8",
    )
    code, out, _ = ledger.play("doctor --fix", lang="en")
    assert code == 1
    assert "to be decided: " in out
    assert f"{UNIT}:4" in out
    assert TOWN in out
    assert "I-2" in out
    assert ledger.text == text


def test_opinion_whose_raiser_is_known_is_left_to_a_person(ledger: Ledger) -> None:
    row = "  - {{id: O-1, date: 2006-02-01, text: {}}}\n"
    ledger.write(f"{HEAD}opinions:\n{row.format('路')}")
    ledger.told("private set jiangnan/lijia#O-1 --name 李四")
    ledger.write(f"{HEAD}opinions:\n{row.format('路')}{row.format('水')}")
    out = healed(ledger)
    assert "zhenggai private show jiangnan/lijia#O-1" in out
    assert "李四" not in out


def test_evidence_that_was_moved_is_found_by_its_digest(ledger: Ledger) -> None:
    digest = sha256(b"paper").hexdigest()[:16]
    evidence = ledger.root / "data/evidence"
    (evidence / "新").mkdir()
    (evidence / "新/a.txt").write_bytes(b"paper")
    (evidence / "b.txt").write_bytes(b"other")
    log = "{{date: 2006-03-0{}, event: progress, evidence: {}}}"
    rows = (f"[路.jpg, a.txt#sha256={digest}]", f"b.txt#sha256={digest}", "[旧/b.txt, 没有.txt]")
    lines = "".join(f"      - {log.format(n, row)}\n" for n, row in enumerate(rows, 1))
    ledger.write(f"{HEAD}issues:\n  - id: I-1\n    title: 路\n    log:\n{lines}")
    out = healed(ledger)
    assert f"[路.jpg, 新/a.txt#sha256={digest}]" in ledger.text
    assert f"evidence: 新/a.txt#sha256={digest}}}" in ledger.text
    assert "[旧/b.txt, 没有.txt]" in ledger.text
    assert "data/evidence 里没有 旧/b.txt → 要人定: 是不是 b.txt？" in out
    assert "data/evidence 里没有 没有.txt → 要人定: 把文件放回去" in out
    assert "b.txt 不是引用时的文件" in out


def test_evidence_that_was_replaced_is_left_to_a_person(ledger: Ledger) -> None:
    ledger.write(
        f"{HEAD}issues:\n  - {{id: I-1, title: 路, log: [{{date: 2006-03-01, event: progress,"
        " evidence: [路.jpg#sha256=0123456789abcdef]}]}\n"
    )
    before = ledger.text
    assert "放回原来的文件" in healed(ledger)
    assert ledger.text == before


def test_byte_order_mark_and_line_ends_go(ledger: Ledger) -> None:
    campaign = ledger.root / "data/campaign.yaml"
    campaign.write_bytes(b"name: x\r\n# y\r\n")
    ledger.unit.write_bytes(b"\xef\xbb\xbf" + HEAD.encode().replace(b"\n", b"\r\n", 1))
    out = healed(ledger)
    assert f"{UNIT}:1:1: 开头有 BOM" in out
    assert "行尾混用: CRLF 1 行，LF 1 行" in out
    assert ledger.unit.read_bytes() == HEAD.encode()
    assert campaign.read_bytes() == b"name: x\n# y\n"


def test_what_broken_writing_left_goes(ledger: Ledger) -> None:
    temporary = ledger.root / "data/units/.zhenggai-0123456789ab.tmp"
    temporary.write_bytes(b"half")
    begun = ledger.root / STATE / "undo/000001.begun"
    begun.parent.mkdir(parents=True)
    begun.write_bytes(b"{}")
    assert ledger.play("doctor")[0] == 1
    assert temporary.exists()
    assert ledger.play("doctor --fix")[0] == 0
    assert not temporary.exists()
    assert not begun.exists()


def test_private_files_that_others_or_git_can_read(ledger: Ledger) -> None:
    ledger.write(f"{HEAD}opinions:\n  - {{id: O-1, date: 2006-02-01, text: 路}}\n")
    ledger.told("private set jiangnan/lijia#O-1 --name 李四")
    path = ledger.root / "data/private/units/jiangnan/lijia.yaml"
    path.chmod(0o644)
    path.parent.chmod(0o755)
    for words in (["init", "-q"], ["add", "-f", str(path)]):
        subprocess.run(["git", "-C", str(ledger.root), *words], check=True)
    code, out, err = ledger.play("doctor --fix")
    assert code == 1
    assert "权限改为 600" in out
    assert "要人定: git rm --cached 'data/private/units/jiangnan/lijia.yaml'" in out
    assert "李四" not in out + err
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    subprocess.run(["git", "-C", str(ledger.root), "rm", "-q", "--cached", str(path)], check=True)
    assert ledger.play("doctor")[0] == 0


def test_file_with_errors_is_left_to_a_person(ledger: Ledger) -> None:
    row = "  - {id: O-1, date: 2006-02-01, text: 路}\n"
    ledger.write(f"{HEAD}isues: []\nopinions:\n{row}{row.replace('路', '水')}")
    before = ledger.text
    code, out, _ = ledger.play("doctor --fix")
    assert code == 1
    assert "要人定" in out
    assert "FIL02" in out
    assert ledger.text == before


def test_orders_and_waivers_count_too(ledger: Ledger) -> None:
    ledger.write(
        f"{HEAD}visits:\n  - {{date: 2006-03-01, orders: [{{id: D-1, text: 甲}}]}}\n"
        "  - {date: 2006-03-02, orders: [{id: D-1, text: 乙}]}\n"
        "notices:\n  - {id: N-1, covers: plan}\n  - {id: N-1, covers: results}\n"
        "waivers: [{rule: NTC01, record: N-1, reason: 停电, by: 甲}]\n"
    )
    out = healed(ledger)
    assert "orders: [{id: D-2, text: 乙}]" in ledger.text
    assert f"要人定: 先看指的是哪一条: {UNIT}:9" in out


def test_file_in_another_encoding_is_not_touched(ledger: Ledger) -> None:
    data = "name: 李家村\r\nkind: village\r\n".encode("gb18030")
    ledger.unit.write_bytes(data)
    ledger.play("doctor --fix")
    assert ledger.unit.read_bytes() == data


def test_private_file_with_errors_is_named(ledger: Ledger) -> None:
    path = ledger.root / "data/private/units/jiangnan/lijia.yaml"
    path.parent.mkdir(mode=0o700, parents=True)
    path.write_text("O-1: 李四\n", encoding="utf-8")
    code, out, _ = ledger.play("doctor")
    assert code == 1
    assert "data/private/units/jiangnan/lijia.yaml:1:1: " in out
