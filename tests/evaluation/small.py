"""A small world of its own: a vocabulary of submitted facts, and facts given in its words."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from validator.evaluation.explaining import Explaining
from validator.evaluation.meaning import compiled_meaning
from validator.evaluation.rules import one_rule
from validator.evaluation.scope import Scope
from validator.facts.element import Element, FactBase
from validator.facts.functions import functions
from validator.facts.given import facts_from_given
from validator.facts.values import Missing, Unknown
from validator.rulebook.answer import Answer, Truth
from validator.rulebook.conditions import ALWAYS, Condition
from validator.rulebook.definition import Meaning
from validator.rulebook.rule import Cite, Rule, Violation
from validator.rulebook.vocabulary import Attribute, AttributeType, Kind, Vocabulary

DAY = date(2026, 5, 2)
FACTS: Mapping[str, Mapping[str, AttributeType]] = {
    "claim": {
        "mark": "boolean",
        "category": "text",
        "share": "number",
        "other": "number",
        "holder": "text",
        "day": "date",
        "other_day": "date",
        "markets": "list",
    },
    "approval": {"status": "text", "covered": "boolean"},
    "transfer": {"id": "text", "covered": "boolean", "to": "text"},
    "certificate": {"number": "text"},
}
PARAMETERS: Mapping[str, Any] = {"two": 2, "day": DAY}


def _kind(name: str, **place: Any) -> Kind:
    attributes = {
        each: Attribute(name, each, type_, "", f"What is {name}.{each}?", pointer=each)
        for each, type_ in FACTS[name].items()
    }
    return Kind(name, name.title(), "", f"Which {name}s are there?", attributes, **place)


WORDS = Vocabulary(
    {
        "claim": _kind("claim", at="/claim"),
        "approval": _kind("approval", at="/approval"),
        "transfer": _kind("transfer", each="/supply_chain", id="id"),
        "certificate": _kind("certificate", each="/certificates", id="number"),
    }
)
COMPILED = compiled_meaning(Meaning(), WORDS)
EXPLAINING = Explaining(COMPILED.asking, WORDS, Meaning())


def parameter(name: str) -> Any:
    """The value of a parameter; whatever is not listed, nobody has seen."""
    return PARAMETERS.get(name, Unknown((Missing(f"parameter.{name}", "", "parameter"),)))


def facts(**given: Any) -> FactBase:
    """Facts by kind and attribute; what is not given is left out."""
    found = facts_from_given(given, COMPILED.reading(), DAY, parameter)
    assert isinstance(found, FactBase), found
    return found


def scope(base: FactBase, subject: Element | None = None) -> Scope:
    """Where a rule for the claim, or for a thing, looks."""
    about = base.singles["claim"] if subject is None else subject
    return Scope(base, about, about.kind)


def truth(condition: Condition, base: FactBase, subject: Element | None = None) -> Truth:
    """Whether a condition holds, asked about the claim or about a thing."""
    return EXPLAINING.truth(condition, scope(base, subject))


def rule_of(subject: str, when: Condition, require: Condition | None, *cases: Condition) -> Rule:
    """A rule with nothing but its meaning; the last violation case has no condition."""
    violations = tuple(Violation("reject", case, "", "") for case in (*cases, ALWAYS))
    return Rule(
        id="R-1", also=(), title="R-1", cite=Cite("document", "1", "section", None, ()), basis="design",
        confirmed=None, effective_from=None, effective_to=None, profile=None, subject=subject, when=when,
        require=require, question="", violations=violations, unknown="flag", examples=(),
    )  # fmt: skip


def answers(rule: Rule, base: FactBase) -> list[Answer]:
    """What a rule says of each of its subjects."""
    function = one_rule(rule, WORDS, functions())
    return [function(base, each) for each in base.subjects(rule.subject)]
