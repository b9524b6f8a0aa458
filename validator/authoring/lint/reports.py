"""What the linter says, as text, JSON or SARIF.

What enters: a `Lint`. What leaves: the report. Nothing fails.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import PurePath
from typing import Any

from validator.authoring.lint.codes import CODES
from validator.authoring.lint.finding import Finding
from validator.authoring.lint.linter import Lint

SARIF = "https://json.schemastore.org/sarif-2.1.0.json"


def as_text(lint: Lint) -> str:
    """For people: each finding with its cure and its witness, then what was not done, then the sum."""
    lines = [line for finding in lint.findings for line in _lines(finding)]
    lines += lint.not_done
    found = len(lint.findings)
    told = "nothing wrong" if found == 0 else "1 finding" if found == 1 else f"{found} findings"
    rules = "1 rule" if lint.rules == 1 else f"{lint.rules} rules"
    return "\n".join([*lines, f"{rules}: {told}."]) + "\n"


def _lines(finding: Finding) -> Iterator[str]:
    yield f"{finding.path}:{finding.line}:{finding.column}: {finding.code} {finding.message}"
    yield f"    cure: {CODES[finding.code].cure}"
    yield from (f"    {line}" for line in finding.witness)


def as_json(lint: Lint) -> str:
    """For programs."""
    data = {
        "rules": lint.rules,
        "findings": [_data(finding) for finding in lint.findings],
        "not_done": list(lint.not_done),
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _data(finding: Finding) -> dict[str, Any]:
    return {
        "code": finding.code,
        "path": finding.path,
        "line": finding.line,
        "column": finding.column,
        "message": finding.message,
        "cure": CODES[finding.code].cure,
        "witness": list(finding.witness),
    }


def as_sarif(lint: Lint) -> str:
    """For the services that annotate pull requests."""
    codes = sorted({finding.code for finding in lint.findings})
    rules = [
        {"id": code, "shortDescription": {"text": CODES[code].wrong}, "help": {"text": CODES[code].cure}}
        for code in codes
    ]
    driver = {"name": "asi-claims rules lint", "version": version("asi-claims"), "rules": rules}
    invocation = {
        "executionSuccessful": True,
        "toolExecutionNotifications": [{"level": "note", "message": {"text": told}} for told in lint.not_done],
    }
    run = {
        "tool": {"driver": driver},
        "invocations": [invocation],
        "results": [_result(finding, codes) for finding in lint.findings],
    }
    return json.dumps({"$schema": SARIF, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2) + "\n"


def _result(finding: Finding, codes: list[str]) -> dict[str, Any]:
    region = {"startLine": finding.line, "startColumn": finding.column}
    place = {"artifactLocation": {"uri": PurePath(finding.path).as_posix()}, "region": region}
    return {
        "ruleId": finding.code,
        "ruleIndex": codes.index(finding.code),
        "level": "error" if finding.code[0] in "EK" else "warning",
        "message": {"text": "\n".join([finding.message, *finding.witness])},
        "locations": [{"physicalLocation": place}],
    }
