"""What refuses public papers beyond the unit itself, and what does not open the door again."""

from pathlib import Path

import pytest

from tests.board_at_hand import CITY, TOWN, VILLAGE, board, ledger_with
from zhenggai.cli.main import run

Said = pytest.CaptureFixture[str]
MOBILE = "13907751234"
WITH_MOBILE = VILLAGE.replace("希望修路", f"找{MOBILE}")


def said_by(capsys: Said, ledger: Path, *words: str) -> tuple[int, str]:
    capsys.readouterr()
    code = run(["--ledger", str(ledger), "--as-of", "2006-05-16", "--lang", "zh", *words], {})
    captured = capsys.readouterr()
    return code, captured.out + captured.err


@pytest.mark.parametrize(
    ("typed", "place"),
    [
        (CITY.replace("0775-3800100", MOBILE), "data/campaign.yaml:3:30"),
        (CITY + f"notice: {{signature: '{{unit}} {MOBILE}'}}\n", "data/campaign.yaml:5:21"),
        (CITY + f"themes: [{{id: production, name: 找{MOBILE}}}]\n", "data/campaign.yaml:5:33"),
    ],
)
def test_private_number_in_the_campaign_refuses_public_papers_and_the_board(
    tmp_path: Path, capsys: Said, typed: str, place: str
) -> None:
    ledger = ledger_with(tmp_path / "ledger", {"a": VILLAGE}, typed)
    for words in (["notice", "results", "a"], ["board", str(tmp_path / "b")]):
        code, said = said_by(capsys, ledger, *words)
        assert code == 1
        assert f"{place}: PRV02" in said
    assert f"{place}: PRV02" in said_by(capsys, ledger, "validate", "--select", "PRV")[1]
    assert said_by(capsys, ledger, "notice", "ledger", "a")[0] == 0


def test_office_line_of_the_campaign_may_be_printed(tmp_path: Path, capsys: Said) -> None:
    typed = (
        CITY + "notice: {signature: '{unit}（0775-3800100）', templates: {plan: a13907751234}}\n"
    )
    ledger = ledger_with(tmp_path, {"a": VILLAGE}, typed)
    assert said_by(capsys, ledger, "notice", "results", "a")[0] == 0


def test_private_number_in_the_name_of_another_unit_refuses(tmp_path: Path, capsys: Said) -> None:
    named = VILLAGE + "surveys: [{id: S-1, date: 2006-05-01, organiser: b}]\n"
    ledger = ledger_with(tmp_path / "ledger", {"a": named, "b": f"name: 找{MOBILE}\nkind: organ\n"})
    for words in (["notice", "survey", "a"], ["board", str(tmp_path / "b"), "a"]):
        code, said = said_by(capsys, ledger, *words)
        assert code > 0
        assert "data/units/b.yaml 的名称里有手机号" in said
    assert said_by(capsys, ledger, "notice", "ledger", "a")[0] == 0


@pytest.mark.parametrize("rule", ["PRV01", "PRV02", "PRV03"])
def test_campaign_cannot_turn_a_privacy_rule_off(tmp_path: Path, capsys: Said, rule: str) -> None:
    typed = CITY + f"severity: {{{rule}: off}}\n"
    bad = WITH_MOBILE.replace("原话甲", MOBILE) + (
        "  - {id: I-3, title: 陈志强看码报, area: B3, found: 2006-03-02}\n"
    )
    ledger = ledger_with(tmp_path / "ledger", {"a": bad}, typed)
    _, said = said_by(capsys, ledger, "validate")
    assert f"FIL10 错误: 规则 {rule} 的级别不能改" in said
    assert f" {rule} 错误" in said
    assert said_by(capsys, ledger, "notice", "replies", "a")[0] == 1
    assert board(tmp_path / "b", ledger=ledger) == 1


def test_waiver_of_a_privacy_rule_is_for_one_record(tmp_path: Path, capsys: Said) -> None:
    waiver = "waivers: [{{rule: PRV02, {}reason: 公用电话}}]\n"
    for record, code in (("", 1), ("record: O-002, ", 1), ("record: O-001, ", 0)):
        unit = WITH_MOBILE + waiver.format(record)
        ledger = ledger_with(tmp_path, {"a": unit})
        assert said_by(capsys, ledger, "notice", "replies", "a")[0] == code
    assert (
        "写上 record（记录）"
        in said_by(
            capsys, ledger_with(tmp_path, {"a": WITH_MOBILE + waiver.format("")}), "validate"
        )[1]
    )


def test_waiver_without_a_record_is_for_what_has_no_id(tmp_path: Path, capsys: Said) -> None:
    unit = TOWN + f"contact: {{phone: '{MOBILE}'}}\n"
    ledger = ledger_with(tmp_path, {"a": unit})
    assert said_by(capsys, ledger, "notice", "results", "a")[0] == 1
    ledger_with(tmp_path, {"a": unit + "waivers: [{rule: PRV02, reason: 村委会公用手机}]\n"})
    assert said_by(capsys, ledger, "notice", "results", "a")[0] == 0


def test_survey_of_a_few_ballots_is_on_no_paper_that_tells_of_it(
    tmp_path: Path, capsys: Said
) -> None:
    survey = "surveys: [{id: S-1, date: 2006-05-01, counts: {satisfied: 1, dissatisfied: 1}}]\n"
    ledger = ledger_with(tmp_path, {"a": VILLAGE + survey})
    for paper, lang, code in (
        ("survey", "zh", 1),
        ("survey", "en", 1),
        ("summary", "zh", 1),
        ("results", "zh", 0),
        ("replies", "en", 0),
    ):
        assert said_by(capsys, ledger, "notice", paper, "a", "--lang", lang)[0] == code
