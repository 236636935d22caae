"""What several commands share: how a corpus is read, the bars, and what was left out."""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

import click

from ukchina.corpus.folder import is_broken
from ukchina.errors import CallError, Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from ukchina.records.reading import Options

    Command = Callable[..., object]

R = TypeVar("R")

SEEDS = "seeds"
CORPUS = click.argument("corpus", default=SEEDS)


def reading(command: Command) -> Command:
    """The command with the options of how a corpus is read and coded."""
    for option in (
        click.option("--scheduler", default="", help="A Dask cluster to read and code on."),
        click.option(
            "--jobs",
            type=click.IntRange(min=1),
            default=1,
            show_default=True,
            help="Processes of this machine to read and code in.",
        ),
        click.option(
            "--keep-going", is_flag=True, help="Leave out files that cannot be read; exit 1."
        ),
    ):
        command = option(command)
    return command


def options(
    jobs: int,
    scheduler: str,
    keep_going: bool = False,  # noqa: FBT001, FBT002 - one parameter an option
    *,
    preload: str = "",
) -> Options:
    """How a corpus is read and coded: where, and with a bar on stderr when a person watches.

    Processes that will surely be needed load the module `preload` while this one goes on.
    """
    from ukchina.records.engines import Engine  # noqa: PLC0415
    from ukchina.records.reading import Options  # noqa: PLC0415

    if scheduler and jobs > 1:
        raise CallError("--jobs and --scheduler are both given; wanted one of them")
    engine = Engine(jobs, scheduler)
    if preload:
        engine = replace(engine, preload=preload)
        engine.begin()
    return Options(keep_going, engine, _texts_bar)


def _texts_bar(done: Iterable[R], total: int | None) -> Iterable[R]:
    """What is done, with a bar of the texts, their rate and the time left, if it takes long."""
    from tqdm import tqdm  # noqa: PLC0415

    hidden = not sys.stderr.isatty()
    bar: Iterable[R] = tqdm(
        done, total=total, unit="text", desc="reading", disable=hidden, leave=False, delay=1
    )
    return bar


def pages_bar(pages: list[R]) -> object:
    """The pages, with a bar on stderr when a person watches."""
    from tqdm import tqdm  # noqa: PLC0415

    return tqdm(pages, unit="page", desc="report", disable=not sys.stderr.isatty(), leave=False)


def printed(path: Path) -> str | bytes:
    """A path as it is printed for other programs; one that is no text by its very bytes."""
    return os.fsencode(path) if is_broken(path) else str(path)


def tell_left_out(problems: tuple[Problem, ...]) -> None:
    """Say which files could not be read, if any were left out, and exit with 1."""
    for problem in problems:
        click.echo(str(problem), err=True)
    if problems:
        click.echo(f"left out: {len(problems)}", err=True)
        sys.exit(1)
