"""The formats and patterns of the schema, as strict as they are meant.

What enters: a string. What leaves: whether it is a calendar date, or a web address. Nothing here fails.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from functools import cache

LONGEST_URI = 10_000
DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def is_date(text: str) -> bool:
    """Whether the text is a day of the calendar, written year-month-day."""
    if DATE.fullmatch(text) is None:
        return False
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def is_uri(text: str) -> bool:
    """Whether the text is a URI by RFC 3986."""
    # Imported when a dossier first holds an address: compiling its patterns takes 8 ms.
    from rfc3986_validator import validate_rfc3986  # type: ignore[import-untyped]

    return len(text) <= LONGEST_URI and "\n" not in text and validate_rfc3986(text, rule="URI") is not None


FORMATS: Mapping[str, Callable[[str], bool]] = {"date": is_date, "uri": is_uri}


@cache
def pattern(source: str) -> re.Pattern[str]:
    """A pattern of the schema. JSON Schema's ``$`` is the very end; Python's lets a line break follow."""
    return re.compile(re.sub(r"(?<!\\)\$$", r"\\Z", source))
