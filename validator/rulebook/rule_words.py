"""Words of rule files that are checked in more than one of them: one of a closed list, and the ids of rules.

What enters: raw words with their place, and a `Link`. What leaves: the words, or harmless stand-ins and problems in the
link. Nothing raises.
"""

from __future__ import annotations

import re
from typing import Any as Raw

from validator.rulebook.link import Link

ID = re.compile(r"[A-Z]+(-[A-Z0-9]+)*-[0-9]{2,3}")


def word(raw: Raw, words: tuple[Raw, ...], at: str, link: Link) -> Raw:
    """One of the words."""
    if raw not in words:
        hint = link.hint(str(raw), words)
        link.complain(at, f"`{raw}` is none of {', '.join(words)}.{hint}", code="E208")
        return words[0]
    return raw


def rule_ids(raw: Raw, at: str, link: Link) -> tuple[str, ...]:
    """A list of ids of rules."""
    if not isinstance(raw, list) or not all(isinstance(item, str) and ID.fullmatch(item) for item in raw):
        link.complain(at, "This is a list of rule ids such as [COC-CLM-05].", code="E206")
        return ()
    return tuple(raw)
