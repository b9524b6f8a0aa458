"""Certificates: in force on which days, extended or not, suspended, withdrawn."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Ask = Callable[..., Any]
COC = {
    "number": "409",
    "standard": "CoC",
    "holder": "roller",
    "status": "active",
    "issued_on": "2022-03-10",
    "expires_on": "2025-03-09",
}
GRANTED = {"requested_on": "2025-01-20", "extended_to": "2027-03-01", "approved": True}
CLEAN = {"majors": 0, "minors": 2}


def in_force(facts: Ask, day: str, **more: Any) -> bool | None:
    return facts(day, certificates=[COC | more])("certificate.in_force")  # type: ignore[no-any-return]


@pytest.mark.parametrize(
    ("day", "expected"),
    [("2022-03-09", False), ("2022-03-10", True), ("2025-03-09", True), ("2025-03-10", False)],
)
def test_first_and_last_day_count(facts: Ask, day: str, expected: bool) -> None:
    assert in_force(facts, day) is expected


def test_c5_expired_without_extension(facts: Ask) -> None:
    ask = facts("2025-03-20", certificates=[COC])
    assert ask("certificate.in_force") is False
    assert ask("certificate.reason") == "CoC certificate 409 of Rhine Rolling expired on 2025-03-09."


def test_c6_an_approved_extension_counts(facts: Ask) -> None:
    ask = facts("2025-03-20", certificates=[COC | {"extension": GRANTED, "audit": CLEAN}])
    assert ask("certificate.extension_valid") is True
    assert str(ask("certificate.last_day")) == "2027-03-01"
    assert ask("certificate.in_force") is True
    assert ask("certificate.extended_now") is True


@pytest.mark.parametrize(
    ("requested", "valid"),
    [
        pytest.param("2025-05-20", False, id="C7 26 days before"),
        pytest.param("2025-05-16", True, id="C8 30 days before"),
    ],
)
def test_an_extension_is_asked_for_in_time(facts: Ask, requested: str, valid: bool) -> None:
    late = {"expires_on": "2025-06-15", "extension": GRANTED | {"requested_on": requested}, "audit": CLEAN}
    ask = facts("2025-06-20", certificates=[COC | late])
    assert ask("certificate.extension_valid") is valid
    assert ask("certificate.in_force") is valid
    assert facts("2025-06-15", certificates=[COC | late])("certificate.in_force") is True


def test_why_an_extension_does_not_count(facts: Ask) -> None:
    late = {"expires_on": "2025-06-15", "extension": GRANTED | {"requested_on": "2025-05-20"}, "audit": CLEAN}
    assert facts("2025-06-20", certificates=[COC | late])("certificate.reason") == (
        "CoC certificate 409 of Rhine Rolling expired on 2025-06-15; its extension does not count: it was requested on"
        " 2025-05-20, and the last day for it was 2025-05-16."
    )


def test_an_extension_ends_as_well(facts: Ask) -> None:
    assert in_force(facts, "2027-03-01", extension=GRANTED, audit=CLEAN) is True
    assert in_force(facts, "2027-03-02", extension=GRANTED, audit=CLEAN) is False


def test_a_major_non_conformance_voids_an_extension(facts: Ask) -> None:
    assert in_force(facts, "2025-03-20", extension=GRANTED, audit={"majors": 1}) is False


def test_an_extension_without_the_audit_is_open(facts: Ask) -> None:
    ask = facts("2025-03-20", certificates=[COC | {"extension": GRANTED}])
    assert ask("certificate.in_force") is None
    assert ask.missing("certificate.in_force") == ("certificate.majors",)


def test_an_extension_of_another_standard_is_for_asi_to_tell(facts: Ask) -> None:
    ask = facts("2025-03-20", certificates=[COC | {"standard": "PS", "extension": GRANTED, "audit": CLEAN}])
    value = ask.value("certificate.in_force")
    assert [root.reason for root in value.missing] == ["person"]


def test_a_suspension_has_a_first_and_a_last_day(facts: Ask) -> None:
    gap = {"suspended_from": "2024-05-01", "suspended_until": "2024-05-31"}
    days = ["2024-04-30", "2024-05-01", "2024-05-31", "2024-06-01"]
    assert [in_force(facts, day, **gap) for day in days] == [True, False, False, True]


def test_suspended_now(facts: Ask) -> None:
    ask = facts("2024-06-01", certificates=[COC | {"status": "suspended"}])
    assert ask("certificate.in_force") is False
    assert ask("certificate.suspended_now") is True
    assert ask("certificate.reason") == "CoC certificate 409 of Rhine Rolling is suspended."


def test_withdrawn_from_a_day_on(facts: Ask) -> None:
    gone = {"status": "withdrawn", "withdrawn_on": "2024-05-01"}
    assert in_force(facts, "2024-04-30", **gone) is True
    assert in_force(facts, "2024-05-01", **gone) is False


def test_a_register_that_says_expired_is_believed_of_the_days_before_it_was_looked_up(facts: Ask) -> None:
    looked_up = {"certificates": [COC | {"status": "expired"}], "register_checked_on": "2024-05-31"}
    assert facts("2024-06-01", **looked_up)("certificate.in_force") is False
    assert in_force(facts, "2024-06-01", status="expired") is None, "nobody says when that was read"


@pytest.mark.parametrize(
    ("name", "others"),
    [("status", ("certificate.suspended_from", "dossier.register_checked_on")), ("issued_on", ()), ("expires_on", ())],
)
def test_what_is_missing_is_not_guessed(facts: Ask, name: str, others: tuple[str, ...]) -> None:
    ask = facts("2024-06-01", certificates=[{key: value for key, value in COC.items() if key != name}])
    assert ask("certificate.in_force") is None
    assert ask.missing("certificate.in_force") == (f"certificate.{name}", *others)


def test_an_expired_certificate_needs_no_status(facts: Ask) -> None:
    ask = facts("2025-03-10", certificates=[{key: value for key, value in COC.items() if key != "status"}])
    assert ask("certificate.in_force") is False


def test_days_at_the_end_of_the_calendar(facts: Ask) -> None:
    far = {"expires_on": "9999-12-31", "issued_on": "9999-01-01", "level": "full"}
    ask = facts(certificates=[COC | far | {"extension": GRANTED}])
    assert ask("certificate.length_limit_ok") is True
    assert ask("certificate.in_force") is False
