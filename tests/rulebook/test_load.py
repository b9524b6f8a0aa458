"""The rulebook as a whole: what no single file can know."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from validator.errors import RulebookError
from validator.facts.functions import signatures
from validator.rulebook import files as module
from validator.rulebook.files import content_key, read_files, shipped_rules
from validator.rulebook.load import build_rulebook

FOLDER = Path("rules")
OP_04 = next(path for path in read_files(shipped_rules()) if path.startswith("claims-guide/CG-OP-04"))


@pytest.fixture(scope="module")
def files() -> Mapping[str, bytes]:
    return read_files(shipped_rules())


def problems(files: Mapping[str, bytes], *profiles: str) -> list[str]:
    with pytest.raises(RulebookError) as raised:
        build_rulebook(files, FOLDER, profiles, signatures())
    return [f"{Path(problem.path).as_posix()}:{problem.line}: {problem.message}" for problem in raised.value.problems]


def test_the_shipped_rulebook_loads(validator) -> None:
    book = validator.rulebook
    assert list(book.rules) == sorted(book.rules)
    assert book.table.gates() <= set(book.rules)
    assert len(book.sha256) == 64


def test_profiles_are_off_unless_named(validator, files) -> None:
    assert all(rule.profile is None for rule in validator.rulebook.rules.values())
    with_draft = build_rulebook(files, FOLDER, ("coc-v3-draft",), signatures())
    assert {rule.profile for rule in with_draft.rules.values()} == {None, "coc-v3-draft"}
    assert with_draft.sha256 != validator.rulebook.sha256


def test_an_unknown_profile_is_told_with_those_there_are(files) -> None:
    (told,) = problems(files, "coc-v4")
    assert "There is no profile `coc-v4` (there are: coc-v3-draft)." in told


def test_an_id_is_never_used_twice(files) -> None:
    (told,) = problems({**files, OP_04.replace("CG-OP-04-", "CG-OP-04-again-"): files[OP_04]})
    assert "an id is never used twice" in told


def test_a_row_is_covered_by_one_rule(files) -> None:
    text = files[OP_04].replace(b"id: CG-OP-04\n", b"id: CG-OP-04\nalso: [CG-GEN-08]\n")
    text = b"\n".join(line for line in text.splitlines() if not line.startswith(b"also: [COC"))
    told = problems({**files, OP_04: text})
    assert any("`CG-GEN-08` is covered by rule CG-GEN-08 already." in one for one in told)


def test_a_gate_that_is_no_rule(files) -> None:
    verdict = files["verdict.yaml"].replace(b"CG-OP-04", b"CG-OP-044")
    told = problems({**files, "verdict.yaml": verdict})
    assert any("`CG-OP-044` is not a rule. Did you mean `CG-OP-04`?" in one for one in told)


def test_a_category_without_a_route_could_never_be_approved(files) -> None:
    text = files["verdict.yaml"].decode()
    start, end = text.index("  membership:"), text.index("  ps_certification:")
    told = problems({**files, "verdict.yaml": (text[:start] + text[end:]).encode()})
    assert any("`membership` has no route" in one for one in told)


def test_a_missing_table_and_broken_yaml_are_told_together(files) -> None:
    broken = {path: data for path, data in files.items() if path != "sources.yaml"} | {OP_04: b"id: [\n"}
    told = problems(broken)
    assert any("sources.yaml is missing" in one for one in told)
    assert any(OP_04 in one for one in told)


def test_the_cache_key_knows_every_byte(files) -> None:
    changed = {**files, OP_04: files[OP_04] + b"\n"}
    assert content_key(files, FOLDER, ()) != content_key(changed, FOLDER, ())
    assert content_key(files, FOLDER, ()) != content_key(files, FOLDER, ("coc-v3-draft",))
    assert content_key(files, FOLDER, ()) == content_key(dict(files), FOLDER, ())


def test_the_cache_key_knows_every_module_that_reads_or_compiles(monkeypatch: pytest.MonkeyPatch) -> None:
    before = module.program_key()
    for name in ("rulebook/formulas/linking.py", "facts/functions/lists.py", "evaluation/source.py"):
        assert name in before
    monkeypatch.setattr(module, "COMPILING", ("rulebook",))
    assert module.program_key() != before


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(RulebookError, match="no rulebook folder"):
        read_files(tmp_path / "nowhere")
