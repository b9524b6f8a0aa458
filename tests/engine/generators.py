"""Random rules and random facts for a small vocabulary of their own.

Everything is made from a `random.Random`, so a case is its seed: tests, and longer campaigns, repeat it exactly.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from fractions import Fraction
from random import Random

from validator.facts.element import Element, Facts
from validator.facts.values import Interval, Known, Missing, Unknown, Value
from validator.rulebook.conditions import (
    ALWAYS,
    All,
    Any,
    Condition,
    Literal,
    Not,
    Operand,
    Operator,
    Parameter,
    Path,
    Quantified,
    Quantifier,
    Span,
    Test,
)
from validator.rulebook.rule import Cite, Rule, Violation

ATTRIBUTES = {
    "claim": {
        "mark": "boolean",
        "category": "text",
        "percentage": "number",
        "published_on": "date",
        "markets": "list",
    },
    "approval": {"mark": "number", "status": "text", "decided_on": "date"},
    "transfer": {
        "covered": "boolean",
        "material": "text",
        "mass_t": "number",
        "shipped_on": "date",
        "documents": "list",
    },
    "certificate": {"mark": "text", "level": "number", "expires_on": "date", "in_force": "boolean"},
}
SINGLES, LISTS = ("claim", "approval"), ("transfer", "certificate")
SUBJECTS = ("claim", "transfer", "certificate")

POOL: dict[str, tuple[Literal, ...]] = {
    "boolean": (True, False),
    "text": ("FSC", 'água "x"', "10", "", "true", "1", "A\u030a", "Å", "back\\slash", "a.b", "アルミ", "None", "1e-07"),
    "number": (
        0,
        1,
        -3,
        2,
        Fraction(5, 2),
        95,
        Fraction(949999, 10000),
        Fraction(1, 10**7),
        Fraction(12, 10**7),
        10**22,
        10**22 + 1,
        -(10**22),
        Fraction(1, 3),
        2**63,
    ),
    "date": (
        date(2024, 2, 29),
        date(2026, 5, 1),
        date(2026, 5, 2),
        date(2026, 5, 3),
        date(2028, 2, 28),
        date.min,
        date.max,
    ),
}
PARAMETERS: dict[str, Value] = {
    "limit": Known(Fraction(5, 2)),
    "months": Known(24),
    "day": Known(date(2026, 5, 2)),
    "unseen": Unknown((Missing("parameter.unseen", "", "parameter"),)),
}
ORDERS = {
    "number": (Operator.AT_LEAST, Operator.AT_MOST, Operator.MORE_THAN, Operator.LESS_THAN),
    "date": (Operator.BEFORE, Operator.ON_OR_BEFORE, Operator.AFTER, Operator.ON_OR_AFTER),
}
SETS = (Operator.INCLUDES_ANY, Operator.INCLUDES_ALL, Operator.SUBSET_OF)
Bound = tuple[str, ...]


def parameter(name: str) -> Value:
    """The value of a parameter."""
    return PARAMETERS[name]


def rule_of(id: str, subject: str, when: Condition, require: Condition | None, *cases: Condition) -> Rule:
    """A rule with nothing but its meaning; the last violation case has no condition."""
    violations = tuple(Violation("reject", case, "", "") for case in (*cases, ALWAYS))
    cite = Cite("document", "1", "section", None, ())
    return Rule(
        id=id, also=(), title=id, cite=cite, basis="design", confirmed=None, effective_from=None, effective_to=None,
        profile=None, subject=subject, when=when, require=require, question="", violations=violations, unknown="flag",
        examples=(),
    )  # fmt: skip


class Rules:
    """Random conditions and rules. ``known`` may be left out: it is the one test that more evidence can unsettle."""

    def __init__(self, random: Random, *, known: bool = True) -> None:
        self.random = random
        self.known = known

    def rules(self, count: int, depth: int = 3) -> list[Rule]:
        """Rules of every subject; some are for a person, some have several violation cases."""
        return [self.rule(f"R-{number:02}", depth) for number in range(count)]

    def rule(self, id: str, depth: int) -> Rule:
        subject = self.random.choice(SUBJECTS)
        bound = (subject,)
        require = None if self.random.random() < 0.05 else self.condition(bound, depth)
        cases = [self.condition(bound, 1) for _ in range(self.random.choice((0, 0, 0, 1, 2)))]
        when = ALWAYS if self.random.random() < 0.2 else self.condition(bound, depth - 1)
        return rule_of(id, subject, when, require, *cases)

    def condition(self, bound: Bound, depth: int, own: bool = False) -> Condition:
        """A condition; ``bound``: the kinds ranged over, the rule's subject first; ``own``: inside a quantifier."""
        roll = self.random.random()
        if depth <= 0 or roll < 0.35:
            return self.test(bound, own)
        if roll < 0.5:
            return Not(self.condition(bound, depth - 1, own))
        if roll < 0.6 and len(bound) < 3:
            return self.quantified(bound, depth - 1)
        if roll < 0.64:
            return self.large(bound, own)
        parts = tuple(self.condition(bound, depth - 1, own) for _ in range(self.random.choice((0, 1, 2, 2, 3, 4))))
        return self.random.choice((All, Any))(parts)

    def large(self, bound: Bound, own: bool) -> Condition:
        """A condition that no single join of sixteen facts can decide."""
        outer, inner = self.random.choice(((All, Any), (Any, All)))
        groups = self.random.choice(((6, 4), (1, 40), (40, 1), (3, 18)))
        return outer(tuple(inner(tuple(self.test(bound, own) for _ in range(groups[1]))) for _ in range(groups[0])))

    def quantified(self, bound: Bound, depth: int) -> Quantified:
        kind = self.random.choice((*LISTS, *LISTS, "claim"))
        inner = (*bound, kind)
        return Quantified(
            self.random.choice(tuple(Quantifier)),
            kind,
            ALWAYS if self.random.random() < 0.3 else self.condition(inner, depth, True),
            self.condition(inner, depth, True),
            self.random.choice((*ORDERS["number"], Operator.EQUALS)),
            self.random.choice((0, 1, 2, Parameter("limit"), Parameter("unseen"))),
        )

    def test(self, bound: Bound, own: bool) -> Test:
        path, type_ = self.path(bound, own)
        roll = self.random.random()
        if self.known and roll < 0.08:
            return Test(path, Operator.KNOWN, self.random.random() < 0.5)
        if type_ == "list":
            texts = POOL["text"]
            if roll < 0.4:
                return Test(path, Operator.INCLUDES, self.random.choice(texts))
            return Test(path, self.random.choice(SETS), tuple(self.random.sample(texts, self.random.choice((0, 1, 3)))))
        if type_ == "date" and roll < 0.25:
            return Test(path, Operator.WITHIN, self.span(bound, own))
        if type_ != "boolean" and roll < 0.35:
            chosen = tuple(self.random.sample(POOL[type_], self.random.choice((1, 2, 3, 4))))
            return Test(path, self.random.choice((Operator.IN, Operator.NOT_IN)), chosen)
        operator = self.random.choice((Operator.EQUALS, *ORDERS.get(type_, ())))
        return Test(path, operator, self.operand(type_, bound, own))

    def operand(self, type_: str, bound: Bound, own: bool) -> Operand:
        roll = self.random.random()
        if roll < 0.12:
            return self.path(bound, own, type_)[0]
        if roll < 0.2 and type_ in ("number", "date"):
            return Parameter(self.random.choice(("unseen", "limit" if type_ == "number" else "day")))
        return self.random.choice(POOL[type_])

    def span(self, bound: Bound, own: bool) -> Span:
        anchor = self.random.choice(
            (self.path(bound, own, "date")[0], Parameter("day"), Parameter("unseen"), self.random.choice(POOL["date"]))
        )
        length = self.random.choice((0, 1, 24, 10**6, Parameter("months"), Parameter("unseen")))
        units, directions = ("days", "months", "years"), ("after", "before")
        return Span(length, self.random.choice(units), self.random.choice(directions), anchor)  # type: ignore[arg-type]

    def path(self, bound: Bound, own: bool, type_: str | None = None) -> tuple[Path, str]:
        """An attribute that is in reach, of a type if one is given."""
        reach = [(kind, False) for kind in {*SINGLES, *bound}] + ([(bound[-1], True)] * 3 if own else [])
        found = [
            (Path(kind, name, is_own), attribute)
            for kind, is_own in sorted(reach)
            for name, attribute in ATTRIBUTES[kind].items()
            if type_ in (None, attribute)
        ]
        return self.random.choice(found)


class Dossiers:
    """Random facts; ``gaps`` is the share of attributes that are unknown."""

    def __init__(self, random: Random, gaps: float = 0.25) -> None:
        self.random = random
        self.gaps = gaps

    def facts(self) -> Facts:
        lists: dict[str, tuple[Element, ...] | Unknown] = {}
        for kind in LISTS:
            many = self.random.choice((None, 0, 1, 2, 3))
            found = tuple(self.element(kind, f"/{kind}s/{i}", f"{kind}-{i}") for i in range(many or 0))
            lists[kind] = Unknown((Missing(kind, f"/{kind}s"),)) if many is None else found
        return Facts(lists, {kind: self.element(kind, f"/{kind}", None) for kind in SINGLES})

    def element(self, kind: str, pointer: str, id: str | None) -> Element:
        values = {
            name: self.value(type_, f"{kind}.{name}", f"{pointer}/{name}") for name, type_ in ATTRIBUTES[kind].items()
        }
        return Element(kind, id, pointer, values)

    def value(self, type_: str, name: str, pointer: str) -> Value:
        missing = (Missing(name, pointer),)
        if self.random.random() < self.gaps:
            return Unknown(missing)
        if type_ == "number" and self.random.random() < 0.3:
            low, high = sorted(self.random.choice(POOL["number"]) for _ in "ab")
            return Interval(low, high, missing)  # type: ignore[arg-type]
        return Known(self.plain(type_), pointer)

    def plain(self, type_: str) -> Literal | tuple[Literal, ...]:
        if type_ == "list":
            return tuple(self.random.sample(POOL["text"], self.random.choice((0, 1, 2, 4))))
        return self.random.choice(POOL[type_])

    def settled(self, facts: Facts) -> Facts:
        """The same facts with more evidence: some of what was unknown is known."""
        return _mapped(facts, self._settle, self._filled)

    def _settle(self, type_: str, value: Value) -> Value:
        if isinstance(value, Known) or self.random.random() < 0.4:
            return value
        if isinstance(value, Interval):
            inside = [n for n in POOL["number"] if value.low <= n <= value.high]  # type: ignore[operator]
            return Known(self.random.choice(inside))
        return Known(self.plain(type_))

    def _filled(self, kind: str) -> tuple[Element, ...]:
        return tuple(self.element(kind, f"/{kind}s/{i}", f"{kind}-{i}") for i in range(self.random.choice((0, 1, 2))))


def shuffled(facts: Facts, random: Random) -> Facts:
    """The same facts in another order."""
    lists = {
        kind: found if isinstance(found, Unknown) else random.sample(found, len(found))
        for kind, found in facts.lists.items()
    }
    order: Callable[[Sequence[str]], list[str]] = lambda names: random.sample(list(names), len(names))  # noqa: E731
    return Facts(
        {kind: found if isinstance(found := lists[kind], Unknown) else tuple(found) for kind in order(list(lists))},
        {kind: facts.singles[kind] for kind in order(list(facts.singles))},
    )


def with_irrelevant(facts: Facts) -> Facts:
    """The same facts beside others that no rule speaks of."""
    extra = tuple(Element("visitor", str(i), f"/visitors/{i}", {"mark": Known(True)}) for i in range(3))
    singles = {
        kind: Element(kind, one.id, one.pointer, {**one.values, "unasked": Known(1)})
        for kind, one in facts.singles.items()
    }
    return Facts({**facts.lists, "visitor": extra}, {**singles, "weather": Element("weather", None, "/weather")})


def _mapped(facts: Facts, value: Callable[[str, Value], Value], filled: Callable[[str], tuple[Element, ...]]) -> Facts:
    def element(one: Element) -> Element:
        types = ATTRIBUTES[one.kind]
        return Element(
            one.kind, one.id, one.pointer, {name: value(types[name], had) for name, had in one.values.items()}
        )

    lists = {
        kind: filled(kind) if isinstance(found, Unknown) else tuple(element(one) for one in found)
        for kind, found in facts.lists.items()
    }
    return Facts(lists, {kind: element(one) for kind, one in facts.singles.items()})
