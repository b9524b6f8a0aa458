"""Definitions and tables changed in one small step, and who notices."""

from __future__ import annotations

from dataclasses import replace

import pytest

from validator import Validator
from validator.authoring.example_facts import example_facts
from validator.authoring.mutation.changed_tables import tables_in_another_step
from validator.authoring.mutation.differing import same
from validator.authoring.mutation.meaning_mutants import MeaningMutant, deciding_facts, meaning_mutants
from validator.authoring.mutation.touched import touched
from validator.authoring.mutation.witnesses import Witnesses
from validator.facts.values import NOTHING, Interval, Missing, Unknown
from validator.rulebook.definition import Table
from validator.rulebook.rule import Cite

RULE, DEFINITION = "CG-MB-01", "account.period_ok"


@pytest.fixture(scope="module")
def made(whole: Validator) -> list[MeaningMutant]:
    book = whole.rulebook
    return list(meaning_mutants(book.meaning, book.parameters, deciding_facts(book.rules.values(), book)))


@pytest.fixture(scope="module")
def witnesses(whole: Validator) -> Witnesses:
    rules = [whole.rulebook.rules[RULE]]
    return Witnesses(rules, lambda _: whole.judge.evaluator, [], whole.judge.conclude)


def test_no_two_have_the_same_name(made: list[MeaningMutant]) -> None:
    keys = [mutant.key for mutant in made]
    assert len(set(keys)) == len(keys)


def test_none_is_the_definition_itself(made: list[MeaningMutant], whole: Validator) -> None:
    meaning = whole.rulebook.meaning
    for mutant in made:
        (first, *_) = mutant.facts
        if mutant.name.startswith("table "):
            assert mutant.changed != meaning.tables[mutant.changed.name], mutant.key
        else:
            assert getattr(mutant.changed, "formula", None) != meaning.definitions[first].formula, mutant.key


def test_sentences_decide_nothing(made: list[MeaningMutant], whole: Validator) -> None:
    says = {each.title for each in whole.rulebook.meaning.definitions.values() if each.says}
    assert says
    assert not says & {mutant.name for mutant in made}


def test_a_part_is_named_as_it_is_listed(made: list[MeaningMutant]) -> None:
    own = {mutant.key[1:]: mutant.was for mutant in made if mutant.name == DEFINITION}
    assert own["is/parts/1", "< for <="] == "period_to <= period_limit"
    assert own["is/parts/0", "left out"] == "well_dated"


def test_an_example_notices_what_reaches_its_rule_s_answer(made: list[MeaningMutant], witnesses: Witnesses) -> None:
    by = {mutant.key[1:]: witnesses.noticed_by(mutant) for mutant in made if mutant.name == DEFINITION}
    assert by["is/parts/1", "left out"] == "own example"
    # A period of exactly a year meets the rule, so that nobody asks whether it is too long.
    assert by["is/parts/1", "< for <="] == "nothing"


def test_what_no_example_asks_for_is_noticed_by_none(made: list[MeaningMutant], witnesses: Witnesses) -> None:
    assert all(witnesses.noticed_by(mutant) == "nothing" for mutant in made if mutant.name == "approval.covers_text")


def test_what_was_asked_for_is_known(whole: Validator) -> None:
    evaluator = whole.judge.evaluator
    rule = whole.rulebook.rules[RULE]
    example = next(each for each in example_facts(rule, evaluator) if each.example.expect == "violated")
    assert ("account", "period_ok") not in touched(example.facts)
    example.decisions(rule, evaluator.changed(rule))
    assert ("account", "period_ok") in touched(example.facts)


def test_with_another_formula_the_rest_stays(whole: Validator, made: list[MeaningMutant]) -> None:
    evaluator = whole.judge.evaluator
    mutant = next(each for each in made if each.key == (DEFINITION, "is/parts/0", "left out"))
    changed = evaluator.with_meaning(mutant.changed)
    assert changed.formula("account", "period_ok") is not evaluator.formula("account", "period_ok")
    assert changed.formula("account", "well_dated") is evaluator.formula("account", "well_dated")


def table(rows: object) -> Table:
    return Table("words", "", "seen", Cite("", "", "", None, ()), 1, rows)  # type: ignore[arg-type]


def test_a_row_is_left_out_or_moved() -> None:
    steps = list(tables_in_another_step(table(("a", "b")), ordered=True))
    assert [(at, step, each.rows) for at, step, each in steps] == [
        ("rows/a", "left out", ("b",)),
        ("rows/b", "left out", ("a",)),
        ("rows/a", "behind b", ("b", "a")),
    ]


def test_a_word_of_a_row_is_left_out() -> None:
    steps = list(tables_in_another_step(table({"a": ("x", "y"), "b": ("z",)}), ordered=False))
    assert [(at, dict(each.rows)) for at, _, each in steps] == [  # type: ignore[arg-type]
        ("rows/a/x", {"a": ("y",), "b": ("z",)}),
        ("rows/a/y", {"a": ("x",), "b": ("z",)}),
        ("rows/b", {"a": ("x", "y")}),
    ]


def test_a_changed_table_is_seen_by_the_definitions_that_look_into_it(whole: Validator) -> None:
    evaluator, tables = whole.judge.evaluator, whole.rulebook.meaning.tables
    states = tables["eu_states"]
    fewer = evaluator.with_meaning(replace(states, rows=tuple(row for row in states.rows if row != "DE")))
    assert "DE" not in fewer.rulebook.meaning.tables["eu_states"].rows
    assert "DE" in evaluator.rulebook.meaning.tables["eu_states"].rows


def test_values_that_no_answer_can_tell_apart() -> None:
    because, other = (Missing("a.b", "/a"),), (Missing("a.c", "/a"),)
    assert same(Unknown(because), Unknown(other))
    assert not same(Unknown(because), NOTHING)
    assert not same(Interval(0, 1, because), Interval(0, 2, because))
    assert not same(Interval(0, 1, because), Unknown(because))
    assert same(3, 3)
    assert not same(True, False)
