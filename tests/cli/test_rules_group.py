"""The commands of `asi-claims rules`: all are there, and `check` does not pay for them."""

from __future__ import annotations

import subprocess
import sys

from click.testing import CliRunner

from validator.cli.main import cli


def test_every_command_is_listed_with_what_it_does() -> None:
    told = CliRunner().invoke(cli, ["rules", "--help"], catch_exceptions=False).output
    for name in ("confirm", "docs", "explain", "lint", "lock", "new", "schema", "show", "test"):
        assert f"\n  {name} " in told


def test_an_unknown_command_is_a_usage_error() -> None:
    done = CliRunner().invoke(cli, ["rules", "shwo"], catch_exceptions=False)
    assert done.exit_code == 2


def test_what_only_an_author_needs_is_not_imported_for_a_check() -> None:
    code = "import sys, validator.cli.main; print([m for m in sys.modules if 'handbook' in m or 'schemas' in m])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert done.stdout.strip() == "[]"
