"""The small changes of things: one left out, a list emptied or left out, one added from another example or doubled.

What enters: an example's facts, and those of the rule's other examples. What leaves: `Edit`s in a stable order. Nothing
fails.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from validator.authoring.proposing.edit import Edit, Given, things, with_another, with_facts
from validator.rulebook.vocabulary import Kind, Vocabulary

SECOND = "second"


def thing_edits(given: Given, others: Sequence[Given], vocabulary: Vocabulary) -> Iterator[Edit]:
    """Every small change of a thing."""
    for thing in things(given, vocabulary):
        called = thing.called or _noun(thing.kind)
        yield Edit(with_facts(given, thing, None), f"without {called}")
        if not thing.kind.single:
            name = thing.kind.id
            twin = {**thing.facts, name: SECOND} if name is not None and name in thing.facts else thing.facts
            yield Edit(with_another(given, thing.kind, twin), f"a second {_noun(thing.kind)}, like {called}")
    for name in given:
        kind = vocabulary.kinds[name]
        rest = {each: raw for each, raw in given.items() if each != name}
        if not kind.single:
            yield Edit({**rest, name: []}, f"no {_noun(kind)} at all")
            yield Edit(rest, f"nothing said of any {_noun(kind)}")
    for other in others:
        for thing in things(other, vocabulary):
            if thing.kind.single:
                if thing.kind.name not in given:
                    told = f"{_noun(thing.kind)} as in another example"
                    yield Edit(with_another(given, thing.kind, thing.facts), told)
            elif not _stands(given, thing.kind, thing.facts.get(thing.kind.id or "")):
                told = f"with {thing.called} of another example, too"
                yield Edit(with_another(given, thing.kind, thing.facts), told)
    for name, kind in vocabulary.kinds.items():
        if not kind.single and name not in given and kind.made_by is None:
            yield Edit({**given, name: []}, f"no {_noun(kind)} at all")


def _noun(kind: Kind) -> str:
    return kind.name.replace("_", " ")


def _stands(given: Given, kind: Kind, name: object) -> bool:
    """Whether a thing of that id is given already."""
    raw = given.get(kind.name, [])
    listed = raw if isinstance(raw, list) else [raw]
    return name is not None and any(each.get(kind.id) == name for each in listed)
