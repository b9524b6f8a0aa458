"""Reading examples: those that stand in a rule's file, and those that a search proposed.

What enters: the raw list with the `Link` of its file, and the statuses that have to be among those expected. What
leaves: `Example`s; what is wrong is collected in the link.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from typing import Any as Raw
from typing import get_args

from validator.rulebook.link import Link
from validator.rulebook.rule import Example, Outcome, Status
from validator.rulebook.rule_words import rule_ids, word

OUTCOMES: tuple[Outcome, ...] = get_args(Outcome)
STATUSES: tuple[Status, ...] = get_args(Status)
REQUIRED = ("case", "given", "expect")
OPTIONAL = ("outcome", "also_violates", "parameters")
PROPOSED = ("by", "read")
SEARCH = "search"


def wanted_of(person: bool) -> tuple[Status, ...]:
    """The statuses that a rule needs an example of; ``person``: a person judges."""
    return ("unknown", "not_applicable") if person else ("met", "violated", "unknown")


def load_examples(raw: Raw, link: Link, wanted: Iterable[Status], proposed: bool = False) -> tuple[Example, ...]:
    """The examples; ``proposed``: each says `by: search` and whether a person has read it."""
    if not isinstance(raw, list):
        link.complain("/examples", "`examples` is a list of cases.", code="E220")
        return ()
    read = (_example(case, f"/examples/{index}", link, proposed) for index, case in enumerate(raw))
    examples = tuple(each for each in read if each is not None)
    for status in wanted:
        if not any(example.expect == status for example in examples):
            link.complain(
                "/examples",
                f"No example expects `{status}`; a rule needs at least one of {', '.join(wanted)}.",
                code="E221",
            )
    return examples


def _example(case: Raw, at: str, link: Link, proposed: bool) -> Example | None:
    if not isinstance(case, dict):
        link.complain(at, "An example says `case:`, `given:` and `expect:`.", code="E220")
        return None
    link.keys(case, (*REQUIRED, *(PROPOSED if proposed else ())), OPTIONAL, at)
    given = case.get("given")
    if not isinstance(given, dict):
        link.complain(f"{at}/given", "`given` is a mapping of kinds of fact.", code="E220")
        return None
    if proposed and (case.get("by") != SEARCH or not isinstance(case.get("read"), bool)):
        told = "A proposed example says `by: search`, and `read: true` once a person has read it."
        link.complain(at, told, code="E220")
    outcome = case.get("outcome")
    return Example(
        case=link.text(case, "case", at),
        given=given,
        expect=word(case.get("expect"), STATUSES, f"{at}/expect", link),
        outcome=None if outcome is None else word(outcome, OUTCOMES, f"{at}/outcome", link),
        also_violates=rule_ids(case.get("also_violates", []), f"{at}/also_violates", link),
        parameters=_stand_ins(case.get("parameters", {}), f"{at}/parameters", link),
        line=link.document.place(at).line,
        proposed=proposed,
        read=not proposed or case.get("read") is True,
    )


def _stand_ins(raw: Raw, at: str, link: Link) -> dict[str, Raw]:
    """The parameters that an example sets for itself."""
    if not isinstance(raw, dict):
        link.complain(at, "`parameters` is a mapping such as `{logo_min_width_mm: 10}`.", code="E222")
        return {}
    known = link.parameters.entries
    found: dict[str, Raw] = dict(raw)
    for name, value in raw.items():
        if name not in known:
            link.complain(
                f"{at}/{name}", f"`{name}` is not in parameters.yaml.{link.hint(str(name), known)}", code="E222"
            )
        elif known[name].unit == "date":
            found[name] = link.day(value, f"{at}/{name}")
        elif isinstance(value, bool) or not isinstance(value, int | Fraction):
            link.complain(f"{at}/{name}", "An example sets numbers and days only.", code="E222")
    return found
