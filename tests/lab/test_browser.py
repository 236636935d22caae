"""A person with a browser: runs the notebook, corrects codings, and finds them kept and counted."""

from __future__ import annotations

import csv
import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from html import escape
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Locator, Page

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
TOKEN = "token"  # noqa: S105 - of a server that lives for one test
SETTINGS = {
    "notebook-extension/tracker": {"windowingMode": "none"},
    "apputils-extension/notification": {"fetchNews": "false", "checkForUpdates": False},
    "docmanager-extension/plugin": {"autosave": False},
}
SECONDS = 1000
REASONS = ["allies are meant", "the climate is meant", "people <b>are</b> meant"]

pytestmark = [
    pytest.mark.skipif(
        CHROMIUM is None and not os.environ.get("CI"),
        reason="no chromium is installed (apt-get install chromium)",
    ),
    pytest.mark.filterwarnings("default::ResourceWarning"),
]


@pytest.fixture(scope="module")
def project(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The notebooks beside a copy of the seeds, as `make lab` finds them."""
    folder = tmp_path_factory.mktemp("project")
    shutil.copytree(root / "seeds", folder / "seeds")
    (folder / "notebooks").mkdir()
    for notebook in (root / "notebooks").glob("*.ipynb"):
        shutil.copy(notebook, folder / "notebooks")
    explore = folder / "notebooks" / "explore.ipynb"
    text = explore.read_text(encoding="utf-8")
    explore.write_text(text.replace('author = \\"\\"', 'author = \\"Mary Ho\\"'), encoding="utf-8")
    assert "Mary Ho" in explore.read_text(encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def address(project: Path) -> Iterator[str]:
    """A JupyterLab on the project that touches nothing of whoever runs the tests."""
    home = project / "home"
    for name, values in SETTINGS.items():
        path = home / "settings" / "@jupyterlab" / f"{name}.jupyterlab-settings"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(values))
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    own = {"JUPYTERLAB_SETTINGS_DIR": "settings", "JUPYTERLAB_WORKSPACES_DIR": "workspaces"}
    own |= {
        "JUPYTER_CONFIG_DIR": "config",
        "JUPYTER_RUNTIME_DIR": "runtime",
        "IPYTHONDIR": "ipython",
    }
    environment = os.environ | {name: str(home / value) for name, value in own.items()}
    call = [sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root", "--ip=127.0.0.1"]
    call += [f"--port={port}", f"--IdentityProvider.token={TOKEN}", "--notebook-dir=notebooks"]
    with (project / "lab.log").open("wb") as log:
        server = subprocess.Popen(call, cwd=project, env=environment, stdout=log, stderr=log)
        try:
            yield _answering(f"http://127.0.0.1:{port}", project / "lab.log")
        finally:
            server.terminate()
            server.wait(30)


def _answering(address: str, log: Path) -> str:
    for _ in range(120):
        try:
            with urllib.request.urlopen(f"{address}/api?token={TOKEN}", timeout=5):  # noqa: S310 - our own server
                return address
        except (urllib.error.URLError, OSError):
            time.sleep(0.5)
    raise AssertionError(log.read_text())


@pytest.fixture(scope="module")
def page(address: str) -> Iterator[Page]:
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - only where there is a browser

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1500, "height": 1000})
        page.set_default_timeout(180 * SECONDS)
        page.goto(f"{address}/lab/tree/explore.ipynb?token={TOKEN}")
        yield page
        browser.close()


def chosen(page: Page, menu: str, item: str) -> None:
    page.get_by_role("menuitem", name=menu, exact=True).click()
    page.get_by_role("menuitem", name=item).first.click()


def finished(page: Page) -> None:
    """Wait until the last cell has run, and no cell has failed."""
    failed = page.locator("[data-mime-type='application/vnd.jupyter.error'], .jp-mod-error")
    built = page.locator(".jp-OutputArea-output", has_text="report.pdf")
    built.or_(failed).first.wait_for()
    assert failed.all_inner_texts() == []
    built.wait_for()


def rows(project: Path) -> list[dict[str, str]]:
    with (project / "seeds" / "coders" / "analyst.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def save(reader: Locator, reason: str) -> None:
    reader.get_by_label("Reason").fill(reason)
    reader.get_by_role("button", name="Save").click()
    reader.locator(".message", has_text="Saved").wait_for()


def correct(reader: Locator, number: int, theme: str, reason: str) -> None:
    """Choose a sentence of the text shown, take away or add a theme, say why, and save."""
    reader.locator(".sentence").nth(number).click()
    reader.get_by_label(theme).click()
    save(reader, reason)


def status(reader: Locator) -> str:
    return reader.locator(".status").inner_text()


def test_an_analyst_reviews_in_a_browser_and_the_report_counts_it(
    page: Page, project: Path
) -> None:
    page.locator(".jp-Notebook .jp-Cell").first.wait_for()
    page.get_by_text("| Idle").wait_for()  # before the kernel is there, Run All asks for one
    chosen(page, "Run", "Run All Cells")
    finished(page)
    reader = page.locator(".uk-reader")
    assert reader.count() == 1
    assert "0 of 103 reviewed" in status(reader)
    filters_and_searches(reader)
    corrects_three(reader, project)
    walks_accepts_and_undoes(page, reader)
    finds_everything_again_with_a_new_kernel(page, project)


def filters_and_searches(reader: Locator) -> None:
    count = reader.locator(".count")
    assert count.inner_text() == "103 of 103 sentences"
    reader.get_by_label("Theme", exact=True).select_option("hong_kong")
    assert 0 < int(count.inner_text().split()[0]) < 103
    reader.get_by_label("Search").fill("zzzz")
    assert count.inner_text() == "0 of 103 sentences"
    assert "No sentence of this text fits." in reader.inner_text()
    reader.get_by_label("Search").fill("")
    reader.get_by_label("Theme", exact=True).select_option("")


def corrects_three(reader: Locator, project: Path) -> None:
    """One without a reason is refused and stays as it was typed; then all three are on the disk."""
    reader.locator(".sentence").nth(1).click()
    reader.get_by_label("Allies and great-power rivalry").check()
    reader.get_by_role("button", name="Save").click()
    reader.locator(".message.fault", has_text="wanted a reason").wait_for()
    assert reader.get_by_label("Allies and great-power rivalry").is_checked()
    save(reader, REASONS[0])
    correct(reader, 3, "Climate, energy and global challenges", REASONS[1])
    reader.locator(".documents button").nth(1).click()
    correct(reader, 2, "People, education and communities", REASONS[2])
    saved = rows(project)
    assert [row["reason"] for row in saved] == REASONS
    assert all(row["date"].count("-") == 2 and row["author"] == "Mary Ho" for row in saved)


def walks_accepts_and_undoes(page: Page, reader: Locator) -> None:
    """By keyboard alone, and JupyterLab's own single-key shortcuts stay quiet."""
    cells = page.locator(".jp-Notebook .jp-Cell").count()
    reader.locator(".sentence").nth(2).focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("j")
    assert reader.locator(".sentence").nth(4).get_attribute("aria-current") == "true"
    page.keyboard.press("a")
    reader.locator(".message", has_text="Accepted").wait_for()
    assert "4 of 103 reviewed" in status(reader)
    page.keyboard.press("u")
    reader.locator(".message", has_text="Undone").wait_for()
    assert "3 of 103 reviewed" in status(reader)
    assert "with the machine: 3 sentences" in status(reader)
    assert page.locator(".jp-Notebook .jp-Cell").count() == cells


def finds_everything_again_with_a_new_kernel(page: Page, project: Path) -> None:
    report = project / "notebooks" / "explored" / "report" / "report.html"
    assert REASONS[0] not in report.read_text(encoding="utf-8")
    chosen(page, "Kernel", "Restart Kernel and Run All Cells")
    page.locator(".jp-Dialog").get_by_role("button", name="Confirm Kernel Restart").click()
    page.locator(".uk-reader .tally", has_text="3 of 103 reviewed").wait_for()
    for _ in range(180):
        if REASONS[0] in report.read_text(encoding="utf-8"):
            break
        time.sleep(1)
    finished(page)
    built = report.read_text(encoding="utf-8")
    assert f"ruling: {REASONS[0]}" in built
    assert escape(REASONS[2]) in built
    reader = page.locator(".uk-reader")
    kept = reader.locator(".sentence", has_text="✓")
    assert kept.count() == 2
    kept.first.click()
    assert reader.get_by_label("Reason").input_value() == REASONS[0]
