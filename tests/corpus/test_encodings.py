"""Encodings and marks that no reader sees: recorded, and without effect on what is read."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ukchina.coding import code
from ukchina.corpus import Document, document, read_document
from ukchina.corpus.decoding import DecodingError, decoded
from ukchina.reading.speech.quotations import quotations
from ukchina.sentences import body
from ukchina.spans import INVISIBLE, fold, plain_word

TEXT = (
    "LONDON, 29 January 2026 (Reuters) - “We don’t agree on all,” the minister said – but talks "
    "go on.\n\nTrade was worth £98bn in 2024. It fell later.\n"
)
CHINESE = "王毅表示，中英关系站在新的起点上。双方应坚持相互尊重，加强战略沟通，扩大互利合作。\n" * 3
GENRES = sorted((Path(__file__).parent / "genres").glob("*.txt"))


def shape(read: Document) -> list[tuple[str, str]]:
    """What is read, whatever marks it is written with."""
    facts = [read.title, read.outlet, read.published, read.place, read.byline]
    words = [str(fact.value) if fact else "" for fact in facts]
    roles = [(block.kind, str(block.role)) for block in read.blocks]
    texts = [sentence.text for sentence in body(read)]
    return [*roles, *(("", quiet(word)) for word in (*words, *texts))]


def quiet(text: str) -> str:
    plain = "".join(mark for mark in text if mark not in INVISIBLE)
    return " ".join(fold(plain).split())


@pytest.mark.parametrize(
    ("data", "encoding", "flags"),
    [
        (TEXT.encode(), "utf-8", ()),
        (TEXT.encode("utf-8-sig"), "utf-8", ("byte-order mark",)),
        (TEXT.encode("utf-16"), "utf-16", ("encoding: utf-16",)),
        (TEXT.encode("utf-16-be"), "utf-16", ("encoding: utf-16",)),
        (TEXT.encode("utf-16-le"), "utf-16", ("encoding: utf-16",)),
        (TEXT.encode("cp1252"), "windows-1252", ("encoding: windows-1252",)),
    ],
)
def test_an_encoding_is_found_and_recorded(
    tmp_path: Path, data: bytes, encoding: str, flags: tuple[str, ...]
) -> None:
    (tmp_path / "a.txt").write_bytes(data)
    found = read_document(tmp_path / "a.txt", folder=tmp_path)
    assert (found.text, found.encoding, found.flags) == (TEXT, encoding, flags)


def test_a_chinese_file_is_read_in_its_own_encoding() -> None:
    found = decoded(CHINESE.encode("gb18030"))
    assert (found.text, found.encoding) == (CHINESE, "gb18030")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"\x00\x01\x02\x03", "binary data"),
        (bytes(range(1, 32)) * 4, "binary data"),
        (b"\xff\xfe\x00", "not utf-16"),
        ("£5 – “so”".encode() + b"\xe2\x80", "byte 0xe2 is not UTF-8"),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, message: str) -> None:
    with pytest.raises(DecodingError, match=message):
        decoded(data)


@given(st.binary(max_size=60))
def test_any_bytes_are_a_text_or_a_told_error(data: bytes) -> None:
    with suppress(DecodingError):
        assert isinstance(decoded(data).text.encode("utf-8"), bytes)


CHANGES = {
    "straight quotes": lambda text: text.translate(str.maketrans("“”‘’", "\"\"''")),
    "carriage returns": lambda text: text.replace("\n", "\r\n"),
    "old line ends": lambda text: text.replace("\n", "\r"),
    "hard spaces": lambda text: text.replace(" ", "\u00a0"),
    "plain dashes": lambda text: text.replace("—", "-").replace("–", "-"),
    "zero-width spaces": lambda text: text.replace(" ", " \u200b"),
    "marks of direction": lambda text: text.replace("\n", "\u200e\n\u202a"),
}


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("path", GENRES, ids=lambda path: path.stem)
def test_typography_changes_nothing_that_is_read(path: Path, change: str) -> None:
    marked = path.read_text("utf-8")
    text = "".join(mark for mark in marked if mark not in "«»‹›")
    assert shape(document("a", CHANGES[change](text))) == shape(document("a", text))


def test_a_mark_at_the_start_changes_nothing(tmp_path: Path) -> None:
    for name, encoding in (("a", "utf-8"), ("b", "utf-8-sig")):
        (tmp_path / f"{name}.txt").write_text(TEXT, encoding=encoding)
    plain, marked = (read_document(tmp_path / f"{n}.txt", folder=tmp_path) for n in "ab")
    assert (plain.text, plain.blocks) == (marked.text, marked.blocks)


def test_a_soft_hyphen_stays_in_the_text_and_out_of_the_word() -> None:
    found = document("a", "Officials praised co\u00adope\u200bration be-\ntween the two countries.")
    (sentence,) = body(found)
    words = fold(found.text)[sentence.span.start : sentence.span.end].split()
    assert [plain_word(word) for word in words][2:4] == ["cooperation", "between"]
    assert "co\u00adope\u200bration" in found.text


@pytest.mark.parametrize("end", ["-\n", "\u00ad\n", "- \r\n", "\u00ad"])
def test_what_divides_a_word_in_print_is_in_no_printed_words(end: str) -> None:
    told = f'Trade rela{end}tions warmed. "Our rela{end}tions are good," Wang Yi said in Leeds.'
    found = document("a", f"{told}\n\nNobody else spoke of it.")
    shown = [one.text for one in body(found)]
    assert shown[:2] == [
        "Trade relations warmed.",
        '"Our relations are good," Wang Yi said in Leeds.',
    ]
    assert [found.words(one.span) for one in body(found)] == shown
    assert found.text[: len(told)] == told
    (quotation,) = quotations(found)
    assert found.words(quotation.span) == "Our relations are good,"
    assert quotation.span.of(found.text) == f"Our rela{end}tions are good,"


@pytest.mark.parametrize(
    "word", ["espionage", "espio\u00adnage", "espio\u200bnage", "espio-\nnage"]
)
def test_what_divides_a_word_in_print_hides_no_theme(word: str) -> None:
    told = f"Ministers warned London of {word} and of hidden threats from Beijing this year."
    (coded,) = code(document("a", told))
    assert {coding.theme for coding in coded.codings} == {"security"}
