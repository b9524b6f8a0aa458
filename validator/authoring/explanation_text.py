"""An explanation as plain text: what `asi-claims rules explain` prints.

What enters: explanations of one dossier and the name of its file. What leaves: text. Nothing fails.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from validator.authoring.explanation import Explanation, Step
from validator.authoring.grammar import capital
from validator.authoring.rule_text import STATUSES, wrap
from validator.authoring.working_out import FactSeen

MARKS = {True: "yes", False: "no", None: "?"}


def explanation_text(file: str, verdict: str, explanations: Iterable[Explanation]) -> Iterator[str]:
    """The explanations one after another, in pieces."""
    yield f"{file}: {verdict}\nEach line says whether it is so: [yes], [no], or [?] where that cannot be told yet.\n"
    for one in explanations:
        yield "\n" + "\n".join(_explanation(one)) + "\n"


def _explanation(one: Explanation) -> Iterator[str]:
    yield from wrap(f"{one.rule.id}, {one.subject}: {STATUSES[one.status].upper()}", "")
    yield from wrap(one.rule.title, "  ")
    shown: set[FactSeen] = set()
    yield from _side("Applies when", one.applies, "Applies always.", shown)
    if one.rule.require is None:
        yield from wrap(f"A person judges: {one.rule.question}", "  ")
    elif one.requires is not None:
        yield from _side("Requires that", one.requires, "", shown)


def _side(lead: str, step: Step | None, otherwise: str, shown: set[FactSeen]) -> Iterator[str]:
    if step is None:
        yield from wrap(otherwise, "  ")
        return
    yield f"  {lead}:"
    yield from _step(step, "    ", shown)


def _step(step: Step, indent: str, shown: set[FactSeen]) -> Iterator[str]:
    yield from wrap(step.text, f"{indent}[{MARKS[step.truth]}] ")
    for fact in step.facts:
        yield from _fact(fact, f"{indent}    ", shown)
    for part in step.parts:
        yield from _step(part, f"{indent}  ", shown)
    if step.left_out:
        yield f"{indent}  (and {step.left_out} more that do not decide it)"


def _fact(fact: FactSeen, indent: str, shown: set[FactSeen]) -> Iterator[str]:
    place = f" (line {fact.place.line}, column {fact.place.column})" if fact.place else ""
    yield from wrap(f"{fact.name} is {fact.value}{place}", f"{indent}= ")
    if fact in shown and fact.working:
        yield f"{indent}  (worked out above)"
        return
    shown.add(fact)
    for line in fact.working:
        yield from wrap(line.strip(), indent + "  " + " " * (len(line) - len(line.lstrip())) + "· ")
    if (
        not fact.working
        and not place
        and not fact.missing
        and "." in fact.name
        and not fact.name.startswith("parameter.")
    ):
        yield f"{indent}  (worked out)"
    for missing in fact.missing:
        at = f" (goes to {missing.pointer})" if missing.pointer else ""
        yield from wrap(f"missing: {capital(missing.question or missing.name)}{at}", f"{indent}  ")
