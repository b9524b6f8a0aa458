"""rules/parameters.yaml: every number, duration and date that a rule or a definition needs, each with dated values.

What enters: the strict YAML document and the sources it may cite. What leaves: `Parameters`, or every `Problem` found.
A value that nobody has seen is null in the file and None here; whatever tests it is unknown.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from itertools import pairwise
from typing import Any, cast, get_args

from validator.dossier.document import Document
from validator.dossier.problem import Problem, in_order
from validator.rulebook.form import Form, as_day
from validator.rulebook.load_sources import Sources
from validator.rulebook.rule import Basis

NAME = re.compile(r"[a-z][a-z0-9_]*")
UNSOURCED: frozenset[Basis] = frozenset({"background", "design", "arithmetic"})

Quantity = int | Fraction | date | str
WORD = "word"
"""The unit of a parameter whose values are words: which edition governs."""


@dataclass(frozen=True, slots=True)
class DatedValue:
    """A value and the first day on which it counts (None: since ever); ``value`` is None where nobody has seen it."""

    since: date | None
    value: Quantity | None


@dataclass(frozen=True, slots=True)
class ParameterEntry:
    """One parameter. ``unit`` is ``date`` where its values are days; ``unused`` says why it is kept without any use."""

    name: str
    about: str
    unit: str
    basis: Basis
    sources: tuple[str, ...]
    values: tuple[DatedValue, ...]
    unused: str = ""

    def on(self, day: date) -> Quantity | None:
        """The value on a day; None where nobody has seen one."""
        found: Quantity | None = None
        for dated in self.values:
            if dated.since is None or day >= dated.since:
                found = dated.value
        return found


@dataclass(frozen=True, slots=True)
class Parameters:
    """Every parameter by name."""

    entries: Mapping[str, ParameterEntry]

    def value(self, name: str, day: date) -> Quantity | None:
        """The value of a parameter on a day; None where nobody has seen one. KeyError: there is no such parameter."""
        return self.entries[name].on(day)


def load_parameters(document: Document, sources: Sources) -> Parameters | tuple[Problem, ...]:
    """The parameters, or everything that is wrong with the file."""
    form = Form(document, code="E402")
    entries = form.named(document.data, "", lambda name, part, at: _entry(name, part, at, form, sources))
    return in_order(form.problems) or Parameters(entries)


def _entry(name: str, raw: Mapping[str, Any], at: str, form: Form, sources: Sources) -> ParameterEntry:
    form.keys(raw, ("about", "unit", "basis", "sources", "values"), ("unused",), at)
    if not NAME.fullmatch(name):
        form.complain(at, f"`{name}` is no name for a parameter: small letters, digits and _ only.", of_key=True)
    unit = form.text(raw, "unit", at)
    basis = cast(Basis, form.word(raw, "basis", get_args(Basis), at))
    cited = form.texts(raw, "sources", at)
    for index, source in enumerate(cited):
        if source not in sources.sources:
            hint = form.hint(source, sources.sources)
            form.complain(f"{at}/sources/{index}", f"`{source}` is not in sources.yaml.{hint}")
    if not cited and basis not in UNSOURCED:
        form.complain(f"{at}/sources", f"A parameter whose basis is `{basis}` names its source.")
    about, unused = form.text(raw, "about", at), form.text(raw, "unused", at, default="")
    return ParameterEntry(name, about, unit, basis, cited, _values(raw, unit, at, form), unused)


def _values(raw: Mapping[str, Any], unit: str, at: str, form: Form) -> tuple[DatedValue, ...]:
    listed, at = raw.get("values"), f"{at}/values"
    if not isinstance(listed, list) or not listed:
        form.complain(at, "`values` is a list such as `[{from: null, value: 12}]`.")
        return ()
    values = []
    for index, part in enumerate(listed):
        here = f"{at}/{index}"
        dated = form.mapping(part, here)
        form.keys(dated, ("from", "value"), (), here)
        since = form.day(dated.get("from"), f"{here}/from")
        values.append(DatedValue(since, _quantity(dated.get("value"), unit, f"{here}/value", form)))
    for earlier, later in pairwise(values):
        if later.since is None or (earlier.since is not None and later.since <= earlier.since):
            form.complain(at, "The values stand oldest first, and only the first may begin at null.")
    return tuple(values)


def _quantity(raw: Any, unit: str, at: str, form: Form) -> Quantity | None:
    if raw is None:
        return None
    found: Quantity | None
    if unit == WORD:
        found = raw if isinstance(raw, str) and raw else None
    elif unit == "date":
        found = as_day(raw)
    else:
        found = raw if isinstance(raw, int | Fraction) and not isinstance(raw, bool) else None
    if found is None:
        wanted = {"date": 'a day such as "2022-05-19"', WORD: "a word in quotes"}.get(unit, "a number")
        form.complain(at, f"`{raw}` is not {wanted}, which the unit `{unit}` asks for.")
    return found
