"""A review as text, and as Markdown for a pull request.

What enters: a `Review`. What leaves: text. Nothing fails.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence

from validator.authoring.impact.change import Change
from validator.authoring.impact.impact_text import NO_CAUSE
from validator.authoring.review.point import Line, Point, counted
from validator.authoring.review.review import Review

WIDTH = 110
FENCE = "```"
UNCHANGED = "The two rulebooks say the same."


def as_text(review: Review) -> str:
    """Every point with its place, what was and what is, and the verdicts it changes; then the sum."""
    blocks = ["\n".join(_point(point, review)) for point in review.points]
    blocks += ["\n".join(_elsewhere(rule, changes)) for rule, changes in review.elsewhere().items()]
    return "\n\n".join([*blocks, "\n".join(closing(review))]) + "\n"


def _point(point: Point, review: Review) -> Iterator[str]:
    yield f"{point.path}:{point.line}: {point.headline}"
    for line in point.lines:
        indent = " " * (len(line.text) - len(line.text.lstrip()))
        lead = f"  {line.mark or ' '} {indent}"
        yield from textwrap.wrap(
            line.text.strip(), WIDTH, initial_indent=lead, subsequent_indent=f"      {indent}", break_long_words=False
        )
    yield from (f"  verdict: {told}" for told in verdicts(review.verdicts(point)))


def _elsewhere(rule: str, changes: Sequence[Change]) -> Iterator[str]:
    yield elsewhere_headline(rule, changes)
    yield from (f"  verdict: {told}" for told in verdicts(changes))


def elsewhere_headline(rule: str, changes: Sequence[Change]) -> str:
    """A rule that is as it was and decides otherwise."""
    title = next((cause.title for cause in changes[0].causes if cause.rule == rule), "")
    return f"Rule {rule} is as it was and decides otherwise: {title}" if rule else NO_CAUSE


def verdicts(changes: Sequence[Change]) -> Iterator[str]:
    """Each verdict that changes."""
    return (f"{one.path}: {one.before} before, {one.after} now" for one in changes)


def closing(review: Review) -> Iterator[str]:
    """What there was to tell, in two sentences."""
    yield f"{counted(len(review.points), 'point')}." if review.points else UNCHANGED
    found = review.impact
    if found is None:
        yield "No dossiers were judged; name some with --dossiers."
        return
    yield from (f"Not judged: {one.path}: {one.reason}" for one in found.not_judged)
    for (before, after), number in sorted(found.ways().items()):
        yield f"{before} before, {after} now: {counted(number, 'dossier')}"
    judged = found.dossiers - len(found.not_judged)
    yield f"{counted(judged, 'dossier')} judged by both rulebooks: {len(found.changes)} with another verdict."


def as_markdown(review: Review) -> str:
    """The same for a pull request: a heading a point, differences as a diff, verdicts as a list."""
    blocks = ["## What this changes in the rules", "\n\n".join(closing(review))]
    for point in review.points:
        blocks += [f"### {_inline(point.headline)}", f"`{point.path}:{point.line}`"]
        blocks += [_diff(point.lines)] if point.lines else []
        blocks += _list("Verdicts that it changes", review.verdicts(point))
    for rule, changes in review.elsewhere().items():
        blocks += [f"### {_inline(elsewhere_headline(rule, changes))}", *_list("Verdicts that change", changes)]
    return "\n\n".join(blocks) + "\n"


def _diff(lines: Sequence[Line]) -> str:
    """A fence longer than any in the text."""
    texts = [f"{line.mark or '#'} {line.text}" for line in lines]
    fence = FENCE
    while any(fence in text for text in texts):
        fence += "`"
    return "\n".join([f"{fence}diff", *texts, fence])


def _list(title: str, changes: Sequence[Change]) -> Iterator[str]:
    if changes:
        items = (f"- `{one.path}`: **{one.before}** before, **{one.after}** now" for one in changes)
        yield "\n".join([f"{title}:", "", *items])


def _inline(text: str) -> str:
    """Text in which Markdown sees no marks of its own."""
    return "".join(f"\\{char}" if char in "\\`*_<>[]#|" else char for char in text)
