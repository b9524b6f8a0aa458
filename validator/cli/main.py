"""The command line `asi-claims`: parses options, calls the API, prints, sets the exit code.

What enters: arguments, files, the clock. What leaves: reports on standard output, everything else on standard error,
and the exit codes of the contract. No input makes a traceback.
"""

from __future__ import annotations

import atexit
import os
import sys
from typing import NoReturn

import click

from validator.cli.check import check
from validator.cli.rules import rules
from validator.cli.wording import wording
from validator.version import VERSION

HELP = {"help_option_names": ["-h", "--help"]}


@click.group(context_settings=HELP)
@click.version_option(VERSION, prog_name="asi-claims")
def cli() -> None:
    """Pre-screen claims about ASI aluminium: approve, reject or flag, with reasons."""


cli.add_command(check)
cli.add_command(wording)
cli.add_command(rules)


def main() -> None:
    """The console script."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    try:
        cli()
    except SystemExit as ended:
        _end(ended.code)


def _end(code: object) -> NoReturn:
    """End with this code, once everything is written, without taking apart what is in memory: a rulebook is half a
    million objects, and to free them one by one takes as long as to check a text. Exit functions still run."""
    number = code if isinstance(code, int) else int(code is not None)
    if number != code and code is not None:
        sys.stderr.write(f"{code}\n")
    try:
        atexit._run_exitfuncs()
        sys.stdout.flush()
        sys.stderr.flush()
    except OSError:  # the reader is gone; there is nobody to tell
        number = number or 1
    os._exit(number)
