"""A rulebook of a few rules, so that a test says everything that its answer hangs on."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from shutil import copy, copytree
from typing import Any

import pytest

from validator import Determination, Validator
from validator.rulebook.lexicon import CONTEXT_SETS

RULES = Path(__file__).resolve().parents[2] / "rules"
TABLES = ("rulebook.yaml", "parameters.yaml", "sources.yaml")
CATEGORIES = (
    "membership",
    "ps_certification",
    "coc_certification",
    "coc_material",
    "sourcing",
    "on_product",
    "marketing",
)
BASIS = {
    "seen": "reject",
    "derived": "reject",
    "arithmetic": "reject",
    "inferred": "flag",
    "background": "flag",
    "law": "flag",
    "design": "flag",
}
CITE = {"document": "claims-guide", "edition": "3", "section": "Approvals", "clause": None, "sources": ["CG:S5"]}
EXAMPLES = [{"case": word, "given": {}, "expect": word} for word in ("met", "violated", "unknown", "not_applicable")]
DAY = date(2026, 11, 15)
ANYBODY = [{"id": "anybody", "name": "Anybody"}]


class SmallRulebook:
    """Rules are added one by one; the first dossier that is checked ends that. A claim is one of marketing."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.routes: list[dict[str, Any]] = []
        self._validator: Validator | None = None

    def rule(self, name: str, **parts: Any) -> SmallRulebook:
        """A rule: about the claim, seen, rejected where it is violated, flagged where it is unknown, unless said."""
        person = "judged_by" in parts
        rule = {
            "id": name,
            "title": f"Title of {name}",
            "cite": CITE,
            "basis": "seen",
            "for": "claim",
            "violated": "reject",
            "unknown": "flag",
            "message": f"{name} is violated.",
            "remedy": f"Mend {name}.",
            "examples": EXAMPLES,
        } | ({} if person else {"require": {"claim.whole_company": True}})
        self._write(f"claims-guide/{name}.yaml", rule | parts)
        return self

    def route(self, *gates: Any, when: Mapping[str, Any] | None = None, name: str = "a way") -> SmallRulebook:
        """A way in which a claim of marketing is approved; without any the gate is a rule that nothing violates."""
        self.routes.append({"route": name, "gates": list(gates)} | ({"when": when} if when else {}))
        return self

    def language(self, code: str, said: Mapping[str, str] | None = None, **classes: str) -> SmallRulebook:
        """A language with one word for each class of wording, and what could be ``said`` instead."""
        sets = {name: [f"no-{name.replace('_', '-')}"] for name in CONTEXT_SETS}
        self._write(f"lexicon/{code}/words.yaml", {"language": code, "sets": sets})
        for name, word in classes.items():
            parts = {"class": name, "language": code, "about": name, "patterns": [word]}
            self._write(f"lexicon/{code}/{name}.yaml", parts)
        if said is not None:
            self._write(f"wording/{code}.yaml", {"language": code, "suggestions": dict(said)})
        return self

    def define(self, kind: str, basis: str = "seen", /, **formulas: str) -> SmallRulebook:
        """Facts of a kind that are worked out, by their formulas, all known as well as ``basis`` says."""
        definitions = {name: {"is": formula, "about": name} for name, formula in formulas.items()}
        self._write(
            f"definitions/{kind}.yaml", {"kind": kind, "basis": basis, "cite": CITE, "definitions": definitions}
        )
        return self

    def _write(self, path: str, data: Mapping[str, Any]) -> None:
        file = self.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")

    @property
    def validator(self) -> Validator:
        """The rulebook, loaded."""
        if self._validator is None:
            self.rule("CG-ZZZ-99", require={"claim.category": {"known": True}}, unknown="none")
            routes = {category: [{"route": "any", "gates": ["CG-ZZZ-99"]}] for category in CATEGORIES}
            routes |= {"marketing": self.routes} if self.routes else {}
            table = {"basis": BASIS, "verdicts": ["reject", "flag"], "categories": routes}
            self._write("verdict.yaml", table)
            self._validator = Validator.load(self.folder, engine="compiled")
        return self._validator

    def check(self, claim: Mapping[str, Any] | None = None, **parts: Any) -> Determination:
        """The determination of a dossier with these parts."""
        told = {"category": "marketing", "statements": []} | dict(claim or {})
        dossier = {"schema": "asi-claims/dossier/1", "id": "small", "claim": told, "entities": ANYBODY} | parts
        found = self.validator.check(json.dumps(dossier).encode(), as_of=DAY, name="small.json")
        assert not found.errors, found.errors
        return found


@pytest.fixture
def small(tmp_path: Path) -> SmallRulebook:
    """A rulebook without rules yet, and without a lexicon."""
    folder = tmp_path / "rules"
    copytree(RULES / "vocabulary", folder / "vocabulary")
    for name in TABLES:
        copy(RULES / name, folder / name)
    return SmallRulebook(folder)
