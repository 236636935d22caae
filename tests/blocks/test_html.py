"""The HTML of blocks: links, marks, notes and claims."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ukchina.blocks import tree
from ukchina.blocks.html import fragment
from ukchina.blocks.names import anchor, source_href

SPAN = "002_3215@370-650"


def shown(*children: tree.Inline, sources: str = "") -> str:
    return str(fragment((tree.Paragraph(children),), sources=sources))


@given(st.text())
def test_no_text_becomes_markup(words: str) -> None:
    inside = shown(words).removeprefix("<p>").removesuffix("</p>")
    assert not re.search(r"[<>\"']|&(?!(amp|lt|gt|#34|#39);)", inside)


@given(st.lists(st.text(min_size=1), min_size=2, max_size=2, unique=True))
def test_two_evidence_ids_never_share_a_place(evidence: list[str]) -> None:
    first, second = map(anchor, evidence)
    assert first != second
    assert not re.search(r"[\s#%<>\"]", first + second)


def test_evidence_stays_in_the_page_that_has_its_words() -> None:
    here = tree.Evidence(SPAN, ("s. 3",), target=True)
    words = tree.Anchor(SPAN, ("they met",))
    assert f'href="#{anchor(SPAN)}"' in shown(here, words, sources="sources/")


def test_evidence_leads_to_its_entry_where_documents_have_no_pages() -> None:
    assert f'href="#{anchor(SPAN)}"' in shown(tree.Evidence(SPAN, ("s. 3",), target=True))


def test_evidence_elsewhere_leads_to_its_document() -> None:
    there = tree.Evidence("zh text/ü@5-9", ("s. 3",))
    href = source_href("zh text/ü@5-9", "sources/")
    assert href.startswith("sources/zh%20text%2F%C3%BC.html#e-")
    assert f'href="{href}"' in shown(there, sources="sources/")


def test_evidence_without_a_page_is_named_and_not_linked() -> None:
    assert "href" not in shown(tree.Evidence(SPAN, ("s. 3",)))


@pytest.mark.parametrize(
    "url",
    ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "//a.b", "JaVaScRiPt:x"],
)
def test_only_public_addresses_are_linked(url: str) -> None:
    assert shown(tree.Link(url, ("words",))) == "<p>words</p>"


def test_a_note_has_a_mark_and_a_way_back() -> None:
    made = shown("a", tree.Note(("why", tree.Note(("a note in a note",)))))
    assert re.findall(r'id="([^"]+)"', made) == ["note-mark-1", "note-1", "note-mark-2", "note-2"]
    assert set(re.findall(r'href="#([^"]+)"', made)) <= set(re.findall(r'id="([^"]+)"', made))


def test_a_claim_shows_words_speaker_document_and_how_sure_it_is() -> None:
    words = tree.Words(SPAN, "FCDO, s. 2", "we will cooperate", "David Lammy")
    made = str(fragment((tree.Claim(("They met.",), (words,), 2, "high"),)))
    for part in (
        "<details>",
        "we will cooperate",
        "David Lammy",
        "FCDO, s. 2",
        "2 independent origins",
        "high confidence",
    ):
        assert part in made


def test_marks_differ_by_more_than_colour() -> None:
    kinds = ("cue", "cooperative", "contentious", "mixed", "neutral", "near-miss", "quotation")
    made = [shown(tree.Mark(("x",), kind)) for kind in kinds]
    assert len(set(made)) == len(kinds)


@pytest.mark.parametrize(
    ("path", "href"),
    [
        ("themes/economy.html", "themes/economy.html"),
        ("../sources/a b#c.html", "../sources/a%20b%23c.html"),
        ('x"><script>.html', "x%22%3E%3Cscript%3E.html"),
        ("javascript:alert(1)", "javascript%3Aalert%281%29"),
    ],
)
def test_a_page_of_the_edition_is_linked_by_its_path(path: str, href: str) -> None:
    assert f'href="{href}"' in shown(tree.PageLink(path, ("words",)), sources="sources/")


@pytest.mark.parametrize(
    ("path", "sources"), [("//example.org/x", "s/"), ("/etc", "s/"), ("", "s/"), ("x.html", "")]
)
def test_a_page_outside_the_edition_is_only_named(path: str, sources: str) -> None:
    assert shown(tree.PageLink(path, ("words",)), sources=sources) == "<p>words</p>"


@pytest.mark.parametrize(
    ("count", "total", "said"),
    [
        (1, 0, "1 passage"),
        (2, 2, "2 passages"),
        (2, 30, "2 of 30 passages"),
        (2, 30_000, "2 of 30,000 passages"),
        (0, 1, "0 of 1 passage"),
    ],
)
def test_a_claim_says_how_many_passages_it_shows(count: int, total: int, said: str) -> None:
    words = tuple(tree.Words(f"d@{n}-9", "L", "w") for n in range(count))
    claim = tree.Claim(("They met.",), words, 1, "low", total=total)
    assert f" · {said}</summary>" in fragment((claim,))


def test_a_claim_leads_to_the_text_and_to_the_annex() -> None:
    entry = tree.Entry(SPAN, "FCDO, s. 2", ("words",))
    claim = tree.Claim(("x",), (tree.Words(SPAN, "FCDO, s. 2", "w", target=True),), 1, "low")
    made = str(fragment((claim, entry), sources="sources/"))
    assert f'href="{source_href(SPAN, "sources/")}"' in made
    assert f'href="#{anchor(SPAN)}">annex</a>' in made
