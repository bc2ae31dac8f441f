"""How long each export of a large record takes, beside what SQLite alone needs to read the same events.

    python bench/make_record.py big.db && python bench/exports.py big.db [FORMAT...] [--times 3]

Prints a table: rows, seconds (the median), seconds of the processor, bytes, and the ratio to SQLite's own reading of the bodies.
"""

from __future__ import annotations

import argparse
import io
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from summitry.run.as_of import as_of
from summitry.settings import Settings
from summitry.show.export import FORMATS, Order, export


def timed(run: Callable[[], object], times: int) -> tuple[float, float]:
    """Median seconds by the clock, and of the processor."""
    walls, cpus = [], []
    for _ in range(times):
        wall, cpu = time.perf_counter(), time.process_time()
        run()
        walls.append(time.perf_counter() - wall)
        cpus.append(time.process_time() - cpu)
    return statistics.median(walls), statistics.median(cpus)


def plain_reading(record: str) -> int:
    """What no export can be faster than: every body of an event, in order, and who tells it."""
    with sqlite3.connect(record) as db:
        told = db.execute("SELECT body FROM events ORDER BY start_first IS NULL, start_first, start_last, id")
        n = sum(1 for _ in told) + sum(1 for _ in db.execute("SELECT event, article FROM event_claims ORDER BY event"))
    db.close()
    return n


def size(path: Path) -> int:
    """Bytes of a file, or of all files of a folder."""
    return sum(p.stat().st_size for p in path.iterdir()) if path.is_dir() else path.stat().st_size


def main() -> None:
    """Measures and prints."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("record")
    options.add_argument("formats", nargs="*", default=["parquet", "csv"])
    options.add_argument("--times", type=int, default=3)
    asked = options.parse_args()
    base, base_cpu = timed(lambda: plain_reading(asked.record), asked.times)
    print(f"{'':<20}{'rows':>10}{'s':>8}{'cpu s':>8}{'MB':>8}{'ratio':>8}")
    print(f"{'SQLite reading':<20}{'':>10}{base:>8.2f}{base_cpu:>8.2f}{'':>8}{1:>8.1f}")
    with tempfile.TemporaryDirectory() as folder:
        for name in asked.formats:
            out, rows = Path(folder) / name, []

            def run(name: str = name, out: Path = out, rows: list[int] = rows) -> None:
                with as_of(asked.record, "", Settings()) as shown:
                    rows.append(export(FORMATS[name], Order(shown), out, io.StringIO()))

            wall, cpu = timed(run, asked.times)
            print(f"{name:<20}{rows[-1]:>10,}{wall:>8.2f}{cpu:>8.2f}{size(out) / 1e6:>8.1f}{wall / base:>8.1f}")


if __name__ == "__main__":
    main()
