"""rules/lexicon/ and rules/wording/: the classes of wording in each language, and what to say instead.

What enters: the strict YAML documents by their paths. What leaves: the `Lexicon` and the suggestions by language and
class, or every problem found, with its place. Nothing raises.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePath

from validator.dossier.document import Document
from validator.dossier.problem import Problem
from validator.rulebook.form import Form
from validator.rulebook.lexicon import LanguageLexicon, Lexicon
from validator.rulebook.load_language import WORDS, load_language

Suggestions = Mapping[str, Mapping[str, str]]


def load_lexicon(documents: Mapping[str, Document]) -> Lexicon | tuple[Problem, ...]:
    """The lexicon: a folder a language, in it words.yaml and a file for each class."""
    folders: dict[str, dict[str, Form]] = {}
    for path in sorted(documents):
        parts = PurePath(path)
        folders.setdefault(parts.parent.name, {})[parts.name] = Form(documents[path], code="E405")
    languages: dict[str, LanguageLexicon] = {}
    abbreviations: set[str] = set()
    for code, files in folders.items():
        words = files.get(WORDS)
        if words is None:
            next(iter(files.values())).complain("", f"Language `{code}` has no {WORDS}, which holds its word sets.")
            continue
        languages[code] = load_language(code, words, [form for name, form in files.items() if name != WORDS])
        raw = words.mapping(words.document.data, "")
        abbreviations.update(word.casefold().rstrip(".") for word in words.texts(raw, "abbreviations", ""))
    problems = tuple(problem for files in folders.values() for form in files.values() for problem in form.problems)
    known = frozenset(word for language in languages.values() for word in language.words)
    names = frozenset(name for language in languages.values() for name in language.classes)
    return problems or Lexicon(languages, frozenset(abbreviations), known, names)


def load_wording(documents: Mapping[str, Document]) -> Suggestions | tuple[Problem, ...]:
    """The suggested wordings: a file a language, in it one text for each class that has an allowed way to say it."""
    forms = [Form(documents[path], code="E406") for path in sorted(documents)]
    found: dict[str, Mapping[str, str]] = {}
    for form in forms:
        data = form.mapping(form.document.data, "")
        form.keys(data, ("language", "suggestions"), ("about",), "")
        code = form.text(data, "language", "")
        if code != PurePath(form.document.path).stem:
            form.complain("/language", f"`{code}` is not the file's name without its ending.")
        raw = form.mapping(data.get("suggestions", {}), "/suggestions")
        found[code] = {name: form.text(raw, name, "/suggestions").strip() for name in raw}
    return tuple(problem for form in forms for problem in form.problems) or found
