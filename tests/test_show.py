"""`show`: one record with every field, its place, and what is worked out."""

import json
from pathlib import Path

import pytest
import yaml

from tests.commands_at_hand import refused, said
from tests.records_at_hand import DAY, VILLAGE, write_ledger
from zhenggai.cli.main import run
from zhenggai.lookup import Lookup
from zhenggai.query.catalogue import Catalogue
from zhenggai.report.record import as_text


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_ledger(tmp_path)
    return tmp_path


def test_every_field_in_order_with_its_place(
    capsys: pytest.CaptureFixture[str], folder: Path
) -> None:
    assert said(capsys, folder, "show", "jiangnan/lijia#I-2") == (
        "问题 jiangnan/lijia#I-2\n"
        "data/units/jiangnan/lijia.yaml:62\n"
        "\n"
        "编号    I-2\n"
        "名称    账目不公开\n"
        "主题    管理民主\n"
        "类别    限期整改\n"
        "责任人  李建国\n"
        "时限    2006-03\n"
        "措施\n"
        "  1. 编号    M-3\n"
        "     内容    张榜公布\n"
        "     责任人  李建国\n"
        "     时限    2006-03-20\n"
        "经过\n"
        "  1. 日期  2006-03-05\n"
        "     事项  启动\n"
        "未填    具体表现、公示表述、党员、方面、领域、侧重、标签、来源、发现日期、来自查摆、"
        "反映强烈、当前能办、重点、重点理由、原因、对照党章、目标、牵头领导、研究、具体方案、节点、协作\n"
        "\n"
        "推算\n"
        "  状态      整改中\n"
        "  灯号      黄\n"
        "  时限      2006-03\n"
        "  原定时限  2006-03\n"
        "  剩余天数  0\n"
        "  启动日期  2006-03-05\n"
        "  反弹次数  0\n"
        "  反映人数  0\n"
        "  属于      未完成、临期\n"
    )


def test_a_measure_says_what_it_belongs_to(
    capsys: pytest.CaptureFixture[str], folder: Path
) -> None:
    assert said(capsys, folder, "show", "M-3", "--lang", "en") == (
        "measure jiangnan/lijia#M-3 (issue I-2 账目不公开)\n"
        "data/units/jiangnan/lijia.yaml:70\n"
        "\n"
        "id             M-3\n"
        "text           张榜公布\n"
        "owner          李建国\n"
        "due            2006-03-20\n"
        "not filled in  kind, done, result, evidence, quantity\n"
        "\n"
        "worked out\n"
        "  days left  -11\n"
        "  it is      open, overdue\n"
    )


def test_tables_inside_have_the_names_of_their_words(
    capsys: pytest.CaptureFixture[str], folder: Path
) -> None:
    out = said(capsys, folder, "show", "jiangnan/lijia#lookbacks/1", "--lang", "en")
    assert (
        "issues\n"
        "  I-1\n"
        "    Has the problem been solved?\n"
        "      answer  partly\n"
        "      basis   有两处积水\n"
        "    follow up\n"
        "      text   补两处\n"
        "      owner  陈志强\n"
        "      due    2006-04-10\n"
    ) in out
    out = said(capsys, folder, "show", "jiangnan/lijia#visits/1")
    assert (
        "五查\n  整改方案是否实事求是\n    答案  是\n    依据  看了\n督办\n  1. 编号  D-1\n" in out
    )


def test_numbers_counts_and_subjects_are_shown_as_people_read_them(
    capsys: pytest.CaptureFixture[str], folder: Path
) -> None:
    survey = "surveys: [{id: S-1, date: 2006-03-20, counts: {satisfied: 40, basic: 3}}]\n"
    done = "done: 2006-03-26}"
    text = VILLAGE.replace(done, f"quantity: {{value: 26, unit: 车}}, {done}") + survey
    (folder / "data" / "units" / "jiangnan" / "lijia.yaml").write_text(
        text.replace("text: 张榜公布", "quantity: {value: 1.25}, text: 张榜公布"), encoding="utf-8"
    )
    assert "\n数量\n  数值  26\n  单位  车\n" in said(capsys, folder, "show", "M-2")
    assert '"value": 26,' in said(capsys, folder, "show", "M-2", "--format", "json")
    assert "\n数量\n  数值  1.25\n" in said(capsys, folder, "show", "M-3")
    assert "\n票数\n  满意      40\n  基本满意  3\n" in said(capsys, folder, "show", "S-1")
    assert "\n对象      党员 陈志强\n" in said(capsys, folder, "show", "jiangnan/lijia#O-2")
    listed = said(capsys, folder, "list", "measures", "quantity.value~26", "--format", "ids", "-q")
    assert listed == "jiangnan/lijia#M-2\n"


def test_a_unit_is_shown_with_numbers_of_records(
    capsys: pytest.CaptureFixture[str], folder: Path
) -> None:
    out = said(capsys, folder, "show", "jiangnan/lijia")
    assert out.startswith(
        "单位 jiangnan/lijia\ndata/units/jiangnan/lijia.yaml:1\n\n名称      李家村"
    )
    assert "\n问题      5 条\n" in out
    assert out.endswith("\n推算\n  类型  村\n")


def test_a_name_is_an_id_and_so_is_a_short_one(
    capsys: pytest.CaptureFixture[str], folder: Path
) -> None:
    assert said(capsys, folder, "show", "陈志强").startswith("党员 jiangnan/lijia#陈志强\n")
    assert said(capsys, folder, "show", "jiangnan/lijia#meetings/2").startswith(
        "会议 jiangnan/lijia#meetings/2\ndata/units/jiangnan/lijia.yaml:12\n"
    )
    assert refused(capsys, folder, "show", "I-1") == (
        "I-1 names more than one record; write the full id UNIT#ID:\n"
        "    jiangnan#I-1 (data/units/jiangnan.yaml:13)\n"
        "    jiangnan/lijia#I-1 (data/units/jiangnan/lijia.yaml:37)\n"
    )


def test_of_very_many_records_only_some_are_named(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    write_ledger(tmp_path, {f"v{number:02}": VILLAGE for number in range(12)})
    lines = refused(capsys, tmp_path, "show", "I-2").splitlines()
    assert len(lines) == 10
    assert lines[-1].endswith("v08.yaml:62) …")


def test_what_is_not_there_is_said_with_what_is_near(
    capsys: pytest.CaptureFixture[str], folder: Path
) -> None:
    assert refused(capsys, folder, "show", "X-9") == (
        "no record X-9 in the ledger on 2006-03-31. A full id is like jiangnan/lijia#I-003\n"
    )
    assert refused(capsys, folder, "show", "jiangnan/lijia#I-11").startswith(
        "unit jiangnan/lijia has no record I-11. Did you mean: I-1 "
    )
    assert refused(capsys, folder, "show", "jiangnan/lija#I-1") == (
        "no unit jiangnan/lija. Did you mean: jiangnan/lijia jiangnan\n"
    )
    assert refused(capsys, folder, "show", "zzz/yyy") == (
        "no unit zzz/yyy. Did you mean: jiangnan jiangnan/lijia\n"
    )
    assert refused(capsys, folder, "--as-of", "2006-01-01", "show", "jiangnan/lijia#I-1") == (
        "there is no jiangnan/lijia#I-1 yet on 2006-01-01; name a later day with --as-of\n"
    )


def test_other_units_are_not_read(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    town = folder / "data" / "units" / "jiangnan.yaml"
    town.write_text("\tM-3\n", encoding="utf-8")
    assert said(capsys, folder, "show", "jiangnan/lijia#M-3")
    assert said(capsys, folder, "show", "M-3")
    assert refused(capsys, folder, "show", "jiangnan", code=3) == (
        "data/units/jiangnan.yaml:1:1: a tab; see zhenggai validate jiangnan\n"
    )
    town.unlink()
    town.symlink_to("nowhere.yaml")
    assert said(capsys, folder, "show", "M-3")


def test_a_file_with_faults_is_shown_and_said(
    capsys: pytest.CaptureFixture[str], folder: Path
) -> None:
    path = folder / "data" / "units" / "jiangnan" / "lijia.yaml"
    path.write_text(VILLAGE.replace("count: 14", "count: many"), encoding="utf-8")
    words = ["--ledger", str(folder), "--lang", "en", "show", "jiangnan/lijia#I-2"]
    assert run(words, {}) == 0
    assert capsys.readouterr().err.startswith("1 unit has faults in the file")
    assert run([*words, "--lang", "zh"], {}) == 0
    assert capsys.readouterr().err.startswith("1 个单位的文件有错误")


def test_a_unit_is_found_by_its_id_not_by_its_name(
    capsys: pytest.CaptureFixture[str], folder: Path
) -> None:
    assert refused(capsys, folder, "show", "李家村") == "李家村 is a name; ids: jiangnan/lijia\n"
    assert refused(capsys, folder, "edit", "李家屯").startswith(
        "no record 李家屯 in the ledger. A full id"
    )


def test_yaml_and_json_say_the_same(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    for name in ("jiangnan/lijia#I-1", "jiangnan/lijia#O-1", "jiangnan/lijia#visits/1", "jiangnan"):
        as_json = json.loads(said(capsys, folder, "show", name, "--format", "json"))
        assert yaml.safe_load(said(capsys, folder, "show", name, "--format", "yaml")) == as_json
    assert as_json == {
        "version": 1,
        "as_of": "2006-03-31",
        "kind": "units",
        "unit": "jiangnan",
        "unit_name": "江南镇党委",
        "record": "",
        "within": "",
        "path": "data/units/jiangnan.yaml",
        "line": 1,
        "column": 1,
        "fields": {
            "name": "江南镇党委",
            "kind": "town",
            "head": "覃志远",
            "opinions": 1,
            "issues": 1,
            "mechanisms": 1,
        },
        "derived": {"kind": "town"},
        "states": [],
    }


def test_what_steers_a_terminal_is_not_printed(
    capsys: pytest.CaptureFixture[str], folder: Path
) -> None:
    path = folder / "data" / "units" / "jiangnan" / "lijia.yaml"
    text = VILLAGE.replace("title: 账目不公开", 'title: "\\e[31m账\\u202e"')
    path.write_text(text.replace("value: 1", ""), encoding="utf-8")
    name = "jiangnan/lijia#I-2"
    for form in ("text", "json", "yaml"):
        out = said(capsys, folder, "show", name, "--format", form)
        assert "\x1b" not in out
        assert "\u202e" not in out
    found = yaml.safe_load(said(capsys, folder, "show", name, "--format", "yaml"))
    assert found["fields"]["title"] == "\x1b[31m账\u202e"


def test_text_is_broken_where_the_terminal_ends(folder: Path) -> None:
    lookup = Lookup(write_ledger(folder), DAY)
    found = lookup.find("jiangnan/lijia#I-2")
    lines = as_text(
        found.entry, Catalogue(found.kind, lookup.ledger.campaign), "zh", 40, color=True
    ).splitlines()
    assert "未填    具体表现、公示表述、党员、方面、" in lines
    assert "        领域、侧重、标签、来源、发现日" in lines
    assert "  灯号      \x1b[33m黄\x1b[0m" in lines


def test_who_raised_an_opinion_is_nowhere(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    private = folder / "data" / "private" / "units" / "jiangnan" / "lijia.yaml"
    private.parent.mkdir(parents=True)
    private.write_text("O-1: {name: 卢某某}\n", encoding="utf-8")
    name = "jiangnan/lijia#O-1"
    for words in (["show", name], ["trace", name], ["list", "opinions", "-q"], ["tree"]):
        assert "卢某某" not in said(capsys, folder, *words)
