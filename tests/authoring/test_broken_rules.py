"""Every fault of fixtures/rules-broken/ is found by its own code, and nothing else is found."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Mapping
from pathlib import Path

import pytest
import yaml

from validator.authoring.lint.against_lock import LockFile
from validator.authoring.lint.codes import CODES, as_markdown
from validator.authoring.lint.finding import from_problem
from validator.authoring.lint.linter import Asked, asked, lint, trying
from validator.authoring.lock import read_lock, written
from validator.authoring.locked_parts import lock_of
from validator.facts.functions import signatures
from validator.rulebook.files import profile_names, read_files, shipped_rules
from validator.rulebook.load import Reading, read_rulebook

ROOT = Path(__file__).resolve().parents[2]
BROKEN = ROOT / "fixtures" / "rules-broken"
INDEX = yaml.safe_load((BROKEN / "index.yaml").read_text(encoding="utf-8"))
RULES: Mapping[str, str] = INDEX["rules"]
TABLES = {f"{each['code']}-{each['file']}": each for each in INDEX["tables"]}
FOLDER = Path("rules")


@pytest.fixture(scope="module")
def files() -> Mapping[str, bytes]:
    return read_files(shipped_rules())


@pytest.fixture(scope="module")
def reading(files: Mapping[str, bytes]) -> Reading:
    return read_rulebook(files, FOLDER, profile_names(shipped_rules()), signatures())


@pytest.fixture(scope="module")
def beside(reading: Reading) -> Asked:
    """The shipped rules, and right ones that some of the broken ones clash with."""
    question = asked(reading, [])
    for path in sorted((BROKEN / "beside").glob("*.yaml")):
        question = trying(question, path.read_bytes(), str(path))
    return question


@pytest.fixture(scope="module")
def lock() -> LockFile:
    return lock_file((BROKEN / "rules.lock.json").read_bytes())


def lock_file(data: bytes) -> LockFile:
    found = read_lock(data, "rules/rules.lock.json")
    assert not isinstance(found, tuple)
    return LockFile("rules/rules.lock.json", found, data.decode())


def test_the_rules_beside_are_right(beside: Asked, lock: LockFile) -> None:
    assert lint(beside, lock).findings == ()


def test_there_are_at_least_sixty_and_each_is_in_the_index() -> None:
    assert len(RULES) >= 60
    assert set(RULES) == {path.name for path in BROKEN.glob("CG-*.yaml")}


@pytest.mark.parametrize("name", RULES)
def test_a_fault_is_found_by_its_code_and_nothing_else_is(name: str, beside: Asked, lock: LockFile) -> None:
    path = BROKEN / name
    question = trying(asked_only(beside), path.read_bytes(), str(path))
    found = lint(question, lock)
    assert [one.code for one in found.findings] == [RULES[name]], found.findings
    assert found.not_done == ()
    if RULES[name].startswith("L"):
        assert "the engine says" in found.findings[0].witness[-1]


def asked_only(beside: Asked) -> Asked:
    return Asked(beside.reading, beside.families, frozenset(), beside.tried)


@pytest.mark.parametrize("name", TABLES)
def test_a_fault_in_a_table_is_found_by_its_code(name: str, files: Mapping[str, bytes], reading: Reading) -> None:
    case = TABLES[name]
    data = (BROKEN / case["file"]).read_bytes()
    changed, path = dict(files), ""
    if "as" in case:
        path, changed[case["as"]] = case["as"], data
    elif "into" in case:
        path, changed[case["into"]] = case["into"], files[case["into"]] + data
    elif "without" in case:
        del changed[case["without"]]
    again = reading if "lock" in case else read_rulebook(changed, FOLDER, profile_names(shipped_rules()), signatures())
    about = {"without": "rules", "lock": "rules/rules.lock.json"}.get(
        next(iter(set(case) & {"without", "lock"}), ""), ""
    )
    lockfile = None
    if case.get("lock") == "alone":
        problems = read_lock(data, "rules/rules.lock.json")
        assert isinstance(problems, tuple)
        assert [from_problem(one).code for one in problems] == [case["code"]]
        return
    if "lock" in case or "locked" in case:
        lockfile = as_locked(reading, data if "lock" in case else b"{}")
    found = lint(asked(again, [about or str(FOLDER / path)]), lockfile)
    assert [one.code for one in found.findings] == [case["code"]], found.findings


def as_locked(reading: Reading, more: bytes) -> LockFile:
    return lock_file(written({**lock_of(reading), **lock_file(more).lock}).encode())


def test_the_shipped_rulebook_is_clean(reading: Reading) -> None:
    found = lint(asked(reading), as_locked(reading, b"{}"))
    assert found.findings == ()
    assert found.not_done == ()


def test_every_code_that_the_program_uses_is_listed_and_shown() -> None:
    used = set()
    for path in (ROOT / "validator").rglob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        texts = (
            node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)
        )
        used.update(text for text in texts if re.fullmatch(r"[EWLK][1-7][0-9]{2}", text))
    assert used == set(CODES)
    assert set(CODES) == {*RULES.values(), *(case["code"] for case in TABLES.values())}


def test_every_complaint_of_a_loader_about_rules_has_a_code() -> None:
    """Those of a table have the one of its file."""
    for name in (
        "form",
        "gates",
        "link",
        "load_condition",
        "load_examples",
        "load_reference",
        "load_rule",
        "load_unreached",
    ):
        tree = ast.parse((ROOT / "validator" / "rulebook" / f"{name}.py").read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "complain":
                assert any(keyword.arg == "code" for keyword in node.keywords), f"{name}.py:{node.lineno}"


@pytest.mark.parametrize("code", CODES)
def test_the_example_of_a_code_stands_in_a_file_with_that_fault(code: str) -> None:
    names = [name for name, found in RULES.items() if found == code]
    names += [case["file"] for case in TABLES.values() if case["code"] == code]
    texts = [(BROKEN / name).read_text(encoding="utf-8") for name in names]
    example = CODES[code].example
    missing = re.search(r"without `(.+)`|no example that is `(.+)`", example)
    if missing is None:
        assert any(example in text for text in texts)
    else:
        wanted = missing[1] or f"expect: {missing[2]}"
        assert all(wanted not in text for text in texts)


def test_the_readme_lists_every_code() -> None:
    readme = (shipped_rules() / "README.md").read_text(encoding="utf-8")
    begin, end = "<!-- codes begin -->\n", "<!-- codes end -->"
    assert begin in readme, "put the output of `asi-claims rules lint --codes` between the marks"
    assert readme.partition(begin)[2].partition(end)[0].strip() == as_markdown().strip()


def test_the_lock_of_the_shipped_rulebook_is_right_or_not_there() -> None:
    path = shipped_rules() / "rules.lock.json"
    if path.exists():
        assert json.loads(path.read_text(encoding="utf-8"))
