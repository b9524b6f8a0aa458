"""What the solver finds wrong with one rule: a part that can never come true.

What enters: a rule with its file. What leaves: findings, each with facts that were tried in the engine.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import z3

from validator.authoring.lint.finding import Finding, found
from validator.authoring.lint.question import Question, RuleForms
from validator.authoring.lint.witness import Witness, replayed
from validator.dossier.document import Document
from validator.rulebook.conditions import All, Condition
from validator.rulebook.load import Tables
from validator.rulebook.rule import Rule

NEVER_APPLIES, NEVER_FAILS, NEVER_HOLDS, NEVER_REACHED = "L601", "L602", "L603", "L604"


def check_logic(rule: Rule, document: Document, tables: Tables) -> Iterator[Finding]:
    """Everything of a rule that can never be. May raise `Undecided`."""
    question = Question([rule], tables)
    forms = question.forms[0]
    if not question.possible(forms.when.true):
        yield from _never_applies(rule, document, question)
        return
    if rule.require is None or forms.require is None:
        return
    if not question.possible(forms.when.true, forms.require.false):
        told = "Wherever the rule applies, its requirement is met already: it can never be violated."
        yield from _shown(
            NEVER_FAILS, document, "/require", told, question, lambda one: one.statuses == ("met",), forms
        )
        return
    if not question.possible(forms.when.true, forms.require.true):
        told = "Wherever the rule applies, its requirement cannot be met, whatever the facts are."
        yield from _shown(
            NEVER_HOLDS, document, "/require", told, question, lambda one: one.statuses == ("violated",), forms
        )
        return
    yield from _cases(document, question, forms)


def _never_applies(rule: Rule, document: Document, question: Question) -> Iterator[Finding]:
    parts = rule.when.parts if isinstance(rule.when, All) else (rule.when,)
    core = _core(parts, question)
    keys = _keys(document, len(parts))
    names = " and ".join(f"`{keys[index]}`" for index in core) if keys else "its conditions"
    together = "can never hold together" if len(core) > 1 else "can never hold"
    others = [question.part(parts[index]).true for index in core[:-1]]
    model = question.plain_answer(*others)
    witness = replayed(question, model) if model is not None else None
    if witness is not None and witness.decisions[0].applies is not True:
        at = f"/when/{keys[core[-1]]}" if keys else "/when"
        told = f"The rule never applies: {names} {together}."
        yield found(NEVER_APPLIES, document, at, told, of_key=True, witness=witness.lines())


def _core(parts: tuple[Condition, ...], question: Question) -> list[int]:
    """The parts that stand in each other's way, none of which could be left out."""
    kept = list(range(len(parts)))
    for index in list(kept):
        fewer = [other for other in kept if other != index]
        if fewer and not question.possible(*(question.part(parts[other]).true for other in fewer)):
            kept = fewer
    return kept


def _keys(document: Document, count: int) -> list[str]:
    raw = document.data.get("when")
    keys = list(raw) if isinstance(raw, dict) else []
    return keys if len(keys) == count else keys[:1] if count == 1 else []


def _cases(document: Document, question: Question, forms: RuleForms) -> Iterator[Finding]:
    assert forms.require is not None
    violated = (forms.when.true, forms.require.false)
    for index, case in enumerate(forms.cases):
        before = [z3.Not(earlier.true) for earlier in forms.cases[:index]]
        if question.possible(*violated, *before, case.true):
            continue
        told = f"Case {index + 1} of `violated` is never reached: a case above it always counts, or it can never hold."
        model = question.plain_answer(*violated)
        witness = replayed(question, model) if model is not None else None
        if witness is not None and witness.statuses == ("violated",) and witness.decisions[0].case != index:
            yield found(NEVER_REACHED, document, f"/violated/{index}", told, witness=witness.lines())


def _shown(
    code: str,
    document: Document,
    at: str,
    told: str,
    question: Question,
    agrees: Callable[[Witness], bool],
    forms: RuleForms,
) -> Iterator[Finding]:
    """The finding with facts to which the rule applies, if the engine sees in them what the solver saw."""
    model = question.plain_answer(forms.when.true, *_settled(forms)) or question.plain_answer(forms.when.true)
    witness = replayed(question, model) if model is not None else None
    if witness is not None and agrees(witness):
        yield found(code, document, at, told, of_key=True, witness=witness.lines())


def _settled(forms: RuleForms) -> Iterator[object]:
    if forms.require is not None:
        yield z3.Or(forms.require.true, forms.require.false)
