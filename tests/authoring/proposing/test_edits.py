"""Facts of an example with one small change."""

from __future__ import annotations

from datetime import date

import pytest

from validator.authoring.proposing.edit import things
from validator.authoring.proposing.fact_edits import Hints, fact_edits
from validator.authoring.proposing.thing_edits import thing_edits
from validator.rulebook.vocabulary import Attribute, Kind, Vocabulary

ACCOUNT = Kind(
    "account",
    "Material account",
    "",
    "",
    {
        "id": Attribute("account", "id", "text", "name of the account", ""),
        "from": Attribute("account", "from", "date", "first day of the period", ""),
        "output_t": Attribute("account", "output_t", "number", "what went out", "", unit="t", least=True),
        "open": Attribute("account", "open", "boolean", "whether it is open", ""),
        "level": Attribute("account", "level", "enum", "the level", "", values=("group", "site")),
        "entity": Attribute("account", "entity", "text", "who keeps it", "", names="entity"),
    },
    each="/accounts",
    id="id",
)
ENTITY = Kind("entity", "Entity", "", "", {"id": Attribute("entity", "id", "text", "name", "")}, each="/e", id="id")
CLAIM = Kind("claim", "Claim", "", "", {"on": Attribute("claim", "on", "boolean", "whether it is on", "")}, at="/claim")
WORDS = Vocabulary({"account": ACCOUNT, "entity": ENTITY, "claim": CLAIM})
NO_HINTS = Hints((), (), date(2026, 6, 30), {}, {})


def told(given: dict[str, object], hints: Hints = NO_HINTS) -> list[str]:
    return [edit.told for edit in fact_edits(given, WORDS, hints)]


@pytest.mark.parametrize(
    ("fact", "change"),
    [
        ({"open": True}, "account, whether it is open: no instead of yes"),
        ({"open": True}, "account, whether it is open: not said"),
        ({"level": "group"}, "account, the level: site instead of group"),
        ({"from": "2026-01-01"}, "account, first day of the period: 2 January 2026 instead of 1 January 2026"),
        ({"from": "2026-01-01"}, "account, first day of the period: 31 December 2025 instead of 1 January 2026"),
        ({"output_t": 1500}, "account, what went out: 1,501 t instead of 1,500 t"),
    ],
)
def test_a_fact_is_changed_a_little(fact: dict[str, object], change: str) -> None:
    assert change in told({"account": fact})


def test_a_number_is_moved_to_the_bound_and_beside_it() -> None:
    hints = Hints((500,), (), date(2026, 6, 30), {}, {})
    found = told({"account": {"output_t": 1500}}, hints)
    for number in ("1,000", "999", "1,001", "2,000", "1,000.001"):
        assert f"account, what went out: {number} t instead of 1,500 t" in found


def test_nothing_is_less_than_nothing() -> None:
    assert not any("-1" in each for each in told({"account": {"output_t": 0}}))


def test_a_fact_that_was_asked_for_is_given() -> None:
    hints = Hints((), (), date(2026, 6, 30), {("account", 1): ["open"]}, {})
    found = told({"account": [{"id": "a"}, {"id": "b"}]}, hints)
    assert "account b, whether it is open: yes" in found
    assert not any(each.startswith("account a, whether") for each in found)


def test_an_id_is_exchanged_for_another_one_that_is_there() -> None:
    given = {"account": {"entity": "x"}, "entity": [{"id": "x"}, {"id": "y"}]}
    assert "account, who keeps it: “y” instead of “x”" in told(given)


def test_things_are_left_out_doubled_and_added() -> None:
    given = {"account": [{"id": "a"}, {"id": "b"}]}
    found = {
        edit.told: edit.given for edit in thing_edits(given, [{"account": {"id": "c"}, "claim": {"on": True}}], WORDS)
    }
    assert found["without account a"] == {"account": [{"id": "b"}]}
    assert found["no account at all"] == {"account": []}
    assert found["nothing said of any account"] == {}
    assert found["with account c of another example, too"]["account"][-1] == {"id": "c"}
    assert found["claim as in another example"]["claim"] == {"on": True}
    assert found["a second account, like account a"]["account"][-1]["id"] == "second"
    assert found["no entity at all"] == {**given, "entity": []}


def test_the_facts_given_stay_as_they_are() -> None:
    given = {"account": [{"id": "a", "open": True}], "claim": {"on": True}}
    list(fact_edits(given, WORDS, NO_HINTS))
    list(thing_edits(given, [], WORDS))
    assert given == {"account": [{"id": "a", "open": True}], "claim": {"on": True}}
    assert [thing.called for thing in things(given, WORDS)] == ["account a", ""]
