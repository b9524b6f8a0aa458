"""Parameters: dated and exact, unknown where nobody has seen a value, and checked against the sources."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from validator.dossier.document import Document, read_document
from validator.dossier.problem import Problem
from validator.rulebook.load_parameters import Parameters, load_parameters
from validator.rulebook.load_sources import Source, Sources, load_sources

RULES = Path(__file__).parents[2] / "rules"
TODAY = date(2026, 11, 22)

SMALL = """\
overdraft_cap_percent:
  about: largest overdraft
  unit: percent
  basis: seen
  sources: [COC:S4]
  values:
    - {from: null, value: 20}
    - {from: "2027-01-01", value: 12.5}
extension_limit:
  about: last day of an extension
  unit: date
  basis: background
  sources: []
  values: [{from: null, value: "2027-03-01"}]
logo_min_width_mm:
  about: smallest width
  unit: mm
  basis: background
  sources: []
  values: [{from: null, value: null}]
"""
SOURCES = Sources({}, {"COC:S4": Source("COC:S4", "ASI's page on claims", "example.org")})


def document(data: bytes) -> Document:
    read = read_document(data, "rules/parameters.yaml")
    assert isinstance(read, Document), read
    return read


def load(text: str) -> Parameters | tuple[Problem, ...]:
    return load_parameters(document(text.encode()), SOURCES)


@pytest.fixture(scope="module")
def shipped() -> Parameters:
    sources = load_sources(document((RULES / "sources.yaml").read_bytes()))
    assert isinstance(sources, Sources), sources
    found = load_parameters(document((RULES / "parameters.yaml").read_bytes()), sources)
    assert isinstance(found, Parameters), found
    return found


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("accounting_period_months", 12),
        ("mass_tolerance_t", Fraction(1, 1000)),
        ("ps_grace_months", 24),
        ("coc_extension_limit", date(2027, 3, 1)),
        ("eu_consumer_directive_from", date(2026, 9, 27)),
        ("logo_min_width_mm", None),
        ("approval_validity_months", None),
    ],
)
def test_what_ships(shipped: Parameters, name: str, value: object) -> None:
    assert shipped.value(name, TODAY) == value


def test_a_value_counts_from_its_first_day_on() -> None:
    found = load(SMALL)
    assert isinstance(found, Parameters)
    assert found.value("overdraft_cap_percent", date(2026, 12, 31)) == 20
    assert found.value("overdraft_cap_percent", date(2027, 1, 1)) == Fraction(25, 2)


def test_before_its_first_day_a_value_is_unknown() -> None:
    found = load(SMALL.replace("from: null, value: 20", 'from: "2022-01-01", value: 20'))
    assert isinstance(found, Parameters)
    assert found.value("overdraft_cap_percent", date(2021, 12, 31)) is None


def test_a_parameter_that_does_not_exist_is_a_callers_mistake(shipped: Parameters) -> None:
    with pytest.raises(KeyError):
        shipped.value("no_such_parameter", TODAY)


@pytest.mark.parametrize(
    ("piece", "instead", "line", "message"),
    [
        ("[COC:S4]", "[COC:S44]", 5, "`COC:S44` is not in sources.yaml. Did you mean `COC:S4`?"),
        ("[COC:S4]", "[]", 5, "names its source"),
        ("value: 20", 'value: "20"', 7, "`20` is not a number"),
        ("value: 20", "value: true", 7, "`True` is not a number"),
        ('value: "2027-03-01"', "value: 60", 14, "`60` is not a day"),
        ('from: "2027-01-01"', "from: null", 7, "stand oldest first"),
        ("basis: seen", "basis: sene", 4, "Did you mean `seen`?"),
        ("  unit: percent\n", "", 2, "`unit:` is missing."),
        ("overdraft_cap_percent", "Overdraft", 1, "is no name for a parameter"),
        ("values: [{from: null, value: null}]", "values: []", 20, "`values` is a list"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(piece: str, instead: str, line: int, message: str) -> None:
    assert piece in SMALL
    found = load(SMALL.replace(piece, instead, 1))
    assert isinstance(found, tuple), found
    assert any(message in problem.message and problem.line == line for problem in found), found
