"""Random linked formulas over the small world, and random definitions that build on one another.

Every class of node that a linked formula may hold occurs; `LINKED` lists them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from random import Random
from typing import Any

from validator.rulebook.definition import Argument, Definition, Meaning
from validator.rulebook.formulas import tree
from validator.rulebook.formulas.tree import Node
from validator.rulebook.formulas.types import Type

from .worlds import CITE, DATES, FACTS, NUMBERS, TABLES, TEXTS

UNLINKED = (tree.Name, tree.Dotted, tree.Called, tree.Duration, tree.Range)
LINKED = frozenset(
    each
    for each in vars(tree).values()
    if isinstance(each, type) and issubclass(each, Node) and each not in (Node, *UNLINKED)
)
LISTS = ("person", "pet", "transfer")
KINDS = ("shop", *LISTS)
BASES = ("boolean", "number", "date", "text", "list")
SAME_BASE = {"enum": "text", "integer": "number"}
FUNCTIONS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "share": ("number", ("number", "number")),
    "as_percent": ("number", ("number",)),
    "percent_of": ("number", ("amount", "amount")),
    "tonnes": ("number", ("number",)),
    "distance": ("number", ("number", "number")),
    "year_of": ("number", ("date",)),
    "last_day_of": ("date", ("number",)),
    "some_in": ("boolean", ("list", "list")),
    "all_in": ("boolean", ("list", "list")),
    "without": ("list", ("list", "list")),
    "joined": ("list", ("list", "list")),
    "sorted": ("list", ("list",)),
    "flat": ("list", ("lists",)),
    "count_of": ("number", ("list",)),
    "place_in": ("number", ("text", "list")),
    "or_ask": ("boolean", ("boolean", "text")),
    "surely": ("boolean", ("boolean",)),
    "same_text": ("boolean", ("text", "list")),
    "same_letters": ("boolean", ("text", "text")),
    "mentions": ("boolean", ("text", "list")),
    "lacking": ("list", ("list", "list")),
    "begins_with_code": ("boolean", ("text", "list")),
    "is_plain_number": ("boolean", ("text", "number")),
    "version_of": ("text", ("text",)),
    "lies_on": ("boolean", ("text", "list")),
    "is_https": ("boolean", ("text",)),
    "is_read_language": ("boolean", ("text",)),
    "has_gaps": ("boolean", ("text",)),
    "has_words": ("boolean", ("text", "list")),
    "plainly_of_another": ("boolean", ("text", "text")),
}
SELECTING = ("has_any", "asked_for", "leading_to", "coming_from", "on_cycles")
Scope = Mapping[str, str]
"""The kinds of the things bound by ranges and arguments (or the base of an argument), by name."""


class Formulas:
    """Random formulas about a thing of a kind; ``definitions`` are those that they may name."""

    def __init__(self, random: Random, kind: str, definitions: Mapping[tuple[str, str], Definition]) -> None:
        self.random = random
        self.kind = kind
        self.definitions = definitions

    def formula(self, base: str, depth: int, scope: Scope) -> Node:
        """A formula that gives a value of this base; ``thing:person``, ``selection:person`` for things."""
        if base.startswith("thing:"):
            return self.thing(base[6:], depth, scope)
        if base.startswith("selection:"):
            return self.selection(base[10:], depth, scope)
        if base == "amount":
            return tree.Extreme("max", self.formula("number", depth - 1, scope), tree.Constantly(0))
        if base == "lists":
            return tree.Aggregate("values", self.fact("list", 0, scope), self.range("person", 0, scope))
        if depth <= 0:
            return self.leaf(base, scope)
        ways: list[Callable[[str, int, Scope], Node]] = [self.fact, self.fact, self.function, self.choice]
        own: dict[str, list[Callable[[str, int, Scope], Node]]] = {
            "boolean": [self.logic, self.logic, self.comparison, self.comparison, self.quantified, self.asked],
            "number": [self.arithmetic, self.extreme, self.counted, self.counted, self.table],
            "date": [self.shifted, self.extreme, self.aggregate],
            "text": [self.table],
            "list": [self.listed, self.aggregate, self.table],
        }
        return self.random.choice(ways + own[base])(base, depth - 1, scope)

    # values

    def leaf(self, base: str, scope: Scope) -> Node:
        """A formula of one step."""
        roll = self.random.random()
        bound = [name for name, kind in scope.items() if kind == base]
        if bound and roll < 0.3:
            return tree.Bound(self.random.choice(bound))
        if roll < 0.36:
            return tree.Nothing()
        if roll < 0.7:
            return self.fact(base, 0, scope)
        if base == "date":
            return self.random.choice((tree.JudgedDay(), tree.ParameterOf("day"), tree.Constantly(_any(self, DATES))))
        if base == "number":
            return self.random.choice((tree.ParameterOf(_any(self, ("limit", "unseen"))), self.constant("number")))
        if base == "list":
            return self.random.choice((tree.TableOf(_any(self, TABLES)), tree.ListOf((self.constant("text"),))))
        return self.constant(base)

    def constant(self, base: str) -> Node:
        """A value as written."""
        pool: Mapping[str, tuple[Any, ...]] = {"boolean": (True, False), "number": NUMBERS, "text": TEXTS}
        return tree.Constantly(_any(self, pool[base]))

    def fact(self, base: str, depth: int, scope: Scope) -> Node:
        """A submitted fact, or a defined one (then perhaps with arguments), of whatever thing."""
        kind = self.random.choice((*KINDS, self.kind, self.kind))
        of = self.thing(kind, depth, scope)
        defined = [each for each in self.definitions.values() if each.kind == kind and each.type.base == base]
        if defined and self.random.random() < 0.45:
            one = self.random.choice(defined)
            given = tuple(self.formula(_base_of(each.type), min(depth, 1), scope) for each in one.arguments)
            return tree.Attribute(of, kind, one.name, given)
        named = [name for name, type_ in FACTS[kind].items() if SAME_BASE.get(type_, type_) == base]
        if not named:
            return self.constant(base) if base in ("boolean", "number", "text") else self.leaf(base, scope)
        return tree.Attribute(of, kind, self.random.choice(named), needed=self.random.random() < 0.1)

    def thing(self, kind: str, depth: int, scope: Scope) -> Node:
        """A formula that gives a thing of a kind."""
        bound: list[Node] = [tree.Bound(name) for name, one in scope.items() if one == f"thing:{kind}"]
        found: list[Node] = [*bound, *bound, *([tree.This(), tree.This()] if kind == self.kind else [])]
        if kind == "shop":
            found.append(tree.Single("shop"))
        if kind == "person":
            found.append(tree.Single("keeper"))
        if kind == "person" and (depth > 0 or not found):
            owner = tree.Attribute(tree.Single("shop"), "shop", "owner")
            found.append(tree.Followed(self.formula("text", depth - 1, scope) if depth > 0 else owner, "person"))
        if kind in LISTS and (depth > 0 or not found):
            ranged = self.range(kind, depth - 1, scope)
            word: Any = self.random.choice(("latest", "earliest"))
            by = self.fact(self.random.choice(("date", "number")), 0, {**scope, ranged.name: f"thing:{kind}"})
            found += [tree.The(ranged), tree.Pick(word, ranged, by)]
        return self.random.choice(found)

    # arithmetic and logic

    def function(self, base: str, depth: int, scope: Scope) -> Node:
        """A call of a function."""
        if self.random.random() < 0.35 and base in ("boolean", "list"):
            return self.selecting(base, depth, scope)
        name = self.random.choice([name for name, (gives, _) in FUNCTIONS.items() if gives == base])
        return tree.Function(name, tuple(self.formula(each, depth, scope) for each in FUNCTIONS[name][1]))

    def selecting(self, base: str, depth: int, scope: Scope) -> Node:
        """A call of a function of selections."""
        if base == "list":
            return tree.Function("on_cycles", (self.selection("transfer", depth, scope),))
        kind = self.random.choice(LISTS)
        one = self.random.choice((self.selection(kind, depth, scope), self.formula("list", depth, scope)))
        return tree.Function("has_any", (one,))

    def choice(self, base: str, depth: int, scope: Scope) -> Node:
        """``if … then … else …`` or ``given(…, …)``."""
        one, other = self.formula(base, depth, scope), self.formula(base, depth, scope)
        if self.random.random() < 0.35:
            return tree.Otherwise(one, other)
        return tree.Choice(self.formula("boolean", depth, scope), one, other)

    def logic(self, _base: str, depth: int, scope: Scope) -> Node:
        """And, or, not."""
        if self.random.random() < 0.25:
            return tree.Negation(self.formula("boolean", depth, scope))
        parts = tuple(self.formula("boolean", depth, scope) for _ in range(self.random.choice((0, 1, 2, 2, 3))))
        return self.random.choice((tree.Conjunction, tree.Disjunction))(parts)

    def comparison(self, _base: str, depth: int, scope: Scope) -> Node:
        """Two values side by side."""
        if self.random.random() < 0.3:
            return self.among(depth, scope)
        base = self.random.choice((*BASES, "number", "number", "date", "thing:person"))
        equality = ("=", "!=")
        operators = (*equality, "<", "<=", ">", ">=") if base in ("number", "date") else equality
        one, other = self.formula(base, depth, scope), self.formula(base, depth, scope)
        return tree.Comparison(self.random.choice(operators), one, other)  # type: ignore[arg-type]

    def among(self, depth: int, scope: Scope) -> Node:
        """A word in a list, a number in a list, a thing in a selection."""
        roll = self.random.random()
        if roll < 0.4:
            return tree.Among(self.formula("text", depth, scope), self.formula("list", depth, scope))
        if roll < 0.6:
            items = tuple(self.formula("number", depth - 1, scope) for _ in range(self.random.choice((0, 1, 2))))
            return tree.Among(self.formula("number", depth, scope), tree.ListOf(items))
        kind = self.random.choice(LISTS)
        return tree.Among(self.thing(kind, depth, scope), self.selection(kind, depth, scope))

    def asked(self, _base: str, depth: int, scope: Scope) -> Node:
        """Whether something is given, or known."""
        base = self.random.choice((*BASES, "thing:person", "selection:pet"))
        return self.random.choice((tree.IsGiven, tree.IsKnown))(self.formula(base, depth, scope))

    def arithmetic(self, _base: str, depth: int, scope: Scope) -> Node:
        """Two numbers put together."""
        operator: Any = self.random.choice("+-*/")
        return tree.Arithmetic(operator, self.formula("number", depth, scope), self.formula("number", depth, scope))

    def shifted(self, _base: str, depth: int, scope: Scope) -> Node:
        """A day so much later or earlier."""
        operator: Any = self.random.choice("+-")
        unit: Any = self.random.choice(("days", "months", "years"))
        length = self.random.choice((tree.ParameterOf("months"), self.formula("number", depth, scope)))
        return tree.Shifted(self.formula("date", depth, scope), operator, length, unit)

    def extreme(self, base: str, depth: int, scope: Scope) -> Node:
        """The smaller or the larger of two."""
        word: Any = self.random.choice(("min", "max"))
        return tree.Extreme(word, self.formula(base, depth, scope), self.formula(base, depth, scope))

    def table(self, base: str, depth: int, scope: Scope) -> Node:
        """What a table says of a word."""
        name = {"number": "ranks", "text": "says", "list": "makes"}[base]
        return tree.TableOf(name, self.formula("text", depth, scope))

    def listed(self, _base: str, depth: int, scope: Scope) -> Node:
        """A list as written."""
        return tree.ListOf(tuple(self.formula("text", depth, scope) for _ in range(self.random.choice((0, 1, 2, 3)))))

    # many things

    def range(self, kind: str, depth: int, scope: Scope) -> tree.Range:
        """Things of a kind: all or some, with or without a condition; often one by which they are looked up."""
        name = f"{kind}_{len(scope)}"
        inner = {**scope, name: f"thing:{kind}"}
        source = self.selection(kind, depth - 1, scope) if depth > 0 and self.random.random() < 0.3 else None
        listed = source is None and self.random.random() < 0.3
        roll = self.random.random()
        if roll < 0.35:
            return tree.Range(kind, name, source, None, listed)
        where = self.formula("boolean", max(depth, 1), inner)
        if roll < 0.7:
            words = [each for each, type_ in FACTS[kind].items() if type_ in ("text", "enum")]
            own = tree.Attribute(tree.Bound(name), kind, self.random.choice(words))
            equation = tree.Comparison("=", own, self.formula("text", max(depth, 1), scope))
            where = self.random.choice((equation, tree.Conjunction((equation, where))))
        return tree.Range(kind, name, source, where, listed)

    def selection(self, kind: str, depth: int, scope: Scope) -> Node:
        """``each …``, or what a function makes of a selection."""
        if depth > 0 and self.random.random() < 0.3:
            one = self.selection(kind, depth - 1, scope)
            if kind == "transfer" and self.random.random() < 0.7:
                start = self.random.choice((self.formula("list", depth - 1, scope), self.formula("text", 1, scope)))
                ways = (
                    tree.Function("leading_to", (start, one)),
                    tree.Function("coming_from", (self.selection(kind, depth - 1, scope), one)),
                )
                return self.random.choice(ways)
            return tree.Function("asked_for", (one,))
        defined = [each.name for each in self.definitions.values() if each.type == Type("selection", kind=kind)]
        own = [each for each in defined if (self.kind, each) in self.definitions]
        if own and self.random.random() < 0.4:
            return tree.Attribute(tree.This(), self.kind, self.random.choice(own))
        return tree.Selection(self.range(kind, depth - 1, scope))

    def quantified(self, _base: str, depth: int, scope: Scope) -> Node:
        """``some``, ``every``, ``no``."""
        word: Any = self.random.choice(("some", "every", "no"))
        ranged = self.range(self.random.choice(LISTS), depth, scope)
        inner = {**scope, ranged.name: f"thing:{ranged.kind}"}
        has = None if word != "every" and self.random.random() < 0.3 else self.formula("boolean", depth, inner)
        return tree.Quantified(word, ranged, has)

    def counted(self, base: str, depth: int, scope: Scope) -> Node:
        """How many, or a sum."""
        ranged = self.range(self.random.choice(LISTS), depth, scope)
        return tree.Count(ranged) if self.random.random() < 0.3 else self.aggregate(base, depth, scope)

    def aggregate(self, base: str, depth: int, scope: Scope) -> Node:
        """A sum, the largest, the smallest, the values of something."""
        ranged = self.range(self.random.choice(LISTS), depth, scope)
        inner = {**scope, ranged.name: f"thing:{ranged.kind}"}
        if base == "list":
            return tree.Aggregate("values", self.formula("text", depth, inner), ranged)
        word: Any = self.random.choice(("min", "max") if base == "date" else ("sum", "sum", "min", "max"))
        return tree.Aggregate(word, self.formula(base, depth, inner), ranged)


def definitions(random: Random, count: int = 12) -> Meaning:
    """Definitions, each of which may build on those before it; some take arguments, one in the middle is a sentence."""
    made: dict[tuple[str, str], Definition] = {}
    for number in range(count):
        kind = random.choice(KINDS)
        base = random.choice((*BASES, "boolean", "number", "selection:transfer", "selection:person"))
        takes = random.choice(((), (), ("text",), ("number", "date"), ("thing:person",), ("boolean",)))
        arguments = tuple(Argument(f"argument_{place}", _type_of(each)) for place, each in enumerate(takes))
        arguments = () if base.startswith("selection") else arguments
        scope = {each.name: _base_of(each.type) for each in arguments}
        formula = Formulas(random, kind, dict(made)).formula(base, 2, scope)
        definition = Definition(
            kind, f"defined_{number}", arguments, formula, _type_of(base), "", "seen", CITE, 1, ("",)
        )
        made[kind, definition.name] = definition
    return Meaning(made, TABLES)


def _any(formulas: Formulas, pool: Any) -> Any:
    return formulas.random.choice(tuple(pool))


def _type_of(base: str) -> Type:
    word, _, kind = base.partition(":")
    return replace(Type("boolean"), base=word, kind=kind)  # type: ignore[arg-type]


def _base_of(type_: Type) -> str:
    return f"{type_.base}:{type_.kind}" if type_.kind else type_.base
