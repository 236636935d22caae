"""Which script and language a text is in, by its letters and its commonest words."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from functools import cache
from importlib import resources

from ukchina.spans import fold

# Letters of scripts that English never uses; a foreign name or two is no foreign text. The mark of
# direction among the Arabic ones is left out: nobody sees it.
_SCRIPTS = {
    "ja": "\u3040-\u30ff",
    "ko": "\uac00-\ud7a3\u1100-\u11ff",
    "zh": "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f",
    "ru": "\u0400-\u052f",
    "ar": "\u0600-\u061b\u061d-\u06ff\u0750-\u077f",
    "he": "\u0590-\u05ff",
    "el": "\u0370-\u03ff",
    "th": "\u0e00-\u0e7f",
    "hi": "\u0900-\u097f",
    "bo": "\u0f00-\u0fff",
}
_FOREIGN = re.compile(f"[{''.join(_SCRIPTS.values())}]")
_BY_SCRIPT = {name: re.compile(f"[{letters}]") for name, letters in _SCRIPTS.items()}
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]+")
# A letter of Chinese carries about half an English word (counted in words of five letters).
_LETTERS_A_WORD = 2
# Kana among the letters from which a text is Japanese and not Chinese.
_KANA_SHARE = 0.1
# Words from which the commonest ones can tell a language, and how much of a long text is asked.
_LEAST_WORDS = 12
_SAMPLE_CHARS = 20_000
# Share of the commonest English words in the opening that no other language reaches (English has
# two in five, Dutch and German with "in" and "is" one in twelve).
_OPENING_CHARS = 300
_ENGLISH_SHARE = 0.2


def language(text: str) -> str:
    """The ISO 639-1 code of the language that most of `text` is in; "en" when nothing tells.

    By script where that tells, else by which language's commonest words are most frequent.

    >>> language("王毅同英国外交大臣举行会谈。")
    'zh'
    """
    sample = text if len(text) <= _SAMPLE_CHARS else _sample(text)
    # The fold, which the layout needs too, has no typographic marks: that of most texts is plain.
    if not fold(text).isascii() and is_foreign(sample):
        return _script(sample)
    commonest = _commonest()
    opening = _LATIN.findall(sample[:_OPENING_CHARS].lower())
    english = [word for word in opening if word in commonest["en"]]
    if len(english) > len(opening) * _ENGLISH_SHARE:
        return "en"
    words = _LATIN.findall(sample.lower())
    if len(words) < _LEAST_WORDS:
        return "en"
    counts = Counter(words)
    hits = {name: sum(counts[word] for word in common) for name, common in commonest.items()}
    best = max(hits, key=lambda name: (hits[name], name == "en"))
    return best if hits[best] else "en"


def may_be_foreign(text: str) -> bool:
    """Whether any letter of `text` is of a script that English does not use."""
    return not text.isascii() and _FOREIGN.search(text) is not None


def is_foreign(text: str) -> bool:
    """Whether most of `text` is in a script that English does not use."""
    if not may_be_foreign(text):
        return False
    foreign = len(_FOREIGN.findall(text)) / _LETTERS_A_WORD
    return foreign > len(_LATIN.findall(text))


def _script(text: str) -> str:
    counts = {name: len(pattern.findall(text)) for name, pattern in _BY_SCRIPT.items()}
    if counts["ja"] > (counts["zh"] + counts["ja"]) * _KANA_SHARE:
        return "ja"
    counts.pop("ja")
    return max(counts, key=lambda name: counts[name])


def _sample(text: str) -> str:
    """Ten equal pieces of a long text, so that a long quotation does not decide."""
    step, size = len(text) // 10, _SAMPLE_CHARS // 10
    return " ".join(text[start : start + size] for start in range(0, step * 10, step))


@cache
def _commonest() -> dict[str, frozenset[str]]:
    source = resources.files("ukchina.corpus").joinpath("languages.toml").read_text("utf-8")
    return {name: frozenset(words) for name, words in tomllib.loads(source)["words"].items()}
