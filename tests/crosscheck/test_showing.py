"""The rulesets of a rule, as people read them who know durable_rules."""

from __future__ import annotations

from validator.crosscheck import compile_rulesets, rulesets_as_text
from validator.rulebook.conditions import ALWAYS, All, Any, Condition, Operator, Path, Quantified, Quantifier, Test
from validator.rulebook.rule import Rule

from .rules import VERDICTS, rule_of

MARK = Test(Path("shop", "mark"), Operator.EQUALS, True)
MASS = Test(Path("shop", "mass_t"), Operator.AT_LEAST, 50)
COVERED = Quantified(
    Quantifier.EVERY, "transfer", ALWAYS, Test(Path("transfer", "covered", own=True), Operator.EQUALS, True)
)


def shown(rule: Rule, *others: Rule) -> str:
    return rulesets_as_text(compile_rulesets([rule, *others], VERDICTS), rule)


def test_the_facts_and_rules_of_a_rule_are_told() -> None:
    text = shown(rule_of("CG-OP-04", "shop", MARK, All((MASS, COVERED))))
    assert (
        text
        == """\
# CG-OP-04 in durable_rules: one session for each shop.
# case 1: always true; no rule is needed

# Facts. What is unknown is not told.
#   boolean:shop:mark
#     1 true, 0 false, 2 none
#   number:shop:mass_t
#     1 50; even numbers before, between and after (of the lower and the upper bound), 3 none
#   lifted:CG-OP-04/require/2
#     1 where it is so, 0 where it is not: every transfer has covered equals true

# Rules: the facts of each have to be there together.
ruleset shop/1:
  CG-OP-04/when/true/1:
    all:
      - m0: {"boolean:shop:mark": 1}
  CG-OP-04/when/false/1:
    all:
      - m0: {"$neq": {"boolean:shop:mark": 1}}
  CG-OP-04/require/true/1:
    all:
      - m0: {"$and": [{"$gte": {"number:shop:mass_t:low": 1}}, {"$lte": {"number:shop:mass_t:low": 2}}]}
      - m1: {"lifted:CG-OP-04/require/2": 1}
  CG-OP-04/require/false/1:
    all:
      - m0: {"number:shop:mass_t:high": 0}
  CG-OP-04/require/false/2:
    all:
      - m0: {"lifted:CG-OP-04/require/2": 0}
"""
    )


def test_a_condition_that_another_rule_has_too_is_shown_under_its_name() -> None:
    text = shown(rule_of("R-2", "shop", MARK, MASS), rule_of("R-1", "shop", ALWAYS, MARK))
    assert "# when: the same condition as R-1/require" in text
    assert "  R-1/require/true/1:" in text and "R-2/when" not in text


def test_intermediate_conclusions_are_shown_with_what_rests_on_them() -> None:
    many: tuple[Condition, ...] = tuple(
        Any((Test(Path("shop", f"a{i}"), Operator.EQUALS, True), Test(Path("shop", f"b{i}"), Operator.EQUALS, True)))
        for i in range(20)
    )
    text = shown(rule_of("R-1", "shop", ALWAYS, All(many)))
    assert "  R-1/require/part 1/true/1:" in text
    assert '"concluded:R-1/require/part 1": 1' in text


def test_a_single_rule_shows_nothing_of_others() -> None:
    text = shown(rule_of("R-1", "shop", MARK, MASS), rule_of("R-2", "shop", MASS, COVERED))
    assert "R-2" not in text
