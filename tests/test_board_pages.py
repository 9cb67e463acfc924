"""What the board says: the figures of `rollup`, the rows of the papers, and nothing private."""

import dataclasses
import json
import re
from collections.abc import Iterator
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from posixpath import dirname, join, normpath
from typing import Any
from urllib.parse import unquote

import pytest
from hypothesis import given, settings

from tests.board_at_hand import (
    CITY,
    END,
    ROOT,
    TOWN,
    VILLAGE,
    board,
    files_of,
    ledger_with,
    said_in,
    sample_copy,
    small_city,
)
from tests.hostile import TEXTS
from tests.papers_at_hand import LATE, occasion, unit_on, with_text
from zhenggai.board.index import index_page, replies_page, theme_pages, tree_of
from zhenggai.board.parts import part_of
from zhenggai.board.site import site_of
from zhenggai.board.unit import Around
from zhenggai.cli.main import run
from zhenggai.load import load_unit, open_ledger
from zhenggai.model.issues import Issue
from zhenggai.model.opinions import Opinion
from zhenggai.model.schema import Record
from zhenggai.model.unit import Unit
from zhenggai.render import render_paper

Said = pytest.CaptureFixture[str]
LIJIA = "units/江南镇~李家村.html"


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    folder = tmp_path_factory.mktemp("board")
    assert board(folder, day=END) == 0
    return files_of(folder)


def rolled_up(capsys: Said, *words: str) -> dict[str, Any]:
    command = ["--ledger", str(ROOT), "--as-of", END, "rollup", "--format", "json", *words]
    assert run(command, {}) == 0
    unit: dict[str, Any] = json.loads(capsys.readouterr().out)["unit"]
    return unit


def test_figures_are_those_of_rollup(sample: dict[str, str], capsys: Said) -> None:
    tree = rolled_up(capsys, "--by", "theme")
    total, rates = tree["total"], tree["rates"]
    said = said_in(sample["index.html"])
    assert f"共{total['units']}个单位" in said
    assert f"收到意见建议{total['opinions']['records']}条" in said
    for name, words in (
        ("completion", "已整改{}个÷纳入整改{}个"),
        ("reply", "已答复{}条÷收到{}条"),
    ):
        rate = rates[name]
        assert words.format(rate["numerator"], rate["denominator"]) in said
    for town in tree["children"]:
        rate = town["rates"]["completion"]
        assert f"{town['name']}\n\n整改完成率" in re.sub(r"\n+", "\n\n", said)
        assert f"已整改{rate['numerator']}个÷纳入整改{rate['denominator']}个" in said
    theme = tree["by"]["production"]["total"]["issues"]
    page = said_in(sample["themes/production.html"])
    assert f"已整改{theme['resolved']}个÷纳入整改{theme['total']}个" in page


def test_bar_is_as_long_as_its_figures_say(sample: dict[str, str], capsys: Said) -> None:
    total = rolled_up(capsys)["total"]["issues"]
    bar = re.search(r'<svg class="bar".*?</svg>', sample["index.html"])
    assert bar
    widths = [int(width) for width in re.findall(r'width="(\d+)"', bar[0])]
    assert sum(widths) == 1000
    assert widths[0] == 1000 * total["resolved"] // total["total"]


def test_overdue_issue_says_so_in_words(tmp_path: Path) -> None:
    assert board(tmp_path / "b", ledger=small_city(tmp_path / "ledger")) == 0
    files = files_of(tmp_path / "b")
    for page in ("index.html", LIJIA):
        assert '<span class="light red">红，逾期15天</span>' in files[page]
        assert "逾期1个" in files[page]


def test_unit_without_records_has_a_page_that_says_so(tmp_path: Path) -> None:
    assert board(tmp_path / "b", ledger=small_city(tmp_path / "ledger")) == 0
    said = said_in(files_of(tmp_path / "b")["units/江南镇.html"])
    assert "没有列入整改的问题。" in said
    assert "还没有公示的答复。" in said
    assert "李家村党支部" in said


def test_unit_without_a_contact_has_no_section_about_it(tmp_path: Path) -> None:
    ledger = ledger_with(tmp_path / "ledger", {"李家村": VILLAGE}, campaign="name: 活动\n")
    assert board(tmp_path / "b", ledger=ledger) == 0
    page = files_of(tmp_path / "b")["units/李家村.html"]
    assert "#contact" not in page
    assert "监督联系方式" not in said_in(page)
    assert 'class="sign"><span>李家村党支部' in page


def test_notice_about_one_issue_does_not_hide_the_others(tmp_path: Path) -> None:
    notices = "".join(
        f"  - {{id: N-{covers}, covers: {covers}, from: 2006-05-10, issues: [I-2]}}\n"
        for covers in ("progress", "results", "replies")
    )
    village = f"{VILLAGE}notices:\n{notices}"
    ledger = ledger_with(
        tmp_path / "ledger", {"a": village.replace("O-001,", "O-001, issue: I-1,")}
    )
    assert board(tmp_path / "b", ledger=ledger) == 0
    said = said_in(files_of(tmp_path / "b")["units/a.html"])
    assert "村道难行" in said
    assert "希望修路" in said


@pytest.mark.parametrize(("log", "shown"), [("drafted", False), ("formed", True)])
def test_plan_is_published_once_it_is_formed(tmp_path: Path, log: str, shown: bool) -> None:  # noqa: FBT001
    village = f"{VILLAGE}plan:\n  goals: 先修路\n  log: [{{date: 2006-03-05, event: {log}}}]\n"
    ledger = ledger_with(tmp_path / "ledger", {"a": village})
    assert board(tmp_path / "b", ledger=ledger) == 0
    assert ("先修路" in files_of(tmp_path / "b")["units/a.html"]) == shown


def test_facts_of_later_days_are_not_on_the_board(tmp_path: Path) -> None:
    ledger = small_city(tmp_path / "ledger")
    assert board(tmp_path / "b", ledger=ledger, day="2006-03-01") == 0
    said = said_in(files_of(tmp_path / "b")[LIJIA])
    assert "希望修路" in said
    assert "村道难行" not in said


def test_what_must_not_be_public_refuses_the_whole_board(tmp_path: Path, capsys: Said) -> None:
    bad = VILLAGE.replace("希望修路", "找韦老四，手机13907751234")
    ledger = ledger_with(tmp_path / "ledger", {"镇": TOWN, "镇/a": bad, "镇/b": VILLAGE})
    assert board(tmp_path / "b", ledger=ledger) == 1
    said = capsys.readouterr().err
    assert "data/units/镇/a.yaml:4:73: PRV02" in said
    assert "公开栏没有生成" in said
    assert not (tmp_path / "b").exists()


def test_private_telephone_of_the_campaign_refuses_the_board(tmp_path: Path, capsys: Said) -> None:
    city = CITY.replace("0775-3800100", "13907751234").replace("市委活动办", "张三(0775-3812345)")
    ledger = ledger_with(tmp_path / "ledger", {"a": TOWN}, city)
    assert board(tmp_path / "b", ledger=ledger) == 1
    said = capsys.readouterr().err
    assert "data/campaign.yaml:2:12: PRV02" in said
    assert "data/campaign.yaml:3:30: PRV02" in said
    plain = ledger_with(tmp_path / "plain", {"a": TOWN}, "name: 拨打13907751234\n")
    assert board(tmp_path / "b", ledger=plain) == 1


def test_office_may_have_a_house_number(tmp_path: Path) -> None:
    city = CITY.replace("box: 东门意见箱", "address: 人民路12号, box: 人民路12号门口")
    ledger = ledger_with(tmp_path / "ledger", {"a": TOWN}, city)
    assert board(tmp_path / "b", ledger=ledger) == 0


PUBLIC = {
    *("Unit.name", "Contact.name", "Contact.phone", "Contact.box", "Contact.address"),
    *("Contact.hours", "Opinion.id", "Opinion.public_text", "Decision.reason", "Decision.by"),
    *("Reply.text", "Reply.by", "Issue.id", "Issue.title", "Issue.public_text", "Issue.goal"),
    *("Issue.leader", "Issue.owner", "Measure.text", "Measure.owner", "IssueEvent.text"),
    *("IssueEvent.reason", "IssueEvent.to", "Plan.goals", "Plan.text", "Plan.safeguards"),
    *("Plan.activity", "Mechanism.title", "Survey.organiser", "Survey.method", "Survey.question"),
    *("Survey.comments", "SurveyItem.text"),
}
"""Fields that the papers on the board print."""


def values_of(record: Record, *, hidden: bool = False) -> Iterator[tuple[str, bool]]:
    """Go through all texts in a record and below it, and whether they may be public."""
    about_member = isinstance(record, Opinion) and record.about.startswith("member")
    hidden = hidden or about_member or (isinstance(record, Issue) and bool(record.member))
    for field in dataclasses.fields(record):
        value = getattr(record, field.name)
        open_to_all = f"{type(record).__name__}.{field.name}" in PUBLIC and not hidden
        items = value.values() if isinstance(value, dict) else value
        for item in items if isinstance(items, tuple | list) or items is not value else (value,):
            if isinstance(item, Record):
                yield from values_of(item, hidden=hidden)
            elif isinstance(item, str):
                yield item, open_to_all


def private_values(units: list[Unit]) -> set[str]:
    """Return every text of the ledger that stands in no field that is printed."""
    texts = [pair for unit in units for pair in values_of(unit)]
    printed = "\n".join(text for text, public in texts if public)
    return {text for text, public in texts if not public and len(text) > 3 and text not in printed}


def test_no_private_value_is_in_any_file(tmp_path: Path) -> None:
    ledger = sample_copy(tmp_path / "ledger")
    raisers = "O-001: {name: 韦老四, phone: 13907751234, address: 三组12号, note: 怕被认出来}\n"
    private = ledger / "data/private/units/jiangnan/lijia.yaml"
    private.parent.mkdir(parents=True)
    private.write_text(raisers, encoding="utf-8")
    opened = open_ledger(ledger)
    units = [unit for name in opened.units if (unit := load_unit(opened, name)[0])]
    secret = private_values(units) - set(opened.units)
    secret |= {"韦老四", "13907751234", "三组12号", "怕被认出来"}
    assert len(secret) > 1500
    for lang in ("zh", "en"):
        assert board(tmp_path / lang, "--lang", lang, ledger=ledger, day=END) == 0
        said = unescape("\n".join(files_of(tmp_path / lang).values()))
        # Of words in ASCII those of closed lists are no secret: `public`, `village`, `done`.
        leaked = {it for it in secret if it in said and not re.fullmatch(r"[a-z_]+", it)}
        assert leaked == set()


class Page(HTMLParser):
    """Gathers the text, the tags and the attributes of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.text: list[str] = []
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}

    def handle_data(self, data: str) -> None:
        self.text.append(data)


TAGS = {
    *("html", "head", "meta", "title", "link", "script", "body", "a", "header", "nav", "main"),
    *("footer", "div", "p", "ul", "ol", "li", "h1", "h2", "h3", "h4", "section", "article", "dl"),
    *("dt", "dd", "span", "b", "br", "svg", "rect", "form", "label", "input", "select", "option"),
    *("optgroup", "button", "table", "thead", "tbody", "tr", "th", "td"),
}
ATTRIBUTES = {
    *("lang", "charset", "http-equiv", "content", "name", "rel", "href", "src", "class", "id"),
    *("tabindex", "hidden", "type", "role", "scope", "for", "value", "label", "autocomplete"),
    *("viewbox", "preserveaspectratio", "focusable", "x", "width", "height"),
}


@settings(max_examples=40, deadline=None)
@given(text=TEXTS)
def test_hostile_text_is_said_as_typed(text: str) -> None:
    core = f"（{text}）"
    unit = with_text(unit_on(LATE), core)
    given = occasion(LATE)
    around = Around(site_of(given), given, frozenset({unit.id}))
    part = part_of(unit, around)
    tree = tree_of([part], [], core)
    views = [
        ("unit", part.page),
        ("index", index_page([part], tree, around)),
        ("replies", replies_page([part], around)),
        *(("theme", page) for _, page in theme_pages([part], tree, around)),
    ]
    for name, view in views:
        page = Page(render_paper(f"board/{name}", "html", view, "zh"))
        assert page.tags <= TAGS
        plain = {it for it in page.attributes if not it.startswith(("data-", "aria-"))}
        assert plain <= ATTRIBUTES
        if name != "theme":
            assert core in "".join(page.text)


def test_hostile_names_stay_text(tmp_path: Path) -> None:
    bad = "\"><script>alert(1)</script>'"
    names = json.dumps(f"名{bad}", ensure_ascii=False)
    village = VILLAGE.replace("李家村党支部", names).replace("陈志强", names)
    city = f"name: {names}\norganizer: {names}\nthemes: [{{id: production, name: {names}}}]\n"
    ledger = ledger_with(tmp_path / "ledger", {"a": village, "镇/b": village}, city)
    assert board(tmp_path / "b", ledger=ledger) == 0
    for name, text in files_of(tmp_path / "b").items():
        if name.endswith(".html"):
            assert Page(text).tags <= TAGS
            assert text.count("<script") == 1
            assert f"名{bad}" in "".join(Page(text).text)


def test_every_page_has_the_policy_and_its_landmarks(sample: dict[str, str]) -> None:
    for name, text in sample.items():
        if name.endswith(".html"):
            assert "default-src 'none'; script-src 'self'; style-src 'self';" in text
            assert not re.search(r" (?:style|on\w+)=", text), name
            assert not re.search(r"(?:src|href)=\"(?:\w+:|//)", text), name
            for mark in ("<header", "<nav", "<main", "<footer", 'class="skip"'):
                assert text.count(mark) >= 1
            assert text.count("<h1") == 1


def test_every_link_leads_to_a_page_and_a_place_in_it(sample: dict[str, str]) -> None:
    marks = {name: set(re.findall(r' id="([^"]*)"', text)) for name, text in sample.items()}
    for name, text in sample.items():
        for href in re.findall(r' (?:href|src)="([^"]*)"', text):
            path, _, mark = unquote(unescape(href)).partition("#")
            target = normpath(join(dirname(name), path)) if path else name
            assert target in sample, (name, href)
            assert not mark or mark in {unescape(it) for it in marks[target]}, (name, href)
