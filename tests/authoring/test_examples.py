"""The examples of the shipped rules."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from validator.engine.judging import Judge

from validator.authoring.examples import day_of_examples, parameters_on, run_examples
from validator.facts.values import Known
from validator.rulebook.load_parameters import DatedValue, Parameters


def test_every_example_comes_out_as_it_says_in_both_engines(validator) -> None:
    results = list(run_examples(validator.rulebook, validator.judge, validator.rulebook.rules.values()))
    failed = [f"{result.rule.id}, {result.example.case}: {result.faults}" for result in results if not result.passed]
    assert failed == []
    assert len(results) >= 3 * len(validator.rulebook.rules) - len(failed)


def test_a_wrong_expectation_is_found(validator) -> None:
    rule = validator.rulebook.rules["CG-OP-04"]
    example = next(one for one in rule.examples if one.expect == "met")
    (result,) = run_examples(
        validator.rulebook, validator.judge, [replace(rule, examples=(replace(example, expect="violated"),))]
    )
    assert result.faults == ("expected violated, got met",)


def test_a_wrong_word_in_an_example_is_found(validator) -> None:
    rule = validator.rulebook.rules["CG-OP-04"]
    example = replace(rule.examples[0], given={"clam": {}})
    (result,) = run_examples(validator.rulebook, validator.judge, [replace(rule, examples=(example,))])
    assert "`clam` is not a kind of fact. Did you mean `claim`?" in result.faults[0]


def test_examples_are_judged_on_a_day_on_which_their_rule_is_in_effect(validator) -> None:
    """A rule that has ended and the one that follows it: neither is asked about the other's day."""
    book = validator.rulebook
    now = book.rules["CG-OP-04"]
    old = replace(now, id="CG-OP-90", effective_to=date(2020, 12, 31))
    new = replace(now, also=("CG-OP-90",), effective_from=date(2021, 1, 1))
    both = replace(book, rules={**book.rules, "CG-OP-04": new, "CG-OP-90": old})
    judge = Judge.load(both.rules.values(), "reference")
    assert day_of_examples(old) == date(2020, 12, 31)
    for rule in (old, new):
        results = list(run_examples(both, judge, [rule]))
        assert len(results) == len(now.examples)
        assert [one.faults for one in results if not one.passed] == []


def test_parameters_are_those_of_that_day(validator) -> None:
    book = validator.rulebook
    name, entry = next(iter(book.parameters.entries.items()))
    values = (DatedValue(None, 1), DatedValue(date(2021, 1, 1), 2))
    dated = replace(book, parameters=Parameters({name: replace(entry, values=values)}))
    old = replace(book.rules["CG-OP-04"], effective_to=date(2020, 12, 31))
    assert parameters_on(dated, day_of_examples(old))(name) == Known(1)
    assert parameters_on(dated, day_of_examples(book.rules["CG-OP-04"]))(name) == Known(2)
