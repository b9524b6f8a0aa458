"""The parsers of PyYAML, and what to do where one cannot go on.

What enters: nothing, or what a parser says is wrong with a text. What leaves: a parser's class, or a sentence for the
person who wrote the text. Nothing here fails.
"""

from __future__ import annotations

from typing import Any, cast

ADVICE = {
    "mapping values are not allowed": "A colon stands where none can; put the text in quotes or indent it.",
    "could not find expected ':'": "A colon is missing after a key at or before this line.",
    "did not find expected key": "The indentation does not fit the lines above; line up the keys.",
    "did not find expected '-' indicator": "The indentation does not fit the list above; line up the dashes.",
    "did not find expected ',' or ']'": "A list in [ ] is not closed, or a comma is missing.",
    "did not find expected ',' or '}'": "A group in { } is not closed, or a comma is missing.",
    "found unexpected end of stream": "A quotation mark is opened and never closed; close it.",
    "block sequence entries are not allowed": "A list cannot begin here; put its '-' on a line of its own.",
    "found character": "A text cannot begin with this character; put the text in quotes.",
}


def default_parser() -> type[Any]:
    """PyYAML's C parser, or the pure Python one where it was installed without."""
    try:
        from yaml.cyaml import CParser  # type: ignore[attr-defined]
    except ImportError:
        return pure_parser()
    return cast("type[Any]", CParser)


def pure_parser() -> type[Any]:
    """PyYAML's own parser: slower, same events."""
    from yaml.parser import Parser
    from yaml.reader import Reader
    from yaml.scanner import Scanner

    class PureParser(Reader, Scanner, Parser):
        def __init__(self, text: str) -> None:
            Reader.__init__(self, text)
            Scanner.__init__(self)
            Parser.__init__(self)

    return PureParser


def advice(problem: str, text: str, mark: Any) -> str:
    """What to do about a parser's problem at a mark of the text."""
    lines = text.splitlines()
    if mark is not None and mark.line < len(lines) and lines[mark.line][mark.column : mark.column + 1] == "\t":
        return "A tab stands here; indent with spaces."
    for begin, advice in ADVICE.items():
        if problem.startswith(begin):
            return advice
    reason = problem or "broken syntax"
    return f"The YAML cannot be read from here ({reason}); check indentation, colons and quotes."
