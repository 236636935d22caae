"""The command `ukchina`: results on stdout, progress and errors on stderr.

Exit 0: done; 1: the material is wrong; 2: the call is wrong; 130, 143: interrupted.
"""

from __future__ import annotations

import atexit
import gc
import sys
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ukchina import __version__
from ukchina.cli.interruption import code, heeding, leave
from ukchina.cli.shared import options, pages_bar, printed, reading, tell_left_out
from ukchina.corpus.folder import is_broken, shown
from ukchina.errors import CallError, Problem, UkchinaError

if TYPE_CHECKING:
    from ukchina.records.reading import Options
    from ukchina.study import Study

_SEEDS = "seeds"
_FORMATS = ("csv", "parquet", "dataset", "qdpx", "qdc", "jsonld", "doccano")
_CORPUS = click.argument("corpus", default=_SEEDS)


class _Command(click.Group):
    """A group whose errors are one clear line each, with the exit code of their kind."""

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; turn the project's own errors into messages and exit codes."""
        _collect_seldom()
        try:
            with heeding():
                return super().invoke(ctx)
        except CallError as error:
            click.echo(f"Error: {error}", err=True)
            ctx.exit(2)
        except UkchinaError as error:
            click.echo(str(error), err=True)
            ctx.exit(1)
        except KeyboardInterrupt:
            click.echo("interrupted", err=True)
            ctx.exit(code())

    def __call__(self, *given: Any, **more: Any) -> Any:  # noqa: ANN401 - click's signature
        """Run the command as a program, which ends with it."""
        try:
            return super().__call__(*given, **more)
        except SystemExit as ended:
            leave(ended)


@click.group(cls=_Command, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="ukchina")
def main() -> None:
    """UK-China relations in a folder of texts: parsed, coded and reported."""


@main.command()
@_CORPUS
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


@main.command()
@_CORPUS
@click.option("-o", "--output", required=True, help="Folder to write into.")
@click.option("--format", "form", type=click.Choice(_FORMATS), default="csv", show_default=True)
@click.option("--codebook", default="", help="A codebook of your own (TOML).")
@reading
def export(  # noqa: PLR0913 - one parameter an option
    corpus: str,
    output: str,
    form: str,
    codebook: str,
    *,
    keep_going: bool,
    jobs: int,
    scheduler: str,
) -> None:
    """Write what was found in CORPUS: tables (csv, parquet), or a file for another tool.

    A dataset is the tables of a large corpus, in parts: begun again, it goes on where it ended.
    """
    if form == "dataset":
        if is_broken(output):
            message = f"{shown(output)}: a name with a broken character; wanted another for Parquet"
            raise CallError(message)
        how = options(jobs, scheduler, keep_going, preload="ukchina.study.dataset.warm")
        _export_dataset(corpus, Path(output), codebook, how)
        return
    from ukchina.interchange import export as exported  # noqa: PLC0415 - pandas
    from ukchina.study import open_study  # noqa: PLC0415 - pandas

    how = options(jobs, scheduler)
    study = open_study(corpus, how=how, codebook=codebook, keep_going=keep_going)
    for path in exported(study, Path(output), form):
        click.echo(printed(path))
    tell_left_out(study.corpus.problems)


@main.command("import")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@_CORPUS
@click.option("--coder", required=True, help="Name of the coding file to make.")
@click.option("--user", default="", help="Whose coding, where the file holds several.")
@click.option("--reason", default="", help="Make the codings rulings, for this reason.")
@click.option("--replace", is_flag=True, help="Replace a coding file of that name.")
def import_(  # noqa: PLR0913 - one parameter an option
    file: Path, corpus: str, coder: str, user: str, reason: str, *, replace: bool
) -> None:
    """Bring a coding FILE (.qdpx, doccano .jsonl, .jsonld) back as a coder of CORPUS."""
    from ukchina.interchange import import_coding  # noqa: PLC0415 - pandas
    from ukchina.study.opening import read_material  # noqa: PLC0415 - the same

    texts, codebook = read_material(corpus)
    path, found = import_coding(
        file, texts, codebook, coder=coder, user=user, reason=reason, replace_existing=replace
    )
    click.echo(printed(path))
    for problem in found.problems:
        click.echo(str(problem), err=True)
    if found.problems:
        sys.exit(1)


@main.command()
@_CORPUS
@click.option("--codebook", default="", help="A codebook of your own (TOML), to be checked too.")
def check(corpus: str, codebook: str) -> None:
    """Say what is wrong with the material of CORPUS, as path:line: message."""
    from ukchina.cli.material import checked, faults_of_codebook  # noqa: PLC0415
    from ukchina.findings.words import numbered  # noqa: PLC0415
    from ukchina.study.parameters import located  # noqa: PLC0415

    problems, texts, sentences = checked(located(corpus))
    problems = (*problems, *faults_of_codebook(codebook))
    for problem in problems:
        click.echo(str(problem))
    if problems:
        sys.exit(1)
    counts = f"{numbered(texts, 'text')}, {numbered(sentences, 'sentence')}"
    click.echo(f"{corpus}: {counts}, no fault", err=True)


@main.command()
@_CORPUS
@click.option("--coder", default="reference", show_default=True, help="Name of a coding file.")
@click.option("--codebook", default="", help="A codebook of your own (TOML).")
def reliability(corpus: str, coder: str, codebook: str) -> None:
    """Compare the machine's coding of CORPUS with a reader's, CORPUS/coders/CODER.csv."""
    from ukchina.coding.comparison import reliability as compared  # noqa: PLC0415
    from ukchina.coding.reliability import table  # noqa: PLC0415

    study = _opened(corpus, codebook)
    by_name = {found.name: found for found in study.coders}
    if coder not in by_name:
        known = ", ".join(by_name) or "none"
        raise CallError(f'no coding file "{coder}" in or for {corpus}; known: {known}')
    beside = study.machine_on(by_name[coder].documents)
    click.echo(table(compared(beside, by_name[coder], study.codebook)), nl=False)


@main.command()
@click.argument("evidence")
@click.option("--corpus", default=_SEEDS, show_default=True, help="The folder of texts.")
def trace(evidence: str, corpus: str) -> None:
    """Show the words behind EVIDENCE, their context, and what rests on them."""
    from ukchina.findings.trace import traced  # noqa: PLC0415 - pandas

    click.echo(traced(_opened(corpus), evidence))


def _export_dataset(corpus: str, output: Path, codebook: str, how: Options) -> None:
    from ukchina.coding import read_codebook  # noqa: PLC0415
    from ukchina.study.dataset.files import DATASET  # noqa: PLC0415 - pyarrow
    from ukchina.study.dataset.writing import write_dataset  # noqa: PLC0415 - pyarrow
    from ukchina.study.parameters import located  # noqa: PLC0415

    book = read_codebook(located(codebook) if codebook else None)
    made = write_dataset(located(corpus), output, book, how)
    for warning in made.warnings:
        click.echo(warning, err=True)
    click.echo(output / DATASET)
    tell_left_out(made.problems)


def _opened(corpus: str, codebook: str = "") -> Study:
    from ukchina.study import open_study  # noqa: PLC0415 - pandas

    return open_study(corpus, codebook=codebook)


def _collect_seldom() -> None:
    """Look for cyclic garbage seldom, and not at the end: a command makes values that live on.

    Half a million of them are some 100 MB. At its end Python would take all apart, one by one.
    """
    gc.set_threshold(500_000, 20, 20)
    atexit.unregister(gc.freeze)
    atexit.register(gc.freeze)


def _lean_imports() -> None:
    """Start fast: jsonschema builds a grammar of web addresses at import, 0.9 s, and more like it.

    It checks the form of what no notebook holds, and does without what is absent.
    """
    for name in ("rfc3987_syntax", "rfc3986_validator", "isoduration"):
        sys.modules.setdefault(name, None)  # type: ignore[arg-type] # None bars an import
