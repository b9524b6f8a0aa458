"""rules/sources.yaml: the documents that rules cite, their editions, and the numbered sources behind each fact.

What enters: the strict YAML document. What leaves: `Sources`, or every `Problem` found. A rule may cite only what
stands here, so a mistyped source is found when the rulebook loads.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from validator.dossier.document import Document
from validator.dossier.problem import Problem, in_order
from validator.rulebook.form import Form

FAMILIES = ("standard", "guidance", "law", "norm", "own")
NUMBER = re.compile(r"(CG|COC|PS):S[0-9]+[a-z]?")
PARTIAL_DAY = re.compile(r"[0-9]{4}(-[0-9]{2}){0,2}")


@dataclass(frozen=True, slots=True)
class Edition:
    """One edition; ``governs_from`` is the first day on which it counts (None where that was not seen)."""

    name: str
    about: str
    governs_from: date | None
    draft: bool = False


@dataclass(frozen=True, slots=True)
class Publication:
    """A standard, guide, law or norm with its editions by name, oldest first."""

    name: str
    title: str
    family: str
    editions: Mapping[str, Edition]

    @property
    def published(self) -> bool:
        """Whether there is a published text; not of this program's own choices."""
        return self.family != "own"

    def edition_on(self, day: date) -> Edition | None:
        """The latest edition that governs on a day; drafts never do."""
        governing: Edition | None = None
        for edition in self.editions.values():
            if not edition.draft and edition.governs_from is not None and day >= edition.governs_from:
                governing = edition
        return governing


@dataclass(frozen=True, slots=True)
class Source:
    """One numbered source: what it is, where it stands, when it appeared (to the year, month or day)."""

    number: str
    title: str
    site: str
    dated: str = ""
    secondary: bool = False


@dataclass(frozen=True, slots=True)
class Sources:
    """Everything that a rule may cite."""

    documents: Mapping[str, Publication]
    sources: Mapping[str, Source]


def load_sources(document: Document) -> Sources | tuple[Problem, ...]:
    """The sources, or everything that is wrong with the file."""
    form = Form(document, code="E403")
    data = form.mapping(document.data, "")
    form.keys(data, ("documents", "sources"), (), "")
    found = Sources(
        form.named(data.get("documents", {}), "/documents", lambda name, part, at: _publication(name, part, at, form)),
        form.named(data.get("sources", {}), "/sources", lambda name, part, at: _source(name, part, at, form)),
    )
    return in_order(form.problems) or found


def _publication(name: str, raw: Mapping[str, Any], at: str, form: Form) -> Publication:
    form.keys(raw, ("title", "family", "editions"), (), at)
    editions = form.named(
        raw.get("editions", {}), f"{at}/editions", lambda name, part, at: _edition(name, part, at, form)
    )
    if not editions:
        form.complain(f"{at}/editions", f"{name} needs at least one edition.")
    days = [edition.governs_from for edition in editions.values() if edition.governs_from]
    if days != sorted(days):
        form.complain(f"{at}/editions", f"The editions of {name} stand oldest first.")
    return Publication(name, form.text(raw, "title", at), form.word(raw, "family", FAMILIES, at), editions)


def _edition(name: str, raw: Mapping[str, Any], at: str, form: Form) -> Edition:
    form.keys(raw, ("about", "governs_from"), ("draft",), at)
    draft = raw.get("draft", False)
    if not isinstance(draft, bool):
        form.complain(f"{at}/draft", "`draft` is true or false.")
    governs_from = form.day(raw.get("governs_from"), f"{at}/governs_from")
    return Edition(name, form.text(raw, "about", at), governs_from, draft is True)


def _source(number: str, raw: Mapping[str, Any], at: str, form: Form) -> Source:
    form.keys(raw, ("title", "site"), ("dated", "secondary"), at)
    if not NUMBER.fullmatch(number):
        form.complain(at, f"`{number}` is not the number of a source such as CG:S5.", of_key=True)
    dated = form.text(raw, "dated", at, default="")
    if dated and not PARTIAL_DAY.fullmatch(dated):
        form.complain(f"{at}/dated", f'`{dated}` is not a date such as "2022", "2022-05" or "2022-05-19".')
    secondary = raw.get("secondary", False)
    if not isinstance(secondary, bool):
        form.complain(f"{at}/secondary", "`secondary` is true or false.")
    return Source(number, form.text(raw, "title", at), form.text(raw, "site", at), dated, secondary is True)
