"""The part `unreached:` of a rule file: branches that no example can reach, each with the reason.

What enters: the raw list and a `Link`. What leaves: the entries; what is wrong with them is in the link. Whether a
branch is there and is really not reached is told by `asi-claims rules coverage --conditions`.
"""

from __future__ import annotations

from typing import Any, cast

from validator.rulebook.form import Form
from validator.rulebook.rule import BRANCHES, Unreached, Wanted


def load_unreached(raw: Any, form: Form) -> tuple[Unreached, ...]:
    """The entries of a rule."""
    if not isinstance(raw, list):
        form.complain(
            "/unreached",
            'This is a list of entries such as `{at: /when/claim.category, is: "false", why: …}`.',
            code="E227",
        )
        return ()
    return tuple(_entry(entry, f"/unreached/{index}", form) for index, entry in enumerate(raw))


def _entry(raw: Any, at: str, form: Form) -> Unreached:
    entry = form.mapping(raw, at)
    form.keys(entry, ("at", "is", "why"), (), at)
    written = {key: str(value).lower() if isinstance(value, bool) else value for key, value in entry.items()}
    wanted = cast(Wanted, form.word(written, "is", BRANCHES, at))
    return Unreached(form.text(entry, "at", at), wanted, form.text(entry, "why", at))
