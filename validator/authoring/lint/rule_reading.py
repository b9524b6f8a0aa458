"""What is doubtful about one rule and shows by reading it.

What enters: a rule that loads, with its file. What leaves: findings. Nothing fails.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from validator.authoring.families import family_of_id, fits
from validator.authoring.lint.finding import Finding, found
from validator.authoring.placed import placed_rule
from validator.dossier.document import Document
from validator.facts.given import given_problems
from validator.rulebook.conditions import Parameter, Path, Span, Test
from validator.rulebook.load import Tables
from validator.rulebook.load_said import texts_in
from validator.rulebook.rule import Example, Rule

UNIT, BRACE, NEVER_IN_EFFECT, DRAFT, FAMILY = "W501", "W502", "W503", "W506", "W507"
TWICE, EXAMPLE, ALSO_VIOLATES, UNFINISHED = "W508", "W509", "W510", "W512"
TODO = "TODO"
TEXTS = ("message", "remedy", "question")
SAME_UNIT = {"percentage points": "percent", "month": "months", "year": "years", "day": "days"}


def check_reading(
    rule: Rule,
    document: Document,
    tables: Tables,
    family: str | None,
    ids: Collection[str],
    proposed: Document | None = None,
) -> Iterator[Finding]:
    """Everything of a rule; ``family`` is the folder it stands in, None where it is only tried.

    ``proposed``: the file of the examples that a search proposed.
    """
    yield from _units(rule, document, tables)
    yield from _braces(document)
    yield from _unfinished(document.data, "", document)
    yield from _standing(rule, document, tables, family)
    yield from _examples(rule, document, proposed, tables, ids)


def _units(rule: Rule, document: Document, tables: Tables) -> Iterator[Finding]:
    for condition in placed_rule(rule, document.data).conditions():
        for one in condition.tests():
            assert isinstance(one.condition, Test)
            for left, right in _compared(one.condition, tables):
                if left and right and SAME_UNIT.get(left, left) != SAME_UNIT.get(right, right):
                    told = f"{one.condition.path.name} is compared in {left} with something in {right}."
                    yield found(UNIT, document, one.pointer, told, of_key=True)


def _compared(test: Test, tables: Tables) -> Iterator[tuple[str | None, str | None]]:
    """The units that a test sets against each other."""
    operand = test.operand
    if isinstance(operand, Span):
        if isinstance(operand.length, Parameter):
            yield operand.unit, _unit(operand.length, tables)
    elif isinstance(operand, Path | Parameter):
        yield _unit(test.path, tables), _unit(operand, tables)


def _unit(name: Path | Parameter, tables: Tables) -> str | None:
    if isinstance(name, Parameter):
        unit = tables.parameters.entries[name.name].unit
        return None if unit == "date" else unit
    return tables.vocabulary.kinds[name.kind].attributes[name.attribute].unit


def _braces(document: Document) -> Iterator[Finding]:
    """Curly brackets that open and never close, or the other way round; the loader reads only whole ones."""
    texts: list[tuple[str, Any]] = [(f"/{key}", document.data.get(key)) for key in TEXTS]
    cases = document.data["violated"]
    for index, case in enumerate(cases if isinstance(cases, list) else []):
        texts += [(f"/violated/{index}/{key}", case.get(key)) for key in ("message", "remedy")]
    for at, text in (each for place, raw in texts for each in texts_in(raw, place)):
        if text is not None and not _balanced(str(text)):
            yield found(
                BRACE, document, at, "A curly bracket stands alone here; a fact is named as in `{claim.level}`."
            )


def _balanced(text: str) -> bool:
    depth = 0
    for char in text:
        depth += {"{": 1, "}": -1}.get(char, 0)
        if depth not in (0, 1):
            return False
    return depth == 0


def _unfinished(raw: Any, at: str, document: Document) -> Iterator[Finding]:
    """Texts that the scaffold left to be written; told where they stand."""
    if isinstance(raw, str) and TODO in raw:
        yield found(UNFINISHED, document, at, f"Here something is still to be written: {raw}")
    for key, part in raw.items() if isinstance(raw, dict) else enumerate(raw if isinstance(raw, list) else ()):
        yield from _unfinished(part, f"{at}/{key}", document)


def _standing(rule: Rule, document: Document, tables: Tables, family: str | None) -> Iterator[Finding]:
    if rule.effective_from and rule.effective_to and rule.effective_from > rule.effective_to:
        told = f"The rule ends on {rule.effective_to} before it begins on {rule.effective_from}: it is never in effect."
        yield found(NEVER_IN_EFFECT, document, "/effective", told)
    if tables.sources.documents[rule.cite.document].editions[rule.cite.edition].draft and not (
        rule.profile or rule.unless_profile
    ):
        told = f"Edition {rule.cite.edition} of {rule.cite.document} is a draft, and this rule is always on."
        yield found(DRAFT, document, "/cite/edition", told)
    if family is not None and not fits(rule.id, family):
        right = family_of_id(rule.id)
        told = f"{rule.id} stands in {family}/{f'; it belongs in {right}/' if right else ''}."
        yield found(FAMILY, document, "/id", told)


def _examples(
    rule: Rule, document: Document, proposed: Document | None, tables: Tables, ids: Collection[str]
) -> Iterator[Finding]:
    names: set[str] = set()
    facts: list[tuple[Mapping[str, Any], Mapping[str, Any]]] = []
    for file, at, example in _placed(rule, document, proposed):
        if example.case in names or (example.given, example.parameters) in facts:
            yield found(TWICE, file, at, f"The example `{example.case}` stands above already, by name or by its facts.")
        names.add(example.case)
        facts.append((example.given, example.parameters))
        for problem in given_problems(example.given, tables.vocabulary):
            yield found(EXAMPLE, file, f"{at}/given{problem.pointer}", problem.message, of_key=True)
        for other, name in enumerate(example.also_violates):
            if name not in ids:
                told = f"There is no rule {name}, which this example is to violate, too."
                yield found(ALSO_VIOLATES, file, f"{at}/also_violates/{other}", told)


def _placed(rule: Rule, document: Document, proposed: Document | None) -> Iterator[tuple[Document, str, Example]]:
    """Every example with its file and its place there."""
    for index, example in enumerate(rule.written_examples):
        yield document, f"/examples/{index}", example
    if proposed is not None:
        for index, example in enumerate(each for each in rule.examples if each.proposed):
            yield proposed, f"/examples/{index}", example
