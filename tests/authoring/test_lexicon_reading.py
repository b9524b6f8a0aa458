"""Classes of the lexicon that no rule names, and languages that lack a class."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from validator.authoring.lint.linter import asked, lint
from validator.facts.functions import signatures
from validator.rulebook.files import profile_names, read_files, shipped_rules
from validator.rulebook.load import Reading, read_rulebook

UNUSED = b'unused: "Nobody wants it yet."\n'


@pytest.fixture(scope="module")
def files() -> Mapping[str, bytes]:
    """The shipped rules with two languages."""
    wanted = ("lexicon/en/", "lexicon/nl/")
    read = read_files(shipped_rules())
    return {path: data for path, data in read.items() if not path.startswith("lexicon/") or path.startswith(wanted)}


def told(files: Mapping[str, bytes], *paths: str) -> list[str]:
    folder = shipped_rules()
    reading: Reading = read_rulebook(files, folder, profile_names(folder), signatures())
    assert reading.problems == ()
    found = lint(asked(reading, [str(folder / path) for path in paths]), None)
    return [f"{one.code} {one.message}" for one in found.findings]


def test_a_class_that_no_rule_names_needs_a_reason_in_one_language(files: Mapping[str, bytes]) -> None:
    made = {f"lexicon/{code}/gizmo.yaml": gizmo(code) for code in ("en", "nl")}
    assert told({**files, **made}, *made) == ["W516 No rule names the class `gizmo`: what it finds changes no verdict."]
    kept = {**made, "lexicon/nl/gizmo.yaml": gizmo("nl") + UNUSED}
    assert told({**files, **kept}, *kept) == []


def gizmo(code: str) -> bytes:
    return f"class: gizmo\nlanguage: {code}\nabout: a test\npatterns: [gizmo of the year]\n".encode()


def test_a_reason_that_nobody_needs_is_told(files: Mapping[str, bytes]) -> None:
    path = "lexicon/en/lme.yaml"
    assert told({**files, path: files[path] + UNUSED}, path) == [
        "W516 `unused:` says why no rule names `lme`, and one does."
    ]


def test_a_class_that_a_language_lacks_needs_a_reason(files: Mapping[str, bytes]) -> None:
    words = "lexicon/nl/words.yaml"
    without = {path: data for path, data in files.items() if path != "lexicon/nl/lme.yaml"}
    assert told(without, words) == ["W517 Language `nl` has no class `lme`, which other languages have."]
    reason = b"without:\n  lme: Nobody says it in Dutch.\n"
    assert told({**without, words: files[words] + reason}, words) == []
    assert told({**files, words: files[words] + reason}, words) == [
        "W517 `without:` says why there is no class `lme` here, and there is one."
    ]
