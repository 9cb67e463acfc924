"""`init`: a new ledger that validates at once, and never writes over what is there."""

import datetime as dt
import json
import os
import re
import stat
import subprocess
from pathlib import Path

import pytest
import yaml

from tests.conftest import findings_in
from zhenggai.cli.main import run
from zhenggai.finding import Severity
from zhenggai.load import load_unit, open_ledger
from zhenggai.reading import read_unit
from zhenggai.skeleton import SAMPLE, new_ledger
from zhenggai.words import LISTS, Lang

ROOT = Path(__file__).parent.parent
DAY = dt.date(2006, 2, 27)
LANGUAGES: tuple[Lang, ...] = ("zh", "en")
both = pytest.mark.parametrize("lang", LANGUAGES)


def init(*words: str, lang: str = "zh", day: str = DAY.isoformat()) -> int:
    return run(["init", *words, "--lang", lang, "--as-of", day], {})


def files_in(folder: Path) -> dict[str, bytes]:
    found = (path for path in folder.rglob("*") if path.is_file())
    names = {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}
    return {name: data for name, data in names.items() if not name.startswith("data/.zhenggai")}


@both
def test_a_new_ledger_is_without_errors_on_its_first_day(tmp_path: Path, lang: Lang) -> None:
    assert init(str(tmp_path / "账"), lang=lang) == 0
    found = findings_in(tmp_path / "账", DAY)
    assert {(item.severity, item.code) for item in found} == {(Severity.WARNING, "UNI02")}
    assert run(["validate", "--ledger", str(tmp_path / "账"), "--as-of", "2006-02-27"], {}) == 0
    opened = open_ledger(tmp_path / "账")
    assert opened.units == (SAMPLE.to(lang),)
    unit, faults = load_unit(opened, opened.units[0])
    assert unit is not None
    assert not faults
    first = next(iter(unit.node.keys))
    assert first == ("名称" if lang == "zh" else "name")


@pytest.mark.parametrize(
    ("lang", "said"),
    [("zh", "{从: 2027-10-01, 到: 2027-10-07, 名称: 国庆节}"), ("en", "name: National Day}")],
)
def test_example_of_a_day_off_is_one(lang: Lang, said: str) -> None:
    assert said in new_ledger(lang, dt.date(2026, 11, 23))[0].text


@both
def test_a_new_ledger_is_laid_out_as_fmt_does_it(tmp_path: Path, lang: Lang) -> None:
    assert init(str(tmp_path), lang=lang) == 0
    assert run(["fmt", "--check", "--ledger", str(tmp_path)], {}) == 0


@both
def test_the_example_in_comments_is_without_fault_when_it_is_taken_in(
    tmp_path: Path, lang: Lang
) -> None:
    assert init(str(tmp_path), lang=lang) == 0
    path = tmp_path / f"data/units/{SAMPLE.to(lang)}.yaml"
    lines = path.read_text(encoding="utf-8").splitlines()
    start = next(n for n, it in enumerate(lines) if it in ("# 意见:", "# opinions:"))
    taken_in = [*lines[:start], *(line.removeprefix("# ") for line in lines[start:])]
    unit, faults = read_unit("\n".join(taken_in).encode(), path.name, "x", LISTS)
    assert unit is not None
    assert not faults
    assert (len(unit.opinions), unit.opinions[0].date, unit.opinions[0].count) == (1, DAY, 14)
    assert [measure.id for measure in unit.issues[0].measures] == ["M-1"]
    path.write_text("\n".join(taken_in), encoding="utf-8")
    assert not [it for it in findings_in(tmp_path, DAY) if it.severity is Severity.ERROR]


@both
def test_the_campaign_in_comments_is_without_fault_when_it_is_taken_in(
    tmp_path: Path, lang: Lang
) -> None:
    assert init(str(tmp_path), lang=lang) == 0
    path = tmp_path / "data/campaign.yaml"
    lines = path.read_text(encoding="utf-8").splitlines()
    kept = [it.removeprefix("# ").replace("#   ", "  ") if _is_example(it) else it for it in lines]
    path.write_text("\n".join(kept), encoding="utf-8")
    opened = open_ledger(tmp_path)
    assert not [item.message.en for item in opened.findings]
    assert opened.campaign.limits is not None
    assert opened.campaign.calendar is not None
    assert opened.campaign.reports
    assert "community" in opened.campaign.profiles


def _is_example(line: str) -> bool:
    """Say whether a comment is a line to take in: a key alone, or one that is indented."""
    return re.match(r"# (  .*|[\w]+:( \S+)?)$", line) is not None


def test_files_for_git_and_editors_are_there(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert init(str(tmp_path / "new"), "--name", "三批: 活动") == 0
    made = files_in(tmp_path / "new")
    out, err = capsys.readouterr()
    assert out.splitlines() == [file.path for file in new_ledger("zh", DAY)]
    assert sorted(made) == sorted(out.splitlines())
    assert "zhenggai add unit" in err
    assert stat.S_IMODE((tmp_path / "new/data/campaign.yaml").stat().st_mode) == 0o644
    assert open_ledger(tmp_path / "new").campaign.name == "三批: 活动"
    for name in ("unit", "campaign"):
        path = f"schema/{name}.schema.json"
        assert made[path] == (ROOT / path).read_bytes()
    settings = json.loads(made[".vscode/settings.json"])
    schemas = {Path(path).as_posix() for path in settings["yaml.schemas"]}
    assert schemas == {"schema/unit.schema.json", "schema/campaign.schema.json"}


def test_git_leaves_private_data_out(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert init(str(tmp_path)) == 0
    for name in ("data/private/units/x.yaml", "data/.zhenggai/lock", "data/units/y.yaml"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    git = ["git", "-c", "core.quotePath=false", "-C", str(tmp_path)]
    subprocess.run([*git, "init", "-q"], check=True)
    listed = subprocess.run(
        [*git, "status", "--porcelain", "-uall"], capture_output=True, check=True, encoding="utf-8"
    ).stdout
    assert "data/units/y.yaml" in listed
    assert "private" not in listed
    assert ".zhenggai" not in listed
    (tmp_path / "data/units/y.yaml").write_text("name: x\nkind: village\n", encoding="utf-8")
    config = (tmp_path / ".pre-commit-config.yaml").read_text(encoding="utf-8")
    (hook,) = yaml.safe_load(config)["repos"][0]["hooks"]
    words = [*hook["entry"].split()[1:], "--ledger", str(tmp_path)]
    subprocess.run([*git, "add", "-A"], check=True)
    assert run(words, {**os.environ, "ZHENGGAI_LANG": "zh"}) == 0
    subprocess.run([*git, "add", "-f", "data/private"], check=True)
    capsys.readouterr()
    assert run(words, {**os.environ, "ZHENGGAI_LANG": "zh"}) == 1
    assert "不能提交: data/private/units/x.yaml" in capsys.readouterr().err


@both
def test_again_it_changes_nothing_and_makes_what_is_missing(
    tmp_path: Path, lang: Lang, capsys: pytest.CaptureFixture[str]
) -> None:
    assert init(str(tmp_path), lang=lang) == 0
    first = files_in(tmp_path)
    (tmp_path / ".vscode/settings.json").unlink()
    (tmp_path / ".gitignore").write_bytes(b"*.bak\n" + first[".gitignore"])
    capsys.readouterr()
    assert init(str(tmp_path), lang=lang) == 0
    assert capsys.readouterr().out == ".vscode/settings.json\n"
    assert files_in(tmp_path) == {**first, ".gitignore": b"*.bak\n" + first[".gitignore"]}
    assert init(str(tmp_path), lang=lang) == 0
    assert capsys.readouterr().out == ""


def test_nothing_is_written_where_something_else_is(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / ".gitignore").write_text("*.bak\n", encoding="utf-8")
    (tmp_path / "data").mkdir()
    (tmp_path / "data/campaign.yaml").write_text("name: 我的\n", encoding="utf-8")
    before = files_in(tmp_path)
    assert init(str(tmp_path)) == 2
    assert "已经有: data/campaign.yaml .gitignore，什么也没有写" in capsys.readouterr().err
    assert files_in(tmp_path) == before


def test_a_dry_run_lists_and_makes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert init(str(tmp_path / "new"), "--dry-run") == 0
    assert "data/campaign.yaml\n" in capsys.readouterr().out
    assert not (tmp_path / "new").exists()


def test_a_folder_that_cannot_be_written_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    assert init(str(tmp_path / "file")) == 3
    assert "Traceback" not in capsys.readouterr().err


def test_a_ledger_in_use_by_default_is_not_the_new_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "new").mkdir()
    monkeypatch.chdir(tmp_path / "new")
    assert run(["init"], {"ZHENGGAI_LEDGER": str(ROOT)}) == 0
    assert (tmp_path / "new/data/campaign.yaml").is_file()
    assert run(["init", "--ledger", str(tmp_path / "other")], {}) == 0
    assert (tmp_path / "other/data/campaign.yaml").is_file()


def test_records_can_be_added_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert init() == 0
    words = ["江南镇", "--name", "江南镇党委", "--kind", "town"]
    assert run(["add", "unit", *words], {"ZHENGGAI_LANG": "zh"}) == 0
    path = tmp_path / "data/units/江南镇.yaml"
    assert path.read_text(encoding="utf-8") == (
        "# yaml-language-server: $schema=../../schema/unit.schema.json\n"
        "名称: 江南镇党委\n"
        "类型: town\n"
    )
    assert os.path.exists(path.parent / "../../schema/unit.schema.json")  # noqa: PTH110
