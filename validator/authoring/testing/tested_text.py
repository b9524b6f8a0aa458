"""The results of tests as text, as JSON and as JUnit's XML.

What enters: results in order. What leaves: text; the same results give the same text. Times are not told.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from itertools import groupby
from xml.sax.saxutils import escape, quoteattr

from validator.authoring.testing.tested import Tested, failed

BREAK = "\n"
XML_FORBIDS = dict.fromkeys([*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF], "�")


def as_text(tests: Sequence[Tested]) -> str:
    """Every test that failed with what was expected, what came, and why; then the count."""
    return BREAK.join([*(line for test in failed(tests) for line in _failure(test)), closing(tests)]) + BREAK


def closing(tests: Sequence[Tested]) -> str:
    """The last line."""
    return f"{len(tests) - len(failed(tests))} passed, {len(failed(tests))} failed"


def as_json(tests: Sequence[Tested]) -> str:
    """Every test."""
    data = {
        "passed": len(tests) - len(failed(tests)),
        "failed": len(failed(tests)),
        "tests": [
            {
                "group": test.group,
                "name": test.name,
                "path": test.path,
                "line": test.line,
                "passed": test.passed,
                "expected": test.expected,
                "got": test.got,
                "faults": list(test.faults),
                "trace": list(test.trace),
            }
            for test in tests
        ],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + BREAK


def as_junit(tests: Sequence[Tested]) -> str:
    """A suite for each rule and each file of scenarios."""
    head = f'<testsuites tests="{len(tests)}" failures="{len(failed(tests))}">'
    suites = (_suite(group, list(several)) for group, several in groupby(tests, key=lambda test: test.group))
    return BREAK.join(['<?xml version="1.0" encoding="UTF-8"?>', head, *suites, "</testsuites>"]) + BREAK


def _failure(test: Tested) -> Iterator[str]:
    yield f"{test.path}:{test.line}: {test.group}, {test.name}: {'; '.join(test.faults)}"
    yield from (f"    {line}" for line in test.trace)


def _suite(group: str, tests: list[Tested]) -> str:
    head = f'  <testsuite name={_attribute(group)} tests="{len(tests)}" failures="{len(failed(tests))}">'
    return BREAK.join([head, *map(_case, tests), "  </testsuite>"])


def _case(test: Tested) -> str:
    place = f'file={_attribute(test.path)} line="{test.line}"'
    head = f"    <testcase classname={_attribute(test.group)} name={_attribute(test.name)} {place}"
    if test.passed:
        return f"{head}/>"
    told = escape(BREAK.join([*test.faults, *test.trace]).translate(XML_FORBIDS))
    return f"{head}><failure message={_attribute('; '.join(test.faults))}>{told}</failure></testcase>"


def _attribute(text: str) -> str:
    return quoteattr(text.translate(XML_FORBIDS))
