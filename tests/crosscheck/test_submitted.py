"""What the naive reader sees of a dossier, and of an example."""

from __future__ import annotations

from datetime import date
from typing import Any

from validator.crosscheck.naive.book import Book
from validator.crosscheck.naive.reading import Reading
from validator.crosscheck.naive.submitted import Submitted
from validator.crosscheck.naive.values import INFINITY, NONE, UNKNOWN, Bounds, Thing
from validator.rulebook.definition import Meaning
from validator.rulebook.vocabulary import Attribute, Kind, Vocabulary

from .worlds import DAY, parameter, vocabulary

WORDS = vocabulary()


def reading(data: dict[str, Any], words: Vocabulary = WORDS, **made: Any) -> Reading:
    return Reading(Book(words, Meaning()), Submitted.of_dossier(data, words, made), DAY, parameter)


def of_shop(name: str, **shop: Any) -> Any:
    found = reading({"shop": shop})
    return found.fact(found.subjects("shop")[0], name)


def test_facts_are_read_where_the_vocabulary_says() -> None:
    assert of_shop("mark", mark=True) is True
    assert of_shop("day", day="2026-05-02") == date(2026, 5, 2)
    assert of_shop("tags", tags=["a", "b"]) == ("a", "b")
    assert of_shop("visit_mass_t", visit={"more": {"mass_t": 3}}) == 3


def test_what_is_left_out_is_unknown_or_none_as_the_vocabulary_says() -> None:
    assert of_shop("mark") is UNKNOWN
    assert of_shop("mass_t") == Bounds(0, INFINITY)
    assert of_shop("category") is NONE


def test_a_part_of_a_group_is_none_only_where_the_whole_group_is_left_out() -> None:
    assert of_shop("visit_day") is NONE
    assert of_shop("visit_day", visit={"ok": True}) is UNKNOWN


def test_a_part_may_be_none_only_where_its_group_is_given() -> None:
    assert of_shop("visit_note") is UNKNOWN
    assert of_shop("visit_note", visit={"ok": True}) is NONE


def test_what_is_needed_is_unknown_although_its_absence_means_none() -> None:
    found = reading({"shop": {}})
    (shop,) = found.subjects("shop")
    assert found.needed(shop, "category") is UNKNOWN


def test_a_single_that_is_left_out_is_there_with_nothing_known() -> None:
    found = reading({})
    (shop,) = found.subjects("shop")
    assert found.fact(shop, "mark") is UNKNOWN


def test_things_in_things_know_what_they_stand_in() -> None:
    found = reading({"people": [{"id": "p1", "pets": [{"id": "rex"}]}, {"id": "p2", "pets": [{"id": "tom"}]}]})
    assert [(pet.id, found.fact(pet, "keeper")) for pet in found.subjects("pet")] == [("rex", "p1"), ("tom", "p2")]


def test_a_list_left_out_is_unknown_or_empty_as_the_vocabulary_says() -> None:
    found = reading({"people": [{"id": "p1"}]})
    assert found.all_of("transfer").others
    assert not found.all_of("pet").others and not found.subjects("pet")
    assert not reading({"transfers": []}).all_of("transfer").others


def test_an_id_is_followed_to_the_first_thing_that_has_it() -> None:
    found = reading({"people": [{"id": "p1", "level": 1}, {"id": "p1", "level": 2}], "lists_complete": ["people"]})
    named = found.named("person", "p1")
    assert isinstance(named, Thing) and found.fact(named, "level") == 1
    assert found.named("person", "p7") is NONE
    assert found.named("person", UNKNOWN) is UNKNOWN
    assert reading({}).named("person", "p7") is UNKNOWN


def test_a_role_is_played_by_whom_its_formula_names() -> None:
    found = reading({"shop": {"owner": "p1"}, "people": [{"id": "p1", "level": 1}]})
    (keeper,) = found.subjects("keeper")
    assert keeper is found.single("keeper") and found.fact(keeper, "level") == 1


def test_of_a_role_that_nobody_plays_everything_is_unknown() -> None:
    for data in ({}, {"shop": {"owner": "p7"}, "people": []}):
        found = reading(data)
        (nobody,) = found.subjects("keeper")
        assert [found.fact(nobody, name) for name in ("level", "boss")] == [UNKNOWN, UNKNOWN]


def test_what_a_program_saw_is_handed_in() -> None:
    seen = Kind("remark", "Remark", "", "", {"text": Attribute("remark", "text", "text", "", "")}, made_by="remarks")
    words = Vocabulary({**WORDS.kinds, "remark": seen})
    found = reading({}, words, remark=[{"text": "bold"}])
    assert [found.fact(each, "text") for each in found.subjects("remark")] == ["bold"]
    assert reading({}, words).all_of("remark").others


def test_an_example_gives_facts_by_their_names() -> None:
    given = {"shop": {"visit_ok": True, "mass_t": {"low": 1, "high": 2}, "day": "2026-05-02"}, "transfer": {"id": "t1"}}
    found = Reading(Book(WORDS, Meaning()), Submitted.of_given(given, WORDS), DAY, parameter)
    (shop,) = found.subjects("shop")
    assert [found.fact(shop, name) for name in ("visit_ok", "mass_t", "day")] == [True, Bounds(1, 2), DAY]
    assert found.fact(shop, "visit_day") is UNKNOWN and found.fact(shop, "category") is NONE
    assert [each.id for each in found.subjects("transfer")] == ["t1"]
    assert found.all_of("person").others and not found.all_of("pet").others


def test_who_plays_a_role_in_an_example_is_one_of_its_kind() -> None:
    given = {"keeper": {"id": "p1", "level": 3}, "transfer": [{"id": "t1", "to": "p1"}]}
    found = Reading(Book(WORDS, Meaning()), Submitted.of_given(given, WORDS), DAY, parameter)
    assert found.subjects("person") == [found.single("keeper")]
    assert found.named("person", "p1") is found.single("keeper")
