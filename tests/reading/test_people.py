"""Who is named in a text, and as what."""

from __future__ import annotations

import re

import pytest

from ukchina.corpus import document
from ukchina.reading.people.mentions import mentions
from ukchina.reading.values import Mention, Side

MARK = re.compile(r"«([^|»]*)\|([^»]*)»")
REST = "\n\nNothing else of note was decided during that long and quiet week in the region."


def found(text: str, day: str = "") -> tuple[str, tuple[Mention, ...]]:
    whole = (f"date {day} " if day else "") + text + REST
    read = document("case", whole)
    return whole, mentions(read)


def names_in(text: str, day: str = "") -> dict[str, list[str]]:
    whole, every = found(text, day)
    named: dict[str, list[str]] = {}
    for mention in every:
        named.setdefault(mention.span.of(whole), []).append(mention.name)
    return named


@pytest.mark.parametrize(
    "marked",
    [
        # a surname is the bearer whom the text established
        "Wang Yi flew to London. «Wang|Wang Yi» then met students.",
        "Wang Yiwei of Renmin University teaches politics. «Wang|Wang Yiwei» sees no change.",
        "Kerry Brown teaches in London. «Brown|Kerry Brown» expects little.",
        "Mao Ning faced reporters on Monday. «Mao|Mao Ning» read a text.",
        "Theresa May went to Wuhan. «May|Theresa May» then saw Shanghai.",
        "Lai Ching-te took office. «Lai|Lai Ching-te» spoke for an hour.",
        "Jimmy Lai is in prison. «Lai|Jimmy Lai» has diabetes.",
        # TRAP: the nearest bearer is only met in passing, the earlier one acts
        (
            "Wang Wen published an essay on his uncle Wang Qishan's travels. "
            "«Wang|Wang Wen» was brief."
        ),
        # TRAP: the outlet takes a given name for a surname
        "Ding Xuexiang opened the session. A lunch with «Xuexiang|Ding Xuexiang» followed.",
        "Wang Yi opened the session. The guests dined with «Yi|Wang Yi» afterwards.",
        # a title makes a bare surname a person
        "Reporters followed President «Xi|Xi Jinping» to the hall.",
        # surname last and first
        "The speech by «Jinping Xi|Xi Jinping» was short and «Xi Jinping|Xi Jinping» left.",
        # capitals: cities after prepositions of place, governments otherwise
        "The delegation arrived in «Beijing|Beijing (city)» at noon.",
        "Ministers flew to «London|London (city)» for the talks.",
        "A row with «Beijing|Chinese government (institution)» followed.",
        "«London|UK government (institution)» wants clarity.",
        "Threats posed by «Beijing|Chinese government (institution)» were listed.",
        "He aligned policy with «Washington|United States».",
        "Confidence in «Beijing|Chinese government (institution)» has collapsed.",
        # collectives and papers
        "«British officials|British officials (unnamed)» were uneasy.",
        "«Both ministers|Both governments/ministers» shook hands.",
        "Concern at «UK universities|UK universities» has grown.",
        (
            "The «China audit|UK China audit (document)» appeared. «The audit|UK "
            "China audit (document)» is short."
        ),
        # TRAP: a council of the United Nations is a body, not a theme
        "The vote at the «UN Security Council|UN Security Council» failed.",
        # persons the table does not know
        (
            "«Nina Hallow|Nina Hallow», a lecturer at King's College London, "
            "disagreed. «Hallow|Nina Hallow» left."
        ),
        "Economist «Petra Lindqvist-Moss|Petra Lindqvist-Moss» was cautious.",
    ],
)
def test_a_name_is_resolved_within_its_text(marked: str) -> None:
    plain = MARK.sub(r"\1", marked)
    named = names_in(plain)
    for words, name in MARK.findall(marked):
        assert name in named.get(words, []), (words, named)


@pytest.mark.parametrize(
    "text",
    [
        "In May the Han dynasty exhibition opened near a brown hunt of yew.",
        "Last May the museum showed Han pottery and a Brown painting.",
        "China and Britain traded more, and the UK sold whisky.",
        "The labour market was cleverly described.",
        "Tensions over Hong Kong rose again.",
    ],
)
def test_words_that_are_no_names_are_not_mentions(text: str) -> None:
    assert found(text)[1] == ()


@pytest.mark.parametrize(
    ("text", "name", "side"),
    [
        (
            "Nina Hallow, a lecturer at King's College London, disagreed.",
            "Nina Hallow",
            "uk_expert",
        ),
        ("Ren Qiao, a researcher at Fudan University, agreed.", "Ren Qiao", "china_expert"),
        (
            "Qu Wenli, a senior fellow at the China Institute of International Studies, agreed.",
            "Qu Wenli",
            "china_expert",
        ),
        ("Ada Pell, a former Foreign Office official, disagreed.", "Ada Pell", "uk_expert"),
        ("Tom Dray, a spokesman for Huawei, said no.", "Tom Dray", "other"),
        ("Hu Lanping, a Chinese diplomat, smiled.", "Hu Lanping", "china_government"),
        ("Mark Ozer, a professor at Harvard, smiled.", "Mark Ozer", "other"),
    ],
)
def test_an_unknown_person_takes_the_side_of_the_description(
    text: str, name: str, side: str
) -> None:
    sides = {mention.name: mention.side for mention in found(text)[1]}
    assert sides[name] == Side(side)


@pytest.mark.parametrize(
    ("day", "text", "flag"),
    [
        (
            "2026-02-01",
            "Foreign Secretary Liz Truss praised the deal.",
            "office: not Foreign Secretary on 2026-02-01",
        ),
        (
            "2026-02-01",
            "Prime Minister Rishi Sunak met Xi Jinping.",
            "office: not Prime Minister on 2026-02-01",
        ),
        (
            "2026-02-01",
            "Liz Truss, the foreign secretary, praised the deal.",
            "office: not Foreign Secretary on 2026-02-01",
        ),
        (
            "2023-05-06",
            "Chinese Foreign Minister Wang Yi spoke.",
            "office: not Foreign Minister on 2023-05-06",
        ),
        (
            "2024-11-20",
            "British trade minister Peter Kyle spoke.",
            "office: not Business Secretary on 2024-11-20",
        ),
        (
            "2025-11-20",
            "Trade minister David Lammy spoke.",
            "office: not Trade Minister on 2025-11-20",
        ),
    ],
)
def test_an_office_not_held_on_the_day_is_flagged(day: str, text: str, flag: str) -> None:
    assert flag in {raised for mention in found(text, day)[1] for raised in mention.flags}


@pytest.mark.parametrize(
    ("day", "text"),
    [
        # Nobody of the table is known to have held it then.
        ("2012-03-05", "Energy minister Greg Clark opened the plant."),
        ("2012-03-05", "Shadow foreign secretary Yvette Cooper asked for more."),
        # Another post, and another rank.
        ("2022-10-06", "Simon Manley, the British ambassador in Geneva, spoke first."),
        ("2013-02-11", "Vice Foreign Minister Song Tao had called the envoy in."),
        # A list is no apposition, nor is an office alone anybody's name.
        ("2023-08-30", "She saw Vice President Han Zheng, Foreign Minister Wang Yi and a mayor."),
        ("2025-07-01", "He wrote to the chancellor, the foreign secretary and the mayor."),
        # An hour is no office, and a designate holds none.
        ("2025-04-12", "At 12.58 pm Jonathan Reynolds rose to speak."),
        ("2021-09-08", "Alok Sharma, COP26 President Designate, flew home."),
        ("2024-12-20", "Kemi Badenoch, when trade secretary, gave no answer."),
        ("2025-09-12", "It followed the resignation of Deputy Prime Minister Angela Rayner."),
    ],
)
def test_what_the_table_does_not_know_is_no_misstatement(day: str, text: str) -> None:
    assert not any(mention.flags for mention in found(text, day)[1])


@pytest.mark.parametrize(
    ("day", "text"),
    [
        ("2026-02-01", "Former foreign secretary Liz Truss praised the deal."),
        ("2023-05-06", "Then British prime minister David Cameron hailed the deal."),
        ("2026-02-01", "The ex-prime minister Rishi Sunak met students."),
        (
            "2024-10-18",
            "British Foreign Secretary David Lammy met Chinese Foreign Minister Wang Yi.",
        ),
        ("2024-10-18", "The British foreign minister, David Lammy, spoke."),
        ("2024-05-06", "Shadow foreign secretary David Lammy spoke."),
        # The plain word for a portfolio names whoever holds it.
        ("2025-11-20", "British trade minister Peter Kyle spoke."),
        ("2025-11-20", "Peter Kyle, the trade minister, spoke."),
        ("2020-11-20", "Trade minister Liz Truss spoke."),
        ("2024-10-18", "Chinese trade minister Wang Wentao spoke."),
        ("2024-10-18", "Britain's energy minister, Ed Miliband, spoke."),
        ("", "Foreign Secretary Liz Truss praised the deal."),
    ],
)
def test_an_office_held_or_called_past_or_undated_is_not_flagged(day: str, text: str) -> None:
    assert {raised for mention in found(text, day)[1] for raised in mention.flags} == set()


def test_the_trade_minister_is_whom_the_text_named_else_the_junior_minister() -> None:
    lead = "Peter Kyle flew to Beijing. "
    said = "The trade minister said that beef could be sold."
    names = [{m.name for m in found(text, "2025-11-20")[1]} for text in (lead + said, said)]
    assert "Chris Bryant" not in names[0]
    assert names[1] == {"Chris Bryant"}


@pytest.mark.parametrize(
    ("text", "flags"),
    [
        ("Xi Jinping met Rishi Sunak at the hall on Tuesday.", {"office: none on 2026-02-01"}),
        ("Rishi Sunak met Xi Jinping at the hall on Tuesday.", {"office: none on 2026-02-01"}),
        ("Xi Jinping met Keir Starmer at the hall on Tuesday.", set()),
        ("Xi Jinping met Rishi Sunak at the hall in 2022.", set()),
        ("Xi Jinping met the former leader Rishi Sunak on Tuesday.", set()),
        ("Rishi Sunak wrote a book about whisky on Tuesday.", set()),
    ],
)
def test_a_meeting_with_one_long_out_of_office_is_flagged(text: str, flags: set[str]) -> None:
    raised = {flag for mention in found(text, "2026-02-01")[1] for flag in mention.flags}
    assert raised == flags


@pytest.mark.parametrize(
    ("text", "name", "side"),
    [
        (
            "James Cleverly, the Secretary of State for Foreign Affairs, left.",
            "James Cleverly",
            "uk_government",
        ),
        ("Prime Minister David Cameron left.", "David Cameron", "uk_government"),
        ("Shadow foreign secretary David Lammy left.", "David Lammy", "other"),
        ("Labour leader Keir Starmer left.", "Keir Starmer", "other"),
        ("Ann Pell, the shadow minister for Asia, left.", "Ann Pell", "other"),
        ("Ann Pell of Oxford Brookes left.", "Ann Pell", "uk_expert"),
        (
            "Ann Pell, who runs a security studies department in Leeds, left.",
            "Ann Pell",
            "uk_expert",
        ),
    ],
)
def test_in_an_undated_text_the_stated_office_decides(text: str, name: str, side: str) -> None:
    assert {m.name: m.side for m in found(text)[1]}[name] == Side(side)


def test_a_place_is_never_a_surname() -> None:
    named = names_in("Hong Lei spoke. Protests in Hong Kong went on. Hong left.")
    assert named == {"Hong Lei": ["Hong Lei"], "Hong": ["Hong Lei"]}


def test_the_office_is_that_of_the_publication_date() -> None:
    on_day = {m.name: m.office for m in found("James Cleverly spoke in Paris.", "2023-12-01")[1]}
    assert on_day == {"James Cleverly": "Home Secretary"}


def test_labour_is_the_government_once_it_governs_and_the_party_before() -> None:
    text = "Labour's model of relations is new, and Labour MPs like it."
    assert [m.name for m in found(text, "2024-10-18")[1]] == ["Labour government", "Labour Party"]
    assert [m.name for m in found(text, "2023-10-18")[1]] == ["Labour Party", "Labour Party"]


def test_an_outlet_in_the_furniture_is_a_mention() -> None:
    text = (
        "date 2024-10-18 (Bloomberg) -- Shares in the region rose on Friday as talks went on."
        + REST
    )
    outlets = [m for m in mentions(document("case", text)) if m.type == "media"]
    assert [(m.name, m.span.of(text)) for m in outlets] == [("Bloomberg", "Bloomberg")]


def test_the_definite_title_means_its_holder() -> None:
    named = names_in(
        "David Lammy left early. Friends of the foreign secretary were calm.", "2024-10-18"
    )
    assert named["foreign secretary"] == ["David Lammy"]


@pytest.mark.parametrize(
    ("text", "flags"),
    [
        # what the sentence tells of an earlier year is true to that year
        ("In October 2024, Foreign Secretary David Lammy met the press.", ()),
        ("Foreign Secretary David Lammy went there in 2024.", ()),
        (
            "In October 2021, Foreign Secretary David Lammy met the press.",
            ("office: not Foreign Secretary on 2025-11-01",),
        ),
        (
            "It began in 2024. Foreign Secretary David Lammy met the press.",
            ("office: not Foreign Secretary on 2025-11-01",),
        ),
    ],
)
def test_an_office_held_in_the_year_that_is_told_of_is_no_fault(
    text: str, flags: tuple[str, ...]
) -> None:
    lead = "date 2025-11-01 Officials spoke at length of trade and of little else.\n\n"
    found = [m for m in mentions(document("a", lead + text)) if m.name == "David Lammy"]
    assert [m.flags for m in found] == [flags]


def test_a_title_beside_a_name_is_that_persons_and_nobody_elses() -> None:
    lead = "date 2025-11-01 Officials spoke at length of trade and of little else.\n\n"
    told = mentions(document("a", lead + "David Lammy, the foreign secretary, met the press."))
    assert [m.name for m in told if m.type == "person"] == ["David Lammy"]


@pytest.mark.parametrize(
    "after",
    [
        "He added that nothing would change.",
        "He also warned of costs. He, however, flew home.",
        "Nothing was signed; He declined to say why.",
        'The visitor was blunt. "He told me little."',
        'Would it last? "Perhaps." He said no more.',
        "He'd expected more. He'll return. He's not surprised.",
    ],
)
def test_he_with_a_verb_at_the_head_of_a_clause_is_the_pronoun(after: str) -> None:
    assert "He" not in names_in(f"Vice Premier He Lifeng hosted a dinner. {after}", "2025-09-01")


@pytest.mark.parametrize(
    "after",
    [
        "Vice Premier He added that trade mattered.",
        "Mr. He said that trade mattered.",
        "Reeves and He agreed on a list.",
        '"Trade matters," He said.',
        "He, who speaks for Beijing on trade, flew home.",
        "He's visit lasted two days.",
    ],
)
def test_he_behind_a_title_or_within_a_clause_is_the_person(after: str) -> None:
    named = names_in(f"Vice Premier He Lifeng hosted a dinner. {after}", "2025-09-01")
    assert named["He"] == ["He Lifeng"]
