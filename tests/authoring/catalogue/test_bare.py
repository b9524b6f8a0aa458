"""Rules whose requirement is a bare function are found, and each has a reason."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from validator import Validator
from validator.authoring.catalogue.bare import MOST, Bare, bare, bare_formula
from validator.cli.main import cli
from validator.rulebook.conditions import All, Condition, Not, Operator
from validator.rulebook.conditions import Path as Fact
from validator.rulebook.conditions import Test as Compared
from validator.rulebook.rulebook import Rulebook


@pytest.fixture
def book(validator: Validator) -> Rulebook:
    return validator.rulebook


def asked(book: Rulebook, require: Condition, rule: str = "CG-LOGO-08") -> str:
    return bare_formula(replace(book.rules[rule], require=require), book)


def test_a_requirement_that_hands_everything_to_a_function(book: Rulebook) -> None:
    assert bare_formula(book.rules["CG-LOGO-08"], book) == "is_https(url)"
    secure = book.rules["CG-LOGO-08"].require
    assert secure is not None
    assert asked(book, Not(secure)) == asked(book, All((secure,))) == "is_https(url)"


def test_a_requirement_that_says_more_is_not_bare(book: Rulebook) -> None:
    secure = book.rules["CG-LOGO-08"].require
    assert secure is not None
    assert asked(book, All((secure, secure))) == ""
    assert asked(book, Compared(Fact("claim", "level"), Operator.EQUALS, "group")) == ""
    assert asked(book, Compared(Fact("claim", "labelled_mass_t"), Operator.AT_MOST, 3)) == ""
    assert bare_formula(book.rules["CG-MB-02"], book) == ""


def test_a_rule_for_a_person_asks_nothing(book: Rulebook) -> None:
    assert all(bare_formula(rule, book) == "" for rule in book.rules.values() if rule.require is None)


def test_reasons_are_held_against_the_rules(book: Rulebook) -> None:
    found = bare([book], {"CG-LOGO-08": "it is so", "CG-MB-02": "it is not"})
    assert found.stale == ("CG-MB-02",)
    assert "CG-LOGO-06" in found.unexplained and "CG-LOGO-08" not in found.unexplained
    assert not found.right
    few = {f"CG-{number:02}": "f(x)" for number in range(MOST)}
    assert Bare(few, dict.fromkeys(few, "so")).right
    many = {**few, "CG-99": "f(x)"}
    assert not Bare(many, dict.fromkeys(many, "so")).right


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, ["rules", "coverage", *arguments], catch_exceptions=False)


def test_the_shipped_rulebook_has_few_and_a_reason_for_each() -> None:
    report = json.loads(run("--format", "json").stdout)
    assert 0 < len(report["bare_rules"]) <= MOST
    assert all(each["reason"] for each in report["bare_rules"])
    assert report["bare_rules_without_reason"] == report["reasons_without_bare_rule"] == []


def test_the_account_tells_what_is_wrong_and_fails(rules_copy) -> None:
    folder: Path = rules_copy.folder
    rules_copy.change("coverage.yaml", "  CG-LOGO-08: >-", "  CG-LOGO-80: >-")
    done = run("--rules", str(folder))
    assert done.exit_code == 1
    assert "  CG-LOGO-08: is_https(url).\n" in done.output
    assert "Of these without a reason under `bare:` in coverage.yaml:\n  CG-LOGO-08\n" in done.output
    assert "Reasons under `bare:` in coverage.yaml for what is no such rule:\n  CG-LOGO-80\n" in done.output
    rules_copy.change("coverage.yaml", "  CG-LOGO-80: >-", "  CG-LOGO-08: >-")
    assert run("--rules", str(folder)).exit_code == 0
