"""A child process that is spoken to in lines, and that cannot hold up its parent.

What enters: a command, lines to send, deadlines. What leaves: the lines it answers. `EngineFailure` where the process
has ended or the deadline passes; the process should then be stopped.
"""

from __future__ import annotations

import contextlib
import os
import select
import subprocess
import time
import weakref
from collections.abc import Sequence

from validator.errors import EngineFailure

PIPE_SIZE = 1 << 20  # where the system lets us: a whole rulebook is then sent without waiting for the child to start


class Channel:
    """One child process. Nothing here waits longer than it is told to."""

    def __init__(self, command: Sequence[str]) -> None:
        """Start the process; it need not be up when this returns."""
        self._process = _start(command)
        assert self._process.stdin is not None and self._process.stdout is not None
        self._to, self._from = self._process.stdin.fileno(), self._process.stdout.fileno()
        self._owner = os.getpid()
        self._stop = weakref.finalize(self, _end, self._process, self._owner)
        os.set_blocking(self._to, False)
        os.set_blocking(self._from, False)
        _widen(self._to)
        self._outbox = b""
        self._inbox = b""

    @property
    def ours(self) -> bool:
        """Whether this process started the child; a fork of it must start its own."""
        return self._owner == os.getpid()

    @property
    def pid(self) -> int:
        """The child's process number."""
        return self._process.pid

    def send(self, line: bytes) -> None:
        """Send a line, or as much as goes without waiting; the rest goes while an answer is awaited."""
        self._outbox += line + b"\n"
        self._write()

    def receive(self, deadline: float) -> bytes:
        """The next line; ``deadline`` is in the monotonic clock's seconds."""
        while b"\n" not in self._inbox:
            remaining = deadline - time.monotonic()
            if not self._stop.alive:
                raise EngineFailure("the process of durable_rules has been ended")
            if remaining <= 0:
                raise EngineFailure("durable_rules gave no answer in time")
            readable, writable, _ = select.select([self._from], [self._to] if self._outbox else [], [], remaining)
            if writable:
                self._write()
            if readable:
                self._read()
        line, _, self._inbox = self._inbox.partition(b"\n")
        return line

    def stop(self) -> None:
        """End the process, whatever it is doing."""
        self._stop()

    def _write(self) -> None:
        with contextlib.suppress(BlockingIOError, BrokenPipeError):  # a dead child shows when its answer is read
            while self._outbox:
                self._outbox = self._outbox[os.write(self._to, self._outbox) :]

    def _read(self) -> None:
        more = os.read(self._from, 1 << 20)
        if not more:
            raise EngineFailure("the process of durable_rules has ended (the extension crashed, or it was killed)")
        self._inbox += more


def _start(command: Sequence[str]) -> subprocess.Popen[bytes]:
    try:
        return subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            bufsize=0,
            process_group=0,  # Ctrl-C is for the parent to handle
        )
    except OSError as error:
        raise EngineFailure(f"no process for durable_rules could be started: {error}") from error


def _widen(pipe: int) -> None:
    with contextlib.suppress(ImportError, AttributeError, OSError):
        import fcntl

        fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ, PIPE_SIZE)


def _end(process: subprocess.Popen[bytes], owner: int) -> None:
    if owner != os.getpid():
        return
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            with contextlib.suppress(OSError):
                pipe.close()
    process.kill()
    process.wait()
