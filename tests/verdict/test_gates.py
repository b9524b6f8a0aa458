"""What a claim of a category must show: the route it takes, and the gates on it."""

from __future__ import annotations

import pytest

LABELLED, OTHERS = {"claim.already_labelled": True}, {"claim.already_labelled": False}


def told(found) -> list[tuple[str, str, list[str]]]:
    """What flags: the rule, what is said, what is missing."""
    flagging = [each for each in found.findings if each.outcome == "flag"]
    return [(each.rule.id, each.message, [root.name for root in each.missing]) for each in flagging]


def flagging(found) -> list[str]:
    """The rules that flag."""
    return [rule for rule, _, _ in told(found)]


def test_the_first_route_that_surely_holds_is_taken(small) -> None:
    small.rule("CG-AAA-01").rule("CG-AAA-02")
    small.route("CG-AAA-01", when=LABELLED, name="labelled").route("CG-AAA-02", name="any")
    small.route("CG-AAA-01", name="never reached")
    assert small.check({"already_labelled": True}).route == "labelled"
    assert small.check({"already_labelled": False}).route == "any"


def test_a_route_that_may_hold_is_passed_over_for_one_that_surely_does(small) -> None:
    small.rule("CG-AAA-01", require={"claim.uses_credits": False}).rule("CG-AAA-02")
    small.route("CG-AAA-01", when=LABELLED, name="labelled").route("CG-AAA-02", name="any")
    found = small.check({"whole_company": True, "uses_credits": False})
    assert (found.route, found.verdict, found.asked) == ("any", "approve", ())


def test_where_no_route_surely_holds_the_claim_is_flagged_and_what_would_settle_it_is_asked(small) -> None:
    small.rule("CG-AAA-01").route("CG-AAA-01", when=LABELLED).route("CG-AAA-01", when=OTHERS)
    small.route("CG-AAA-01", when={"claim.already_labelled": False, "claim.adds_claim": True})
    found = small.check({"whole_company": True})
    assert (found.verdict, found.route) == ("flag", None)
    way = "Which way leads this claim to an approval cannot be told yet: a way; a way; a way."
    assert told(found) == [("CG-AAA-01", way, ["claim.already_labelled", "claim.adds_claim"])]
    assert [(each.missing.name, each.missing.pointer, each.rules) for each in found.asked] == [
        ("claim.already_labelled", "/claim/already_labelled", ("CG-AAA-01",)),
        ("claim.adds_claim", "/claim/adds_claim", ("CG-AAA-01",)),
    ]


def test_where_no_route_holds_at_all_the_claim_is_flagged(small) -> None:
    small.rule("CG-AAA-01").route("CG-AAA-01", when=LABELLED)
    found = small.check({"whole_company": True, "already_labelled": False})
    assert (found.verdict, found.route, found.asked) == ("flag", None, ())
    way = "None of the ways on which such a claim can be approved is open to it: a way."
    assert told(found) == [("CG-AAA-01", way, [])]
    assert all(each.remedy for each in found.findings if each.outcome == "flag")


def test_a_gate_that_is_met_lets_through(small) -> None:
    small.rule("CG-AAA-01").route("CG-AAA-01")
    found = small.check({"whole_company": True})
    assert (found.verdict, flagging(found)) == ("approve", [])


@pytest.mark.parametrize("status", ["violated", "unknown"])
def test_a_gate_that_is_not_met_flags_whatever_its_rule_leads_to(small, status: str) -> None:
    small.rule("CG-AAA-01", violated="none", unknown="none").route("CG-AAA-01", "CG-ZZZ-99")
    found = small.check({"whole_company": False} if status == "violated" else {})
    reason = "This has to be shown before the claim can be approved: Title of CG-AAA-01."
    assert found.verdict == "flag"
    assert told(found) == [("CG-AAA-01", reason, [] if status == "violated" else ["claim.whole_company"])]


def test_a_rejection_stays_one_behind_an_open_gate(small) -> None:
    small.rule("CG-AAA-01").route("CG-AAA-01")
    found = small.check({"whole_company": False})
    assert found.verdict == "reject"
    assert [(each.rule.id, each.outcome) for each in found.findings.unmet] == [("CG-AAA-01", "reject")]


def test_a_gate_that_does_not_apply_shows_nothing(small) -> None:
    small.rule("CG-AAA-01", when={"claim.uses_credits": True}).route("CG-AAA-01")
    found = small.check({"whole_company": True, "uses_credits": False})
    assert found.verdict == "flag"
    assert told(found) == [("CG-AAA-01", "The dossier shows nothing to judge this by: Title of CG-AAA-01.", [])]


def test_a_gate_about_a_list_that_is_left_out_asks_for_the_list(small) -> None:
    small.rule("CG-AAA-01", **{"for": "certificate", "require": {"certificate.status": "active"}}).route("CG-AAA-01")
    nothing = "The dossier shows nothing to judge this by: Title of CG-AAA-01."
    without, empty = small.check(), small.check(certificates=[])
    assert told(without) == [("CG-AAA-01", nothing, ["certificate"])]
    assert [(each.missing.pointer, each.rules) for each in without.asked] == [("/certificates", ("CG-AAA-01",))]
    assert told(empty) == [("CG-AAA-01", nothing, [])]
    assert (without.verdict, empty.verdict) == ("flag", "flag")


def test_a_gate_is_open_while_one_of_its_subjects_is_not_met(small) -> None:
    small.rule("CG-AAA-01", violated="none", **{"for": "entity", "require": {"entity.open_complaint": False}})
    small.route("CG-AAA-01")
    good, bad, silent = ({"id": name, "name": name, "open_complaint": name == "bad"} for name in ("good", "bad", "x"))
    del silent["open_complaint"]
    assert small.check(entities=[good]).verdict == "approve"
    assert small.check(entities=[good, bad]).verdict == "flag"
    found = small.check(entities=[good, bad, silent, silent | {"id": "y"}])
    waiting = [root.pointer for each in found.findings if each.outcome == "flag" for root in each.missing]
    assert waiting == ["/entities/2/open_complaint", "/entities/3/open_complaint"]


BRACKET = {"first": "already_labelled", "second": "adds_claim"}


@pytest.mark.parametrize(
    ("applies", "met", "opens"),
    [
        ((), (), "CG-AAA-01"),  # of neither is anything known: the first speaks for both
        (("first",), ("first",), None),
        (("second",), ("second",), None),
        (("first", "second"), ("first", "second"), None),
        (("first", "second"), ("first",), "CG-AAA-02"),
        (("first", "second"), ("second",), "CG-AAA-01"),
        (("second",), (), "CG-AAA-02"),
    ],
)
def test_of_gates_in_brackets_one_must_apply_and_all_that_apply_must_be_met(small, applies, met, opens) -> None:
    small.rule("CG-AAA-01", when={"claim.already_labelled": True}, require={"claim.whole_company": True})
    small.rule("CG-AAA-02", when={"claim.adds_claim": True}, require={"claim.uses_credits": True})
    small.route(["CG-AAA-01", "CG-AAA-02"])
    claim = {attribute: word in applies for word, attribute in BRACKET.items()}
    found = small.check(claim | {"whole_company": "first" in met, "uses_credits": "second" in met})
    assert [each.rule.id for each in found.findings.unmet] == ([opens] if opens else [])
    assert (found.verdict == "approve") == (opens is None)


def test_of_several_open_rules_in_brackets_each_flags_and_asks_for_what_it_misses(small) -> None:
    small.rule("CG-AAA-01", unknown="advise", require={"claim.whole_company": True, "claim.adds_claim": True})
    small.rule("CG-AAA-02", require={"claim.uses_credits": True, "claim.adds_claim": True})
    small.rule("CG-AAA-03", unknown="none")
    small.route(["CG-AAA-01", "CG-AAA-02", "CG-AAA-03"])
    shown = "This has to be shown before the claim can be approved: Title of"
    assert told(small.check()) == [
        ("CG-AAA-01", f"{shown} CG-AAA-01.", ["claim.whole_company", "claim.adds_claim"]),
        ("CG-AAA-02", "Cannot be decided yet: Title of CG-AAA-02.", ["claim.uses_credits", "claim.adds_claim"]),
        ("CG-AAA-03", f"{shown} CG-AAA-03.", ["claim.whole_company"]),
    ]


def test_open_gates_stand_among_the_findings_in_their_order(small) -> None:
    for number in (1, 2, 3):
        small.rule(f"CG-AAA-0{number}", unknown="none")
    small.rule("CG-AAA-04", require={"claim.category": "marketing"})
    small.route("CG-AAA-03", "CG-AAA-04", "CG-AAA-01", "CG-AAA-02")
    assert flagging(small.check()) == ["CG-AAA-01", "CG-AAA-02", "CG-AAA-03"]
