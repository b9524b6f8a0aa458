"""One fact in words: what it means, how to ask for it, where it is given or what it is worked out from.

What enters: the kind and the name of an attribute, and the names of its rulebook. What leaves: a frozen `FactCard`.
A name that the vocabulary does not have is a caller's mistake (``KeyError``).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from validator.authoring.naming import Naming
from validator.rulebook.formulas.circles import rests_on
from validator.rulebook.resting import closure, parameters_in
from validator.rulebook.vocabulary import Attribute, Kind

TYPES = {
    "boolean": "yes or no",
    "text": "a text",
    "enum": "one of several words",
    "integer": "a whole number",
    "number": "a number",
    "date": "a day",
    "list": "a list",
}
PARAMETER = "parameter."


@dataclass(frozen=True, slots=True)
class FactCard:
    """``place``: the pointer into a dossier, with ``*`` for any item of a list, '' where it is worked out.

    What a thing has of the one that it stands in is given there: a facility's owner by the entity around it.

    ``inputs``: what a worked-out fact is worked out from, directly; ``roots``: what somebody has to give for it;
    ``parameters``: the parameters that come in on the way.
    """

    name: str
    kind: Kind
    attribute: Attribute
    about: str
    type: str
    place: str
    inputs: tuple[str, ...] = ()
    roots: tuple[str, ...] = ()
    parameters: tuple[str, ...] = ()

    @property
    def derived(self) -> bool:
        """Whether it is worked out rather than given."""
        return not self.place

    @property
    def given(self) -> str:
        """Where it comes from, in words."""
        if not self.derived:
            return f"given in the dossier at {self.place}"
        if self.kind.made_by is not None:
            return "found in the wording of the claim's statements"
        return f"worked out from {', '.join(self.inputs)}" if self.inputs else "worked out from other facts"


def fact_card(path: tuple[str, str], naming: Naming) -> FactCard:
    """The card of an attribute."""
    kind = naming.rulebook.vocabulary.kinds[path[0]]
    attribute = kind.attributes[path[1]]
    behind = tuple(dict.fromkeys(_behind((attribute.kind, attribute.name), naming)))
    return FactCard(
        name=f"{kind.name}.{attribute.name}",
        kind=kind,
        attribute=attribute,
        about=attribute.about,
        type=_type(attribute),
        place=_place(kind, attribute, naming),
        inputs=_inputs((attribute.kind, attribute.name), naming),
        roots=tuple(word for word in behind if not word.startswith(PARAMETER)),
        parameters=tuple(word.removeprefix(PARAMETER) for word in behind if word.startswith(PARAMETER)),
    )


def _type(attribute: Attribute) -> str:
    told = TYPES[attribute.type]
    if attribute.unit:
        told += f" ({attribute.unit})"
    return f"{told}: {', '.join(attribute.values)}" if attribute.values else told


def _place(kind: Kind, attribute: Attribute, naming: Naming) -> str:
    of = kind if kind.role_of is None else naming.rulebook.vocabulary.kinds[kind.role_of]
    if attribute.of_parent and of.each is not None:
        return f"{of.each.rpartition('/')[0]}/{attribute.of_parent}"
    if attribute.pointer is None:
        return ""
    start = of.at if of.at is not None else f"{of.each}/*"
    return f"{start}/{attribute.pointer}"


def _inputs(fact: tuple[str, str], naming: Naming) -> tuple[str, ...]:
    """What a defined fact is worked out from, directly."""
    definition = naming.rulebook.meaning.definitions.get(fact)
    if definition is None:
        return ()
    named = [f"{kind}.{name}" for kind, name in rests_on(definition)]
    return (*named, *(f"{PARAMETER}{name}" for name in parameters_in(definition)))


def _behind(fact: tuple[str, str], naming: Naming) -> Iterator[str]:
    """The submitted facts and the parameters that a fact is worked out from, through any number of steps."""
    meaning = naming.rulebook.meaning
    for each in closure((fact,), meaning):
        definition = meaning.definitions.get(each)
        if definition is None:
            yield from () if each == fact else (f"{each[0]}.{each[1]}",)
        else:
            yield from (f"{PARAMETER}{name}" for name in parameters_in(definition))
