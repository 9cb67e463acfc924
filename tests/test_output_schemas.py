"""What the commands write holds to the schemas in `schema/`, and nothing else does."""

import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from tests.small_ledger import Out, write_ledger
from zhenggai.cli.main import run
from zhenggai.query.kinds import KINDS
from zhenggai.report.schemas import output_schemas

ROOT = Path(__file__).parent.parent
PLAIN = {
    "validate": ["validate", "--format", "json"],
    "rules": ["rules", "--format", "json"],
    "status": ["status", "--format", "json"],
    "due": ["due", "--explain", "--format", "json"],
    "reconcile": ["reconcile", "--format", "json"],
    "tree": ["tree", "--format", "json"],
    "rollup": ["rollup", "--format", "json"],
    "rollup-show": ["rollup", "--show", "issues.overdue", "--format", "json"],
    "trend": ["trend", "--format", "json"],
    "lookback": ["lookback", "run", "--format", "json"],
    "summary": ["export", "summary"],
    "hanging": ["notice", "--check", "--format", "json"],
    "templates": ["templates", "list", "--format", "json"],
    "templates-check": ["templates", "check", "--format", "json"],
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
        ("status", ["status", "jiangnan/lijia", "--format", "json"]),
        ("status", ["status", "--idle", "--format", "json"]),
        ("due", ["due", "--format", "json"]),
        ("tree", ["tree", "jiangnan", "--depth", "0", "--format", "json"]),
        ("trace", ["trace", "jiangnan/lijia#I-3", "--format", "json"]),
        ("hanging", ["notice", "--check", "--format", "json"]),
    ],
)
def test_outputs_hold_to_their_schema(
    name: str, words: list[str], tmp_path: Path, capsys: Out
) -> None:
    validator(name).validate(written(write_ledger(tmp_path), capsys, *words))


@pytest.mark.parametrize("name", sorted(PLAIN))
def test_outputs_of_the_sample_hold_to_their_schema(name: str, capsys: Out) -> None:
    validator(name).validate(written(ROOT, capsys, *PLAIN[name]))


@pytest.mark.parametrize("kind", [kind.id for kind in KINDS])
def test_every_kind_of_record_holds_to_the_schema(kind: str, capsys: Out) -> None:
    words = ["list", kind, "--format", "json"]
    found = written(ROOT, capsys, *words)
    validator("list").validate(found)
    columns = written(ROOT, capsys, *words, "--columns", "unit,id,line", "--limit", "2")
    validator("list").validate(columns)
    for item in found["records"][:3]:
        name = "#".join(filter(None, (item["unit"], item["record"])))
        shown = written(ROOT, capsys, "show", name, "--format", "json")
        validator("show").validate(shown)
        assert shown["fields"] == item["fields"]


def test_every_output_has_a_schema_that_the_docs_name() -> None:
    page = (ROOT / "docs" / "machine-outputs.md").read_text(encoding="utf-8")
    named = re.findall(r"\(\.\./schema/([a-z-]+)\.schema\.json\)", page)
    assert sorted(named) == sorted(output_schemas())
    shown = [part for part in page.split("\n## ") if "\n```json\n" in part]
    assert [part.partition("\n")[0] for part in shown if "Schema: [" not in part] == []


@pytest.mark.parametrize("kind", ["issues", "opinions"])
def test_every_trace_of_a_unit_holds_to_the_schema(kind: str, capsys: Out) -> None:
    found = written(ROOT, capsys, "list", kind, "unit=jiangnan/dongwan", "--format", "json")
    for item in found["records"]:
        name = f"{item['unit']}#{item['record']}"
        validator("trace").validate(written(ROOT, capsys, "trace", name, "--format", "json"))


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
        ("status", ["status", "--format", "json"], "units.0.issues"),
        ("due", ["due", "--format", "json"], "due.0.counted"),
        ("reconcile", ["reconcile", "--format", "json"], "open.0"),
        ("tree", ["tree", "--format", "json"], "unit.children.0.total"),
        ("list", ["list", "issues", "--format", "json"], "records.0.fields.measures.0"),
        ("list", ["list", "issues", "--format", "json"], "records.0.derived"),
        ("show", ["show", "jiangnan", "--format", "json"], "fields"),
        ("trace", ["trace", "jiangnan#I-1", "--format", "json"], "steps.0"),
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
