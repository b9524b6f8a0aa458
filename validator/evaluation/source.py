"""Formulas as Python source: what each definition and each condition of a rule comes to, written out once.

What enters: linked formulas. What leaves: the text of Python functions that call the operations of this room. What a
short cut skips is not worked out, and every side of a choice is written once. Nothing fails for a linked formula.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from validator.rulebook.formulas import tree
from validator.rulebook.formulas.tree import Node

OPERATIONS = {"=": "equal", "!=": "unequal", "<": "less", "<=": "at_most", ">": "more", ">=": "at_least"}
ARITHMETIC = {"+": "plus", "-": "minus", "*": "times", "/": "over"}
Places = Mapping[str, str]
Body = Callable[[str, str, int, Places], None]
OnOpen = Callable[[str, int], None]


class Constants:
    """What the source refers to by name: fractions, and the rows of tables."""

    def __init__(self) -> None:
        self.by_name: dict[str, Any] = {}
        self._names: dict[Any, str] = {}

    def name(self, value: Any) -> str:
        """The name of a constant."""
        key = repr(value)
        if key not in self._names:
            self._names[key] = f"K{len(self._names)}"
            self.by_name[self._names[key]] = value
        return self._names[key]


class Writer:
    """Writes one function. ``submitted``: whether a fact is submitted, so that things can be looked up by it."""

    def __init__(
        self, constants: Constants, submitted: Callable[[str, str], bool], never_negative: Callable[[Node], bool]
    ) -> None:
        self._constants = constants
        self._submitted = submitted
        self._never_negative = never_negative
        self._lines: list[str] = []
        self._used = 0

    def function(self, name: str, arguments: tuple[str, ...], formula: Node) -> str:
        """A function of the fact base, a thing and the arguments, that gives what the formula comes to."""
        places = {each: f"a_{each}" for each in arguments}
        result = self.write(formula, 1, places)
        head = f"def {name}({', '.join(('base', 'this', *places.values()))}):"
        return "\n".join((head, *self._lines, f"    return {result}", ""))

    def rule(self, name: str, when: Node, require: Node | None, cases: Sequence[Node]) -> str:
        """A function of the fact base and a thing: what a rule comes to; ``require`` None: a person judges."""
        self._put(1, f"applies = {self.write(when, 1, {})}")
        self._put(1, "if applies is False: return NOT_APPLICABLE")
        if require is None:
            self._put(1, "return answer(applies, None, None)")
        else:
            self._put(1, f"holds = {self.write(require, 1, {})}")
            self._put(1, "if applies is True and holds is True: return MET")
            self._put(1, "if applies is not True or holds is not False: return answer(applies, holds, None)")
            for number, case in enumerate(cases):
                self._put(1, f"if {self.write(case, 1, {})} is True: return answer(applies, holds, {number})")
            self._put(1, "return answer(applies, holds, None)")
        return "\n".join((f"def {name}(base, this):", *self._lines, ""))

    def write(self, node: Node, depth: int, places: Places) -> str:
        """An expression for the node; statements that it needs are written before."""
        method = getattr(self, f"_{type(node).__name__.lower()}")
        return method(node, depth, places)  # type: ignore[no-any-return]

    def _put(self, depth: int, line: str) -> None:
        self._lines.append("    " * depth + line)

    def _new(self, prefix: str = "t") -> str:
        self._used += 1
        return f"{prefix}{self._used}"

    def held(self, expression: str, depth: int) -> str:
        """A name for what is used more than once."""
        if expression.isidentifier():
            return expression
        name = self._new()
        self._put(depth, f"{name} = {expression}")
        return name

    # values

    def _constantly(self, node: tree.Constantly, _depth: int, _places: Places) -> str:
        plain = isinstance(node.value, bool | int | str)
        return repr(node.value) if plain else self._constants.name(node.value)

    def _nothing(self, _node: tree.Nothing, _depth: int, _places: Places) -> str:
        return "NOTHING"

    def _listof(self, node: tree.ListOf, depth: int, places: Places) -> str:
        return "(" + "".join(f"{self.write(each, depth, places)}, " for each in node.items) + ")"

    def _parameterof(self, node: tree.ParameterOf, _depth: int, _places: Places) -> str:
        return f"base.parameter({node.name!r})"

    def _tableof(self, node: tree.TableOf, depth: int, places: Places) -> str:
        if node.key is None:
            return f"tuple(TABLES[{node.name!r}])"
        return f"looked_up(TABLES[{node.name!r}], {self.write(node.key, depth, places)})"

    def _judgedday(self, _node: tree.JudgedDay, _depth: int, _places: Places) -> str:
        return "base.judged_day"

    def _this(self, _node: tree.This, _depth: int, _places: Places) -> str:
        return "this"

    def _bound(self, node: tree.Bound, _depth: int, places: Places) -> str:
        return places[node.name]

    def _single(self, node: tree.Single, _depth: int, _places: Places) -> str:
        return f"base.one[{node.kind!r}]"

    def _attribute(self, node: tree.Attribute, depth: int, places: Places) -> str:
        of = self.write(node.of, depth, places)
        if node.needed:
            return f"needed({of}, {node.name!r})"
        arguments = "".join(f", {self.write(each, depth, places)}" for each in node.arguments)
        return f"{of}[{node.name!r}{arguments}]"

    def _followed(self, node: tree.Followed, depth: int, places: Places) -> str:
        return f"base.follow({node.kind!r}, {self.write(node.of, depth, places)})"

    def _function(self, node: tree.Function, depth: int, places: Places) -> str:
        arguments = "".join(f", {self.write(each, depth, places)}" for each in node.arguments)
        return f"FUNCTIONS[{node.name!r}](this{arguments})"

    # arithmetic and logic

    def _arithmetic(self, node: tree.Arithmetic, depth: int, places: Places) -> str:
        left, right = self.write(node.left, depth, places), self.write(node.right, depth, places)
        return f"{ARITHMETIC[node.operator]}({left}, {right})"

    def _shifted(self, node: tree.Shifted, depth: int, places: Places) -> str:
        day, length = self.write(node.day, depth, places), self.write(node.length, depth, places)
        return f"{'shifted' if node.operator == '+' else 'shifted_back'}({day}, {length}, {node.unit!r})"

    def _extreme(self, node: tree.Extreme, depth: int, places: Places) -> str:
        left, right = self.write(node.left, depth, places), self.write(node.right, depth, places)
        return f"{'smaller' if node.word == 'min' else 'larger'}({left}, {right})"

    def _comparison(self, node: tree.Comparison, depth: int, places: Places) -> str:
        left, right = self.write(node.left, depth, places), self.write(node.right, depth, places)
        word = node.right.value if isinstance(node.right, tree.Constantly) else None
        operation = OPERATIONS[node.operator]
        if node.operator == "=" and word is True:
            return _quickly(left, "bool", "v", f"{operation}(v, True)")
        if node.operator in ("=", "!=") and isinstance(word, bool | str):
            sign = "==" if node.operator == "=" else "!="
            return _quickly(left, type(word).__name__, f"v {sign} {word!r}", f"{operation}(v, {word!r})")
        return f"{operation}({left}, {right})"

    def _among(self, node: tree.Among, depth: int, places: Places) -> str:
        item, items = self.write(node.item, depth, places), self.write(node.items, depth, places)
        if isinstance(node.items, tree.ListOf) and all(_is_word(each) for each in node.items.items):
            return _quickly(item, "str", f"v in {items}", f"among(v, {items})")
        return f"among({item}, {items})"

    def _isgiven(self, node: tree.IsGiven, depth: int, places: Places) -> str:
        return f"is_given({self.write(node.part, depth, places)})"

    def _isknown(self, node: tree.IsKnown, depth: int, places: Places) -> str:
        return f"is_settled({self.write(node.part, depth, places)})"

    def _negation(self, node: tree.Negation, depth: int, places: Places) -> str:
        return _quickly(self.write(node.part, depth, places), "bool", "not v", "negated(v)")

    def _otherwise(self, node: tree.Otherwise, depth: int, places: Places) -> str:
        part, result = self.held(self.write(node.part, depth, places), depth), self._new()
        self._put(depth, f"{result} = {part}")
        self._put(depth, f"if {part}.__class__ is Nothing:")
        self._put(depth + 1, f"{result} = {self.write(node.other, depth + 1, places)}")
        return result

    def _conjunction(self, node: tree.Conjunction, depth: int, places: Places) -> str:
        return self._joined(node.parts, "False", "both", "True", depth, places)

    def _disjunction(self, node: tree.Disjunction, depth: int, places: Places) -> str:
        return self._joined(node.parts, "True", "either", "False", depth, places)

    def _joined(
        self, parts: tuple[Node, ...], decisive: str, join: str, of_none: str, depth: int, places: Places
    ) -> str:
        if not parts:
            return of_none
        first, *rest = parts
        result = self._new()
        value = self.write(first, depth, places)
        self._put(depth, f"{result} = {value if _is_truth(first) else _settled(value)}")
        for further, part in enumerate(rest):
            self._put(depth + further, f"if {result} is not {decisive}:")
            inside = depth + further + 1
            joined = _quickly(self.write(part, inside, places), "bool", "v", f"{join}({result}, v)", of_none, result)
            self._put(inside, f"{result} = {joined}")
        return result

    def _choice(self, node: tree.Choice, depth: int, places: Places) -> str:
        condition = self.held(self.write(node.condition, depth, places), depth)
        one, other = self._new(), self._new()
        for name, unless, part in ((one, "False", node.one), (other, "True", node.other)):
            self._put(depth, f"if {condition} is not {unless}:")
            self._put(depth + 1, f"{name} = {self.write(part, depth + 1, places)}")
        result = self._new()
        settled = f"{one} if {condition} is True else {other} if {condition} is False"
        self._put(depth, f"{result} = {settled} else chosen({condition}, {one}, {other})")
        return result

    # many things

    def _quantified(self, node: tree.Quantified, depth: int, places: Places) -> str:
        result = self._new()
        every = node.word == "every"
        decisive, join = ("True", "either") if node.word == "some" else ("False", "both")

        def body(each: str, belongs: str, at: int, inner: Places) -> None:
            has = None if node.has is None else self.write(node.has, at, inner)
            if has is None:
                truth = belongs
            elif every:
                truth = has if belongs == "True" else f"implied({belongs}, {has})"
            else:
                truth = has if belongs == "True" else f"both({belongs}, {has})"
            if node.word == "no":
                truth = f"negated({truth})"
            truth = self.held(truth, at)
            self._put(at, f"{result} = {join}({result}, {truth})")
            self._put(at, f"if {result} is {decisive}: break")

        def on_open(more: str, at: int) -> None:
            self._put(at, f"{result} = {join}({result}, {more})")

        self._put(depth, f"{result} = {'False' if node.word == 'some' else 'True'}")
        self._loop(node.range, depth, places, body, on_open)
        return result

    def _count(self, node: tree.Count, depth: int, places: Places) -> str:
        result = self._new()

        def body(_each: str, belongs: str, at: int, _inner: Places) -> None:
            one = "1" if belongs == "True" else f"perhaps(1, {belongs})"
            self._put(at, f"{result} = plus({result}, {one})")

        def on_open(more: str, at: int) -> None:
            self._put(at, f"{result} = plus({result}, others({more}))")

        self._put(depth, f"{result} = 0")
        self._loop(node.range, depth, places, body, on_open)
        return result

    def _aggregate(self, node: tree.Aggregate, depth: int, places: Places) -> str:
        if node.word == "sum":
            return self._sum(node, depth, places)
        result, more = self._gathered(node.range, node.of, depth, places)
        if node.word == "values":
            return f"values_of({result}, {more})"
        return f"extreme_of({result}, {more}, {node.word == 'max'})"

    def _sum(self, node: tree.Aggregate, depth: int, places: Places) -> str:
        result = self._new()
        rest = "others({})" if self._never_negative(node.of) else "{}"

        def body(_each: str, belongs: str, at: int, inner: Places) -> None:
            value = self.write(node.of, at, inner)
            added = value if belongs == "True" else f"perhaps({value}, {belongs})"
            self._put(at, f"{result} = plus({result}, {added})")

        def on_open(more: str, at: int) -> None:
            self._put(at, f"{result} = plus({result}, {rest.format(more)})")

        self._put(depth, f"{result} = 0")
        self._loop(node.range, depth, places, body, on_open)
        return result

    def _gathered(self, ranged: tree.Range, of: Node | None, depth: int, places: Places) -> tuple[str, str]:
        """Lists of (value of the thing, whether it belongs), and the name of why others may exist."""
        result, more = self._new(), self._new("more")

        def body(each: str, belongs: str, at: int, inner: Places) -> None:
            value = each if of is None else self.write(of, at, inner)
            self._put(at, f"{result}.append(({value}, {belongs}))")

        self._put(depth, f"{result} = []")
        self._put(depth, f"{more} = None")
        self._loop(ranged, depth, places, body, lambda found, at: self._put(at, f"{more} = {found}"))
        return result, more

    def _selection(self, node: tree.Selection, depth: int, places: Places) -> str:
        result, more = self._gathered(node.range, None, depth, places)
        return f"Selection({node.range.kind!r}, {result}, {more})"

    def _the(self, node: tree.The, depth: int, places: Places) -> str:
        result, more = self._gathered(node.range, None, depth, places)
        return f"the_one({result}, {more}, {node.range.kind!r})"

    def _pick(self, node: tree.Pick, depth: int, places: Places) -> str:
        result, more = self._new(), self._new("more")

        def body(each: str, belongs: str, at: int, inner: Places) -> None:
            self._put(at, f"{result}.append(({each}, {belongs}, {self.write(node.by, at, inner)}))")

        self._put(depth, f"{result} = []")
        self._put(depth, f"{more} = None")
        self._loop(node.range, depth, places, body, lambda found, at: self._put(at, f"{more} = {found}"))
        return f"picked({result}, {more}, {node.word == 'latest'})"

    def _loop(self, ranged: tree.Range, depth: int, places: Places, body: Body, on_open: OnOpen) -> None:
        """A loop over the things that belong or may; ``body`` is told the thing and whether it belongs."""
        each, more, belongs = self._new(f"{ranged.name}_"), self._new("more"), "True"
        inner = {**places, ranged.name: each}
        if ranged.source is not None:
            source = self.held(f"selected({ranged.kind!r}, {self.write(ranged.source, depth, places)})", depth)
            belongs = self._new("in")
            self._put(depth, f"{more} = {source}.open")
            self._put(depth, f"for {each}, {belongs} in {source}.pairs:")
        else:
            self._put(depth, f"{more} = base.{'left_out' if ranged.listed else 'more'}({ranged.kind!r})")
            self._put(depth, f"for {each} in {self._listed(ranged, depth, places)}:")
        if ranged.where is not None:
            fits = self.held(self.write(ranged.where, depth + 1, inner), depth + 1)
            if belongs != "True":
                fits = self.held(f"both({belongs}, {fits})", depth + 1)
            else:
                fits = self.held(_settled(fits), depth + 1) if not _is_truth(ranged.where) else fits
            self._put(depth + 1, f"if {fits} is False: continue")
            belongs = fits
        body(each, belongs, depth + 1, inner)
        self._put(depth, f"if {more} is not None:")
        on_open(more, depth + 1)

    def _listed(self, ranged: tree.Range, depth: int, places: Places) -> str:
        """All things of the kind, or those that may have what the condition asks of submitted facts."""
        wanted = dict(self._equations(ranged.where, ranged)) if ranged.where is not None else {}
        if not wanted:
            return f"base.subjects({ranged.kind!r})"
        values = "".join(f"{self.write(each, depth, places)}, " for each in wanted.values())
        return f"base.matching({ranged.kind!r}, {tuple(wanted)!r}, ({values}))"

    def _equations(self, node: Node, ranged: tree.Range) -> list[tuple[str, Node]]:
        """``thing.fact = something`` that every thing has to satisfy; the something does not look at the thing."""
        if isinstance(node, tree.Conjunction):
            return [found for part in node.parts for found in self._equations(part, ranged)]
        if not isinstance(node, tree.Comparison) or node.operator != "=":
            return []
        for one, other in ((node.left, node.right), (node.right, node.left)):
            if (
                isinstance(one, tree.Attribute)
                and one.of == tree.Bound(ranged.name)
                and self._submitted(one.kind, one.name)
                and not any(part == tree.Bound(ranged.name) for part in tree.walk(other))
                and not isinstance(other, tree.Nothing)
            ):
                return [(one.name, other)]
        return []


def _quickly(value: str, of_class: str, quick: str, otherwise: str, only: str = "", where: str = "") -> str:
    """An operation on ``v``, the value: where it is of the ordinary class, nothing has to be called.

    ``where``: a name that besides has to be ``only``.
    """
    besides = f" and {where} is {only}" if where else ""
    return f"({quick} if (v := {value}).__class__ is {of_class}{besides} else {otherwise})"


def _settled(value: str) -> str:
    return _quickly(value, "bool", "v", "settle(v)")


def _is_word(node: Node) -> bool:
    return isinstance(node, tree.Constantly) and isinstance(node.value, str)


TRUTHS = (
    tree.Comparison,
    tree.Among,
    tree.IsGiven,
    tree.IsKnown,
    tree.Negation,
    tree.Conjunction,
    tree.Disjunction,
    tree.Quantified,
)


def _is_truth(node: Node) -> bool:
    """Whether a formula surely gives a truth, and never none."""
    return isinstance(node, TRUTHS)
