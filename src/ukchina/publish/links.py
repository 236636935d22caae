"""Which other pages of the edition a page leads to: none that is not there.

A build of one kind of page (`--only`) leaves the others as an earlier build made them, or leaves
none. Evidence then leads to the page's own annex, and another page is named, not linked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ukchina.exhibits.limits import has_text_pages

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from nbformat import NotebookNode

    from ukchina.study import Study

PAGES = ("report", "themes", "sources")
# The kinds of page that each leads to, by its kind.
_LEADS_TO = {
    "report": frozenset({"themes", "sources"}),
    "changes": frozenset({"sources"}),
    "themes": frozenset({"sources"}),
    "sources": frozenset[str](),
}


def source_pages(study: Study, only: str | None = "sources") -> dict[str, str]:
    """The hash of the text that each document's page shows, by the document's name.

    None of very many texts, unless their pages alone are asked for.
    """
    if only != "sources" and not has_text_pages(study):
        return {}
    shown = study.in_report[["document", "sha256"]]
    return dict(zip(shown["document"], shown["sha256"], strict=True))


def pages_there(
    study: Study, output: Path, only: str | None, left: Mapping[str, str]
) -> frozenset[str]:
    """The kinds of page of which the edition in `output` will have all.

    `left` are the source pages that earlier builds left there: one of another text is none.
    """
    if only is None:
        return frozenset(PAGES) if has_text_pages(study) else frozenset({"report", "themes"})
    whole = {
        "report": (output / "report.html").is_file(),
        "themes": all((output / f"themes/{theme}.html").is_file() for theme in study.themes),
        "sources": all(
            left.get(name) == text and (output / f"sources/{name}.html").is_file()
            for name, text in source_pages(study).items()
        ),
    }
    return frozenset({only, *(kind for kind, there in whole.items() if there)})


def linked(notebook: NotebookNode, name: str, there: frozenset[str]) -> NotebookNode:
    """The executed notebook of the page called `name`, leading to pages that are there alone."""
    settings = notebook.metadata.get("ukchina", {})
    if not _LEADS_TO[name.partition("/")[0]] <= there and "sources" in settings:
        settings["sources"] = ""
    if "report" not in there and "home" in settings:
        settings["home"] = ""
    return notebook
