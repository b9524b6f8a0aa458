"""Finding phrases: a text, its language, and the lexicon's hits in it.

What enters: the lexicon, a text, its language where it is declared, names that are not wording. What leaves: hits in
the order of the text, with exact offsets and their context. Nothing here fails. A declared language is tried with
English, whose terms stand in texts of every language, save where the declared language says that a class does not
count; without one, every language of the text's script is tried.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from validator.facts.wording.context import Context, context_of, is_qualified
from validator.facts.wording.denial import Denial, denials
from validator.facts.wording.matching import Match, Spans, find_matches, overlaps
from validator.facts.wording.names import company_names
from validator.facts.wording.scan import Scan, scan
from validator.rulebook.characters import is_cjk
from validator.rulebook.lexicon import LanguageLexicon, Lexicon
from validator.rulebook.tokens import Text, tokenise

ENGLISH = "en"
SAME_LANGUAGE = {"nb": "no", "nn": "no", "cmn": "zh", "yue": "zh"}
WRITTEN_IN_CJK = frozenset({"zh", "ja"})


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase: offsets in characters of the text as submitted, and how it is meant."""

    class_name: str
    language: str
    start: int
    end: int
    text: str
    sentence: str
    number: int | Fraction | None
    context: Context


def find_phrases(
    lexicon: Lexicon, text: str, language: str | None = None, names: Iterable[str] = ()
) -> tuple[Hit, ...]:
    """Every phrase of the text that the lexicon knows; none of those inside a company's name."""
    cut = tokenise(text, lexicon.abbreviations, lexicon.words)
    if not cut.words:
        return ()
    main: _Reading | None = None
    found: list[tuple[Match, Hit]] = []
    barred: Spans = {}
    named = company_names(cut, names)
    for each in _languages(lexicon, cut, language):
        reading = _reading(scan(cut, each, named))
        main = main or reading
        taken = _by_class(match for match, _ in found)
        matches, excluded = find_matches(reading.scan, reading.denied)
        for match in matches:
            name = match.pattern.class_name
            if not overlaps(match, taken.get(name, ())) and not overlaps(match, barred.get(name, ())):
                found.append((match, _hit(reading, match, main)))
        if reading is main and language:
            barred = excluded
    return tuple(hit for _, hit in sorted(found, key=lambda pair: (pair[1].start, pair[1].end, pair[1].class_name)))


@dataclass(frozen=True, slots=True)
class _Reading:
    """A text as one language reads it."""

    scan: Scan
    denied: Sequence[Denial]
    qualified: bool

    def context(self, match: Match) -> Context:
        return context_of(self.scan, self.denied, match, self.qualified)


def _reading(found: Scan) -> _Reading:
    denied = denials(found)
    return _Reading(found, denied, is_qualified(found, denied))


def _by_class(matches: Iterable[Match]) -> Spans:
    """Where earlier languages have found each class already."""
    found: Spans = {}
    for match in matches:
        found.setdefault(match.pattern.class_name, []).append((match.start, match.end))
    return found


def language_code(declared: str) -> str:
    """The code under which the lexicon would have a declared language: ``no`` for nb, ``zh`` for zh-Hans."""
    primary = declared.partition("-")[0].lower()
    return SAME_LANGUAGE.get(primary, primary)


def _languages(lexicon: Lexicon, text: Text, declared: str | None) -> list[LanguageLexicon]:
    known = lexicon.languages
    primary = language_code(declared or "")
    if primary in known:
        return [known[code] for code in dict.fromkeys((primary, ENGLISH)) if code in known]
    cjk = any(is_cjk(word) for word in text.words if len(word) == 1)
    fitting = [known[code] for code in sorted(known, key=lambda code: (code != ENGLISH, code))]
    return sorted(
        (each for each in fitting if cjk or each.language not in WRITTEN_IN_CJK),
        key=lambda each: -sum(word in each.words for word in text.words),
    )


def _hit(reading: _Reading, match: Match, main: _Reading) -> Hit:
    found = reading.scan
    text, (low, high) = found.text, found.text.sentences[match.sentence]
    start, end = text.starts[match.start], text.ends[match.end - 1]
    context = reading.context(match)
    if main is not reading:
        context = _joined(context, main.context(match))
    return Hit(
        class_name=match.pattern.class_name,
        language=found.language.language,
        start=start,
        end=end,
        text=text.source[start:end],
        sentence=text.source[text.starts[low] : text.ends[high - 1]],
        number=_number(text.words[match.start : match.end], found.language.decimal_comma),
        context=context,
    )


def _joined(own: Context, main: Context) -> Context:
    """The context of an English phrase in another language's sentence: what either language says."""
    return Context(
        negated=own.negated or main.negated,
        qualified=own.qualified or main.qualified,
        reported=own.reported or main.reported,
        attributed=own.attributed or main.attributed,
        quoted=own.quoted,
        future=own.future or main.future,
        intended=own.intended or main.intended,
        whole=own.whole or main.whole,
        subject=own.subject if own.subject != "none" else main.subject,
        tie=own.tie if own.tie == "sentence" else main.tie,
    )


def _number(words: Sequence[str], decimal_comma: bool) -> int | Fraction | None:
    """The first number before a per cent sign, else the first, the one in a version (``v3.1``) included."""
    found = [at for at, word in enumerate(words) if _is_number(word)]
    if not found:
        return None
    shares = [at for at in found if tuple(words[at + 1 : at + 2]) == ("%",)]
    return _exact(words[(shares or found)[0]].removeprefix("v"), decimal_comma)


def _is_number(word: str) -> bool:
    digits = word.removeprefix("v")
    return digits[:1].isdigit() and all(char.isdigit() or char in ".," for char in digits)


def _exact(digits: str, decimal_comma: bool) -> int | Fraction:
    thousands, decimal = (".", ",") if decimal_comma else (",", ".")
    whole, _, rest = digits.replace(thousands, "").partition(decimal)
    rest = rest.replace(decimal, "")
    if len(whole) + len(rest) > LONGEST_NUMBER:
        return 0
    value = Fraction(int((whole or "0") + rest), 10 ** len(rest))
    return value.numerator if value.denominator == 1 else value


LONGEST_NUMBER = 30
