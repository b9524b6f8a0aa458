"""Rules changed in one small step, and who notices."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path as File
from types import SimpleNamespace

import pytest
from click.testing import CliRunner, Result

from validator import Validator
from validator.authoring.example_facts import example_facts
from validator.authoring.mutation.by_examples import other_example_notices, own_example_notices
from validator.authoring.mutation.mutants import Mutant, mutants
from validator.authoring.mutation.reasons import read_reasons
from validator.authoring.mutation.shift import moved
from validator.authoring.mutation.steps import steps_of
from validator.authoring.mutation.survey import Fate, survey
from validator.authoring.placed import placed_rule
from validator.authoring.rule_documents import rule_documents
from validator.cli.main import cli
from validator.facts.values import Unknown
from validator.rulebook.conditions import ALWAYS, Not, Operator, Span, Test
from validator.rulebook.conditions import Path as Name
from validator.rulebook.vocabulary import Attribute


def of(validator: Validator, rule: str) -> list[Mutant]:
    ((found, document),) = rule_documents([validator.rulebook.rules[rule]])
    return list(mutants(placed_rule(found, document.data), validator.rulebook))


def words(operator: Operator, operand: object, *values: str) -> list[str]:
    attribute = Attribute("claim", "a", "text", "", "", values=values)
    test = Test(Name("claim", "a"), operator, operand)  # type: ignore[arg-type]
    return [word for word, _ in steps_of(test, attribute)]


@pytest.mark.parametrize(
    ("operator", "operand", "steps"),
    [
        (Operator.AT_LEAST, 3, ["more_than for at_least", "one more", "one less", "denied"]),
        (Operator.AT_MOST, Fraction(1, 2), ["less_than for at_most", "one more", "one less", "denied"]),
        (Operator.BEFORE, Name("claim", "b"), ["on_or_before for before", "denied"]),
        (
            Operator.ON_OR_AFTER,
            date(2026, 5, 2),
            ["after for on_or_after", "a day later", "a day earlier", "denied"],
        ),
        (Operator.EQUALS, True, ["the opposite"]),
        (Operator.EQUALS, "word", ["another word", "denied"]),
        (Operator.IN, ("a", "b"), ["its first word left out", "its first word alone", "denied"]),
        (
            Operator.WITHIN,
            Span(12, "months", "after", Name("claim", "b")),
            ["one of the months more", "one of the months less", "before for after", "denied"],
        ),
    ],
)
def test_the_steps_of_a_test(operator: Operator, operand: object, steps: list[str]) -> None:
    assert words(operator, operand) == steps


def test_a_rule_is_changed_everywhere_once(validator: Validator) -> None:
    found = {mutant.key[1:] for mutant in of(validator, "CG-OP-04")}
    assert ("/when", "any for all") in found
    assert ("/when/claim.on_product", "left out") in found
    assert ("/require/any/1/approval.decided_on", "before for on_or_before") in found
    assert ("/violated/0/outcome", "flag for the outcome") in found
    assert ("/unknown", "advise for the outcome") in found


def test_no_two_mutants_have_the_same_name(validator: Validator) -> None:
    for rule, document in rule_documents(validator.rulebook.rules.values()):
        keys = [mutant.key for mutant in mutants(placed_rule(rule, document.data), validator.rulebook)]
        assert len(set(keys)) == len(keys), rule.id


def test_a_mutant_is_never_the_rule_itself(validator: Validator) -> None:
    for rule in ("CG-OP-04", "COC-CHN-05", "CG-STAT-01", "COC-DD-03"):
        for mutant in of(validator, rule):
            assert mutant.shifted or mutant.rule != validator.rulebook.rules[rule], mutant.key


def test_an_example_on_the_bound_notices_what_an_example_beside_it_does_not(validator: Validator) -> None:
    evaluator = validator.judge.evaluator
    mutant = next(one for one in of(validator, "CG-OP-04") if one.step == "before for on_or_before")
    examples = example_facts(validator.rulebook.rules["CG-OP-04"], evaluator)
    assert own_example_notices(mutant, examples, evaluator)
    before = [one for one in examples if one.example.case == "approved the day before publication"]
    assert before
    assert not own_example_notices(mutant, before, evaluator)


def test_another_rule_s_example_notices_a_violation_that_it_does_not_tell_of(validator: Validator) -> None:
    book, evaluator = validator.rulebook, validator.judge.evaluator
    rule, others = book.rules["CG-OP-04"], example_facts(book.rules["CG-OP-06"], evaluator)
    assert not other_example_notices(Mutant(rule, "", ""), others, evaluator)
    assert other_example_notices(Mutant(replace(rule, require=Not(ALWAYS)), "", ""), others, evaluator)


def test_a_parameter_is_moved_by_one() -> None:
    parameters = {"days": 30, "since": date(2026, 5, 2)}
    facts = SimpleNamespace(parameter=lambda name: parameters.get(name, Unknown(())))

    def seen(name: str) -> object:
        return moved(Mutant(None, "", "", name, -1), facts)  # type: ignore[arg-type]

    assert seen("days") == {"days": 29}
    assert seen("since") == {"since": date(2026, 5, 1)}
    assert seen("nobody_saw_it") == {}


def test_reasons_are_needed_or_told(validator: Validator) -> None:
    first, second, *_ = of(validator, "CG-OP-04")
    reasons = {first.key: "same outcome", second.key: "no"}
    fates = [Fate(first, "nothing", "same outcome"), Fate(second, "own example", "")]
    told = survey(fates, reasons, ["CG-OP-04"], whole=True)
    assert told.stale == (second.key,)
    assert [fate.reason for fate in told.unnoticed] == ["same outcome"]
    assert told.noticed_percent == 50


def test_a_reason_for_a_rule_that_is_gone_is_told_where_everything_was_tried() -> None:
    reasons = {("CG-GONE-01", "/when", "any for all"): "no"}
    assert survey([], reasons, None, whole=True).stale == tuple(reasons)
    assert survey([], reasons, None, whole=False).stale == ()
    assert survey([], reasons, ["CG-OP-04"], whole=True).stale == ()


def test_what_proposed_examples_notice_counts_apart(validator: Validator) -> None:
    first, second, *_ = of(validator, "CG-OP-04")
    told = survey([Fate(first, "own example"), Fate(second, "proposed example")], {}, [], whole=False)
    assert (told.by_hand_percent, told.noticed_percent) == (50, 100)


def test_what_is_wrong_with_the_file_of_reasons() -> None:
    assert read_reasons(b"A-01: [{at: /when, step: left out, why: so}]", "mutants.yaml") == {
        ("A-01", "/when", "left out"): "so"
    }
    for wrong in (
        b"A-01: so",
        b"A-01: [{at: /when}]",
        b"- [",
        b"A-01: [{at: a, step: b, why: c}, {at: a, step: b, why: d}]",
    ):
        assert isinstance(read_reasons(wrong, "mutants.yaml"), tuple)


def run(fixtures: File, *arguments: str) -> Result:
    given = ["rules", "mutate", "--fixtures", str(fixtures), *arguments]
    return CliRunner().invoke(cli, given, catch_exceptions=False)


def test_most_mutants_of_a_sample_are_noticed_by_what_was_written_by_hand(fixtures: File) -> None:
    report = json.loads(run(fixtures, "--sample", "40", "--format", "json").stdout)
    assert report["noticed_percent"] >= 80


def test_a_sample_is_always_the_same(tmp_path: File) -> None:
    sample = ("CG-OP-04", "CG-STAT-01", "--sample", "9")
    assert run(tmp_path, *sample).stdout == run(tmp_path, *sample).stdout


def test_a_rule_whose_examples_notice_too_little(rules_copy, tmp_path: File) -> None:
    file = rules_copy.file("CG-OP-04")
    text = file.read_text(encoding="utf-8")
    head, *cases = text.split("  - case:")
    first = [next(case for case in cases if f"expect: {status}" in case) for status in ("met", "violated", "unknown")]
    file.write_text("  - case:".join((head, *first)), encoding="utf-8")
    done = run(tmp_path, "CG-OP-04", "--rules", str(rules_copy.folder))
    assert done.exit_code == 1
    assert "CG-OP-04: /when/claim.on_product: left out." in done.stdout


def test_a_reason_that_is_not_needed(rules_copy, tmp_path: File) -> None:
    entry = "COC-DOC-09: [{at: /when, step: any for all, why: so}]\n"
    rules_copy.change("mutants.yaml", "CG-MEM-04:\n", f"{entry}CG-MEM-04:\n")
    done = run(tmp_path, "COC-DOC-09", "--rules", str(rules_copy.folder))
    assert done.exit_code == 1
    assert "COC-DOC-09, /when, any for all" in done.stdout


def test_a_name_that_nobody_knows(tmp_path: File) -> None:
    assert run(tmp_path, "CG-OP-99").exit_code == 2
    assert run(tmp_path, "account.no_such").exit_code == 2
