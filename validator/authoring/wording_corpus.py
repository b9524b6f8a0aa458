"""How well the lexicon reads: accuracy, recall by class and false alarms over the corpus of wordings.

What enters: labelled texts, and a function that answers for a text. What leaves: `Judged` texts and the `Figures` of
any part of them, as exact shares; `shortfalls` says which floors they miss. Pure arithmetic; nothing raises.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from validator.authoring.wording_file import CAUGHT, NO_CLASS, OUTCOMES, Floors, Wording


@dataclass(frozen=True, slots=True)
class Answer:
    """What the program says of a text: its outcome, the classes objected to, and all classes recognised in it."""

    outcome: str
    objected: frozenset[str]
    recognised: frozenset[str]


@dataclass(frozen=True, slots=True)
class Judged:
    """A text beside the answer for it."""

    wording: Wording
    answer: Answer

    @property
    def right(self) -> bool:
        """Whether the outcome is the one expected."""
        if self.wording.expect == CAUGHT:
            return self.answer.outcome != "clear"
        return self.answer.outcome == self.wording.expect

    @property
    def false_alarm(self) -> bool:
        """Whether something is objected to in a text that is clear."""
        return self.wording.expect == "clear" and not self.right

    @property
    def caught(self) -> bool:
        """Whether the class was hit, or the outcome is no milder for want of it.

        Where words alone are clear because a certificate decides, the class has to be recognised all the same.
        """
        if self.wording.expect == "clear":
            return self.wording.class_name in self.answer.recognised
        if self.wording.expect == CAUGHT:
            return self.right
        no_milder = OUTCOMES.index(self.answer.outcome) >= OUTCOMES.index(self.wording.expect)
        return no_milder or self.wording.class_name in self.answer.objected


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many."""

    count: int
    of: int

    @property
    def value(self) -> Fraction | None:
        """The share; None of nothing."""
        return Fraction(self.count, self.of) if self.of else None


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures over some texts. ``recall`` is by class, in the order of their names."""

    accuracy: Share
    false_alarms: Share
    recall: Mapping[str, Share]

    @property
    def false_alarms_per_thousand(self) -> Fraction | None:
        """False alarms per thousand texts that are clear; None where no text is."""
        value = self.false_alarms.value
        return None if value is None else 1000 * value


def judge_wordings(wordings: Iterable[Wording], ask: Callable[[str, str], Answer]) -> tuple[Judged, ...]:
    """Every text with the answer of ``ask(text, language)``."""
    return tuple(Judged(wording, ask(wording.text, wording.language)) for wording in wordings)


def figures(judged: Sequence[Judged]) -> Figures:
    """The figures over these texts."""
    clear = [each for each in judged if each.wording.expect == "clear"]
    classes = sorted({each.wording.class_name for each in judged} - {NO_CLASS})
    return Figures(
        accuracy=Share(sum(each.right for each in judged), len(judged)),
        false_alarms=Share(sum(each.false_alarm for each in clear), len(clear)),
        recall={name: _recall([each for each in judged if each.wording.class_name == name]) for name in classes},
    )


def _recall(of_class: Sequence[Judged]) -> Share:
    return Share(sum(each.caught for each in of_class), len(of_class))


def by_language(judged: Iterable[Judged]) -> dict[str, Figures]:
    """The figures of each language, in the order of the texts."""
    parts: dict[str, list[Judged]] = {}
    for each in judged:
        parts.setdefault(each.wording.language, []).append(each)
    return {language: figures(part) for language, part in parts.items()}


def shortfalls(found: Figures, floors: Floors) -> Iterator[str]:
    """In words, what falls below its floor."""
    accuracy, alarms = found.accuracy.value, found.false_alarms_per_thousand
    if accuracy is not None and accuracy < floors.accuracy:
        yield f"accuracy is {percent(accuracy)}, below {percent(floors.accuracy)}"
    if alarms is not None and alarms > floors.false_alarms_per_thousand:
        most = decimal(floors.false_alarms_per_thousand)
        yield f"{decimal(alarms)} false alarms per thousand clear texts, more than {most}"
    for name, share in found.recall.items():
        value, floor = share.value, floors.recall.get(name)
        if floor is None:
            yield f"{name}: no floor is recorded for its recall"
        elif value is not None and value < floor:
            yield f"{name}: recall is {percent(value)}, below {percent(floor)}"


def percent(share: Fraction) -> str:
    """A share as a person reads it: one decimal, rounded down so that nothing looks reached that is not."""
    return f"{decimal(100 * share)} %"


def decimal(value: Fraction) -> str:
    """A number with one decimal, rounded down."""
    tenths = value.numerator * 10 // value.denominator
    return f"{tenths // 10}.{tenths % 10}"
