"""Builds an edition: notebooks executed by papermill, made into HTML and PDF, then put in place."""

from __future__ import annotations

import json
from dataclasses import dataclass, fields, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pandas import option_context

from ukchina.corpus.folder import is_broken, shown
from ukchina.errors import BuildError, CallError, MaterialError
from ukchina.exhibits.limits import has_text_pages
from ukchina.findings import summary
from ukchina.findings.change import record
from ukchina.publish.links import linked, pages_there, source_pages
from ukchina.publish.normal import normalised
from ukchina.publish.pages import Press
from ukchina.publish.placing import (
    aside,
    previous_record,
    put_in_place,
    recorded_sources,
    write,
    write_record,
)
from ukchina.study import Parameters, open_study
from ukchina.study.export import export_csv
from ukchina.study.parameters import located
from ukchina.study.sharing import one_study

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from nbformat import NotebookNode

    from ukchina.study import Study

_PREVIOUS = ".previous.json"
# A kernel warns of its sockets each time, and tells an interruption as an error of its own.
_QUIET = ["--IPKernelApp.log_level=CRITICAL"]
_TEMPLATES = {
    "report": "report.ipynb",
    "themes": "theme.ipynb",
    "sources": "source.ipynb",
    "changes": "changes.ipynb",
}


@dataclass(frozen=True, slots=True)
class Run:
    """One notebook to run: what it is called in the edition, and the parameters it is given."""

    notebook: Path
    name: str
    parameters: dict[str, Any]


def build(
    chosen: Parameters,
    output: Path,
    *,
    only: str | None = None,
    isolated: bool = False,
    progress: Callable[[list[Run]], Any] = iter,
) -> list[Path]:
    """Build the edition for these parameters into `output`; gives the files written, sorted.

    `only` limits it to one kind of page, `isolated` runs the cells in a real kernel; `progress`
    wraps the list of pages. Raises `CallError` or `MaterialError` before anything is written,
    `BuildError` naming notebook and cell; in each case the files in `output` stay as they were.
    """
    refuse_unnameable(chosen)
    # Many small tables: strings are read faster one by one from Python's own than from Arrow's.
    with one_study(), option_context("mode.string_storage", "python"):
        study = open_study(chosen)
        if output.resolve() == study.corpus.folder.resolve():
            raise CallError(f"{output}: the folder of the texts; wanted another for the report")
        chosen = _for_notebooks(chosen, study)
        return _built(open_study(chosen), output, only=only, isolated=isolated, progress=progress)


def refuse_unnameable(chosen: Parameters) -> None:
    """Raise `MaterialError` for texts, or a codebook, whose name is no text.

    A report names both, and the notebooks find them by it.
    """
    given = (chosen.corpus, *([chosen.codebook] if chosen.codebook else []))
    for path in (located(one).absolute() for one in given):
        if is_broken(path):
            raise MaterialError.at(shown(path), 0, "a name with a broken character; rename it")


def _built(
    study: Study,
    output: Path,
    *,
    only: str | None,
    isolated: bool,
    progress: Callable[[list[Run]], Any],
) -> list[Path]:
    chosen = study.parameters
    now = record(study, summary(study))
    with aside(output) as folder:
        before = previous_record(output, now["edition"])
        left = recorded_sources(output)
        there = pages_there(study, output, only, left)
        runs = list(_runs(study, chosen, only=only))
        if only in {None, "report"}:
            runs.append(_changes_run(folder, chosen, before))
        with Press(folder) as press:
            for run in progress(runs):
                notebook = executed(run.notebook, run.parameters, isolated=isolated)
                press.add(linked(notebook, run.name, there), run.name, str(run.notebook))
            if only is None and has_text_pages(study):
                export_csv(study, folder / "tables")
        (folder / _PREVIOUS).unlink(missing_ok=True)
        shown = source_pages(study, only) if only in {None, "sources"} else left
        made = {**now, "previous": before, "sources": shown}
        write_record(folder, output, made, keep_others=only is not None)
        return put_in_place(folder, output)


def _for_notebooks(chosen: Parameters, study: Study) -> Parameters:
    """The parameters with the corpus as usual where that finds the usual one, else by its path.

    The notebooks look for it from where the command was called.
    """
    usual = Parameters().corpus
    folder = study.corpus.folder.resolve()
    same = folder == (notebooks_folder().parent / usual).resolve() == located(usual).resolve()
    codebook = str(Path(chosen.codebook).resolve()) if chosen.codebook else ""
    return replace(chosen, corpus=usual if same else str(folder), codebook=codebook)


def watched(chosen: Parameters) -> Iterator[None]:
    """Once at the start, and again whenever a text, coding, codebook or notebook changes."""
    from watchfiles import watch  # noqa: PLC0415 - only to watch

    folders = [open_study(chosen).corpus.folder, notebooks_folder()]
    files = [Path(chosen.codebook)] if chosen.codebook else []
    yield
    for _ in watch(*folders, *files):
        yield


def _runs(study: Study, chosen: Parameters, *, only: str | None) -> Iterator[Run]:
    given = _given(chosen)
    shared = ("corpus", "codebook", "keep_going")
    base: dict[str, Any] = {name: given[name] for name in shared if name in given}
    if only in {None, "report"}:
        yield Run(_notebook("report"), "report", given)
    if only in {None, "themes"}:
        for theme in study.themes:
            yield Run(_notebook("themes"), f"themes/{theme}", {**given, "theme": theme})
    if only in {None, "sources"}:
        for name in source_pages(study, only):
            yield Run(_notebook("sources"), f"sources/{name}", {**base, "document": name})


def _changes_run(folder: Path, chosen: Parameters, before: dict[str, Any] | None) -> Run:
    """The page of what changed, given the record of the edition before in a hidden file."""
    given = _given(chosen)
    if before:
        path = folder / _PREVIOUS
        write(path, json.dumps(before).encode())
        given["previous"] = str(path.resolve())
    return Run(_notebook("changes"), "changes", given)


def _given(chosen: Parameters) -> dict[str, Any]:
    """The parameters that differ from the usual, as a notebook's cell can write them."""
    usual = Parameters()
    given = {}
    for field in fields(Parameters):
        value = getattr(chosen, field.name)
        if value != getattr(usual, field.name):
            given[field.name] = _plain(value)
    return given


def _plain(value: object) -> object:
    if isinstance(value, tuple):
        pairs = value and isinstance(value[0], tuple)
        return {name: str(day) for name, day in value} if pairs else list(value)
    return value if isinstance(value, (bool, int)) else str(value)


@cache
def notebooks_folder() -> Path:
    """The folder of the notebooks: `notebooks/` here or above, else beside the installed code."""
    here = Path.cwd()
    installed = Path(__file__).resolve().parents[3]
    for folder in (here, *here.parents, installed):
        if (folder / "notebooks" / "report.ipynb").is_file():
            return folder / "notebooks"
    raise CallError(f"{here}: no notebooks/report.ipynb here or above; run it in the project")


def _notebook(kind: str) -> Path:
    return notebooks_folder() / _TEMPLATES[kind]


def executed(notebook: Path, given: dict[str, Any], *, isolated: bool) -> NotebookNode:
    """The notebook run by papermill with the parameters `given`, without times and paths.

    Raises `BuildError` with notebook, cell and message when a cell fails.
    """
    import papermill  # noqa: PLC0415 - half a second, when a notebook runs
    from papermill.exceptions import PapermillExecutionError  # noqa: PLC0415

    try:
        made = papermill.execute_notebook(
            notebook,
            None,
            parameters=given,
            engine_name=None if isolated else "ukchina",
            **({"extra_arguments": _QUIET} if isolated else {}),
            kernel_name="python3",
            progress_bar=False,
            request_save_on_cell_execute=False,
            cwd=notebook.parent,
        )
    except PapermillExecutionError as error:
        where = f"{notebook}: cell {error.cell_index}"
        raise BuildError(f"{where}: {error.ename}: {error.evalue}") from None
    return normalised(made)
