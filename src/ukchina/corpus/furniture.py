"""Which furniture of a page a line is by itself: by `furniture.toml` and by its capitals."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources

from ukchina.corpus.dates import DATE, DAY, MONTH_YEAR, is_date_line, is_time_line

# Names of outlets and their slogans are shorter than any headline ("Financial Times of London").
SLOGAN_WORDS = 6
# Longer than any line of names, in characters.
_NAMES_CHARS = 160

# The longest mark of the end is shorter.
_END_CHARS = 40
_CLOSERS = "])\"' \u00ad"
_TERMINALS = (".", "!", "?", ":", ";", "…")
_ORNAMENT = re.compile(r"[-*|>•·▪◦‣●■★☆►▶#_\s\u00ad]+")
_SLOGAN = re.compile(r"(?:\w{1,30}[.!]\s{0,3}){2,6}\Z")
_BYLINE = re.compile(
    r"[Bb][Yy]:?\s+(?:(?:[A-Z][\w.'-]*|and|in|for|of|the|&|AND)(?:\s*[,|/]\s*|\s+|\Z)){1,14}"
    r"(?:(?:staff )?(?:reporters?|writers?|correspondents?|editors?)\b)?",
)
# With a full stop it is one only when nothing but names stands in it ("By Jane Doe in London.").
_BYLINE_CLOSED = re.compile(r"[Bb][Yy]:?\s+[A-Z][\w.'-]*\s+[A-Z][^!]+\.\Z")
_NAMES_IN_PLACES = re.compile(
    r"(?:[A-Z][\w.'-]+\s+){2,4}in\s+[A-Z][a-z]+(?:\s[A-Z][a-z]+)?"
    r"(?:(?:,|\s+and)\s+(?:[A-Z][\w.'-]+\s+){2,4}in\s+[A-Z][a-z]+(?:\s[A-Z][a-z]+)?){0,4}\Z"
)
_NAMED_POST = re.compile(
    r"(?:(?:Dr|Sir|Prof(?:essor)?|Dame|Lord)\.? )?(?:[A-Z][\w.'-]+ ){1,2}?[A-Z][\w.'-]+,? "
    r"(?:[A-Z]?[\w&-]+ ){0,4}?(?:[Ee]ditor|[Cc]orrespondent|[Rr]eporter|[Cc]olumnist)\b.{0,30}\Z"
)
# What an author did, before the name: "Analysis by Jane Doe, 3 May 2025".
_DONE_BY = re.compile(
    r"(?:Analysis|Column|Comment|Commentary|Essay|Explainer|Feature|Interview|Opinion|Profile"
    r"|Report|Review|Reviewed) (?=by )"
)
_DAY_BEHIND = re.compile(rf",?\s+(?:{DAY}|(?i:{MONTH_YEAR}))\Z")
# Behind the name his or her post may stand in small letters.
_POST_BEHIND = re.compile(
    r",\s+(?:an? |the )?(?:former |[a-z-]+ ){0,3}[a-z-]+ (?:of|at|for|in)\b.*\Z"
)
# A name of two or three words after an academic title, alone on its line.
_TITLED = re.compile(r"(?:Dr|Prof(?:essor)?)\.? [A-Z][\w.'-]+(?: [A-Z][\w.'-]+){1,2}\Z")


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of furniture from `furniture.toml`, with what it does to the lines around it."""

    kind: str
    leads: bool = False
    closes: bool = False


@dataclass(frozen=True, slots=True)
class _Rules:
    """All rules as one pattern, tried at once, and those that need a word in the line first."""

    whole: re.Pattern[str]
    sentences: re.Pattern[str]
    by_group: dict[str, Rule]
    hints: tuple[str, ...]
    hinted: tuple[tuple[re.Pattern[str], str], ...]
    end_mark: re.Pattern[str]
    reference: re.Pattern[str]


def kind_of(text: str) -> str:
    """Which furniture a folded line is by itself; nothing when it is none."""
    if text.startswith("| ") and text.endswith("|"):
        return "table"
    if is_date_line(text):
        return "time" if is_time_line(text) else "date"
    ornament = _ORNAMENT.match(text)
    low = (text[ornament.end() :] if ornament else text).lower()
    if not low:
        return "rule"
    rules = furniture_rules()
    match = rules.whole.match(low)
    if match and match.lastgroup:
        return rules.by_group[match.lastgroup].kind
    return _hinted_kind(low) or _cased_kind(text) or _dated_kind(text)


def kind_of_sentence(text: str) -> str:
    """The same for a line that is a whole sentence: few kinds of furniture are."""
    rules = furniture_rules()
    low = text.lower()
    match = rules.sentences.match(low)
    if match and match.lastgroup:
        return rules.by_group[match.lastgroup].kind
    return _hinted_kind(low)


def _hinted_kind(low: str) -> str:
    rules = furniture_rules()
    for hint in rules.hints:
        if hint in low:
            break
    else:
        return ""
    return next((kind for pattern, kind in rules.hinted if pattern.match(low)), "")


def _cased_kind(text: str) -> str:
    """The kinds that capital letters tell: slogans and the names of authors."""
    if len(text) > _NAMES_CHARS:
        return ""
    if text.endswith((".", "!")):
        if text[:2].lower() == "by" and _BYLINE_CLOSED.match(text) and _BYLINE.fullmatch(text[:-1]):
            return "byline"
        slogan = text.count(" ") < SLOGAN_WORDS and _SLOGAN.match(text)
        return "slogan" if slogan else ""
    if text[:2].lower() == "by" and _BYLINE.match(text):
        return "byline"
    if (
        _is_done_by(text)
        or _NAMES_IN_PLACES.match(text)
        or _NAMED_POST.match(text)
        or _TITLED.match(text)
    ):
        return "byline"
    return ""


def _is_done_by(text: str) -> bool:
    done = _DONE_BY.match(text)
    names = _POST_BEHIND.sub("", _DAY_BEHIND.sub("", text[done.end() :])) if done else ""
    return _BYLINE.fullmatch(names) is not None


def _dated_kind(text: str) -> str:
    """The kind of a line that sets a day beside a place, a section or an outlet by a pipe."""
    return "date" if "|" in text and not is_closed(text) and DATE.search(text) else ""


def is_closed(text: str) -> bool:
    """Whether a line ends as a sentence does, whatever mark of the end follows it."""
    if text[-1] in _TERMINALS or text.rstrip(_CLOSERS).endswith(_TERMINALS):
        return True
    rules = furniture_rules()
    tail = text[-_END_CHARS:]
    mark = rules.end_mark.search(tail) or rules.reference.search(tail)
    if mark is None:
        return False
    return text[: len(text) - len(mark[0])].rstrip(_CLOSERS).endswith(_TERMINALS)


@cache
def furniture_rules() -> _Rules:
    """What `furniture.toml` lists, made ready."""
    source = resources.files("ukchina.corpus").joinpath("furniture.toml").read_text("utf-8")
    table = tomllib.loads(source)
    groups: dict[str, Rule] = {}
    parts: list[str] = []
    sentences: list[str] = []
    hinted = []
    hints: list[str] = []
    for number, row in enumerate(table["line"]):
        if "has" in row:
            pattern = re.compile(rf"(?:{row['pattern']})\Z")
            hinted.append((pattern, row["kind"]))
            hints += row["has"]
            continue
        groups[f"r{number}"] = Rule(
            row["kind"], leads=row.get("leads", False), closes=row.get("closes", False)
        )
        parts.append(rf"(?P<r{number}>(?:{row['pattern']})\Z)")
        sentences += parts[-1:] * row.get("prose", False)
    return _Rules(
        whole=re.compile("|".join(parts)),
        sentences=re.compile(rf"[-*|>(\[\s]{{0,9}}(?:{'|'.join(sentences)})"),
        by_group=groups,
        hints=tuple(hints),
        hinted=tuple(hinted),
        end_mark=re.compile(rf"(?:{table['end_mark']['pattern']})\Z"),
        reference=re.compile(rf"(?:{table['reference']['pattern']})\Z"),
    )


@cache
def kinds_that(what: str) -> frozenset[str]:
    """The kinds that "leads" or "closes"."""
    rules = furniture_rules().by_group.values()
    return frozenset(rule.kind for rule in rules if getattr(rule, what))
