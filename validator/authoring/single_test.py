"""One test of one attribute as a clause: "the day on which it was issued is on or before 5 May 2026".

What enters: a checked test and the names of its words. What leaves: a clause without a full stop. Nothing fails.
"""

from __future__ import annotations

from datetime import date

from validator.authoring.naming import Naming, quantity
from validator.rulebook.conditions import Operator, Parameter, Path, Span, Test

# For each operator: what stands between the attribute and the value, and the same for its opposite.
PHRASES: dict[Operator, tuple[str, str]] = {
    Operator.EQUALS: ("is {}", "is not {}"),
    Operator.IN: ("is {}", "is none of {}"),
    Operator.NOT_IN: ("is none of {}", "is {}"),
    Operator.AT_LEAST: ("is at least {}", "is less than {}"),
    Operator.AT_MOST: ("is at most {}", "is more than {}"),
    Operator.MORE_THAN: ("is more than {}", "is at most {}"),
    Operator.LESS_THAN: ("is less than {}", "is at least {}"),
    Operator.BEFORE: ("is before {}", "is on or after {}"),
    Operator.ON_OR_BEFORE: ("is on or before {}", "is after {}"),
    Operator.AFTER: ("is after {}", "is on or before {}"),
    Operator.ON_OR_AFTER: ("is on or after {}", "is before {}"),
    Operator.WITHIN: ("falls within {}", "does not fall within {}"),
    Operator.INCLUDES: ("includes {}", "does not include {}"),
    Operator.INCLUDES_ANY: ("includes at least one of {}", "includes none of {}"),
    Operator.INCLUDES_ALL: ("includes all of {}", "does not include all of {}"),
    Operator.SUBSET_OF: ("holds nothing but {}", "holds something other than {}"),
}
AMONG = ("is among {}", "is not among {}")
SAME = ("the answer to both is the same", "the answers to the two differ")
MANY = {
    "is": "are",
    "includes": "include",
    "does": "do",
    "holds": "hold",
    "falls": "fall",
    "can": "can",
    "cannot": "cannot",
}
OR_LISTS = frozenset({Operator.IN, Operator.INCLUDES_ANY, Operator.SUBSET_OF})


def test_clause(test: Test, naming: Naming, *, denied: bool = False) -> str:
    """What the test says; ``denied``: the opposite."""
    return _clause(test, naming, denied).rstrip(",")


def _clause(test: Test, naming: Naming, denied: bool) -> str:
    if test.operator is Operator.KNOWN:
        return _known(test, naming, bool(test.operand) is not denied)
    clause = naming.clause(test.path)
    if clause is not None and isinstance(test.operand, bool):
        return clause.said() if test.operand is not denied else clause.denied()
    if clause is not None and isinstance(test.operand, Path):
        other = naming.clause(test.operand)
        return (
            f"{SAME[denied]}: whether {clause.said()}; whether {other.said() if other else naming.noun(test.operand)}"
        )
    phrase = _phrase(test, denied).format(_operand(test, naming))
    return f"{naming.noun(test.path)} {_agreeing(phrase) if naming.several(test.path) else phrase}"


def _phrase(test: Test, denied: bool) -> str:
    """What stands between attribute and value; a list of one is spoken of as one."""
    one = isinstance(test.operand, tuple) and len(test.operand) == 1
    if test.operator in (Operator.IN, Operator.NOT_IN) and isinstance(test.operand, Path):
        return AMONG[denied is (test.operator is Operator.IN)]
    if test.operator in (Operator.IN, Operator.NOT_IN) and one:
        return PHRASES[Operator.EQUALS][denied is (test.operator is Operator.IN)]
    if test.operator in (Operator.INCLUDES_ANY, Operator.INCLUDES_ALL) and one:
        return PHRASES[Operator.INCLUDES][denied]
    return PHRASES[test.operator][denied]


def _agreeing(phrase: str) -> str:
    """The phrase as it follows a plural."""
    verb, _, rest = phrase.partition(" ")
    return f"{MANY[verb]} {rest}"


def _known(test: Test, naming: Naming, known: bool) -> str:
    clause = naming.clause(test.path)
    if clause is not None:
        return f"it is {'known' if known else 'not known'} whether {clause.said()}"
    derived = naming.attribute(test.path).defined
    told = (
        ("can be worked out" if known else "cannot be worked out")
        if derived
        else ("is given" if known else "is not given")
    )
    return f"{naming.noun(test.path)} {_agreeing(told) if naming.several(test.path) else told}"


def _operand(test: Test, naming: Naming) -> str:
    operand, joint = test.operand, "or" if test.operator in OR_LISTS else "and"
    if isinstance(operand, Span):
        return f"{_length(operand, naming)} {operand.direction} {_anchor(operand.anchor, naming)}"
    if isinstance(operand, Path):
        return naming.noun(operand)
    if isinstance(operand, Parameter):
        return naming.parameter(operand)
    return naming.literal(operand, naming.attribute(test.path), joint)


def _length(span: Span, naming: Naming) -> str:
    return naming.parameter(span.length) if isinstance(span.length, Parameter) else quantity(span.length, span.unit)


def _anchor(anchor: Path | Parameter | date, naming: Naming) -> str:
    if isinstance(anchor, Path):
        return naming.noun(anchor)
    return naming.parameter(anchor) if isinstance(anchor, Parameter) else quantity(anchor, None)
