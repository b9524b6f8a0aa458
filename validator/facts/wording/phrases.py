"""Phrases as facts: the hits of the lexicon in the claim's statements become elements of kind ``phrase``.

What enters: the statements of a dossier. What leaves: one element a hit; where the dossier leaves its statements out,
nobody knows which phrases there are, and that is what is said. Nothing here fails.
"""

from __future__ import annotations

from collections.abc import Iterator

from validator.facts.element import Element, FactBase
from validator.facts.values import Missing, Plain, Unknown
from validator.facts.wording.find import Hit, find_phrases
from validator.rulebook.lexicon import Lexicon

NO_NUMBER = Missing("phrase.number", "/claim/statements", "missing", "Which number does the wording state?")


def phrases(base: FactBase) -> tuple[Element, ...] | Unknown:
    """Every phrase of every statement, in their order."""
    statements = base.elements("statement")
    if isinstance(statements, Unknown):
        return statements
    names = tuple(dict.fromkeys(_names(base)))
    return tuple(phrase for statement in statements for phrase in _of(statement, base.lexicon, names))


def _names(base: FactBase) -> Iterator[str]:
    for entity in base.subjects("entity"):
        name = entity["name"]
        if isinstance(name, str):
            yield name


def _of(statement: Element, lexicon: Lexicon, names: tuple[str, ...]) -> Iterator[Element]:
    text, declared = statement["text"], statement["language"]
    if isinstance(text, str):
        for hit in find_phrases(lexicon, text, declared if isinstance(declared, str) else None, names):
            yield _element(statement, hit)


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
        "attributed": context.attributed,
        "quoted": context.quoted,
        "future": context.future,
        "intended": context.intended,
        "whole": context.whole,
        "subject": context.subject,
    }
    pointer = f"{statement.pointer}/text"
    values = {**plain, "number": Unknown((NO_NUMBER,)) if hit.number is None else hit.number}
    return Element("phrase", f"{statement.id}:{hit.class_name}:{hit.start}", pointer, values, statement.base, {})
