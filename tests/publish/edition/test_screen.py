"""The pages of an edition in a real browser: keyboard, phones, darkness, paper, no scripts."""

from __future__ import annotations

import os
import re
import shutil
from typing import TYPE_CHECKING, Any, Literal

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

Scheme = Literal["light", "dark"]
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
pytestmark = [
    pytest.mark.xdist_group("edition"),
    pytest.mark.skipif(
        CHROMIUM is None and "CI" not in os.environ, reason="no chromium on this machine"
    ),
]
PAGES = ("report", "sources/004_a69486b28b8f7935", "themes/economy")
MOST_TABS = 60
LONGEST_TEST_MS = 20_000
LANDED = """() => {
  const place = document.querySelector(":target");
  const ground = getComputedStyle(place).backgroundColor;
  return {
    words: place.textContent,
    marked: ground !== getComputedStyle(document.body).backgroundColor,
  };
}"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    from playwright.sync_api import sync_playwright  # noqa: PLC0415  slow to load

    with sync_playwright() as drivers:
        opened = drivers.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox"], timeout=LONGEST_TEST_MS
        )
        yield opened
        opened.close()


def address(edition: Path, name: str) -> str:
    return (edition / f"{name}.html").as_uri()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 900, 1400])
@pytest.mark.parametrize("name", PAGES)
def test_a_page_fits_calls_nobody_and_complains_of_nothing(
    browser: Browser, edition: Path, name: str, width: int, scheme: Scheme
) -> None:
    tab = browser.new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)
    asked: list[str] = []
    said: list[str] = []
    tab.on("request", lambda request: asked.append(request.url))
    tab.on("console", lambda message: said.append(message.text))
    tab.on("pageerror", lambda fault: said.append(str(fault)))
    tab.goto(address(edition, name))
    tab.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true })")
    wide = tab.evaluate("document.documentElement.scrollWidth")
    tab.close()
    assert wide <= width
    assert [url for url in asked if not url.startswith("data:")] == [address(edition, name)]
    assert said == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_no_violation(browser: Browser, edition: Path, name: str, scheme: Scheme) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    tab = browser.new_page(color_scheme=scheme)
    tab.goto(address(edition, name))
    tab.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true })")
    found = axe.Axe().run(tab).response["violations"]
    tab.close()
    assert [
        f"{fault['id']}: {node['html'][:120]}" for fault in found for node in fault["nodes"]
    ] == []


def to_first_claim(tab: Page) -> None:
    for _ in range(MOST_TABS):
        tab.keyboard.press("Tab")
        if tab.evaluate("document.activeElement.matches('.claim summary')"):
            return
    pytest.fail(f"no claim within {MOST_TABS} tabs")


def marks(words: str) -> str:
    """The words with quotation marks made one, for marks within marks are printed single."""
    return re.sub('[“”‘’"]', "'", words)


def assert_landed(tab: Page, quoted: str) -> None:
    from playwright.sync_api import expect  # noqa: PLC0415  slow to load

    tab.wait_for_url("**/sources/**")
    expect(tab.locator(":target")).to_be_in_viewport(ratio=1)  # once the page has glided there
    landed: dict[str, Any] = tab.evaluate(LANDED)
    assert marks(landed["words"]).split() == marks(quoted).split()
    assert landed["marked"]


def test_the_keyboard_leads_from_a_claim_to_the_very_words(browser: Browser, edition: Path) -> None:
    tab = browser.new_page(viewport={"width": 900, "height": 700})
    tab.goto(address(edition, "report"))
    to_first_claim(tab)
    tab.keyboard.press("Enter")
    tab.keyboard.press("Tab")
    quoted = tab.evaluate("document.activeElement.closest('li').querySelector('q').textContent")
    tab.keyboard.press("Enter")
    assert_landed(tab, quoted)
    tab.close()


def test_a_claim_leads_to_the_words_without_scripts(browser: Browser, edition: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    tab = context.new_page()
    tab.goto(address(edition, "report"))
    assert tab.locator(".filters").count() == 0
    tab.locator(".claim summary").first.click()
    quoted = tab.locator(".claim q").first.text_content()
    tab.locator(".claim .evidence").first.click()
    tab.wait_for_url("**/sources/**")
    words = tab.locator(":target")
    assert words.is_visible()
    assert marks(words.text_content() or "").split() == marks(quoted or "").split()
    context.close()


def test_the_source_leads_back_to_the_report(browser: Browser, edition: Path) -> None:
    tab = browser.new_page()
    tab.goto(address(edition, PAGES[1]))
    tab.get_by_role("link", name="Report", exact=True).click()
    tab.wait_for_url("**/report.html")
    tab.close()


def test_on_paper_the_words_show_and_the_machinery_does_not(
    browser: Browser, edition: Path
) -> None:
    tab = browser.new_page(color_scheme="dark")
    tab.goto(address(edition, "report"))
    tab.emulate_media(media="print")
    for hidden in ("#contents", ".filters", ".made summary", ".skip"):
        assert not tab.locator(hidden).first.is_visible(), hidden
    assert tab.locator(".claim q").first.is_visible()
    ground = "getComputedStyle(document.documentElement).backgroundColor"
    assert tab.evaluate(ground) == "rgb(255, 255, 255)"
    tab.close()
