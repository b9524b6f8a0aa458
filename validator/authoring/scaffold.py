"""A new rule with its examples, ready to be filled in: it loads, its examples run, and it touches no dossier.

What enters: the family, the topic, the title, and every id that was ever used. What leaves: the next free id, the
file's name and its text. Nothing fails.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from validator.authoring.families import PREFIXES
from validator.rulebook.load_sources import Publication, Sources

GENERAL = "GEN"
TOPIC = re.compile(r"[A-Z][A-Z0-9]*")
PLAIN = re.compile(r"[A-Za-z][\w ,.()/'’–-]*[\w.)]")
SLUG_WORDS = 6
NUMBERED = re.compile(r"(.+)-([0-9]{2,3})")
DOCUMENTS = {
    "claims-guide": "claims-guide",
    "coc-standard": "coc-standard",
    "performance-standard": "performance-standard",
    "dossier": "asi-claims",
    "profiles/coc-v3-draft": "coc-standard",
}
TEXT = """\
id: {id}
title: {title}
cite:
  document: {document}
  edition: "{edition}"
  section: TODO the heading under which the requirement stands
  clause: null                      # null: nobody has checked it against the published text yet
  sources: [{source}]               # where the requirement was read; the numbers are those of sources.yaml
basis: background                   # believed, not seen; README.md lists the others
version: 1                          # raise it whenever the rule comes to mean something else
for: claim                          # the kind of fact it is about: one answer for each
when:                               # does the rule apply? This line is to be replaced.
  dossier.id: example
require:                            # what must hold. This one, too.
  claim.publication: planned
violated: flag                      # reject, flag, advise or none
unknown: flag                       # what to do while a fact is missing
message: "TODO say what is wrong, with the facts in it: the claim is {{claim.publication}}."
remedy: TODO say what to do about it.
examples:                           # at least one met, one violated, one unknown
  - case: as it should be
    given: {{dossier: {{id: example}}, claim: {{publication: planned}}}}
    expect: met
  - case: not as it should be
    given: {{dossier: {{id: example}}, claim: {{publication: published}}}}
    expect: violated
    outcome: flag
  - case: nothing is said of it
    given: {{dossier: {{id: example}}}}
    expect: unknown
    outcome: flag
"""


@dataclass(frozen=True, slots=True)
class Scaffold:
    """A new rule: its id, its path in the rulebook, its text."""

    id: str
    path: str
    text: str


def scaffold(family: str, topic: str, title: str, used: Iterable[str], sources: Sources) -> Scaffold:
    """The next rule of a family."""
    prefix = PREFIXES[family] if PREFIXES[family].count("-") else f"{PREFIXES[family]}-{topic}"
    new = next_id(prefix, used)
    document = _document(family, sources)
    edition = [one.name for one in document.editions.values() if one.draft == family.startswith("profiles/")][-1]
    text = TEXT.format(
        id=new,
        title=title if PLAIN.fullmatch(title) else json.dumps(title, ensure_ascii=False),
        document=document.name,
        edition=edition,
        source=_source(prefix, sources),
    )
    return Scaffold(new, f"{family}/{new}-{slug(title)}.yaml", text)


def next_id(prefix: str, used: Iterable[str]) -> str:
    """The id after the highest that was ever used; gaps are left alone, for they may be retired."""
    taken = [int(found[2]) for each in used if (found := NUMBERED.fullmatch(each)) and found[1] == prefix]
    return f"{prefix}-{max(taken, default=0) + 1:02d}"


def slug(title: str) -> str:
    """A title as part of a file's name."""
    letters = unicodedata.normalize("NFKD", title.casefold()).encode("ascii", "ignore").decode()
    return "-".join(re.findall(r"[a-z0-9]+", letters)[:SLUG_WORDS]) or "rule"


def _document(family: str, sources: Sources) -> Publication:
    """The document that rules of the family come from; for the law any law, to be corrected."""
    named = DOCUMENTS.get(family, "")
    laws = (one for one in sources.documents.values() if one.family == "law")
    return sources.documents[named] if named in sources.documents else next(laws)


def _source(prefix: str, sources: Sources) -> str:
    """A source to begin with."""
    fitting = (number for number in sources.sources if number.startswith(f"{prefix.partition('-')[0]}:"))
    return next(fitting, next(iter(sources.sources)))
