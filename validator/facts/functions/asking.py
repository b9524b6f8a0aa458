"""What a person has to say, and what is sure enough to be told.

What enters: conditions that may be open. What leaves: truths. `or_ask` makes unknown what a formula could only call
false; `surely` makes settled what is open. The second is for sentences alone: a requirement that rested on it would be
met by silence.
"""

from __future__ import annotations

from typing import Any

from validator.facts.functions.registry import function
from validator.facts.values import Missing, Unknown
from validator.rulebook.formulas.types import BOOLEAN, TEXT


@function(
    "or_ask",
    (BOOLEAN, TEXT),
    BOOLEAN,
    "whether a condition holds; where it does not, that is unknown and a person is asked",
    "a person at ASI, who may know better than what was submitted",
)
def or_ask(this: Any, condition: Any, question: Any) -> Any:
    """True stays true, unknown stays unknown; false becomes unknown, with the question."""
    if condition is not False:
        return condition
    return Unknown((Missing(this.kind, this.pointer, "person", str(question)),))


@function("surely", (BOOLEAN,), BOOLEAN, "whether a condition holds for certain, for sentences only")
def surely(_this: Any, condition: Any) -> Any:
    """False where it is false or open."""
    return condition is True
