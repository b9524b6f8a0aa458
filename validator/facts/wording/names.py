"""Names of companies: words of a text that say who somebody is, and nothing else.

What enters: a `Text`, and the names that the dossier gives. What leaves: the ranges of words that are names. A name is
read from its legal form (*Green Can GmbH*, *绿色铝业有限公司*), from the noun that introduces it (*la société
Éco-Canette*), or from a verb in the singular after a plural (*Acme Profiles is …*). In a text all in capitals nothing
tells a name from the rest. Nothing here fails.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeAlias

from validator.rulebook.characters import is_cjk
from validator.rulebook.tokens import Text, tokenise

Span: TypeAlias = "tuple[int, int]"

# As they are written, without the points: AS is a company, "as" is not.
LEGAL_FORMS = frozenset(
    """AB AG AS ASA AŞ ApS BV BVBA Co CO Corp CORP Corporation DAC EURL GbR GmbH GMBH Inc INC Incorporated KG KGaA KK
    Kft LDA Lda LLC LLP LP Limited LIMITED LTD Ltd Ltda LTDA NV Nyrt OHG OY Oy OYJ Oyj PLC Plc plc Pte Pty Pvt SA SARL
    Sarl SAS SASU SCA SCE SE SL SLU SNC SPA SpA SRL Srl UG Zrt aS as doo eG eK eV sro""".split()  # noqa: SIM905
)
LOOSE = frozenset({"as", "aS"})  # legal forms only when written with points or a slash: a.s., A/S
LONGEST_FORM = 3
OPENINGS = frozenset(form.casefold() for form in LEGAL_FORMS) | frozenset("abdegklnops")
CJK_FORMS = tuple(
    tuple(form)
    for form in (
        "股份有限公司 有限责任公司 有限責任公司 有限公司 株式会社 株式會社 有限会社 合同会社".split()  # noqa: SIM905
    )
)
BEFORE_THE_NAME = frozenset({tuple("株式会社"), tuple("株式會社"), tuple("有限会社"), tuple("合同会社")})
JOINING = frozenset({"and", "und", "et", "e", "y", "og", "och"})
# Words that open a sentence or join its parts, however they are written.
NO_NAME = frozenset(
    """asi certified by from with at in for to on is are was our we us the this these all every made a an
    von bei aus mit für der die das den unser unsere unserer wir ist par chez de du des notre nos avec pour est
    di da dal con per il lo la le i nostro nostra por del el los las nuestro nuestra un una av fra med til vår våre
    van door bij uit met onze het een""".split()  # noqa: SIM905
)
NO_NAME_CJK = frozenset("的是由与與和为為在向从從被给給我们們本该該将將对對经經、")
SINGULAR = frozenset("is has was holds ist hat est a è ha es er har heeft".split())  # noqa: SIM905
# The nouns that introduce a name, after an article, and the fewest capitals that then make one: German gives them to
# every noun (die Firma Ökodosen herstellt), and a capital on the noun itself may be a heading's (La Empresa Verde).
INTRODUCING = dict.fromkeys("société entreprise firme empresa compañía società azienda impresa ditta".split(), 1)  # noqa: SIM905
INTRODUCING_GERMAN = dict.fromkeys("firma unternehmen".split(), 2)  # noqa: SIM905
ARTICLES = frozenset("la l una une un dell della dall dalla all alla die der das dem des".split())  # noqa: SIM905
MOST_WORDS = 6
MOST_CHARACTERS = 12


def company_names(text: Text, given: Iterable[str] = ()) -> tuple[Span, ...]:
    """The words of the text that are companies' names, those ``given`` and those that can be told."""
    found = [span for name in given for span in _occurrences(text, name)]
    found += _with_legal_form(text)
    found += _introduced(text)
    found += _plurals_in_the_singular(text)
    return tuple(dict.fromkeys(found))


def _occurrences(text: Text, name: str) -> Iterator[Span]:
    """Where a given name stands; one that begins with a capital has one in the text, too."""
    words, proper = list(tokenise(name).words), name.lstrip()[:1].isupper()
    for at, word in enumerate(text.words if words else ()):
        if word == words[0] and list(text.words[at : at + len(words)]) == words and (not proper or _capital(text, at)):
            yield at, at + len(words)


def _with_legal_form(text: Text) -> Iterator[Span]:
    for low, high in text.sentences:
        shouted: bool | None = None
        for at in range(low, high):
            word = text.words[at]
            if word in OPENINGS:
                end = _form_end(text, at, high)
                if end:
                    shouted = _all_capitals(text, low, high) if shouted is None else shouted
                    start = at if shouted else _name_start(text, at, low)
                    if start < at:
                        yield start, end
            elif len(word) == 1 and is_cjk(word):
                yield from _cjk_name(text, at, low, high)


def _form_end(text: Text, at: int, high: int) -> int:
    """After the legal form that begins at a word, 0 where none does."""
    for end in range(min(at + LONGEST_FORM, high), at, -1):
        written = text.source[text.starts[at] : text.ends[end - 1]]
        plain = written.replace(".", "").replace("/", "")
        if plain in LEGAL_FORMS and (end == at + 1 or " " not in written) and (plain not in LOOSE or plain != written):
            return end
    return 0


def _name_start(text: Text, form: int, low: int) -> int:
    """Where the capitalised words before a legal form begin."""
    start = at = form
    while at > max(low, form - MOST_WORDS):
        if text.breaks[at] not in (("", ",") if at == form else ("",)) or "\n" in _between(text, at):
            break
        at -= 1
        word = text.words[at]
        if word in NO_NAME:
            break
        if _capital(text, at):
            start = at
        elif word not in JOINING and not _hangs_on(text, at, low):
            break
    return start


def _hangs_on(text: Text, at: int, low: int) -> bool:
    """Whether a word without a capital is the second half of a hyphenated one that has it (Eco-friendly)."""
    return at > low and _between(text, at) in ("-", "‐", "‑") and _capital(text, at - 1)


def _cjk_name(text: Text, at: int, low: int, high: int) -> Iterator[Span]:
    """A Chinese or Japanese name before its legal form, or a Japanese one after it."""
    form = next((form for form in CJK_FORMS if tuple(text.words[at : at + len(form)]) == form), ())
    start, end = at, at + len(form)
    if not form or end > high:
        return
    while start > max(low, at - MOST_CHARACTERS) and not text.breaks[start] and _in_cjk_name(text.words[start - 1]):
        start -= 1
    last = min(high, end + MOST_CHARACTERS) if start == at and form in BEFORE_THE_NAME else end
    while end < last and not text.breaks[end] and _in_cjk_name(text.words[end]):
        end += 1
    if end - start > len(form):
        yield start, end


def _in_cjk_name(word: str) -> bool:
    return word not in NO_NAME_CJK and word != "asi" and not "\u3041" <= word[0] <= "\u3096"


def _introduced(text: Text) -> Iterator[Span]:
    """*La société Éco-Canette*: the capitalised words after the noun that introduces a name."""
    for low, high in text.sentences:
        for at in range(low + 1, high):
            fewest = INTRODUCING_GERMAN.get(text.words[at], 0)
            if not fewest and not _capital(text, at):
                fewest = INTRODUCING.get(text.words[at], 0)
            if not fewest or text.words[at - 1] not in ARTICLES or _all_capitals(text, low, high):
                continue
            end = at + 1
            while end < min(high, at + 1 + MOST_WORDS) and not text.breaks[end] and _goes_on(text, end, at + 1):
                end += 1
            if sum(_capital(text, word) for word in range(at + 1, end)) >= fewest:
                yield at + 1, end


def _goes_on(text: Text, at: int, first: int) -> bool:
    return _of_a_name(text, at) or _hangs_on(text, at, first)


def _plurals_in_the_singular(text: Text) -> Iterator[Span]:
    """*Acme Profiles is*: a name of several words, the last a plural, at the beginning of a sentence."""
    for low, high in text.sentences:
        end = low
        while end < high and _of_a_name(text, end) and (end == low or not text.breaks[end]):
            end += 1
        if 2 <= end - low <= MOST_WORDS and end < high and not text.breaks[end] and text.words[end] in SINGULAR:
            last = text.words[end - 1]
            if last[-1] == "s" and last[-2:] != "ss":
                yield low, end


def _of_a_name(text: Text, at: int) -> bool:
    return text.words[at] not in NO_NAME and _capital(text, at)


def _capital(text: Text, at: int) -> bool:
    written = text.source[text.starts[at] : text.ends[at]]
    return written[:1].isdigit() or any(char.isupper() for char in written)


def _all_capitals(text: Text, low: int, high: int) -> bool:
    return not any(char.islower() for char in text.source[text.starts[low] : text.ends[high - 1]])


def _between(text: Text, at: int) -> str:
    return text.source[text.ends[at - 1] : text.starts[at]]
