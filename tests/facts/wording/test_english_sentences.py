"""What the lexicon reads in real sentences of each language, and what it leaves alone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from validator.facts.wording.find import Hit, find_phrases
from validator.rulebook.lexicon import Lexicon

# Classes that only say what a sentence speaks of: the rules hold them against certificates and documents.
NEUTRAL = frozenset(
    """membership certified_ps certified_coc certified_general mass_balance_disclosure sourcing supply asi_aluminium
    asi_alumina asi_bauxite asi_certified_material standard_version certificate_number principles_1_4 criteria_count
    provisional_disclosed lme lme_conditional life_cycle_assessment percent_sourced supplier_certified target
    future_certification material_stewardship bauxite_residue spent_pot_lining mine_rehabilitation
    conflict_areas environment_friendly mass_of_metal""".split()  # noqa: SIM905 - easier to read
)
CONTEXTS: dict[str, Callable[[Hit], bool]] = {
    "negated": lambda hit: hit.context.negated,
    "reported": lambda hit: hit.context.reported,
    "qualified": lambda hit: hit.context.qualified,
    "future": lambda hit: hit.context.future,
    "intended": lambda hit: hit.context.intended,
    "whole": lambda hit: hit.context.whole,
    "product": lambda hit: hit.context.subject == "product",
    "entity": lambda hit: hit.context.subject == "entity",
}
LANGUAGES: dict[str, list[dict[str, Any]]] = {
    path.stem.removeprefix("sentences_"): yaml.safe_load(path.read_text(encoding="utf-8"))
    for path in sorted(Path(__file__).parent.glob("sentences_*.yaml"))
}
SENTENCES = [(language, sentence) for language, sentences in LANGUAGES.items() for sentence in sentences]


def test_every_language_has_sentences(shipped_lexicon: Lexicon) -> None:
    assert set(LANGUAGES) == set(shipped_lexicon.languages)


@pytest.mark.parametrize(("language", "least"), [(code, 150 if code == "en" else 45) for code in LANGUAGES])
def test_there_are_many_sentences_and_none_twice(language: str, least: int) -> None:
    texts = [sentence["text"] for sentence in LANGUAGES[language]]
    assert len(texts) >= least
    assert len(set(texts)) == len(texts)


@pytest.mark.parametrize(
    ("language", "sentence"), SENTENCES, ids=[f"{code}: {each['text']}" for code, each in SENTENCES]
)
def test_the_lexicon_reads_what_the_sentence_says(
    shipped_lexicon: Lexicon, language: str, sentence: dict[str, Any]
) -> None:
    hits = find_phrases(shipped_lexicon, sentence["text"], language)

    asserted = {hit.class_name for hit in hits if not (hit.context.negated or hit.context.reported)}
    assert asserted - NEUTRAL == set(sentence.get("says", []))
    assert set(sentence.get("neutral", [])) <= {hit.class_name for hit in hits}
    for name, holds in CONTEXTS.items():
        for wanted in sentence.get(name, []):
            found: list[Hit] = [hit for hit in hits if hit.class_name == wanted]
            assert found, f"{wanted} was not found"
            assert all(holds(hit) for hit in found), f"{wanted} is not {name}"


def test_offsets_are_those_of_the_text_as_submitted(shipped_lexicon: Lexicon) -> None:
    for language, sentence in SENTENCES:
        for hit in find_phrases(shipped_lexicon, sentence["text"], language):
            assert sentence["text"][hit.start : hit.end] == hit.text
