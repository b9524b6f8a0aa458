"""How a phrase is meant: denied, planned, somebody else's words, about whom."""

from __future__ import annotations

import pytest

from validator.facts.wording.find import Hit, find_phrases
from validator.rulebook.lexicon import Lexicon


def hit(lexicon: Lexicon, text: str, class_name: str) -> Hit:
    found = [hit for hit in find_phrases(lexicon, text, "en") if hit.class_name == class_name]
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("text", "negated"),
    [
        ("ASI aluminium is free of forced labour.", False),
        ("ASI aluminium is not free of forced labour.", True),
        ("ASI aluminium isn't free of forced labour.", True),
        ("Not only is ASI aluminium light, it is free of forced labour.", False),
        ("It is not impossible that ASI aluminium is free of forced labour.", False),
        ("We do not claim and have never claimed that it is free of forced labour.", True),
        ("We do not claim that it is not free of forced labour.", False),
        ("We do not use plastic, but our aluminium is free of forced labour.", False),
        ("No plastic, free of forced labour.", False),
        ("No certificate, whatever its name, shows that a product is free of forced labour.", True),
        ("That a product is free of forced labour cannot be guaranteed.", True),
    ],
)
def test_a_denial_reaches_as_far_as_its_clause(shipped_lexicon: Lexicon, text: str, negated: bool) -> None:
    assert hit(shipped_lexicon, text, "forced_labour_free").context.negated is negated


def test_a_denial_that_a_pattern_skips_counts(shipped_lexicon: Lexicon) -> None:
    claim = hit(shipped_lexicon, "ASI certification never proves compliance with the CSDDD.", "legal_compliance")
    assert claim.text.startswith("ASI certification never proves")
    assert claim.context.negated


def test_a_denial_that_is_part_of_the_claim_does_not_deny_it(shipped_lexicon: Lexicon) -> None:
    assert not hit(shipped_lexicon, "There is no forced labour behind it.", "forced_labour_free").context.negated


@pytest.mark.parametrize(
    ("text", "reported"),
    [
        ("Our cans are carbon neutral.", False),
        ("Are our cans carbon neutral?", True),
        ("Did you know that our cans are carbon neutral?", False),
        ('Do not write "carbon neutral" on cans.', True),
        ('Our cans are "carbon neutral".', False),
        ("The term carbon neutral is not used by ASI.", True),
        ("Critics say that the cans are carbon neutral on paper only.", True),
        ("Our director says that the cans are carbon neutral.", False),
    ],
)
def test_what_is_only_asked_or_talked_about_is_reported(shipped_lexicon: Lexicon, text: str, reported: bool) -> None:
    assert hit(shipped_lexicon, text, "carbon_neutral").context.reported is reported


def test_quotation_marks_are_told(shipped_lexicon: Lexicon) -> None:
    assert hit(shipped_lexicon, "Our cans are “carbon neutral”.", "carbon_neutral").context.quoted
    assert not hit(shipped_lexicon, 'The 12" can is carbon neutral.', "carbon_neutral").context.quoted


@pytest.mark.parametrize(
    ("text", "tie"),
    [
        ("Carbon neutral with ASI.", "sentence"),
        ("Carbon neutral, as our certificate proves.", "sentence"),
        ("Carbon neutral, as our ISO certificate proves.", "none"),
        ("Carbon neutral. ASI certified.", "nearby"),
        ("Carbon neutral. Enjoy it. ASI certified.", "none"),
        ("Carbon neutral.", "none"),
    ],
)
def test_the_tie_to_asi_is_in_the_sentence_or_beside_it(shipped_lexicon: Lexicon, text: str, tie: str) -> None:
    assert hit(shipped_lexicon, text, "carbon_neutral").context.tie == tie


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("Our can is carbon neutral.", "product"),
        ("Our company is carbon neutral.", "entity"),
        ("Our plant for beverage cans is carbon neutral.", "entity"),
        ("Our can maker is carbon neutral.", "entity"),
        ("The Aluminium Stewardship Initiative is carbon neutral.", "none"),
        ("Carbon neutral!", "none"),
    ],
)
def test_the_subject_is_the_noun_that_the_clause_is_about(shipped_lexicon: Lexicon, text: str, subject: str) -> None:
    assert hit(shipped_lexicon, text, "carbon_neutral").context.subject == subject


def test_a_qualification_anywhere_in_the_statement_counts(shipped_lexicon: Lexicon) -> None:
    text = "This can is made from ASI Aluminium. We use a mass balance model."
    assert hit(shipped_lexicon, text, "physical_content").context.qualified
    assert not hit(shipped_lexicon, "Made from ASI Aluminium, no mass balance.", "physical_content").context.qualified


def test_a_plan_is_told_from_a_state(shipped_lexicon: Lexicon) -> None:
    assert hit(shipped_lexicon, "Our cans will be carbon neutral.", "carbon_neutral").context.future
    assert hit(shipped_lexicon, "Carbon neutral by 2040", "carbon_neutral").context.future
    assert not hit(shipped_lexicon, "Our cans are carbon neutral since 2020.", "carbon_neutral").context.future


def test_the_number_of_a_phrase_is_exact(shipped_lexicon: Lexicon) -> None:
    version = hit(shipped_lexicon, "certified against the ASI Performance Standard V3.1", "standard_version")
    assert str(version.number) == "31/10"
    assert hit(shipped_lexicon, "Certificate no. 1,409 of ASI", "certificate_number").number == 1409


@pytest.mark.parametrize(
    ("text", "future", "intended"),
    [
        ("100 % ASI Aluminium by 2030.", True, False),
        ("We aim for 100 % ASI Aluminium by 2030.", True, True),
        ("Target: 100 % ASI Aluminium by 2030.", True, True),
        ("Already today 100 % ASI Aluminium, years before 2030", False, False),
    ],
)
def test_a_date_ahead_alone_is_no_intention(shipped_lexicon: Lexicon, text: str, future: bool, intended: bool) -> None:
    context = hit(shipped_lexicon, text, "percent_content").context
    assert (context.future, context.intended) == (future, intended)


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("A 1.5 °C-aligned can, certified by ASI", "product"),
        ("Our plant has a 1.5 °C pathway.", "entity"),
        ("Green Can Ltd has a 1.5 °C pathway.", "entity"),
    ],
)
def test_the_noun_that_a_phrase_describes_is_its_subject(shipped_lexicon: Lexicon, text: str, subject: str) -> None:
    assert hit(shipped_lexicon, text, "pathway_1_5").context.subject == subject
