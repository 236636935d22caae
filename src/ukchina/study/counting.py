"""What of a study is counted: its documents, and its sentences by place, without their words."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from ukchina.study.outline import COLUMNS, Outline
from ukchina.study.selection import most_of_one
from ukchina.study.tables import Tabled

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from ukchina.study.outline import Mask, Places
    from ukchina.study.parameters import Parameters


class Counted(Tabled):
    """Something with tables whose sentences are counted as the parameters say.

    `outline` holds every sentence, `counted` the places of those that count, `coded` their codings.
    """

    parameters: Parameters

    @cached_property
    def in_report(self) -> pd.DataFrame:
        """The documents selected, dated ones first and by date, undated last."""
        chosen = self.documents[self.documents["selected"]]
        return chosen.sort_values(
            ["published", "document"], na_position="last", kind="stable"
        ).reset_index(drop=True)

    @cached_property
    def total_sentences(self) -> int:
        """How many body sentences the whole corpus has, whatever is selected."""
        return int(self.documents["sentences"].sum())

    @cached_property
    def outline(self) -> Outline:
        """Every sentence by place, without its words."""
        frame = self.tables.some("sentences", COLUMNS)
        windows = self.documents["window"].to_numpy()[frame["document"].cat.codes]
        return Outline(frame.assign(window=pd.Categorical(windows)), self.tables.names)

    @cached_property
    def counted(self) -> Places:
        """The places of the sentences that are coded and counted, as in `body`."""
        return self.counted_without(frozenset())

    def counted_without(self, left: AbstractSet[str]) -> Places:
        """The same, if nothing of these documents is counted."""
        frame = self.outline.frame
        counted = (frame["role"] == "body") & ~frame["document"].isin(left)
        if self.parameters.voices:
            counted &= frame["voice"].isin(self.parameters.voices)
        documents = frame["document"][counted]
        lengths = documents.value_counts()
        most = most_of_one(lengths[lengths > 0], self.parameters.document_cap)
        first = documents.groupby(documents, observed=True).cumcount() < most
        found: Places = documents.index[first].to_numpy(np.int64)
        return found

    @cached_property
    def openings(self) -> dict[str, int]:
        """The place of the first counted sentence of each document that has one, in order."""
        codes = self.outline.document[self.counted]
        first = np.flatnonzero(np.diff(codes, prepend=-1))
        names = [self.tables.names[code] for code in codes[first]]
        return dict(zip(names, self.counted[first].tolist(), strict=True))

    @cached_property
    def is_counted(self) -> Mask:
        """Of each sentence by place, whether it is counted."""
        return np.isin(np.arange(len(self.outline)), self.counted)

    @cached_property
    def coded(self) -> pd.DataFrame:
        """The codings of the counted sentences, in the themes selected, without words.

        Columns: theme, rule (categories), place (of the sentence); the index is their row in
        `codings`.
        """
        found = self.tables.some("codings", ("document", "start", "theme", "rule"))
        codes = found["document"].cat.codes.to_numpy(np.int32)
        places = self.outline.holding(codes, found["start"].to_numpy(np.int64))
        found = found[["theme", "rule"]].assign(place=places)
        kept = self.is_counted[places]
        if self.parameters.themes:
            kept &= found["theme"].isin(self.parameters.themes)
        return found[kept]

    @cached_property
    def body(self) -> pd.DataFrame:
        """The sentences that are coded and counted: of the body, in the voices selected.

        Of a document that would weigh more than `document_cap`, the first ones.
        """
        return self.sentences.iloc[self.counted].reset_index(drop=True)

    @cached_property
    def counted_codings(self) -> pd.DataFrame:
        """The codings of the counted sentences, in the themes selected."""
        return self.codings.iloc[self.coded.index].reset_index(drop=True)

    @cached_property
    def quoting_documents(self) -> Mask:
        """Of each sentence by place, whether it holds words quoted from an official document."""
        found = self.tables.some("quotations", ("document", "start", "end", "attribution"))
        return self.outline.over(found[found["attribution"] == "document"])

    @cached_property
    def misplaced_offices(self) -> Mask:
        """Of each sentence by place, whether it gives a person an office not held on that day."""
        found = self.tables.some("actors", ("document", "start", "end", "flags"))
        flagged = [c for c in found["flags"].cat.categories if "office:" in c]
        return self.outline.over(found[found["flags"].isin(flagged)])
