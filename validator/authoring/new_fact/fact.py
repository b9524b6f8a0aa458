"""A fact to be added, and whether it is one.

What enters: what the author says of it. What leaves: a `NewFact`, and in words everything that is wrong with it.
Nothing fails.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from validator.authoring.clause import WHETHER
from validator.rulebook.load_vocabulary import LISTED, NAME
from validator.rulebook.vocabulary import AttributeType, Kind

VALUE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]*")
ENDINGS = {"_t": "t", "_g": "g", "_mm": "mm", "_percent": "percent"}
MEASURED = ("number", "integer")


@dataclass(frozen=True, slots=True)
class NewFact:
    """``pointer``: where it stands in the element, as in ``scope/facilities``."""

    name: str
    type: AttributeType
    about: str
    question: str
    pointer: str
    unit: str | None = None
    values: tuple[str, ...] = ()


def wrong_with(fact: NewFact, kind: Kind, defined: Collection[str]) -> Iterator[str]:
    """Everything that keeps the fact from being one of this kind; ``defined``: the kind's facts with a definition."""
    if kind.role_of is not None:
        yield f"{kind.name} is a role of {kind.role_of}; add the fact to {kind.role_of}."
    elif kind.at is None and kind.each is None:
        yield f"{kind.name} is made by the program; nothing of it is submitted."
    if fact.name in kind.attributes:
        there = kind.attributes[fact.name]
        how = "is worked out by the program" if there.pointer is None else f"is submitted at {there.pointer}"
        yield f"{kind.name}.{fact.name} is there already: it {how}."
    elif fact.name in defined:
        yield f"{kind.name}.{fact.name} is there already: it is worked out by the program."
    steps = fact.pointer.split("/")
    for word in dict.fromkeys((fact.name, *steps)):
        if not NAME.fullmatch(word):
            yield f"`{word}` is no name: small letters, digits and _ only."
    yield from _of_type(fact)
    yield from _of_texts(fact)


def _of_type(fact: NewFact) -> Iterator[str]:
    if fact.type == "enum" and len(fact.values) < 2:
        yield "An enum has at least two words: --values a,b."
    if fact.values and fact.type not in LISTED:
        yield f"--values belong to an enum or a list, not to {fact.type}."
    if len(set(fact.values)) < len(fact.values):
        yield "A word stands twice in --values."
    yield from (f"`{value}` is no word for --values." for value in fact.values if not VALUE.fullmatch(value))
    if fact.unit is not None and fact.type not in MEASURED:
        yield f"--unit belongs to a number, not to {fact.type}."
    told = next((unit for ending, unit in ENDINGS.items() if fact.name.endswith(ending)), None)
    if fact.type == "number" and "per_t" not in fact.name and told not in (None, fact.unit):
        yield f"The name ends like a fact in {told}: say --unit {told}, or choose another name."


def _of_texts(fact: NewFact) -> Iterator[str]:
    if not fact.about or fact.about.endswith("."):
        yield "--about is a phrase that can stand in a sentence, without a full stop."
    elif fact.type == "boolean" and not fact.about.startswith(WHETHER):
        yield "--about of yes or no begins with `whether`, as in `whether the goods are packed`."
    if not fact.question.endswith("?"):
        yield "--question is a question, and ends as one."
