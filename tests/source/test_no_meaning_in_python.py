"""What the standards mean stands in rules/: no Python module names one of their words, numbers or days.

A module that does is mended by moving the word into a definition or a table. Words that are also plain English
(`from`, `other`, `label`) count only where they stand alone as a text of the program.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from validator.dossier.contract import dossier_schema
from validator.rulebook.dossier_schema import DossierSchema

ROOT = Path(__file__).parents[2]
MODULES = sorted((ROOT / "validator").rglob("*.py"))
LISTS = {
    "/material_accounts/*/activity": "a supply chain activity",
    "/entities/*/activities": "a supply chain activity",
    "/supply_chain/*/material": "a material",
    "/coc_documents/*/material": "a material",
    "/material_accounts/*/material": "a material",
    "/entities/*/member/class": "a class of member",
    "/certificates/*/standard": "a standard",
    "/certificates/*/level": "a level of certificate",
    "/claim/category": "a category of claim",
    "/claim/media": "a medium",
    "/claim/markets": "a market",
    "/claim/standard_named": "a standard",
}
EDITIONS = ("V1", "V2", "V3", "V2.1", "V3.1", "3-draft")
STATES = (
    "AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE NO CH GB US CA AU EU".split()  # noqa: SIM905
)
ALSO_PLAIN = {
    "other": "any other",
    "full": "all of something",
    "text": "a text",
    "approved": "a state",
}
LANGUAGES = {"it", "no", "de", "fr", "es", "nl", "en", "ja", "zh"}
ALLOWED = {
    # Legal forms of companies and codes of languages belong to reading texts, which only a program can.
    "validator/facts/wording/names.py",
    # How abbreviations are written when a name of the vocabulary is read out, and how the ids of rules begin.
    "validator/authoring/naming.py",
    "validator/authoring/families.py",
}


@cache
def forbidden() -> dict[str, str]:
    """Every word that no module may name, and what it is."""
    schema = DossierSchema(dossier_schema())
    words: dict[str, str] = {}
    for pointer, meaning in LISTS.items():
        leaf = schema.leaf(pointer)
        for word in leaf.values if leaf else ():
            words[word] = meaning
    for pointer in schema.names("/coc_documents/*"):
        words[pointer.rsplit("/", 1)[-1]] = "a content of a CoC Document"
    words.update(dict.fromkeys(EDITIONS, "an edition"))
    words.update(dict.fromkeys(STATES, "a market"))
    for word in ("PS", "CoC", "Performance Standard", "Chain of Custody"):
        words[word] = "a standard"
    return {word: meaning for word, meaning in words.items() if word not in ALSO_PLAIN}


# Kinds of fact, and keys of the program's own files, that happen to be called as a field of a document is; `reference`
# is the name under which reports know the compiled evaluation.
FIELDS_OF_THE_PROGRAM = {"id", "from", "to", "account", "level", "state", "coc_document", "reference"}


def texts(path: Path) -> Iterator[tuple[int, str]]:
    """Every text of a module that is no docstring, with its line."""
    module = ast.parse(path.read_text(encoding="utf-8"))
    if not module.body:
        return
    told = {
        id(node.body[0].value)
        for node in ast.walk(module)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef) and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(module):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told:
            yield node.lineno, node.value


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_word_of_a_standard(path: Path) -> None:
    name = path.relative_to(ROOT).as_posix()
    found = [
        f"{name}:{line}: `{text}` is {forbidden()[text]}"
        for line, text in texts(path)
        if text in forbidden() and text not in FIELDS_OF_THE_PROGRAM and name not in ALLOWED
    ]
    assert found == []


@pytest.mark.parametrize("room", ["facts", "evaluation", "crosscheck", "verdict", "judging"])
def test_no_day_of_a_standard(room: str) -> None:
    """No module of the rooms that decide makes a day of the calendar."""
    for path in sorted((ROOT / "validator" / room).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "date":
                plain = [arg.value for arg in node.args if isinstance(arg, ast.Constant)]
                assert len(plain) < 3, f"{path}:{node.lineno}: a day stands in Python"


def test_the_words_are_found() -> None:
    """The list of forbidden words is not empty by accident."""
    assert {"casthouse", "PS", "V3", "DE", "issuer_certificate"} <= forbidden().keys()
