"""What ASI's register shows, held against what the dossier says.

What enters: a certificate with the register's name of its holder. What leaves: a three-valued answer. Spelling in
capitals, accents, spaces and punctuation make no difference; another word does.
"""

from __future__ import annotations

import unicodedata

from validator.facts.directory import named
from validator.facts.element import Element
from validator.facts.measure import World, measure
from validator.facts.plain import as_text
from validator.facts.values import Value, known, unknown


@measure("certificate.register_name_fits")
def register_name_fits(world: World, certificate: Element) -> Value:
    """Whether the register and the dossier name the same holder."""
    registered, holder = certificate.value("register_holder"), certificate.value("holder")
    entity = named(world, "entity", holder)
    if entity is None:
        return unknown(registered, holder)
    written, told = as_text(registered), as_text(entity.value("name"))
    if written is None or told is None:
        return unknown(registered, entity.value("name"))
    return known(_letters(written) == _letters(told))


def _letters(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name).casefold()
    return "".join(letter for letter in plain if letter.isalnum())
