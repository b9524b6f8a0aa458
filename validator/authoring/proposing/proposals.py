"""What the search found for a rule, as examples that can be written down.

What enters: a rule, the variants found, and the judge of its rulebook. What leaves: examples with the status that the
program comes to, the outcome where only that tells a mutant apart, and what else the facts violate. Nothing fails.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from validator.authoring.examples import run_examples
from validator.authoring.proposing.search import Found
from validator.judging.judge import Judge
from validator.rulebook.rule import Example, Rule


def proposals(rule: Rule, found: Iterable[Found], judge: Judge) -> tuple[Example, ...]:
    """The examples, each with a title of its own."""
    titles = {example.case for example in rule.examples}
    made = []
    for each in found:
        status, outcome = each.variant.came_to
        title = _own(each.variant.facts.example.case, titles)
        titles.add(title)
        example = replace(
            each.variant.facts.example,
            case=title,
            expect=status,
            outcome=outcome if each.by_outcome else None,
            proposed=True,
            read=False,
        )
        made.append(replace(example, also_violates=_also(rule, example, judge)))
    return tuple(made)


def _also(rule: Rule, example: Example, judge: Judge) -> tuple[str, ...]:
    alone = replace(rule, examples=(example,))
    return next(run_examples(judge.rulebook, judge.compiled, [alone])).also_violated


def _own(title: str, taken: set[str]) -> str:
    number, found = 2, title
    while found in taken:
        found, number = f"{title} ({number})", number + 1
    return found
