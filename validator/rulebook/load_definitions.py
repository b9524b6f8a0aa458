"""rules/definitions/: derived facts as formulas, one kind a file.

What enters: the strict YAML documents, and everything that their formulas may name. What leaves: the definitions by
kind and name, or every `Problem` found, each with the line and column in the file where the wrong word stands.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar, cast, get_args

from validator.dossier.document import Document
from validator.dossier.problem import Problem, in_order
from validator.rulebook.definition import Argument, Definition, Part, Piece, Table
from validator.rulebook.form import Form
from validator.rulebook.formulas.circles import wrong_circles
from validator.rulebook.formulas.grammar import FormulaError, UnreadableError, parse
from validator.rulebook.formulas.linking import Head, Linked, Words, link
from validator.rulebook.formulas.sentence import only_where, pieces
from validator.rulebook.formulas.signature import Signature
from validator.rulebook.formulas.tree import Conjunction, Disjunction, Node
from validator.rulebook.formulas.types import ANY, BOOLEAN, DATE, LIST, NUMBER, TEXT, Type, joined
from validator.rulebook.load_cite import load_cite
from validator.rulebook.load_parameters import WORD, ParameterEntry, Parameters
from validator.rulebook.load_sources import Sources
from validator.rulebook.rule import Basis, Cite
from validator.rulebook.vocabulary import Vocabulary

WRITTEN = re.compile(r"[a-z_][a-z0-9_]*")
HEAD = re.compile(r"([a-z][a-z0-9_]*)(?:\(([a-z0-9_, ]*)\))?")
BODIES = ("is", "all", "any", "says")
OPTIONAL = ("takes", "unit", "type", "values", "basis", "cite", "version", "along", "note")
BASES: Mapping[str, Type] = {"boolean": BOOLEAN, "number": NUMBER, "text": TEXT, "date": DATE, "list": LIST, "any": ANY}
SAME_UNIT = {"percentage points": "percent"}
UNREADABLE, UNLINKED, MISFIT, CIRCLE, FORM = "E330", "E331", "E332", "E333", "E407"
T = TypeVar("T")
Definitions = dict[tuple[str, str], Definition]


@dataclass(frozen=True, slots=True)
class Raw:
    """A definition as it is written."""

    kind: str
    name: str
    arguments: tuple[Argument, ...]
    body: Mapping[str, Any]
    at: str
    form: Form
    basis: Basis
    cite: Cite


@dataclass(slots=True)
class _Loading:
    """All definitions while they are linked; a type is worked out when somebody needs it."""

    raw: Mapping[tuple[str, str], Raw]
    words: Words
    done: Definitions = field(default_factory=dict)
    doing: set[tuple[str, str]] = field(default_factory=set)


def load_definitions(
    documents: Mapping[str, Document],
    vocabulary: Vocabulary,
    parameters: Parameters,
    tables: Mapping[str, Table],
    functions: Mapping[str, Signature],
    sources: Sources,
) -> Definitions | tuple[Problem, ...]:
    """The linked definitions, or everything that is wrong with their files."""
    forms = [Form(document, code=FORM) for _, document in sorted(documents.items())]
    raw: dict[tuple[str, str], Raw] = {}
    for form in forms:
        _read(form, vocabulary, sources, raw)
    heads: dict[tuple[str, str], Head] = {}
    types = {name: parameter_type(entry) for name, entry in parameters.entries.items()}
    loading = _Loading(raw, Words(vocabulary, types, tables, functions, heads))
    for key, each in raw.items():
        listed = tuple((one.name, one.type) for one in each.arguments)
        heads[key] = Head(listed, _type_of(loading, key))
    for key in in_order_of_need(raw):
        _define(loading, key)
    problems = tuple(problem for form in forms for problem in in_order(form.problems))
    return problems or loading.done


def in_order_of_need(raw: Mapping[tuple[str, str], Raw]) -> Iterator[tuple[str, str]]:
    """The definitions, each behind those that it may name: so that linking one seldom has to link another first."""
    by_name: dict[str, list[tuple[str, str]]] = {}
    for key in raw:
        by_name.setdefault(key[1], []).append(key)
    done: set[tuple[str, str]] = set()
    for start in raw:
        waiting = [start]
        while waiting:
            key = waiting[-1]
            words = WRITTEN.findall(str([raw[key].body.get(part) for part in BODIES])) if key not in done else ()
            done.add(key)
            below = [one for word in words for one in by_name.get(word, ()) if one not in done]
            if below:
                waiting += below
            elif waiting.pop() == key:
                yield key


def parameter_type(entry: ParameterEntry) -> Type:
    """The type of a parameter; of one whose values are words, these."""
    if entry.unit == "date":
        return DATE
    if entry.unit == WORD:
        return Type("text", words=tuple(str(dated.value) for dated in entry.values if dated.value is not None))
    return Type("number", unit=SAME_UNIT.get(entry.unit, entry.unit), least=True)


def _read(form: Form, vocabulary: Vocabulary, sources: Sources, raw: dict[tuple[str, str], Raw]) -> None:
    data = form.mapping(form.document.data, "")
    form.keys(data, ("kind", "basis", "cite", "definitions"), ("about",), "")
    kind = str(data.get("kind"))
    if kind not in vocabulary.kinds or vocabulary.kinds[kind].role_of is not None:
        form.complain("/kind", f"`{kind}` is not a kind of fact.{form.hint(kind, vocabulary.kinds)}")
        return
    basis = cast(Basis, form.word(data, "basis", get_args(Basis), ""))
    cite = load_cite(data.get("cite"), "/cite", form, sources)
    for head, body in form.mapping(data.get("definitions"), "/definitions").items():
        at = f"/definitions/{head}"
        found = HEAD.fullmatch(str(head))
        if found is None:
            form.complain(at, f"`{head}` is no name: small letters, digits and _, arguments in brackets.", of_key=True)
            continue
        body = form.mapping(body, at)
        form.keys(body, ("about",), (*BODIES, *OPTIONAL), at)
        if sum(key in body for key in BODIES) != 1:
            form.complain(at, f"A definition says one of {', '.join(f'`{key}:`' for key in BODIES)}.", of_key=True)
            continue
        if (kind, found[1]) in raw:
            other = raw[kind, found[1]].form.document.path
            form.complain(at, f"`{kind}.{found[1]}` is defined in {other} already.", of_key=True)
            continue
        submitted = vocabulary.kinds[kind].attributes.get(found[1])
        if submitted is not None and not submitted.defined:
            form.complain(at, f"`{kind}.{found[1]}` is submitted; what is worked out has another name.", of_key=True)
            continue
        raw[kind, found[1]] = Raw(
            kind,
            found[1],
            _arguments(found[2] or "", body, at, form, vocabulary),
            body,
            at,
            form,
            cast(Basis, form.word(body, "basis", get_args(Basis), at)) if "basis" in body else basis,
            load_cite(body["cite"], f"{at}/cite", form, sources) if "cite" in body else cite,
        )


def _arguments(
    listed: str, body: Mapping[str, Any], at: str, form: Form, vocabulary: Vocabulary
) -> tuple[Argument, ...]:
    names = tuple(each.strip() for each in listed.split(",") if each.strip())
    takes = form.mapping(body.get("takes", {}), f"{at}/takes")
    for name in takes:
        if name not in names:
            form.complain(f"{at}/takes/{name}", f"`{name}` is none of the arguments.{form.hint(name, names)}", True)
    found = []
    for name in names:
        if name not in takes:
            form.complain(at, f"`takes:` does not say what argument `{name}` is.", of_key=True)
        found.append(Argument(name, _argument(str(takes.get(name, "any")), f"{at}/takes/{name}", form, vocabulary)))
    return tuple(found)


def _argument(word: str, at: str, form: Form, vocabulary: Vocabulary) -> Type:
    """``boolean``, ``text`` …, a kind of thing, ``entity id`` for an id, ``some certificate`` for a selection."""
    if word in BASES:
        return BASES[word]
    first, _, last = word.partition(" ")
    if word in vocabulary.kinds:
        return Type("thing", kind=vocabulary.kinds[word].role_of or word)
    if last == "id" and first in vocabulary.kinds:
        return Type("text", names=first)
    if first == "some" and last in vocabulary.kinds:
        return Type("selection", kind=last)
    form.complain(at, f"`{word}` is no kind of argument.{form.hint(word, [*BASES, *vocabulary.kinds])}")
    return ANY


def _type_of(loading: _Loading, key: tuple[str, str]) -> Callable[[], Type]:
    def find() -> Type:
        if key in loading.doing:  # in a circle: as it is declared, else anything
            return _declared(loading.raw[key]) or ANY
        return _define(loading, key).type

    return find


def _declared(raw: Raw) -> Type | None:
    body = raw.body
    if "values" in body:
        words = raw.form.texts(body, "values", f"{raw.at}/values")
        return Type("list" if body.get("type") == "list" else "text", words=words)
    if "unit" in body:
        return Type("number", unit=raw.form.text(body, "unit", raw.at), least=True)
    if "type" in body:
        word = raw.form.word(body, "type", tuple(BASES), raw.at)
        return BASES[word]
    if "all" in body or "any" in body:
        return BOOLEAN
    return TEXT if "says" in body else None


def _define(loading: _Loading, key: tuple[str, str]) -> Definition:
    found = loading.done.get(key)
    if found is None:
        loading.doing.add(key)
        found = loading.done[key] = _definition(loading.raw[key], loading.words)
        loading.doing.discard(key)
    return found


def _definition(raw: Raw, words: Words) -> Definition:
    scope = {each.name: each.type for each in raw.arguments}
    form, body = raw.form, raw.body
    parts: tuple[Part, ...] = ()
    says: tuple[Piece, ...] = ()
    formula: Node | None = None
    found: Type = ANY
    source: tuple[str, ...] = ()

    def linked(node: Node) -> Linked:
        return link(node, raw.kind, scope, words)

    if "says" in body:
        says, found, source = _says(body["says"], f"{raw.at}/says", form, linked), TEXT, (str(body["says"]),)
    elif "is" in body:
        formula, found = _formula(body["is"], f"{raw.at}/is", form, linked)
        source = (_text(body["is"]),)
    else:
        word = "all" if "all" in body else "any"
        parts, source = _parts(body[word], f"{raw.at}/{word}", form, linked)
        nodes = tuple(part.formula for part in parts)
        formula = nodes[0] if len(nodes) == 1 else (Conjunction if word == "all" else Disjunction)(nodes)
        found = BOOLEAN
    place = form.document.key_place(raw.at)
    return Definition(
        kind=raw.kind,
        name=raw.name,
        arguments=raw.arguments,
        formula=formula,
        type=_agreed(raw, found),
        about=form.text(body, "about", raw.at),
        basis=raw.basis,
        cite=raw.cite,
        version=form.version(body, raw.at),
        source=source,
        parts=parts,
        says=says,
        any_of="any" in body,
        along=form.text(body, "along", raw.at, default=""),
        note=form.text(body, "note", raw.at, default=""),
        path=form.document.path,
        line=place.line,
    )


def _agreed(raw: Raw, found: Type) -> Type:
    """The type that the formula gives, narrowed to what the definition declares."""
    declared = _declared(raw)
    if declared is None:
        return found
    agreed = joined(found, declared)
    if agreed is None:
        at = f"{raw.at}/{'unit' if 'unit' in raw.body else 'type' if 'type' in raw.body else 'values'}"
        _misfit(raw.form, at, f"It says {declared}, and the formula gives {found}.")
        return declared
    if declared.words:
        return declared
    return found if found.base != "any" else declared


def _misfit(form: Form, at: str, message: str) -> None:
    """What a formula gives is not what is needed there: of all that is wrong in such a file the code of its own."""
    form.problems.append(replace(form.document.problem(at, message), code=MISFIT))


def _formula(raw: Any, at: str, form: Form, linked: Callable[[Node], Linked]) -> Linked:
    text = _text(raw)
    nothing: Linked = (Conjunction(()), ANY)
    return _placed(lambda: linked(parse(text)), at, text, form, nothing)


def _text(raw: Any) -> str:
    if isinstance(raw, bool):
        return "true" if raw else "false"
    return str(raw)


def _placed(make: Callable[[], T], at: str, text: str, form: Form, otherwise: T) -> T:
    """What is made, or a problem with the place in the file of the wrong word."""
    try:
        return make()
    except FormulaError as error:
        place = form.document.place(at)
        if text.endswith("\n"):  # a block of text begins on the line below, two steps further in than its key
            key = form.document.key_place(at)
            line, column = place.line + error.place.line, key.column + 1 + error.place.column
        else:
            line, column = place.line + error.place.line - 1, place.column + error.place.column - 1
        code = UNREADABLE if isinstance(error, UnreadableError) else UNLINKED
        form.problems.append(Problem(at, line, column, error.message, form.document.path, code))
        return otherwise


def _parts(raw: Any, at: str, form: Form, linked: Callable[[Node], Linked]) -> tuple[tuple[Part, ...], tuple[str, ...]]:
    if not isinstance(raw, list) or not raw:
        form.complain(at, "Here belongs a list: one part a line, each behind a dash.")
        return (Part(Conjunction(())),), ()
    parts, source = [], []
    for place, each in enumerate(raw):
        here = f"{at}/{place}"
        body = each if isinstance(each, dict) else {"is": each}
        form.keys(body, ("is",), ("otherwise",), here)
        where = f"{here}/is" if isinstance(each, dict) else here
        node, found = _formula(body.get("is", "true"), where, form, linked)
        if found.base not in ("boolean", "any"):
            _misfit(form, where, f"Each part is yes or no; this is {found}.")
        told = form.text(body, "otherwise", here, default="")
        otherwise = _sentence(told, f"{here}/otherwise", form, linked)
        parts.append(Part(node, otherwise))
        source.append(_text(body.get("is", "")).strip())
    return tuple(parts), tuple(source)


def _sentence(text: str, at: str, form: Form, linked: Callable[[Node], Linked]) -> tuple[Piece, ...]:
    nothing: tuple[Piece, ...] = ()
    return _placed(lambda: pieces(text, linked), at, text, form, nothing)


def _says(raw: Any, at: str, form: Form, linked: Callable[[Node], Linked]) -> tuple[Piece, ...]:
    listed = raw if isinstance(raw, list) else [raw]
    made: list[Piece] = []
    for place, each in enumerate(listed):
        here = f"{at}/{place}" if isinstance(raw, list) else at
        if not isinstance(each, dict):
            made += _sentence(str(each), here, form, linked)
            continue
        form.keys(each, ("when", "text"), (), here)
        when, _ = _formula(each.get("when", "true"), f"{here}/when", form, linked)
        made += only_where(_sentence(str(each.get("text", "")), f"{here}/text", form, linked), when)
    return tuple(made)


def circle_problems(
    definitions: Mapping[tuple[str, str], Definition], documents: Mapping[str, Document]
) -> Iterator[Problem]:
    """Definitions that rest on themselves, and do not go back in time."""
    places = {document.path: document for document in documents.values()}
    for group in wrong_circles(definitions):
        names = " → ".join(f"{kind}.{name}" for kind, name in (*group, group[0]))
        first = definitions[group[0]]
        told = f"These definitions rest on one another: {names}. A circle may only go back in time (`along:`)."
        yield Problem("/definitions", first.line, 1, told, places[first.path].path, CIRCLE)
