"""Every part of a condition with the place of its text."""

from __future__ import annotations

from validator import Validator
from validator.authoring.placed import placed_rule
from validator.authoring.rule_documents import rule_documents
from validator.rulebook.conditions import Test


def pointers(validator: Validator, rule: str) -> list[str]:
    ((found, document),) = rule_documents([validator.rulebook.rules[rule]])
    placed = placed_rule(found, document.data)
    return [test.pointer for whole in placed.conditions() for test in whole.tests()]


def test_the_tests_of_a_rule_stand_where_its_file_has_them(validator: Validator) -> None:
    assert pointers(validator, "COC-CHN-05") == [
        "/when/any/0/transfer.in_chain",
        "/when/any/1/transfer.from",
        "/when/transfer.is_share",
        "/require/transfer.share_booked",
        "/violated/0/when/transfer.share_left_out",
    ]
    assert pointers(validator, "CG-OP-05") == [
        "/when/mark.kind",
        "/when/claim.on_product",
        "/when/claim.pass_through",
        "/when/all/0/approval.status",
        "/when/all/1/approval.status",
        "/require/mark.artwork_is_approved",
    ]


def test_every_place_names_the_attribute_that_its_test_looks_at(validator: Validator) -> None:
    for rule, document in rule_documents(validator.rulebook.rules.values()):
        for whole in placed_rule(rule, document.data).conditions():
            for test in whole.tests():
                assert isinstance(test.condition, Test)
                word = test.pointer.rpartition("/")[2]
                assert word in (test.condition.path.name, test.condition.path.attribute), (rule.id, test.pointer)
