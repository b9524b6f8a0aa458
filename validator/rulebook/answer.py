"""What a rule comes to for one thing: the implication *when → require* in three values.

What enters: the truths of its conditions; None is unknown. What leaves: an `Answer` with its status. Nothing fails.
"""

from __future__ import annotations

from typing import NamedTuple

from validator.rulebook.rule import Status

Truth = bool | None


class Answer(NamedTuple):
    """``holds`` is unknown where it is not asked: the rule does not apply, or only a person can judge it.

    ``case`` is the index of the violation case that counts; None unless the rule is violated.
    """

    applies: Truth
    holds: Truth
    case: int | None = None

    @property
    def status(self) -> Status:
        """The status of the finding."""
        if self.applies is False:
            return "not_applicable"
        if self.holds:
            return "met"
        return "violated" if self.applies and self.holds is False else "unknown"


NOT_APPLICABLE = Answer(False, None)
MET = Answer(True, True)
