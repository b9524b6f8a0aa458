"""Ids: each stands once, and whatever refers to one finds it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from validator.dossier.problem import Problem

CanWith = Callable[[str, str], tuple[Problem, ...]]


def text_at(problem: Problem, text: str) -> str:
    return text.splitlines(keepends=True)[problem.line - 1][problem.column - 1 :]


@pytest.mark.parametrize(
    ("piece", "replacement", "pointer", "at", "message"),
    [
        (
            "claimant: nordbrygg",
            "claimant: nordbryg",
            "/claimant",
            "nordbryg",
            "No entity has the id 'nordbryg'; correct it, or add the entity. Did you mean 'nordbrygg'?",
        ),
        (
            "facilities: [mine, refinery]",
            "facilities: [mine, refinary]",
            "/certificates/0/scope/facilities/1",
            "refinary",
            "No facility has the id 'refinary'; correct it, or add the facility. Did you mean 'refinery'?",
        ),
        (
            "from_facility: refinery",
            "from_facility: brasmina",
            "/supply_chain/0/from_facility",
            "brasmina",
            "No facility has the id 'brasmina'; correct it, or add the facility.",
        ),
        (
            "account: acc, class",
            "account: konto, class",
            "/scrap_lots/0/account",
            "konto",
            "No material account has the id 'konto'; correct it, or add the material account.",
        ),
        (
            "supersedes: d1",
            "supersedes: d0",
            "/coc_documents/1/supersedes",
            "d0",
            "No CoC document has the id 'd0'; correct it, or add the CoC document.",
        ),
        (
            "id: potline",
            "id: mine",
            "/entities/1/facilities/0/id",
            "mine",
            "The id 'mine' names another facility already, on line 40; change one.",
        ),
        (
            "/claim/statements/1/text",
            "/claim/statements/2/text",
            "/evidence/0/supports/1",
            "/claim/statements/2",
            "Nothing stands at '/claim/statements/2/text' in this dossier; correct it (the first item of a list is 0).",
        ),
        (
            "/claim/statements/1/text",
            "claim.statements",
            "/evidence/0/supports/1",
            "claim.statements",
            "'claim.statements' is not a JSON pointer; begin with a slash, for example /certificates/0.",
        ),
    ],
)
def test_a_wrong_id_is_named_with_its_place_and_the_nearest_right_one(
    can: str, can_with: CanWith, piece: str, replacement: str, pointer: str, at: str, message: str
) -> None:
    problem = next(each for each in can_with(piece, replacement) if each.pointer == pointer)
    assert problem.message == message
    assert text_at(problem, can.replace(piece, replacement)).startswith(at)


def test_schema_and_references_are_checked_together(can_with: CanWith) -> None:
    problems = can_with("claimant: nordbrygg", "claimant: nordbryg\nunknown: 1")
    assert [each.pointer for each in problems] == ["/claimant", "/unknown"]


def test_an_id_may_serve_two_kinds(can_with: CanWith) -> None:
    problems = can_with("id: t1", "id: brasmina\n    extra: 1")
    assert [each.pointer for each in problems] == ["/supply_chain/0/extra"]
