"""Reading conditions: the mapping under ``when`` or ``require`` becomes a checked tree.

What enters: raw YAML data, its pointer, and a `Link`. What leaves: a `Condition`; where something is wrong a harmless
one and a `Problem` in the link (a rule file with problems is never used, so all of them can be collected).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any as Raw
from typing import get_args

from validator.rulebook.conditions import (
    ALWAYS,
    All,
    Any,
    Condition,
    Literals,
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
from validator.rulebook.link import Link
from validator.rulebook.load_reference import REFERENCES, load_reference, names_fact
from validator.rulebook.other_notations import of_key, of_sign
from validator.rulebook.vocabulary import Attribute, AttributeType

NUMBER_TESTS = {"at_least", "at_most", "more_than", "less_than"}
DATE_TESTS = {"before", "on_or_before", "after", "on_or_after", "within"}
LIST_TESTS = {"includes", "includes_any", "includes_all", "subset_of"}
SET_TESTS = {"in", "not_in", "includes_any", "includes_all", "subset_of"}
_EQUALITY = {"equals", "known"}
ALLOWED: dict[AttributeType, set[str]] = {
    "boolean": _EQUALITY,
    "text": _EQUALITY | {"in", "not_in"},
    "enum": _EQUALITY | {"in", "not_in"},
    "integer": _EQUALITY | {"in", "not_in"} | NUMBER_TESTS,
    "number": _EQUALITY | {"in", "not_in"} | NUMBER_TESTS,
    "date": _EQUALITY | DATE_TESTS,
    "list": {"known"} | LIST_TESTS,
}
assert set(ALLOWED) == set(get_args(AttributeType))
UNITS = ("days", "months", "years")
LOGIC = ("all", "any", "not")
QUANTIFIERS = tuple(quantifier.value for quantifier in Quantifier)


def load_condition(raw: Raw, at: str, link: Link, bound: tuple[str, ...], inside: bool = False) -> Condition:
    """A condition; ``bound`` are the kinds ranged over (the rule's subject first), ``inside`` a quantifier."""
    if not isinstance(raw, dict) or not raw:
        link.complain(at, "A condition is a mapping such as `claim.on_product: true`; here is none.", code="E312")
        return ALWAYS
    parts = tuple(_part(key, value, f"{at}/{key}", link, bound, inside) for key, value in raw.items())
    return parts[0] if len(parts) == 1 else All(parts)


def _part(key: str, raw: Raw, at: str, link: Link, bound: tuple[str, ...], inside: bool) -> Condition:
    if key in ("all", "any"):
        return _several(key, raw, at, link, bound, inside)
    if key == "not":
        return Not(load_condition(raw, at, link, bound, inside))
    if key in QUANTIFIERS:
        return _quantified(Quantifier(key), raw, at, link, bound)
    foreign = of_key(key)
    if foreign is not None:
        link.complain(at, foreign, of_key=True, code="E320")
        return ALWAYS
    path = link.path(key, at, bound, inside, of_key=True)
    return ALWAYS if path is None else _test(path, raw, at, link, bound, inside)


def _several(key: str, raw: Raw, at: str, link: Link, bound: tuple[str, ...], inside: bool) -> Condition:
    if not isinstance(raw, list) or not raw:
        link.complain(at, f"`{key}` takes a list of conditions, one a dash.", code="E313")
        return ALWAYS
    parts = tuple(load_condition(part, f"{at}/{i}", link, bound, inside) for i, part in enumerate(raw))
    return All(parts) if key == "all" else Any(parts)


def _quantified(quantifier: Quantifier, raw: Raw, at: str, link: Link, bound: tuple[str, ...]) -> Condition:
    if not isinstance(raw, dict) or len(raw) != 1:
        link.complain(
            at,
            f"`{quantifier.value}` takes one kind of fact, as in `{quantifier.value}: {{transfer: …}}`.",
            code="E314",
        )
        return ALWAYS
    (kind, body), at = next(iter(raw.items())), f"{at}/{next(iter(raw))}"
    if kind not in link.vocabulary.kinds:
        link.complain(at, f"`{kind}` is not a kind of fact.{link.hint(kind, link.vocabulary.kinds)}", code="E301")
        return ALWAYS
    if not isinstance(body, dict):
        link.complain(at, "Say which ones with `where:` and what they must satisfy with `have:`.", code="E314")
        return ALWAYS
    counting = quantifier is Quantifier.COUNT
    operators = {"at_least", "at_most", "more_than", "less_than", "equals"} if counting else set()
    for key in body:
        if key not in {"where", "have"} | operators:
            link.complain(f"{at}/{key}", f"`{key}` does not belong here: `where:` and `have:` do.", code="E314")
    inner = (*bound, kind)
    where = load_condition(body["where"], f"{at}/where", link, inner, True) if "where" in body else ALWAYS
    have = load_condition(body["have"], f"{at}/have", link, inner, True) if "have" in body else ALWAYS
    if quantifier is Quantifier.EVERY and "have" not in body:
        link.complain(at, f"`every {kind}` needs `have:`, or it says nothing.", code="E314")
    operator, number = _counted(body, operators, at, link) if counting else (Operator.AT_LEAST, 0)
    return Quantified(quantifier, kind, where, have, operator, number)


def _counted(body: Mapping[str, Raw], operators: set[str], at: str, link: Link) -> tuple[Operator, int | Parameter]:
    given = [key for key in body if key in operators]
    if len(given) != 1:
        link.complain(
            at, "`count` takes one of at_least, at_most, more_than, less_than or equals, with a number.", code="E315"
        )
        return Operator.AT_LEAST, 0
    raw = body[given[0]]
    if isinstance(raw, dict) and set(raw) == {"parameter"}:
        return Operator(given[0]), link.parameter(raw, "number", f"{at}/{given[0]}") or 0
    if not isinstance(raw, int) or isinstance(raw, bool) or raw < 0:
        link.complain(f"{at}/{given[0]}", f"`{raw}` is not a whole number of 0 or more.", code="E315")
        return Operator.AT_LEAST, 0
    return Operator(given[0]), raw


def _test(path: Path, raw: Raw, at: str, link: Link, bound: tuple[str, ...], inside: bool) -> Condition:
    attribute = link.attribute(path)
    word, operand = "equals", raw
    if isinstance(raw, dict) and not (REFERENCES & set(raw)):
        if len(raw) != 1:
            link.complain(at, f"One test a line: `{path.name}` has {len(raw)}. Use `all:` for several.", code="E316")
            return ALWAYS
        word, operand = next(iter(raw.items()))
        at = f"{at}/{word}"
    words = {operator.value for operator in Operator}
    if word not in words:
        foreign = of_sign(word, attribute.type)
        if foreign is not None:
            link.complain(at, foreign, of_key=True, code="E320")
            return ALWAYS
        link.complain(at, f"`{word}` is not a test.{link.hint(word, (*words, *REFERENCES))}", code="E309")
        return ALWAYS
    if word not in ALLOWED[attribute.type]:
        fitting = ", ".join(sorted(ALLOWED[attribute.type]))
        link.complain(
            at, f"`{word}` cannot test {path.name}, which is {attribute.type}. What fits: {fitting}.", code="E310"
        )
        return ALWAYS
    found = _operand(word, operand, attribute, at, link, bound, inside)
    return ALWAYS if found is None else Test(path, Operator(word), found)


def _operand(
    word: str, raw: Raw, attribute: Attribute, at: str, link: Link, bound: tuple[str, ...], inside: bool
) -> Operand | None:
    if word == "known":
        if not isinstance(raw, bool):
            link.complain(at, "`known` takes true or false.", code="E318")
            return None
        return raw
    if word == "within":
        return _span(raw, at, link, bound, inside)
    before = len(link.problems)
    other = load_reference(raw, attribute, at, link, bound, inside, listed=word in SET_TESTS)
    if other is not None or len(link.problems) > before:
        return other
    if isinstance(raw, dict):
        link.complain(at, "Write a value, `{attribute: …}` or `{parameter: …}` here.", code="E319")
        return None
    if word in SET_TESTS:
        return _list(raw, attribute, at, link)
    return link.literal(raw, attribute, at)


def _list(raw: Raw, attribute: Attribute, at: str, link: Link) -> Literals | None:
    if not isinstance(raw, list) or not raw:
        link.complain(at, "This test takes a list, as in `[a, b]`.", code="E319")
        return None
    for i, item in enumerate(raw):
        if names_fact(item, f"{at}/{i}", link):
            link.complain(f"{at}/{i}", f"`{item}` is a fact; a list holds values only.", code="E319")
            return None
    items = [link.literal(item, attribute, f"{at}/{i}") for i, item in enumerate(raw)]
    return tuple(item for item in items if item is not None)


def _span(raw: Raw, at: str, link: Link, bound: tuple[str, ...], inside: bool) -> Span | None:
    usage = "`within` takes a length and a day, as in `{months: 24, after: entity.joined_on}`."
    if not isinstance(raw, dict) or len(raw) != 2:
        link.complain(at, usage, code="E317")
        return None
    unit = next((key for key in raw if key in UNITS), None)
    direction = next((key for key in raw if key in ("after", "before")), None)
    if unit is None or direction is None:
        link.complain(at, usage, code="E317")
        return None
    length = raw[unit]
    if isinstance(length, dict) and set(length) == {"parameter"}:
        length = link.parameter(length, "number", f"{at}/{unit}")
    elif not isinstance(length, int) or isinstance(length, bool) or length < 0:
        link.complain(f"{at}/{unit}", f"`{length}` is not a whole number of {unit}.", code="E317")
        return None
    anchor = _anchor(raw[direction], f"{at}/{direction}", link, bound, inside)
    return None if length is None or anchor is None else Span(length, unit, direction, anchor)


def _anchor(raw: Raw, at: str, link: Link, bound: tuple[str, ...], inside: bool) -> Raw:
    return _operand("equals", raw, Attribute("within", "day", "date", "", ""), at, link, bound, inside)
