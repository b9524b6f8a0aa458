"""The short way of JSON: the ordinary dossier goes it, and nothing that wants a closer look does."""

from __future__ import annotations

import json

import pytest

from validator.dossier import short_json as room
from validator.dossier.dossier import Dossier, read_dossier
from validator.dossier.json_reader import read_json
from validator.dossier.nodes import Trail
from validator.dossier.schema import dossier_shape
from validator.dossier.short_json import short_json


@pytest.fixture(scope="module")
def written(can: str) -> str:
    """The can in JSON, as many programs write it: without a letter outside ASCII."""
    dossier = read_dossier(can.encode(), "can.yaml")
    assert isinstance(dossier, Dossier)
    return json.dumps(dossier.data, default=float)


def test_an_ordinary_dossier_goes_it(can: str, written: str) -> None:
    dossier = read_dossier(can.encode(), "can.yaml")
    assert isinstance(dossier, Dossier)
    assert short_json(written, dossier_shape()) == dossier.data


@pytest.mark.parametrize(
    "title",
    [
        '"a\\u0000"',
        '"a\\b"',
        '"\\ud800"',
        '"\\uDFFF"',
        '"\\ufffe"',
        "NaN",
        "-Infinity",
        "1",
        "1.10",
        "null",
        "[" * 100_000,
        '"a", "id": "b"',
        '"a", "colour": "red"',
        '"a"} {',
    ],
)
def test_what_is_out_of_the_ordinary_is_not_read(written: str, title: str) -> None:
    assert short_json(f'{{"title": {title}, {written[1:]}', dossier_shape()) is None


def test_numbers_are_exact(written: str) -> None:
    data = json.loads(written)
    step = next(one for one in data["supply_chain"] if "quantity_t" in one)
    step["quantity_t"] = 20.1
    found = read_dossier(json.dumps(data).encode(), "can.json")
    assert isinstance(found, Dossier)
    quantities = [str(one["quantity_t"]) for one in found.data["supply_chain"] if "quantity_t" in one]
    assert "201/10" in quantities


def test_it_reads_no_more_values_than_the_long_way_does(written: str, monkeypatch: pytest.MonkeyPatch) -> None:
    trail = Trail("can.json")
    read_json(written, trail)
    monkeypatch.setattr(room, "MOST_NODES", trail.count)
    assert short_json(written, dossier_shape()) is not None
    monkeypatch.setattr(room, "MOST_NODES", trail.count - 1)
    assert short_json(written, dossier_shape()) is None


def test_where_a_value_stands_is_found_as_ever(written: str) -> None:
    dossier = read_dossier(written.encode(), "can.json")
    assert isinstance(dossier, Dossier)
    assert dossier.document.key_place("/id").column == written.index('"id"') + 1
