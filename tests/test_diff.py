"""What changed between two revisions, two days, or a revision and the files as they are."""

import json
from pathlib import Path

import pytest

from tests.repositories import BEGUN, ENVIRON, UNIT, Repo, repository
from tests.test_output_schemas import validator
from zhenggai.cli.main import run

Out = pytest.CaptureFixture[str]
LATER = BEGUN.replace("陈志强", "李建国").replace(
    "issues:\n",
    "  - {id: O-002, date: 2006-03-02, text: 灯, reply: {date: 2006-03-05, by: 甲}}\nissues:\n",
)


@pytest.fixture
def repo(tmp_path: Path) -> Repo:
    return repository(tmp_path, "台账")


def diff(repo: Repo, capsys: Out, *words: str, lang: str = "zh") -> tuple[str, str]:
    common = ["--ledger", str(repo.ledger), "--lang", lang, "--as-of", "2006-03-31"]
    assert run([*common, "diff", *words], ENVIRON) == 0
    captured = capsys.readouterr()
    return captured.out, captured.err


def refused(repo: Repo, capsys: Out, *words: str) -> str:
    assert run(["--ledger", str(repo.ledger), "--lang", "en", "diff", *words], ENVIRON) == 2
    return capsys.readouterr().err


def test_files_as_they_are_against_the_last_commit(repo: Repo, capsys: Out) -> None:
    repo.write({UNIT: LATER, "data/units/新村.yaml": "name: 新村\nkind: village\n"})
    out, err = diff(repo, capsys)
    assert out == (
        "lijia 李家村党支部\n"
        "  新增 意见 O-002  灯\n"
        "      收到日期: 2006-03-02\n"
        "      原话: 灯\n"
        "      答复: 日期 2006-03-05；答复人 甲\n"
        "  改动 问题 I-001  修路\n"
        "      责任人: 陈志强 → 李建国\n"
        "\n"
        "新村 新村\n"
        "  新增 单位\n"
        "      名称: 新村\n"
        "      类型: village\n"
    )
    assert err == "2 个文件有变化: 新增 2 条，改动 1 条，删去 0 条\n"


def test_two_revisions_with_a_new_name_and_a_campaign(repo: Repo, capsys: Out) -> None:
    moved = "data/units/李家村.yaml"
    (repo.ledger / UNIT).rename(repo.ledger / moved)
    campaign = "name: 先进性教育\nlimits: {reply_days: 10}\n"
    files = {moved: LATER, "data/campaign.yaml": campaign, "data/evidence/路.txt": "路"}
    repo.commit(files, "改名")
    out, err = diff(repo, capsys, "HEAD~1", "main", lang="en")
    assert out == (
        "先进性教育\n"
        "  changed campaign\n"
        "      limits: (empty) → reply days 10\n"
        "\n"
        "李家村 李家村党支部\n"
        "its id was lijia\n"
        "  added opinion O-002  灯\n"
        "      date: 2006-03-02\n"
        "      text: 灯\n"
        "      reply: date 2006-03-05; by 甲\n"
        "  changed issue I-001  修路\n"
        "      owner: 陈志强 → 李建国\n"
        "\n"
        "Other files that differ\n"
        "  data/evidence/路.txt\n"
    )
    assert err == "2 files: 1 added, 2 changed, 0 removed\n"
    back, _ = diff(repo, capsys, "main", "HEAD~1", "--unit", "lijia", "--format", "json")
    found = json.loads(back)
    validator("diff").validate(found)
    assert (found["from"], found["to"], found["other_files"]) == ("main", "HEAD~1", [])
    assert [unit["renamed_from"] for unit in found["units"]] == ["李家村"]
    assert [one["change"] for one in found["units"][0]["records"]] == ["removed", "changed"]


def test_two_days_of_the_files(repo: Repo, capsys: Out) -> None:
    repo.write({UNIT: LATER})
    out, err = diff(repo, capsys, "2006-03-01", "2006-03-03")
    assert out == (
        "lijia 李家村党支部\n  新增 意见 O-002  灯\n      收到日期: 2006-03-02\n      原话: 灯\n"
    )
    assert err == "1 个文件有变化: 新增 1 条，改动 0 条，删去 0 条\n"
    out, _ = diff(repo, capsys, "28d", lang="en")
    assert "reply: (empty) → date 2006-03-05; by 甲" in out
    assert diff(repo, capsys, "2006-03-20", "2006-03-31") == ("", "没有变化\n")


def test_only_layout_is_no_change(repo: Repo, capsys: Out) -> None:
    repo.commit({UNIT: BEGUN.replace("  # 暂定", "").replace("\n", "\r\n")})
    assert diff(repo, capsys, "HEAD~1") == ("", "没有变化\n")


def test_file_that_cannot_be_read_is_said(repo: Repo, capsys: Out) -> None:
    repo.write({UNIT: "- 坏\n"})
    out, _ = diff(repo, capsys, "HEAD", lang="en")
    assert f"one form of {UNIT} cannot be read" in out


def test_what_cannot_be_compared_is_refused(repo: Repo, capsys: Out) -> None:
    assert "not one of each" in refused(repo, capsys, "2006-03-01", "HEAD")
    assert "not one of each" in refused(repo, capsys, "HEAD", "2006-03-01")
    for typed in ("nosuch", "2006", "--output=x"):
        assert f"no revision {typed}" in refused(repo, capsys, "--", typed)
    assert sorted(path.name for path in repo.folder.iterdir()) == [".git", "台账"]


def test_records_of_every_shape_are_said_in_words(repo: Repo, capsys: Out) -> None:
    repo.write(
        {
            UNIT: BEGUN
            + "meetings:\n  - {date: 2006-02-01, kind: study, hours: 1.5, materials: charter,"
            " absent: [{name: 甲, reason: 病}, {name: 乙}]}\n"
            "surveys:\n  - {id: S-1, date: 2006-03-01, counts: {satisfied: 3, unknown: 1}}\n"
            "nothing_found: {civility: 看过}\n"
            "lookbacks:\n  - {date: 2006-03-02, issues: {I-001: {solved: {answer: yes}}}}\n"
        }
    )
    out, _ = diff(repo, capsys)
    for line in (
        "  改动 单位\n      未发现 乡风文明: （空） → 看过\n",
        "  新增 会议 2006-02-01 专题学习\n      学时: 1.5\n",
        "      缺席 甲: 原因 病\n      缺席 乙:\n      学习材料: 党章\n",
        "  新增 测评 S-1\n      日期: 2006-03-01\n      票数 满意: 3\n      票数 不了解: 1\n",
    ):
        assert line in out
    assert "  新增 回头看 2006-03-02\n      问题 I-001: 三问（问题是否得到解决 答案 是）\n" in out
    shown, _ = diff(repo, capsys, "--format", "json")
    found = json.loads(shown)
    validator("diff").validate(found)
    fields = {
        field["field"]: field["new"]
        for one in found["units"][0]["records"]
        for field in one["fields"]
    }
    assert fields["hours"] == 1.5
    assert fields["materials"] == ["charter"]
    assert fields["absent[甲]"] == {"name": "甲", "reason": "病"}
    assert fields["counts.satisfied"] == 3
    assert fields["nothing_found.civility"] == "看过"


def test_campaign_that_came_or_cannot_be_read(repo: Repo, capsys: Out) -> None:
    first = repo.git("rev-parse", "HEAD").strip()
    repo.commit({"data/campaign.yaml": "- 坏\n"})
    repo.commit({"data/campaign.yaml": "name: 另一个\n"})
    out, _ = diff(repo, capsys, "HEAD~1", lang="en")
    assert "one form of data/campaign.yaml cannot be read" in out
    assert "name: 先进性教育 → 另一个" in diff(repo, capsys, first, lang="en")[0]
