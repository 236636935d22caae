"""The command `ukchina report`: builds the report once, or whenever something changes."""

from __future__ import annotations

import sys
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ukchina.cli.shared import CORPUS, options, pages_bar, printed, reading, tell_left_out
from ukchina.errors import CallError, Problem, UkchinaError

if TYPE_CHECKING:
    from ukchina.records.reading import Options


@click.command()
@CORPUS
@click.option("-o", "--output", default="reports", show_default=True, help="Folder to write into.")
@click.option(
    "-p",
    "--parameter",
    "given",
    nargs=2,
    multiple=True,
    metavar="NAME VALUE",
    help="Set a parameter of the report; may be given several times.",
)
@click.option("--codebook", default="", help="A codebook of your own (TOML).")
@click.option(
    "--only", type=click.Choice(["report", "themes", "sources"]), help="Only these pages."
)
@click.option("--isolated", is_flag=True, help="Run the notebooks in a kernel of their own.")
@reading
@click.option("--watch", is_flag=True, help="Build again whenever a text or notebook changes.")
def report(  # noqa: PLR0913 - one parameter an option
    corpus: str,
    output: str,
    given: tuple[tuple[str, str], ...],
    codebook: str,
    only: str | None,
    *,
    isolated: bool,
    keep_going: bool,
    jobs: int,
    scheduler: str,
    watch: bool,
) -> None:
    """Build the report on CORPUS, a folder of texts, as HTML and PDF."""
    from ukchina.charts import beside  # noqa: PLC0415 - starts a process first of all

    if not output.strip():
        raise CallError("no folder is named; wanted a folder to write the report into")
    stated: dict[str, object] = {"corpus": corpus, "codebook": codebook, **dict(given)}
    if keep_going:
        stated["keep_going"] = True
    how = options(jobs, scheduler)
    draws = only in {None, "report"} and not isolated
    with beside() if draws else nullcontext():
        _report(stated, Path(output), how, only, isolated=isolated, watch=watch)


def _report(
    stated: dict[str, object], output: Path, how: Options, only: str | None, **switches: bool
) -> None:
    """Build the report once, or with `watch` again and again."""
    _lean_imports()
    from ukchina.publish.build import build, refuse_unnameable, watched  # noqa: PLC0415 - nbconvert and papermill
    from ukchina.study import parameters  # noqa: PLC0415 - pandas, when a report is built
    from ukchina.study.opening import prepare  # noqa: PLC0415 - the same

    chosen = parameters(None, **stated)
    refuse_unnameable(chosen)
    isolated = switches["isolated"]

    def built() -> tuple[Problem, ...]:
        problems = prepare(chosen, how)
        for path in build(chosen, output, only=only, isolated=isolated, progress=pages_bar):
            click.echo(printed(path))
        return problems

    if not switches["watch"]:
        tell_left_out(built())
        return
    for _ in watched(chosen):
        try:
            built()
        except UkchinaError as error:
            click.echo(str(error), err=True)


def _lean_imports() -> None:
    """Start fast: jsonschema builds a grammar of web addresses at import, 0.9 s, and more like it.

    It checks the form of what no notebook holds, and does without what is absent.
    """
    for name in ("rfc3987_syntax", "rfc3986_validator", "isoduration"):
        sys.modules.setdefault(name, None)  # type: ignore[arg-type] # None bars an import
