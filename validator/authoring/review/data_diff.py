"""How two pieces of plain data differ, line by line.

What enters: what a YAML file held before and holds now, or a part of it. What leaves: lines with the name of what is
different. Nothing fails.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from fractions import Fraction
from typing import Any

from validator.authoring.review.point import Line, compared

NOTHING: Any = object()


def differences(before: Any, after: Any, name: str = "") -> Iterator[Line]:
    """Every difference; ``name`` is what the data is called."""
    if before == after:
        return
    if isinstance(before, Mapping) and isinstance(after, Mapping):
        for key in dict.fromkeys((*before, *after)):
            inner = f"{name} {key}".strip()
            yield from differences(before.get(key, NOTHING), after.get(key, NOTHING), inner)
    elif isinstance(before, list) and isinstance(after, list):
        yield from _of_lists(before, after, name)
    elif isinstance(before, str) and isinstance(after, str) and "\n" in before + after:
        yield from compared(before.splitlines(), after.splitlines())
    else:
        yield from (Line("-", _named(name, shown(before))) for _ in range(before is not NOTHING))
        yield from (Line("+", _named(name, shown(after))) for _ in range(after is not NOTHING))


def _of_lists(before: list[Any], after: list[Any], name: str) -> Iterator[Line]:
    old, new = (Counter(map(shown, each)) for each in (before, after))
    yield from (Line("-", _named(name, item)) for item in (old - new).elements())
    yield from (Line("+", _named(name, item)) for item in (new - old).elements())
    if old == new:
        yield Line("", f"{name or 'what is listed'}: in another order")


def _named(name: str, text: str) -> str:
    return f"{name}: {text}" if name else text


def shown(value: Any) -> str:
    """A value in one line."""
    return value if isinstance(value, str) else json.dumps(_plain(value), ensure_ascii=False)


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    if isinstance(value, Fraction):
        return float(value)
    return value.isoformat() if isinstance(value, date) else value
