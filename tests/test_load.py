"""A folder becomes a ledger: which units it has, how they are chosen, what stops it."""

import os
from pathlib import Path

import pytest

from zhenggai.errors import CannotGoOnError, why
from zhenggai.load import find_ledger, load_unit, open_ledger

UNIT = "name: 甲\nkind: village\n"


def _ledger(root: Path, *files: str) -> Path:
    for name in ("data/campaign.yaml", *files):
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(UNIT if name.startswith("data/units") else "name: 活动\n", encoding="utf-8")
    return root


def test_units_stand_before_those_below_them(tmp_path: Path) -> None:
    names = ("b", "a/y", "a/x/z", "a", "c/d")
    ledger = open_ledger(_ledger(tmp_path, *(f"data/units/{name}.yaml" for name in names)))
    assert ledger.units == ("a", "a/x/z", "a/y", "b", "c/d")
    assert ledger.groups == ("a/x", "c")
    assert ledger.findings == ()


def test_ledger_without_units_is_empty(tmp_path: Path) -> None:
    ledger = open_ledger(_ledger(tmp_path))
    assert (ledger.units, ledger.groups, ledger.evidence) == ((), (), frozenset())


def test_hidden_files_are_no_concern(tmp_path: Path) -> None:
    ledger = open_ledger(_ledger(tmp_path, "data/units/.keep", "data/units/.git/x.yaml"))
    assert (ledger.units, ledger.findings) == ((), ())


def test_evidence_is_every_file_below_its_folder(tmp_path: Path) -> None:
    root = _ledger(tmp_path, "data/evidence/a.jpg", "data/evidence/镇/村/b.txt")
    (root / "data" / "evidence" / "broken.txt").symlink_to("nowhere")
    (root / "data" / "evidence" / "again").symlink_to(".")
    assert open_ledger(root).evidence == {"a.jpg", "镇/村/b.txt"}


@pytest.mark.parametrize(
    ("patterns", "chosen"),
    [
        ([], ("a", "a/x", "a/y", "b")),
        (["a"], ("a", "a/x", "a/y")),
        (["a/*"], ("a/x", "a/y")),
        (["b", "a/y/"], ("a/y", "b")),
        (["*"], ("a", "a/x", "a/y", "b")),
    ],
)
def test_units_are_chosen_by_id_or_glob(
    tmp_path: Path, patterns: list[str], chosen: tuple[str, ...]
) -> None:
    names = ("a", "a/x", "a/y", "b")
    ledger = open_ledger(_ledger(tmp_path, *(f"data/units/{name}.yaml" for name in names)))
    assert ledger.select(patterns) == chosen


def test_unit_that_is_not_there_is_said_with_those_that_are(tmp_path: Path) -> None:
    ledger = open_ledger(_ledger(tmp_path, *(f"data/units/u{n}.yaml" for n in range(30))))
    with pytest.raises(CannotGoOnError, match="no unit v") as caught:
        ledger.select(["v"])
    assert caught.value.exit_code == 2
    assert caught.value.message.en.endswith("u25 u26 …")


def test_no_ledger_above_is_said(tmp_path: Path) -> None:
    with pytest.raises(CannotGoOnError) as caught:
        find_ledger(tmp_path)
    assert caught.value.exit_code == 2


def _refuse(monkeypatch: pytest.MonkeyPatch, function: str, name: str) -> None:
    """Let the system refuse one name: root, whom tests may run as, may read everything."""
    module, _, attribute = function.rpartition(".")
    real = getattr({"os": os, "pathlib.Path": Path}[module], attribute)

    def refusing(path: Path, *rest: str) -> object:
        if Path(path).name == name:
            raise PermissionError(13, "Permission denied", str(path))
        return real(path, *rest)

    monkeypatch.setattr(function, refusing)


def test_unreadable_folder_is_a_finding(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = _ledger(tmp_path, "data/units/a/x.yaml", "data/units/b.yaml")
    _refuse(monkeypatch, "os.scandir", "a")
    ledger = open_ledger(root)
    assert ledger.units == ("b",)
    [finding] = ledger.findings
    assert (str(finding.location), finding.code) == ("data/units/a:1:1", "FIL01")
    assert "没有权限" in finding.message.zh


def test_unreadable_unit_is_a_finding(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ledger = open_ledger(_ledger(tmp_path, "data/units/a.yaml", "data/units/b.yaml"))
    _refuse(monkeypatch, "pathlib.Path.open", "a.yaml")
    unit, [finding] = load_unit(ledger, "a")
    assert unit is None
    assert (str(finding.location), finding.code) == ("data/units/a.yaml:1:1", "FIL01")
    assert load_unit(ledger, "b")[0]


def test_unreadable_campaign_ends_the_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = _ledger(tmp_path)
    _refuse(monkeypatch, "pathlib.Path.open", "campaign.yaml")
    with pytest.raises(CannotGoOnError) as caught:
        open_ledger(root)
    assert caught.value.exit_code == 3


def test_what_the_system_says_is_kept_where_it_has_no_translation() -> None:
    assert why(OSError(122, "Disk quota exceeded")) == ("Disk quota exceeded",) * 2
    assert why(OSError("odd")).en == "odd"
