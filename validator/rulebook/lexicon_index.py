"""The index of one language's patterns: from which of a text's words each of them is tried.

What enters: parsed word sets and patterns. What leaves: a `LanguageLexicon`. A pattern is tried where a text has one of
the words that its *anchor* may begin with; the anchor is the part whose words the fewest patterns share, so that
ordinary words such as ASI's own name seldom start anything. Nothing here fails: the loader has checked everything.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from validator.rulebook.lexicon import Entry, LanguageLexicon, Pattern, WordingClass
from validator.rulebook.pattern import Part, Sequence

NUMBERS = frozenset({"#", "#year"})
UNWELCOME = 1000
SHORT = 3
Begins = list[tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Language:
    """What words.yaml says of a language besides its sets."""

    code: str
    ignores_accents: bool = False
    decimal_comma: bool = False


def build_index(
    language: Language,
    sets: Mapping[str, tuple[Sequence, ...]],
    classes: Mapping[str, WordingClass],
    patterns: Iterable[Pattern],
) -> LanguageLexicon:
    """The language's lexicon, ready to match."""
    patterns = tuple(patterns)
    begins = [_begins(pattern.after) for pattern in patterns]
    usage = Counter(first for parts in begins for part in parts for first in part)
    triggers: dict[str, dict[int, None]] = {}
    anchored: list[Pattern] = []
    for number, (pattern, parts) in enumerate(zip(patterns, begins, strict=True)):
        anchor = _anchor(parts, usage)
        for first in parts[anchor]:
            triggers.setdefault(first, {})[number] = None
        anchored.append(_cut(pattern, anchor, _needs(parts, anchor)))
    members, openings = _members(sets)
    symbols = set(_symbols(entry for entries in sets.values() for entry in entries))
    symbols.update(_symbols(pattern.after for pattern in patterns))
    return LanguageLexicon(
        language=language.code,
        ignores_accents=language.ignores_accents,
        decimal_comma=language.decimal_comma,
        sets=frozenset(f"<{name}>" for name in sets),
        classes=classes,
        patterns=tuple(anchored),
        triggers={first: tuple(numbers) for first, numbers in triggers.items()},
        members=members,
        openings=openings,
        words=frozenset(symbol for symbol in symbols if symbol[0] not in "*<#" and symbol[-1] != "*"),
        stems=_stems(symbols),
    )


def _members(
    sets: Mapping[str, tuple[Sequence, ...]],
) -> tuple[Mapping[str, tuple[str, ...]], Mapping[str, tuple[Entry, ...]]]:
    """The sets that a symbol alone belongs to, and the entries of several words that begin with a symbol."""
    members: dict[str, dict[str, None]] = {}
    openings: dict[str, dict[Entry, None]] = {}
    for name, entries in sets.items():
        for sequence in _spelled_out(entries):
            if len(sequence) == 1 and isinstance(sequence[0], str):
                members.setdefault(sequence[0], {})[f"<{name}>"] = None
                continue
            entry = Entry(f"<{name}>", _packed(sequence), _needs(_begins(sequence), 0))
            for first in firsts(sequence[0]):
                openings.setdefault(first, {})[entry] = None
    return (
        {first: tuple(names) for first, names in members.items()},
        {first: tuple(found) for first, found in openings.items()},
    )


def _spelled_out(entries: Iterable[Sequence]) -> Iterator[Sequence]:
    """Entries, those that are one choice as one entry a choice: single words are the quickest to find."""
    for entry in entries:
        only = entry[0]
        if len(entry) == 1 and isinstance(only, tuple) and all(only):
            yield from _spelled_out(only)
        else:
            yield entry


def firsts(part: Part) -> tuple[str, ...]:
    """The symbols and sets that a part may begin with; none where it may be empty."""
    if isinstance(part, str):
        return (part,)
    if not isinstance(part, tuple) or () in part:
        return ()
    found: dict[str, None] = {}
    for choice in part:
        own = _first_of(choice)
        if not own:
            return ()
        found.update(dict.fromkeys(own))
    return tuple(found)


def _first_of(sequence: Sequence) -> tuple[str, ...]:
    """The symbols a sequence may begin with: those of its optional parts, and of the first it cannot do without."""
    found: list[str] = []
    for part in sequence:
        if isinstance(part, tuple) and () in part:
            for choice in part:
                found.extend(_first_of(choice) if choice else ())
            continue
        own = firsts(part)
        return (*found, *own) if own else ()
    return ()


def can_anchor(sequence: Sequence) -> bool:
    """Whether a pattern has a part from which it can be tried: something that is neither a gap nor optional."""
    return any(firsts(part) for part in sequence)


def _begins(sequence: Sequence) -> Begins:
    """What each part may begin with."""
    return [firsts(part) for part in sequence]


def _anchor(begins: Begins, usage: Mapping[str, int]) -> int:
    """The place of a pattern's rarest part."""

    def cost(index: int) -> tuple[int, int]:
        own = begins[index]
        if not own:
            return (UNWELCOME * UNWELCOME, index)
        return (sum(usage[first] + (UNWELCOME if _common(first) else 0) for first in own), index)

    return min(range(len(begins)), key=cost)


def _common(first: str) -> bool:
    """Whether ordinary texts are full of it: numbers and short words (a single Chinese character is not short)."""
    return first in NUMBERS or (first.isascii() and len(first) <= SHORT)


def _cut(pattern: Pattern, anchor: int, needs: tuple[frozenset[str], ...]) -> Pattern:
    before, after = pattern.after[:anchor], pattern.after[anchor:]
    return pattern._replace(before=_packed(before), after=_packed(after), needs=needs)


def _needs(begins: Begins, anchor: int) -> tuple[frozenset[str], ...]:
    """What a sentence must have besides the anchor, the narrowest first."""
    needs = {frozenset(part) for index, part in enumerate(begins) if index != anchor}
    return tuple(sorted((need for need in needs if need), key=lambda need: (len(need), sorted(need))))


def _packed(sequence: Sequence) -> Sequence:
    """The sequence, choices between single words as sets of them."""
    return tuple(_packed_part(part) for part in sequence)


def _packed_part(part: Part) -> Part:
    if not isinstance(part, tuple):
        return part
    single: set[str] = set()
    others: list[Sequence] = []
    for choice in part:
        first = choice[0] if len(choice) == 1 else 0
        if isinstance(first, str) and not first.startswith("<"):
            single.add(first)
        else:
            others.append(_packed(choice))
    if not single:
        return tuple(others)
    words = frozenset(single)
    return (*others, (words,)) if others else words


def _symbols(sequences: Iterable[Sequence]) -> Iterator[str]:
    for sequence in sequences:
        for part in sequence:
            if isinstance(part, str):
                yield part
            elif isinstance(part, tuple):
                yield from _symbols(part)


def _stems(symbols: Iterable[str]) -> Mapping[str, Mapping[int, frozenset[str]]]:
    """Stems by use (``x*``, ``*x``, ``*x*``) and length."""
    found: dict[str, dict[int, set[str]]] = {"x*": {}, "*x": {}, "*x*": {}}
    for symbol in symbols:
        stem = symbol.strip("*")
        use = ("*" if symbol.startswith("*") else "") + "x" + ("*" if symbol.endswith("*") else "")
        if use in found:
            found[use].setdefault(len(stem), set()).add(stem)
    return {use: {length: frozenset(stems) for length, stems in sorted(by.items())} for use, by in found.items()}
