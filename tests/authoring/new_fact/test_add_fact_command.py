"""`rules add-fact`: one command, and dossiers may say what rules may ask for."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from shutil import copytree

import pytest
from click.testing import CliRunner, Result

from validator.cli.main import cli
from validator.dossier.contract import SCHEMA_FILE

ROOT = Path(__file__).resolve().parents[3]
SEAL = (
    "certificate", "seal", "--type", "enum", "--values", "wax,ink", "--about", "seal on the certificate",
    "--question", "Which seal is on certificate {certificate.number}?",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Copies:
    rules: Path
    schema: Path

    def add(self, *arguments: str) -> Result:
        options = ("--rules", str(self.rules), "--schema", str(self.schema))
        return CliRunner().invoke(cli, ["rules", "add-fact", *arguments, *options], catch_exceptions=False)

    def entry(self, kind: str) -> str:
        return (self.rules / "vocabulary" / f"{kind}.yaml").read_text(encoding="utf-8")


@pytest.fixture
def copies(tmp_path: Path) -> Copies:
    for folder in ("vocabulary", "definitions"):
        copytree(ROOT / "rules" / folder, tmp_path / "rules" / folder)
    schema = tmp_path / "dossier.schema.json"
    schema.write_bytes(SCHEMA_FILE.read_bytes())
    return Copies(tmp_path / "rules", schema)


def added(before: str, after: str) -> list[str]:
    """The lines that are new; none may be gone."""
    old = iter(before.splitlines())
    waiting = next(old, None)
    new = []
    for line in after.splitlines():
        if line == waiting:
            waiting = next(old, None)
        else:
            new.append(line)
    assert waiting is None
    return new


def test_the_vocabulary_and_the_schema_get_one_entry_each_and_nothing_else(copies: Copies) -> None:
    before, schema = copies.entry("certificate"), copies.schema.read_text(encoding="utf-8")
    assert copies.add(*SEAL).exit_code == 0
    assert added(before, copies.entry("certificate")) == [
        "  seal:",
        "    type: enum",
        "    about: seal on the certificate",
        "    question: Which seal is on certificate {certificate.number}?",
    ]
    assert len(added(schema, copies.schema.read_text(encoding="utf-8"))) == 7
    certificate = json.loads(copies.schema.read_text(encoding="utf-8"))["$defs"]["certificate"]
    assert certificate["properties"]["seal"] == {"enum": ["wax", "ink"], "description": "seal on the certificate"}
    assert "seal" not in certificate["required"]


def test_texts_are_quoted_where_yaml_would_read_them_otherwise(copies: Copies) -> None:
    copies.add("claim", "note", "--type", "text", "--about", "note: of the maker", "--question", "Which note is it?")
    assert '    about: "note: of the maker"\n    question: Which note is it?\n' in copies.entry("claim")


def test_what_a_definition_works_out_is_there_already(copies: Copies) -> None:
    path = copies.rules / "definitions" / "tea.yaml"
    path.parent.mkdir(exist_ok=True)
    path.write_text("kind: claim\ndefinitions: {tea: {is: level = group}}\n", encoding="utf-8")
    done = copies.add("claim", "tea", "--type", "text", "--about", "tea", "--question", "Which?")
    assert done.exit_code == 2
    assert "claim.tea is there already: it is worked out by the program." in done.output


@pytest.mark.parametrize(
    ("more", "field"),
    [
        (("--type", "boolean", "--about", "whether it is"), {"type": "boolean"}),
        (("--type", "date", "--about", "day"), {"$ref": "#/$defs/date"}),
        (("--type", "number", "--unit", "percent", "--about", "share"), {"$ref": "#/$defs/percent"}),
        (("--type", "number", "--about", "score"), {"type": "number"}),
        (("--type", "integer", "--unit", "days", "--about", "days"), {"type": "integer", "minimum": 0}),
        (("--type", "list", "--about", "a"), {"type": "array", "uniqueItems": True, "items": {"type": "string"}}),
        (
            ("--type", "list", "--values", "a,b", "--about", "a"),
            {"type": "array", "uniqueItems": True, "items": {"enum": ["a", "b"]}},
        ),
    ],
)
def test_every_type_has_its_field_also_below_a_part_that_was_not_there(
    copies: Copies, more: tuple[str, ...], field: dict[str, object]
) -> None:
    done = copies.add("facility", "new", *more, "--question", "Is it?", "--at", "trial/new")
    assert done.exit_code == 0, done.output
    assert "/entities/0/facilities/0/trial/new, which dossiers may say." in done.output
    trial = json.loads(copies.schema.read_text(encoding="utf-8"))["$defs"]["facility"]["properties"]["trial"]
    assert trial["additionalProperties"] is False
    assert trial["properties"]["new"] == field | {"description": more[-1]}


REFUSED = [
    (("claim", "level"), "claim.level is there already: it is submitted at level."),
    (("claim", "route"), "claim.route is there already: it is worked out by the program."),
    (("certificate", "covers"), "certificate.covers is there already: it is worked out by the program."),
    (("claim", "level_2", "--at", "level"), "has a field `level` at `/claim` already"),
    (("claim", "b", "--at", "level/b"), "`level` is a single value"),
    (("claim", "b", "--at", "percentage/period/b"), "parts of a dossier that are a `period`"),
    (("holder", "b"), "holder is a role of entity"),
    (("phrase", "b"), "nothing of it is submitted"),
    (("claims", "b"), "Did you mean claim?"),
    (("claim", "Big"), "`Big` is no name"),
    (("claim", "b", "--at", "x//b"), "`` is no name"),
    (("claim", "b", "--unit", "t"), "--unit belongs to a number"),
    (("claim", "b", "--values", "x,y"), "--values belong to an enum"),
    (("claim", "b", "--type", "enum", "--values", "x"), "at least two words"),
    (("claim", "b", "--type", "enum", "--values", "x,x,%"), "A word stands twice"),
    (("claim", "b_t", "--type", "number"), "say --unit t"),
    (("claim", "b", "--question", "Which"), "ends as one"),
    (("claim", "b", "--about", "A sentence."), "without a full stop"),
    (("claim", "b", "--type", "boolean"), "begins with `whether`"),
]


@pytest.mark.parametrize(("arguments", "told"), REFUSED, ids=[" ".join(each)[:40] for each, _ in REFUSED])
def test_what_cannot_be_a_fact_is_refused_and_nothing_written(
    copies: Copies, arguments: tuple[str, ...], told: str
) -> None:
    files = [copies.schema, *sorted(copies.rules.rglob("*.yaml"))]
    before = [path.read_bytes() for path in files]
    done = copies.add("--type", "text", "--about", "text of it", "--question", "Which?", *arguments)
    assert done.exit_code == 2
    assert told in done.output
    assert [path.read_bytes() for path in files] == before


def test_a_question_about_a_fact_that_there_is_not_is_told_with_its_place(copies: Copies) -> None:
    before = copies.entry("claim")
    done = copies.add("claim", "b", "--type", "text", "--about", "text", "--question", "Which of {claim.levl}?")
    assert done.exit_code == 4
    assert "`levl` is not an attribute of claim. Did you mean `level`?" in done.output
    assert copies.entry("claim") == before


def test_a_write_that_fails_leaves_both_files_as_they_were(copies: Copies, monkeypatch: pytest.MonkeyPatch) -> None:
    before = copies.entry("certificate"), copies.schema.read_bytes()
    replace = Path.replace

    def fails_on_the_schema(self: Path, target: Path) -> Path:
        if Path(target).name == copies.schema.name:
            raise OSError(28, "No space left on device")
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", fails_on_the_schema)
    done = copies.add(*SEAL)
    assert done.exit_code == 2
    assert "No space left on device" in done.output
    assert (copies.entry("certificate"), copies.schema.read_bytes()) == before


def test_a_schema_that_is_laid_out_otherwise_or_is_none(copies: Copies) -> None:
    schema = json.loads(copies.schema.read_text(encoding="utf-8"))
    copies.schema.write_text(json.dumps(schema), encoding="utf-8")
    assert "write the field by hand" in copies.add(*SEAL).output
    copies.schema.write_text("[]", encoding="utf-8")
    assert copies.add(*SEAL).exit_code == 2


def program(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"PYTHONPATH": str(folder)}
    command = [sys.executable, "-m", "validator", *arguments]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True)


def test_in_a_checkout_dossiers_may_say_it_at_once_and_in_an_installed_program_nothing_is_written(
    tmp_path: Path,
) -> None:
    copytree(ROOT / "validator", tmp_path / "validator")
    rules = copytree(ROOT / "rules", tmp_path / "rules")
    assert program(tmp_path, "rules", "add-fact", *SEAL).returncode == 0
    dossier = (ROOT / "fixtures" / "on-product" / "can-whole-chain.yaml").read_text(encoding="utf-8")
    number = '  - number: "267"'
    assert number in dossier
    (tmp_path / "can.yaml").write_text(dossier.replace(number, f"{number}\n    seal: wax", 1), encoding="utf-8")
    done = program(tmp_path, "check", "can.yaml", "--engine", "reference")
    assert done.returncode == 0, done.stdout + done.stderr
    rules.rename(tmp_path / "validator" / "_rules")
    before = (tmp_path / "validator" / "dossier" / "dossier.schema.json").read_bytes()
    done = program(tmp_path, "rules", "add-fact", *(word.replace("seal", "stamp") for word in SEAL))
    assert done.returncode == 2
    assert "belongs to the installed program" in done.stderr
    assert (tmp_path / "validator" / "dossier" / "dossier.schema.json").read_bytes() == before
