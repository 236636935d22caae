"""Builds an edition: notebooks executed by papermill, made into HTML and PDF, then put in place.

Everything is made aside, in a temporary folder; the files of the last edition are replaced only
when all of the new one is there, so that a failing cell or an interruption leaves the old report.
"""

from __future__ import annotations

import json
import shutil
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass, fields, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pandas import DataFrame

from ukchina.blocks import Figure, Table
from ukchina.blocks.plain import words
from ukchina.errors import BuildError, CallError, MaterialError
from ukchina.findings import summary
from ukchina.findings.change import parsed, record
from ukchina.publish.normal import normalised
from ukchina.publish.notebook import page
from ukchina.study import Parameters, open_study
from ukchina.study.export import csv, export_csv

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from nbformat import NotebookNode

    from ukchina.study import Study

PAGES = ("report", "themes", "sources")
_RECORD, _PREVIOUS = "edition.json", ".previous.json"
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
    study = open_study(chosen)
    if output.resolve() == study.corpus.folder.resolve():
        raise CallError(f"{output}: the folder of the texts; wanted another for the report")
    chosen = replace(chosen, corpus=_corpus_for_notebooks(study))
    now = record(study, summary(study))
    before = previous_record(output, now["edition"])
    with _aside(output) as folder:
        runs = list(_runs(study, chosen, only=only))
        if only in {None, "report"}:
            runs.append(_changes_run(folder, chosen, before))
        for run in progress(runs):
            _write_page(folder, run, isolated=isolated)
        if only is None:
            export_csv(study, folder / "tables")
        _write_record(folder, output, {**now, "previous": before}, keep_others=only is not None)
        return _put_in_place(folder, output)


def _corpus_for_notebooks(study: Study) -> str:
    """How a notebook names the corpus: as usual where it is the usual one, else by its path."""
    usual = Parameters().corpus
    folder = study.corpus.folder.resolve()
    return usual if folder == (notebooks_folder().parent / usual).resolve() else str(folder)


def watched(chosen: Parameters) -> Iterator[None]:
    """Once at the start, and again whenever a text, coding, codebook or notebook changes."""
    from watchfiles import watch  # noqa: PLC0415 - only to watch

    folders = [open_study(chosen).corpus.folder, notebooks_folder()]
    files = [Path(chosen.codebook)] if chosen.codebook else []
    yield
    for _ in watch(*folders, *files, raise_interrupt=False):
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
        for name in study.in_report["document"]:
            yield Run(_notebook("sources"), f"sources/{name}", {**base, "document": name})


def _changes_run(folder: Path, chosen: Parameters, before: dict[str, Any] | None) -> Run:
    """The page of what changed, given the record of the edition before in a hidden file."""
    given = _given(chosen)
    if before:
        path = folder / _PREVIOUS
        _write_text(path, json.dumps(before))
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
    if chosen.codebook:
        given["codebook"] = str(Path(chosen.codebook).resolve())
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


def _write_page(folder: Path, run: Run, *, isolated: bool) -> None:
    from ukchina.publish import HTMLExporter, PDFExporter  # noqa: PLC0415 - nbconvert, when needed

    target = folder / run.name
    target.parent.mkdir(parents=True, exist_ok=True)
    notebook = executed(run.notebook, run.parameters, isolated=isolated)
    if run.name == "report":
        _write_text(folder / "report.ipynb", json.dumps(notebook, indent=1) + "\n")
        _write_exhibits(folder / "exhibits", notebook)
    for exporter in (HTMLExporter(), PDFExporter()):
        made, resources = exporter.from_notebook_node(notebook)
        path = Path(f"{target}{resources['output_extension']}")
        if isinstance(made, bytes):
            path.write_bytes(made)
        else:
            _write_text(path, made)


def _write_exhibits(folder: Path, notebook: NotebookNode) -> None:
    """Write each numbered figure as SVG, and the numbers of each figure and table as CSV."""
    folder.mkdir()
    for block in page(notebook, "report.ipynb").blocks:
        if not isinstance(block, (Figure, Table)) or not block.anchor:
            continue
        if isinstance(block, Figure):
            _write_text(folder / f"{block.anchor}.svg", block.image)
        table = block.data if isinstance(block, Figure) else block
        if table is not None:
            heads = [column.title for column in table.columns]
            cells = [[words(cell) for cell in row] for row in table.rows]
            (folder / f"{block.anchor}.csv").write_bytes(csv(DataFrame(cells, columns=heads)))


def executed(notebook: Path, given: dict[str, Any], *, isolated: bool) -> NotebookNode:
    """The notebook run by papermill with the parameters `given`, without times and paths.

    Raises `BuildError` with notebook, cell and message when a cell fails.
    """
    import papermill  # noqa: PLC0415 - half a second, when a notebook runs
    from papermill.exceptions import PapermillExecutionError  # noqa: PLC0415

    with tempfile.TemporaryDirectory() as folder:
        try:
            made = papermill.execute_notebook(
                notebook,
                Path(folder) / notebook.name,
                parameters=given,
                engine_name=None if isolated else "ukchina",
                kernel_name="python3",
                progress_bar=False,
                request_save_on_cell_execute=False,
                cwd=notebook.parent,
            )
        except PapermillExecutionError as error:
            where = f"{notebook}: cell {error.cell_index}"
            raise BuildError(f"{where}: {error.ename}: {error.evalue}") from None
    return normalised(made)


@contextmanager
def _aside(output: Path) -> Iterator[Path]:
    """A folder beside `output`, on the same disk, gone afterwards whatever happens."""
    if output.exists() and not output.is_dir():
        raise CallError(f"{output}: a file; wanted a folder to write the report into")
    try:
        output.parent.mkdir(parents=True, exist_ok=True)
        folder = Path(tempfile.mkdtemp(prefix=f".{output.name}-", dir=output.parent))
    except OSError as error:
        reason = error.strerror or "cannot be made"
        raise CallError(f"{output}: {reason}; wanted a folder to write into") from None
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _write_record(folder: Path, output: Path, made: dict[str, Any], *, keep_others: bool) -> None:
    """Write the record of the edition, and which files it has: the next one compares with it."""
    (folder / _PREVIOUS).unlink(missing_ok=True)
    files = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    if keep_others:
        files |= set(_recorded(output))
    _write_text(folder / _RECORD, json.dumps({**made, "files": sorted(files)}, indent=1) + "\n")


def previous_record(output: Path, edition: str) -> dict[str, Any] | None:
    """The record of the last edition in `output` that is another one; None without.

    Building an edition again compares it with what it was compared with before, so that the
    same texts give the same bytes. A record that cannot be read is no edition.
    """
    path = output / _RECORD
    if not path.is_file():
        return None
    try:
        last = parsed(path.read_text("utf-8"), str(path))
    except MaterialError:
        return None
    if last["edition"] != edition:
        return {key: value for key, value in last.items() if key not in {"previous", "files"}}
    earlier = last.get("previous")
    return earlier if isinstance(earlier, dict) else None


def _recorded(output: Path) -> list[str]:
    path = output / _RECORD
    if not path.is_file():
        return []
    try:
        files = json.loads(path.read_text("utf-8"))["files"]
    except (ValueError, KeyError, TypeError):
        return []
    return [str(name) for name in files]


def _put_in_place(folder: Path, output: Path) -> list[Path]:
    """Move the files of `folder` over those of `output`; take away what the edition lacks."""
    before = _recorded(output)
    made = sorted(path for path in folder.rglob("*") if path.is_file())
    kept = set(_recorded(folder))
    written = []
    for path in made:
        target = output / path.relative_to(folder)
        target.parent.mkdir(parents=True, exist_ok=True)
        path.replace(target)
        written.append(target)
    for name in before:
        stale = output / name
        if name not in kept and stale.resolve().is_relative_to(output.resolve()):
            stale.unlink(missing_ok=True)
    return written


def _write_text(path: Path, text: str) -> None:
    path.write_bytes(text.encode("utf-8"))
