"""A corpus that is hard to exchange: CRLF, a byte-order mark, astral and combining characters."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ukchina.study import Study, open_study

if TYPE_CHECKING:
    from pathlib import Path

TEXTS = {
    "wire": (
        "Gongs \U0001f514\U0001f514 rang as Britain and China opened talks on trade in Leeds.\r\n"
        "“We are ready,” said Wu Ke\u0301xin, the Chinese commerce minister, on 3 March 2025.\r\n"
        "\r\n"
        "The two sides agreed to meet again. Hackers had attacked the ministry’s network.\r\n"
    ),
    "note": (
        "\ufeffThe two sides agreed to meet again. Exports of cafe\u0301 chairs & <tables> rose.\n"
        "The two sides agreed to meet again.\n"
    ),
}
HEADER = "document,start,end,themes,orientation,voice,text,author,reason,date\n"


def coder_rows(study_texts: dict[str, str]) -> str:
    """One ruling with a reason, an author and a date; one row without a theme; one half-said."""
    wire = study_texts["wire"]
    first = wire.index("\r\n")
    again = wire.index("The two sides")
    hackers = wire.index("Hackers")
    end = wire.rindex("\r\n")
    return (
        HEADER
        + f'wire,0,{first},economy;dialogue,mixed,author,"{wire[:first]}",'
        + '"Ho, Mary","said ""gongs"" & <bells> \U0001f514",2026-03-01\n'
        + f'wire,{again},{hackers - 1},,neutral,author,"{wire[again : hackers - 1]}",,,\n'
        + f'wire,{hackers},{end},security,,,"{wire[hackers:end]}",,,\n'
    )


@pytest.fixture(scope="session")
def hard(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hard")
    for name, text in TEXTS.items():
        (folder / f"{name}.txt").write_bytes(text.encode())
    (folder / "coders").mkdir()
    (folder / "coders" / "mary.csv").write_text(coder_rows(TEXTS), encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def study(hard: Path) -> Study:
    return open_study(hard)


@pytest.fixture(scope="session")
def seed_study(seeds: Path) -> Study:
    return open_study(seeds)
