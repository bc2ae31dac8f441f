"""Run the claim cases and print, file by file, how many pass and what is wrong with the rest.

    python eval/run_cases.py [WORD...] [--all] [--quiet] [--rows] [--gaps]

WORD picks the cases whose `file: name` holds it; --all prints known gaps too, --quiet only the counts, --rows what was read.
--gaps writes into the files which of the cases picked are known gaps now, and what is wrong with each; review what it writes.
"""

from __future__ import annotations

import json
import re
import sys
import time
from pathlib import Path

from summitry.lexicon import load_lexicon
from summitry.run.evaluate import alias_table
from summitry.run.evaluate_cases import Case, faults, load_cases, read_cases

CASES = Path(__file__).resolve().parent.parent / "cases"


def wanted(words: list[str]) -> list[Case]:
    cases = [c for path in sorted(CASES.glob("claims_*.yml")) for c in load_cases(path)]
    return [c for c in cases if not words or any(w in c.id for w in words)]


def show(case: Case, wrong: tuple[str, ...], row: object, rows: bool) -> None:
    print(f"\n{case.id}   [{case.published or 'no date'}]{'   GAP: ' + case.gap if case.gap else ''}\n  {case.text[:500]}")
    print("\n".join(f"  - {w}" for w in wrong))
    if rows:
        print("  " + json.dumps(row, ensure_ascii=False))


def mark(case: Case, wrong: tuple[str, ...]) -> None:
    """Write a case's gap into its file, or take it away."""
    path = CASES / f"{case.file}.yml"
    name = re.escape(case.name)
    text = re.sub(rf'(- {{?name: "?{name}"?)(?:\n  gap: .*|, gap: "[^"]*")?(?=,|\n)', r"\1", path.read_text(encoding="utf-8"))
    if wrong:
        said = '"' + "; ".join(sorted({what(w) for w in wrong})) + '"'
        text = re.sub(rf'- {{name: ("?){name}"?(?=,)', lambda m: f"{m[0]}, gap: {said}", text)
        text = re.sub(rf'- name: ("?){name}"?(?=\n)', lambda m: f"{m[0]}\n  gap: {said}", text)
    path.write_text(text, encoding="utf-8")


def what(fault: str) -> str:
    """A fault without its values: `missed visit`, `wrong start`, ..."""
    named = re.match(r"(missed|spurious) (?:in )?(\w+)", fault)
    return named[0] if named else "wrong " + fault.rsplit(": ", 1)[-1].split(" ")[0]


def main(argv: list[str]) -> int:
    cases, aliases = wanted([w for w in argv if not w.startswith("--")]), alias_table(load_lexicon())
    began = time.perf_counter()
    tally: dict[str, tuple[int, int]] = {}
    for case, row in zip(cases, read_cases(cases), strict=True):
        wrong = faults(case, row, aliases)
        passed, total = tally.get(case.file, (0, 0))
        tally[case.file] = (passed + (not wrong), total + 1)
        if "--gaps" in argv and bool(case.gap) != bool(wrong):
            mark(case, wrong)
        if case.gap and not wrong:
            print(f"\n{case.id}: passes now, take its gap away")
        if wrong and "--quiet" not in argv and (not case.gap or "--all" in argv):
            show(case, wrong, row, "--rows" in argv)
    for file, (passed, total) in sorted(tally.items()):
        print(f"{file:28s} {passed:4d} of {total:4d}")
    print(f"{'all':28s} {sum(p for p, _ in tally.values()):4d} of {len(cases):4d}   {time.perf_counter() - began:.1f} s")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
