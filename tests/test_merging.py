"""Three forms of a unit file become one, record by record."""

import pytest

from tests.repositories import BEGUN
from tests.three_forms import OPINION, merge, opinion, settled, unit_of


def test_second_record_of_one_id_gets_the_next_number_and_its_links() -> None:
    more = (
        "  - id: I-002\n    title: {title}\n    from: F-1\n"
        "    measures: [{{id: M-1, text: {title}}}]\n"
        "notices:\n  - {{id: N-1, covers: plan, issues: [I-001, I-002]}}\n"
        "lookbacks:\n  - date: {day}\n    issues: {{I-002: {{solved: {{answer: yes}}}}}}\n"
        "mechanisms:\n  - {{id: Z-1, title: {title}, from: [lijia#I-002, other#I-002]}}\n"
        "waivers:\n  - {{rule: OPN01, record: I-002, by: {title}}}\n"
        "findings:\n  - {{id: F-1, text: {title}}}\n"
    )
    link = "    issue: I-002\n"
    ours = opinion("O-002", "灯", link) + more.format(title="灯", day="2006-03-01")
    theirs = opinion("O-002", "水", link) + more.format(title="水", day="2006-03-02")
    found = merge(ours, theirs)
    assert found.settled
    unit = unit_of(found.data.decode())
    assert [(it.id, it.text, it.issue) for it in unit.opinions[1:]] == [
        ("O-002", "灯", ("I-002",)),
        ("O-003", "水", ("I-003",)),
    ]
    assert [(it.id, it.title, it.from_, it.measures[0].id) for it in unit.issues[1:]] == [
        ("I-002", "灯", ("F-1",), "M-1"),
        ("I-003", "水", ("F-2",), "M-2"),
    ]
    assert [(it.id, it.issues) for it in unit.notices] == [
        ("N-1", ("I-001", "I-002")),
        ("N-2", ("I-001", "I-003")),
    ]
    assert [list(it.issues) for it in unit.lookbacks] == [["I-002"], ["I-003"]]
    assert unit.mechanisms[1].from_ == ("lijia#I-003", "other#I-002")
    assert [it.record for it in unit.waivers] == ["I-002", "I-003"]
    assert {(it.record.__name__, it.old, it.new) for it in found.renamed} >= {
        ("Issue", "I-002", "I-003"),
        ("Opinion", "O-002", "O-003"),
        ("Measure", "M-1", "M-2"),
    }
    assert "    issue: I-003\n" in found.data.decode()


def test_what_both_did_alike_is_taken_once() -> None:
    same = opinion("O-002", "灯").replace("陈志强", "李建国")
    assert settled(same, same) == same
    assert settled(same, same.replace("text: 灯", "text: 灯  ")).count("O-002") == 1


def test_lines_of_history_stand_by_day() -> None:
    ours = BEGUN + "      - {date: 2006-03-01, event: progress, text: 我}\n"
    theirs = BEGUN + (
        "      - {date: 2006-02-15, event: progress, text: 早}\n"
        "      - {date: 2006-03-01, event: progress, text: 他}\n"
    )
    log = unit_of(settled(ours, theirs)).issues[0].log
    assert [it.text for it in log] == ["开会", "早", "我", "他"]


def test_fields_of_one_record_come_from_both() -> None:
    ours = BEGUN.replace("owner: 陈志强", "owner: 李建国")
    theirs = BEGUN.replace("    due: 2006-05-31\n", "    due: 2006-06\n    goal: 通车\n")
    text = settled(ours, theirs)
    assert "owner: 李建国  # 暂定\n" in text
    assert "due: 2006-06\n" in text
    assert "goal: 通车\n" in text


def test_one_field_changed_twice_is_a_conflict_with_both() -> None:
    found = merge(
        opinion("O-002", "灯").replace("2006-05-31", "2006-06-05"),
        opinion("O-002", "水").replace("2006-05-31", "2006-06-10"),
    )
    assert not found.settled
    text = found.data.decode()
    assert "<<<<<<< 这边\n    due: 2006-06-05\n=======\n    due: 2006-06-10\n>>>>>>> 对方\n" in text
    assert text.count("<<<<<<<") == 1
    assert "O-003" in text
    assert [(it.ours.isoformat(), it.theirs.isoformat()) for it in found.conflicts] == [
        ("2006-06-05", "2006-06-10")
    ]


@pytest.mark.parametrize("turned", [False, True])
def test_record_taken_away_here_and_changed_there_is_a_conflict(turned: bool) -> None:  # noqa: FBT001
    begun = BEGUN + "  - id: I-002\n    title: 灯\n"
    gone = begun.replace("  - id: I-002\n    title: 灯\n", "")
    changed = begun.replace("title: 灯", "title: 灯\n    owner: 李生")
    found = merge(changed, gone, begun) if turned else merge(gone, changed, begun)
    assert not found.settled
    text = found.data.decode()
    assert "<<<<<<< 这边\n" in text
    assert "owner: 李生\n" in text
    assert "title: 修路" in text.partition("<<<<<<<")[0]


def test_record_taken_away_by_one_and_left_by_the_other_goes() -> None:
    begun = BEGUN + "  - id: I-002\n    title: 灯\n  - id: I-003\n    title: 水\n"
    ours = begun.replace("owner: 陈志强", "owner: 李建国")
    theirs = begun.replace("  - id: I-002\n    title: 灯\n", "")
    assert [it.id for it in unit_of(settled(ours, theirs, begun)).issues] == ["I-001", "I-003"]
    assert [it.id for it in unit_of(settled(theirs, ours, begun)).issues] == ["I-001", "I-003"]


def test_record_put_in_where_another_goes_stays() -> None:
    begun = BEGUN + "  - id: I-002\n    title: 灯\n  - id: I-003\n    title: 水\n"
    ours = begun.replace("owner: 陈志强", "owner: 李建国")
    theirs = begun.replace("  - id: I-002\n    title: 灯\n", "  - id: I-004\n    title: 桥\n")
    found = unit_of(settled(ours.replace("title: 水", "title: 水渠"), theirs, begun)).issues
    assert [it.title for it in found] == ["修路", "桥", "水渠"]


def test_lists_of_words_take_what_both_added() -> None:
    begun = BEGUN.replace("    due:", "    tags: [water, roads]\n    due:")
    ours = begun.replace("[water, roads]", "[water, roads, paving]")
    theirs = begun.replace("[water, roads]", "[roads, planning]")
    assert unit_of(settled(ours, theirs, begun)).issues[0].tags == ("roads", "paving", "planning")
    replaced = merge(
        begun.replace("[water, roads]", "[toilets, roads]"),
        begun.replace("[water, roads]", "[stoves, roads]"),
        begun,
    )
    assert not replaced.settled


def test_two_replies_to_one_opinion_are_a_conflict_and_not_mixed() -> None:
    ours = BEGUN.replace(OPINION, OPINION + "    reply: {date: 2006-02-01, by: 甲}\n")
    theirs = BEGUN.replace(OPINION, OPINION + "    reply: {date: 2006-02-03, text: 修}\n")
    found = merge(ours, theirs)
    assert not found.settled
    assert "reply: {date: 2006-02-01, by: 甲}\n=======\n" in found.data.decode()


def test_members_are_known_by_name() -> None:
    roster = "members:\n  - {name: 甲}\nopinions:\n"
    begun = BEGUN.replace("opinions:\n", roster)
    ours = begun.replace("{name: 甲}", "{name: 甲, role: 书记}\n  - {name: 乙, role: 委员}")
    theirs = begun.replace("{name: 甲}", "{name: 甲}\n  - {name: 乙, direction: 学技术}")
    members = unit_of(settled(ours, theirs, begun)).members
    assert [(it.name, it.role, it.direction) for it in members] == [
        ("甲", "书记", ""),
        ("乙", "委员", "学技术"),
    ]


def test_file_that_both_made_holds_the_records_of_both() -> None:
    ours = "name: 村\nkind: village\nhead: 甲\nmembers:\n  - {name: 甲}\n"
    theirs = "name: 村\nkind: village\nmembers:\n  - {name: 乙}\nopinions: [{id: O-1, text: 路}]\n"
    unit = unit_of(settled(ours, theirs, ""))
    assert [it.name for it in unit.members] == ["甲", "乙"]
    assert (unit.head, unit.opinions[0].text) == ("甲", "路")


def test_tables_are_merged_entry_by_entry() -> None:
    base = (
        "name: 村\nkind: village\nlookbacks:\n  - date: 2006-05-01\n    issues:\n"
        "      I-1: {solved: {answer: partly}, in_place: {answer: yes}}\n"
        "      I-2: {solved: {answer: yes}}\n"
    )
    ours = base.replace("in_place: {answer: yes}", "in_place: {answer: no, basis: 看过}")
    theirs = base.replace("{answer: partly}", "{answer: yes}").replace(
        "      I-2: {solved: {answer: yes}}\n", "      I-3: {solved: {answer: no}}\n"
    )
    issues = unit_of(settled(ours, theirs, base)).lookbacks[0].issues
    assert {name: sorted(it.answers) for name, it in issues.items()} == {
        "I-1": ["in_place", "solved"],
        "I-3": ["solved"],
    }
    assert issues["I-1"].answers["solved"].answer == "yes"
    assert issues["I-1"].answers["in_place"].basis == "看过"
    fought = merge(
        ours, base.replace("in_place: {answer: yes}", "in_place: {answer: partly}"), base
    )
    assert [(it.ours, it.theirs) for it in fought.conflicts] == [("no", "partly")]


def test_parts_of_one_answer_that_both_had_are_merged_field_by_field() -> None:
    base = BEGUN.replace(OPINION, OPINION + "    relayed: {date: 2006-01-13}\n")
    ours = base.replace("{date: 2006-01-13}", "{date: 2006-01-13, to: 支部}")
    theirs = base.replace("{date: 2006-01-13}", "{date: 2006-01-13, acknowledged: 2006-01-14}")
    relayed = unit_of(settled(ours, theirs, base)).opinions[0].relayed
    assert relayed is not None
    assert (relayed.to, str(relayed.acknowledged)) == ("支部", "2006-01-14")
