"""What must be stopped is stopped, too, where a lead-in puts it into somebody else's mouth: that costs nothing."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from validator.authoring.wording_file import Wording, read_wordings

if TYPE_CHECKING:
    from validator import Validator

CORPUS = Path(__file__).resolve().parents[3] / "fixtures" / "wording"
LEAD_INS = {
    "en": ("Acme announced on Monday that ", "According to a report, "),
    "de": ("Laut einem Bericht gilt: ",),
    "fr": ("Selon un rapport, ",),
    "es": ("Según un informe, ",),
    "it": ("Secondo un rapporto, ",),
    "nl": ("Volgens het rapport: ",),
    "no": ("Ifølge rapporten: ",),
    "ja": ("報道によると、",),
    "zh": ("据媒体报道，",),
}


def stopped(validator: Validator, text: str, language: str) -> bool:
    return validator.wording(text, language).worst in ("reject", "flag")


@pytest.mark.parametrize("language", sorted(LEAD_INS))
def test_a_lead_in_silences_nothing(validator: Validator, language: str) -> None:
    """Where the lead-in makes another sentence of the words (a title becomes its object), two at most are lost."""
    path = CORPUS / f"{language}.yaml"
    read = read_wordings(path.read_bytes(), str(path), validator.rulebook.lexicon.classes())
    wordings = [each for each in read if isinstance(each, Wording) and each.expect in ("reject", "flag")]
    texts = [each.text for each in wordings if stopped(validator, each.text, language)]
    led = [lead_in + text for text in texts for lead_in in LEAD_INS[language]]
    lost = [text for text in led if not stopped(validator, text, language)]
    assert len(texts) > 20
    assert len(lost) <= 2, lost
