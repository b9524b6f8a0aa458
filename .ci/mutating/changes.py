"""What a mutation does to one node of a syntax tree.

What enters: a node. What leaves: the nodes that may stand in its place, each a small mistake that somebody could make.
Nothing fails; a node that no mistake is known for has no changes.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator

COMPARISONS: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Lt: (ast.LtE, ast.GtE),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.LtE),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
}
ARITHMETIC: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.FloorDiv,
    ast.FloorDiv: ast.Mult,
    ast.Div: ast.Mult,
    ast.Mod: ast.FloorDiv,
    ast.Pow: ast.Mult,
    ast.BitOr: ast.BitAnd,
    ast.BitAnd: ast.BitOr,
}
OPPOSITES = {"min": "max", "max": "min", "any": "all", "all": "any"}
# Their arguments are types or differ in type: swapped, they only raise.
NOT_SWAPPED = frozenset({"isinstance", "issubclass", "cast", "getattr", "partial", "replace"})
LEAVES = (ast.Return, ast.Raise, ast.Continue, ast.Break)
SETTLED = (ast.Compare, ast.BoolOp, ast.Constant)


def changes(node: ast.AST) -> Iterator[ast.AST]:
    """Everything that may stand in the place of a node."""
    for kind, change in CHANGES:
        if isinstance(node, kind):
            yield from change(node)


def _comparison(node: ast.Compare) -> Iterator[ast.AST]:
    for at, operator in enumerate(node.ops):
        for other in COMPARISONS[type(operator)]:
            yield ast.Compare(node.left, [*node.ops[:at], other(), *node.ops[at + 1 :]], node.comparators)


def _and_or(node: ast.BoolOp) -> Iterator[ast.AST]:
    yield ast.BoolOp(ast.Or() if isinstance(node.op, ast.And) else ast.And(), node.values)


def _constant(node: ast.Constant) -> Iterator[ast.AST]:
    if isinstance(node.value, bool):
        yield ast.Constant(not node.value)
    elif isinstance(node.value, int | float):
        yield from (ast.Constant(node.value + step) for step in (1, -1))


def _sign(node: ast.UnaryOp) -> Iterator[ast.AST]:
    if isinstance(node.op, ast.Not | ast.USub):
        yield node.operand


def _arithmetic(node: ast.BinOp) -> Iterator[ast.AST]:
    if type(node.op) in ARITHMETIC:
        yield ast.BinOp(node.left, ARITHMETIC[type(node.op)](), node.right)


def _added(node: ast.AugAssign) -> Iterator[ast.AST]:
    yield ast.Pass()


def _call(node: ast.Call) -> Iterator[ast.AST]:
    name = node.func.id if isinstance(node.func, ast.Name) else ""
    if name in OPPOSITES:
        yield ast.Call(ast.Name(OPPOSITES[name], ast.Load()), node.args, node.keywords)
    if name in NOT_SWAPPED or any(isinstance(each, ast.Starred) for each in node.args):
        return
    for at in range(len(node.args) - 1):
        swapped = [*node.args[:at], node.args[at + 1], node.args[at], *node.args[at + 2 :]]
        if ast.dump(node.args[at]) != ast.dump(node.args[at + 1]):
            yield ast.Call(node.func, swapped, node.keywords)


def _returned(node: ast.Return) -> Iterator[ast.AST]:
    if node.value is not None and not (isinstance(node.value, ast.Constant) and node.value.value is None):
        yield ast.Return(ast.Constant(None))


def _condition(node: ast.If | ast.IfExp | ast.While) -> Iterator[ast.AST]:
    if isinstance(node, ast.If) and not node.orelse and isinstance(node.body[-1], LEAVES):
        yield ast.Pass()
    if isinstance(node.test, SETTLED) or (isinstance(node.test, ast.UnaryOp) and isinstance(node.test.op, ast.Not)):
        return
    opposite = ast.UnaryOp(ast.Not(), node.test)
    if isinstance(node, ast.IfExp):
        yield ast.IfExp(opposite, node.body, node.orelse)
    else:
        yield type(node)(opposite, node.body, node.orelse)


def _elements(node: ast.Tuple | ast.List | ast.Set) -> Iterator[ast.AST]:
    if isinstance(node, ast.Set):
        yield from (ast.Set([*node.elts[:at], *node.elts[at + 1 :]]) for at in range(len(node.elts)) if node.elts[1:])
    elif isinstance(node.ctx, ast.Load):
        for at in range(len(node.elts)):
            yield type(node)([*node.elts[:at], *node.elts[at + 1 :]], node.ctx)


def _entries(node: ast.Dict) -> Iterator[ast.AST]:
    for at in range(len(node.keys)):
        yield ast.Dict([*node.keys[:at], *node.keys[at + 1 :]], [*node.values[:at], *node.values[at + 1 :]])


def _filter(node: ast.comprehension) -> Iterator[ast.AST]:
    for at in range(len(node.ifs)):
        rest = [*node.ifs[:at], *node.ifs[at + 1 :]]
        yield ast.comprehension(node.target, node.iter, rest, node.is_async)


CHANGES: tuple[tuple[type[ast.AST] | tuple[type[ast.AST], ...], Callable[..., Iterator[ast.AST]]], ...] = (
    (ast.Compare, _comparison),
    (ast.BoolOp, _and_or),
    (ast.Constant, _constant),
    (ast.UnaryOp, _sign),
    (ast.BinOp, _arithmetic),
    (ast.AugAssign, _added),
    (ast.Call, _call),
    (ast.Return, _returned),
    ((ast.If, ast.IfExp, ast.While), _condition),
    ((ast.Tuple, ast.List, ast.Set), _elements),
    (ast.Dict, _entries),
    (ast.comprehension, _filter),
)
