"""Which branches of a rule its examples reach."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest
from click.testing import CliRunner, Result

from validator import Validator
from validator.authoring.example_facts import example_facts
from validator.authoring.placed import placed_rule
from validator.authoring.reach.branches import Reach, reach
from validator.authoring.rule_documents import rule_documents
from validator.cli.main import cli
from validator.rulebook.rule import Rule, Unreached


def reached(validator: Validator, rule: Rule) -> Reach:
    ((_, document),) = rule_documents([rule])
    evaluator = validator.judge.evaluator
    return reach(placed_rule(rule, document.data), example_facts(rule, evaluator), evaluator)


def only(rule: Rule, *cases: str) -> Rule:
    return replace(rule, examples=tuple(one for one in rule.examples if one.case in cases))


@pytest.fixture
def approval(validator: Validator) -> Rule:
    return validator.rulebook.rules["CG-OP-04"]


def test_a_test_counts_where_it_decides(validator: Validator, approval: Rule) -> None:
    found = reached(validator, only(approval, "approved the day before publication"))
    branches = {(one.pointer, one.wanted): one.reached for one in found.branches}
    assert branches[("/when/claim.on_product", "true")]
    assert not branches[("/when/claim.on_product", "false")]
    assert not branches[("/violated/0", "taken")]


def test_a_false_alternative_does_not_decide_what_is_true(validator: Validator) -> None:
    rule = validator.rulebook.rules["COC-DOC-08"]
    found = reached(validator, only(rule, "looked up two weeks before"))
    branches = {(one.pointer, one.wanted): one.reached for one in found.branches}
    assert branches[("/require/any/0/dossier.register_checked_on", "true")]
    assert not branches[("/require/any/1/dossier.register_checked_on", "false")]


def test_a_case_is_taken_where_the_rule_is_violated(validator: Validator, approval: Rule) -> None:
    found = reached(validator, only(approval, "on the shelf, nobody asked ASI"))
    taken = [one.pointer for one in found.branches if one.wanted == "taken" and one.reached]
    assert taken == ["/violated/1"]


def test_a_reason_stands_for_a_branch_until_an_example_reaches_it(validator: Validator, approval: Rule) -> None:
    needed = Unreached("/when/claim.on_product", "false", "because")
    found = reached(validator, replace(only(approval, "approved on the day of publication"), unreached=(needed,)))
    assert "because" in [one.reason for one in found.unreached]
    assert not found.stale
    found = reached(validator, replace(approval, unreached=(needed,)))
    assert found.stale == (("/when/claim.on_product", "false"),)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, ["rules", "coverage", "--conditions", *arguments], catch_exceptions=False)


def test_few_branches_of_the_shipped_rulebook_are_left_that_no_example_reaches() -> None:
    """Left are parts of the rules about runs, approvals, supply and words of November 2026; it only becomes smaller."""
    (left,) = re.findall(r"(\d+) that no example reaches\.\n$", run().stdout)
    assert int(left) <= 42


def test_a_branch_that_nothing_reaches_is_told_with_its_line(rules_copy) -> None:
    rules_copy.change(
        "CG-OP-04", "  claim.pass_through: false\n", "  claim.pass_through: false\n  claim.uses_credits: false\n"
    )
    rules = rules_copy.folder
    done = run("CG-OP-04", "--rules", str(rules))
    assert done.exit_code == 1
    assert "CG-OP-04: no example in which this decides: " in done.stdout
    report = json.loads(run("CG-OP-04", "--rules", str(rules), "--format", "json").stdout)
    assert {"/when/claim.uses_credits"} <= {one["at"] for one in report["of"]}


def test_a_rule_that_there_is_not() -> None:
    assert run("CG-OP-99").exit_code == 2
