"""`asi-claims wording`: checks words alone, with no dossier behind them."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from validator.cli import exit_code
from validator.cli.loading import load, with_rulebook
from validator.cli.output import opened, output_option
from validator.report.wording_report import wording_json, wording_text


@click.command()
@click.argument("texts", nargs=-1, metavar="[TEXT]...")
@click.option("--file", "source", type=click.Path(path_type=Path), help="One text a line; `-` reads standard input.")
@click.option("--language", default=None, metavar="CODE", help="Language of the texts, e.g. de (default: try all).")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@output_option
@with_rulebook
def wording(
    texts: tuple[str, ...],
    source: Path | None,
    language: str | None,
    form: str,
    output: Path | None,
    rules_folder: Path | None,
    profiles: tuple[str, ...],
    engine: str,
) -> None:
    """Check texts for words that ASI's rules do not allow, and say what could be said instead."""
    given = [*texts, *(_lines(source) if source else ())]
    if not given:
        raise click.UsageError("Give a text, or a file of texts with --file.")
    validator = load(rules_folder, profiles, engine, examples=False)
    checked = [validator.wording(text, language) for text in given]
    with opened(output) as stream:
        stream.write(wording_json(checked) if form == "json" else wording_text(checked))
    sys.exit(exit_code.worst(exit_code.BY_OUTCOME[text.worst] for text in checked))


def _lines(source: Path) -> list[str]:
    try:
        data = sys.stdin.buffer.read() if str(source) == "-" else source.read_bytes()
        text = data.decode("utf-8-sig")
    except OSError as error:
        raise click.UsageError(f"Cannot read {source}: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise click.UsageError(f"{source}, line {line}: not UTF-8; save the file as UTF-8.") from error
    return [line for line in text.splitlines() if line.strip()]
