"""What of the rulebook is locked beside the rules, and what of it is meaning."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from validator.authoring.lock import Lock, read_lock, written
from validator.authoring.locked_parts import lock_of
from validator.facts.functions import signatures
from validator.rulebook.files import profile_names, read_files, shipped_rules
from validator.rulebook.load import read_rulebook

Edit = tuple[str, str, str]
Locks = Callable[..., Lock]
ACCOUNTS = "definitions/accounts-periods.yaml"


@pytest.fixture(scope="module")
def lock_after() -> Locks:
    """The lock of the shipped rules, but for English of its words, after edits of their files."""
    files = {
        path: data
        for path, data in read_files(shipped_rules()).items()
        if not path.startswith("lexicon/") or path.startswith("lexicon/en/")
    }

    def lock(*edits: Edit) -> Lock:
        changed: dict[str, bytes] = dict(files)
        for path, old, new in edits:
            text = changed[path].decode()
            assert old in text, (path, old)
            changed[path] = text.replace(old, new, 1).encode()
        return lock_of(read_rulebook(changed, Path("rules"), profile_names(shipped_rules()), signatures()))

    return lock


@pytest.fixture(scope="module")
def before(lock_after: Locks) -> Lock:
    return lock_after()


def different(before: Lock, after: Lock) -> set[str]:
    return {name for name in {*before, *after} if before.get(name) != after.get(name)}


def test_everything_that_decides_is_in_the_lock(before: Lock) -> None:
    for name in (
        "CG-OP-04",
        "account.period_ok",
        "tables/makes",
        "parameters/majors_limit",
        "vocabulary/claim",
        "vocabulary/claim.level",
        "verdict/basis",
        "verdict/on_product",
        "lexicon/en/absolute",
        "lexicon/en/words",
        "rulebook",
    ):
        assert name in before
    assert read_lock(written(before).encode(), "lock") == before


def test_a_sentence_for_readers_is_not(before: Lock) -> None:
    assert "approval.uncovered_skus" not in before


MEANING: Mapping[str, Edit] = {
    "account.well_dated": (ACCOUNTS, "is: period_from <= period_to\n", "is: period_from < period_to\n"),
    "account.same_stage": (ACCOUNTS, "other.facility = facility and ", ""),
    "tables/makes": ("tables/makes.yaml", "bauxite_mining: [asi_bauxite]", "bauxite_mining: [asi_alumina]"),
    "parameters/accounting_period_months": ("parameters.yaml", "value: 12}", "value: 13}"),
    "verdict/basis": ("verdict.yaml", "inferred: flag", "inferred: reject"),
    "verdict/membership": ("verdict.yaml", "[CG-GEN-12, DSG-WRD-05, CG-MEM-01]", "[CG-MEM-01]"),
    "lexicon/en/absolute": ("lexicon/en/absolute.yaml", '  - "proof positive"\n', ""),
    "rulebook": ("rulebook.yaml", 'version: "', 'version: "9'),
}


def test_what_decides_is_meaning(before: Lock, lock_after: Locks) -> None:
    assert different(before, lock_after(*MEANING.values())) == set(MEANING)


def test_a_basis_for_a_whole_file_is_that_of_each_definition(before: Lock, lock_after: Locks) -> None:
    found = different(before, lock_after((ACCOUNTS, "basis: arithmetic", "basis: inferred")))
    assert {"account.well_dated", "account.same_stage"} <= found
    assert "account.period_ok" not in found


def test_layout_order_and_what_is_said_are_not(before: Lock, lock_after: Locks) -> None:
    after = lock_after(
        (ACCOUNTS, "is: period_from <= period_to\n", "is: |\n      (period_from\n        <= period_to)\n"),
        (ACCOUNTS, "about: whether the period does not", "about: whether a period does not"),
        ("tables/makes.yaml", "about: ", "about: as far as we know, "),
        ("parameters.yaml", "about: longest material", "# a comment\n  about: the longest material"),
        ("verdict.yaml", "[CG-GEN-12, DSG-WRD-05, CG-MEM-01]", "[CG-MEM-01, DSG-WRD-05, CG-GEN-12]"),
        ("verdict.yaml", "a Member says that it is one", "somebody says to be a Member"),
        ("lexicon/en/absolute.yaml", '  - "proof positive"\n', ""),
        ("lexicon/en/absolute.yaml", "patterns:\n", 'patterns:\n  - "proof positive"\n'),
    )
    assert different(before, after) == set()
