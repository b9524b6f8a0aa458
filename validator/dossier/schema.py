"""Whether a dossier fits the schema, and what to do where it does not.

What enters: a document. What leaves: every problem with its place. jsonschema decides what is wrong; it is
imported only when something is (75 ms), because a `Shape` recognises data that fits.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, Any

from validator.dossier.contract import dossier_schema
from validator.dossier.document import Document
from validator.dossier.nodes import MOST_PROBLEMS, join
from validator.dossier.problem import Problem, in_order
from validator.dossier.shape import Shape
from validator.dossier.short_yaml import ShortYaml

if TYPE_CHECKING:
    from jsonschema.exceptions import ValidationError


@cache
def dossier_shape() -> Shape:
    """What a dossier has to look like."""
    return Shape.of(dossier_schema())


@cache
def short_way() -> ShortYaml:
    """How an ordinary dossier is read."""
    return ShortYaml(dossier_shape())


def schema_problems(document: Document) -> tuple[Problem, ...]:
    """Everything in the document that the schema does not allow."""
    if dossier_shape().accepts(document.data):
        return ()
    return in_order(islice(_problems(document), MOST_PROBLEMS))


def _problems(document: Document) -> Iterator[Problem]:
    from validator.dossier.complaints import complaints

    seen: set[tuple[str, object]] = set()
    for error in errors_in(document.data, dossier_schema()):
        pointer = join(list(error.absolute_path))
        # An empty place breaks several keywords at once, and jsonschema names each missing key by itself.
        reason = None if error.instance is None else error.validator
        if (pointer, reason) in seen:
            continue
        seen.add((pointer, reason))
        for complaint in complaints(error):
            message = complaint.message[0].upper() + complaint.message[1:]
            yield document.problem(pointer + join(complaint.below), message, complaint.of_key)


def errors_in(data: Any, schema: Mapping[str, Any]) -> Iterator[ValidationError]:
    """Every error that jsonschema finds."""
    from validator.dossier.strict_validator import strict_validator

    return strict_validator(schema).iter_errors(data)
