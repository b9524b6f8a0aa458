"""Changes the program's lines a little, one at a time, and lists the changes that no test notices.

    python .ci/mutate.py verdict report --sample 60 --seed 2

Rooms are folders of validator/; which tests cover a room, and which changes make no difference and why, is said in
mutants.yaml. A sample is the same for the same seed. Ends with 1 where fewer are noticed than `--at-least` asks.

Why not mutmut or cosmic-ray: mutmut 3 changes functions only, so no table of a module, and collects its statistics
from a run of the whole suite; cosmic-ray has one test command for all files and changes them in place. Neither draws a
sample or keeps reasons apart from the code, and those are half of what is needed here.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue

from mutating.mutants import Mutant, mutants, mutated
from mutating.settings import Settings, load_settings
from mutating.workshop import Workshop

ROOT = Path(__file__).resolve().parent.parent
SETTINGS = Path(__file__).parent / "mutants.yaml"
DEFAULT = ("facts", "evaluation", "crosscheck", "engine", "verdict", "report")
PATIENCE, LEAST_SECONDS = 3, 20.0


@dataclass(frozen=True, slots=True)
class Room:
    """A folder of the program with the tests that cover it and the time they may take."""

    name: str
    tests: tuple[str, ...]
    timeout: float


def main() -> int:
    """Try the mutants and tell which survive."""
    chosen = arguments()
    settings = load_settings(SETTINGS)
    found = [mutant for name in chosen.rooms for mutant in mutants_of(name)]
    drawn = sample([each for each in found if not settings.is_declared(each)], chosen.sample, chosen.seed)
    with tempfile.TemporaryDirectory() as folder:
        workshops = [Workshop(ROOT, Path(folder) / str(number)) for number in range(chosen.jobs)]
        rooms = {name: room(name, settings, workshops[0]) for name in dict.fromkeys(map(room_of, drawn))}
        survivors = list(surviving(drawn, rooms, workshops))
    return tell(len(drawn), survivors, settings.left_over(found), chosen.at_least)


def arguments() -> argparse.Namespace:
    """What was asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    there = [name for name in DEFAULT if (ROOT / "validator" / name).is_dir()]
    parser.add_argument("rooms", nargs="*", default=there, metavar="ROOM", help="default: " + ", ".join(there))
    parser.add_argument("--sample", type=int, help="how many mutants to try (default: all)")
    parser.add_argument("--seed", default="1", help="another seed, another sample")
    parser.add_argument("--at-least", type=int, default=90, metavar="PERCENT", help="how many must be noticed")
    parser.add_argument("--jobs", type=int, default=1, help="how many to try at once, each in a copy of its own")
    return parser.parse_args()


def mutants_of(name: str) -> list[Mutant]:
    """Every mutant of a room."""
    files = sorted((ROOT / "validator" / name).rglob("*.py"))
    if not files:
        sys.exit(f"validator/{name} is no room of this program")
    return [each for file in files for each in mutants(str(file.relative_to(ROOT)), file.read_text(encoding="utf-8"))]


def sample(found: list[Mutant], size: int | None, seed: str) -> list[Mutant]:
    """As many as asked for, in the order of the files."""
    if size is None or size >= len(found):
        return found
    places = sorted(random.Random(seed).sample(range(len(found)), size))
    return [found[place] for place in places]


def room_of(mutant: Mutant) -> str:
    """The room that a mutant is in."""
    return mutant.path.split("/")[1]


def room(name: str, settings: Settings, workshop: Workshop) -> Room:
    """A room whose tests pass where nothing is changed."""
    tests = tuple(test for test in settings.tests[name] if workshop.has(test))
    seconds = workshop.seconds(tests)
    if seconds is None:
        sys.exit(f"The tests of {name} fail without any change: {' '.join(tests)}")
    print(f"{name}: {' '.join(tests)} pass in {seconds:.0f} s", flush=True)
    return Room(name, tests, max(PATIENCE * seconds, LEAST_SECONDS))


def surviving(drawn: Sequence[Mutant], rooms: dict[str, Room], workshops: Sequence[Workshop]) -> Iterator[Mutant]:
    """The mutants that no test notices, told at once."""
    free: SimpleQueue[Workshop] = SimpleQueue()
    for each in workshops:
        free.put(each)

    def is_noticed(mutant: Mutant) -> bool:
        room, workshop = rooms[room_of(mutant)], free.get()
        text = mutated((ROOT / mutant.path).read_text(encoding="utf-8"), mutant.number)
        try:
            return workshop.notices(mutant.path, text, room.tests, room.timeout)
        finally:
            free.put(workshop)

    with ThreadPoolExecutor(len(workshops)) as pool:
        for mutant, noticed in zip(drawn, pool.map(is_noticed, drawn), strict=True):
            if not noticed:
                print(f"{mutant.path}:{mutant.line}: {mutant.inside or 'module'}: {mutant.change}", flush=True)
                yield mutant


def tell(tried: int, survivors: Sequence[Mutant], left_over: Sequence[tuple[str, str, str]], at_least: int) -> int:
    """The figures, and the exit code that they lead to."""
    for path, inside, change in left_over:
        print(f"mutants.yaml: {path}, {inside}: there is no change {change!r} any more")
    noticed = tried - len(survivors)
    print(f"{noticed} of {tried} mutants are noticed, {len(survivors)} survive")
    return 1 if left_over or noticed * 100 < at_least * tried else 0


if __name__ == "__main__":
    sys.exit(main())
