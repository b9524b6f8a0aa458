"""The lexicon that comes with the program, and a small one for the examples of the mechanism."""

from __future__ import annotations

from pathlib import Path

import pytest

from validator.dossier.document import Document, read_document
from validator.rulebook.lexicon import Lexicon
from validator.rulebook.load_lexicon import load_lexicon

RULES = Path(__file__).parents[3] / "rules"


@pytest.fixture(scope="session")
def shipped_lexicon() -> Lexicon:
    documents: dict[str, Document] = {}
    for path in sorted((RULES / "lexicon").rglob("*.yaml")):
        document = read_document(path.read_bytes(), str(path))
        assert isinstance(document, Document), document
        documents[path.relative_to(RULES).as_posix()] = document
    lexicon = load_lexicon(documents)
    assert isinstance(lexicon, Lexicon), lexicon
    return lexicon
