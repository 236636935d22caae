"""Words in context: where they stand in all texts, and who says them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pandas as pd

from ukchina.errors import CallError
from ukchina.spans import fold, printed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ukchina.study import Study

_COLUMNS = ("label", "left", "match", "right", "speaker", "voice", "published", "evidence")


def concordance(study: Study, words: str, *, width: int = 48) -> pd.DataFrame:
    """Every place in the body of the selected texts where `words` stand, in the texts' order.

    Case, line breaks and the shape of quotation marks and dashes do not matter; a `*` stands for
    the rest of a word. Columns: label, left, match, right (at most `width` characters on either
    side), speaker, voice, published, evidence (of the sentence). Empty without a match; raises
    `CallError` for no word at all.
    """
    pattern = _pattern(words)
    rows = [
        row
        for name in study.in_report["document"]
        for row in _lines(study, str(name), pattern, width)
    ]
    return pd.DataFrame(rows, columns=list(_COLUMNS))


def _lines(
    study: Study, name: str, pattern: re.Pattern[str], width: int
) -> Iterator[tuple[object, ...]]:
    text = study.corpus.document(name).text
    plain = fold(text)
    published = study.documents.set_index("document").loc[name, "published"]
    for row in study.body[study.body["document"] == name].itertuples():
        for match in pattern.finditer(plain, int(row.start), int(row.end)):
            left = printed(text, max(0, match.start() - 2 * width), match.start())
            right = printed(text, match.end(), match.end() + 2 * width)
            yield (
                row.label,
                left[-width:],
                printed(text, *match.span()),
                right[:width],
                study.speaker(str(row.evidence)),
                row.voice,
                published,
                str(row.evidence),
            )


def _pattern(words: str) -> re.Pattern[str]:
    """The words as a pattern over folded text."""
    if not words.replace("*", "").strip():
        raise CallError(f'nothing to search for in "{words}"; wanted a word')
    parts = (re.escape(part).replace(r"\*", r"\w*") for part in fold(words).split())
    together = r"\s+".join(parts)
    return re.compile(rf"(?<!\w){together}(?!\w)", re.IGNORECASE)
