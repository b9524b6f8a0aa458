"""What a test came to, be it an example of a rule or a scenario.

What enters: results. What leaves: `Tested`, ready to be shown. Nothing fails.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from validator.authoring.example_facts import facts_of
from validator.authoring.examples import Result
from validator.authoring.naming import Naming
from validator.authoring.scenarios import ScenarioResult
from validator.authoring.testing.trace import trace
from validator.evaluation.evaluator import Evaluator
from validator.rulebook.files import proposed_beside


@dataclass(frozen=True, slots=True)
class Tested:
    """One test. ``group`` is its rule, or the file of scenarios; ``faults`` are none where it passed."""

    group: str
    name: str
    path: str
    line: int
    expected: str
    got: str
    faults: tuple[str, ...]
    trace: tuple[str, ...] = ()

    @property
    def passed(self) -> bool:
        """Whether it came out as it says."""
        return not self.faults


def of_example(result: Result, naming: Naming, evaluator: Evaluator) -> Tested:
    """An example; one that came out otherwise is told with its trace."""
    example = result.example
    facts = None if result.passed else facts_of(result.rule, example, evaluator)
    return Tested(
        group=result.rule.id,
        name=example.case,
        path=proposed_beside(result.rule.path) if example.proposed else result.rule.path,
        line=example.line,
        expected=_outcome(example.expect, example.outcome),
        got=_outcome(result.got, result.outcome if example.outcome else None),
        faults=result.faults,
        trace=trace(facts, naming, evaluator) if facts else (),
    )


def of_scenario(result: ScenarioResult) -> Tested:
    """A scenario."""
    scenario = result.scenario
    return Tested(
        group=scenario.path,
        name=f"{scenario.id}: {scenario.shows}",
        path=scenario.path,
        line=scenario.line,
        expected=scenario.verdict,
        got=result.got or "not judged",
        faults=result.faults,
    )


def _outcome(status: str, outcome: str | None) -> str:
    return f"{status}, {outcome}" if outcome else status


def failed(tests: Sequence[Tested]) -> tuple[Tested, ...]:
    """Those that did not pass."""
    return tuple(test for test in tests if not test.passed)
