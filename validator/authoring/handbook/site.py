"""The rulebook as a static site, or as one page: the sections put together, with the search.

What enters: the names of a rulebook's words, and whether all stands on one page. What leaves: the text of every file by
its name. Nothing is fetched from anywhere: the style and the search are part of the pages. Equal input, equal bytes.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from validator.authoring.handbook.definition_sections import definition_sections, function_section, table_section
from validator.authoring.handbook.fact_sections import fact_sections
from validator.authoring.handbook.markup import Html, Links, bullets, heading, join, link, paragraph, tag, text
from validator.authoring.handbook.page import page
from validator.authoring.handbook.rule_section import rule_section
from validator.authoring.handbook.section import Entry, Section
from validator.authoring.handbook.table_sections import approval_section, parameter_section, source_section
from validator.authoring.naming import Naming, plain_word
from validator.authoring.rule_card import RuleCard, rule_card

HERE = Path(__file__).parent
INDEX = "index"


def build_site(naming: Naming, *, one_page: bool) -> Mapping[str, str]:
    """Every file of the site by name; ``index.html`` is where to begin."""
    links = Links(one_page)
    cards = [rule_card(rule, naming) for rule in naming.rulebook.rules.values()]
    rules = [rule_section(card, links) for card in cards]
    rest = [
        approval_section(naming, links),
        *fact_sections(naming, _users_of_facts(cards), links),
        *definition_sections(naming, _users(_definitions(cards)), links),
        table_section(naming, _users(_tables(cards)), links),
        function_section(_users(_functions(cards)), links),
        parameter_section(naming, _users(_parameters(cards)), links),
        source_section(naming, _users(_documents(cards)), _users(_sources(cards)), links),
    ]
    start = _start(naming, cards, rest, links)
    sections = [start, *rest[:1], *rules, *rest[1:]]
    index = _index((entry for section in sections for entry in section.entries), links)
    style, search = ((HERE / name).read_text(encoding="utf-8") for name in ("style.css", "search.js"))
    if one_page:
        whole = Section(INDEX, start.title, join(tag("section", each.body) for each in sections))
        return {f"{INDEX}.html": page(whole, naming, links, tag("style", Html(style)), _inline(f"{index}\n{search}"))}
    head, script = Html('<link rel="stylesheet" href="style.css">'), _scripts(("search-index.js", "search.js"))
    pages = {f"{section.name}.html": page(section, naming, links, head, script) for section in sections}
    return {"style.css": style, "search.js": search, "search-index.js": index, **pages}


def _inline(script: str) -> Html:
    return Html(f"<script>{script}</script>")


def _scripts(files: Iterable[str]) -> Html:
    return Html("".join(f'<script src="{name}"></script>' for name in files))


def _index(entries: Iterable[Entry], links: Links) -> str:
    """The search's index as a script; no text in it can end the script element that holds it."""
    rows = [[one.title, one.sort, links.to(one.section, one.anchor), one.words.lower()] for one in entries]
    return f"const INDEX = {json.dumps(rows, ensure_ascii=False).replace('<', chr(92) + 'u003c')};\n"


def _start(naming: Naming, cards: list[RuleCard], rest: list[Section], links: Links) -> Section:
    book = naming.rulebook
    families: dict[str, list[RuleCard]] = defaultdict(list)
    for card in cards:
        families[Path(card.rule.path).parent.name].append(card)
    body = join(
        (
            heading(1, text("The rulebook"), id=INDEX),
            paragraph(text(f"Version {book.version}. {len(cards)} rules. The search above finds everything in it.")),
            heading(2, text("Beside the rules")),
            bullets(link(links.to(section.name), section.title) for section in rest),
            *(_family(name, found, links) for name, found in families.items()),
        )
    )
    return Section(INDEX, "The rulebook", body)


def _family(name: str, cards: list[RuleCard], links: Links) -> Html:
    listed = (link(links.to(f"rule-{card.rule.id}"), f"{card.rule.id} {card.rule.title}") for card in cards)
    return join((heading(2, text(plain_word(name.replace("-", "_")).capitalize())), bullets(listed)))


def _users(pairs: Iterable[tuple[str, str]]) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for name, rule in pairs:
        found[name][rule] = None
    return {name: tuple(rules) for name, rules in found.items()}


def _users_of_facts(cards: list[RuleCard]) -> Mapping[tuple[str, str], tuple[str, ...]]:
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for card in cards:
        for fact in card.facts:
            found[fact.kind.name, fact.attribute.name].append(card.rule.id)
    return {name: tuple(rules) for name, rules in found.items()}


def _definitions(cards: list[RuleCard]) -> Iterator[tuple[str, str]]:
    found = ((step.definition, card.rule.id) for card in cards for step in card.behind.definitions)
    return ((f"{one.kind}.{one.name}", rule) for one, rule in found)


def _tables(cards: list[RuleCard]) -> Iterator[tuple[str, str]]:
    return ((each.table.name, card.rule.id) for card in cards for each in card.behind.tables)


def _functions(cards: list[RuleCard]) -> Iterator[tuple[str, str]]:
    return ((each.name, card.rule.id) for card in cards for each in card.behind.functions)


def _parameters(cards: list[RuleCard]) -> Iterator[tuple[str, str]]:
    return ((one.entry.name, card.rule.id) for card in cards for one in card.parameters)


def _documents(cards: list[RuleCard]) -> Iterator[tuple[str, str]]:
    return ((card.rule.cite.document, card.rule.id) for card in cards)


def _sources(cards: list[RuleCard]) -> Iterator[tuple[str, str]]:
    return ((source.number, card.rule.id) for card in cards for source in card.sources)
