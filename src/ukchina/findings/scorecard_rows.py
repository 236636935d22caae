"""What the rules of the scorecard ask of a study's texts, read once and limited without reading."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from ukchina.coding.values import Orientation
from ukchina.findings.finding import misstated
from ukchina.findings.scorecard_reading import texts_read
from ukchina.study.counts import ordinal, windows

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from numpy.typing import NDArray

    from ukchina.findings.matching import Mask
    from ukchina.findings.scorecard import Cell
    from ukchina.findings.scorecard_reading import Read
    from ukchina.findings.scorecard_reports import Report
    from ukchina.study import Study
    from ukchina.study.outline import Places

_JOINT = "Both governments"


@dataclass(frozen=True, slots=True)
class Group:
    """Counted sentences on some themes in some voice, of texts about the two.

    `places` are theirs in the outline, `oriented` their orientations by number, `counts` how many
    there are by document (a row each) and orientation (a column each, in the order of
    `Orientation`).
    """

    places: Places
    oriented: NDArray[np.int64]
    counts: NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Rows:
    """A study's texts as the rules read them, or some of them.

    `kept` says of each document, by its place, whether it is counted, `origin` of which origin it
    is (`numbers` the same by name), `window` in which window, by its number in `columns`; `home`
    of each sentence, whether it is counted and its text about the two; `misstated` are the
    sentences that give somebody an office not held; `told` are all reports by indicator and
    window, `tellers` the documents that tell them; `dropped` are the documents left out.
    """

    study: Study
    columns: tuple[str, ...]
    texts: dict[str, Read]
    kept: Mask
    origin: NDArray[np.int64]
    numbers: Mapping[str, int]
    window: NDArray[np.int64]
    home: Mask
    misstated: frozenset[str]
    groups: dict[tuple[tuple[str, ...], str, bool], Group]
    told: Mapping[tuple[str, str], Sequence[Report]]
    tellers: Mapping[tuple[str, str], AbstractSet[str]]
    cells: dict[tuple[str, str, str], Cell] = field(default_factory=dict)
    dropped: frozenset[str] = frozenset()

    @property
    def windows(self) -> tuple[str, ...]:
        """The windows of the documents that are counted, in order of time, undated last."""
        counted = set(np.unique(self.window[self.kept]).tolist())
        return tuple(one for number, one in enumerate(self.columns) if number in counted)

    def limited(self, names: AbstractSet[str]) -> Rows:
        """The rows without the documents of those names.

        Origins stay those of all: that two texts repeat each other remains true when a third is
        left out.
        """
        kept = self.kept.copy()
        kept[[self.study.outline.codes[name] for name in names]] = False
        return replace(self, kept=kept, dropped=self.dropped | names)

    def apart(self) -> Rows:
        """The rows as if every text were an origin of its own."""
        origin = np.arange(len(self.origin))
        return replace(self, origin=origin, numbers=_numbers(self.study, origin), cells={})

    def reports(self, indicator: str, window: str) -> Sequence[Report]:
        """What the documents counted report of an indicator in a window, in their order."""
        found = self.told.get((indicator, window), ())
        if not self.dropped:
            return found
        return [report for report in found if report.document not in self.dropped]

    def touches(self, indicator: str, window: str) -> bool:
        """Whether a document left out is of that window, or reports the indicator in it."""
        number = self.columns.index(window)
        if not self.dropped.isdisjoint(self.tellers.get((indicator, window), ())):
            return True
        left = self.window[[self.study.outline.codes[name] for name in self.dropped]]
        return bool((left == number).any())

    def origin_count(self, names: Iterable[str]) -> int:
        """How many independent origins stand behind the documents of those names."""
        return len({self.number(name) for name in names})

    def number(self, name: str) -> int:
        """The origin of the document of that name."""
        return self.numbers[name]

    def in_window(self, window: str) -> NDArray[np.int64]:
        """The places of the documents of that window that are counted."""
        return np.flatnonzero(self.kept & (self.window == self.columns.index(window)))

    def group(self, themes: Sequence[str], voice: str = "", *, joint: bool = False) -> Group:
        """The sentences on any of `themes` (on anything without), in that voice (any without).

        With `joint` also what both governments say together.
        """
        key = (tuple(themes), voice, joint)
        if key not in self.groups:
            self.groups[key] = self._group(themes, voice, joint=joint)
        return self.groups[key]

    def _group(self, themes: Sequence[str], voice: str, *, joint: bool) -> Group:
        study, outline = self.study, self.study.outline
        mask = self.home.copy()
        if themes:
            bearing = study.coded["place"][study.coded["theme"].isin(themes)]
            mask &= np.isin(np.arange(len(outline)), bearing)
        if voice:
            spoken = outline.frame["voice"] == voice
            if joint:
                speakers = outline.frame["speaker"]
                both = [one for one in speakers.cat.categories if one.startswith(_JOINT)]
                spoken |= speakers.isin(both)
            mask &= spoken.to_numpy()
        places = np.flatnonzero(mask)
        size = len(Orientation)
        oriented = ordinal(outline.frame["orientation"], Orientation)[places]
        keys = outline.document[places].astype(np.int64) * size + oriented
        counts = np.bincount(keys, minlength=len(outline.names) * size).reshape(-1, size)
        return Group(places, oriented, counts)


def _numbers(study: Study, origin: NDArray[np.int64]) -> dict[str, int]:
    return dict(zip(study.outline.names, origin.tolist(), strict=True))


@lru_cache(maxsize=2)  # a study is never changed, and one page asks often
def rows(study: Study) -> Rows:
    """The rows of a study."""
    return rows_of(study)


def rows_of(study: Study, known: dict[str, Read] | None = None) -> Rows:
    """The same, with what is known of some texts from another selection of them."""
    texts = texts_read(study, known)
    outline = study.outline
    home = np.zeros(len(outline), bool)
    own = [read.home for read in texts.values()]
    home[study.counted] = np.concatenate([np.empty(0, bool), *own])
    chosen = dict(zip(study.documents["document"], study.documents["window"], strict=True))
    columns = tuple(windows(study))
    order = {window: number for number, window in enumerate(columns)}
    told: dict[tuple[str, str], list[Report]] = {}
    for report in (report for read in texts.values() for report in read.reports):
        told.setdefault((report.indicator, report.window), []).append(report)
    return Rows(
        study,
        columns,
        texts,
        kept=study.documents["selected"].to_numpy(bool),
        origin=study.origin_of,
        numbers=_numbers(study, study.origin_of),
        window=np.array([order.get(chosen[name], -1) for name in outline.names], np.int64),
        home=home,
        misstated=frozenset(outline.ids(misstated(study))),
        groups={},
        told=told,
        tellers={key: {report.document for report in found} for key, found in told.items()},
    )
