"""The verbs and names by which a sentence shows whose claim it is, compiled from `voice.toml`."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from ukchina.reading.families import Family
from ukchina.reading.lazy import Pattern
from ukchina.reading.values import Side

ADVERBS = (
    r"(?:also|however|nevertheless|nonetheless|too|both|all|meanwhile|again|still|now|then|later|earlier|repeatedly|always|often|usually|sometimes|once|since|even|first|"
    r"today|yesterday|previously|already|recently|further|therefore|has|have|had|did|does|will|"
    r"would|(?:is|are|was|were)(?= (?:not |now |also )?\w+ing)|\w+ly)"
)
_MOST_TAIL = 70  # characters that may follow a closing ", Lammy said at the weekend"


@cache
def words() -> dict[str, Any]:
    """The tables of `voice.toml`."""
    return tomllib.loads(files("ukchina.coding").joinpath("voice.toml").read_text(encoding="utf-8"))


@cache
def pattern(table: str, name: str) -> re.Pattern[str]:
    """The pattern of this name in a table; of a list, that of any of its entries."""
    found = words()[table][name]
    return re.compile(found if isinstance(found, str) else "|".join(found))


@cache
def verb(table: str) -> str:
    """A pattern for every form of the verbs of a table ("say", "want", "document")."""
    found = words()[table]
    forms = [form for entry in found["verbs"] for form in forms_of(entry)]
    forms += [
        form
        for entry in found.get("present_only", ())
        for form in (entry, *_ending(entry, "s")[:1])
    ]
    forms += found.get("states", ())
    return f"(?:{'|'.join(sorted(map(re.escape, forms), key=len, reverse=True))})\\b(?!-)"


@cache
def participle() -> re.Pattern[str]:
    """A participle after a comma that reports the subject of the main clause."""
    single = [entry for entry in words()["say"]["verbs"] if " " not in entry]
    forms = {form for entry in single for form in forms_of(entry) if form.endswith("ing")}
    forms.update(words()["participle"]["verbs"])
    choices = "|".join(sorted(forms, key=lambda form: (-len(form), form)))
    return re.compile(rf", (?:while |but |and |also )?(?:{choices})\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Speaking:
    """Patterns of who may be speaking in a sentence, as numbers of one family.

    `states` are the two states and their bodies as subjects, `statistics` official figures, both
    with whose they are; `papers` takes up a document named before ("the strategy"), and where
    `people` is not possible no unnamed people are told of.
    """

    family: Family
    states: tuple[tuple[int, Side], ...]
    statistics: tuple[tuple[int, Side], ...]
    pronouns: int
    papers: int
    people: int


@cache
def speaking() -> Speaking:
    """The patterns of `voice.toml` that begin with certain words."""
    found = words()
    sides = ("china_government", "other", "uk_government")
    figures = found["statistics"]["patterns"]
    papers, people = found["document"]["nouns"], found["collectives"]["nouns"]
    bare = [rf"(?<![\w-])(?:{'|'.join(found['states'][side])})(?![\w-]|'s)" for side in sides]
    patterns = [
        *map(Pattern, bare),
        *(Pattern(entry["pattern"], re.IGNORECASE) for entry in figures),
        Pattern(r"\b(?:[Hh]e|[Ss]he|[Tt]hey|[Ii]t)\b(?!')"),
        Pattern(rf"\b(?:[Tt]he|[Ii]ts) (?:\w+ )?(?:{'|'.join(papers)})\b"),
        Pattern(rf"\b(?:{'|'.join(people)})\b", re.IGNORECASE),
    ]
    last = len(patterns)
    return Speaking(
        family=Family(patterns),
        states=tuple(enumerate(map(Side, sides))),
        statistics=tuple(
            (number, Side(entry["side"])) for number, entry in enumerate(figures, len(sides))
        ),
        pronouns=last - 3,
        papers=last - 2,
        people=last - 1,
    )


def forms_of(entry: str) -> list[str]:
    """The forms of a verb, with the words behind it."""
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


@cache
def after_subject(table: str) -> re.Pattern[str]:
    """What follows a subject that has a verb of `table`."""
    noun = r"(?!(?<=\baccused) of\b)(?! (?:is|are|was|were|remains?|should|must)\b)"
    led = ("the", "a", "an", "this", "his", "her", "its", "their", "my", "our", "your")
    article = "".join(rf"(?<!\b{word} )" for word in led)
    return re.compile(rf"{gap()}{article}(?P<verb>{no_act()}{verb(table)}){noun}")


@cache
def no_act() -> str:
    """A look ahead: no verb of saying that tells of an act by what stands behind it."""
    return rf"(?!{'|'.join(words()['acts']['patterns'])})"


@cache
def gap() -> str:
    """What may stand between a subject and its verb: titles, an aside, adverbs, auxiliaries."""
    titles = "|".join(words()["titles"]["nouns"])
    told = r" (?:who|whose|which|where|the|an?|now|then|formerly|once)\b[^;:~]{1,200}?"
    aside = (
        rf"(?:\s*,(?:{told}|(?:[^,;:~]|,(?=\d)){{1,140}}),"
        r"|\s*\([^)]{1,80}\)|\s+- [^-]{1,120} -)"
    )
    circumstance = (
        r"(?:\s+(?:in|at|on|of|from|during|after|before|speaking|for|last|this|earlier|late)\s"
        r"(?:(?!\b(?:is|are|was|were|be|been|declined|refused|that|which)\b)[^,;:~\"]){1,60}?)"
    )
    adverbs = rf"(?:\s+{ADVERBS}\b)*"
    return (
        rf"(?:(?:'s)?\s+(?:{titles})\b)?{aside}{{0,2}}{adverbs}{circumstance}?{adverbs}"
        r"\s+(?:(?:continue|continues|continued|goes on|went on) to "
        r"|(?:goes|went) (?:even )?further and )?"
    )


@cache
def closing() -> re.Pattern[str]:
    """What follows a subject whose verb closes the sentence: " said at the weekend"."""
    verbs = "|".join(words()["closing"]["verbs"])
    return re.compile(rf"{gap()}(?:{verbs})\b(?:,|[^,;]{{0,{_MOST_TAIL}}}(?:, according to .*)?\Z)")


@cache
def inverted() -> re.Pattern[str]:
    """A closing verb before its subject: ", said the ambassador".

    What leads to a verb of its own (", said London had told Beijing") is said by another.
    """
    verbs = "|".join(words()["closing"]["verbs"])
    led = rf"(?!(?:{words()['closing']['reported']})\b)[\w'-]+\s+"
    return re.compile(rf"[,~]\s*(?:{verbs})\s+(?:{led}){{0,6}}\Z")


@cache
def unnamed_subject() -> re.Pattern[str]:
    """A sentence that begins with somebody who reports, and who is no pronoun."""
    verbs = "|".join(words()["unnamed"]["verbs"])
    return re.compile(
        r"(?:\A|\A[\w' ]{3,40}, )(?P<who>(?!(?:It|There|That|This|He|She|They|We|I|Who)\b)"
        r"(?:[\w'-]+ ){1,6}?)(?:have |has |had |also )?"
        rf"(?<!been )(?<!was )(?<!were )(?<!are )(?<!is )(?<!be )"
        rf"(?<!not )(?<!never ){no_act()}(?:{verbs})\b(?! of\b)(?! by\b)"
    )
