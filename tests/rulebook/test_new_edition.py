"""A new edition of a standard or of the Claims Guide is added without a line of Python."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest

from validator import Validator
from validator.facts.element import FactBase

RULES = Path(__file__).resolve().parents[2] / "rules"
Facts = Callable[[date], FactBase]
DATA: dict[str, Any] = {
    "claim": {"category": "ps_certification", "version_named": "V4"},
    "claimant": "mill",
    "entities": [{"id": "mill", "name": "Rhine Rolling"}],
    "certificates": [
        {"number": "1", "standard": "PS", "holder": "mill", "version": "V4.1", "status": "active",
         "issued_on": "2027-02-01", "expires_on": "2030-01-31"},
        {"number": "2", "standard": "PS", "holder": "mill", "version": "2027"},
        {"number": "3", "standard": "PS", "holder": "mill", "version": "V3.1"},
    ],
}  # fmt: skip


def change(path: Path, old: str, new: str) -> None:
    """Put one text in the place of another that stands there once."""
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {path.name}"
    path.write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture(scope="module")
def rulebook(tmp_path_factory: pytest.TempPathFactory) -> Validator:
    """The rulebook with Claims Guide V4 from 2027 on, and the Performance Standard of 2027."""
    folder = tmp_path_factory.mktemp("next") / "rules"
    copytree(RULES, folder, ignore=lambda _, names: {"lexicon"} & set(names))
    change(
        folder / "parameters.yaml",
        '{from: "2023-04-12", value: V3}]',
        '{from: "2023-04-12", value: V3}, {from: "2027-01-01", value: V4}]',
    )
    third = '      "3": {about: "adopted on 5 April 2023, public since 12 April 2023", governs_from: "2023-04-12"}\n'
    fourth = '      "4": {about: "edition of 2027", governs_from: "2027-01-01"}\n'
    change(folder / "sources.yaml", third, third + fourth)
    change(folder / "tables" / "ps_versions.yaml", '  "2022": V3\n', '  "2022": V3\n  "4": V4\n  "2027": V4\n')
    change(folder / "tables" / "ps_generations.yaml", '  V3: "2022"\n', '  V3: "2022"\n  V4: "2027"\n')
    rule = next((folder / "claims-guide").glob("CG-OP-04-*.yaml"))
    change(rule, '  document: claims-guide\n  edition: "3"\n', '  document: claims-guide\n  edition: "4"\n')
    change(rule, "  claim.on_product: true\n", "  claim.on_product: true\n  claim.edition: V4\n")
    return Validator.load(folder, engine="compiled", examples=False)


@pytest.fixture
def facts(rulebook: Validator) -> Facts:
    return lambda day: rulebook.judge.evaluator.facts(DATA, day)


@pytest.mark.parametrize(("day", "edition"), [(date(2026, 12, 31), "V3"), (date(2027, 1, 1), "V4")])
def test_the_edition_that_governs(facts: Facts, day: date, edition: str) -> None:
    assert facts(day).singles["claim"].value("edition") == edition


def test_a_certificate_to_the_new_standard(facts: Facts) -> None:
    certificates = facts(date(2027, 6, 1)).subjects("certificate")
    assert [each.value("main_version") for each in certificates] == ["V4", "V4", "V3"]
    assert [each.value("generation") for each in certificates] == ["2027", "2027", "2022"]


def test_a_claim_that_names_the_new_standard(rulebook: Validator) -> None:
    data = DATA | {"certificates": DATA["certificates"][:1]}
    claim = rulebook.judge.evaluator.facts(data, date(2027, 6, 1)).singles["claim"]
    assert claim.value("version_matches") is True
    assert claim.value("ps_version") == "V4"


def test_a_rule_may_cite_and_ask_for_the_new_edition(rulebook: Validator) -> None:
    rule = rulebook.rulebook.rules["CG-OP-04"]
    assert rule.cite.edition == "4"
    assert "claim.edition" in str(rule.when).replace("kind='claim', attribute='edition'", "claim.edition")
