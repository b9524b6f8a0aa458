"""The public API: load a rulebook once, check many dossiers.

What enters: a folder of rules, paths of dossiers, the day. What leaves: a `Determination` for each. May fail while
loading with `RulebookError` or `EngineUnavailable`; checking never raises for what is in a dossier, and an engine that
fails costs that dossier only (``verdict`` None, ``engine_failed``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Set
from dataclasses import replace
from datetime import date
from functools import cache, partial
from pathlib import Path
from typing import Any

from validator.dossier.dossier import Dossier, load_dossier, read_dossier
from validator.dossier.problem import Problem
from validator.engine.judging import Judge
from validator.engine.prepared import prepare, verdicts
from validator.errors import EngineFailure
from validator.facts.build import build_facts
from validator.facts.day import JudgedDay
from validator.facts.measure import World
from validator.facts.values import Known, Missing, Unknown, Value
from validator.report.wording_report import CheckedText
from validator.rulebook.files import shipped_rules
from validator.rulebook.in_language import in_language
from validator.rulebook.load_said import ENGLISH
from validator.rulebook.rulebook import Rulebook
from validator.verdict.decide import Case, conclude_verdict, decide
from validator.verdict.determination import Determination, Provenance
from validator.verdict.lapse import lapses_on

WORDS_ALONE: Mapping[str, Any] = {"schema": "asi-claims/dossier/1", "id": "words"}


class Validator:
    """A checked rulebook with its engines, ready to judge dossiers."""

    def __init__(self, rulebook: Rulebook, judge: Judge) -> None:
        """Use `Validator.load`."""
        self.rulebook = rulebook
        self.judge = judge
        self._dated = tuple(rule for rule in rulebook.rules.values() if rule.dated)
        self._always = frozenset(rule.id for rule in rulebook.rules.values() if not rule.dated)

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
        rulebook = in_language(ready.rulebook, language)
        return cls(rulebook, Judge.load(rulebook.rules.values(), engine, ready.compiled, verdicts=verdicts(rulebook)))

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
        judged_on = JudgedDay.of(judged_day(read.data, day))
        try:
            case = self._case(read.data, judged_on, self.judge)
            decided = decide(case, self.judge.conclude)
        except EngineFailure as failure:
            return _not_judged(nothing, f"The rules engine failed: {failure}")
        except Exception as fault:  # a fault of this program must cost one dossier, not the queue behind it
            return _not_judged(nothing, f"The program itself failed, please report it: {type(fault).__name__}: {fault}")
        return replace(
            nothing,
            verdict=decided.verdict,
            as_of=date(judged_on.year, judged_on.month, judged_on.day),
            route=decided.route,
            findings=decided.findings,
            open_gates=decided.open_gates,
            asked=decided.asked,
            not_applicable=len(case.decisions) - len(decided.findings),
            find_lapse=partial(self._lapse, read.data, judged_on, decided.verdict),
            list_inapplicable=case.inapplicable,
        )

    def _case(self, data: Mapping[str, Any], day: JudgedDay, judge: Judge) -> Case:
        world = self.world(data, day)
        in_effect = self._always.union(rule.id for rule in self._dated if rule.effective_on(day))
        decisions = judge.judge(in_effect, world, world.parameter)
        return Case(self.rulebook, world, world.parameter, decisions)

    def case_on(self, data: Mapping[str, Any], day: date) -> Case:
        """What the reference evaluator alone decides of a dossier's data on a day, before anything follows from it."""
        return self._case(data, JudgedDay.of(day), self.judge.reference)

    def _lapse(self, data: Mapping[str, Any], judged_on: JudgedDay, verdict: str) -> date | None:
        day = date(judged_on.year, judged_on.month, judged_on.day)
        if verdict != "approve":
            return None
        return lapses_on(day, judged_on.turning_points, partial(self.verdict_on, data))

    def verdict_on(self, data: Mapping[str, Any], day: date) -> tuple[str, Set[date]]:
        """The verdict of a dossier's data on any day, and the days on which it may change.

        It is the reference evaluator's alone: nobody is told it as an answer, it only tells when an answer lapses.
        """
        judged_on, judge = JudgedDay.of(day), self.judge.reference
        found, _ = conclude_verdict(self._case(data, judged_on, judge), judge.conclude)
        return found, judged_on.turning_points

    def world(self, data: Mapping[str, Any], day: date) -> World:
        """The facts of a dossier's data on a day."""
        judged_on = day if isinstance(day, JudgedDay) else JudgedDay.of(day)
        book = self.rulebook
        return build_facts(data, book.vocabulary, judged_on, self._parameter_on(judged_on), book.lexicon)

    def _parameter_on(self, day: date) -> Callable[[str], Value]:
        @cache
        def parameter(name: str) -> Value:
            value = self.rulebook.parameters.value(name, day)
            if value is not None:
                return Known(value)
            about = self.rulebook.parameters.entries[name].about
            return Unknown((Missing(f"parameter.{name}", "", "parameter", f"What is the {about}?"),))

        return parameter

    def wording(self, text: str, language: str | None = None) -> CheckedText:
        """Judge words alone: the rules that a text violates whatever the dossier behind it says."""
        statement = {"id": "text", "text": text} | ({"language": language} if language else {})
        world = self.world({**WORDS_ALONE, "claim": {"statements": [statement]}}, date.today())
        rules = self.rulebook.rules
        phrase_rules = frozenset(rule.id for rule in rules.values() if rule.subject == "phrase")
        decisions = self.judge.judge(phrase_rules, world, world.parameter)
        violated = [one for one in decisions if one.status == "violated"]
        found = Case(self.rulebook, world, world.parameter, decisions).findings(violated)
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
