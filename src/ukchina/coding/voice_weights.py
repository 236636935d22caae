"""What a sentence's words, its neighbours and its text together weigh for its voice.

A multinomial logistic regression (`ukchina.coding.weights`) whose inputs are signs (what the rules
say of the sentence and of those beside it, whose page it is, how much of the text is told by its
author) and the words outside quotations. It speaks where the rules read the narration; what the
codebook itself decides is not weighed, nor are texts too short to show what they are.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ukchina.coding.weights import EVERY, weights
from ukchina.reading.values import Side

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ukchina.coding.voice_context import Told
    from ukchina.sentences import Sentence

WEIGHED = "weighed"
TABLE = "voice"
# The columns of the table; what is the author's weighs nothing.
ORDER = tuple(side for side in Side if side is not Side.AUTHOR)
# What the codebook itself decides: whose turn or quoted words it is, whose page, what is wanted.
CERTAIN = frozenset({"turn", "quotation", "statement", "wanting"})
# What is another's voice by weight has to weigh so much more than what the rules say: learnt on
# folds by document, where it changes one sentence in a hundred wrongly and two rightly.
MARGIN = 0.8
FEWEST = 8  # sentences that show how much of a text is its author's
_QUARTERS = 4
_THOUSANDTH = 0.001
_WORD = re.compile(r"[a-z][a-z'-]*")


def signs(
    told: Sequence[Told], sentences: Sequence[Sentence], house: Side | None
) -> list[tuple[str, ...]]:
    """The signs of each sentence, by the voices that the rules gave to all."""
    own = sum(side is Side.AUTHOR for _, (side, *_) in told)
    share = round(_QUARTERS * own / max(1, len(told)))
    page, result = str(house or "none"), []
    names = [(side.value, rule) for _, (side, rule, _) in told]
    apart = ("none", "none")
    for at, ((narration, _), (side, rule)) in enumerate(zip(told, names, strict=True)):
        last, last_rule = names[at - 1] if at else apart
        near = at > 0 and sentences[at - 1].paragraph == sentences[at].paragraph
        joined = "near" if near else "apart"
        following = names[at + 1][0] if at + 1 < len(names) else "none"
        result.append(
            (
                f"voice:{side}",
                f"rule:{rule}",
                f"voice:{side} rule:{rule}",
                f"voice:{side} page:{page}",
                f"voice:{side} own:{share}",
                f"before:{last} {joined}",
                f"voice:{side} before:{last} {joined}",
                f"voice:{side} ruled:{last_rule} {joined}",
                f"voice:{side} after:{following}",
                *(("quotes",) if "~" in narration else ()),
                *(("asks",) if "?" in narration else ()),
            )
        )
    return result


def weighed(
    told: Sequence[Told], sentences: Sequence[Sentence], house: Side | None
) -> tuple[tuple[Side, str, str], ...]:
    """The voices, each that the words and signs clearly weigh for another given to that one."""
    if len(told) < FEWEST:
        return tuple(voice for _, voice in told)
    borne = signs(told, sentences, house)
    return tuple(
        voice if voice[1] in CERTAIN else _weighed(narration, voice, named)
        for (narration, voice), named in zip(told, borne, strict=True)
    )


def heard(narration: str) -> list[str]:
    """The words of a sentence outside its quotations, which are masked.

    >>> heard("He said ~~~~~~~")
    ['he', 'said']
    """
    return _WORD.findall(narration.lower())


def _weighed(
    narration: str, voice: tuple[Side, str, str], named: tuple[str, ...]
) -> tuple[Side, str, str]:
    weight = _weights(heard(narration), named)
    best = max(range(len(ORDER)), key=weight.__getitem__)
    rules = 0.0 if voice[0] is Side.AUTHOR else weight[ORDER.index(voice[0])]
    if max(weight[best], 0.0) - rules <= MARGIN:
        return voice
    return (ORDER[best], WEIGHED, voice[2]) if weight[best] > 0 else (Side.AUTHOR, WEIGHED, "")


def _weights(told: Iterable[str], named: tuple[str, ...]) -> list[float]:
    """What the words and signs weigh for each side of `ORDER`; for the author nothing."""
    table = weights(TABLE)
    borne = [table.signs[sign] for sign in (EVERY, *named) if sign in table.signs]
    rows = table.rows(told)
    words = [_THOUSANDTH * sum(column) for column in zip(*rows, strict=True)] or [0.0] * len(ORDER)
    return [word + sum(signs) for word, signs in zip(words, zip(*borne, strict=True), strict=True)]
