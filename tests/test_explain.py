"""`explain` and `rules`: what each says, in both languages, with and without a ledger."""

import json
import re
from pathlib import Path

import pytest

from tests.conftest import TODAY
from zhenggai import clauses
from zhenggai.cli.main import run
from zhenggai.explain import explain
from zhenggai.report.clean import width
from zhenggai.report.rule_text import Look, as_text
from zhenggai.report.wrap import wrap
from zhenggai.rules import BY_CODE, RULES

SPEECH = Path(__file__).parent / "fixtures" / "clauses.txt"
"""The words of each clause, copied from the speech."""


def spoken(
    capsys: pytest.CaptureFixture[str], *words: str, lang: str = "en"
) -> tuple[int, str, str]:
    code = run(words, {"ZHENGGAI_LANG": lang})
    captured = capsys.readouterr()
    return code, captured.out, captured.err


@pytest.fixture
def nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Go to an empty folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_clauses_are_the_words_of_the_speech() -> None:
    quoted = dict(line.split(" ", 1) for line in SPEECH.read_text(encoding="utf-8").splitlines())
    assert {clause.id: clause.chinese for clause in clauses.CLAUSES} == quoted
    assert list(quoted) == [f"C{number:02}" for number in range(1, 64)]
    assert all(re.search(r"[a-z]{3}", clause.english) for clause in clauses.CLAUSES)
    assert not any(re.search(r"[\u4e00-\u9fff]", clause.english) for clause in clauses.CLAUSES)


@pytest.mark.usefixtures("nowhere")
def test_a_rule_is_explained_without_a_ledger(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = spoken(capsys, "explain", "mku01")
    assert (code, err) == (0, "")
    assert out.startswith("MKU01  where the majority is dissatisfied there is a make-up\n")
    assert "severity: error    applies to: all units    clause: C37" in out
    assert "C37 「多数群众不满意的要在上级党组织监督下“补课”」" in out
    assert "Fails (as of 2006-06-10): 21 of the 41 who decided are dissatisfied" in out
    assert "     |             ^\n     | error: in survey S-1 21/41 = 51.2%" in out
    assert "Passes (as of 2006-06-10)" in out
    assert "dissatisfied (share of dissatisfied above which a make-up is due): default 0.5\n" in out
    assert "      - rule: MKU01" in out
    assert "        record: S-1" in out


@pytest.mark.usefixtures("nowhere")
def test_a_rule_is_explained_in_chinese(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = spoken(capsys, "explain", "OPN03", "FIL10", "WVR01", lang="zh")
    assert code == 0
    assert (
        "OPN03  意见按时作出决定，不采纳或转办有理由\n级别: 错误    适用: 所有单位    条款: C04"
        in out
    )
    assert "C04 「我们能否接纳干部群众的意见和建议」\n  可以不采纳，但要让人知道为什么。" in out
    assert "   7 |   - {id: O-1, date: 2006-01-12" in out
    assert "reason: …          # 理由: 为什么接受" in out
    assert "FIL10 查的不是单位文件里的内容，不能写豁免" in out
    assert "WVR01 不能豁免，也不能放宽，改好才行。" in out
    assert "Why" not in out


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.usefixtures("nowhere")
def test_every_rule_is_explained(capsys: pytest.CaptureFixture[str], lang: str) -> None:
    code, out, err = spoken(capsys, "explain", *(rule.code for rule in RULES), lang=lang)
    assert (code, err) == (0, "")
    marks = out.count("\n     | → ")
    assert marks >= len(RULES)
    assert "\x1b" not in out


def test_limits_and_severities_are_those_of_the_ledger(
    capsys: pytest.CaptureFixture[str], ledger_of_one: Path
) -> None:
    campaign = ledger_of_one / "data" / "campaign.yaml"
    text = campaign.read_text(encoding="utf-8")
    campaign.write_text(
        text + "limits: {reply_days: 20}\nseverity: {OPN05: warning}\n"
        "profiles:\n  school: {name: 学校, name_en: school, limits: {decide_days: 5}}\n",
        encoding="utf-8",
    )
    ledger = ["--ledger", str(ledger_of_one)]
    _, out, _ = spoken(capsys, *ledger, "explain", "OPN05")
    assert "reply_days (days to answer an opinion): default 15, this ledger 20\n" in out
    assert "in this ledger (organ): warning" in out
    _, out, _ = spoken(capsys, *ledger, "explain", "OPN03", lang="zh")
    assert "缺省 10，本账本 机关 10、村 10、学校 5\n" in out
    _, out, _ = spoken(capsys, *ledger, "explain", "MKU01")
    assert "default not looked at, this ledger not looked at" in out


def test_a_ledger_that_is_named_must_be_one(
    capsys: pytest.CaptureFixture[str], nowhere: Path
) -> None:
    assert spoken(capsys, "--ledger", str(nowhere), "explain", "OPN03")[0] == 2


def test_prose_fits_a_terminal_and_findings_are_coloured(tmp_path: Path) -> None:
    shown = explain(BY_CODE["PRI02"], tmp_path, TODAY)
    text = as_text(shown, Look("zh", 60, color=True))
    plain = re.sub(r"\x1b\[\d+m", "", text)
    assert "\x1b[33m警告: " in text
    assert text.startswith("\x1b[1mPRI02  ")
    prose = [line for line in plain.splitlines()[1:] if not re.match(r" *\d+ \||不对的", line)]
    assert max(map(width, prose)) <= 62


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("MKU1", "Did you mean: MKU01"),
        ("opn", "Did you mean: OPN07 OPN06"),
        ("OPN99", "Did you mean: OPN0"),
        ("zzz", "To list all of them: zhenggai rules"),
    ],
)
def test_an_unknown_code_is_a_usage_error_with_the_nearest(
    capsys: pytest.CaptureFixture[str], typed: str, said: str
) -> None:
    code, out, err = spoken(capsys, "explain", typed)
    assert (code, out) == (2, "")
    assert said in err
    assert "没有规则" in spoken(capsys, "explain", typed, lang="zh")[2]


def test_what_is_wrong_where_no_line_stands_is_shown_after_the_files(
    capsys: pytest.CaptureFixture[str],
) -> None:
    out = spoken(capsys, "explain", "FIL08")[1]
    assert "  data/units/jiangnan\n     | ^\n     | error: differs from" in out
    assert "  data/units/jiangnan/dongwan.yml\n   1 | name:" in out


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_table_of_rules_lines_up(capsys: pytest.CaptureFixture[str], lang: str) -> None:
    code, out, _ = spoken(capsys, "rules", lang=lang)
    lines = out.splitlines()
    assert code == 0
    assert len(lines) == len(RULES) + 1
    starts = {
        width(line[: line.index(rule.wants.to("zh" if lang == "zh" else "en"))])
        for line, rule in zip(lines[1:], RULES, strict=True)
    }
    assert len(starts) == 1


def test_rules_are_chosen_by_how_their_codes_begin(capsys: pytest.CaptureFixture[str]) -> None:
    out = spoken(capsys, "rules", "sur", "OPN01")[1]
    codes = [line.split()[0] for line in out.splitlines()[1:]]
    assert codes == ["OPN01", "SUR01", "SUR02", "SUR03", "SUR04", "SUR05"]
    code, _, err = spoken(capsys, "rules", "XYZ")
    assert code == 2
    assert "no rule begins with XYZ. The families: FIL WVR REF" in err
    assert "没有“XYZ”开头的规则" in spoken(capsys, "rules", "XYZ", lang="zh")[2]


def test_rules_as_json_have_the_documented_shape(capsys: pytest.CaptureFixture[str]) -> None:
    out = spoken(capsys, "rules", "OPN03", "MKU01", "--format", "json")[1]
    document = json.loads(out)
    assert document["version"] == 1
    opinion, makeup = document["rules"]
    assert opinion == {
        "code": "OPN03",
        "severity": "error",
        "applies": "A",
        "clauses": ["C04"],
        "wants": {
            "zh": "意见按时作出决定，不采纳或转办有理由",
            "en": "every opinion is decided in time; declined or referred ones have a reason",
        },
        "why": {
            "zh": "可以不采纳，但要让人知道为什么。",
            "en": "Not every opinion is adopted, but people must learn why not.",
        },
        "limits": ["decide_days"],
        "accepted_by": "waiver",
        "page": "docs/rules/OPN03.md",
    }
    assert makeup["why"] is None


def test_rules_as_markdown_go_to_a_file(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "out" / "rules.md"
    code, out, err = spoken(capsys, "rules", "--format", "md", "--output", str(path), lang="zh")
    assert (code, out) == (0, "")
    assert str(path) in err
    lines = path.read_text(encoding="utf-8").splitlines()
    assert lines[0] == "|规则|级别|适用|条款|要求|"
    assert len(lines) == len(RULES) + 2
    assert all(line.count("|") == 6 for line in lines)


@pytest.mark.parametrize(
    ("text", "columns", "lines"),
    [
        ("one two three", None, ["one two three"]),
        ("one two three", 8, ["one two", "three"]),
        ("one two", 3, ["one", "two"]),
        ("意见按时作出决定，不采纳", 16, ["意见按时作出决", "定，不采纳"]),
        ("补上 decision（办理）", 12, ["补上", "decision（办", "理）"]),
        ("", 10, [""]),
    ],
)
def test_text_is_wrapped_by_columns(text: str, columns: int | None, lines: list[str]) -> None:
    assert wrap(text, columns) == lines
