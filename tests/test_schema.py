"""Committed schemas and the format reference follow from the table, and hold for real files."""

import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from tests.broken.campaign_file import CAMPAIGN
from tests.broken.marks import Broken
from tests.broken.unit_file import UNIT
from tools.generate import documents, kind_text, main
from zhenggai.model.campaign import Campaign
from zhenggai.model.schema import keys_of
from zhenggai.model.unit import Unit
from zhenggai.schema import campaign_schema, records_of, unit_schema

ROOT = Path(__file__).parent.parent
FULL = Path(__file__).parent / "fixtures" / "full"
FILES = sorted((ROOT / "data" / "units").rglob("*.yaml"))
DOCUMENTS = documents()
RECORDS = dict.fromkeys((*records_of(Unit), *records_of(Campaign)))


class Yaml12(yaml.SafeLoader):
    """Reads scalars as YAML 1.2 does, and so do editors: yes, dates and 19:30 are text."""


Yaml12.yaml_implicit_resolvers = {}
for tag, form, first in (
    ("null", r"~|null|", "~n"),
    ("bool", r"true|false", "tf"),
    ("int", r"[-+]?[0-9]+", "-+0123456789"),
    ("float", r"[-+]?([0-9]+\.[0-9]*|\.[0-9]+)", "-+.0123456789"),
):
    Yaml12.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(f"^(?:{form})$"), first)


def _load(data: bytes | str) -> Any:  # noqa: ANN401
    return yaml.load(data, Loader=Yaml12)  # noqa: S506 - it is a safe loader


@pytest.fixture(scope="module")
def unit_file() -> jsonschema.Draft7Validator:
    return jsonschema.Draft7Validator(unit_schema())


@pytest.fixture(scope="module")
def campaign_file() -> jsonschema.Draft7Validator:
    return jsonschema.Draft7Validator(campaign_schema())


@pytest.mark.parametrize("name", sorted(DOCUMENTS))
def test_committed_file_is_what_the_table_says_now(name: str) -> None:
    committed = (ROOT / name).read_text(encoding="utf-8")
    assert committed == DOCUMENTS[name], "run `just generate`"


def test_check_of_the_generator_passes(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--check"]) == 0
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("schema", [unit_schema(), campaign_schema()])
def test_schema_is_draft_07(schema: dict[str, Any]) -> None:
    jsonschema.Draft7Validator.check_schema(schema)
    assert schema["$schema"] == "http://json-schema.org/draft-07/schema#"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_sample_unit_is_valid(path: Path, unit_file: jsonschema.Draft7Validator) -> None:
    assert [error.message for error in unit_file.iter_errors(_load(path.read_bytes()))] == []


def test_sample_campaign_is_valid(campaign_file: jsonschema.Draft7Validator) -> None:
    campaign_file.validate(_load((ROOT / "data" / "campaign.yaml").read_bytes()))


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_full_fixture_is_valid(
    lang: str, unit_file: jsonschema.Draft7Validator, campaign_file: jsonschema.Draft7Validator
) -> None:
    unit_file.validate(_load((FULL / f"unit.{lang}.yaml").read_bytes()))
    campaign_file.validate(_load((FULL / f"campaign.{lang}.yaml").read_bytes()))


LEFT_TO_VALIDATE = (
    "chinese_mixed",
    "chinese_full_colon",
    "word_mixed",
    "word_listed",
    "words",
    "day_impossible",
    "duplicate_section",
    "duplicate_in_item",
    "duplicate_deep",
    "duplicate_word",
    "profile_channel",
    "counts_key",
    "table_key",
    "whole_float",
    "whole_octal",
    "stage_day",
    "list_item_empty",
)
"""Faults of the text, of two keys, of a day, or of a word that may be a campaign's."""
TRIED = [case for case in UNIT if case.name not in LEFT_TO_VALIDATE]


@pytest.mark.parametrize("case", TRIED, ids=lambda case: case.name)
def test_schema_refuses_a_broken_unit(case: Broken, unit_file: jsonschema.Draft7Validator) -> None:
    assert not unit_file.is_valid(_load(case.data))


@pytest.mark.parametrize(
    "case", [case for case in CAMPAIGN if case.name not in LEFT_TO_VALIDATE], ids=lambda c: c.name
)
def test_schema_refuses_a_broken_campaign(
    case: Broken, campaign_file: jsonschema.Draft7Validator
) -> None:
    assert not campaign_file.is_valid(_load(case.data))


@pytest.mark.parametrize("schema", [unit_schema(), campaign_schema()])
def test_every_key_has_hover_text_in_both_languages(schema: dict[str, Any]) -> None:
    for record in schema["definitions"].values():
        for name, said in record.get("properties", {}).items():
            if "description" in said:
                chinese, english = said["description"].split("\n\n")
                assert chinese, name
                assert english, name


def test_schema_knows_every_key_in_both_languages() -> None:
    definitions = unit_schema()["definitions"] | campaign_schema()["definitions"]
    for record in RECORDS:
        known = definitions[record.__name__]["properties"]
        for key in keys_of(record).values():
            if key.attribute != "answers":  # its keys stand in the record itself
                assert {key.id, key.zh} <= known.keys()


def test_format_page_names_every_key_and_kind() -> None:
    page = DOCUMENTS["docs/format.md"]
    for record in RECORDS:
        section = page.split(f'<a id="{record.__name__.lower()}"></a>')[1].split("<a id=")[0]
        for key in keys_of(record).values():
            assert key.help.en.replace("|", "/") in section
            assert kind_text(key.kind).zh in section
    anchors = set(re.findall(r'<a id="([^"]+)">', page))
    assert set(re.findall(r"\]\(#([^)]+)\)", page)) <= anchors
