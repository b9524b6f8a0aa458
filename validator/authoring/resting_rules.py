"""How many rules rest on a definition, a table, a parameter or a submitted fact.

What enters: the reading of a rulebook. What leaves: the number by the name that the lock has for it. Nothing fails.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from validator.authoring.walk import parameters_of
from validator.rulebook.load import Reading, Tables
from validator.rulebook.resting import closure, conditions_of, named_in, parameters_in, tables_in
from validator.rulebook.rule import Rule


def resting_rules(reading: Reading) -> Counter[str]:
    """The number of rules by what they rest on."""
    tables = reading.tables
    if tables is None:
        return Counter()
    return Counter(name for rule in reading.rules.values() for name in set(_under(rule, tables)))


def _under(rule: Rule, tables: Tables) -> Iterator[str]:
    for condition in conditions_of(rule):
        yield from (f"parameters/{name}" for name in parameters_of(condition))
    for kind, name in closure(named_in(rule, tables.vocabulary), tables.meaning):
        definition = tables.meaning.definitions.get((kind, name))
        if definition is None:
            yield f"vocabulary/{kind}.{name}"
            continue
        yield f"{kind}.{name}"
        yield from (f"tables/{table}" for table in tables_in(definition))
        yield from (f"parameters/{parameter}" for parameter in parameters_in(definition))
