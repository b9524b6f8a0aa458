"""Facts given directly, as the examples of rules give them: by kind and attribute.

What enters: the mapping under ``given:`` and what facts are read with. What leaves: a `FactBase` in which everything
that is submitted and not given is as it would be in a dossier that leaves it out, or every `Problem` found (its pointer
begins at ``given``). A role (``holder:``) given as a mapping is the one who plays it. What is defined may be set too:
the solver shows that two rules contradict each other on such facts; examples may not.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from fractions import Fraction
from typing import Any

from validator.dossier.nearest import nearest
from validator.dossier.problem import Problem
from validator.facts.build import Reading, add_roles, left_out, say_what_is_open
from validator.facts.element import Element, FactBase
from validator.facts.values import Interval, Missing
from validator.rulebook.form import as_day
from validator.rulebook.lexicon import Lexicon
from validator.rulebook.vocabulary import Attribute, Kind, Vocabulary

WANTED = {
    "boolean": "true or false",
    "text": "a text",
    "enum": "one of its words",
    "integer": "a whole number",
    "number": "a number, or {low: 1, high: 2} for one known within bounds",
    "date": 'a day such as "2026-05-02"',
    "list": "a list",
}


def facts_from_given(
    given: Mapping[str, Any],
    reading: Reading,
    day: date,
    parameter: Callable[[str], Any],
    lexicon: Lexicon | None = None,
) -> FactBase | tuple[Problem, ...]:
    """The facts, or everything that is wrong with them; ``lexicon`` for functions that ask which languages it has."""
    kinds = reading.vocabulary.kinds
    problems = [
        _problem(f"/{name}", f"`{name}` is not a kind of fact.{_hint(name, kinds)}")
        for name in given
        if name not in kinds
    ]
    base = reading.base(day, parameter)
    base.lexicon = lexicon
    for kind in kinds.values():
        raw = given.get(kind.name)
        if kind.at is not None:
            element = _element(kind, kind.at, raw, base, problems)
            base.singles[kind.name] = base.one[kind.name] = element
        elif kind.role_of is not None:
            if raw is not None:
                base.one[kind.name] = _element(kinds[kind.role_of], f"/{kind.name}", raw, base, problems)
        elif raw is None:
            base.lists[kind.name] = () if kind.absent_none else left_out(kind, _place(kind))
        else:
            listed = raw if isinstance(raw, list) else [raw]
            places = (f"{_place(kind)}/{index}" for index in range(len(listed)))
            base.lists[kind.name] = tuple(
                _element(kind, place, item, base, problems) for place, item in zip(places, listed, strict=True)
            )
    _list_players(base, reading)  # before roles are followed: whoever is named by an id has to be found by it
    say_what_is_open(base, reading)
    add_roles(base, reading)
    return tuple(problems) or base


def given_problems(given: Mapping[str, Any], vocabulary: Vocabulary) -> tuple[Problem, ...]:
    """Everything that is wrong with facts as an example gives them; what is defined may not be set."""
    found = facts_from_given(given, Reading(vocabulary, lambda *_: None, {}, {}, {}), date.min, lambda _: None)
    wrong = () if isinstance(found, FactBase) else found
    return (*wrong, *_worked_out(given, vocabulary))


def _worked_out(given: Mapping[str, Any], vocabulary: Vocabulary) -> Iterator[Problem]:
    for kind, raw in given.items():
        attributes = vocabulary.kinds[kind].attributes if kind in vocabulary.kinds else {}
        for each in raw if isinstance(raw, list) else [raw]:
            for name in each if isinstance(each, dict) else ():
                if name in attributes and attributes[name].defined:
                    told = f"`{kind}.{name}` is worked out; an example gives what a dossier submits."
                    yield _problem(f"/{kind}/{name}", told)


def _list_players(base: FactBase, reading: Reading) -> None:
    """Who is given as playing a role is also one of its kind."""
    for kind in reading.vocabulary.kinds.values():
        player = base.one.get(kind.name)
        if kind.role_of is None or not isinstance(player, Element):
            continue
        listed = base.subjects(kind.role_of)
        if player not in listed and not any(each.id is not None and each.id == player.id for each in listed):
            base.lists[kind.role_of] = (*listed, player)


def _place(kind: Kind) -> str:
    return f"/{kind.name}" if kind.each is None else kind.each.replace("*", "0")


def _element(kind: Kind, pointer: str, raw: Any, base: FactBase, problems: list[Problem]) -> Element:
    if raw is not None and not isinstance(raw, dict):
        problems.append(_problem(f"/{kind.name}", f"A fact of kind {kind.name} is a mapping of its attributes."))
    given: Mapping[str, Any] = raw if isinstance(raw, dict) else {}
    values = dict(_values(kind, pointer, given, problems))
    identity = values.get(kind.id) if kind.id is not None else None
    groups = {
        str(each.pointer).partition("/")[0]: True
        for name in given
        if (each := kind.attributes.get(name)) and each.pointer
    }
    return Element(kind.name, identity if isinstance(identity, str) else None, pointer, values, base, groups)


def _values(kind: Kind, pointer: str, given: Mapping[str, Any], problems: list[Problem]) -> Iterator[tuple[str, Any]]:
    for name, raw in given.items():
        attribute = kind.attributes.get(name)
        if attribute is None:
            told = f"`{name}` is not an attribute of {kind.name}.{_hint(name, kind.attributes)}"
            problems.append(_problem(f"/{kind.name}/{name}", told))
            continue
        value = _value(raw, attribute, f"{pointer}/{attribute.pointer or name}")
        if value is None:
            told = f"`{raw}` does not fit {kind.name}.{name}, which is {attribute.type}: write {_wanted(attribute)}."
            problems.append(_problem(f"/{kind.name}/{name}", told))
            continue
        yield name, value


def _value(raw: Any, attribute: Attribute, pointer: str) -> Any:
    if attribute.type in ("integer", "number") and isinstance(raw, dict) and set(raw) == {"low", "high"}:
        low, high = raw["low"], raw["high"]
        if not (_number(low) and _number(high) and low <= high):
            return None
        return Interval(low, high, (Missing(f"{attribute.kind}.{attribute.name}", pointer),))
    return _plain(raw, attribute)


def _plain(raw: Any, attribute: Attribute) -> Any:
    """The given value in the attribute's type, or None."""
    if attribute.type == "list":
        items = tuple(raw) if isinstance(raw, list) else None
        fits = items is not None and all(_word(item, attribute) for item in items)
        return items if fits else None
    if attribute.type == "date":
        return as_day(raw)
    fits = {
        "boolean": isinstance(raw, bool),
        "integer": isinstance(raw, int) and not isinstance(raw, bool),
        "number": _number(raw),
        "text": isinstance(raw, str),
        "enum": isinstance(raw, str) and _word(raw, attribute),
    }[attribute.type]
    return raw if fits else None


def _number(raw: Any) -> bool:
    return isinstance(raw, int | Fraction) and not isinstance(raw, bool)


def _word(raw: Any, attribute: Attribute) -> bool:
    return isinstance(raw, str | int | Fraction) and (not attribute.values or raw in attribute.values)


def _wanted(attribute: Attribute) -> str:
    listed = f" ({', '.join(attribute.values)})" if attribute.values else ""
    return f"{WANTED[attribute.type]}{listed}"


def _hint(word: str, choices: Mapping[str, object]) -> str:
    found = nearest(word, choices)
    return f" Did you mean `{found}`?" if found else ""


def _problem(pointer: str, message: str) -> Problem:
    return Problem(pointer, 1, 1, message)
