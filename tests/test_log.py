"""The history of a record over commits, by id and beyond new names of the file."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.repositories import BEGUN, ENVIRON, UNIT, Repo, repository
from tests.test_output_schemas import validator
from zhenggai.cli.main import run

Out = pytest.CaptureFixture[str]
MOVED = "data/units/李家村.yaml"
DONE = "      - {date: 2006-03-01, event: done, text: 通车}\n"


@pytest.fixture
def repo(tmp_path: Path) -> Repo:
    return repository(tmp_path)


def log(repo: Repo, capsys: Out, *words: str, lang: str = "zh", err: str = "") -> str:
    assert run(["--ledger", str(repo.ledger), "--lang", lang, "log", *words], ENVIRON) == 0
    captured = capsys.readouterr()
    assert captured.err == err
    return captured.out


def refused(repo: Repo, capsys: Out, *words: str) -> str:
    code = run(["--ledger", str(repo.ledger), "--lang", "en", "log", *words], ENVIRON)
    assert code in (2, 3)
    return capsys.readouterr().err


def short(repo: Repo, revision: str) -> str:
    return repo.git("rev-parse", "--short=8", revision).strip()


def subjects(repo: Repo, capsys: Out, name: str) -> list[Any]:
    found = json.loads(log(repo, capsys, "--format", "json", "--", name))
    return [entry["subject"] for entry in found["history"]]


def test_history_field_by_field_in_both_languages(repo: Repo, capsys: Out) -> None:
    (repo.ledger / UNIT).rename(repo.ledger / MOVED)
    repo.commit({}, "改名")
    changed = BEGUN.replace("陈志强", "李建国").replace("    due: 2006-05-31\n", "") + DONE
    repo.commit({MOVED: "# 行号都变了\n\n" + changed}, "办完")
    repo.write({MOVED: changed.replace("title: 修路", "title: 修大路")})
    validator("log").validate(json.loads(log(repo, capsys, "李家村", "--format", "json")))
    assert log(repo, capsys, "李家村#I-001", "--limit", "3") == (
        "李家村#I-001\n"
        "data/units/李家村.yaml\n"
        "\n"
        "还没有提交\n"
        "  改动 问题 I-001  修大路\n"
        "      名称: 修路 → 修大路\n"
        "\n"
        f"2006-03-15 08:30 {short(repo, 'HEAD')} 李文书: 办完\n"
        "  改动 问题 I-001  修路\n"
        "      责任人: 陈志强 → 李建国\n"
        "      时限: 2006-05-31 → （空）\n"
        "      经过 2006-03-01 完成: 新增  内容 通车\n"
        "\n"
        f"2006-03-15 08:30 {short(repo, 'HEAD~1')} 李文书: 改名\n"
        "  文件改名: data/units/lijia.yaml → data/units/李家村.yaml\n"
    )
    english = log(repo, capsys, "李家村#I-001", lang="en")
    assert "  changed issue I-001  修路\n      owner: 陈志强 → 李建国\n" in english
    assert "      log 2006-03-01 done: added  text 通车\n" in english
    assert english.endswith(
        "  added issue I-001  修路\n"
        "      title: 修路\n"
        "      owner: 陈志强\n"
        "      due: 2006-05-31\n"
        "      log 2006-02-01 started: text 开会\n"
    )


def test_history_as_data(repo: Repo, capsys: Out) -> None:
    commit = repo.commit({UNIT: BEGUN.replace("陈志强", "李建国") + DONE}, "办完")
    found = json.loads(log(repo, capsys, "lijia#I-001", "--format", "json", lang="en"))
    assert (found["version"], found["id"], found["path"]) == (1, "lijia#I-001", UNIT)
    validator("log").validate(found)
    latest = found["history"][0]
    assert latest.pop("commit") == commit
    assert latest == {
        "date": "2006-03-15T08:30:00+08:00",
        "author": "李文书",
        "subject": "办完",
        "path": UNIT,
        "renamed_from": None,
        "readable": True,
        "records": [
            {
                "change": "changed",
                "kind": "issues",
                "record": "I-001",
                "title": "修路",
                "fields": [
                    {"field": "owner", "name": "owner", "old": "陈志强", "new": "李建国"},
                    {
                        "field": "log[2006-03-01 done]",
                        "name": "log 2006-03-01 done",
                        "old": None,
                        "new": {"date": "2006-03-01", "event": "done", "text": "通车"},
                    },
                ],
            }
        ],
    }


def test_a_merge_tells_only_what_neither_side_did(repo: Repo, capsys: Out) -> None:
    repo.git("checkout", "-q", "-b", "side")
    repo.commit({UNIT: BEGUN.replace("title: 修路", "title: 修大路")}, "那边")
    repo.git("checkout", "-q", "main")
    repo.commit({UNIT: BEGUN.replace("title: 修路", "title: 修小路")}, "这边")
    repo.git("merge", "-q", "side", code=1)
    merged = BEGUN.replace("title: 修路", "title: 修小路").replace("路不好走", "路难走")
    repo.commit({UNIT: merged}, "合并")
    assert subjects(repo, capsys, "lijia#O-001") == ["合并", "建账"]
    assert sorted(subjects(repo, capsys, "lijia#I-001")) == ["建账", "这边", "那边"]


def test_a_merge_of_two_fields_of_one_record_is_told_where_each_was_changed(
    repo: Repo, capsys: Out
) -> None:
    repo.git("checkout", "-q", "-b", "side")
    repo.commit({UNIT: BEGUN.replace("title: 修路", "title: 修大路")}, "那边")
    repo.git("checkout", "-q", "main")
    ours = BEGUN.replace("陈志强", "李建国") + DONE
    repo.commit({UNIT: ours}, "这边")
    repo.git("merge", "-q", "side", code=1)
    merged = ours.replace("title: 修路", "title: 修大路")
    repo.commit({UNIT: merged}, "合并")
    assert sorted(subjects(repo, capsys, "lijia#I-001")) == ["建账", "这边", "那边"]
    repo.write({UNIT: merged.replace("05-31", "06-30")})
    repo.git("commit", "-q", "-a", "--amend", "-m", "合并")
    out = log(repo, capsys, "lijia#I-001", "--limit", "1")
    assert out.endswith("  改动 问题 I-001  修大路\n      时限: 2006-05-31 → 2006-06-30\n")


def test_a_record_that_a_merge_numbered_anew_keeps_its_own_history(repo: Repo, capsys: Out) -> None:
    def with_opinions(*said: str) -> str:
        new = "".join(f"  - {{id: O-00{at}, text: {text}}}\n" for at, text in enumerate(said, 2))
        return BEGUN.replace("issues:\n", f"{new}issues:\n")

    repo.git("checkout", "-q", "-b", "side")
    repo.commit({UNIT: with_opinions("甲的话")}, "甲记")
    repo.git("checkout", "-q", "main")
    repo.commit({UNIT: with_opinions("乙的话")}, "乙记")
    repo.git("merge", "-q", "side", code=1)
    repo.commit({UNIT: with_opinions("乙的话", "甲的话")}, "合并")
    assert subjects(repo, capsys, "lijia#O-002") == ["乙记"]
    assert subjects(repo, capsys, "lijia#O-003") == ["合并", "甲记"]
    assert "编号: O-002 → O-003" in log(repo, capsys, "lijia#O-003")


def test_what_is_gone_has_a_history_too(repo: Repo, capsys: Out) -> None:
    repo.commit({UNIT: BEGUN.partition("issues:")[0]}, "删问题")
    assert subjects(repo, capsys, "lijia#I-001") == ["删问题", "建账"]
    repo.commit({UNIT: None}, "撤村")
    assert subjects(repo, capsys, "lijia") == ["撤村", "删问题", "建账"]
    assert "did you mean" in refused(repo, capsys, "lija#I-001").lower()
    assert "no unit" in refused(repo, capsys, "../../etc/passwd#I-001")


def test_measures_and_records_without_an_id_have_one(repo: Repo, capsys: Out) -> None:
    text = (
        BEGUN + "    measures: [{id: M-1, text: 铺}]\nmeetings: [{date: 2006-02-01, kind: study}]\n"
    )
    repo.commit({UNIT: text}, "一")
    repo.commit({UNIT: text.replace("铺", "浇").replace("study}", "study, present: 5}")}, "二")
    assert subjects(repo, capsys, "lijia#M-1") == ["二", "一"]
    assert "实到: （空） → 5" in log(repo, capsys, "lijia#meetings/1")


def test_a_version_that_cannot_be_read_is_said(repo: Repo, capsys: Out) -> None:
    repo.commit({UNIT: "<<<<<<< ours\n" + BEGUN}, "坏")
    repo.commit({UNIT: BEGUN.replace("陈志强", "李建国")}, "好")
    assert log(repo, capsys, "lijia#I-001").count("这一版的文件读不了") == 2
    repo.write({UNIT: "- 又坏\n"})
    out = log(repo, capsys, "lijia#I-001", "--limit", "1")
    assert out.endswith("还没有提交\n  这一版的文件读不了\n")


def test_file_whose_name_is_no_unit_has_not_gone(repo: Repo, capsys: Out) -> None:
    repo.commit({"data/units/--output=x.yaml": "name: 乙\nkind: village\n"}, "怪名")
    assert subjects(repo, capsys, "--output=x") == ["怪名"]


def test_record_text_steers_no_terminal(repo: Repo, capsys: Out) -> None:
    repo.commit({UNIT: BEGUN.replace("title: 修路", 'title: "\\e[2J[/]修"')}, "\x1b[2J坏[/]")
    out = log(repo, capsys, "lijia")
    assert "\x1b" not in out
    assert "�[2J[/]修" in out


def test_no_history_and_half_a_history_are_said(tmp_path: Path, repo: Repo, capsys: Out) -> None:
    repo.write({MOVED: BEGUN})
    assert "+" not in refused(repo, capsys, "nowhere#I-001")
    repo.commit({UNIT: BEGUN + "# 一\n"})
    clone = tmp_path / "clone"
    repo.git("clone", "-q", "--depth", "1", f"file://{repo.folder}", str(clone))
    assert run(["--ledger", str(clone), "--lang", "en", "log", "lijia#I-001"], ENVIRON) == 0
    assert "--unshallow" in capsys.readouterr().err
    (repo.folder / ".git").rename(tmp_path / "git")
    assert "git init" in refused(repo, capsys, "lijia")
