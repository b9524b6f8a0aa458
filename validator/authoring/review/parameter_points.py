"""What became of the parameters: which number moved from what to what, and who looks at it.

What enters: two rulebooks. What leaves: points in the order of the file. Nothing fails.
"""

from __future__ import annotations

from collections.abc import Iterator

from validator.authoring.naming import dated_values
from validator.authoring.review.point import Line, Point, compared
from validator.authoring.review.rule_points import Book
from validator.authoring.rule_card import rule_card
from validator.rulebook.load_parameters import ParameterEntry

FILE = "parameters.yaml"


def parameter_points(old: Book, new: Book) -> Iterator[Point]:
    """A point for every parameter that is not as it was."""
    before, after = old.naming.rulebook.parameters.entries, new.naming.rulebook.parameters.entries
    for name in dict.fromkeys((*after, *before)):
        if name not in after:
            document = old.documents[FILE]
            yield Point(
                f"Parameter {name} is gone: {before[name].about}",
                document.path,
                document.key_place(f"/{name}").line,
                gone=True,
            )
        elif before.get(name) != after[name]:
            document = new.documents[FILE]
            lines = (*_lines(before.get(name), after[name]), *_users(name, new))
            yield Point(
                _headline(before.get(name), after[name]), document.path, document.key_place(f"/{name}").line, lines
            )


def _headline(was: ParameterEntry | None, entry: ParameterEntry) -> str:
    if was is None:
        return f"Parameter {entry.name} is new: {entry.about}"
    if was.values == entry.values:
        return f"Parameter {entry.name} is told otherwise: {entry.about}"
    before, after = ("; ".join(dated_values(one)) for one in (was, entry))
    return f"Parameter {entry.name} moves from {before} to {after}: {entry.about}"


def _lines(was: ParameterEntry | None, entry: ParameterEntry) -> Iterator[Line]:
    yield from compared([] if was is None else list(_told(was)), list(_told(entry)))


def _told(entry: ParameterEntry) -> Iterator[str]:
    yield f"{entry.about}: {'; '.join(dated_values(entry))}"
    yield f"read in {', '.join(entry.sources) or 'no source'} ({entry.basis})"
    if entry.unused:
        yield f"kept without use: {entry.unused}"


def _users(name: str, new: Book) -> Iterator[Line]:
    """The rules that look at it, themselves or through a fact that is worked out."""
    users = [
        rule.id
        for rule in new.rules.values()
        if any(card.entry.name == name for card in rule_card(rule, new.naming).parameters)
    ]
    if users:
        yield Line("", f"Looked at by {', '.join(users)}.")
