"""Parameters: what a notebook or a shell can write is read; the rest is refused by name."""

from __future__ import annotations

from datetime import date

import pytest

from ukchina.errors import CallError
from ukchina.study import Parameters, known_parameters, parameters


@pytest.mark.parametrize(
    ("name", "given", "read"),
    [
        ("date_from", "2024-01-01", date(2024, 1, 1)),
        ("date_to", "", None),
        ("date_to", date(2024, 1, 1), date(2024, 1, 1)),
        ("include_undated", "no", False),
        ("include_undated", True, True),
        ("outlets", "Bloomberg, The Kettle", ("Bloomberg", "The Kettle")),
        ("themes", ["economy"], ("economy",)),
        ("voices", "uk_government", ("uk_government",)),
        (
            "windows",
            "late=2024-07-05, early=2022-10-25",
            (("early", date(2022, 10, 25)), ("late", date(2024, 7, 5))),
        ),
        ("windows", {"early": "2022-10-25"}, (("early", date(2022, 10, 25)),)),
        ("min_documents", "2", 2),
        ("date_of", "event", "event"),
        ("document_cap", "0.5", 0.5),
        ("keep_going", "yes", True),
    ],
)
def test_a_parameter_is_read_as_it_can_be_written(name: str, given: object, read: object) -> None:
    assert getattr(parameters(**{name: given}), name) == read


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"date_form": "2024-01-01"}, r'unknown parameter "date_form"; the nearest is "date_from"'),
        ({"date_from": "May"}, r"date_from: found 'May'; wanted a date, YYYY-MM-DD"),
        ({"include_undated": "maybe"}, r"include_undated: found 'maybe'; wanted true or false"),
        ({"min_documents": 0}, r"min_documents: found 0; wanted a whole number of 1 or more"),
        ({"min_documents": True}, r"min_documents: found True"),
        ({"date_of": "dawn"}, r"date_of: found 'dawn'; wanted publication or event"),
        ({"document_cap": "2"}, r"document_cap: found '2'; wanted a share above 0, at most 1"),
        ({"voices": "martian"}, r'unknown voice "martian"; known: uk_government'),
        ({"windows": "2024"}, r"windows: found '2024'; wanted cuts as NAME=YYYY-MM-DD"),
        ({"windows": "a=2024-01-01,a=2025-01-01"}, r"windows: found"),
        ({"outlets": 3}, r"outlets: found 3; wanted names"),
        ({"date_from": "2025-01-01", "date_to": "2024-01-01"}, r"is after date_to"),
    ],
)
def test_what_is_no_parameter_is_refused_with_what_is(
    given: dict[str, object], message: str
) -> None:
    with pytest.raises(CallError, match=message):
        parameters(**given)


def test_a_notebook_may_pass_all_its_names() -> None:
    assert parameters({"themes": "economy", "study": object()}).themes == ("economy",)


def test_every_parameter_is_stated_to_the_reader() -> None:
    assert tuple(Parameters().stated()) == known_parameters()
    assert parameters(include_undated=False, themes="economy,values").stated()["themes"] == (
        "economy, values"
    )
