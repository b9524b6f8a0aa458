"""Where a condition finds its facts: the subject, what quantifiers have bound, the things that stand once."""

from __future__ import annotations

from validator.rulebook.conditions import ALWAYS, Operator, Path, Quantified, Quantifier, Test

from .small import facts, scope, truth

BASE = facts(
    claim={"mark": True, "holder": "b"},
    transfer=[{"id": "1", "to": "a", "covered": True}, {"id": "2", "to": "b"}],
    certificate=[{"number": "b"}, {"number": "c"}],
)
FIRST, SECOND = BASE.subjects("transfer")
B, C = BASE.subjects("certificate")


def test_a_kind_is_the_rules_subject_or_stands_once() -> None:
    assert scope(BASE, FIRST).element(Path("transfer", "to")) is FIRST
    assert scope(BASE, FIRST).element(Path("claim", "mark")) is BASE.singles["claim"]
    assert scope(BASE, FIRST).value(Path("transfer", "to")) == "a"


def test_a_bare_word_is_of_the_innermost_thing() -> None:
    inner = scope(BASE, FIRST).bind(B, "certificate")
    assert inner.element(Path("certificate", "number", own=True)) is B
    assert inner.element(Path("transfer", "to")) is FIRST
    assert inner.bind(SECOND, "transfer").element(Path("transfer", "to", own=True)) is SECOND


def test_a_kind_in_front_means_the_innermost_of_that_kind() -> None:
    twice = scope(BASE, FIRST).bind(SECOND, "transfer").bind(C, "certificate")
    assert twice.element(Path("transfer", "to")) is SECOND
    assert twice.element(Path("certificate", "number")) is C
    assert twice.around() == ("transfer", ("transfer", "certificate"))


def test_a_quantifier_inside_another_sees_both_things() -> None:
    same = Test(Path("certificate", "number", own=True), Operator.EQUALS, Path("transfer", "to"))
    some = Quantified(Quantifier.SOME, "certificate", ALWAYS, same)
    assert [truth(some, BASE, each) for each in (FIRST, SECOND)] == [False, True]
    assert truth(Quantified(Quantifier.EVERY, "transfer", ALWAYS, some), BASE) is False
    assert truth(Quantified(Quantifier.SOME, "transfer", ALWAYS, some), BASE) is True
