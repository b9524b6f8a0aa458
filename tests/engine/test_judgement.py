"""What all rules say of a dossier: every decision in order, or only those that matter."""

from __future__ import annotations

from validator.engine.judgement import Judgement, Outline, Table
from validator.engine.reference import NOT_APPLICABLE, Answer
from validator.engine.truth import Truth
from validator.facts.element import Element

T, F, U = Truth.TRUE, Truth.FALSE, Truth.UNKNOWN
MET, VIOLATED, OPEN = Answer(T, T), Answer(T, F, 0), Answer(U, U)
CLAIM = Element("claim", None, "/claim")
LOTS = tuple(Element("lot", name, f"/lots/{name}") for name in "ab")


def table(rules: tuple[str, ...], subjects: tuple[Element, ...], *answers: tuple[Answer, ...]) -> Table:
    places = {rule: place for place, rule in enumerate(rules)}
    return Table(places, subjects, answers, [Outline.of(rules, row) for row in answers])


JUDGEMENT = Judgement(
    [
        table(("B", "D"), (CLAIM,), (MET, OPEN)),
        table(("A", "C"), LOTS, (NOT_APPLICABLE, VIOLATED), (MET, MET)),
    ]
)


def told(decisions: object) -> list[tuple[str, str | None, str]]:
    return [(one.rule_id, one.subject.id, one.status) for one in decisions]  # type: ignore[attr-defined]


def test_decisions_come_by_rule_then_by_subject() -> None:
    assert told(JUDGEMENT) == [
        ("A", "a", "not_applicable"),
        ("A", "b", "met"),
        ("B", None, "met"),
        ("C", "a", "violated"),
        ("C", "b", "met"),
        ("D", None, "unknown"),
    ]
    assert len(JUDGEMENT) == 6


def test_what_is_not_met_is_at_hand() -> None:
    assert told(JUDGEMENT.unmet) == [("D", None, "unknown"), ("C", "a", "violated")]
    assert JUDGEMENT.met == 3


def test_the_decisions_of_one_rule() -> None:
    assert told(JUDGEMENT.of("C")) == [("C", "a", "violated"), ("C", "b", "met")]
    assert JUDGEMENT.of("Z") == []


def test_another_meaning_of_one_rule_changes_that_rule_alone() -> None:
    changed = JUDGEMENT.replacing("C", [MET, OPEN])
    assert told(changed.of("C")) == [("C", "a", "met"), ("C", "b", "unknown")]
    assert told(changed.unmet) == [("D", None, "unknown"), ("C", "b", "unknown")]
    assert [one for one in told(changed) if one[0] != "C"] == [one for one in told(JUDGEMENT) if one[0] != "C"]
