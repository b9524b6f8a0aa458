"""The last rulesets: findings are their facts, and they conclude the verdict.

What enters: the words of the verdict, worst first. What leaves: `VerdictRulesets`. Of each finding there is a fact with
its outcome; the first ruleset concludes which outcomes there are, and what it does not conclude there is none of, since
every finding was told. The second concludes the verdict: the worst outcome there is, else the last word. Nothing fails.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from validator.crosscheck.durable.rulesets import VERDICT, VerdictRulesets, concluded


def compile_verdict(words: Sequence[str]) -> VerdictRulesets:
    """The rulesets for these verdicts; the last one for want of any other."""
    findings = {f"{outcome_goal(word)}/1": _all({outcome_fact(word): 1}) for word in words[:-1]}
    return VerdictRulesets(tuple(words), json.dumps(findings), json.dumps(dict(_verdicts(words))))


def outcome_fact(word: str) -> str:
    """The property of the fact of a finding with this outcome."""
    return f"finding:{word}"


def outcome_goal(word: str) -> str:
    """The conclusion that there is a finding with this outcome."""
    return f"finding/{word}"


def verdict_goal(word: str) -> str:
    """The conclusion that this is the verdict."""
    return f"{VERDICT}/{word}"


def _verdicts(words: Sequence[str]) -> Iterator[tuple[str, Any]]:
    outcomes = words[:-1]
    for place, word in enumerate(words):
        worse = [{concluded(outcome_goal(other)): 0} for other in outcomes[:place]]
        own = [{concluded(outcome_goal(word)): 1}] if word in outcomes else []
        yield f"{verdict_goal(word)}/1", _all(*worse, *own)


def _all(*facts: dict[str, int]) -> dict[str, Any]:
    return {"all": [{f"m{place}": fact} for place, fact in enumerate(facts)]}
