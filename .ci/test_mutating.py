"""What counts as a mutant, and what becomes of the text: `pytest -o pythonpath=.ci .ci/test_mutating.py`."""

from __future__ import annotations

import pytest
from mutating.mutants import mutants, mutated
from mutating.settings import Settings, key_of


def changes(text: str) -> list[str]:
    """The changes of a text."""
    return [mutant.change for mutant in mutants("some.py", text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a < b", ["a < b -> a <= b", "a < b -> a >= b"]),
        ("a == b and c", ["a == b and c -> a == b or c", "a == b -> a != b"]),
        ("not a", ["not a -> a"]),
        ("x = 3", ["3 -> 4", "3 -> 2"]),
        ("x = True", ["True -> False"]),
        ("a + b", ["a + b -> a - b"]),
        ("min(a, b)", ["min(a, b) -> max(a, b)", "min(a, b) -> min(b, a)"]),
        ("f(a, a)", []),
        ("isinstance(a, b)", []),
        ("x = (a, b)", ["(a, b) -> (b,)", "(a, b) -> (a,)"]),
        ("a, b = c", []),
        ("a if b else c", ["a if b else c -> a if not b else c"]),
        ("[a for a in b if c < d]", ["for a in b if c < d -> for a in b", "c < d -> c <= d", "c < d -> c >= d"]),
        ("f'{a + b}'", ["a + b -> a - b"]),
    ],
)
def test_the_changes_of_an_expression(text: str, expected: list[str]) -> None:
    assert changes(f"{text}\n") == expected or changes(f"y = {text}\n") == expected


def test_an_early_return_is_left_out_and_returns_nothing() -> None:
    found = list(mutants("some.py", "def f(a):\n    if a:\n        return b\n    return None\n"))
    assert [(each.line, each.inside, each.change) for each in found] == [
        (2, "f", "if a -> pass"),
        (2, "f", "if a -> if not a"),
        (3, "f", "return b -> return None"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        '"""A docstring of 3 words."""',
        "__slots__ = ('a', 'b')",
        "Outcome = Literal[1, 2]",
        "def f(a: dict[str, int] | None = b) -> tuple[int, int]: ...",
        "@dataclass(frozen=True)\nclass A: ...",
        "x = field(repr=False, compare=False)",
        "if TYPE_CHECKING:\n    x = 3",
    ],
)
def test_what_no_answer_hangs_on_is_left_alone(text: str) -> None:
    assert changes(f"{text}\n") == []


def test_a_mutant_is_the_text_with_that_one_change() -> None:
    text = "def f(a, b):\n    return a < b + 1\n"
    numbered = {mutant.change: mutated(text, mutant.number) for mutant in mutants("some.py", text)}
    assert numbered["a < b + 1 -> a <= b + 1"] == "def f(a, b):\n    return a <= b + 1"
    assert numbered["1 -> 2"] == "def f(a, b):\n    return a < b + 2"
    assert numbered["return a < b + 1 -> return None"] == "def f(a, b):\n    return None"
    assert len(set(numbered.values())) == len(numbered)


def test_a_declared_change_stays_declared_when_its_line_moves_and_is_told_when_it_is_gone() -> None:
    (first, second) = mutants("some.py", "x = 3\n")
    settings = Settings({}, {key_of(first): "why", ("some.py", "", "4 -> 5"): "why", ("other.py", "", "gone"): "why"})
    moved = list(mutants("some.py", "\n\nx = 3\n"))
    assert [settings.is_declared(each) for each in moved] == [True, False]
    assert settings.left_over([first, second]) == [("some.py", "", "4 -> 5")]
