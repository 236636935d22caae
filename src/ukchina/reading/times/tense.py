"""Which way a clause looks at a time expression in it: back or ahead."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from ukchina.reading.times.lexicon import lexicon

_INITIAL = re.compile(
    r"""[\s"'(,]*(?:(?:and|but|then|however|on|in|at)\b[\s,]*)*\Z""", re.IGNORECASE
)
_AUXILIARY = re.compile(
    r"(?:\s*\b(?:be|been|being|have|not|also|never|now|soon|then|still|only|both)\b)*\s*\Z",
    re.IGNORECASE,
)
# "Today agreed to": the time before it is that of the word given, not of what is to come.
_COMMITTED = re.compile(
    r"(?:agreed|asked|invited|offered|ordered|pledged|promised|threatened|urged|vowed)\b",
    re.IGNORECASE,
)
# "Unless it imposed quotas before the summer": the past of what is only supposed.
_IF = re.compile(r"\b(?:if|unless|provided(?: that)?)\s+[^,;:]*\Z", re.IGNORECASE)
_REAL = re.compile(
    r"\b(?:had|as|even|only|ask(?:s|ed|ing)?|wonder(?:s|ed|ing)?|knew|known?|doubt(?:s|ed)?|see)\s+\Z",
    re.IGNORECASE,
)
_WOULD = re.compile(r"\b(?:would|could|might)\s+(?!have\b)|'d\s+(?!been\b)", re.IGNORECASE)
_CLAUSE = re.compile(r";|:|,\s+(?:and|but|while|so|as|though)\s|\s--?\s", re.IGNORECASE)
_WORD = re.compile(r"[\w']+")


@dataclass(frozen=True, slots=True)
class Verb:
    """A word or group that carries tense, and which way it looks."""

    start: int
    end: int
    way: str


@lru_cache(maxsize=512)
def verbs(sentence: str) -> tuple[Verb, ...]:
    """The tensed words of a sentence in plain form, in order; a longer group swallows its parts."""
    markers, family = lexicon().markers, lexicon().marker_family
    found = [
        Verb(*match.span(), markers[number].way)
        for number in family.possible(sentence)
        for match in family.matches(number, sentence)
    ]
    kept: list[Verb] = []
    for verb in sorted(found, key=lambda verb: (verb.start, verb.start - verb.end)):
        if not kept or verb.start >= kept[-1].end:
            kept.append(verb)
    return tuple(_groups(sentence, kept))


def _groups(sentence: str, known: list[Verb]) -> list[Verb]:
    """Verbs with nothing but auxiliaries between them as one, ahead if any part looks ahead."""
    grouped: list[Verb] = []
    for verb in known:
        last = grouped[-1] if grouped else None
        if last and _AUXILIARY.match(sentence[last.end : verb.start]):
            ways = (last.way, verb.way)
            led = next((one for one in ("either", "future") if one in ways), verb.way)
            grouped[-1] = Verb(last.start, verb.end, led)
        else:
            grouped.append(verb)
    return grouped


def way(sentence: str, start: int, end: int, *, outer: bool = False) -> str:
    """Whether the verb that governs `sentence[start:end]` looks back ("past") or ahead ("future").

    What was planned ("was due in September") looks either way.

    The nearest tensed verb before the expression governs it, at the start of a sentence the first
    one after. `outer` skips one verb: of two times side by side the second belongs further out
    ("asked whether he would travel in the near future on Thursday"). Words like "predecessor" or
    "than" between verb and expression turn back. Without a verb, "past".
    """
    known = verbs(sentence)
    clause = max((match.end() for match in _CLAUSE.finditer(sentence, 0, start)), default=0)
    before = [verb for verb in known if verb.end <= start]
    fresh = not any(verb.start >= clause for verb in before)
    after = [verb for verb in known if verb.start >= end]
    if outer and len(before) > 1:
        before = before[:-1]
    if before and not (fresh and after) and not _INITIAL.match(sentence[:start]):
        last = before[-1]
        if last.way == "past" and _supposed(sentence, last, start):
            return "future"
        return "past" if _turned(sentence, last.end, start) else last.way
    if after:
        first = after[0]
        return "past" if _COMMITTED.match(sentence, first.start) else first.way
    return before[-1].way if before else "past"


def _supposed(sentence: str, verb: Verb, start: int) -> bool:
    """Whether a verb in the past stands behind "if" of what would follow, and so looks ahead."""
    condition = _IF.search(sentence, 0, start)
    if condition is None or condition.start() > verb.start:
        return False
    if sentence[verb.start : verb.end].lower().startswith("had"):
        return False
    real = _REAL.search(sentence, 0, condition.start())
    return real is None and _WOULD.search(sentence) is not None


def _turned(sentence: str, start: int, end: int) -> bool:
    """Whether an occasion of speaking or a word of comparison stands between verb and time."""
    between = {word.lower().removesuffix("'s") for word in _WORD.findall(sentence[start:end])}
    if between & set(lexicon().words["backward"]):
        return True
    return lexicon().occasion.search(sentence, start, end) is not None


def perfect(sentence: str, start: int) -> bool:
    """Whether the clause before `start` is in the perfect ("have not met")."""
    return (
        re.search(r"\b(?:has|have|had|'ve)\b[^.;]*\Z", sentence[:start], re.IGNORECASE) is not None
    )
