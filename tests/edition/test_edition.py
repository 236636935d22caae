"""An edition, end to end: the same bytes each time and each way, every link lands, nothing half."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

import pytest

from ukchina.publish.build import _for_notebooks, build
from ukchina.study import Parameters, open_study

if TYPE_CHECKING:
    from collections.abc import Callable

    Command = Callable[..., subprocess.CompletedProcess[str]]

pytestmark = pytest.mark.xdist_group("edition")


class Page(HTMLParser):
    """The ids and links of a page, and what it would load."""

    def __init__(self, path: Path) -> None:
        """Read the page at `path`."""
        super().__init__()
        self.ids: set[str] = set()
        self.links: list[str] = []
        self.loads: list[str] = []
        self.feed(path.read_text("utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what the tag names, links or loads."""
        given = dict(attrs)
        if given.get("id"):
            self.ids.add(str(given["id"]))
        if tag == "a" and given.get("href"):
            self.links.append(str(given["href"]))
        if tag in {"script", "img", "link", "iframe", "object", "embed", "source"}:
            self.loads += [str(given[name]) for name in ("src", "href", "data") if given.get(name)]


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_an_edition_has_report_pages_and_tables(edition: Path) -> None:
    names = set(files(edition))
    assert {"report.html", "report.pdf", "report.ipynb", "edition.json"} <= names
    assert {f"sources/{path.stem}.html" for path in Path("seeds").glob("*.txt")} <= names
    assert len([name for name in names if re.fullmatch(r"themes/\w+\.pdf", name)]) == 14
    assert len([name for name in names if name.startswith("tables/")]) == 7
    assert sorted(json.loads((edition / "edition.json").read_text())["files"]) == sorted(
        names - {"edition.json"}
    )


def test_the_committed_report_is_what_the_build_gives(root: Path, edition: Path) -> None:
    assert files(root / "reports") == files(edition)


def test_another_folder_time_zone_and_locale_give_the_same_bytes(
    root: Path, edition: Path, tmp_path: Path
) -> None:
    program = Path(sys.executable).with_name("ukchina")
    elsewhere = tmp_path / "a b" / "reports"
    subprocess.run(
        [program, "report", root / "seeds", "-o", elsewhere],
        cwd=root / "notebooks",
        env={**os.environ, "TZ": "Asia/Shanghai", "LC_ALL": "tr_TR.UTF-8", "PYTHONHASHSEED": "7"},
        check=True,
        capture_output=True,
    )
    assert files(elsewhere) == files(edition)


def test_a_kernel_of_its_own_gives_the_same_report(
    ukchina: Command, root: Path, edition: Path, tmp_path: Path
) -> None:
    shutil.copytree(edition, tmp_path / "r", ignore=shutil.ignore_patterns("report.*"))
    made = ukchina("report", "-o", tmp_path / "r", "--only", "report", "--isolated", cwd=root)
    assert made.returncode == 0, made.stderr
    for name in ("report.html", "report.pdf", "report.ipynb"):
        assert (tmp_path / "r" / name).read_bytes() == (edition / name).read_bytes()


def test_papermill_and_nbconvert_by_hand_give_the_same_report(
    root: Path, edition: Path, tmp_path: Path
) -> None:
    programs = Path(sys.executable).parent
    out = tmp_path / "out.ipynb"
    subprocess.run(
        [programs / "papermill", "notebooks/report.ipynb", out],
        cwd=root,
        check=True,
        capture_output=True,
    )
    for form in ("html", "pdf"):
        subprocess.run(
            [programs / "jupyter", "nbconvert", "--to", f"ukchina-{form}", out],
            cwd=root,
            check=True,
            capture_output=True,
        )
        assert out.with_suffix(f".{form}").read_bytes() == (edition / f"report.{form}").read_bytes()


def test_every_link_lands_and_nothing_is_loaded(edition: Path) -> None:
    links = leads(edition)
    assert [link for link, lands in links if not lands] == []
    assert len(links) > 300


def leads(folder: Path) -> list[tuple[str, bool]]:
    """Each link within the pages of the folder, and whether it lands; none loads anything."""
    pages = {path.resolve(): Page(path) for path in folder.rglob("*.html")}
    found = []
    for path, page in pages.items():
        assert [load for load in page.loads if not load.startswith("data:")] == []
        for link in page.links:
            parts = urlsplit(link)
            if parts.scheme in {"http", "https", "mailto"}:
                continue
            target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
            fragment = unquote(parts.fragment)
            lands = target in pages and (not fragment or fragment in pages[target].ids)
            found.append((f"{path.name}: {link}", lands))
    return found


@pytest.fixture
def two_texts(tmp_path: Path) -> Path:
    texts = tmp_path / "texts"
    texts.mkdir()
    prose = "Ministers from both sides held talks on trade in Beijing and agreed to meet again."
    (texts / "a.txt").write_text(prose)
    (texts / "b.txt").write_text(prose.replace("trade", "steel and on tea"))
    return texts


@pytest.mark.parametrize("only", ["report", "themes", "sources"])
def test_pages_of_one_kind_alone_lead_nowhere_else(
    two_texts: Path, tmp_path: Path, only: str
) -> None:
    build(Parameters(corpus=str(two_texts)), tmp_path / "r", only=only)
    links = leads(tmp_path / "r")
    assert [link for link, lands in links if not lands] == []
    if only == "report":  # the words are then in its own annex
        assert any("#e-" in link for link, _ in links)


def test_a_report_built_again_leads_to_source_pages_while_they_show_its_texts(
    two_texts: Path, tmp_path: Path
) -> None:
    chosen, out = Parameters(corpus=str(two_texts)), tmp_path / "r"
    build(chosen, out)
    whole = (out / "report.html").read_bytes()
    assert b'href="sources/a.html#' in whole
    build(chosen, out, only="report")
    assert (out / "report.html").read_bytes() == whole
    (two_texts / "a.txt").write_text((two_texts / "a.txt").read_text().replace("trade", "steel"))
    for _ in range(2):
        build(chosen, out, only="report")
        assert b"sources/" not in (out / "report.html").read_bytes()
    build(chosen, out, only="sources")
    build(chosen, out, only="report")
    assert b'href="sources/a.html#' in (out / "report.html").read_bytes()


def test_evidence_links_land_on_the_words_in_the_source_page(edition: Path) -> None:
    report = Page(edition / "report.html")
    evidence = [link for link in report.links if link.startswith("sources/")]
    assert len(evidence) >= 103
    for link in set(evidence):
        parts = urlsplit(link)
        assert re.search(r"@\d+-\d+$", unquote(parts.fragment))


def test_a_failing_cell_is_named_and_leaves_the_old_report(
    ukchina: Command, root: Path, tmp_path: Path
) -> None:
    notebooks = tmp_path / "notebooks"
    notebooks.mkdir()
    for path in (root / "notebooks").glob("*.ipynb"):
        text = path.read_text("utf-8")
        (notebooks / path.name).write_text(text.replace("uk.heat_table(study)", "1 / 0"), "utf-8")
    old = tmp_path / "reports"
    old.mkdir()
    (old / "report.html").write_text("old")
    made = ukchina("report", root / "seeds", "-o", old, cwd=tmp_path)
    assert made.returncode == 1
    assert re.search(r"report\.ipynb: cell \d+: ZeroDivisionError: division by zero", made.stderr)
    assert "Traceback" not in made.stderr
    assert files(tmp_path / "reports") == {"report.html": b"old"}


def test_a_new_edition_takes_away_what_the_last_one_had(
    ukchina: Command, root: Path, two_texts: Path, tmp_path: Path
) -> None:
    texts = two_texts
    out = tmp_path / "reports"
    assert ukchina("report", texts, "-o", out, "--only", "sources", cwd=root).returncode == 0
    (out / "notes.md").write_text("mine")
    (texts / "b.txt").unlink()
    assert ukchina("report", texts, "-o", out, cwd=root).returncode == 0
    names = set(files(out))
    assert "notes.md" in names
    assert "sources/a.html" in names
    assert "sources/b.html" not in names


def test_an_empty_selection_is_a_report_that_says_so(
    ukchina: Command, root: Path, tmp_path: Path
) -> None:
    limits = ("-p", "date_from", "2030-01-01", "-p", "include_undated", "no")
    out = tmp_path / "reports"
    made = ukchina("report", "-o", out, *limits, cwd=root)
    assert made.returncode == 0, made.stderr
    page = (out / "report.html").read_text("utf-8")
    assert "No sentence is selected" in page
    assert "date_from = 2030-01-01; include_undated = no" in page


RESUMED = (
    "date 2025-01-13 (Reuters) -- Rachel Reeves and He Lifeng resumed the economic and financial "
    "dialogue in Beijing on Saturday, the Treasury said."
)


def test_a_new_article_is_told_with_what_it_changed(
    ukchina: Command, root: Path, tmp_path: Path
) -> None:
    texts = tmp_path / "texts"
    texts.mkdir()
    for path in (root / "seeds").glob("*.txt"):
        (texts / path.name).write_bytes(path.read_bytes())
    out = tmp_path / "reports"
    only = ("--only", "report")
    assert ukchina("report", texts, "-o", out, *only, cwd=root).returncode == 0
    assert "This is the first edition" in (out / "changes.html").read_text("utf-8")
    (texts / "z.txt").write_text(RESUMED)
    assert ukchina("report", texts, "-o", out, *only, cwd=root).returncode == 0
    page = (out / "changes.html").read_text("utf-8")
    assert "added: Reuters, 13 Jan 2025" in page
    assert "Dialogue mechanisms working, 2025" in page
    built = files(out)
    assert ukchina("report", texts, "-o", out, *only, cwd=root).returncode == 0
    assert files(out) == built


@pytest.mark.skipif(shutil.which("make") is None, reason="make is not installed")
@pytest.mark.parametrize(("asked", "started"), [((), False), (("ROOT=1",), True)])
def test_make_lab_tells_root_what_to_do(
    root: Path, tmp_path: Path, asked: tuple[str, ...], *, started: bool
) -> None:
    programs = {"id": "#!/bin/sh\necho 0\n", "jupyter": '#!/bin/sh\necho "$@"\n'}
    for name, lines in programs.items():
        (tmp_path / name).write_text(lines)
        (tmp_path / name).chmod(0o755)
    made = subprocess.run(
        ["make", "-s", "-o", ".venv/.installed", "lab", f"BIN={tmp_path}", *asked],  # noqa: S607
        cwd=root,
        env={**os.environ, "PATH": f"{tmp_path}:{os.environ['PATH']}"},
        capture_output=True,
        text=True,
        check=False,
    )
    if started:
        assert "--allow-root" in made.stdout
    else:
        assert made.returncode
        assert "make lab ROOT=1" in made.stderr


def test_the_texts_are_found_from_wherever_the_report_is_called(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "other.txt").write_text("Another text, of another folder, in English.\n")
    chosen = Parameters(corpus=str(root / "seeds"))
    at_home = _for_notebooks(chosen, open_study(chosen))
    monkeypatch.chdir(tmp_path)
    away = _for_notebooks(chosen, open_study(chosen))
    assert (at_home.corpus, away.corpus) == ("seeds", str(root / "seeds"))
