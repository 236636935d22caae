"""Numbers and references are computed once, for every format."""

from __future__ import annotations

import pytest

from ukchina.blocks import tree
from ukchina.blocks.numbering import AnchorError, numbered, walk

P = tree.Paragraph


def found(blocks: tree.Blocks, kind: type, name: str) -> list[str]:
    return [getattr(node, name) for node in walk(numbered(blocks)) if isinstance(node, kind)]


def test_sections_count_by_level_and_skip_the_unnumbered() -> None:
    levels = ((1, True), (2, True), (2, True), (1, False), (1, True), (2, True))
    heads = tuple(tree.Heading(level, ("t",), numbered=count) for level, count in levels)
    assert found(heads, tree.Heading, "number") == ["1", "1.1", "1.2", "", "2", "2.1"]
    assert len(set(found(heads, tree.Heading, "anchor"))) == len(heads)


def test_figures_and_tables_with_a_headline_count_apart() -> None:
    table = tree.Table((), (), "T")
    blocks = (tree.Figure("", "a", "F"), table, tree.Figure("", "a"), tree.Figure("", "a", "G"))
    assert found(blocks, tree.Figure, "number") == ["Figure 1", "", "Figure 2"]
    assert found(blocks, tree.Table, "number") == ["Table 1"]


def test_a_reference_is_called_what_it_points_to() -> None:
    references = P((tree.Reference("f"), tree.Reference("h"), tree.Reference("f", "that chart")))
    blocks = (references, tree.Heading(1, ("A",), "h"), tree.Figure("", "a", "F", anchor="f"))
    assert found(blocks, tree.Reference, "label") == ["Figure 1", "§1", "that chart"]


def test_a_reference_that_leads_nowhere_is_refused_with_its_place() -> None:
    with pytest.raises(AnchorError, match='"fig" leads nowhere') as caught:
        numbered((P(("fine",)), P((tree.Reference("fig"),))))
    assert caught.value.index == 1


def test_an_anchor_that_stands_twice_is_refused() -> None:
    with pytest.raises(AnchorError, match="given twice"):
        numbered((tree.Heading(1, ("A",), "x"), tree.Table((), (), anchor="x")))


def test_a_heading_makes_way_for_a_name_that_is_given() -> None:
    heading, _ = numbered((tree.Heading(1, ("Trade",)), tree.Figure("", "a", anchor="trade")))
    assert isinstance(heading, tree.Heading)
    assert heading.anchor == "trade-2"


def test_evidence_that_stands_twice_keeps_its_first_place() -> None:
    entry = tree.Entry("d@1-2", "L", ())
    blocks = (P((tree.Evidence("d@1-2", ()), tree.Evidence("d@3-4", ()))), entry, entry)
    assert found(blocks, tree.Entry, "anchor") == ["d@1-2", ""]
    assert found(blocks, tree.Evidence, "target") == [True, False]  # type: ignore[comparison-overlap]


def test_notes_count_in_the_order_of_their_marks() -> None:
    note = tree.Note(("n",))
    blocks = (P((note,)), tree.ListBlock(((P((note,)),),)), P((note,)))
    assert found(blocks, tree.Note, "number") == ["1", "2", "3"]
