"""The examples of the shipped rules."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from validator.authoring.example_facts import DAY, day_of, given_facts
from validator.authoring.examples import run_examples
from validator.judging.judge import Judge
from validator.judging.prepared import Prepared, compile_rulebook, evaluator_of
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
    now = replace(now, examples=tuple(one for one in now.examples if "decided_on" not in repr(one.given)))
    old = replace(now, id="CG-OP-90", effective_to=date(2020, 12, 31))
    new = replace(now, also=("CG-OP-90",), effective_from=date(2021, 1, 1))
    both = replace(book, rules={**book.rules, "CG-OP-04": new, "CG-OP-90": old})
    judge = Judge.load(Prepared(both, compile_rulebook(both, rulesets=False)), "compiled")
    for rule in (old, new):
        results = list(run_examples(both, judge, [rule]))
        assert len(results) == len(now.examples)
        assert [one.faults for one in results if not one.passed] == []


def test_the_day_of_an_example_is_its_day_of_publication_else_one_on_which_its_rule_is_in_effect(validator) -> None:
    rule = validator.rulebook.rules["CG-OP-04"]
    example = replace(rule.examples[0], given={})
    assert day_of(rule, example) == DAY
    assert day_of(replace(rule, effective_to=date(2020, 12, 31)), example) == date(2020, 12, 31)
    assert day_of(replace(rule, effective_from=date(2027, 1, 1)), example) == date(2027, 1, 1)
    published = replace(example, given={"claim": {"published_on": "2019-05-01"}})
    assert day_of(rule, published) == date(2019, 5, 1)


def test_parameters_are_those_of_that_day(validator) -> None:
    book = validator.rulebook
    name, entry = next((name, entry) for name, entry in book.parameters.entries.items() if entry.unit == "t")
    values = (DatedValue(None, 1), DatedValue(date(2021, 1, 1), 2))
    dated = replace(book, parameters=Parameters({**book.parameters.entries, name: replace(entry, values=values)}))
    rule = book.rules["CG-OP-04"]
    example = replace(rule.examples[0], given={})
    evaluator = evaluator_of(dated)
    before = given_facts(replace(rule, effective_to=date(2020, 12, 31)), example, evaluator)
    assert before.parameter(name) == 1
    assert given_facts(rule, example, evaluator).parameter(name) == 2
