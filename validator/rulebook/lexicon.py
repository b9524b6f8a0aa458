"""The lexicon as checked values: which wordings belong to which class, in each language.

What enters: the loader's output. What leaves: frozen values of plain tuples and strings, so that a rulebook with its
lexicon can be stored and read back quickly. How a text is held against them is `validator.facts.wording`'s business.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from validator.rulebook.pattern import Sequence

# The word sets that every language has, because the contexts of a hit are read from them.
CONTEXT_SETS: Mapping[str, str] = {
    "asi": "names of ASI, its standards, its marks and its materials",
    "certification": "words for certification and certificates, whoever's",
    "other_scheme": "names of other schemes and standards",
    "coordination": "words that join two things of a kind (and, or, nor)",
    "clause_break": "words that begin a new clause wherever they stand (but, while)",
    "clause_start": "words that begin a new clause after a comma (we, it, which)",
    "negation": "words that deny what follows them in the clause (not, cannot, no certificate)",
    "negation_to_comma": "words that deny what follows them up to the next comma (no, without)",
    "negation_after": "words that deny what stands before them in the clause (is not guaranteed)",
    "not_negation": "words that hold a negation and deny nothing (not only, no doubt)",
    "qualified": "words that explain a mass-balance model",
    "leading_question": "words of a question that says a thing (did you know)",
    "forbidden": "words that speak about wording rather than use it, before it (do not say)",
    "forbidden_after": "the same, after it (is misleading)",
    "attribution": "words by which somebody else speaks (critics say)",
    "lead_in": "words by which anybody may lead in what he says himself (according to a report)",
    "elsewhere": "words of texts that speak of other things called ASI, or that want something and claim nothing",
    "future": "words that make what follows in the clause a plan (will, aim to)",
    "future_anywhere": "words that make the whole sentence a plan (by 2030)",
    "product": "products and parts of them",
    "entity": "companies, plants and people",
    "governing": "words after which a noun only describes another (plant *for* cans)",
    "whole": "all of something",
}


class Pattern(NamedTuple):
    """One way to say a thing, cut in two where matching starts: at the part that fewest texts have.

    A tuple, as thousands of them are read back from the cache for every text, which takes a frozen class far longer.

    ``excludes``: words in which the class does not count (a company's name, a colour). ``needs``: of each of these, a
    sentence must have one, or the pattern is not even tried.
    """

    class_name: str
    excludes: bool
    source: str
    after: Sequence
    before: Sequence = ()
    needs: tuple[frozenset[str], ...] = ()


class Entry(NamedTuple):
    """A member of a word set that is more than one plain word; ``needs`` as for a pattern."""

    set_name: str
    sequence: Sequence
    needs: tuple[frozenset[str], ...] = ()


@dataclass(frozen=True, slots=True)
class WordingClass:
    """A class of wording in one language. ``near``: sets of which one must have a member in the same sentence;
    ``unused``: why it is kept although no rule names it."""

    name: str
    about: str
    near: tuple[str, ...] = ()
    unused: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class LanguageLexicon:
    """Everything known of one language.

    ``triggers``: for a symbol or set, the patterns to try where a text has it. ``members``: the sets that a symbol
    alone belongs to. ``openings``: for a symbol, the set entries of several words that begin with it. ``stems``: for
    each way of using ``*``, the stems by length. ``without``: classes of other languages that this one leaves out, with
    the reason.
    """

    language: str
    ignores_accents: bool
    decimal_comma: bool
    sets: frozenset[str]
    classes: Mapping[str, WordingClass]
    patterns: tuple[Pattern, ...]
    triggers: Mapping[str, tuple[int, ...]]
    members: Mapping[str, tuple[str, ...]]
    openings: Mapping[str, tuple[Entry, ...]]
    words: frozenset[str]
    stems: Mapping[str, Mapping[int, frozenset[str]]]
    without: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """Every language by its code. ``abbreviations``, ``words`` and ``names`` of classes are those of all languages."""

    languages: Mapping[str, LanguageLexicon]
    abbreviations: frozenset[str] = frozenset()
    words: frozenset[str] = field(default=frozenset(), repr=False)
    names: frozenset[str] = field(default=frozenset(), repr=False)

    def classes(self) -> frozenset[str]:
        """The names of all classes in any language."""
        return self.names or frozenset(name for language in self.languages.values() for name in language.classes)
