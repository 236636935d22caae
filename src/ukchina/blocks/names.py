"""Names that are safe in an address and in a page, and text that is safe on a line."""

from __future__ import annotations

import re
from urllib.parse import quote

_PUBLIC = re.compile(r"(?:https?://|mailto:)", re.IGNORECASE)
_LONGEST_URL = 2000  # what every reader of PDF and every browser accepts
_OTHER = re.compile(r"[^A-Za-z0-9_@-]")
# C0 and C1 controls but tab and line end, marks and overrides of direction, lone surrogates
_INVISIBLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]"
)
_SURROGATE = re.compile("[\ud800-\udfff]")


def anchor(evidence: str) -> str:
    """The id that a place with this evidence id has in a page; no two ids share one.

    >>> anchor("002_3215f7185f73caf5@370-650")
    'e-002_3215f7185f73caf5@370-650'
    """
    return "e-" + _OTHER.sub(lambda match: f".{ord(match[0]):x}.", evidence)


def source_href(evidence: str, folder: str) -> str:
    """The address of the words in their document's page.

    >>> source_href("a b@1-2", "sources/")
    'sources/a%20b.html#e-a.20.b@1-2'
    """
    document, _, _ = evidence.rpartition("@")
    return f"{folder}{quote(document, safe='')}.html#{anchor(evidence)}"


def public_url(url: str) -> str:
    """The address as a page may link to it; "" unless it is http, https or mailto, and short.

    >>> public_url("https://example.org/a b"), public_url("javascript:alert(1)")
    ('https://example.org/a%20b', '')
    """
    if not _PUBLIC.match(url) or len(url) > _LONGEST_URL:
        return ""
    return quote(visible(url), safe="%/:?#[]@!$&'()*+,;=~-._")


def page_href(path: str) -> str:
    """The address of another page of the edition; "" when the path is absolute or empty.

    >>> page_href("../themes/hong kong.html"), page_href("//example.org"), page_href("a:b")
    ('../themes/hong%20kong.html', '', 'a%3Ab')
    """
    return "" if path.startswith("/") else quote(visible(path), safe="/")


def slug(text: str) -> str:
    """The text as a short id of a heading.

    >>> slug("Trade, investment & finance")
    'trade-investment-finance'
    """
    words = re.findall(r"[^\W_]+", text.lower())
    return "-".join(words)[:60].rstrip("-") or "section"


def visible(text: str) -> str:
    """The text without characters that steer a display: controls and overrides of direction.

    >>> visible("a" + chr(0x202E) + "b")
    'ab'
    """
    if text.isascii() and text.isprintable():
        return text
    return _SURROGATE.sub("\ufffd", _INVISIBLE.sub("", text.replace("\r\n", "\n")))
