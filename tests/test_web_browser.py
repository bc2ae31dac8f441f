"""The served pages in a real browser: asked, opened, read back to the sentence, searched, looked at as of a day; and axe-core.

Skipped where Chromium is missing; `.ci/run` installs it, and axe-core, which AXE_CORE names.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from browser import CHROMIUM, DRIVER, Browser, named, served

pytestmark = pytest.mark.skipif(not (CHROMIUM and DRIVER), reason="needs chromium and chromium-driver (apt-get install them)")
RUN_AXE = """const said = arguments[0];
    axe.run().then((r) => said(r.violations), (e) => said([{id: String(e), impact: "critical", nodes: []}]))"""
PAGES = (
    *(
        "/",
        "/?as_of=2024-07-05",
        "/?who=nobody",
        "/event/{moscow}",
        "/event/{disputed}",
        "/article/kyiv-wire",
        "/search?q=kazan",
        "/disputes",
    ),
    *("/review", "/coverage", "/leaders", "/leader/Narendra%20Modi", "/countries", "/country/IN", "/map", "/about", "/nowhere"),
)


@pytest.fixture(scope="module")
def record(examples_record):
    return examples_record


@pytest.fixture(scope="module")
def address(record):
    with served(record) as at:
        yield at


@pytest.fixture(scope="module")
def browser():
    with Browser() as made:
        yield made


@pytest.fixture
def page(browser, address):
    """The browser on the timeline, its console empty; what the console says in the test is an error."""
    browser.size(1280, 900)
    browser.open(address + "/")
    browser.errors()
    yield browser
    assert browser.errors() == []


def axe():
    path = Path(os.environ.get("AXE_CORE", ""))
    if not path.is_file():
        pytest.skip("needs axe-core: npm install axe-core, and AXE_CORE=node_modules/axe-core/axe.min.js")
    return path.read_text(encoding="utf-8")


def test_from_a_filter_to_the_sentence(page, address, record):
    page.one("input[name=who]").send_keys("Modi")
    page.one("select[name=status] option:nth-of-type(4)").click()
    page.one(".ask button").click()
    assert page.went(f"{address}/?who=Modi&status=completed")
    rows = page.all("table.events tbody tr")
    assert 5 < len(rows) < 31
    assert all("completed" in row.text for row in rows)
    page.one(f"table.events a[href='{named('/event/{moscow}', record)}']").click()
    assert page.went("/event/")
    assert "Moscow" in page.one("h1").text
    telling = page.one(".tellings li")
    said = telling.find_element("css selector", "mark").text
    telling.find_element("css selector", ".src a").click()
    assert page.went("/article/")
    target = page.one("a.said:target")
    assert target.text[:20] in said or said[:20] in target.text
    top = page.run("return arguments[0].getBoundingClientRect().top", target)
    assert 0 <= top < 900


def test_what_was_read_is_told_by_mouse_and_by_keyboard(page, address):
    page.open(address + "/article/kyiv-wire")
    assert not page.one("#tip").is_displayed()
    page.run("document.querySelector('a.said').focus()")
    assert page.one("#tip").is_displayed()
    assert "Narendra Modi" in page.one("#tip").text
    assert page.run("return document.activeElement.getAttribute('aria-describedby')") == "tip"
    page.one("a.said").click()
    assert page.all("li.lit, li:target")


def test_a_facet_narrows_and_lets_go_again(page, address):
    page.one("a[href='/?country=RU']").click()
    assert page.went("/?country=RU")
    narrowed = len(page.all("table.events tbody tr"))
    page.one(".facet a[aria-current]").click()
    assert len(page.all("table.events tbody tr")) > narrowed


def test_words_are_searched_and_lit(page):
    page.one("#q").send_keys("kazan\n")
    assert page.went("q=kazan")
    assert {m.text.lower() for m in page.all(".hits mark")} == {"kazan"}
    page.one(".hits a").click()
    assert "kazan" in page.one(".text").text.lower()


def test_the_slider_goes_back_in_time(page):
    before = len(page.all("table.events tbody tr"))
    page.run(
        "const s = document.getElementById('slide'); s.value = Math.round(Number(s.max) / 2);"
        "s.dispatchEvent(new Event('input')); s.dispatchEvent(new Event('change'))"
    )
    page.driver.implicitly_wait(5)
    assert page.one(".then")
    page.driver.implicitly_wait(0)
    assert page.went("as_of=")
    assert 0 < len(page.all("table.events tbody tr")) < before
    page.one("table.events tbody th a").click()
    assert page.went("/event/"), "the link leads to the event"
    assert "as_of=" in page.driver.current_url, "the day goes along to the event"


def test_a_dispute_shows_both_sides(page, address):
    page.one("nav a[href='/disputes']").click()
    assert len(page.all(".dispute .sides > li")) >= 2
    page.one(".dispute a[href*='#disputes']").click()
    assert page.one("#disputes").is_displayed()


def test_the_citation_can_be_copied(page, address, record):
    page.driver.execute_cdp_cmd("Browser.grantPermissions", {"permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"]})
    page.open(address + named("/event/{moscow}", record))
    page.one("button.copy").click()
    page.driver.implicitly_wait(2)
    assert page.run_later("const f = arguments[0]; setTimeout(() => f(document.getElementById('copied').textContent), 300)") == "Copied."
    page.driver.implicitly_wait(0)


def test_dark_and_light_by_system_and_by_choice(page, address):
    ground = "return getComputedStyle(document.body).backgroundColor"
    page.theme(address, "dark")
    page.open(address + "/")
    dark = page.run(ground)
    page.one("#theme").click()
    light = page.run(ground)
    assert dark != light
    page.open(address + "/about")
    assert page.run(ground) == light, "the choice holds"
    page.run("localStorage.clear()")
    page.theme(address, "light")


def test_the_first_key_leads_past_the_menu(page):
    from selenium.webdriver import ActionChains, Keys

    ActionChains(page.driver).send_keys(Keys.TAB).send_keys(Keys.ENTER).perform()
    assert page.run("return document.activeElement.id") == "main"


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_no_page_has_a_serious_fault_of_access_or_is_wider_than_its_screen(browser, address, record, width, theme):
    script = axe()
    browser.size(width, 844)
    browser.theme(address, theme)
    for path in PAGES:
        browser.open(address + named(path, record))
        browser.run(script)
        found = browser.run_later(
            "const f = arguments[0]; axe.run().then((r) => f(r.violations), (e) => f([{id: String(e), impact: 'critical', nodes: []}]))"
        )
        serious = [(v["id"], [n["html"][:120] for n in v["nodes"]][:3]) for v in found if v["impact"] in ("serious", "critical")]
        assert serious == [], f"{path} at {width}, {theme}"
        wide = browser.run("return document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wide <= 0, f"{path} at {width} is {wide} too wide"
    browser.theme(address, "light")
    browser.errors()
