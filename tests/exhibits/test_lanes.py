"""In which lane of the chronology an event stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ukchina.study import open_study
from ukchina.study.chronology import chronology

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("sentence", "lane"),
    [
        ("China summoned the British ambassador on Friday.", "Chinese action"),
        ("The British government approved the new Chinese embassy on Tuesday.", "UK action"),
        ("Britain and China agreed on Friday to open a hotline.", "Joint"),
        ("The company opened an office in Shanghai on Monday.", "Others or unclear"),
        ("It was the first visit to China by a British chancellor in eight years.", "UK action"),
        ("It was the first visit to Wales by a Chinese leader in ten years.", "Chinese action"),
        ("It was the first meeting of the two leaders in six years.", "Joint"),
        ("No British prime minister has visited China since 2018.", "UK action"),
        ("The two leaders have not met since 2018.", "Joint"),
        ("Relations have been strained over the past five years.", "Joint"),
        ("David Lammy met his Chinese counterpart in Beijing on Friday.", "Joint"),
        ("David Lammy met British executives in Shanghai on Friday.", "UK action"),
        ("David Lammy met Wang Yi in Beijing on Friday.", "Joint"),
        ("London imposed sanctions on the Chinese embassy on Friday.", "UK action"),
        ("London expelled three Chinese diplomats on Friday.", "UK action"),
        ("Beijing sanctioned six British officials on Friday.", "Chinese action"),
        ("The China audit was published on Friday.", "UK policy"),
        ("The Chinese government's audit was published on Friday.", "Chinese action"),
    ],
)
def test_whoever_did_it_decides_the_lane(tmp_path: Path, sentence: str, lane: str) -> None:
    (tmp_path / "a.txt").write_text(f"date 2024-10-18 {sentence}", "utf-8")
    assert list(chronology(open_study(tmp_path))["lane"]) == [lane]
