"""The article of a saved page, with what the page states of itself, by trafilatura."""

from __future__ import annotations

import json
import logging
import re
from typing import TYPE_CHECKING, Any

from ukchina.corpus.decoding import Decoded, decoded
from ukchina.corpus.extraction import (
    LARGEST_BYTES,
    ExtractionError,
    field_line,
    one_line,
    row_lines,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

_CHARSET = re.compile(
    rb"""<meta[^>]{0,200}charset\s{0,5}=\s{0,5}["']?([\w-]{2,30})""", re.IGNORECASE
)
_HEAD_BYTES = 4096
_LEAST_CHARS = 40
_BLOCKS = "//body//*[self::p or self::h1 or self::h2 or self::h3 or self::li or self::blockquote]"
_META: dict[str, tuple[str, ...]] = {
    "Title": ("og:title", "twitter:title", "dc.title", "citation_title", "parsely-title"),
    "Outlet": ("og:site_name", "dc.publisher", "citation_journal_title", "application-name"),
    "Published": (
        "article:published_time", "datepublished", "date", "pubdate", "publishdate", "dc.date",
        "dc.date.issued", "dcterms.issued", "parsely-pub-date", "citation_publication_date",
        "sailthru.date", "cxenseparse:recs:publishtime",
    ),
    "Author": ("author", "dc.creator", "citation_author", "parsely-author", "article:author"),
}  # fmt: skip
_LINKED = {
    "Title": ("headline",),
    "Outlet": ("publisher", "name"),
    "Published": ("datePublished",),
    "Author": ("author", "name"),
}
_ARTICLES = re.compile(r"article|newsarticle|reportage|blogposting|opinion|webpage", re.IGNORECASE)


def html_text(data: bytes) -> Decoded:
    """The text of a saved page: what its head states, then its article, a line a paragraph.

    Scripts, styles and menus are left out. Raises `ExtractionError` when it holds no article and
    `DecodingError` when it is no text.
    """
    from lxml import etree, html  # type: ignore[import-untyped]  # noqa: PLC0415 - slow to import

    if len(data) > LARGEST_BYTES:
        raise ExtractionError(f"larger than {LARGEST_BYTES} bytes")
    source = _decoded(data)
    markup = re.sub(r"\A\s*<\?xml[^>]{0,200}\?>", "", source.text)
    try:
        tree = html.document_fromstring(markup)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise ExtractionError(f"not a page: {error}") from None
    lines = list(_article(markup)) or list(_all_paragraphs(tree))
    if not any(len(line) > _LEAST_CHARS for line in lines):
        raise ExtractionError("no article in this page")
    fields = [field_line(name, value) for name, value in _facts(tree).items() if one_line(value)]
    head = "\n".join(fields) + "\n\n" if fields else ""
    return Decoded(head + "\n\n".join(lines) + "\n", source.encoding, source.flags)


def _decoded(data: bytes) -> Decoded:
    """The page's source, in the encoding that its mark or its head states, else as detected."""
    stated = _CHARSET.search(data[:_HEAD_BYTES])
    marked = data[:3] == b"\xef\xbb\xbf" or data[:2] in {b"\xff\xfe", b"\xfe\xff"}
    if stated and not marked and b"\x00" not in data:
        name = stated[1].decode("ascii", "replace").lower()
        name = {"gb2312": "gb18030", "gbk": "gb18030", "iso-8859-1": "cp1252"}.get(name, name)
        try:
            text = data.decode(name)
        except (LookupError, UnicodeDecodeError):
            return decoded(data)
        told = {"cp1252": "windows-1252", "utf8": "utf-8"}.get(name, name)
        return Decoded(text, told, () if told == "utf-8" else (f"encoding: {told}",))
    return decoded(data)


def _article(markup: str) -> Iterator[str]:
    from lxml import etree  # noqa: PLC0415 - slow to import, and only pages need it
    from trafilatura import bare_extraction  # noqa: PLC0415 - the same

    log = logging.getLogger("trafilatura")
    log.disabled = True  # what it cannot take out is told by our own error
    try:
        found = bare_extraction(
            markup, with_metadata=False, include_comments=False, include_tables=True,
            favor_recall=True,
        )  # fmt: skip
    except (etree.LxmlError, ValueError, TypeError, AttributeError, RecursionError) as error:
        raise ExtractionError(f"not a page: {error}") from None
    finally:
        log.disabled = False
    body = getattr(found, "body", None)
    return _lines(body) if body is not None else iter(())


def _lines(body: Any) -> Iterator[str]:  # noqa: ANN401 - lxml's elements have no types
    """The blocks of trafilatura's tree, headings and items marked as in Markdown."""
    for element in body:
        if element.tag == "head":
            level = re.sub(r"\D", "", element.get("rend") or "") or "2"
            yield from _marked("#" * min(int(level[:1]), 6) + " ", _words(element))
        elif element.tag == "list":
            for item in element.iter("item"):
                yield from _marked("- ", _words(item))
        elif element.tag == "table":
            for row in element.iter("row"):
                yield from row_lines([one_line(_words(cell)) for cell in row.iter("cell")])
        elif element.tag == "quote" and len(element):
            yield from _lines(element)
        else:
            for part in _words(element).split("\n"):
                yield from _marked("", part)


def _marked(mark: str, words: str) -> Iterator[str]:
    text = one_line(words)
    if text:
        yield mark + text


def _words(element: Any) -> str:  # noqa: ANN401 - lxml's elements have no types
    for line_break in element.iter("lb"):
        line_break.text = "\n"
    return "".join(element.itertext())


def _all_paragraphs(tree: Any) -> Iterator[str]:  # noqa: ANN401 - lxml's elements have no types
    """Every paragraph of a page in which no article was found."""
    for hidden in tree.xpath("//script|//style|//noscript|//template|//nav|//form|//button"):
        hidden.drop_tree()
    for element in tree.xpath(_BLOCKS):
        yield from _marked("", "".join(element.itertext()))


def _facts(tree: Any) -> dict[str, str]:  # noqa: ANN401 - lxml's elements have no types
    """What the page's head states: title, outlet, day and author."""
    stated: dict[str, str] = {}
    for meta in tree.iter("meta"):
        key = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").lower()
        stated.setdefault(key, meta.get("content") or "")
    linked = _linked_data(tree)
    titles = tree.xpath("string(//h1)"), tree.xpath("string(//title)")
    times = tree.xpath("//time/@datetime")
    last = {"Title": next((t for t in titles if t.strip()), ""), "Published": "".join(times[:1])}
    facts = {}
    for fact, keys in _META.items():
        found = next((stated[key] for key in keys if stated.get(key, "").strip()), "")
        value = found or linked.get(fact, "") or last.get(fact, "")
        if value and not (fact == "Author" and "://" in value):
            facts[fact] = value
    return facts


def _linked_data(tree: Any) -> dict[str, str]:  # noqa: ANN401 - lxml's elements have no types
    """The same facts from the page's JSON-LD, where it describes an article."""
    facts: dict[str, str] = {}
    for script in tree.xpath('//script[@type="application/ld+json"]/text()'):
        try:
            data = json.loads(script)
        except (ValueError, RecursionError):
            continue
        items = data if isinstance(data, list) else [data]
        items += data.get("@graph") or [] if isinstance(data, dict) else []
        for item in items:
            if isinstance(item, dict) and _ARTICLES.search(str(item.get("@type", ""))):
                for fact, path in _LINKED.items():
                    value = _at(item, path)
                    if value:
                        facts.setdefault(fact, value)
    return facts


def _at(item: Any, path: tuple[str, ...]) -> str:  # noqa: ANN401 - any JSON
    for key in path:
        if isinstance(item, list):
            item = item[0] if item else None
        item = item.get(key) if isinstance(item, dict) else item if key == "name" else None
    return item if isinstance(item, str) else ""
