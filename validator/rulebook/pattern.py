"""Patterns of wording, as standard authors write them.

What enters: one pattern, such as ``(forced|child) (labour|labor) free``. What leaves: a sequence of plain tuples,
strings and numbers (see `Part`), or a `Fault` that says what is wrong and at which character. The grammar:

=================  ==================================================================================
``word``           that word; hyphens and apostrophes are written as in any text
``word*`` ``*word`` ``*word*``  any word that begins with, ends in or contains these letters
``(a|b c|d)``      one of these
``[x]``            x or nothing
``...3``           up to three words that do not matter
``<product>``      any member of the word set `product`
``#`` ``#%`` ``#year``  a number, a percentage, a year such as 2030
=================  ==================================================================================
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

from validator.rulebook.characters import without_accents
from validator.rulebook.tokens import tokenise

# A symbol or a set's name in angle brackets; how many words a gap may skip; one of several symbols; or the choices.
Part: TypeAlias = "str | int | frozenset[str] | tuple[Sequence, ...]"
Sequence: TypeAlias = "tuple[Part, ...]"

GAP = "..."
DIGITS = frozenset("0123456789")
CHUNK = re.compile(r"(?:(?!\.\.\.)[^()|\[\]<># \t\n])+")
CLOSING = {"(": ")", "[": "]"}
PERCENT: Part = (("%",), ("percent",), ("per", "cent"), ("pct",), ("prozent",), ("procent",), ("prosent",))
NUMBERS: dict[str, Sequence] = {"#year": ("#year",), "#%": ("#", PERCENT), "#": ("#",)}
LONGEST_GAP = 20
LONGEST_PATTERN = 1000
DEEPEST = 6
SHORTEST_STEM = 3
ACCENTS_FROM = 5


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a text is no pattern, and at which of its characters."""

    at: int
    message: str


class _PatternError(Exception):
    def __init__(self, at: int, message: str) -> None:
        self.fault = Fault(at, message)


def parse_pattern(text: str, ignore_accents: bool = False) -> Sequence | Fault:
    """The pattern as data."""
    try:
        if len(text) > LONGEST_PATTERN:
            raise _PatternError(LONGEST_PATTERN, f"A pattern has at most {LONGEST_PATTERN} characters; split this one.")
        parser = _Parser(text, ignore_accents)
        sequence = parser.sequence("", 0)
        if not sequence:
            raise _PatternError(0, "The pattern is empty.")
        if isinstance(sequence[0], int) or isinstance(sequence[-1], int):
            raise _PatternError(0, "A gap (`...`) stands between words, not at the beginning or end of a pattern.")
    except _PatternError as error:
        return error.fault
    return sequence


class _Parser:
    def __init__(self, text: str, ignore_accents: bool) -> None:
        self._text = text
        self._at = 0
        self._ignore_accents = ignore_accents

    def sequence(self, closing: str, depth: int) -> Sequence:
        """Parts up to ``|``, the closing bracket or the end."""
        parts: list[Part] = []
        text = self._text
        while self._at < len(text):
            char = text[self._at]
            if char.isspace():
                self._at += 1
            elif char in "([":
                parts.append(self._choice(char, depth + 1))
            elif char == "<":
                parts.append(self._set())
            elif char in "|)]":
                if char != "|" and char != closing:
                    raise _PatternError(self._at, f"`{char}` closes a bracket that is not open.")
                if not closing:
                    raise _PatternError(self._at, "`|` stands inside brackets, as in `(can|bottle)`.")
                break
            else:
                parts.extend(self._words())
        return tuple(parts)

    def _choice(self, opening: str, depth: int) -> Part:
        start, closing = self._at, CLOSING[opening]
        if depth > DEEPEST:
            raise _PatternError(start, "Too many brackets inside each other; split the pattern.")
        choices: list[Sequence] = []
        while True:
            self._at += 1
            found = self.sequence(closing, depth)
            if not found:
                raise _PatternError(
                    start, "Nothing stands at one place of these brackets; for `or nothing` write `[…]`."
                )
            if isinstance(found[0], int) or isinstance(found[-1], int):
                raise _PatternError(start, "A gap (`...`) cannot begin or end a choice; put it outside the brackets.")
            choices.append(found)
            if self._at >= len(self._text):
                raise _PatternError(start, f"`{opening}` is not closed with `{closing}`.")
            if self._text[self._at] == closing:
                break
        self._at += 1
        return (*choices, ()) if opening == "[" else tuple(choices)

    def _set(self) -> str:
        start = self._at
        end = self._text.find(">", start)
        name = self._text[start + 1 : end] if end > 0 else ""
        if not name.replace("_", "").isalnum():
            raise _PatternError(start, "The name of a word set is written as in `<product>`.")
        self._at = end + 1
        return f"<{name}>"

    def _words(self) -> list[Part]:
        start, text = self._at, self._text
        if text[start] == "#":
            return self._number(start)
        if text.startswith(GAP, start):
            return [self._gap(start)]
        found = CHUNK.match(text, start)
        self._at = found.end() if found else start + 1
        return self._plain(text[start : self._at], start)

    def _number(self, start: int) -> list[Part]:
        for word, parts in NUMBERS.items():
            if self._text.startswith(word, start):
                self._at = start + len(word)
                follows = self._text[self._at : self._at + 1]
                if not (follows.isascii() and follows.isalnum()):
                    return list(parts)
        raise _PatternError(start, "After `#` (a number) comes nothing; `#%` is a percentage, `#year` a year.")

    def _gap(self, start: int) -> int:
        self._at = start + len(GAP)
        digits = ""
        while self._text[self._at : self._at + 1] in DIGITS:
            digits += self._text[self._at]
            self._at += 1
        if not 1 <= len(digits) <= 2 or not 1 <= int(digits) <= LONGEST_GAP:
            raise _PatternError(start, f"Say how many words a gap may skip, 1 to {LONGEST_GAP}, as in `...3`.")
        return int(digits)

    def _plain(self, chunk: str, start: int) -> list[Part]:
        core = chunk.strip("*")
        words = _words_of(core)
        if not words:
            raise _PatternError(start, f"`{chunk}` has no word in it.")
        if "*" in core:
            raise _PatternError(start, "`*` stands at the beginning or end of a word, not inside it.")
        before, after = chunk.startswith("*"), chunk.endswith("*")
        symbols = [symbol(word, self._ignore_accents) for word in words]
        if before or after:
            self._wildcard(symbols, words, before, after, start)
        return list(symbols)

    def _wildcard(self, symbols: list[str], words: tuple[str, ...], before: bool, after: bool, start: int) -> None:
        for index, here in ((0, before), (-1, after)):
            if here and len(words[index]) < SHORTEST_STEM:
                raise _PatternError(
                    start, f"`*` needs at least {SHORTEST_STEM} letters beside it, or it fits too much."
                )
        if before:
            symbols[0] = "*" + (without_accents(words[0]) if self._ignore_accents else words[0])
        if after:
            stem = symbols[-1] if before and len(words) == 1 else words[-1]
            symbols[-1] = (without_accents(stem) if self._ignore_accents else stem) + "*"


@lru_cache(maxsize=30_000)
def _words_of(text: str) -> tuple[str, ...]:
    """The words of a piece of a pattern; a lexicon says the same ones over and over."""
    return tuple(tokenise(text).words)


def symbol(word: str, ignore_accents: bool) -> str:
    """The symbol of a whole word: short words keep their accents, which tell them apart (``así`` and ASI)."""
    return without_accents(word) if ignore_accents and len(word) >= ACCENTS_FROM else word
