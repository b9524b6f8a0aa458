"""What the judged day is compared with is noted, so that it is known when an answer may turn."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from validator import Validator
from validator.evaluation import comparing, counting
from validator.evaluation.clock import Clock
from validator.evaluation.evaluator import Listening

DAY = date(2026, 11, 15)
COC = {"number": "409", "standard": "CoC", "holder": "mill", "status": "active", "issued_on": "2024-03-10"}
Value = Callable[[Any], Any]


@pytest.fixture
def listening(whole: Validator) -> Listening:
    """The evaluation of the rulebook that ships, with a clock."""
    return whole.judge.evaluator.listening()


def turns(listening: Listening, on: date, ask: Value, **parts: Any) -> tuple[Any, frozenset[date]]:
    """A value, and the days on which it may turn."""
    data = {"claim": {"category": "marketing"}, "entities": [{"id": "mill", "name": "Rhine Rolling"}]} | parts
    return ask(listening.facts(data, on)), listening.clock.turns


def test_the_day_itself_is_noted_and_the_day_after(listening: Listening) -> None:
    certificate = COC | {"expires_on": "2027-03-09"}
    value, noted = turns(
        listening, DAY, lambda base: base.subjects("certificate")[0]["in_force"], certificates=[certificate]
    )
    assert value is True
    assert {date(2027, 3, 9), date(2027, 3, 10)} <= noted


def test_a_day_that_is_handed_on_as_an_argument_is_still_the_judged_day(listening: Listening) -> None:
    """`covered(norm, judged_day)` asks each certificate whether it is in force on its argument."""
    certificate = COC | {"expires_on": "2027-03-09"}
    _, noted = turns(
        listening,
        DAY,
        lambda base: base.subjects("entity")[0]["coc_in_force"],
        certificates=[certificate],
    )
    assert date(2027, 3, 10) in noted


def test_the_same_day_from_the_dossier_is_not_the_judged_day(listening: Listening) -> None:
    """Production on the very day that is judged: nothing about it turns as time goes by."""
    scope = {"facilities": ["site"], "all_facilities": False}
    certificate = COC | {"expires_on": "2027-03-09", "scope": scope}
    owner = {"id": "mill", "name": "Rhine Rolling", "facilities": [{"id": "site"}]}
    product = {"made_by": "mill", "made_at": "site", "produced_on": DAY.isoformat()}
    value, noted = turns(
        listening,
        DAY,
        lambda base: base.singles["product"]["coc_covered_production"],
        entities=[owner],
        certificates=[certificate],
        product=product,
    )
    assert value is True
    assert date(2027, 3, 10) not in noted


@pytest.mark.parametrize("unit", ["days", "months", "years"])
@pytest.mark.parametrize("day", [date(2026, 2, 28), date(2024, 2, 29), date(2026, 8, 31)])
@pytest.mark.parametrize("back", [True, False])
def test_a_day_counted_from_the_judged_day_is_noted(back: bool, day: date, unit: str) -> None:
    """Whatever day it is held against, the next day on which the answer is another one is among the turns."""
    for distance in (-400, -1, 0, 1, 37, 400):
        limit = day + timedelta(days=distance)

        def answer(on: date, limit: date = limit) -> tuple[bool, Clock]:
            clock = Clock(on)
            operations = clock.operations()
            counted = operations["shifted_back" if back else "shifted"](on, 6, unit)
            return operations["at_most"](counted, limit), clock

        now, clock = answer(day)
        later = (day + timedelta(days=number) for number in range(3000))
        turn = next((each for each in later if answer(each)[0] is not now), None)
        assert turn is None or turn in clock.turns, (limit, turn)


def test_what_a_function_makes_of_the_day_may_turn_with_the_year(listening: Listening) -> None:
    value, noted = turns(listening, DAY, lambda base: base.singles["claim"]["judged_year"])
    assert value == 2026
    assert date(2027, 1, 1) in noted


def test_what_is_not_about_the_day_is_not_noted() -> None:
    clock = Clock(DAY)
    operations = clock.operations()
    assert operations["less"](date(2026, 1, 1), date(2026, 2, 1)) is True
    assert operations["equal"]("a", "a") is True
    assert clock.turns == frozenset()


def test_a_clock_changes_no_answer() -> None:
    operations = Clock(DAY).operations()
    assert operations["at_most"](DAY, date(2026, 12, 1)) is comparing.at_most(DAY, date(2026, 12, 1))
    assert operations["shifted"](DAY, 3, "months") == counting.shifted(DAY, 3, "months")
    assert operations["among"](DAY, (DAY,)) is True


def test_the_day_held_against_itself_never_turns() -> None:
    """A day noted for it would be followed by the next, and so on without end."""
    clock = Clock(DAY)
    operations = clock.operations()
    assert operations["equal"](clock.day, clock.day)
    assert not operations["less"](clock.day, operations["shifted_back"](clock.day, 30, "days"))
    assert clock.turns == frozenset()
