"""What became of the other files: vocabulary, definitions, tables, lexicon, suggested wordings, sources.

What enters: the documents of two rulebooks by relative path. What leaves: points in the order of paths. Only the form
of a file is looked at: named entries are told one by one, and what else is in a file as a whole. Nothing fails.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any

from validator.authoring.review.data_diff import NOTHING, differences
from validator.authoring.review.point import Line, Point, compared, counted
from validator.dossier.document import Document
from validator.dossier.nodes import join

NAMED = {"vocabulary": ("attributes", "Fact"), "definitions": ("definitions", "Definition")}
FORMULA = "is"
LISTS = {"rows": "row", "patterns": "pattern"}
Documents = Mapping[str, Document]


def document_points(old: Documents, new: Documents) -> Iterator[Point]:
    """A point for every file, or named entry of one, that is not as it was."""
    for path in sorted({*old, *new}):
        before, after = old.get(path), new.get(path)
        if before is None or after is None or before.data != after.data:
            yield from _file(path, before, after)


def _file(path: str, before: Document | None, after: Document | None) -> Iterator[Point]:
    folder = path.partition("/")[0]
    was, now = (None if each is None else each.data for each in (before, after))
    if folder in NAMED and isinstance(was or {}, dict) and isinstance(now or {}, dict):
        key, noun = NAMED[folder]
        yield from _entries(before, after, key, noun)
        was, now = (None if each is None else {**each, key: None} for each in (was, now))
        if was is not None and now is not None and was == now:
            return
    document = after or before
    assert document is not None, "a file of one of the two"
    lines = _whole(was, now)
    yield Point(f"{_called(path)} {_became(was, now, lines)}", document.path, 1, lines, gone=after is None)


def _whole(was: Any, now: Any) -> tuple[Line, ...]:
    return tuple(differences({} if was is None else was, {} if now is None else now))


def _entries(before: Document | None, after: Document | None, key: str, noun: str) -> Iterator[Point]:
    was, now = _named(before, key), _named(after, key)
    document = after or before
    assert document is not None, "a file of one of the two"
    kind = document.data.get("kind", PurePosixPath(document.path).stem)
    for name in dict.fromkeys((*now, *was)):
        if was.get(name, NOTHING) == now.get(name, NOTHING):
            continue
        place = before if name not in now else after
        assert place is not None, "the file that has the entry"
        yield Point(
            headline=f"{noun} {kind}.{name} {_state(name, was, now)}",
            path=place.path,
            line=place.key_place(join((key, name))).line,
            lines=tuple(_entry(was.get(name), now.get(name))),
            gone=name not in now,
        )


def _named(document: Document | None, key: str) -> Mapping[str, Any]:
    found = document.data.get(key) if document is not None and isinstance(document.data, dict) else None
    return found if isinstance(found, dict) else {}


def _state(name: str, was: Mapping[str, Any], now: Mapping[str, Any]) -> str:
    return "is new" if name not in was else "is gone" if name not in now else "is changed"


def _entry(was: Any, now: Any) -> Iterator[Line]:
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
    told = {
        "vocabulary": "Kind of fact",
        "tables": "Table",
        "wording": "Suggestions in",
    }
    return f"{told[folder]} {name}" if folder in told else path


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
