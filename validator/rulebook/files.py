"""The files of a rulebook folder: the only place where the rulebook touches the disk.

What enters: the folder. What leaves: the bytes of every YAML file by its path inside the folder, in stable order. May
fail with `RulebookError` where the folder is not there or a file cannot be read.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Mapping
from pathlib import Path

from validator.dossier.problem import Problem
from validator.errors import RulebookError
from validator.version import VERSION

TABLES = ("rulebook.yaml", "parameters.yaml", "sources.yaml", "verdict.yaml")
NOT_RULES = frozenset({"vocabulary", "definitions", "tables", "lexicon", "wording"})
PROFILES = "profiles"
COMPILING = ("crosscheck", "dossier", "evaluation", "facts", "judging", "rulebook")
"""The rooms whose modules decide what a checked and compiled rulebook is."""
PROPOSED = ".proposed.yaml"
"""How the name of a file ends that holds the examples which a search proposed for the rule beside it."""


def shipped_rules() -> Path:
    """The rulebook that comes with the program: inside the wheel, or beside the package in a checkout."""
    package = Path(__file__).resolve().parent.parent
    inside = package / "_rules"
    return inside if inside.is_dir() else package.parent / "rules"


def read_files(folder: Path) -> Mapping[str, bytes]:
    """Every YAML file of the folder by its relative path with slashes, sorted."""
    if not folder.is_dir():
        raise RulebookError((Problem("", 1, 1, f"There is no rulebook folder {folder}.", str(folder)),))
    files = sorted(path for path in folder.rglob("*.yaml") if path.is_file())
    try:
        return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}
    except OSError as error:
        told = f"Cannot read {error.filename}: {error.strerror}."
        raise RulebookError((Problem("", 1, 1, told, str(error.filename)),)) from error


def profile_names(folder: Path) -> tuple[str, ...]:
    """The profiles that a rulebook folder has, sorted."""
    profiles = folder / PROFILES
    return tuple(sorted(path.name for path in profiles.iterdir() if path.is_dir())) if profiles.is_dir() else ()


def folder_of(path: str) -> str:
    """The first folder of a relative path, '' for a file at the top."""
    return path.partition("/")[0] if "/" in path else ""


def is_rule(path: str) -> bool:
    """Whether a relative path is a rule file's: in the folder of a family or of a profile."""
    return _of_family(path) and not path.endswith(PROPOSED)


def is_proposed(path: str) -> bool:
    """Whether a relative path is that of examples which a search proposed for a rule."""
    return _of_family(path) and path.endswith(PROPOSED)


def _of_family(path: str) -> bool:
    return folder_of(path) not in {"", *NOT_RULES}


def proposed_beside(path: str) -> str:
    """Where the proposed examples of the rule in a file stand."""
    return f"{path.removesuffix('.yaml')}{PROPOSED}"


def content_key(files: Mapping[str, bytes], folder: Path, profiles: tuple[str, ...]) -> str:
    """A key of these exact files, these profiles and this exact program: what a cached rulebook is stored under."""
    digest = hashlib.sha256(f"{program_key()} {folder} {profiles}".encode())
    for path, data in files.items():
        digest.update(f"\n{path} {len(data)}\n".encode())
        digest.update(data)
    return digest.hexdigest()


def program_key() -> str:
    """A key of this exact program."""
    return f"{VERSION} {sys.version} {_program()}"


def _program() -> list[tuple[str, int, int]]:
    """The modules by which a rulebook is read and compiled, in every room below theirs."""
    package = Path(__file__).resolve().parent.parent
    paths = (path for room in COMPILING for path in sorted((package / room).rglob("*.py")))
    stats = ((path.relative_to(package).as_posix(), path.stat()) for path in paths)
    return [(name, stat.st_size, stat.st_mtime_ns) for name, stat in stats]
