"""From what the rules say to a verdict, and the order in which it is told."""

from __future__ import annotations

import pytest

NAMED = {"id": "b", "name": "Second"}, {"id": "a", "name": "First"}


@pytest.mark.parametrize(
    ("outcomes", "verdict"),
    [
        ([], "approve"),
        (["none"], "approve"),
        (["advise"], "approve"),
        (["flag"], "flag"),
        (["reject"], "reject"),
        (["advise", "flag"], "flag"),
        (["flag", "reject", "advise"], "reject"),
    ],
)
@pytest.mark.parametrize("status", ["violated", "unknown"])
def test_the_worst_outcome_is_the_verdict(small, outcomes, status, verdict) -> None:
    for number, outcome in enumerate(outcomes):
        small.rule(f"CG-AAA-0{number}", **{status: outcome})
    found = small.check({"whole_company": False} if status == "violated" else {})
    assert found.verdict == verdict
    assert [each.status for each in found.findings.unmet] == [status] * len(outcomes)


def test_an_outcome_that_is_capped_counts_as_what_it_is_capped_to(small) -> None:
    small.rule("CG-AAA-01", basis="background")
    assert small.check({"whole_company": False}).verdict == "flag"


def test_what_is_met_or_does_not_apply_leads_to_nothing(small) -> None:
    small.rule("CG-AAA-01").rule("CG-AAA-02", when={"claim.uses_credits": True})
    found = small.check({"whole_company": True, "uses_credits": False})
    assert found.verdict == "approve"
    assert {each.rule.id: (each.status, each.outcome) for each in (*found.findings, *found.inapplicable)} == {
        "CG-AAA-01": ("met", "none"),
        "CG-AAA-02": ("not_applicable", "none"),
        "CG-ZZZ-99": ("met", "none"),
    }


def test_findings_stand_worst_first_then_by_rule_then_by_place(small) -> None:
    small.rule("CG-AAA-01", violated="advise", **{"for": "entity", "require": {"entity.open_complaint": False}})
    small.rule("CG-BBB-01", **{"for": "entity", "require": {"entity.open_complaint": False}})
    small.rule("CG-CCC-01", violated="flag", require={"claim.uses_credits": False})
    small.rule("CG-DDD-01")
    small.rule("CG-EEE-01", violated="none")
    small.rule("CG-AAA-02", require={"claim.uses_credits": True})
    found = small.check(
        {"whole_company": False, "uses_credits": True}, entities=[each | {"open_complaint": True} for each in NAMED]
    )
    assert [(each.outcome, each.rule.id, each.subject.id) for each in found.findings] == [
        ("reject", "CG-BBB-01", "b"),
        ("reject", "CG-BBB-01", "a"),
        ("reject", "CG-DDD-01", None),
        ("flag", "CG-CCC-01", None),
        ("advise", "CG-AAA-01", "b"),
        ("advise", "CG-AAA-01", "a"),
        ("none", "CG-AAA-02", None),
        ("none", "CG-EEE-01", None),
        ("none", "CG-ZZZ-99", None),
    ]
    assert [each.subject.pointer for each in found.findings][:3] == ["/entities/0", "/entities/1", "/claim"]


def test_subjects_of_one_rule_stand_in_the_order_of_their_pointers_as_texts(small) -> None:
    small.rule("CG-AAA-01", **{"for": "entity", "require": {"entity.open_complaint": False}})
    found = small.check(entities=[{"id": f"e{number}", "name": f"Entity {number}"} for number in range(12)])
    pointers = [each.subject.pointer for each in found.findings.unmet]
    assert pointers == sorted(f"/entities/{number}" for number in range(12))


def test_findings_are_a_sequence_that_knows_what_it_holds(small) -> None:
    small.rule("CG-AAA-01").rule("CG-AAA-02", unknown="none", require={"claim.uses_credits": True})
    found = small.check({"whole_company": False}).findings
    assert [len(found), len(found.unmet), len(list(found))] == [3, 2, 3]
    assert [each.rule.id for each in found.unmet] == ["CG-AAA-01", "CG-AAA-02"]
    assert (found[0].rule.id, found[-1].rule.id) == ("CG-AAA-01", "CG-ZZZ-99")
    assert [each.rule.id for each in found[1:]] == ["CG-AAA-02", "CG-ZZZ-99"]


def test_every_status_is_counted(small) -> None:
    small.rule("CG-AAA-01").rule("CG-AAA-02").rule("CG-AAA-03", require={"claim.uses_credits": True})
    for number in (4, 5, 6):
        small.rule(f"CG-AAA-0{number}", when={"claim.category": "sourcing"})
    found = small.check({"whole_company": False})
    counted = {status: found.count(status) for status in ("met", "violated", "unknown", "not_applicable")}
    assert counted == {"met": 1, "violated": 2, "unknown": 1, "not_applicable": 3}
    assert len(found.inapplicable) == 3


def test_a_file_that_was_not_read_has_no_findings(small) -> None:
    small.rule("CG-AAA-01")
    found = small.validator.check(b"{", name="small.json")
    assert (found.verdict, found.as_of, found.lapses_on, found.route) == (None, None, None, None)
    assert (list(found.findings), found.inapplicable, found.asked) == ([], (), ())
    assert [found.count(status) for status in ("met", "violated", "unknown", "not_applicable")] == [0, 0, 0, 0]
    assert len(found.errors) == 1
    assert not found.engine_failed
