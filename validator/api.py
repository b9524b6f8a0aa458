"""The public API: load a rulebook once, check many dossiers.

What enters: a folder of rules, paths of dossiers, the day. What leaves: a `Determination` for each. May fail while
loading with `RulebookError` or `EngineUnavailable`; checking never raises for what is in a dossier, and an engine that
fails costs that dossier only (``verdict`` None, ``engine_failed``).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import replace
from datetime import date
from functools import cached_property, partial
from pathlib import Path
from typing import Any

from validator.crosscheck import Submitted
from validator.dossier.dossier import Dossier, load_dossier, read_dossier
from validator.dossier.problem import Problem
from validator.errors import EngineFailure
from validator.evaluation.evaluator import Listening
from validator.facts.element import Element, FactBase
from validator.facts.values import Unknown, is_settled
from validator.judging.judge import Judge
from validator.judging.judgement import Judgement
from validator.judging.prepared import prepare
from validator.report.wording_report import CheckedText
from validator.rulebook.answer import Answer
from validator.rulebook.files import shipped_rules
from validator.rulebook.in_language import in_language
from validator.rulebook.load_said import ENGLISH
from validator.rulebook.rulebook import Rulebook
from validator.rulebook.turning import turning_rules
from validator.verdict.decide import Case, Decided, conclude_verdict, decide
from validator.verdict.determination import Determination, Provenance
from validator.verdict.lapse import lapses_on
from validator.verdict.over_run import RunDay, over_run, run_days

WORDS_ALONE: Mapping[str, Any] = {"schema": "asi-claims/dossier/1", "id": "words"}
TurningRows = list[tuple[str, tuple[str, ...], tuple[tuple[Answer, ...], ...]]]


class Validator:
    """A checked rulebook with its engines, ready to judge dossiers."""

    def __init__(self, rulebook: Rulebook, judge: Judge) -> None:
        """Use `Validator.load`."""
        self.rulebook = rulebook
        self.judge = judge
        self._dated = tuple(rule for rule in rulebook.rules.values() if rule.dated)
        self._always = frozenset(rule.id for rule in rulebook.rules.values() if not rule.dated)
        self._changes = tuple(dict.fromkeys(_changes(rulebook)))

    @classmethod
    def load(
        cls,
        rules: str | Path | None = None,
        *,
        profiles: Iterable[str] = (),
        engine: str = "both",
        examples: bool = True,
        language: str = ENGLISH,
    ) -> Validator:
        """Check and compile the rulebook of a folder (default: the one that comes with the program).

        ``examples``: whether the rules come with their examples; only a rule author needs them. ``language``: what
        messages, remedies and questions are said in, where the rulebook has them in it.
        """
        ready = prepare(Path(rules) if rules else shipped_rules(), tuple(dict.fromkeys(profiles)), examples)
        ready = replace(ready, rulebook=in_language(ready.rulebook, language))
        return cls(ready.rulebook, Judge.load(ready, engine))

    def check(
        self, source: str | Path | bytes | Dossier, *, as_of: date | None = None, name: str = "dossier.yaml"
    ) -> Determination:
        """Judge one dossier: a path, its bytes with a ``name`` that tells YAML from JSON, or one that was read."""
        day = as_of or date.today()
        if isinstance(source, Dossier):
            return self._answer(source.path, source, day)
        if isinstance(source, bytes):
            return self._answer(name, read_dossier(source, name), day)
        return self._answer(str(source), load_dossier(Path(source)), day)

    def _answer(self, path: str, read: Dossier | tuple[Problem, ...], day: date) -> Determination:
        if not isinstance(read, Dossier):
            return Determination(path, None, None, None, None, self.provenance, errors=read)
        nothing = Determination(path, read.id, read.sha256, None, None, self.provenance, document=read.document)
        judged_on = judged_day(read.data, day)
        try:
            until = last_day(read.data, judged_on)
            if until is None:
                case = self._case(read.data, judged_on, self.judge)
                decided = decide(case, self.judge.conclude)
            else:
                case, decided = self._over_run(read.data, judged_on, until)
        except EngineFailure as failure:
            return _not_judged(nothing, f"The rules engine failed: {failure}")
        except Exception as fault:  # a fault of this program must cost one dossier, not the queue behind it
            return _not_judged(nothing, f"The program itself failed, please report it: {type(fault).__name__}: {fault}")
        return replace(
            nothing,
            verdict=decided.verdict,
            as_of=judged_on,
            route=decided.route,
            findings=decided.findings,
            asked=decided.asked,
            not_applicable=case.decisions.inapplicable,
            find_lapse=partial(self._lapse, read.data, judged_on, decided.verdict),
            list_inapplicable=case.inapplicable,
            until=until,
            fails_from=decided.fails_from,
            asked_on=day,
        )

    def _over_run(self, data: Mapping[str, Any], first: date, last: date) -> tuple[Case, Decided]:
        """What a claim that runs on comes to on its first day, and over its run."""
        listening = self.judge.evaluator.listening()
        base = self._listened(listening, data, first)
        begun = self._turning_rows(listening, base, first), listening.clock.turns
        case = self._judged(data, base, self._in_effect(first), self.judge, listening)
        later = self._run(data, first, last, base, listening, begun)
        decided = over_run(decide(case, self.judge.conclude), case, later, self.judge.conclude)
        listening.facts(data, first, case.facts)  # what is asked for later is asked of the first day
        return case, decided

    def _run(
        self,
        data: Mapping[str, Any],
        first: date,
        last: date,
        base: FactBase,
        listening: Listening,
        begun: tuple[TurningRows, Set[date]],
    ) -> Iterator[RunDay]:
        """The later days of a claim's run on which an answer is another than before, each with what it comes to.

        ``begun``: the answers that may turn, and when, on the first day. The days are found by the compiled evaluation;
        what a day comes to is then said by all engines. A day's facts are moved to the next one: whoever wants
        something of a day asks before he asks for the next.
        """
        answers = [begun[0]]

        def turns_on(day: date) -> Set[date]:
            nonlocal base
            if day == first:
                return begun[1]
            base = self._listened(listening, data, day, base)
            answers.append(self._turning_rows(listening, base, day))
            return listening.clock.turns

        for day in run_days(first, last, turns_on):
            if answers[-1] != answers[-2]:
                in_effect = self._in_effect(day) & self._turning
                yield RunDay(day, self._judged(data, base, in_effect, self.judge, listening))

    def _turning_rows(self, listening: Listening, base: FactBase, day: date) -> TurningRows:
        rows = listening.judge(base, self._in_effect(day) & self._turning)
        return [(each.kind, each.rules, each.answers) for each in rows]

    @cached_property
    def _turning(self) -> frozenset[str]:
        return turning_rules(self.rulebook, self.judge.evaluator.turning)

    def _case(self, data: Mapping[str, Any], day: date, judge: Judge) -> Case:
        return self._judged(data, judge.evaluator.facts(data, day), self._in_effect(day), judge)

    def _judged(
        self,
        data: Mapping[str, Any],
        base: FactBase,
        in_effect: frozenset[str],
        judge: Judge,
        listening: Listening | None = None,
    ) -> Case:
        decisions = judge.judge(base, in_effect, partial(self._submitted, data, base), listening)
        return Case(self.rulebook, base, judge.evaluator.explaining, decisions)

    def _in_effect(self, day: date) -> frozenset[str]:
        return self._always.union(rule.id for rule in self._dated if rule.effective_on(day))

    def _submitted(self, data: Mapping[str, Any], base: FactBase) -> Submitted:
        kinds = [kind for kind in self.rulebook.vocabulary.kinds.values() if kind.made_by is not None]
        made = {kind.name: _plain(base.elements(kind.name)) for kind in kinds}
        return Submitted.of_dossier(data, self.rulebook.vocabulary, made, self.rulebook.lexicon)

    def case_on(self, data: Mapping[str, Any], day: date) -> Case:
        """What the compiled evaluation alone decides of a dossier's data on a day, before anything follows from it."""
        return self._case(data, day, self.judge.compiled)

    def _lapse(self, data: Mapping[str, Any], judged_on: date, verdict: str) -> date | None:
        if verdict != "approve":
            return None
        listening = self.judge.evaluator.listening()
        verdict_on = partial(self._verdict_on, listening, data)
        _, turns = verdict_on(judged_on)
        return lapses_on(judged_on, turns, verdict_on)

    def verdict_on(self, data: Mapping[str, Any], day: date) -> tuple[str, Set[date]]:
        """The verdict of a dossier's data on any day, and the days on which it may change.

        It is the compiled evaluation's alone: nobody is told it as an answer, it only tells when an answer lapses.
        """
        return self._verdict_on(self.judge.evaluator.listening(), data, day)

    def _verdict_on(self, listening: Listening, data: Mapping[str, Any], day: date) -> tuple[str, Set[date]]:
        base = self._listened(listening, data, day)
        decisions = Judgement(listening.judge(base, self._in_effect(day)))
        case = Case(self.rulebook, base, self.judge.evaluator.explaining, decisions)
        found, _ = conclude_verdict(case, self.judge.compiled.conclude)
        return found, listening.clock.turns

    def _listened(
        self, listening: Listening, data: Mapping[str, Any], day: date, before: FactBase | None = None
    ) -> FactBase:
        base = listening.facts(data, day, before)
        for changes in self._changes:
            listening.clock.note(changes)
        return base

    def world(self, data: Mapping[str, Any], day: date) -> FactBase:
        """The facts of a dossier's data on a day."""
        return self.judge.evaluator.facts(data, day)

    def wording(self, text: str, language: str | None = None) -> CheckedText:
        """Judge words alone: the rules that a text violates whatever the dossier behind it says."""
        statement = {"id": "text", "text": text} | ({"language": language} if language else {})
        data = {**WORDS_ALONE, "claim": {"statements": [statement]}}
        base = self.world(data, date.today())
        rules = self.rulebook.rules
        phrase_rules = frozenset(rule.id for rule in rules.values() if rule.subject == "phrase")
        decisions = self.judge.judge(base, phrase_rules, partial(self._submitted, data, base))
        violated = [one for one in decisions if one.status == "violated"]
        found = Case(self.rulebook, base, self.judge.evaluator.explaining, decisions).findings(violated)
        return CheckedText(text, tuple(sorted(found, key=lambda one: (one.span.start if one.span else 0, one.rule.id))))

    @property
    def provenance(self) -> Provenance:
        """What answers are computed with."""
        book = self.rulebook
        return Provenance(book.version, book.sha256, book.profiles, self.judge.names)


def _not_judged(nothing: Determination, message: str) -> Determination:
    """No verdict: an engine, or this program, failed on the dossier."""
    return replace(nothing, errors=(Problem("", 1, 1, message, nothing.path),), engine_failed=True)


def judged_day(data: Mapping[str, Any], as_of: date) -> date:
    """The day on which a claim is judged: its day of publication, else ``as_of``."""
    published = data["claim"].get("published_on")
    return date.fromisoformat(published) if published else as_of


def last_day(data: Mapping[str, Any], first: date) -> date | None:
    """The last day on which a claim is made that is made for longer than its first; None where none is stated."""
    stated = data["claim"].get("runs_until")
    last = date.fromisoformat(stated) if stated else None
    return last if last is not None and last > first else None


def _plain(found: tuple[Element, ...] | Unknown) -> list[dict[str, Any]] | None:
    """What a program found, as plain mappings; None where it could not look."""
    if isinstance(found, Unknown):
        return None
    return [{name: value for name, value in each.items() if is_settled(value)} for each in found]


def _changes(rulebook: Rulebook) -> Iterable[date]:
    """The days on which the rulebook itself changes: rules that begin or end, parameters with dated values."""
    for rule in rulebook.rules.values():
        yield from (day for day in (rule.effective_from, rule.effective_to) if day is not None)
    for entry in rulebook.parameters.entries.values():
        yield from (dated.since for dated in entry.values if dated.since is not None)
