"""Links are found where they are typed, in either language, and across units."""

import unicodedata
from pathlib import Path

from tests.conftest import TODAY, findings_in
from zhenggai.finding import Finding
from zhenggai.rules.sequence import MAY_FOLLOW
from zhenggai.words import ISSUE_EVENT, STATUS


def _found(ledger: Path, code: str, **units: str) -> list[Finding]:
    for name, text in units.items():
        (ledger / "data" / "units" / f"{name}.yaml").write_text(text, encoding="utf-8")
    return [item for item in findings_in(ledger, TODAY) if item.code == code]


def test_link_in_a_chinese_file_is_found_at_its_value(ledger_of_one: Path) -> None:
    text = (
        "名称: 李家村党支部\n类型: village\n问题:\n"
        "  - 编号: I-1\n    名称: 垃圾无处倒\n    协作:\n"
        '      牵头单位: town\n      原件: "town#I-9"\n'
        "    来自查摆: [F-1, F-2]\n"
        "查摆:\n  - 编号: F-1\n"
    )
    town = "name: 江南镇党委\nkind: organ\n"
    found = _found(ledger_of_one, "REF02", village=text, town=town)
    assert [(item.location.line, item.location.column) for item in found] == [(8, 11), (9, 17)]
    assert [item.record for item in found] == ["I-1", "I-1"]


def test_link_to_a_unit_that_cannot_be_read_is_no_dangling_link(ledger_of_one: Path) -> None:
    text = (
        "name: 李家村党支部\nkind: village\nissues:\n"
        '  - {id: I-1, title: 垃圾, shared: {lead: town, of: "town#I-9"}}\n'
    )
    assert _found(ledger_of_one, "REF02", village=text, town="name: [\n") == []


def test_nothing_is_asked_of_members_where_none_are_listed(ledger_of_one: Path) -> None:
    text = (
        "name: 李家村党支部\nkind: village\nissues:\n"
        "  - {id: I-1, title: 学习不够, member: 王五, owner: 王五}\n"
    )
    assert _found(ledger_of_one, "REF02", village=text) == []
    assert _found(ledger_of_one, "REF05", village=text) == []


def test_evidence_is_found_however_its_accents_are_spelt(ledger_of_one: Path) -> None:
    folder = ledger_of_one / "data" / "evidence"
    folder.mkdir()
    (folder / unicodedata.normalize("NFD", "Café.txt")).write_text("", encoding="utf-8")
    name = unicodedata.normalize("NFC", "Café.txt")
    text = (
        "name: Village branch\nkind: village\nissues:\n"
        f"  - {{id: I-1, title: Road, measures: [{{id: M-1, evidence: {name}}}]}}\n"
    )
    assert _found(ledger_of_one, "REF03", village=text) == []


def test_suggested_id_is_the_next_that_is_free(ledger_of_one: Path) -> None:
    text = (
        "name: 李家村党支部\nkind: village\nmechanisms:\n"
        "  - {id: Z-09, title: 一}\n  - {id: Z-09, title: 二}\n  - {id: Z-10, title: 三}\n"
        "  - {id: 甲, title: 四}\n  - {id: 甲, title: 五}\n"
    )
    found = _found(ledger_of_one, "REF01", village=text)
    assert ["Z-11" in found[0].remedy.en, "甲-2" in found[1].remedy.en] == [True, True]


def test_every_status_says_what_may_follow() -> None:
    assert set(MAY_FOLLOW) == set(STATUS.ids)
    assert frozenset().union(*MAY_FOLLOW.values()) == frozenset(ISSUE_EVENT.ids)


def test_issues_merged_into_each_other_are_found_at_each_link(ledger_of_one: Path) -> None:
    text = (
        "name: 李家村党支部\nkind: village\nissues:\n"
        "  - {id: I-1, title: 路, log: [{date: 2006-03-05, event: merged, into: I-2}]}\n"
        '  - {id: I-2, title: 桥, log: [{date: 2006-03-05, event: merged, into: "village#I-1"}]}\n'
        "  - {id: I-3, title: 沟, log: [{date: 2006-03-05, event: merged, into: I-1}]}\n"
    )
    found = _found(ledger_of_one, "REF02", village=text)
    assert [(item.location.line, item.record) for item in found] == [(4, "I-1"), (5, "I-2")]
