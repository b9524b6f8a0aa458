"""The text report: the verdict first, then what decides it, where it stands, what to do, what to answer."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from validator import Validator
from validator.report.text_report import DISCLAIMER, TextReport

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
    assert lines[1].startswith("  Judged for 2026-11-30. The answer changes on ")
    assert lines[-2].strip() == DISCLAIMER


def test_what_decides_stands_with_its_place_the_remedy_and_the_rule(validator) -> None:
    lines = told(validator, published_without_approval())
    assert lines[0].startswith("can.yaml: REJECT")
    text = "\n".join(lines)
    assert "What decides it:" in text
    start = next(number for number, line in enumerate(lines) if line == "What decides it:")
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
