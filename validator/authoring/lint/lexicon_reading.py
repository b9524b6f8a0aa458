"""Classes of the lexicon that no rule names, and classes that a language lacks, where nobody says why.

What enters: the rules and the lexicon, with their files. What leaves: findings; also for a reason that nobody needs.
Nothing fails.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from validator.authoring.lint.finding import Finding, found
from validator.authoring.walk import values_of
from validator.dossier.document import Document
from validator.rulebook.conditions import ALWAYS
from validator.rulebook.files import folder_of
from validator.rulebook.lexicon import LanguageLexicon, Lexicon
from validator.rulebook.load import Reading, Tables
from validator.rulebook.load_language import WORDS
from validator.rulebook.rule import Rule

UNUSED_CLASS, MISSING_CLASS = "W516", "W517"
CLASSES = "lexicon_classes"
USUAL = "en"
FOLDER = "lexicon"


def lexicon_files(reading: Reading) -> Iterator[Document]:
    """The documents that findings about the lexicon stand in."""
    return (document for path, document in reading.documents.items() if folder_of(path) == FOLDER)


def check_lexicon(rules: Iterable[Rule], tables: Tables, documents: Mapping[str, Document]) -> Iterator[Finding]:
    """Everything of the lexicon; ``documents`` by their paths inside the rulebook."""
    lexicon = tables.lexicon
    named = {word for rule in rules for word in _classes_named(rule, tables)}
    for name in sorted(lexicon.classes()):
        yield from _use(name, name in named, lexicon, documents)
    for code, language in sorted(lexicon.languages.items()):
        yield from _gaps(language, lexicon, documents[f"lexicon/{code}/{WORDS}"])


def _classes_named(rule: Rule, tables: Tables) -> Iterator[str]:
    kinds = tables.vocabulary.kinds
    for condition in (rule.when, rule.require or ALWAYS, *(each.when for each in rule.violations)):
        for path, value in values_of(condition):
            if kinds[path.kind].attributes[path.attribute].listed_in == CLASSES:
                yield str(value)


def _use(name: str, named: bool, lexicon: Lexicon, documents: Mapping[str, Document]) -> Iterator[Finding]:
    """Whether a class is named by a rule, or says in any language why it is not."""
    having = sorted((code for code, one in lexicon.languages.items() if name in one.classes), key=_usual_first)
    kept = [code for code in having if lexicon.languages[code].classes[name].unused]
    if named:
        for code in kept:
            told = f"`unused:` says why no rule names `{name}`, and one does."
            yield found(UNUSED_CLASS, documents[f"lexicon/{code}/{name}.yaml"], "/unused", told, of_key=True)
    elif not kept:
        told = f"No rule names the class `{name}`: what it finds changes no verdict."
        yield found(UNUSED_CLASS, documents[f"lexicon/{having[0]}/{name}.yaml"], "/class", told)


def _usual_first(code: str) -> tuple[bool, str]:
    return code != USUAL, code


def _gaps(language: LanguageLexicon, lexicon: Lexicon, words: Document) -> Iterator[Finding]:
    """The classes that a language lacks, and those that it says it lacks without need."""
    for name in sorted(lexicon.classes() - set(language.classes) - set(language.without)):
        told = f"Language `{language.language}` has no class `{name}`, which other languages have."
        yield found(MISSING_CLASS, words, "/language", told)
    for name in language.without:
        if name in language.classes:
            told = f"`without:` says why there is no class `{name}` here, and there is one."
            yield found(MISSING_CLASS, words, f"/without/{name}", told, of_key=True)
        elif name not in lexicon.classes():
            told = f"`without:` names the class `{name}`, which no language has."
            yield found(MISSING_CLASS, words, f"/without/{name}", told, of_key=True)
