"""The summary of a ledger: no people in it, and refused when it is not as exported."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.ledgers import (
    ROOT,
    command,
    exported,
    refused,
    split_sample,
    write,
)
from tests.small_ledger import Out
from zhenggai.cli.main import run
from zhenggai.load import open_ledger
from zhenggai.reading import read_unit
from zhenggai.summary.base import digest


@pytest.fixture(scope="module")
def three(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the sample ledger split into three."""
    return split_sample(tmp_path_factory.mktemp("three"))


@pytest.fixture
def north(three: Path, tmp_path: Path, capsys: Out) -> Path:
    """Return the summary of one of them."""
    return exported(capsys, three / "north", tmp_path / "north.json")


def test_a_summary_names_units_and_no_people(capsys: Out) -> None:
    out, _ = command(capsys, "export", "summary", "--ledger", str(ROOT))
    ledger = open_ledger(ROOT)
    units = [_unit(name) for name in ledger.units]
    named = {unit.name for unit in units}
    secret: set[str] = {ledger.campaign.contact.phone} if ledger.campaign.contact else set()
    for unit in units:
        secret |= {unit.head, *(member.name for member in unit.members)}
        secret |= {text for it in unit.opinions for text in (it.text, it.public_text)}
        for issue in unit.issues:
            secret |= {issue.title, issue.text, issue.owner, issue.leader, issue.member}
            secret |= {measure.owner for measure in issue.measures}
    secret -= {"", *named}
    assert len(secret) > 400
    assert [
        text for text in secret if text in out and not any(text in name for name in named)
    ] == []
    assert all(f'"{name}"' in out for name in named)


def _unit(name: str) -> Any:  # noqa: ANN401
    ledger = open_ledger(ROOT)
    path = ROOT / "data" / "units" / f"{name}.yaml"
    return read_unit(path.read_bytes(), str(path), name, ledger.campaign.lists)[0]


def test_export_is_the_same_every_time(three: Path, capsys: Out) -> None:
    first, second = (
        command(capsys, "export", "summary", "--ledger", str(three / "south"), lang=lang)[0]
        for lang in ("zh", "en")
    )
    assert first == second
    found = json.loads(first)
    assert found["digest"] == digest(found)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('"records": ', '"records": 1', "does not fit the digest"),
        ('"as_of": "2006-04-20"', '"as_of": "2006-04-21"', "does not fit the digest"),
        ('"digest": "sha256:', '"digest": "sha256:0', "does not fit the digest"),
        ('"version": 1', '"version": 2', "version 2 of summaries; only 1 is known"),
        ('"format": "zhenggai-summary"', '"format": "x"', "no summary of zhenggai"),
        ('"version": 1', '"version": 1, "version": 1', "no summary of zhenggai"),
    ],
)
def test_a_changed_summary_is_refused(
    old: str, new: str, said: str, north: Path, capsys: Out
) -> None:
    path = north
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    err = refused(capsys, "rollup", str(path))
    assert said in err
    assert "Ask for a new one: zhenggai export summary" in err
    lines = path.read_text(encoding="utf-8").splitlines()
    line = 1 + next(at for at, it in enumerate(lines) if it.startswith('  "digest"'))
    assert f"{path}:{line if 'digest' in said else 1}:" in err


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "not a whole JSON file"),
        (b"\xff\xfe{}", "no summary"),
        (b'{"a": 1,\n', ":2:1: not a whole JSON file"),
        (b"[" * 100_000, "no summary"),
        (b"[1, 2]", "no summary"),
        (b"null", "no summary"),
    ],
)
def test_what_is_no_summary_is_refused(data: bytes, said: str, tmp_path: Path, capsys: Out) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(data)
    assert said in refused(capsys, "rollup", str(path))


def wrong(path: str, value: object, summary: Any) -> Any:  # noqa: ANN401 - JSON
    """Return a summary with a value that does not belong there, and a digest that fits."""
    *above, last = path.split(".")
    found = json.loads(json.dumps(summary))
    inside = found
    for key in above:
        inside = inside[int(key)] if key.isdigit() else inside[key]
    inside[last] = value
    return {**found, "digest": digest(found)}


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("as_of", "2006-13-01"),
        ("campaign", 1),
        ("kinds", []),
        ("kinds.village", {"name": 1}),
        ("limits.village", {"warn_days": -1, "relay_days": 1}),
        ("words.themes", [1]),
        ("words", {}),
        ("unit", None),
        ("unit.id", "x"),
        ("unit.children", {}),
        ("unit.children", [1]),
        ("unit.children.0.id", ""),
        ("unit.children.0.id", "campaign"),
        ("unit.children.0.own.units", -1),
        ("unit.children.0.own.units", True),
        ("unit.children.0.own.units", 1.5),
        ("unit.children.0.own.units", {}),
        ("unit.children.0.own.issues", 3),
        ("unit.children.0.own.people", {"李建国": 1}),
        ("unit.children.0.rates", {}),
        ("unit.children.0.children.0.id", "elsewhere/x"),
    ],
)
def test_a_summary_that_fits_its_digest_must_make_sense_too(
    path: str, value: object, north: Path, capsys: Out
) -> None:
    found = wrong(path, value, json.loads(north.read_text(encoding="utf-8")))
    north.write_text(json.dumps(found), encoding="utf-8")
    assert "cannot be understood" in refused(capsys, "rollup", str(north))


def test_what_could_not_be_read_is_told_at_the_higher_level(tmp_path: Path, capsys: Out) -> None:
    ledger = write(tmp_path / "a", {"b": {"name": "舟", "kind": "organ"}})
    (ledger / "data" / "units" / "c.yaml").write_text("name: [\n", encoding="utf-8")
    summary = exported(capsys, ledger, tmp_path / "a.json")
    table, said = command(capsys, "rollup", str(summary))
    assert "c (cannot be read: not counted)" in table
    assert "a.json:1:1: FIL01 error: unit c could not be read when" in said


def test_export_of_what_cannot_be_read_is_a_finding(tmp_path: Path, capsys: Out) -> None:
    ledger = write(tmp_path / "a", {})
    (ledger / "data" / "units" / "c.yaml").write_text("name: [\n", encoding="utf-8")
    assert run(["export", "summary", "--ledger", str(ledger), "--quiet"], {}) == 1
    assert "c.yaml" in capsys.readouterr().err
    assert "no table of xlsx" in refused(capsys, "export", "xlsx", "--ledger", str(ledger))
