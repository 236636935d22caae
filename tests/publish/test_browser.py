"""The HTML page in a real browser: it calls nobody, fits every screen, and needs no mouse."""

from __future__ import annotations

import os
import shutil
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Literal

import pytest

from ukchina.blocks import tree
from ukchina.publish.html_page import html
from ukchina.publish.notebook import page

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

Scheme = Literal["light", "dark"]
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
pytestmark = pytest.mark.skipif(
    CHROMIUM is None and "CI" not in os.environ, reason="no chromium on this machine"
)
LONGEST_TEST_MS = 20_000


@pytest.fixture(scope="module")
def address(report: dict[str, Any], tmp_path_factory: pytest.TempPathFactory) -> str:
    file: Path = tmp_path_factory.mktemp("page") / "report.html"
    file.write_text(html(page(report, "report.ipynb")), encoding="utf-8")
    return file.as_uri()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    from playwright.sync_api import sync_playwright  # noqa: PLC0415  slow to load

    with sync_playwright() as drivers:
        opened = drivers.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox"], timeout=LONGEST_TEST_MS
        )
        yield opened
        opened.close()


@pytest.fixture
def opened(browser: Browser, address: str) -> Iterator[Page]:
    tab = browser.new_page(viewport={"width": 1400, "height": 900})
    tab.goto(address)
    yield tab
    tab.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 900, 1400])
def test_it_fits_the_screen_and_calls_nobody(
    browser: Browser, address: str, width: int, scheme: Scheme
) -> None:
    tab = browser.new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)
    asked: list[str] = []
    said: list[str] = []
    tab.on("request", lambda request: asked.append(request.url))
    tab.on("console", lambda message: said.append(message.text))
    tab.on("pageerror", lambda fault: said.append(str(fault)))
    tab.goto(address)
    wide = tab.evaluate("document.documentElement.scrollWidth")
    fonts = tab.evaluate("document.fonts.ready.then(f => [...f].some(x => x.status == 'loaded'))")
    tab.close()
    assert wide <= width
    assert fonts
    assert [url for url in asked if not url.startswith("data:")] == [address]
    assert said == []


@pytest.fixture(scope="module")
def wide_table(
    made: Callable[..., dict[str, Any]], tmp_path_factory: pytest.TempPathFactory
) -> str:
    heads = tuple(tree.Column(f"Column number {index}") for index in range(7))
    row = tuple((f"The words of cell {index}",) for index in range(7))
    table = tree.Table(heads, (row, row), "Wide", anchors=("d@1-2", "d@3-4"))
    file: Path = tmp_path_factory.mktemp("page") / "wide.html"
    file.write_text(html(page(made("# T", (table,)), "t.ipynb")), encoding="utf-8")
    return file.as_uri()


@pytest.mark.parametrize(("width", "cards"), [(360, True), (599, True), (700, False)])
def test_on_a_phone_each_row_of_a_wide_table_is_a_card(
    browser: Browser,
    wide_table: str,
    width: int,
    cards: bool,  # noqa: FBT001  a case
) -> None:
    tab = browser.new_page(viewport={"width": width, "height": 800})
    tab.goto(wide_table)
    cells = tab.locator("tbody tr").first.locator("td")
    tops = [box["y"] for box in (cell.bounding_box() for cell in cells.all()) if box]
    over = tab.evaluate("(e => e.scrollWidth - e.clientWidth)(document.querySelector('.scroll'))")
    said = cells.nth(2).evaluate("e => getComputedStyle(e, '::before').content")
    read = [tab.get_by_role("table").count(), tab.get_by_role("columnheader").count()]
    tab.close()
    assert len(set(tops)) == (7 if cards else 1)
    assert said.startswith('"Column number 2"' if cards else "none")
    assert over <= 0 or not cards
    assert read == [1, 7]


def test_evidence_opens_with_the_keyboard(opened: Page) -> None:
    words = opened.get_by_text("they met in Beijing")
    assert not words.is_visible()
    for _ in range(40):
        opened.keyboard.press("Tab")
        if opened.evaluate("document.activeElement.matches('.claim summary')"):
            break
    opened.keyboard.press("Enter")
    assert words.is_visible()
    opened.keyboard.press("Tab")
    assert opened.evaluate("document.activeElement.textContent") == "Bloomberg, 18 Oct 2024, s. 3"
    href = opened.evaluate("document.activeElement.getAttribute('href')")
    assert href.endswith("#e-002_3215f7185f73caf5@370-650")


def test_the_first_tab_leads_past_the_front(opened: Page) -> None:
    opened.keyboard.press("Tab")
    opened.keyboard.press("Enter")
    assert opened.evaluate("document.activeElement.id") == "main"


def test_everything_is_there_without_scripts(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    tab = context.new_page()
    tab.goto(address)
    assert tab.locator(".filters").count() == 0
    assert tab.locator(".entry:visible").count() == 12
    tab.locator(".claim summary").first.click()
    assert tab.get_by_text("they met in Beijing").is_visible()
    context.close()


def test_the_annex_can_be_filtered_and_says_how_many(opened: Page) -> None:
    assert opened.locator(".filters output").text_content() == "12 of 12 sentences"
    opened.get_by_label("theme").select_option("economy")
    assert opened.locator(".entry:visible").count() == 6
    assert opened.locator(".filters output").text_content() == "6 of 12 sentences"


def test_a_link_to_a_filtered_entry_still_lands_on_it(opened: Page) -> None:
    opened.get_by_label("theme").select_option("economy")
    hidden = opened.locator("[id='e-002_3215f7185f73caf5@370-650']")
    assert not hidden.is_visible()
    opened.evaluate("location.hash = '#e-002_3215f7185f73caf5@370-650'")
    hidden.wait_for(state="visible")


def test_links_inside_the_page_lead_somewhere(opened: Page) -> None:
    dead = opened.evaluate(
        "[...document.querySelectorAll('a[href^=\"#\"]')]"
        ".map(a => decodeURIComponent(a.hash.slice(1)))"
        ".filter(id => !document.getElementById(id))"
    )
    assert dead == []


def test_ids_stand_once(opened: Page) -> None:
    ids = opened.evaluate("[...document.querySelectorAll('[id]')].map(e => e.id)")
    assert len(ids) == len(set(ids))


def test_the_page_has_landmarks_and_headings_in_order(opened: Page) -> None:
    landmarks = "[...document.body.children].map(e => e.tagName.toLowerCase())"
    assert {"header", "footer"} <= set(opened.evaluate(landmarks))
    assert opened.locator("main").count() == 1
    assert opened.locator("nav[aria-labelledby]").count() == 1
    levels = opened.evaluate(
        "[...document.querySelectorAll('h1,h2,h3,h4')].map(h => +h.tagName[1])"
    )
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_stand_out_from_their_ground(browser: Browser, address: str, scheme: Scheme) -> None:
    tab = browser.new_page(color_scheme=scheme)
    tab.goto(address)
    faint = tab.evaluate(CONTRAST)
    tab.close()
    assert faint == []


# WCAG 2's contrast, of every element that has text of its own, against the ground it stands on.
CONTRAST = """() => {
  const parts = (colour) => (colour.match(/[\\d.]+/g) || []).map(Number);
  const light = ([r, g, b]) => [r, g, b].map((v) => v / 255)
    .map((v) => v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
    .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
  const ground = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const colour = parts(getComputedStyle(at).backgroundColor);
      if (colour.length === 3 || colour[3] > 0) return colour;
    }
    return [255, 255, 255];
  };
  const faint = [];
  for (const element of document.querySelectorAll("body *:not(svg *):not(script)")) {
    const own = [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
    if (!own || element.closest("svg, script, math")) continue;
    const pair = [light(parts(getComputedStyle(element).color)), light(ground(element))].sort();
    const ratio = (Math.max(...pair) + 0.05) / (Math.min(...pair) + 0.05);
    const name = element.className + " " + element.textContent.slice(0, 30);
    if (ratio < 4.5) faint.push(name + " " + ratio.toFixed(2));
  }
  return faint;
}"""
