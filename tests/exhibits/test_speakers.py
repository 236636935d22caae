"""Whether a panel of the figure of speakers has a Chinese voice, by the words that it counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ukchina.exhibits.speakers import quoted_speakers
from ukchina.study import open_study

if TYPE_CHECKING:
    from pathlib import Path

NAMES = ("Ada Pell", "Hal Orde", "Ruth Ames", "Joan Brook", "Cy Dunn", "Eve Farley", "Max Gill")
SAID = "\n\n".join(
    f'"Our exports to China will grow again this year," said {name}, a British exporter.'
    for name in (*NAMES, "Una Holt")
)


@pytest.mark.parametrize(
    ("last", "silent"),
    [
        ('"We agree," said Lin Jian, the Chinese foreign ministry spokesperson.', False),
        ("Chinese foreign ministry spokesperson Lin Jian said trade would grow.", False),
        ('"We agree," said Ned Ives, a British exporter.', True),
    ],
)
def test_a_panel_has_a_chinese_voice_however_few_its_words(
    tmp_path: Path,
    last: str,
    silent: bool,  # noqa: FBT001 - a table of cases
) -> None:
    (tmp_path / "a.txt").write_text(f"LONDON, May 4, 2026 (Reuters) - {SAID}\n\n{last}", "utf-8")
    shown = quoted_speakers(open_study(tmp_path))
    assert ("no Chinese voice" in str(shown.blocks())) is silent
