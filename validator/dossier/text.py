"""The characters of a submitted file.

What enters: bytes. What leaves: the text without its byte order mark, or one problem where the file is too
large, is not UTF-8, or holds control characters.
"""

from __future__ import annotations

import re

from validator.dossier.problem import Place, Problem, place_at

MOST_BYTES = 8 * 1024 * 1024
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
HARMLESS = bytes(
    byte for byte in range(256) if byte not in (0xC2, 0xED, 0xEF) and (byte >= 0x80 or not CONTROL.match(chr(byte)))
)
"""Bytes that begin no control character in UTF-8."""
WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")  # UTF-16 and UTF-32, either order


def text_of(data: bytes, path: str) -> str | Problem:
    """The text that the bytes stand for."""
    if len(data) > MOST_BYTES:
        return _problem(Place(1, 1), too_large(), path)
    if data.startswith(WIDE_MARKS) or data[:2].count(0) == 1:
        return _problem(Place(1, 1), "The file looks like UTF-16 or UTF-32; save it as UTF-8.", path)
    try:
        text = data.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8").removeprefix("\ufeff")
        found = f"byte 0x{data[error.start]:02x}"
        return _problem(place_at(before, len(before)), f"This is not UTF-8 ({found}); save the file as UTF-8.", path)
    control = CONTROL.search(text) if data.translate(None, HARMLESS) else None
    if control is not None:
        return _problem(place_at(text, control.start()), control_character(control[0]), path)
    return text


def too_large() -> str:
    """What to say of a file beyond the bound."""
    return f"The file is larger than {MOST_BYTES // 1024 // 1024} MiB; split it into several files."


def control_character(character: str) -> str:
    """What to say of a character that no text holds."""
    return f"A control character (U+{ord(character):04X}) stands here; remove it."


def _problem(place: Place, message: str, path: str) -> Problem:
    return Problem("", place.line, place.column, message, path)
