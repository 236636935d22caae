"""Blocks as JSON: nothing is lost, nothing foreign becomes a block."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ukchina.blocks import MIME, Mark, Paragraph, Shown, Table, from_json, to_json, tree

text = st.text(max_size=12)
lines = st.recursive(
    text | st.builds(tree.Code, text) | st.builds(tree.Math, text) | st.just(tree.LineBreak()),
    lambda inner: st.one_of(
        st.builds(tree.Strong, st.tuples(inner)),
        st.builds(tree.Link, text, st.tuples(inner)),
        st.builds(tree.Evidence, text, st.tuples(inner), st.booleans()),
        st.builds(tree.Mark, st.tuples(inner), text, text, text),
        st.builds(tree.Note, st.tuples(inner, inner), text),
    ),
    max_leaves=6,
)
line = st.tuples(lines, lines) | st.just(())
tables = st.builds(
    lambda cells, anchor: tree.Table(
        (tree.Column("a"), tree.Column("b", "right", 2.5)), (cells,), anchors=(anchor,)
    ),
    st.tuples(line, line),
    text,
)
blocks = st.recursive(
    st.one_of(
        st.builds(tree.Heading, st.integers(1, 4), line, text, numbered=st.booleans()),
        st.builds(tree.Paragraph, line),
        st.builds(tree.Figure, text, text, text, data=st.none() | tables),
        st.builds(
            tree.Claim, line, st.tuples(st.builds(tree.Words, text, text, text)), st.just(1), text
        ),
        tables,
    ),
    lambda inner: st.one_of(
        st.builds(tree.Quote, st.tuples(inner), line),
        st.builds(tree.ListBlock, st.tuples(st.tuples(inner), st.tuples(inner))),
        st.builds(tree.Callout, text, text, st.tuples(inner)),
    ),
    max_leaves=4,
)


@given(st.lists(blocks, max_size=3).map(tuple))
def test_blocks_survive_json(written: tree.Blocks) -> None:
    assert from_json(json.loads(json.dumps(to_json(written)))) == written


@pytest.mark.parametrize(
    "value",
    [
        "words",
        {"type": "Marquee"},
        {"type": "Strong", "children": ["an inline is no block"]},
        {"type": "Paragraph"},
        {"type": "Paragraph", "children": [], "onclick": "x"},
        {"type": ["Paragraph"], "children": []},
    ],
)
def test_what_is_no_block_is_refused(value: object) -> None:
    with pytest.raises(ValueError, match=r"block|Paragraph"):
        from_json([value])


def test_a_row_with_too_few_cells_is_refused() -> None:
    with pytest.raises(ValueError, match="row 0: 1 cells for 2 columns"):
        Table((tree.Column("a"), tree.Column("b")), ((("1",),),))


def test_anchors_that_do_not_fit_the_rows_are_refused() -> None:
    with pytest.raises(ValueError, match="2 anchors for 1 rows"):
        Table((tree.Column("a"),), ((("1",),),), anchors=("x", "y"))


def test_a_shown_object_gives_blocks_html_and_text() -> None:
    class Sentence(Shown):
        def blocks(self) -> tree.Blocks:
            return (Paragraph(("Mr Xi ", Mark(("met <him>",)))),)

    bundle = Sentence()._repr_mimebundle_()
    assert from_json(bundle[MIME]) == Sentence().blocks()
    assert "met &lt;him&gt;" in bundle["text/html"]
    assert bundle["text/plain"] == "Mr Xi met <him>"
