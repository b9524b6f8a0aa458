"""The words a rule may use: kinds of fact and their attributes, as declared in rules/vocabulary/.

What enters: the linker's output. What leaves: frozen values; looking up a word that is not there is ``None``, never an
exception.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from validator.rulebook.formulas.tree import Node

AttributeType = Literal["boolean", "text", "enum", "integer", "number", "date", "list"]


@dataclass(frozen=True, slots=True)
class Attribute:
    """One thing that can be known of a kind of fact.

    ``pointer`` is relative to the element (``scope/facilities``) for what is submitted; what is ``defined`` has none.
    ``values`` are the allowed words of an enum or of a list's items (empty: any). ``names``: the kind of thing that an
    id, or each id of a list, names. ``least``: as a number it is never negative. ``absent_none``: where it is left out
    (of several steps: where the whole group is), there surely is none; ``absent_in_group``: where the group is given
    and it is not. ``of_parent``: it is this fact of the thing that the element stands in. ``question`` is asked where
    it is missing; ``{kind.attribute}`` in it is filled in. ``questions``: the same in other languages than English.
    ``listed_in``: what of the lexicon its words are. ``pattern``: what the schema demands of its texts.
    """

    kind: str
    name: str
    type: AttributeType
    about: str
    question: str
    unit: str | None = None
    values: tuple[str, ...] = ()
    pointer: str | None = None
    defined: bool = False
    names: str = ""
    least: bool = False
    absent_none: bool = False
    absent_in_group: bool = False
    of_parent: str = ""
    questions: Mapping[str, str] = field(default_factory=dict)
    listed_in: str | None = None
    pattern: str | None = None


class Submitted(NamedTuple):
    """What stands at one key of a submitted mapping: an attribute with its type, and what stands below the key."""

    name: str | None
    type: AttributeType | None
    below: Mapping[str, Submitted]


def submitted(attributes: Iterable[Attribute]) -> Mapping[str, Submitted]:
    """The keys of a submitted mapping that attributes are read from; of two at one place, the last."""
    pointers = [(attribute, attribute.pointer) for attribute in attributes if attribute.pointer is not None]
    return _at([(attribute, tuple(pointer.split("/"))) for attribute, pointer in pointers])


def _at(places: Iterable[tuple[Attribute, tuple[str, ...]]]) -> Mapping[str, Submitted]:
    by_key: dict[str, dict[tuple[str, ...], Attribute]] = {}
    for attribute, (key, *rest) in places:
        by_key.setdefault(key, {})[tuple(rest)] = attribute
    found: dict[str, Submitted] = {}
    for key, group in by_key.items():
        here = group.pop((), None)
        below = _at((attribute, rest) for rest, attribute in group.items())
        found[key] = Submitted(here.name if here else None, here.type if here else None, below)
    return found


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of fact and where its elements stand.

    ``at``: pointer of the one element. ``each``: pointer of the list, ``*`` for any index on the way. ``role_of`` and
    ``chosen_by``: a single element that is one of another kind's, the one that a formula picks (the claimant is an
    entity). ``made_by``: a function that makes the elements (phrases). ``id``: the attribute that names an element.
    ``absent_none``: where the list is left out, it is empty. ``open``: others may exist that a dossier does not
    list, unless it says that the list, by its ``list_name``, is complete.
    ``role``: the linked formula under ``chosen_by``.
    ``submitted``: where in an element's mapping its attributes stand; ``given``: the names of these attributes.
    """

    name: str
    title: str
    about: str
    question: str
    attributes: Mapping[str, Attribute]
    at: str | None = None
    each: str | None = None
    role_of: str | None = None
    chosen_by: str | None = None
    made_by: str | None = None
    id: str | None = None
    questions: Mapping[str, str] = field(default_factory=dict)
    absent_none: bool = False
    open: bool = False
    role: Node | None = field(default=None, repr=False, compare=False)
    submitted: Mapping[str, Submitted] = field(init=False, repr=False, compare=False)
    given: frozenset[str] = field(init=False, repr=False, compare=False)
    inherited: tuple[Attribute, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Sort the attributes by place."""
        object.__setattr__(self, "submitted", submitted(self.attributes.values()))
        given = (attribute.name for attribute in self.attributes.values() if attribute.pointer is not None)
        object.__setattr__(self, "given", frozenset(given))
        inherited = tuple(attribute for attribute in self.attributes.values() if attribute.of_parent)
        object.__setattr__(self, "inherited", inherited)

    @property
    def list_name(self) -> str:
        """What a dossier calls the list of the elements; empty where it has none."""
        return "" if self.each is None else self.each.removesuffix("/*").rpartition("/")[2]

    @property
    def single(self) -> bool:
        """Whether the kind stands once in a dossier."""
        return self.at is not None or self.role_of is not None


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Every kind by name."""

    kinds: Mapping[str, Kind]

    def attribute(self, kind: str, name: str) -> Attribute | None:
        """The attribute, or None where the vocabulary has no such word."""
        found = self.kinds.get(kind)
        return None if found is None else found.attributes.get(name)
