"""`rules docs`: the rulebook as pages. Every link resolves, everything is there, nothing comes from a network."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest
from click.testing import CliRunner

from validator import Validator
from validator.authoring.handbook.site import build_site
from validator.authoring.naming import Naming
from validator.authoring.rule_card import rule_card
from validator.cli.main import cli
from validator.facts.functions import signatures

VOID = {"meta", "link", "input", "br"}


class Page(HTMLParser):
    """Ids, links, headings and text of a page, and whether its elements are closed in order."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.loaded: list[str] = []
        self.headings: list[int] = []
        self.open: list[str] = []
        self.text: list[str] = []
        self.labels: set[str] = set()
        self.lang = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {key: value or "" for key, value in attrs}
        if tag not in VOID:
            self.open.append(tag)
        if "id" in found:
            self.ids.append(found["id"])
        if tag == "a":
            self.links.append(found["href"])
        if tag in ("script", "link", "img", "iframe"):
            self.loaded += [found[key] for key in ("src", "href") if key in found]
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))
        if tag == "label":
            self.labels.add(found["for"])
        if tag == "html":
            self.lang = found["lang"]

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text.append(data)


@pytest.fixture(scope="module")
def naming(validator: Validator) -> Naming:
    return Naming(validator.rulebook, date(2026, 11, 22))


@pytest.fixture(scope="module", params=[False, True], ids=["site", "one page"])
def files(naming: Naming, request: pytest.FixtureRequest) -> Mapping[str, str]:
    return build_site(naming, one_page=request.param)


@pytest.fixture(scope="module")
def pages(files: Mapping[str, str]) -> Mapping[str, Page]:
    return {name: Page(text) for name, text in files.items() if name.endswith(".html")}


def test_every_link_resolves(pages: Mapping[str, Page]) -> None:
    for name, page in pages.items():
        for href in page.links:
            target, _, anchor = href.partition("#")
            assert (target or name) in pages, f"{name}: {href}"
            if anchor:
                assert anchor in pages[target or name].ids, f"{name}: {href}"


def test_nothing_is_loaded_from_elsewhere(files: Mapping[str, str], pages: Mapping[str, Page]) -> None:
    for name, page in pages.items():
        for address in page.loaded:
            assert address == "data:," or address in files, f"{name}: {address}"
    for name in ("style.css", "search.js"):
        assert "http" not in files.get(name, "")
        assert "url(" not in files.get(name, "")


def test_every_page_is_well_formed_and_accessible(pages: Mapping[str, Page]) -> None:
    for name, page in pages.items():
        assert page.open == [], name
        assert page.lang == "en"
        assert len(page.ids) == len(set(page.ids)), f"{name}: an id stands twice"
        assert "find" in page.labels, "the search field has a label"
        assert page.headings.count(1) == 1, name
        assert page.headings[0] == 1
        steps = zip(page.headings, page.headings[1:], strict=False)
        assert all(later - earlier <= 1 for earlier, later in steps), f"{name}: a heading's level is left out"


def test_every_rule_fact_parameter_document_and_source_is_there(naming: Naming, pages: Mapping[str, Page]) -> None:
    ids = {each for page in pages.values() for each in page.ids}
    book = naming.rulebook
    wanted = {f"rule-{rule}" for rule in book.rules}
    kinds = [kind for kind in book.vocabulary.kinds.values() if kind.role_of is None]
    wanted |= {f"fact-{kind.name}.{attribute}" for kind in kinds for attribute in kind.attributes}
    wanted |= {f"definition-{kind}.{name}" for kind, name in book.meaning.definitions}
    wanted |= {f"table-{name}" for name in book.meaning.tables}
    wanted |= {f"function-{name}" for name in signatures()}
    wanted |= {f"parameter-{name}" for name in book.parameters.entries}
    wanted |= {f"document-{name}" for name in book.sources.documents}
    wanted |= {f"source-{name}" for name in book.sources.sources}
    wanted |= {f"category-{name}" for name in book.table.routes}
    assert wanted <= ids


def test_a_rule_leads_to_the_steps_tables_and_functions_that_it_rests_on(
    naming: Naming, files: Mapping[str, str]
) -> None:
    rule, whole = "CG-MB-02", "rule-CG-MB-02.html" not in files
    page = Page(files["index.html" if whole else f"rule-{rule}.html"])
    for section, anchor in (
        ("definitions-account", "definition-account.within_availability"),
        ("definitions-scrap_lot", "definition-scrap_lot.wrong_in_coc_input_t"),
        ("tables", f"table-{rule_card(naming.rulebook.rules[rule], naming).behind.tables[0].table.name}"),
        ("functions", "function-percent_of"),
    ):
        assert (f"#{anchor}" if whole else f"{section}.html#{anchor}") in page.links
    if not whole:
        account = Page(files["definitions-account.html"])
        told = " ".join(account.text)
        assert "overdraft_t <= overdraft_cap_t + parameter(mass_tolerance_t)" in told
        assert "Basis: background. ASI Chain of Custody Standard 2" in told
        assert f"rule-{rule}.html" in account.links, "and back to the rules that rest on a step"


def index(files: Mapping[str, str]) -> list[list[str]]:
    text = files.get("search-index.js") or files["index.html"]
    found = re.search(r"^(?:<script>|.*<script>)?const INDEX = (\[.*\]);$", text, re.MULTILINE)
    assert found is not None
    rows: list[list[str]] = json.loads(found[1])
    return rows


def test_the_search_finds_everything_where_it_stands(
    naming: Naming, files: Mapping[str, str], pages: Mapping[str, Page]
) -> None:
    rows = index(files)
    assert {row[1] for row in rows} == {
        *("rule", "fact", "definition", "table", "function", "parameter", "document", "source", "approval")
    }
    assert len([row for row in rows if row[1] == "rule"]) == len(naming.rulebook.rules)
    for title, _, href, words in rows:
        target, _, anchor = href.partition("#")
        page = pages[target or "index.html"]
        assert not anchor or anchor in page.ids, title
        assert words == words.lower()


def test_text_cannot_become_markup(naming: Naming, files: Mapping[str, str]) -> None:
    rows = files.get("search-index.js") or files["index.html"].partition("const INDEX")[2].partition("\n")[0]
    assert "<" not in rows


def test_it_works_in_light_and_dark_and_on_a_phone(files: Mapping[str, str]) -> None:
    style = files.get("style.css") or files["index.html"]
    assert "prefers-color-scheme: dark" in style
    assert "width=device-width" in files["index.html"]


def test_equal_input_gives_equal_bytes(naming: Naming) -> None:
    assert build_site(naming, one_page=False) == build_site(naming, one_page=False)


def test_the_command_writes_a_folder_or_a_file(tmp_path: Path) -> None:
    def run(*arguments: str) -> int:
        return CliRunner().invoke(cli, ["rules", "docs", "--output", *arguments], catch_exceptions=False).exit_code

    assert run(str(tmp_path / "site")) == 0
    assert {"index.html", "style.css", "search.js", "rule-CG-OP-04.html"} <= {
        p.name for p in (tmp_path / "site").iterdir()
    }
    assert run(str(tmp_path / "book.html")) == 0
    assert "rule-CG-OP-04" in (tmp_path / "book.html").read_text(encoding="utf-8")
    assert run(str(tmp_path / "one"), "--one-page") == 0
    assert [path.name for path in (tmp_path / "one").iterdir()] == ["index.html"]
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert run(str(tmp_path / "file" / "site")) == 2
