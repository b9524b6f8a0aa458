"""Functions whose bodies both readings share, because only a program can see what they see.

What enters: the name of a function. What leaves: that function for the naive reading: its values are handed over as the
other room's, and what comes back is taken as one of ours. Letters, addresses and the lexicon are all that is shared.
"""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from validator.crosscheck.naive.values import NONE, UNKNOWN, Thing, Value, is_open
from validator.facts import values as theirs
from validator.facts.functions import functions

if TYPE_CHECKING:
    from validator.crosscheck.naive.reading import Reading

SHARED = (
    "begins_with_code",
    "is_https",
    "is_plain_number",
    "has_gaps",
    "has_words",
    "is_read_language",
    "lacking",
    "lies_on",
    "mentions",
    "same_letters",
    "plainly_of_another",
    "same_text",
    "version_of",
)
"""They take words, lists of words and a number, and look at letters."""


def shared(name: str) -> Callable[..., Value]:
    """The function, as the naive reading calls it."""
    body = functions()[name]

    def call(reading: Reading, this: Thing, *arguments: Value) -> Value:
        about = SimpleNamespace(base=SimpleNamespace(lexicon=reading.submitted.lexicon), kind=this.kind, pointer="")
        return _ours(body(about, *map(_theirs, arguments)))

    return call


def _theirs(value: Value) -> Any:
    if value is NONE:
        return theirs.NOTHING
    return theirs.Unknown(()) if is_open(value) else tuple(map(_theirs, value)) if isinstance(value, tuple) else value


def _ours(value: Any) -> Value:
    if isinstance(value, theirs.Nothing):
        return NONE
    return UNKNOWN if isinstance(value, theirs.Unknown) else value
