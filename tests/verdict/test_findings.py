"""What is said of one rule and one subject."""

from __future__ import annotations

import pytest

from validator.verdict.finding import Subject

CASES = [
    {
        "outcome": "reject",
        "when": {"claim.publication": "published"},
        "message": "It is out.",
        "remedy": "Call it back.",
    },
    {"outcome": "flag", "when": {"claim.audience": "consumer"}, "message": "Consumers see it."},
    {"outcome": "advise"},
]


def only(found):
    """The one finding of a rule that is not met."""
    (finding,) = found.findings.unmet
    return finding


@pytest.mark.parametrize(
    ("claim", "said"),
    [
        ({"publication": "published", "audience": "consumer"}, ("reject", "It is out.", "Call it back.")),
        ({"publication": "planned", "audience": "consumer"}, ("flag", "Consumers see it.", "Mend CG-AAA-01.")),
        ({"audience": "consumer"}, ("flag", "Consumers see it.", "Mend CG-AAA-01.")),
        ({"publication": "planned", "audience": "business"}, ("advise", "CG-AAA-01 is violated.", "Mend CG-AAA-01.")),
        ({}, ("advise", "CG-AAA-01 is violated.", "Mend CG-AAA-01.")),
    ],
)
def test_the_first_case_that_surely_holds_counts_and_the_last_takes_the_rest(small, claim, said) -> None:
    small.rule("CG-AAA-01", violated=CASES)
    found = small.check(claim | {"whole_company": False})
    finding = only(found)
    assert (finding.status, finding.outcome, finding.message, finding.remedy) == ("violated", *said)
    assert found.verdict == {"reject": "reject", "flag": "flag", "advise": "approve"}[finding.outcome]
    assert (finding.missing, finding.span, finding.suggestion) == ((), None, None)


@pytest.mark.parametrize("status", ["violated", "unknown"])
def test_a_text_that_is_not_well_known_at_worst_flags_and_says_so(small, status: str) -> None:
    small.rule("CG-AAA-01", basis="design", unknown="reject")
    small.rule(
        "CG-AAA-02",
        unknown="reject",
        basis="law",
        confirmed={"on": "2026-01-01", "by": "A", "against": "4.2", "edition": "3"},
    )
    small.rule("CG-AAA-03", violated="advise", unknown="advise", basis="inferred")
    findings = small.check({"whole_company": False} if status == "violated" else {}).findings.unmet
    assert [(each.rule.id, each.outcome, each.capped_from) for each in findings] == [
        ("CG-AAA-02", "reject", None),
        ("CG-AAA-01", "flag", "reject"),
        ("CG-AAA-03", "advise", None),
    ]


def test_a_message_is_filled_with_what_the_dossier_says(small) -> None:
    small.rule(
        "CG-AAA-01",
        message="{claim.category}, {percentage} %, {claim.published_on}, {markets}, {media}, {uses_credits}, {level}.",
        remedy="Ask {claim.level} about {claim.percentage}.",
    )
    finding = only(
        small.check(
            {
                "whole_company": False,
                "percentage": {"value": 12.5},
                "published_on": "2026-12-01",
                "markets": ["NO", "SE"],
                "media": [],
                "uses_credits": True,
            }
        )
    )
    assert finding.message == "marketing, 12.5 %, 2026-12-01, NO, SE, none, yes, (not given)."
    assert finding.remedy == "Ask (not given) about 12.5."


def test_a_case_is_filled_too_and_speaks_of_its_own_subject(small) -> None:
    cases = [
        {"outcome": "flag", "when": {"entity.role": "retailer"}, "message": "{name} sells.", "remedy": "Ask {id}."},
        {"outcome": "flag", "message": "{entity.name} for {claim.category}."},
    ]
    small.rule("CG-AAA-01", violated=cases, **{"for": "entity", "require": {"entity.open_complaint": False}})
    shop = {"id": "shop", "name": "Kolmann", "role": "retailer", "open_complaint": True}
    mill = {"id": "mill", "name": "Turia", "role": "trader", "open_complaint": True}
    first, second = small.check(entities=[shop, mill]).findings.unmet
    assert (first.message, first.remedy, first.subject.pointer) == ("Kolmann sells.", "Ask shop.", "/entities/0")
    assert (second.message, second.subject) == ("Turia for marketing.", Subject("entity", "mill", "/entities/1"))


def test_a_rule_that_cannot_be_decided_says_what_would_settle_it(small) -> None:
    small.rule("CG-AAA-01", require={"claim.whole_company": True, "claim.uses_credits": False})
    finding = only(small.check())
    assert (finding.status, finding.outcome) == ("unknown", "flag")
    assert finding.message == "Cannot be decided yet: Title of CG-AAA-01."
    assert finding.remedy == "Add what is missing to the dossier: /claim/whole_company, /claim/uses_credits."
    assert [root.name for root in finding.missing] == ["claim.whole_company", "claim.uses_credits"]
    assert [root.pointer for root in finding.missing] == ["/claim/whole_company", "/claim/uses_credits"]


def test_where_it_may_not_apply_that_is_asked_first(small) -> None:
    small.rule("CG-AAA-01", when={"claim.already_labelled": True})
    asked = {claim: [root.name for root in only(small.check(dict(claim))).missing] for claim in (
        (),
        (("already_labelled", True),),
        (("whole_company", False),),
    )}  # fmt: skip
    assert list(asked.values()) == [
        ["claim.already_labelled", "claim.whole_company"],
        ["claim.whole_company"],
        ["claim.already_labelled"],
    ]


def test_a_rule_with_a_question_of_its_own_asks_that(small) -> None:
    small.rule("CG-AAA-01", question="Is it the whole of {claim.category}?")
    finding = only(small.check())
    assert finding.message == "Is it the whole of marketing?"
    assert [root.name for root in finding.missing] == ["claim.whole_company"]


PERSON = {"judged_by": "person", "question": "Does {claim.category} read well?", "when": {"claim.uses_credits": True}}


def test_what_only_a_person_can_judge_is_asked_of_a_person(small) -> None:
    small.rule("CG-AAA-01", **PERSON)
    found = small.check({"uses_credits": True})
    finding = only(found)
    assert (found.verdict, finding.status, finding.outcome) == ("flag", "unknown", "flag")
    assert finding.message == "Does marketing read well?"
    (root,) = finding.missing
    assert (root.name, root.pointer, root.reason, root.question) == (
        "CG-AAA-01",
        "/claim",
        "person",
        "Does marketing read well?",
    )


def test_a_person_is_asked_only_after_whether_it_applies(small) -> None:
    small.rule("CG-AAA-01", **PERSON)
    assert [root.name for root in only(small.check()).missing] == ["claim.uses_credits", "CG-AAA-01"]
    assert small.check({"uses_credits": False}).findings.unmet == ()


def test_a_finding_that_is_met_says_what_was_required(small) -> None:
    small.rule("CG-AAA-01")
    met = small.check({"whole_company": True}).findings[0]
    assert (met.status, met.outcome, met.message, met.remedy) == ("met", "none", "Title of CG-AAA-01", "")
    assert (met.capped_from, met.missing, met.span, met.suggestion) == (None, (), None, None)


def shown(finding) -> list[tuple[str, object, str]]:
    """The facts that a finding rests on."""
    return [(fact.name, fact.value, fact.pointer) for fact in finding.facts]


CREDITS = ("claim.uses_credits", True, "/claim/uses_credits")
WHOLE = ("claim.whole_company", False, "/claim/whole_company")


def test_where_a_rule_surely_applies_the_facts_that_decide_what_is_required_are_shown(small) -> None:
    small.rule("CG-AAA-01", when={"claim.uses_credits": True}, require={"claim.whole_company": True})
    assert shown(only(small.check({"uses_credits": True, "whole_company": False}))) == [WHOLE]
    assert shown(only(small.check({"uses_credits": True}))) == [("claim.whole_company", None, WHOLE[2])]


def test_where_it_may_not_apply_the_facts_of_both_are_shown(small) -> None:
    small.rule("CG-AAA-01", when={"claim.uses_credits": True}, require={"claim.whole_company": True})
    assert shown(only(small.check({"whole_company": False}))) == [("claim.uses_credits", None, CREDITS[2]), WHOLE]
    (inapplicable,) = small.check({"uses_credits": False, "whole_company": False}).inapplicable
    assert shown(inapplicable) == [("claim.uses_credits", False, CREDITS[2]), WHOLE]


def test_of_what_a_person_judges_the_facts_are_shown_by_which_it_applies(small) -> None:
    small.rule("CG-AAA-01", **PERSON)
    assert shown(only(small.check({"uses_credits": True}))) == [CREDITS]


def test_a_rule_that_always_applies_shows_no_fact_twice(small) -> None:
    small.rule("CG-AAA-01", require={"any": [{"claim.whole_company": True}, {"claim.whole_company": True}]})
    assert shown(only(small.check({"whole_company": False}))) == [WHOLE]
