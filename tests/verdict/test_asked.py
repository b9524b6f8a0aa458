"""The questions of a dossier: each missing fact once, with every rule that waits for it."""

from __future__ import annotations


def told(found) -> list[tuple[str, tuple[str, ...]]]:
    """The questions in their order."""
    return [(each.missing.name, each.rules) for each in found.asked]


def test_questions_stand_in_the_order_of_the_findings_and_name_all_that_wait(small) -> None:
    small.rule("CG-AAA-01", unknown="advise", require={"claim.whole_company": True})
    small.rule("CG-BBB-01", require={"claim.uses_credits": True, "claim.whole_company": True})
    small.rule("CG-CCC-01", require={"claim.whole_company": True, "claim.adds_claim": True})
    assert told(small.check()) == [
        ("claim.uses_credits", ("CG-BBB-01",)),
        ("claim.whole_company", ("CG-BBB-01", "CG-CCC-01", "CG-AAA-01")),
        ("claim.adds_claim", ("CG-CCC-01",)),
    ]


def test_what_leads_to_nothing_is_not_asked_unless_a_gate_waits_for_it(small) -> None:
    small.rule("CG-AAA-01", unknown="none").rule("CG-BBB-01", unknown="none", require={"claim.adds_claim": True})
    small.route("CG-BBB-01")
    assert told(small.check()) == [("claim.adds_claim", ("CG-BBB-01",))]


def test_a_rule_that_is_also_a_gate_waits_once(small) -> None:
    small.rule("CG-AAA-01").route("CG-AAA-01")
    assert told(small.check()) == [("claim.whole_company", ("CG-AAA-01",))]


def test_after_the_findings_come_the_gates_and_then_the_route(small) -> None:
    small.rule("CG-AAA-01", require={"claim.adds_claim": True})
    small.rule("CG-BBB-01", unknown="none", require={"claim.uses_credits": True})
    small.route("CG-BBB-01", "CG-AAA-01")
    assert [name for name, _ in told(small.check())] == ["claim.adds_claim", "claim.uses_credits"]


def test_a_route_that_is_open_waits_under_the_first_rule_that_it_asks_for(small) -> None:
    small.rule("CG-AAA-01").route("CG-AAA-01", when={"claim.already_labelled": True, "claim.whole_company": True})
    assert told(small.check()) == [("claim.whole_company", ("CG-AAA-01",)), ("claim.already_labelled", ("CG-AAA-01",))]


def test_nothing_is_asked_where_nothing_is_missing(small) -> None:
    small.rule("CG-AAA-01").route("CG-AAA-01")
    assert small.check({"whole_company": False}).asked == ()


def test_the_same_fact_of_two_subjects_is_two_questions(small) -> None:
    small.rule("CG-AAA-01", **{"for": "entity", "require": {"entity.open_complaint": False}})
    found = small.check(entities=[{"id": "a", "name": "First"}, {"id": "b", "name": "Second"}])
    assert [(each.missing.pointer, each.rules) for each in found.asked] == [
        ("/entities/0/open_complaint", ("CG-AAA-01",)),
        ("/entities/1/open_complaint", ("CG-AAA-01",)),
    ]
    assert found.asked[1].missing.question.startswith("Is a complaint against Second open")


def test_a_number_that_nobody_has_seen_is_no_question_to_the_claimant(small) -> None:
    small.rule("CG-AAA-01", require={"claim.percentage": {"at_most": {"parameter": "logo_min_width_mm"}}})
    found = small.check({"percentage": {"value": 3}})
    (finding,) = [each for each in found.findings if each.outcome == "flag"]
    assert [(root.name, root.reason) for root in finding.missing] == [("parameter.logo_min_width_mm", "parameter")]
    assert "nobody has read logo_min_width_mm in the published text" in finding.remedy
    assert found.asked == ()
