"""The rule files behind checked rules: read again where somebody has to be told the place of a part.

What enters: rules. What leaves: for each its document. A file that has changed since the rules were loaded fails with
`RulebookError`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from validator.dossier.document import Document, read_document
from validator.dossier.problem import Problem
from validator.errors import RulebookError
from validator.rulebook.rule import Rule


def rule_documents(rules: Iterable[Rule]) -> Iterator[tuple[Rule, Document]]:
    """Every rule with its document."""
    for rule in rules:
        yield rule, _document(rule)


def _document(rule: Rule) -> Document:
    try:
        found = read_document(Path(rule.path).read_bytes(), rule.path)
    except OSError as error:
        raise RulebookError((Problem("", 1, 1, f"Cannot be read: {error.strerror}.", rule.path),)) from error
    if not isinstance(found, Document):
        raise RulebookError(found)
    return found
