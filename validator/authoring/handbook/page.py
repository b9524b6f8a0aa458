"""The frame of a page: language, title, a link past the navigation, the search, the section itself."""

from __future__ import annotations

from string import Template

from validator.authoring.handbook.markup import Html, Links, text
from validator.authoring.handbook.section import Section
from validator.authoring.naming import Naming

FRAME = Template("""\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>$title</title>
<link rel="icon" href="data:,">
$head
</head>
<body>
<a class="skip" href="#content">Skip to the content</a>
<header>
<nav aria-label="Rulebook"><a href="$home">The rulebook, version $version</a></nav>
<search>
<form role="search" onsubmit="return false">
<label for="find">Search rules, facts, definitions, tables, functions, parameters, sources</label>
<input id="find" type="search" autocomplete="off" spellcheck="false" aria-controls="found">
</form>
<p id="count" role="status" aria-live="polite"></p>
<ul id="found" hidden></ul>
</search>
</header>
<main id="content" tabindex="-1">
$body
</main>
<footer><p>Made from the rule files themselves. A pre-screening; not ASI's approval and no legal advice.</p></footer>
$script
</body>
</html>
""")


def page(section: Section, naming: Naming, links: Links, head: Html, script: Html) -> str:
    """A whole page."""
    return FRAME.substitute(
        title=text(section.title),
        home=links.to("index"),
        version=text(naming.rulebook.version),
        head=head,
        body=section.body,
        script=script,
    )
