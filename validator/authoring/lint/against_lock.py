"""The rules held against the lock: nothing changes its meaning in silence, and no id is used twice in its life.

What enters: the rules as they would be locked, and the lock. What leaves: findings. Nothing fails.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from validator.authoring.lint.finding import Finding, found
from validator.authoring.lock import Lock, Locked, is_rule, locked
from validator.dossier.document import Document
from validator.rulebook.rule import Rule

CHANGED, REUSED, RENAMED, BEHIND, GONE = "K701", "K702", "K703", "K704", "K705"


@dataclass(frozen=True, slots=True)
class LockFile:
    """The lock as it was read, and where."""

    path: str
    lock: Lock
    text: str

    def line(self, name: str) -> int:
        """The line of an entry."""
        return next((number for number, line in enumerate(self.text.splitlines(), 1) if f'"{name}"' in line), 1)


def check_lock(
    rules: Mapping[str, Rule],
    documents: Mapping[str, Document],
    file: LockFile,
    tried: Collection[str] = (),
    unread: Collection[str] = (),
) -> Iterator[Finding]:
    """Everything that differs; rules that are only ``tried`` need not be locked, those ``unread`` are not gone."""
    now = {name: locked(rule, documents[rule.path].data) for name, rule in rules.items()}
    known = {name: one for name, one in file.lock.items() if is_rule(name) and not one.retired}
    missing = {one.meaning: name for name, one in known.items() if name not in {*now, *unread}}
    for name, one in now.items():
        document = documents[rules[name].path]
        was = file.lock.get(name)
        if was is not None:
            yield from _known(name, one, was, document)
        elif one.meaning in missing:
            told = f"Rule {missing[one.meaning]} means the same and is gone: an id is never changed."
            yield found(RENAMED, document, "/id", told)
        elif name not in tried:
            yield found(BEHIND, document, "/id", f"Rule {name} is not in the lock yet. Run `asi-claims rules lock`.")
    renamed = {one.meaning for name, one in now.items() if name not in file.lock}
    for meaning, name in missing.items():
        if meaning not in renamed:
            told = f"Rule {name} is gone. Run `asi-claims rules lock`, which keeps its id from being used again."
            yield Finding(GONE, file.path, file.line(name), 1, told)


def _known(name: str, now: Locked, was: Locked, document: Document) -> Iterator[Finding]:
    at = "/version" if "version" in document.data else "/id"
    if was.retired:
        yield found(REUSED, document, "/id", f"The id {name} was a rule's that is retired; ids are never used again.")
    elif now.version < was.version or (now.meaning != was.meaning and now.version == was.version):
        told = f"Rule {name} no longer means what version {was.version} meant. Write `version: {was.version + 1}`."
        yield found(CHANGED, document, at, told)
    elif now != was:
        told = f"Version {now.version} of rule {name} is not in the lock yet. Run `asi-claims rules lock`."
        yield found(BEHIND, document, at, told)
