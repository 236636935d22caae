"""Whether a name is built like a Chinese one in its official romanisation."""

from __future__ import annotations

import re
from functools import lru_cache

# One or two syllables, as in "Ling Shuyuan"; of those that end in r there is but "er".
_SYLLABLE = (
    r"(?:(?:[bpmfdtnlgkhjqxrzcsyw]|zh|ch|sh)?(?:[aeiou]|ai|ei|ao|ou|ia|ie|iao|iu|ua|uo|uai|ui|ue)"
    r"(?:ng|n)?|er)"
)
_PINYIN = re.compile(rf"{_SYLLABLE}(?:'?{_SYLLABLE})?", re.IGNORECASE)
_MOST_NAMES = 4096


@lru_cache(maxsize=_MOST_NAMES)
def is_romanised_chinese(name: str) -> bool:
    """Whether every word of a name is one or two syllables of the romanised Chinese script.

    >>> [is_romanised_chinese(name) for name in ("Ling Shuyuan", "Ada Pell", "Owen Farrar")]
    [True, False, False]
    """
    return all(_PINYIN.fullmatch(word) for word in name.split())
