"""Facts from a dossier and from a rule's example, with the vocabulary that ships."""

from __future__ import annotations

import gc
from datetime import date
from pathlib import Path
from typing import Any
from weakref import ref

import pytest
from validator.facts.day import JudgedDay
from validator.facts.measure import World

from validator.dossier.document import Document, read_document
from validator.facts.build import build_facts, facts_from_given, unregistered
from validator.facts.element import Facts
from validator.facts.values import Interval, Known, Missing, Unknown, Value
from validator.rulebook.load_vocabulary import load_vocabulary
from validator.rulebook.vocabulary import Vocabulary

FOLDER = Path(__file__).parents[2] / "rules" / "vocabulary"

ROLLER: dict[str, Any] = {
    "schema": "asi-claims/dossier/1",
    "id": "coil",
    "claim": {"category": "coc_material", "subject": {"scope": "material"}, "statements": [{"id": "s1", "text": "Hi"}]},
    "claimant": "roller",
    "entities": [
        {"id": "smelter", "name": "Fjord Smelter"},
        {
            "id": "roller",
            "name": "Rhine Rolling",
            "country": "NO",
            "member": {"status": "active"},
            "facilities": [{"id": "mill"}, {"id": "store"}],
        },
    ],
    "certificates": [
        {
            "number": "409",
            "standard": "CoC",
            "holder": "roller",
            "issued_on": "2024-03-01",
            "scope": {"facilities": ["mill"]},
        },
        {"number": "56", "standard": "PS", "holder": "roller"},
    ],
}


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    documents = {}
    for path in sorted(FOLDER.glob("*.yaml")):
        read = read_document(path.read_bytes(), str(path))
        assert isinstance(read, Document), read
        documents[path.name] = read
    found = load_vocabulary(documents)
    assert isinstance(found, Vocabulary), found
    return found


def no_parameter(name: str) -> Value:
    return Unknown((Missing(f"parameter.{name}", "", "parameter"),))


def world(data: dict[str, Any], vocabulary: Vocabulary) -> World:
    return build_facts(data, vocabulary, JudgedDay.of(date(2026, 11, 22)), no_parameter)


def test_every_measure_of_the_vocabulary_is_registered(vocabulary: Vocabulary) -> None:
    assert unregistered(vocabulary) == ()


def test_elements_stand_in_the_order_of_the_file_with_id_and_place(vocabulary: Vocabulary) -> None:
    certificates = world(ROLLER, vocabulary).subjects("certificate")
    assert [(each.id, each.pointer) for each in certificates] == [("409", "/certificates/0"), ("56", "/certificates/1")]


def test_a_submitted_attribute_has_its_type_and_its_place(vocabulary: Vocabulary) -> None:
    coc = world(ROLLER, vocabulary).subjects("certificate")[0]
    assert coc.value("issued_on") == Known(date(2024, 3, 1), "/certificates/0/issued_on")
    assert coc.value("facilities") == Known(("mill",), "/certificates/0/scope/facilities")


def test_a_missing_attribute_asks_its_question(vocabulary: Vocabulary) -> None:
    ps = world(ROLLER, vocabulary).subjects("certificate")[1]
    question = "On which day does certificate 56 expire?"
    found = ps.value("expires_on")
    assert found == Unknown((Missing("certificate.expires_on", "/certificates/1/expires_on"),))
    assert isinstance(found, Unknown)
    assert found.missing[0].question == question


def test_a_question_about_something_without_a_name_says_this(vocabulary: Vocabulary) -> None:
    facts = facts_from_given({"certificate": {}, "coc_document": {}}, vocabulary)
    assert isinstance(facts, Facts)
    questions = [facts.subjects(kind)[0].value("issued_on") for kind in ("certificate", "coc_document")]
    asked = [value.missing[0].question for value in questions if isinstance(value, Unknown)]
    assert asked == [
        "On which day was this certificate issued?",
        "On which day was this CoC Document issued?",
    ]


def test_a_thing_that_is_left_out_has_unknown_attributes_with_their_place(vocabulary: Vocabulary) -> None:
    status = world(ROLLER, vocabulary).one("approval").value("status")
    assert isinstance(status, Unknown)
    assert (status.missing[0].name, status.missing[0].pointer) == ("approval.status", "/approval/status")


def test_a_list_that_is_left_out_is_unknown_and_an_empty_one_is_empty(vocabulary: Vocabulary) -> None:
    left_out = world(ROLLER, vocabulary).elements("transfer")
    assert isinstance(left_out, Unknown)
    assert (left_out.missing[0].name, left_out.missing[0].pointer) == ("transfer", "/supply_chain")
    assert left_out.missing[0].question.endswith("?")
    assert world({**ROLLER, "supply_chain": []}, vocabulary).elements("transfer") == ()


def test_a_list_inside_several_things_is_one_list(vocabulary: Vocabulary) -> None:
    facts = world(ROLLER, vocabulary)
    facilities = facts.subjects("facility")
    assert [each.pointer for each in facilities] == ["/entities/1/facilities/0", "/entities/1/facilities/1"]
    assert [each.value("owner") for each in facilities] == [Known("roller", "/entities/1/id")] * 2


def test_a_list_that_none_of_several_things_gives_is_unknown(vocabulary: Vocabulary) -> None:
    entities = [{"id": "a", "name": "A"}, {"id": "b", "name": "B"}]
    found = world({**ROLLER, "entities": entities}, vocabulary).elements("facility")
    assert isinstance(found, Unknown)
    assert found.missing[0].pointer == "/entities/0/facilities"


def test_a_role_is_the_entity_that_plays_it(vocabulary: Vocabulary) -> None:
    facts = world(ROLLER, vocabulary)
    assert facts.singles["claimant"] is facts.subjects("entity")[1]
    assert facts.singles["claimant"].value("member_status") == Known("active", "/entities/1/member/status")


def test_the_holder_is_the_products_maker_where_one_is_named(vocabulary: Vocabulary) -> None:
    assert world(ROLLER, vocabulary).one("holder").id == "roller"
    assert world({**ROLLER, "product": {"made_by": "smelter"}}, vocabulary).one("holder").id == "smelter"


def test_of_an_unknown_claimant_everything_waits_for_the_claimant(vocabulary: Vocabulary) -> None:
    data = {key: value for key, value in ROLLER.items() if key != "claimant"}
    for role in ("claimant", "holder"):
        element = world(data, vocabulary).one(role)
        status = element.value("member_status")
        assert isinstance(status, Unknown)
        assert (status.missing[0].name, status.missing[0].pointer) == ("dossier.claimant", "/claimant")
        assert element.pointer == "/claimant"


def test_without_a_lexicon_nobody_has_looked_for_phrases(vocabulary: Vocabulary) -> None:
    assert isinstance(world(ROLLER, vocabulary).elements("phrase"), Unknown)


def test_an_attribute_outside_the_vocabulary_is_a_callers_mistake(vocabulary: Vocabulary) -> None:
    with pytest.raises(KeyError):
        world(ROLLER, vocabulary).one("claim").value("colour")


def test_a_value_is_read_once(vocabulary: Vocabulary) -> None:
    claim = world(ROLLER, vocabulary).one("claim")
    assert claim.value("markets") is claim.value("markets")


def test_facts_are_gone_when_nobody_needs_them(vocabulary: Vocabulary) -> None:
    facts = world(ROLLER, vocabulary)
    for element in facts:
        for attribute in vocabulary.kinds[element.kind].attributes:
            element.value(attribute)
    mill, gone = facts.subjects("facility")[0], ref(facts)
    gc.collect()
    gc.disable()
    try:
        del facts, element
        assert gone() is None
        assert gc.collect() == 0, "nothing refers to itself"
    finally:
        gc.enable()
    assert mill.value("owner") == Known("roller", "/entities/1/id"), "what was derived is remembered"


def test_nothing_is_derived_of_facts_that_are_gone(vocabulary: Vocabulary) -> None:
    mill = world(ROLLER, vocabulary).subjects("facility")[0]
    with pytest.raises(ReferenceError, match=r"facility\.owner"):
        mill.value("owner")


def test_facts_can_be_given_directly(vocabulary: Vocabulary) -> None:
    given = {
        "claim": {"category": "on_product", "published_on": "2026-05-02"},
        "transfer": [{"id": "t1", "quantity_t": 20}, {"id": "t2"}],
        "claimant": {"member_class": "industrial_user"},
        "facility": {"owner": "roller"},
    }
    facts = facts_from_given(given, vocabulary)
    assert isinstance(facts, Facts)
    assert facts.singles["claim"].value("published_on") == Known(date(2026, 5, 2), "/claim/published_on")
    assert [each.id for each in facts.subjects("transfer")] == ["t1", "t2"]
    assert facts.singles["claimant"].value("member_class") == Known("industrial_user", "/claimant/member/class")
    assert facts.subjects("facility")[0].value("owner") == Known("roller", "/entities/0/facilities/0/owner")


def test_what_is_not_given_is_unknown(vocabulary: Vocabulary) -> None:
    facts = facts_from_given({"transfer": [{"id": "t1"}]}, vocabulary)
    assert isinstance(facts, Facts)
    assert isinstance(facts.elements("certificate"), Unknown)
    assert isinstance(facts.singles["claim"].value("category"), Unknown)
    shipped_on = facts.subjects("transfer")[0].value("shipped_on")
    assert isinstance(shipped_on, Unknown)
    assert shipped_on.missing[0].question == "On which day was transfer t1 shipped?"


def test_a_number_can_be_given_within_bounds(vocabulary: Vocabulary) -> None:
    facts = facts_from_given({"transfer": {"quantity_t": {"low": 5, "high": 7}}}, vocabulary)
    assert isinstance(facts, Facts)
    quantity = facts.subjects("transfer")[0].value("quantity_t")
    assert isinstance(quantity, Interval) and (quantity.low, quantity.high) == (5, 7)


@pytest.mark.parametrize(
    ("given", "pointer", "message"),
    [
        ({"clam": {}}, "/clam", "`clam` is not a kind of fact. Did you mean `claim`?"),
        ({"claim": {"categry": "on_product"}}, "/claim/categry", "Did you mean `category`?"),
        ({"claim": {"category": "onproduct"}}, "/claim/category", "on_product"),
        ({"claim": {"published_on": "2026-02-30"}}, "/claim/published_on", 'a day such as "2026-05-02"'),
        ({"claim": {"uses_credits": 1}}, "/claim/uses_credits", "true or false"),
        ({"claim": {"markets": "DE"}}, "/claim/markets", "a list"),
        ({"claim": {"media": ["lable"]}}, "/claim/media", "label"),
        ({"transfer": {"quantity_t": "20"}}, "/transfer/quantity_t", "a number"),
        ({"transfer": {"quantity_t": True}}, "/transfer/quantity_t", "a number"),
        ({"transfer": {"quantity_t": {"low": 7, "high": 5}}}, "/transfer/quantity_t", "a number"),
        ({"certificate": {"majors": "3"}}, "/certificate/majors", "a whole number"),
        ({"transfer": ["t1"]}, "/transfer", "is a mapping of its attributes"),
    ],
)
def test_what_is_wrong_in_given_facts_is_told(
    given: dict[str, Any], pointer: str, message: str, vocabulary: Vocabulary
) -> None:
    found = facts_from_given(given, vocabulary)
    assert isinstance(found, tuple), found
    assert found[0].pointer == pointer
    assert message in found[0].message
