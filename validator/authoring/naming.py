"""What the words of a rulebook are called in plain English: kinds, attributes, values, parameters.

What enters: the rulebook and the day on which parameters are read. What leaves: phrases that can stand in a sentence.
Nothing fails for names that the linker has checked. Everything is made of the vocabulary's own texts.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from validator.authoring.clause import WHETHER, Clause, clause_of
from validator.authoring.grammar import listed, lower_first, plural, with_article
from validator.rulebook.conditions import Literal, Literals, Parameter, Path
from validator.rulebook.load_parameters import ParameterEntry
from validator.rulebook.rulebook import Rulebook
from validator.rulebook.vocabulary import Attribute, Kind
from validator.verdict.message import show_fraction

QUESTION_WORDS = ("whether ", "what ", "which ", "where ", "who ", "how ", "why ", "when ", "whom ")
ASIDE = re.compile(r", (that day included|as a two-letter code|as two-letter codes|as a code such as .*|such as .*|"
                   r"word for word( as submitted)?)$")  # fmt: skip
IDENTIFIER = re.compile(r"^ids? of (the )?")
CAPITALS = {"asi": "ASI", "coc": "CoC", "ps": "PS", "lme": "LME", "qr": "QR", "eu": "EU", "id": "id", "v3": "V3"}
UNITS = {"percent": "%"}
STANDARDS = "standards_in_words"
"""The table that says what a standard is called in a sentence."""
NUMBERED = re.compile(r"V?[0-9]+([.][0-9]+)*")
WORDING = ("phrase", "class")
UNSEEN = "which nobody has confirmed yet"


@dataclass(frozen=True, slots=True)
class Naming:
    """The names of one rulebook's words. Parameters are given with the value they have on ``day``."""

    rulebook: Rulebook
    day: date

    def kind(self, name: str) -> str:
        """``transfer``, ``CoC Document``: as it stands within a sentence."""
        return lower_first(self._kind(name).title)

    def kinds(self, name: str) -> str:
        """More than one of it."""
        return plural(self.kind(name))

    def the_kind(self, name: str) -> str:
        """``the transfer``; ``ASI's approval``."""
        title = self.kind(name)
        return title if "'s " in title else f"the {title}"

    def attribute(self, path: Path) -> Attribute:
        """The vocabulary's entry."""
        return self._kind(path.kind).attributes[path.attribute]

    def clause(self, path: Path) -> Clause | None:
        """What a yes-or-no attribute says, None for other attributes."""
        attribute, kind = self.attribute(path), self._kind(path.kind)
        if attribute.type != "boolean" or not attribute.about.startswith(WHETHER):
            return None
        about = self._told_of_role(attribute.about, path.kind)
        return clause_of(about, self.the_kind(path.kind), self.kind(path.kind) if kind.role_of else "", path.own)

    def noun(self, path: Path) -> str:
        """The attribute as a thing that has a value: ``the day on which the product is made``."""
        if (path.kind, path.attribute) == WORDING:
            return "the kind of wording"
        if path.attribute == self._kind(path.kind).id and path.attribute == "id":
            return "it" if path.own else self.the_kind(path.kind)
        about = self._told_of_role(_without_asides(self.attribute(path).about), path.kind)
        if about.startswith(QUESTION_WORDS) or with_article(about) == self.the_kind(path.kind):
            return self._belonging(plain_word(path.attribute), path)
        about = IDENTIFIER.sub("the ", about)
        closed = f"{about}," if ", " in about else about
        if self._mentions_kind(about, path.kind):
            return with_article(closed)
        return self._belonging(closed, path)

    def parameter(self, parameter: Parameter) -> str:
        """The value of a parameter with its meaning: ``12 months (the longest material accounting period)``."""
        entry = self.rulebook.parameters.entries[parameter.name]
        value, about = entry.on(self.day), with_article(entry.about)
        return f"{about}, {UNSEEN}" if value is None else f"{quantity(value, entry.unit)} ({about})"

    def literal(self, value: Literal | Literals, attribute: Attribute, joint: str = "and") -> str:
        """A value as it stands in a sentence."""
        if isinstance(value, tuple):
            return listed([self.literal(item, attribute) for item in value], joint)
        if isinstance(value, str) and (attribute.kind, attribute.name) == WORDING:
            return self._wording(value)
        if not isinstance(value, str):
            return quantity(value, attribute.unit)
        table = self.rulebook.meaning.tables.get(STANDARDS)
        called = table.rows if table is not None and isinstance(table.rows, Mapping) else {}
        if value in called or NUMBERED.fullmatch(value):
            return str(called.get(value, value))
        return f"“{plain_word(value) if attribute.values else value}”"

    def several(self, path: Path) -> bool:
        """Whether the noun of the attribute is a plural."""
        return self.attribute(path).type == "list" and not self.attribute(path).about.startswith(("what ", "share "))

    def _kind(self, name: str) -> Kind:
        return self.rulebook.vocabulary.kinds[name]

    def _told_of_role(self, about: str, kind: str) -> str:
        """A role shares the texts of its kind: "the entity" is then the holder."""
        role_of = self._kind(kind).role_of
        return about if role_of is None else about.replace(f"the {self.kind(role_of)}", self.the_kind(kind))

    def _mentions_kind(self, about: str, kind: str) -> bool:
        title = self.kind(kind).lower()
        return title.split(" ")[-1] in re.findall(r"\w+", about.lower()) or (
            "asi's" in title and "asi" in about.lower()
        )

    def _belonging(self, phrase: str, path: Path) -> str:
        bare = re.sub(r"^(the|a|an) ", "", phrase)
        title = self.the_kind(path.kind)
        if path.own and bare == phrase:
            return f"its {phrase}"
        if phrase.startswith(("the ", "a ", "an ", "all ")) or "'s " in title:
            return f"{with_article(phrase)} of {title}"
        return f"{title}' {phrase}" if title.endswith("s") else f"{title}'s {phrase}"

    def _wording(self, name: str) -> str:
        languages = self.rulebook.lexicon.languages
        for code in sorted(languages, key=lambda code: (code != "en", code)):
            if name in languages[code].classes:
                return f"“{plain_word(name)}” ({languages[code].classes[name].about})"
        return f"“{plain_word(name)}”"


def plain_word(name: str) -> str:
    """``asi_cold_metal`` as ``ASI cold metal``."""
    return " ".join(CAPITALS.get(part, part) for part in name.split("_"))


def quantity(value: Literal, unit: str | None) -> str:
    """A number with its unit, a date in words, yes or no."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date):
        return f"{value.day} {MONTHS[value.month]} {value.year}"
    shown = show_fraction(value) if isinstance(value, Fraction) else str(value)
    return shown if unit is None or isinstance(value, str) else f"{shown} {_unit(value, unit)}"


def dated_values(entry: ParameterEntry) -> tuple[str, ...]:
    """Every value of a parameter with the day from which it counts."""
    return tuple(
        ("not seen yet" if one.value is None else quantity(one.value, entry.unit))
        + ("" if one.since is None else f" from {quantity(one.since, None)}")
        for one in entry.values
    )


def _without_asides(about: str) -> str:
    """The text without what a sentence can do without."""
    return ASIDE.sub("", re.split("[;:] ", about)[0])


def _unit(value: int | Fraction, unit: str) -> str:
    return (
        unit.removesuffix("s")
        if value == 1 and unit in ("days", "months", "years", "periods")
        else UNITS.get(unit, unit)
    )


MONTHS = (
    "", "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
