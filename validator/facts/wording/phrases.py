"""Phrases as facts: the hits of the lexicon in the claim's statements become elements of kind ``phrase``.

What enters: the statements of a dossier. What leaves: one element a hit; where the dossier leaves its statements out,
nobody knows which phrases there are, and that is what is said. Registered as the maker ``phrases``, and with it whether
a statement's language is one that the lexicon has.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from validator.facts.element import Element
from validator.facts.measure import World, maker, measure
from validator.facts.values import Known, Missing, Plain, Unknown, Value, known
from validator.facts.wording.find import Hit, find_phrases, language_code
from validator.rulebook.lexicon import Lexicon

NO_NUMBER = Missing("phrase.number", "/claim/statements", "missing", "Which number does the wording state?")


@maker("phrases")
def phrases(world: World) -> tuple[Element, ...] | Unknown:
    """Every phrase of every statement, in their order."""
    statements = world.elements("statement")
    if isinstance(statements, Unknown):
        return statements
    if world.lexicon is None:
        return Unknown((Missing("phrase", "/claim/statements"),))
    names = tuple(dict.fromkeys(_names(world)))
    return tuple(phrase for statement in statements for phrase in _of(statement, world.lexicon, names))


@measure("statement.read_by_lexicon")
def read_by_lexicon(world: World, statement: Element) -> Value:
    """Whether the lexicon has the language that a statement is declared to be in."""
    declared = statement.value("language")
    if not isinstance(declared, Known):
        return declared
    return known(world.lexicon is not None and language_code(str(declared.value)) in world.lexicon.languages)


def _names(world: World) -> Iterator[str]:
    entities = world.elements("entity")
    for entity in () if isinstance(entities, Unknown) else entities:
        name = entity.value("name")
        if isinstance(name, Known):
            yield str(name.value)


def _of(statement: Element, lexicon: Lexicon, names: tuple[str, ...]) -> Iterator[Element]:
    text, language = statement.value("text"), statement.value("language")
    if not isinstance(text, Known):
        return
    declared = str(language.value) if isinstance(language, Known) else None
    for hit in _remembered(lexicon, str(text.value), declared, names):
        yield _element(statement, hit)


@lru_cache(maxsize=256)
def _remembered(lexicon: Lexicon, text: str, language: str | None, names: tuple[str, ...]) -> tuple[Hit, ...]:
    """The hits of a text: one dossier is judged on several days, and its words do not change between them."""
    return find_phrases(lexicon, text, language, names)


def _element(statement: Element, hit: Hit) -> Element:
    context = hit.context
    plain: dict[str, Plain] = {
        "class": hit.class_name,
        "language": hit.language,
        "statement": statement.id or "",
        "text": hit.text,
        "start": hit.start,
        "end": hit.end,
        "sentence": hit.sentence,
        "tied_to_asi": context.tie != "none",
        "tie": context.tie,
        "negated": context.negated,
        "qualified": context.qualified,
        "reported": context.reported,
        "quoted": context.quoted,
        "future": context.future,
        "intended": context.intended,
        "whole": context.whole,
        "subject": context.subject,
    }
    pointer = f"{statement.pointer}/text"
    values: dict[str, Value] = {name: Known(value, pointer) for name, value in plain.items()}
    values["number"] = Unknown((NO_NUMBER,)) if hit.number is None else Known(hit.number, pointer)
    return Element("phrase", f"{statement.id}:{hit.class_name}:{hit.start}", pointer, values)
