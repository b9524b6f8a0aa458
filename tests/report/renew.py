"""Writes the golden reports anew, after a change that was meant: `python tests/report/renew.py`, then read the diff."""

from __future__ import annotations

from golden_reports import GOLDEN, all_reports

from validator import Validator


def main() -> None:
    """Replace every file under golden/ and say which ones changed."""
    GOLDEN.mkdir(exist_ok=True)
    made = all_reports(Validator.load())
    before = {path.name: path.read_text(encoding="utf-8") for path in GOLDEN.iterdir()}
    for name in sorted(before.keys() - made.keys()):
        (GOLDEN / name).unlink()
    for name, text in made.items():
        (GOLDEN / name).write_text(text, encoding="utf-8")
    changed = sorted(name for name in before.keys() | made.keys() if before.get(name) != made.get(name))
    print("\n".join(changed) or "nothing changed")


if __name__ == "__main__":
    main()
