"""Notebooks to publish: ours, those of strangers, and one made by an enemy."""

from __future__ import annotations

import base64
import io
from typing import TYPE_CHECKING, Any

import pytest

from ukchina.blocks import MIME, to_json, tree

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 40">'
    '<text x="0" y="20" font-family="Source Sans Pro">Beijing dwells</text></svg>'
)
EVIDENCE = "002_3215f7185f73caf5@370-650"


def cell(source: str = "x", *outputs: dict[str, Any], tags: Iterable[str] = ()) -> dict[str, Any]:
    metadata = {"tags": list(tags)}
    return {"cell_type": "code", "source": source, "outputs": list(outputs), "metadata": metadata}


def data(**kinds: Any) -> dict[str, Any]:  # noqa: ANN401  any MIME bundle
    named = {name.replace("__", "+").replace("_", "/", 1): value for name, value in kinds.items()}
    return {"output_type": "display_data", "data": named, "metadata": {}}


@pytest.fixture(scope="session")
def made() -> Callable[..., dict[str, Any]]:
    """A notebook of these cells: a text is Markdown, a tuple of blocks an output of ours."""

    def notebook(*cells: Any, own: bool = True) -> dict[str, Any]:  # noqa: ANN401  see above
        written = []
        for given in cells:
            if isinstance(given, str):
                written.append({"cell_type": "markdown", "source": given, "metadata": {}})
            elif isinstance(given, tuple):
                output = {"output_type": "display_data", "data": {MIME: to_json(given)}}
                written.append(cell("uk.exhibit(study)", output))
            else:
                written.append(given)
        metadata: dict[str, Any] = {"ukchina": {"date": "2025-02-03"}} if own else {}
        return {"nbformat": 4, "nbformat_minor": 5, "metadata": metadata, "cells": written}

    return notebook


@pytest.fixture(scope="session")
def png() -> str:
    from PIL import Image  # noqa: PLC0415  beside matplotlib

    file = io.BytesIO()
    Image.new("RGB", (64, 32), "#12436D").save(file, "PNG")
    return base64.b64encode(file.getvalue()).decode()


@pytest.fixture(scope="session")
def report(made: Callable[..., dict[str, Any]]) -> dict[str, Any]:
    """A small report with every kind of block."""
    table = tree.Table(
        (tree.Column("Document", weight=2), tree.Column("Words", "right")),
        tuple(((f"Document {n}",), (str(n),)) for n in range(80)),
        "A table longer than a page",
        "Words; n = 80",
        "Source: the texts",
        "tab-long",
    )
    figure = tree.Figure(
        SVG, "Bar chart: China 63%, UK 21%", "Beijing dwells on trade", anchor="fig"
    )
    words = tree.Words(EVIDENCE, "Bloomberg, 18 Oct 2024, s. 3", "they met in Beijing", "Bloomberg")
    lonely = tree.Words("009@1-2", "Xinhua, s. 9", "at an early date")
    entries = tuple(
        tree.Entry(
            EVIDENCE if n == 0 else f"d@{n}-{n + 9}",
            f"Bloomberg, s. {n}",
            ("Mr Lammy ", tree.Mark(("met",), "cue", "dialogue", "dialogue"), " Mr Wang."),
            (("theme", "dialogue; economy" if n % 2 else "security"), ("voice", "author")),
        )
        for n in range(12)
    )
    cover = tree.Cover(
        "Has there been a reset?",
        "Report",
        "Five texts",
        (("Documents", ("5",)),),
        (("A limit.",),),
    )
    return made(
        "# Has there been a reset?",
        (cover,),
        "## Summary {-}",
        (
            tree.Claim(
                ("Contact resumed", tree.Note(("A note.",)), "."), (words, lonely), 2, "high"
            ),
        ),
        "## Texts\n\nSee [](#fig), [](#tab-long) and [](#themes).[^a]\n\n[^a]: Another note.",
        (table,),
        "## Themes {#themes}\n\n### Shares\n\n$s = \\frac{k}{n}$\n\n- one\n- two",
        (figure, tree.Callout("limit", "A limit", (tree.Paragraph(("No trend.",)),))),
        "## Annex {-}",
        (tree.Annex(entries, ("theme", "voice")),),
    )
