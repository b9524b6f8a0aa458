"""`unreached:` in a rule file: branches without an example, each with a reason."""

from __future__ import annotations

from validator.dossier.document import Document, read_document
from validator.rulebook.digest import meaning_digest
from validator.rulebook.form import Form
from validator.rulebook.load_unreached import load_unreached
from validator.rulebook.rule import Unreached


def load(text: str) -> tuple[tuple[Unreached, ...], list[str]]:
    document = read_document(text.encode(), "rule.yaml")
    assert isinstance(document, Document)
    form = Form(document)
    found = load_unreached(document.data["unreached"], form)
    return found, [problem.message for problem in form.problems]


def test_an_entry_with_and_without_quotes() -> None:
    for written in ('"false"', "false"):
        assert load(f"unreached: [{{at: /when/x, is: {written}, why: nobody can}}]") == (
            (Unreached("/when/x", "false", "nobody can"),),
            [],
        )


def test_an_entry_without_a_reason() -> None:
    assert load("unreached: [{at: /when/x, is: taken}]")[1] == ["`why:` is missing."]


def test_another_word() -> None:
    assert load("unreached: [{at: /x, is: maybe, why: so}]")[1] == ["`maybe` is none of true, false, taken."]
    assert "a list of entries" in load("unreached: none")[1][0]


def test_a_reason_is_no_part_of_a_rule_s_meaning() -> None:
    assert meaning_digest({"id": "A"}) == meaning_digest({"id": "A", "unreached": [1]})
