"""What `ukchina check` finds wrong with texts or a dataset, and how much there is of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from ukchina.coding.theme_weights import weighs
from ukchina.errors import MaterialError, Problem
from ukchina.study.dataset import checking
from ukchina.study.dataset.files import begun
from ukchina.study.parameters import located

if TYPE_CHECKING:
    from pathlib import Path

    from ukchina.coding import Codebook

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

    Says on stderr which themes of a sound one are weighed. Raises `CallError` when there is no
    such file.
    """
    from ukchina.coding.codebook_file import read_codebook  # noqa: PLC0415

    if not path:
        return ()
    try:
        book = read_codebook(located(path))
    except MaterialError as error:
        return error.problems
    click.echo(f"{path}: {_weighed(book)}", err=True)
    return ()


def _weighed(book: Codebook) -> str:
    """Which themes of a codebook are weighed with the words that were learnt, and which are not.

    Weights are learnt by the id of a theme: one that is renamed has none.
    """
    if not book.weighed:
        return "no theme is weighed, for it does not say weighed = true; all are coded by rules"
    have = [theme.id for theme in book.themes if weighs(theme.id)]
    none = [theme.id for theme in book.themes if not weighs(theme.id)]
    rest = f"no weights for {', '.join(none)}: coded by rules" if none else "no theme without"
    return f"weights for {', '.join(have) or 'no theme'}; {rest}"
