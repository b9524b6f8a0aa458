"""The corpus of wordings: texts labelled by hand, and the floors that the lexicon must not fall below.

What enters: the bytes of a file in fixtures/wording/. What leaves: its `Wording`s, the `Floors`, or every problem with
its place. Nothing raises. fixtures/wording/README.md shows how an entry is written.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

from validator.dossier.document import Document, read_document
from validator.dossier.problem import Problem, in_order
from validator.rulebook.form import Form

OUTCOMES = ("clear", "advise", "flag", "reject")
CAUGHT = "caught"
"""Expected of a text that must not pass, whatever it comes to."""
NO_CLASS = "none"
FLOORS = "floors.yaml"
FLOOR_KEYS = ("accuracy", "false_alarms_per_thousand", "recall")


@dataclass(frozen=True, slots=True)
class Wording:
    """One text and its label. ``class_name`` is what it is mainly about (`NO_CLASS`: an ordinary sentence)."""

    text: str
    language: str
    expect: str
    class_name: str
    also: tuple[str, ...]
    why: str
    path: str
    line: int


@dataclass(frozen=True, slots=True)
class Floors:
    """What the lexicon has reached: the least accuracy, the most false alarms, the least recall of each class."""

    accuracy: Fraction
    false_alarms_per_thousand: Fraction
    recall: Mapping[str, Fraction]


def load_wordings(folder: Path, classes: Collection[str]) -> tuple[Wording, ...] | tuple[Problem, ...]:
    """The texts of every language in a folder, or all problems of all files."""
    paths = (path for path in sorted(folder.glob("*.yaml")) if path.name != FLOORS)
    read = [read_wordings(path.read_bytes(), str(path), classes) for path in paths]
    problems = tuple(each for found in read for each in found if isinstance(each, Problem))
    return problems or tuple(each for found in read for each in found if isinstance(each, Wording))


def read_wordings(data: bytes, path: str, classes: Collection[str]) -> tuple[Wording, ...] | tuple[Problem, ...]:
    """The texts of one file; their language is the file's name. ``classes`` are those of the lexicon."""
    document = read_document(data, path)
    if not isinstance(document, Document):
        return document
    form = Form(document)
    if not isinstance(document.data, list):
        form.complain("", "A file of wordings is a list: begin each with `- text:`.")
        return in_order(form.problems)
    known = (*sorted(classes), NO_CLASS)
    wordings = tuple(_wording(form, raw, f"/{number}", known) for number, raw in enumerate(document.data))
    _complain_of_doubles(form, wordings)
    return in_order(form.problems) or wordings


def _wording(form: Form, raw: Any, at: str, known: tuple[str, ...]) -> Wording:
    data = form.mapping(raw, at)
    form.keys(data, ("text", "expect", "class"), ("also", "why"), at)
    wording = Wording(
        text=form.text(data, "text", at),
        language=Path(form.document.path).stem,
        expect=form.word(data, "expect", (*OUTCOMES, CAUGHT), at),
        class_name=form.word(data, "class", known, at),
        also=form.texts(data, "also", at),
        why=form.text(data, "why", at, default=""),
        path=form.document.path,
        line=form.document.place(at).line,
    )
    for name in wording.also:
        if name not in known[:-1]:
            form.complain(f"{at}/also", f"`{name}` is no class of the lexicon.{form.hint(name, known[:-1])}")
    if wording.class_name == NO_CLASS and wording.expect != "clear":
        form.complain(f"{at}/class", f"A text that comes to {wording.expect} has the class that it comes from.")
    return wording


def _complain_of_doubles(form: Form, wordings: tuple[Wording, ...]) -> None:
    seen: dict[str, int] = {}
    for number, wording in enumerate(wordings):
        if wording.text in seen:
            form.complain(f"/{number}/text", f"The same text stands in line {seen[wording.text]}.")
        seen.setdefault(wording.text, wording.line)


def load_floors(path: Path) -> Floors | tuple[Problem, ...]:
    """The floors of a file, or what is wrong with it."""
    document = read_document(path.read_bytes(), str(path))
    if not isinstance(document, Document):
        return document
    form = Form(document)
    data = form.mapping(document.data, "")
    form.keys(data, FLOOR_KEYS, (), "")
    recall = form.mapping(data.get("recall", {}), "/recall")
    floors = Floors(
        accuracy=_number(form, data.get("accuracy"), "/accuracy"),
        false_alarms_per_thousand=_number(form, data.get("false_alarms_per_thousand"), "/false_alarms_per_thousand"),
        recall={name: _number(form, share, f"/recall/{name}") for name, share in recall.items()},
    )
    return in_order(form.problems) or floors


def _number(form: Form, raw: Any, at: str) -> Fraction:
    if isinstance(raw, (int, Fraction)) and not isinstance(raw, bool) and raw >= 0:
        return Fraction(raw)
    form.complain(at, "Here belongs a number of 0 or more.")
    return Fraction(0)
