"""Sentences as inlines: the words as they stand, the cues of their codings marked."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from ukchina.blocks import Mark
from ukchina.spans import printed

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

    from ukchina.blocks import Inline, Inlines
    from ukchina.study import Study


def marked(study: Study, sentence: pd.Series) -> Inlines:
    """The words of a row of `sentences`, each cue marked with the themes it stands for."""
    text = study.corpus.document(sentence["document"]).text
    start, end = int(sentence["start"]), int(sentence["end"])
    cues: dict[tuple[int, int], list[str]] = {}
    for coding in study.codings_of(sentence["evidence"]):
        cues.setdefault((int(coding.cue_start), int(coding.cue_end)), []).append(coding.theme)
    parts: list[Inline] = []
    for left, right, themes in _pieces(start, end, cues):
        words = _on_one_line(text, left, right)
        named = [study.themes.get(theme, theme) for theme in themes]
        parts.append(Mark((words,), "cue", "; ".join(named)) if themes else words)
    return tuple(parts)


def _pieces(
    start: int, end: int, cues: dict[tuple[int, int], list[str]]
) -> list[tuple[int, int, Sequence[str]]]:
    """The stretch cut at every cue's bounds, each piece with the themes of the cues over it."""
    cuts = sorted({start, end, *(cut for cue in cues for cut in cue)})
    pieces: list[tuple[int, int, list[str]]] = []
    for left, right in pairwise(cuts):
        over = [themes for (first, last), themes in cues.items() if first <= left and right <= last]
        themes = list(dict.fromkeys(theme for group in over for theme in group))
        if pieces and pieces[-1][2] == themes:
            pieces[-1] = (pieces[-1][0], right, themes)
        else:
            pieces.append((left, right, themes))
    return [piece for piece in pieces if start <= piece[0] and piece[1] <= end]


def _on_one_line(text: str, start: int, end: int) -> str:
    """The stretch with each run of white space as one space, its ends kept."""
    words = printed(text, start, end)
    left = " " if text[start:end][:1].isspace() else ""
    right = " " if text[start:end][-1:].isspace() and words else ""
    return f"{left}{words}{right}"
