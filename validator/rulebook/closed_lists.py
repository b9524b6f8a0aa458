"""Closed lists that stand in the lexicon: its classes of wording and its languages.

What enters: the vocabulary, in which an attribute may say `listed_in:`, and the lexicon. What leaves: the vocabulary
with these attributes' words, so that a misspelt one is told like any other; and what is wrong with the classes that
suggested wordings name. Nothing raises.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from validator.dossier.document import Document
from validator.dossier.problem import Problem
from validator.rulebook.form import Form
from validator.rulebook.lexicon import Lexicon
from validator.rulebook.vocabulary import Attribute, Kind, Vocabulary

LISTS: Mapping[str, Callable[[Lexicon], frozenset[str]]] = {
    "lexicon_classes": Lexicon.classes,
    "lexicon_languages": lambda lexicon: frozenset(lexicon.languages),
}


def with_lists(vocabulary: Vocabulary, lexicon: Lexicon) -> Vocabulary:
    """The vocabulary with the words that the lexicon lists."""
    words = {name: tuple(sorted(listed(lexicon))) for name, listed in LISTS.items()}
    return Vocabulary({name: _kind(kind, words) for name, kind in vocabulary.kinds.items()})


def _kind(kind: Kind, words: Mapping[str, tuple[str, ...]]) -> Kind:
    if all(attribute.listed_in is None for attribute in kind.attributes.values()):
        return kind
    attributes = {name: _attribute(attribute, words) for name, attribute in kind.attributes.items()}
    return replace(kind, attributes=attributes)


def _attribute(attribute: Attribute, words: Mapping[str, tuple[str, ...]]) -> Attribute:
    return attribute if attribute.listed_in is None else replace(attribute, values=words[attribute.listed_in])


def check_suggestions(documents: Mapping[str, Document], lexicon: Lexicon) -> tuple[Problem, ...]:
    """The suggestions for a class that the lexicon has not; a rulebook without a lexicon has none to check them by."""
    classes = lexicon.classes()
    found: list[Problem] = []
    for document in documents.values() if classes else ():
        form = Form(document, code="E406")
        for name in document.data["suggestions"]:
            if name not in classes:
                told = f"`{name}` is not a class of the lexicon.{form.hint(name, classes)}"
                form.complain(f"/suggestions/{name}", told, of_key=True)
        found += form.problems
    return tuple(found)
