"""`list`: chosen records as tables, CSV, Markdown, JSON and ids; only what is needed is read."""

import csv
import io
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.records_at_hand import DAY, TOWN, VILLAGE, write_ledger
from zhenggai.cli.main import run
from zhenggai.listing import Wanted, listing
from zhenggai.load import open_ledger
from zhenggai.query.catalogue import Catalogue
from zhenggai.query.grammar import parse
from zhenggai.query.kinds import kind_named
from zhenggai.query.match import field_named
from zhenggai.report.records import Records, as_table

VILLAGES = 60
"""More than one process reads at once."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_ledger(tmp_path)
    return tmp_path


class Said:
    """What a command printed, and its exit code."""

    def __init__(self, capsys: pytest.CaptureFixture[str], folder: Path, *words: str) -> None:
        day = ["--as-of", DAY.isoformat()]
        self.code = run(["--ledger", str(folder), *day, *words], {"ZHENGGAI_LANG": "zh"})
        self.out, self.err = capsys.readouterr()

    @property
    def document(self) -> Any:  # noqa: ANN401 - JSON
        return json.loads(self.out)


def test_a_table_in_chinese(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    said = Said(capsys, folder, "list", "问题")
    assert said.out == (
        "单位            编号  名称              类别      责任人  时限        状态    灯号\n"
        "jiangnan        I-1   垃圾没有统一收运  限期整改  韦国栋  2006-05-30  未启动  绿\n"
        "jiangnan/lijia  I-1   道路雨天不通      逐步解决  陈志强  2006-03-25  已整改  黄\n"
        "jiangnan/lijia  I-2   账目不公开        限期整改  李建国  2006-03     整改中  黄\n"
        "jiangnan/lijia  I-3   河堤垃圾          限期整改  韦凤英  2006-04-05  未启动  黄\n"
        "jiangnan/lijia  I-4   下组少            马上整改  陈志强  2006-02-10  整改中  红\n"
        "jiangnan/lijia  I-5   小学前泥路                                      已归并  灰\n"
    )
    assert (said.code, said.err) == (0, "问题 6 条\n")


def test_a_table_in_english(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    words = ["list", "measures", "--sort", "-due", "--limit", "2", "--lang", "en"]
    said = Said(capsys, folder, *words)
    assert said.out == (
        "unit            id   issue.id  text      owner   due         done\n"
        "jiangnan/lijia  M-2  I-1       铺路      李建国  2006-03-25  2006-03-26\n"
        "jiangnan/lijia  M-3  I-2       张榜公布  李建国  2006-03-20\n"
    )
    assert said.err == "2 of 3 measures\n"
    assert Said(capsys, folder, "list", "measures", "--limit", "0").err == "措施 3 条，列出 0 条\n"


def test_columns_in_either_language(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    columns = "id，对象,count,decision.outcome,issue,reply"
    said = Said(capsys, folder, "list", "opinions", "--columns", columns)
    assert said.out == (
        "编号  对象         人数  办理.结果  对应问题            答复\n"
        "O-1   本单位          1  采纳       jiangnan/lijia#I-1  否\n"
        "O-1   本单位         14  采纳       I-1                 是\n"
        "O-2   党员 陈志强     3                                 否\n"
    )


@pytest.mark.parametrize(
    ("sort", "expected"),
    [
        ("due", "I-4 I-1 I-2 I-3 I-1 I-5"),
        ("-due", "I-1 I-3 I-2 I-1 I-4 I-5"),
        ("owner,-id", "I-2 I-4 I-1 I-3 I-1 I-5"),
        ("light,due", "I-4 I-1 I-2 I-3 I-1 I-5"),
        ("-theme,id", "I-2 I-1 I-3 I-1 I-4 I-5"),
        ("-反映人数", "I-1 I-1 I-2 I-3 I-4 I-5"),
    ],
)
def test_sorted_by_fields_and_nothing_comes_last(
    capsys: pytest.CaptureFixture[str], folder: Path, sort: str, expected: str
) -> None:
    said = Said(capsys, folder, "list", "issues", "--sort", sort, "--columns", "id")
    assert said.out.split()[1:] == expected.split()


def test_free_words_are_sorted_after_those_of_the_list(
    capsys: pytest.CaptureFixture[str], folder: Path
) -> None:
    path = folder / "data" / "units" / "jiangnan.yaml"
    text = TOWN.replace("    text: 李家", "    category: 自己的分类\n    text: 李家")
    path.write_text(text, encoding="utf-8")
    village = folder / "data" / "units" / "jiangnan" / "lijia.yaml"
    sorted_out = VILLAGE.replace("    text: 找不到人", "    category: conduct\n    text: 找不到人")
    village.write_text(sorted_out, encoding="utf-8")
    said = Said(capsys, folder, "list", "opinions", "--sort", "category", "--columns", "category")
    assert said.out == "分类\n党风问题\n自己的分类\n\n"


def test_csv_opens_in_a_spreadsheet(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    words = ["list", "opinions", "unit=jiangnan/*", "--columns", "count,text", "--format", "csv"]
    said = Said(capsys, folder, *words)
    assert said.out.startswith("\ufeff")
    assert list(csv.reader(io.StringIO(said.out.removeprefix("\ufeff")))) == [
        ["全名", "人数", "原话"],
        ["jiangnan/lijia#O-1", "14", "村口的路 下雨走不了"],
        ["jiangnan/lijia#O-2", "3", "找不到人"],
    ]
    units = Said(capsys, folder, "list", "units", "--columns", "batch,id", "--format", "csv")
    assert units.out.splitlines()[1:] == ["jiangnan,,jiangnan", "jiangnan/lijia,3,jiangnan/lijia"]


def test_markdown_is_a_table_whatever_is_typed(
    capsys: pytest.CaptureFixture[str], folder: Path
) -> None:
    path = folder / "data" / "units" / "jiangnan.yaml"
    path.write_text(TOWN.replace("李家村的路难走", '"路|难*走*"'), encoding="utf-8")
    words = ["list", "opinions", "匿名", "--columns", "id,count,text", "--format", "md"]
    assert Said(capsys, folder, *words).out == (
        "| 编号 | 人数 | 原话 |\n| --- | ---: | --- |\n| O-1 | 1 | 路&#124;难\\*走\\* |\n"
    )


def test_ids_are_full_ids(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    assert Said(capsys, folder, "list", "issues", "key", "--format", "ids").out == (
        "jiangnan/lijia#I-1\n"
    )
    assert Said(capsys, folder, "list", "meetings", "--format", "ids").out == (
        "jiangnan/lijia#meetings/1\njiangnan/lijia#meetings/2\n"
    )
    assert Said(capsys, folder, "list", "units", "--format", "ids").out == (
        "jiangnan\njiangnan/lijia\n"
    )


def test_json_has_the_documented_shape(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    said = Said(capsys, folder, "list", "measures", "late", "--format", "json")
    assert said.document == {
        "version": 1,
        "as_of": "2006-03-31",
        "kind": "measures",
        "filter": "late",
        "total": 1,
        "records": [
            {
                "unit": "jiangnan/lijia",
                "unit_name": "李家村党支部",
                "record": "M-2",
                "within": "I-1",
                "path": "data/units/jiangnan/lijia.yaml",
                "line": 57,
                "column": 10,
                "fields": {
                    "id": "M-2",
                    "text": "铺路",
                    "owner": "李建国",
                    "due": "2006-03-25",
                    "done": "2006-03-26",
                },
                "derived": {"days_left": -6},
                "states": ["done", "late"],
            }
        ],
    }


def test_json_with_columns_has_only_these(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    words = ["list", "issues", "!theme|id=I-2", "--format", "json"]
    assert Said(capsys, folder, *words).code == 2
    words = ["list", "issues", "theme=democracy", "--format", "json", "--limit", "1"]
    columns = ["--columns", "due,tags,owner,done_on,measures.id"]
    (record,) = Said(capsys, folder, *words, *columns).document["records"]
    assert record == {
        "unit": "jiangnan/lijia",
        "record": "I-2",
        "path": "data/units/jiangnan/lijia.yaml",
        "line": 62,
        "column": 5,
        "columns": {
            "due": "2006-03",
            "tags": [],
            "owner": "李建国",
            "done_on": None,
            "measures.id": ["M-3"],
        },
    }


def test_sections_of_a_unit_are_counted_in_json(
    capsys: pytest.CaptureFixture[str], folder: Path
) -> None:
    (_, village) = Said(capsys, folder, "list", "units", "--format", "json").document["records"]
    assert village["record"] == ""
    assert village["fields"]["issues"] == 5
    assert village["derived"] == {"kind": "village"}


def test_only_the_units_that_are_named_are_read(
    capsys: pytest.CaptureFixture[str], folder: Path
) -> None:
    (folder / "data" / "units" / "jiangnan.yaml").write_bytes(b"\xff\xfe broken: [")
    (folder / "data" / "units" / "bad name.txt").write_text("", encoding="utf-8")
    said = Said(capsys, folder, "list", "issues", "unit=jiangnan/lijia", "key")
    assert (said.code, said.err) == (0, "问题 1 条\n")
    said = Said(capsys, folder, "list", "issues", "单位=jiangnan/*", "unit=*lijia", "key")
    assert (said.code, said.err) == (0, "问题 1 条\n")
    everything = Said(capsys, folder, "list", "issues", "key")
    assert everything.code == 0
    assert "data/units/jiangnan.yaml:1:1: FIL01" in everything.err
    assert "data/units/bad name.txt" in everything.err


def test_what_could_not_be_read_is_said(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    path = folder / "data" / "units" / "jiangnan" / "lijia.yaml"
    path.write_text(VILLAGE.replace("count: 14", "count: many"), encoding="utf-8")
    said = Said(capsys, folder, "list", "opinions", "--lang", "en")
    assert "1 unit has faults in the file; what could not be read is left out." in said.err
    said = Said(capsys, folder, "list", "opinions", "-q")
    assert (said.code, said.err) == (0, "")


def test_nothing_read_is_exit_code_1(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    write_ledger(tmp_path, {"a": "\t"})
    said = Said(capsys, tmp_path, "list", "issues")
    assert (said.code, said.out) == (1, "")
    empty = tmp_path / "empty"
    write_ledger(empty, {})
    assert Said(capsys, empty, "list", "issues").code == 0


def test_many_units_in_many_processes_keep_their_order(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    units = {f"v{number:02}": VILLAGE for number in range(VILLAGES)}
    write_ledger(tmp_path, units)
    said = Said(capsys, tmp_path, "list", "issues", "overdue", "--format", "ids")
    assert said.out.split() == [f"{unit}#I-4" for unit in units]


def test_wrong_words_are_refused(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    assert Said(capsys, folder, "list", "issues", "--format", "xml").code == 2
    said = Said(capsys, folder, "list", "issues", "--columns", "id,ownr", "--lang", "en")
    assert said.err == "zhenggai: issues have no field ownr. Did you mean: owner\n"
    said = Said(capsys, folder, "list", "issues", "--sort", "-foo")
    assert said.code == 2


def test_a_narrow_terminal_says_what_it_has_no_room_for(folder: Path) -> None:
    ledger = open_ledger(folder)
    kind = kind_named("issues")
    wanted = Wanted("issues", parse("key"), kind.columns, DAY)
    fields = [field_named(Catalogue(kind, ledger.campaign), path) for path in kind.columns]
    rows = listing(ledger, wanted).rows
    records = Records(kind, fields, rows, 1, "zh")
    assert as_table(records, 60, color=False).splitlines() == [
        "单位         编号  名称         类别      责任人  时限",
        "jiangnan/l…  I-1   道路雨天不…  逐步解决  陈志强  2006-03-25",
        "终端太窄，没有显示: 状态、灯号。写 --format csv 可看全部。",
    ]
    light = Records(kind, fields[-1:], [replace(rows[0], cells=rows[0].cells[-1:])], 1, "zh")
    assert as_table(light, 60, color=True) == "\x1b[1m灯号\x1b[0m\n\x1b[33m黄\x1b[0m\n"


def test_control_characters_do_not_reach_the_terminal(
    capsys: pytest.CaptureFixture[str], folder: Path
) -> None:
    path = folder / "data" / "units" / "jiangnan.yaml"
    path.write_text(TOWN.replace("李家村的路难走", '"a\\e[31m\\nb"'), encoding="utf-8")
    said = Said(capsys, folder, "list", "opinions", "anonymous", "--columns", "text")
    assert said.out == "原话\na\ufffd[31m b\n"
