"""The ids of rules whose files are there and do not load: they are not gone.

What enters: the reading of a rulebook. What leaves: ids, by what the file says, or by its name where it cannot be read.
Nothing fails.
"""

from __future__ import annotations

import re
from pathlib import PurePath

from validator.rulebook.load import Reading
from validator.rulebook.rule_words import ID

NAMED = re.compile(rf"({ID.pattern})-")


def unread_ids(reading: Reading) -> frozenset[str]:
    """The ids that files with problems lay claim to."""
    loaded = {rule.path for rule in reading.rules.values()}
    documents = {document.path: document.data for document in reading.documents.values()}
    found: set[str] = set()
    for path in {problem.path for problem in reading.problems} - loaded:
        data = documents.get(path)
        if isinstance(data, dict) and isinstance(data.get("id"), str):
            found.add(data["id"])
        if named := NAMED.match(PurePath(path).name):
            found.add(named[1])
    return frozenset(found)
