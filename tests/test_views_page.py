"""The page of views explains every field, and its example is run."""

import re
from pathlib import Path

import pytest
import yaml

from tests.papers_at_hand import MAY, unit_on, view_of
from zhenggai.papers.examples import sheet_of
from zhenggai.papers.registry import PAPERS, Paper
from zhenggai.render import render_paper
from zhenggai.report.views_page import views

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs" / "views.md").read_text(encoding="utf-8")
NOTES = yaml.safe_load((ROOT / "tools" / "views-notes.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.name)
def test_every_paper_is_on_the_page(paper: Paper) -> None:
    assert f"| `{paper.name}` |" in PAGE
    assert f"### {sheet_of(paper).__name__}\n" in PAGE


def test_every_field_is_explained_in_both_languages() -> None:
    for view in views(NOTES):
        for field in view.fields:
            assert field.said.en, f"{view.name}.{field.name}"
            assert re.search("[\u4e00-\u9fff]", field.said.zh), f"{view.name}.{field.name}"
            assert f"| `{field.name}` |" in PAGE


def test_no_note_is_about_nothing() -> None:
    known = {view.name: {field.name for field in view.fields} for view in views(NOTES)}
    assert NOTES.keys() - {"*"} == known.keys()
    for name, fields in known.items():
        assert NOTES[name].keys() - {"_"} <= fields
    assert NOTES["*"].keys() <= set().union(*known.values())


def test_the_example_of_one_block_is_true(tmp_path: Path) -> None:
    (example,) = re.findall(r"```jinja\n(.*?)```", PAGE, re.DOTALL)
    (tmp_path / "results.html.j2").write_text(example, encoding="utf-8")
    view = view_of("results", unit_on(MAY))
    before, after = (render_paper("results", "html", view, "zh", own) for own in (None, tmp_path))
    assert "body { font-size: 15pt; }" in after
    assert '<p class="org">桥头村党支部</p>\n<p class="org">村民委员会</p>' in after
    kept = (line for line in before.splitlines() if "<td" in line or "<h1" in line)
    assert set(kept) <= set(after.splitlines())
