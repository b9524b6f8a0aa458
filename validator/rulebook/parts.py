"""The parts of a rulebook that were read before: its documents and rules, and its lexicon, which takes longest.

What enters: bytes and paths. What leaves: documents, rules and the lexicon, read afresh where they changed. With
`Remembered`, who saves one rule waits for that rule only; `Afresh` remembers nothing. Nothing raises; what the cache
holds of another program, or cannot give, is read again.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Any, Protocol

from validator.dossier.document import Document, read_document
from validator.dossier.nodes import Node
from validator.dossier.problem import Problem
from validator.rulebook import cache
from validator.rulebook.files import program_key
from validator.rulebook.lexicon import Lexicon
from validator.rulebook.load_lexicon import load_lexicon
from validator.rulebook.read_source import read_source
from validator.rulebook.rule import Rule
from validator.rulebook.stored_lexicon import recalled, stored

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
            found = recalled(key, documents)
            if found is None:
                read = load_lexicon(documents)
                if not isinstance(read, Lexicon):
                    return read
                stored(key, found := read)
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


def _places(data: bytes, path: str) -> Node:
    read = read_document(data, path)
    assert isinstance(read, Document), "what was read once"
    return read.root
