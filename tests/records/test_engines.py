"""Engines: the same results in the same order here, in processes and on a Dask cluster."""

from __future__ import annotations

import builtins
import fcntl
import gc
import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from functools import partial
from multiprocessing import get_all_start_methods
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import pytest

from ukchina.coding import read_codebook
from ukchina.corpus import read_corpus
from ukchina.errors import BuildError, CallError
from ukchina.records import reading
from ukchina.records.engines import Engine
from ukchina.records.making import Batch
from ukchina.records.processes import Processes
from ukchina.records.reading import Options, read_records
from ukchina.records.store import Records

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


BOOK = read_codebook()


def doubled(number: int) -> int:
    return number * 2


def ended(_: int) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


@pytest.mark.parametrize("jobs", [1, 2])
def test_results_come_in_order_and_few_steps_ahead(jobs: int) -> None:
    taken: list[int] = []

    def steps() -> Iterator[tuple[str, int | None]]:
        for number in range(30):
            taken.append(number)
            yield f"step {number}", number if number % 3 else None

    with Engine(jobs).running() as runner:
        found = runner.results(doubled, steps())
        for number, (beside, result) in enumerate(found):
            assert beside == f"step {number}"
            assert result == (number * 2 if number % 3 else None)
            assert len(taken) <= number + 3 * jobs + 1
    assert len(taken) == 30


def test_a_process_that_ends_is_told_as_such() -> None:
    with Engine(2).running() as runner, pytest.raises(BuildError, match="process ended before"):
        list(runner.results(ended, [("", 1)]))


# Two workers that never end of themselves, each with a lock on a file, told when both are there.
HOLDING = """
import fcntl, sys, time
from ukchina.records.engines import Engine
def held(path):
    with open(path, "w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        open(path + ".held", "w").close()
        while "busy" in path:
            pass
        time.sleep(600)
if __name__ == "__main__":
    with Engine(2).running() as runner:
        list(runner.results(held, [(None, path) for path in sys.argv[1:]]))
"""


def test_processes_end_when_the_one_they_work_for_is_killed(tmp_path: Path) -> None:
    program = tmp_path / "program.py"
    program.write_text(HOLDING)
    held = [tmp_path / "busy", tmp_path / "asleep"]
    with TemporaryDirectory() as place:  # a short name: a socket will be in it
        environment = os.environ | {"TMPDIR": place}
        with subprocess.Popen([sys.executable, program, *held], env=environment) as parent:
            try:
                wait_until(lambda: all(path.with_suffix(".held").exists() for path in held))
            finally:
                parent.kill()
        for path in held:
            wait_until(partial(is_free, path))
        assert not any(Path(place).iterdir())


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_an_interrupted_export_says_so_in_one_line_and_leaves_nothing(
    root: Path, tmp_path: Path, number: signal.Signals, code: int
) -> None:
    program = Path(sys.executable).with_name("ukchina")
    command = [program, "export", root / "seeds", "-o", tmp_path, "--format", "dataset"]
    with TemporaryDirectory() as place:
        environment = os.environ | {"TMPDIR": place}
        with subprocess.Popen(
            [*command, "--jobs", "2"],
            env=environment,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        ) as process:
            wait_until((tmp_path / "parts" / "under-way.json").exists)
            os.killpg(process.pid, number)
            assert process.communicate()[1] == "interrupted\n"
        assert process.returncode == code
        assert not any(Path(place).iterdir())


def test_without_a_place_for_a_socket_processes_work_all_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refused() -> None:
        raise OSError("AF_UNIX path too long")

    monkeypatch.setattr("multiprocessing.forkserver.ensure_running", refused)
    assert Processes(2, "").begin() == "spawn"
    with Engine(2).running() as runner:
        assert list(runner.results(doubled, [("", 1)])) == [("", 2)]


def wait_until(found: Callable[[], bool], seconds: int = 60) -> None:
    for _ in range(seconds * 20):
        if found():
            return
        time.sleep(0.05)
    raise AssertionError


def is_free(path: Path) -> bool:
    with path.open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


def test_processes_are_begun_only_for_tasks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Processes, "begin", lambda _: pytest.fail("begun"))
    with Engine(2).running() as runner:
        assert list(runner.results(doubled, [("", None)])) == [("", None)]


def loaded(_: int) -> bool:
    return "ukchina.records.warm" in sys.modules


@pytest.mark.skipif("forkserver" not in get_all_start_methods(), reason="this system cannot fork")
def test_what_all_processes_load_is_loaded_before_they_are_forked() -> None:
    with Engine(2).running() as runner:
        assert [found for _, found in runner.results(loaded, [("", 1), ("", 2)])] == [True, True]


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:9", "no address"])
def test_a_scheduler_that_does_not_answer_is_refused(
    monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    monkeypatch.setattr("ukchina.records.engines._CONNECT_SECONDS", 0.5)
    with (
        pytest.raises(CallError, match="no scheduler answers at"),
        Engine(scheduler=address).running(),
    ):
        pass


def test_without_dask_a_scheduler_is_refused_with_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    real = builtins.__import__

    def without(name: str, *rest: Any) -> object:  # noqa: ANN401 - as the real one
        if name == "distributed":
            raise ImportError(name)
        return real(name, *rest)

    monkeypatch.setattr(builtins, "__import__", without)
    with (
        pytest.raises(CallError, match=r"needs Dask; install it with: pip install 'ukchina\[dask"),
        Engine(scheduler="tcp://127.0.0.1:8786").running(),
    ):
        pass


def test_workers_of_another_version_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("UKCHINA_CACHE", "off")
    (tmp_path / "a.txt").write_text("A text that no other test has, on trade with China.")
    monkeypatch.setattr(reading, "batch", lambda *_: Batch("other", ()))
    with pytest.raises(CallError, match="a worker has another version"):
        read_records(tmp_path, BOOK)


def two_workers(tries: int = 3) -> Any:  # noqa: ANN401 - Dask ships no types
    """A cluster; Dask asserts that its loop runs within ten seconds, which it may not at once.

    A client that found no scheduler is closed when it is collected: before this, since in the start
    of another loop it would wait for the lock that its closing needs.
    """
    from distributed import LocalCluster  # noqa: PLC0415 - half a second, only here

    gc.collect()
    given = {"n_workers": 2, "threads_per_worker": 1, "dashboard_address": None}
    try:
        return LocalCluster(**given, silence_logs=50)
    except AssertionError:
        if tries == 1:
            raise
        return two_workers(tries - 1)


@pytest.mark.filterwarnings("ignore")  # Dask's own, of loops and of the worker that ends
def test_a_cluster_gives_the_same_also_when_a_worker_ends_in_the_middle(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("UKCHINA_CACHE", "off")
    monkeypatch.setattr(reading, "_TASK_UNITS", 2)
    folder = root / "tests" / "coding" / "heldout"
    seen: list[object] = []
    with two_workers() as cluster:

        def watch(done: Any, _: int | None) -> Iterator[Any]:  # noqa: ANN401 - whatever is done
            for one in done:
                seen.append(one)
                if len(seen) == 2:
                    victim = cluster.workers[0]
                    os.kill(victim.pid, signal.SIGKILL)
                yield one

        book = replace(BOOK, version="of this test")
        options = Options(engine=Engine(scheduler=cluster.scheduler_address), watch=watch)
        corpus, records = read_records(folder, book, options)
    assert len(seen) > 4
    assert corpus == read_corpus(folder)
    alone = Records(book)
    for found in corpus.documents:
        assert records.of(found) == alone.of(found)
