"""The text of a Markdown file: its blocks as they are, without links' targets and emphasis."""

from __future__ import annotations

import re

_IMAGE = re.compile(r"!\[([^\[\]\n]{0,300})\]\([^()\n]{0,2000}\)")
_LINK = re.compile(
    r"\[([^\[\]\n]{1,1000})\]\([^()\n]{0,2000}(?:\([^()\n]{0,500}\)[^()\n]{0,500})?\)"
)
_REFERENCE = re.compile(r"\[([^\[\]\n]{1,1000})\]\[[^\[\]\n]{0,200}\]")
_TARGET = re.compile(r"^ {0,3}\[[^\[\]\n^]{1,200}\]:[ \t]{1,9}[^\n]{1,2000}$", re.MULTILINE)
_STRONG = re.compile(r"(?<![*\w])(\*{1,3})(?=[^\s*])([^*\n]{1,2000})(?<=[^\s*])\1(?![*\w])")
_UNDERSCORE = re.compile(r"(?<![_\w])(_{1,3})(?=[^\s_])([^_\n]{1,2000})(?<=[^\s_])\1(?![_\w])")
_CODE = re.compile(r"`([^`\n]{1,500})`")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+.!>-])")
_TAG = re.compile(r"</?(?:[a-z][a-z0-9]{0,15})(?:\s[^<>]{0,500})?/?>", re.IGNORECASE)
_QUOTED = re.compile(r"^(?:[ \t]{0,3}>[ \t]?)+", re.MULTILINE)


def markdown_text(source: str) -> str:
    """The words of a Markdown file with its headings, list items and line ends as they are.

    Front matter is left as it is. Pictures become their caption on the line, links their words.

    >>> markdown_text("The *new* [audit](https://example.org) is **out**.")
    'The new audit is out.'
    """
    head = re.match(
        r"---[ \t]*\r?\n(?:[^\n]{0,2000}\n){0,60}?(?:---|\.\.\.)[ \t]*\r?(?:\n|\Z)", source
    )
    start = head.end() if head else 0
    text = _TARGET.sub("", _without_comments(source[start:]))
    text = _IMAGE.sub(lambda match: f"Image: {match[1]}" if match[1].strip() else "", text)
    text = _REFERENCE.sub(r"\1", _LINK.sub(r"\1", text))
    for emphasis in (_STRONG, _UNDERSCORE, _STRONG, _UNDERSCORE):
        text = emphasis.sub(r"\2", text)
    text = _TAG.sub("", _CODE.sub(r"\1", text))
    return source[:start] + _ESCAPE.sub(r"\1", _QUOTED.sub("", text))


def _without_comments(text: str) -> str:
    """The text without what stands between the marks of a comment; an open one is left."""
    parts = []
    last = 0
    start = text.find("<!--")
    while start >= 0:
        end = text.find("-->", start)
        if end < 0:
            break
        parts.append(text[last:start])
        last = end + len("-->")
        start = text.find("<!--", last)
    return "".join([*parts, text[last:]])
