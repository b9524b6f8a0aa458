"""Reading the lexicon: what its authors write, and what they are told when it is wrong."""

from __future__ import annotations

import pickle
from collections.abc import Mapping
from pathlib import Path

import pytest

from validator.dossier.document import Document, read_document
from validator.facts.wording.find import find_phrases
from validator.rulebook.lexicon import CONTEXT_SETS, Lexicon
from validator.rulebook.load_lexicon import load_lexicon, load_wording

RULES = Path(__file__).parents[2] / "rules"
WORDS = "language: de\naccents: kept\ndecimal: comma\nsets:\n" + "".join(f"  {name}: []\n" for name in CONTEXT_SETS)
CLASS = 'class: free\nlanguage: de\nabout: frei von Zwangsarbeit\npatterns: ["{}"]\n'


def lexicon(files: Mapping[str, str]) -> Lexicon | list[str]:
    documents: dict[str, Document] = {}
    for path, text in files.items():
        document = read_document(text.encode(), path)
        assert isinstance(document, Document), document
        documents[path] = document
    found = load_lexicon(documents)
    return found if isinstance(found, Lexicon) else [problem.message for problem in found]


def found(pattern: str, text: str, words: str = WORDS) -> list[str]:
    loaded = lexicon({"lexicon/de/words.yaml": words, "lexicon/de/free.yaml": CLASS.format(pattern)})
    assert isinstance(loaded, Lexicon), loaded
    return [hit.text for hit in find_phrases(loaded, text, "de")]


@pytest.mark.parametrize(
    ("pattern", "text", "hits"),
    [
        ("frei von Zwangsarbeit", "Garantiert FREI VON\nZwangsarbeit!", ["FREI VON\nZwangsarbeit"]),
        ("zwangsarbeits*", "zwangsarbeitsfreies Blech", ["zwangsarbeitsfreies"]),
        ("*arbeitsfrei*", "zwangsarbeitsfreies Blech", ["zwangsarbeitsfreies"]),
        ("*freiheit", "Zwangsarbeitsfreiheit", ["Zwangsarbeitsfreiheit"]),
        ("(frei|sauber und rein) von", "sauber und rein von", ["sauber und rein von"]),
        ("frei [von] zwang", "frei Zwang, frei von Zwang", ["frei Zwang", "frei von Zwang"]),
        ("frei ...2 zwang", "frei von allem Zwang", ["frei von allem Zwang"]),
        ("frei ...2 zwang", "frei von jedem denkbaren Zwang", []),
        ("#% frei", "zu 50 % frei, 50 Prozent frei", ["50 % frei", "50 Prozent frei"]),
        ("bis #year", "bis 2030, bis 1500", ["bis 2030"]),
        ("不含强迫劳动", "铝材不含强迫劳动。", ["不含强迫劳动"]),
        ("不含...4劳动", "不含任何强迫劳动。不含。劳动", ["不含任何强迫劳动"]),
        ("含#%铝", "含50%铝", ["含50%铝"]),
    ],
)
def test_patterns(pattern: str, text: str, hits: list[str]) -> None:
    assert found(pattern, text) == hits


def test_a_set_stands_for_its_members_and_those_of_the_sets_in_it() -> None:
    words = WORDS + "  metall: [Blech, '<folie>', 'warm gewalztes Band']\n  folie: [Folie*]\n"
    for text in ("freies Blech", "freies Foliendach", "freies warm gewalztes Band"):
        assert found("freies <metall>", text, words) == [text]


def test_accents_can_be_ignored_in_longer_words() -> None:
    words = WORDS.replace("accents: kept", "accents: ignored")
    assert found("forcé*", "TRAVAIL FORCE, forcée", words) == ["FORCE", "forcée"]
    assert found("asi", "así, ASI", words) == ["ASI"]


@pytest.mark.parametrize(
    ("pattern", "told"),
    [
        ("frei (von", "`(` is not closed with `)`. (Character 6 of `frei (von`.)"),
        ("frei) von", "`)` closes a bracket that is not open. (Character 5 of `frei) von`.)"),
        ("frei | von", "`|` stands inside brackets, as in `(can|bottle)`. (Character 6 of `frei | von`.)"),
        ("frei ... von", "Say how many words a gap may skip, 1 to 20, as in `...3`. (Character 6 of `frei ... von`.)"),
        ("...2 frei", "A gap (`...`) stands between words, not at the beginning or end of a pattern."),
        ("fr* von", "`*` needs at least 3 letters beside it, or it fits too much. (Character 1 of `fr* von`.)"),
        ("[frei]", "Everything in this pattern is optional; it would match anything."),
        ("frei <entiti>", "`entiti` is not a word set of de/words.yaml. Did you mean `entity`?"),
        ("(frei|)", "Nothing stands at one place of these brackets"),
        ("#3", "After `#` (a number) comes nothing; `#%` is a percentage, `#year` a year."),
        ("", "The pattern is empty."),
    ],
)
def test_a_wrong_pattern_is_told_with_its_character(pattern: str, told: str) -> None:
    problems = lexicon({"lexicon/de/words.yaml": WORDS, "lexicon/de/free.yaml": CLASS.format(pattern)})
    assert isinstance(problems, list)
    assert any(problem.startswith(told) for problem in problems), problems


def test_a_language_says_every_set_that_contexts_are_read_from() -> None:
    problems = lexicon({"lexicon/de/words.yaml": WORDS.replace("  negation: []\n", "")})
    assert isinstance(problems, list)
    assert problems == [f"The word set `negation` is missing: {CONTEXT_SETS['negation']}."]


def test_a_folder_without_words_is_told() -> None:
    assert lexicon({"lexicon/de/free.yaml": CLASS.format("frei")}) == [
        "Language `de` has no words.yaml, which holds its word sets."
    ]


def test_a_set_that_holds_itself_ends() -> None:
    words = WORDS + "  a: ['<b>', Blech]\n  b: ['<a>', Band]\n"
    assert found("freies <a>", "freies Band", words) == ["freies Band"]


def test_the_lexicon_can_be_stored_and_read_back() -> None:
    loaded = lexicon({"lexicon/de/words.yaml": WORDS, "lexicon/de/free.yaml": CLASS.format("frei von Zwang*")})
    again = pickle.loads(pickle.dumps(loaded))
    assert [hit.text for hit in find_phrases(again, "frei von Zwang", "de")] == ["frei von Zwang"]


def test_every_suggested_wording_is_for_a_class_of_the_lexicon_and_none_is_empty() -> None:
    documents: dict[str, Document] = {}
    for path in (RULES / "wording").glob("*.yaml"):
        document = read_document(path.read_bytes(), str(path))
        assert isinstance(document, Document), document
        documents[path.name] = document
    wording = load_wording(documents)
    assert not isinstance(wording, tuple), wording
    names = {path.stem for path in (RULES / "lexicon" / "en").glob("*.yaml")}
    assert all(set(suggestions) <= names for suggestions in wording.values())
    assert all(text for suggestions in wording.values() for text in suggestions.values())
