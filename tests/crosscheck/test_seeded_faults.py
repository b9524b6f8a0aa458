"""Faults seeded in what decides: `both` notices every one of them on the fixtures, and decides nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from validator import Validator
from validator.crosscheck.durable.engine import durable_available
from validator.crosscheck.naive import arithmetic, comparing, conditions, formulas, many, twins
from validator.crosscheck.naive import reading as naive_reading
from validator.crosscheck.naive.values import NONE, Things
from validator.dossier.dossier import Dossier, load_dossier
from validator.evaluation import comparing as their_comparing
from validator.evaluation import counting, gathering
from validator.evaluation.operations import OPERATIONS
from validator.facts.element import FactBase
from validator.facts.functions.registry import functions
from validator.facts.values import NOTHING, Selection
from validator.rulebook.formulas import tree

pytestmark = pytest.mark.skipif(durable_available() is None, reason="durable_rules cannot be imported here")

ROOT = Path(__file__).parents[2]
DAY = date(2026, 11, 30)
FOLDERS = ("coc-certification", "coc-material", "marketing", "membership", "on-product", "ps-certification", "sourcing")
Patch = pytest.MonkeyPatch
Fault = Callable[[Patch], None]
SUM, MEMBERS = many._sum, many.members
TABLE = formulas.MEANINGS[tree.TableOf]


def dossiers() -> list[Dossier]:
    """The dossiers of the fixtures that can be judged, small ones first."""
    paths = [path for path in (ROOT / "fixtures").rglob("*.yaml") if path.parent.name in FOLDERS]
    found = [load_dossier(path) for path in sorted(paths, key=lambda path: (path.stat().st_size, path.name))]
    return [each for each in found if isinstance(each, Dossier)]


def a_day_late(moved: Callable[..., Any]) -> Callable[..., Any]:
    def shifted(*arguments: Any, **named: Any) -> Any:
        found = moved(*arguments, **named)
        return found + timedelta(days=1) if isinstance(found, date) and found < date.max else found

    return shifted


def without_first(reading: Any, ranged: Any, source: Things, this: Any, names: Any) -> Any:
    return MEMBERS(reading, ranged, Things(source.kind, source.members[1:], source.others), this, names)


CROSSCHECK: dict[str, Fault] = {
    "no later than is earlier than": lambda patch: patch.setattr(
        conditions, "compared", lambda word, *two: comparing.compared("<" if word == "<=" else word, *two)
    ),
    "at most is less than, in formulas": lambda patch: patch.setattr(
        formulas, "compared", lambda word, *two: comparing.compared("<" if word == "<=" else word, *two)
    ),
    "a range leaves out its first thing": lambda patch: patch.setattr(many, "members", without_first),
    "a quantifier of rules finds nothing": lambda patch: patch.setattr(
        conditions, "_hit", lambda condition, inside, broken: False
    ),
    "a test of what is unknown fails": lambda patch: patch.setattr(
        conditions, "same", lambda *two: comparing.same(*two) is True
    ),
    "unknown parts of a formula are false": lambda patch: patch.setitem(
        formulas.MEANINGS,
        tree.Conjunction,
        lambda reading, node, *here: all(formulas.value_of(reading, each, *here) is True for each in node.parts),
    ),
    "the sign of a difference": lambda patch: patch.setitem(formulas.OPERATIONS, "-", arithmetic.added),
    "the wrong row of a table": lambda patch: patch.setitem(
        formulas.MEANINGS, tree.TableOf, lambda reading, node, *here: TABLE(reading, of_first_key(reading, node), *here)
    ),
    "a sum leaves out its last part": lambda patch: patch.setattr(
        many, "_sum", lambda found, *rest: SUM(found[:-1], *rest)
    ),
    "a month ends a day late": lambda patch: patch.setattr(arithmetic, "moved", a_day_late(arithmetic.moved)),
    "nobody is found by an id": lambda patch: patch.setattr(
        naive_reading.Reading, "named", lambda self, kind, identity: NONE
    ),
    "a list left out is empty": lambda patch: patch.setattr(
        naive_reading.Reading,
        "all_of",
        lambda self, kind: Things(kind, [(each, True) for each in self.subjects(kind)], False),
    ),
    "no way leads anywhere": lambda patch: patch.setitem(
        twins.TWINS,
        "leading_to",
        lambda *_: Things("transfer", (), False),  # type: ignore[arg-type]
    ),
}


def of_first_key(_reading: Any, node: tree.TableOf) -> tree.TableOf:
    table = _reading.book.tables[node.name]
    return node if node.key is None else tree.TableOf(node.name, tree.Constantly(next(iter(table.rows))))


def swapped(name: str, body: Any) -> Fault:
    """A fault in an operation of compiled formulas."""
    return lambda patch: patch.setitem(OPERATIONS, name, body)  # type: ignore[arg-type]


EVALUATION: dict[str, Fault] = {
    "no larger is smaller": swapped("at_most", their_comparing.less),
    "unequal is equal": swapped("unequal", their_comparing.equal),
    "equal to what is unknown is false": swapped("equal", lambda *two: their_comparing.equal(*two) is True),
    "unknown and true is false": swapped("both", lambda one, other: one is True and other is True),
    "not of unknown is true": swapped("negated", lambda part: part is not True),
    "the sign of a difference": swapped("minus", counting.plus),
    "the wrong row of a table": swapped("looked_up", lambda rows, _key: next(iter(rows.values()))),
    "a month ends a day late": swapped("shifted", a_day_late(counting.shifted)),
    "values leave out the last": swapped("values_of", lambda pairs, more: gathering.values_of(pairs[:-1], more)),
    "what is open is not among": swapped("among", lambda *two: their_comparing.among(*two) is True),
    "the larger is the smaller": swapped("larger", counting.smaller),
    "nobody is found by an id": lambda patch: patch.setattr(FactBase, "follow", lambda *_: NOTHING),
    "no way leads anywhere": lambda patch: patch.setitem(
        functions(),
        "leading_to",
        lambda *_: Selection("transfer", ()),  # type: ignore[arg-type]
    ),
}


@pytest.fixture(scope="module")
def fixtures() -> list[Dossier]:
    return dossiers()


def noticed(found: list[Dossier]) -> Iterator[bool]:
    validator = Validator.load(ROOT / "rules", engine="both")
    try:
        for dossier in found:
            yield validator.check(dossier, as_of=DAY).engine_failed
    finally:
        validator.judge.close()


def test_without_a_fault_every_fixture_is_judged(fixtures: list[Dossier]) -> None:
    assert len(fixtures) >= 20 and not any(noticed(fixtures))


@pytest.mark.parametrize("fault", CROSSCHECK)
def test_a_fault_in_the_crosscheck_is_noticed(fault: str, fixtures: list[Dossier], monkeypatch: Patch) -> None:
    CROSSCHECK[fault](monkeypatch)
    assert any(noticed(fixtures))


@pytest.mark.parametrize("fault", EVALUATION)
def test_a_fault_in_the_evaluation_is_noticed(fault: str, fixtures: list[Dossier], monkeypatch: Patch) -> None:
    EVALUATION[fault](monkeypatch)
    assert any(noticed(fixtures))
