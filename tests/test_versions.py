"""A ledger as it is staged, as it was committed, and what has changed since."""

import json
import tempfile
from pathlib import Path

import pytest

from tests.repositories import ENVIRON, Repo, repository
from zhenggai.cli.main import run

Out = pytest.CaptureFixture[str]
GOOD = "name: 李家村\nkind: village\nissues:\n  - {id: I-1, title: 路, owner: 甲}\n"
BAD = GOOD.replace("owner", "owners")
A, B = "data/units/a.yaml", "data/units/b.yaml"
LINK = GOOD + "opinions:\n  - {id: O-1, text: 路, issue: b#I-1}\n"


@pytest.fixture
def repo(tmp_path: Path) -> Repo:
    made = repository(tmp_path, "台账")
    made.commit({"data/units/lijia.yaml": None, A: LINK, B: GOOD}, "两个村")
    return made


def validate(
    repo: Repo, capsys: Out, *words: str, environ: dict[str, str] | None = None
) -> tuple[int, list[str]]:
    common = ["--ledger", str(repo.ledger), "--as-of", "2006-03-31", "--lang", "en", "--quiet"]
    code = run([*common, "validate", "--select", "FIL,REF", *words], environ or ENVIRON)
    captured = capsys.readouterr()
    return code, [line.partition(" error")[0] for line in captured.out.splitlines()]


def test_what_is_staged_is_judged_and_not_the_folder(repo: Repo, capsys: Out) -> None:
    repo.write({B: BAD})
    assert validate(repo, capsys, "--staged") == (0, [])
    repo.git("add", "-A")
    repo.write({B: GOOD})
    found = ["data/units/b.yaml:4:25: FIL02"]
    assert validate(repo, capsys, "--staged") == (1, found)
    assert validate(repo, capsys) == (0, [])
    _, shown = validate(repo, capsys, "--staged", "--format", "github")
    assert any("file=台账/data/units/b.yaml" in line for line in shown)


def test_unit_that_is_not_staged_is_not_there(repo: Repo, capsys: Out) -> None:
    repo.git("rm", "-q", "--cached", f"台账/{B}")
    assert validate(repo, capsys, "--staged") == (1, ["data/units/a.yaml:6:31: REF02"])


def test_index_that_git_makes_for_a_hook_is_judged(repo: Repo, capsys: Out) -> None:
    hook = repo.folder / ".git" / "hooks" / "pre-commit"
    command = "zhenggai --ledger 台账 validate --staged --quiet --select FIL,REF --lang en"
    hook.write_text(f"#!/bin/sh\n{command}\n", encoding="utf-8")
    hook.chmod(0o755)
    repo.write({B: BAD})
    assert "FIL02" in repo.git("commit", "-a", "-q", "-m", "坏", code=1)
    assert "FIL02" in repo.git("commit", "-q", "-m", "坏", "--", f"台账/{B}", code=1)
    repo.write({A: LINK + "# 一\n"})
    repo.git("commit", "-q", "-m", "好", "--", f"台账/{A}")
    assert validate(repo, capsys)[0] == 1


def test_private_data_are_never_staged(repo: Repo, capsys: Out) -> None:
    repo.write({"data/private/units/a.yaml": "O-1: {name: 甲}\n", "data/private/.gitignore": "*\n"})
    repo.git("add", "-f", "台账/data/private")
    assert run(["--ledger", str(repo.ledger), "validate", "--staged"], ENVIRON) == 1
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "data/private/units/a.yaml" in captured.err
    assert "git rm -r --cached data/private" in captured.err
    repo.git("rm", "-q", "--cached", "台账/data/private/units/a.yaml")
    assert validate(repo, capsys, "--staged") == (0, [])


def test_evidence_is_that_of_the_index(repo: Repo, capsys: Out) -> None:
    cited = GOOD.replace(
        "}\n", ", log: [{date: 2006-03-01, event: done, text: 通, evidence: x.txt}]}\n"
    )
    repo.write({B: cited, "data/evidence/x.txt": "路"})
    repo.git("add", f"台账/{B}")
    code, found = validate(repo, capsys, "--staged")
    assert (code, [line.rpartition(" ")[2] for line in found]) == (1, ["REF03"])
    repo.git("add", "-A")
    assert validate(repo, capsys, "--staged") == (0, [])
    (repo.ledger / "data/evidence/x.txt").unlink()
    assert validate(repo, capsys, "--staged") == (0, [])
    assert validate(repo, capsys)[0] == 1


def test_only_what_changed_since_and_what_that_broke_elsewhere(repo: Repo, capsys: Out) -> None:
    repo.commit({A: LINK.replace("owner", "owners")}, "早就坏的")
    assert validate(repo, capsys, "--changed-since", "HEAD") == (0, [])
    repo.write({B: GOOD.replace("I-1", "I-9")})
    assert validate(repo, capsys, "--changed-since", "HEAD") == (
        1,
        ["data/units/a.yaml:6:31: REF02"],
    )
    assert len(validate(repo, capsys)[1]) == 2
    repo.write({"data/units/c.yaml": BAD, B: None})
    code, found = validate(repo, capsys, "--changed-since", "HEAD")
    assert (code, [line.split(":")[0] for line in found]) == (
        1,
        ["data/units/a.yaml", "data/units/c.yaml"],
    )
    assert len(validate(repo, capsys, "--changed-since", "HEAD~1")[1]) == 3


def test_figures_of_a_revision(repo: Repo, capsys: Out) -> None:
    repo.commit({B: None, A: GOOD}, "撤一个")
    (repo.ledger / "data/campaign.yaml").write_text("坏", encoding="utf-8")
    common = ["--ledger", str(repo.ledger), "--as-of", "2006-03-31", "--format", "json"]

    def units(revision: str) -> int:
        assert run(["rollup", "--rev", revision, *common], ENVIRON) == 0
        found = json.loads(capsys.readouterr().out)
        return int(found["unit"]["total"]["units"])

    assert [units("HEAD"), units("HEAD~1")] == [1, 2]
    assert (repo.ledger / "data/campaign.yaml").read_text(encoding="utf-8") == "坏"


def test_links_of_a_commit_lead_nowhere_outside(
    repo: Repo, capsys: Out, tmp_path_factory: pytest.TempPathFactory
) -> None:
    secret = tmp_path_factory.mktemp("outside") / "secret.yaml"
    secret.write_text("name: 秘密\nkind: village\n", encoding="utf-8")
    for name, target in (("c", str(secret)), ("d", "../../../" + str(secret)), ("e", "a.yaml")):
        (repo.ledger / f"data/units/{name}.yaml").symlink_to(target)
    repo.commit({}, "链接")
    code, found = validate(repo, capsys, "--staged")
    assert (code, [line.split(":")[0] for line in found]) == (
        1,
        ["data/units/c.yaml", "data/units/d.yaml"],
    )


def test_nothing_is_left_behind(
    repo: Repo,
    capsys: Out,
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    folder = tmp_path_factory.mktemp("tmp")
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    repo.write({B: BAD})
    repo.git("add", "-A")
    assert validate(repo, capsys, "--staged")[0] == 1
    assert validate(repo, capsys, "--changed-since", "HEAD")[0] == 1
    assert run(["--ledger", str(repo.ledger), "rollup", "--rev", "HEAD"], ENVIRON) == 0
    assert not list(folder.iterdir())


def test_what_is_no_ledger_there_is_said(repo: Repo, capsys: Out) -> None:
    words = ["--ledger", str(repo.ledger), "--lang", "en"]
    for revision, said in (("nosuch", "no revision nosuch"), ("--output=x", "no revision")):
        assert run([*words, "rollup", f"--rev={revision}"], ENVIRON) == 2
        assert said in capsys.readouterr().err
    assert run([*words, "validate", "--staged", "--changed-since", "HEAD"], ENVIRON) == 2
    assert run([*words, "rollup", str(repo.ledger), "--rev", "HEAD"], ENVIRON) == 2
    repo.git("rm", "-q", "-r", "--cached", "台账/data")
    capsys.readouterr()
    assert run([*words, "validate", "--staged"], ENVIRON) == 3
    assert "台账/data/campaign.yaml" in capsys.readouterr().err


def test_ledgers_of_their_own_are_left_out_of_a_revision_and_said(repo: Repo, capsys: Out) -> None:
    commit = repo.git("rev-parse", "HEAD").strip()
    inner = repository(repo.ledger / "data/units/c")
    repo.git("update-index", "--add", "--cacheinfo", f"160000,{commit},台账/data/units/c")
    assert validate(repo, capsys, "--staged", "--format", "json")[0] == 0
    _, found = validate(repo, capsys, "--staged", "--fail-on", "info")
    assert [line.partition(": a ledger")[0] for line in found] == ["data/units/c:1:1: FIL08 info"]
    repo.git("commit", "-q", "-m", "挂上")
    words = ["--ledger", str(repo.ledger), "--lang", "en", "--as-of", "2006-03-31"]
    assert run(["rollup", *words, "--rev", "HEAD", "--depth", "0"], ENVIRON) == 0
    captured = capsys.readouterr()
    assert "left out: data/units/c" in captured.err
    assert "2 units" in captured.out
    assert inner.read() != ""
