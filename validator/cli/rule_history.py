"""Asking git for the history of a rule's file.

What enters: a path. What leaves: a `History`, which says why it is empty where there is no git, no checkout or no
commit. Nothing fails.
"""

from __future__ import annotations

import subprocess
from pathlib import Path

from validator.authoring.history import LOG_FORMAT, History, history_of

PATIENCE_S = 10


def rule_history(path: Path) -> History:
    """The commits that touched the file, newest first, under whatever name it had."""
    command = ["git", "log", "--follow", f"--format={LOG_FORMAT}", "--", path.name]
    try:
        done = subprocess.run(
            command, cwd=path.parent, capture_output=True, check=False, timeout=PATIENCE_S, encoding="utf-8"
        )
    except (OSError, subprocess.TimeoutExpired, UnicodeDecodeError):
        return History(none_because="Git cannot be asked here, so there is no history.")
    if done.returncode != 0:
        return History(none_because="The rulebook does not lie in a git checkout, so there is no history.")
    return history_of(done.stdout)
