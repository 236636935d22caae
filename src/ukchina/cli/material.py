"""What `ukchina check` finds wrong with texts or a dataset, and how much there is of them."""

from __future__ import annotations

from pathlib import Path

import click

from ukchina.errors import MaterialError, Problem
from ukchina.study.dataset import checking
from ukchina.study.dataset.files import begun

# Faults, the number of texts and that of sentences; without a meaning where there are faults.
Checked = tuple[tuple[Problem, ...], int, int]


def checked(folder: Path) -> Checked:
    """What is wrong with the texts or the dataset in a folder; says on stderr what is skipped."""
    if not begun(folder):
        return _texts(folder)
    faults = checking.faults(folder)
    return (faults, 0, 0) if faults else ((), *checking.size(folder))


def _texts(folder: Path) -> Checked:
    from ukchina.coding.coders import read_coders  # noqa: PLC0415
    from ukchina.coding.rulings import told_of  # noqa: PLC0415
    from ukchina.corpus import read_corpus  # noqa: PLC0415
    from ukchina.sentences import body  # noqa: PLC0415

    try:
        found = read_corpus(folder)
        for skipped in found.skipped:
            click.echo(str(skipped), err=True)
        problems = (*found.warnings, *told_of(read_coders(found)))
    except MaterialError as error:
        return error.problems, 0, 0
    sentences = sum(len(body(document)) for document in found.documents)
    return problems, len(found.documents), sentences


def faults_of_codebook(path: str) -> tuple[Problem, ...]:
    """What is wrong with the codebook at `path`; nothing when no path is given.

    Raises `CallError` when there is no such file.
    """
    from ukchina.coding.codebook_file import read_codebook  # noqa: PLC0415

    try:
        read_codebook(Path(path) if path else None)
    except MaterialError as error:
        return error.problems
    return ()
