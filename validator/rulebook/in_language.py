"""A rulebook that speaks another language: its messages, remedies and questions, where it has them in it.

What enters: a rulebook and a language. What leaves: the rulebook with those texts in the place of the English ones;
what is not said in the language stays English. What it decides, its version and its digest are the same. Nothing fails.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from validator.rulebook.load_said import ENGLISH, Translations
from validator.rulebook.rule import Rule, Violation
from validator.rulebook.rulebook import Rulebook
from validator.rulebook.vocabulary import Attribute, Kind, Vocabulary


@dataclass(frozen=True, slots=True)
class Said:
    """A text that a report can hold: of what, as in ``CG-OP-04 message``, and the languages it is said in."""

    name: str
    sort: str
    languages: frozenset[str]


def in_language(book: Rulebook, language: str) -> Rulebook:
    """The rulebook as it speaks to somebody who reads the language."""
    if language == ENGLISH:
        return book
    kinds = {name: _kind(kind, language) for name, kind in book.vocabulary.kinds.items()}
    rules = {name: _rule(rule, language) for name, rule in book.rules.items()}
    return replace(book, rules=rules, vocabulary=Vocabulary(kinds))


def all_said(rules: Iterable[Rule], kinds: Mapping[str, Kind]) -> Iterator[Said]:
    """Every text once."""
    for rule in rules:
        yield from _of(rule.id, "message", {one.message: one.messages for one in rule.violations})
        yield from _of(rule.id, "remedy", {one.remedy: one.remedies for one in rule.violations})
        yield from _of(rule.id, "question", {rule.question: rule.questions})
    for kind in kinds.values():
        yield from _of(kind.name, "question", {kind.question: kind.questions})
        for attribute in kind.attributes.values() if kind.role_of is None else ():
            yield from _of(f"{kind.name}.{attribute.name}", "question", {attribute.question: attribute.questions})


def languages_of(book: Rulebook) -> frozenset[str]:
    """Every language that something is said in."""
    said = all_said(book.rules.values(), book.vocabulary.kinds)
    return frozenset({ENGLISH}.union(*(one.languages for one in said)))


def _of(name: str, sort: str, texts: Mapping[str, Translations]) -> Iterator[Said]:
    for english, others in texts.items():
        if english:
            yield Said(f"{name} {sort}", sort, frozenset({ENGLISH, *others}))


def _rule(rule: Rule, language: str) -> Rule:
    violations = tuple(_violation(one, language) for one in rule.violations)
    return replace(rule, violations=violations, question=rule.questions.get(language, rule.question))


def _violation(one: Violation, language: str) -> Violation:
    message, remedy = one.messages.get(language, one.message), one.remedies.get(language, one.remedy)
    return replace(one, message=message, remedy=remedy)


def _kind(kind: Kind, language: str) -> Kind:
    attributes = {name: _attribute(attribute, language) for name, attribute in kind.attributes.items()}
    return replace(kind, attributes=attributes, question=kind.questions.get(language, kind.question))


def _attribute(attribute: Attribute, language: str) -> Attribute:
    if language not in attribute.questions:
        return attribute
    return replace(attribute, question=attribute.questions[language])
