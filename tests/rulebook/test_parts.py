"""What of a rulebook did not change is not read again, and what is remembered is what reading gives."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from validator.dossier.document import Document
from validator.facts.functions import signatures
from validator.rulebook import parts as module
from validator.rulebook.files import read_files, shipped_rules
from validator.rulebook.load import Reading, read_rulebook
from validator.rulebook.parts import Parts, Remembered

FOLDER = Path("rules")
RULE = "claims-guide/CG-OP-04-approval-before-publication.yaml"


@pytest.fixture(scope="module")
def files() -> Mapping[str, bytes]:
    """The shipped rules with two languages of the lexicon."""
    wanted = ("lexicon/en/", "lexicon/nl/")
    read = read_files(shipped_rules())
    return {path: data for path, data in read.items() if not path.startswith("lexicon/") or path.startswith(wanted)}


def read(files: Mapping[str, bytes], parts: Parts | None = None) -> Reading:
    return read_rulebook(files, FOLDER, (), signatures(), parts=parts)


def test_what_is_remembered_is_what_reading_gives(files: Mapping[str, bytes], tmp_path: Path) -> None:
    afresh = read(files).rulebook
    assert afresh is not None
    for parts in (Remembered(tmp_path), Remembered(tmp_path)):
        again = read(files, parts).rulebook
        assert again is not None
        assert again.rules == afresh.rules
        assert again.sha256 == afresh.sha256
        assert again.vocabulary == afresh.vocabulary
        assert again.lexicon.classes() == afresh.lexicon.classes()
        assert set(again.lexicon.languages) == {"en", "nl"}
        assert set(again.lexicon.languages["nl"].classes) == set(afresh.lexicon.languages["nl"].classes)
        assert "xx" not in again.lexicon.languages


def test_only_what_changed_is_read(files: Mapping[str, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read(files, Remembered(tmp_path))
    seen: list[str] = []
    real = module.read_source
    monkeypatch.setattr(module, "read_source", lambda data, path: seen.append(path) or real(data, path))
    monkeypatch.setattr(module, "load_lexicon", lambda _: pytest.fail("the lexicon did not change"))
    changed = {**files, RULE: files[RULE].replace(b"unknown: flag", b"unknown: advise")}
    reading = read(changed, Remembered(tmp_path))
    assert seen == [str(FOLDER / RULE)]
    assert reading.rules["CG-OP-04"].unknown == "advise"


def test_places_of_what_is_remembered_are_known(files: Mapping[str, bytes], tmp_path: Path) -> None:
    read(files, Remembered(tmp_path))
    document = Remembered(tmp_path).read(files[RULE], str(FOLDER / RULE))
    assert isinstance(document, Document)
    assert document.key_place("/basis").line == files[RULE].decode().split("basis:")[0].count("\n") + 1


def test_a_mistake_is_told_every_time(files: Mapping[str, bytes], tmp_path: Path) -> None:
    broken = {**files, RULE: files[RULE].replace(b"basis: seen", b"basis: sen")}
    for _ in range(2):
        assert [one.code for one in read(broken, Remembered(tmp_path)).problems] == ["E208"]


def test_a_rule_is_read_again_where_its_words_changed(files: Mapping[str, bytes], tmp_path: Path) -> None:
    parts = Remembered(tmp_path)
    read(files, parts)
    path = "vocabulary/approval.yaml"
    renamed = {**files, path: files[path].replace(b"  decided_on:", b"  decidedd_on:", 1)}
    assert read(renamed, parts).problems


def test_a_language_that_is_stored_no_longer_is_read_again(
    files: Mapping[str, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ASI_CLAIMS_CACHE", str(tmp_path / "cache"))
    read(files, Remembered(tmp_path))
    book = read(files, Remembered(tmp_path)).rulebook
    assert book is not None
    for path in (tmp_path / "cache").glob("*.nl.pickle"):
        path.unlink()
    assert "lme" in book.lexicon.languages["nl"].classes
