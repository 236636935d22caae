"""What a text is coded as does not depend on how it was typed: quotes, dashes, line ends."""

from __future__ import annotations

import pytest

from ukchina.coding import code
from ukchina.corpus import Corpus, Document, document
from ukchina.spans import fold

CHANGES = {
    "straight quotes": [("“", '"'), ("”", '"'), ("‘", "'"), ("’", "'")],
    "curly apostrophes": [("'", "’")],
    "carriage returns": [("\n", "\r\n")],
    "old line ends": [("\n", "\r")],
    "hard spaces": [(" ", "\u00a0")],
    "other dashes": [("—", "–")],
}


def codings(read: Document) -> list[tuple[object, ...]]:
    """Every coding, with its cue by its words and the sentence by its number."""
    return [
        (
            number,
            sentence.orientation,
            sentence.voice,
            *(
                (coding.theme, " ".join(fold(coding.cue.of(read.text)).split()))
                for coding in sentence.codings
            ),
        )
        for number, sentence in enumerate(code(read), start=1)
    ]


@pytest.mark.parametrize("change", CHANGES)
def test_typography_changes_no_coding(corpus: Corpus, change: str) -> None:
    for original in corpus.documents:
        text = original.text
        for old, new in CHANGES[change]:
            text = text.replace(old, new)
        assert codings(document(original.name, text)) == codings(original)
