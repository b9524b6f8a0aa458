"""What a rule rests on, in words: every definition, table and function behind it, down to what a dossier submits.

What enters: facts by kind and name, and the names of a rulebook. What leaves: frozen cards, in the order in which a
reader meets them; texts and pages only format them. Nothing fails.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from validator.authoring.fact_card import FactCard, fact_card
from validator.authoring.naming import Naming
from validator.facts.functions import signatures
from validator.rulebook.definition import Definition, Table
from validator.rulebook.formulas.signature import Signature
from validator.rulebook.formulas.tree import Function, walk
from validator.rulebook.load_sources import Source
from validator.rulebook.resting import Fact, closure, parameters_in, tables_in
from validator.rulebook.rule import Cite


@dataclass(frozen=True, slots=True)
class DefinitionCard:
    """One step: the formula as its author wrote it, how well that is known, where it is said, what it looks at."""

    definition: Definition
    place: str
    sources: tuple[Source, ...]
    tables: tuple[str, ...]
    parameters: tuple[str, ...]
    functions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TableCard:
    """A table, and where it is said what stands in it."""

    table: Table
    place: str
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Behind:
    """Everything behind some facts: the steps, the tables they look into, the functions they call, what is given."""

    definitions: tuple[DefinitionCard, ...]
    tables: tuple[TableCard, ...]
    functions: tuple[Signature, ...]
    submitted: tuple[FactCard, ...]


def behind(facts: Iterable[Fact], naming: Naming) -> Behind:
    """What stands behind the facts."""
    meaning = naming.rulebook.meaning
    found = closure(facts, meaning)
    defined = [meaning.definitions[each] for each in found if each in meaning.definitions]
    cards = tuple(definition_card(each, naming) for each in defined)
    tables = dict.fromkeys(name for card in cards for name in card.tables)
    functions = dict.fromkeys(name for card in cards for name in card.functions)
    return Behind(
        definitions=cards,
        tables=tuple(table_card(meaning.tables[name], naming) for name in tables),
        functions=tuple(signatures()[name] for name in functions),
        submitted=tuple(_submitted(found, naming)),
    )


def _submitted(found: Iterable[Fact], naming: Naming) -> Iterator[FactCard]:
    for kind, name in found:
        attribute = naming.rulebook.vocabulary.attribute(kind, name)
        if attribute is not None and not attribute.defined:
            yield fact_card((kind, name), naming)


def definition_card(definition: Definition, naming: Naming) -> DefinitionCard:
    """The card of one definition."""
    return DefinitionCard(
        definition=definition,
        place=place_of(definition.cite, naming),
        sources=_sources(definition.cite, naming),
        tables=tables_in(definition),
        parameters=parameters_in(definition),
        functions=functions_in(definition),
    )


def table_card(table: Table, naming: Naming) -> TableCard:
    """The card of one table."""
    return TableCard(table, place_of(table.cite, naming), _sources(table.cite, naming))


def _sources(cite: Cite, naming: Naming) -> tuple[Source, ...]:
    return tuple(naming.rulebook.sources.sources[number] for number in cite.sources)


def place_of(cite: Cite, naming: Naming) -> str:
    """Where something is said: document, edition, section and, once somebody has looked it up, the clause."""
    clause = f", clause {cite.clause}" if cite.clause else ""
    return f"{naming.rulebook.sources.documents[cite.document].title} {cite.edition}, {cite.section}{clause}"


def functions_in(definition: Definition) -> tuple[str, ...]:
    """The functions that a definition calls, each once."""
    if definition.formula is None:
        return ()
    return tuple(dict.fromkeys(node.name for node in walk(definition.formula) if isinstance(node, Function)))
