"""Judging dossiers by two rulebooks, in this process or in several.

What enters: the two folders and the dossiers' paths. What leaves: for each dossier, in order, its change, None, or why
it was not judged. The reference evaluator looks for changes; what it finds is told only after both engines have judged
the dossier again.
"""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from validator.api import Validator
from validator.authoring.impact.change import Change, change
from validator.authoring.impact.impact import NotJudged
from validator.dossier.dossier import Dossier, load_dossier
from validator.verdict.determination import Determination

MOST_PROCESSES = 4
WORTH_A_PROCESS = 60
AT_A_TIME = 16
Result = Change | NotJudged | None


@dataclass(frozen=True)
class Comparison:
    """Two rulebooks and the day for which dossiers are judged that name none."""

    old: Path
    new: Path
    profiles: tuple[str, ...]
    day: date

    @cached_property
    def quick(self) -> tuple[Validator, Validator]:
        """Both rulebooks with the reference evaluator alone."""
        return self._load("reference")

    @cached_property
    def sure(self) -> tuple[Validator, Validator]:
        """Both rulebooks with both engines."""
        return self._load("both")

    def _load(self, engine: str) -> tuple[Validator, Validator]:
        old, new = (
            Validator.load(folder, profiles=self.profiles, engine=engine, examples=False)
            for folder in (self.old, self.new)
        )
        return old, new

    def judge(self, path: Path) -> Result:
        """What becomes of one dossier."""
        dossier = load_dossier(path)
        if not isinstance(dossier, Dossier):
            return NotJudged(str(path), dossier[0].message, engine_failed=False)
        found = self._compare(dossier, self.quick)
        return self._compare(dossier, self.sure) if isinstance(found, Change) else found

    def _compare(self, dossier: Dossier, validators: tuple[Validator, Validator]) -> Result:
        before, after = (validator.check(dossier, as_of=self.day) for validator in validators)
        for one in (before, after):
            if one.verdict is None:
                return _not_judged(one)
        return change(before, after)


def _not_judged(one: Determination) -> NotJudged:
    return NotJudged(one.path, "; ".join(problem.message for problem in one.errors), one.engine_failed)


def judge_all(comparison: Comparison, paths: Sequence[Path]) -> Iterator[Result]:
    """What becomes of each dossier, in order; by several processes where that is worth their start."""
    processes = min(MOST_PROCESSES, os.cpu_count() or 1)
    if processes == 1 or len(paths) < WORTH_A_PROCESS:
        yield from map(comparison.judge, paths)
        return
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(processes, context, initializer=_begin, initargs=(comparison,)) as pool:
        yield from pool.map(_judge, paths, chunksize=AT_A_TIME)


_comparison: list[Comparison] = []


def _begin(comparison: Comparison) -> None:
    """In a new process: what it is to compare."""
    _comparison[:] = [comparison]


def _judge(path: Path) -> Result:
    return _comparison[0].judge(path)
