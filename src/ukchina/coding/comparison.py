"""The machine beside one coder on the same sentences: themes, orientation and voice."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from ukchina.coding.agreement import Counts, ac1, alpha_of, counts, jackknife
from ukchina.coding.codebook_file import read_codebook
from ukchina.coding.values import CodedSentence, Coding, Orientation
from ukchina.reading.values import Side

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from enum import StrEnum

    from ukchina.coding.codebook import Codebook
    from ukchina.coding.coders import Coder, Row

    Pair = tuple[str | bool | None, str | bool | None]


@dataclass(frozen=True, slots=True)
class Agreement:
    """The chance-corrected agreement on one question, with its interval by document."""

    alpha: float | None
    interval: tuple[float, float] | None
    ac1: float | None


@dataclass(frozen=True, slots=True)
class ThemeAgreement:
    """One theme: the counts (the coder's yes first, the machine's second) and the agreement."""

    theme: str
    counts: Counts
    agreement: Agreement


@dataclass(frozen=True, slots=True)
class ChoiceAgreement:
    """One of several values per sentence: the agreement and who chose what, coder first.

    `units` counts the sentences on which both say something.
    """

    units: int
    equal: int
    agreement: Agreement
    confusion: Mapping[tuple[str, str], int]


@dataclass(frozen=True, slots=True)
class Reliability:
    """The machine beside one coder, on the sentences that both coded."""

    coder: str
    units: int
    documents: int
    themes: tuple[ThemeAgreement, ...]
    micro: Counts
    orientation: ChoiceAgreement
    voice: ChoiceAgreement


def reliability(
    coded: Iterable[CodedSentence], coder: Coder, codebook: Codebook | None = None
) -> Reliability:
    """How far `coded` agrees with `coder`, who is taken as the reference for F1.

    The codings should be the machine's own: with rulings applied, it would be compared with what
    it was told.
    """
    book = codebook or read_codebook()
    machine = {found.sentence: found for found in coded}
    pairs = [(row, machine[row.sentence]) for row in coder.rows if row.sentence in machine]
    pairs.sort(key=lambda pair: pair[0].sentence)
    themes = tuple(_theme(theme.id, pairs) for theme in book.themes)
    every = [theme.counts for theme in themes]
    return Reliability(
        coder=coder.name,
        units=len(pairs),
        documents=len({row.sentence.document for row, _ in pairs}),
        themes=themes,
        micro=Counts(
            both=sum(one.both for one in every),
            second_only=sum(one.second_only for one in every),
            first_only=sum(one.first_only for one in every),
            neither=sum(one.neither for one in every),
        ),
        orientation=_choice(
            pairs, lambda row, found: (row.orientation, found.orientation), Orientation
        ),
        voice=_choice(pairs, lambda row, found: (row.voice, found.voice), Side),
    )


def as_coded(coder: Coder) -> Iterator[CodedSentence]:
    """A coder's complete rows in the form in which the machine's codings come."""
    for row in coder.rows:
        if row.orientation and row.voice:
            codings = tuple(
                Coding(row.sentence, theme, row.sentence, "", coder.name) for theme in row.themes
            )
            yield CodedSentence(
                row.sentence, codings, row.orientation, "", row.voice, "", coder=coder.name
            )


def _theme(theme: str, pairs: Sequence[tuple[Row, CodedSentence]]) -> ThemeAgreement:
    def said(row: Row, found: CodedSentence) -> Pair:
        return theme in row.themes, any(coding.theme == theme for coding in found.codings)

    both = [said(*pair) for pair in pairs]
    return ThemeAgreement(
        theme=theme,
        counts=counts([bool(first) for first, _ in both], [bool(second) for _, second in both]),
        agreement=_agreement(_by_document(pairs, said), categories=2),
    )


def _choice(
    pairs: Sequence[tuple[Row, CodedSentence]],
    said: Callable[[Row, CodedSentence], Pair],
    values: type[StrEnum],
) -> ChoiceAgreement:
    both = [(first, second) for first, second in (said(*pair) for pair in pairs) if first]
    return ChoiceAgreement(
        units=len(both),
        equal=sum(first == second for first, second in both),
        agreement=_agreement(_by_document(pairs, said), categories=len(values)),
        confusion=Counter((str(first), str(second)) for first, second in both),
    )


def _by_document(
    pairs: Sequence[tuple[Row, CodedSentence]], said: Callable[[Row, CodedSentence], Pair]
) -> list[list[Pair]]:
    groups = groupby(pairs, key=lambda pair: pair[0].sentence.document)
    return [[said(*pair) for pair in group] for _, group in groups]


def _agreement(groups: list[list[Pair]], *, categories: int) -> Agreement:
    units = [pair for group in groups for pair in group]
    return Agreement(
        alpha=alpha_of(Counter(units)),
        interval=jackknife(groups, alpha_of),
        ac1=ac1(list(zip(*units, strict=True)), categories=categories) if units else None,
    )
