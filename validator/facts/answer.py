"""An answer to a yes-or-no question, with a plain sentence for why it is not yes.

What enters: three-valued answers to parts of a question. What leaves: the answer to the whole, and the sentence of the
part that decides it. Nothing fails.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from validator.facts.values import FALSE, TRUE, Known, Value, is_false, is_true, unknown


class Answer(NamedTuple):
    """``reason`` says, for readers who are no experts, why ``value`` is false ('' where it is not)."""

    value: Value
    reason: str = ""

    @property
    def yes(self) -> bool:
        """Surely true."""
        return is_true(self.value)

    @property
    def no(self) -> bool:
        """Surely false."""
        return is_false(self.value)


YES = Answer(TRUE)


def no(reason: str) -> Answer:
    """Surely not, and why."""
    return Answer(FALSE, reason)


def unsure(*values: Value) -> Answer:
    """It hangs on what is missing in these values."""
    return Answer(unknown(*values))


def both(parts: Iterable[Answer]) -> Answer:
    """All of the parts; the reason is that of the first that fails."""
    open_ones = []
    for part in parts:
        value = part.value
        if not isinstance(value, Known):
            open_ones.append(value)
        elif value.value is False:
            return part
    return unsure(*open_ones) if open_ones else YES


def either(parts: Iterable[Answer], otherwise: str) -> Answer:
    """One of the parts; if none, the reason of the first (``otherwise`` where there are no parts)."""
    open_ones = []
    reason = None
    for part in parts:
        value = part.value
        if not isinstance(value, Known):
            open_ones.append(value)
        elif value.value is True:
            return YES
        elif reason is None:
            reason = part.reason
    if open_ones:
        return unsure(*open_ones)
    return no(otherwise if reason is None else reason)
