"""Running the examples of rules: every rule's own tests, in both engines, each on a day on which the rule is in effect.

What enters: a rulebook and its judge. What leaves: one `Result` an example, with what was expected, what came, and
which other rules in effect on that day the same facts violate. May fail with `EngineFailure` where engines disagree.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from validator.engine.judging import Judge
from validator.engine.reference import Decision
from validator.facts.build import facts_from_given
from validator.facts.element import Facts
from validator.facts.values import Known, Missing, Unknown, Value
from validator.rulebook.rule import Example, Outcome, Rule, Status
from validator.rulebook.rulebook import Rulebook
from validator.rulebook.verdict_table import VerdictTable
from validator.verdict.findings import Parameters, outcome_of

WORST: tuple[Status, ...] = ("not_applicable", "met", "unknown", "violated")


@dataclass(frozen=True, slots=True)
class Result:
    """What an example came to. ``faults`` says what is wrong with it; none where it passes."""

    rule: Rule
    example: Example
    got: Status
    outcome: Outcome | None
    also_violated: tuple[str, ...]
    faults: tuple[str, ...]

    @property
    def passed(self) -> bool:
        """Whether the example came out as it says."""
        return not self.faults


def run_examples(
    rulebook: Rulebook, judge: Judge, rules: Iterable[Rule], others: Judge | None = None
) -> Iterator[Result]:
    """Every example of the rules given, in order.

    ``others``, where it is given, judges what else the facts violate, and ``judge`` the rule alone: that is quick.
    """
    rules = tuple(rules)
    in_effect = {
        day: frozenset(one.id for one in rulebook.rules.values() if one.effective_on(day))
        for day in {day_of_examples(rule) for rule in rules}
    }
    for rule in rules:
        for example in rule.examples:
            yield _run(rulebook, judge, others, rule, example, in_effect)


def _run(
    rulebook: Rulebook,
    judge: Judge,
    others: Judge | None,
    rule: Rule,
    example: Example,
    in_effect: Mapping[date, frozenset[str]],
) -> Result:
    facts = facts_from_given(example.given, rulebook.vocabulary)
    if not isinstance(facts, Facts):
        return Result(rule, example, "not_applicable", None, (), tuple(problem.message for problem in facts))
    day = day_of_examples(rule)
    parameter = with_stand_ins(parameters_on(rulebook, day), example)
    decisions = (others or judge).judge(in_effect[day] | {rule.id}, facts, parameter)
    own = decisions if others is None else judge.judge(frozenset({rule.id}), facts, parameter)
    got, outcome = came_to(rule, [one for one in own if one.rule_id == rule.id], rulebook.table)
    also = tuple(sorted({one.rule_id for one in decisions if one.status == "violated"} - {rule.id}))
    return Result(rule, example, got, outcome, also, tuple(_faults(rule, example, got, outcome, also)))


def day_of_examples(rule: Rule) -> date:
    """The day on which the examples of a rule are judged: the last on which it is in effect."""
    return rule.effective_to or date.max


def parameters_on(rulebook: Rulebook, day: date) -> Callable[[str], Value]:
    """Parameters as they are on a day."""

    def parameter(name: str) -> Value:
        value = rulebook.parameters.value(name, day)
        return Unknown((Missing(f"parameter.{name}", "", "parameter"),)) if value is None else Known(value)

    return parameter


def with_stand_ins(parameter: Parameters, example: Example) -> Parameters:
    """The rulebook's parameters, but for those that the example sets for itself."""

    def value(name: str) -> Value:
        return Known(example.parameters[name]) if name in example.parameters else parameter(name)

    return value if example.parameters else parameter


def came_to(rule: Rule, own: Sequence[Decision], table: VerdictTable) -> tuple[Status, Outcome | None]:
    """The worst status among a rule's own decisions, and the outcome that it leads to."""
    worst = max(own, key=lambda one: WORST.index(one.status), default=None)
    if worst is None or worst.status in ("met", "not_applicable"):
        return ("not_applicable" if worst is None else worst.status), None
    return worst.status, outcome_of(rule, worst, table)


def _faults(rule: Rule, example: Example, got: Status, outcome: Outcome | None, also: tuple[str, ...]) -> Iterator[str]:
    if got != example.expect:
        yield f"expected {example.expect}, got {got}"
    elif example.outcome is not None and outcome != example.outcome:
        yield f"expected the outcome {example.outcome}, got {outcome}"
    if also != tuple(sorted(example.also_violates)):
        told = ", ".join(also) or "nothing"
        yield f"it also violates {told}; say so with `also_violates:` or make the facts narrower"
