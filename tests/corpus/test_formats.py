"""Pages, Word files, PDFs and Markdown: the text that is taken out, and what it says of itself."""

from __future__ import annotations

import hashlib
import io
import zipfile
from typing import TYPE_CHECKING

import pytest
import typst

from ukchina.corpus import Document, Role, read_corpus, read_documents
from ukchina.errors import MaterialError
from ukchina.sentences import body

if TYPE_CHECKING:
    from pathlib import Path

FIRST = "The business secretary landed in Beijing on Wednesday night with a list of modest hopes."
SECOND = "Relations soured in 2020 over Hong Kong, when the U.K. offered a path to citizenship."
THIRD = "It is the first such trip in seven years, her officials said before she left London."
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

PAGE = f"""<!DOCTYPE html><html lang="en"><head>
<title>Minister flies | The Ledger</title>
<meta property="og:title" content="Minister flies to Beijing in search of growth">
<meta property="og:site_name" content="The Ledger">
<meta property="article:published_time" content="2026-01-29T10:00:00Z">
<meta name="author" content="Priya Nair">
<script>alert("script")</script><style>p {{ color: red }}</style></head>
<body><nav><a href="/">Home</a><a href="/news">News</a></nav>
<article><h1>Minister flies to Beijing in search of growth</h1>
<p>{FIRST[:40]}<b>{FIRST[40:50]}</b>{FIRST[50:]}</p><h2>A long freeze</h2><p>{SECOND}</p>
<table><tr><th>Year</th><th>Trade</th></tr><tr><td>2024</td><td>£98bn</td></tr></table>
<blockquote><p>{THIRD}</p></blockquote><script>document.write("evil words")</script></article>
<footer>Copyright 2026</footer></body></html>"""


def docx(*content: str, **parts: str) -> bytes:
    styles = (
        f'<w:styles xmlns:w="{W}"><w:style w:styleId="H1"><w:name w:val="heading 1"/></w:style>'
        "</w:styles>"
    )
    document = f'<w:document xmlns:w="{W}"><w:body>{"".join(content)}</w:body></w:document>'
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", document)
        archive.writestr("word/styles.xml", styles)
        for name, part in parts.items():
            archive.writestr(f"word/{name}.xml", part)
    return buffer.getvalue()


def paragraph(text: str, style: str = "") -> str:
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{properties}<w:r><w:t>{text}</w:t></w:r></w:p>"


def read(folder: Path, name: str, data: bytes | str) -> Document:
    (folder / name).write_bytes(data if isinstance(data, bytes) else data.encode())
    return read_corpus(folder).documents[0]


def told(document: Document) -> list[str]:
    return [sentence.text for sentence in body(document)]


def headings(document: Document) -> list[str]:
    return [document.text[b.start : b.end] for b in document.blocks if b.role is Role.HEADING]


def test_a_saved_page_is_its_article_and_what_its_head_states(tmp_path: Path) -> None:
    found = read(tmp_path, "page.html", PAGE)
    assert told(found) == [FIRST, SECOND, THIRD]
    assert headings(found) == ["## A long freeze"]
    assert found.title.value == "Minister flies to Beijing in search of growth"
    assert found.outlet.value == "The Ledger"
    assert found.published.value.isoformat() == "2026-01-29"
    assert found.byline.value == "Priya Nair"
    assert (found.name, found.format) == ("page.html", "html")
    for fact in (found.title, found.outlet, found.byline):
        assert found.words(fact.span) == fact.value


def test_scripts_and_menus_are_no_text(tmp_path: Path) -> None:
    text = read(tmp_path, "page.html", PAGE).text
    assert not any(word in text for word in ("script", "evil", "color", "Home"))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "gb2312", "windows-1252"])
def test_a_page_is_read_in_the_encoding_it_states(tmp_path: Path, encoding: str) -> None:
    head = f'<html><head><meta charset="{encoding}"></head>'
    page = PAGE.replace("£", "").replace('<html lang="en"><head>', head)
    if encoding == "gb2312":
        page = page.replace("U.K.", "“U.K.”")
    found = read(tmp_path, "page.html", page.encode(encoding))
    assert len(told(found)) == 3
    assert found.encoding == {"gb2312": "gb18030"}.get(encoding, encoding)


def test_a_word_file_keeps_headings_lists_and_tables(tmp_path: Path) -> None:
    item = f"<w:p><w:pPr><w:numPr/></w:pPr><w:r><w:t>{THIRD}</w:t></w:r></w:p>"
    row = "".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in ("2024", "98"))
    found = read(
        tmp_path,
        "brief.docx",
        docx(
            paragraph("Minister flies to Beijing again", "H1"),
            paragraph("18 November 2024"),
            paragraph(FIRST[:30]).replace("</w:p>", "")
            + f"<w:del><w:r><w:delText>gone</w:delText></w:r></w:del><w:r><w:t>{FIRST[30:]}</w:t>"
            "</w:r></w:p>",
            paragraph("A long freeze", "H1"),
            paragraph(SECOND),
            item,
            f"<w:tbl><w:tr>{row}</w:tr></w:tbl>",
            footnotes=f'<w:footnotes xmlns:w="{W}">{paragraph("See the audit.")}</w:footnotes>',
        ),
    )
    assert told(found) == [FIRST, SECOND, THIRD]
    assert headings(found) == ["# A long freeze"]
    assert found.title.value == "Minister flies to Beijing again"
    assert found.published.value.isoformat() == "2024-11-18"
    assert "| 2024 | 98 |" in found.text
    assert "[1] See the audit." in found.text


def test_a_cell_of_prose_is_a_paragraph(tmp_path: Path) -> None:
    row = "".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in (FIRST, SECOND))
    assert told(read(tmp_path, "a.docx", docx(f"<w:tbl><w:tr>{row}</w:tr></w:tbl>"))) == [
        FIRST,
        SECOND,
    ]


def test_a_pdf_is_paragraphs_without_running_heads_and_broken_words(tmp_path: Path) -> None:
    long = (
        "The government said that cooperation with China on financial matters, investment and "
        "people-to-people exchanges would continue, while long-term security interests would be "
        "protected against espionage, interference and intimidation by ministers of group {}."
    )
    paragraphs = [long.format(number) for number in range(12)]
    source = (
        '#set page(paper: "a5", header: [House Library #h(1fr) Research Briefing 12],'
        " footer: context [#counter(page).display()])\n"
        '#set text(hyphenate: true, lang: "en")\n#set par(justify: true)\n'
        "= UK-China relations: a briefing\n\n3 March 2025\n\n"
    )
    found = read(tmp_path, "a.pdf", typst.compile((source + "\n\n".join(paragraphs)).encode()))
    assert told(found) == paragraphs
    assert found.title.value == "UK-China relations: a briefing"
    assert found.published.value.isoformat() == "2025-03-03"
    assert found.text.count("Research Briefing") == 1


@pytest.mark.parametrize("width", [71, 84, 93, 101])
def test_a_hyphen_of_a_pdf_is_kept_where_the_word_has_one(tmp_path: Path, width: int) -> None:
    wanted = (
        "Residents said that anti-China elements and pro-Beijing voices in post-Brexit Britain had "
        "exaggerated the difficulties of employing several hundred construction workers. Officials "
        "countered that the redevelopment of the neighbourhood was a long-term affair, whatever "
        "anti-China protesters believed, and that approximately four-fifths of those consulted had "
        "acknowledged its advantages. Neither the ex-Tory councillor nor the self-proclaimed "
        "spokesman for pro-Taiwan organisations answered questions about their correspondence."
    )
    source = (
        f"#set page(width: {width}mm, height: 60mm, margin: 6mm)\n"
        '#set text(hyphenate: true, lang: "en")\n#set par(justify: true)\n'
        "= What the embassy means for both sides\n\n3 March 2025\n\n"
    )
    found = read(tmp_path, "a.pdf", typst.compile((source + wanted).encode()))
    assert " ".join(told(found)) == wanted


def test_markdown_is_read_without_its_marks(tmp_path: Path) -> None:
    source = (
        "---\ntitle: The price of pragmatism\ndate: 2025-07-04\n---\n\n# The price of pragmatism\n"
        "\nThe *new* [audit](https://example.org/a_(b)) is **out**, ministers told MPs today.\n"
        "\n<!-- hidden words -->\n\n![A ship in port](ship.png)\n"
        "\n> It is `late`, one of them said.\n"
    )
    found = read(tmp_path, "essay.md", source)
    assert told(found) == [
        "The new audit is out, ministers told MPs today.",
        "It is late, one of them said.",
    ]
    assert found.title.value == "The price of pragmatism"
    assert "hidden" not in found.text


def test_file_and_text_are_both_pinned(tmp_path: Path) -> None:
    found = read(tmp_path, "page.html", PAGE)
    assert found.sha256 == hashlib.sha256(PAGE.encode()).hexdigest()
    assert found.text_sha256 == hashlib.sha256(found.text.encode()).hexdigest()


DIGEST = """The Harbour Weekly
Edited by the desk

{rule}Banks eye a return to Shanghai
Reuters, 18 October 2024

{first}

{rule}Whisky makers toast a tariff cut
China Daily, 19 October 2024

{second}
"""


@pytest.mark.parametrize("rule", ["", "-----\n", "* * *\n\n", "## "])
def test_a_digest_is_several_documents(tmp_path: Path, rule: str) -> None:
    text = DIGEST.format(rule=rule, first=FIRST, second=SECOND)
    (tmp_path / "week.txt").write_text(text)
    first, second = read_documents(tmp_path / "week.txt", folder=tmp_path)
    assert (first.name, second.name) == ("week.1", "week.2")
    assert (told(first), told(second)) == ([FIRST], [SECOND])
    assert first.text + second.text == text
    assert second.title.value == "Whisky makers toast a tariff cut"
    assert [d.published.value.day for d in (first, second)] == [18, 19]
    assert text.splitlines()[second.line(second.title.span.start) - 1].endswith("tariff cut")


@pytest.mark.parametrize(
    "text",
    [
        f"Minister flies to Beijing again\n18 October 2024\n\n{FIRST}\n\n{SECOND}\n",
        f"18 October 2024\n\n{FIRST}\n\n19 October 2024\n\n{SECOND}\n",
        (
            f"Minister flies to Beijing\n18 October 2024\n\n{FIRST}\n\nMore on this\n\n"
            "Why banks left Shanghai\n17 October 2024\n\nHow whisky came back\n16 October 2024\n"
        ),
        f"# A history of the thaw\n\n{FIRST}\n\n## The first visit\n\n{SECOND}\n",
    ],
)
def test_an_article_a_timeline_and_related_links_are_one_document(
    tmp_path: Path, text: str
) -> None:
    (tmp_path / "a.txt").write_text(text)
    assert len(read_documents(tmp_path / "a.txt", folder=tmp_path)) == 1


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            "王毅表示，中英关系站在新的起点上。应加强沟通。China-UK 前景广阔。",
            "zh",
        ),
        ("日本の首相は北京を訪れ、両国の関係について話し合いました。", "ja"),
        ("Премьер-министр Великобритании посетил Пекин и провёл переговоры о торговле.", "ru"),
        (
            (
                "Le ministre britannique des affaires étrangères a rencontré son homologue à Pékin "
                "pour la première fois depuis six ans, et les deux pays ont parlé du commerce."
            ),
            "fr",
        ),
        (
            (
                "Der britische Außenminister hat sich in Peking mit seinem Kollegen getroffen und "
                "über den Handel zwischen den beiden Ländern gesprochen, der sehr wichtig ist."
            ),
            "de",
        ),
    ],
)
def test_a_text_in_another_language_is_listed_and_not_coded(
    tmp_path: Path, text: str, language: str
) -> None:
    found = read(tmp_path, "a.txt", text)
    assert found.language == language
    assert f"language: {language}" in found.flags
    assert body(found) == ()


def test_marks_of_direction_alone_are_no_arabic(tmp_path: Path) -> None:
    with pytest.raises(MaterialError, match="no sentence"):
        read(tmp_path, "a.txt", "\u061c 3 \u061c\n")


def test_a_foreign_name_or_paragraph_makes_no_foreign_text(tmp_path: Path) -> None:
    found = read(tmp_path, "a.txt", f"{FIRST} Wang Yi (王毅) met her.\n\n王毅表示中英关系很好。\n")
    assert found.language == "en"
    assert told(found) == [FIRST, "Wang Yi (王毅) met her."]
