"""Several ledgers: by folder, by summary, mixed, mounted; a total is what one ledger would have."""

import datetime as dt
import json
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.small_ledger import Out
from tests.strategies import Raw, days, unit_trees, yaml_of
from zhenggai.cli.main import run
from zhenggai.figures.base import Figures
from zhenggai.load import open_ledger
from zhenggai.reading import read_unit
from zhenggai.summary.base import Summary, digest, nodes
from zhenggai.summary.read import read_summary
from zhenggai.summary.write import document, summarized
from zhenggai.tally.asked import Asked
from zhenggai.tally.several import Source, roll_up_several, roll_up_whole

ROOT = Path(__file__).parent.parent
DAY: Final = dt.date(2006, 4, 20)
SPLIT: Final = {
    "north": ("jiangnan", "qingshan"),
    "south": ("shiqiao", "平塘镇"),
    "organs": ("jiguangongwei", "jiwei", "xuanchuanbu", "zuzhibu"),
}


def ask(_: object, unit: str) -> Asked:
    return Asked(unit, (DAY,))


@pytest.fixture(scope="module")
def three(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the sample ledger split into three."""
    top = tmp_path_factory.mktemp("three")
    for name, units in SPLIT.items():
        to = top / name / "data" / "units"
        to.mkdir(parents=True)
        shutil.copy(ROOT / "data" / "campaign.yaml", to.parent)
        for unit in units:
            shutil.copy(ROOT / "data" / "units" / f"{unit}.yaml", to)
            if (ROOT / "data" / "units" / unit).is_dir():
                shutil.copytree(ROOT / "data" / "units" / unit, to / unit)
    return top


def command(capsys: Out, *words: str, day: dt.date = DAY, lang: str = "en") -> tuple[str, str]:
    """Run a command that succeeds; return what it wrote."""
    code = run([*words, "--as-of", day.isoformat(), "--lang", lang], {})
    captured = capsys.readouterr()
    assert code == 0, captured.err
    return captured.out, captured.err


def tree(capsys: Out, *words: str, day: dt.date = DAY) -> Any:  # noqa: ANN401 - JSON
    out, _ = command(capsys, "rollup", "--format", "json", *words, day=day)
    return json.loads(out)["unit"]


def exported(capsys: Out, ledger: Path, to: Path) -> Path:
    command(capsys, "export", "summary", "--ledger", str(ledger), "--output", str(to))
    return to


def refused(capsys: Out, *words: str) -> str:
    assert run([*words, "--as-of", DAY.isoformat(), "--lang", "en"], {}) == 2
    return capsys.readouterr().err


@pytest.fixture
def mixed(three: Path, tmp_path: Path, capsys: Out) -> list[str]:
    """Return the three ledgers, two of them as summaries."""
    files = [exported(capsys, three / name, tmp_path / f"{name}.json") for name in SPLIT]
    return [str(files[0]), str(three / "south"), str(files[2])]


@pytest.fixture
def north(three: Path, tmp_path: Path, capsys: Out) -> Path:
    """Return the summary of one of them."""
    return exported(capsys, three / "north", tmp_path / "north.json")


def test_three_ledgers_add_up_to_the_whole(three: Path, mixed: list[str], capsys: Out) -> None:
    whole = tree(capsys, "--ledger", str(ROOT))
    for sources in ([str(three / name) for name in SPLIT], mixed):
        found = tree(capsys, *sources)
        assert found["total"] == whole["total"]
        assert found["rates"] == whole["rates"]
        assert [child["id"] for child in found["children"]] == list(SPLIT)
        town = found["children"][0]["children"][0]
        assert town["id"] == "north/jiangnan"
        assert town["total"] == whole["children"][0]["total"]


def test_ledgers_of_one_organizer_are_told_apart(mixed: list[str], capsys: Out) -> None:
    table, said = command(capsys, "rollup", *mixed, "--depth", "1")
    rows = [line.split("  ")[1] for line in table.splitlines() if "领导小组" in line]
    assert [row.rpartition(" ")[2] for row in rows] == ["(north)", "(south)", "(organs)"]
    assert said == ""
    page, _ = command(capsys, "rollup", *mixed, "--format", "html", lang="zh")
    assert "平塘镇" in page
    assert "乡镇党委" in command(capsys, "rollup", *mixed, "--format", "csv", lang="zh")[0]


def test_raw_ledgers_answer_what_summaries_cannot(
    three: Path, mixed: list[str], capsys: Out
) -> None:
    raw = [str(three / name) for name in SPLIT]
    for words in (["--by", "theme"], ["--where", "key=yes"], ["--since", "2006-03-31"]):
        whole = tree(capsys, "--ledger", str(ROOT), *words)
        found = tree(capsys, *raw, *words)
        assert found["total"] == whole["total"]
        assert found.get("by") == whole.get("by")
        assert found.get("change") == whole.get("change")
        assert "has only the totals of 2006-04-20" in refused(capsys, "rollup", *mixed, *words)
    assert "has only the totals" in refused(capsys, "rollup", *mixed, "--findings")
    assert "takes a unit of one ledger" in refused(
        capsys, "rollup", *mixed, "--show", "issues.overdue"
    )


def test_summaries_of_another_day_do_not_add_up(mixed: list[str], capsys: Out) -> None:
    code = run(["rollup", *mixed, "--as-of", "2006-04-21", "--lang", "en"], {})
    assert code == 2
    assert "Write --as-of 2006-04-20, or ask for one as of 2006-04-21" in capsys.readouterr().err


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


def write(folder: Path, units: dict[str, Raw], campaign: str = "name: 活动\n") -> Path:
    (folder / "data" / "units").mkdir(parents=True)
    (folder / "data" / "campaign.yaml").write_text(campaign, encoding="utf-8")
    for name, unit in units.items():
        path = folder / "data" / "units" / f"{name}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(yaml_of(unit), encoding="utf-8")
    return folder


@given(st.lists(st.tuples(unit_trees(), st.booleans()), min_size=1, max_size=3), days())
@settings(max_examples=12, deadline=None)
def test_any_ledgers_and_summaries_add_up(
    parts: list[tuple[dict[str, Raw], bool]], day: dt.date
) -> None:
    with TemporaryDirectory() as folder:
        sources: list[Source] = []
        everything = {}
        for number, (units, as_summary) in enumerate(parts):
            ledger = open_ledger(write(Path(folder) / f"l{number}", units))
            sources.append(through_json(ledger, day) if as_summary else ledger)
            everything |= {f"l{number}/{name}": unit for name, unit in units.items()}
        one = open_ledger(write(Path(folder) / "one", everything))
        found = roll_up_several(sources, asking(day), Asked("", (day,))).result.tree
        whole = roll_up_whole(one, "", asking(day)).result.tree
        assert found.total == whole.total
        totals = {node.row.id: node.total for node in nodes(whole)}
        for node in nodes(found):
            # A ledger without units has no folder in the one ledger.
            assert totals.get(node.row.id, Figures()) == node.total


def asking(day: dt.date) -> Any:  # noqa: ANN401
    return lambda _, unit: Asked(unit, (day,))


def through_json(ledger: Any, day: dt.date) -> Summary:  # noqa: ANN401
    """Return a ledger's summary as it is after writing and reading."""
    whole = roll_up_whole(ledger, "", asking(day))
    text = json.dumps(document(summarized(whole.result.tree, whole.campaign, day)))
    return read_summary(text.encode(), f"{ledger.root.name}.json")


def test_a_folder_of_units_may_be_mounted(three: Path, tmp_path: Path, capsys: Out) -> None:
    top = write(tmp_path / "top", {"organ": {"name": "机关", "kind": "organ"}})
    (top / "data" / "units" / "south").symlink_to(three / "south" / "data" / "units")
    found = tree(capsys, "--ledger", str(top))
    part = tree(capsys, str(three / "south"))
    assert found["total"]["opinions"] == part["total"]["opinions"]
    assert found["total"]["units"] == part["total"]["units"] + 1
    assert tree(capsys, "--ledger", str(top), "south/shiqiao")["id"] == "south/shiqiao"


@pytest.mark.parametrize("linked", [True, False])
def test_a_ledger_may_lie_among_the_units(
    linked: bool,  # noqa: FBT001
    three: Path,
    tmp_path: Path,
    capsys: Out,
) -> None:
    top = write(tmp_path / "top", {"south": {"name": "南片", "kind": "organ"}})
    for name in ("south", "north"):
        to = top / "data" / "units" / name
        if linked:
            to.symlink_to(three / name)
        else:
            shutil.copytree(three / name, to)
            (to / "README.md").write_text("# a submodule has such files\n", encoding="utf-8")
    found = tree(capsys, "--ledger", str(top))
    parts = tree(capsys, str(three / "north"), str(three / "south"))
    assert [child["name"] for child in found["children"]] == [
        parts["children"][0]["name"][:-8],
        "南片",
    ]
    assert found["total"]["units"] == parts["total"]["units"] + 1
    assert found["total"]["issues"] == parts["total"]["issues"]
    one = tree(capsys, "--ledger", str(top), "south/shiqiao/xinhe")
    assert one["id"] == "south/shiqiao/xinhe"
    assert one["total"] == tree(capsys, "--ledger", str(ROOT), "shiqiao/xinhe")["total"]
    assert tree(capsys, "--ledger", str(top), "north/")["total"] == found["children"][0]["total"]
    changed = tree(capsys, "--ledger", str(top), "--since", "2006-03-31")
    assert changed["change"]["total"]["issues"]["resolved"] > 0
    whole = roll_up_whole(open_ledger(top), "", ask)
    export = document(summarized(whole.result.tree, whole.campaign, DAY))
    assert read_summary(json.dumps(export).encode(), "a.json").tree.total == whole.result.tree.total


def test_validate_says_that_it_does_not_look_into_a_ledger_inside(
    three: Path, tmp_path: Path, capsys: Out
) -> None:
    top = write(tmp_path / "top", {})
    (top / "data" / "units" / "north").symlink_to(three / "north")
    out, _ = command(capsys, "validate", "--ledger", str(top), "--select", "FIL")
    assert "data/units/north:1:1: FIL08 info: a ledger of its own" in out


def test_ledgers_that_lead_to_each_other_are_refused(tmp_path: Path, capsys: Out) -> None:
    first, second = write(tmp_path / "a", {}), write(tmp_path / "b", {})
    (first / "data" / "units" / "b").symlink_to(second)
    (second / "data" / "units" / "a").symlink_to(first)
    assert "leads back to a ledger" in refused(capsys, "rollup", "--ledger", str(first))


def test_own_words_kinds_and_limits_are_kept_apart(tmp_path: Path, capsys: Out) -> None:
    ice = (
        "name: 冰\nlimits: {warn_days: 3}\nthemes: [{id: ice, name: 冰, name_en: ice}]\n"
        "profiles: {ship: {name: 船, name_en: ship, like: organ}}\n"
    )
    unit = {"name": "船", "kind": "ship", "issues": [{"id": "I-1", "title": "冰", "theme": "ice"}]}
    plain = {"name": "舟", "kind": "organ", "issues": [{"id": "I-1", "title": "水"}]}
    first = write(tmp_path / "a" / "same", {"ship": plain})
    second = write(tmp_path / "b" / "same", {"ship": unit, "boat": plain}, ice)
    summary = exported(capsys, second, tmp_path / "c.json")
    for source in (second, summary):
        found = tree(capsys, str(first), str(source))
        key = "same-2" if source is second else "c"
        assert [child["id"] for child in found["children"]] == ["same", key]
        assert found["total"]["issues"]["by_theme"]["ice"] == 1
        assert found["name"] == "活动、冰"
        table, said = command(capsys, "rollup", str(first), str(source), "--format", "csv")
        assert ",ship," in table
        assert "different limits (organ.warn_days)" in said


def test_what_could_not_be_read_is_told_at_the_higher_level(tmp_path: Path, capsys: Out) -> None:
    ledger = write(tmp_path / "a", {"b": {"name": "舟", "kind": "organ"}})
    (ledger / "data" / "units" / "c.yaml").write_text("name: [\n", encoding="utf-8")
    summary = exported(capsys, ledger, tmp_path / "a.json")
    table, said = command(capsys, "rollup", str(summary))
    assert "c (cannot be read: not counted)" in table
    assert "a.json:1:1: FIL01 error: unit c could not be read when" in said


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["{ledger}", "jiangnan"], "jiangnan is no folder with data/campaign.yaml"),
        (["jiangnan", "qingshan"], "qingshan is no folder with"),
        (["{ledger}", "{ledger}"], "is named twice"),
        (["--ledger", "{ledger}", "nowhere"], "no unit nowhere"),
    ],
)
def test_wrong_usage_is_explained(words: list[str], said: str, three: Path, capsys: Out) -> None:
    ledger = str(three / "north")
    assert said in refused(capsys, "rollup", *(word.format(ledger=ledger) for word in words))


def test_a_file_that_is_not_there_is_told(capsys: Out) -> None:
    assert run(["rollup", "nowhere.json", "--lang", "en"], {}) == 3
    assert "cannot read nowhere.json: no such file" in capsys.readouterr().err


def test_export_of_what_cannot_be_read_is_a_finding(tmp_path: Path, capsys: Out) -> None:
    ledger = write(tmp_path / "a", {})
    (ledger / "data" / "units" / "c.yaml").write_text("name: [\n", encoding="utf-8")
    assert run(["export", "summary", "--ledger", str(ledger), "--quiet"], {}) == 1
    assert "c.yaml" in capsys.readouterr().err
    assert "cannot be xlsx" in refused(capsys, "export", "xlsx", "--ledger", str(ledger))
