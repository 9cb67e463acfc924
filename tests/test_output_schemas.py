"""What the commands write holds to the schemas in `schema/`, and nothing else does."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from tests.small_ledger import Out, write_ledger
from zhenggai.cli.main import run

ROOT = Path(__file__).parent.parent
PLAIN = {
    "validate": ["validate", "--format", "json"],
    "rollup": ["rollup", "--format", "json"],
    "rollup-show": ["rollup", "--show", "issues.overdue", "--format", "json"],
    "trend": ["trend", "--format", "json"],
    "lookback": ["lookback", "run", "--format", "json"],
    "summary": ["export", "summary"],
}
GROUPS = ["--since", "2006-03-31", "--by", "kind,theme", "--depth", "1"]


def validator(name: str) -> jsonschema.Draft7Validator:
    text = (ROOT / "schema" / f"{name}.schema.json").read_text(encoding="utf-8")
    schema = json.loads(text)
    jsonschema.Draft7Validator.check_schema(schema)
    return jsonschema.Draft7Validator(schema)


def written(ledger: Path, capsys: Out, *words: str) -> Any:  # noqa: ANN401 - JSON
    run([*words, "--ledger", str(ledger), "--as-of", "2006-04-20", "--quiet"], {})
    return json.loads(capsys.readouterr().out)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("validate", ["validate", "--format", "json", "--statistics", "--show-skipped"]),
        ("rollup", ["rollup", "--format", "json", *GROUPS]),
        ("rollup", ["rollup", "--format", "json", "--cross", "theme", "--where", "key=yes"]),
        ("rollup", ["rollup", "--format", "json", "--rank", "completion"]),
        ("rollup", ["rollup", "--format", "json", "--findings", "--since", "2006-03-31"]),
        ("rollup-show", ["rollup", "--show", "reply", "--format", "json", "--since", "2006-03-01"]),
        ("trend", ["trend", "jiangnan", "--format", "json", "--where", "key=yes"]),
    ],
)
def test_outputs_hold_to_their_schema(
    name: str, words: list[str], tmp_path: Path, capsys: Out
) -> None:
    validator(name).validate(written(write_ledger(tmp_path), capsys, *words))


@pytest.mark.parametrize("name", sorted(PLAIN))
def test_outputs_of_the_sample_hold_to_their_schema(name: str, capsys: Out) -> None:
    validator(name).validate(written(ROOT, capsys, *PLAIN[name]))


@pytest.mark.parametrize(
    ("name", "words", "path"),
    [
        ("validate", ["validate", "--format", "json"], "findings.0"),
        ("rollup", ["rollup", "--format", "json"], "unit.total.issues"),
        ("rollup", ["rollup", "--format", "json"], "unit.rates"),
        ("rollup-show", ["rollup", "--show", "issues.total", "--format", "json"], "records.0"),
        ("trend", ["trend", "--format", "json"], "days.0.total"),
        ("lookback", ["lookback", "run", "--format", "json"], "issues.0"),
        ("summary", ["export", "summary"], "unit.children.0"),
    ],
)
def test_an_unknown_key_is_against_the_schema(
    name: str, words: list[str], path: str, tmp_path: Path, capsys: Out
) -> None:
    found = written(write_ledger(tmp_path), capsys, *words)
    inside = found
    for key in path.split("."):
        inside = inside[int(key)] if key.isdigit() else inside[key]
    inside["raiser"] = "李建国"
    assert not validator(name).is_valid(found)
