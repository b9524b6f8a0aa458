"""Why an example came out as it did: the condition that decided it, part by part.

What enters: a rule, the facts of an example and the names of the rulebook's words. What leaves: lines of text, each
with whether it is so. Engine: reference.
"""

from __future__ import annotations

from collections.abc import Iterator

from validator.authoring.example_facts import ExampleFacts
from validator.authoring.examples import WORST
from validator.authoring.naming import Naming
from validator.authoring.sentences import sentence
from validator.engine.explain import Branch, tree
from validator.engine.reference import decide
from validator.engine.scope import Scope
from validator.engine.truth import Truth
from validator.rulebook.conditions import All, Any, Condition, Not, Test
from validator.verdict.message import show_value

MARKS = {Truth.TRUE: "yes", Truth.FALSE: "no", Truth.UNKNOWN: "?"}


def trace(example: ExampleFacts, naming: Naming) -> tuple[str, ...]:
    """What decided the example, of the subject that it came out worst for."""
    decided = [(decide(example.rule, scope), scope) for scope in example.scopes()]
    if not decided:
        return (f"The example gives no {naming.kind(example.rule.subject)}, so there is nothing to judge.",)
    decision, scope = max(decided, key=lambda pair: WORST.index(pair[0].status))
    lines: list[str] = []
    if decision.applies is not Truth.TRUE or example.rule.require is None:
        lines += _told("applies", example.rule.when, scope, naming)
    if decision.applies is not Truth.FALSE and example.rule.require is not None:
        lines += _told("requires", example.rule.require, scope, naming)
    return tuple(lines)


def _told(lead: str, condition: Condition, scope: Scope, naming: Naming) -> list[str]:
    return [f"{lead}:", *_lines(tree(condition, scope), naming, "  ")]


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
