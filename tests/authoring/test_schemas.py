"""`rules schema`: what an editor checks while somebody types. The shipped files fit; broken ones do not."""

from __future__ import annotations

import copy
import json
from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from jsonschema import Draft202012Validator

from validator import Validator
from validator.authoring.schemas.all_schemas import SCHEMAS, all_schemas, schema_for
from validator.authoring.schemas.condition_schema import TESTS
from validator.authoring.schemas.rule_schema import KEYS
from validator.cli.main import cli
from validator.dossier.document import Document, read_document
from validator.rulebook.conditions import Operator
from validator.rulebook.files import PROPOSED, read_files, shipped_rules
from validator.rulebook.load_rule import OPTIONAL, REQUIRED

Schemas = Mapping[str, Draft202012Validator]


@pytest.fixture(scope="module")
def schemas(validator: Validator) -> Schemas:
    found = all_schemas(validator.rulebook)
    for schema in found.values():
        Draft202012Validator.check_schema(schema)
    return {name: Draft202012Validator(json.loads(json.dumps(schema))) for name, schema in found.items()}


def data(text: bytes, name: str = "file.yaml") -> Any:
    document = read_document(text, name)
    assert isinstance(document, Document)
    return _as_json(document.data)


def _as_json(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _as_json(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_as_json(item) for item in value]
    return float(value) if isinstance(value, Fraction) else value


def test_every_shipped_file_fits(schemas: Schemas) -> None:
    seen = set()
    for path, text in read_files(shipped_rules()).items():
        name = schema_for(path)
        if path == "rulebook.yaml" or path.endswith(PROPOSED):
            assert name is None
            continue
        assert name is not None, path
        seen.add(name)
        error = next(schemas[name].iter_errors(data(text)), None)
        assert error is None, f"{path}: {error.message if error else ''}"
    assert {"rule.schema.json", "vocabulary.schema.json", "verdict.schema.json", "lexicon-words.schema.json"} <= seen


@pytest.fixture(scope="module")
def rule() -> Any:
    (path,) = (shipped_rules() / "claims-guide").glob("CG-OP-04-*.yaml")
    return data(path.read_bytes())


def at(keys: tuple[str | int, ...], new: Any, rule: Any) -> Any:
    """A copy of the rule with something else at a place (`...`: nothing)."""
    changed = copy.deepcopy(rule)
    inner = changed
    for key in keys[:-1]:
        inner = inner[key]
    if new is ...:
        del inner[keys[-1]]
    else:
        inner[keys[-1]] = new
    return changed


BROKEN: list[tuple[tuple[str | int, ...], Any]] = [
    (("title",), ...),
    (("id",), "op4"),
    (("basis",), "sean"),
    (("for",), "transfers"),
    (("unknown",), "reject!"),
    (("surprise",), True),
    (("cite", "document"), "claim-guide"),
    (("cite", "edition"), "9"),
    (("cite", "sources"), []),
    (("cite", "sources"), ["CG:S5555"]),
    (("effective",), {"since": "2022-05-19"}),
    (("effective",), {"from": "May 2022"}),
    (("when",), {}),
    (("when",), {"claim.on_produkt": True}),
    (("when",), {"claim.on_product": "yes"}),
    (("when",), {"claim.on_product": {"at_least": 3}}),
    (("when",), {"claim.category": "on_produkt"}),
    (("when",), {"claim.published_on": {"before": 2026}}),
    (("when",), {"claim.published_on": {"before": "2026-01-01", "after": "2025-01-01"}}),
    (("when",), {"claim.published_on": {"within": {"months": 24}}}),
    (("when",), {"claim.published_on": {"within": {"weeks": 2, "after": "2026-01-01"}}}),
    (("when",), {"claim.coc_mass_t": {"at_least": {"parameter": "nobody_knows"}}}),
    (("when",), {"any": {"claim.on_product": True}}),
    (("when",), {"some": {"transfer": {"with": {"material": "asi_bauxite"}}}}),
    (("when",), {"some": {"transfer": {"have": {"materials": "asi_bauxite"}}}}),
    (("when",), {"every": {"transfer": {"where": {"material": "asi_bauxite"}}}}),
    (("when",), {"count": {"transfer": {"where": {"material": "asi_bauxite"}}}}),
    (("require",), ...),
    (("judged_by",), "person"),
    (("violated",), [{"when": {"claim.on_product": True}}]),
    (("examples",), []),
    (("examples", 0, "expect"), "fine"),
    (("examples", 0, "given"), {"claims": {}}),
    (("examples", 0, "given"), {"claim": {"on_product": "yes"}}),
]


@pytest.mark.parametrize(("keys", "new"), BROKEN, ids=[f"{keys[-1]}: {new}"[:50] for keys, new in BROKEN])
def test_a_broken_rule_does_not_fit(schemas: Schemas, rule: Any, keys: tuple[str | int, ...], new: Any) -> None:
    assert schemas["rule.schema.json"].is_valid(rule)
    assert not schemas["rule.schema.json"].is_valid(at(keys, new, rule))


GOOD: list[Any] = [
    {"claim.published_on": {"on_or_before": "claim.runs_until"}},
    {"claim.published_on": {"within": {"months": 24, "after": "claimant.joined_on"}}},
    {"claim.coc_mass_t": {"at_most": {"parameter": "mass_tolerance_t"}}},
    {"some": {"transfer": {"where": {"material": {"in": ["asi_bauxite"]}}, "have": {"claim.on_product": True}}}},
    {"count": {"transfer": {"have": {"coc_document": {"known": True}}, "at_least": 2}}},
    {"not": {"any": [{"claim.on_product": True}, {"no": {"certificate": {"have": {"standard": "CoC"}}}}]}},
]


@pytest.mark.parametrize("condition", GOOD, ids=[next(iter(each)) for each in GOOD])
def test_what_the_loader_takes_fits(schemas: Schemas, rule: Any, condition: Any) -> None:
    assert schemas["rule.schema.json"].is_valid(at(("when",), condition, rule))


def test_texts_may_be_given_by_language_and_always_in_english(schemas: Schemas, rule: Any) -> None:
    fits = schemas["rule.schema.json"].is_valid
    assert fits(at(("message",), {"en": "One.", "de": "Eins."}, rule))
    assert fits(at(("violated", 0, "remedy"), {"en": "One."}, rule))
    assert not fits(at(("message",), {"de": "Eins."}, rule))
    assert not fits(at(("remedy",), {"en": "One.", "German": "Eins."}, rule))


def test_other_broken_files_do_not_fit(schemas: Schemas) -> None:
    broken = {
        "vocabulary": b"kind: mark\ntitle: Mark\nquestion: Which?\nattributes: {x: {type: bool, about: y}}\neach: /m\n",
        "definition": b"kind: claim\nbasis: seen\ndefinitions: {x: {is: true, all: [true], about: y}}\n",
        "table": b"table: x\nabout: y\nbasis: seen\nrows: [a, [b]]\n",
        "parameters": b"x: {about: a, unit: t, basis: seen, sources: [], values: [{since: null, value: 1}]}\n",
        "lexicon-class": b"class: x\nlanguage: en\nabout: y\npattern: [z]\n",
        "lexicon-words": b"language: en\nsets: {asi: [asi]}\n",
        "wording": b"language: en\nsuggestions: {no_such_class: z}\n",
        "sources": b"documents: {}\nsources: {S5: {title: a, site: b}}\n",
        "verdict": b"basis: {}\nverdicts: [reject, flag]\ncategories: {}\n",
        "coverage": b"catalogue: {CG: no-such-document}\ndeclined: {}\n",
        "mutants": b"CG-OP-04: [{at: /when, step: left out}]\n",
    }
    assert {*broken, "rule"} == set(SCHEMAS)
    for name, text in broken.items():
        assert not schemas[f"{name}.schema.json"].is_valid(data(text)), name


def test_the_schema_speaks_of_every_key_and_every_test_of_the_loader() -> None:
    assert {*REQUIRED, *OPTIONAL} == set(KEYS)
    assert set(TESTS) == {operator.value for operator in Operator}


def test_attributes_are_completed_with_what_they_mean(validator: Validator) -> None:
    definitions = all_schemas(validator.rulebook)["rule.schema.json"]["$defs"]
    dotted = definitions["dotted"]["properties"]
    assert dotted["approval.decided_on"]["description"].startswith("day of ASI's decision")
    kinds = validator.rulebook.vocabulary.kinds.values()
    assert set(dotted) == {f"{kind.name}.{name}" for kind in kinds for name in kind.attributes}


def test_the_command_writes_them(tmp_path: Path) -> None:
    done = CliRunner().invoke(cli, ["rules", "schema", "--output", str(tmp_path)], catch_exceptions=False)
    assert done.exit_code == 0
    assert {path.name for path in tmp_path.iterdir()} == {f"{name}.schema.json" for name in SCHEMAS}
    assert "# yaml-language-server: $schema=" in done.output
