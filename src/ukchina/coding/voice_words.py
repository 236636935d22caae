"""The verbs and names by which a sentence shows whose claim it is, compiled from `voice.toml`."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from ukchina.reading.values import Side


@cache
def words() -> dict[str, Any]:
    """The tables of `voice.toml`."""
    return tomllib.loads(files("ukchina.coding").joinpath("voice.toml").read_text(encoding="utf-8"))


@cache
def verb(table: str) -> str:
    """A pattern for every form of the verbs of a table ("say", "want", "document")."""
    found = words()[table]
    forms = [form for entry in found["verbs"] for form in _forms(entry)]
    forms += [
        form
        for entry in found.get("present_only", ())
        for form in (entry, *_ending(entry, "s")[:1])
    ]
    forms += found.get("states", ())
    return f"(?:{'|'.join(sorted(map(re.escape, forms), key=len, reverse=True))})\\b"


@cache
def participle() -> re.Pattern[str]:
    """A participle after a comma that reports the subject of the main clause."""
    choices = "|".join(sorted(words()["participle"]["verbs"], key=len, reverse=True))
    return re.compile(rf", (?:while |but |and |also )?(?:{choices})\b", re.IGNORECASE)


@cache
def statistics() -> tuple[tuple[re.Pattern[str], Side], ...]:
    """Patterns of official figures, and whose they are."""
    return tuple(
        (re.compile(entry["pattern"], re.IGNORECASE), Side(entry["side"]))
        for entry in words()["statistics"]["patterns"]
    )


@cache
def states() -> tuple[tuple[re.Pattern[str], Side], ...]:
    """Patterns of the two states and their bodies as subjects."""
    found = words()["states"]
    return tuple(
        (re.compile(rf"(?<![\w-])(?:{'|'.join(found[side])})(?![\w-]|'s)"), Side(side))
        for side in ("china_government", "other", "uk_government")
    )


def _forms(entry: str) -> list[str]:
    head, _, rest = entry.partition(" ")
    irregular = words()["irregular"].get(head)
    heads = [head, *irregular] if irregular else [head, *_regular(head)]
    return [f"{form} {rest}".strip() for form in heads]


def _regular(base: str) -> list[str]:
    return [*_ending(base, "s"), *_ending(base, "ed"), *_ending(base, "ing")]


def _ending(base: str, suffix: str) -> list[str]:
    if suffix == "s":
        if base.endswith(("s", "sh", "ch", "x")):
            return [base + "es"]
        return [base[:-1] + "ies"] if re.search("[^aeiou]y$", base) else [base + "s"]
    if base.endswith("e"):
        return [base[:-1] + suffix]
    if suffix == "ed" and re.search("[^aeiou]y$", base):
        return [base[:-1] + "ied"]
    return [base + suffix]
