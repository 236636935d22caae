"""How a line names an outlet: by a known name or an outlet's word, in a masthead or a credit."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

from ukchina.corpus.dates import DATE, DAY
from ukchina.corpus.furniture import SLOGAN_WORDS, kind_of

if TYPE_CHECKING:
    from ukchina.corpus.lines import Line

_AGENCY_LINE = re.compile(
    rf"[(\[](?P<agency>[A-Z][\w.&' -]{{1,40}}?)(?:[,;:]?\s{{1,3}}{DATE.pattern})?[)\]]\.?"
    rf"(?:[\s\d:.,]{{0,12}}\b{DAY})?\Z",
    re.IGNORECASE,
)
# "Ministry of ... of the ...": the full name of a body of state is longer than other outlets'.
_STATE_BODY = re.compile(
    r"(?:The )?(?:Ministry|Department|Embassy|Office|Consulate[ -]General|Permanent Mission"
    r"|Information Office|Secretariat|Commission) (?:of|for) (?:the )?[A-Z]"
)
_STATE_WORDS = 16
_SMALL = frozenset({"of", "the", "and", "&", "for", "to", "in"})
# Archives set the place of a newspaper behind its name.
_EDITION = re.compile(r"\s+\([A-Z][\w ,.-]{1,30}\)\Z")


@dataclass(frozen=True, slots=True)
class Names:
    """What `header.toml` lists: the fact of each field, and how an outlet is known."""

    fields: dict[str, str]
    outlet: re.Pattern[str]
    known: frozenset[str]
    owner: re.Pattern[str]
    sections: frozenset[str]
    forms: tuple[tuple[re.Pattern[str], str], ...]


@cache
def header_rules() -> dict[str, Any]:
    """What `header.toml` holds."""
    source = resources.files("ukchina.corpus").joinpath("header.toml").read_text("utf-8")
    return tomllib.loads(source)


@cache
def names() -> Names:
    """The fields and outlets of `header.toml`."""
    table = header_rules()
    fields = {
        key: fact for fact, keys in table["fields"].items() if fact != "reason" for key in keys
    }
    words = "|".join(re.escape(word) for word in table["outlets"]["words"])
    known = map(re.escape, sorted(table["known"]["names"], key=len, reverse=True))
    return Names(
        fields,
        re.compile(rf"(?:\b|[a-z])(?:{words})s?\b|[a-z](?:News|Times|Post)\b", re.IGNORECASE),
        frozenset(name.casefold() for name in table["known"]["names"]),
        re.compile(rf"\b(?:{'|'.join(known)})\b"),
        frozenset(table["sections"]["words"]),
        tuple((re.compile(row["pattern"]), row["name"]) for row in table["form"]),
    )


def is_outlet(text: str) -> bool:
    """Whether a short line names an outlet: a known one, or one with an outlet's word in it."""
    bare = text.strip("-*|#_ ")
    if bare.casefold() in names().known:
        return True
    words = bare.split()
    proper = all(
        word[:1].isupper() or word in _SMALL or (place and word == "10")
        for place, word in enumerate(words)
    )
    if proper and _STATE_BODY.match(bare):
        return len(words) <= _STATE_WORDS
    return 0 < len(words) <= SLOGAN_WORDS and proper and names().outlet.search(bare) is not None


def outlet_bounds(text: str) -> tuple[int, int] | None:
    """Where a line of a masthead names its outlet ("The Ledger | Explainer"); else None."""
    if is_outlet(text):
        return 0, len(text)
    edition = _EDITION.search(text)
    if edition and is_outlet(text[: edition.start()]):
        return 0, edition.start()
    parts = list(re.finditer(r"[^|]+", text)) if "|" in text else []
    for part in parts:
        name = part[0].strip()
        if is_outlet(name) and all(kind_of(o[0].strip()) for o in parts if o is not part):
            start = part.start() + part[0].index(name)
            return start, start + len(name)
    return None


def agency_line(line: Line) -> str:
    """The kind of a line that only credits an agency ("(AFP, 12 August 2025)"); else nothing."""
    if line.text[:1] not in {"(", "["}:
        return ""
    match = _AGENCY_LINE.match(line.text)
    return "agency" if match and is_outlet(match["agency"]) else ""


def agency_bounds(plain: str, start: int, end: int) -> tuple[int, int] | None:
    """Where a line that credits an agency names it."""
    match = _AGENCY_LINE.match(plain[start:end])
    return (start + match.start("agency"), start + match.end("agency")) if match else None
