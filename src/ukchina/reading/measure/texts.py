"""What should be found: the reference tables and the project's own marked texts, as items."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ukchina.corpus import document
from ukchina.errors import MaterialError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from ukchina.corpus import Document

TIME, QUANTITY, EVENT = "times", "quantities", "events"
_OPENERS = {"«": (TIME, "»"), "{": (QUANTITY, "}"), "[": (EVENT, "]")}
_CLOSERS = frozenset(closer for _, closer in _OPENERS.values())
# The finer statuses of the reference in the words of issue 5.
_STATUSES = {"started": "occurred", "ongoing_past": "ongoing", "ended": "ended"}
# Rows of the reference that are dates and no events.
_NO_EVENTS = frozenset(["publication_date", "reference_date"])


@dataclass(frozen=True, slots=True)
class Item:
    """A finding, or what should be found: its place, its words, and what is read in them."""

    document: str
    start: int
    end: int
    words: str
    values: Mapping[str, str]


def marked(name: str, text: str) -> tuple[Document, dict[str, list[Item]]]:
    """The document in a text with `«…|…»`, `{…|…}` and `[…|…]`, and the items it marks by kind.

    Raises `MaterialError` where marks do not pair or carry other than two values.
    """
    plain: list[str] = []
    opened: list[tuple[str, int]] = []
    items: dict[str, list[Item]] = {TIME: [], QUANTITY: [], EVENT: []}
    at = 0
    while at < len(text):
        if text[at] in _OPENERS:
            opened.append((text[at], len(plain)))
        elif text[at] == "|":
            at, values = _values(name, text, at)
            kind, closer = _OPENERS[opened[-1][0]] if opened else ("", "")
            if text[at : at + 1] != closer:
                raise _fault(name, text, at)
            start = opened.pop()[1]
            named = _named(kind, values)
            items[kind].append(Item(name, start, len(plain), "".join(plain[start:]), named))
        elif text[at] in _CLOSERS:
            raise _fault(name, text, at)
        else:
            plain.append(text[at])
        at += 1
    if opened:
        raise _fault(name, text, at)
    return document(name, "".join(plain)), items


def _values(name: str, text: str, at: int) -> tuple[int, tuple[str, str]]:
    """Where the values that begin at `at` end, and the two of them."""
    end = next((i for i in range(at, len(text)) if text[i] in _CLOSERS), len(text))
    values = text[at + 1 : end].split("|")
    if len(values) != len(("first", "second")):
        raise _fault(name, text, at)
    return end, (values[0], values[1])


def _named(kind: str, values: tuple[str, str]) -> dict[str, str]:
    if kind == TIME:
        start, _, end = values[0].partition("..")
        return {"interval": f"{start}/{end if '..' in values[0] else start}"}
    if kind == QUANTITY:
        return {"value": values[0]}
    return {"type": values[0], "status": values[1]}


def _fault(name: str, text: str, at: int) -> MaterialError:
    found = text[at : at + 1] or "end of text"
    message = f'mark "{found}" does not pair; wanted «words|interval|precision», '
    message += "{words|value|unit} or [words|type|status]"
    return MaterialError.at(f"{name}.txt", text.count("\n", 0, at) + 1, message)


def reference(folder: Path) -> dict[str, list[Item]]:
    """The items of `events.csv` (its expressions are the times) and `quantities.csv`."""
    rows = list(_rows(folder / "events.csv"))
    told = [row for row in rows if row["status"] not in _NO_EVENTS]
    dated = [row for row in rows if row["expression"] and row["status"] != "publication_date"]
    return {
        TIME: list({(item.document, item.start): item for item in map(_time, dated)}.values()),
        QUANTITY: [_quantity(row) for row in _rows(folder / "quantities.csv")],
        EVENT: [_event(row) for row in told],
    }


def _rows(path: Path) -> Iterator[Mapping[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines)


def _interval(row: Mapping[str, str]) -> str:
    return f"{row['date_start']}/{row['date_end']}"


def _time(row: Mapping[str, str]) -> Item:
    place = int(row["expression_start"]), int(row["expression_end"])
    return Item(row["document"], *place, row["expression"], {"interval": _interval(row)})


def _event(row: Mapping[str, str]) -> Item:
    values = {
        "interval": _interval(row),
        "status": _STATUSES.get(row["status"], row["status"]),
        "type": row["type"],
    }
    return Item(row["document"], int(row["start"]), int(row["end"]), row["text"], values)


def _quantity(row: Mapping[str, str]) -> Item:
    values = {
        "value": row["value"],
        "bounds": f"{row['value_low']}/{row['value_high']}",
        "measure": row["measure"],
    }
    return Item(row["document"], int(row["start"]), int(row["end"]), row["text"], values)
