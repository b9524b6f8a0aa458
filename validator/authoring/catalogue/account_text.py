"""The account of the catalogue as a page of text.

What enters: an `Account` and the titles of the documents. What leaves: text. Nothing fails.
"""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping

from validator.authoring.catalogue.account import STATES, Account, Row, State, counted_by, rules_by_document
from validator.authoring.catalogue.account_data import counts
from validator.authoring.catalogue.bare import MOST, Bare
from validator.rulebook.rule import Rule

WIDTH = 100
HEADINGS = ("rows", *STATES)
BREAK = "\n"


def account_text(account: Account, titles: Mapping[str, str]) -> str:
    """The whole account, its summary last."""
    blocks = [
        _table("document", account.rows, lambda row: titles.get(row.document, row.document)),
        *(
            _table(f"section of the {titles.get(document, document)}", rows, lambda row: row.requirement.section)
            for document, rows in _by_document(account.rows).items()
        ),
        _table("basis", account.rows, lambda row: row.requirement.basis),
        _section("Declined", (_wrapped(row.requirement.id, row.reason) for row in account.of("declined"))),
        _section("Accounted for twice", (f"  {row.requirement.id}: {', '.join(row.by)}" for row in account.twice)),
        _section("Not accounted for", (_wrapped(*_told(row)) for row in account.of("unaccounted"))),
        _section("Rules beyond the catalogue", _ids(account.own)),
        _section(
            "Rules whose clause nobody has looked up in the published text", _waiting(account.without_clause, titles)
        ),
        _section("Rules that nobody has confirmed against the published text", _waiting(account.unconfirmed, titles)),
        _section("Parameters without a value", (f"  {entry.name}: {entry.about}" for entry in account.unseen)),
        *_bare(account.bare),
        _section(
            "Said in other languages; what is not is said in English", (f"  {one.told()}" for one in account.spoken)
        ),
        summary(account),
    ]
    return "\n\n".join(block for block in blocks if block) + BREAK


def summary(account: Account) -> str:
    """The line that a hurried reader needs."""
    numbers = ", ".join(f"{len(account.of(state))} {state}" for state in STATES)
    double = f", {len(account.twice)} accounted for twice" if account.twice else ""
    return f"{len(account.rows)} rows: {numbers}{double}."


def _bare(bare: Bare) -> Iterator[str]:
    """The rules whose requirement is a bare function, and what is wrong with the reasons."""
    told = (_wrapped(rule, f"{asked}. {bare.reasons.get(rule, '')}".rstrip()) for rule, asked in bare.formulas.items())
    yield _section("Rules whose whole requirement is the answer of one function", told)
    yield _section(f"Of these there may be at most {MOST}", [f"  {len(bare.formulas)}"] if bare.too_many else [])
    yield _section("Of these without a reason under `bare:` in coverage.yaml", _listed(bare.unexplained))
    yield _section("Reasons under `bare:` in coverage.yaml for what is no such rule", _listed(bare.stale))


def _by_document(rows: Iterable[Row]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(row.document, []).append(row)
    return found


def _table(title: str, rows: Iterable[Row], key: Callable[[Row], str]) -> str:
    found = counted_by(rows, key)
    width = max(len(title), *map(len, found), 0) if found else len(title)
    head = f"{title:<{width}}" + "".join(f"  {heading:>{len(heading)}}" for heading in HEADINGS)
    return BREAK.join([head, *(_line(name, counted, width) for name, counted in found.items())])


def _line(name: str, counted: Counter[State], width: int) -> str:
    numbers = counts(counted)
    return f"{name:<{width}}" + "".join(f"  {numbers[heading] or '-':>{len(heading)}}" for heading in HEADINGS)


def _section(title: str, lines: Iterable[str]) -> str:
    told = list(lines)
    return BREAK.join([f"{title}:", *told]) if told else ""


def _told(row: Row) -> tuple[str, str]:
    return row.requirement.id, row.requirement.requirement


def _wrapped(lead: str, text: str) -> str:
    return textwrap.fill(f"{lead}: {text}", WIDTH, initial_indent="  ", subsequent_indent="    ")


def _ids(rules: Iterable[Rule]) -> Iterator[str]:
    yield from _listed(rule.id for rule in rules)


def _listed(names: Iterable[str]) -> Iterator[str]:
    told = ", ".join(names)
    if told:
        yield textwrap.fill(
            told, WIDTH, initial_indent="  ", subsequent_indent="  ", break_on_hyphens=False, break_long_words=False
        )


def _waiting(rules: Iterable[Rule], titles: Mapping[str, str]) -> Iterator[str]:
    for document, waiting in rules_by_document(rules).items():
        yield f"  {titles.get(document, document)}: {len(waiting)}"
        yield from (f"  {line}" for lines in _ids(waiting) for line in lines.split(BREAK))
