"""Web addresses: where one leads, and whether the way there is secure.

What enters: an address as submitted. What leaves: truths; an address that cannot be read leads nowhere. An address has
parts that a formula cannot see.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from validator.facts.functions.lists import unsettled
from validator.facts.functions.registry import function
from validator.rulebook.formulas.types import BOOLEAN, LIST, TEXT


@function("lies_on", (TEXT, LIST), BOOLEAN, "whether a web address lies on one of some hosts, or below it")
def lies_on(_this: Any, address: Any, hosts: Any) -> Any:
    """A host lies below another where it ends with it, behind a dot."""
    found = unsettled(address, hosts)
    if found is not None:
        return found
    host = _parts(address)[1].casefold()
    return any(host == each or host.endswith(f".{each}") for each in hosts)


@function("is_https", (TEXT,), BOOLEAN, "whether a web address is one of https")
def is_https(_this: Any, address: Any) -> Any:
    """By its scheme."""
    return unsettled(address) or _parts(address)[0] == "https"


def _parts(address: str) -> tuple[str, str]:
    """Scheme and host."""
    try:
        parts = urlsplit(address)
        return parts.scheme.casefold(), parts.hostname or ""
    except ValueError:
        return "", ""
