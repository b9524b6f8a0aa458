"""The reports that are kept under golden/, and how they are made today.

Of what is met nothing is kept, so that another rule that is met changes no report here. Version
and digest of the rulebook and the engines are left out too: they change with every word of a rule, and with Python's.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from validator.report.json_report import determination_data
from validator.report.text_report import TextReport
from validator.report.wording_report import wording_json, wording_text

if TYPE_CHECKING:
    from validator import Determination, Validator

ROOT = Path(__file__).resolve().parents[2]
GOLDEN = Path(__file__).parent / "golden"
DAY = date(2026, 11, 15)


@dataclass(frozen=True, slots=True)
class Reported:
    """One dossier: a fixture, perhaps with a text replaced, and the reports of it that are kept."""

    fixture: str
    shows: str
    name: str = ""
    old: str = ""
    new: str = ""
    forms: tuple[str, ...] = ("txt", "json")
    show_all: bool = False

    @property
    def stem(self) -> str:
        """What the files of its reports are called."""
        return self.name or Path(self.fixture).stem

    def check(self, validator: Validator) -> Determination:
        """The determination."""
        text = (ROOT / "fixtures" / self.fixture).read_text(encoding="utf-8")
        assert self.old in text, f"{self.old!r} does not stand in {self.fixture}"
        changed = text.replace(self.old, self.new) if self.old else text
        return validator.check(changed.encode(), as_of=DAY, name=f"fixtures/{self.fixture}")


REPORTED = (
    Reported("on-product/can-whole-chain.yaml", "an approval that lapses, with nothing to say"),
    Reported("membership/retailer-member.yaml", "an approval that never lapses, with advice and a question"),
    Reported("membership/terminated-badge.yaml", "a rejection with every outcome, and a number that nobody has seen"),
    Reported("on-product/retailer-own-sticker.yaml", "a capped outcome, open gates and a long list of questions"),
    Reported("on-product/first-draft.yaml", "hardly anything is known", forms=("txt",)),
    Reported("marketing/retailer-advertisement.yaml", "words with what could be said instead, one of them unsettled"),
    Reported("coc-material/coil-contains-wording.yaml", "one finding on words that belong to two classes"),
    Reported("ps-certification/all-plants.yaml", "words beside a finding on the claim"),
    Reported("coc-certification/extruder-in-window.yaml", "an open gate of which one rule has to apply"),
    Reported("coc-material/billet-yard-unchecked.yaml", "an output that lies between two bounds"),
    Reported("sourcing/share-without-period.json", "a dossier in JSON"),
    Reported("scenarios/bases/three-sites-site-level.yaml", "rejections, flags and advice on several subjects"),
    Reported(
        "marketing/retailer-advertisement.yaml",
        "words in a language that nobody has patterns for: a person has to judge",
        name="words-in-polish",
        old="language: en",
        new="language: pl",
    ),
    Reported("marketing/ngo-report.yaml", "everything, met or not", forms=("txt",), show_all=True),
    Reported("malformed/several-at-once.yaml", "mistakes of the schema"),
    Reported("malformed/trailing-comma.json", "a mistake of the syntax"),
)
TEXTS = (
    "Our cans are guaranteed free from forced labour, thanks to ASI.",
    "Green aluminium, certified by ASI.",
    "Garantiert ethisches Aluminium, ASI-zertifiziert.",
    "Nordlys is a member of the Aluminium Stewardship Initiative (ASI).",
    "Sunshine.",
)


def reports(validator: Validator, one: Reported) -> Iterator[tuple[str, str]]:
    """The reports of a dossier, each with the name of its file."""
    determination = one.check(validator)
    if "txt" in one.forms:
        text = re.sub(r"Rulebook [0-9.]+\.$", "Rulebook ….", TextReport(one.show_all).one(determination), flags=re.M)
        yield f"{one.stem}.txt", re.sub(r"\b[0-9]+ met,", "… met,", text)
    if "json" in one.forms:
        yield f"{one.stem}.json", _json(determination)


def wording_reports(validator: Validator) -> Iterator[tuple[str, str]]:
    """The reports on words alone."""
    checked = [validator.wording(text) for text in TEXTS]
    yield "wording.txt", wording_text(checked)
    yield "wording.json", wording_json(checked)


def all_reports(validator: Validator) -> Mapping[str, str]:
    """Every report by the name of its file."""
    return dict([*(each for one in REPORTED for each in reports(validator, one)), *wording_reports(validator)])


def _json(determination: Determination) -> str:
    data = determination_data(determination)
    data["summary"]["met"] = data["summary"]["not_applicable"] = "…"
    data["rulebook"]["version"] = data["rulebook"]["sha256"] = data["engine"] = "…"
    data["findings"] = [finding for finding in data["findings"] if finding["status"] != "met"]
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"
