"""The examples of the shipped rules."""

from __future__ import annotations

from dataclasses import replace

from validator.authoring.examples import run_examples


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
