"""The short way: the ordinary dossier goes it, and nothing that wants a closer look does."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from validator.dossier import short_yaml as room
from validator.dossier.dossier import Dossier, load_dossier, read_dossier
from validator.dossier.schema import short_way

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures"
DOSSIERS = [path for path in sorted(FIXTURES.glob("*/*.yaml")) if isinstance(load_dossier(path), Dossier)]


def test_every_fixture_goes_it() -> None:
    assert len(DOSSIERS) > 20
    assert [path.name for path in DOSSIERS if short_way().data(path.read_text(encoding="utf-8")) is None] == []


@pytest.mark.parametrize(
    ("piece", "instead"),
    [
        ("title:", "title: &a"),
        ("title:", "title: !"),
        ("title:", "title: !!str"),
        ("title:", "title: >- #\n  a\ntitle:"),
        ("title:", "? title\n:"),
        ("schema:", "<<: {}\nschema:"),
        ("schema:", "other: 1\nschema:"),
        ("schema:", "---\nid: a\n---\nschema:"),
        ("schema:", "---\nid: a\n...\nschema:"),
        ("schema:", "%YAML 1.1\n---\nschema:"),
        ("claim:", 'claim: {"id":*a}\nclaim:'),
        ("entities:", "entities: [\nentities:"),
    ],
)
def test_what_is_out_of_the_ordinary_is_read_as_the_long_way_reads_it(can: str, piece: str, instead: str) -> None:
    assert can.count(f"\n{piece}") + can.startswith(piece) == 1
    text = can.replace(piece, instead, 1)
    found, data = read_dossier(text.encode(), "can.yaml"), short_way().data(text)
    if isinstance(found, Dossier):
        assert data in (None, found.data)
    else:
        assert data is None


@pytest.mark.parametrize("written", ['"a\\tb"', "a\u2028b", "R &D", "!", "*bold*", "'*'"])
def test_signs_that_may_mean_more_are_looked_at_closely(can: str, written: str) -> None:
    (line,) = [line for line in can.splitlines() if line.startswith("title:")]
    text = can.replace(line, f"title: {written}")
    assert short_way().data(text) is None
    long, plain = read_dossier(text.encode(), "can.yaml"), written.strip("'")
    assert not isinstance(long, Dossier) or long.data["title"] in (plain, "a\tb")


def test_a_text_that_it_has_met_is_read_as_before(can: str) -> None:
    first, second = short_way().data(can), short_way().data(can)
    assert first == second
    assert first is not second


def test_a_quoted_text_is_no_number_though_the_same_characters_were_met_plain(can: str) -> None:
    assert short_way().data(can) is not None
    quoted = re.sub(r"mass_t: ([0-9.]+)", r"mass_t: '\1'", can, count=1)
    assert quoted != can
    assert short_way().data(quoted) is None
    assert not isinstance(read_dossier(quoted.encode(), "can.yaml"), Dossier)


def test_it_reads_no_more_values_than_the_long_way_does(can: str, monkeypatch: pytest.MonkeyPatch) -> None:
    from validator.dossier import yaml_reader
    from validator.dossier.nodes import Trail

    trail = Trail("can.yaml")
    yaml_reader.read_yaml(can, trail)
    monkeypatch.setattr(room, "MOST_NODES", trail.count)
    assert short_way().data(can) is not None
    monkeypatch.setattr(room, "MOST_NODES", trail.count - 1)
    assert short_way().data(can) is None


def test_where_a_value_stands_is_found_as_ever(can: str) -> None:
    dossier = read_dossier(can.encode(), "can.yaml")
    assert isinstance(dossier, Dossier)
    line = next(number for number, line in enumerate(can.splitlines(), 1) if line.startswith("claim:"))
    assert dossier.document.key_place("/claim").line == line
