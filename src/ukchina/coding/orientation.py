"""How a sentence depicts the relationship: read from its clauses, not from counts of words."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from ukchina.coding.clauses import Clause, clauses
from ukchina.coding.orientation_lexicon import Expression, expressions
from ukchina.coding.orientation_poles import readings
from ukchina.coding.orientation_values import Pole, Reading
from ukchina.coding.orientation_weights import WEIGHED, signs, weigh
from ukchina.coding.tokens import tokens
from ukchina.coding.values import Orientation
from ukchina.spans import fold

if TYPE_CHECKING:
    from collections.abc import Callable

    from ukchina.corpus import Document
    from ukchina.sentences import Sentence

_CONTRASTS = frozenset({"concessive", "despite", "contrast"})
# Clauses with a subject of their own ("while the leaders of France …"); "despite" has none.
_OWN_SUBJECT = frozenset({"concessive", "contrast", "condition", "when"})
_FOREIGN = frozenset({"third", "russia", "taiwan"})
_HELD = frozenset({"stance", "guard", "demand"})
_OTHER_SIDE = frozenset(
    {"china", "both", "sensitive", "conduct", "guard", "third", "russia", "taiwan"}
)
# Themes that nobody raises in praise: rights, and threats to the state.
_GRAVE = frozenset({"values", "security"})
_OPPOSITES = {Orientation.COOPERATIVE, Orientation.CONTENTIOUS}
_CONDITIONS = frozenset({"condition", "term"})


@dataclass(frozen=True, slots=True)
class _View:
    """What the rules ask of a sentence."""

    kinds: frozenset[str]
    parts: tuple[Clause, ...]
    read: tuple[Reading, ...]
    themes: frozenset[str] = frozenset()

    def has(self, *poles: Pole) -> bool:
        return any(reading.pole in poles for reading in self.read)

    def turned(self, pole: Pole, *operators: str) -> bool:
        return any(
            reading.pole is pole and reading.turned
            for reading in self.read
            if not operators or reading.turned in operators
        )

    @property
    def contrasted(self) -> bool:
        # "However" at the head of a sentence answers the sentence before.
        return any(
            part.link in _CONTRASTS and (part.first or part.link != "contrast")
            for part in self.parts
        )

    @property
    def improving(self) -> bool:
        return self.has(Pole.COOPERATIVE, Pole.FAVOURABLE)

    @property
    def conditional(self) -> bool:
        return bool(self.kinds & _CONDITIONS) or {"basis", "sensitive"} <= self.kinds

    @property
    def offered(self) -> bool:
        """Whether the sentence improves something, and does not merely weigh a gain and a loss."""
        tied = {n for n, part in enumerate(self.parts) if part.link == "condition"}
        outside = {reading.pole for reading in self.read if reading.clause not in tied}
        if Pole.CONTENTIOUS in outside and Pole.COOPERATIVE not in outside:
            return False
        return self.has(Pole.COOPERATIVE) or (
            self.has(Pole.FAVOURABLE) and not self.has(Pole.ADVERSE, Pole.CONTENTIOUS)
        )

    @property
    def qualified(self) -> bool:
        """Whether a "but" or "yet" follows an improvement and goes on to nothing good."""
        for number, part in enumerate(self.parts):
            if part.link != "contrast" or not part.first:
                continue
            before = [reading.pole for reading in self.read if reading.clause < number]
            after = [reading.pole for reading in self.read if reading.clause >= number]
            if (
                max(before, default=Pole.NONE) >= Pole.FAVOURABLE
                and max(after, default=Pole.NONE) <= Pole.CONTACT
            ):
                return True
        return False

    @property
    def limited(self) -> bool:
        return "limit" in self.kinds or ("doubt" in self.kinds and self.contrasted)

    @property
    def grave(self) -> bool:
        """Whether it speaks of what one side holds against the other, in whatever words."""
        return bool(self.themes & _GRAVE)

    @property
    def opposed(self) -> bool:
        """Whether the sentence leans both ways, one of them more than by a bare topic."""
        if not self.read:
            return False
        low = min(reading.pole for reading in self.read)
        high = max(reading.pole for reading in self.read)
        return low < Pole.NONE < high and (low < Pole.DISPUTED or high > Pole.CONTACT)

    @property
    def between(self) -> bool:
        """Whether the sentence has to do with both sides, by name or by what they share."""
        shared = self.kinds & {"both", "self", "contact", "relation"}
        joint = "joint" in self.kinds and self.kinds & {"uk", "china"}
        return bool(shared or joint) or {"uk", "china"} <= self.kinds

    @property
    def domestic(self) -> bool:
        """Whether it speaks of one country's courts and procedures, and not of the other side."""
        return "domestic" in self.kinds and not self.kinds & _OTHER_SIDE

    @property
    def third_parties_only(self) -> bool:
        if not self.kinds & _FOREIGN or self.kinds & {"both", "self"}:
            return False
        if "third" not in self.kinds and self.kinds & _HELD and self.kinds & {"china", "taiwan"}:
            return False
        if "taiwan" in self.kinds and "uk" in self.kinds:
            return False
        armed = {"china", "russia"} <= self.kinds and not self.kinds & {"third", "taiwan"}
        if armed and self.has(Pole.CONTENTIOUS, Pole.ADVERSE):
            return False
        return not {"uk", "china"} <= self.kinds


@dataclass(frozen=True, slots=True)
class _Rule:
    name: str
    orientation: Orientation
    holds: Callable[[_View], bool]


# The first rule that holds decides; the last always does.
_RULES = (
    _Rule("balance", Orientation.MIXED, lambda view: "balance" in view.kinds),
    _Rule("no-cue", Orientation.NEUTRAL, lambda view: not view.read and not view.grave),
    _Rule("third-parties", Orientation.NEUTRAL, lambda view: view.third_parties_only),
    _Rule("domestic", Orientation.NEUTRAL, lambda view: view.domestic),
    _Rule("contrast", Orientation.MIXED, lambda view: view.contrasted and view.opposed),
    _Rule(
        "condition",
        Orientation.MIXED,
        lambda view: view.offered and view.conditional,
    ),
    _Rule(
        "both",
        Orientation.MIXED,
        lambda view: view.has(Pole.COOPERATIVE) and view.has(Pole.CONTENTIOUS),
    ),
    _Rule("limit", Orientation.MIXED, lambda view: view.improving and view.limited),
    _Rule("qualified", Orientation.MIXED, lambda view: view.qualified),
    _Rule(
        "contention-turned",
        Orientation.COOPERATIVE,
        lambda view: view.turned(
            Pole.COOPERATIVE, "negate", "negate_after", "remove", "remove_after"
        ),
    ),
    _Rule("cooperation", Orientation.COOPERATIVE, lambda view: view.has(Pole.COOPERATIVE)),
    _Rule(
        "cooperation-turned",
        Orientation.CONTENTIOUS,
        lambda view: view.turned(Pole.CONTENTIOUS),
    ),
    _Rule("contention", Orientation.CONTENTIOUS, lambda view: view.has(Pole.CONTENTIOUS)),
    _Rule(
        "leaning-both",
        Orientation.MIXED,
        lambda view: view.has(Pole.FAVOURABLE) and view.has(Pole.ADVERSE),
    ),
    _Rule(
        "leaning-well",
        Orientation.COOPERATIVE,
        lambda view: view.has(Pole.FAVOURABLE) and view.between,
    ),
    _Rule("leaning-ill", Orientation.CONTENTIOUS, lambda view: view.has(Pole.ADVERSE)),
    _Rule("subject", Orientation.CONTENTIOUS, lambda view: view.grave),
    _Rule("topic", Orientation.NEUTRAL, lambda view: bool(view.read)),
)
RULES = (*(rule.name for rule in _RULES), WEIGHED)


@dataclass(frozen=True, slots=True)
class Decision:
    """The orientation by the first rule that holds; the sentence's signs and its words."""

    orientation: Orientation
    rule: str
    signs: tuple[str, ...]
    words: tuple[str, ...]


def orientation(
    sentence: Sentence, document: Document, themes: frozenset[str] | None = None
) -> tuple[Orientation, str]:
    """The orientation of a sentence and the id of the rule that decided: see `orientation_of`."""
    del document  # what a pronoun stands for does not change the pole of a sentence
    return orientation_of(sentence.text, themes)


@lru_cache(maxsize=4096)
def orientation_of(text: str, themes: frozenset[str] | None = None) -> tuple[Orientation, str]:
    """The orientation of one sentence's words, and the id of the rule that decided.

    With the ids of its `themes` the rule's verdict is weighed with them and with all its words
    (`ukchina.coding.orientation_weights`): where that tells otherwise the id is "weighed"; it may
    withdraw or add a lean, never reverse one. Without themes (None) the rule alone decides.

    >>> orientation_of("London wants closer ties, but Beijing has threatened British MPs.")
    (<Orientation.MIXED: 'mixed'>, 'contrast')
    >>> orientation_of("Her emails had been read by strangers.", frozenset({"values"}))
    (<Orientation.CONTENTIOUS: 'contentious'>, 'subject')
    """
    ruled = decide(text, themes or frozenset())
    if themes is None:
        return ruled.orientation, ruled.rule
    heard = weigh(ruled.words, ruled.signs)
    # "Lifted its sanctions": words that the clause turns round cannot turn it back.
    if heard is ruled.orientation or {heard, ruled.orientation} == _OPPOSITES:
        return ruled.orientation, ruled.rule
    return heard, WEIGHED


def decide(text: str, themes: frozenset[str]) -> Decision:
    """What the rules alone say of a sentence's words, and what is weighed with it."""
    plain = fold(text)
    words = tokens(plain)
    found = expressions(plain, words)
    parts = clauses(plain, words, found)
    kinds = frozenset(expression.kind for expression in found)
    view = _View(kinds, parts, _bilateral(found, parts), themes)
    rule = next(rule for rule in _RULES if rule.holds(view))
    heard = tuple(token.word.lower() for token in words)
    return Decision(rule.orientation, rule.name, signs(rule.name, kinds, themes), heard)


def _bilateral(found: tuple[Expression, ...], parts: tuple[Clause, ...]) -> tuple[Reading, ...]:
    """The readings that have a pole, without the side clauses that speak of third parties."""
    foreign = set()
    sides = {cue.kind for cue in found}
    two = "both" in sides or {"uk", "china"} <= sides
    for number, part in enumerate(parts):
        kinds = {cue.kind for cue in found if part.first <= cue.first <= part.last}
        if part.link in _OWN_SUBJECT and kinds & _FOREIGN and not kinds & {"uk", "both", "self"}:
            foreign.add(number)
    return tuple(
        reading
        for reading in readings(found, parts)
        if reading.pole is not Pole.NONE
        and reading.clause not in foreign
        and (two or reading.expression.kind != "benefit")
    )
