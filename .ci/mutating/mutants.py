"""The mutants of a file: every change of every node that decides anything while the program runs.

What enters: the file's text. What leaves: `Mutant`s in the order of the text, each known by where it stands and what
it changes, and the text of one of them. Annotations, decorators, docstrings and aliases of types are left alone: no
answer hangs on them.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass

from mutating.changes import changes

SKIPPED_FIELDS = frozenset({"annotation", "returns", "decorator_list", "type_comment", "bases"})
# What a dataclass prints or compares by, and how it is laid out in memory.
SKIPPED_KEYWORDS = frozenset({"repr", "compare", "hash", "slots", "frozen", "weakref_slot"})
SKIPPED_NAMES = frozenset({"__slots__", "__all__"})
LONGEST = 100


@dataclass(frozen=True, slots=True)
class Mutant:
    """One change; ``number`` counts those of the file, ``inside`` is the function or class around it."""

    path: str
    number: int
    line: int
    inside: str
    before: str
    after: str

    @property
    def change(self) -> str:
        """The change in a line, by which it is declared to make no difference."""
        return f"{self.before} -> {self.after}"


@dataclass(frozen=True, slots=True)
class Site:
    """A node, where it hangs in the tree, and around it the function, and the line of its statement."""

    parent: ast.AST
    field: str
    at: int | None
    node: ast.AST
    inside: str
    line: int

    def put(self, node: ast.AST) -> None:
        """Hang another node there."""
        if self.at is None:
            setattr(self.parent, self.field, node)
        else:
            getattr(self.parent, self.field)[self.at] = node


def mutants(path: str, text: str) -> Iterator[Mutant]:
    """Every mutant of a file."""
    number = 0
    for site in _sites(ast.parse(text), "", 1):
        for changed in changes(site.node):
            yield Mutant(path, number, site.line, site.inside, _told(site.node), _told(changed))
            number += 1


def mutated(text: str, number: int) -> str:
    """The text of one mutant."""
    tree = ast.parse(text)
    found = ((site, changed) for site in _sites(tree, "", 1) for changed in changes(site.node))
    site, changed = next(pair for at, pair in enumerate(found) if at == number)
    site.put(changed)
    return ast.unparse(ast.fix_missing_locations(tree))


def _sites(parent: ast.AST, inside: str, line: int) -> Iterator[Site]:
    for field, value in ast.iter_fields(parent):
        if field in SKIPPED_FIELDS:
            continue
        for at, node in enumerate(value) if isinstance(value, list) else [(None, value)]:
            if not isinstance(node, ast.AST) or _is_skipped(node, parent):
                continue
            here = node.lineno if isinstance(node, ast.stmt) else _line_of(node, parent, line)
            yield Site(parent, field, at, node, inside, here)
            name = getattr(node, "name", None) if isinstance(node, ast.FunctionDef | ast.ClassDef) else None
            yield from _sites(node, f"{inside}.{name}".lstrip(".") if name else inside, here)


def _line_of(node: ast.AST, parent: ast.AST, line: int) -> int:
    """Inside an f-string, Python 3.11 counts lines anew: there the line of what is around it holds."""
    in_text = isinstance(parent, ast.FormattedValue | ast.JoinedStr)
    return line if in_text else max(line, getattr(node, "lineno", line))


def _is_skipped(node: ast.AST, parent: ast.AST) -> bool:
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        return True
    if isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING":
        return True
    if isinstance(node, ast.keyword):
        return node.arg in SKIPPED_KEYWORDS
    if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
        name = node.targets[0].id
        return name in SKIPPED_NAMES or (isinstance(parent, ast.Module) and not name.isupper() and name[0].isupper())
    return False


def _told(node: ast.AST) -> str:
    if isinstance(node, ast.comprehension):
        conditions = " ".join(f"if {ast.unparse(each)}" for each in node.ifs)
        text = f"for {ast.unparse(node.target)} in {ast.unparse(node.iter)} {conditions}".rstrip()
    elif isinstance(node, ast.If | ast.While):
        text = f"{type(node).__name__.lower()} {ast.unparse(ast.fix_missing_locations(node.test))}"
    else:
        text = ast.unparse(ast.fix_missing_locations(node))
    text = " ".join(text.split())
    return text if len(text) <= LONGEST else f"{text[: LONGEST // 2]} … {text[-LONGEST // 2 :]}"
