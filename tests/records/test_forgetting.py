"""A cache forgets what was not used for a month, and what is too much; nothing else is touched."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

from ukchina.records import cache, forgetting
from ukchina.records.cache import Cache
from ukchina.records.forgetting import DAY, MARK, UNUSED_DAYS

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    import pytest

KEYS = [f"{number:02x}" + "0" * 62 for number in range(8)]


def path_of(folder: Path, key: str) -> Path:
    return folder / key[:2] / key[2:]


def age(path: Path, days: float) -> None:
    now = path.stat().st_mtime
    os.utime(path, (now - days * DAY, now - days * DAY))


def filled(folder: Path, ages: Mapping[str, float], size: int = 5) -> None:
    """A cache with entries so many days old, gone through two days ago."""
    held = Cache(folder)
    for key in ages:
        held.put(key, b"x" * size)
    for key, days in ages.items():
        age(path_of(folder, key), days)
    age(folder / MARK, 2)


def there(folder: Path) -> list[str]:
    return [key for key in KEYS if Cache(folder).get(key) is not None]


def test_what_was_not_used_for_a_month_is_gone_after_the_next_run(tmp_path: Path) -> None:
    filled(tmp_path, {KEYS[0]: UNUSED_DAYS + 1, KEYS[1]: UNUSED_DAYS - 1, KEYS[2]: 400})
    Cache(tmp_path).put(KEYS[3], b"new")
    assert there(tmp_path) == [KEYS[1], KEYS[3]]


def test_what_is_used_stays_however_long_ago_it_was_made(tmp_path: Path) -> None:
    filled(tmp_path, {KEYS[0]: 20, KEYS[1]: 20})
    assert Cache(tmp_path).get(KEYS[0]) is not None
    for key in KEYS[:2]:
        age(path_of(tmp_path, key), 15)
    Cache(tmp_path).put(KEYS[2], b"new")
    assert there(tmp_path) == [KEYS[0], KEYS[2]]


def test_a_cache_of_an_earlier_version_is_gone_through_too(tmp_path: Path) -> None:
    filled(tmp_path, {KEYS[0]: 400})
    (tmp_path / MARK).unlink()
    Cache(tmp_path).put(KEYS[1], b"new")
    assert there(tmp_path) == [KEYS[1]]


def test_a_cache_is_gone_through_once_a_day(tmp_path: Path) -> None:
    filled(tmp_path, {KEYS[0]: 400})
    (tmp_path / MARK).touch()
    Cache(tmp_path).put(KEYS[1], b"new")
    assert path_of(tmp_path, KEYS[0]).is_file()
    age(tmp_path / MARK, 1.1)
    Cache(tmp_path).put(KEYS[2], b"new")
    assert there(tmp_path) == KEYS[1:3]


def test_of_too_much_what_was_unused_longest_goes_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled(tmp_path, {key: days for days, key in enumerate(KEYS[:6], start=1)}, size=1000)
    monkeypatch.setattr(forgetting, "MOST_BYTES", 4200)
    Cache(tmp_path).put(KEYS[7], b"x" * 1000)
    assert there(tmp_path) == [*KEYS[:3], KEYS[7]]


def test_a_run_that_puts_much_keeps_within_the_bound(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(forgetting, "MOST_BYTES", 5000)
    monkeypatch.setattr(cache, "GROWN_BYTES", 2000)
    held = Cache(tmp_path)
    for number in range(60):
        held.put(f"{number:064x}", b"x" * 1000)
        sizes = [path.stat().st_size for path in tmp_path.rglob("*") if path.is_file()]
        assert sum(sizes) <= 5000 + 2000 + 1100
    assert held.get(f"{59:064x}") is not None


def test_nothing_but_entries_is_deleted(tmp_path: Path) -> None:
    filled(tmp_path, {KEYS[0]: 400})
    mine = [tmp_path / "ab" / "notes.txt", tmp_path / "letters" / KEYS[0][2:], tmp_path / "x.txt"]
    left = tmp_path / "00" / f"{forgetting.ASIDE}of-a-run-that-was-killed"
    link = path_of(tmp_path, KEYS[5])
    for path in (*mine, left):
        path.parent.mkdir(exist_ok=True)
        path.write_text("mine")
        age(path, 400)
    link.parent.mkdir()
    link.symlink_to(mine[0])
    Cache(tmp_path).put(KEYS[1], b"new")
    assert all(path.read_text() == "mine" for path in (*mine, link))
    assert not left.exists()


_WORK = """
import sys
from pathlib import Path
from ukchina.records import cache, forgetting
forgetting.MOST_BYTES, cache.GROWN_BYTES = 20_000, 3_000
held = cache.Cache(Path(sys.argv[1]))
for turn in range(4):
    for number in range(60):
        key = f"{number * 4:02x}" + "0" * 62
        found = held.get(key)
        assert found in (None, key.encode() * 20), found
        held.put(key, key.encode() * 20)
print("done")
"""


def test_processes_that_put_get_and_forget_at_once_never_fail(tmp_path: Path) -> None:
    runs = [
        subprocess.Popen(
            [sys.executable, "-c", _WORK, str(tmp_path)], stdout=subprocess.PIPE, text=True
        )
        for _ in range(3)
    ]
    assert [run.communicate()[0] for run in runs] == ["done\n"] * 3
    sizes = [path.stat().st_size for path in tmp_path.rglob("*") if path.is_file()]
    assert 0 < sum(sizes) <= 20_000 + 3 * (3_000 + 1_400)


def test_a_folder_that_refuses_is_no_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    filled(tmp_path, {KEYS[0]: 400})

    def refused(*_: object, **__: object) -> None:
        raise PermissionError("no")

    monkeypatch.setattr(type(tmp_path), "unlink", refused)
    monkeypatch.setattr(type(tmp_path), "touch", refused)
    monkeypatch.setattr(os, "utime", refused)
    held = Cache(tmp_path)
    held.put(KEYS[1], b"new")
    assert held.get(KEYS[1]) == b"new"
    assert held.get(KEYS[0]) is not None
