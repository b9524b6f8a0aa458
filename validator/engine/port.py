"""What the judge asks of an engine, whatever it is made of."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from validator.engine.compiled import Compiled, Session

Firings = frozenset[str]
Answer = Callable[[], tuple[Firings, ...]]


class Engine(Protocol):
    """Runs compiled rules. Both methods return at once; what goes wrong is told when the answer is asked for."""

    def load(self, compiled: Compiled) -> None:
        """Take the rules that all later sessions are about."""

    def run(self, sessions: Sequence[Session]) -> Answer:
        """Start the sessions. The answer has the conclusions of each: ``7+`` where goal 7 is surely true, ``7-`` false.

        Asking for it waits, and raises `EngineFailure` where there is no answer that can be trusted.
        """
