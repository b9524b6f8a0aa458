"""The names that compiled formulas use, in one place.

What enters and leaves: see the modules that they come from. A generated function runs with these, the functions that
formulas may call, the tables and its constants, and nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from validator.evaluation import comparing, counting, gathering, logic
from validator.facts.element import Element
from validator.facts.values import NOTHING, Nothing, Selection, Unknown, Unsettled, is_settled
from validator.rulebook.answer import MET, NOT_APPLICABLE, Answer


def looked_up(rows: Mapping[Any, Any], key: Any) -> Any:
    """What a table says of a word: of one that it does not know an empty list, or none."""
    if isinstance(key, Unsettled):
        return Unknown((key,))
    found = rows.get(key)
    if found is not None:
        return found
    return () if isinstance(next(iter(rows.values()), ()), tuple) else NOTHING


def needed(of: Any, name: str) -> Any:
    """A fact that is asked for although its absence may mean that there is none."""
    return of.needed(name) if isinstance(of, Element) else of[name]


def _public(module: Any) -> dict[str, Callable[..., Any]]:
    own = {name: each for name, each in vars(module).items() if callable(each) and not name.startswith("_")}
    return {name: each for name, each in own.items() if getattr(each, "__module__", "") == module.__name__}


def answer(applies: Any, holds: Any, case: int | None) -> Answer:
    """What a rule comes to; whatever is not settled is unknown."""
    return Answer(_truth(applies), _truth(holds), case)


def _truth(value: Any) -> bool | None:
    return value if value is True or value is False else None


OPERATIONS: Mapping[str, Any] = {
    **_public(logic),
    **_public(comparing),
    **_public(counting),
    **_public(gathering),
    "NOTHING": NOTHING,
    "MET": MET,
    "NOT_APPLICABLE": NOT_APPLICABLE,
    "answer": answer,
    "Nothing": Nothing,
    "Selection": Selection,
    "is_settled": is_settled,
    "looked_up": looked_up,
    "needed": needed,
}
