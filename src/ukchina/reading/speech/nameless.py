"""Speakers behind the verb whom no list of nouns knows: "said a kettle maker from Stoke"."""

from __future__ import annotations

import re

from ukchina.reading.people.described import side as described_side
from ukchina.reading.speech.descriptions import Reference
from ukchina.reading.speech.rules import speech_rules, time_words
from ukchina.reading.speech.unnamed import unnamed

_STOP = r"(?!(?:who|whose|which|that|from|in|at|of|for|to|on|and|or|but|with|by|as)\b)"
_PHRASE = re.compile(
    r" *(?P<whole>(?P<det>an?|one|another|some|several|two|three|four|many|the)"
    rf"(?: +{_STOP}[\w'-]+){{0,6}}? +{_STOP}(?P<noun>[a-z][\w'-]+))"
    r"(?P<tail>(?: +(?:from|in|at|of|for|with|on)\b[^,.;:()\x01]{0,80})?)"
    r"(?= *(?:[,.;:()\x01-]|\Z)| +(?:who|whose|as|after|before|when|during)\b)",
    re.IGNORECASE,
)
_TIME = re.compile(
    rf"(?:{time_words()}|time|moment|while|later|earlier|afterwards)\Z", re.IGNORECASE
)
_SEVERAL = frozenset({"some", "several", "two", "three", "four", "many"})


def nameless(masked: str, at: int, end: int) -> Reference | None:
    """The people whom `masked[at:end]` begins to describe; None for a time, a paper or a name."""
    match = _PHRASE.match(masked, at, end)
    if match is None or _TIME.search(match["noun"]) or match["noun"].lower() in _papers():
        return None
    whole = " ".join(match["whole"].split())
    if match["det"].lower() == "the":  # who is told apart by nothing was told of before
        if not match["tail"]:
            return None
        whole += f" {' '.join(match['tail'].split())}"
    plural = match["det"].lower() in _SEVERAL
    side = described_side(f"{whole}{match['tail']}")
    noun = match["noun"].lower()
    return Reference(
        *match.span("whole"),
        unnamed(whole, noun, side, plural=plural),
        side,
        "collective" if plural else "person",
        "description",
        "they" if plural else "",
        noun,
        match["det"].lower(),
        whole,
    )


def _papers() -> frozenset[str]:
    return frozenset(speech_rules()["descriptions"]["paper"])
