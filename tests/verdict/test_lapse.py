"""The day on which an approval lapses."""

from __future__ import annotations

from datetime import date

from validator.verdict.lapse import lapses_on

TODAY = date(2026, 11, 15)


def until(last: date):
    """A verdict that is approve up to and including a day."""
    return lambda day: ("approve" if day <= last else "flag", {last, date(2030, 1, 1)})


def test_the_first_day_that_is_no_longer_approved() -> None:
    points = {date(2026, 12, 1), date(2027, 2, 28), date(2027, 3, 1)}
    assert lapses_on(TODAY, points, until(date(2027, 2, 28))) == date(2027, 3, 1)


def test_turning_points_that_only_a_later_day_shows_are_followed() -> None:
    assert lapses_on(TODAY, {date(2026, 12, 1)}, until(date(2026, 12, 31))) == date(2030, 1, 1)


def test_an_approval_that_nothing_ends() -> None:
    assert lapses_on(TODAY, {date(2026, 12, 1)}, lambda day: ("approve", set())) is None


def test_the_past_and_the_judged_day_do_not_count() -> None:
    assert lapses_on(TODAY, {date(2020, 1, 1), TODAY}, lambda day: ("reject", set())) is None


def running(small):
    """A rulebook in which rules may ask for the day on which the claim is judged."""
    return small.define("claim", judged_on="judged_day")


RUNS = {"require": {"claim.judged_on": {"on_or_before": "claim.runs_until"}}}


def test_a_dossier_lapses_on_the_day_after_the_last_one_that_is_approved(small) -> None:
    running(small).rule("CG-AAA-01", **RUNS)
    found = small.check({"runs_until": "2027-03-31"})
    assert (found.verdict, found.lapses_on) == ("approve", date(2027, 4, 1))


def test_a_gate_that_closes_ends_an_approval_too(small) -> None:
    running(small).rule("CG-AAA-01", violated="none", **RUNS).route("CG-AAA-01")
    assert small.check({"runs_until": "2027-03-31"}).lapses_on == date(2027, 4, 1)


def test_advice_that_comes_later_ends_nothing(small) -> None:
    running(small).rule("CG-AAA-01", violated="advise", **RUNS)
    assert small.check({"runs_until": "2027-03-31"}).lapses_on is None


def test_only_an_approval_lapses(small) -> None:
    running(small).rule("CG-AAA-01", **RUNS).rule("CG-AAA-02", violated="flag")
    found = small.check({"runs_until": "2027-03-31", "whole_company": False})
    assert (found.verdict, found.lapses_on) == ("flag", None)


def test_the_day_of_publication_is_the_day_that_is_judged(small) -> None:
    running(small).rule("CG-AAA-01", **RUNS)
    found = small.check({"runs_until": "2027-03-31", "published_on": "2027-04-01"})
    assert (found.verdict, found.as_of, found.lapses_on) == ("reject", date(2027, 4, 1), None)
