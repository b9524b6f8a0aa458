"""The index of one language's patterns: from which of a text's words each of them is tried.

What enters: parsed word sets and patterns. What leaves: a `LanguageLexicon`. A pattern is tried where a text has one of
the words that its *anchor* may begin with; the anchor is the part whose words the fewest patterns share, so that
ordinary words such as ASI's own name seldom start anything. Nothing here fails: the loader has checked everything.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from validator.rulebook.lexicon import LanguageLexicon, Pattern, WordingClass
from validator.rulebook.pattern import Part, Sequence

NUMBERS = frozenset({"#", "#year"})
UNWELCOME = 1000
SHORT = 3


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
    usage = Counter(first for pattern in patterns for part in pattern.after for first in firsts(part))
    anchored = tuple(_cut(pattern, usage) for pattern in patterns)
    triggers: dict[str, dict[int, None]] = {}
    for number, pattern in enumerate(anchored):
        for first in firsts(pattern.after[0]):
            triggers.setdefault(first, {})[number] = None
    members: dict[str, dict[str, None]] = {}
    openings: dict[str, list[tuple[str, Sequence]]] = {}
    for name, entries in sets.items():
        for entry in entries:
            for first in firsts(entry[0]):
                if len(entry) == 1 and isinstance(entry[0], str):
                    members.setdefault(first, {})[f"<{name}>"] = None
                else:
                    openings.setdefault(first, []).append((f"<{name}>", entry))
    symbols = set(_symbols(entry for entries in sets.values() for entry in entries))
    symbols.update(_symbols(pattern.before + pattern.after for pattern in anchored))
    return LanguageLexicon(
        language=language.code,
        ignores_accents=language.ignores_accents,
        decimal_comma=language.decimal_comma,
        sets=frozenset(f"<{name}>" for name in sets),
        classes=classes,
        patterns=anchored,
        triggers={first: tuple(numbers) for first, numbers in triggers.items()},
        members={first: tuple(names) for first, names in members.items()},
        openings={first: tuple(entries) for first, entries in openings.items()},
        words=frozenset(symbol for symbol in symbols if symbol[0] not in "*<#" and symbol[-1] != "*"),
        stems=_stems(symbols),
    )


def firsts(part: Part) -> tuple[str, ...]:
    """The symbols and sets that a part may begin with; none where it may be empty."""
    if isinstance(part, str):
        return (part,)
    if isinstance(part, int) or () in part:
        return ()
    found: dict[str, None] = {}
    for choice in part:
        own = _first_of(choice)
        if not own:
            return ()
        found.update(dict.fromkeys(own))
    return tuple(found)


def _first_of(sequence: Sequence) -> tuple[str, ...]:
    """The symbols that a sequence may begin with: those of its optional parts, and of the first it cannot do without."""
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


def _cut(pattern: Pattern, usage: Mapping[str, int]) -> Pattern:
    """The pattern, cut in front of its rarest part."""
    sequence = pattern.after

    def cost(index: int) -> tuple[int, int]:
        own = firsts(sequence[index])
        if not own:
            return (UNWELCOME * UNWELCOME, index)
        return (sum(usage[first] + (UNWELCOME if _common(first) else 0) for first in own), index)

    anchor = min(range(len(sequence)), key=cost)
    return replace(pattern, before=sequence[:anchor], after=sequence[anchor:])


def _common(first: str) -> bool:
    """Whether ordinary texts are full of it: numbers and short words (a single Chinese character is not short)."""
    return first in NUMBERS or (first.isascii() and len(first) <= SHORT)


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
    return {
        use: {length: frozenset(stems) for length, stems in sorted(by.items())} for use, by in found.items()
    }
