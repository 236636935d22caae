"""The reader shows texts and saves what it is told; without widgets it is still to be read."""

from __future__ import annotations

import ast
import json
from typing import TYPE_CHECKING, Any

import pytest
from IPython.core.interactiveshell import InteractiveShell

from ukchina.blocks import MIME
from ukchina.errors import CallError
from ukchina.findings import summary
from ukchina.lab import load_ipython_extension
from ukchina.lab.display import evidence, marked_text
from ukchina.lab.reader import Reader, ReaderWidget, reader
from ukchina.sentences import body
from ukchina.study import open_study

if TYPE_CHECKING:
    from pathlib import Path

    from ukchina.corpus import Document
    from ukchina.study import Study

# The script and the style sheet that are sent to the browser.
SENT = (str(ReaderWidget._esm), str(ReaderWidget._css))  # noqa: SLF001 - anywidget names them so
WIDGET = "application/vnd.jupyter.widget-view+json"


def ruling(evidence: str, **more: object) -> dict[str, Any]:
    answers = {"themes": ["climate"], "orientation": "mixed", "voice": "other"}
    return {"do": "rule", "evidence": evidence, **answers, **more}


def test_what_the_widget_sends_is_saved_and_shown(study: Study, folder: Path) -> None:
    shown = reader(study, "mary", author="Mary Ho")
    first, second, third = study.body["evidence"]
    shown.handle(ruling(first, reason="the climate is meant", date="2026-03-01"))
    shown.handle({"do": "accept", "evidence": second})
    assert shown.widget.said[first]["reason"] == "the climate is meant"
    assert shown.widget.status["progress"] == "2 of 3 reviewed"
    assert "with the machine: 2 sentences" in shown.widget.status["agreement"]
    assert "with tom: 1 sentences" in shown.widget.status["agreement"]
    again = reader(open_study(folder), "mary")
    assert again.widget.said == shown.widget.said
    again.handle({"do": "undo"})
    assert list(again.widget.said) == [first]
    again.handle({"do": "retract", "evidence": first})
    assert again.widget.said == {}
    assert third not in again.widget.said
    assert list(shown.study().codings["coder"].unique()) == ["machine"]


@pytest.mark.parametrize(
    ("message", "fault"),
    [
        ({"do": "dance"}, 'unknown action "dance"; known: accept, rule, retract, undo'),
        ({"do": "undo"}, "no correction to undo"),
        ({"do": "accept", "evidence": "a@1-2"}, '"a@1-2" is no body sentence'),
        ({}, 'unknown action "None"'),
    ],
)
def test_a_wrong_message_is_shown_as_a_fault_and_saves_nothing(
    study: Study, folder: Path, message: dict[str, Any], fault: str
) -> None:
    shown = reader(study, "mary")
    shown.handle(message)
    assert fault in shown.widget.status["message"]
    assert shown.widget.status["fault"] is True
    assert not (folder / "coders" / "mary.csv").exists()


def test_a_coding_file_broken_outside_is_shown_as_a_fault(study: Study, folder: Path) -> None:
    shown = reader(study, "mary")
    (folder / "coders" / "mary.csv").write_text("broken\n")
    shown.handle({"do": "accept", "evidence": study.body["evidence"].iloc[0]})
    assert shown.widget.status["fault"] is True
    assert "mary.csv" in shown.widget.status["message"]
    assert (folder / "coders" / "mary.csv").read_text() == "broken\n"


def test_without_an_analyst_nothing_can_be_saved(study: Study) -> None:
    shown = reader(study)
    shown.handle(ruling(study.body["evidence"].iloc[0], reason="x"))
    assert "nobody is named who reviews" in shown.widget.status["message"]
    assert shown.widget.status["review"] is False
    with pytest.raises(CallError, match="needs an analyst's name"):
        reader(study, blind=True)


def test_a_blind_reader_never_holds_the_machines_codings(study: Study) -> None:
    shown = reader(study, "mary", blind=True)
    held = json.dumps(shown.widget.texts["sentences"])
    assert not any(rule in held for rule in study.codings["rule"])
    for sentence in shown.widget.texts["sentences"]:
        assert sentence["themes"] == []
        assert sentence["orientation"] == sentence["voice"] == sentence["speaker"] == ""
        assert [title for _, title in sentence["parts"]] == [""]
    assert "<mark" not in bundle(shown)["text/html"]
    assert shown.widget.said == {}
    first, second, third = study.body["evidence"]
    shown.handle(ruling(first, orientation=""))
    assert "a blind coding says themes" in shown.widget.status["message"]
    assert shown.widget.said == {}
    shown.handle(ruling(first))
    assert shown.widget.status["agreement"] == ""
    shown.handle(ruling(second))
    shown.handle(ruling(third))
    assert "with the machine: 3 sentences" in shown.widget.status["agreement"]


def bundle(shown: Reader) -> dict[str, Any]:
    return shown._repr_mimebundle_()


def test_the_reader_is_a_static_page_where_widgets_do_not_run(seed_study: Study) -> None:
    found = bundle(reader(seed_study))
    assert WIDGET in found
    assert MIME in found
    for sentence in seed_study.body["text"].str.split().str[0]:
        assert sentence.strip("“\"'") in found["text/plain"]
    assert found["text/html"].count("<mark") >= len(set(seed_study.codings["cue_start"]))
    assert "<script" not in found["text/html"]


def test_a_hostile_text_is_text(tmp_path: Path) -> None:
    hostile = "<img src=x onerror=alert(1)> Talks on trade were held in Leeds on Monday."
    (tmp_path / "a.txt").write_text(hostile)
    study = open_study(tmp_path)
    assert "<img" not in bundle(reader(study))["text/html"]
    assert "innerHTML" not in SENT[0]
    assert "insertAdjacentHTML" not in SENT[0]


def test_the_widget_fetches_nothing() -> None:
    for part in SENT:
        assert not any(word in part for word in ("http:", "https:", "import(", "fetch(", "url("))


def test_a_text_shows_its_codings_on_demand(seed_study: Study) -> None:
    name = seed_study.in_report["document"].iloc[0]
    whole = bundle(marked_text(seed_study, name))["text/plain"]  # type: ignore[arg-type]
    bare = bundle(marked_text(seed_study, name, themes=False, orientation=False, voice=False))  # type: ignore[arg-type]
    assert "· cooperative · " in whole
    assert "cooperative" not in bare["text/plain"].replace("cooperative relations", "")
    with pytest.raises(CallError, match='unknown document "x"; known: '):
        marked_text(seed_study, "x")


def test_evidence_opens_to_words_codings_and_claims(seed_study: Study) -> None:
    found = summary(seed_study)[1]
    shown = bundle(evidence(seed_study, found.evidence[0]))["text/plain"]  # type: ignore[arg-type]
    assert seed_study.words(found.evidence[0]) in shown
    assert "orientation" in shown
    with pytest.raises(CallError, match="wanted an id, DOCUMENT@START-END"):
        evidence(seed_study, "nowhere")


def test_only_sentences_that_are_counted_can_be_reviewed(folder: Path) -> None:
    shown = reader(open_study(folder, voices="author"), "mary")
    body_only = [one for one in shown.widget.texts["sentences"] if one["role"] == "body"]
    assert 0 < len(body_only) < 3
    assert shown.widget.status["progress"] == f"0 of {len(body_only)} reviewed"


@pytest.fixture
def shell() -> InteractiveShell:
    return InteractiveShell()


def test_the_librarys_objects_show_themselves(shell: InteractiveShell, seed_study: Study) -> None:
    load_ipython_extension(shell)
    document: Document = seed_study.corpus.documents[0]
    expected = {
        "5 of 5 texts, 103 sentences": seed_study,
        document.label: document,
        body(document)[0].text: body(document)[0],
        str(summary(seed_study)[0]): summary(seed_study)[0],
    }
    for words, value in expected.items():
        data, _ = shell.display_formatter.format(value)
        assert words in data["text/plain"]
        assert 'class="ukchina"' in data["text/html"]


def test_the_notebook_is_thin_and_without_outputs(root: Path) -> None:
    """A cell has at most six lines and no `def`, loop or `print`."""
    notebook = json.loads((root / "notebooks" / "explore.ipynb").read_text(encoding="utf-8"))
    for cell in notebook["cells"]:
        source = "".join(cell["source"])
        if cell["cell_type"] == "code":
            assert cell["outputs"] == []
            assert cell["execution_count"] is None
            assert len(source.splitlines()) <= 6
            tree = ast.parse(source.replace("%load_ext", "# "))
            banned = (ast.For, ast.While, ast.FunctionDef, ast.Lambda, ast.ListComp)
            assert not any(isinstance(node, banned) for node in ast.walk(tree))
            assert "print(" not in source
