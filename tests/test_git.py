"""Questions to git, asked of real repositories; hostile names and revisions do nothing."""

from pathlib import Path

import pytest

from tests.repositories import BEGUN, ENVIRON, UNIT, Repo, repository
from zhenggai.errors import CannotGoOnError
from zhenggai.git.asking import Repository, commit_named, opened
from zhenggai.git.files import changed, contents, files_at, files_staged
from zhenggai.git.history import history
from zhenggai.git.lines import Labels, Sides, merge_lines


@pytest.fixture
def repo(tmp_path: Path) -> Repo:
    return repository(tmp_path, "台账")


def asked(repo: Repo) -> Repository:
    return opened(repo.ledger, ENVIRON)


def refused(folder: Path, revision: str = "", environ: dict[str, str] | None = None) -> str:
    with pytest.raises(CannotGoOnError) as error:
        commit_named(opened(folder, environ or ENVIRON), revision)
    return error.value.message.en


def test_files_of_a_commit_and_of_the_index(repo: Repo) -> None:
    first = repo.git("rev-parse", "HEAD").strip()
    repo.write({UNIT: BEGUN + "# 一\n"})
    repo.git("add", "-A")
    repo.write({UNIT: BEGUN + "# 二\n"})
    git = asked(repo)
    assert git.prefix == "台账/"
    assert commit_named(git, "main") == first
    then, staged = files_at(git, first, "data/units"), files_staged(git, None, "data/units")
    assert then.keys() == staged.keys() == {UNIT}
    known = contents(git, [then[UNIT].id, staged[UNIT].id])
    assert known[then[UNIT].id].decode() == BEGUN
    assert known[staged[UNIT].id].decode() == BEGUN + "# 一\n"


def test_what_differs(repo: Repo) -> None:
    first = repo.git("rev-parse", "HEAD").strip()
    moved, new = "data/units/李家村.yaml", "data/units/新村.yaml"
    (repo.ledger / UNIT).rename(repo.ledger / moved)
    second = repo.commit({})
    repo.write({new: "name: 新村\nkind: village\n", "data/campaign.yaml": None})
    git = asked(repo)
    assert [(it.before, it.after) for it in changed(git, first, second)] == [(UNIT, moved)]
    assert {(it.before, it.after) for it in changed(git, second)} == {
        ("data/campaign.yaml", ""),
        ("", new),
    }


def test_history_goes_beyond_a_new_name(repo: Repo) -> None:
    moved = "data/units/李家村.yaml"
    (repo.ledger / UNIT).rename(repo.ledger / moved)
    repo.commit({}, "改名\x01:")
    repo.commit({moved: BEGUN.replace("陈志强", "李建国")}, ":")
    found = history(asked(repo), moved)
    assert [it.subject.rstrip("\x01:") for it in found] == ["", "改名", "建账"]
    assert [(it.change.before, it.change.after) for it in found] == [
        (moved, moved),
        (UNIT, moved),
        ("", UNIT),
    ]
    assert found[0].when == "2006-03-15T08:30:00+08:00"
    assert found[0].author == "李文书"


def test_history_has_all_sides_of_a_merge_that_changed_the_file(repo: Repo) -> None:
    repo.git("checkout", "-q", "-b", "side")
    repo.commit({UNIT: BEGUN.replace("修路", "修大路")}, "那边")
    repo.git("checkout", "-q", "main")
    repo.commit({UNIT: BEGUN.replace("修路", "修小路")}, "这边")
    repo.git("merge", "-q", "side", code=1)
    repo.commit({UNIT: BEGUN.replace("修路", "修中路")}, "合并")
    merge = history(asked(repo), UNIT)[0]
    assert merge.subject == "合并"
    assert len(merge.change.olds) == 2


@pytest.mark.parametrize(
    "typed",
    ["--upload-pack=touch x", "-x", "--output=x", "HEAD\nmain", "a\0b", "", "HEAD:台账", "@{-9}"],
)
def test_hostile_revisions_are_no_options(repo: Repo, typed: str) -> None:
    assert "no revision" in refused(repo.ledger, typed)
    assert sorted(path.name for path in repo.folder.iterdir()) == [".git", "台账"]


def test_hostile_paths_mean_themselves(repo: Repo) -> None:
    git, commit = asked(repo), repo.git("rev-parse", "HEAD").strip()
    for path in ("--output=x", ":(glob)**", ":/", "*"):
        assert files_at(git, commit, path) == {}
        assert history(git, path) == []
    repo.commit({"data/units/-x\n:(top).yaml": "name: 甲\nkind: village\n"})
    assert "data/units/-x\n:(top).yaml" in files_at(git, "HEAD", "data/units")
    assert len(history(git, "data/units/-x\n:(top).yaml")) == 1


def test_what_is_missing_is_said(tmp_path: Path, repo: Repo) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    with pytest.raises(CannotGoOnError) as error:
        opened(outside, {**ENVIRON, "PATH": str(outside)})
    assert error.value.exit_code == 3
    assert "no git" in error.value.message.en
    repo.git("init", "-q", str(outside))
    assert "nothing has been committed" in refused(outside, "HEAD")
    (repo.folder / ".git").rename(repo.folder / "git")
    assert "git init" in refused(repo.ledger)


def test_shallow_clone_says_how_to_get_the_rest(repo: Repo) -> None:
    first = repo.git("rev-parse", "HEAD").strip()
    repo.commit({UNIT: BEGUN + "# 一\n"})
    clone = repo.folder / "clone"
    repo.git("clone", "-q", "--depth", "1", f"file://{repo.folder}", str(clone))
    git = opened(clone / "台账", ENVIRON)
    assert git.shallow
    assert "--unshallow" in refused(clone / "台账", first)


def test_surroundings_of_a_hook_lead_to_no_other_repository(tmp_path: Path, repo: Repo) -> None:
    other = repository(tmp_path / "other")
    head = repo.git("rev-parse", "HEAD").strip()
    for name in ("GIT_DIR", "GIT_OBJECT_DIRECTORY", "GIT_INDEX_FILE", "GIT_EXTERNAL_DIFF"):
        git = opened(repo.ledger, {**ENVIRON, name: str(other.folder / ".git")})
        assert commit_named(git, "HEAD") == head
        assert files_staged(git).keys() == {"data/campaign.yaml", UNIT}
    index = other.folder / ".git" / "index"
    assert files_staged(asked(repo), index).keys() == {"data/campaign.yaml", UNIT}


def test_unsettled_merge_is_no_index_to_judge(repo: Repo) -> None:
    repo.git("checkout", "-q", "-b", "side")
    repo.commit({UNIT: BEGUN.replace("修路", "修大路")})
    repo.git("checkout", "-q", "main")
    repo.commit({UNIT: BEGUN.replace("修路", "修小路")})
    repo.git("merge", "-q", "side", code=1)
    with pytest.raises(CannotGoOnError) as error:
        files_staged(asked(repo))
    assert UNIT in error.value.message.zh


def test_lines_are_merged_as_git_does() -> None:
    labels = Labels("甲", "原", "乙", 9)
    clean = merge_lines(Sides(b"1\n2\n3\n4\n", b"1\n2\n3\n", b"0\n2\n3\n"), labels)
    assert (clean.text, clean.conflicts) == (b"0\n2\n3\n4\n", 0)
    fought = merge_lines(Sides(b"1\n", b"2\n", b"3\n"), labels)
    marked = "<<<<<<<<< 甲\n1\n=========\n3\n>>>>>>>>> 乙\n"
    assert (fought.text.decode(), fought.conflicts) == (marked, 1)
    assert merge_lines(Sides(b"\0", b"\0a", b"\0b"), labels).conflicts < 0
