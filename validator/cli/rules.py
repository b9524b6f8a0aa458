"""`asi-claims rules`: the rule author's tools."""

from __future__ import annotations

import click

from validator.cli.lazy_group import LazyGroup

NAMES = ("coverage", "docs", "explain", "mutate", "schema", "show", "test")
LATER = {name: f"validator.cli.rules_{name}:{name}" for name in NAMES}
LATER |= {
    name: f"validator.cli.rules_{name}:{name}_command"
    for name in ("confirm", "impact", "lint", "lock", "new", "propose", "retire", "review")
}
LATER["add-fact"] = "validator.cli.rules_add_fact:add_fact_command"
LATER["wording-corpus"] = "validator.cli.rules_wording:wording_corpus"


@click.group(cls=LazyGroup, later=LATER)
def rules() -> None:
    """Write, test and read the rules."""
