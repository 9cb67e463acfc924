"""Branches of a ledger merged by git itself, with the driver that `git-setup` sets up."""

from pathlib import Path

import pytest

from tests.repositories import BEGUN, ENVIRON, UNIT, Repo, repository
from zhenggai.cli.git_setup import LINE, driver
from zhenggai.cli.main import run

Out = pytest.CaptureFixture[str]
ADDED = "  - {{id: O-002, date: 2006-02-10, text: {}}}\nissues:\n"


def command(repo: Repo, *words: str, lang: str = "en") -> int:
    return run(["--ledger", str(repo.ledger), "--lang", lang, *words], ENVIRON)


def set_up(folder: Path, below: str = "", unit: str = BEGUN) -> Repo:
    repo = repository(folder, below, unit)
    assert command(repo, "git-setup", "--quiet") == 0
    repo.commit({})
    return repo


def branches(repo: Repo, ours: str | None, theirs: str | None) -> None:
    """Commit one form of the unit on a branch, and another on main."""
    repo.git("checkout", "-q", "-b", "灯")
    repo.commit({UNIT: theirs}, "那边")
    repo.git("checkout", "-q", "main")
    repo.commit({UNIT: ours}, "这边")


def test_set_up_once_says_what_it_did_and_checks(tmp_path: Path, capsys: Out) -> None:
    repo = repository(tmp_path)
    repo.write({".gitattributes": "*.jpg binary"})
    assert command(repo, "git-setup", "--check") == 1
    assert "run zhenggai git-setup" in capsys.readouterr().err
    assert command(repo, "git-setup") == 0
    assert capsys.readouterr().err.count("set up now") == 3
    config = (repo.folder / ".git" / "config").read_bytes()
    assert command(repo, "git-setup") == 0
    assert capsys.readouterr().err.count("set up already") == 3
    assert repo.read(".gitattributes") == f"*.jpg binary\n{LINE}\n"
    assert (repo.folder / ".git" / "config").read_bytes() == config
    assert command(repo, "git-setup", "--check") == 0
    for path, value in ((UNIT, "zhenggai"), ("data/campaign.yaml", "unspecified")):
        assert repo.git("check-attr", "merge", path).endswith(f"{value}\n")


def test_both_added_one_number(tmp_path: Path) -> None:
    repo = set_up(tmp_path, "台账 一")
    branches(
        repo,
        BEGUN.replace("issues:\n", ADDED.format("水渠堵了")),
        BEGUN.replace("issues:\n", ADDED.format("路灯不亮")),
    )
    said = repo.git("merge", "灯")
    assert "lijia: 两边都新增了意见 O-002，对方的改为 O-003" in said
    assert "data/private" in said
    text = repo.read()
    assert "{id: O-002, date: 2006-02-10, text: 水渠堵了}" in text
    assert "{id: O-003, date: 2006-02-10, text: 路灯不亮}" in text
    assert "# 意见从这里起" in text
    assert "# 暂定" in text


def test_both_changed_one_field(tmp_path: Path, capsys: Out) -> None:
    repo = set_up(tmp_path)
    branches(repo, BEGUN.replace("05-31", "06-05"), BEGUN.replace("05-31", "06-10"))
    said = repo.git("merge", "灯", code=1)
    assert "lijia: 两边改得不一样: 问题 I-001 时限: 这边 2006-06-05；对方 2006-06-10" in said
    assert f"再运行 git add {UNIT}" in said
    text = repo.read()
    assert "<<<<<<< 这边的 ours\n    due: 2006-06-05\n=======\n" in text
    assert "    due: 2006-06-10\n>>>>>>> 对方的 theirs: 灯\n" in text
    assert command(repo, "validate") == 1
    assert "conflict" in capsys.readouterr().out


def test_one_took_away_what_the_other_changed(tmp_path: Path) -> None:
    begun = BEGUN + "  - id: I-002\n    title: 灯\n"
    repo = set_up(tmp_path, unit=begun)
    branches(repo, BEGUN, begun.replace("title: 灯", "title: 路灯"))
    said = repo.git("merge", "灯", code=1)
    assert "这边 删去了；对方 " in said
    assert "=======\n  - id: I-002\n    title: 路灯\n>>>>>>>" in repo.read()


def test_words_that_a_branch_brings_are_understood(tmp_path: Path) -> None:
    repo = set_up(tmp_path)
    word = "name: 先进性教育\ntags: [{id: bridge, name: 桥, name_en: bridge}]\n"
    repo.git("checkout", "-q", "-b", "桥")
    tagged = BEGUN.replace("    due:", "    tags: [bridge]\n    due:")
    new = tagged.replace("issues:\n", ADDED.format("桥塌了"))
    repo.commit({UNIT: new, "data/campaign.yaml": word})
    repo.git("checkout", "-q", "main")
    repo.commit({UNIT: BEGUN.replace("issues:\n", ADDED.format("水渠堵了"))})
    assert "O-003" in repo.git("merge", "桥")
    assert "tags: [bridge]" in repo.read()


def test_chinese_file_with_other_line_ends_is_rebased(tmp_path: Path) -> None:
    begun = "名称: 村\r\n类型: village\r\n意见:\r\n  - {编号: O-1, 原话: 路}\r\n"
    repo = set_up(tmp_path, unit=begun)
    branches(repo, begun + "  - {编号: O-2, 原话: 水}\r\n", begun + "  - {编号: O-2, 原话: 灯}\r\n")
    assert "自己的改为 O-3" in repo.git("rebase", "-q", "灯")
    assert repo.read() == (begun + "  - {编号: O-2, 原话: 灯}\r\n  - {编号: O-3, 原话: 水}\r\n")


def test_program_that_is_gone_loses_nothing(tmp_path: Path) -> None:
    repo = set_up(tmp_path)
    repo.git("config", "merge.zhenggai.driver", driver("/no such/100%/python"))
    branches(
        repo,
        BEGUN.replace("issues:\n", ADDED.format("水渠堵了")),
        BEGUN.replace("issues:\n", ADDED.format("路灯不亮")).replace("陈志强", "李建国"),
    )
    repo.git("merge", "灯", code=1)
    text = repo.read()
    assert "水渠堵了" in text
    assert "路灯不亮" in text
    assert "<<<<<<< ours\n" in text
    assert "李建国" in text


def test_folder_of_the_ledger_gives_python_no_modules(tmp_path: Path) -> None:
    repo = set_up(tmp_path)
    repo.write({"zhenggai.py": "raise SystemExit(9)\n", "yaml.py": "raise SystemExit(9)\n"})
    branches(
        repo,
        BEGUN.replace("issues:\n", ADDED.format("水渠堵了")),
        BEGUN.replace("issues:\n", ADDED.format("路灯不亮")),
    )
    repo.git("merge", "灯")
    assert "O-003" in repo.read()


def test_messages_in_english_and_an_unreadable_campaign(tmp_path: Path, capsys: Out) -> None:
    forms = {
        "base": BEGUN,
        "ours": BEGUN.replace("issues:\n", ADDED.format("水")).replace("陈志强", "甲"),
        "theirs": BEGUN.replace("issues:\n", ADDED.format("灯")).replace("陈志强", "乙"),
    }
    for name, text in forms.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    paths = [str(tmp_path / name) for name in ("base", "ours", "theirs")]
    words = ["merge-driver", *paths, f"{tmp_path}/{UNIT}", "--marker-size", "9"]
    assert run(["--lang", "en", *words], {**ENVIRON, "GITHEAD_ab": "灯\x1b"}) == 1
    said = capsys.readouterr().err
    for line in (
        "lijia: both sides added opinion O-002; theirs is now O-003",
        "data/private/units may name its raiser by the old number",
        "lijia: changed differently on both sides: issues I-001 owner: ours 甲; theirs 乙",
        "find <<<<<<< and >>>>>>> in it",
    ):
        assert line in said
    assert ">>>>>>>>> 对方的 theirs: 灯�\n" in (tmp_path / "ours").read_text(encoding="utf-8")
    (tmp_path / "theirs").write_text("- 坏\n", encoding="utf-8")
    assert run(["--lang", "en", *words], ENVIRON) == 1
    assert "could not be merged by records" in capsys.readouterr().err
