"""One language of the lexicon: its word sets and its classes of wording.

What enters: the form of words.yaml and those of the class files. What leaves: a `LanguageLexicon`; what is wrong is
added to the forms, and then the lexicon is not to be used. Nothing raises.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import Any

from validator.rulebook.form import Form
from validator.rulebook.lexicon import CONTEXT_SETS, LanguageLexicon, Pattern, WordingClass
from validator.rulebook.lexicon_index import Language, build_index, can_anchor, firsts
from validator.rulebook.pattern import Fault, Sequence, parse_pattern

WORDS = "words.yaml"
ACCENTS = ("kept", "ignored")
DECIMAL = ("point", "comma")

Sets = Mapping[str, tuple[Sequence, ...]]


def load_language(code: str, words: Form, files: Iterable[Form]) -> LanguageLexicon:
    """The language's lexicon."""
    data = words.mapping(words.document.data, "")
    words.keys(data, ("language", "sets"), ("about", "accents", "decimal", "abbreviations", "without"), "")
    _check_language(words, data, code)
    raw_sets = words.mapping(data.get("sets", {}), "/sets")
    reading = _Reading(
        Language(
            code,
            ignores_accents="accents" in data and words.word(data, "accents", ACCENTS, "") == "ignored",
            decimal_comma="decimal" in data and words.word(data, "decimal", DECIMAL, "") == "comma",
        ),
        frozenset(raw_sets),
    )
    for name, about in CONTEXT_SETS.items():
        if name not in raw_sets:
            words.complain("/sets", f"The word set `{name}` is missing: {about}.")
    parsed = {name: list(reading.members(words, name, raw_sets[name])) for name in raw_sets}
    sets = {name: _expanded(name, parsed, frozenset()) for name in parsed}
    classes: dict[str, WordingClass] = {}
    patterns: list[Pattern] = []
    for form in files:
        found = reading.wording_class(form)
        classes[found.name] = found
        patterns.extend(reading.patterns(form, found.name, "patterns"))
        patterns.extend(reading.patterns(form, found.name, "not_in"))
    index = build_index(reading.language, sets, classes, patterns)
    raw = words.mapping(data.get("without", {}), "/without")
    return replace(index, without={name: words.text(raw, name, "/without") for name in raw})


def _check_language(form: Form, data: Mapping[str, Any], code: str) -> None:
    if data.get("language", code) != code:
        form.complain("/language", f"This folder holds the language `{code}`.")


@dataclass(frozen=True, slots=True)
class _Reading:
    """What is known of a language while its files are read."""

    language: Language
    set_names: frozenset[str]

    def wording_class(self, form: Form) -> WordingClass:
        data = form.mapping(form.document.data, "")
        form.keys(data, ("class", "language", "about", "patterns"), ("near", "not_in", "unused"), "")
        _check_language(form, data, self.language.code)
        name = PurePath(form.document.path).stem
        if data.get("class", name) != name:
            form.complain("/class", f"The file {name}.yaml holds the class `{name}`.")
        near = form.texts(data, "near", "")
        for index, each in enumerate(near):
            self._check_set(form, f"/near/{index}", each)
        about, unused = form.text(data, "about", ""), form.text(data, "unused", "", default="")
        return WordingClass(name, about, tuple(f"<{each}>" for each in near), unused)

    def patterns(self, form: Form, name: str, key: str) -> Iterator[Pattern]:
        seen: set[Sequence] = set()
        for at, source, sequence in self._sequences(form, f"/{key}", form.document.data.get(key, [])):
            if not can_anchor(sequence):
                form.complain(at, "Everything in this pattern is optional; it would match anything.")
            elif sequence in seen:
                form.complain(at, "The same pattern stands above already.")
            else:
                seen.add(sequence)
                yield Pattern(name, key == "not_in", source, sequence)

    def members(self, form: Form, name: str, raw: Any) -> Iterator[Sequence]:
        for at, _, sequence in self._sequences(form, f"/sets/{name}", raw):
            if any(_set_names(sequence)) and len(sequence) > 1:
                form.complain(at, "A set's member is another set or words, not a mixture of the two.")
            elif not firsts(sequence[0]):
                form.complain(at, "A set's member cannot begin with something optional.")
            else:
                yield sequence

    def _sequences(self, form: Form, at: str, raw: Any) -> Iterator[tuple[str, str, Sequence]]:
        if not isinstance(raw, list):
            form.complain(at, "Here belongs a list, one pattern a dash; `[]` where there is none.")
            return
        for index, source in enumerate(raw):
            place = f"{at}/{index}"
            if isinstance(source, bool) or not isinstance(source, str | int):
                form.complain(place, "A pattern is a text; put it in quotes.")
                continue
            sequence = parse_pattern(str(source), self.language.ignores_accents)
            if isinstance(sequence, Fault):
                form.complain(place, f"{sequence.message} (Character {sequence.at + 1} of `{source}`.)")
                continue
            for name in _set_names(sequence):
                self._check_set(form, place, name)
            yield place, str(source), sequence

    def _check_set(self, form: Form, at: str, name: str) -> None:
        if name not in self.set_names:
            hint = form.hint(name, self.set_names)
            form.complain(at, f"`{name}` is not a word set of {self.language.code}/{WORDS}.{hint}")


def _set_names(sequence: Sequence) -> Iterator[str]:
    for part in sequence:
        if isinstance(part, str) and part.startswith("<"):
            yield part[1:-1]
        elif isinstance(part, tuple):
            for choice in part:
                yield from _set_names(choice)


def _expanded(name: str, parsed: Mapping[str, list[Sequence]], above: frozenset[str]) -> tuple[Sequence, ...]:
    """A set's members, those of the sets in it included; a set that holds itself adds nothing."""
    found: dict[Sequence, None] = {}
    for entry in parsed.get(name, ()):
        first = entry[0]
        if isinstance(first, str) and first.startswith("<"):
            if first[1:-1] not in above:
                found.update(dict.fromkeys(_expanded(first[1:-1], parsed, above | {name})))
        else:
            found[entry] = None
    return tuple(found)
