"""Orientation from clauses: a table for each rule, and what must hold of every sentence."""

from __future__ import annotations

import csv
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ukchina.coding import code
from ukchina.coding.clauses import clauses
from ukchina.coding.orientation import RULES, decide, orientation_of
from ukchina.coding.orientation_lexicon import PARTIES, expressions, patterns
from ukchina.coding.orientation_weights import WEIGHED
from ukchina.coding.tokens import tokens
from ukchina.coding.values import Orientation
from ukchina.corpus import read_corpus
from ukchina.spans import fold

ROOT = Path(__file__).parents[2]

COOPERATIVE, CONTENTIOUS = Orientation.COOPERATIVE, Orientation.CONTENTIOUS
MIXED, NEUTRAL = Orientation.MIXED, Orientation.NEUTRAL

CASES = {
    "cooperation": [
        ("The two governments agreed to deepen cooperation on clean energy.", COOPERATIVE),
        ("Beijing welcomed the visit as a fresh start.", COOPERATIVE),
        ("Officials resumed talks that had been dormant since 2019.", COOPERATIVE),
        ("London wants closer ties with China.", COOPERATIVE),
        ("Ministers called engagement with Beijing essential.", COOPERATIVE),
        ("Relations between London and Beijing have improved.", COOPERATIVE),
        ("It was a measured and cautious step towards normalisation.", COOPERATIVE),
        ("Xi urged Britain to deepen practical cooperation.", COOPERATIVE),
        ("Both sides favour dialogue over confrontation.", COOPERATIVE),
        ("Beijing sees London as a partner rather than a threat.", COOPERATIVE),
        ("China has revitalized its dialog with Britain.", COOPERATIVE),
        ("China welcomed not only the minister but also her team.", COOPERATIVE),
        ("Britain restarted talks with China that had been frozen since 2019.", COOPERATIVE),
        ("Wang called on both sides to resume their dialogue.", COOPERATIVE),
    ],
    "contention-turned": [
        ("Refusing to speak to Beijing is no policy.", COOPERATIVE),
        ("Neither side has an interest in escalation or further instability.", COOPERATIVE),
        ("China agreed to halve its tariffs on British salmon.", COOPERATIVE),
        ("The visit eased tensions between London and Beijing.", COOPERATIVE),
        ("Confrontation benefits neither London nor Beijing.", COOPERATIVE),
        ("China lifted its sanctions on British lawmakers.", COOPERATIVE),
        ("The disputes over fishing were resolved in May.", COOPERATIVE),
        ("There is no conflict between China and Britain.", COOPERATIVE),
        ("It would be foolish to cut ties with China.", COOPERATIVE),
    ],
    "contention": [
        ("Britain accused China of hacking its Electoral Commission.", CONTENTIOUS),
        ("MPs condemned the crackdown in Hong Kong.", CONTENTIOUS),
        ("Britain's dependence on China is plain.", CONTENTIOUS),
        ("China must honour its commitments to Hong Kong.", CONTENTIOUS),
        ("Beijing vowed retaliation against British firms.", CONTENTIOUS),
        ("London must live up to its obligations over Hong Kong, Beijing said.", CONTENTIOUS),
        ("The UK will harden its defences against Chinese espionage.", CONTENTIOUS),
        ("Ministers must tackle Chinese interference.", CONTENTIOUS),
        ("She urged Beijing to lift its sanctions.", CONTENTIOUS),
        # Names for doing things together are the topic where something is said against it.
        ("One form of cooperation with China that is fraught is research.", CONTENTIOUS),
        ("Washington leaned on London to keep Chinese makers out of the cables.", CONTENTIOUS),
        ("The Taiwan question brooks no meddling, China told the UK.", CONTENTIOUS),
        ("Britain criticized China's behavior in the strait.", CONTENTIOUS),
        ("He promised not to shy away from raising human rights in Beijing.", CONTENTIOUS),
    ],
    "cooperation-turned": [
        ("China suspended cooperation with Britain.", CONTENTIOUS),
        ("British leaders have not met their Chinese counterparts since 2018.", CONTENTIOUS),
        ("The affair has damaged relations with Beijing.", CONTENTIOUS),
        ("Talks with China have stalled.", CONTENTIOUS),
        ("London and Beijing do not see eye to eye.", CONTENTIOUS),
        ("There has been no progress on market access in China.", CONTENTIOUS),
    ],
    "contrast": [
        ("While deep disputes persist, the two sides want stable relations.", MIXED),
        ("Trade with China is booming, but its spies are at work in London.", MIXED),
        ("Despite Chinese cyber attacks, Britain is keen to resume talks.", MIXED),
        ("Although ministers visit Beijing again, Chinese sanctions remain.", MIXED),
        ("The minister praised cooperation; however, MPs warned of interference.", MIXED),
        ("London seeks a thaw even as Beijing threatens its allies.", MIXED),
    ],
    "both": [
        ("After years of strain China and Britain are rebuilding trust.", MIXED),
        ("The plan combines closer trade ties with safeguards against Chinese espionage.", MIXED),
    ],
    "balance": [
        ("London must strike a careful balance between openness and security.", MIXED),
        ("Ministers are walking a tightrope over China.", MIXED),
        ("We will cooperate where we can and challenge where we must.", MIXED),
    ],
    "qualified": [
        ("Trade with China has flourished, but few firms care to say so.", MIXED),
        ("London welcomed the talks, yet nobody in Beijing returned the call.", MIXED),
    ],
    "condition": [
        ("Cooperation will grow if London respects China's concerns.", MIXED),
        ("Until the sanctions go there can be no return to normalisation.", MIXED),
        ("Respect for sovereignty is the foundation for improved ties.", MIXED),
        ("There are two preconditions for closer ties with Britain.", MIXED),
        ("China is ready to work with Britain as long as each is treated as an equal.", MIXED),
    ],
    "limit": [
        ("The thaw is fragile.", MIXED),
        ("The reset is not a return to the past.", MIXED),
        ("China hopes for a reset, but analysts say a change of course is unlikely.", MIXED),
    ],
    "third-parties": [
        ("China faces worsening relations with the European Union.", NEUTRAL),
        ("Beijing and Moscow deepened their partnership against Washington.", NEUTRAL),
        ("Russia attacked Ukraine again.", NEUTRAL),
        ("Chinese cutters seized a trawler off Taiwan.", NEUTRAL),
    ],
    "domestic": [
        ("The court heard that the charges had been denied.", NEUTRAL),
        ("Ministers called the collapse of the prosecution a disgrace.", NEUTRAL),
    ],
    "topic": [
        ("Hong Kong enjoys a good climate.", NEUTRAL),
        ("The foreign secretary will meet his Chinese counterpart on Friday.", NEUTRAL),
        ("They also discussed Hong Kong.", NEUTRAL),
        ("I am grateful to my hon. Friend for her question on Hong Kong.", NEUTRAL),
    ],
    "no-cue": [
        ("The factory stands beside the river in Stockton.", NEUTRAL),
        ("Shares closed at 80 pence.", NEUTRAL),
        ("Sterling was little changed.", NEUTRAL),
        ("China is Britain's sixth-largest trading partner.", NEUTRAL),
    ],
    "leaning-well": [
        ("The dinner in Beijing was a triumph for the British ambassador.", COOPERATIVE),
        ("It was hardly a trivial gesture by Beijing towards London.", COOPERATIVE),
        ("Britain cannot be left without hope by China.", COOPERATIVE),
    ],
    "leaning-ill": [
        # What must not be done is a reproach, not a denial.
        ("Exchanges should not be hijacked by prejudice, the embassy said.", CONTENTIOUS),
        ("The embassy in London snubbed the mayor.", CONTENTIOUS),
        ("China flooded the market and British foundries lost out.", CONTENTIOUS),
    ],
    "leaning-both": [
        ("China's market is lucrative and ruthless.", MIXED),
    ],
}


@pytest.mark.parametrize(
    ("sentence", "expected", "rule"),
    [(text, value, rule) for rule, table in CASES.items() for text, value in table],
)
def test_a_sentence_is_decided_by_its_rule(sentence: str, expected: Orientation, rule: str) -> None:
    assert orientation_of(sentence) == (expected, rule)


def test_every_rule_has_a_table_and_every_table_a_rule() -> None:
    assert {*CASES, "subject", WEIGHED} == set(RULES)


@pytest.mark.parametrize("theme", ["values", "security"])
def test_rights_and_threats_lean_where_the_words_do_not(theme: str) -> None:
    sentence = "Somebody had followed him home."
    assert orientation_of(sentence) == (NEUTRAL, "no-cue")
    ruled = decide(sentence, frozenset({theme}))
    assert (ruled.orientation, ruled.rule) == (CONTENTIOUS, "subject")


def test_a_theme_never_outweighs_the_words() -> None:
    sentence = "Both governments welcomed the agreement."
    assert orientation_of(sentence, frozenset({"security"}))[0] is COOPERATIVE


@pytest.mark.parametrize(
    ("sentence", "links"),
    [
        ("While X rose, Y fell.", ["concessive", "main"]),
        ("Y fell, despite Z, in May.", ["main", "despite", "main"]),
        ("X rose but Y fell.", ["main", "contrast"]),
        ("X will rise if Y falls.", ["main", "condition"]),
        ("While the leaders of A, B and C came, D stayed.", ["concessive", "main"]),
        ("These gains do not, however, count.", ["main"]),
        ("X rose; Y fell.", ["main", "main"]),
    ],
)
def test_clauses_stand_in_order_with_their_links(sentence: str, links: list[str]) -> None:
    plain = fold(sentence)
    words = tokens(plain)
    found = clauses(plain, words, expressions(plain, words))
    assert [clause.link for clause in found] == links


@given(st.text(alphabet="abut while, despite; not talks tensions eased UK China.-", max_size=80))
def test_clauses_hold_every_word_once(sentence: str) -> None:
    plain = fold(sentence)
    words = tokens(plain)
    held = [
        at
        for clause in clauses(plain, words, expressions(plain, words))
        for at in range(clause.first, clause.last + 1)
    ]
    assert held == list(range(len(words)))


@pytest.mark.parametrize(
    "fact",
    [
        "The delegation includes officials from four departments.",
        "Several firms have offices in both cities.",
        "Health officials from the two countries met in Leeds.",
        "The candidate won by 300 votes.",
        "Opposition members will choose the subject of the debate.",
        "Officials declined to give a date.",
        "They will hold a press conference on Friday.",
        "The group includes a frigate and a destroyer.",
        "The exhibition opens in March.",
        "No date has been set for the next round.",
        "The university has a campus in Ningbo.",
        "The trial opened in December 2023.",
        "The island makes most of the world's advanced chips.",
        "Brussels put duties on Chinese cars.",
    ],
)
def test_a_plain_fact_leans_no_way(fact: str) -> None:
    assert orientation_of(fact)[0] is NEUTRAL


@pytest.mark.parametrize(
    ("act", "expected"),
    [
        ("China granted licences to three British insurers.", COOPERATIVE),
        ("China released flight records to London and accepted its thanks.", COOPERATIVE),
        ("Beijing backed Britain's bid for the forum.", COOPERATIVE),
        ("China called off the talks.", CONTENTIOUS),
        ("Lawyers say their clients were followed in London.", CONTENTIOUS),
        ("Beijing put two British professors on a list.", CONTENTIOUS),
        ("The museum granted a licence to the cafe.", NEUTRAL),
    ],
)
def test_what_one_side_does_for_or_to_the_other_leans(act: str, expected: Orientation) -> None:
    assert orientation_of(act)[0] is expected


@given(st.text(max_size=120))
def test_any_text_has_an_orientation_by_a_known_rule(sentence: str) -> None:
    value, rule = orientation_of(sentence)
    assert value in Orientation
    assert rule in RULES


@pytest.mark.parametrize(
    ("plain", "typographic"),
    [
        (
            "It's a 'reset' - but China's spies remain.",
            "It’s a ‘reset’ — but China’s spies remain.",
        ),
        ('Beijing isn\'t a "threat".', "Beijing isn’t a “threat”."),
    ],
)
def test_typographic_marks_change_no_orientation(plain: str, typographic: str) -> None:
    assert orientation_of(plain) == orientation_of(typographic)


def test_expressions_are_disjoint_and_in_order() -> None:
    plain = fold("Neither has an interest in escalation, rather than in closer economic ties.")
    words = tokens(plain)
    found = expressions(plain, words)
    assert all(left.last < right.first for left, right in pairwise(found))
    assert [expression.kind for expression in found][:2] == ["negate_noun", "value"]


def test_a_party_is_seen_inside_an_expression_unless_that_says_nothing() -> None:
    def parties(sentence: str) -> set[str]:
        plain = fold(sentence)
        return {found.kind for found in expressions(plain, tokens(plain))} & PARTIES

    assert parties("They keep Chinese makers out of the network.") == {"china"}
    assert parties("The Bank of China opened a branch.") == set()


def test_every_kind_of_the_lexicon_is_one_that_the_rules_read() -> None:
    poles = "goodwill joint benefit good contact relation litotes sensitive ill limit spoil folly"
    others = "friction conduct stance guard demand wreck against build value"
    ends = "negate negate_noun forbid lack and that nothing condition term basis balance when"
    after = "negate_after remove_after value_after folly_after"
    clause = "needed remove raise topic doubt reject concessive contrast despite background"
    sides = "uk china both self third russia taiwan domestic"
    known = f"{poles} {others} {ends} {after} {clause} {sides}".split()
    assert {kind for kind, _ in patterns()} == set(known)


def test_no_expression_stands_twice_in_the_lexicon() -> None:
    whom = [pattern.lower() for kind, pattern in patterns() if kind in PARTIES]
    how = [pattern.lower() for kind, pattern in patterns() if kind not in PARTIES]
    assert sorted(whom) == sorted(set(whom))
    assert sorted(how) == sorted(set(how))


def test_no_expression_quotes_six_words_of_a_seed() -> None:
    long = [pattern for _, pattern in patterns() if len(pattern.split()) >= 6]
    text = " ".join(path.read_text(encoding="utf-8") for path in (ROOT / "seeds").glob("*.txt"))
    plain = " ".join(token.word.lower() for token in tokens(fold(text)))
    assert [pattern for pattern in long if pattern in plain] == []


def agreement(folder: Path, gold: Path) -> float:
    """The share of the sentences of `gold` whose orientation is the coder's."""
    documents = read_corpus(folder).documents
    coded = {
        (document.name, str(found.sentence.start)): found.orientation.value
        for document in documents
        for found in code(document)
    }
    with gold.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    same = [coded[row["document"], row["start"]] == row["orientation"] for row in rows]
    return sum(same) / len(same)


@pytest.mark.parametrize(
    ("folder", "gold", "least"),
    [
        ("seeds", "seeds/coders/reference.csv", 0.9),
        ("tests/coding/orientation_texts", "tests/coding/orientation_texts/coders/gold.csv", 0.85),
        # Paraphrase and irony, coded by another hand: what the rules miss is kept in sight.
        # Learnt from since; the fresh texts are not, and stay the figure for unseen texts.
        ("tests/coding/heldout", "tests/coding/heldout/coders/gold.csv", 0.78),
        ("tests/coding/fresh", "tests/coding/fresh/coders/gold.csv", 0.67),
        # Three batches in many manners, learnt from one after another; of each, at first sight,
        # half of the orientations were right.
        ("tests/coding/authors", "tests/coding/authors/coders/gold.csv", 0.7),
        # Written without the codebook, coded by other readers; all but the last are learnt from.
        ("tests/coding/press", "tests/coding/press/coders/gold.csv", 0.72),
        ("tests/coding/features", "tests/coding/features/coders/gold.csv", 0.66),
        ("tests/coding/reset", "tests/coding/reset/coders/gold.csv", 0.66),
        ("tests/coding/held_back", "tests/coding/held_back/coders/gold.csv", 0.66),
    ],
)
def test_the_machine_agrees_with_readers(folder: str, gold: str, least: float) -> None:
    assert agreement(ROOT / folder, ROOT / gold) >= least


@pytest.mark.parametrize(
    "sentence",
    [
        # what is called unwise is not to do so, to fail to do so, or to stop doing so
        "Not engaging with China would be a dereliction of duty.",
        "Refusing to talk to China would be a dereliction of duty.",
        "Failing to talk to Beijing would be a mistake.",
        "Failure to engage with China would be an abdication of responsibility.",
        "It would be a mistake not to engage with China.",
        "It would be foolish to refuse to talk to Beijing.",
        "It would be wrong to cut ties with China.",
        "Cutting ties with China would be a mistake.",
        "To sever ties with Beijing would be self-defeating.",
        "Turning our back on China would be foolish.",
        "Walking away from talks with China would be irresponsible.",
        # for which there is no reason
        "There is no reason not to trade with China.",
        "There is no reason for Britain not to trade with China.",
        "We see no reason why Britain should not cooperate with China.",
        # trouble that is over
        "Barriers lifted.",
        "Barriers were removed.",
        "Sanctions lifted.",
        "Obstacles to trade were cleared.",
        "Tariffs on British whisky were cut in half.",
    ],
)
def test_two_denials_and_an_end_of_trouble_are_cooperative(sentence: str) -> None:
    assert orientation_of(sentence)[0] is COOPERATIVE


@pytest.mark.parametrize(
    "sentence",
    [
        "Talking to Beijing would be a mistake.",
        "It would be wrong to deepen ties with China.",
        "It would be a mistake to trust Beijing.",
        "Not raising human rights with China would be a dereliction of duty.",
        "Failing to confront Beijing would be a mistake.",
        "The barriers were not removed.",
        "The sanctions have not been lifted.",
        "Beijing refused to talk to Britain.",
        "The talks with Beijing are to be scrapped.",
        "Not engaging with China is the only safe course, he said.",
        "There is no reason to resume talks with China.",
        "It is for those who made the problem to resolve it with Beijing.",
    ],
)
def test_one_denial_stays_contentious(sentence: str) -> None:
    assert orientation_of(sentence)[0] is CONTENTIOUS
