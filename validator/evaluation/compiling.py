"""Compiling definitions: linked formulas become code once, which is bound to its operations when facts are judged.

What enters: the definitions and tables of a rulebook. What leaves: `Code`, which can be stored and read back, and of
it the formulas by kind and name. Nothing fails for linked definitions.
"""

from __future__ import annotations

import marshal
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from types import CodeType
from typing import Any

from validator.evaluation.operations import OPERATIONS
from validator.evaluation.source import Constants, Writer
from validator.facts.element import Formula
from validator.rulebook.definition import Definition, Meaning, Table
from validator.rulebook.formulas import tree
from validator.rulebook.formulas.circles import circles
from validator.rulebook.formulas.tree import Node
from validator.rulebook.vocabulary import Vocabulary

Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Code:
    """Compiled functions by a key, with what they refer to.

    ``bytes_`` is the code as `marshal` writes it: it is read back by the same Python only. ``walked``: for definitions
    in a circle the day along which it goes back, and all that are in it.
    """

    names: Mapping[Key, str]
    bytes_: bytes
    constants: Mapping[str, Any]
    tables: Mapping[str, Any]
    walked: Mapping[Key, tuple[str, tuple[str, ...]]]

    def bind(
        self,
        functions: Mapping[str, Callable[..., Any]],
        operations: Mapping[str, Any] | None = None,
        tables: Mapping[str, Any] | None = None,
    ) -> dict[Key, Formula]:
        """The functions by key. ``operations`` stand in for those of this room, ``tables`` for its own."""
        names: dict[str, Any] = {**OPERATIONS, **self.constants, **(operations or {})}
        names["TABLES"], names["FUNCTIONS"] = self.tables if tables is None else tables, functions
        code: CodeType = marshal.loads(self.bytes_)
        exec(code, names)
        found = {key: names[name] for key, name in self.names.items()}
        for key, (along, together) in self.walked.items():
            found[key] = _in_time(found[key], key[0], along, together)
        return found


def compile_definitions(meaning: Meaning, vocabulary: Vocabulary) -> Code:
    """All definitions that have a formula; sentences are put together when somebody reads them."""
    formulas = {key: (each.title, _names(each), each.formula) for key, each in meaning.definitions.items()}
    code = compile_formulas(
        {key: (f"define_{key[0]}__{key[1]}", names, node) for key, (_, names, node) in formulas.items() if node},
        vocabulary,
    )
    walked = {key: (along, names) for kind, along, names in circles(meaning.definitions) for key in _keys(kind, names)}
    return Code(code.names, code.bytes_, code.constants, plain_tables(meaning.tables), walked)


def compile_formulas(formulas: Mapping[Key, tuple[str, tuple[str, ...], Node]], vocabulary: Vocabulary) -> Code:
    """Formulas by key, each with the name of its function and the names of its arguments."""
    constants = Constants()
    text = [writer_of(constants, vocabulary).function(name, names, node) for name, names, node in formulas.values()]
    code = compile("\n".join(text), "<definitions>", "exec", dont_inherit=True)
    names = {key: name for key, (name, _, _) in formulas.items()}
    return Code(names, marshal.dumps(code), constants.by_name, {}, {})


def writer_of(constants: Constants, vocabulary: Vocabulary) -> Writer:
    """What writes one function."""
    return Writer(constants, submitted_test(vocabulary), lambda node: never_negative(node, vocabulary))


def submitted_test(vocabulary: Vocabulary) -> Callable[[str, str], bool]:
    """Whether a fact is submitted, so that things can be looked up by it."""

    def submitted(kind: str, name: str) -> bool:
        found = vocabulary.attribute(kind, name)
        return found is not None and not found.defined and found.type in ("text", "enum", "date")

    return submitted


def plain_tables(tables: Mapping[str, Table]) -> Mapping[str, Any]:
    """The rows of tables as formulas see them."""
    return {name: table.rows if isinstance(table.rows, tuple) else dict(table.rows) for name, table in tables.items()}


def never_negative(node: Node, vocabulary: Vocabulary) -> bool:
    """Whether a number surely is not negative, as far as its formula shows."""

    def is_so(part: Node) -> bool:
        return never_negative(part, vocabulary)

    match node:
        case tree.Constantly(value):
            return not isinstance(value, str)
        case tree.ParameterOf() | tree.Count():
            return True
        case tree.Attribute(kind=kind, name=name):
            found = vocabulary.attribute(kind, name)
            return found is not None and found.least
        case tree.Arithmetic("-"):
            return False
        case tree.Arithmetic(_, left, right):
            return is_so(left) and is_so(right)
        case tree.Extreme("max", left, right):
            return is_so(left) or is_so(right)
        case tree.Extreme(_, left, right) | tree.Choice(_, left, right) | tree.Otherwise(left, right):
            return is_so(left) and is_so(right)
        case tree.Aggregate("sum", of, _):
            return is_so(of)
    return False


def _names(definition: Definition) -> tuple[str, ...]:
    return tuple(each.name for each in definition.arguments)


def _keys(kind: str, names: tuple[str, ...]) -> tuple[Key, ...]:
    return tuple((kind, name) for name in names)


def _in_time(formula: Formula, kind: str, along: str, together: tuple[str, ...]) -> Formula:
    """A formula that goes back in time: before the first is asked for, all are worked out, the oldest first.

    Otherwise three hundred periods in a row would be three hundred calls deep.
    """

    def worked_out(base: Any, this: Any, *arguments: Any) -> Any:
        if kind not in base.walked:
            base.walked.add(kind)
            dated = [each for each in base.subjects(kind) if isinstance(each[along], date)]
            for each in sorted(dated, key=lambda one: one[along]):
                for name in together:
                    each[name]
        return formula(base, this, *arguments)

    return worked_out
