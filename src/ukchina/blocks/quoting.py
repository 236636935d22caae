"""Words of a text between quotation marks: the British way, marks within marks single."""

from __future__ import annotations

import re

_DOUBLE = re.compile(r"[“”\"]")
_STRAIGHT = re.compile(r"[\"']")
_OPENS = re.compile(r"(?:^|[\s(\[—–‘“])\Z")


def quoted(text: str) -> str:
    """The text between double marks, those inside it single; as it is if it begins with its own.

    Nothing else is changed: fold the marks on both sides to find the words in their source.

    >>> quoted("It has a “golden era” in mind"), quoted("“We met,” he said.")
    ('“It has a ‘golden era’ in mind”', '“We met,” he said.')
    """
    return text if own_marks(text) else f"“{within(text)}”"


def within(text: str) -> str:
    """The text as it stands between double marks that somebody else sets; see `quoted`."""
    return text if own_marks(text) else _DOUBLE.sub(_single, text)


def own_marks(text: str) -> bool:
    """Whether the text begins with a quotation mark of its own."""
    return text.startswith(("“", '"'))


def curled(text: str) -> str:
    """Our own words, typed with straight marks, with the marks that print has.

    >>> curled('The "golden era" (or "reset")')
    'The “golden era” (or “reset”)'
    """
    return _STRAIGHT.sub(_curl, text)


def _curl(match: re.Match[str]) -> str:
    opens = _OPENS.search(match.string[: match.start()]) is not None
    return ("“" if opens else "”") if match[0] == '"' else ("‘" if opens else "’")


def _single(match: re.Match[str]) -> str:
    if match[0] != '"':
        return "‘" if match[0] == "“" else "’"
    return "‘" if _OPENS.search(match.string[: match.start()]) else "’"
