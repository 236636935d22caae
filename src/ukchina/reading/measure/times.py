"""How well times, quantities and events are read: `python -m ukchina.reading.measure.times`.

Compares with the reference tables of the seeds and with the project's own texts, whose gold was
written before the rules. Run it from the root of the project, or name that folder; `--misses`
also lists what disagrees.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ukchina.corpus import read_corpus
from ukchina.errors import CallError
from ukchina.reading.events.acts import mentioned
from ukchina.reading.measure.texts import EVENT, QUANTITY, TIME, Item, marked, reference
from ukchina.reading.quantities.amounts import quantities
from ukchina.reading.times.expressions import times

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from ukchina.corpus import Document

# Two spans are the same finding from this intersection over union on (issue 5). Where a clause is
# cut is a matter of taste (its subject, its place): events are also compared at half.
SAME = 0.8
NEAR = 0.5
MISSES = "--misses"
# How the names of the own texts begin: each set was written when the rules knew only those before.
_SETS = (
    ("own", ("0", "1")),
    ("own, second set", ("second_",)),
    ("own, third set", ("third_",)),
)


@dataclass(frozen=True, slots=True)
class Figures:
    """How the found items agree with the wanted ones: places, and by value of those that agree."""

    wanted: int
    found: int
    both: int
    agree: Mapping[str, int]
    misses: tuple[str, ...] = ()

    def __str__(self) -> str:
        """Recall and precision of the places, then the share that agrees in each value."""
        shares = [f"{name} {_share(agree, self.both)}" for name, agree in self.agree.items()]
        return (
            f"wanted {self.wanted:4}  found {self.found:4}  recall {_share(self.both, self.wanted)}"
            f"  precision {_share(self.both, self.found)}  {'  '.join(shares)}"
        ).rstrip()


def figures(wanted: Sequence[Item], found: Sequence[Item], *, same: float = SAME) -> Figures:
    """The agreement of two lists; each found item answers one wanted item at most."""
    free = list(found)
    agree = dict.fromkeys((name for item in wanted for name in item.values), 0)
    both = 0
    misses = []
    for item in wanted:
        best = max(free, key=lambda other: _shared(item, other), default=None)
        if best is None or _shared(item, best) < same:
            misses.append(f"not found: {item.document}: {item.words}")
            continue
        free.remove(best)
        both += 1
        for name, value in item.values.items():
            if _agrees(name, value, best.values[name]):
                agree[name] += 1
            else:
                misses.append(
                    f"{item.document}: {item.words}: {name} {best.values[name]}, wanted {value}"
                )
    misses += [f"not wanted: {item.document}: {item.words}" for item in free]
    return Figures(len(wanted), len(found), both, agree, tuple(misses))


def found(text: Document) -> dict[str, list[Item]]:
    """What the program reads in `text`, by kind."""
    items: dict[str, list[Item]] = {TIME: [], QUANTITY: [], EVENT: []}
    for time in times(text):
        values = {"interval": _interval(time.start, time.end)}
        place = time.span.start, time.span.end
        items[TIME].append(Item(text.name, *place, text.words(time.span), values))
    for one in quantities(text):
        values = {"value": _figure(one.value), "measure": one.measure}
        values["bounds"] = f"{_figure(one.value_low)}/{_figure(one.value_high)}"
        place = one.span.start, one.span.end
        items[QUANTITY].append(Item(text.name, *place, text.words(one.span), values))
    for told in mentioned(text):
        event = told.event
        values = {"interval": _interval(event.date_start, event.date_end)}
        values |= {"status": event.status, "type": told.type}
        place = event.span.start, event.span.end
        items[EVENT].append(Item(text.name, *place, text.words(event.span), values))
    return items


def measured(root: Path) -> Iterator[tuple[str, str, Figures]]:
    """Texts, kind and figures, for the seeds and the own texts; `CallError` without folders."""
    tests = root / "tests" / "reading"
    for folder in (root / "seeds", tests / "reference", tests / "time_texts"):
        if not folder.is_dir():
            message = f"{folder}: nothing there; run this from the root of the project"
            raise CallError(message)
    seeds = read_corpus(root / "seeds").documents
    yield from _compared("seeds", reference(tests / "reference"), seeds)
    paths = sorted((tests / "time_texts").glob("*.txt"))
    for label, prefix in _SETS:
        texts: list[Document] = []
        gold: dict[str, list[Item]] = {TIME: [], QUANTITY: [], EVENT: []}
        for path in paths:
            if path.stem.startswith(prefix):
                text, items = marked(path.stem, path.read_text("utf-8"))
                texts.append(text)
                for kind, listed in items.items():
                    gold[kind] += listed
        yield from _compared(label, gold, texts)


def report(root: Path, *, misses: bool = False) -> Iterator[str]:
    """The lines that the command prints."""
    for label, kind, agreement in measured(root):
        yield f"{label:16} {kind:14} {agreement}"
        yield from (f"    {miss}" for miss in agreement.misses if misses)


def _compared(
    label: str, gold: Mapping[str, Sequence[Item]], texts: Iterable[Document]
) -> Iterator[tuple[str, str, Figures]]:
    ours = [found(text) for text in texts]
    for kind, wanted in gold.items():
        if wanted:
            listed = [item for items in ours for item in items[kind]]
            yield label, kind, figures(wanted, listed)
            if kind == EVENT:
                yield label, f"{kind} (half)", figures(wanted, listed, same=NEAR)


def _shared(one: Item, other: Item) -> float:
    """Intersection over union of two places; 0 in different documents."""
    shared = min(one.end, other.end) - max(one.start, other.start)
    if one.document != other.document or shared <= 0:
        return 0.0
    return shared / (max(one.end, other.end) - min(one.start, other.start))


def _agrees(name: str, wanted: str, read: str) -> bool:
    """Whether a value is the wanted one; a wanted "2018-10" holds for each of its days."""
    if name != "interval":
        return wanted == read
    pairs = zip(wanted.split("/"), read.split("/"), strict=True)
    return all(theirs.startswith(ours) if ours else not theirs for ours, theirs in pairs)


def _interval(start: date | None, end: date | None) -> str:
    return f"{start.isoformat() if start else ''}/{end.isoformat() if end else ''}"


def _figure(value: float | None) -> str:
    return "" if value is None else f"{value:.6f}".rstrip("0").removesuffix(".")


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.3f}" if whole else "  -  "


def main() -> None:
    """Print the figures."""
    words = [word for word in sys.argv[1:] if word != MISSES]
    root = Path(words[0]) if words else Path()
    for line in report(root, misses=MISSES in sys.argv):
        sys.stdout.write(f"{line}\n")


if __name__ == "__main__":
    main()
