"""The parts of a rulebook that were read before: its documents and rules, and its lexicon, which takes longest.

What enters: bytes and paths. What leaves: documents, rules and the lexicon, read afresh where they changed. With
`Remembered`, who saves one rule waits for that rule only; `Afresh` remembers nothing. Nothing raises; what the cache
holds of another program, or cannot give, is read again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Any, Protocol

from validator.dossier.document import Document, read_document
from validator.dossier.nodes import Node
from validator.dossier.problem import Problem
from validator.rulebook import cache
from validator.rulebook.files import program_key
from validator.rulebook.lexicon import LanguageLexicon, Lexicon
from validator.rulebook.load_lexicon import load_lexicon
from validator.rulebook.read_source import read_source
from validator.rulebook.rule import Rule

FEW = 10
"""So many files and rules are read again sooner than everything is stored anew."""


class Parts(Protocol):
    """Where documents and the lexicon come from."""

    def read(self, data: bytes, path: str) -> Document | tuple[Problem, ...]:
        """A document, or what is wrong with it."""

    def lexicon(self, documents: Mapping[str, Document]) -> Lexicon | tuple[Problem, ...]:
        """The lexicon of its documents."""

    def rule(self, document: Document, words: str, load: Callable[[], Rule | None]) -> Rule | None:
        """The rule of a document; ``words`` stands for everything else that it was read with."""

    def keep(self) -> None:
        """Store what was read, for the next process."""


class Afresh:
    """Everything is read."""

    def read(self, data: bytes, path: str) -> Document | tuple[Problem, ...]:
        """See `Parts`."""
        return read_source(data, path)

    def lexicon(self, documents: Mapping[str, Document]) -> Lexicon | tuple[Problem, ...]:
        """See `Parts`."""
        return load_lexicon(documents)

    def rule(self, document: Document, words: str, load: Callable[[], Rule | None]) -> Rule | None:
        """See `Parts`."""
        return load()

    def keep(self) -> None:
        """There is nothing to keep."""


class Remembered:
    """What did not change is not read again, neither in this process nor in the next one."""

    def __init__(self, folder: Path) -> None:
        """``folder``: the rulebook's; each has its own memory."""
        self._key = sha256(f"{program_key()} {folder.resolve()}".encode()).hexdigest()
        stored = cache.recall(f"documents-{self._key}")
        self._data: dict[str, tuple[str, Any]]
        self._rules: dict[str, tuple[str, Rule]]
        self._data, self._rules = stored if isinstance(stored, tuple) else ({}, {})
        self._changed = 0
        self._lexicon: tuple[str, Lexicon] | None = None

    def read(self, data: bytes, path: str) -> Document | tuple[Problem, ...]:
        """See `Parts`; of what is remembered, places are read when somebody asks for one."""
        digest, known = sha256(data).hexdigest(), self._data.get(path)
        if known is not None and known[0] == digest:
            return Document(path, known[1], digest, partial(_places, data, path))
        read = read_source(data, path)
        if isinstance(read, Document):
            self._data[path] = digest, read.data
            self._changed += 1
        return read

    def lexicon(self, documents: Mapping[str, Document]) -> Lexicon | tuple[Problem, ...]:
        """See `Parts`; its languages are fetched when somebody asks for one."""
        told = "".join(f"{path} {document.sha256}\n" for path, document in sorted(documents.items()))
        key = sha256(f"{self._key} {told}".encode()).hexdigest()
        if self._lexicon is None or self._lexicon[0] != key:
            found = _recalled(key, documents)
            if found is None:
                read = load_lexicon(documents)
                if not isinstance(read, Lexicon):
                    return read
                _store(key, found := read)
            self._lexicon = key, found
        return self._lexicon[1]

    def rule(self, document: Document, words: str, load: Callable[[], Rule | None]) -> Rule | None:
        """See `Parts`; a rule that did not load is read again."""
        key = sha256(f"{document.sha256} {words}".encode()).hexdigest()
        known = self._rules.get(document.path)
        if known is not None and known[0] == key:
            return known[1]
        rule = load()
        if rule is not None:
            self._rules[document.path] = key, rule
            self._changed += 1
        return rule

    def keep(self) -> None:
        """See `Parts`."""
        if self._changed > FEW:
            cache.store(f"documents-{self._key}", (self._data, self._rules))
            self._changed = 0


class Languages(Mapping[str, LanguageLexicon]):
    """The languages of a lexicon that is remembered; each is fetched when it is first asked for."""

    def __init__(self, key: str, codes: tuple[str, ...], again: Callable[[], Lexicon]) -> None:
        """``key``: what they are stored under; ``codes``: those there are; ``again`` reads what is stored no longer."""
        self._key = key
        self._codes = codes
        self._again = again
        self._fetched: dict[str, LanguageLexicon] = {}

    def __getitem__(self, code: str) -> LanguageLexicon:
        """The language; KeyError where there is none."""
        if code not in self._codes:
            raise KeyError(code)
        if code not in self._fetched:
            found = cache.recall(f"{self._key}.{code}")
            if not isinstance(found, LanguageLexicon):
                found = self._again().languages[code]
            self._fetched[code] = found
        return self._fetched[code]

    def __contains__(self, code: object) -> bool:
        """Whether there is such a language; asking fetches nothing."""
        return code in self._codes

    def __iter__(self) -> Iterator[str]:
        """The codes."""
        return iter(self._codes)

    def __len__(self) -> int:
        """How many there are."""
        return len(self._codes)


def _recalled(key: str, documents: Mapping[str, Document]) -> Lexicon | None:
    """The lexicon that is stored, if all of it is there."""
    found = cache.recall(key)
    if not isinstance(found, tuple):
        return None
    lean, codes = found

    def again() -> Lexicon:
        read = load_lexicon(documents)
        assert isinstance(read, Lexicon), "what was read without problems once"
        return read

    whole = cache.holds([key, *(f"{key}.{code}" for code in codes)])
    return replace(lean, languages=Languages(key, codes, again)) if whole else None


def _store(key: str, lexicon: Lexicon) -> None:
    for code, language in lexicon.languages.items():
        cache.store(f"{key}.{code}", language)
    cache.store(key, (replace(lexicon, languages={}), tuple(lexicon.languages)))


def _places(data: bytes, path: str) -> Node:
    read = read_document(data, path)
    assert isinstance(read, Document), "what was read once"
    return read.root
