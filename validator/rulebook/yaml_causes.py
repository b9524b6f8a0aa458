"""Why a file is no YAML, as its author would say it: a stray quote, a text that begins with `{`, a sign such as `>=`.

What enters: what the parser complains of, and the file's text. What leaves: the same problem, told with its cause where
one is recognised, and placed where that stands. Nothing here fails.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from validator.dossier.problem import Problem
from validator.rulebook.other_notations import COMPARISON, of_sign

VALUE = re.compile(r"^(\s*(?:- )*(?:[^\s:\"'{\[][^:]*:\s+)?)(\S.*)$")
IN_GROUP = re.compile(r"[,}\]]")
SPECIAL = "*&!|>@%`,]}?"
NEVER_READ = "*&!"
OPENERS = {"{": "}", "[": "]"}
QUOTES = "\"'"
UNCLOSED_QUOTE, UNCLOSED_GROUP = "A quotation mark is opened", ("A list in [ ]", "A group in { }")


def with_cause(problem: Problem, text: str) -> Problem:
    """The problem with its cause."""
    lines = text.splitlines()
    if not 1 <= problem.line <= len(lines) + 1:
        return problem
    if problem.message.startswith(UNCLOSED_QUOTE):
        return next((_at(problem, *each) for each in _open_quotes(lines)), problem)
    if problem.message.startswith(UNCLOSED_GROUP):
        return next((_at(problem, *each) for each in _in_groups(lines[: problem.line], problem)), problem)
    line = lines[problem.line - 1] if problem.line <= len(lines) else ""
    told = _of_line(line, problem.column - 1)
    return replace(problem, message=told) if told else problem


def _at(problem: Problem, line: int, column: int, message: str) -> Problem:
    return replace(problem, line=line, column=column, message=message)


def _of_line(line: str, at: int) -> str | None:
    """What is wrong with the value of a line that the parser could not read past a column."""
    found = VALUE.match(line)
    if found is None:
        return None
    value, begins = found[2], found.start(2)
    for here in (value, IN_GROUP.split(line[at:])[0]):
        sign = COMPARISON.fullmatch(here.strip())
        if sign and sign[2]:
            return of_sign(sign[1], None, sign[2].removeprefix(":").strip())
    rest, before = line[at:].strip(), line[begins:at].rstrip()
    first = value[0]
    if first in QUOTES and before and before[-1] == first and rest:
        return _stray_quote(first, rest)
    if first in OPENERS and before and before[-1] == OPENERS[first] and rest:
        return f'A text that begins with `{first}` is put in quotes: "{value}".'
    if found[1] and (first in NEVER_READ or (at == begins and first in SPECIAL)):
        return f"A text cannot begin with `{first}`: put it in quotes. (No aliases, anchors or tags are read here.)"
    return None


def _stray_quote(quote: str, rest: str) -> str:
    if quote == "'":
        return f"An apostrophe ends the text before `{rest}`: put the whole text in double quotes."
    return (
        f'The text in quotes ends before `{rest}`: put the whole text in quotes, and write \\" for a quote inside it.'
    )


def _open_quotes(lines: list[str]) -> Iterator[tuple[int, int, str]]:
    """The first value whose quotation mark is not closed on its line; rarely does one go over several lines."""
    for number, line in enumerate(lines, 1):
        found = VALUE.match(line)
        if found and found[2][0] in QUOTES and _closes(found[2]) is None:
            yield number, found.start(2) + 1, "This quotation mark is never closed; close it at the end of the text."


def _closes(value: str) -> int | None:
    """Where the quotation mark that a value begins with is closed."""
    pattern = r"\"(?:[^\"\\]|\\.)*\"" if value[0] == '"' else r"'(?:[^']|'')*'"
    found = re.match(pattern, value)
    return found.end() if found else None


def _in_groups(lines: list[str], problem: Problem) -> Iterator[tuple[int, int, str]]:
    """A quotation mark too many where the group breaks off, else a `#` in it; the nearest above first."""
    line = lines[problem.line - 1] if problem.line <= len(lines) else ""
    before, rest = line[: problem.column - 1].rstrip(), line[problem.column - 1 :].strip()
    if before and rest and before[-1] in QUOTES:
        yield problem.line, problem.column, _stray_quote(before[-1], rest)
    for number in range(len(lines), 0, -1):
        line = re.sub(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*'", lambda each: "x" * len(each[0]), lines[number - 1])
        found = re.search(r"\s(#).*[}\]]\s*$", line)
        if found and re.search(r"[{\[]", line[: found.start(1)]):
            told = "What follows this `#` is a comment, so the brackets are not closed: put the text in quotes."
            yield number, found.start(1) + 1, told
