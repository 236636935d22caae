"""The clause or noun phrase of a sentence that tells an event."""

from __future__ import annotations

import re
from functools import lru_cache

from ukchina.reading.events.lexicon import event_lexicon
from ukchina.reading.times.tense import Verb, verbs

_RELATIVE = re.compile(r"(?:who|which|where|whose)\b", re.IGNORECASE)
_AND = re.compile(r"and\s", re.IGNORECASE)
# Names that a comma parts from the last of their list: "China, Kenya, | and the UK agreed".
_NAME = r"(?:[Tt]he )?[A-Z][\w.-]*(?: [A-Z][\w.-]*){0,2}"
_LISTED = re.compile(rf"(?:\A\W*|, ){_NAME}(?:, {_NAME})+,\s+\Z")
_FIRST_WORD = re.compile(r"[\w']+")
_LEADING = re.compile(r"[\s,\"'(-]+")
_TRAILING = re.compile(r"[\s,.;:?!\"'(-]+\Z")
_NOT_YET = re.compile(r"(?:yet|still)\s+to\b", re.IGNORECASE)
_POSSESSOR = re.compile(
    r"(?:(?:his|her|their|its|the|a|an|only|then)\s+|(?-i:[A-Z])[\w.-]*(?:'s|s')?\s+"
    r"|predecessor\s+|former\s+|previous\s+)+\Z",
    re.IGNORECASE,
)
# The name before "'s": the words of a phrase that begins with its possessive mark.
_OWNER = re.compile(r"(?:[A-Z][\w.-]*\s+){0,3}[A-Z][\w.-]*\Z")
_RESTRICTIVE = re.compile(r"that\s+(?!the\b|he\b|she\b|they\b|it\b|[A-Z])")
_ATTENDED = re.compile(
    r"(?:which|that)\s+(?:I|we|he|she|they|ministers|(?:the|our|his|her)\s+[\w-]+"
    r"|(?-i:[A-Z])[\w.-]*(?:\s+(?-i:[A-Z])[\w.-]*){0,2})\s+(?:(?:have|has|had|also|both|jointly)\s+){0,2}"
    r"(?P<verb>(?:co-?)?(?:attended|chaired|hosted|held|led|convened|opened|joined))\b",
    re.IGNORECASE,
)
_CONTACT = re.compile(
    r"\b(?:the|an?|its|their|his|her|our)\s+(?:(?!(?:the|an?|on|of|in)\b)[\w'-]+\s+){0,7}?"
    r"(?:dialogue|talks|summit|meeting|commission|forum|consultations)"
    r"(?:\s+(?:with|between|in)(?:\s+[\w'-]+){1,4}?)?,?\s*\Z",
    re.IGNORECASE,
)
_DETERMINED = re.compile(
    r"\b(?:the|an?|its|their|his|her|any|every)\s+(?:[\w'-]+\s+){0,7}\Z", re.IGNORECASE
)
_COMPLEMENT = re.compile(r"\s+(?:that|to)\b", re.IGNORECASE)
_PRESENT = re.compile(r"\b(?:is|are|am|do|does|remains?|continues?)\b", re.IGNORECASE)
# A subject before a relative clause is taken in when it opens the sentence and is this short.
_SUBJECT_WORDS = 4
# A main clause shows its verb within so many characters of its start: a subject of ten words.
_SUBJECT_CHARS = 70
# What follows a time by so many words may stay outside: the verb has had its object.
_OBJECT_WORDS = 2
_HEAD = 80


@lru_cache(maxsize=512)
def _cuts(sentence: str) -> tuple[tuple[int, int], ...]:
    """Where clauses part: the end of one and the start of the next."""
    found = [match.span() for match in event_lexicon().boundary.finditer(sentence)]
    main = _main_clause(sentence)
    return tuple(sorted([*found, *([main] if main else [])]))


def _main_clause(sentence: str) -> tuple[int, int] | None:
    """Where the main clause begins behind a subordinate one that opens the sentence.

    At the first comma with a tensed verb before it, and a subject and its verb behind it.
    """
    if not event_lexicon().subordinate.match(sentence):
        return None
    known = verbs(sentence)
    for comma in re.finditer(r",\s+", sentence):
        if any(verb.end <= comma.start() for verb in known) and _opens(sentence, comma, known):
            return comma.span()
    return None


def _opens(sentence: str, comma: re.Match[str], known: tuple[Verb, ...]) -> bool:
    """Whether a subject and its verb follow the comma, with no comma between."""
    following = next((verb.start for verb in known if verb.start >= comma.end()), None)
    if following is None:
        return False
    subject = sentence[comma.end() : following]
    return bool(subject.strip()) and "," not in subject and len(subject) <= _SUBJECT_CHARS


def clause(
    sentence: str, start: int, end: int, *, time: tuple[int, int] | None = None
) -> tuple[int, int]:
    """The clause of `sentence` (in plain form) that holds `start` to `end`.

    It reaches over commas until a verb has come; one right behind its `time` then ends it. A
    relative clause that is closed before `start` is a parenthesis and stays inside.
    """
    known = [cut for cut in _cuts(sentence) if not (time and _leads(sentence, cut, time))]
    lefts = [0, *(after for _, after in known if after <= start)]
    left = lefts.pop()
    while lefts and _RELATIVE.match(sentence, left) and "," in sentence[left:start]:
        left = lefts.pop()
    if lefts and _AND.match(sentence, left) and _LISTED.search(sentence[:left]):
        left = lefts.pop()
    if _RELATIVE.match(sentence, left) and len(sentence[:left].split()) <= _SUBJECT_WORDS:
        left = 0
    left = _head(sentence, left)
    rights = [before for before, _ in known if before >= end]
    if time and sentence[time[1] : time[1] + 1] == "," and time[1] >= end:
        rights.insert(0, time[1])
    right = next((at for at in rights if _ends(sentence, left, at)), len(sentence))
    return trimmed(sentence, _unopened(sentence, left, start), right)


def _leads(sentence: str, cut: tuple[int, int], time: tuple[int, int]) -> bool:
    """Whether a clause seems to begin where the time's own preposition stands ("before the")."""
    return cut[1] == time[0] and sentence[cut[0] : cut[1]].isspace()


def _head(sentence: str, left: int) -> int:
    """The start of the noun that a relative clause with "that" belongs to, else `left`.

    That of a dialogue also where somebody has attended it: "the dialogue, which I attended".
    """
    if _ATTENDED.match(sentence, left):
        attended = _CONTACT.search(sentence, max(0, left - _HEAD), left)
        return attended.start() if attended else left
    if not _RESTRICTIVE.match(sentence, left):
        return left
    head = _DETERMINED.search(sentence, max(0, left - _HEAD), left)
    return head.start() if head else left


def _ends(sentence: str, left: int, right: int) -> bool:
    """Whether a clause may end there: at a comma only once a verb has come."""
    if sentence[right : right + 1] != "," or _PRESENT.search(sentence, left, right):
        return True
    return any(left <= verb.start < right for verb in verbs(sentence))


def verb_at(sentence: str, start: int, end: int) -> int:
    """Where the verb of a trigger stands: that of the relative clause where it takes one in."""
    attended = _ATTENDED.search(sentence, start, end)
    return attended.start("verb") if attended else start


def _unopened(sentence: str, left: int, start: int) -> int:
    """Behind an opening that only leads over ("Echoing that, …"), else `left`."""
    opening = event_lexicon().opening.match(sentence, left)
    return opening.end() if opening and opening.end() <= start else left


def embedded(sentence: str, left: int, start: int) -> tuple[int, int] | None:
    """The verb of saying and its "that" between `left` and `start`; what is said begins behind."""
    found = list(event_lexicon().saying.finditer(sentence, left, start))
    return found[-1].span() if found else None


def closed(sentence: str, right: int, trigger: tuple[int, int], time: tuple[int, int]) -> int:
    """Where a clause ends: at its time, once verb and object have been told, else at `right`."""
    words = sentence[trigger[0] : time[0]].split()
    complement = _COMPLEMENT.match(sentence, time[1])
    told = trigger[1] <= time[0] and len(words) > _OBJECT_WORDS
    return time[1] if told and not complement else right


def phrase(sentence: str, start: int, end: int) -> tuple[int, int]:
    """The noun phrase whose middle is `start` to `end`: from its possessor or determiner on."""
    low = max(0, start - _HEAD)
    owner = _OWNER.search(sentence[low:start]) if sentence[start : start + 1] == "'" else None
    start = low + owner.start() if owner else start
    possessor = _POSSESSOR.search(sentence[low:start])
    left = low + possessor.start() if possessor else start
    return trimmed(sentence, left, end)


def trimmed(sentence: str, left: int, right: int) -> tuple[int, int]:
    """The stretch without the words that introduce it and the marks around it."""
    while left < right:
        lead = _LEADING.match(sentence, left, right)
        if lead:
            left = lead.end()
        word = _FIRST_WORD.match(sentence, left, right)
        if word is None or word[0].lower() not in event_lexicon().dropped:
            break
        if _NOT_YET.match(sentence, left):
            break
        left = word.end()
    tail = _TRAILING.search(sentence, left, right)
    return left, tail.start() if tail else right
