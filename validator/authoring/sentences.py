"""Conditions as plain English, made of the conditions themselves and the texts of the vocabulary.

What enters: a checked condition and the names of its words. What leaves: a `Sentence`: a line, with the lines that
belong under it. The words are those of the standard; nothing of the rule language shows. Nothing fails.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from validator.authoring.naming import Naming
from validator.authoring.single_test import test_clause
from validator.rulebook.conditions import (
    ALWAYS,
    All,
    Any,
    Condition,
    Not,
    Operator,
    Parameter,
    Quantified,
    Quantifier,
    Test,
)

COUNTS = {
    Operator.AT_LEAST: "at least {}",
    Operator.AT_MOST: "at most {}",
    Operator.MORE_THAN: "more than {}",
    Operator.LESS_THAN: "fewer than {}",
    Operator.EQUALS: "exactly {}",
}


@dataclass(frozen=True, slots=True)
class Sentence:
    """A line; ``parts`` are the lines under it, and then the line ends in a colon."""

    text: str
    parts: tuple[Sentence, ...] = ()

    def lines(self, indent: str = "") -> Iterator[str]:
        """The tree as bullets, each level two blanks further in."""
        yield f"{indent}- {self.text}"
        for part in self.parts:
            yield from part.lines(f"{indent}  ")


def sentence(condition: Condition, naming: Naming) -> Sentence:
    """What must be so for the condition to hold."""
    match condition:
        case Test():
            return Sentence(test_clause(condition, naming))
        case All():
            return _joined("all of this is so:", _flat(condition), naming)
        case Any():
            return _joined("at least one of these is so:", _flat(condition), naming)
        case Not(part):
            return _denied(part, naming)
        case Quantified():
            return _quantified(condition, naming)


def _flat(condition: All | Any) -> tuple[Condition, ...]:
    """The parts, those of parts of the same sort drawn up to the same level."""
    found: list[Condition] = []
    for part in condition.parts:
        found += _flat(part) if isinstance(part, All | Any) and type(part) is type(condition) else (part,)
    return tuple(found)


def _joined(lead: str, parts: tuple[Condition, ...], naming: Naming) -> Sentence:
    if not parts:
        return Sentence("nothing further is asked")
    return (
        sentence(parts[0], naming)
        if len(parts) == 1
        else Sentence(lead, tuple(sentence(part, naming) for part in parts))
    )


def _denied(part: Condition, naming: Naming) -> Sentence:
    match part:
        case Test():
            return Sentence(test_clause(part, naming, denied=True))
        case Any():
            return Sentence("none of these is so:", tuple(sentence(each, naming) for each in _flat(part)))
        case All():
            return Sentence("not all of this is so:", tuple(sentence(each, naming) for each in _flat(part)))
        case Not(inner):
            return sentence(inner, naming)
        case Quantified(quantifier=Quantifier.SOME):
            return _such(f"there is no {naming.kind(part.kind)}", _asked(part), naming)
        case Quantified(quantifier=Quantifier.NO):
            return _such(f"there is at least one {naming.kind(part.kind)}", _asked(part), naming)
        case Quantified():
            return Sentence("this is not so:", (_quantified(part, naming),))


def _quantified(condition: Quantified, naming: Naming) -> Sentence:
    kind = naming.kind(condition.kind)
    match condition.quantifier:
        case Quantifier.EVERY:
            return _every(condition, naming)
        case Quantifier.SOME:
            return _such(f"there is at least one {kind}", _asked(condition), naming)
        case Quantifier.NO:
            return _such(f"there is no {kind}", _asked(condition), naming)
        case Quantifier.COUNT:
            return _such(f"there are {_number(condition, naming)}", _asked(condition), naming)


def _number(condition: Quantified, naming: Naming) -> str:
    number = condition.number
    shown = naming.parameter(number) if isinstance(number, Parameter) else str(number)
    noun = naming.kind(condition.kind) if number == 1 else naming.kinds(condition.kind)
    return f"{COUNTS[condition.operator].format(shown)} {noun}"


def _asked(condition: Quantified) -> tuple[Condition, ...]:
    return _flat(All((condition.where, condition.have)))


def _such(lead: str, parts: tuple[Condition, ...], naming: Naming) -> Sentence:
    """``there is no transfer for which …``."""
    if not parts:
        return Sentence(f"{lead} at all" if lead.startswith("there is no ") else lead)
    told = _joined("all of this is so:", parts, naming)
    return Sentence(f"{lead} for which {told.text}", told.parts)


def _every(condition: Quantified, naming: Naming) -> Sentence:
    kind = naming.kind(condition.kind)
    asked = sentence(condition.have, naming)
    if condition.where == ALWAYS:
        return Sentence(f"for every {kind}, {asked.text}", asked.parts)
    meant = sentence(condition.where, naming)
    if not meant.parts:
        return Sentence(f"for every {kind} for which {meant.text}: {asked.text}", asked.parts)
    return Sentence(
        f"for every {kind}:",
        (Sentence(f"if {meant.text}", meant.parts), Sentence(f"then {asked.text}", asked.parts)),
    )


def ranging_over(kind: str, naming: Naming) -> str:
    """What a rule looks at: ``the claim``; ``each transfer``."""
    if naming.rulebook.vocabulary.kinds[kind].single:
        return naming.the_kind(kind)
    return f"each {naming.kind(kind)} (one finding for each)"
