"""What the engine's conclusions mean: the truth of goals, and the answers of rules that follow.

What enters: the conclusions of one session, by name. What leaves: truths and `Answer`s. An engine that concludes what
nobody asked, or both that something is true and that it is false, is broken: `EngineFailure`.
"""

from __future__ import annotations

from collections.abc import Sequence

from validator.crosscheck.durable.port import Firings
from validator.crosscheck.durable.rulesets import KindRulesets, RulePlan
from validator.crosscheck.durable.verdict import verdict_goal
from validator.errors import EngineFailure
from validator.rulebook.answer import NOT_APPLICABLE, Answer, Truth


class Conclusions:
    """What the conclusions about subjects of one kind say of its goals."""

    def __init__(self, kind: KindRulesets) -> None:
        """``kind``: the rulesets that the conclusions come from."""
        self._before: list[Truth] = [goal.constant for goal in kind.goals]
        self._names = {
            f"{goal.name}/{word}": (place, says)
            for place, goal in enumerate(kind.goals)
            for word, says in (("true", True), ("false", False))
        }
        self._goals = kind.goals

    def truths(self, firings: Firings) -> list[Truth]:
        """The truth of every goal after one session."""
        found = self._before.copy()
        for name in firings:
            if name not in self._names:
                raise EngineFailure(f"durable_rules concluded {name!r}, which nobody asked")
            goal, says = self._names[name]
            if found[goal] is not None:
                raise EngineFailure(f"durable_rules concluded that {self._goals[goal].name} is both true and false")
            found[goal] = says
        return found


def answer(plan: RulePlan, found: Sequence[Truth]) -> Answer:
    """What a rule comes to for a subject, from the truth of the rule's goals."""
    applies = found[plan.applies]
    if applies is False:
        return NOT_APPLICABLE
    if plan.holds is None:
        return Answer(applies, None)
    holds = found[plan.holds]
    violated = applies is True and holds is False
    sure = (case for case, goal in enumerate(plan.cases) if found[goal] is True)
    return Answer(applies, holds, next(sure, None) if violated else None)


def verdict(words: Sequence[str], firings: Firings) -> str:
    """The verdict that was concluded: exactly one."""
    found = [word for word in words if verdict_goal(word) in firings]
    if len(found) != 1 or len(firings) != 1:
        raise EngineFailure(f"durable_rules concluded {sorted(firings)}, and there is one verdict")
    return found[0]
