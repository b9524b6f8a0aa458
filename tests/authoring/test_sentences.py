"""Conditions as sentences: what a standard author reads must be what the condition says."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from validator import Validator
from validator.authoring.naming import Naming
from validator.authoring.sentences import Sentence, sentence
from validator.rulebook.conditions import (
    ALWAYS,
    All,
    Any,
    Condition,
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


@pytest.fixture(scope="module")
def naming(validator: Validator) -> Naming:
    return Naming(validator.rulebook, date(2026, 11, 22))


def check(word: str, operator: Operator, operand: Operand, own: bool = False) -> Test:
    kind, _, attribute = word.partition(".")
    return Test(Path(kind, attribute, own), operator, operand)


is_ = Operator.EQUALS
ISSUED = "the first day on which the certificate is valid"


@pytest.mark.parametrize(
    ("condition", "told"),
    [
        (check("claim.adds_claim", is_, True), "the claimant itself adds a logo or text"),
        (check("product.is_packaging", is_, False), "the product is not packaging"),
        (
            check("claim.uses_credits", is_, False),
            "the claim does not rest on credits that are traded apart from the metal",
        ),
        (
            check("certificate.corrective_action_plan", is_, False),
            "there is no approved plan to correct what the audit found",
        ),
        (check("claim.publication", is_, "published"), "the claim's publication is “published”"),
        (check("approval.status", is_, "approved"), "the status of ASI's approval is “approved”"),
        (
            check("certificate.standard", is_, "CoC"),
            "the standard that the certificate is for is the Chain of Custody Standard",
        ),
        (
            check("claim.category", Operator.IN, ("sourcing", "coc_material")),
            "the claim's category is “sourcing” or “CoC material”",
        ),
        (check("claim.category", Operator.NOT_IN, ("sourcing",)), "the claim's category is not “sourcing”"),
        (check("account.scrap_output_t", Operator.MORE_THAN, Fraction(5, 2)), "more than 2.5 t"),
        (
            check("certificate.issued_on", Operator.ON_OR_BEFORE, date(2026, 5, 2)),
            f"{ISSUED} is on or before 2 May 2026",
        ),
        (check("certificate.issued_on", Operator.KNOWN, True), f"{ISSUED} is given"),
        (check("claim.facilities", Operator.KNOWN, False), "the facilities that the claim speaks about are not given"),
        (check("claim.alters_aluminium", Operator.KNOWN, True), "it is known whether the claimant changes"),
        (
            check("approval.decided_on", Operator.ON_OR_BEFORE, Path("claim", "published_on")),
            "the day of ASI's decision is on or before the claim's day of first publication, planned or past",
        ),
        (
            check("certificate.activities", Operator.INCLUDES, "casthouse"),
            "the certificate's supply chain activities inside the certification scope include “casthouse”",
        ),
    ],
)
def test_a_test_is_a_clause(naming: Naming, condition: Test, told: str) -> None:
    assert told in sentence(condition, naming).text


def test_a_parameter_is_told_with_its_present_value_unit_and_meaning(naming: Naming) -> None:
    condition = check("account.designated_percent", is_, Parameter("designation_percent"))
    assert "is 100 % (the share that a designated tonne is declared as)" in sentence(condition, naming).text


def test_a_span_is_told_with_both_ends(naming: Naming) -> None:
    span = Span(24, "months", "after", Path("entity", "joined_on"))
    told = sentence(check("transfer.shipped_on", Operator.WITHIN, span), naming).text
    assert told.endswith("falls within 24 months after the day on which the entity joined ASI")


def test_a_class_of_wording_is_told_with_what_the_lexicon_says_of_it(naming: Naming) -> None:
    told = sentence(check("phrase.class", is_, "physical_content"), naming).text
    about = naming.rulebook.lexicon.languages["en"].classes["physical_content"].about
    assert told == f"the kind of wording is “physical content” ({about})"


def test_a_role_is_called_by_its_name(naming: Naming) -> None:
    told = {kind: sentence(check(f"{kind}.coc_in_force", is_, True), naming).text for kind in ("claimant", "holder")}
    assert told["claimant"] != told["holder"]
    assert all(kind in text for kind, text in told.items())


def test_nested_parts_are_a_tree_and_parts_of_the_same_sort_one_level() -> None:
    leaf = Sentence("leaf")
    told = list(Sentence("all of this is so:", (leaf, Sentence("at least one of these is so:", (leaf,)))).lines())
    assert told == ["- all of this is so:", "  - leaf", "  - at least one of these is so:", "    - leaf"]


def test_all_within_all_is_one_list(naming: Naming) -> None:
    one = check("claim.adds_claim", is_, True)
    told = sentence(All((one, All((one, Any((one, one)))))), naming)
    assert [part.text for part in told.parts][-1] == "at least one of these is so:"
    assert len(told.parts) == 3


@pytest.mark.parametrize(
    ("condition", "told"),
    [
        (Not(check("claim.publication", is_, "published")), "the claim's publication is not “published”"),
        (Not(check("account.scrap_output_t", Operator.AT_LEAST, 5)), "is less than 5 t"),
        (Not(Any((check("claim.adds_claim", is_, True),) * 2)), "none of these is so:"),
        (Not(All((check("claim.adds_claim", is_, True),) * 2)), "not all of this is so:"),
    ],
)
def test_a_denial_turns_the_words(naming: Naming, condition: Condition, told: str) -> None:
    assert told in sentence(condition, naming).text


def of_transfers(quantifier: Quantifier, where: Condition, have: Condition, number: int = 0) -> Quantified:
    return Quantified(quantifier, "transfer", where, have, Operator.AT_LEAST, number)


@pytest.mark.parametrize(
    ("quantifier", "number", "told"),
    [
        (Quantifier.SOME, 0, "there is at least one transfer for which its activity of the sender"),
        (Quantifier.NO, 0, "there is no transfer for which"),
        (Quantifier.EVERY, 0, "for every transfer, its activity"),
        (Quantifier.COUNT, 2, "there are at least 2 transfers for which"),
    ],
)
def test_quantifiers(naming: Naming, quantifier: Quantifier, number: int, told: str) -> None:
    have = check("transfer.activity", is_, "casthouse", own=True)
    assert sentence(of_transfers(quantifier, ALWAYS, have, number), naming).text.startswith(told)


def test_every_with_several_conditions_reads_if_and_then(naming: Naming) -> None:
    one = check("transfer.activity", is_, "casthouse", own=True)
    told = sentence(of_transfers(Quantifier.EVERY, All((one, one)), one), naming)
    assert told.text == "for every transfer:"
    assert [part.text.split(" ")[0] for part in told.parts] == ["if", "then"]


ENGINE_TERMS = ("_", "True", "False", "None", "Fraction", "equals", "at_least", "{", "Path(", "where:")


def test_no_engine_term_shows_in_the_sentences_of_the_shipped_rules(validator: Validator, naming: Naming) -> None:
    for rule in validator.rulebook.rules.values():
        for condition in (rule.when, *([rule.require] if rule.require else [])):
            for line in sentence(condition, naming).lines():
                assert not [term for term in ENGINE_TERMS if term in line], f"{rule.id}: {line}"
                assert "  " not in line.strip(), f"{rule.id}: {line}"
