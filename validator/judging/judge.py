"""Judging facts by all rules: by the compiled evaluation, by the cross-check with durable_rules, or by both.

What enters: a prepared rulebook once, then facts with the submitted things behind them and the ids of the rules in
effect. What leaves: a `Judgement` with the decision of every rule about each subject, and the verdict. May fail with
`EngineFailure`: an engine broke, or the two differ in anything. Then nothing is decided, and the next facts are judged
as if nothing had been.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from typing import Any

from validator.crosscheck import CrossCheck, Submitted, compile_rulesets, crosscheck_available
from validator.errors import EngineFailure
from validator.evaluation.evaluator import Evaluator, Listening
from validator.evaluation.rules import Rows
from validator.facts.element import FactBase
from validator.judging.judgement import Judgement
from validator.judging.prepared import Prepared, verdicts
from validator.rulebook.answer import Answer
from validator.rulebook.rule import Rule

VERSION = "2"
ENGINES = ("both", "compiled", "durable")
OLD_NAMES = {"reference": "compiled"}
FindingOutcome = tuple[str, str]
"""A rule's id and the outcome of one of its findings."""


class Judge:
    """Judges facts. Safe to use from several threads, which take turns where durable_rules judges, too."""

    def __init__(self, prepared: Prepared, crosscheck: CrossCheck | None, alone: bool) -> None:
        """Use `Judge.load`. ``alone``: the compiled evaluation is not asked."""
        compiled = prepared.compiled
        self.rulebook = prepared.rulebook
        self.evaluator = Evaluator(prepared.rulebook, compiled.definitions, compiled.rules)
        self._crosscheck = crosscheck
        self._alone = alone
        self._turn = threading.Lock()

    @classmethod
    def load(cls, prepared: Prepared, engine: str = "both") -> Judge:
        """A judge of a rulebook. ``engine`` is both, compiled or durable.

        ``both`` is the compiled evaluation alone where durable_rules cannot be imported; ``durable`` is then
        `EngineUnavailable`.
        """
        engine = OLD_NAMES.get(engine, engine)
        if engine not in ENGINES:
            raise ValueError(f"engine is both, compiled or durable, not {engine!r}")
        if engine == "compiled" or (engine == "both" and not crosscheck_available()):
            return cls(prepared, None, alone=False)
        book = prepared.rulebook
        crosscheck = CrossCheck.load(
            prepared.compiled.rulesets, book.vocabulary, book.meaning, tuple(book.rules.values())
        )
        return cls(prepared, crosscheck, alone=engine == "durable")

    @cached_property
    def compiled(self) -> Judge:
        """The same rulebook by the compiled evaluation alone."""
        twin = object.__new__(Judge)
        twin.__dict__.update({**self.__dict__, "_crosscheck": None, "_alone": False})
        return twin

    def with_rule(self, rule: Rule) -> Judge:
        """A judge of the same rulebook with a rule more, or another one in its place; of it alone the cross-check."""
        twin = object.__new__(Judge)
        evaluator = self.evaluator.with_rule(rule)
        crosscheck = None
        if self._crosscheck is not None:
            words = verdicts(self.rulebook)
            book = evaluator.rulebook
            crosscheck = CrossCheck.load(compile_rulesets([rule], words), book.vocabulary, book.meaning, (rule,))
        own = {"rulebook": evaluator.rulebook, "evaluator": evaluator, "_crosscheck": crosscheck}
        twin.__dict__.update({**self.__dict__, **own})
        twin.__dict__.pop("compiled", None)
        return twin

    @property
    def names(self) -> tuple[tuple[str, str], ...]:
        """The engines that judge, each with its version; the compiled evaluation under the name that reports know."""
        found = [] if self._crosscheck is None else [("durable_rules", self._crosscheck.version)]
        return (*found, *(() if self._alone else (("reference", VERSION),)))

    def judge(
        self,
        base: FactBase,
        in_effect: frozenset[str],
        submitted: Callable[[], Submitted],
        listening: Listening | None = None,
    ) -> Judgement:
        """What every rule in effect says of each of its subjects; ``submitted``: the things behind the facts.

        ``listening`` evaluates in the place of this judge's own evaluator, and notes when an answer may turn.
        """
        evaluate = (listening or self.evaluator).judge
        if self._crosscheck is None:
            return Judgement(evaluate(base, in_effect))
        with self._turn:
            # The cross-check works in a process of its own while the rules are evaluated here.
            waiting = self._crosscheck.begin(submitted(), base.judged_day, self._seen(base), in_effect)
            if self._alone:
                return Judgement(_rows(waiting(), base))
            rows = evaluate(base, in_effect)
            _agree(rows, waiting())
            return Judgement(rows)

    def conclude(self, findings: Iterable[FindingOutcome]) -> str:
        """The verdict that the outcomes of a dossier's findings lead to."""
        found = tuple(findings)
        outcomes = {outcome for _, outcome in found}
        words = verdicts(self.rulebook)
        verdict = next((word for word in words[:-1] if word in outcomes), words[-1])
        if self._crosscheck is not None:
            with self._turn:
                other: str = self._crosscheck.conclude(found)
            if other != verdict and not self._alone:
                raise EngineFailure(f"durable_rules concludes {other}, and the outcomes lead to {verdict}")
            return other
        return verdict

    def close(self) -> None:
        """End what runs on the side. It ends with this program in any case."""
        if self._crosscheck is not None:
            self._crosscheck.close()

    @staticmethod
    def _seen(base: FactBase) -> Callable[[str], Any]:
        """A parameter's value, or None where nobody has seen one: how the cross-check wants it."""
        from validator.facts.values import is_settled

        def parameter(name: str) -> Any:
            found = base.parameter(name)
            return found if is_settled(found) else None

        return parameter


Answers = Mapping[str, Sequence[Sequence[tuple[str, Answer]]]]
"""By kind: for each subject the answer of each rule, by its id."""


def _rows(answers: Answers, base: FactBase) -> list[Rows]:
    found = []
    for kind, subjects in sorted(answers.items()):
        rules = tuple(rule for rule, _ in subjects[0]) if subjects else ()
        rows = tuple(tuple(answer for _, answer in row) for row in subjects)
        found.append(Rows(kind, rules, base.subjects(kind) if rules else (), rows))
    return found


def _agree(rows: Sequence[Rows], answers: Answers) -> None:
    """Nothing where both say the same of every subject; else `EngineFailure` names the first difference."""
    for kind, rules, subjects, own in rows:
        others = answers.get(kind, ())
        if len(others) != len(own):
            raise EngineFailure(f"the cross-check sees {len(others)} things of kind {kind}, the evaluation {len(own)}")
        for subject, row, other in zip(subjects, own, others, strict=True):
            if [*zip(rules, row, strict=True)] != list(other):
                _differ(subject.pointer or kind, dict(zip(rules, row, strict=True)), dict(other))


def _differ(subject: str, own: Mapping[str, Answer], other: Mapping[str, Answer]) -> None:
    for rule, answer in own.items():
        if other.get(rule) != answer:
            told = f"{_told(answer)} and {_told(other[rule]) if rule in other else 'nothing'}"
            raise EngineFailure(f"the evaluation and the cross-check differ on {rule} for {subject}: {told}")
    raise EngineFailure(f"the evaluation and the cross-check differ on the rules for {subject}")


def _told(one: Answer) -> str:
    words = {True: "true", False: "false", None: "unknown"}
    case = "" if one.case is None else f", case {one.case}"
    return f"applies {words[one.applies]}, holds {words[one.holds]}{case}"
