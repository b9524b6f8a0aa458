"""The reports as a whole, held against files that somebody has read; `python tests/report/renew.py` renews them."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import unified_diff

import pytest

from validator import Validator

from .golden_reports import GOLDEN, REPORTED, Reported, reports, wording_reports

RENEW = "If the change is meant: python tests/report/renew.py"


def differences(found: Iterable[tuple[str, str]]) -> str:
    """What is not as it was, as a diff; nothing where all is."""
    lines: list[str] = []
    for name, text in found:
        path = GOLDEN / name
        golden = path.read_text(encoding="utf-8") if path.is_file() else ""
        lines += unified_diff(golden.splitlines(), text.splitlines(), f"golden/{name}", "as it is now", lineterm="")
    return "\n".join(lines)


@pytest.mark.parametrize("one", REPORTED, ids=[one.stem for one in REPORTED])
def test_a_dossier_is_reported_as_it_was(validator: Validator, one: Reported) -> None:
    changed = differences(reports(validator, one))
    if changed:
        pytest.fail(f"The report that shows {one.shows}:\n{changed}\n{RENEW}", pytrace=False)


def test_words_alone_are_reported_as_they_were(validator: Validator) -> None:
    changed = differences(wording_reports(validator))
    if changed:
        pytest.fail(f"The report on words alone:\n{changed}\n{RENEW}", pytrace=False)


def test_no_file_is_left_over() -> None:
    kept = {f"{one.stem}.{form}" for one in REPORTED for form in one.forms} | {"wording.txt", "wording.json"}
    assert {path.name for path in GOLDEN.iterdir()} == kept
