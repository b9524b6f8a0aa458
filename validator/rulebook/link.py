"""Linking: resolving the words of a rule file against the vocabulary and the parameters.

What enters: raw words with their JSON pointer in the rule file. What leaves: typed paths and operands, or ``None`` and
a `Problem` in ``problems`` that names the wrong word, its place and the nearest right one. Nothing raises.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from validator.dossier.nodes import Node, Scalar, child, split
from validator.rulebook.conditions import Literal, Parameter, Path
from validator.rulebook.form import Form, as_day
from validator.rulebook.load_parameters import Parameters
from validator.rulebook.other_notations import of_value
from validator.rulebook.vocabulary import Attribute, Vocabulary

TYPE_NAMES = {
    "boolean": "true or false",
    "text": "a text in quotes",
    "enum": "one of its words",
    "integer": "a whole number",
    "number": "a number",
    "date": 'a date such as "2026-05-02"',
    "list": "a word of the list",
}
SHOWN_VALUES = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Link(Form):
    """What words mean while one rule file is read; problems are collected in ``problems``."""

    vocabulary: Vocabulary
    parameters: Parameters

    def path(self, word: Any, at: str, bound: tuple[str, ...], inside: bool, of_key: bool = False) -> Path | None:
        """The attribute that a word (``of_key``: a key) names; ``bound`` are the kinds ranged over, innermost last."""
        if not isinstance(word, str):
            return None
        kind, dot, name = word.partition(".")
        if not dot:
            return self._own(word, at, bound, inside, of_key)
        known = self.vocabulary.kinds.get(kind)
        if known is None:
            self.complain(
                at,
                f"`{kind}` is not a kind of fact.{self.hint(kind, self.vocabulary.kinds)}",
                of_key=of_key,
                code="E301",
            )
            return None
        if name not in known.attributes:
            hint = self.hint(name, known.attributes)
            self.complain(at, f"`{name}` is not an attribute of {kind}.{hint}", of_key=of_key, code="E302")
            return None
        if not known.single and kind not in bound:
            self.complain(
                at,
                f"A dossier has several facts of kind {kind}, so `{word}` does not say which. "
                f"Range over them with `some`, `every`, `no` or `count`, or make the rule `for: {kind}`.",
                of_key=of_key,
                code="E304",
            )
            return None
        return Path(kind, name)

    def quoted(self, at: str) -> bool:
        """Whether the value at a pointer stands in quotes, or is a block of text."""
        node: Node | None = self.document.root
        for step in split(at):
            node = None if node is None else child(node, step)
        return isinstance(node, Scalar) and node.quoted

    def _own(self, word: str, at: str, bound: tuple[str, ...], inside: bool, of_key: bool) -> Path | None:
        kind = bound[-1]
        if not inside:
            dotted = sorted(f"{k}.{word}" for k, v in self.vocabulary.kinds.items() if word in v.attributes)
            hint = f" Did you mean `{dotted[0]}`?" if len(dotted) == 1 else ""
            hint = hint or self.hint(word, (*dotted, "all", "any", "not", "some", "every", "no", "count"))
            self.complain(
                at, f"`{word}` needs its kind in front of it, as in `{kind}.{word}`.{hint}", of_key=of_key, code="E303"
            )
            return None
        attributes = self.vocabulary.kinds[kind].attributes
        if word not in attributes:
            hint = self.hint(word, attributes)
            self.complain(at, f"`{word}` is not an attribute of {kind}.{hint}", of_key=of_key, code="E302")
            return None
        return Path(kind, word, own=True)

    def attribute(self, path: Path) -> Attribute:
        """The vocabulary's entry of a path that was resolved before."""
        return self.vocabulary.kinds[path.kind].attributes[path.attribute]

    def literal(self, raw: Any, attribute: Attribute, at: str) -> Literal | None:
        """A literal of the attribute's type; a list attribute takes the type of its items."""
        if isinstance(raw, str) and not (attribute.type == "text" and self.quoted(at)):
            told = of_value(raw, attribute.type)
            if told is not None:
                self.complain(at, told, code="E320")
                return None
        value = _typed(raw, attribute.type)
        if value is None:
            shown = "This" if isinstance(raw, list | dict) else f"`{as_written(raw)}`"
            self.complain(
                at,
                f"{shown} does not fit {attribute.kind}.{attribute.name}, which is "
                f"{attribute.type}: write {TYPE_NAMES[attribute.type]}.",
                code="E305",
            )
            return None
        if attribute.values and str(value) not in attribute.values:
            words = ", ".join(attribute.values[:SHOWN_VALUES])
            more = len(attribute.values) - SHOWN_VALUES
            self.complain(
                at,
                f"`{raw}` is not a value of {attribute.kind}.{attribute.name} (its values: {words}"
                f"{f' and {more} more' if more > 0 else ''}).{self.hint(str(raw), attribute.values)}",
                code="E306",
            )
            return None
        if attribute.pattern and not re.search(attribute.pattern, str(value)):
            told = f"No dossier says `{raw}` of {attribute.kind}.{attribute.name}: its texts match {attribute.pattern}."
            self.complain(at, told, code="E306")
            return None
        return value

    def parameter(self, raw: Mapping[str, Any], attribute_type: str, at: str) -> Parameter | None:
        """``{parameter: name}``, whose values must fit the attribute's type."""
        name = raw["parameter"]
        entry = self.parameters.entries.get(name) if isinstance(name, str) else None
        if entry is None:
            self.complain(
                at,
                f"`{name}` is not in parameters.yaml.{self.hint(str(name), self.parameters.entries)}",
                code="E307",
            )
            return None
        wanted = "date" if attribute_type == "date" else "number"
        found = "date" if entry.unit == "date" else "number"
        if wanted != found:
            self.complain(at, f"Parameter `{name}` is a {found}, but a {wanted} is needed here.", code="E308")
            return None
        return Parameter(entry.name)


def as_written(raw: Any) -> str:
    """A scalar as an author writes it in YAML."""
    return {True: "true", False: "false"}[raw] if isinstance(raw, bool) else "null" if raw is None else str(raw)


def _typed(raw: Any, wanted: str) -> Literal | None:
    if wanted == "boolean":
        return raw if isinstance(raw, bool) else None
    if isinstance(raw, bool):
        return None
    if wanted == "integer":
        return raw if isinstance(raw, int) else None
    if wanted == "number":
        return raw if isinstance(raw, int | Fraction) else None
    if wanted == "list":
        return raw if isinstance(raw, str | int) else None
    if not isinstance(raw, str):
        return None
    return as_day(raw) if wanted == "date" else raw
