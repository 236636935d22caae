"""Speakers whom only a description tells: "a senior official", "its spokesman", "the report"."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from ukchina.reading.people.described import side as described_side
from ukchina.reading.speech.rules import speech_rules
from ukchina.reading.speech.unnamed import government, spoken_for, unnamed
from ukchina.reading.values import Side

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ukchina.reading.people.naming import Naming

_WORD = re.compile(r"[^\W_][\w'-]*")
# At most this many words stand between the beginning of a description and its noun.
_MODIFIERS = 6
_MOST_WORDS = 1 << 16  # bounds what is kept, above the words of one corpus
_CAPITAL = re.compile(r" (?-i:[A-Z])")
_DEFINITE = frozenset({"the", "his", "her", "its", "their", "this", "that"})


@dataclass(frozen=True, slots=True)
class Reference:
    """Words that stand for a possible speaker.

    `form` is name, surname, metonym, state, collective, document, description or pronoun; `noun`,
    `det` and `words` are those of a description. A name still open ("he", "the diplomat") is "".
    `parts` are the two of a pair ("X and Y").
    """

    start: int
    end: int
    name: str
    side: Side
    type: str
    form: str
    pronoun: str = ""
    noun: str = ""
    det: str = ""
    words: str = ""
    unit: int = 0
    parts: tuple[Reference, ...] = ()

    def of_unit(self, unit: int) -> Reference:
        """The same reference, as one of that unit; each is asked once, and `replace` is slow."""
        return Reference(
            self.start,
            self.end,
            self.name,
            self.side,
            self.type,
            self.form,
            self.pronoun,
            self.noun,
            self.det,
            self.words,
            unit,
            self.parts,
        )


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    nouns = speech_rules()["descriptions"]
    person, plural, body, paper = (
        "|".join(sorted(nouns[kind], key=lambda word: (-len(word), word)))
        for kind in ("person", "people", "body", "paper")
    )
    every = f"{person}|{plural}|{body}|{paper}"
    stop = nouns["stop"]
    det = (
        r"(?P<det>the|a|an|his|her|its|their|one|another|some|several|two|three|many|most|other|this|that|"
        r"(?-i:(?:Hong|New|North|South|Saudi|Communist) [A-Z][\w-]+'s)"
        rf"(?= +(?:[\w-]+ +){{0,3}}(?:{body})\b)|"
        r"(?-i:[A-Z][\w-]+'s)) +"
    )
    word = rf"(?!(?:{stop})\b)[\w.-]+(?:'s)? +"
    place = (
        rf"(?:(?:the|its|his|her|a) +)?(?!(?:{stop})\b)"
        r"[\w'-]+(?:(?: +of)?(?: +the)? +(?-i:[A-Z])[\w'-]*){0,5}"
    )
    # A body's noun behind the place is no part of a committee's or a debate's subject ("on the").
    whole = rf"{place}(?: +(?:{body})(?![\w-])(?!'s))?"
    tail = rf"(?P<tail>(?: +(?:(?:of|for|at|from|in|to) +{whole}|on +{place}))?)"
    return re.compile(
        rf"(?<![\w'-])(?:{det}(?P<mods>(?:{word}){{0,4}}?)|(?P<bare>(?:{word}){{0,2}}?)(?=(?:{plural})\b))"
        rf"(?P<noun>(?P<person>{person}|{plural})|(?P<body>{body})|(?P<paper>{paper}))"
        rf"(?![\w-])(?!'s)(?! +(?:{every})\b){tail}"
        r"|(?<![\w'-])one of (?:them|his \w+|her \w+|their \w+|the \w+)",
        re.IGNORECASE,
    )


def _described_in(plain: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """The matches of the descriptions, left to right; tried only where a noun of theirs is near."""
    words, known = _WORD.findall(plain, start, end), _nouns()
    nouns = [at for at, word in enumerate(words) if known[word]]
    if not nouns:
        return
    starts = [word.start() for word in _WORD.finditer(plain, start, end)]
    last, pattern, tried = start, _pattern(), 0
    for noun in nouns:
        for at in range(max(tried, noun - _MODIFIERS), noun + 1):
            match = pattern.match(plain, starts[at], end) if starts[at] >= last else None
            if match:
                last = match.end("noun") if match["noun"] else match.end()
                yield match
        tried = noun + 1


class _Nouns(dict[str, bool]):
    """Whether a word as it is written may begin a noun that describes a speaker."""

    def __missing__(self, word: str) -> bool:
        if len(self) > _MOST_WORDS:
            self.clear()
        found = self[word] = word.lower() in _noun_starts()
        return found


@cache
def _nouns() -> _Nouns:
    return _Nouns()


@cache
def _noun_starts() -> frozenset[str]:
    """The first words of the nouns that describe a speaker, and "them" of "one of them"."""
    nouns = speech_rules()["descriptions"]
    listed = [noun for kind in ("person", "people", "body", "paper") for noun in nouns[kind]]
    return frozenset(_WORD.findall(noun)[0].lower() for noun in listed) | {"one"}


def descriptions(plain: str, start: int, end: int, inside: Sequence[Naming]) -> Iterator[Reference]:
    """The descriptions in `plain[start:end]`, where `inside` are the names that stand there."""
    for match in _described_in(plain, start, end):
        near = _overlapping(inside, *match.span())
        if match["noun"] is None:
            yield Reference(
                *match.span(),
                "unnamed source (unnamed)",
                Side.OTHER,
                "person",
                "description",
                "",
                "one",
                "one",
                match[0],
            )
            continue
        first, last = match.start("noun"), match.end("noun")
        if any(n.start <= first < n.end and n.end >= last for n in near):
            continue
        if any(n.type == "person" and match.start() <= n.start and n.end <= first for n in near):
            continue
        if match["person"] and _CAPITAL.match(plain, last):
            continue
        yield _description(match, near)


def _overlapping(inside: Sequence[Naming], start: int, end: int) -> Sequence[Naming]:
    """The names, which are in order and disjoint, that share a character with a stretch."""
    first = bisect_right(inside, start, key=lambda naming: naming.end)
    return inside[first : bisect_left(inside, end, key=lambda naming: naming.start)]


def _end(match: re.Match[str], inside: Sequence[Naming]) -> int:
    """Where a description ends: with the body it names, if that goes on in lower case.

    "A spokesman for the Chinese embassy said" is told by no name that ends before "embassy".
    """
    first, last = match.span("tail")
    if not match["noun"].lower().startswith("spokes"):
        return match.end()
    return max(last, *(n.end for n in inside if first < n.start < last), last)


def _description(match: re.Match[str], inside: Sequence[Naming]) -> Reference:
    span = match.start(), _end(match, inside)
    whole, noun = " ".join(match.string[slice(*span)].split()), match["noun"].lower()
    bodies = [
        n
        for n in inside
        if span[0] <= n.start and n.end <= span[1] and n.type not in {"person", "place"}
    ]
    det = (match["det"] or "").lower()
    kind = "person" if match["person"] else "institution" if match["body"] else "document"
    plural = kind == "person" and noun in speech_rules()["descriptions"]["people"]
    gender = "she" if noun.endswith("woman") else "he" if noun.endswith("man") else ""
    word = "they" if plural else gender if kind == "person" else "it"
    owner = bodies[0] if bodies else None
    if owner and (noun.startswith("spokes") or kind != "person"):
        type_ = owner.type if kind != "document" else "document"
        return Reference(
            *span, owner.name, owner.side, type_, "description", gender or "it", noun, det, whole
        )
    side = owner.side if owner else described_side(whole)
    if whole in {"The Minister", "the Minister"}:
        side = Side.UK_GOVERNMENT  # as a debate calls whoever answers it
    both = whole[:8].lower() == "the two "
    if noun == "government" and whole.lower() == "the government":
        name, side = government(chinese=False)
        return Reference(*span, name, side, kind, "description", "it", noun, det, whole)
    if whole.lower() in _EMBASSIES:
        return replace(_EMBASSY, start=span[0], end=span[1], det=det, words=whole)
    own = owner is not None and noun == "head"
    open_yet = det in _DEFINITE and not both and not own
    name = "" if open_yet else unnamed(whole, noun, side, plural=plural)
    if noun.startswith("spokes"):
        name, side = spoken_for(whole, name, side)
    type_ = "collective" if plural else kind
    return Reference(*span, name, side, type_, "description", word, noun, det, whole)


_EMBASSIES = frozenset(
    ["the embassy", "china's embassy", "beijing's embassy", "its embassy", "the chinese embassy"]
)
# In these texts an embassy without a country is China's in London.
_EMBASSY = Reference(
    0,
    0,
    "Chinese Embassy in the UK",
    Side.CHINA_GOVERNMENT,
    "institution",
    "description",
    "it",
    "embassy",
)
