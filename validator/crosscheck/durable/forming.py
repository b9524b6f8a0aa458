"""Conditions of one kind brought into forms, with intermediate conclusions where they would grow too large.

What enters: the forms of tests and quantifiers, then one condition after another. What leaves: the names and forms of
every goal, those that were asked for first and the conclusions behind them. Nothing here fails.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence

from validator.crosscheck.durable.dnf import Limit, TooLargeError, both, either, leaves_of
from validator.crosscheck.durable.leaves import Forms, boolean_forms, key_of
from validator.crosscheck.durable.shards import Limits
from validator.rulebook.conditions import All, Any, Condition, Not, parts_of

ANY_SIZE = Limit(sys.maxsize, sys.maxsize)


class Former:
    """``names`` and ``forms`` are those of every goal; leaf ``first + i`` carries the i-th of the ``conclusions``."""

    def __init__(self, atoms: Mapping[str, Forms], first: int, limits: Limits) -> None:
        """``atoms``: the forms of tests and quantifiers; ``first``: the number of the first leaf that is free."""
        self.names: list[str] = []
        self.forms: list[Forms] = []
        self.conclusions: list[int] = []
        self._atoms = atoms
        self._first = first
        self._limit = limits.form
        self._drawn: dict[Forms, tuple[int, str]] = {}
        self._parts = 0

    def add(self, name: str, condition: Condition) -> None:
        """The next goal that is asked for."""
        self._parts = 0
        self.names.append(name)
        self.forms.append(self._form(condition))

    def finish(self) -> None:
        """Put the conclusions that were drawn behind the goals that were asked for."""
        for forms, (_, name) in self._drawn.items():
            self.conclusions.append(len(self.forms))
            self.names.append(name)
            self.forms.append(forms)

    def stage(self, forms: Forms) -> int:
        """How many conclusions must be drawn before: 0 for none."""
        leaves = leaves_of(forms.true) | leaves_of(forms.false)
        below = [self.forms[self.conclusions[leaf - self._first]] for leaf in leaves if leaf >= self._first]
        return max((self.stage(one) + 1 for one in below), default=0)

    def _form(self, condition: Condition) -> Forms:
        if isinstance(condition, Not):
            return self._form(condition.part).negated()
        if not isinstance(condition, All | Any):
            return self._atoms[key_of(condition)]
        parts = [self._form(part) for part in parts_of(condition)]
        if isinstance(condition, All):
            return self._all(parts)
        return self._all([part.negated() for part in parts]).negated()

    def _all(self, parts: Sequence[Forms]) -> Forms:
        try:
            return _joined(parts, self._limit, self._limit)
        except TooLargeError:
            return self._all_of_few([part if _is_simple(part) else self._concluded(part) for part in parts])

    def _all_of_few(self, parts: Sequence[Forms]) -> Forms:
        """Parts of one leaf each, joined a few at a time."""
        few = min(self._limit)
        if len(parts) <= few:
            return _joined(parts, self._limit, ANY_SIZE)
        groups = [parts[start : start + few] for start in range(0, len(parts), few)]
        return self._all_of_few([self._concluded(self._all_of_few(group)) for group in groups])

    def _concluded(self, forms: Forms) -> Forms:
        """The forms as a conclusion of their own, which is one leaf to those that build on it."""
        if forms.constant is not None:
            return forms
        if forms not in self._drawn:
            self._parts += 1
            self._drawn[forms] = (self._first + len(self._drawn), f"{self.names[-1]}/part {self._parts}")
        return boolean_forms(self._drawn[forms][0])


def _joined(parts: Sequence[Forms], true: Limit, false: Limit) -> Forms:
    return Forms(both((part.true for part in parts), true), either((part.false for part in parts), false))


def _is_simple(forms: Forms) -> bool:
    """Whether the forms look at one property of three ranks at most: any number of such parts joins as one test a leaf.

    (Every set of three ranks can be tested at once.)
    """
    tested = {prop for form in forms for conjunct in form for prop, _ in conjunct}
    return len(tested) <= 1 and all(prop.top <= 2 for prop in tested)
