"""A copy of the checkout in which one file at a time is changed and the tests are run.

What enters: the checkout and the tests of a room. What leaves: whether they pass. The checkout itself stays as it is.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

COPIED = ("validator", "rules", "tests", "fixtures", "pyproject.toml", "README.md", ".ci")
IGNORED = shutil.ignore_patterns("__pycache__")


class Workshop:
    """One copy; a mutant is put into it, tried and taken out again."""

    def __init__(self, checkout: Path, folder: Path) -> None:
        """``folder``: an empty one for the copy."""
        self._folder = folder
        for name in COPIED:
            source = checkout / name
            if source.is_dir():
                shutil.copytree(source, folder / name, ignore=IGNORED)
            elif source.is_file():
                shutil.copy(source, folder / name)

    def has(self, path: str) -> bool:
        """Whether a file or folder is there."""
        return (self._folder / path).exists()

    def notices(self, path: str, text: str, tests: Sequence[str], timeout: float) -> bool:
        """Whether a test fails, or none ends in time, where a file has this text."""
        file = self._folder / path
        before = file.read_text(encoding="utf-8")
        try:
            self._write(file, text)
            return not self.passes(tests, timeout)
        finally:
            self._write(file, before)

    def passes(self, tests: Sequence[str], timeout: float | None = None) -> bool:
        """Whether all tests pass; the first failure ends them."""
        command = [sys.executable, "-m", "pytest", "-x", "-p", "no:cacheprovider", "--no-header", *tests]
        environment = os.environ | {"PYTHONPATH": str(self._folder)}
        running = subprocess.Popen(
            command,
            cwd=self._folder,
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        try:
            return running.wait(timeout) == 0
        except subprocess.TimeoutExpired:
            return False
        finally:
            with suppress(ProcessLookupError):  # what the tests started on the side ends with them
                os.killpg(running.pid, signal.SIGKILL)
            running.wait()

    def seconds(self, tests: Sequence[str]) -> float | None:
        """How long the tests take where nothing is changed; None where they do not even pass then."""
        begun = time.monotonic()
        return time.monotonic() - begun if self.passes(tests) else None

    @staticmethod
    def _write(file: Path, text: str) -> None:
        """Python tells a compiled file's age in seconds only, and two mutants may be of one length."""
        for compiled in (file.parent / "__pycache__").glob(f"{file.stem}.*.pyc"):
            compiled.unlink()
        file.write_text(text, encoding="utf-8")
