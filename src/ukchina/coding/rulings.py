"""What the rulings of coding files do: they stand in for the machine's coding of a sentence."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from ukchina.coding.values import Coding, NearMiss
from ukchina.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from ukchina.coding.coders import Coder, Row
    from ukchina.coding.values import CodedSentence
    from ukchina.spans import Span


def ruled(coded: Iterable[CodedSentence], coders: Sequence[Coder]) -> tuple[CodedSentence, ...]:
    """The machine's coding with every ruling applied; of two on a sentence, the last coder's.

    A theme that the ruling keeps, keeps the machine's cue; one that it adds has the sentence for
    a cue; one that it takes away becomes a near miss.
    """
    counts = counting(coders)
    return tuple(
        _ruled(found, *counts[found.sentence]) if found.sentence in counts else found
        for found in coded
    )


def counting(coders: Iterable[Coder]) -> Mapping[Span, tuple[Coder, Row]]:
    """The ruling that counts on each sentence that has one, with its coder: the last coder's."""
    return {row.sentence: (coder, row) for coder in coders for row in coder.rows if row.reason}


def conflicting(coders: Sequence[Coder]) -> tuple[Problem, ...]:
    """A problem for each sentence on which two coders' rulings differ, at the later one."""
    first: dict[Span, tuple[Coder, Row]] = {}
    problems = []
    for coder in coders:
        for row in coder.rows:
            if not row.reason:
                continue
            other, ruling = first.setdefault(row.sentence, (coder, row))
            if _said(ruling) != _said(row):
                message = f"{row.sentence} is ruled otherwise by {other.name}; this ruling counts"
                problems.append(Problem(coder.path, row.line, message))
    return tuple(problems)


def told_of(coders: Sequence[Coder]) -> tuple[Problem, ...]:
    """What is to be told of coders: their stale rows, then rulings that differ."""
    return (*(stale for coder in coders for stale in coder.stale), *conflicting(coders))


def _said(row: Row) -> tuple[object, ...]:
    return frozenset(row.themes), row.orientation, row.voice


def _ruled(machine: CodedSentence, coder: Coder, row: Row) -> CodedSentence:
    who = row.author or coder.name
    rule = f"ruling: {row.reason}"
    cues = {coding.theme: coding.cue for coding in machine.codings}
    dropped = tuple(
        NearMiss(coding.sentence, coding.theme, coding.cue, coding.rule, f"{who}: {row.reason}")
        for coding in machine.codings
        if coding.theme not in row.themes
    )
    changed: dict[str, Any] = {"coder": who, "near_misses": machine.near_misses + dropped}
    changed["codings"] = tuple(
        Coding(row.sentence, theme, cues.get(theme, row.sentence), rule, who)
        for theme in row.themes
    )
    if row.orientation:
        changed |= {"orientation": row.orientation, "orientation_rule": rule}
    if row.voice:
        changed |= {"voice": row.voice, "voice_rule": rule}
        if row.voice != machine.voice:
            changed["speaker"] = ""
    return replace(machine, **changed)
