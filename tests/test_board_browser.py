"""The board in a real browser, opened from its folder: Chromium must be there."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, sync_playwright

from tests.board_at_hand import END, TOWN, VILLAGE, board, ledger_with

OPTIONS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
LIJIA = "units/jiangnan~lijia.html"
TOWN_PAGES = ("index.html", "replies.html", LIJIA, "units/jiangnan.html", "themes/appearance.html")
PAGES = ("index.html", "replies.html", LIJIA, "units/平塘镇~大塘村.html", "themes/production.html")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("公开 栏")
    assert board(folder) == 0
    return folder


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    path = shutil.which("chromium")
    assert path, "chromium is not installed: sh tools/install-tools.sh"
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=path, args=OPTIONS)
        yield opened
        opened.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, color_scheme="light")
    context.set_default_timeout(5000)
    yield context.new_page()
    context.close()


@pytest.fixture
def index(page: Page, site: Path) -> Page:
    page.goto((site / "index.html").as_uri())
    return page


@pytest.fixture
def replies(page: Page, site: Path) -> Page:
    page.goto((site / "replies.html").as_uri())
    return page


def shown(page: Page) -> list[str]:
    return page.locator("[data-line]:visible > a").all_text_contents()


def answers(page: Page) -> Locator:
    return page.locator("[data-answer]:visible")


def found(page: Page) -> str:
    return page.locator(".found").inner_text()


def test_search_finds_what_a_line_says(index: Page) -> None:
    every = len(shown(index))
    index.get_by_role("searchbox").fill("李家村 道路")
    assert shown(index) == ["村口至小学道路雨天无法通行"]
    assert found(index) == f"共{every}个问题，符合条件的1个。"
    assert index.locator("[data-group]:visible .count").all_inner_texts() == ["1"]
    index.get_by_role("searchbox").fill("没有这样的问题")
    assert shown(index) == []
    assert found(index) == "没有符合条件的问题。请换一个词，或清空条件。"
    index.get_by_role("button", name="清空条件").click()
    assert len(shown(index)) == every


def test_search_knows_full_width_and_capital_letters(page: Page, site: Path) -> None:
    page.goto((site / "index.html").as_uri())
    page.get_by_role("searchbox").fill("\uff12\uff10\uff10\uff16年5月30日")
    assert "村口至小学道路雨天无法通行" in shown(page)


def test_filters_join_unit_theme_and_status(index: Page) -> None:
    index.get_by_label("单位", exact=True).select_option(label="江南镇党委")
    town = shown(index)
    assert "村口至小学道路雨天无法通行" in town
    index.get_by_label("状态", exact=True).select_option(label="整改中")
    open_ones = shown(index)
    assert 0 < len(open_ones) < len(town)
    index.get_by_label("主题", exact=True).select_option(label="生产发展")
    assert set(shown(index)) < set(open_ones)
    index.get_by_label("状态", exact=True).select_option(label="逾期")
    assert shown(index) == []


def test_line_leads_to_the_issue_in_the_page_of_its_unit(index: Page) -> None:
    index.get_by_role("searchbox").fill("大塘村")
    first = shown(index)[0]
    index.locator("[data-line]:visible > a").first.click()
    assert index.locator(":target h3").inner_text().endswith(first)
    assert index.locator("h1").inner_text() == "大塘村党支部"


def test_number_leads_to_its_reply(replies: Page) -> None:
    replies.get_by_label("单位", exact=True).select_option(label="李家村党支部")
    full_width = "\uff2f\uff0d\uff10\uff10\uff11"
    replies.get_by_label("意见编号").fill(full_width)
    replies.get_by_role("button", name="查答复").click()
    assert answers(replies).count() == 1
    assert "希望硬化村口至小学的道路" in answers(replies).inner_text()
    assert found(replies) == f"找到编号{full_width}的答复。"
    focused = "document.activeElement.id"
    assert replies.evaluate(focused) == "jiangnan~lijia-reply-O-001"


def test_number_of_several_units_asks_for_the_unit(replies: Page) -> None:
    replies.get_by_label("意见编号").fill("1")
    replies.get_by_label("意见编号").press("Enter")
    assert found(replies) == "编号1的答复有19条，请再选您提意见的单位。"
    assert answers(replies).count() == 19
    replies.get_by_label("单位", exact=True).select_option(label="大塘村党支部")
    assert answers(replies).count() == 1
    replies.get_by_label("意见编号").fill("O-999")
    replies.get_by_label("意见编号").press("Enter")
    assert "没有编号O-999的答复" in found(replies)
    replies.get_by_role("button", name="清空条件").click()
    assert answers(replies).count() > 100


def test_keyboard_alone_goes_from_the_index_to_a_reply(index: Page) -> None:
    index.keyboard.press("Tab")
    assert index.locator(":focus").inner_text() == "跳到正文"
    assert index.locator(":focus").bounding_box()["y"] >= 0  # type: ignore[index]
    index.keyboard.press("Enter")
    assert index.evaluate("document.activeElement.id") == "content"
    index.keyboard.press("Tab")
    assert index.locator(":focus").inner_text() == "查我的意见"
    outline = "getComputedStyle(document.activeElement).outlineStyle"
    assert index.evaluate(outline) == "solid"
    index.keyboard.press("Enter")
    index.wait_for_url("**/replies.html")
    index.get_by_label("意见编号").focus()
    index.keyboard.type("9")
    index.keyboard.press("Shift+Tab")
    for key in ("ArrowDown", "ArrowDown", "ArrowDown", "ArrowDown", "Tab", "Enter"):
        index.keyboard.press(key)
    assert index.evaluate("document.activeElement.dataset.number") == "O-009"
    assert "李家村党支部" in index.locator("[data-group]:visible h2").inner_text()


@pytest.mark.parametrize("name", PAGES)
def test_phone_scrolls_down_only(browser: Browser, site: Path, name: str) -> None:
    context = browser.new_context(viewport={"width": 375, "height": 700})
    page = context.new_page()
    page.goto((site / name).as_uri())
    for _ in ("usual", "large"):
        assert page.evaluate("document.documentElement.scrollWidth") <= 375
        page.get_by_role("button", name="大字").click()
    context.close()


def test_word_without_end_is_broken(page: Page, tmp_path: Path) -> None:
    long = "长" * 500 + "w" * 3000
    names = {"江南镇党委", "李家村党支部", "村道难行", "希望修路", "陈志强"}
    village, town = VILLAGE, TOWN
    for name in names:
        village, town = village.replace(name, long), town.replace(name, long)
    ledger = ledger_with(tmp_path / "ledger", {"a": town, "a/b": village})
    assert board(tmp_path / "board", ledger=ledger) == 0
    page.set_viewport_size({"width": 375, "height": 700})
    for name in ("index.html", "replies.html", "units/a.html", "units/a~b.html"):
        page.goto((tmp_path / "board" / name).as_uri())
        assert page.evaluate("document.documentElement.scrollWidth") <= 375, name


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a small board at the end of the campaign, when there is a survey too."""
    folder = tmp_path_factory.mktemp("town")
    assert board(folder, "jiangnan", "zuzhibu", day=END) == 0
    return folder


@pytest.mark.parametrize("name", TOWN_PAGES)
def test_axe_has_no_complaint(page: Page, town: Path, name: str) -> None:
    page.goto((town / name).as_uri())
    result = Axe().run(page)
    complaints = [it for it in result.response["violations"] if it["impact"] != "minor"]
    assert complaints == [], result.generate_report()


@pytest.mark.parametrize("name", TOWN_PAGES)
def test_dark_pages_have_contrast(page: Page, town: Path, name: str) -> None:
    page.emulate_media(color_scheme="dark")
    page.goto((town / name).as_uri())
    result = Axe().run(page, options={"runOnly": ["color-contrast"]})
    assert result.response["passes"]
    assert result.response["violations"] == [], result.generate_report()


@pytest.mark.parametrize("name", PAGES)
def test_page_asks_for_nothing_outside_the_folder(page: Page, site: Path, name: str) -> None:
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto((site / name).as_uri())
    assert len(asked) == 3
    assert all(url.startswith(f"{site.as_uri()}/") for url in asked)
    assert said == []


def test_policy_stops_what_is_injected(page: Page, site: Path, tmp_path: Path) -> None:
    shutil.copytree(site, tmp_path / "site")
    path = tmp_path / "site" / LIJIA
    bad = "<script>hacked = 1</script><img src=x onerror='hacked = 2'><p style='color: red'>x</p>"
    html = path.read_text(encoding="utf-8")
    path.write_text(html.replace("<h1>", f"{bad}<h1>", 1), encoding="utf-8")
    blocked: list[str] = []
    page.on("console", lambda message: blocked.append(message.text))
    page.goto(path.as_uri())
    assert page.evaluate("typeof hacked") == "undefined"
    assert sum("Content Security Policy" in text for text in blocked) >= 3


def test_without_script_every_list_is_shown(browser: Browser, site: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((site / "index.html").as_uri())
    assert len(shown(page)) > 100
    assert not page.locator("form").is_visible()
    assert not page.locator(".settings").is_visible()
    page.goto((site / "replies.html").as_uri())
    assert answers(page).count() > 100
    page.get_by_role("link", name="大塘村党支部").click()
    assert page.url.endswith("#unit-%E5%B9%B3%E5%A1%98%E9%95%87~%E5%A4%A7%E5%A1%98%E6%9D%91")
    context.close()


def test_display_is_as_the_reader_left_it(index: Page, site: Path) -> None:
    size = "getComputedStyle(document.documentElement).fontSize"
    before = index.evaluate(size)
    index.get_by_role("button", name="大字").click()
    index.get_by_role("button", name="深色").click()
    index.goto((site / LIJIA).as_uri())
    assert index.evaluate(size) != before
    assert index.get_by_role("button", name="深色").get_attribute("aria-pressed") == "true"
    assert index.evaluate("document.documentElement.dataset.scheme") == "dark"
    index.get_by_role("button", name="大字").click()
    assert index.evaluate(size) == before


def test_print_is_black_on_white_without_controls(browser: Browser, site: Path) -> None:
    context = browser.new_context(color_scheme="dark")
    page = context.new_page()
    page.goto((site / "index.html").as_uri())
    page.emulate_media(media="print", color_scheme="dark")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(27, 27, 27)"
    assert not page.locator("form").is_visible()
    assert not page.locator(".settings").is_visible()
    assert page.locator("[data-line]").first.is_visible()
    context.close()
