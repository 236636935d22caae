"""Acts told with verbs of saying, refusals to answer, and what a survey's shares answered."""

from __future__ import annotations

import pytest

from ukchina.coding.voice import voices
from ukchina.corpus import document
from ukchina.reading.values import Side

UK, OTHER, AUTHOR = Side.UK_GOVERNMENT, Side.OTHER, Side.AUTHOR

ACTS_AND_CLAIMS = [
    # What stands behind the verb tells an act from a claim.
    ("Ministers have said little about the price.", AUTHOR),
    ("Ministers have said that the price is fair.", UK),
    ("The brewer raised £30m from its shareholders.", AUTHOR),
    ("The brewer raised concerns about the levy.", OTHER),
    ("The visit raised eyebrows in Leeds.", AUTHOR),
    ("The pollster questioned 1,900 adults in April.", AUTHOR),
    ("Both defendants denied the charges.", AUTHOR),
    ("Both defendants pleaded not guilty.", AUTHOR),
    ("The council announced a review of its cameras.", AUTHOR),
    ("The council announced that its cameras would go.", OTHER),
    ("The bank put the whole scheme on hold.", AUTHOR),
    ("Beijing claims sovereignty over the reef.", AUTHOR),
    ("Ministers have not said whether the list will grow.", AUTHOR),
    # What somebody may or could say is not said.
    ("Ministers could state that the choice is theirs.", AUTHOR),
    ("Peers may ask for more time.", AUTHOR),
    # A passive of belief is the author's hedge, a passive of speech is somebody's.
    ("Thousands are believed to have applied.", AUTHOR),
    ("The effect is thought to be small.", AUTHOR),
    ("It is understood that the price was agreed in March.", AUTHOR),
    ("It has been argued that the price is too low.", OTHER),
    # Who refuses to answer speaks; who cannot be reached does not.
    ("The brewer declined to comment.", OTHER),
    ("The Home Office would not say how many had been refused.", UK),
    ("The brewer did not respond to questions.", AUTHOR),
    # A relative clause may part the noun from its verb, and initials are one word.
    ("A brewer who has lived in Ely for nine years said that tea was dear.", OTHER),
    ("Those who stayed contend that tea is dear.", OTHER),
    ("Those who stayed drink tea.", AUTHOR),
    ("The brewer who said nothing left.", AUTHOR),
    ("U.S. officials have welcomed the list.", OTHER),
    ("Ministers blamed a foreign state for the leak.", UK),
    ("Ministers cited the need for haste.", UK),
    # What is told of a speaker may hold commas of its own.
    ("Ada Pell, the MP for Ely, whose father was a brewer, has called for a vote.", OTHER),
    ("Pell and Sons, which has shops in Ely, Ware and Hull, argue that tea is dear.", OTHER),
    ("Pell and Sons, which has shops in Ely, Ware and Hull, sells tea.", AUTHOR),
]


@pytest.mark.parametrize(("sentence", "side"), ACTS_AND_CLAIMS)
def test_what_stands_behind_a_verb_tells_whether_it_claims(sentence: str, side: Side) -> None:
    (found, *_), *_ = voices(document("sample", f"date 2025-11-03 {sentence}"))
    assert found is side


SURVEYS = [
    (
        [
            ("A survey found that most Britons distrust the plan.", OTHER),
            ("Only 9 per cent called it wise.", OTHER),
            ("Almost two-thirds would refuse the loan.", OTHER),
            ("The rest were unsure.", OTHER),
            ("Younger people held milder views.", OTHER),
            ("Trust in the bank stood at 12 per cent.", OTHER),
            ("Exports fell by 9 per cent last year.", AUTHOR),
            ("The results come before a vote in May.", AUTHOR),
        ]
    ),
    # No survey is named before the share, or the author made it.
    ([("Only 9 per cent called it wise.", AUTHOR), ("The mood is poor.", AUTHOR)]),
    (
        [
            ("A survey of ours was made in May.", AUTHOR),
            ("In our sample the mood was poor.", AUTHOR),
            ("Only 9 per cent called it wise.", AUTHOR),
        ]
    ),
]


@pytest.mark.parametrize("story", SURVEYS)
def test_shares_of_those_asked_speak_for_the_survey(story: list[tuple[str, Side]]) -> None:
    text = " ".join(sentence for sentence, _ in story)
    found = voices(document("sample", f"date 2026-02-03 {text}"))
    assert [voice[0] for voice in found] == [side for _, side in story]
