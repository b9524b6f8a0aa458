"""Why an example came out as it did: the condition that decided it, part by part.

What enters: a rule, the facts of an example and the names of the rulebook's words. What leaves: lines of text, each
with whether it is so. By the compiled evaluation.
"""

from __future__ import annotations

from collections.abc import Iterator

from validator.authoring.example_facts import ExampleFacts
from validator.authoring.examples import WORST
from validator.authoring.naming import Naming
from validator.authoring.sentences import sentence
from validator.evaluation.evaluator import Evaluator
from validator.evaluation.explaining import Branch, Explaining
from validator.evaluation.scope import Scope
from validator.rulebook.conditions import All, Any, Condition, Not, Test
from validator.verdict.message import show_value

MARKS = {True: "yes", False: "no", None: "?"}


def trace(example: ExampleFacts, naming: Naming, evaluator: Evaluator) -> tuple[str, ...]:
    """What decided the example, of the subject that it came out worst for."""
    judge = evaluator.changed(example.rule)
    decided = [(judge(example.facts, scope.subject), scope) for scope in example.scopes()]
    if not decided:
        return (f"The example gives no {naming.kind(example.rule.subject)}, so there is nothing to judge.",)
    decision, scope = max(decided, key=lambda pair: WORST.index(pair[0].status))
    lines: list[str] = []
    if decision.applies is not True or example.rule.require is None:
        lines += _told("applies", example.rule.when, scope, naming, evaluator.explaining)
    if decision.applies is not False and example.rule.require is not None:
        lines += _told("requires", example.rule.require, scope, naming, evaluator.explaining)
    return tuple(lines)


def _told(lead: str, condition: Condition, scope: Scope, naming: Naming, explaining: Explaining) -> list[str]:
    return [f"{lead}:", *_lines(explaining.tree(condition, scope), naming, "  ")]


def _lines(branch: Branch, naming: Naming, indent: str, title: str = "") -> Iterator[str]:
    condition = branch.condition
    if isinstance(condition, All | Any) and len(branch.parts) == 1 and not title:
        yield from _lines(branch.parts[0], naming, indent)
        return
    yield f"{indent}[{MARKS[branch.truth]}] {title or sentence(condition, naming).text}"
    if isinstance(condition, Not) and isinstance(branch.parts[0].condition, Test):
        branch = branch.parts[0]
    yield from (f"{indent}    = {leaf.name} is {show_value(leaf.value)}" for leaf in branch.leaves)
    for part in branch.parts:
        element = part.element
        yield from _lines(part, naming, f"{indent}  ", f"{element.kind} {element.id or ''}".strip() if element else "")
