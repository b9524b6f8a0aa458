"""What an engine's conclusions mean: the truth of goals, the decisions that follow, and whether two agree.

What enters: the conclusions of one session, by name. What leaves: truths and `Answer`s. An engine that concludes what
nobody asked, or both that something is true and that it is false, is broken: `EngineFailure`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from validator.engine.compiled import CompiledKind, RulePlan
from validator.engine.port import Firings
from validator.engine.reference import NOT_APPLICABLE, Answer, Answers
from validator.engine.truth import Truth, truth
from validator.errors import EngineFailure
from validator.facts.element import Element


class Meaning:
    """What the conclusions about subjects of one kind say of the goals."""

    def __init__(self, kind: CompiledKind) -> None:
        """``kind``: the compiled rules that the conclusions come from."""
        self._before = [Truth.UNKNOWN if goal.constant is None else truth(goal.constant) for goal in kind.goals]
        signs = (("+", Truth.TRUE), ("-", Truth.FALSE))
        self._names = {f"{goal}{sign}": (goal, says) for goal in range(len(kind.goals)) for sign, says in signs}

    def truths(self, firings: Firings) -> list[Truth]:
        """The truth of every goal after one session."""
        found = self._before.copy()
        for name in firings:
            if name not in self._names:
                raise EngineFailure(f"durable_rules concluded {name!r}, which nobody asked")
            goal, says = self._names[name]
            if found[goal] is not Truth.UNKNOWN:
                raise EngineFailure(f"durable_rules concluded that condition {goal} is both true and false")
            found[goal] = says
        return found


def answer(plan: RulePlan, found: Sequence[Truth]) -> Answer:
    """What a rule comes to for a subject, from the truth of the rule's goals."""
    applies = found[plan.applies]
    if applies is Truth.FALSE:
        return NOT_APPLICABLE
    if plan.holds is None:
        return Answer(applies, Truth.UNKNOWN)
    violated = applies is Truth.TRUE and found[plan.holds] is Truth.FALSE
    sure = (case for case, goal in enumerate(plan.cases) if found[goal] is Truth.TRUE)
    return Answer(applies, found[plan.holds], next(sure, None) if violated else None)


def agree(durable: Answers, reference: Answers, ids: Iterable[str], subject: Element) -> None:
    """Nothing where both engines say the same of a subject; else `EngineFailure` names the first difference."""
    if durable == reference:
        return
    for rule, one, other in zip(ids, durable, reference, strict=True):
        if one != other:
            raise EngineFailure(
                f"durable_rules and the reference evaluator differ on {rule} for "
                f"{subject.pointer or subject.kind}: {_told(one)} and {_told(other)}"
            )


def _told(one: Answer) -> str:
    case = "" if one.case is None else f", case {one.case}"
    return f"applies {one.applies.value}, holds {one.holds.value}{case}"
