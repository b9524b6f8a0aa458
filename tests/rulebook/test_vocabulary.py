"""The vocabulary: what ships is complete, and what is wrong in a file is said with its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from validator.dossier.contract import dossier_schema
from validator.dossier.document import Document, read_document
from validator.dossier.problem import Problem
from validator.rulebook.dossier_schema import DossierSchema
from validator.rulebook.load_vocabulary import load_vocabulary
from validator.rulebook.vocabulary import Kind, Vocabulary

FOLDER = Path(__file__).parents[2] / "rules" / "vocabulary"

CONTRACTOR = """\
kind: contractor
title: Outsourcing contractor
each: /contractors
id: id
question: Which outsourcing contractors work on the material?
attributes:
  id:
    type: text
    about: short name
    question: What is its short name?
  sent_t:
    type: number
    unit: t
    about: mass sent
    question: How many tonnes were sent to {contractor.id}?
  returned_t:
    type: number
    unit: t
    absent: none
    about: mass that came back
    question: How many tonnes came back?
  keeper:
    type: text
    of_parent: id
    names: entity
    about: whose contractor it is
list: complete
"""


def document(text: str, name: str = "contractor") -> Document:
    read = read_document(text.encode(), f"vocabulary/{name}.yaml")
    assert isinstance(read, Document), read
    return read


def load(text: str) -> Vocabulary | tuple[Problem, ...]:
    return load_vocabulary({"vocabulary/contractor.yaml": document(text)})


@pytest.fixture(scope="module")
def shipped() -> Vocabulary:
    documents = {path.name: document(path.read_text("utf-8"), path.stem) for path in sorted(FOLDER.glob("*.yaml"))}
    found = load_vocabulary(documents)
    assert isinstance(found, Vocabulary), found
    return found


def place(kind: Kind) -> str | None:
    return kind.at if kind.each is None else f"{kind.each}/*"


def test_every_value_of_the_schema_is_an_attribute_and_every_submitted_attribute_a_value(shipped: Vocabulary) -> None:
    reached = [
        f"{place(kind)}/{attribute.pointer}"
        for kind in shipped.kinds.values()
        if kind.role_of is None and place(kind) is not None
        for attribute in kind.attributes.values()
        if attribute.pointer is not None
    ]
    assert sorted(reached) == sorted(leaf.pointer for leaf in DossierSchema(dossier_schema()).leaves())


def test_the_kinds_are_those_of_the_specification(shipped: Vocabulary) -> None:
    singles = {name for name, kind in shipped.kinds.items() if kind.single}
    assert singles == {
        "dossier", "claim", "product", "approval", "due_diligence", "disclosures", "claimant", "holder",
    }  # fmt: skip
    assert set(shipped.kinds) - singles == {
        "entity", "facility", "certificate", "transfer", "coc_document", "account", "scrap_lot", "contractor",
        "statement", "mark", "evidence", "phrase",
    }  # fmt: skip


def test_allowed_words_come_from_the_schema(shipped: Vocabulary) -> None:
    level = shipped.attribute("certificate", "level")
    activities = shipped.attribute("entity", "activities")
    assert level is not None and level.values == ("full", "provisional")
    assert activities is not None and activities.values[0] == "bauxite_mining"


def test_a_role_has_the_attributes_of_its_kind(shipped: Vocabulary) -> None:
    assert shipped.kinds["claimant"].attributes == shipped.kinds["entity"].attributes
    assert shipped.attribute("holder", "member_status") == shipped.attribute("entity", "member_status")


def test_every_question_ends_as_one_and_every_about_stands_in_a_sentence(shipped: Vocabulary) -> None:
    for kind in shipped.kinds.values():
        for attribute in kind.attributes.values():
            name = f"{kind.name}.{attribute.name}"
            assert not attribute.about.endswith("."), name
            assert attribute.question == "" or attribute.question.endswith("?"), name


def test_a_masss_unit_is_told_by_its_name(shipped: Vocabulary) -> None:
    endings = {"_t": "t", "_g": "g", "_mm": "mm", "_percent": "percent", "_g_per_unit": "g"}
    for kind in shipped.kinds.values():
        for attribute in kind.attributes.values():
            for ending, unit in endings.items():
                if attribute.type == "number" and attribute.name.endswith(ending) and "per_t" not in attribute.name:
                    assert attribute.unit == unit, f"{kind.name}.{attribute.name}"


def test_a_file_that_is_right_loads() -> None:
    found = load(CONTRACTOR)
    assert isinstance(found, Vocabulary), found
    returned, keeper = found.attribute("contractor", "returned_t"), found.attribute("contractor", "keeper")
    assert returned is not None and (returned.pointer, returned.absent_none, returned.least) == (
        "returned_t",
        True,
        True,
    )
    assert keeper is not None and (keeper.pointer, keeper.of_parent, keeper.names) == (None, "id", "entity")


@pytest.mark.parametrize(
    ("piece", "instead", "line", "message"),
    [
        ("  sent_t:\n", "  sendt_t:\n", 12, "has no value `sendt_t` at `/contractors/*`. Did you mean `sent_t`?"),
        ("    type: number\n    unit: t\n    about: mass sent", "    type: integer\n    about: mass sent", 12,
         "`sent_t` is number, not integer"),
        ("    about: short name\n", "", 8, "`about:` is missing."),
        ("    question: What is its short name?\n", "", 8, "`question:` is missing."),
        ("    about: short name", "    abuot: short name", 9, "`abuot` does not belong here. Did you mean `about`?"),
        ("    type: text\n    about: short", "    type: txt\n    about: short", 8, "`txt` is none of boolean, text,"),
        ("    about: short name", "    about: short name\n    values: [a]", 10, "takes its words from the schema"),
        ("each: /contractors", "each: /contractor", 3, "has no list of things at `/contractor`."),
        ("each: /contractors", "at: /contractors", 3, "has no single thing at `/contractors`."),
        ("each: /contractors\n", "", 1, "A kind says one of `at:`, `each:`, `role_of:`, `made_by:`"),
        ("id: id\n", "id: ident\n", 4, "`ident` is not an attribute of contractor."),
        ("kind: contractor", "kind: contractors", 1, "`contractors` is not the file's name"),
        ("{contractor.id}", "{contractor.keeper}", 15, "a question can name only what is submitted"),
        ("{contractor.id}", "{transfer.id}", 15, "`transfer` is not a kind of fact."),
        ("    of_parent: id\n", "    of_parent: id\n    pointer: lost\n", 25, "`pointer` does not belong"),
        ("    type: text\n    of_parent", "    type: enum\n    of_parent", 23, "lists its words under"),
        ("    absent: none\n", "    pointer: sent_t\n", 17, "`sent_t` is read from the same place"),
        ("    absent: none\n", "    measure: contractor.returned\n", 19, "`measure` does not belong here."),
        ("    absent: none\n", "    absent: never\n", 19, "`never` is none of none, none_in_group, unknown."),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_with_its_line(piece: str, instead: str, line: int, message: str) -> None:
    assert CONTRACTOR.count(piece) == 1
    found = load(CONTRACTOR.replace(piece, instead))
    assert isinstance(found, tuple), found
    told = [problem for problem in found if message in problem.message]
    assert [(problem.line, problem.path) for problem in told] == [(line, "vocabulary/contractor.yaml")], found


def test_all_mistakes_are_told_at_once() -> None:
    found = load(CONTRACTOR.replace("type: text", "type: txt").replace("id: id\n", "id: ident\n"))
    assert isinstance(found, tuple) and len(found) >= 2


@pytest.mark.parametrize(
    ("role_of", "chosen_by", "line", "message"),
    [
        ("entty", "claimant", 4, "`entty` is not a kind of fact. Did you mean `entity`?"),
        ("claim", "claimant", 4, "`claim` is no list of things"),
        ("entity", "given(product.made_by", 5, "The formula ends too early."),
        ("entity", "clamant", 5, "Did you mean `claimant`?"),
        ("entity", "submitted_on", 5, "It gives a day, and not the id of a thing of kind entity."),
    ],
)
def test_a_role_is_played_by_whom_a_formula_names(role_of: str, chosen_by: str, line: int, message: str) -> None:
    text = f"kind: sponsor\ntitle: Sponsor\nquestion: Who pays?\nrole_of: {role_of}\nchosen_by: {chosen_by}\n"
    files = {path.name: document(path.read_text("utf-8"), path.stem) for path in FOLDER.glob("*.yaml")}
    found = load_vocabulary(files | {"sponsor.yaml": document(text, "sponsor")})
    assert isinstance(found, tuple), found
    assert [(problem.line, problem.path) for problem in found] == [(line, "vocabulary/sponsor.yaml")]
    assert message in found[0].message


@pytest.mark.parametrize(
    "text",
    ["[]", "kind: [a]", "kind: contractor\nattributes: 7", "kind: contractor\nattributes: {a: [1]}\nid: {x: 1}", "1"],
)
def test_no_file_makes_a_traceback(text: str) -> None:
    assert isinstance(load(text), tuple)
