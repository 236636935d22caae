"""Program text with its keywords, words and remarks told apart."""

from __future__ import annotations

from importlib import import_module

from markupsafe import Markup

from ukchina.blocks.names import visible

_KINDS = {"Token.Keyword": "k", "Token.Comment": "c", "Token.Literal.String": "s"}
_LANGUAGES = frozenset(("python", "ipython3", "py"))


def highlighted(text: str, language: str) -> Markup:
    """The text, escaped; in Python, keywords, strings and comments carry a class.

    >>> highlighted("if a < 1:", "python")
    Markup('<span class="k">if</span> a &lt; 1:')
    """
    shown = visible(text)
    if language not in _LANGUAGES:
        return Markup.escape(shown)
    lexer = import_module("pygments.lexers.python").PythonLexer(stripnl=False, ensurenl=False)
    return Markup("").join(_word(repr(token), word) for token, word in lexer.get_tokens(shown))


def _word(token: str, word: str) -> Markup:
    kind = next((short for name, short in _KINDS.items() if token.startswith(name)), "")
    return Markup('<span class="%s">%s</span>') % (kind, word) if kind else Markup.escape(word)
