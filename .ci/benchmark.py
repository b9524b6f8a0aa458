"""The table of numbers to hold, measured here and now; run by hand: `.venv/bin/python .ci/benchmark.py [--write]`.

Prints a Markdown table with the machine it ran on; --write puts it into the README between its benchmark marks. Speed
is measured here and nowhere else: no test times anything.
"""

from __future__ import annotations

import argparse
import copy
import json
import os
import platform
import re
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from validator import Validator
from validator.cli.loading import load
from validator.dossier.dossier import Dossier, load_dossier, read_dossier
from validator.report.text_report import TextReport

ROOT = Path(__file__).resolve().parent.parent
CAN = ROOT / "fixtures" / "on-product" / "can-whole-chain.yaml"
DAY = date(2026, 11, 15)
BATCH = 2_000


def can() -> dict[str, Any]:
    """The can's dossier as plain data."""
    read = load_dossier(CAN)
    assert isinstance(read, Dossier), read
    return copy.deepcopy(read.data)


def numbered(text: str, number: int) -> bytes:
    """The can with another id and other references, so that no two dossiers are alike."""
    text = text.replace("nordlys-can-330", f"can-{number}").replace("reference: COC-2026-", f"reference: N{number}-")
    return text.encode()


def loaded(engine: str) -> Validator:
    """The rulebook as `asi-claims check` loads it."""
    return load(None, (), engine, examples=False)


def gaps() -> list[bytes]:
    """The can with one line left out, every way that can still be judged: rows that no engine has seen yet."""
    lines = CAN.read_text(encoding="utf-8").splitlines(keepends=True)
    shorter = (lines[:at] + lines[at + 1 :] for at, line in enumerate(lines) if re.match(r"    [a-z_]+: [^>|]", line))
    texts = ["".join(one).encode() for one in shorter]
    return [text for text in texts if isinstance(read_dossier(text, "can.yaml"), Dossier)]


def one_more_ms(validator: Validator, told: bool = False) -> float:
    """The median for dossiers that all differ from each other, from reading the file on; ``told``: with the report."""
    validator.check(CAN, as_of=DAY)

    def run(dossier: bytes) -> object:
        found = validator.check(dossier, as_of=DAY)
        return TextReport(show_all=False).one(found) if told else found.verdict

    return median_ms(run, gaps())


def cold(*words: str) -> tuple[float, float]:
    """Seconds (the median of ten) and megabytes of a cold command, with everything that it starts."""
    command = [sys.executable, "-m", "validator", *words]
    subprocess.run(command, capture_output=True, check=False)
    times = []
    for _ in range(10):
        started = time.perf_counter()
        subprocess.run(command, capture_output=True, check=False)
        times.append(time.perf_counter() - started)
    return statistics.median(times), peak_megabytes(command)


def peak_megabytes(command: list[str]) -> float:
    """The largest resident memory of the process and of its child together, sampled from /proc while it runs."""
    peak = 0
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    while process.poll() is None:
        peak = max(peak, sum(resident_kb(pid) for pid in family(process.pid)))
        time.sleep(0.002)
    return peak / 1024


def family(pid: int) -> list[int]:
    """The process and its children."""
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        children = []
    return [pid, *map(int, children)]


def resident_kb(pid: int) -> int:
    """VmHWM of a process in kB; 0 where it is gone."""
    try:
        found = re.search(r"VmHWM:\s+(\d+)", Path(f"/proc/{pid}/status").read_text())
    except OSError:
        return 0
    return int(found[1]) if found else 0


def median_ms(run: Callable[[bytes], object], dossiers: list[bytes]) -> float:
    """The median of one run for each dossier, in milliseconds, without the first ten."""
    taken = []
    for dossier in dossiers:
        started = time.perf_counter()
        run(dossier)
        taken.append(time.perf_counter() - started)
    return statistics.median(taken[10:]) * 1000


def long_chain(steps: int) -> bytes:
    """The can with its last mill step repeated, so that the chain has so many transfers."""
    data = can()
    mill = next(step for step in data["supply_chain"] if step["id"] == "t5")
    document = next(one for one in data["coc_documents"] if one["id"] == mill["coc_document"])
    for number in range(steps - len(data["supply_chain"])):
        data["supply_chain"].append(copy.deepcopy(mill) | {"id": f"x{number}", "coc_document": f"y{number}"})
        data["coc_documents"].append(copy.deepcopy(document) | {"id": f"y{number}", "reference": f"R{number}"})
    return json.dumps(data, default=float).encode()


def many(validator: Validator, count: int) -> tuple[float, float]:
    """Seconds for so many dossiers in one process, and by how many megabytes its memory grew over the last half."""
    text = CAN.read_text(encoding="utf-8")
    started = time.perf_counter()
    half = 0
    for number in range(count):
        validator.check(numbered(text, number), as_of=DAY)
        if number == count // 2:
            half = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - half
    return time.perf_counter() - started, grown / 1024


def first_run() -> float:
    """Seconds of a check with nothing cached: the first one after a change of the rules."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "validator", "check", str(CAN)]
        started = time.perf_counter()
        subprocess.run(command, capture_output=True, check=False, env=os.environ | {"ASI_CLAIMS_CACHE": folder})
        return time.perf_counter() - started


def chain_ms(validator: Validator, steps: int) -> float:
    """Milliseconds for a chain of so many transfers."""
    data = long_chain(steps)
    started = time.perf_counter()
    verdict = validator.check(data, as_of=DAY, name="chain.json").verdict
    taken = (time.perf_counter() - started) * 1000
    assert verdict is not None, "a chain that is not judged takes no time"
    return taken


def rows() -> list[tuple[str, str, str]]:
    """Every row: what, bar, measured."""
    check, wording = cold("check", "--as-of", DAY.isoformat(), str(CAN)), cold("wording", "We use ASI Aluminium.")
    compiled, both = loaded("compiled"), loaded("both")
    ways = len(gaps())
    alone, two, told = one_more_ms(compiled), one_more_ms(both), one_more_ms(both, told=True)
    chains = {steps: chain_ms(compiled, steps) for steps in (125, 250, 500, 1000, 2000)}
    chains_of_both = {steps: chain_ms(both, steps) for steps in (500, 1000, 2000)}
    batch, grown = many(compiled, BATCH)
    return [
        ("`check` of the can, cold process, both engines", "0.5 s, 100 MB", _size(*check)),
        ("`wording` of one text, cold process, all languages", "0.5 s, 100 MB", _size(*wording)),
        ("`check` after a change of the rules (nothing cached)", "3 s", f"{first_run():.2f} s"),
        (f"one more dossier, unlike all before ({ways} of them), compiled, median", "5 ms", f"{alone:.1f} ms"),
        ("the same with both engines", "25 ms", f"{two:.1f} ms"),
        ("the same with the text report and the day on which the approval lapses", "", f"{told:.1f} ms"),
        ("chain length, compiled", "linear, 2,000 under 2 s", _lengths(chains)),
        ("chain length, both engines", "linear", _lengths(chains_of_both)),
        (f"{BATCH:,} dossiers, compiled", "constant memory", f"{batch:.0f} s, {grown:.0f} MB more in the second half"),
        ("rules and definitions", "", f"{len(both.rulebook.rules)} and {len(both.rulebook.meaning.definitions)}"),
    ]


def _size(seconds: float, megabytes: float) -> str:
    return f"{seconds:.2f} s, {megabytes:.0f} MB with the engine's process"


def _lengths(chains: dict[int, float]) -> str:
    return ", ".join(f"{steps}: {ms / 1000:.2f} s" for steps, ms in chains.items())


def main() -> None:
    """Measure, print and, if asked, write into the README."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--write", action="store_true")
    write = parser.parse_args().write
    machine = f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}"
    lines = [
        f"Measured on {date.today()} ({machine}) by `.ci/benchmark.py`:",
        "",
        "| what | bar | measured |",
        "|---|---|---|",
    ]
    lines += [f"| {what} | {bar} | {measured} |" for what, bar, measured in rows()]
    table = "\n".join(lines)
    print(table)
    if write:
        readme = ROOT / "README.md"
        marks = "<!-- benchmark begin -->\n{}<!-- benchmark end -->"
        old = re.compile(marks.format(r".*?"), re.DOTALL)
        readme.write_text(
            old.sub(lambda _: marks.format(f"{table}\n"), readme.read_text(encoding="utf-8")), encoding="utf-8"
        )
    sys.stdout.flush()


if __name__ == "__main__":
    main()
