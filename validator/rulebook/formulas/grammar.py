"""The grammar of formulas: a text becomes a syntax tree whose every node has its line and column.

What enters: the text of a formula. What leaves: a tree in which words are not linked yet, or an `UnreadableError` with
the place and, where it can be told, what was expected there. The syntax is near that of DMN's FEEL.
"""

from __future__ import annotations

from fractions import Fraction
from functools import cache
from typing import Any

from lark import Lark, Token, Transformer, v_args
from lark.exceptions import UnexpectedCharacters, UnexpectedInput, UnexpectedToken, VisitError

from validator.rulebook.formulas import tree
from validator.rulebook.formulas.tree import Node, Place

GRAMMAR = r"""
?start: expression
?expression: "if" expression "then" expression "else" expression -> choice
           | "prefer" expression ("else" expression)+            -> prefer
           | disjunction
?disjunction: conjunction ("or" conjunction)*
?conjunction: negation ("and" negation)*
?negation: "not" negation -> negation
         | quantified
         | comparison
quantified: QUANTIFIER range ["has" expression]
?comparison: sum
           | sum COMPARED sum        -> compared
           | sum "in" sum            -> among
           | sum "not" "in" sum      -> not_among
           | sum "is" "given"        -> is_given
           | sum "is" "not" "given"  -> not_given
?sum: product
    | sum "+" product -> plus
    | sum "-" product -> minus
?product: signed
        | product "*" signed -> times
        | product "/" signed -> over
?signed: "-" signed -> minus_sign
       | dotted
?dotted: atom
       | dotted "." NAME                                            -> dotted
       | dotted "." NAME "(" [expression ("," expression)*] ")"     -> dotted_call
?atom: NUMBER UNIT                                                  -> duration
     | NUMBER                                                       -> number
     | TEXT                                                         -> text
     | "true"                                                       -> true
     | "false"                                                      -> false
     | "none"                                                       -> nothing
     | "judged_day"                                                 -> judged_day
     | "this"                                                       -> this
     | UNIT "(" expression ")"                                      -> length
     | "parameter" "(" NAME ")"                                     -> parameter
     | "table" "(" NAME ["," expression] ")"                        -> table
     | "given" "(" expression "," expression ")"                    -> otherwise
     | "needed" "(" expression ")"                                  -> needed
     | GATHERED "(" expression "for" "each" range ")"               -> aggregate
     | GATHERED "(" expression "," expression ")"                   -> extreme
     | "count" "(" "each" range ")"                                 -> count
     | "the" range                                                  -> the
     | PICKED range "by" sum                                        -> pick
     | "each" range                                                 -> selection
     | NAME "(" [expression ("," expression)*] ")"                  -> call
     | NAME                                                         -> name
     | "[" [expression ("," expression)*] "]"                       -> list_of
     | "(" expression ")"
range: [LISTED] NAME ["as" NAME] ["among" dotted] ["where" expression]
QUANTIFIER.2: /(some|every|no)\b/
GATHERED.2: /(sum|min|max|values)\b(?=\s*\()/
LISTED.2: /listed\b(?=\s+[a-z_])/
PICKED.2: /(latest|earliest)\b/
COMPARED: "<=" | ">=" | "!=" | "<" | ">" | "="
UNIT.2: /(days|months|years)\b/
NAME: /[a-z_][a-z0-9_]*/
NUMBER: /[0-9]+(\.[0-9]+)?/
TEXT: /"[^"\n]*"/
%import common.WS
%ignore WS
"""

DEEPEST = 60
"""How deep a formula may be nested; those that ship stay under fifteen."""

EXPECTED = {
    "RPAR": "a closing bracket `)`",
    "RSQB": "a closing bracket `]`",
    "THEN": "`then`",
    "ELSE": "`else`",
    "BY": "`by`",
    "EACH": "`each`",
    "COMMA": "a comma",
    "$END": "the end of the formula",
}


class FormulaError(Exception):
    """A formula that cannot be read or linked: what is wrong, and where in its text."""

    def __init__(self, message: str, place: Place) -> None:
        super().__init__(message)
        self.message = message
        self.place = place


class UnreadableError(FormulaError):
    """A formula that cannot be read at all: its signs and words stand where none may stand."""


def parse(text: str) -> Node:
    """The syntax tree of a formula; `UnreadableError` where it is none."""
    try:
        found: Node = _BUILD.transform(_parser().parse(text))
        too_deep = tree.depth(found) > DEEPEST
    except UnexpectedInput as error:
        raise UnreadableError(_told(error, text), _place_of(error, text)) from None
    except VisitError as error:
        if isinstance(error.orig_exc, FormulaError):
            raise error.orig_exc from None
        raise
    except RecursionError:
        too_deep = True
    if too_deep:
        raise UnreadableError("The formula is nested too deeply: make several definitions of it.", Place(1, 1))
    return found


@cache
def _parser() -> Lark:
    return Lark(GRAMMAR, parser="lalr", propagate_positions=True, maybe_placeholders=True)


def _place_of(error: UnexpectedInput, text: str) -> Place:
    at_end = isinstance(error, UnexpectedToken) and error.token.type == "$END"
    if at_end or error.line < 1:
        lines = text.splitlines() or [""]
        return Place(len(lines), len(lines[-1]) + 1)
    return Place(error.line, error.column)


def _told(error: UnexpectedInput, text: str) -> str:
    if isinstance(error, UnexpectedCharacters):
        wrong = text[error.pos_in_stream] if error.pos_in_stream is not None else ""
        if wrong in "'“”„‘’":
            return f"`{wrong}` does not belong into a formula: words of a list stand in straight double quotes."
        if wrong == '"':
            return 'A text that begins with `"` does not end on its line.'
        return f"`{wrong}` does not belong into a formula."
    assert isinstance(error, UnexpectedToken)
    wanted = [EXPECTED[name] for name in sorted(error.expected) if name in EXPECTED]
    hint = f" Expected is {' or '.join(wanted)}." if 0 < len(wanted) <= 3 else ""
    if error.token.type == "$END":
        return f"The formula ends too early.{hint}"
    return f"`{error.token}` cannot stand here.{hint}"


@v_args(meta=True)
class _Build(Transformer[Token, Any]):
    """Lark's tree as ours; every method is one alternative of the grammar."""

    def choice(self, meta: Any, found: list[Any]) -> Node:
        return tree.Choice(*found, place=_at(meta))

    def prefer(self, meta: Any, found: list[Any]) -> Node:
        """``prefer a else b``: a where it has something, else b."""
        *first, last = found
        for one in reversed(first):
            some = tree.Called("has_any", (one,), place=_at(meta))
            last = tree.Choice(some, one, last, place=_at(meta))
        return last  # type: ignore[no-any-return]

    def disjunction(self, meta: Any, found: list[Any]) -> Node:
        return found[0] if len(found) == 1 else tree.Disjunction(tuple(found), place=_at(meta))

    def conjunction(self, meta: Any, found: list[Any]) -> Node:
        return found[0] if len(found) == 1 else tree.Conjunction(tuple(found), place=_at(meta))

    def negation(self, meta: Any, found: list[Any]) -> Node:
        return tree.Negation(found[0], place=_at(meta))

    def quantified(self, meta: Any, found: list[Any]) -> Node:
        return tree.Quantified(str(found[0]), found[1], found[2], place=_at(meta))  # type: ignore[arg-type]

    def compared(self, meta: Any, found: list[Any]) -> Node:
        return tree.Comparison(str(found[1]), found[0], found[2], place=_at(meta))  # type: ignore[arg-type]

    def among(self, meta: Any, found: list[Any]) -> Node:
        return tree.Among(*found, place=_at(meta))

    def not_among(self, meta: Any, found: list[Any]) -> Node:
        return tree.Negation(tree.Among(*found, place=_at(meta)), place=_at(meta))

    def is_given(self, meta: Any, found: list[Any]) -> Node:
        return tree.IsGiven(found[0], place=_at(meta))

    def not_given(self, meta: Any, found: list[Any]) -> Node:
        return tree.Negation(tree.IsGiven(found[0], place=_at(meta)), place=_at(meta))

    def plus(self, meta: Any, found: list[Any]) -> Node:
        return tree.Arithmetic("+", *found, place=_at(meta))

    def minus(self, meta: Any, found: list[Any]) -> Node:
        return tree.Arithmetic("-", *found, place=_at(meta))

    def times(self, meta: Any, found: list[Any]) -> Node:
        return tree.Arithmetic("*", *found, place=_at(meta))

    def over(self, meta: Any, found: list[Any]) -> Node:
        return tree.Arithmetic("/", *found, place=_at(meta))

    def minus_sign(self, meta: Any, found: list[Any]) -> Node:
        return tree.Arithmetic("-", tree.Constantly(0, place=_at(meta)), found[0], place=_at(meta))

    def dotted(self, meta: Any, found: list[Any]) -> Node:
        return tree.Dotted(found[0], str(found[1]), place=_at(meta))

    def dotted_call(self, meta: Any, found: list[Any]) -> Node:
        arguments = tuple(one for one in found[2:] if one is not None)
        return tree.Dotted(found[0], str(found[1]), arguments, place=_at(meta))

    def duration(self, meta: Any, found: list[Any]) -> Node:
        return tree.Duration(_number(found[0], meta), str(found[1]), place=_at(meta))  # type: ignore[arg-type]

    def length(self, meta: Any, found: list[Any]) -> Node:
        return tree.Duration(found[1], str(found[0]), place=_at(meta))  # type: ignore[arg-type]

    def number(self, meta: Any, found: list[Any]) -> Node:
        return _number(found[0], meta)

    def text(self, meta: Any, found: list[Any]) -> Node:
        return tree.Constantly(str(found[0])[1:-1], place=_at(meta))

    def true(self, meta: Any, found: list[Any]) -> Node:
        return tree.Constantly(True, place=_at(meta))

    def false(self, meta: Any, found: list[Any]) -> Node:
        return tree.Constantly(False, place=_at(meta))

    def nothing(self, meta: Any, found: list[Any]) -> Node:
        return tree.Nothing(place=_at(meta))

    def judged_day(self, meta: Any, found: list[Any]) -> Node:
        return tree.JudgedDay(place=_at(meta))

    def this(self, meta: Any, found: list[Any]) -> Node:
        return tree.This(place=_at(meta))

    def parameter(self, meta: Any, found: list[Any]) -> Node:
        return tree.ParameterOf(str(found[0]), place=_at(meta))

    def table(self, meta: Any, found: list[Any]) -> Node:
        return tree.TableOf(str(found[0]), found[1], place=_at(meta))

    def otherwise(self, meta: Any, found: list[Any]) -> Node:
        return tree.Otherwise(*found, place=_at(meta))

    def needed(self, meta: Any, found: list[Any]) -> Node:
        return tree.Called("needed", (found[0],), place=_at(meta))

    def aggregate(self, meta: Any, found: list[Any]) -> Node:
        return tree.Aggregate(str(found[0]), found[1], found[2], place=_at(meta))  # type: ignore[arg-type]

    def extreme(self, meta: Any, found: list[Any]) -> Node:
        if str(found[0]) not in ("min", "max"):
            raise UnreadableError(f"`{found[0]}` is written `{found[0]}(… for each …)`.", _at(meta))
        return tree.Extreme(str(found[0]), found[1], found[2], place=_at(meta))  # type: ignore[arg-type]

    def count(self, meta: Any, found: list[Any]) -> Node:
        return tree.Count(found[0], place=_at(meta))

    def the(self, meta: Any, found: list[Any]) -> Node:
        return tree.The(found[0], place=_at(meta))

    def pick(self, meta: Any, found: list[Any]) -> Node:
        return tree.Pick(str(found[0]), found[1], found[2], place=_at(meta))  # type: ignore[arg-type]

    def selection(self, meta: Any, found: list[Any]) -> Node:
        return tree.Selection(found[0], place=_at(meta))

    def call(self, meta: Any, found: list[Any]) -> Node:
        return tree.Called(str(found[0]), tuple(one for one in found[1:] if one is not None), place=_at(meta))

    def name(self, meta: Any, found: list[Any]) -> Node:
        return tree.Name(str(found[0]), place=_at(meta))

    def list_of(self, meta: Any, found: list[Any]) -> Node:
        return tree.ListOf(tuple(one for one in found if one is not None), place=_at(meta))

    def range(self, meta: Any, found: list[Any]) -> Node:
        listed, kind, name, source, where = found
        return tree.Range(str(kind), str(name or kind), source, where, listed is not None, place=_at(meta))


_BUILD = _Build()


def _at(meta: Any) -> Place:
    return Place() if meta.empty else Place(meta.line, meta.column)


def _number(token: Token, meta: Any) -> Node:
    found = Fraction(str(token))
    return tree.Constantly(int(found) if found.denominator == 1 else found, place=_at(meta))
