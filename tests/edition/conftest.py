"""One edition of the seeds, built once by the real command, for every test that reads it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Protocol

import pytest


class Command(Protocol):
    """The command, run as a reader runs it, in the folder `cwd`."""

    def __call__(self, *arguments: object, cwd: Path) -> subprocess.CompletedProcess[str]:
        """Run it and give what it printed and its exit code."""


@pytest.fixture(scope="session")
def ukchina() -> Command:
    """Runs the installed command with these arguments."""
    program = Path(sys.executable).with_name("ukchina")

    def run(*arguments: object, cwd: Path) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [program, *map(str, arguments)], cwd=cwd, capture_output=True, text=True, check=False
        )

    return run


@pytest.fixture(scope="session")
def edition(root: Path, ukchina: Command, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of an edition of the seeds."""
    folder = tmp_path_factory.mktemp("edition") / "reports"
    made = ukchina("report", "-o", folder, cwd=root)
    assert made.returncode == 0, made.stderr
    return folder
