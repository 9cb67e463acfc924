"""What the command and the campaign choose: days, names, templates, the size of the paper."""

import shutil
from pathlib import Path

import pytest

from tests.papers_at_hand import FOLDER, MAY, change, small_ledger, unit_on, view_of
from zhenggai.cli.main import run
from zhenggai.model.campaign import NoticeStyle
from zhenggai.papers.common import Occasion
from zhenggai.papers.registry import BY_NAME, document
from zhenggai.papers.sheets import page_size, size_named
from zhenggai.source import Mapping

NODE = Mapping("", 1, 1)


@pytest.mark.parametrize(
    ("typed", "size"), [("a3", "297mm 420mm"), ("", "210mm 297mm"), ("16开", "184mm 260mm")]
)
def test_campaign_chooses_the_paper(typed: str, size: str) -> None:
    campaign = change(small_ledger().campaign, notice=NoticeStyle(node=NODE, paper=typed))
    assert page_size(size_named(campaign), landscape=False) == size
    given = Occasion(campaign, MAY, "zh")
    assert document(BY_NAME["results"], [unit_on(MAY)], given).size == size
    assert document(BY_NAME["poster"], [unit_on(MAY)], given).size == "297mm 420mm"


def test_landscape_turns_the_paper() -> None:
    assert view_of("duties", unit_on(MAY)).size == "297mm 210mm"


def notice(capsys: pytest.CaptureFixture[str], folder: Path, *words: str) -> tuple[int, str, str]:
    command = ["--ledger", str(folder), "--as-of", "2006-06-12", "--lang", "zh", "notice", *words]
    code = run(command, {})
    out, err = capsys.readouterr()
    return code, out, err


def test_command_knows_the_names_of_other_units(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = notice(capsys, FOLDER, "makeup", "shuinan/qiaotou")
    assert code == 0
    assert "补课由水南镇党委监督" in out


def test_bulletin_takes_a_day_and_others_do_not(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = notice(capsys, FOLDER, "bulletin", "shuinan/qiaotou", "--since", "2006-03-01")
    assert code == 0
    assert "2006年3月1日至6月12日" in out
    code, _, err = notice(capsys, FOLDER, "plan", "shuinan/qiaotou", "--since", "2006-03-01")
    assert code == 2
    assert "--since 只用于 bulletin" in err


def test_campaign_chooses_the_template(
    capsys: pytest.CaptureFixture[str], ledger_of_one: Path
) -> None:
    unit = ledger_of_one / "data" / "units" / "lijia.yaml"
    unit.write_text("name: 李家村党支部\nkind: village\n", "utf-8")
    folder = ledger_of_one / "templates"
    folder.mkdir()
    (folder / "大字.md.j2").write_text("大字版 {{ paper.title }}\n", encoding="utf-8")
    campaign = ledger_of_one / "data" / "campaign.yaml"
    before = campaign.read_text(encoding="utf-8")
    campaign.write_text(f"{before}\nnotice: {{templates: {{results: 大字.md.j2}}}}\n", "utf-8")
    code, out, _ = notice(capsys, ledger_of_one, "results")
    assert (code, out[:3]) == (0, "大字版")
    campaign.write_text(f"{before}\nnotice: {{paper: 对开}}\n", "utf-8")
    code, _, err = notice(capsys, ledger_of_one, "results")
    assert code == 2
    assert "notice.paper 不能是“对开”，可写: A3 A4" in err


PRINTS: dict[str, set[str]] = {
    "title: 找13800001234说": {"results", "issues", "poster", "summary"},
    "title: 路, cause: 找13800001234说。": {"issues"},
    "title: 路, log: [{date: 2006-03-01, event: progress, text: 找13800001234}]": {
        "results",
        "poster",
        "summary",
    },
    "title: 路, scheme: 找13800001234说": set(),
}


@pytest.mark.parametrize("issue", PRINTS)
def test_papers_are_refused_that_would_print_what_is_private(
    issue: str, capsys: pytest.CaptureFixture[str], ledger_of_one: Path
) -> None:
    unit = ledger_of_one / "data" / "units" / "lijia.yaml"
    unit.write_text(
        f"name: 李家村党支部\nkind: village\nissues:\n  - {{id: I-001, {issue}}}\n", "utf-8"
    )
    refused = set()
    for kind in ("results", "issues", "poster", "summary", "ballot", "personal"):
        code, out, err = notice(capsys, ledger_of_one, kind)
        assert (code, not out, "PRV02" in err) in [(1, True, True), (0, False, False)]
        refused |= {kind} if code else set()
    assert refused == PRINTS[issue]


def test_survey_below_the_campaign_s_lower_line_is_made_up(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    shutil.copytree(FOLDER, tmp_path, dirs_exist_ok=True)
    with (tmp_path / "data" / "campaign.yaml").open("a", encoding="utf-8") as campaign:
        campaign.write("\nlimits: {broad_minimum: 0.6}\n")
    unit = tmp_path / "data" / "units" / "shuinan" / "qiaotou.yaml"
    text = unit.read_text(encoding="utf-8")
    unit.write_text(text.replace("dissatisfied: 30, unknown: 3", "unknown: 33"), "utf-8")
    code, out, _ = notice(capsys, tmp_path, "survey", "shuinan/qiaotou")
    assert code == 0
    assert "满意和基本满意率低于规定的界限" in out


def test_unit_that_cannot_be_read_stops_the_paper_but_not_its_name(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    shutil.copytree(FOLDER, tmp_path, dirs_exist_ok=True)
    (tmp_path / "data" / "units" / "shuinan.yaml").write_text("[", "utf-8")
    code, out, _ = notice(capsys, tmp_path, "makeup", "shuinan/qiaotou")
    assert code == 0
    assert "补课由shuinan监督" in out
    code, _, err = notice(capsys, tmp_path, "results", "shuinan")
    assert code == 2
    assert "读不了" in err


def test_public_papers_are_refused_of_a_unit_that_is_read_in_part(
    capsys: pytest.CaptureFixture[str], ledger_of_one: Path
) -> None:
    """With its decision misspelt an opinion would be told as one that nobody decided on."""
    unit = ledger_of_one / "data" / "units" / "lijia.yaml"
    unit.write_text(
        "name: 李家村党支部\nkind: village\nopinions:\n"
        "  - {id: O-1, date: 2006-03-01, text: 路灯不亮, decided: {outcome: accepted}}\n",
        encoding="utf-8",
    )
    code, out, err = notice(capsys, ledger_of_one, "replies")
    assert (code, out) == (1, "")
    assert "data/units/lijia.yaml:4:45: FIL02" in err
    code, out, err = notice(capsys, ledger_of_one, "relay")
    assert code == 0
    assert "data/units/lijia.yaml 有 1 处读不了，纸上当作没有写" in err
