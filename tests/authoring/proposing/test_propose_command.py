"""`rules propose`: what it finds is written beside the rule, passes, and notices what nobody noticed."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner, Result

from validator.cli.main import cli

RULE = "CG-APP-04"


def run(command: str, rules: Path, *words: str) -> Result:
    given = ["rules", command, *words, "--rules", str(rules), "--fixtures", str(rules.parent / "nothing")]
    return CliRunner().invoke(cli, given, catch_exceptions=False)


def without_an_example(rules_copy, case: str) -> Path:
    """The rule's file without one of its examples; and without what was proposed."""
    path = rules_copy.file(RULE)
    for proposed in rules_copy.folder.rglob("*.proposed.yaml"):
        proposed.unlink()
    head, *cases = path.read_text(encoding="utf-8").split("  - case:")
    kept = [each for each in cases if not each.startswith(f" {case}\n")]
    assert len(kept) == len(cases) - 1
    path.write_text("  - case:".join((head, *kept)), encoding="utf-8")
    return path


def test_what_is_proposed_notices_what_nobody_noticed(rules_copy) -> None:
    path = without_an_example(rules_copy, "not approved yet")
    before = run("mutate", rules_copy.folder, RULE).stdout
    assert "Nobody would notice" in before
    done = run("propose", rules_copy.folder, RULE)
    assert done.exit_code == 0
    beside = path.with_suffix(".proposed.yaml")
    assert f"{beside}: " in done.stdout
    text = beside.read_text(encoding="utf-8")
    assert f"rule: {RULE}" in text
    assert "read: false" in text
    assert "by a proposed example" in run("mutate", rules_copy.folder, RULE).stdout
    assert run("test", rules_copy.folder, RULE, "--engine", "reference").exit_code == 0


def test_what_a_person_has_read_is_kept(rules_copy) -> None:
    beside = without_an_example(rules_copy, "not approved yet").with_suffix(".proposed.yaml")
    run("propose", rules_copy.folder, RULE)
    own = beside.read_text(encoding="utf-8").replace("read: false", "read: true")
    beside.write_text(own, encoding="utf-8")
    assert run("propose", rules_copy.folder, RULE).exit_code == 0
    assert beside.read_text(encoding="utf-8").count("read: true") == own.count("read: true")


def test_a_rule_that_nobody_knows(rules_copy) -> None:
    assert run("propose", rules_copy.folder, "CG-OP-99").exit_code == 2
