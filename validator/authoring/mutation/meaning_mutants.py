"""The mutants of definitions and tables: one changed in one small step, each with a name that lasts.

What enters: the rulebook's meaning, and the facts that decide something. What leaves: `MeaningMutant`s in a stable
order. Definitions that only sentences rest on decide nothing and have none. Nothing fails.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace

from validator.authoring.mutation.changed_formulas import changes
from validator.authoring.mutation.changed_tables import tables_in_another_step
from validator.rulebook.definition import Definition, Meaning, Table
from validator.rulebook.formulas.tree import Attribute, Function, TableOf, walk
from validator.rulebook.formulas.written import written
from validator.rulebook.load_parameters import Parameters
from validator.rulebook.resting import Fact, closure, named_in, paths_of
from validator.rulebook.rule import Rule
from validator.rulebook.rulebook import Rulebook

LONGEST_SHOWN = 70


@dataclass(frozen=True, slots=True)
class MeaningMutant:
    """A changed definition or table. ``facts``: the definitions that come out otherwise by it, directly.

    ``was``: the part that is changed, as an author writes it.
    """

    changed: Definition | Table
    pointer: str
    step: str
    facts: tuple[Fact, ...]
    was: str = ""

    @property
    def name(self) -> str:
        """``account.output_t``, or ``table makes``."""
        one = self.changed
        return f"{one.kind}.{one.name}" if isinstance(one, Definition) else f"table {one.name}"

    @property
    def key(self) -> tuple[str, str, str]:
        """What names it: the definition or table, the path in its formula, the step."""
        return (self.name, self.pointer, self.step)


def deciding_facts(rules: Iterable[Rule], book: Rulebook) -> frozenset[Fact]:
    """The facts on which a rule, a way to approval or a role rests."""
    named = {fact for rule in rules for fact in named_in(rule, book.vocabulary)}
    kinds = book.vocabulary.kinds
    for route in (route for routes in book.table.routes.values() for route in routes):
        named |= {(kinds[path.kind].role_of or path.kind, path.attribute) for path in paths_of(route.when)}
    roles = [kind.role for kind in kinds.values() if kind.role is not None]
    named |= {(part.kind, part.name) for role in roles for part in walk(role) if isinstance(part, Attribute)}
    return frozenset(closure(sorted(named), book.meaning))


def meaning_mutants(meaning: Meaning, parameters: Parameters, deciding: Collection[Fact]) -> Iterator[MeaningMutant]:
    """Every mutant of the definitions and tables that decide something."""
    chosen = {key: each for key, each in sorted(meaning.definitions.items()) if key in deciding}
    for definition in chosen.values():
        yield from _of_definition(definition, parameters)
    for _, table in sorted(meaning.tables.items()):
        users = tuple(key for key, each in chosen.items() if _looks_into(each, table.name))
        if users:
            ordered = any(_asks_for_place(chosen[key], table.name) for key in users)
            for pointer, step, other in tables_in_another_step(table, ordered):
                yield MeaningMutant(other, pointer, step, users)


def _of_definition(definition: Definition, parameters: Parameters) -> Iterator[MeaningMutant]:
    if definition.formula is None:
        return
    truth = definition.type.base == "boolean"
    key = (definition.kind, definition.name)
    seen = [definition.formula]
    for change in changes(definition.formula, parameters.entries, truth=truth):
        if change.whole in seen:
            continue
        seen.append(change.whole)
        shown = written(change.was)
        was = shown if len(shown) <= LONGEST_SHOWN else f"{shown[:LONGEST_SHOWN]}…"
        changed = replace(definition, formula=change.whole, parts=())
        yield MeaningMutant(changed, _as_listed(definition, change.path), change.step, (key,), was)


def _as_listed(definition: Definition, path: str) -> str:
    """The path below the key under which the formula is written: ``all/0/left``."""
    if not definition.parts:
        return f"is/{path}" if path else "is"
    word = "any" if definition.any_of else "all"
    if len(definition.parts) == 1:
        return f"{word}/0/{path}" if path else f"{word}/0"
    return f"{word}{path.removeprefix('parts')}"


def _looks_into(definition: Definition, table: str) -> bool:
    formula = definition.formula
    return formula is not None and any(isinstance(part, TableOf) and part.name == table for part in walk(formula))


def _asks_for_place(definition: Definition, table: str) -> bool:
    """Whether a formula asks which place a word has in a table: only then its order counts."""
    calls = (part for part in walk(definition.formula) if isinstance(part, Function)) if definition.formula else ()
    return any(call.name == "place_in" and TableOf(table) in call.arguments for call in calls)
