"""Who may be the subject of a verb of speech: names, countries, pronouns and descriptions."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from ukchina.reading.speech_rules import speech_rules
from ukchina.reading.strangers import side as described_side
from ukchina.reading.values import Side

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ukchina.reading.naming import Naming

_STATES = re.compile(
    r"\b(?:(?P<cn>China|the Chinese side|the Chinese)"
    r"|(?P<uk>(?:[Tt]he )?(?:United Kingdom|UK(?: side)?|U\.K\.(?: side)?|British side)"
    r"|(?:Great )?Britain))"
    r"(?![\w-]|\.\w)(?! +(?:and|or) +[A-Z])"
)
_PRONOUN = re.compile(r"\b(?:he|she|it|they)\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W_][\w'-]*")
# At most this many words stand between the beginning of a description and its noun.
_MODIFIERS = 6
_DEFINITE = frozenset({"the", "his", "her", "its", "their", "this", "that"})


@dataclass(frozen=True, slots=True)
class Reference:
    """Words that stand for a possible speaker.

    `form` is name, surname, metonym, state, collective, document, description or pronoun; `noun`,
    `det` and `words` are those of a description. A name still open ("he", "the diplomat") is "".
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


def references(plain: str, start: int, end: int, named: Sequence[Naming]) -> list[Reference]:
    """The possible speakers in `plain[start:end]`, in order; descriptions may hold names."""
    inside = [naming for naming in named if start <= naming.start < end]
    found = [_named(naming) for naming in inside if naming.type != "place"]
    taken = [(naming.start, naming.end) for naming in inside]
    found += [
        _state(*match.span(), chinese=bool(match["cn"]))
        for match in _STATES.finditer(plain, start, end)
        if not _within(match.span(), taken)
    ]
    found += [
        pronoun(*match.span(), match[0].lower())
        for match in _PRONOUN.finditer(plain, start, end)
        if not _within(match.span(), taken)
    ]
    found += _descriptions(plain, start, end, inside)
    whole = [r for r in found if not any(_encloses(other, r) for other in found)]
    return sorted(whole, key=lambda reference: (reference.start, -reference.end))


def _encloses(outer: Reference, inner: Reference) -> bool:
    """Whether a description is only part of a longer one."""
    same = outer.form == inner.form == "description"
    return same and outer is not inner and outer.start <= inner.start and inner.end <= outer.end


def pronoun(start: int, end: int, word: str) -> Reference:
    """The reference of a pronoun; "his", "her", "its" and "their" stand for their owner."""
    plain = {"his": "he", "her": "she", "its": "it", "their": "they"}.get(word, word)
    return Reference(start, end, "", Side.OTHER, "", "pronoun", plain)


def _named(naming: Naming) -> Reference:
    form = (
        "name" if naming.form in {"full", "surname", "given name", "description"} else naming.form
    )
    return Reference(
        naming.start, naming.end, naming.name, naming.side, naming.type, form, naming.pronoun
    )


def _state(start: int, end: int, *, chinese: bool) -> Reference:
    name, side = _government(chinese=chinese)
    return Reference(start, end, name, side, "institution", "state", "it")


def _government(*, chinese: bool) -> tuple[str, Side]:
    if chinese:
        return "Chinese government (institution)", Side.CHINA_GOVERNMENT
    return "UK government (institution)", Side.UK_GOVERNMENT


def _within(span: tuple[int, int], taken: Sequence[tuple[int, int]]) -> bool:
    return any(first < span[1] and span[0] < last for first, last in taken)


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
        r"(?-i:[A-Z][\w-]+'s)) +"
    )
    word = rf"(?!(?:{stop})\b)[\w.-]+(?:'s)? +"
    tail = (
        rf"(?P<tail>(?: +(?:of|for|at|from|in|to|on) +(?:(?:the|its|his|her|a) +)?(?!(?:{stop})\b)"
        r"[\w'-]+(?:(?: +of)?(?: +the)? +(?-i:[A-Z])[\w'-]*){0,5})?)"
    )
    return re.compile(
        rf"(?<![\w'-])(?:{det}(?P<mods>(?:{word}){{0,4}}?)|(?P<bare>(?:{word}){{0,2}}?)(?=(?:{plural})\b))"
        rf"(?P<noun>(?P<person>{person}|{plural})|(?P<body>{body})|(?P<paper>{paper}))"
        rf"(?![\w-])(?!'s)(?! +(?:{every})\b){tail}"
        r"|(?<![\w'-])one of (?:them|his \w+|her \w+|their \w+|the \w+)",
        re.IGNORECASE,
    )


def _described_in(plain: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """The matches of the descriptions, left to right; tried only where a noun of theirs is near."""
    every = list(_WORD.finditer(plain, start, end))
    nouns = [at for at, word in enumerate(every) if word[0].lower() in _noun_starts()]
    last, pattern, near = start, _pattern(), 0
    for at, word in enumerate(every):
        while near < len(nouns) and nouns[near] < at:
            near += 1
        if near == len(nouns):
            return
        if nouns[near] - at > _MODIFIERS or word.start() < last:
            continue
        match = pattern.match(plain, word.start(), end)
        if match:
            last = match.end("noun") if match["noun"] else match.end()
            yield match


@cache
def _noun_starts() -> frozenset[str]:
    """The first words of the nouns that describe a speaker, and "them" of "one of them"."""
    nouns = speech_rules()["descriptions"]
    listed = [noun for kind in ("person", "people", "body", "paper") for noun in nouns[kind]]
    return frozenset(_WORD.findall(noun)[0].lower() for noun in listed) | {"one"}


def _descriptions(
    plain: str, start: int, end: int, inside: Sequence[Naming]
) -> Iterator[Reference]:
    for match in _described_in(plain, start, end):
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
        if any(n.start <= first < n.end and n.end >= last for n in inside):
            continue
        if any(n.type == "person" and match.start() <= n.start and n.end <= first for n in inside):
            continue
        if match["person"] and re.match(r" (?-i:[A-Z])", plain[last : last + 2]):
            continue
        yield _description(match, inside)


def _description(match: re.Match[str], inside: Sequence[Naming]) -> Reference:
    whole, noun = " ".join(match[0].split()), match["noun"].lower()
    bodies = [
        n
        for n in inside
        if match.start() <= n.start and n.end <= match.end() and n.type not in {"person", "place"}
    ]
    det = (match["det"] or "").lower()
    kind = "person" if match["person"] else "institution" if match["body"] else "document"
    plural = kind == "person" and noun in speech_rules()["descriptions"]["people"]
    gender = "she" if noun.endswith("woman") else "he" if noun.endswith("man") else ""
    word = "they" if plural else gender if kind == "person" else "it"
    owner = bodies[0] if bodies else None
    span = match.span()
    if owner and (noun.startswith("spokes") or kind != "person"):
        type_ = owner.type if kind != "document" else "document"
        return Reference(
            *span, owner.name, owner.side, type_, "description", gender or "it", noun, det, whole
        )
    side = owner.side if owner else described_side(whole)
    both = re.match(r"the two ", whole, re.IGNORECASE)
    if noun == "government" and whole.lower() == "the government":
        name, side = _government(chinese=False)
        return Reference(*span, name, side, kind, "description", "it", noun, det, whole)
    if whole.lower() == "the embassy":
        return replace(_EMBASSY, start=span[0], end=span[1], det=det, words=whole)
    name = "" if det in _DEFINITE and not both else _unnamed(whole, noun, side, plural=plural)
    if noun.startswith("spokes"):
        if _GENERIC_SPOKESMAN.search(whole):
            name = ""
        name, side = _spoken_for(whole, name, side)
    type_ = "collective" if plural else kind
    return Reference(*span, name, side, type_, "description", word, noun, det, whole)


def _unnamed(whole: str, noun: str, side: Side, *, plural: bool) -> str:
    if re.match(r"(?:the )?(?:two|both) ", whole, re.IGNORECASE):
        return "Both governments/ministers"
    if plural and side in {Side.UK_GOVERNMENT, Side.CHINA_GOVERNMENT}:
        return unnamed_group(noun, side)
    return f"{re.sub(r'^(?:an?|one|the|another) ', '', whole, flags=re.IGNORECASE)} (unnamed)"


def unnamed_group(noun: str, side: Side) -> str:
    """The name of a government's people without names.

    >>> unnamed_group("ministers", Side.UK_GOVERNMENT)
    'UK ministers (unnamed)'
    """
    nation = (
        "Chinese" if side is Side.CHINA_GOVERNMENT else "UK" if noun == "ministers" else "British"
    )
    return f"{nation} {noun} (unnamed)"


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
# "a spokesman", "a spokesman for the university": whose, the text around has to tell.
_GENERIC_SPOKESMAN = re.compile(
    r" (?:for|of|at|from) (?:the|its|his|her) [a-z]+$|^an? (?:official )?spokes\w+$", re.IGNORECASE
)


def _spoken_for(whole: str, name: str, side: Side) -> tuple[str, Side]:
    """The body whose spokesperson has no name: a government, a ministry, else as described."""
    words = whole.lower()
    chinese = re.search(r"chin|beijing", words) is not None
    if re.search(r"prime minister|\bno\.? ?10|downing|number 10", words):
        return "Downing Street", Side.UK_GOVERNMENT
    if "embassy" in words:
        return "Chinese Embassy in the UK", Side.CHINA_GOVERNMENT
    if "foreign ministry" in words:
        return "Chinese Foreign Ministry", Side.CHINA_GOVERNMENT
    if "government" in words:
        return _government(chinese=chinese)
    return name, side
