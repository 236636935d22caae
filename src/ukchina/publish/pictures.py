"""Pictures of dots: their size, and the drawing that carries one into the PDF."""

from __future__ import annotations

import base64
import binascii
import struct

_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG = b"\xff\xd8"
# The JPEG segments that hold the size: every "start of frame", C4, C8 and CC being others.
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}


def picture_size(picture: str, shape: str) -> tuple[int, int]:
    """Width and height in dots of a PNG or JPEG in base64; `ValueError` when it is neither."""
    try:
        content = base64.b64decode(picture)
        found = _png_size(content) if shape == "png" else _jpeg_size(content)
    except (binascii.Error, struct.error, IndexError):
        found = None
    if found is None or 0 in found:
        message = f"the image is no {shape.upper()}"
        raise ValueError(message)
    return found


def picture_svg(picture: str, shape: str) -> bytes:
    """The picture inside an SVG: Typst takes only text in memory, and SVG is text."""
    width, height = picture_size(picture, shape)
    content = "".join(picture.split())
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}">'
        f'<image width="{width}" height="{height}" href="data:image/{shape};base64,{content}"/>'
        "</svg>"
    ).encode()


def _png_size(content: bytes) -> tuple[int, int] | None:
    if not content.startswith(_PNG):
        return None
    width, height = struct.unpack(">II", content[16:24])
    return width, height


def _jpeg_size(content: bytes) -> tuple[int, int] | None:
    place = len(_JPEG) if content.startswith(_JPEG) else len(content)
    while place + 9 < len(content):
        marker, length = struct.unpack(">xBH", content[place : place + 4])
        if marker in _FRAMES:
            height, width = struct.unpack(">HH", content[place + 5 : place + 9])
            return width, height
        place += 2 + length
    return None
