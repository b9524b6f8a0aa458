"""The words of the vocabulary that definitions add: rules name a defined fact as they name a submitted one.

What enters: the vocabulary and the definitions. What leaves: the vocabulary with an attribute for every definition that
gives one value and takes no arguments. Nothing fails.
"""

from __future__ import annotations

from dataclasses import replace

from validator.rulebook.definition import Definition, Meaning
from validator.rulebook.formulas.types import ANY_UNIT, Type
from validator.rulebook.vocabulary import Attribute, AttributeType, Vocabulary


def with_defined(vocabulary: Vocabulary, meaning: Meaning) -> Vocabulary:
    """The vocabulary, of each kind also what is defined."""
    added: dict[str, dict[str, Attribute]] = {}
    for definition in meaning.definitions.values():
        type_ = _type(definition.type)
        if type_ is not None and not definition.arguments:
            added.setdefault(definition.kind, {})[definition.name] = _attribute(definition, type_)
    kinds = {
        name: replace(kind, attributes={**kind.attributes, **added.get(kind.role_of or name, {})})
        for name, kind in vocabulary.kinds.items()
    }
    return Vocabulary(kinds)


def _type(found: Type) -> AttributeType | None:
    """The type in the words of the vocabulary; None for a thing or a selection, which no rule compares."""
    if found.base == "number":
        return "integer" if found.whole else "number"
    if found.base == "text":
        return "enum" if found.words else "text"
    if found.base in ("boolean", "date", "list"):
        return found.base
    return "text" if found.base == "any" else None


def _attribute(definition: Definition, type_: AttributeType) -> Attribute:
    found = definition.type
    return Attribute(
        kind=definition.kind,
        name=definition.name,
        type=type_,
        about=definition.about,
        question="",
        unit=found.unit if found.unit not in ("", ANY_UNIT) else None,
        values=found.words if type_ in ("enum", "list") else (),
        defined=True,
        names=found.names,
        least=found.least,
    )
