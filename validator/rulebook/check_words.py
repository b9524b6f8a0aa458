"""The words inside a vocabulary file that name other words: roles, placeholders of questions.

What enters: the form of one file and the whole vocabulary. What leaves: nothing; problems are added to the form.
"""

from __future__ import annotations

import re
from typing import Any

from validator.rulebook.form import Form
from validator.rulebook.load_said import texts_in
from validator.rulebook.vocabulary import Attribute, Kind, Vocabulary

PLACEHOLDER = re.compile(r"\{([^{}]*)\}")


def check_words(form: Form, vocabulary: Vocabulary) -> None:
    """Complain of every word of the file that the vocabulary does not know."""
    data = form.document.data
    kind = vocabulary.kinds.get(str(data.get("kind"))) if isinstance(data, dict) else None
    if kind is None:
        return
    if kind.role_of is not None and kind.role_of not in vocabulary.kinds:
        hint = form.hint(kind.role_of, vocabulary.kinds)
        form.complain("/role_of", f"`{kind.role_of}` is not a kind of fact.{hint}")
    elif kind.role_of is not None and vocabulary.kinds[kind.role_of].each is None:
        form.complain("/role_of", f"`{kind.role_of}` is no list of things: nobody could be chosen from it.")
    _check_questions(data, "", form, kind, vocabulary)
    for attribute in kind.attributes.values():
        at = f"/attributes/{attribute.name}"
        _check_questions(data["attributes"][attribute.name], at, form, kind, vocabulary)


def _check_questions(raw: Any, at: str, form: Form, kind: Kind, vocabulary: Vocabulary) -> None:
    """In every language."""
    for place, question in texts_in(raw.get("question") if isinstance(raw, dict) else None, f"{at}/question"):
        _check_question(str(question or ""), place, form, kind, vocabulary)


def _check_question(question: str, at: str, form: Form, kind: Kind, vocabulary: Vocabulary) -> None:
    for word in PLACEHOLDER.findall(question):
        found = _attribute(word, at, form, vocabulary)
        if found is None:
            continue
        if found.pointer is None:
            form.complain(at, f"`{{{word}}}` is computed; a question can name only what is submitted.")
        elif found.kind != kind.name and not vocabulary.kinds[found.kind].single:
            form.complain(at, f"`{{{word}}}` does not say which {found.kind}; name {kind.name}'s own attributes.")


def _attribute(word: str, at: str, form: Form, vocabulary: Vocabulary) -> Attribute | None:
    name, _, attribute = word.partition(".")
    kind = vocabulary.kinds.get(name)
    if kind is None:
        form.complain(at, f"`{name}` is not a kind of fact.{form.hint(name, vocabulary.kinds)}")
        return None
    attributes = kind.attributes if kind.role_of is None else vocabulary.kinds[kind.role_of].attributes
    if attribute not in attributes:
        form.complain(at, f"`{attribute}` is not an attribute of {name}.{form.hint(attribute, attributes)}")
        return None
    return attributes[attribute]
