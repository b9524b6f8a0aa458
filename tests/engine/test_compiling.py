from __future__ import annotations

import json
from datetime import date
from fractions import Fraction
from random import Random
from typing import Any as Raw

import pytest

from validator.engine.columns import Columns
from validator.engine.compile import compile_rules
from validator.engine.compiled import Compiled, CompiledKind
from validator.engine.dnf import Limit
from validator.engine.judging import VERDICTS
from validator.engine.scope import Scope
from validator.engine.shards import Limits
from validator.errors import CompileError, EngineFailure
from validator.facts.element import Element, Facts
from validator.facts.values import Interval, Known, Missing, Unknown, Value
from validator.rulebook.conditions import (
    ALWAYS,
    All,
    Any,
    Condition,
    Not,
    Operator,
    Path,
    Quantified,
    Quantifier,
    Test,
)

from .generators import Rules, parameter, rule_of

GAP = (Missing("claim.share", ""),)
SMALL = Limits(conditions=12, per_leaf=6, form=Limit(rules=4, leaves=3))


def test(attribute: str, operator: str, operand: object) -> Test:
    return Test(Path("claim", attribute), Operator(operator), operand)  # type: ignore[arg-type]


test.__test__ = False  # type: ignore[attr-defined]


def compiled(*conditions: Condition, limits: Limits | None = None) -> CompiledKind:
    rules = [rule_of(f"R-{number}", "claim", ALWAYS, condition) for number, condition in enumerate(conditions)]
    return compile_rules(rules, VERDICTS, limits).kinds["claim"]


def leaves(condition: Condition, **values: Value) -> dict[str, object]:
    rule = rule_of("R-1", "claim", ALWAYS, condition)
    claim = Element("claim", None, "/claim", values)
    columns = Columns("claim", [rule], compile_rules([rule], VERDICTS).kinds["claim"])
    session = columns.session(Scope(Facts({"transfer": ()}, {"claim": claim}), claim, parameter))
    told = zip(columns.leaves, json.loads(session.values), strict=True)
    return {leaf.key: tuple(rank) if isinstance(rank, list) else rank for leaf, rank in told if rank is not None}


def test_values_become_small_integers_that_keep_their_order() -> None:
    share = Any((test("share", "at_least", 50), test("share", "less_than", Fraction(949999, 10000))))
    ranks = [0, 1, 2, 3, 4]
    values: list[int | Fraction] = [Fraction(1, 10**7), 50, 60, Fraction(949999, 10000), 10**22]
    for rank, value in zip(ranks, values, strict=True):
        assert leaves(share, share=Known(value)) == {"number:claim:share": (rank, rank)}
    assert leaves(share, share=Interval(49, 50, GAP)) == {"number:claim:share": (0, 1)}
    day = test("day", "after", date(2026, 5, 1))
    assert leaves(day, day=Known(date(2026, 5, 1))) == {"date:claim:day": 1}
    assert leaves(day, day=Known(date(2026, 5, 2))) == {"date:claim:day": 2}


def test_texts_become_their_place_among_the_constants() -> None:
    category = test("category", "in", ("b", "a"))
    places = [leaves(category, category=Known(text))["text:claim:category"] for text in ("a", "b", "A", "")]
    assert places == [1, 2, 0, 0]


def test_what_is_unknown_is_not_told() -> None:
    assert leaves(All((test("share", "at_least", 1), test("mark", "equals", True)))) == {}


def test_the_number_one_and_true_are_leaves_of_different_types() -> None:
    kind = compiled(test("mark", "equals", True), test("mark", "equals", 1))
    assert [leaf.key for leaf in kind.leaves] == ["boolean:claim:mark", "number:claim:mark"]


def test_what_durable_rules_cannot_do_is_lifted_to_one_boolean() -> None:
    lifted = (
        test("share", "known", True),
        test("markets", "includes", "NO"),
        test("share", "at_least", Path("claim", "other")),
        Quantified(Quantifier.EVERY, "transfer", ALWAYS, ALWAYS),
    )
    assert {leaf.type for leaf in compiled(*lifted).leaves} == {"lifted"}
    assert leaves(lifted[3]) == {"lifted:0": 1}
    assert leaves(lifted[0]) == {"lifted:0": 0}


def test_equal_conditions_are_one_goal() -> None:
    assert len(compiled(test("mark", "equals", True), test("mark", "equals", True)).goals) == 2


def test_a_condition_that_depends_on_nothing_needs_no_engine() -> None:
    kind = compiled(All(()), Any(()), Not(All(())))
    assert ([goal.constant for goal in kind.goals], kind.shards) == ([True, False, False], ())


def test_large_conditions_draw_intermediate_conclusions() -> None:
    many = [test(f"flag{i}", "equals", True) for i in range(40)]
    groups = [Any(tuple(many[start : start + 5])) for start in range(0, 40, 5)]
    for condition in (All(tuple(many)), Any(tuple(many)), All(tuple(groups)), Not(Any(tuple(groups)))):
        assert compiled(condition).conclusions


@pytest.mark.parametrize("limits", [Limits(), SMALL])
def test_no_ruleset_comes_near_a_limit(limits: Limits) -> None:
    rules = Rules(Random(5)).rules(60)
    for kind in compile_rules(rules, VERDICTS, limits).kinds.values():
        for shard in kind.shards:
            rules = json.loads(shard.rules)
            assert 0 < len(rules) <= limits.conditions
            tests = {json.dumps(test) for rule in rules.values() for test in _tests(rule["all"])}
            assert len(tests) <= limits.conditions
            on_leaf = [sum(f'"{leaf.key}' in test for test in tests) for leaf in kind.leaves]
            assert max(on_leaf) <= limits.per_leaf
            assert all(len(rule["all"]) <= limits.form.leaves for rule in rules.values())


def _tests(joined: list[dict[str, dict[str, Raw]]]) -> list[Raw]:
    patterns = [pattern for place in joined for pattern in place.values()]
    return [test for pattern in patterns for test in (pattern.get("$and") or [pattern])]


def test_limits_that_durable_rules_was_not_seen_to_bear_are_refused() -> None:
    for limits in ({"conditions": 500}, {"per_leaf": 64}, {"form": Limit(24, 17)}, {"form": Limit(1, 1)}):
        with pytest.raises(CompileError, match="not known to bear"):
            Limits(**limits)


def test_a_rule_that_does_not_fit_into_a_ruleset_is_refused() -> None:
    wide = All(tuple(test(f"flag{i}", "equals", True) for i in range(10)))
    with pytest.raises(CompileError, match="does not fit"):
        compiled(wide, limits=Limits(conditions=5))


def test_a_rule_for_the_verdict_is_refused() -> None:
    with pytest.raises(CompileError, match="R-1"):
        compile_rules([rule_of("R-1", "verdict", ALWAYS, ALWAYS)], VERDICTS)


def test_a_compiled_rulebook_survives_json() -> None:
    whole = compile_rules(Rules(Random(1)).rules(30), VERDICTS)
    assert Compiled.from_json(json.loads(json.dumps(whole.as_json()))) == whole


def test_the_order_of_the_rules_does_not_matter() -> None:
    rules = Rules(Random(2)).rules(30)
    assert compile_rules(rules, VERDICTS) == compile_rules(rules[::-1], VERDICTS)


def test_a_compiled_rulebook_of_other_rules_is_refused() -> None:
    old = rule_of("R-1", "claim", ALWAYS, All((ALWAYS, test("share", "known", True))))
    with pytest.raises(EngineFailure, match="does not belong"):
        Columns("claim", [rule_of("R-1", "claim", ALWAYS, ALWAYS)], compile_rules([old], VERDICTS).kinds["claim"])
    with pytest.raises(EngineFailure, match="does not belong"):
        Columns("claim", [], compile_rules([old], VERDICTS).kinds["claim"])


def test_a_value_of_another_type_is_a_failure_in_reading_too() -> None:
    for wrong in (Known("10"), Known(True), Known(date(2026, 1, 1))):
        with pytest.raises(EngineFailure, match=r"claim\.share"):
            leaves(test("share", "at_most", 5), share=wrong)
    with pytest.raises(EngineFailure, match=r"claim\.mark"):
        leaves(test("mark", "equals", True), mark=Known(1))
    assert leaves(test("mark", "equals", True), mark=Unknown(GAP)) == {}
