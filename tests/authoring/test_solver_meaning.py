"""The solver is told what the engine means: for the facts of every example both come to the same answer."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

import pytest
import z3

from validator import Validator
from validator.authoring.example_facts import given_facts
from validator.authoring.lint.question import Question
from validator.authoring.lint.slots import Undecided, slots_needed
from validator.authoring.lint.symbols import WORDS, Symbol, constant
from validator.evaluation.explaining import Explaining
from validator.evaluation.scope import Scope
from validator.facts.element import Element, FactBase
from validator.facts.values import Interval, Nothing, Unknown
from validator.rulebook.conditions import ALWAYS, Operator, Parameter, Path, Quantified, Quantifier
from validator.rulebook.conditions import Test as Tested
from validator.rulebook.load import Tables
from validator.rulebook.rule import Rule
from validator.rulebook.rulebook import Rulebook

NO_END = 10**18
"""What stands in for a bound that there is not: more than any number of a rule."""


def tables(book: Rulebook) -> Tables:
    return Tables(book.sources, book.parameters, book.vocabulary, book.lexicon, book.wording, book.meaning)


def test_the_answers_of_every_example(validator: Validator) -> None:
    """Where nothing that is asked for is none, which the solver does not know of."""
    book, evaluator = validator.rulebook, validator.judge.evaluator
    compared = 0
    for rule in book.rules.values():
        question = Question([rule], tables(book))
        for example in rule.examples:
            facts = given_facts(rule, example, evaluator)
            assert isinstance(facts, FactBase)
            subjects = facts.subjects(rule.subject)
            if subjects and fits(question, facts, rule):
                scope = Scope(facts, subjects[0], rule.subject)
                told = list(pinned(question, scope))
                if None in told:
                    continue
                differ = [disagrees(question, index, scope, told, evaluator.explaining) for index in (0, 1)]
                assert not question.possible(*told, z3.Or(differ)), (rule.id, example.case)
                compared += 1
    assert compared > 800


def fits(question: Question, facts: FactBase, rule: Rule) -> bool:
    """Whether there is room for the example's elements."""
    for kind, found in facts.lists.items():
        room = question.encoding.slots.get(kind, 0) + (kind == rule.subject)
        if kind in question.encoding.slots and not isinstance(found, Unknown) and len(found) > room:
            return False
    return True


def disagrees(question: Question, index: int, scope: Scope, facts: list[Any], explaining: Explaining) -> Any:
    """That the solver holds for possible what the engine does not say.

    Where a span in months is in it, the solver knows its end only to a few days: then that it rules out what the engine
    says is all that can be asked.
    """
    rule, forms = question.rules[0], question.forms[0]
    told, condition = (forms.when, rule.when) if index == 0 else (forms.require, rule.require)
    if told is None or condition is None:
        return z3.BoolVal(False)
    wanted = {
        True: told.true,
        False: told.false,
        None: z3.Not(z3.Or(told.true, told.false)),
    }[explaining.truth(condition, scope)]
    if "unit='months'" in repr(condition) or "unit='years'" in repr(condition):
        assert question.possible(*facts, wanted)
        return z3.BoolVal(False)
    return z3.Not(wanted)


def pinned(question: Question, scope: Scope) -> Iterator[Any]:
    encoding, facts = question.encoding, scope.base
    elements: dict[str, Element] = dict(facts.singles)
    for kind in encoding.vocabulary.kinds.values():
        if kind.single:
            continue
        listed, slots = encoding.elements(kind.name)
        found = facts.lists[kind.name]
        yield listed == z3.BoolVal(not isinstance(found, Unknown))
        there = () if isinstance(found, Unknown) else found
        for index, (present, bound) in enumerate(slots):
            yield present == z3.BoolVal(index < len(there))
            if index < len(there):
                elements[bound.name] = there[index]
    for (element, name), (_, symbol) in question.encoding.symbols.attributes.items():
        if element in elements:
            yield from equal(question, symbol, elements[element][name])
    for name, (_, symbol) in question.encoding.symbols.parameters.items():
        yield from equal(question, symbol, scope.base.parameter(name))


def equal(question: Question, symbol: Symbol, value: Any) -> Iterator[Any]:
    """That a symbol has a value; None where the solver knows no such value."""
    if isinstance(value, Nothing):
        yield None
        return
    yield symbol.known == z3.BoolVal(not isinstance(value, Unknown))
    yield symbol.settled == z3.BoolVal(not isinstance(value, Unknown) or isinstance(value, Interval))
    if isinstance(value, Interval):
        yield z3.And(symbol.low == constant(value.low), symbol.high == constant(min(value.high, NO_END)))
    elif isinstance(value, tuple):
        yield symbol.low == question.encoding.symbols.set_of(value)
    elif not isinstance(value, Unknown):
        yield symbol.low == (question.encoding.symbols.word(value) if symbol.type in WORDS else constant(value))


def quantified(number: int | Parameter, quantifier: Quantifier = Quantifier.COUNT) -> Quantified:
    step = Tested(Path("transfer", "step_ok", own=True), Operator.EQUALS, True)
    return Quantified(quantifier, "transfer", step, ALWAYS, Operator.AT_LEAST, number)


def test_room_for_as_many_elements_as_can_matter(validator: Validator) -> None:
    parameters = validator.rulebook.parameters
    assert slots_needed([quantified(0, Quantifier.SOME), quantified(0, Quantifier.NO)], parameters) == {"transfer": 2}
    assert slots_needed([quantified(2)], parameters) == {"transfer": 3}
    assert slots_needed([quantified(Parameter("majors_limit"))], parameters) == {"transfer": 4}
    with pytest.raises(Undecided):
        slots_needed([quantified(40)], parameters)
    with pytest.raises(Undecided):
        slots_needed([quantified(Parameter("logo_min_width_mm"))], parameters)


def test_numbers_are_exact() -> None:
    assert constant(Fraction(1, 3)).as_fraction() == Fraction(1, 3)
