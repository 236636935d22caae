"""Reads mutated files of every format and tells of each crash or hang; not collected by pytest.

    python tests/fuzz/reading.py [COUNT] [SEED]

The files are the seeds, the texts of every genre and pages, Word files, PDFs, digests and archives
made of them; each is changed in one to eight places by bytes, by pieces of other files and by what
breaks parsers, and read as the program reads it. Whatever is raised must be the project's own
error, and what is read must be ordered, disjoint and cover all that can be seen. A PDF is read in
this process, since its own would take most of the time; what loops there is stopped by the alarm
and counted apart, as the program's own limit would stop it. Exit 1 when anything else happened.
"""

from __future__ import annotations

import contextlib
import gzip
import io
import json
import logging
import random
import re
import signal
import sys
import tempfile
import time
import zipfile
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

import pyarrow as pa
import pyarrow.parquet as pq
import typst
from tqdm import tqdm

from ukchina.corpus import pdf_lines, pdf_text
from ukchina.corpus.read import documents_in
from ukchina.errors import Problem
from ukchina.sentences import sentences
from ukchina.spans import INVISIBLE

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
SECONDS = 10
BYTES_SHARE = 0.3
# Of these no text can be changed but through their own programs.
PACKED = frozenset({".pdf", ".parquet", ".jsonl.gz", ".jsonl.zst"})
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
PIECES = [
    b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"\r", b"\n\n", b"\xc2\xad", b"\xe2\x80\x8b", b"---\n",
    b"<script>", b"</p>", b"<!--", b"]]>", b"<![CDATA[", b"&#x0;", b"&#xD800;", b"%PDF-", b"PK",
    b"endobj", b"1 0 R", b"stream\n", b"<w:p>", b"<w:tbl>", b"1 May 2025\n", b"Q: ", b"# ", b"- ",
    b"\xe4\xb8\xad", b"\xf0\x9f\x98\x80", b'"' * 50, b"(" * 50, b"9" * 50, b"A." * 50, b"| " * 30,
]  # fmt: skip


def material() -> list[tuple[str, bytes]]:
    """The files before mutation, each with its suffix."""
    folders = ("seeds", "tests/corpus/genres", "tests/corpus/unseen", "tests/corpus/pasted")
    folders += ("tests/coding/heldout",)
    texts = [
        path.read_text("utf-8") for name in folders for path in sorted((ROOT / name).glob("*.txt"))
    ]
    found = []
    for text in texts:
        found += [(suffix, text.encode()) for suffix in (".txt", ".md")]
        paragraphs = "".join(f"<p>{line}</p>" for line in text.splitlines())
        found.append(
            (".html", f"<html><body><article>{paragraphs}</article></body></html>".encode())
        )
        found.append((".docx", word(text)))
    found += [(".txt", texts[0].encode(name)) for name in ("utf-16", "gb18030")]
    found += [(".txt", "\n-----\n".join(texts[5:9]).encode())]
    for text in texts[:4]:
        source = "#set page(width: 12cm, height: 12cm)\n" + "".join(
            c for c in text if c.isalnum() or c in " .\n"
        )
        found += [(".pdf", typst.compile(source.encode()))] * 4
    return found + [archive for start in range(0, len(texts), 3) for archive in rows(texts[start:])]


def rows(texts: list[str]) -> list[tuple[str, bytes]]:
    """Three texts as an archive of each kind."""
    held = [
        {"id": f"a{number}", "text": text, "title": text[:40], "date": "2024-05-01"}
        for number, text in enumerate(texts[:3])
    ]
    lines = "".join(f"{json.dumps(row)}\n" for row in held).encode()
    table = pa.BufferOutputStream()
    pq.write_table(pa.Table.from_pylist(held), table)
    return [
        (".jsonl", lines),
        (".jsonl.gz", gzip.compress(lines, mtime=0)),
        (".jsonl.zst", bytes(pa.compress(lines, codec="zstd", asbytes=True))),
        (".parquet", bytes(table.getvalue())),
    ]


def word(text: str, method: int = zipfile.ZIP_STORED) -> bytes:
    buffer = io.BytesIO()
    lines = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in text.splitlines())
    with zipfile.ZipFile(buffer, "w", method) as archive:
        archive.writestr(
            "word/document.xml", f'<w:document xmlns:w="{W}"><w:body>{lines}</w:body></w:document>'
        )
    return buffer.getvalue()


def mutated(data: bytes, others: list[tuple[str, bytes]], chance: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.randint(1, 8)):
        start = chance.randrange(len(changed) + 1)
        end = min(len(changed), start + chance.choice([0, 1, 1, 4, 40, 400]))
        other = chance.choice(others)[1]
        place = chance.randrange(len(other) + 1)
        changed[start:end] = chance.choice(
            [b"", chance.randbytes(end - start), chance.choice(PIECES), other[place : place + 300]]
        )
    return bytes(changed[: chance.choice([None, None, None, len(changed) // 2])])


def respelt(data: bytes, others: list[tuple[str, bytes]], chance: random.Random) -> bytes:
    """The file changed as text, so that it is still one and its parser is reached."""
    suffixes = (".txt", ".md", ".html")
    texts = [other for kind, other in others if kind in suffixes and b"\x00" not in other]
    changed = data.decode("utf-8", "replace")
    for _ in range(chance.randint(1, 8)):
        start = chance.randrange(len(changed) + 1)
        end = min(len(changed), start + chance.choice([0, 1, 1, 4, 40, 400]))
        other = chance.choice(texts).decode("utf-8", "replace")
        place = chance.randrange(len(other) + 1)
        piece = chance.choice(PIECES[1:]).decode("utf-8", "replace")
        letters = "".join(chr(chance.choice([33, 90, 173, 255, 8203, 8220, 20013])) for _ in "abc")
        new = chance.choice(["", piece, letters, other[place : place + 300], "\n", "\n\n"])
        changed = changed[:start] + new + changed[end:]
    return changed.encode()


def file_of(suffix: str, data: bytes, others: list[Any], chance: random.Random) -> bytes:
    """A mutation of a file: of its bytes, or more often of the text or XML in it."""
    if suffix in PACKED or chance.random() < BYTES_SHARE:
        return mutated(data, others, chance)
    if suffix != ".docx":
        return respelt(data, others, chance)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        xml = archive.read("word/document.xml")
    if chance.random() < BYTES_SHARE:
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w") as archive:
            archive.writestr("word/document.xml", respelt(xml, others, chance))
        return buffer.getvalue()
    words = "\n".join(re.findall(r"<w:t>(.*?)</w:t>", xml.decode()))
    text = respelt(words.encode(), others, chance).decode()
    return word(escape("".join(mark for mark in text if mark.isprintable() or mark == "\n")))


def pages_here(data: bytes) -> list[Any]:
    """The pages of a PDF, read in this process; its errors as its own process tells them."""
    try:
        return pdf_lines.pages(data)
    except TimeoutError:
        raise
    except Exception as error:  # noqa: BLE001 - as the program of its own does
        raise pdf_text.ExtractionError(str(error)) from None


def check(path: Path) -> str:
    """What came of reading a file; raises `AssertionError` when it was read wrongly."""
    found = list(documents_in(path, folder=path.parent))
    documents = [one for one in found if not isinstance(one, Problem)]
    for problem in found:
        assert "\n" not in str(problem) or not isinstance(problem, Problem), "not one line"
    for document in documents:
        last = 0
        for sentence in sentences(document):
            assert last <= sentence.span.start < sentence.span.end, "out of order"
            assert not seen(document.text[last : sentence.span.start]), "not covered"
            last = sentence.span.end
        assert not seen(document.text[last:]), "not covered"
        document.text.encode("utf-8")
    if not documents:
        return "refused"
    return "read" if len(found) == 1 else "divided"


def seen(text: str) -> str:
    return "".join(mark for mark in text if mark not in INVISIBLE).strip()


@contextlib.contextmanager
def alarm() -> Iterator[None]:
    def ring(*_: object) -> None:
        raise TimeoutError

    signal.signal(signal.SIGALRM, ring)
    signal.alarm(SECONDS)
    try:
        yield
    finally:
        signal.alarm(0)


def main() -> int:
    count, seed = (int(word) for word in [*sys.argv[1:], "100000", "1"][:2])
    logging.disable(logging.CRITICAL)
    pdf_text._pages = pages_here  # noqa: SLF001 - a process for each would take most of the time
    chance = random.Random(seed)  # noqa: S311 - a repeatable choice is wanted
    originals = material()
    results: Counter[str] = Counter()
    slowest = 0.0
    with tempfile.TemporaryDirectory() as folder:
        for number in tqdm(range(count), mininterval=10):
            suffix, data = chance.choice(originals)
            path = Path(folder) / f"a{suffix}"
            path.write_bytes(file_of(suffix, data, originals, chance))
            start = time.perf_counter()
            try:
                with alarm():
                    result = check(path)
            except TimeoutError:
                result = "stopped" if suffix == ".pdf" else "HANG"
            except Exception as error:  # noqa: BLE001 - every crash is to be told
                result = f"CRASH {type(error).__name__}: {error}"[:120]
            results[f"{suffix} {result}"] += 1
            slowest = max(slowest, time.perf_counter() - start)
            if result.startswith(("HANG", "CRASH")):
                kept = Path(tempfile.gettempdir()) / f"ukchina-fuzz-{seed}-{number}{suffix}"
                kept.write_bytes(path.read_bytes())
                sys.stderr.write(f"{result}: {kept}\n")
    for result, times in sorted(results.items()):
        sys.stdout.write(f"{times:7} {result}\n")
    sys.stdout.write(f"{count} files, seed {seed}; the slowest took {slowest:.1f} s\n")
    return int(any("HANG" in result or "CRASH" in result for result in results))


if __name__ == "__main__":
    sys.exit(main())
