"""From a notebook's cells to a page: what is shown, what is numbered, what is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from ukchina.blocks import tree
from ukchina.blocks.numbering import walk
from ukchina.blocks.plain import plain
from ukchina.errors import BuildError
from ukchina.publish.markdown import markdown_blocks
from ukchina.publish.notebook import page

if TYPE_CHECKING:
    from collections.abc import Callable

    Made = Callable[..., dict[str, Any]]


def code(source: str, *tags: str, output: str = "") -> dict[str, Any]:
    outputs = [{"output_type": "stream", "name": "stdout", "text": output}] if output else []
    metadata = {"tags": list(tags)}
    return {"cell_type": "code", "source": source, "outputs": outputs, "metadata": metadata}


@pytest.mark.parametrize("tag", ["parameters", "injected-parameters", "hide", "remove-cell"])
def test_some_cells_leave_no_trace(made: Made, tag: str) -> None:
    assert page(made(code("secret = 1", tag, output="secret")), "r.ipynb").blocks == ()


def test_a_cell_may_hide_its_code_and_keep_its_output(made: Made) -> None:
    blocks = page(made(code("code()", "hide-input", output="shown")), "r.ipynb").blocks
    assert plain(blocks) == "shown"


def test_the_only_first_heading_is_the_title(made: Made) -> None:
    shown = page(made("# Title\n\n## Section\n\n### Part"), "r.ipynb")
    assert shown.title == "Title"
    assert [(b.level, b.number) for b in shown.blocks if isinstance(b, tree.Heading)] == [
        (1, "1"),
        (2, "1.1"),
    ]


def test_several_first_headings_are_sections(made: Made) -> None:
    shown = page(made("# One", "# Two"), "folder/my notes.ipynb")
    assert shown.title == "my notes"
    assert plain(shown.blocks) == "1 One\n\n2 Two"


@pytest.mark.parametrize(
    ("cells", "fault"),
    [
        (
            ("# T\n\n## A\n\n#### B",),
            'r.ipynb: cell 1: heading "B" has level 3 after level 1; wanted 2',
        ),
        (("# T", "## A", "[](#gone)"), 'r.ipynb: cell 3: reference "gone" leads nowhere'),
        (("# T", (tree.Figure("<svg/>", " ", "F"),)), 'cell 2: figure "F" has no alternative'),
        (("# T", (tree.Figure("<svg", "alt", "F"),)), 'cell 2: figure "F": SVG is not well formed'),
        (("# T", (tree.Figure("xxxx", "alt", "F", format="png"),)), 'cell 2: figure "F": .*PNG'),
    ],
)
def test_a_fault_of_ours_stops_the_build_and_names_the_cell(
    made: Made, cells: tuple[Any, ...], fault: str
) -> None:
    with pytest.raises(BuildError, match=fault):
        page(made(*cells), "r.ipynb")


def test_damaged_blocks_stop_the_build_and_name_the_cell(made: Made) -> None:
    notebook = made("# T", (tree.PageBreak(),))
    data = notebook["cells"][1]["outputs"][0]["data"]
    data[next(iter(data))] = [{"type": "Marquee"}]
    with pytest.raises(BuildError, match=r"r.ipynb: cell 2: unknown block"):
        page(notebook, "r.ipynb")


def test_a_date_that_is_none_is_refused(made: Made) -> None:
    notebook = made()
    notebook["metadata"]["ukchina"]["date"] = "3 Feb 2025"
    with pytest.raises(
        BuildError, match='date of the page is "3 Feb 2025"; write it as YYYY-MM-DD'
    ):
        page(notebook, "r.ipynb")


def test_the_faults_of_strangers_are_repaired(made: Made, png: str) -> None:
    image = {"output_type": "display_data", "data": {"image/png": png}}
    cell = {**code("plot()"), "outputs": [image]}
    shown = page(made("## A\n\n##### B\n\n[](#gone)", cell, own=False), "x.ipynb")
    assert [b.level for b in shown.blocks if isinstance(b, tree.Heading)] == [1, 2]
    assert [b.alt for b in shown.blocks if isinstance(b, tree.Figure)] == ["Output of cell 2"]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("a <b>bold</b><br>word", "a bold\nword"),
        ("<script>alert(1)</script>", ""),
        ("cost $5 and $6", "cost $5 and $6"),
        ("<div onclick='x()'>words</div>", "words"),
        ("x <widget> y", "x <widget> y"),
        ("<!-- hidden --> shown", "shown"),
        ("| a | b |\n|---|--:|\n| 1 | 2 |", "a | b\n1 | 2"),
        ("- a\n  - b\n    1. c", "- a\n\n- b\n\n1. c"),
        ("```\nx[^1]\n```", "x[^1]"),
        ("[^1] and\n\n[^1]: note [^1]", " and"),
    ],
)
def test_markdown_is_read(source: str, expected: str) -> None:
    assert plain(markdown_blocks(source)).strip() == expected.strip()


@pytest.mark.parametrize(
    "source", ["$$\n\\frac{a}{b}\n$$", "\\begin{align}\na &= b\\\\\nc &= d\n\\end{align}", "$$x$$"]
)
def test_formulas_stand_as_blocks(source: str) -> None:
    assert [type(block) for block in markdown_blocks(source)] == [tree.MathBlock]


def test_pictures_come_from_attachments_and_never_from_elsewhere(png: str) -> None:
    attachments = {"a.png": {"image/png": png}}
    source = "![chart](attachment:a.png) ![far](https://example.org/x.png)"
    kinds = [type(block) for block in markdown_blocks(source, attachments)]
    assert kinds == [tree.Figure, tree.Unsupported]


def test_evidence_and_references_can_be_written_in_markdown() -> None:
    nodes = list(walk(markdown_blocks("[s. 3](evidence:a@1-2), [](#fig), [that](#fig)")))
    assert tree.Evidence("a@1-2", ("s. 3",)) in nodes
    assert [n.label for n in nodes if isinstance(n, tree.Reference)] == ["", "that"]
