"""All definitions of a rulebook, ready to be asked.

What enters: the definitions, tables and roles of a rulebook, compiled. What leaves: what facts are read with. Sentences
(``says:``) and reasons (``otherwise:``) are put together when somebody reads them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

from validator.evaluation.asking import Asking
from validator.evaluation.clock import Clock
from validator.evaluation.compiling import Code, Key, compile_definitions, plain_tables
from validator.evaluation.saying import Saying
from validator.facts.build import Reading
from validator.facts.element import Formula
from validator.facts.functions import functions
from validator.facts.reading import unsaid
from validator.rulebook.definition import Definition, Meaning, Table
from validator.rulebook.vocabulary import Vocabulary


@dataclass(slots=True)
class CompiledMeaning:
    """Definitions with their code. What a rulebook is asked for often is bound once."""

    meaning: Meaning
    vocabulary: Vocabulary
    code: Code
    asking: Asking = field(init=False)
    saying: Saying = field(init=False)
    _reading: Reading | None = field(init=False, default=None)
    _bound: Mapping[Key, Formula] | None = field(init=False, default=None)

    def __post_init__(self) -> None:
        self.asking = Asking(self.vocabulary, plain_tables(self.meaning.tables), functions())
        self.saying = Saying(self.meaning.definitions, self.asking)

    def listened_to(self, clock: Clock) -> Reading:
        """What facts are read with while a clock notes what the judged day is compared with."""
        return self._read_with(self.code.bind(clock.functions(functions()), clock.operations()))

    def with_operations(self, operations: Mapping[str, Any]) -> CompiledMeaning:
        """The same with other operations in the place of this room's."""
        twin = CompiledMeaning(self.meaning, self.vocabulary, self.code)
        twin._reading = self._read_with(self.code.bind(functions(), operations))
        return twin

    def reading(self) -> Reading:
        """What facts are read with."""
        if self._reading is None:
            self._reading = self._read_with(self._formulas())
        return self._reading

    def _formulas(self) -> Mapping[Key, Formula]:
        if self._bound is None:
            self._bound = self.code.bind(functions())
        return self._bound

    def with_definition(self, definition: Definition) -> CompiledMeaning:
        """The same with another formula in the place of one; nothing else is compiled again."""
        key = (definition.kind, definition.name)
        alone = compile_definitions(Meaning({key: definition}), self.vocabulary)
        walked = {key: self.code.walked[key]} if key in self.code.walked else {}
        formula = replace(alone, walked=walked).bind(functions(), tables=self.code.tables)[key]
        meaning = replace(self.meaning, definitions={**self.meaning.definitions, key: definition})
        twin = CompiledMeaning(meaning, self.vocabulary, self.code)
        twin.asking = self.asking
        twin.saying = Saying(meaning.definitions, self.asking)
        twin._reading = twin._read_with({**self._formulas(), key: formula})
        return twin

    def with_table(self, table: Table) -> CompiledMeaning:
        """The same with other rows in a table."""
        meaning = replace(self.meaning, tables={**self.meaning.tables, table.name: table})
        code = replace(self.code, tables=plain_tables(meaning.tables))
        return CompiledMeaning(meaning, self.vocabulary, code)

    def _read_with(self, formulas: Mapping[tuple[str, str], Formula]) -> Reading:
        says = {key: partial(self.saying.sentence, each) for key, each in self.meaning.definitions.items() if each.says}
        roles = {kind.name: self._role(kind.role) for kind in self.vocabulary.kinds.values() if kind.role is not None}
        pointers = {
            (kind.name, each.name): each.pointer
            for kind in self.vocabulary.kinds.values()
            for each in kind.attributes.values()
            if each.pointer is not None
        }
        return Reading(self.vocabulary, unsaid(self.vocabulary), by_kind({**formulas, **says}), roles, pointers)

    def _role(self, formula: Any) -> Formula:
        return lambda base, this: self.asking.value(formula, base, this)


def compiled_meaning(meaning: Meaning, vocabulary: Vocabulary) -> CompiledMeaning:
    """The definitions of a rulebook, compiled."""
    return CompiledMeaning(meaning, vocabulary, compile_definitions(meaning, vocabulary))


def by_kind(formulas: Mapping[Key, Formula]) -> Mapping[str, Mapping[str, Formula]]:
    """The formulas of each kind by name."""
    found: dict[str, dict[str, Formula]] = {}
    for (kind, name), formula in formulas.items():
        found.setdefault(kind, {})[name] = formula
    return found
