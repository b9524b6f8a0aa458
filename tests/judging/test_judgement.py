"""What all rules say of a dossier: every decision in order, or only those that matter."""

from __future__ import annotations

from collections.abc import Iterable

from tests.evaluation.small import facts
from validator.evaluation.rules import Rows
from validator.judging.judgement import Decision, Judgement
from validator.rulebook.answer import MET, NOT_APPLICABLE, Answer

VIOLATED, OPEN = Answer(True, False, 0), Answer(None, None)
BASE = facts(transfer=[{"id": "a"}, {"id": "b"}])
JUDGEMENT = Judgement(
    [
        Rows("claim", ("B", "D"), BASE.subjects("claim"), ((MET, OPEN),)),
        Rows("transfer", ("A", "C"), BASE.subjects("transfer"), ((NOT_APPLICABLE, VIOLATED), (MET, MET))),
    ]
)


def told(decisions: Iterable[Decision]) -> list[tuple[str, str | None, str]]:
    """Rule, subject and status."""
    return [(one.rule_id, one.subject.id, one.status) for one in decisions]


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
