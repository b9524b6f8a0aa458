"""What the solver finds wrong with two rules: they say the same, or no facts can meet both.

What enters: two rules of one rulebook. What leaves: a finding about the first, with facts that were tried in the
engine, or None. Rules that are never in effect together are not compared.
"""

from __future__ import annotations

import z3

from validator.authoring.lint.finding import Finding, found
from validator.authoring.lint.question import Question
from validator.authoring.lint.witness import replayed
from validator.authoring.walk import paths_of
from validator.dossier.document import Document
from validator.rulebook.conditions import ALWAYS
from validator.rulebook.load import Tables
from validator.rulebook.rule import Rule

SAME, CONTRADICTION = "L605", "L606"


def worth_asking(one: Rule, other: Rule) -> bool:
    """Whether two rules could say the same or contradict each other at all: cheap, and asked of every pair.

    What a rule does not look at it cannot settle, so one has to look at everything that the other looks at.
    """
    if one.require is None or other.require is None or not one.ever_beside(other):
        return False
    wide, narrow = _looks_at(one), _looks_at(other)
    return wide <= narrow or narrow <= wide


def check_pair(one: Rule, document: Document, other: Rule, tables: Tables) -> Finding | None:
    """What is wrong between two rules that are `worth_asking` about. May raise `Undecided`."""
    question = Question([one, other], tables)
    return _same(question, document) or _contradiction(question, document)


def _same(question: Question, document: Document) -> Finding | None:
    one, other = question.rules
    if one.subject != other.subject or _looks_at(one) != _looks_at(other):
        return None
    (when, must, _), (when_2, must_2, _) = ((each.when, each.require, each.cases) for each in question.forms)
    assert must is not None and must_2 is not None
    applies_alike = z3.And(when.true == when_2.true, when.false == when_2.false)
    asks_alike = z3.And(must.true == must_2.true, must.false == must_2.false)
    if question.possible(z3.Not(z3.And(applies_alike, z3.Or(when.false, asks_alike)))):
        return None
    model = question.plain_answer(when.true, must.false)
    witness = replayed(question, model) if model is not None else None
    if witness is None or witness.statuses != ("violated", "violated"):
        return None
    told = f"Rule {other.id} says the same: whatever the facts are, both come to the same answer."
    return found(SAME, document, "/require", told, of_key=True, witness=witness.lines())


def _looks_at(rule: Rule) -> frozenset[tuple[str, str]]:
    conditions = (rule.when, rule.require or ALWAYS)
    return frozenset((path.kind, path.attribute) for condition in conditions for path in paths_of(condition))


def _contradiction(question: Question, document: Document) -> Finding | None:
    """Whoever meets one rule violates the other. (That two rules cannot both be met somewhere is no contradiction: a
    rule may well rule out what another one speaks of.)"""
    forms = question.forms
    everything = [formula for each in forms if each.require for formula in (each.when.true, each.require.true)]
    if question.possible(*everything):
        return None
    for first, second in ((0, 1), (1, 0)):
        (when, must), (when_2, must_2) = ((forms[i].when, forms[i].require) for i in (first, second))
        assert must is not None and must_2 is not None
        meets, violates = (when.true, must.true), z3.And(when_2.true, must_2.false)
        if question.possible(*meets, z3.Not(violates)) or not question.possible(when_2.true, must_2.true):
            continue
        model = question.plain_answer(*meets)
        witness = replayed(question, model) if model is not None else None
        if witness is not None and (witness.statuses[first], witness.statuses[second]) == ("met", "violated"):
            told = f"It contradicts rule {question.rules[1].id}: whoever meets {question.rules[first].id} violates " + (
                f"{question.rules[second].id}, whatever the facts are."
            )
            return found(CONTRADICTION, document, "/require", told, of_key=True, witness=witness.lines())
    return None
