"""Which known name a user means, in whatever case, and the nearest to a wrong one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ukchina.errors import CallError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

# What parts the words of a name may be typed as any of these.
_BETWEEN = re.compile(r"[\s_-]+")
# As `difflib` measures it: "Blomberg" is meant for "Bloomberg", "tea" for no theme.
_ALIKE = 0.6
# Of an archive's names no more are compared.
_MOST_COMPARED = 20_000


def meant(name: str, known: Iterable[str]) -> str:
    """The one of the `known` names that `name` is, case and what parts its words aside; "" if none.

    >>> meant("hong_kong", ["Beijing", "Hong Kong"])
    'Hong Kong'
    """
    every = list(dict.fromkeys(known))
    if name in every:
        return name
    alike = [one for one in every if _plain(one) == _plain(name)]
    return alike[0] if alike else ""


def nearest(name: str, known: Iterable[str]) -> str:
    """The words that name the known one nearest to a wrong `name`; "" where none is near.

    >>> nearest("Blomberg", ["Reuters", "Bloomberg"])
    '; the nearest is "Bloomberg"'
    """
    from difflib import get_close_matches  # noqa: PLC0415 - only a refusal needs it

    every = {_plain(one): one for one in list(dict.fromkeys(known))[:_MOST_COMPARED]}
    typed = _plain(name)
    parts = [one for plain, one in every.items() if typed and f" {typed} " in f" {plain} "]
    close = [every[one] for one in get_close_matches(typed, every, 1, _ALIKE)]
    found = [*close, *parts]
    return f'; the nearest is "{found[0]}"' if found else ""


def unknown(what: str, name: str, known: Sequence[str], told: str) -> CallError:
    """The refusal of a `name` that is none of the `known`, with the nearest and what is `told`."""
    return CallError(f'unknown {what} "{name}"{nearest(name, known)}; {told}')


def _plain(name: str) -> str:
    return _BETWEEN.sub(" ", name.strip()).casefold()
