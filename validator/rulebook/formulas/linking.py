"""Linking a formula: every word finds what it means, every part gets a type that fits.

What enters: a parsed formula, the names that stand around it, and the `Words` of the rulebook. What leaves: the linked
tree with its type, or a `FormulaError` with the place, the wrong word and the nearest right one.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NoReturn

from validator.rulebook.definition import Table
from validator.rulebook.form import Form
from validator.rulebook.formulas import tree
from validator.rulebook.formulas.grammar import FormulaError
from validator.rulebook.formulas.signature import Signature
from validator.rulebook.formulas.tree import Node
from validator.rulebook.formulas.types import (
    ANY,
    ANY_UNIT,
    BOOLEAN,
    DATE,
    LIST,
    NONE,
    NUMBER,
    TEXT,
    Type,
    joined,
    of_product,
    of_quotient,
    same_unit,
)
from validator.rulebook.vocabulary import Attribute, Vocabulary

Linked = tuple[Node, Type]
Scope = Mapping[str, Type]
ORDERED = ("number", "date", "any")


@dataclass(frozen=True, slots=True)
class Head:
    """What the linker has to know of another definition: its arguments, and its type once it is needed."""

    arguments: tuple[tuple[str, Type], ...]
    type: Callable[[], Type]


@dataclass(frozen=True, slots=True)
class Words:
    """All that a formula can name. ``parameters``: the type of each."""

    vocabulary: Vocabulary
    parameters: Mapping[str, Type]
    tables: Mapping[str, Table]
    functions: Mapping[str, Signature]
    heads: Mapping[tuple[str, str], Head]

    def thing(self, kind: str) -> str:
        """The kind whose facts a thing has: a role has those of the kind that plays it."""
        return self.vocabulary.kinds[kind].role_of or kind

    def facts(self, kind: str) -> Collection[str]:
        """Everything that can be asked of a thing of a kind."""
        own = self.vocabulary.kinds[kind].attributes
        return [*(name for name, each in own.items() if not each.defined), *(n for k, n in self.heads if k == kind)]


def type_of(attribute: Attribute) -> Type:
    """The type of a submitted fact."""
    if attribute.type in ("number", "integer"):
        unit = attribute.unit or ""
        return Type("number", unit=unit, least=attribute.least, whole=attribute.type == "integer")
    if attribute.type in ("text", "enum"):
        return Type("text", names=attribute.names, words=attribute.values)
    if attribute.type == "list":
        return Type("list", names=attribute.names, words=attribute.values)
    return BOOLEAN if attribute.type == "boolean" else DATE


def link(node: Node, kind: str, scope: Scope, words: Words) -> Linked:
    """The linked formula about a thing of a kind; ``scope``: arguments of the definition."""
    return _Linker(kind, words).node(node, scope)


class _Linker:
    """Links the formulas of one kind."""

    def __init__(self, kind: str, words: Words) -> None:
        self.kind = kind
        self.words = words

    def node(self, node: Node, scope: Scope) -> Linked:
        """Link a node, by its class."""
        return getattr(self, f"_{type(node).__name__.lower()}")(node, scope)  # type: ignore[no-any-return]

    def of(self, node: Node, scope: Scope, *wanted: str) -> Linked:
        """Link a node whose type has to be one of those wanted."""
        linked, found = self.node(node, scope)
        if found.base not in (*wanted, "any"):
            names = " or ".join(str(Type(base)) for base in wanted)  # type: ignore[arg-type]
            fail(f"This is {found}, and {names} is needed here.", node)
        return linked, found

    # values

    def _constantly(self, node: tree.Constantly, _scope: Scope) -> Linked:
        value = node.value
        if isinstance(value, bool):
            return node, BOOLEAN
        if isinstance(value, str):
            return node, Type("text", words=(value,))
        if value not in (0, 1):
            fail(f"`{value}` may not stand in a formula: numbers stand in parameters.yaml or in a table.", node)
        return node, Type("number", unit=ANY_UNIT if value == 0 else "", least=True, whole=True)

    def _nothing(self, node: tree.Nothing, _scope: Scope) -> Linked:
        return node, NONE

    def _listof(self, node: tree.ListOf, scope: Scope) -> Linked:
        items = [self.node(each, scope) for each in node.items]
        one = Type("text")
        for each, (_, found) in zip(node.items, items, strict=True):
            if found.base not in ("text", "number", "date", "any"):
                fail(f"A list holds words, numbers or days; this is {found}.", each)
        words = [found.words for _, found in items]
        closed = tuple(dict.fromkeys(word for each in words for word in each)) if all(words) else ()
        names = {found.names for _, found in items}
        one = Type("list", words=closed, names=names.pop() if len(names) == 1 else "")
        return replace(node, items=tuple(each for each, _ in items)), one

    def _parameterof(self, node: tree.ParameterOf, _scope: Scope) -> Linked:
        if node.name not in self.words.parameters:
            fail(f"`{node.name}` is not in parameters.yaml.{Form.hint(node.name, self.words.parameters)}", node)
        return node, self.words.parameters[node.name]

    def _tableof(self, node: tree.TableOf, scope: Scope) -> Linked:
        table = self.words.tables.get(node.name)
        if table is None:
            fail(f"There is no table `{node.name}`.{Form.hint(node.name, self.words.tables)}", node)
        if node.key is None:
            return node, Type("list", words=_words(table.keys))
        if not isinstance(table.rows, Mapping):
            fail(f"Table `{node.name}` is a list and says nothing of a word.", node)
        key, found = self.of(node.key, scope, "text", "number")
        strange = [word for word in found.words if word not in table.rows]
        if isinstance(node.key, tree.Constantly) and strange:
            fail(
                f"Table `{node.name}` says nothing of `{strange[0]}`.{Form.hint(strange[0], _words(table.keys))}",
                node.key,
            )
        return replace(node, key=key), _cells(table)

    def _judgedday(self, node: tree.JudgedDay, _scope: Scope) -> Linked:
        return node, DATE

    def _this(self, node: tree.This, _scope: Scope) -> Linked:
        return node, Type("thing", kind=self.kind)

    # words

    def _name(self, node: tree.Name, scope: Scope) -> Linked:
        word = node.word
        if word in scope:
            return tree.Bound(word, place=node.place), scope[word]
        if word in self.words.facts(self.kind):
            return self._fact(tree.This(place=node.place), self.kind, word, (), node, scope)
        kind = self.words.vocabulary.kinds.get(word)
        if kind is not None and kind.single:
            return tree.Single(word, place=node.place), Type("thing", kind=self.words.thing(word))
        singles = [each.name for each in self.words.vocabulary.kinds.values() if each.single]
        near = Form.hint(word, [*scope, *self.words.facts(self.kind), *singles])
        return fail(f"`{word}` is neither a fact of {self.kind} nor anything else that is known here.{near}", node)

    def _dotted(self, node: tree.Dotted, scope: Scope) -> Linked:
        of, found = self.thing(node.of, scope)
        return self._fact(of, found.kind, node.word, node.arguments, node, scope)

    def thing(self, node: Node, scope: Scope) -> Linked:
        """Link what something is asked of; an id is followed to what it names."""
        of, found = self.node(node, scope)
        if found.base == "text" and found.names:
            return tree.Followed(of, found.names, place=node.place), Type("thing", kind=self.words.thing(found.names))
        if found.base != "thing":
            fail(f"Nothing can be asked of {found}.", node)
        return of, found

    def _called(self, node: tree.Called, scope: Scope) -> Linked:
        if node.word == "needed":
            return self._needed(node, scope)
        if (self.kind, node.word) in self.words.heads:
            return self._fact(tree.This(place=node.place), self.kind, node.word, node.arguments, node, scope)
        signature = self.words.functions.get(node.word)
        if signature is None:
            known = [*self.words.functions, *(name for kind, name in self.words.heads if kind == self.kind)]
            fail(
                f"`{node.word}` is neither a definition of {self.kind} nor a function.{Form.hint(node.word, known)}",
                node,
            )
        linked = self._arguments(node, [(f"argument {n + 1}", each) for n, each in enumerate(signature.takes)], scope)
        function = tree.Function(node.word, tuple(each for each, _ in linked), place=node.place)
        return function, signature.result([found for _, found in linked])

    def _needed(self, node: tree.Called, scope: Scope) -> Linked:
        linked, found = self.node(node.arguments[0], scope)
        if not isinstance(linked, tree.Attribute) or linked.arguments:
            fail("`needed(…)` takes a submitted fact.", node)
        return replace(linked, needed=True), found

    def _fact(
        self, of: Node, kind: str, name: str, arguments: tuple[Node, ...] | None, node: Node, scope: Scope
    ) -> Linked:
        head = self.words.heads.get((kind, name))
        if head is None:
            attribute = self.words.vocabulary.kinds[kind].attributes.get(name)
            if attribute is None or attribute.defined:
                fail(f"`{name}` is not a fact of {kind}.{Form.hint(name, self.words.facts(kind))}", node)
            if arguments:
                fail(f"`{kind}.{name}` takes no arguments.", node)
            return tree.Attribute(of, kind, name, place=node.place), type_of(attribute)
        called = tree.Called(name, arguments or (), place=node.place)
        linked = self._arguments(called, head.arguments, scope)
        found = tree.Attribute(of, kind, name, tuple(each for each, _ in linked), place=node.place)
        return found, head.type()

    def _arguments(self, node: tree.Called, wanted: Sequence[tuple[str, Type]], scope: Scope) -> list[Linked]:
        if len(node.arguments) != len(wanted):
            names = ", ".join(name for name, _ in wanted) or "none"
            fail(f"`{node.word}` takes {len(wanted)} arguments ({names}), and is given {len(node.arguments)}.", node)
        linked = []
        for given, (name, type_) in zip(node.arguments, wanted, strict=True):
            part, found = self.node(given, scope)
            if type_.base == "thing" and found.base == "text" and found.names:
                part, found = self.thing(given, scope)
            if not _takes(type_, found):
                fail(f"{name} of `{node.word}` is {type_}, and this is {found}.", given)
            linked.append((part, found))
        return linked

    # arithmetic

    def _arithmetic(self, node: tree.Arithmetic, scope: Scope) -> Linked:
        if isinstance(node.right, tree.Duration):
            return self._shifted(node, node.right, scope)
        left, one = self.of(node.left, scope, "number")
        right, other = self.of(node.right, scope, "number")
        combined = {"*": of_product, "/": of_quotient}.get(node.operator, same_unit)
        unit = combined(one.unit, other.unit)
        if unit is None:
            fail(f"{one} and {other} do not fit together under `{node.operator}`.", node)
        least = node.operator != "-" and one.least and other.least
        whole = node.operator != "/" and one.whole and other.whole
        return replace(node, left=left, right=right), Type("number", unit=unit, least=least, whole=whole)

    def _shifted(self, node: tree.Arithmetic, duration: tree.Duration, scope: Scope) -> Linked:
        if node.operator not in ("+", "-"):
            fail("A duration is added to a day or taken from it.", node)
        day, _ = self.of(node.left, scope, "date")
        length = duration.length
        if isinstance(length, tree.Constantly):
            if length.value not in (0, 1):
                fail("Durations stand in parameters.yaml: write `days(parameter(…))`.", length)
        else:
            length, found = self.of(length, scope, "number")
            if found.unit not in (duration.unit, "", ANY_UNIT):
                fail(f"This is {found}, not in {duration.unit}.", duration)
        return tree.Shifted(day, node.operator, length, duration.unit, place=node.place), DATE

    def _duration(self, node: tree.Duration, _scope: Scope) -> Linked:
        fail("A duration stands only where it is added to a day or taken from it.", node)

    def _extreme(self, node: tree.Extreme, scope: Scope) -> Linked:
        left, one = self.of(node.left, scope, *ORDERED)
        right, other = self.of(node.right, scope, *ORDERED)
        found = self.fit(one, other, node)
        some, every = one.least or other.least, one.least and other.least
        return replace(node, left=left, right=right), replace(found, least=some if node.word == "max" else every)

    def fit(self, one: Type, other: Type, node: Node) -> Type:
        """The type of what is one or the other."""
        found = joined(one, other)
        if found is None:
            fail(f"{one} and {other} do not fit together.", node)
        return found

    # logic

    def _comparison(self, node: tree.Comparison, scope: Scope) -> Linked:
        left, one = self.node(node.left, scope)
        right, other = self.node(node.right, scope)
        if node.operator in ("=", "!="):
            self.fit(one, other, node)
            self._words(node.left, one, node.right, other)
        else:
            for part, found in ((node.left, one), (node.right, other)):
                if found.base not in ORDERED:
                    fail(f"{found} has no order.", part)
            self.fit(one, other, node)
        return replace(node, left=left, right=right), BOOLEAN

    def _words(self, left: Node, one: Type, right: Node, other: Type) -> None:
        """A word that is written out is one of those of the list that it is held against."""
        for part, found, listed in ((left, one, other), (right, other, one)):
            for word in _written(part):
                if listed.words and word not in listed.words:
                    told = f"`{word}` is none of its words ({', '.join(listed.words)}).{Form.hint(word, listed.words)}"
                    fail(told, part)
            del found

    def _among(self, node: tree.Among, scope: Scope) -> Linked:
        item, one = self.node(node.item, scope)
        items, other = self.of(node.items, scope, "list", "selection")
        if other.base == "selection":
            if one.base == "text" and one.names:
                item, one = self.thing(node.item, scope)
            if one.base not in ("thing", "any") or one.kind != other.kind:
                fail(f"{one} cannot be among {other}.", node)
        else:
            if one.base not in ("text", "number", "date", "any"):
                fail(f"{one} cannot stand in a list.", node.item)
            self._words(node.item, one, node.items, other)
        return replace(node, item=item, items=items), BOOLEAN

    def _isgiven(self, node: tree.IsGiven, scope: Scope) -> Linked:
        return replace(node, part=self.node(node.part, scope)[0]), BOOLEAN

    def _otherwise(self, node: tree.Otherwise, scope: Scope) -> Linked:
        part, one = self.node(node.part, scope)
        other, found = self.node(node.other, scope)
        return replace(node, part=part, other=other), self.fit(one, found, node)

    def _negation(self, node: tree.Negation, scope: Scope) -> Linked:
        return replace(node, part=self.of(node.part, scope, "boolean")[0]), BOOLEAN

    def _conjunction(self, node: tree.Conjunction, scope: Scope) -> Linked:
        return replace(node, parts=tuple(self.of(each, scope, "boolean")[0] for each in node.parts)), BOOLEAN

    def _disjunction(self, node: tree.Disjunction, scope: Scope) -> Linked:
        return replace(node, parts=tuple(self.of(each, scope, "boolean")[0] for each in node.parts)), BOOLEAN

    def _choice(self, node: tree.Choice, scope: Scope) -> Linked:
        condition, _ = self.of(node.condition, scope, "boolean")
        one, first = self.node(node.one, scope)
        other, second = self.node(node.other, scope)
        return replace(node, condition=condition, one=one, other=other), self.fit(first, second, node)

    # many things

    def _range(self, node: tree.Range, scope: Scope) -> tuple[tree.Range, Scope]:
        kinds = self.words.vocabulary.kinds
        kind = kinds.get(node.kind)
        if kind is None or kind.single:
            listed = [each.name for each in kinds.values() if not each.single]
            fail(f"`{node.kind}` is no kind of which there are several.{Form.hint(node.kind, listed)}", node)
        source = None
        if node.source is not None:
            source, found = self.of(node.source, scope, "selection")
            if found.base == "selection" and found.kind != node.kind:
                fail(f"This is {found}, not {node.kind}.", node.source)
        inner = {**scope, node.name: Type("thing", kind=node.kind)}
        where = None if node.where is None else self.of(node.where, inner, "boolean")[0]
        return replace(node, source=source, where=where), inner

    def _quantified(self, node: tree.Quantified, scope: Scope) -> Linked:
        ranged, inner = self._range(node.range, scope)
        has = None if node.has is None else self.of(node.has, inner, "boolean")[0]
        if node.word == "every" and has is None:
            has, ranged = ranged.where or tree.Constantly(True), replace(ranged, where=None)
        return replace(node, range=ranged, has=has), BOOLEAN

    def _aggregate(self, node: tree.Aggregate, scope: Scope) -> Linked:
        ranged, inner = self._range(node.range, scope)
        of, found = self.node(node.of, inner)
        if node.word == "values":
            if found.base == "thing":
                fail("`values` lists words, numbers or days; a thing is named by its id.", node.of)
            return replace(node, of=of, range=ranged), Type("list", names=found.names, words=found.words)
        if found.base not in (("number", "any") if node.word == "sum" else ORDERED):
            fail(f"There is no {node.word} of {found}.", node.of)
        return replace(node, of=of, range=ranged), found

    def _count(self, node: tree.Count, scope: Scope) -> Linked:
        return replace(node, range=self._range(node.range, scope)[0]), Type("number", least=True, whole=True)

    def _selection(self, node: tree.Selection, scope: Scope) -> Linked:
        return replace(node, range=self._range(node.range, scope)[0]), Type("selection", kind=node.range.kind)

    def _the(self, node: tree.The, scope: Scope) -> Linked:
        return replace(node, range=self._range(node.range, scope)[0]), Type("thing", kind=node.range.kind)

    def _pick(self, node: tree.Pick, scope: Scope) -> Linked:
        ranged, inner = self._range(node.range, scope)
        by, _ = self.of(node.by, inner, *ORDERED)
        return replace(node, range=ranged, by=by), Type("thing", kind=node.range.kind)


def fail(message: str, node: Node) -> NoReturn:
    """A formula that cannot be linked."""
    raise FormulaError(message, node.place)


def _written(node: Node) -> Iterable[str]:
    """The words that stand in a formula as they are."""
    if isinstance(node, tree.Constantly) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, tree.ListOf):
        for each in node.items:
            yield from _written(each)


def _takes(wanted: Type, found: Type) -> bool:
    if "any" in (wanted.base, found.base) or found.base == "none":
        return True
    if wanted.base == "number" and wanted.unit == ANY_UNIT:
        return found.base == "number"
    if wanted.base == "thing" and not wanted.kind:
        return found.base == "thing"
    if wanted.base == "selection" and not wanted.kind:
        return found.base == "selection"
    return joined(replace(wanted, words=(), names=""), replace(found, words=(), names="")) is not None


def _words(keys: Iterable[object]) -> tuple[str, ...]:
    return tuple(str(key) for key in keys)


def _cells(table: Table) -> Type:
    assert isinstance(table.rows, Mapping)
    rows = list(table.rows.values())
    if table.of_lists:
        return Type(
            "list", words=tuple(dict.fromkeys(str(each) for row in rows if isinstance(row, tuple) for each in row))
        )
    if all(isinstance(row, int) for row in rows):
        return Type("number", whole=True, least=True)
    return Type("text", words=tuple(dict.fromkeys(str(row) for row in rows)))


__all__ = ["ANY", "LIST", "NUMBER", "TEXT", "Head", "Linked", "Words", "link", "type_of"]
