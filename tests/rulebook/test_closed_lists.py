"""Words of closed lists: a misspelt one is a mistake and no text."""

from __future__ import annotations

import pytest

from validator.authoring.lint.linter import asked, lint, trying
from validator.facts.functions import signatures
from validator.rulebook.closed_lists import LISTS, check_suggestions
from validator.rulebook.files import profile_names, read_files, shipped_rules
from validator.rulebook.load import Reading, read_rulebook

RULE = """\
id: CG-BAD-97
title: A rule to misspell
cite: {{document: claims-guide, edition: "3", section: Approvals processes, clause: null, sources: [CG:S5]}}
basis: seen
for: {kind}
when:
  {when}
require:
  {require}
violated: flag
unknown: flag
message: "It is not so."
remedy: Correct it.
examples:
  - {{case: a, given: {given}, expect: met}}
  - {{case: b, given: {{}}, expect: violated}}
  - {{case: c, given: {{claim: {{}}}}, expect: unknown}}
"""


@pytest.fixture(scope="module")
def reading() -> Reading:
    folder = shipped_rules()
    return read_rulebook(read_files(folder), folder, profile_names(folder), signatures())


def told(reading: Reading, kind: str, when: str, require: str, given: str = "{}") -> list[str]:
    text = RULE.format(kind=kind, when=when, require=require, given=given)
    found = lint(trying(asked(reading, []), text.encode(), "CG-BAD-97.yaml"), None)
    return [f"{one.code} {one.message}" for one in found.findings]


@pytest.mark.parametrize(
    ("kind", "when", "said"),
    [
        ("phrase", "phrase.class: forced_labor_free", "E306 `forced_labor_free` is not a value of phrase.class"),
        ("phrase", "phrase.class: {in: [credits, lmee]}", "Did you mean `lme`?"),
        ("phrase", "phrase.language: dee", "E306 `dee` is not a value of phrase.language"),
        ("phrase", "phrase.tie: nearbye", "Did you mean `nearby`?"),
        ("phrase", "phrase.subject: produkt", "Did you mean `product`?"),
        ("claim", "claim.markets: {includes: Norway}", "E306 No dossier says `Norway` of claim.markets"),
        ("claim", "some: {phrase: {where: {class: creditz}}}", "Did you mean `credits`?"),
        ("statement", "statement.language: clam.level", "E301 `clam` is not a kind of fact. Did you mean `claim`?"),
        ("statement", "statement.language: {in: [claim.level, en]}", "E319 `claim.level` is a fact"),
        ("claim", "approval.decided_on: clam.published_on", "E301 `clam` is not a kind of fact."),
        ("claim", "claim.percentage: {at_most: parameter.majors_limit}", "Write `{parameter: majors_limit}`."),
        ("claim", "claim.percentage: {paramter: majors_limit}", "Did you mean `parameter`?"),
        ("claim", "claim.percentage: <= 5", "E320 `<= 5` is read as a text: write `{at_most: 5}`."),
        ("claim", 'claim.percentage: {"<=": 5}', "E320 `<=` is read as a text"),
        ("claim", "or: [{claim.level: group}]", "E320 `or` is no word of the rules: write `any:`"),
    ],
)
def test_a_misspelt_word_is_told(reading: Reading, kind: str, when: str, said: str) -> None:
    assert any(said in each for each in told(reading, kind, when, "claim.level: group")), said


def test_a_text_with_a_full_stop_in_quotes_is_a_text(reading: Reading) -> None:
    found = told(reading, "statement", 'statement.text: "clam.level"', "claim.level: group")
    assert not any("E301" in each for each in found)


def test_an_example_cannot_give_a_class_that_there_is_not(reading: Reading) -> None:
    found = told(
        reading, "phrase", "phrase.class: lme", "phrase.negated: true", "{phrase: {class: lmee, negated: true}}"
    )
    assert any(each.startswith("W509 `lmee` does not fit phrase.class") for each in found)


def test_a_suggestion_is_for_a_class_that_there_is(reading: Reading) -> None:
    assert reading.tables is not None
    documents = {path: one for path, one in reading.documents.items() if path.startswith("wording/")}
    assert check_suggestions(documents, reading.tables.lexicon) == ()
    files = dict(read_files(shipped_rules()))
    files["wording/en.yaml"] += b"\n  forced_labor_free: Say nothing of it.\n"
    found = read_rulebook(files, shipped_rules(), (), signatures()).problems
    assert [one.code for one in found] == ["E406"]
    assert "Did you mean `forced_labour_free`?" in found[0].message


def test_every_list_has_words(reading: Reading) -> None:
    assert reading.tables is not None
    assert all(listed(reading.tables.lexicon) for listed in LISTS.values())
