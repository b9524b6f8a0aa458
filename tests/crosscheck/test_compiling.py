from __future__ import annotations

import json
import re
from datetime import date
from fractions import Fraction
from random import Random
from typing import Any as Raw

import pytest

from validator.crosscheck.durable.compile import compile_rulesets
from validator.crosscheck.durable.dnf import Limit
from validator.crosscheck.durable.ranks import ranker
from validator.crosscheck.durable.rulesets import KindRulesets, Leaf, Rulesets
from validator.crosscheck.durable.shards import Limits
from validator.crosscheck.naive.values import NONE, UNKNOWN, Bounds
from validator.crosscheck.telling import RulesOfKind
from validator.errors import CompileError, EngineFailure
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

from .rules import VERDICTS, Rules, rule_of

SMALL = Limits(conditions=12, per_leaf=6, form=Limit(rules=4, leaves=3))


def test(attribute: str, operator: str, operand: object) -> Test:
    return Test(Path("shop", attribute), Operator(operator), operand)  # type: ignore[arg-type]


test.__test__ = False  # type: ignore[attr-defined]


def compiled(*conditions: Condition, limits: Limits | None = None) -> KindRulesets:
    rules = [rule_of(f"R-{number}", "shop", ALWAYS, condition) for number, condition in enumerate(conditions)]
    return compile_rulesets(rules, VERDICTS, limits).kinds["shop"]


def the_leaf(*conditions: Condition) -> Leaf:
    (leaf,) = compiled(*conditions).leaves
    return leaf


def names(kind: KindRulesets) -> list[str]:
    return [name for shard in kind.shards for name in json.loads(shard.rules)]


def test_numbers_become_small_integers_that_keep_their_order() -> None:
    rank = ranker(the_leaf(test("mass_t", "at_least", 50), test("mass_t", "less_than", Fraction(949999, 10000))))
    values: list[int | Fraction] = [Fraction(1, 10**7), 50, 60, Fraction(949999, 10000), 10**22]
    assert [rank(value) for value in values] == [(0, 0), (1, 1), (2, 2), (3, 3), (4, 4)]
    assert rank(Bounds(49, 50)) == (0, 1)
    assert rank(NONE) == (5, 5)


def test_days_become_small_integers_that_keep_their_order() -> None:
    rank = ranker(the_leaf(test("day", "after", date(2026, 5, 1))))
    assert [rank(date(2026, 4, 30)), rank(date(2026, 5, 1)), rank(date(2026, 5, 2)), rank(NONE)] == [0, 1, 2, 3]


def test_texts_become_their_place_among_the_constants() -> None:
    rank = ranker(the_leaf(test("category", "in", ("b", "a"))))
    assert [rank(text) for text in ("a", "b", "A", "", NONE)] == [1, 2, 0, 0, 3]


def test_what_is_unknown_is_not_told() -> None:
    assert ranker(the_leaf(test("mark", "equals", True)))(UNKNOWN) is None


def test_a_value_of_another_type_is_a_failure() -> None:
    for wrong in ("10", True, date(2026, 1, 1)):
        with pytest.raises(EngineFailure, match=r"shop\.mass_t"):
            ranker(the_leaf(test("mass_t", "at_most", 5)))(wrong)
    with pytest.raises(EngineFailure, match=r"shop\.mark"):
        ranker(the_leaf(test("mark", "equals", True)))(1)


def test_the_number_one_and_true_are_leaves_of_different_types() -> None:
    kind = compiled(test("mark", "equals", True), test("mark", "equals", 1))
    assert [leaf.key for leaf in kind.leaves] == ["boolean:shop:mark", "number:shop:mark"]


def test_what_durable_rules_cannot_do_is_lifted_to_one_boolean() -> None:
    lifted = (
        test("mass_t", "known", True),
        test("tags", "includes", "NO"),
        test("mass_t", "at_least", Path("shop", "balance")),
        Quantified(Quantifier.EVERY, "transfer", ALWAYS, ALWAYS),
    )
    assert {leaf.type for leaf in compiled(*lifted).leaves} == {"lifted"}
    assert compiled(*lifted).leaves[2].key == "lifted:R-2/require/1"


def test_rules_are_named_after_the_rule_the_part_and_the_form() -> None:
    rule = rule_of(
        "CG-OP-04", "shop", test("mark", "equals", True), test("mass_t", "equals", 1), test("category", "equals", "a")
    )
    found = names(compile_rulesets([rule], VERDICTS).kinds["shop"])
    assert found == [
        "CG-OP-04/when/true/1",
        "CG-OP-04/when/false/1",
        "CG-OP-04/require/true/1",
        "CG-OP-04/require/false/1",
        "CG-OP-04/require/false/2",
        "CG-OP-04/case 1/true/1",
        "CG-OP-04/case 1/false/1",
    ]


def test_equal_conditions_are_one_goal_named_after_the_first_rule() -> None:
    kind = compiled(test("mark", "equals", True), test("mark", "equals", True))
    assert [goal.name for goal in kind.goals] == ["R-0/when", "R-0/require"]
    assert [plan.holds for plan in kind.rules] == [1, 1]


def test_every_rule_of_the_engine_bears_a_readable_name() -> None:
    readable = re.compile(r"R-\d\d/(when|require|case \d)(/part \d+)?/(true|false)/\d+")
    rulesets = compile_rulesets(Rules(Random(4)).rules(60), VERDICTS)
    found = [name for kind in rulesets.kinds.values() for name in names(kind)]
    assert len(found) > 500 and len(found) == len(set(found))
    assert [name for name in found if not readable.fullmatch(name)] == []


def test_a_condition_that_depends_on_nothing_needs_no_engine() -> None:
    kind = compiled(All(()), Any(()), Not(All(())))
    assert ([goal.constant for goal in kind.goals], kind.shards) == ([True, False, False], ())


def test_large_conditions_draw_intermediate_conclusions() -> None:
    many = [test(f"flag{i}", "equals", True) for i in range(40)]
    groups = [Any(tuple(many[start : start + 5])) for start in range(0, 40, 5)]
    for condition in (All(tuple(many)), Any(tuple(many)), All(tuple(groups)), Not(Any(tuple(groups)))):
        kind = compiled(condition)
        assert kind.goals[kind.conclusions[0]].name == "R-0/require/part 1"


def test_many_tests_of_few_facts_are_compiled_within_the_limits() -> None:
    words = [test(f"word{i % 2}", "equals", letter) for i, letter in enumerate("abcdefghijklmnopqrst")]
    kind = compiled(All(tuple(Not(each) for each in words)), Any(tuple(words)))
    assert all(len(json.loads(shard.rules)) <= Limits().conditions for shard in kind.shards)


@pytest.mark.parametrize("limits", [Limits(), SMALL])
def test_no_ruleset_comes_near_a_limit(limits: Limits) -> None:
    for kind in compile_rulesets(Rules(Random(5)).rules(60), VERDICTS, limits).kinds.values():
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
            Limits(**limits)  # type: ignore[arg-type]


def test_a_rule_that_does_not_fit_into_a_ruleset_is_refused() -> None:
    wide = All(tuple(test(f"flag{i}", "equals", True) for i in range(10)))
    with pytest.raises(CompileError, match="does not fit"):
        compiled(wide, limits=Limits(conditions=5))


def test_a_rule_for_the_verdict_is_refused() -> None:
    with pytest.raises(CompileError, match="R-1"):
        compile_rulesets([rule_of("R-1", "verdict", ALWAYS, ALWAYS)], VERDICTS)


def test_compiled_rulesets_survive_json() -> None:
    whole = compile_rulesets(Rules(Random(1)).rules(30), VERDICTS)
    assert Rulesets.from_json(json.loads(json.dumps(whole.as_json()))) == whole


def test_the_order_of_the_rules_does_not_matter() -> None:
    rules = Rules(Random(2)).rules(30)
    assert compile_rulesets(rules, VERDICTS) == compile_rulesets(rules[::-1], VERDICTS)


def test_rulesets_of_other_rules_are_refused() -> None:
    kind = compiled(All((ALWAYS, test("mass_t", "known", True))))
    with pytest.raises(EngineFailure, match="does not belong"):
        RulesOfKind("shop", kind, [])
    with pytest.raises(EngineFailure, match="does not belong"):
        RulesOfKind("shop", kind, [rule_of("R-1", "shop", ALWAYS, ALWAYS)])
