"""The command `ukchina`: results on stdout, progress and errors on stderr.

Exit 0: done; 1: the material is wrong; 2: the call is wrong.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from ukchina import __version__
from ukchina.errors import CallError, MaterialError, Problem, UkchinaError

if TYPE_CHECKING:
    from ukchina.study import Study

R = TypeVar("R")

_SEEDS = "seeds"
_CORPUS = click.argument("corpus", default=_SEEDS)


class _Command(click.Group):
    """A group whose errors are one clear line each, with the exit code of their kind."""

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; turn the project's own errors into messages and exit codes."""
        try:
            return super().invoke(ctx)
        except CallError as error:
            click.echo(f"Error: {error}", err=True)
            ctx.exit(2)
        except UkchinaError as error:
            click.echo(str(error), err=True)
            ctx.exit(1)


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
def report(  # noqa: PLR0913 - one parameter an option
    corpus: str,
    output: str,
    given: tuple[tuple[str, str], ...],
    codebook: str,
    only: str | None,
    *,
    isolated: bool,
) -> None:
    """Build the report on CORPUS, a folder of texts, as HTML and PDF."""
    from ukchina.study import parameters  # noqa: PLC0415 - pandas, when a report is built

    chosen = parameters(None, **{"corpus": corpus, "codebook": codebook, **dict(given)})
    _lean_imports()
    from ukchina.publish.build import build  # noqa: PLC0415 - nbconvert and papermill

    written = build(chosen, Path(output), only=only, isolated=isolated, progress=_bar)
    for path in written:
        click.echo(path)


@main.command()
@_CORPUS
@click.option("-o", "--output", required=True, help="Folder to write into.")
@click.option("--format", "form", type=click.Choice(["csv"]), default="csv", show_default=True)
def export(corpus: str, output: str, form: str) -> None:  # noqa: ARG001 - csv is the first format
    """Write the tables of CORPUS: documents, sentences, codings and what else was found."""
    from ukchina.study.export import export_csv  # noqa: PLC0415 - pandas

    for path in export_csv(_opened(corpus), Path(output)):
        click.echo(path)


@main.command()
@_CORPUS
def check(corpus: str) -> None:
    """Say what is wrong with the material of CORPUS, as path:line: message."""
    from ukchina.coding.coders import read_coders  # noqa: PLC0415
    from ukchina.corpus import read_corpus  # noqa: PLC0415
    from ukchina.sentences import body  # noqa: PLC0415

    try:
        found = read_corpus(corpus)
        stale = (problem for coder in read_coders(found) for problem in coder.stale)
        problems: tuple[Problem, ...] = (*found.warnings, *stale)
    except MaterialError as error:
        problems = error.problems
    for problem in problems:
        click.echo(str(problem))
    if problems:
        sys.exit(1)
    sentences = sum(len(body(document)) for document in found.documents)
    click.echo(f"{corpus}: {len(found.documents)} texts, {sentences} sentences, no fault", err=True)


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
        raise CallError(f'no coding file "{coder}" in {corpus}/coders; known: {known}')
    click.echo(table(compared(study.machine, by_name[coder], study.codebook)), nl=False)


@main.command()
@click.argument("evidence")
@click.option("--corpus", default=_SEEDS, show_default=True, help="The folder of texts.")
def trace(evidence: str, corpus: str) -> None:
    """Show the words behind EVIDENCE, their context, and what rests on them."""
    from ukchina.findings.trace import traced  # noqa: PLC0415 - pandas

    click.echo(traced(_opened(corpus), evidence))


def _opened(corpus: str, codebook: str = "") -> Study:
    from ukchina.study import open_study  # noqa: PLC0415 - pandas

    return open_study(corpus, codebook=codebook)


def _bar(pages: list[R]) -> object:
    """The pages, with a bar on stderr when a person watches."""
    from tqdm import tqdm  # noqa: PLC0415

    return tqdm(pages, unit="page", desc="report", disable=not sys.stderr.isatty(), leave=False)


def _lean_imports() -> None:
    """Keep jsonschema from building a grammar of web addresses that no notebook here needs.

    It costs 0.9 s at import; jsonschema does without it when the module is absent.
    """
    sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type] # None bars an import
