"""`rules show`: one rule in words, as text and as JSON."""

from __future__ import annotations

import json
import subprocess
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from validator import Validator
from validator.authoring.history import History, history_of
from validator.authoring.naming import Naming
from validator.authoring.rule_card import BASIS, rule_card
from validator.authoring.rule_data import rule_data
from validator.authoring.rule_text import rule_text
from validator.cli.main import cli
from validator.cli.rule_history import rule_history
from validator.rulebook.resting import named_in

NO_HISTORY = History(none_because="no history here")


@pytest.fixture(scope="module")
def naming(validator: Validator) -> Naming:
    return Naming(validator.rulebook, date(2026, 11, 22))


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, ["rules", *arguments], catch_exceptions=False)


def test_a_rule_is_shown_with_everything_that_belongs_to_it(naming: Naming) -> None:
    rule = naming.rulebook.rules["CG-OP-04"]
    told = rule_text(rule_card(rule, naming), NO_HISTORY)
    assert told.startswith(f"CG-OP-04 (covers COC-CLM-05 as well): {rule.title}")
    for title in ("Applies when", "Requires that", "Otherwise:", "Source:", "Basis: seen", "Facts it looks at:"):
        assert title in told
    for title in ("Ways to approval on which it must be met:", "Examples:", "History:"):
        assert title in told
    assert "Given in the dossier at /approval/status." in told
    assert "Asked: Has ASI approved this claim" in told
    assert rule.examples[0].case.capitalize()[1:] in told
    assert "{claim.published_on}" not in told, "placeholders are told in words"


def test_every_shipped_rule_has_a_card_whose_lines_fit(naming: Naming) -> None:
    for rule in naming.rulebook.rules.values():
        card = rule_card(rule, naming)
        lines = rule_text(card, NO_HISTORY).splitlines()
        assert all(len(line) <= 100 or " " not in line.strip() for line in lines if "/" not in line), rule.id
        json.dumps(rule_data(card, NO_HISTORY))


def test_every_step_down_to_what_a_dossier_submits_has_a_basis_and_a_source(naming: Naming) -> None:
    """Of each rule: whatever a step looks at is a step itself, a table, a function, a parameter, or is submitted."""
    book = naming.rulebook
    for rule in book.rules.values():
        data = rule_data(rule_card(rule, naming), NO_HISTORY)["behind"]
        named = {part: {each["name"]: each for each in data[part]} for part in data}
        steps = named["definitions"]
        for step in (*steps.values(), *named["tables"].values()):
            assert step["basis"] in BASIS and step["about"], (rule.id, step["name"])
            assert step["cite"]["section"], (rule.id, step["name"])
            assert step["cite"]["sources"] or step["cite"]["document"] == "asi-claims", "else our own choice"
        for step in steps.values():
            where = rule.id, step["name"]
            assert any(line.strip() for line in step["formula"]), where
            assert set(step["rests_on"]) <= steps.keys() | named["submitted"].keys(), where
            assert set(step["tables"]) <= named["tables"].keys(), where
            assert set(step["functions"]) <= named["functions"].keys(), where
            assert set(step["parameters"]) <= book.parameters.entries.keys(), where
        for each in named["submitted"].values():
            made = book.vocabulary.kinds[each["name"].split(".")[0]].made_by  # found in texts, so nobody is asked
            kind, _, name = each["name"].partition(".")
            asked = each["question"] or book.vocabulary.kinds[kind].attributes[name].of_parent
            assert made or (asked and each["pointer"]), (rule.id, each["name"])
        for each in named["functions"].values():
            assert each["about"], (rule.id, each["name"])
        top = {f"{kind}.{name}" for kind, name in named_in(rule, book.vocabulary)}
        assert top <= steps.keys() | named["submitted"].keys(), rule.id


def test_a_rule_as_durable_rules_gets_it() -> None:
    done = run("show", "CG-MB-02", "--as", "durable")
    assert done.exit_code == 0
    assert "# CG-MB-02 in durable_rules: one session for each account." in done.stdout
    assert 'm0: {"boolean:account:within_availability": 1}' in done.stdout
    assert run("show", "CG-MB-02", "--as", "durable", "--format", "json").exit_code == 2


def test_a_capped_outcome_says_so(naming: Naming) -> None:
    cards = [rule_card(rule, naming) for rule in naming.rulebook.rules.values() if rule.basis == "inferred"]
    capped = [one for card in cards for one in card.otherwise if one.asked_for != one.outcome]
    for one in capped:
        assert (one.asked_for, one.outcome) == ("reject", "flag")


def test_gates_and_parameters_are_named(naming: Naming) -> None:
    table = naming.rulebook.table
    for rule in naming.rulebook.rules.values():
        assert bool(rule_card(rule, naming).gates) is (rule.id in table.gates())


def test_json_holds_the_same(validator: Validator) -> None:
    done = run("show", "CG-OP-04", "--format", "json")
    found = json.loads(done.stdout)
    assert done.exit_code == 0
    assert found["schema"] == "asi-claims/rule/1"
    assert found["id"] == "CG-OP-04"
    assert found["otherwise"][0]["outcome"] == "reject"
    assert found["otherwise"][-1]["case"] is None
    assert {fact["name"]: fact["pointer"] for fact in found["facts"]}["approval.status"] == "/approval/status"


def test_a_row_that_is_covered_leads_to_its_rule() -> None:
    assert run("show", "COC-CLM-05").stdout.startswith("CG-OP-04")


def test_an_id_that_is_not_there_is_a_usage_error_with_the_nearest() -> None:
    done = run("show", "CG-OP-4")
    assert done.exit_code == 2
    assert "There is no rule CG-OP-4. Did you mean CG-OP-" in done.output


def test_the_history_is_that_of_git(tmp_path: Path) -> None:
    rule = tmp_path / "A-01-rule.yaml"
    rule.write_text("id: A-01\n", encoding="utf-8")
    assert rule_history(rule).none_because.startswith("The rulebook does not lie in a git checkout")
    git = ["git", "-c", "user.name=Rosa", "-c", "user.email=rosa@example.org", "-C", str(tmp_path)]
    subprocess.run([*git, "init", "-q"], check=True)
    subprocess.run([*git, "commit", "-q", "--allow-empty", "-m", "Begin"], check=True)
    assert rule_history(rule).lines() == ("The file has not been committed yet.",)
    subprocess.run([*git, "add", "."], check=True)
    subprocess.run([*git, "commit", "-q", "-m", "A rule about approval"], check=True)
    (change,) = rule_history(rule).changes
    assert (change.subject, change.by) == ("A rule about approval", "Rosa")


def test_a_log_is_read_line_by_line() -> None:
    history = history_of("abc\x1f2026-01-02\x1fRosa\x1fFirst: draft\n")
    assert history.lines() == ("2026-01-02 First: draft (Rosa, abc)",)
