"""Examples that a search proposed: they stand in a file of their own beside the rule, and are no part of what it says.

What enters: a rule and the `Link` of the file beside it (`CG-OP-04-….proposed.yaml`). What leaves: the rule with these
examples behind its own; what is wrong is collected in the link.
"""

from __future__ import annotations

from dataclasses import replace

from validator.dossier.document import Document
from validator.dossier.problem import Problem
from validator.rulebook.link import Link
from validator.rulebook.load_examples import load_examples
from validator.rulebook.rule import Rule

CODE = "E228"


def with_proposed(rule: Rule, link: Link) -> Rule:
    """The rule with what was proposed for it."""
    data = link.mapping(link.document.data, "")
    link.keys(data, ("rule", "examples"), (), "")
    if link.problems:
        return rule
    if data["rule"] != rule.id:
        link.complain("/rule", f"The rule in the file beside this one is {rule.id}, not {data['rule']}.", code=CODE)
    proposed = load_examples(data["examples"], link, (), proposed=True)
    return replace(rule, examples=(*rule.examples, *proposed))


def no_rule_beside(document: Document) -> Problem:
    """Proposed examples without a rule."""
    told = "There is no rule in a file of this name without `.proposed`: nothing can be tested by these examples."
    return replace(document.problem("/rule", told), code=CODE)
