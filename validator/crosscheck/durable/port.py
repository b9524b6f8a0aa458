"""What the cross-check asks of an engine, whatever it is made of."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple, Protocol

from validator.crosscheck.durable.rulesets import Rank, Rulesets

Firings = frozenset[str]
"""The conclusions of a session: ``CG-OP-04/when/true`` where that condition is surely true, ``…/false`` where not."""
Answer = Callable[[], tuple[Firings, ...]]
FindingOutcome = tuple[str, str]
"""A rule's id and the outcome of one of its findings, after the gate."""


class Session(NamedTuple):
    """One subject's facts for the engine: the rank of each leaf of its kind that is known, by number."""

    kind: str
    told: tuple[tuple[int, Rank], ...]


class Engine(Protocol):
    """Runs rulesets. `load` and `run` return at once; what goes wrong is told when the answer is asked for."""

    @property
    def version(self) -> str:
        """The version of the engine."""

    def load(self, rulesets: Rulesets) -> None:
        """Take the rulesets that all later sessions are about."""

    def run(self, sessions: Sequence[Session]) -> Answer:
        """Start the sessions. The answer has the conclusions of each.

        Asking for it waits, and raises `EngineFailure` where there is no answer that can be trusted.
        """

    def conclude(self, findings: Sequence[FindingOutcome]) -> Firings:
        """The verdicts that the engine concludes; `EngineFailure` as in `run`."""

    def close(self) -> None:
        """End what runs on the side."""
