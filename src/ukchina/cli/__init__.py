"""The command `ukchina`: results on stdout, progress and errors on stderr.

Exit 0: done; 1: the material is wrong; 2: the call is wrong; 130, 143: interrupted.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ukchina import __version__
from ukchina.cli.building import report
from ukchina.cli.program import Program
from ukchina.cli.shared import CORPUS, SEEDS, options, printed, reading, tell_left_out
from ukchina.corpus.folder import is_broken, shown
from ukchina.errors import CallError

if TYPE_CHECKING:
    from ukchina.records.reading import Options
    from ukchina.study import Study

_FORMATS = ("csv", "parquet", "dataset", "qdpx", "qdc", "jsonld", "doccano")


@click.group(cls=Program, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="ukchina")
def main() -> None:
    """UK-China relations in a folder of texts: parsed, coded and reported."""


main.add_command(report)


@main.command()
@CORPUS
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
@CORPUS
@click.option("--coder", required=True, help="Name of the coding file to make.")
@click.option("--user", default="", help="Whose coding, where the file holds several.")
@click.option("--reason", default="", help="Make the codings rulings, for this reason.")
@click.option("--replace", is_flag=True, help="Replace a coding file of that name.")
@click.option("--keep-going", is_flag=True, help="Leave out what cannot be brought in; exit 1.")
def import_(  # noqa: PLR0913 - one parameter an option
    file: Path,
    corpus: str,
    coder: str,
    user: str,
    reason: str,
    *,
    replace: bool,
    keep_going: bool,
) -> None:
    """Bring a coding FILE (.qdpx, doccano .jsonl, .jsonld) back as a coder of CORPUS."""
    from ukchina.interchange import import_coding  # noqa: PLC0415 - pandas
    from ukchina.study.opening import read_material  # noqa: PLC0415 - the same

    texts, codebook = read_material(corpus)
    path, found = import_coding(
        file,
        texts,
        codebook,
        coder=coder,
        user=user,
        reason=reason,
        replace_existing=replace,
        keep_going=keep_going,
    )
    click.echo(printed(path))
    tell_left_out(found.problems)


@main.command()
@CORPUS
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
@CORPUS
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
@click.option("--corpus", default=SEEDS, show_default=True, help="The folder of texts.")
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
