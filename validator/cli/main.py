"""The command line `asi-claims`: parses options, calls the API, prints, sets the exit code.

What enters: arguments, files, the clock. What leaves: reports on standard output, everything else on standard error,
and the exit codes of the contract. No input makes a traceback.
"""

from __future__ import annotations

import sys

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
    cli()
