"""A text held against one language: which symbols and which word sets each of its words belongs to.

What enters: a `Text` and a `LanguageLexicon`. What leaves: a `Scan`, in which patterns are matched by moving sets of
positions forward and backward, so that the work is bounded by the text's length times the patterns' size whatever the
text says. Nothing here fails.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from validator.facts.wording.han import TO_SIMPLIFIED
from validator.rulebook.characters import without_accents
from validator.rulebook.lexicon import Entry, LanguageLexicon
from validator.rulebook.pattern import ACCENTS_FROM, Sequence
from validator.rulebook.tokens import Text

CHINESE = "zh"
LONGEST_WORD = 80
MOST_REMEMBERED = 20_000
NOTHING: tuple[int, ...] = ()
NOWHERE: Mapping[int, tuple[int, ...]] = {}


@dataclass(frozen=True, slots=True)
class Word:
    """What is known of a word: its symbols (its sets included), the set entries that it may begin and the sets that
    these belong to, and the numbers of the patterns to try at it."""

    symbols: frozenset[str]
    sets: tuple[str, ...]
    openings: tuple[Entry, ...]
    opened: tuple[str, ...]
    triggers: tuple[int, ...]


@dataclass(slots=True, eq=False)
class Reader:
    """A language's words as they are met; each is looked up once."""

    language: LanguageLexicon
    _known: dict[str, Word] = field(default_factory=dict)

    def word(self, word: str) -> Word:
        """What is known of a word."""
        found = self._known.get(word)
        if found is None:
            if len(self._known) >= MOST_REMEMBERED:
                self._known.clear()
            found = self._known[word] = self._look_up(word)
        return found

    def _look_up(self, word: str) -> Word:
        language = self.language
        symbols = dict.fromkeys(self._symbols(word))
        for each in list(symbols):
            symbols.update(dict.fromkeys(language.members.get(each, ())))
        openings = tuple(entry for each in symbols for entry in language.openings.get(each, ()))
        triggers = dict.fromkeys(number for each in symbols for number in language.triggers.get(each, ()))
        return Word(
            symbols=frozenset(symbols),
            sets=tuple(each for each in symbols if each in language.sets),
            openings=openings,
            opened=tuple(dict.fromkeys(entry.set_name for entry in openings)),
            triggers=tuple(triggers),
        )

    def _symbols(self, word: str) -> list[str]:
        if len(word) > LONGEST_WORD:
            return []
        if word[0].isdigit():
            year = len(word) == 4 and word.isdigit() and word[:2] in ("19", "20")
            return [word, "#", "#year"] if year else [word, "#"]
        if self.language.language == CHINESE:
            word = TO_SIMPLIFIED.get(word, word)
        folded = without_accents(word) if self.language.ignores_accents else word
        found = [folded if len(word) >= ACCENTS_FROM else word]
        for use, by_length in self.language.stems.items():
            for length, stems in by_length.items():
                if length > len(folded):
                    break
                found.extend(use.replace("x", stem) for stem in _stems_in(folded, use, length) & stems)
        return found


def _stems_in(word: str, use: str, length: int) -> set[str]:
    if use == "x*":
        return {word[:length]}
    if use == "*x":
        return {word[-length:]}
    return {word[at : at + length] for at in range(len(word) - length + 1)}


@lru_cache(maxsize=64)
def reader(language: LanguageLexicon) -> Reader:
    """The one reader of a language."""
    return Reader(language)


@dataclass(slots=True)
class Scan:
    """One text in one language.

    ``present``: every symbol and word set that a sentence has, by sentence. ``ahead`` and ``behind``: for each word
    set, where its members that begin (end) at a word end (begin). Matching stays between the words ``low`` and
    ``high``; where it is ``strict``, gaps do not skip ``denying`` words. ``names``: words that name companies.
    """

    text: Text
    language: LanguageLexicon
    words: list[Word]
    present: list[set[str]] = field(default_factory=list)
    ahead: dict[str, dict[int, tuple[int, ...]]] = field(default_factory=dict)
    behind: dict[str, dict[int, tuple[int, ...]]] = field(default_factory=dict)
    denying: frozenset[int] = frozenset()
    strict: bool = True
    low: int = 0
    high: int = 0
    names: tuple[tuple[int, int], ...] = ()

    def forward(self, sequence: Sequence, places: Collection[int]) -> Collection[int]:
        """Where the sequence can end when it begins at any of the places."""
        words, high = self.words, self.high
        for part in sequence:
            if isinstance(part, str):
                if part[0] == "<":
                    ends = self.ahead.get(part, NOWHERE)
                    places = {end for at in places for end in ends.get(at, NOTHING) if end <= high}
                else:
                    places = [at + 1 for at in places if at < high and part in words[at].symbols]
            elif isinstance(part, frozenset):
                places = [at + 1 for at in places if at < high and not part.isdisjoint(words[at].symbols)]
            elif isinstance(part, int):
                places = self._skip_onward(part, places)
            else:
                ends_of_any: set[int] = set()
                for choice in part:
                    first = choice[0] if choice else 0
                    if first.__class__ is str and first[0] != "<":  # nearly always the text has another word here
                        begun = [at + 1 for at in places if at < high and first in words[at].symbols]
                        if begun:
                            ends_of_any.update(self.forward(choice[1:], begun))
                    else:
                        ends_of_any.update(self.forward(choice, places) if choice else places)
                places = ends_of_any
            if not places:
                return NOTHING
        return places

    def backward(self, sequence: Sequence, places: Collection[int]) -> Collection[int]:
        """Where the sequence can begin when it ends at any of the places."""
        words, low = self.words, self.low
        for part in reversed(sequence):
            if isinstance(part, str):
                if part[0] == "<":
                    starts = self.behind.get(part, NOWHERE)
                    places = {start for at in places for start in starts.get(at, NOTHING) if start >= low}
                else:
                    places = [at - 1 for at in places if at > low and part in words[at - 1].symbols]
            elif isinstance(part, frozenset):
                places = [at - 1 for at in places if at > low and not part.isdisjoint(words[at - 1].symbols)]
            elif isinstance(part, int):
                places = self._skip_back(part, places)
            else:
                starts_of_any: set[int] = set()
                for choice in part:
                    last = choice[-1] if choice else 0
                    if last.__class__ is str and last[0] != "<":
                        begun = [at - 1 for at in places if at > low and last in words[at - 1].symbols]
                        if begun:
                            starts_of_any.update(self.backward(choice[:-1], begun))
                    else:
                        starts_of_any.update(self.backward(choice, places) if choice else places)
                places = starts_of_any
            if not places:
                return NOTHING
        return places

    def _skip_onward(self, most: int, places: Collection[int]) -> set[int]:
        found = set(places)
        for place in places:
            for at in range(place, min(place + most, self.high)):
                if self.strict and at in self.denying:
                    break
                found.add(at + 1)
        return found

    def _skip_back(self, most: int, places: Collection[int]) -> set[int]:
        found = set(places)
        for place in places:
            for at in range(place - 1, max(place - most, self.low) - 1, -1):
                if self.strict and at in self.denying:
                    break
                found.add(at)
        return found

    def spans(self, name: str, low: int, high: int) -> list[tuple[int, int]]:
        """Members of a set between two words, longest first at each place, not overlapping."""
        ahead, found, free = self.ahead.get(f"<{name}>"), [], low
        for at in sorted(ahead) if ahead else ():
            ends = [end for end in ahead[at] if end <= high] if ahead and at >= free else []
            if ends:
                free = max(ends)
                found.append((at, free))
        return found

    def has(self, name: str, low: int, high: int) -> bool:
        """Whether a member of a set stands between two words."""
        ahead = self.ahead.get(f"<{name}>")
        if ahead is None:
            return False
        return any(min(ahead[at]) <= high for at in range(low, high) if at in ahead)


def scan(text: Text, language: LanguageLexicon, names: tuple[tuple[int, int], ...] = ()) -> Scan:
    """The text, its words looked up and the members of word sets found."""
    known = reader(language)
    words = [known.word(word) for word in text.words]
    found = Scan(text, language, words, names=names)
    for low, high in text.sentences:
        found.low, found.high = low, high
        present: set[str] = set().union(*(word.symbols for word in words[low:high]))
        noted: set[str] = set()
        for at in range(low, high):
            for name in words[at].sets:
                _note(found, name, at, at + 1)
            for entry in words[at].openings:
                for need in entry.needs:
                    if need.isdisjoint(present):
                        break
                else:
                    for end in found.forward(entry.sequence, (at,)):
                        _note(found, entry.set_name, at, end)
                        noted.add(entry.set_name)
        found.present.append(present | noted)
    return found


def _note(found: Scan, name: str, start: int, end: int) -> None:
    ahead = found.ahead.setdefault(name, {})
    if end not in ahead.get(start, NOTHING):
        ahead[start] = (*ahead.get(start, NOTHING), end)
        behind = found.behind.setdefault(name, {})
        behind[end] = (*behind.get(end, NOTHING), start)
