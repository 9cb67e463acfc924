"""The ledger's own templates: listed, shown, copied, and proof-read all at once."""

import json
import os
from pathlib import Path

import pytest

from zhenggai.cli.main import run
from zhenggai.errors import CannotGoOnError
from zhenggai.templatefiles import built_in_templates, own_file

ROOT = Path(__file__).parent.parent

WRONG = "templates/plan.md.j2:2: is not well written: "
NONE = "templates/replies.html.j2:2: no template sinature.html.j2"
NO_BASIS = "templates/plan.html.j2:1: no template basis.html.j2"
STRAY = "templates/resluts.md.j2:1: no paper uses this template"
BLOCK = "templates/results.html.j2:2: built-in/results.html.j2 has no block openning"


def command(
    capsys: pytest.CaptureFixture[str], ledger: Path, *words: str, lang: str = "en"
) -> tuple[int, str, str]:
    code = run(["--ledger", str(ledger), "--lang", lang, "templates", *words], {})
    out, err = capsys.readouterr()
    return code, out, err


def own(ledger: Path, **texts: str) -> Path:
    folder = ledger / "templates"
    folder.mkdir(exist_ok=True)
    for name, text in texts.items():
        (folder / f"{name.replace('_', '.')}.j2").write_text(text, encoding="utf-8")
    return folder


def faults(
    capsys: pytest.CaptureFixture[str], ledger: Path, lang: str = "en", **texts: str
) -> list[str]:
    own(ledger, **texts)
    code, out, _ = command(capsys, ledger, "check", lang=lang)
    assert code == (1 if out else 0)
    return out.splitlines()


def test_list_says_whose_each_template_is(
    capsys: pytest.CaptureFixture[str], ledger_of_one: Path
) -> None:
    own(ledger_of_one, plan_html="x", mine_md="{{ paper.title }}")
    code, out, _ = command(capsys, ledger_of_one, "list", "--format", "json")
    found = {item["name"]: item for item in json.loads(out)["templates"]}
    assert code == 0
    assert found["plan.html.j2"] == {
        "name": "plan.html.j2",
        "built_in": True,
        "own": True,
        "for": "The rectification plan",
    }
    assert (found["plan.md.j2"]["own"], found["mine.md.j2"]["built_in"]) == (False, False)
    _, table, _ = command(capsys, ledger_of_one, "list", lang="zh")
    assert "plan.html.j2           自己的（代替内置）  整改方案公示" in table
    assert "signature.md.j2        内置                落款和日期" in table


def test_every_built_in_template_says_what_it_is_for(
    capsys: pytest.CaptureFixture[str], ledger_of_one: Path
) -> None:
    _, out, _ = command(capsys, ledger_of_one, "list", "--format", "json")
    assert [it["name"] for it in json.loads(out)["templates"] if not it["for"]] == []


def test_show_gives_the_own_one_unless_the_built_in_is_asked_for(
    capsys: pytest.CaptureFixture[str], ledger_of_one: Path
) -> None:
    own(ledger_of_one, signature_md="own\n")
    assert command(capsys, ledger_of_one, "show", "signature.md")[1] == "own\n"
    built_in = (ROOT / "templates" / "signature.md.j2").read_text(encoding="utf-8")
    assert command(capsys, ledger_of_one, "show", "built-in/signature.md.j2")[1] == built_in


def test_show_wants_one_text(capsys: pytest.CaptureFixture[str], ledger_of_one: Path) -> None:
    for name, said in (
        ("plan", "choose one of: plan.docx plan.html.j2 plan.md.j2"),
        ("signatur.md", "no template signatur.md; there are: signature.md.j2"),
        ("plan.docx", "plan.docx is for Word"),
    ):
        code, out, err = command(capsys, ledger_of_one, "show", name)
        assert (code, out) == (2, "")
        assert said in err


def test_export_never_overwrites_what_was_changed(
    capsys: pytest.CaptureFixture[str], ledger_of_one: Path
) -> None:
    folder = ledger_of_one / "templates"
    assert command(capsys, ledger_of_one, "export", "plan", "table.md")[0] == 0
    assert sorted(path.name for path in folder.iterdir()) == [
        *("plan.docx", "plan.html.j2", "plan.md.j2", "table.md.j2"),
    ]
    (folder / "plan.md.j2").write_text("mine", encoding="utf-8")
    code, _, err = command(capsys, ledger_of_one, "export", "plan")
    assert code == 1
    assert "changed here, not overwritten: templates/plan.md.j2" in err
    assert (folder / "plan.md.j2").read_text(encoding="utf-8") == "mine"


def test_all_that_is_exported_is_the_built_in_and_right(
    capsys: pytest.CaptureFixture[str], ledger_of_one: Path
) -> None:
    assert command(capsys, ledger_of_one, "export")[0] == 0
    for name in built_in_templates():
        source = ROOT / "templates" / ("docx" if name.endswith(".docx") else "") / name
        source = source if source.exists() else ROOT / "templates" / name
        assert (ledger_of_one / "templates" / name).read_bytes() == source.read_bytes()
    assert faults(capsys, ledger_of_one) == []


def test_faults_are_listed_all_at_once_with_file_and_line(
    capsys: pytest.CaptureFixture[str], ledger_of_one: Path
) -> None:
    found = faults(
        capsys,
        ledger_of_one,
        results_html='{% extends "built-in/results.html.j2" %}\n'
        "{% block openning %}x{% endblock %}\n"
        "outside\n"
        "{% block opening %}\n"
        "{{ sheet.openin }} {{ papr }}\n"
        "{% for row in sheet.rowz %}{% endfor %}{{ sheet.colums | length }}"
        "{% if sheet.frame.saal %}{% endif %}\n"
        "{{ ''.__class__ }}{{ sheet.nothing.at.all }}\n"
        "{{ 1 / 0 }}\n"
        "{% endblock %}\n",
        plan_md="\n{% if %}",
        resluts_md="x",
        replies_html="\n{% include 'sinature.html.j2' %}",
        signature_md="{{ sheet.frame.sael }}",
    )
    assert found == [
        f"{WRONG}Expected an expression, got 'end of statement block'",
        f"{NONE}; did you mean signature.html.j2 survey.html.j2?",
        f"{STRAY}; did you mean results.md.j2 replies.md.j2?",
        f"{BLOCK}: it is never printed. There are: opening closing",
        "templates/results.html.j2:3: what stands outside of blocks is never printed",
        "templates/results.html.j2:5: there is no openin; did you mean opening?",
        "templates/results.html.j2:5: there is no papr; did you mean paper?",
        "templates/results.html.j2:6: there is no colums; did you mean columns?",
        "templates/results.html.j2:6: there is no rowz; did you mean rows?",
        "templates/results.html.j2:6: there is no saal; did you mean seal?",
        "templates/results.html.j2:7: __class__ may not be used in templates",
        "templates/results.html.j2:7: there is no nothing; did you mean opening?",
        "templates/results.html.j2:8: failed: division by zero",
        "templates/signature.md.j2:1: there is no sael; did you mean seal?",
    ]


def test_names_behind_a_condition_are_found_whether_it_holds_or_not(
    capsys: pytest.CaptureFixture[str], ledger_of_one: Path
) -> None:
    text = "{% if paper.internal %}{{ a }}{% else %}{{ b }}{% endif %}"
    text += "{% for row in paper.sheets[0].rows %}{{ row.c }}{% else %}{{ d }}{% endfor %}"
    found = faults(capsys, ledger_of_one, ledger_md=text)
    assert {line.rpartition("no ")[2][0] for line in found} == {"a", "c", "d"}


def test_faults_in_chinese_and_as_json(
    capsys: pytest.CaptureFixture[str], ledger_of_one: Path
) -> None:
    found = faults(capsys, ledger_of_one, lang="zh", plan_md="{{ paper.titel }}")
    assert found == ["templates/plan.md.j2:1: 没有 titel 这个名称，是不是 title"]
    code, out, _ = command(capsys, ledger_of_one, "check", "--format", "json")
    assert code == 1
    assert json.loads(out)["faults"] == [
        {
            "path": "templates/plan.md.j2",
            "line": 1,
            "message": "there is no titel; did you mean title?",
        }
    ]


def test_link_out_of_the_folder_and_a_broken_word_file_are_faults(
    capsys: pytest.CaptureFixture[str], ledger_of_one: Path
) -> None:
    folder = own(ledger_of_one)
    (ledger_of_one / "secret").write_text("secret", encoding="utf-8")
    (folder / "tasks.md.j2").symlink_to(ledger_of_one / "secret")
    (folder / "plan.docx").write_bytes(b"no zip")
    found = faults(capsys, ledger_of_one)
    assert [line.partition(":")[0] for line in found] == [
        "templates/plan.docx",
        "templates/tasks.md.j2",
    ]
    assert "secret" not in "".join(found)


@pytest.mark.parametrize("name", ["tasks.md.j2", "tasks.docx", "board/index.html.j2"])
def test_pipe_or_a_link_to_itself_is_not_passed_over(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.parent.mkdir(exist_ok=True)
    path.symlink_to(path.name)
    with pytest.raises(CannotGoOnError, match="no ordinary file"):
        own_file(tmp_path, name)
    path.unlink()
    os.mkfifo(path)
    with pytest.raises(CannotGoOnError, match="no ordinary file"):
        own_file(tmp_path, name)


def test_template_that_the_campaign_names_is_no_stray(
    capsys: pytest.CaptureFixture[str], ledger_of_one: Path
) -> None:
    with (ledger_of_one / "data" / "campaign.yaml").open("a", encoding="utf-8") as campaign:
        campaign.write("\nnotice: {templates: {results: 大字}}\n")
    assert faults(capsys, ledger_of_one, 大字_md="{{ paper.titel }}") == [
        "templates/大字.md.j2:1: there is no titel; did you mean title?"
    ]


def test_no_templates_no_faults(capsys: pytest.CaptureFixture[str], ledger_of_one: Path) -> None:
    code, out, err = command(capsys, ledger_of_one, "check", lang="zh")
    assert (code, out) == (0, "")
    assert "用的都是内置的" in err
    assert command(capsys, ROOT, "check")[0] == 0


def test_what_leads_nowhere_is_told_and_what_is_computed_is_not_guessed(
    capsys: pytest.CaptureFixture[str], ledger_of_one: Path
) -> None:
    found = faults(
        capsys,
        ledger_of_one,
        plan_html='{% extends "basis.html.j2" %}{% block sheet %}{% endblock %}',
        poster_html='{% extends "ba" ~ "se.html.j2" %}{% block no %}{% endblock %}',
        tasks_html='{% include [lang ~ ".j2", "built-in/tasks.html.j2"] %}{{ "a" ~ no }}',
        duties_html='{% import lang ~ ".html.j2" as part %}',
    )
    assert found == [
        "templates/duties.html.j2:1: no template en.html.j2; see zhenggai templates list",
        "templates/duties.html.j2:1: no template zh.html.j2; see zhenggai templates list",
        f"{NO_BASIS}; did you mean base.html.j2 tasks.html.j2?",
        "templates/tasks.html.j2:1: there is no no",
    ]
