"""Linking: every word means something, every type and unit fits, and a mistake has its line and column in the file."""

from __future__ import annotations

import pytest

from tests.rulebook.formulas.conftest import Load
from validator.dossier.problem import Problem


def only_problem(found: object) -> Problem:
    """The one thing that is wrong."""
    assert isinstance(found, tuple) and len(found) == 1, found
    problem = found[0]
    assert isinstance(problem, Problem)
    return problem


def test_a_bare_name_is_the_things_own_fact(define: Load) -> None:
    found = define("  output_t: {is: product_output_t + scrap_output_t, unit: t, about: all output}\n")
    assert not isinstance(found, tuple)
    definition = found["account", "output_t"]
    assert definition.type.unit == "t"
    assert definition.type.least


@pytest.mark.parametrize(
    ("formula", "told"),
    [
        ("coc_inputt_t", "`coc_inputt_t` is neither a fact of account nor anything else"),
        ("entity.nam", "`nam` is not a fact of entity. Did you mean `name`?"),
        ("parameter(mass_tolerance)", "is not in parameters.yaml. Did you mean `mass_tolerance_t`?"),
        ("table(maks)", "There is no table `maks`. Did you mean `makes`?"),
        ("coc_input_t + declared_input_percent", "a number in t and a number in percent do not fit together"),
        ("period_from <= coc_input_t", "a day and a number in t do not fit together"),
        ("coc_input_t <= 25", "`25` may not stand in a formula"),
        ("period_to + 3 days < period_from", "Durations stand in parameters.yaml"),
        ('level = "grup"', "`grup` is none of its words (group, site). Did you mean `group`?"),
        ('activity in ["casthouse", "casting"]', "`casting` is none of its words"),
        ('table(makes, "casting")', "says nothing of `casting`"),
        ("internal_scrap_counted + coc_input_t", "This is yes or no, and a number is needed here"),
        ("coc_input_t and internal_scrap_counted", "and yes or no is needed here"),
        ("coc_input_t.name", "Nothing can be asked of a number in t"),
        ("some acount where acount.id = id", "is no kind of which there are several. Did you mean `account`?"),
        ("share(coc_input_t)", "`share` takes 2 arguments"),
        ("shares(coc_input_t, coc_input_t)", "neither a definition of account nor a function. Did you mean `share`?"),
        ("count(each claim)", "is no kind of which there are several"),
        ("entity in (each transfer)", "cannot be among"),
        ("days(coc_input_t)", "A duration stands only where"),
    ],
)
def test_a_wrong_word_is_told_with_the_nearest_right_one(define: Load, formula: str, told: str) -> None:
    problem = only_problem(
        define(
            f"  wrong:\n    is: |\n      {formula}\n    about: a mistake\n", {"makes": {"casthouse": ["asi_aluminium"]}}
        )
    )
    assert told in problem.message
    assert problem.line == 7
    assert problem.path == "accounts.yaml"


def test_the_column_is_that_of_the_wrong_word_in_the_file(define: Load) -> None:
    problem = only_problem(define("  wrong:\n    is: coc_input_t + nothing_t\n    about: a mistake\n"))
    assert (problem.line, problem.column) == (6, 23)


def test_a_unit_that_is_stated_has_to_be_the_one_computed(define: Load) -> None:
    problem = only_problem(define("  wrong:\n    is: coc_input_t / non_coc_input_t\n    unit: t\n    about: a share\n"))
    assert "It says a number in t, and the formula gives a number" in problem.message


def test_arguments_have_kinds(define: Load) -> None:
    found = define(
        "  held_by(who):\n    takes: {who: entity}\n    is: entity = who.id\n    about: whose it is\n"
        "  own:\n    is: held_by(holder) or held_by(entity)\n    about: the holder's\n"
    )
    assert not isinstance(found, tuple), found


def test_a_definition_that_is_submitted_already_is_refused(define: Load) -> None:
    problem = only_problem(define("  coc_input_t: {is: non_coc_input_t, unit: t, about: twice}\n"))
    assert "is submitted; what is worked out has another name" in problem.message


def test_a_definition_says_one_thing(define: Load) -> None:
    problem = only_problem(define("  nothing: {about: empty}\n"))
    assert "A definition says one of `is:`, `all:`, `any:`, `says:`." in problem.message
