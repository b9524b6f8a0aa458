"""What became of the other files: vocabulary, definitions, tables, lexicon, suggested wordings, sources.

What enters: the documents of two rulebooks by relative path. What leaves: points. Only the form of a file is looked at:
named entries are told one by one, wherever they stand, and what else is in a file as a whole. Nothing fails.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from validator.authoring.review.data_diff import differences
from validator.authoring.review.point import Line, Point, compared, counted
from validator.dossier.document import Document
from validator.dossier.nodes import join
from validator.rulebook.files import is_proposed

NAMED = {"vocabulary": ("attributes", "Fact"), "definitions": ("definitions", "Definition")}
FORMULA = "is"
LISTS = {"rows": "row", "patterns": "pattern"}
CALLED = {"vocabulary": "Kind of fact", "tables": "Table", "wording": "Suggestions in"}
Documents = Mapping[str, Document]


class Entry(NamedTuple):
    """A named entry of a file, and where it stands."""

    said: Any
    path: str
    line: int


def document_points(old: Documents, new: Documents) -> Iterator[Point]:
    """A point for every named entry that is not as it was, and for every file of which something else is not."""
    for folder, (key, noun) in NAMED.items():
        yield from _entries(_named(old, folder, key), _named(new, folder, key), noun)
    for path in sorted(each for each in {*old, *new} if not is_proposed(each)):
        was, now = (_rest(path, each.get(path)) for each in (old, new))
        if was != now:
            document = new.get(path) or old[path]
            lines = tuple(differences({} if was is None else was, {} if now is None else now))
            yield Point(f"{_called(path)} {_became(was, now, lines)}", document.path, 1, lines, gone=path not in new)


def _entries(was: Mapping[str, Entry], now: Mapping[str, Entry], noun: str) -> Iterator[Point]:
    for name in dict.fromkeys((*now, *was)):
        before, after = was.get(name), now.get(name)
        if before is None or after is None or before.said != after.said:
            place = after or before
            assert place is not None, "an entry of one of the two"
            state = "is new" if before is None else "is gone" if after is None else "is changed"
            lines = _lines(before and before.said, after and after.said)
            yield Point(f"{noun} {name} {state}", place.path, place.line, tuple(lines), gone=after is None)


def _named(documents: Documents, folder: str, key: str) -> dict[str, Entry]:
    """The entries of a folder's files as ``kind.name``."""
    found: dict[str, Entry] = {}
    for path, document in documents.items():
        if path.startswith(f"{folder}/") and _is_named(document, key):
            for name, said in document.data[key].items():
                line = document.key_place(join((key, name))).line
                found[f"{document.data.get('kind')}.{name}"] = Entry(said, document.path, line)
    return found


def _rest(path: str, document: Document | None) -> Any:
    """What a file says beside its named entries; None where there is no such file."""
    key, _ = NAMED.get(path.partition("/")[0], ("", ""))
    if document is None or not _is_named(document, key):
        return None if document is None else document.data
    return {name: said for name, said in document.data.items() if name != key}


def _is_named(document: Document, key: str) -> bool:
    return isinstance(document.data, dict) and isinstance(document.data.get(key), dict)


def _lines(was: Any, now: Any) -> Iterator[Line]:
    """An entry's differences; of a formula line by line, as it stands in the file."""
    before, after = (dict(each) if isinstance(each, dict) else {FORMULA: each} for each in (was, now))
    formulas = [str(each.pop(FORMULA, None) or "").strip().splitlines() for each in (before, after)]
    yield from compared(*formulas)
    yield from differences(before, after)


def _called(path: str) -> str:
    """A file as a reader knows it."""
    folder, _, rest = path.partition("/")
    name = rest.removesuffix(".yaml")
    if folder == "lexicon":
        language, _, wording = name.partition("/")
        return f"Lexicon ({language}): {'the word sets' if wording == 'words' else f'wording class {wording}'}"
    return f"{CALLED[folder]} {name}" if folder in CALLED else path


def _became(was: Any, now: Any, lines: tuple[Line, ...]) -> str:
    if was is None or now is None:
        return "is new" if was is None else "is gone"
    nouns = [noun for key, noun in LISTS.items() if isinstance(now, dict) and key in now]
    noun = nouns[0] if nouns else "line"
    told = [
        f"{verb} {counted(number, noun)}"
        for verb, mark in (("gained", "+"), ("lost", "-"))
        if (number := sum(line.mark == mark for line in lines))
    ]
    return " and ".join(told) or "is changed"
