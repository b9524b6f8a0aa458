"""rules/vocabulary/: the kinds of fact and their attributes, checked against the dossier's schema.

What enters: the strict YAML documents, one a kind, by path. What leaves: the `Vocabulary`, or every `Problem`
found: unknown keys, missing texts, pointers that the schema does not know, types that disagree with it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import PurePath
from typing import Any, cast, get_args

from validator.dossier.contract import dossier_schema
from validator.dossier.document import Document
from validator.dossier.problem import Problem, in_order
from validator.rulebook.check_words import check_words
from validator.rulebook.closed_lists import LISTS
from validator.rulebook.dossier_schema import DossierSchema
from validator.rulebook.form import Form
from validator.rulebook.formulas.grammar import FormulaError, parse
from validator.rulebook.formulas.linking import Words, link
from validator.rulebook.load_said import load_said
from validator.rulebook.vocabulary import Attribute, AttributeType, Kind, Vocabulary

NAME = re.compile(r"[a-z][a-z0-9_]*")
PLACES = ("at", "each", "role_of", "made_by")
TYPES: tuple[AttributeType, ...] = get_args(AttributeType)
LISTED = ("enum", "list")
ABSENT = ("none", "none_in_group", "unknown")
LIST = ("complete", "open")


def load_vocabulary(
    documents: Mapping[str, Document], dossiers: Mapping[str, Any] | None = None
) -> Vocabulary | tuple[Problem, ...]:
    """The vocabulary, or everything that is wrong with its files; ``dossiers``: another schema than the program's."""
    forms = [Form(document, code="E401") for _, document in sorted(documents.items())]
    schema = DossierSchema(dossier_schema() if dossiers is None else dossiers)
    kinds: dict[str, Kind] = {}
    for form in forms:
        kind = _kind(form, schema)
        if kind.name in kinds:
            form.complain("/kind", f"Another file already declares the kind `{kind.name}`.")
        kinds[kind.name] = kind
    vocabulary = Vocabulary(kinds)
    for form in forms:
        check_words(form, vocabulary)
    if not any(form.problems for form in forms):
        kinds = {
            kind.name: _with_role(kind, form, vocabulary) for form, kind in zip(forms, kinds.values(), strict=True)
        }
    problems = tuple(problem for form in forms for problem in in_order(form.problems))
    return problems or Vocabulary(kinds)


def _with_role(kind: Kind, form: Form, vocabulary: Vocabulary) -> Kind:
    """A role has the attributes of the kind whose elements play it."""
    if kind.role_of is None:
        return kind
    try:
        role, found = link(parse(str(kind.chosen_by)), "dossier", {}, Words(vocabulary, {}, {}, {}, {}))
    except FormulaError as error:
        form.complain("/chosen_by", error.message)
        return kind
    if found.names != kind.role_of:
        form.complain("/chosen_by", f"It gives {found}, and not the id of a thing of kind {kind.role_of}.")
    return replace(kind, attributes=vocabulary.kinds[kind.role_of].attributes, role=role)


def _kind(form: Form, schema: DossierSchema) -> Kind:
    data = form.mapping(form.document.data, "")
    form.keys(
        data, ("kind", "title", "question"), ("about", "id", "chosen_by", "attributes", "absent", "list", *PLACES), ""
    )
    name = form.text(data, "kind", "")
    if not NAME.fullmatch(name) or PurePath(form.document.path).stem != name:
        form.complain("/kind", f"`{name}` is not the file's name without its ending, in small letters.")
    here = _place(data, form, schema)
    attributes = form.named(
        data.get("attributes", {}),
        "/attributes",
        lambda name, part, at: _attribute(name, part, at, form, data, here, schema),
    )
    _placed_apart(attributes, form)
    identity = str(data.get("id", ""))
    if "id" in data and identity not in attributes:
        form.complain("/id", f"`{identity}` is not an attribute of {name}.{form.hint(identity, attributes)}")
    question, questions = load_said(form, data, "question", "")
    return Kind(
        name=name,
        title=form.text(data, "title", ""),
        about=form.text(data, "about", "", default=""),
        question=question,
        questions=questions,
        attributes=attributes,
        at=_optional(data, "at"),
        each=_optional(data, "each"),
        role_of=_optional(data, "role_of"),
        chosen_by=_optional(data, "chosen_by"),
        made_by=_optional(data, "made_by"),
        id=_optional(data, "id"),
        absent_none=_absent(data, "", form),
        open=_open(data, form),
    )


def _open(data: Mapping[str, Any], form: Form) -> bool:
    """Whether others may exist that a dossier does not list; every kind of which there is a list says it."""
    if ("each" in data) != ("list" in data):
        form.complain(
            "/list" if "list" in data else "", "`each:` and `list:` stand together: is the list complete or open?"
        )
        return False
    return "list" in data and form.word(data, "list", LIST, "") == "open"


def _absent(data: Mapping[str, Any], at: str, form: Form) -> bool:
    """Whether what is left out surely is none: ``absent: none``; otherwise it is unknown."""
    return "absent" in data and form.word(data, "absent", ABSENT, at) == "none"


def _placed_apart(attributes: Mapping[str, Attribute], form: Form) -> None:
    """A place is read once: what stands there has one name."""
    first: dict[str, str] = {}
    for attribute in attributes.values():
        if attribute.pointer is not None and first.setdefault(attribute.pointer, attribute.name) != attribute.name:
            other = first[attribute.pointer]
            form.complain(
                f"/attributes/{attribute.name}", f"`{other}` is read from the same place; keep one of the two."
            )


def _optional(data: Mapping[str, Any], key: str) -> str | None:
    found = data.get(key)
    return found if isinstance(found, str) else None


def _place(data: Mapping[str, Any], form: Form, schema: DossierSchema) -> str | None:
    """The pointer of the kind's elements in a dossier; None where it has none, or a wrong one."""
    given = [key for key in PLACES if isinstance(data.get(key), str)]
    if len(given) != 1:
        form.complain("", f"A kind says one of {', '.join(f'`{key}:`' for key in PLACES)}: where its facts come from.")
        return None
    place, pointer = given[0], data[given[0]]
    if (place == "role_of") != ("chosen_by" in data):
        form.complain("", "`role_of:` and `chosen_by:` stand together: whose role it is, and what picks it.")
    if (place == "role_of") == bool(data.get("attributes")):
        form.complain("/attributes", "A role has the attributes of its kind, no others; any other kind has its own.")
    if place == "at" and schema.is_thing(pointer):
        return str(pointer)
    if place == "each" and schema.is_list(pointer):
        return f"{pointer}/*"
    if place in ("at", "each"):
        wanted = "single thing" if place == "at" else "list of things"
        form.complain(f"/{place}", f"The dossier's schema has no {wanted} at `{pointer}`.")
    return None


def _attribute(
    name: str,
    raw: Mapping[str, Any],
    at: str,
    form: Form,
    kind: Mapping[str, Any],
    place: str | None,
    schema: DossierSchema,
) -> Attribute:
    inherited = "of_parent" in raw
    submitted = "made_by" not in kind and not inherited
    form.keys(
        raw,
        ("type", "about", *(("question",) if submitted else ()), *(("names",) if inherited else ())),
        ("question", "unit", "values", "of_parent", *(("pointer", "absent") if submitted else ("listed_in",))),
        at,
    )
    if not NAME.fullmatch(name):
        form.complain(at, f"`{name}` is no name: small letters, digits and _ only.", of_key=True)
    question, questions = load_said(form, raw, "question", at, default="")
    attribute = Attribute(
        kind=str(kind.get("kind")),
        name=name,
        type=cast(AttributeType, form.word(raw, "type", TYPES, at)),
        about=form.text(raw, "about", at),
        question=question,
        questions=questions,
        unit=form.text(raw, "unit", at, default="") or None,
        values=form.texts(raw, "values", at),
        pointer=form.text(raw, "pointer", at, default=name) if submitted else None,
        names=form.text(raw, "names", at, default=""),
        of_parent=form.text(raw, "of_parent", at, default=""),
        absent_none=_absent(raw, at, form),
        absent_in_group=raw.get("absent") == "none_in_group",
        listed_in=form.word(raw, "listed_in", LISTS, at) if "listed_in" in raw else None,
    )
    if not submitted:
        return _computed(attribute, at, form)
    doubtful = place is None or raw.get("type") != attribute.type
    return attribute if doubtful else _submitted(attribute, at, form, str(place), schema)


def _computed(attribute: Attribute, at: str, form: Form) -> Attribute:
    if attribute.type == "enum" and not attribute.values and attribute.listed_in is None:
        form.complain(at, "An enum that is computed lists its words under `values:`, or says `listed_in:`.")
    if attribute.values and attribute.type not in LISTED:
        form.complain(f"{at}/values", "Only an enum or a list has `values:`.")
    return attribute


def _submitted(attribute: Attribute, at: str, form: Form, place: str, schema: DossierSchema) -> Attribute:
    """The attribute with the words that the schema allows."""
    if attribute.values:
        form.complain(f"{at}/values", "What is submitted takes its words from the schema; leave `values:` out.")
    leaf = schema.leaf(f"{place}/{attribute.pointer}")
    where = f"{at}/pointer" if attribute.pointer != attribute.name else at
    if leaf is None:
        hint = form.hint(str(attribute.pointer), schema.names(place))
        form.complain(where, f"The dossier's schema has no value `{attribute.pointer}` at `{place}`.{hint}")
        return attribute
    if leaf.type != attribute.type:
        form.complain(f"{at}/type", f"In the dossier's schema `{attribute.name}` is {leaf.type}, not {attribute.type}.")
    return replace(attribute, values=leaf.values, names=leaf.names, least=leaf.least, pattern=leaf.pattern)
