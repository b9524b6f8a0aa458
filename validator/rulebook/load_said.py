"""What a rule or a question says to people: one text, or one by language.

What enters: the value of `message:`, `remedy:` or `question:`: a text (it is English), or a mapping of languages to
texts that has an English one. What leaves: the English text and the others. What is wrong is told with its place; the
meaning of a rule never depends on any of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from validator.rulebook.form import Form

ENGLISH = "en"
LANGUAGE = re.compile(r"[a-z]{2,3}")
Translations = Mapping[str, str]


def load_said(
    form: Form, raw: Mapping[str, Any], key: str, at: str, default: str | None = None
) -> tuple[str, Translations]:
    """The English text (``default`` where the key may be left out), and the texts in other languages."""
    found = raw.get(key)
    if not isinstance(found, dict) or not any(LANGUAGE.fullmatch(str(each)) for each in found):
        return form.text(raw, key, at, default), {}
    here = f"{at}/{key}"
    for language in found:
        if not LANGUAGE.fullmatch(str(language)):
            told = f"`{language}` is no code of a language such as de."
            form.complain(f"{here}/{language}", told, of_key=True, code="E203")
    if ENGLISH not in found:
        form.complain(here, f"`{ENGLISH}:` is missing: English is said wherever another language is not.", code="E202")
    texts = {str(language): form.text(found, language, here) for language in found}
    return texts.pop(ENGLISH, ""), texts


def in_english(raw: Any) -> Any:
    """The English text of a value that may be given by language."""
    return raw.get(ENGLISH) if isinstance(raw, dict) else raw


def texts_in(raw: Any, at: str) -> Iterator[tuple[str, Any]]:
    """Every text of such a value with its place."""
    if isinstance(raw, dict):
        yield from ((f"{at}/{language}", text) for language, text in raw.items())
    else:
        yield at, raw
