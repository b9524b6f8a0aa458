"""The tree of exceptions. What is wrong with a submitted dossier is never one of these: that is data (`Problem`).

AsiClaimsError
├── RulebookError       the rules folder does not load; ``problems`` says everything that is wrong with it
├── CompileError        a rule would reach a limit of the durable_rules subset
├── EngineUnavailable   the engine that was asked for cannot run here
└── EngineFailure       the engines disagree, or one crashed: nothing is decided for this dossier
"""

from __future__ import annotations

from validator.dossier.problem import Problem


class AsiClaimsError(Exception):
    """Anything this package raises."""


class RulebookError(AsiClaimsError):
    """The rulebook does not load, so it decides nothing."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        """``problems``: at least one, in the order of the files."""
        super().__init__("; ".join(problem.message for problem in problems))
        self.problems = problems


class CompileError(AsiClaimsError):
    """A rule cannot be compiled inside the limits of the engine."""


class EngineUnavailable(AsiClaimsError):
    """The engine that was asked for cannot run here."""


class EngineFailure(AsiClaimsError):
    """The engines disagree, or one of them failed: nothing is decided."""
