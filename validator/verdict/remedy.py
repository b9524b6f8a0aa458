"""What can be done about a finding that facts are lacking for.

What enters: the facts that would settle it. What leaves: one sentence for each reason for which they are lacking.
Nothing fails.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from validator.facts.values import Missing, Reason

ANSWERABLE: frozenset[Reason] = frozenset({"missing", "stale", "conflicting"})
"""Why a fact is lacking where whoever submits the claim can say it."""
REMEDIES: dict[Reason, str] = {
    "missing": "Add what is missing to the dossier: {}.",
    "conflicting": "Correct the answers that contradict each other: {}.",
    "stale": "Look it up again, the answer on file is too old: {}.",
    "parameter": "Nothing has to be submitted: nobody has read {} in the published text yet, so ASI has to look.",
    "person": "Nothing has to be submitted: a person at ASI judges this.",
}


def answerable(missing: Iterable[Missing]) -> tuple[Missing, ...]:
    """The facts that the claimant can give: no number that nobody has confirmed, no judgement of a person."""
    return tuple(root for root in missing if root.reason in ANSWERABLE)


def remedy_of(missing: Sequence[Missing]) -> str:
    """What to do about a finding that waits for these facts."""
    told = []
    for reason, sentence in REMEDIES.items():
        roots = [root for root in missing if root.reason == reason]
        places = dict.fromkeys(
            root.name.removeprefix("parameter.") if reason == "parameter" else root.pointer or "the dossier"
            for root in roots
        )
        if roots:
            told.append(sentence.format(", ".join(places)))
    return " ".join(told)
