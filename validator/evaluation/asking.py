"""Working out single formulas: what explanations, sentences and changed rules ask for, one after another.

What enters: a linked formula and the facts it is asked of. What leaves: its value. Each formula is compiled when it is
first asked for and kept: the very code that judging would use.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from validator.evaluation.compiling import compile_formulas
from validator.facts.element import Element, FactBase, Formula
from validator.rulebook.formulas.tree import Node
from validator.rulebook.vocabulary import Vocabulary

KEY = ("", "")


class Asking:
    """Formulas of one rulebook, compiled on demand."""

    def __init__(
        self, vocabulary: Vocabulary, tables: Mapping[str, Any], functions: Mapping[str, Callable[..., Any]]
    ) -> None:
        self._vocabulary = vocabulary
        self._tables = tables
        self._functions = functions
        self._compiled: dict[tuple[int, tuple[str, ...]], tuple[Node, Formula]] = {}

    def value(self, node: Node, base: FactBase, this: Element, bound: Mapping[str, Any] | None = None) -> Any:
        """What a formula about a thing comes to; ``bound``: its arguments, and what ranges around it run over."""
        names = tuple(bound or ())
        found = self._compiled.get((id(node), names))
        if found is None:
            code = compile_formulas({KEY: ("ask", names, node)}, self._vocabulary)
            formula = code.bind(self._functions, tables=self._tables)[KEY]
            found = self._compiled[id(node), names] = (node, formula)  # the node is kept: its id is its name
        return found[1](base, this, *(bound or {}).values())
