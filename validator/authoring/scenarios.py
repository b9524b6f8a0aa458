"""Running scenarios: whether each dossier gets the verdict that its entry gives, from the rules that it names.

What enters: scenarios, the folder of their bases, and a function that judges a dossier. What leaves: one
`ScenarioResult` each, with what is wrong. No scenario raises; an engine's failure is a fault like any other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from validator.authoring.scenario_change import ChangeError, changed
from validator.authoring.scenario_file import Scenario
from validator.dossier.document import Document
from validator.dossier.dossier import Dossier, load_dossier
from validator.dossier.nodes import Scalar
from validator.dossier.problem import Problem
from validator.dossier.references import reference_problems
from validator.dossier.schema import dossier_shape, schema_problems
from validator.dossier.shape import plain
from validator.verdict.decide import Decided
from validator.verdict.determination import Determination

Check = Callable[[Scenario, Dossier], Determination]


@dataclass(frozen=True, slots=True)
class ScenarioResult:
    """What a scenario came to. ``faults`` says what is wrong with it; none where it passes."""

    scenario: Scenario
    got: str | None
    faults: tuple[str, ...]

    @property
    def passed(self) -> bool:
        """Whether the verdict and the rules are those that the entry gives."""
        return not self.faults


def run_scenarios(scenarios: Iterable[Scenario], fixtures: Path, check: Check) -> Iterator[ScenarioResult]:
    """Every scenario in order; ``check`` chooses the rulebook by the scenario's profiles."""
    bases: dict[str, Dossier | tuple[Problem, ...]] = {}
    for scenario in scenarios:
        if scenario.base not in bases:
            bases[scenario.base] = load_dossier(fixtures / scenario.base)
        made = dossier_of(scenario, bases[scenario.base])
        if not isinstance(made, Dossier):
            yield ScenarioResult(scenario, None, tuple(f"{each.pointer} {each.message}".strip() for each in made))
            continue
        answer = check(scenario, made)
        yield ScenarioResult(scenario, answer.verdict, tuple(_faults(scenario, answer)))


def dossier_of(scenario: Scenario, base: Dossier | tuple[Problem, ...]) -> Dossier | tuple[Problem, ...]:
    """The dossier that a scenario tells of, or what is wrong with it; places are those of the scenario's file."""
    if not isinstance(base, Dossier):
        return tuple(_problem(scenario, each.pointer, f"The base cannot be read: {each.message}") for each in base)
    try:
        root = changed(base.document.root, scenario.change)
    except ChangeError as error:
        at = error.operation
        return (Problem(at.pointer, at.line, at.column, str(error), scenario.path),)
    too_long: list[Scalar] = []
    document = Document(scenario.path, plain(root, dossier_shape(), too_long), base.sha256, lambda: root)
    found = [(each.pointer, each.message) for each in (*schema_problems(document), *reference_problems(document))]
    found += [("", f"The number {each.text[:20]} is too long to compute with.") for each in too_long]
    if found:
        return tuple(_problem(scenario, pointer, message) for pointer, message in dict.fromkeys(found))
    return Dossier(scenario.path, document, document.data, document.data["id"], base.sha256)


def _problem(scenario: Scenario, pointer: str, message: str) -> Problem:
    return Problem(pointer, scenario.line, 1, message, scenario.path)


def _faults(scenario: Scenario, answer: Determination) -> Iterator[str]:
    yield from (each.message for each in answer.errors)
    yield from verdict_faults(scenario, answer)


def verdict_faults(scenario: Scenario, answer: Decided | Determination) -> Iterator[str]:
    """What is wrong with what was decided of a scenario's dossier."""
    if answer.verdict != scenario.verdict:
        yield f"expected {scenario.verdict}, got {answer.verdict} ({_deciding(answer)})"
    for rule in scenario.rules:
        if not _decides(rule, scenario.verdict, answer):
            yield f"{rule} does not decide it"


def _decides(rule: str, verdict: str, answer: Decided | Determination) -> bool:
    """Whether a rule leads to the verdict: a finding with its outcome, or for `approve` a met rule."""
    own = [each for each in answer.findings if each.rule.id == rule]
    if verdict == "approve":
        return any(each.status == "met" for each in own) and all(each.outcome in ("none", "advise") for each in own)
    return any(each.outcome == verdict for each in own)


def _deciding(answer: Decided | Determination) -> str:
    told = {each.rule.id: None for each in answer.findings.unmet if each.outcome == answer.verdict}
    return ", ".join(told) or "nothing against it"
