"""The digest of a rulebook's meaning."""

from __future__ import annotations

from validator.dossier.document import Document, read_document
from validator.rulebook.digest import meaning_digest

RULE = """\
# a comment
id: CG-OP-04
when: {all: [{claim.on_product: true}, {claim.publication: published}]}
violated: reject
examples: [{case: one}]
"""


def digest(text: str) -> str:
    read = read_document(text.encode(), "CG-OP-04.yaml")
    assert isinstance(read, Document)
    return meaning_digest({"CG-OP-04": read.data})


def test_comments_key_order_and_examples_do_not_change_it() -> None:
    reordered = """\
violated:   reject   # another comment
when:
  all:
    - {claim.publication: published}
    - {claim.on_product: true}
id: CG-OP-04
examples: [{case: another}]
"""
    assert digest(RULE) == digest(reordered)


def test_any_change_of_meaning_changes_it() -> None:
    assert digest(RULE) != digest(RULE.replace("reject", "flag"))
    assert digest(RULE) != digest(RULE.replace("on_product: true", "on_product: false"))
    assert digest(RULE) != digest(RULE.replace("all:", "any:"))
