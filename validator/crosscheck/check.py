"""The cross-check: every rule read a second time, naively, and decided by durable_rules.

What enters: a rulebook's rulesets, words, definitions and rules once; then what was submitted, with the judged day and
the parameters. What leaves: the answers of every rule about each of its subjects, and the verdict. `EngineFailure`: the
extension crashed, hung or spoke nonsense; then nothing is decided, and the next dossier is read as if nothing had been.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import date
from typing import Any

from validator.crosscheck.durable.conclusions import verdict
from validator.crosscheck.durable.engine import DurableEngine
from validator.crosscheck.durable.port import Answer as Waiting
from validator.crosscheck.durable.port import Engine, FindingOutcome
from validator.crosscheck.durable.rulesets import Rulesets
from validator.crosscheck.naive.book import Book
from validator.crosscheck.naive.reading import Reading
from validator.crosscheck.naive.submitted import Submitted
from validator.crosscheck.telling import Asked, Row, RulesOfKind
from validator.rulebook.definition import Meaning
from validator.rulebook.rule import Rule
from validator.rulebook.vocabulary import Vocabulary

Parameters = Callable[[str], Any]
"""The value of a parameter on the judged day; None: nobody has seen it."""
Answers = Mapping[str, Sequence[Row]]
"""By kind: a row for each subject, in the order of the facts."""


class CrossCheck:
    """A rulebook, ready to be asked. One thread at a time."""

    def __init__(self, rulesets: Rulesets, book: Book, rules: Iterable[Rule], engine: Engine) -> None:
        """Use `CrossCheck.load`."""
        self._book = book
        self._engine = engine
        self._words = rulesets.verdict.words
        by_kind: dict[str, list[Rule]] = {kind: [] for kind in rulesets.kinds}
        for rule in sorted(rules, key=lambda rule: rule.id):
            by_kind[rule.subject].append(rule)
        self._kinds = {kind: RulesOfKind(kind, rulesets.kinds[kind], found) for kind, found in by_kind.items()}

    @classmethod
    def load(
        cls,
        rulesets: Rulesets,
        vocabulary: Vocabulary,
        meaning: Meaning,
        rules: Iterable[Rule],
        engine: Engine | None = None,
    ) -> CrossCheck:
        """A cross-check of a rulebook; ``rulesets`` are compiled of its rules. The engine starts on the side.

        ``engine`` takes the place of durable_rules; `EngineUnavailable` where that cannot be imported.
        """
        engine = engine or DurableEngine()
        engine.load(rulesets)
        return cls(rulesets, Book(vocabulary, meaning), rules, engine)

    @property
    def version(self) -> str:
        """The version of durable_rules."""
        return self._engine.version

    def begin(
        self, submitted: Submitted, judged_day: date, parameter: Parameters, in_effect: AbstractSet[str]
    ) -> Callable[[], Answers]:
        """Read what was submitted, and start the engine on it; what is returned waits for its answers."""
        reading = Reading(self._book, submitted, judged_day, parameter)
        waiting: list[tuple[Asked, Waiting]] = []
        for rules in self._kinds.values():
            asked = rules.ask(reading, in_effect)
            if asked.sessions:  # the engine works on one kind while the next one is read
                waiting.append((asked, self._engine.run(asked.sessions)))
        return lambda: {asked.kind: asked.answers(wait()) for asked, wait in waiting}

    def conclude(self, findings: Iterable[FindingOutcome]) -> str:
        """The verdict that durable_rules concludes from findings: rule and outcome of each, after the gate."""
        return verdict(self._words, self._engine.conclude(tuple(findings)))

    def close(self) -> None:
        """End what runs on the side. It ends with this program in any case."""
        self._engine.close()


__all__ = ["Answers", "CrossCheck", "Row"]
