"""Persons whom the table does not know: found by title, description or speech, and placed by it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ukchina.reading.naming import Naming
from ukchina.reading.values import Side

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_PART = r"(?:(?:Mc|Mac|O'|D')?[A-Z][^\W\d_]+(?:-[^\W\d_]+)*)"
_PERSON = re.compile(
    rf"\b(?P<first>{_PART})(?: +(?:[A-Z]\.|de|von|van|al|bin))?(?P<rest>(?: +{_PART}){{1,2}})(?![^\W_])"
)
_NO_NAME = frozenset(
    "The A An This That These Those In On At As But And Or For From With Of To By After Before When While If He She It "
    "They We I His Her Its Their Our Last Next Earlier Later Monday Tuesday Wednesday Thursday Friday Saturday Sunday "
    "January February March April May June July August September October November December British Chinese American "
    "European Russian English Scottish Welsh Irish UK US EU China Britain England Scotland Wales Hong Kong Taiwan "
    "Macau Xinjiang Tibet Beijing London Shanghai Washington United Kingdom States Kingdom University College "
    "Institute Council Committee Ministry Minister Department Office Agency Commission Centre Center School Party "
    "Government House Parliament Bank Group Embassy Ambassador Sea Strait Street Road Square Hall Court Act Bill "
    "Treaty Agreement Declaration Review Strategy Report Law Security National International Foreign Secretary "
    "Prime President Premier Vice Chancellor Lord Lady Sir Dame Mr Mrs Ms Dr Professor Belt South East North West "
    "Asia Pacific Indo-Pacific Africa Europe Middle Great Wall People Republic Special Administrative Region Royal Labour Tory "
    "Conservative Liberal Democrat Green Economic Financial Dialogue Summit Forum State Joint Trade Investment "
    "Critical Five Eyes World New Old First Second No Not Both Neither Downing Whitehall Westminster Number "
    "Cold War Communist Strategic Global Times Daily News Post Press Guardian Independent Observer Sky Radio "
    "Former Then Ex Senior Chief Deputy General Director Head Home Defence Defense Business Energy Climate "
    "Speaking Asked However Meanwhile Despite According Yet Still Since Under Between Among During Through Without "
    "Shadow Heritage Railway Airport Bridge Steel Motors Holdings Limited Ltd plc Corporation Company Capital Partners Championship "
    "League Cup City Town Province County Island Islands Bay River Mount Lake Park Museum Gallery Cathedral Church Abbey Palace Castle Tower Hamlets".split()
)
ROLE = (
    r"(?:professor|lecturer|reader|fellow|researcher|research|analyst|scholar|academic|historian|economist|expert|"
    r"specialist|director|head|chair(?:man|woman|person)?|chief|president|vice-president|dean|founder|co-founder|author|writer|editor|"
    r"journalist|correspondent|columnist|strategist|consultant|adviser|advisor|lawyer|barrister|solicitor|activist|campaigner|"
    r"dissident|student|diplomat|ambassador|consul|minister|secretary|spokes(?:man|woman|person)|official|"
    r"envoy|MP|peer|lawmaker|backbencher|senator|councillor|mayor|governor|executive|manager|partner|owner|"
    r"businessman|businesswoman|entrepreneur|trader|investor|member|leader|co-chair|sinologist|general|admiral|colonel|officer|resident)"
)
_AFTER = re.compile(
    rf" *(?:,|\(|-) *(?:who\b|(?:(?:the|a|an|one of|its|their|his|her|former|then|now)\b)?[^.;\"]{{0,70}}?\b{ROLE}s?\b)"
)
_BEFORE = re.compile(
    rf"(?:\b(?:Mr|Mrs|Ms|Miss|Dr|Prof|Professor|Sir|Dame|Lord|Lady|Baroness|Ambassador|Minister|Secretary)\.?|\b{ROLE}) +\Z",
    re.IGNORECASE,
)
_SPEECH = re.compile(
    r"(?: +(?:also|then|has|had|later|recently))*,? +(?:said|says|told|added|adds|wrote|writes|argued|argues|warned|warns|noted|asked|thinks|believes)\b"
)
_SAID = re.compile(r"(?:\b(?:said|says|added|adds|asked|wrote|according to)) +\Z")
_SPEAKS = {"UK": Side.UK_GOVERNMENT, "CN": Side.CHINA_GOVERNMENT}
_EXPERT = re.compile(
    r"\b(?:professor|lecturer|reader in|fellow|researcher|research|analyst|scholar|academic|historian|economist|expert|"
    r"specialist|dean|sinologist|think[ -]tank|institute|university|school of|college)\b",
    re.IGNORECASE,
)
_OFFICIAL = re.compile(
    r"\b(?:minister|ambassador|consul|diplomat|spokes(?:man|woman|person)|official|envoy|"
    r"embassy|ministry|foreign office|treasury|home office|cabinet office|vice[ -]premier|government)\b",
    re.IGNORECASE,
)
_CHINESE = re.compile(
    r"\b(?:Chinese|China's|Beijing|Shanghai|Peking|Tsinghua|Fudan|Renmin|Nanjing|Wuhan|Guangzhou|Shenzhen|Zhejiang|Xiamen|Chongqing|"
    r"China Institutes?|China Foreign Affairs|Sun Yat-sen|Nankai|Sichuan|Jinan|Hainan)\b"
)
_BRITISH = re.compile(
    r"\b(?:British|Britain|UK|U\.K\.|London|Oxford|Cambridge|Edinburgh|Glasgow|Leeds|Manchester|Nottingham|Sheffield|Warwick|Durham|"
    r"Bristol|Exeter|York|Birmingham|Liverpool|Cardiff|Belfast|St Andrews|Sussex|Essex|Kent|Lancaster|Leicester|Newcastle|"
    r"Southampton|Westminster|Whitehall|Labour|Foreign Office)\b"
)
_THIRD = re.compile(
    r"\b(?:American|US|U\.S\.|Washington|Harvard|Stanford|Columbia|Yale|Princeton|German|French|European|Australian|Japanese|Taiwanese|Taiwan|Singapore|Brussels|Berlin|Paris|Canadian|Russian)\b"
)
_FORMER = re.compile(r"\b(?:former|ex-|then|retired|one-time)\b", re.IGNORECASE)
_UK_TITLE = re.compile(
    r"\b(?:(?:foreign|home|business|defence|trade|justice|health|science|energy|culture|cabinet) secretary|"
    r"secretary of state for|chancellor of the (?:exchequer|duchy)|no\.? ?10|downing street|whitehall|"
    r"under-secretary of state|minister of state|british prime minister|mi[56])\b",
    re.IGNORECASE,
)
_SHADOW = re.compile(r"\b(?:shadow|opposition|chinese|american|german|hong kong)\b", re.IGNORECASE)
_REACH = 130


def strangers(plain: str, start: int, end: int, known: Sequence[Naming]) -> Iterator[Naming]:
    """The persons in `plain[start:end]` that none of `known` covers, with a side where it is told."""
    taken = [(naming.start, naming.end) for naming in known]
    for match in _PERSON.finditer(plain, start, end):
        words = re.split(r" +", match[0])
        left, right = match.span()
        while words and words[0] in _NO_NAME:
            left += len(words[0]) + len(re.match(r" *", plain[left + len(words[0]) :])[0])  # type: ignore[index]
            words = words[1:]
        if len(words) < 2 or any(word in _NO_NAME for word in words):  # noqa: PLR2004 - first name and surname
            continue
        if any(first < right and left < last for first, last in taken):
            continue
        before, after = plain[max(start, left - 60) : left], plain[right : min(end, right + _REACH)]
        if not (
            _AFTER.match(after)
            or _BEFORE.search(before)
            or _SPEECH.match(after)
            or _SAID.search(before)
        ):
            continue
        described = _described(before, after)
        yield Naming(
            left,
            right,
            " ".join(words),
            "person",
            side(described, known, left, right),
            office=_office(after),
            pronoun="",
            form="full",
        )


def side(described: str, known: Sequence[Naming] = (), left: int = 0, right: int = 0) -> Side:
    """Whose side a description tells of: a body that it names, else its words; other if none."""
    for naming in known:
        near = right <= naming.start <= right + _REACH or left - _REACH // 2 <= naming.start < left
        expert = naming.side in {Side.UK_EXPERT, Side.CHINA_EXPERT}
        if near and expert and naming.actor and naming.actor.name in described.replace("  ", " "):
            return naming.side
    if (
        _UK_TITLE.search(described)
        and not _FORMER.search(described)
        and not _SHADOW.search(described)
    ):
        return Side.UK_GOVERNMENT
    if _FORMER.search(described) and not _EXPERT.search(described):
        return Side.OTHER
    chinese, british = _CHINESE.search(described), _BRITISH.search(described)
    if _THIRD.search(described) and not chinese and not british:
        return Side.OTHER
    if _EXPERT.search(described):
        first_chinese = chinese and not (british and british.start() < chinese.start())
        return Side.CHINA_EXPERT if first_chinese else Side.UK_EXPERT
    if _OFFICIAL.search(described):
        if chinese and not (british and british.start() < chinese.start()):
            return Side.CHINA_GOVERNMENT
        return Side.UK_GOVERNMENT if british else Side.OTHER
    return Side.OTHER


def _described(before: str, after: str) -> str:
    """The description around a name: its apposition and the words of title before it."""
    apposition = re.match(
        r" *[,(-] *([^.;\"]*?)(?:, *(?:said|says|told|added|who|and|but)\b|[.;\"]|\Z)", after
    )
    title = re.search(r"(?:[\w'-]+ +){0,6}\Z", re.split(r"[.;:,\"]", before)[-1])
    return f"{title[0] if title else ''} {apposition[1] if apposition else ''}"


def _office(after: str) -> str:
    match = re.match(rf" *, *((?:the |a |an )?[^.;,\"]*\b{ROLE}\b[^.;,\"]*)", after)
    return re.sub(r" +", " ", match[1]).strip() if match else ""
