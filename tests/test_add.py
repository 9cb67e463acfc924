"""`add` with options and files: what is written, what is refused, in both languages."""

import itertools
import json
import re
import shlex
import stat
from pathlib import Path

import pytest

from tests.adding import CHINESE, DAY, VILLAGE, add, added_lines, ledger
from zhenggai.cli.main import run
from zhenggai.intake.kinds import INTAKES
from zhenggai.model.schema import Many, keys_of
from zhenggai.model.unit import Unit

__all__ = ["ledger"]
LIJIA = "jiangnan/lijia"
FILE = "data/units/jiangnan/lijia.yaml"


def text_of(ledger: Path, name: str = FILE) -> str:
    return (ledger / name).read_text(encoding="utf-8")


def test_an_opinion_follows_the_last_with_the_next_id(
    ledger: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = (
        "--date",
        "昨天",
        "--channel",
        "座谈会",
        "--from",
        "群众",
        "--text",
        "灯坏了: 两盏",
    )
    assert add("opinion", LIJIA, *words) == 0
    assert added_lines(ledger, LIJIA, VILLAGE) == (
        '  - {id: O-010, date: 2006-03-19, channel: forum, from: public, text: "灯坏了: 两盏"}\n'
    )
    out, err = capsys.readouterr()
    assert out == "jiangnan/lijia#O-010\n"
    assert err.startswith("已添加意见 jiangnan/lijia#O-010（收到日期 2006-03-19）\n下一步: ")


def test_a_chinese_file_gets_chinese_keys_and_its_own_ids(ledger: Path) -> None:
    words = ("--channel", "box", "--nature", "wish", "--text", "修水渠", "--count", "3")
    assert add("意见", "平塘镇/大塘村", *words, lang="en") == 0
    assert added_lines(ledger, "平塘镇/大塘村", CHINESE) == (
        "  - 编号: 意-2\n"
        "    收到日期: 2006-03-20\n"
        "    渠道: 意见箱\n"
        "    性质: 期盼\n"
        "    人数: 3\n"
        "    原话: 修水渠\n"
    )


def test_a_measure_goes_into_its_issue_with_an_id_that_no_issue_has(ledger: Path) -> None:
    words = ("--text", "公布账目", "--due", "3月底", "--quantity", "2;本")
    assert add("measure", f"{LIJIA}#I-2", *words) == 0
    assert added_lines(ledger, LIJIA, VILLAGE) == (
        "    measures:\n"
        "      - {id: M-10, text: 公布账目, due: 2006-03, quantity: {value: 2, unit: 本}}\n"
    )


def test_a_record_without_id_stands_where_its_day_belongs(ledger: Path) -> None:
    assert (
        add("visit", LIJIA, "--date", "2006-02-20", "--found", "没有签名", "--found", "缺页") == 0
    )
    assert added_lines(ledger, LIJIA, VILLAGE) == (
        "  - date: 2006-02-20\n    found: [没有签名, 缺页]\n"
    )
    assert add("order", LIJIA, "--text", "补签") == 0
    assert "  - date: 2006-03-01\n    team: 一组\n    orders:\n" in text_of(ledger)
    assert "- {id: D-1, text: 补签}\n" in text_of(ledger)
    assert add("order", f"{LIJIA}#visits/1", "--text", "补页") == 0
    assert "缺页]\n    orders:\n      - {id: D-2, text: 补页}\n" in text_of(ledger)


def test_small_records_and_tables_are_typed_on_a_line(ledger: Path) -> None:
    options = [
        *("--date", "今天", "--counts", "满意=30，基本满意=8", "--counts", "dissatisfied=4"),
        *("--participants", "群众=30; members=12", "--items", "修路", "--comments", "路好走了"),
    ]
    assert add("survey", LIJIA, *options) == 0
    assert added_lines(ledger, LIJIA, VILLAGE) == (
        "surveys:\n"
        "  - id: S-1\n"
        "    date: 2006-03-20\n"
        "    counts: {satisfied: 30, basic: 8, dissatisfied: 4}\n"
        "    items:\n"
        "      - {text: 修路}\n"
        "    participants: {public: 30, members: 12}\n"
        "    comments: [路好走了]\n"
    )


def test_answers_of_checks_take_their_grounds_and_orders_their_ids(ledger: Path) -> None:
    checks = ("--checks", "truthful=是；看了记录", "--checks", "重点是否突出=partly")
    assert add("visit", LIJIA, *checks, "--orders", "补签; +7d; 督〔2006〕3号") == 0
    assert added_lines(ledger, LIJIA, VILLAGE) == (
        "  - date: 2006-03-20\n"
        "    checks:\n"
        "      truthful: {answer: yes, basis: 看了记录}\n"
        "      focused: {answer: partly}\n"
        "    orders:\n"
        "      - {id: D-1, number: 督〔2006〕3号, text: 补签, due: 2006-03-27}\n"
    )


def test_a_clock_typed_with_a_full_width_colon_is_a_clock(ledger: Path) -> None:
    assert (
        add("meeting", LIJIA, "--kind", "动员", "--start", "19：30", "--absent", "张三；外出") == 0
    )
    more = added_lines(ledger, LIJIA, VILLAGE)
    assert '    start: "19:30"\n' in more
    assert "    absent:\n      - {name: 张三, reason: 外出}\n" in more


def test_every_field_of_every_record_is_an_option_or_left_to_another_command() -> None:
    records = {intake.record for intake in INTAKES}
    lists = [key for key in keys_of(Unit).values() if isinstance(key.kind, Many)]
    assert {key.kind.record.__name__ for key in lists if isinstance(key.kind, Many)} - {
        record.__name__ for record in records
    } == {"Lookback"}
    for intake in INTAKES:
        keys = set(keys_of(intake.record))
        left = set(intake.left.split())
        asked = {question.field for question in intake.questions}
        assert left <= keys
        assert asked <= set(intake.fields)
        assert set(intake.keeps.split()) <= asked
        assert {name for need in intake.needs.split() for name in need.split("|")} <= asked


@pytest.mark.parametrize(
    ("words", "zh", "en"),
    [
        (("issue", LIJIA, "--title", "账"), "2007-03-15）", "(found 2006-03-20, due 2007-03-15)"),
        (("measure", f"{LIJIA}#I-2", "--text", "补"), "（时限 2007-03-15）", "(due 2007-03-15)"),
        (("order", LIJIA, "--text", "补账"), "（时限 2007-03-15）", "(due 2007-03-15)"),
    ],
)
def test_days_are_said_back_in_full(
    ledger: Path, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], zh: str, en: str
) -> None:
    assert text_of(ledger) == VILLAGE
    found = ("--found", "今天") if words[0] == "issue" else ()
    for lang, said in (("zh", zh), ("en", en)):
        assert add(*words, *found, "--due", "3月15日", lang=lang) == 0
        assert said in capsys.readouterr().err


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("kind", [intake.name for intake in INTAKES])
def test_help_of_every_kind_names_every_option(
    kind: str, lang: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["add", kind, "--help"], {"ZHENGGAI_LANG": lang}) == 0
    out = capsys.readouterr().out
    intake = next(item for item in INTAKES if item.name == kind)
    for key in intake.fields.values():
        name = "plan-version" if key.id == "version" else key.id.replace("_", "-")
        assert f"  --{name} " in out
        assert key.help.to("zh" if lang == "zh" else "en") in out


def test_what_is_missing_is_said_at_once(ledger: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert add("opinion", lang="en") == 2
    said = capsys.readouterr().err
    assert "the id of the unit" in said
    assert "--text (as received; never printed) or --public-text" in said
    assert add("waiver", LIJIA) == 2
    said = capsys.readouterr().err
    assert "--rule（规则代码）" in said
    assert "--reason（为什么接受）" in said
    assert text_of(ledger) == VILLAGE


def test_what_is_wrong_is_said_at_once(ledger: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ("--date", "2006-02-30", "--channel", "座", "--count", "三", "--id", "O 1")
    assert add("opinion", LIJIA, "--text", "x", *words) == 2
    said = capsys.readouterr().err
    for option in ("--date", "--channel", "--count", "--id"):
        assert f" {option} " in said
    assert "是不是: 座谈会" in said
    assert text_of(ledger) == VILLAGE


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("opinion", "jiangnan/lijai", "--text", "x"), "没有单位“jiangnan/lijai”"),
        (("opinion", f"{LIJIA}#O-1", "--text", "x"), "要自己定编号用 --id"),
        (
            ("opinion", LIJIA, "--text", "x", "--id", "O-009"),
            "第 12 行），没有写入。下一个是 O-010",
        ),
        (("measure", LIJIA, "--text", "x"), "add measure jiangnan/lijia#I-2（有: I-1 I-2）"),
        (("measure", f"{LIJIA}#I-3", "--text", "x"), "没有问题 jiangnan/lijia#I-3"),
        (("task", f"{LIJIA}#B-1", "--text", "x"), "jiangnan/lijia 还没有补课"),
        (("lookback", LIJIA), "zhenggai lookback answer"),
        (("opinon", LIJIA), "不能添加“opinon”。可写: opinion"),
        (("xyz", LIJIA), "不能添加“xyz”。可写: 单位 党员"),
    ],
)
def test_what_cannot_be_added_is_refused_with_what_to_type(
    ledger: Path, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], said: str
) -> None:
    assert add(*words) == 2
    out, err = capsys.readouterr()
    assert (out, err.count("Traceback")) == ("", 0)
    assert said in err
    assert text_of(ledger) == VILLAGE


def test_a_link_that_leads_nowhere_is_refused(
    ledger: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert add("opinion", LIJIA, "--text", "x", "--issue", "I-7") == 1
    assert "REF02" in capsys.readouterr().err
    assert text_of(ledger) == VILLAGE


def test_a_dry_run_shows_the_change_and_writes_nothing(
    ledger: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert add("member", LIJIA, "--name", "王五", "--dry-run") == 0
    assert "+  - {name: 王五}\n" in capsys.readouterr().out
    assert text_of(ledger) == VILLAGE


LIST = """\
# 座谈会记录
- 收到日期: 2006-03-01
  渠道: 座谈会
  来自: 群众
  原话: 路灯不亮
- 收到日期: 2006-03-02
  原话: 水渠堵了
  编号: 纸-7
"""


def test_a_list_of_records_is_added_as_one(
    ledger: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (ledger / "list.yaml").write_text(LIST, encoding="utf-8")
    assert add("opinion", LIJIA, "--input", "list.yaml", "--strong", "是") == 0
    assert capsys.readouterr().out == "jiangnan/lijia#O-010\njiangnan/lijia#纸-7\n"
    assert added_lines(ledger, LIJIA, VILLAGE) == (
        "  - {id: O-010, date: 2006-03-01, channel: forum, from: public, strong: yes,"
        " text: 路灯不亮}\n"
        "  - {id: 纸-7, date: 2006-03-02, strong: yes, text: 水渠堵了}\n"
    )
    assert run(["undo"], {"ZHENGGAI_LANG": "zh"}) == 0
    assert text_of(ledger) == VILLAGE


def test_one_wrong_record_keeps_all_from_being_added(
    ledger: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (ledger / "list.yaml").write_text(LIST.replace("2006-03-02", "3月2日"), encoding="utf-8")
    assert add("opinion", LIJIA, "--input", "list.yaml") == 1
    assert capsys.readouterr().out.startswith("list.yaml:6:9: FIL06 错误: “3月2日”不是日期")
    (ledger / "list.yaml").write_text(LIST.replace("  原话: 水渠堵了\n", ""), encoding="utf-8")
    assert add("opinion", LIJIA, "--input", "list.yaml") == 2
    assert "第 2 条: 原话 text 或 公示摘要 public_text" in capsys.readouterr().err
    assert text_of(ledger) == VILLAGE


def test_a_record_of_json_keeps_what_it_holds(
    ledger: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    record = {
        "date": "2006-03-01",
        "text": "路灯不亮 😀",
        "count": 3,
        "category": None,
        "relayed": {"date": "2006-03-02", "to": "村党支部"},
    }
    (ledger / "one.json").write_text(json.dumps({"opinions": [record]}), encoding="utf-8")
    assert add("opinion", LIJIA, "--input", "one.json") == 0
    more = added_lines(ledger, LIJIA, VILLAGE)
    assert "count: 3" in more
    assert "text: 路灯不亮 😀" in more
    assert "relayed: {date: 2006-03-02, to: 村党支部}" in more
    good = [record] * 8
    wrong = [record, {**record, "relayed": {"to": "x"}}, *good, {**record, "txt": "x"}]
    (ledger / "many.json").write_text(json.dumps(wrong), encoding="utf-8")
    capsys.readouterr()
    assert add("opinion", LIJIA, "--input", "many.json") == 1
    lines = capsys.readouterr().out.splitlines()
    assert [line.split(" ")[:2] for line in lines] == [
        ["many.json#2:1:1:", "FIL05"],
        ["many.json#11:1:1:", "FIL02"],
    ]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ('[{"date": "2006-03-01",}, ]\n  x: [', "in.json:"),
        ('{"date": "2006-03-01", "date": "2006-03-02"}', "in.json:1:24: FIL03"),
        ("[" * 5000, "in.json:1:"),
        ("- date: 2006-03-01\n  text: a: b\n", "in.json:2:10: FIL01"),
        ("text", "in.json:1:1: FIL01"),
    ],
)
def test_a_broken_file_is_told_with_its_place(
    ledger: Path, capsys: pytest.CaptureFixture[str], text: str, place: str
) -> None:
    (ledger / "in.json").write_text(text, encoding="utf-8")
    assert add("opinion", LIJIA, "--input", "in.json") == 1
    assert capsys.readouterr().out.startswith(place)
    assert text_of(ledger) == VILLAGE


def test_an_issue_from_a_file_gives_its_measures_ids(ledger: Path) -> None:
    text = "title: 水渠\nmeasures:\n  - {text: 清淤}\n  - {id: M-1, text: 加固}\n"
    (ledger / "issue.yaml").write_text(text, encoding="utf-8")
    assert add("issue", LIJIA, "--input", "issue.yaml") == 0
    assert added_lines(ledger, LIJIA, VILLAGE) == (
        "  - id: I-3\n"
        "    title: 水渠\n"
        "    measures:\n"
        "      - {id: M-10, text: 清淤}\n"
        "      - {id: M-1, text: 加固}\n"
    )


def test_a_unit_is_a_new_file_like_those_beside_it(
    ledger: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert add("unit", "jiangnan/xincun", "--name", "新村党支部", "--kind", "村") == 0
    path = ledger / "data/units/jiangnan/xincun.yaml"
    assert path.read_text(encoding="utf-8") == "name: 新村党支部\nkind: village\n"
    assert stat.S_IMODE(path.stat().st_mode) == 0o644
    out, err = capsys.readouterr()
    assert out == "jiangnan/xincun\n"
    assert "zhenggai add member jiangnan/xincun" in err
    contact = ("--contact", "联系人=王同志; 意见箱=村口")
    assert add("unit", "平塘镇/新村", "--name", "新村", "--kind", "village", *contact) == 0
    assert text_of(ledger, "data/units/平塘镇/新村.yaml") == (
        "名称: 新村\n类型: village\n联系方式: {联系人: 王同志, 意见箱: 村口}\n"
    )


def test_a_new_unit_names_the_schema_that_its_neighbours_name(ledger: Path) -> None:
    head = "# yaml-language-server: $schema=../../schema/unit.schema.json\n"
    town = ledger / "data/units/jiangnan.yaml"
    town.write_text(head + town.read_text(encoding="utf-8"), encoding="utf-8")
    assert add("unit", "jiangnan/xincun", "--name", "新村", "--kind", "village") == 0
    first = text_of(ledger, "data/units/jiangnan/xincun.yaml").splitlines()[0]
    assert first == "# yaml-language-server: $schema=../../../schema/unit.schema.json"


@pytest.mark.parametrize(
    ("unit", "kind", "said"),
    [
        ("jiangnan", "town", "单位 jiangnan 已经有了: data/units/jiangnan.yaml"),
        ("Jiangnan/LIJIA", "village", "单位 jiangnan/lijia 已经有了"),
        ("jiagnan/x", "village", "还没有上级单位 jiagnan（相近的: jiangnan "),
        ("jiangnan/x y", "village", "不能作单位编号"),
        ("../x", "village", "不能作单位编号"),
        ("jiangnan/.x", "village", "不能作单位编号"),
        ("jiangnan/x", "city", "可写: organ（机关）、village（村）、town（乡镇党委）"),
    ],
)
def test_a_unit_that_cannot_be_is_refused(
    ledger: Path, capsys: pytest.CaptureFixture[str], unit: str, kind: str, said: str
) -> None:
    before = sorted(ledger.rglob("*.yaml"))
    assert add("unit", unit, "--name", "x", "--kind", kind) == 2
    assert said in capsys.readouterr().err
    assert sorted(ledger.rglob("*.yaml")) == before


EXAMPLES = """\
name: 李家村党支部
kind: village
issues:
  - {id: I-003, title: 账目}
surveys:
  - {id: S-1, date: 2006-03-20, counts: {dissatisfied: 9}}
makeups:
  - {id: B-1, survey: S-1, supervisor: jiangnan, opened: 2006-03-20}
visits:
  - {date: 2006-03-12, team: 二组}
"""


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("kind", [intake.name for intake in INTAKES])
def test_the_example_of_every_kind_works(
    ledger: Path, kind: str, lang: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (ledger / FILE).write_text(EXAMPLES, encoding="utf-8")
    assert run(["add", kind, "--help"], {"ZHENGGAI_LANG": lang}) == 0
    shown = re.search(r": (zhenggai add [a-z]+ [^[].*)", capsys.readouterr().out)
    assert shown is not None
    words = shlex.split(shown[1])[2:]
    assert add(*words, lang=lang) == 0
    out, err = capsys.readouterr()
    assert ("已添加" if lang == "zh" else "added ") in err
    intake = next(item for item in INTAKES if item.name == kind)
    assert bool(out) == bool(intake.first or kind == "unit")
    assert run(["validate", "--select", "FIL,REF,SEQ", "--as-of", DAY], {}) == 0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("opinion", LIJIA, "--text", "好", "--nature", "praise"), ""),
        (("opinion", LIJIA, "--text", "路"), "opinion relay jiangnan/lijia#O-010 --to"),
        (("opinion", LIJIA, "--text", "路"), "private set jiangnan/lijia#O-010"),
        (
            ("issue", LIJIA, "--title", "路", "--source", "群众意见"),
            "opinion link jiangnan/lijia#O-…",
        ),
        (("finding", LIJIA, "--text", "账"), "add issue jiangnan/lijia --from F-1"),
        (("meeting", LIJIA, "--kind", "听取意见"), "add opinion jiangnan/lijia"),
        (("meeting", LIJIA, "--kind", "动员"), ""),
        (("survey", LIJIA, "--counts", "满意=9"), "notice survey jiangnan/lijia --post"),
        (("visit", LIJIA, "--found", "缺页"), "add order jiangnan/lijia"),
        (("notice", LIJIA, "--covers", "回头看", "--from", "今天"), ""),
        (("notice", LIJIA, "--covers", "results"), "notice results jiangnan/lijia"),
        (("member", LIJIA, "--name", "王五"), "add issue jiangnan/lijia --member 王五"),
    ],
)
def test_it_says_what_comes_next(
    ledger: Path, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], said: str
) -> None:
    assert text_of(ledger) == VILLAGE
    assert add(*words) == 0
    steps = [line for line in capsys.readouterr().err.splitlines() if line.startswith("下一步")]
    assert bool(steps) == bool(said)
    assert said in "\n".join(steps)
    for step in steps:
        typed = shlex.split(step.partition("zhenggai ")[2].partition("（")[0])
        command = itertools.takewhile(lambda word: LIJIA not in word, typed)
        assert run([*command, "--help"], {"ZHENGGAI_LANG": "zh"}) == 0
        shown = capsys.readouterr().out
        assert all(f"  {word} " in shown for word in typed if word.startswith("--"))


def test_a_file_with_errors_is_to_be_put_right_first(
    ledger: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = VILLAGE.replace("kind: village", "kind: village\nheda: 李建国")
    (ledger / FILE).write_text(broken, encoding="utf-8")
    for words in (("opinion", LIJIA, "--text", "x"), ("measure", f"{LIJIA}#I-1", "--text", "x")):
        assert add(*words) == 3
        said = capsys.readouterr().err
        assert f"{FILE}:3:1: FIL02" in said
        assert "是不是“head”" in said
    assert text_of(ledger) == broken


def test_a_unit_can_be_read_from_a_file_with_its_records(ledger: Path) -> None:
    unit = {"名称": "新村", "类型": "village", "意见": [{"编号": "O-1", "原话": "路"}]}
    (ledger / "unit.json").write_text(json.dumps(unit), encoding="utf-8")
    assert add("unit", "jiangnan/xincun", "--input", "unit.json", "--head", "王明") == 0
    assert text_of(ledger, "data/units/jiangnan/xincun.yaml") == (
        "name: 新村\nkind: village\nhead: 王明\nopinions:\n  - id: O-1\n    text: 路\n"
    )
