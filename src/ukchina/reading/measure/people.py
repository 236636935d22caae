"""How well names and quotations are read: `python -m ukchina.reading.measure.people`.

Compares with the reference tables of the seeds and with the project's own texts, whose gold was
written before the rules. Run it from the root of the project.
"""

from __future__ import annotations

import csv
import re
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ukchina.corpus import document, read_corpus
from ukchina.errors import CallError
from ukchina.reading.people.mentions import mentions
from ukchina.reading.speech.quotations import quotations
from ukchina.reading.values import Side

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from ukchina.corpus import Document

# Two spans are the same finding from this intersection over union on (issue 5).
SAME = 0.8

_KINDS = {
    "direct": "quoted",
    "direct_written": "quoted",
    "partial": "quoted",
    "scare_partial": "quoted",
    "indirect": "indirect",
    "d": "quoted",
    "p": "quoted",
    "i": "indirect",
}
_SIDES = {
    "uk": Side.UK_GOVERNMENT,
    "cn": Side.CHINA_GOVERNMENT,
    "ux": Side.UK_EXPERT,
    "cx": Side.CHINA_EXPERT,
    "o": Side.OTHER,
    "a": Side.AUTHOR,
}
# The sides of the reference's actors, finer than ours.
_ACTOR_SIDES = {
    "uk_gov": Side.UK_GOVERNMENT,
    "uk_crown": Side.UK_GOVERNMENT,
    "cn_gov": Side.CHINA_GOVERNMENT,
    "cn_state": Side.CHINA_GOVERNMENT,
    "expert_uk_based": Side.UK_EXPERT,
    "uk_academia": Side.UK_EXPERT,
    "expert_cn_based": Side.CHINA_EXPERT,
}
# The project's own texts, in the order they were written: each set before the rules saw it.
_SETS = {
    "own, first": re.compile(r"(?!second_|third_|fresh_)"),
    "own, second": re.compile(r"second_"),
    "own, third": re.compile(r"third_"),
    "own, fresh": re.compile(r"fresh_"),
}
_MARKER = re.compile(r"⟦(?P<mark>[^⟧]*)⟧")


@dataclass(frozen=True, slots=True)
class Item:
    """A finding, or what should be found: its place, who it is, and the side."""

    document: str
    start: int
    end: int
    group: str
    name: str
    side: str


@dataclass(frozen=True, slots=True)
class Figures:
    """How the found items of a group agree with the wanted ones."""

    wanted: int
    found: int
    both: int
    names: int
    sides: int

    def __str__(self) -> str:
        """Recall and precision of the places; names and sides of those that agree."""
        return (
            f"wanted {self.wanted:4}  found {self.found:4}"
            f"  recall {_share(self.both, self.wanted)}  precision {_share(self.both, self.found)}"
            f"  name {_share(self.names, self.both)}  side {_share(self.sides, self.both)}"
        )


def figures(wanted: Sequence[Item], found: Sequence[Item]) -> Figures:
    """The agreement of two lists; each found item answers one wanted item at most."""
    free = list(found)
    both = names = sides = 0
    for item in wanted:
        match = next((other for other in free if _overlap(item, other) >= SAME), None)
        if match is None:
            continue
        free.remove(match)
        both += 1
        names += match.name == item.name or ("unnamed" in match.name and "unnamed" in item.name)
        sides += match.side == item.side
    return Figures(len(wanted), len(found), both, names, sides)


def marked(name: str, text: str) -> tuple[Document, list[Item]]:
    """The document in a text with `⟦kind|speaker|side⟧…⟦/⟧`, and the items that it marks."""
    plain, opened, items, at = "", [], [], 0
    for marker in _MARKER.finditer(text):
        plain += text[at : marker.start()]
        at = marker.end()
        if marker["mark"] != "/":
            opened.append((*marker["mark"].split("|"), len(plain)))
            continue
        kind, speaker, side, start = opened.pop()
        group = _KINDS.get(str(kind), "")
        items.append(
            Item(name, int(start), len(plain), group, str(speaker), _SIDES[str(side)].value)
        )
    return document(name, plain + text[at:]), items


def spoken(texts: Iterable[Document]) -> Iterator[Item]:
    """What the program quotes, scare quotes left out."""
    for text in texts:
        for quotation in quotations(text):
            span, group = quotation.span, _KINDS.get(quotation.kind.value, "")
            side = quotation.side.value
            yield Item(text.name, span.start, span.end, group, quotation.speaker, side)


def named(texts: Iterable[Document]) -> Iterator[Item]:
    """What the program names."""
    for text in texts:
        for mention in mentions(text):
            span, side = mention.span, mention.side.value
            yield Item(text.name, span.start, span.end, "named", mention.name, side)


def report(root: Path) -> Iterator[str]:
    """The lines that the command prints; `CallError` when a folder is missing."""
    tests = root / "tests" / "reading"
    for folder in (root / "seeds", tests / "reference", tests / "speech_texts"):
        if not folder.is_dir():
            raise CallError(f"{folder}: nothing there; run this from the root of the project")
    seeds = read_corpus(root / "seeds").documents
    wanted = [_quotation(row) for row in _rows(tests / "reference" / "quotations.csv")]
    yield from _groups("seeds", wanted, list(spoken(seeds)))
    actors = [_actor(row) for row in _rows(tests / "reference" / "actors.csv")]
    yield f"seeds       named     {figures(actors, list(named(seeds)))}"
    for label, pattern in _SETS.items():
        paths = sorted((tests / "speech_texts").glob("*.txt"))
        own = [
            marked(path.stem, path.read_text("utf-8")) for path in paths if pattern.match(path.stem)
        ]
        gold = [item for _, items in own for item in items]
        yield from _groups(label, gold, list(spoken(text for text, _ in own)))


def _groups(label: str, wanted: Sequence[Item], found: Sequence[Item]) -> Iterator[str]:
    for group in ("quoted", "indirect"):
        gold = [item for item in wanted if item.group == group]
        ours = [item for item in found if item.group == group]
        yield f"{label:11} {group:9} {figures(gold, ours)}"


def _rows(path: Path) -> Iterator[Mapping[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines)


def _quotation(row: Mapping[str, str]) -> Item:
    group = _KINDS.get(row["kind"], "")
    place = row["document"], int(row["start"]), int(row["end"])
    return Item(*place, group, row["speaker"], row["side"])


def _actor(row: Mapping[str, str]) -> Item:
    side = Side.OTHER
    if row["name"] == "British government figures":
        side = Side.UK_GOVERNMENT
    side = _ACTOR_SIDES.get(row["side"], side)
    place = row["document"], int(row["start"]), int(row["end"])
    return Item(*place, "named", row["name"], side.value)


def _overlap(one: Item, other: Item) -> float:
    """Intersection over union of two places; 0 in different documents."""
    shared = min(one.end, other.end) - max(one.start, other.start)
    if one.document != other.document or shared <= 0:
        return 0.0
    return shared / (max(one.end, other.end) - min(one.start, other.start))


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.3f}" if whole else "  -  "


def main() -> None:
    """Print the figures."""
    for line in report(Path()):
        sys.stdout.write(f"{line}\n")


if __name__ == "__main__":
    main()
