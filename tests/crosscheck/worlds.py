"""A small world of its own: a vocabulary with everything that the shipped one has, and random dossiers in it.

Everything is made from a `random.Random`, so a case is its seed: tests, and longer campaigns, repeat it exactly.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from random import Random
from typing import Any

from validator.rulebook.definition import Table
from validator.rulebook.formulas import tree
from validator.rulebook.rule import Cite
from validator.rulebook.vocabulary import Attribute, AttributeType, Kind, Vocabulary

DAY = date(2026, 5, 2)
CITE = Cite("document", "1", "section", None, ())
TEXTS = ("FSC", "10", "", "true", "1", "água", "a.b", "alpha", "https://a.b/c", "V3.1", "p1", "p2")
NUMBERS = (0, 1, 2, 95, Fraction(5, 2), Fraction(1, 10**7), Fraction(949999, 10000), 10**22, Fraction(1, 3), -3)
DATES = (date(2024, 2, 29), date(2026, 5, 1), DAY, date(2026, 5, 3), date(2028, 2, 28), date.min, date.max)
PEOPLE = ("p1", "p2", "p3", "p9")
PARAMETERS: Mapping[str, Any] = {"limit": Fraction(5, 2), "months": 24, "day": DAY, "unseen": None}

FACTS: Mapping[str, Mapping[str, AttributeType]] = {
    "shop": {
        "mark": "boolean",
        "category": "enum",
        "mass_t": "number",
        "balance": "number",
        "day": "date",
        "tags": "list",
        "owner": "text",
        "visit_day": "date",
        "visit_ok": "boolean",
        "visit_mass_t": "number",
        "visit_note": "text",
    },
    "person": {
        "id": "text",
        "name": "text",
        "level": "number",
        "joined": "date",
        "active": "boolean",
        "boss": "text",
        "skills": "list",
    },
    "pet": {"id": "text", "keeper": "text", "mass_t": "number", "born": "date", "tame": "boolean"},
    "transfer": {
        "id": "text",
        "from": "text",
        "to": "text",
        "mass_t": "number",
        "shipped": "date",
        "covered": "boolean",
        "material": "text",
        "documents": "list",
    },
    "keeper": {},
}
NAMES = {"owner": "person", "keeper": "person", "boss": "person", "from": "person", "to": "person"}
POINTERS = {
    "visit_day": "visit/day",
    "visit_ok": "visit/ok",
    "visit_mass_t": "visit/more/mass_t",
    "visit_note": "visit/note",
}
NONE_WHERE_ABSENT = ("visit_day", "visit_mass_t", "boss", "category", "balance", "covered", "material", "tags")
NONE_IN_GROUP = ("visit_note",)


def attribute(kind: str, name: str, type_: AttributeType) -> Attribute:
    """A submitted fact of the small world; a pet's keeper is whoever it is listed with."""
    inherited = (kind, name) == ("pet", "keeper")
    return Attribute(
        kind, name, type_, "", "",
        values=TEXTS if type_ == "enum" else (),
        pointer=None if inherited else POINTERS.get(name, name),
        names=NAMES.get(name, ""),
        least=name.endswith("mass_t"),
        absent_none=name in NONE_WHERE_ABSENT,
        absent_in_group=name in NONE_IN_GROUP,
        of_parent="id" if inherited else "",
    )  # fmt: skip


def _kind(name: str, **place: Any) -> Kind:
    attributes = {each: attribute(name, each, type_) for each, type_ in FACTS[name].items()}
    return Kind(name, name.title(), "", "", attributes, **place)


def vocabulary() -> Vocabulary:
    """The words of the small world; who keeps it is the shop's owner."""
    person = _kind("person", each="/people", id="id", open=True)
    owner = tree.Attribute(tree.Single("shop"), "shop", "owner")
    kinds = {
        "dossier": Kind(
            "dossier", "Dossier", "", "", {"lists_complete": attribute("dossier", "lists_complete", "list")}, at=""
        ),
        "shop": _kind("shop", at="/shop"),
        "person": person,
        "pet": _kind("pet", each="/people/*/pets", id="id", absent_none=True),
        "transfer": _kind("transfer", each="/transfers", id="id"),
        "keeper": Kind(
            "keeper", "Keeper", "", "", person.attributes, role_of="person", chosen_by="shop.owner", role=owner
        ),
    }
    return Vocabulary(kinds)


def _table(name: str, rows: Any) -> Table:
    return Table(name, "", "seen", CITE, 1, rows)


TABLES = {
    each.name: each
    for each in (
        _table("words", ("FSC", "alpha", "1")),
        _table("makes", {"FSC": ("alpha", "10"), "alpha": ()}),
        _table("ranks", {"FSC": 1, "alpha": 2}),
        _table("says", {"FSC": "alpha", "10": "a.b"}),
    )
}


def parameter(name: str) -> Any:
    """The value of a parameter; None where nobody has seen it."""
    return PARAMETERS[name]


class Dossiers:
    """Random dossiers; ``gaps`` is the share of facts that are left out."""

    def __init__(self, random: Random, gaps: float = 0.3) -> None:
        self.random = random
        self.gaps = gaps

    def dossier(self) -> dict[str, Any]:
        """Data as a dossier has it."""
        found: dict[str, Any] = {}
        if self.random.random() < 0.9:
            found["shop"] = self._thing("shop")
        people = self._listed("person", "p", (0, 1, 2, 3))
        for person in people or ():
            pets = self._listed("pet", f"{person['id']}-pet", (0, 1, 2))
            if pets is not None:
                person["pets"] = pets
        for key, things in (("people", people), ("transfers", self._listed("transfer", "t", (0, 1, 2, 4, 6)))):
            if things is not None:
                found[key] = things
        complete = [key for key in ("people", "transfers") if self.random.random() < 0.85]
        return found | ({"lists_complete": complete} if complete else {})

    def _listed(self, kind: str, prefix: str, counts: tuple[int, ...]) -> list[dict[str, Any]] | None:
        if self.random.random() < self.gaps / 2:
            return None
        return [{**self._thing(kind), "id": f"{prefix}{place + 1}"} for place in range(self.random.choice(counts))]

    def _thing(self, kind: str) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for name, type_ in FACTS[kind].items():
            if self.random.random() < self.gaps or name == "id" or (kind, name) == ("pet", "keeper"):
                continue
            *groups, last = POINTERS.get(name, name).split("/")
            place = found
            for step in groups:
                place = place.setdefault(step, {})
            place[last] = self.submitted(type_, name)
        return found

    def submitted(self, type_: str, name: str) -> Any:
        """A value as a dossier writes it."""
        if name in NAMES:
            return self.random.choice(PEOPLE)
        if type_ == "date":
            return self.random.choice(DATES).isoformat()
        if type_ == "list":
            return self.random.sample(TEXTS, self.random.choice((0, 1, 2, 4)))
        if type_ == "number":
            return self.random.choice([each for each in NUMBERS if each >= 0 or not name.endswith("mass_t")])
        return self.random.random() < 0.5 if type_ == "boolean" else self.random.choice(TEXTS)
