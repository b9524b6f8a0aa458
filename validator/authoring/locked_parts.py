"""What decides beside the rules, as the lock holds it: definitions, tables, parameters, words, gates and the lexicon.

What enters: the reading of a rulebook. What leaves: one `LockedPart` for each, with a digest of what it means and the
place where its version stands. Of a definition the formula counts as it is understood, not as it is laid out; what is
said to readers (``about``, ``note``, ``otherwise``, sentences, citations) is no part of any meaning. Nothing fails: a
file that is not as it should be has no parts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

from validator.authoring.lock import RULEBOOK, Lock, Locked, locked
from validator.dossier.document import Document
from validator.rulebook.definition import Definition, Meaning
from validator.rulebook.digest import meaning_digest
from validator.rulebook.files import folder_of
from validator.rulebook.formulas.written import written
from validator.rulebook.load import Reading

VERSIONED = "rulebook.yaml"
DECLARED = ("takes", "unit", "type", "values", "along")
OF_A_TABLE = ("basis", "rows")
OF_A_PARAMETER = ("unit", "basis", "values")
NOT_OF_A_KIND = frozenset({"kind", "title", "about", "question", "attributes"})
NOT_OF_A_WORD = frozenset({"about", "question"})
OF_A_CLASS = ("near", "patterns", "not_in")
OF_A_LANGUAGE = ("accents", "decimal", "abbreviations", "sets")


@dataclass(frozen=True, slots=True)
class LockedPart:
    """``name``: in the lock. ``noun``: what it is called. ``at``: where its version stands, or else the part itself."""

    name: str
    noun: str
    now: Locked
    document: Document
    at: str


def lock_of(reading: Reading) -> Lock:
    """Everything there is, as it would be locked."""
    documents = {document.path: document for document in reading.documents.values()}
    rules = {name: locked(rule, documents[rule.path].data) for name, rule in reading.rules.items()}
    return {
        **rules,
        **{part.name: part.now for part in parts_of(reading)},
        RULEBOOK: Locked(0, rulebook_version(reading)),
    }


def rulebook_version(reading: Reading) -> str:
    """The version of the rulebook as a whole."""
    document = reading.documents.get(VERSIONED)
    data = document.data if document is not None else None
    return str(data.get("version", "")) if isinstance(data, dict) else ""


def parts_of(reading: Reading) -> Iterator[LockedPart]:
    """Everything that decides and is no rule."""
    for path, document in reading.documents.items():
        found = PARTS.get(path) or PARTS.get(folder_of(path))
        if found is not None and isinstance(document.data, dict) and reading.tables is not None:
            yield from found(document, reading.tables.meaning)


def _definitions(document: Document, meaning: Meaning) -> Iterator[LockedPart]:
    kind = document.data["kind"]
    for head, body in document.data["definitions"].items():
        definition = meaning.definitions[kind, head.partition("(")[0]]
        if definition.formula is not None:
            at = f"/definitions/{head}"
            name = f"{kind}.{definition.name}"
            now = Locked(definition.version, _digest(_of_definition(definition, body)))
            yield LockedPart(name, f"Definition {name}", now, document, f"{at}/version" if "version" in body else at)


def _of_definition(definition: Definition, body: Mapping[str, Any]) -> Mapping[str, Any]:
    assert definition.formula is not None
    arguments = [each.name for each in definition.arguments]
    formula = written(definition.formula)
    return {**_only(body, DECLARED), "arguments": arguments, "formula": formula, "basis": definition.basis}


def _table(document: Document, meaning: Meaning) -> Iterator[LockedPart]:
    name = document.data["table"]
    now = Locked(meaning.tables[name].version, _digest(_only(document.data, OF_A_TABLE)))
    at = "/version" if "version" in document.data else "/table"
    yield LockedPart(f"tables/{name}", f"Table {name}", now, document, at)


def _parameters(document: Document, _: Meaning) -> Iterator[LockedPart]:
    for name, entry in document.data.items():
        said = _only(entry, OF_A_PARAMETER)
        yield _unversioned(f"parameters/{name}", f"Parameter {name}", said, document, f"/{name}")


def _vocabulary(document: Document, _: Meaning) -> Iterator[LockedPart]:
    kind = document.data["kind"]
    whole = {key: value for key, value in document.data.items() if key not in NOT_OF_A_KIND}
    yield _unversioned(f"vocabulary/{kind}", f"Kind {kind}", whole, document, "/kind")
    for name, word in document.data.get("attributes", {}).items():
        said = {key: value for key, value in word.items() if key not in NOT_OF_A_WORD}
        yield _unversioned(f"vocabulary/{kind}.{name}", f"Fact {kind}.{name}", said, document, f"/attributes/{name}")


def _verdict(document: Document, _: Meaning) -> Iterator[LockedPart]:
    for key in ("basis", "verdicts"):
        noun = f"`{key}:` of verdict.yaml"
        yield _unversioned(f"verdict/{key}", noun, {key: document.data.get(key)}, document, f"/{key}")
    once = sorted(document.data.get("first_day_only", ()))
    if once:
        noun = "`first_day_only:` of verdict.yaml"
        yield _unversioned("verdict/first_day_only", noun, {"rules": once}, document, "/first_day_only")
    categories = document.data.get("categories")
    for name, routes in categories.items() if isinstance(categories, dict) else ():
        told = [_only(route, ("when", "gates")) for route in routes or () if isinstance(route, dict)]
        noun, at = f"The way to an approval of {name}", f"/categories/{name}"
        yield _unversioned(f"verdict/{name}", noun, {"routes": told}, document, at)


def _lexicon(document: Document, _: Meaning) -> Iterator[LockedPart]:
    path = PurePath(document.path)
    name = f"{path.parent.name}/{path.stem}"
    is_language = path.stem == "words"
    said = _sorted(_only(document.data, OF_A_LANGUAGE if is_language else OF_A_CLASS))
    noun = f"The word sets of {path.parent.name}" if is_language else f"Class {name} of the lexicon"
    yield _unversioned(f"lexicon/{name}", noun, said, document, "/sets" if is_language else "/patterns")


def _unversioned(name: str, noun: str, said: Any, document: Document, at: str) -> LockedPart:
    return LockedPart(name, noun, Locked(0, _digest(said)), document, at)


def _only(data: Mapping[str, Any], keys: tuple[str, ...]) -> Mapping[str, Any]:
    return {key: data[key] for key in keys if key in data}


def _sorted(said: Mapping[str, Any]) -> Mapping[str, Any]:
    """The lexicon's lists say the same in any order."""
    return {key: _in_order(value) for key, value in said.items()}


def _in_order(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _in_order(each) for key, each in value.items()}
    return sorted(map(str, value)) if isinstance(value, list) else value


def _digest(said: Any) -> str:
    return meaning_digest({"part": said})


PARTS: Mapping[str, Callable[[Document, Meaning], Iterator[LockedPart]]] = {
    "definitions": _definitions,
    "tables": _table,
    "vocabulary": _vocabulary,
    "lexicon": _lexicon,
    "parameters.yaml": _parameters,
    "verdict.yaml": _verdict,
}
