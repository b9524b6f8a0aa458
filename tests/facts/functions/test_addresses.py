"""Where a web address leads."""

from __future__ import annotations

import pytest

from validator.facts.functions import functions

lies_on, is_https = functions()["lies_on"], functions()["is_https"]
HOSTS = ("aluminium-stewardship.org",)


@pytest.mark.parametrize(
    ("address", "on_it"),
    [
        ("https://aluminium-stewardship.org/certificate/381", True),
        ("http://www.Aluminium-Stewardship.org:8080", True),
        ("https://aluminium-stewardship.org.example.com/", False),
        ("https://fake-aluminium-stewardship.org", False),
        ("https://example.com/aluminium-stewardship.org", False),
        ("https://[aluminium-stewardship.org", False),
    ],
)
def test_a_host_or_one_below_it(address: str, on_it: bool) -> None:
    """Neither a name that only ends alike nor one in the path; an address that cannot be read leads nowhere."""
    assert lies_on(None, address, HOSTS) is on_it


@pytest.mark.parametrize(
    ("address", "secure"), [("https://a.org", True), ("HTTPS://a.org", True), ("http://a.org", False), ("a.org", False)]
)
def test_https(address: str, secure: bool) -> None:
    """By the scheme."""
    assert is_https(None, address) is secure
