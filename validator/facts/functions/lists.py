"""Lists and selections: whether two have something in common, what one has and the other not, whether there is any.

What enters: lists of words, or a selection of things. What leaves: truths, lists, numbers; unknown where a list is not
known, but for what is true whatever it holds.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from validator.facts.functions.registry import function
from validator.facts.values import NOTHING, Selection, Unknown, Unsettled
from validator.rulebook.formulas.types import ANY, BOOLEAN, LIST, TEXT, Type

COUNT = PLACE = Type("number", least=True, whole=True)


def unsettled(*parts: Any) -> Unknown | None:
    """Unknown for the reasons of the parts that are not settled; None where all are."""
    opened: list[Any] = []
    within: list[Any] = []
    for each in parts:
        if isinstance(each, Unsettled):
            opened.append(each)
        elif each.__class__ is tuple:
            within += [item for item in each if isinstance(item, Unsettled)]
    return Unknown((*opened, *within)) if opened or within else None


@function("some_in", (LIST, LIST), BOOLEAN, "whether two lists have something in common")
def some_in(_this: Any, one: Any, other: Any) -> Any:
    """Nothing is in common with an empty list."""
    if () in (one, other):
        return False
    return unsettled(one, other) or not set(one).isdisjoint(other)


@function("all_in", (LIST, LIST), BOOLEAN, "whether everything in one list is in another")
def all_in(_this: Any, one: Any, other: Any) -> Any:
    """Of nothing, all is."""
    if one == ():
        return True
    return unsettled(one, other) or set(one).issubset(other)


@function("without", (LIST, LIST), lambda given: given[0], "what is in one list and not in another, in its order")
def without(_this: Any, one: Any, other: Any) -> Any:
    """What is left over."""
    return unsettled(one, other) or tuple(each for each in one if each not in other)


@function("joined", (LIST, LIST), lambda given: given[0], "what is in one list or the other, each once")
def joined(_this: Any, one: Any, other: Any) -> Any:
    """First the one, then what the other adds."""
    return unsettled(one, other) or tuple(dict.fromkeys((*one, *other)))


@function("flat", (LIST,), LIST, "what is in any of several lists, each once")
def flat(_this: Any, lists: Any) -> Any:
    """In the order of the lists."""
    if isinstance(lists, Unsettled):
        return Unknown((lists,))
    return unsettled(*lists) or tuple(dict.fromkeys(item for each in lists for item in each))


@function("sorted", (LIST,), lambda given: given[0], "a list in the order of the alphabet, each once")
def in_order(_this: Any, one: Any) -> Any:
    """By their letters."""
    return unsettled(one) or tuple(sorted(set(one)))


@function("count_of", (LIST,), COUNT, "how many different things a list holds")
def count_of(_this: Any, one: Any) -> Any:
    """Each once."""
    found = unsettled(one)
    return len(set(one)) if found is None else found


@function("has_any", (ANY,), BOOLEAN, "whether a list or a selection holds anything")
def has_any(_this: Any, one: Any) -> Any:
    """Yes where one surely belongs; no where surely nothing does."""
    if not isinstance(one, Selection):
        return Unknown((one,)) if isinstance(one, Unsettled) else one != ()
    if any(belongs is True for _, belongs in one.pairs):
        return True
    reasons: Iterable[Any] = [belongs for _, belongs in one.pairs]
    reasons = (*reasons, *(() if one.open is None else (one.open,)))
    return Unknown(reasons) if reasons else False


@function(
    "asked_for",
    (Type("selection"),),
    lambda given: given[0],
    "a selection that must not be empty: it is asked for",
    "the question that the vocabulary has for such things",
)
def asked_for(this: Any, one: Any) -> Any:
    """The selection, or unknown where it surely is empty: no sum over no account is 0."""
    if not isinstance(one, Selection) or one.pairs or one.open is not None:
        return one
    return this.base.asked_for(one.kind)


@function("place_in", (TEXT, LIST), PLACE, "the place of a word in a list, from 1; none of a word that is not in it")
def place_in(_this: Any, word: Any, listed: Any) -> Any:
    """The order of a table says what comes before what."""
    found = unsettled(word, listed)
    if found is not None:
        return found
    return listed.index(word) + 1 if word in listed else NOTHING
