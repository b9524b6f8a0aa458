"""Running the examples of rules: every rule's own tests, in both engines, each on a day on which the rule is in effect.

What enters: a rulebook and its judge. What leaves: one `Result` an example, with what was expected, what came, and
which other rules in effect on that day the same facts violate. May fail with `EngineFailure` where engines disagree.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from validator.authoring.example_facts import day_of, given_facts
from validator.crosscheck import Submitted
from validator.evaluation.explaining import Explaining
from validator.facts.element import FactBase
from validator.judging.judge import Judge
from validator.judging.judgement import Decision
from validator.rulebook.rule import Example, Outcome, Rule, Status
from validator.rulebook.rulebook import Rulebook
from validator.rulebook.verdict_table import VerdictTable
from validator.verdict.findings import outcome_of

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


def run_examples(rulebook: Rulebook, judge: Judge, rules: Iterable[Rule]) -> Iterator[Result]:
    """Every example of the rules given, in order. The rule itself is judged by ``judge``.

    What else the facts violate is told by the compiled evaluation alone: that is quick.
    """
    in_effect: dict[date, frozenset[str]] = {}
    for rule in rules:
        for example in rule.examples:
            day = day_of(rule, example)
            if day not in in_effect:
                in_effect[day] = frozenset(one.id for one in rulebook.rules.values() if one.effective_on(day))
            yield _run(rulebook, judge, rule, example, in_effect[day] | {rule.id})


def _run(rulebook: Rulebook, judge: Judge, rule: Rule, example: Example, in_effect: frozenset[str]) -> Result:
    facts = given_facts(rule, example, judge.evaluator)
    if not isinstance(facts, FactBase):
        return Result(rule, example, "not_applicable", None, (), tuple(problem.message for problem in facts))

    def submitted() -> Submitted:
        return Submitted.of_given(example.given, rulebook.vocabulary, rulebook.lexicon)

    own = judge.judge(facts, frozenset({rule.id}), submitted).of(rule.id)
    others = judge.compiled.judge(facts, in_effect, submitted)
    got, outcome = came_to(rule, own, facts, judge.evaluator.explaining, rulebook.table)
    violated = {one.rule_id for one in others.unmet if one.status == "violated"} - {rule.id}
    # Of two rules of which one ends before the other begins, no dossier ever violates both.
    also = tuple(sorted(name for name in violated if rule.ever_beside(rulebook.rules[name])))
    return Result(rule, example, got, outcome, also, tuple(_faults(example, got, outcome, also, in_effect)))


def came_to(
    rule: Rule, own: Sequence[Decision], facts: FactBase, explaining: Explaining, table: VerdictTable
) -> tuple[Status, Outcome | None]:
    """The worst status among a rule's own decisions, and the outcome that it leads to."""
    worst = max(own, key=lambda one: WORST.index(one.status), default=None)
    if worst is None or worst.status in ("met", "not_applicable"):
        return ("not_applicable" if worst is None else worst.status), None
    return worst.status, outcome_of(rule, worst, facts, explaining, table)


def _faults(
    example: Example, got: Status, outcome: Outcome | None, also: tuple[str, ...], in_effect: frozenset[str]
) -> Iterator[str]:
    if got != example.expect:
        yield f"expected {example.expect}, got {got}"
    elif example.outcome is not None and outcome != example.outcome:
        yield f"expected the outcome {example.outcome}, got {outcome}"
    # A rule that is named and not in effect on the day, such as one that follows later, has nothing to violate.
    if also != tuple(sorted(in_effect.intersection(example.also_violates))):
        told = ", ".join(also) or "nothing"
        yield f"it also violates {told}; say so with `also_violates:` or make the facts narrower"
