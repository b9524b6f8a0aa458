"""The text report: the verdict first, then what decides it, where it stands, what to do, what to answer."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from validator import Validator
from validator.dossier.problem import Problem
from validator.facts.values import Missing
from validator.report.text_report import DISCLAIMER, TextReport
from validator.verdict.determination import Asked, Determination, Provenance
from validator.verdict.finding import Findings

ROOT = Path(__file__).resolve().parents[2]
CAN = (ROOT / "fixtures/on-product/can-whole-chain.yaml").read_text(encoding="utf-8")
DAY = date(2026, 11, 15)


def told(validator: Validator, text: str, show_all: bool = False) -> list[str]:
    determination = validator.check(text.encode(), as_of=DAY, name="can.yaml")
    return TextReport(show_all).one(determination).splitlines()


def published_without_approval() -> str:
    text = CAN.replace("publication: planned", "publication: published")
    return text.replace("  status: approved\n  reference:", "  status: pending\n  reference:")


def test_the_verdict_comes_first_and_the_disclaimer_last(validator) -> None:
    lines = told(validator, CAN)
    assert lines[0].startswith("can.yaml: APPROVE")
    assert lines[1].startswith("  Judged for every day from 2026-11-30 to 2027-05-31, on which the claim is made. ")
    assert lines[-2].strip() == DISCLAIMER


def test_what_decides_stands_with_its_place_the_remedy_and_the_rule(validator) -> None:
    lines = told(validator, published_without_approval())
    assert lines[0].startswith("can.yaml: REJECT")
    text = "\n".join(lines)
    assert "What cannot be said:" in text
    start = next(number for number, line in enumerate(lines) if line == "What cannot be said:")
    block = "\n".join(lines[start : start + 12])
    assert "Where: can.yaml, line " in block
    assert "What to do: " in block
    assert "Rule CG-OP-04 (claims-guide" in block


def test_questions_name_the_place_of_the_answer(validator) -> None:
    text = CAN.replace("  units: 20000000\n", "")
    assert text != CAN
    lines = told(validator, text)
    assert lines[0].startswith("can.yaml: FLAG")
    joined = " ".join(" ".join(lines).split())
    assert "Questions to answer:" in joined
    assert "The answer goes to /product/units, can.yaml, line " in joined


def test_nobody_reads_the_engine_s_own_words(validator) -> None:
    text = "\n".join(told(validator, published_without_approval()) + told(validator, CAN))
    for word in ("durable", "Kleene", "unknown:", "Interval", "None", "True", "False", "Fraction("):
        assert word not in text


def test_everything_that_was_looked_at_is_listed_when_asked_for(validator) -> None:
    assert not any("Everything else that was looked at:" in line for line in told(validator, CAN))
    lines = told(validator, CAN, show_all=True)
    assert any("not applicable: " in line for line in lines)


def test_mistakes_in_the_file_are_listed_with_line_and_column(validator) -> None:
    lines = told(validator, CAN.replace("category: on_product", "category: on_produkt"))
    assert lines[0] == (
        "can.yaml: NOT READ: the file has mistakes, so nothing was judged. Correct them and check again."
    )
    assert any("on_product" in line for line in lines[1:]), "the nearest right word is named"


def test_several_dossiers_end_with_a_tally(validator) -> None:
    report = TextReport(False)
    for text in (CAN, published_without_approval(), "id: ["):
        report.one(validator.check(text.encode(), as_of=DAY, name="can.yaml"))
    assert report.end() == "3 dossiers: 1 approve, 1 reject, 1 not judged.\n"


def test_one_dossier_has_no_tally(validator) -> None:
    report = TextReport(False)
    assert report.begin() == report.end() == ""
    report.one(validator.check(CAN.encode(), as_of=DAY, name="can.yaml"))
    assert report.end() == ""


def test_two_dossiers_of_one_kind_have_one(validator) -> None:
    report = TextReport(False)
    for _ in range(2):
        report.one(validator.check(CAN.encode(), as_of=DAY, name="can.yaml"))
    assert report.end() == "2 dossiers: 2 approve.\n"


def test_an_engine_that_failed_is_told_as_such() -> None:
    """Nothing in the file is wrong then, so nobody is sent to correct it."""
    nothing = Determination("can.yaml", "can", "", None, None, Provenance("1", "", (), ()))
    wrong = Problem("", 1, 1, "The rules engine failed: it ended.", "can.yaml")
    failed = replace(nothing, errors=(wrong,), engine_failed=True)
    assert TextReport(False).one(failed) == (
        "can.yaml: NOT JUDGED: the rules engine failed on this dossier, so nothing was decided.\n"
        "  - 1:1: The rules engine failed: it ended.\n\n"
    )


def test_without_the_document_a_place_is_told_by_its_pointer(validator) -> None:
    determination = validator.check(published_without_approval().encode(), as_of=DAY, name="some/where/can.yaml")
    text = " ".join(TextReport(False).one(replace(determination, document=None)).split())
    assert "Where: can.yaml, /claim " in text
    assert ", line " not in text


def test_what_is_about_the_dossier_as_a_whole_is_told_so(validator) -> None:
    determination = validator.check(CAN.encode(), as_of=DAY, name="can.yaml")
    asked = Asked(Missing("dossier.reviewed", "", "missing", "Who has read it?"), ())
    text = TextReport(False).one(replace(determination, asked=(asked,)))
    assert "can.yaml, line 3 (the whole dossier)." in " ".join(text.split())


@pytest.mark.parametrize(
    ("missing", "said"),
    [
        (Missing("a.b", "/claim", "missing"), "What is a.b? The answer goes to /claim, can.yaml, line 9 (/claim)."),
        (
            Missing("a.b", "/claim", "stale", "Is it?"),
            "Is it? The answer goes to /claim, can.yaml, line 9 (/claim). The answer on file is too old.",
        ),
        (
            Missing("a.b", "/claim", "conflicting", "Is it?"),
            "Is it? The answer goes to /claim, can.yaml, line 9 (/claim). The answers on file contradict each other.",
        ),
    ],
)
def test_every_kind_of_question_says_where_its_answer_comes_from(validator, missing, said) -> None:
    determination = validator.check(CAN.encode(), as_of=DAY, name="can.yaml")
    text = TextReport(False).one(replace(determination, asked=(Asked(missing, ()),)))
    questions = text[text.index("Questions to answer:") : text.index("  Requirements looked at")]
    assert " ".join(questions.split()) == f"Questions to answer: - {said}"


@pytest.mark.parametrize(("clause", "told"), [(None, "(claims-guide 3; "), ("4.2", "(claims-guide 3, 4.2; ")])
def test_a_clause_is_told_where_somebody_has_checked_it(validator, clause, told) -> None:
    determination = validator.check(published_without_approval().encode(), as_of=DAY, name="can.yaml")
    first = determination.findings[0]
    rule = replace(first.rule, cite=replace(first.rule.cite, clause=clause))
    changed = replace(determination, findings=Findings([replace(first, rule=rule)]))
    assert told in " ".join(TextReport(False).one(changed).split())


@pytest.mark.parametrize(
    ("status", "outcome", "reasons", "heading", "headline"),
    [
        ("violated", "reject", (), "What cannot be said:", "REJECT: this claim cannot be made as it stands."),
        ("unknown", "flag", ("missing", "person"), "What is not shown yet:", "not shown, see the questions."),
        ("unknown", "flag", (), "What is not shown yet:", "not shown, see the questions."),
        ("unknown", "flag", ("person",), "What waits for ASI:", "a person at ASI has to look."),
        ("unknown", "flag", ("parameter",), "What waits for ASI:", "a person at ASI has to look."),
        ("violated", "flag", (), "What waits for ASI:", "a person at ASI has to look."),
    ],
)
def test_what_cannot_be_said_is_told_apart_from_what_waits(
    validator, status, outcome, reasons, heading, headline
) -> None:
    determination = validator.check(published_without_approval().encode(), as_of=DAY, name="can.yaml")
    first = determination.findings[0]
    missing = tuple(Missing("a.b", "/claim", reason, "Is it?") for reason in reasons)
    told = replace(first.told, status=status, outcome=outcome, missing=missing)
    findings = Findings([replace(first, told=told)])
    lines = TextReport(False).one(replace(determination, verdict=outcome, findings=findings)).splitlines()
    assert headline in lines[0]
    assert [line for line in lines if line.startswith("What ")] == [heading]


def test_lines_are_no_longer_than_a_hundred_characters_but_for_words_that_are(validator) -> None:
    long = "/" + "x" * 120
    determination = validator.check(published_without_approval().encode(), as_of=DAY, name="can.yaml")
    asked = Asked(Missing("a.b", long, "parameter", f"{'word ' * 40}well-known"), ())
    lines = TextReport(False).one(replace(determination, asked=(asked,))).splitlines()
    assert max(len(line) for line in lines[1:] if long not in line) <= 100
    assert any(line.endswith("well-known") for line in lines), "no word is broken at its hyphen"
