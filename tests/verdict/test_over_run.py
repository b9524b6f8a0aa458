"""A claim that runs on is judged for every day on which it is made."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
import yaml

from validator import Validator
from validator.dossier.dossier import Dossier, load_dossier
from validator.rulebook.turning import turning_facts, turning_rules
from validator.verdict.over_run import run_days

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures"
CAN = FIXTURES / "on-product" / "can-whole-chain.yaml"
LAST = "2027-03-31"


def running(small):
    """A rulebook in which rules may ask for the day on which the claim is judged."""
    return small.define("claim", judged_on="judged_day")


def ends(day: str) -> dict[str, object]:
    """What holds up to and including a day."""
    return {"require": {"claim.judged_on": {"on_or_before": day}}}


def test_what_holds_for_the_whole_run_is_approved(small) -> None:
    running(small).rule("CG-AAA-01", **ends(LAST))
    found = small.check({"published_on": "2026-12-01", "runs_until": LAST})
    assert (found.verdict, found.until, found.fails_from) == ("approve", date(2027, 3, 31), None)


def test_what_ends_a_day_before_the_run_flags_and_says_from_when_on(small) -> None:
    running(small).rule("CG-AAA-01", violated="reject", **ends("2027-03-30"))
    found = small.check({"published_on": "2026-12-01", "runs_until": LAST})
    assert (found.verdict, found.fails_from) == ("flag", date(2027, 3, 31))
    (finding,) = found.findings.unmet
    assert (finding.outcome, finding.message[:18]) == ("flag", "From 2027-03-31 on")
    assert "end by 2027-03-30" in finding.remedy


def test_a_later_day_is_known_as_well_as_what_it_rests_on_then(small) -> None:
    """On the first day the day alone settles it; on the last one it hangs on what is only our own choice."""
    running(small).define("product", "design", packed="is_packaging")
    require = {"any": [{"claim.judged_on": {"on_or_before": "2027-03-30"}}, {"product.packed": True}]}
    small.rule("CG-AAA-01", violated="flag", require=require)
    product = {"name": "Can", "is_packaging": False}
    (finding,) = small.check({"published_on": "2026-12-01", "runs_until": LAST}, product=product).findings.unmet
    assert (finding.message[:18], finding.basis) == ("From 2027-03-31 on", "design")


def test_a_law_that_begins_within_the_run_is_asked(small) -> None:
    small.rule("CG-AAA-01", violated="flag", effective={"from": "2027-01-10"}, require={"claim.whole_company": True})
    run = {"published_on": "2026-12-01", "runs_until": LAST}
    found = small.check({**run, "whole_company": False})
    assert (found.verdict, found.fails_from) == ("flag", date(2027, 1, 10))
    assert small.check({**run, "whole_company": True}).verdict == "approve"
    assert small.check({"published_on": "2026-12-01", "whole_company": False}).verdict == "approve"
    unsaid = small.check(run)
    assert (unsaid.verdict, [asked.missing.name for asked in unsaid.asked]) == ("flag", ["claim.whole_company"])


def test_what_was_wrong_on_the_first_day_is_said_once(small) -> None:
    running(small).rule("CG-AAA-01", violated="reject", **ends("2026-11-01"))
    found = small.check({"published_on": "2026-12-01", "runs_until": LAST})
    assert (found.verdict, len(found.findings.unmet), found.fails_from) == ("reject", 1, None)


def test_a_gate_that_closes_within_the_run_flags(small) -> None:
    running(small).rule("CG-AAA-01", violated="none", **ends("2027-01-31")).route("CG-AAA-01")
    found = small.check({"published_on": "2026-12-01", "runs_until": LAST})
    assert (found.verdict, found.fails_from) == ("flag", date(2027, 2, 1))


def test_days_are_gone_through_in_order_and_never_beyond_the_last() -> None:
    days = [date(2027, 1, 1) + timedelta(days=number) for number in range(5)]
    more = {days[0]: {days[3], days[1]}, days[1]: {days[2], days[0]}, days[2]: {days[4]}, days[3]: set()}
    assert list(run_days(days[0], days[3], more.__getitem__)) == days[1:4]


def test_a_rule_that_is_asked_on_the_first_day_only_turns_no_more(validator: Validator) -> None:
    turning = turning_rules(validator.rulebook, turning_facts(validator.rulebook))
    only = validator.rulebook.table.first_day_only
    assert only and turning.isdisjoint(only)
    assert {"PS-CRT-05", "CG-LAW-02", "CG-STAT-01"} <= turning


def changed(**claim: str) -> Dossier:
    """The can with another run."""
    text = CAN.read_text(encoding="utf-8")
    data = yaml.safe_load(text)["claim"]
    for key, value in claim.items():
        text = text.replace(f"{key}: {data[key]}", f"{key}: {value}", 1)
    read = load_dossier(CAN)
    assert isinstance(read, Dossier)
    from validator.dossier.dossier import read_dossier

    made = read_dossier(text.encode(), "can.yaml")
    assert isinstance(made, Dossier)
    return made


@pytest.mark.parametrize(("last", "verdict", "fails_from"), [
    ("2027-06-14", "approve", None),
    ("2027-06-15", "flag", date(2027, 6, 15)),
])  # fmt: skip
def test_the_can_may_be_labelled_as_long_as_its_makers_certificates_last(
    validator: Validator, last: str, verdict: str, fails_from: date | None
) -> None:
    found = validator.check(changed(runs_until=last), as_of=date(2026, 11, 30))
    assert (found.verdict, found.fails_from) == (verdict, fails_from)


def test_an_approval_that_has_lapsed_by_the_day_asked_about_says_so(validator: Validator) -> None:
    read = load_dossier(FIXTURES / "ps-certification" / "facility-statement.yaml")
    assert isinstance(read, Dossier)
    assert not validator.check(read, as_of=date(2025, 10, 2)).lapsed
    assert validator.check(read, as_of=date(2027, 3, 5)).lapsed
