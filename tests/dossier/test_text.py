"""The characters of a file: which may stand in it."""

from __future__ import annotations

from validator.dossier.text import CONTROL, text_of

CODES = [*range(0x3000), 0xD7FF, 0xE000, 0xFDD0, 0xFEFE, 0xFFFD, 0xFFFE, 0xFFFF, 0x10000, 0x1FFFE, 0x10FFFF]


def test_every_control_character_is_found_and_no_other() -> None:
    for code in CODES:
        written = f"a: x{chr(code)}y\n"
        read = text_of(written.encode(), "a.yaml")
        allowed = CONTROL.match(chr(code)) is None
        assert (read == written) is allowed, f"U+{code:04X}"


def test_a_control_character_is_named_with_its_place() -> None:
    found = text_of("å: b\nc: \u009f\n".encode(), "a.yaml")
    assert not isinstance(found, str)
    assert (found.line, found.column) == (2, 4)
    assert "U+009F" in found.message
