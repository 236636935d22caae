"""The reader: texts with their codings in place, to filter, search and correct in JupyterLab.

An anywidget and not a box of ipywidgets: a text is a few hundred sentences that are clicked and
walked with the keyboard, which as ipywidgets would be as many models; and one file of JavaScript
needs no build and no extension of JupyterLab.
"""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING, Any

import anywidget
import traitlets

from ukchina.blocks import Mark
from ukchina.coding.values import MACHINE, Orientation
from ukchina.errors import CallError, UkchinaError
from ukchina.exhibits.annex import VOICE_NAMES
from ukchina.exhibits.exhibit import Exhibit
from ukchina.exhibits.marks import marked
from ukchina.lab.display import marked_text
from ukchina.lab.review import Review

if TYPE_CHECKING:
    import pandas as pd

    from ukchina.study import Study

Json = dict[str, Any]
_FILES = files("ukchina.lab")


class ReaderWidget(anywidget.AnyWidget):
    """What JupyterLab shows of a reader; use `reader` to make one."""

    _esm = _FILES.joinpath("reader.js").read_text(encoding="utf-8")
    _css = _FILES.joinpath("reader.css").read_text(encoding="utf-8")
    texts = traitlets.Dict().tag(sync=True)
    said = traitlets.Dict().tag(sync=True)
    status = traitlets.Dict().tag(sync=True)


class Reader:
    """A study to be read and, when an analyst is named, reviewed.

    Where widgets do not run (nbconvert, GitHub, a plain terminal) it shows the texts with their
    codings marked.
    """

    def __init__(self, study: Study, review: Review | None) -> None:
        """Show `study`; each correction goes through `review`, and without one there is none."""
        self._study = study
        self.review = review
        blind = review is not None and review.blind
        self.widget = ReaderWidget(texts=_texts(study, blind=blind))
        self.widget.on_msg(lambda _, message, __: self.handle(message))
        self._refresh("")

    def study(self) -> Study:
        """The study with every correction that is saved by now."""
        return self._study if self.review is None else self.review.study()

    def handle(self, message: Json) -> None:
        """Do what a click or key in the widget asks for, and show what came of it."""
        try:
            self._refresh(self._done(message))
        except UkchinaError as error:
            self.widget.status = {**self.widget.status, "message": str(error), "fault": True}

    def _done(self, message: Json) -> str:
        review, evidence = self.review, str(message.get("evidence", ""))
        if review is None:
            raise CallError("nobody is named who reviews; open the reader with an analyst")
        wanted = message.get("do")
        if wanted == "undo":
            return f"Undone: {self._study.label(review.undo())}"
        if wanted == "retract":
            review.retract(evidence)
            return f"Taken back: {self._study.label(evidence)}"
        if wanted == "accept":
            review.accept(evidence, date=str(message.get("date", "")))
            return f"Accepted: {self._study.label(evidence)}"
        if wanted != "rule":
            raise CallError(f'unknown action "{wanted}"; known: accept, rule, retract, undo')
        review.rule(
            evidence,
            themes=[str(theme) for theme in message["themes"]],
            orientation=str(message["orientation"]),
            voice=str(message["voice"]),
            reason=str(message.get("reason", "")),
            date=str(message.get("date", "")),
        )
        return f"Saved: {self._study.label(evidence)}"

    def _refresh(self, message: str) -> None:
        """Give the widget what is said by now, the progress and the agreement."""
        review = self.review
        status: Json = {"message": message, "fault": False, "review": review is not None}
        if review is not None:
            rows = review.rows()
            self.widget.said = {
                evidence: {
                    "themes": list(row.themes),
                    "orientation": row.orientation or "",
                    "voice": row.voice or "",
                    "reason": row.reason,
                }
                for evidence, row in rows.items()
            }
            progress = review.progress()
            done = progress.reviewed == progress.total
            status |= {"blind": review.blind, "progress": str(progress), "agreement": ""}
            if rows and (done or not review.blind):
                status["agreement"] = _agreed(review.agreement())
        self.widget.status = status

    def _repr_mimebundle_(self, **_: object) -> dict[str, Any]:
        names = [str(name) for name in self._study.in_report["document"]]
        blind = self.review is not None and self.review.blind
        pages = [] if blind else [marked_text(self._study, name).blocks() for name in names]
        bundle = Exhibit(tuple(block for page in pages for block in page))._repr_mimebundle_()
        widget = self.widget._repr_mimebundle_()
        found = widget[0] if isinstance(widget, tuple) else widget
        return {**(found or {}), **bundle}


def reader(study: Study, analyst: str = "", *, author: str = "", blind: bool = False) -> Reader:
    """The reader of `study`; with an `analyst`, rulings are saved to `coders/ANALYST.csv`.

    `author` is the name that the report shows for them. `blind` hides the machine's codings, for
    an independent second coding, and the agreement until all is coded. Raises `CallError` for a
    name that is no plain name, `MaterialError` for a coding file with faults.
    """
    if not analyst and (author or blind):
        raise CallError("an author or a blind coding needs an analyst's name")
    return Reader(study, Review(study, analyst, author=author, blind=blind) if analyst else None)


def _texts(study: Study, *, blind: bool) -> Json:
    """All that the widget shows and never changes; of the machine's codings nothing if `blind`."""
    label = study.documents.set_index("document")
    counted = set(study.body["evidence"])
    sentences = [
        _sentence(study, row, counted=row["evidence"] in counted, blind=blind)
        for _, row in study.sentences.iterrows()
    ]
    return {
        "documents": [
            {"id": name, "label": label.loc[name, "label"], "window": label.loc[name, "window"]}
            for name in map(str, study.in_report["document"])
        ],
        "sentences": sentences,
        "themes": {theme.id: theme.name for theme in study.codebook.themes},
        "orientations": [str(value) for value in Orientation],
        "voices": VOICE_NAMES,
    }


def _sentence(study: Study, row: pd.Series, *, counted: bool, blind: bool) -> Json:
    evidence = str(row["evidence"])
    codings = study.codings[study.codings["evidence"] == evidence]
    known = counted and not blind
    pieces = marked(study, row) if known else (str(row["text"]),)
    return {
        "id": evidence,
        "document": str(row["document"]),
        "paragraph": int(row["paragraph"]),
        "number": int(row["number"]),
        "role": "body" if counted else "context" if row["role"] == "body" else str(row["role"]),
        "parts": [
            ["".join(map(str, piece.children)), piece.title]
            if isinstance(piece, Mark)
            else [piece, ""]
            for piece in pieces
        ],
        "themes": list(dict.fromkeys(codings["theme"])) if known else [],
        "orientation": str(row["orientation"]) if known else "",
        "voice": str(row["voice"]) if known else "",
        "speaker": study.speaker(evidence) if known else "",
    }


def _agreed(frame: pd.DataFrame) -> str:
    """The agreement on one line for each other coder."""
    return "\n".join(
        f"with {'the machine' if row.coder == MACHINE else row.coder}: {row.sentences} sentences, "
        f"themes F1 {'–' if row.themes_f1 != row.themes_f1 else format(row.themes_f1, '.2f')}, "
        f"orientation {row.orientation_equal} of {row.orientation_of}, "
        f"voice {row.voice_equal} of {row.voice_of}"
        for row in frame.itertuples()
        if row.sentences
    )
