"""Facts from a dossier and from a rule's example, with the vocabulary that ships."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from validator import Validator
from validator.facts.element import Element, FactBase
from validator.facts.values import NO_MOST, Interval, Missing, Nothing, Unknown

DAY = date(2026, 11, 22)
Facts = Callable[..., FactBase]

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


@pytest.fixture
def read(whole: Validator) -> Facts:
    """The facts of the roller's dossier, with other parts or without some (None)."""

    def make(**parts: Any) -> FactBase:
        data = {key: value for key, value in (ROLLER | parts).items() if value is not None}
        return whole.judge.evaluator.facts(data, DAY)

    return make


@pytest.fixture
def given(whole: Validator) -> Callable[..., Any]:
    """Facts as an example gives them, or what is wrong with them."""
    return lambda **facts: whole.judge.evaluator.given(facts, DAY)


def certificates(facts: FactBase) -> tuple[Element, ...]:
    return facts.subjects("certificate")


def missing(value: Any) -> list[tuple[str, str]]:
    """What would settle a value, and where it goes."""
    assert isinstance(value, Unknown | Nothing), value
    return [(root.name, root.pointer) for root in value.missing]


def test_elements_stand_in_the_order_of_the_file_with_id_and_place(read: Facts) -> None:
    found = [(each.id, each.pointer) for each in certificates(read())]
    assert found == [("409", "/certificates/0"), ("56", "/certificates/1")]


def test_a_submitted_attribute_has_its_type_and_its_place(read: Facts) -> None:
    facts = read()
    coc = certificates(facts)[0]
    assert (coc.value("issued_on"), coc.value("facilities")) == (date(2024, 3, 1), ("mill",))
    places = [facts.place(coc, name) for name in ("issued_on", "facilities", "in_force")]
    assert places == ["/certificates/0/issued_on", "/certificates/0/scope/facilities", "/certificates/0"]


def test_a_missing_attribute_asks_its_question(read: Facts) -> None:
    found = certificates(read())[1].value("expires_on")
    assert found == Unknown((Missing("certificate.expires_on", "/certificates/1/expires_on"),))
    assert isinstance(found, Unknown)
    assert found.missing[0].question == "On which day does certificate 56 expire?"


def test_a_question_about_something_without_a_name_says_this(given: Facts) -> None:
    facts = given(certificate={}, coc_document={})
    asked = [facts.subjects(kind)[0].value("issued_on") for kind in ("certificate", "coc_document")]
    assert [value.missing[0].question for value in asked if isinstance(value, Unknown)] == [
        "On which day was this certificate issued?",
        "On which day was this CoC Document issued?",
    ]


def test_a_thing_that_is_left_out_has_unknown_attributes_with_their_place(read: Facts) -> None:
    status = read().singles["approval"].value("status")
    assert missing(status) == [("approval.status", "/approval/status")]


def test_a_number_left_out_is_at_least_nothing(read: Facts) -> None:
    facts = read(supply_chain=[{"id": "t"}])
    quantity = facts.subjects("transfer")[0].value("quantity_t")
    assert isinstance(quantity, Interval)
    assert (quantity.low, quantity.high) == (0, NO_MOST)


def test_what_did_not_happen_is_none_where_it_is_left_out(read: Facts) -> None:
    """A suspension, an extension, a trader on the way: the vocabulary says ``absent: none``."""
    certificate = certificates(read())[0]
    assert isinstance(certificate.value("suspended_from"), Nothing)
    assert missing(certificate.value("suspended_from")) == [
        ("certificate.suspended_from", "/certificates/0/suspended_from")
    ]
    assert isinstance(certificate.needed("suspended_from"), Unknown)
    assert type(certificate.value("status")) is Unknown


def test_a_part_of_a_group_is_none_only_where_the_whole_group_is_left_out(read: Facts) -> None:
    """An extension without its last day was asked for: the day is unknown, and not none."""
    asked = [{"number": "409", "standard": "CoC", "holder": "roller", "extension": {"approved": True}}]
    assert isinstance(certificates(read())[0].value("extended_to"), Nothing)
    assert isinstance(certificates(read(certificates=asked))[0].value("extended_to"), Unknown)


def test_a_part_may_be_none_only_where_its_group_is_given(read: Facts) -> None:
    """A claim whose subject lists no facility names none; of a claim without a subject nobody knows."""
    assert isinstance(read().singles["claim"].value("facilities"), Nothing)
    assert isinstance(read(claim={"category": "coc_material"}).singles["claim"].value("facilities"), Unknown)


def test_a_list_that_is_left_out_is_unknown_and_an_empty_one_is_empty(read: Facts) -> None:
    left_out = read().elements("transfer")
    assert missing(left_out) == [("transfer", "/supply_chain")]
    assert isinstance(left_out, Unknown)
    assert left_out.missing[0].question.endswith("?")
    assert read(supply_chain=[]).elements("transfer") == ()


@pytest.mark.parametrize("kind", ["facility", "scrap_lot", "contractor"])
def test_a_list_of_what_seldom_is_there_is_empty_where_it_is_left_out(read: Facts, kind: str) -> None:
    facts = read(entities=[{"id": "a", "name": "A"}, {"id": "b", "name": "B"}])
    assert facts.elements(kind) == ()
    assert facts.more(kind) is None


def test_others_may_exist_where_a_list_is_left_out_or_open(read: Facts) -> None:
    facts = read()
    assert missing(facts.more("transfer")) == [("transfer", "/supply_chain")]
    assert missing(facts.left_out("transfer")) == [("transfer", "/supply_chain")]
    assert missing(facts.more("certificate")) == [("certificate", "/certificates")]
    assert facts.left_out("certificate") is None
    assert isinstance(facts.follow("certificate", "999"), Unknown)


def test_a_dossier_may_say_that_an_open_list_is_complete(read: Facts) -> None:
    facts = read(lists_complete=["certificates"])
    assert facts.more("certificate") is None
    assert missing(facts.more("entity")) == [("entity", "/entities")]
    assert isinstance(facts.follow("certificate", "999"), Nothing)


def test_an_id_is_followed_to_what_it_names(read: Facts) -> None:
    facts = read(lists_complete=["entities"])
    assert facts.follow("entity", "roller") is facts.subjects("entity")[1]
    assert isinstance(facts.follow("entity", "nobody"), Nothing)
    assert isinstance(facts.follow("transfer", "t1"), Unknown)
    assert facts.follow("entity", Unknown(())) == Unknown(())


def test_things_are_found_by_what_they_submit_and_those_that_may_be_meant(read: Facts) -> None:
    facts = read(
        certificates=[{"number": "1", "holder": "roller"}, {"number": "2", "holder": "smelter"}, {"number": "3"}]
    )
    assert [each.id for each in facts.matching("certificate", ("holder",), ("roller",))] == ["1", "3"]
    assert len(facts.matching("certificate", ("holder",), (Unknown(()),))) == 3


def test_a_list_inside_several_things_is_one_list(read: Facts) -> None:
    facilities = read().subjects("facility")
    assert [each.pointer for each in facilities] == ["/entities/1/facilities/0", "/entities/1/facilities/1"]
    assert [each.value("owner") for each in facilities] == ["roller", "roller"]


def test_a_role_is_the_entity_that_plays_it(read: Facts) -> None:
    facts = read()
    assert facts.singles["claimant"] is facts.subjects("entity")[1]
    assert facts.singles["claimant"].value("member_status") == "active"


def test_the_holder_is_the_products_maker_where_one_is_named(read: Facts) -> None:
    assert read().singles["holder"].id == "roller"
    assert read(product={"made_by": "smelter"}).singles["holder"].id == "smelter"


def test_of_an_unknown_claimant_everything_waits_for_the_claimant(read: Facts) -> None:
    facts = read(claimant=None)
    for role in ("claimant", "holder"):
        assert missing(facts.singles[role].value("member_status")) == [("dossier.claimant", "/claimant")]
        assert facts.singles[role].pointer == "/claimant"


def test_a_claimant_that_nobody_describes_is_asked_for(read: Facts) -> None:
    status = read(claimant="nobody").singles["claimant"].value("member_status")
    assert isinstance(status, Unknown)
    assert status.missing[0].question == "Which entity is meant by `nobody`?"


def test_an_attribute_outside_the_vocabulary_is_a_callers_mistake(read: Facts) -> None:
    with pytest.raises(KeyError):
        read().singles["claim"].value("colour")


def test_a_value_is_worked_out_once(read: Facts) -> None:
    claim = read().singles["claim"]
    assert claim.value("accounts_behind") is claim.value("accounts_behind")


def test_facts_can_be_given_directly(given: Facts) -> None:
    facts = given(
        claim={"category": "on_product", "published_on": "2026-05-02"},
        transfer=[{"id": "t1", "quantity_t": 20}, {"id": "t2"}],
        claimant={"id": "roller", "member_class": "industrial_user"},
        facility={"owner": "roller"},
    )
    assert facts.singles["claim"].value("published_on") == date(2026, 5, 2)
    assert [each.id for each in facts.subjects("transfer")] == ["t1", "t2"]
    assert facts.singles["claimant"].value("member_class") == "industrial_user"
    assert facts.subjects("facility")[0].value("owner") == "roller"


def test_who_is_given_a_role_is_one_of_its_kind(given: Facts) -> None:
    facts = given(claimant={"id": "roller"}, entity=[{"id": "smelter"}])
    assert [each.id for each in facts.subjects("entity")] == ["smelter", "roller"]
    assert facts.follow("entity", "roller") is facts.singles["claimant"]


def test_what_is_not_given_is_as_a_dossier_leaves_it_out(given: Facts) -> None:
    facts = given(transfer=[{"id": "t1"}])
    assert isinstance(facts.elements("certificate"), Unknown)
    assert facts.elements("facility") == ()
    assert isinstance(facts.singles["claim"].value("category"), Unknown)
    assert isinstance(facts.subjects("transfer")[0].value("via"), Nothing)
    shipped_on = facts.subjects("transfer")[0].value("shipped_on")
    assert isinstance(shipped_on, Unknown)
    assert shipped_on.missing[0].question == "On which day was transfer t1 shipped?"


def test_a_number_can_be_given_within_bounds(given: Facts) -> None:
    quantity = given(transfer={"quantity_t": {"low": 5, "high": 7}}).subjects("transfer")[0].value("quantity_t")
    assert isinstance(quantity, Interval)
    assert (quantity.low, quantity.high) == (5, 7)


@pytest.mark.parametrize(
    ("facts", "pointer", "message"),
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
    given: Callable[..., Any], facts: dict[str, Any], pointer: str, message: str
) -> None:
    found = given(**facts)
    assert isinstance(found, tuple), found
    assert found[0].pointer == pointer
    assert message in found[0].message
