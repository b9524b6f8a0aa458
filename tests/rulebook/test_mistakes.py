"""A mistake in a rule file is told with file, line, the wrong word and the nearest right one."""

from __future__ import annotations

import pytest

from validator.dossier.document import Document, read_document
from validator.rulebook.conditions import All, Operator, Parameter, Path, Quantified, Span
from validator.rulebook.conditions import Test as Tested
from validator.rulebook.files import read_files, shipped_rules
from validator.rulebook.link import Link
from validator.rulebook.load_parameters import Parameters, load_parameters
from validator.rulebook.load_rule import load_rule
from validator.rulebook.load_sources import Sources, load_sources
from validator.rulebook.load_vocabulary import load_vocabulary
from validator.rulebook.rule import Rule
from validator.rulebook.vocabulary import Vocabulary

RULE = """\
id: CG-OP-04
title: ASI's approval comes before an on-product claim is published
cite: {document: claims-guide, edition: "3", section: Approvals processes, clause: null, sources: [CG:S5]}
basis: seen
for: claim
when:
  claim.publication: published
require:
  approval.status: approved
  approval.decided_on: {on_or_before: claim.published_on}
violated: reject
unknown: flag
message: "Published on {claim.published_on}, while ASI's approval is {approval.status}."
remedy: Stop the run.
examples:
  - {case: approved, given: {approval: {status: approved}}, expect: met}
  - {case: refused, given: {approval: {status: refused}}, expect: violated}
  - {case: silent, given: {}, expect: unknown}
"""


@pytest.fixture(scope="module")
def words() -> tuple[Vocabulary, Parameters, Sources]:
    """The real words: vocabulary, parameters and sources of the shipped rulebook."""
    files = read_files(shipped_rules())
    read = {path: document(data, path) for path, data in files.items() if "/" not in path or path.startswith("vocab")}
    sources = load_sources(read["sources.yaml"])
    assert isinstance(sources, Sources)
    parameters = load_parameters(read["parameters.yaml"], sources)
    assert isinstance(parameters, Parameters)
    vocabulary = load_vocabulary({path: doc for path, doc in read.items() if path.startswith("vocab")})
    assert isinstance(vocabulary, Vocabulary)
    return vocabulary, parameters, sources


def document(data: bytes, path: str) -> Document:
    read = read_document(data, path)
    assert isinstance(read, Document), read
    return read


def load(words: tuple[Vocabulary, Parameters, Sources], text: str) -> tuple[Rule | None, list[str]]:
    vocabulary, parameters, sources = words
    read = document(text.encode(), "rules/claims-guide/CG-OP-04-approval.yaml")
    link = Link(document=read, vocabulary=vocabulary, parameters=parameters)
    rule = load_rule(link, sources, None)
    return rule, [f"{problem.line}: {problem.message}" for problem in link.problems]


def changed(old: str, new: str) -> str:
    assert old in RULE
    return RULE.replace(old, new, 1)


def test_a_rule_without_mistakes_loads(words) -> None:
    rule, problems = load(words, RULE)
    assert problems == []
    assert rule is not None
    assert rule.require == All(
        (
            Tested(Path("approval", "status"), Operator.EQUALS, "approved"),
            Tested(Path("approval", "decided_on"), Operator.ON_OR_BEFORE, Path("claim", "published_on")),
        )
    )


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("  claim.publication: pub", "  clam.publication: pub", "7: `clam` is not a kind of fact. Did you mean"),
        (
            "claim.publication:",
            "claim.publicaton:",
            "`publicaton` is not an attribute of claim. Did you mean `publication`?",
        ),
        ("publication: published", "publication: publishd", "Did you mean `published`?"),
        ("status: approved\n", "status: true\n", "9: `true` does not fit approval.status, which is enum"),
        ("on_or_before:", "on_or_befor:", "10: `on_or_befor` is not a test. Did you mean `on_or_before`?"),
        ("{on_or_before: claim", "{at_least: claim", "10: `at_least` cannot test approval.decided_on, which is date."),
        ("{on_or_before: claim.published_on}", "{on_or_before: approval.status}", "they cannot be compared"),
        ("claim.published_on}\nvio", "tomorrow}\nvio", "`tomorrow` does not fit approval.decided_on"),
        ("  approval.status: approved\n", "  status: approved\n", "9: `status` needs its kind in front of it"),
        ("  approval.status: approved\n", "  certificate.status: active\n", "does not say which"),
        ("basis: seen", "basis: sen", "4: `sen` is none of"),
        ("for: claim", "for: clam", "5: `clam` is not a kind of fact. Did you mean `claim`?"),
        ("violated: reject", "violated: rejects", "Did you mean `reject`?"),
        ("sources: [CG:S5]", "sources: [CG:S999]", "3: `CG:S999` is not in sources.yaml."),
        ("document: claims-guide", "document: claim-guide", "Did you mean `claims-guide`?"),
        ('edition: "3"', 'edition: "9"', "3: claims-guide has no edition `9`"),
        ("{approval.status}.", "{approval.stats}.", "13: `stats` is not an attribute of approval. Did"),
        ("unknown: flag\n", "unknwon: flag\n", "`unknwon` does not belong here. Did you mean `unknown`?"),
        ("id: CG-OP-04", "id: CG-OP-05", "The file's name must begin with the rule's id, CG-OP-05."),
        ("expect: violated", "expect: met", "16: No example expects `violated`"),
    ],
)
def test_a_mistake_is_told_with_its_line_and_the_nearest_right_word(words, old: str, new: str, told: str) -> None:
    rule, problems = load(words, changed(old, new))
    assert rule is None
    assert any(told in problem for problem in problems), problems


def test_all_mistakes_are_told_at_once(words) -> None:
    text = RULE.replace("publication:", "publicaton:").replace("status: approved\n", "stats: approved\n", 1)
    _, problems = load(words, text)
    assert len(problems) == 2


def test_quantifiers_parameters_and_windows(words) -> None:
    require = """\
require:
  every:
    transfer:
      where: {material: {in: [asi_aluminium]}}
      have: {shipped_on: {within: {months: {parameter: ps_grace_months}, after: claimant.joined_on}}}
"""
    start, end = RULE.index("require:"), RULE.index("violated:")
    rule, problems = load(words, RULE[:start] + require + RULE[end:])
    assert problems == []
    assert rule is not None
    assert isinstance(rule.require, Quantified)
    have = rule.require.have
    assert isinstance(have, Tested)
    assert isinstance(have.operand, Span)
    assert isinstance(have.operand.length, Parameter)
    assert have.path == Path("transfer", "shipped_on", own=True)


@pytest.mark.parametrize(
    "part", ["document: [claims-guide]", "document: {a: b}", "sources: [[CG:S5]]", "sources: [{a: b}]"]
)
def test_a_citation_of_any_shape_is_told_and_never_fails(words, part: str) -> None:
    key = part.partition(":")[0]
    old = {"document": "document: claims-guide", "sources": "sources: [CG:S5]"}[key]
    rule, problems = load(words, changed(old, part))
    assert rule is None
    assert problems
