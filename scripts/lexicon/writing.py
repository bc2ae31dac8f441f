"""Reading and writing CSV with a header of comments."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path

HERE = Path(__file__).resolve().parent


def read(path: Path) -> list[dict[str, str]]:
    """Rows as mappings; comment lines are skipped."""
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(line for line in stream if not line.startswith("#")))


def write(path: Path, comment: str, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> int:
    """The table with its comment on top; says how many rows."""
    lines = [["" if cell is None else cell for cell in row] for row in rows]
    with path.open("w", encoding="utf-8", newline="") as stream:
        stream.writelines(f"# {line}\n" for line in comment.strip().splitlines())
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(lines)
    return len(lines)
