"""`rules new --succeeds`: the rule that follows upon another one, begun as its copy."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

from click.testing import CliRunner, Result

from validator import Validator
from validator.authoring.lock import FILE
from validator.cli.main import cli
from validator.facts.functions import signatures
from validator.rulebook.files import read_files, shipped_rules
from validator.rulebook.load import build_rulebook

USED = json.loads((shipped_rules() / FILE).read_bytes())
NEXT = f"CG-OP-{max(int(name[-2:]) for name in USED if re.fullmatch('CG-OP-[0-9]{2}', name)) + 1:02}"
"""The id that the successor of CG-OP-04 gets: the next that was never used."""


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(cli, ["rules", *map(str, arguments)], catch_exceptions=False)


def begin_successor(folder: Path, *more: str) -> Result:
    assert run("retire", "CG-OP-04", "--on", "2026-12-31", "--rules", folder).exit_code == 0
    return run("new", "--succeeds", "CG-OP-04", *more, "--rules", folder)


def test_it_begins_the_day_after_and_covers_what_the_old_one_covered(rules_copy) -> None:
    done = begin_successor(rules_copy.folder, "--title", "ASI approves before anything is printed")
    assert done.exit_code == 0, done.output
    path = Path(done.output.partition(": rule ")[0])
    assert path.name == f"{NEXT}-asi-approves-before-anything-is-printed.yaml"
    book = build_rulebook(read_files(rules_copy.folder), rules_copy.folder, (), signatures())
    old, new = book.rules["CG-OP-04"], book.rules[NEXT]
    assert new.effective_from == date(2027, 1, 1)
    assert new.also == ("CG-OP-04", *old.also)
    assert (new.when, new.require, new.violations) == (old.when, old.require, old.violations)
    assert (new.version, new.confirmed, new.cite.clause) == (1, None, None)
    assert len(new.examples) == len(old.examples)


def test_gates_and_examples_name_it_beside_the_old_one(rules_copy) -> None:
    told = begin_successor(rules_copy.folder).output
    book = build_rulebook(read_files(rules_copy.folder), rules_copy.folder, (), signatures())
    gates = [gate for route in book.table.routes["on_product"] for gate in route.gates]
    assert ("CG-OP-04", NEXT) in gates
    assert f"mutants.yaml: names {NEXT} beside CG-OP-04." in told
    assert "  - at: /violated/0\n" in (rules_copy.folder / "mutants.yaml").read_text().partition(f"{NEXT}:\n")[2]
    tested = run("test", "CG-OP-04", NEXT, "CG-OP-05", "--rules", rules_copy.folder, "--fixtures", "nowhere")
    assert tested.exit_code == 0, tested.output


def test_on_either_side_of_the_day_the_gate_is_met_by_the_rule_in_effect(rules_copy, fixtures: Path) -> None:
    begin_successor(rules_copy.folder)
    validator = Validator.load(rules_copy.folder, engine="reference")
    can = (fixtures / "on-product" / "can-whole-chain.yaml").read_text(encoding="utf-8")
    for day in ("2026-12-31", "2027-01-01"):
        text = can.replace('published_on: "2026-11-30"', f'published_on: "{day}"').replace(
            "published_on: 2026-11-30", f"published_on: {day}"
        )
        assert day in text
        found = validator.check(text.encode())
        assert not [each for each in found.findings.unmet if each.rule.id in ("CG-OP-04", NEXT)]


def test_the_rule_has_to_end_first_and_has_one_successor(rules_copy) -> None:
    done = run("new", "--succeeds", "CG-OP-04", "--rules", rules_copy.folder)
    assert done.exit_code == 2
    assert "asi-claims rules retire CG-OP-04 --on DATE" in done.output
    begin_successor(rules_copy.folder)
    done = run("new", "--succeeds", "CG-OP-04", "--rules", rules_copy.folder)
    assert done.exit_code == 2
    assert f"{NEXT} succeeds CG-OP-04 already, from 2027-01-01 on." in done.output


def test_either_a_family_or_a_rule_to_succeed(rules_copy) -> None:
    assert run("new", "--title", "A", "--rules", rules_copy.folder).exit_code == 2
    both = run("new", "--succeeds", "CG-OP-04", "--family", "law", "--rules", rules_copy.folder)
    assert both.exit_code == 2
    assert "leave --family out" in both.output
