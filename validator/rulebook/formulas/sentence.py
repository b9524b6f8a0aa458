"""Sentences for readers: text with formulas in curly brackets.

What enters: a template such as ``Account {id}: {coc_input_t} of {total_input_t}`` and what links a formula. What
leaves: its pieces. ``{why definition}`` is the sentence for why a definition fails. May fail with `FormulaError`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from validator.rulebook.definition import Piece
from validator.rulebook.formulas.grammar import FormulaError, parse
from validator.rulebook.formulas.tree import Attribute, Node, Place
from validator.rulebook.formulas.types import Type

SLOT = re.compile(r"\{([^{}]*)\}")
WHY = "why "
Link = Callable[[Node], tuple[Node, Type]]


def pieces(template: str, link: Link) -> tuple[Piece, ...]:
    """The pieces of a sentence, in order."""
    return tuple(_pieces(template, link))


def _pieces(template: str, link: Link) -> Iterator[Piece]:
    done = 0
    for found in SLOT.finditer(template):
        if found.start() > done:
            yield Piece(template[done : found.start()])
        yield _slot(found[1], found.start(1), link)
        done = found.end()
    if done < len(template):
        yield Piece(template[done:])


def _slot(text: str, start: int, link: Link) -> Piece:
    why = text.startswith(WHY)
    try:
        formula, type_ = link(parse(text.removeprefix(WHY)))
    except FormulaError as error:
        place = Place(1, start + error.place.column + (len(WHY) if why else 0))
        raise type(error)(f"In `{{{text}}}`: {error.message}", place) from None
    if why and not isinstance(formula, Attribute):
        raise FormulaError(f"`{{{text}}}` asks why something fails that is no definition.", Place(1, start + 1))
    return Piece(formula=formula, type=type_, why=why)


def only_where(made: tuple[Piece, ...], when: Node) -> tuple[Piece, ...]:
    """The same pieces, said only where something holds."""
    return tuple(replace(each, when=when) for each in made)
