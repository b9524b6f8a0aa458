"""How much of a rulebook is said in other languages."""

from __future__ import annotations

import json

from click.testing import CliRunner

from validator.authoring.catalogue.spoken import spoken
from validator.cli.main import cli
from validator.rulebook.in_language import Said

SAID = (
    Said("A-01 message", "message", frozenset({"en", "de"})),
    Said("A-02 message", "message", frozenset({"en"})),
    Said("A-01 remedy", "remedy", frozenset({"en", "de", "fr"})),
    Said("claim.level question", "question", frozenset({"en"})),
)


def test_texts_are_counted_by_language_and_sort_and_the_missing_ones_named() -> None:
    german, french = spoken(SAID)
    assert german.told() == "de: 1 of 2 messages, 1 of 1 remedies, 0 of 1 questions"
    assert german.missing == ("A-02 message", "claim.level question")
    assert french.told() == "fr: 0 of 2 messages, 1 of 1 remedies, 0 of 1 questions"
    assert spoken([]) == ()


def test_the_account_of_the_catalogue_tells_them() -> None:
    arguments = ["rules", "coverage", "--format", "json"]
    found = json.loads(CliRunner().invoke(cli, arguments, catch_exceptions=False).stdout)
    (german,) = [one for one in found["languages"] if one["language"] == "de"]
    assert 0 < german["messages"]["given"] < german["messages"]["texts"]
    assert "CG-OP-02 message" in german["missing"]
    assert "CG-OP-04 message" not in german["missing"]
    assert "\n  de: " in CliRunner().invoke(cli, ["rules", "coverage"]).output
