"""The command as a program: its errors, its exit codes, how it ends."""

from __future__ import annotations

import atexit
import gc
from typing import Any

import click

from ukchina.cli.interruption import code, heeding, leave
from ukchina.errors import CallError, UkchinaError


class Program(click.Group):
    """A group whose errors are one clear line each, with the exit code of their kind."""

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; turn the project's own errors into messages and exit codes."""
        collect_seldom()
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


def collect_seldom() -> None:
    """Look for cyclic garbage seldom, and not at the end: a command makes values that live on.

    Half a million of them are some 100 MB. At its end Python would take all apart, one by one.
    """
    gc.set_threshold(500_000, 20, 20)
    atexit.unregister(gc.freeze)
    atexit.register(gc.freeze)
