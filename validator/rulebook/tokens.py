"""Text as words: the one way in which patterns, word sets and submitted texts are cut up.

What enters: any text. What leaves: normalised, case-folded words with the offsets of the characters they came from,
what stands between them, and where sentences end. Hyphens, spaces of every kind and line breaks separate words; soft
hyphens and zero-width characters vanish; every Chinese or Japanese character is a word. Nothing here fails, and the
work grows with the length of the text alone.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from validator.rulebook.characters import (
    APOSTROPHES,
    COMMAS,
    ENDS,
    HYPHENS,
    QUOTES,
    SINGLE_WORDS,
    STRONG,
    is_cjk,
    normalise,
)

# A longer sentence is cut, so that what is done to each of its words stays bounded.
LONGEST_SENTENCE = 200
PRONOUNS = frozenset(
    {"it", "that", "there", "what", "here", "this", "who", "where", "he", "she", "everything", "nothing"}
)
CONTRACTED = {"re": "are", "ve": "have", "ll": "will", "m": "am", "d": "would"}
NUMBERED = frozenset({"no", "nr", "art", "abs", "n"})
PLAIN = re.compile("[a-z]+")
"""Most letters of most texts: found at once instead of one by one."""
IRREGULAR = {"ca": "can", "wo": "will", "sha": "shall", "ai": "is"}


@dataclass(frozen=True, slots=True)
class Text:
    """A text and its words.

    ``starts`` and ``ends`` are offsets into ``source``. ``breaks`` says what stands before each word: nothing, a comma
    (``,``), a stronger pause (``;``) or a sentence's end (``.``). ``quoted`` says whether a word stands in quotation
    marks. ``sentences`` are ranges of words; ``questions`` says which of them end in a question mark.
    """

    source: str
    words: Sequence[str]
    starts: Sequence[int]
    ends: Sequence[int]
    breaks: Sequence[str]
    quoted: Sequence[bool]
    sentences: tuple[tuple[int, int], ...]
    questions: tuple[bool, ...]


def tokenise(text: str, abbreviations: Collection[str] = frozenset(), known: Collection[str] = frozenset()) -> Text:
    """The words of a text.

    A full stop after one of ``abbreviations`` ends no sentence. A word hyphenated at a line's end is joined where
    ``known`` holds the joined word.
    """
    return _Cutter(text, abbreviations, known).cut()


class _Cutter:
    """The state of one pass over a text."""

    def __init__(self, text: str, abbreviations: Collection[str], known: Collection[str]) -> None:
        self._source = text
        self._abbreviations = abbreviations
        self._known = known
        self._chars, self._before, self._after = normalise(text)
        self._words: list[str] = []
        self._starts: list[int] = []
        self._ends: list[int] = []
        self._breaks: list[str] = []
        self._quoted: list[bool] = []
        self._sentences: list[tuple[int, int]] = []
        self._questions: list[bool] = []
        self._first = 0
        self._mark = "."
        self._opened: int | None = None

    def cut(self) -> Text:
        chars, length, at = self._chars, len(self._chars), 0
        while at < length:
            char = chars[at]
            if char.isalnum():
                at = self._number(at) if char.isdigit() else self._word(at)
            elif char in SINGLE_WORDS:
                self._emit(char, at, at + 1)
                at += 1
            else:
                at = self._pause(char, at)
        self._end_sentence(question=False)
        if self._opened is not None:
            self._quoted[self._opened :] = [False] * (len(self._quoted) - self._opened)
        return Text(
            self._source,
            self._words,
            self._starts,
            self._ends,
            self._breaks,
            self._quoted,
            tuple(self._sentences),
            tuple(self._questions),
        )

    def _emit(self, word: str, start: int, end: int) -> None:
        if len(self._words) - self._first >= LONGEST_SENTENCE:
            self._end_sentence(question=False)
        self._words.append(word)
        self._starts.append(self._before[start])
        self._ends.append(self._after[end - 1])
        self._breaks.append(self._mark)
        self._quoted.append(self._opened is not None)
        self._mark = ""

    def _number(self, start: int) -> int:
        """Digits, with points and commas between them; a unit written on to them is a word of its own."""
        end = self._digits(start)
        self._emit(self._chars[start:end], start, end)
        return end

    def _digits(self, at: int) -> int:
        chars, length = self._chars, len(self._chars)
        while at < length and (
            chars[at].isdigit() or (chars[at] in ".," and at + 1 < length and chars[at + 1].isdigit())
        ):
            at += 1
        return at

    def _word(self, start: int) -> int:
        chars, length = self._chars, len(self._chars)
        if is_cjk(chars[start]):
            self._emit(chars[start], start, start + 1)
            return start + 1
        end = self._letters(start)
        word = chars[start:end]
        if end + 1 < length and chars[end] in APOSTROPHES and chars[end + 1].isalpha():
            return self._apostrophe(word, start, end)
        joined = self._line_end(word, end)
        if joined > end:
            word, end = word + chars[joined : self._letters(joined)], self._letters(joined)
        self._emit(word, start, end)
        return end

    def _letters(self, at: int) -> int:
        """The end of a run of letters; digits may follow in it (``co2e``, ``v3.1``)."""
        chars, length = self._chars, len(self._chars)
        plain = PLAIN.match(chars, at)
        at = plain.end() if plain else at
        while at < length and chars[at].isalnum() and not is_cjk(chars[at]):
            at = self._digits(at) if chars[at].isdigit() else at + 1
        return at

    def _line_end(self, word: str, end: int) -> int:
        """Where the rest of a word hyphenated at a line's end begins, or ``end`` where there is none."""
        chars, length, at = self._chars, len(self._chars), end + 1
        if end >= length or chars[end] not in HYPHENS or not self._known:
            return end
        while at < length and chars[at] in " \t\r\n":
            at += 1
        if "\n" not in chars[end:at] or at >= length or not chars[at].isalpha():
            return end
        return at if word + chars[at : self._letters(at)] in self._known else end

    def _apostrophe(self, word: str, start: int, end: int) -> int:
        """``doesn't`` is two words, ``ASI's`` one, ``it's`` and ``l'aluminium`` two."""
        after = self._letters(end + 1)
        tail = self._chars[end + 1 : after]
        if tail == "t" and word.endswith("n") and len(word) > 1:
            stem = "can" if word == "can" else IRREGULAR.get(word[:-1], word[:-1])
            self._emit(stem, start, end)
            self._emit("not", start, after)
            return after
        self._emit(word, start, end)
        if tail == "s":
            if word in PRONOUNS:
                self._emit("is", end, after)
            return after
        if tail in CONTRACTED:
            self._emit(CONTRACTED[tail], end, after)
            return after
        return end + 1

    def _pause(self, char: str, at: int) -> int:
        after = at + 1
        if char in ENDS or char == ".":
            if char != "." or self._full_stop(at):
                self._end_sentence(question=char == "?")
        elif char == "\n":
            after = self._line_break(at)
        elif char in QUOTES:
            self._quote()
        elif char in STRONG or (char in HYPHENS and self._alone(at)):
            self._mark = ";" if self._mark in ("", ",") else self._mark
        elif char in COMMAS:
            self._mark = self._mark or ","
        return after

    def _alone(self, at: int) -> bool:
        chars = self._chars
        return chars[at - 1 : at].isspace() and chars[at + 1 : at + 2].isspace()

    def _full_stop(self, at: int) -> bool:
        chars, length, after = self._chars, len(self._chars), at + 1
        while after < length and (chars[after] in QUOTES or chars[after] in ")]"):
            after += 1
        if after < length and not chars[after].isspace():
            return False
        while after < length and not chars[after].isalnum():
            after += 1
        if not self._words or after >= length:
            return True
        last = self._words[-1]
        if last in NUMBERED:
            return not chars[after].isdigit()
        if last in self._abbreviations or (len(last) == 1 and last.isalpha() and not is_cjk(last)):
            return False
        return not self._source[self._before[after]].islower()

    def _line_break(self, at: int) -> int:
        """A blank line, or a line that begins with a dash or a bullet, ends a sentence; another line break does not."""
        chars, length, after, lines = self._chars, len(self._chars), at + 1, 1
        while after < length and chars[after].isspace():
            lines += chars[after] == "\n"
            after += 1
        bullet = after < length and chars[after] in "-*–—" and chars[after + 1 : after + 2].isspace()
        if lines > 1 or bullet:
            self._end_sentence(question=False)
        return after

    def _quote(self) -> None:
        self._opened = len(self._words) if self._opened is None else None

    def _end_sentence(self, question: bool) -> None:
        if len(self._words) > self._first:
            self._sentences.append((self._first, len(self._words)))
            self._questions.append(question)
            self._first = len(self._words)
        self._mark = "."
