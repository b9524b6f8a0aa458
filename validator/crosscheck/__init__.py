"""The cross-check: the rulebook read a second time, naively, and decided by durable_rules.

It shares with the evaluation what the rulebook says (syntax trees, conditions, vocabulary, tables) and the submitted
facts, and nothing else: neither values nor operations, neither an index nor code. How it is used:

    rulesets = compile_rulesets(rules, verdicts)                       # plain data, to be stored
    crosscheck = CrossCheck.load(rulesets, vocabulary, meaning, rules)  # starts durable_rules on the side
    waiting = crosscheck.begin(Submitted.of_dossier(data, vocabulary, made), judged_day, parameter, in_effect)
    waiting()                                                           # {kind: [((rule, Answer), …) for each subject]}
    crosscheck.conclude(findings)                                       # (rule, outcome) of each, after the gate

A crash, a hang or nonsense of the extension is an `EngineFailure` of one dossier.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from validator.crosscheck.check import Answers, CrossCheck, Row
from validator.crosscheck.durable.engine import durable_available
from validator.crosscheck.durable.rulesets import Rulesets
from validator.crosscheck.naive.submitted import Submitted
from validator.rulebook.rule import Rule


def crosscheck_available() -> bool:
    """Whether durable_rules can be imported here."""
    return durable_available() is not None


def compile_rulesets(rules: Iterable[Rule], verdicts: Sequence[str]) -> Rulesets:
    """The rulesets of durable_rules for these rules; ``verdicts``: worst first, the last for want of any other."""
    from validator.crosscheck.durable.compile import compile_rulesets as compiled  # stored rulesets need no compiler

    return compiled(rules, verdicts)


def rulesets_as_text(rulesets: Rulesets, rule: Rule) -> str:
    """The rulesets of one rule, for people who know durable_rules."""
    from validator.crosscheck.durable.showing import as_text

    return as_text(rulesets, rule)


__all__ = [
    "Answers",
    "CrossCheck",
    "Row",
    "Rulesets",
    "Submitted",
    "compile_rulesets",
    "crosscheck_available",
    "rulesets_as_text",
]
