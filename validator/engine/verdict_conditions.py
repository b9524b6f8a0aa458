"""The verdict as conditions over the outcomes of the findings, so that the engines conclude it like everything else.

What enters: the outcomes that become a verdict, worst first, and what remains where there is none of them. What leaves:
one condition a verdict, exactly one of which holds; and the facts to try them on. Nothing here fails.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set

from validator.engine.scope import Scope
from validator.facts.element import Element, Facts
from validator.facts.values import Known, Unknown, Value
from validator.rulebook.conditions import All, Condition, Not, Operator, Path, Test

KIND = "verdict"


def verdict_conditions(verdicts: Sequence[str]) -> Mapping[str, Condition]:
    """When each verdict is given; the last of them where no other is."""
    *asked, remaining = verdicts
    present = {word: Test(Path(KIND, f"has_{word}"), Operator.EQUALS, True) for word in asked}
    conditions: dict[str, Condition] = {}
    for place, word in enumerate(asked):
        worse = tuple(Not(present[other]) for other in asked[:place])
        conditions[word] = All((present[word], *worse))
    conditions[remaining] = All(tuple(Not(test) for test in present.values()))
    return conditions


def outcome_scope(outcomes: Set[str], verdicts: Sequence[str]) -> Scope:
    """The facts ``has_reject``, ``has_flag`` … of a dossier's outcomes."""
    values: dict[str, Value] = {f"has_{word}": Known(word in outcomes) for word in verdicts[:-1]}
    subject = Element(KIND, None, "", values)
    return Scope(Facts({}, {KIND: subject}), subject, lambda _: Unknown(()))
