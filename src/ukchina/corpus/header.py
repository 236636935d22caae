"""What a text says of itself: title, outlet, day, place and author, each with its span."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ukchina.corpus.claims import titled
from ukchina.corpus.dates import DATE, DAY, MONTH_YEAR
from ukchina.corpus.days import published
from ukchina.corpus.documents import Block, Fact, Role
from ukchina.corpus.outlet_names import is_genre, is_outlet, outlet_bounds, place_bounds
from ukchina.corpus.outlets import (
    citation,
    first_body,
    outlet,
    outlet_behind,
    put_there_by,
    signed_by_outlet,
)
from ukchina.corpus.prefix import prefix_parts
from ukchina.corpus.signatures import behind_post, is_desk, told_below
from ukchina.corpus.stated import stated
from ukchina.spans import Span, fold, quote

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

# A heading's mark; what agencies set before a headline ("UPDATE 3-").
_MARK = re.compile(
    r"#{1,6}\s+|(?:(?:UPDATE|WRAPUP|REFILE|CORRECTED|EXCLUSIVE|ANALYSIS|INSIGHT|FOCUS|FACTBOX|RPT"
    r"|EXPLAINER|TIMELINE|BREAKINGVIEWS|COLUMN|POLL|PREVIEW)(?: \d{1,2})?-(?=[^\s-]))+"
)
_BY = re.compile(r"(?:\w+ )?by\b:?\s+", re.IGNORECASE)
_BYLINE_END = re.compile(
    rf",?\s*(?:\||\b(?:first )?(?:published|updated|posted)\b|{DAY}|{MONTH_YEAR}|\d{{4}}-\d\d|\Z)",
    re.IGNORECASE,
)
_POST = re.compile(
    r"((?:(?:Dr|Sir|Prof(?:essor)?|Dame|Lord)\.?\s{1,3})?(?:[A-Z][\w.'-]+\s{1,3}){1,2}?[A-Z][\w.'-]+)\s{1,3}"
    r"(?:[A-Z]?[\w&-]+\s{1,3}){0,4}?(?:[Ee]ditor|[Cc]orrespondent|[Rr]eporter|[Cc]olumnist)\b"
)
# A full stop that is not an initial's nor a "Jr.".
_STOPPED = re.compile(r"\w{4}\.\Z")
# What stands between an author and the outlet behind: "By Ann Other, AFP", "Ann Other for CNN".
_BEFORE_OUTLET = re.compile(r",\s*\Z|\s+for\s*\Z", re.IGNORECASE)
_POST_ONLY = re.compile(r"(?:by )?(?:\w+ )*\w*(?:editor|correspondent|reporter|columnist|fellow)\b")
# "By a diplomatic correspondent", "By Our Deputy Political Editor".
_UNNAMED = re.compile(r"(?:an?|our|the)\b", re.IGNORECASE)
_REPORTING = re.compile(
    r"[(\[]?Reporting by ((?:[A-Z][\w.'-]+(?:, | and | in |\s)?){2,16}?)(?=\s?[;.)\]])"
)
_PLACE_BEFORE_DAY = re.compile(rf"([A-Z][a-z]+(?: [A-Z][a-z]+)?),? (?i:{DATE.pattern})\Z")
_PLACE_AFTER_DAY = re.compile(r"\|\s*([A-Z]{3,}(?: [A-Z]{2,}){0,5})\W*\Z")


@dataclass(frozen=True, slots=True)
class Header:
    """The facts that a text states of itself, and what is doubtful about them."""

    title: Fact[str] | None
    outlet: Fact[str] | None
    published: Fact[date] | None
    place: Fact[str] | None
    byline: Fact[str] | None
    flags: tuple[str, ...]


def header(name: str, text: str, blocks: Sequence[Block]) -> Header:
    """The header of the document `name`; what its text does not say is None, never a guess."""
    plain = fold(text)
    top = tuple(_around(blocks))
    day = published(name, plain, blocks, top)
    return Header(
        title=_title(name, text, plain, top),
        outlet=_outlet(name, text, plain, top),
        published=day.fact,
        place=_fact(name, text, _place(plain, top)),
        byline=_fact(name, text, _byline(plain, top)),
        flags=day.flags,
    )


def _around(blocks: Sequence[Block]) -> Iterator[Block]:
    """The furniture above the second paragraph and after the last one."""
    body = [i for i, block in enumerate(blocks) if block.role is Role.BODY]
    second = body[1] if len(body) > 1 else len(blocks)
    last = body[-1] if body else -1
    for i, block in enumerate(blocks):
        if block.role is Role.FURNITURE and (i < second or i > last):
            yield block


def _title(name: str, text: str, plain: str, top: Sequence[Block]) -> Fact[str] | None:
    bounds = stated(plain, top, "title")
    if bounds:
        start, end = bounds
        forwarded = re.match(r"(?:(?:fwd?|re)\s*:\s*)+", plain[start:end], re.IGNORECASE)
        return _fact(name, text, (start + (forwarded.end() if forwarded else 0), end))
    for block in top:
        if block.kind == "title":
            mark = _MARK.match(plain, block.start, block.end)
            added = titled(plain[block.start : block.end])
            end = block.start + added.cut if added else block.end
            return _fact(name, text, (mark.end() if mark else block.start, end))
    return None


def _outlet(name: str, text: str, plain: str, top: Sequence[Block]) -> Fact[str] | None:
    told = stated(plain, top, "outlet")
    if told:
        own = first_body(plain[slice(*told)])
        bounds = outlet_bounds(plain[told[0] : told[0] + own]) or (0, own)
        return _fact(name, text, (told[0] + bounds[0], told[0] + bounds[1]))
    found = outlet(plain, top)
    if found is None or not found.name:
        return _fact(name, text, (found.start, found.end) if found else None)
    return Fact(found.name, "text", Span(name, found.start, found.end))


def _place(plain: str, top: Sequence[Block]) -> tuple[int, int] | None:
    for block in top:
        if block.kind == "dateline":
            alone = place_bounds(plain, block.start, block.end)
            return alone or prefix_parts(plain, block).get("place")
        if block.kind in {"standfirst", "masthead"}:
            match = _PLACE_BEFORE_DAY.match(plain[block.start : block.end])
            if match and not (is_outlet(match[1]) or is_genre(match[1])):
                return block.start, block.start + match.end(1)
        if block.kind == "date":
            match = _PLACE_AFTER_DAY.search(plain, block.start, block.end)
            if match:
                return match.span(1)
    return stated(plain, top, "place")


def _byline(plain: str, top: Sequence[Block]) -> tuple[int, int] | None:
    bounds = stated(plain, top, "byline")
    if bounds:
        return bounds
    for block in top:
        cited = citation(plain, block)
        if cited and cited["author"]:
            return cited.span("author")
        if block.kind != "byline" or signed_by_outlet(plain, block) or put_there_by(plain, block):
            continue
        bounds = _author(plain, block)
        if bounds:
            return bounds
    return told_below(plain, top) or _reporters(plain, top)


def _author(plain: str, block: Block) -> tuple[int, int] | None:
    """Whom a byline names, without the day, the post and the outlet behind; None for no one."""
    words = plain[block.start : block.end]
    by = _BY.match(words)
    start = by.end() if by else 0
    post = None if _UNNAMED.match(words, start) else _POST.match(words, start)
    post = None if post and is_desk(post[1]) else post
    if not (by or post) and _POST_ONLY.match(words.lower()):
        return None
    held = behind_post(words[start:])
    if held:
        return block.start + start + held[0], block.start + start + held[1]
    ends = _BYLINE_END.search(words, start)
    end = post.end(1) if post else (ends.start() if ends else len(words))
    behind = outlet_behind(plain, block)
    if behind and not post:
        end = len(_BEFORE_OUTLET.sub("", words[: behind[0] - block.start]))
    end -= words[:end].endswith(".") and _STOPPED.search(words[:end]) is not None
    return block.start + start, block.start + end


def _reporters(plain: str, top: Sequence[Block]) -> tuple[int, int] | None:
    """Whom an agency names beneath the text ("Reporting by …; editing by …")."""
    credits_ = (block for block in top if block.kind == "credit")
    found = (_REPORTING.match(plain, block.start, block.end) for block in credits_)
    return next((match.span(1) for match in found if match), None)


def _fact(name: str, text: str, bounds: tuple[int, int] | None) -> Fact[str] | None:
    if bounds is None or bounds[0] >= bounds[1]:
        return None
    span = Span(name, *bounds)
    return Fact(quote(span.of(text)), "text", span)
