"""Reads a PDF from stdin and writes its lines as JSON; run as a program of its own.

A PDF can hold loops and streams that unpack without end: this program is given bounded memory and
time, so that such a file is an error and nothing worse. It imports nothing of the project.
"""

from __future__ import annotations

import contextlib
import io
import json
import logging
import sys
from typing import Any

MEMORY_BYTES = 2_000_000_000
PAGES = 5_000


def main() -> None:
    """Write `{"pages": [[[line, …], …], …]}`: pages, boxes, lines of text, x0, x1, y0, y1, size."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource  # noqa: PLC0415 - not on Windows

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    logging.disable(logging.CRITICAL)
    try:
        result: dict[str, Any] = {"pages": pages(sys.stdin.buffer.read())}
    except Exception as error:  # noqa: BLE001 - whatever a damaged file does, it is told as one
        result = {"error": f"{type(error).__name__}: {error}"[:200]}
    sys.stdout.write(json.dumps(result))


def pages(data: bytes) -> list[list[list[list[str | float]]]]:
    """The pages of a PDF as boxes of lines, in reading order."""
    from pdfminer.high_level import extract_pages  # noqa: PLC0415 - the only need of the package
    from pdfminer.layout import LAParams, LTChar, LTTextBox  # noqa: PLC0415 - the same

    found = []
    for page in extract_pages(io.BytesIO(data), laparams=LAParams(), maxpages=PAGES):
        boxes = []
        for box in page:
            if not isinstance(box, LTTextBox):
                continue
            lines: list[list[str | float]] = []
            for line in box:
                if line.get_text().strip():
                    sizes = [char.size for char in line if isinstance(char, LTChar)]
                    size = max(sizes, default=0.0)
                    place = [round(value, 1) for value in (*line.bbox, size)]
                    lines.append([line.get_text(), *place])
            if lines:
                boxes.append(lines)
        found.append(boxes)
    return found


if __name__ == "__main__":
    main()
