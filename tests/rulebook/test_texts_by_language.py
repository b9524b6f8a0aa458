"""Messages, remedies and questions in several languages: English always, the others where there are any."""

from __future__ import annotations

from pathlib import Path

import pytest

from validator.authoring.lock import meaning_of
from validator.dossier.document import Document, read_document
from validator.facts.functions import signatures
from validator.rulebook.files import read_files, shipped_rules
from validator.rulebook.in_language import all_said, in_language, languages_of
from validator.rulebook.load import build_rulebook
from validator.rulebook.load_vocabulary import load_vocabulary

FILES = {path: data for path, data in read_files(shipped_rules()).items() if not path.startswith("lexicon/")}
OP_04 = next(path for path in FILES if path.startswith("claims-guide/CG-OP-04"))
REMEDY = (
    "remedy:\n  en: Wait for ASI's approval before printing.\n  de: Warten Sie mit dem Druck auf die Freigabe der ASI."
)


def changed(old: str, new: str, path: str = OP_04) -> dict[str, bytes]:
    text = FILES[path].decode()
    assert text.count(old) == 1
    return {**FILES, path: text.replace(old, new).encode()}


def problems(files: dict[str, bytes]) -> list[str]:
    from validator.errors import RulebookError

    with pytest.raises(RulebookError) as raised:
        build_rulebook(files, Path("rules"), (), signatures())
    return [f"{problem.code} {problem.line}: {problem.message}" for problem in raised.value.problems]


def test_a_case_says_its_own_text_or_the_rules_in_every_language(validator) -> None:
    first, *_, last = validator.rulebook.rules["CG-OP-04"].violations
    assert first.message.startswith("Published on") and first.messages["de"].startswith("Veröffentlicht am")
    assert last.message.startswith("Planned for") and last.messages["de"].startswith("Geplant für")


def test_the_rulebook_speaks_a_language_where_it_can_and_english_elsewhere(validator) -> None:
    english = validator.rulebook
    german = in_language(english, "de")
    rule = german.rules["CG-OP-04"]
    assert rule.violations[-1].remedy == "Warten Sie mit dem Druck auf die Freigabe der ASI."
    status = german.vocabulary.attribute("approval", "status")
    assert status is not None and status.question.startswith("Hat die ASI diese Aussage freigegeben")
    assert german.vocabulary.kinds["approval"].question.startswith("Hat die ASI")
    assert german.rules["CG-OP-02"] == english.rules["CG-OP-02"]
    assert german.sha256 == english.sha256
    assert (rule.when, rule.require) == (english.rules["CG-OP-04"].when, english.rules["CG-OP-04"].require)
    assert in_language(english, "en") is english
    assert in_language(english, "fr").rules == dict(english.rules)


def test_every_text_is_counted_once(validator) -> None:
    said = list(all_said(validator.rulebook.rules.values(), validator.rulebook.vocabulary.kinds))
    assert sum(one.name == "CG-OP-04 message" for one in said) == 4
    assert sum(one.name == "approval.status question" for one in said) == 1
    assert not any(one.name.startswith("claimant.") for one in said)
    assert languages_of(validator.rulebook) >= {"en", "de"}


@pytest.mark.parametrize(
    ("new", "told"),
    [
        (REMEDY.replace("der ASI.", "der {claim.levl}."), "E321 "),
        (REMEDY.replace("  en: Wait for ASI's approval before printing.\n", ""), "E202 "),
        (REMEDY.replace("  de:", "  German:"), "E203 "),
        (REMEDY.replace("Warten Sie mit dem Druck auf die Freigabe der ASI.", "[a]"), "E103 "),
        (REMEDY.replace("Wait for ASI's approval before printing.", '""'), "E207 "),
    ],
)
def test_what_is_wrong_is_told_with_its_place_in_any_language(new: str, told: str) -> None:
    (problem,) = problems(changed(REMEDY, new))
    assert problem.startswith(told), problem


def test_placeholders_of_questions_are_checked_in_every_language() -> None:
    german = "de: An welchem Tag hat die ASI über die Aussage entschieden?"
    files = changed(german, german.replace("?", " {approval.stats}?"), "vocabulary/approval.yaml")
    (problem,) = problems(files)
    assert "`stats` is not an attribute of approval. Did you mean `status`?" in problem


def test_a_translation_changes_nothing_that_is_locked() -> None:
    person = {"id": "A-01", "for": "claim", "judged_by": "person", "question": "Is it so?", "violated": "flag"}
    assert meaning_of(person) == meaning_of({**person, "question": {"en": "Is it so?", "de": "Ist es so?"}})
    assert meaning_of(person) != meaning_of({**person, "question": {"en": "Is it not so?"}})


def test_a_kind_that_is_asked_for_in_two_languages() -> None:
    text = b"kind: product\ntitle: Product\nquestion: {en: Which product?, de: Welches Produkt?}\nat: /product\n"
    document = read_document(
        text + b"attributes: {name: {type: text, about: name, question: {de: Wie?}}}\n", "product.yaml"
    )
    assert isinstance(document, Document)
    found = load_vocabulary({"product": document})
    assert isinstance(found, tuple)
    assert [problem.message for problem in found] == [
        "`en:` is missing: English is said wherever another language is not."
    ]
