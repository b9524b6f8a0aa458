"""What decides beside the rules, held against the lock: no definition, table or word changes its meaning in silence.

What enters: the reading of a rulebook, and the lock. What leaves: findings; of what rules rest on, with the number of
these rules. What has a version of its own gets a new one; anything else counts under the rulebook's. Nothing fails.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping

from validator.authoring.lint.against_lock import BEHIND, CHANGED, GONE, LockFile
from validator.authoring.lint.finding import Finding, found
from validator.authoring.lock import RULEBOOK, Locked, is_rule
from validator.authoring.locked_parts import VERSIONED, LockedPart, parts_of, rulebook_version
from validator.authoring.resting_rules import resting_rules
from validator.rulebook.load import Reading

UNDER_THE_RULEBOOK = "K707"
LOCK = "Run `asi-claims rules lock`."


def check_parts(reading: Reading, file: LockFile) -> Iterator[Finding]:
    """Everything that differs. Of what is gone nothing is told while something cannot be read."""
    parts = {part.name: part for part in parts_of(reading)}
    if reading.tables is None or VERSIONED not in reading.documents:
        return
    version = rulebook_version(reading)
    was = file.lock.get(RULEBOOK)
    if was is None:
        told = f"The lock holds the rules and nothing of what they rest on. {LOCK}"
        yield found(BEHIND, reading.documents[VERSIONED], "/version", told)
        return
    yield from _differing(parts, file, version, reading)
    if version != was.meaning:
        yield _of_version(version, was, reading)
    if not reading.problems:
        yield from _gone(parts, file)


def _differing(parts: Mapping[str, LockedPart], file: LockFile, version: str, reading: Reading) -> Iterator[Finding]:
    raised = _numbers(version) > _numbers(file.lock[RULEBOOK].meaning)
    different = [part for part in parts.values() if part.now != file.lock.get(part.name)]
    resting = resting_rules(reading) if different else Counter[str]()
    for part in different:
        if raised and not part.now.version:
            continue  # all of these are told at once, by the rulebook's version
        was = file.lock.get(part.name)
        if _changed(part, was):
            yield _told(part, was, resting[part.name], version)
        else:
            yield found(BEHIND, part.document, part.at, f"{part.noun} is not in the lock as it is. {LOCK}", of_key=True)


def _changed(part: LockedPart, was: Locked | None) -> bool:
    """Whether it means something else under the same version, or a wording is new, which decides from now on."""
    if was is None:
        return part.name.startswith("lexicon/")
    return part.now.version < was.version or (part.now.meaning != was.meaning and part.now.version == was.version)


def _told(part: LockedPart, was: Locked | None, rules: int, version: str) -> Finding:
    rest = f"; {rules} rule{' rests' if rules == 1 else 's rest'} on it" if rules else ""
    if part.now.version and was is not None:
        told = f"{part.noun} no longer means what version {was.version} meant{rest}. Write `version: {was.version + 1}`"
        where = "" if part.at.endswith("/version") else " under it"
        return found(CHANGED, part.document, part.at, f"{told}{where}.", of_key=True)
    changed = "is new" if was is None else f"no longer means what it meant in version {version}"
    told = f"{part.noun} {changed}{rest}. Raise `version:` in {VERSIONED} (it is {version})."
    return found(UNDER_THE_RULEBOOK, part.document, part.at, told, of_key=True)


def _of_version(version: str, was: Locked, reading: Reading) -> Finding:
    if _numbers(version) > _numbers(was.meaning):
        told = f"Version {version} of the rulebook is not in the lock yet. {LOCK}"
        return found(BEHIND, reading.documents[VERSIONED], "/version", told)
    told = f"The rulebook was version {was.meaning} already. Raise `version:`."
    return found(UNDER_THE_RULEBOOK, reading.documents[VERSIONED], "/version", told)


def _gone(there: Collection[str], file: LockFile) -> Iterator[Finding]:
    for name in file.lock:
        if name not in there and name != RULEBOOK and not is_rule(name):
            yield Finding(GONE, file.path, file.line(name), 1, f"{name} is gone. {LOCK}")


def _numbers(version: str) -> list[int]:
    return [int(each) for each in re.findall(r"\d+", version)]
