"""What stands under every exhibit: where its numbers come from, of which time, with what limits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ukchina.blocks import Callout
from ukchina.exhibits.exhibit import Exhibit, exhibit, nothing
from ukchina.findings.words import capital, count, listed
from ukchina.study import Parameters

if TYPE_CHECKING:
    from ukchina.study import Study

# The languages that the reading tells apart, by their codes of ISO 639-1.
_LANGUAGES = {
    "ar": "Arabic",
    "bo": "Tibetan",
    "de": "German",
    "el": "Greek",
    "es": "Spanish",
    "fr": "French",
    "he": "Hebrew",
    "hi": "Hindi",
    "it": "Italian",
    "ja": "Japanese",
    "ko": "Korean",
    "nl": "Dutch",
    "pl": "Polish",
    "pt": "Portuguese",
    "ru": "Russian",
    "sv": "Swedish",
    "th": "Thai",
    "tr": "Turkish",
    "vi": "Vietnamese",
    "zh": "Chinese",
}


def source_line(study: Study) -> str:
    """Where an exhibit's numbers come from."""
    return (
        f"Source: {count(len(study.in_report), 'text')} of the corpus, coded by codebook "
        f"{study.codebook.version}; edition {study.edition}"
    )


def newest(study: Study) -> str:
    """The day of the newest text of the report, as a page bears it; "" when none is dated."""
    days = study.in_report["published"].dropna()
    return max(days).isoformat() if len(days) else ""


def period(study: Study) -> str:
    """The years in which the texts of the report were published."""
    days = study.in_report["published"].dropna()
    if days.empty:
        return "undated"
    years = sorted({day.year for day in days})
    span = str(years[0]) if len(years) == 1 else f"{years[0]}–{years[-1]}"
    return span if len(days) == len(study.in_report) else f"{span} and undated"


def no_sentence(study: Study, *, why: bool = False) -> Exhibit:
    """The exhibit of an empty selection: says so, once a page also `why`, and what to do."""
    title = "No sentence is selected"
    return nothing(title, f"{reason(study)} {_remedy(study)}") if why else exhibit(_notice(title))


def _notice(title: str) -> Callout:
    return Callout("note", title)


def reason(study: Study) -> str:
    """Why no sentence is selected: the language of the texts, their words, or the limits set."""
    texts = capital(count(len(study.documents), "text"))
    if all_foreign(study):
        names = sorted({language_name(code) for code in study.other_languages.values()})
        are = "is" if len(study.documents) == 1 else "are"
        return f"{texts} {are} recognised as {listed(names)}, and not coded."
    if limits(study) == "none":
        return f"{texts} {'has' if len(study.documents) == 1 else 'have'} no sentence to code."
    return (
        f"The corpus has {count(len(study.documents), 'text')} and "
        f"{count(study.total_sentences, 'sentence')}; the limits set leave none: {limits(study)}."
    )


def _remedy(study: Study) -> str:
    if all_foreign(study):
        return (
            "The codebook reads English only: add the English edition of a text, or a translation "
            "of it, to the folder, and build again."
        )
    if limits(study) == "none":
        return "Add a text with sentences to the folder, and build again."
    return "Set wider limits, or none, and build again."


def all_foreign(study: Study) -> bool:
    """Whether there are texts, and each is in another language than English."""
    return 0 < len(study.documents) == len(study.other_languages)


def language_name(code: str) -> str:
    """The English name of a language; its code when it has none here.

    >>> language_name("zh"), language_name("xx")
    ('Chinese', 'xx')
    """
    return _LANGUAGES.get(code, code)


def no_verdict(study: Study) -> Exhibit:
    """The exhibit where limits set leave out voices or themes: what is missing is their doing."""
    return nothing(
        "No verdict is drawn",
        f"The limits set leave out what a verdict needs: {limits(study)}.",
    )


def limits(study: Study) -> str:
    """The parameters that differ from the usual, as a reader sees them; "none" without one."""
    usual = Parameters().stated()
    stated = study.parameters.stated()
    changed = [
        f"{name} = {value}"
        for name, value in stated.items()
        if value != usual[name] and name not in {"corpus", "codebook"}
    ]
    return "; ".join(changed) or "none"
