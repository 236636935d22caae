"""One analyst's review of a study: rulings, acceptances, progress and agreement, saved at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from ukchina.coding.coders import Coder, Row
from ukchina.coding.values import Orientation
from ukchina.errors import CallError
from ukchina.interchange.coding_file import cells, coder_path
from ukchina.lab.agreement import agreement
from ukchina.lab.journal import CodingFile
from ukchina.reading.values import Side
from ukchina.study.opening import coders_of, reread

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from enum import StrEnum

    import pandas as pd

    from ukchina.coding.values import CodedSentence
    from ukchina.study import Study

Choice = TypeVar("Choice", bound="StrEnum")


@dataclass(frozen=True, slots=True, repr=False)
class Progress:
    """How many of the sentences an analyst has looked at.

    >>> print(Progress(41, 103))
    41 of 103 reviewed
    """

    reviewed: int
    total: int

    def __str__(self) -> str:
        """`k of n reviewed`."""
        return f"{self.reviewed} of {self.total} reviewed"

    __repr__ = __str__


class Review:
    """An analyst at work on a study: each ruling is on the disk when the call returns.

    The rows stand in `coders/ANALYST.csv` of the folder of texts or of the dataset, the history of
    changes beside it in `ANALYST.journal`. A row that differs from the machine's coding needs a
    reason and then overrides it; one that agrees, or that was made `blind`, is only compared.
    Raises `CallError` for an analyst's name that is no plain name, `MaterialError` for a coding
    file with faults.
    """

    def __init__(
        self, study: Study, analyst: str, *, author: str = "", blind: bool = False
    ) -> None:
        """Begin, or go on with, the review of `study`; `author` is the name that readers see."""
        self._path = coder_path(study.corpus, analyst)
        self.base = study
        self.analyst = analyst
        self.author = author
        self.blind = blind
        self.machine = {str(found.sentence): found for found in study.machine}
        own = self.coder()
        begun = () if self._path.exists() else own.rows  # exported with a dataset
        known = {str(row.sentence): cells(row, study.corpus) for row in begun}
        self._file = CodingFile(self._path, known)

    def rule(  # noqa: PLR0913 - one parameter an answer
        self,
        evidence: str,
        *,
        themes: Sequence[str] | None = None,
        orientation: str | None = None,
        voice: str | None = None,
        reason: str = "",
        date: str = "",
    ) -> None:
        """Say what the sentence bears; what is left out stays as it stands, and save it.

        Raises `CallError` for an unknown sentence or value, a correction without a reason, a
        blind coding with one, or a blind coding that leaves an answer open.
        """
        machine = self._machine(evidence)
        standing = self.row(evidence)
        if self.blind and standing is None and (themes is None or not (orientation and voice)):
            raise CallError(f"{evidence}: a blind coding says themes, orientation and voice")
        if standing is None:
            standing = _as_row(machine)
        row = Row(
            sentence=machine.sentence,
            themes=self._themes(standing.themes if themes is None else themes),
            orientation=_one_of(Orientation, orientation or standing.orientation),
            voice=_one_of(Side, voice or standing.voice),
            author=self.author,
            reason=reason.strip(),
            date=date,
        )
        if self.blind and row.reason:
            raise CallError(f"{evidence}: a blind coding takes no reason, it overrides nothing")
        if not self.blind and not row.reason and not _agrees(row, machine):
            raise CallError(f"{evidence}: a correction overrides the machine; wanted a reason")
        self._file.change(evidence, cells(row, self.base.corpus))

    def accept(self, evidence: str, *, date: str = "") -> None:
        """Say that the machine has coded the sentence rightly, and save it."""
        if self.blind:
            raise CallError(f"{evidence}: nothing to accept in a blind coding")
        row = _as_row(self._machine(evidence), author=self.author, date=date)
        self._file.change(evidence, cells(row, self.base.corpus))

    def retract(self, evidence: str) -> None:
        """Take back what was said of the sentence: the machine's coding stands, not reviewed."""
        self._machine(evidence)
        self._file.change(evidence, None)

    def undo(self) -> str:
        """Undo the last change; the id of its sentence. `CallError` when there is none."""
        return self._file.undo()

    def row(self, evidence: str) -> Row | None:
        """What the analyst said of the sentence; None when nothing, or when it has gone stale."""
        return self.rows().get(evidence)

    def rows(self) -> dict[str, Row]:
        """Every row that holds, by evidence id."""
        return {str(row.sentence): row for row in self.coder().rows}

    def coder(self) -> Coder:
        """The coding file as the report reads it."""
        found = (one for one in coders_of(self.base) if one.name == self.analyst)
        return next(found, Coder(self.analyst, str(self._path), ()))

    def progress(self) -> Progress:
        """How many of the counted sentences are reviewed."""
        counted = set(self.base.body["evidence"])
        return Progress(len(counted & set(self.rows())), len(counted))

    def study(self) -> Study:
        """The study again, with every coding file as it stands now."""
        return reread(self.base)

    def agreement(self) -> pd.DataFrame:
        """How far the analyst agrees with the machine and with every other coder, so far."""
        others = [one for one in coders_of(self.base) if one.name != self.analyst]
        return agreement(self.base, self.coder(), others)

    def _machine(self, evidence: str) -> CodedSentence:
        try:
            return self.machine[evidence]
        except KeyError:
            raise CallError(f'"{evidence}" is no body sentence of this study') from None

    def _themes(self, themes: Iterable[str]) -> tuple[str, ...]:
        """The themes in the codebook's order; `CallError` for an unknown one."""
        known = [theme.id for theme in self.base.codebook.themes]
        chosen = set(themes)
        if not chosen <= set(known):
            unknown = ", ".join(sorted(chosen - set(known)))
            raise CallError(f'unknown theme "{unknown}"; known: {", ".join(known)}')
        return tuple(theme for theme in known if theme in chosen)


def _as_row(found: CodedSentence, *, author: str = "", date: str = "") -> Row:
    themes = tuple(dict.fromkeys(coding.theme for coding in found.codings))
    return Row(found.sentence, themes, found.orientation, found.voice, author=author, date=date)


def _agrees(row: Row, machine: CodedSentence) -> bool:
    same = set(row.themes) == {coding.theme for coding in machine.codings}
    return same and (row.orientation, row.voice) == (machine.orientation, machine.voice)


def _one_of(kind: type[Choice], value: str | None) -> Choice | None:
    if value is None:
        return None
    try:
        return kind(value)
    except ValueError:
        known = ", ".join(kind)
        raise CallError(f'unknown {kind.__name__.lower()} "{value}"; known: {known}') from None
