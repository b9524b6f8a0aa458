"""Formulas written out: every formula of the rulebook that ships reads back as itself."""

from __future__ import annotations

from validator import Validator
from validator.facts.functions import signatures
from validator.rulebook.formulas.grammar import parse
from validator.rulebook.formulas.linking import Head, Words, link
from validator.rulebook.formulas.written import written
from validator.rulebook.load_definitions import parameter_type


def test_every_formula_reads_back_as_itself(whole: Validator) -> None:
    book = whole.rulebook
    heads = {
        key: Head(tuple((one.name, one.type) for one in each.arguments), lambda each=each: each.type)
        for key, each in book.meaning.definitions.items()
    }
    types = {name: parameter_type(entry) for name, entry in book.parameters.entries.items()}
    words = Words(book.vocabulary, types, book.meaning.tables, signatures(), heads)
    for definition in book.meaning.definitions.values():
        if definition.formula is None:
            continue
        scope = {one.name: one.type for one in definition.arguments}
        again, _ = link(parse(written(definition.formula)), definition.kind, scope, words)
        assert again == definition.formula, definition.title
