"""The name of a file tells the form that is written into it, where --format does not."""

from pathlib import Path

import pytest

from tests.papers_at_hand import FOLDER
from zhenggai.cli.main import run

SVG, HTML, ICS, JSON = "<svg", "<!DOCTYPE html>", "BEGIN:VCALENDAR", "{"


def written(words: str, name: str, folder: Path) -> tuple[int, str]:
    file = folder / name
    line = [*words.split(), "--ledger", str(FOLDER), "--as-of", "2006-05-20", "--lang", "en"]
    code = run([*line, "--output", str(file)], {})
    return code, file.read_text(encoding="utf-8") if file.exists() else ""


@pytest.mark.parametrize(
    ("words", "name", "begins"),
    [
        ("notice results shuinan/qiaotou", "a.html", HTML.lower()),
        ("rollup", "a.CSV", "\ufeffunit id,"),
        ("rollup", "a.htm", HTML),
        ("tree", "a.txt", "unit "),
        ("rollup --format json", "a.csv", JSON),
        ("due", "a.ics", ICS),
        ("trend", "a.svg", SVG),
        ("tree", "a.json", JSON),
        ("validate", "a.json", JSON),
        ("show shuinan/qiaotou", "a.yml", "version: 1\n"),
        ("notice --check", "a.json", JSON),
    ],
)
def test_name_of_the_file_tells_the_form(
    words: str, name: str, begins: str, tmp_path: Path
) -> None:
    code, text = written(words, name, tmp_path)
    assert code in (0, 1)
    assert text.startswith(begins)


def test_form_that_a_command_lacks_is_refused_not_feigned(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert written("rollup", "a.xlsx", tmp_path) == (2, "")
    assert "--format cannot be xlsx; choose from: table json csv md html" in capsys.readouterr().err
