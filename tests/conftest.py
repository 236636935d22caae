"""What every test may rely on: the seeds, one edition of them, and the same cases each run."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import threading
from pathlib import Path
from typing import Protocol

import pytest
from hypothesis import settings

from ukchina.corpus import Corpus, read_corpus
from ukchina.records.cache import VARIABLE

settings.register_profile("ukchina", deadline=None, derandomize=True)
settings.load_profile("ukchina")

ROOT = Path(__file__).resolve().parents[1]


def pytest_configure(config: pytest.Config) -> None:
    """Keep results of the tests in a folder of their own, shared by the run's processes."""
    if VARIABLE not in os.environ or not hasattr(config, "workerinput"):
        folder = tempfile.TemporaryDirectory(prefix="ukchina-tests-", ignore_cleanup_errors=True)
        config.add_cleanup(folder.cleanup)
        os.environ[VARIABLE] = folder.name
    # Run in the background a shell has Ctrl-C ignored, here and in all that the tests start.
    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(scope="session")
def root() -> Path:
    return ROOT


@pytest.fixture(scope="session")
def seeds() -> Path:
    return ROOT / "seeds"


@pytest.fixture(scope="session")
def corpus(seeds: Path) -> Corpus:
    return read_corpus(seeds)


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
