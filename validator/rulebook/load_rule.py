"""Reading one rule file.

What enters: a strict YAML document and a `Link`. What leaves: a `Rule`, or ``None`` with every problem of the file
collected in the link. What may be wrong: unknown keys, missing parts, words outside the vocabulary, placeholders that
name nothing, examples that do not cover met, violated and unknown.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any as Raw
from typing import get_args

from validator.rulebook.conditions import ALWAYS, Condition
from validator.rulebook.link import Link, as_written
from validator.rulebook.load_condition import load_condition
from validator.rulebook.load_examples import OUTCOMES, load_examples, wanted_of
from validator.rulebook.load_said import Translations, load_said, texts_in
from validator.rulebook.load_sources import Sources
from validator.rulebook.load_unreached import load_unreached
from validator.rulebook.rule import PLACEHOLDER, Basis, Cite, Confirmed, Outcome, Rule, Violation
from validator.rulebook.rule_words import ID, rule_ids, word

REQUIRED = ("id", "title", "cite", "basis", "for", "violated", "unknown", "message", "remedy", "examples")
OPTIONAL = (
    "also",
    "confirmed",
    "effective",
    "when",
    "require",
    "judged_by",
    "question",
    "note",
    "version",
    "unless_profile",
    "unreached",
)
Said = tuple[str, Translations, str, Translations]  # a message and a remedy, each with its translations


def load_rule(link: Link, sources: Sources, profile: str | None) -> Rule | None:
    """The rule of ``link.document``, or None where ``link.problems`` holds what is wrong."""
    data = link.document.data
    if not isinstance(data, dict):
        link.complain("", "A rule file is a mapping that begins with `id:`.", code="E201")
        return None
    link.keys(data, REQUIRED, OPTIONAL, "")
    if link.problems:
        return None
    subject = str(data["for"])
    if subject not in link.vocabulary.kinds:
        link.complain(
            "/for", f"`{subject}` is not a kind of fact.{link.hint(subject, link.vocabulary.kinds)}", code="E301"
        )
        return None
    bound = (subject,)
    require = _require(data, link, bound)
    question, questions = load_said(link, data, "question", "", default="")
    rule = Rule(
        id=_id(data["id"], link),
        also=rule_ids(data.get("also", []), "/also", link),
        title=link.text(data, "title", ""),
        cite=_cite(data["cite"], link, sources),
        basis=word(data["basis"], get_args(Basis), "/basis", link),
        confirmed=_confirmed(data.get("confirmed"), data["cite"], link),
        effective_from=_effective(data, "from", link),
        effective_to=_effective(data, "to", link),
        profile=profile,
        unreached=load_unreached(data.get("unreached", []), link),
        unless_profile=str(data["unless_profile"]) if "unless_profile" in data else None,
        subject=subject,
        when=load_condition(data["when"], "/when", link, bound) if "when" in data else ALWAYS,
        require=require,
        question=question,
        questions=questions,
        violations=_violations(data, link, bound),
        unknown=word(data["unknown"], OUTCOMES, "/unknown", link),
        examples=load_examples(data["examples"], link, wanted_of(require is None)),
        note=link.text(data, "note", "", default=""),
        path=link.document.path,
        line=1,
        version=_version(data.get("version", 1), link),
        ended_because=_ended_because(data.get("effective"), link),
    )
    _check_placeholders(data, link, bound)
    return None if link.problems else rule


def _id(raw: Raw, link: Link) -> str:
    if not isinstance(raw, str) or not ID.fullmatch(raw):
        link.complain("/id", f"`{raw}` is not a rule id such as CG-OP-04.", code="E204")
    elif not link.document.path.replace("\\", "/").rsplit("/", 1)[-1].startswith(raw):
        link.complain("/id", f"The file's name must begin with the rule's id, {raw}.", code="E205")
    return str(raw)


def _version(raw: Raw, link: Link) -> int:
    if isinstance(raw, int) and not isinstance(raw, bool) and raw >= 1:
        return raw
    link.complain("/version", f"`{raw}` is not a whole number of 1 or more, as in `version: 2`.", code="E223")
    return 1


def _effective(data: dict[str, Raw], key: str, link: Link) -> date | None:
    raw = data.get("effective", {})
    if not isinstance(raw, dict):
        link.complain("/effective", '`effective` is a mapping such as `{from: "2022-05-19"}`.', code="E210")
        return None
    if key == "from":
        link.keys(raw, (), ("from", "to", "because"), "/effective")
    return link.day(raw.get(key), f"/effective/{key}")


def _ended_because(raw: Raw, link: Link) -> str:
    return link.text(raw, "because", "/effective", default="") if isinstance(raw, dict) else ""


def _confirmed(raw: Raw, cite: Raw, link: Link) -> Confirmed | None:
    if raw is None:
        return None
    if not isinstance(raw, dict) or set(raw) - {"clause"} != {"on", "by", "against", "edition"}:
        told = "`confirmed` says `on:`, `by:`, `against:` and `edition:`, and `clause:` where there is one."
        link.complain("/confirmed", told, code="E211")
        return None
    for key, was in raw.items():
        cites = cite.get(key) if isinstance(cite, dict) else None
        if key in ("edition", "clause") and str(was) != str(cites):
            told = f"The rule was confirmed against {key} {was} and cites {as_written(cites)}: confirm it again."
            link.complain(f"/confirmed/{key}", told, code="E211")
    day = link.day(raw["on"], "/confirmed/on")
    by, against = link.text(raw, "by", "/confirmed"), link.text(raw, "against", "/confirmed")
    clause = str(raw["clause"]) if "clause" in raw else None
    return Confirmed(day, by, against, str(raw["edition"]), clause) if day else None


def _cite(raw: Raw, link: Link, sources: Sources) -> Cite:
    nothing = Cite("", "", "", None, ())
    if not isinstance(raw, dict):
        link.complain(
            "/cite",
            "`cite` says where the requirement stands: document, edition, section, clause, sources.",
            code="E212",
        )
        return nothing
    link.keys(raw, ("document", "edition", "section", "clause", "sources"), (), "/cite")
    if link.problems:
        return nothing
    document, edition, cited = str(raw["document"]), str(raw["edition"]), raw["sources"]
    if document not in sources.documents:
        link.complain(
            "/cite/document",
            f"`{document}` is not a document of sources.yaml.{link.hint(str(document), sources.documents)}",
            code="E213",
        )
    elif edition not in sources.documents[document].editions:
        editions = ", ".join(sources.documents[document].editions)
        link.complain("/cite/edition", f"{document} has no edition `{edition}` (known: {editions}).", code="E214")
    if not isinstance(cited, list) or not cited:
        link.complain("/cite/sources", "Name at least one source of sources.yaml, as in [CG:S5].", code="E215")
        cited = []
    for index, source in enumerate(cited):
        if str(source) not in sources.sources:
            link.complain(
                f"/cite/sources/{index}",
                f"`{source}` is not in sources.yaml.{link.hint(str(source), sources.sources)}",
                code="E216",
            )
    clause = None if raw["clause"] is None else link.text(raw, "clause", "/cite")
    return Cite(str(document), edition, link.text(raw, "section", "/cite"), clause, tuple(map(str, cited)))


def _require(data: dict[str, Raw], link: Link, bound: tuple[str, ...]) -> Condition | None:
    if "judged_by" in data:
        if data["judged_by"] != "person" or "require" in data or not data.get("question"):
            link.complain(
                "/judged_by", "`judged_by: person` stands in place of `require:` and needs a `question:`.", code="E217"
            )
        return None
    if "require" not in data:
        link.complain("", "`require:` is missing (or `judged_by: person` with a `question:`).", code="E218")
        return ALWAYS
    return load_condition(data["require"], "/require", link, bound)


def _violations(data: dict[str, Raw], link: Link, bound: tuple[str, ...]) -> tuple[Violation, ...]:
    said = _said(data, "", link, ("", {}, "", {}))
    raw = data["violated"]
    if not isinstance(raw, list):
        return (_violation(word(raw, OUTCOMES, "/violated", link), ALWAYS, said),)
    cases = []
    for index, case in enumerate(raw):
        at = f"/violated/{index}"
        if not isinstance(case, dict):
            link.complain(at, "A case is a mapping: `{outcome: reject, when: {…}}`.", code="E219")
            continue
        link.keys(case, ("outcome",), ("when", "message", "remedy"), at)
        if ("when" in case) == (index == len(raw) - 1):
            link.complain(
                at, "Every case but the last says `when:`; the last has none and takes the rest.", code="E219"
            )
        when = load_condition(case["when"], f"{at}/when", link, bound) if "when" in case else ALWAYS
        outcome = word(case.get("outcome"), OUTCOMES, f"{at}/outcome", link)
        cases.append(_violation(outcome, when, _said(case, at, link, said)))
    return tuple(cases)


def _said(data: dict[str, Raw], at: str, link: Link, inherited: Said) -> Said:
    """What is said of a violation; a case that says nothing of its own says what the rule says."""
    message, messages, remedy, remedies = inherited
    if "message" in data:
        message, messages = load_said(link, data, "message", at)
    if "remedy" in data:
        remedy, remedies = load_said(link, data, "remedy", at)
    return message, messages, remedy, remedies


def _violation(outcome: Outcome, when: Condition, said: Said) -> Violation:
    message, messages, remedy, remedies = said
    return Violation(outcome, when, message, remedy, messages, remedies)


def _check_placeholders(data: dict[str, Raw], link: Link, bound: tuple[str, ...]) -> None:
    said = [(f"/{key}", data[key]) for key in ("message", "remedy", "question") if key in data]
    if isinstance(data["violated"], list):
        for index, case in enumerate(data["violated"]):
            if isinstance(case, dict):
                said += [(f"/violated/{index}/{key}", case[key]) for key in ("message", "remedy") if key in case]
    words = replace(link, problems=[], code="E321")
    for at, text in (each for place, raw in said for each in texts_in(raw, place)):
        for name in PLACEHOLDER.findall(text if isinstance(text, str) else ""):
            words.path(name if "." in name else f"{bound[0]}.{name}", at, bound, inside=False)
    link.problems.extend(words.problems)
