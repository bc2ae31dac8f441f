"""How fast pages answer: each page alone, then timeline and search by readers at once while a build writes.

    python bench/make_record.py /tmp/big.db
    python bench/web.py /tmp/big.db [--times 15] [--readers 8] [--seconds 20] [--no-build]

Asks `summitry serve` over loopback as a browser would, from another process; no answer is taken from a browser's cache.
Every question is another one (another leader, country, word, year), so that answers kept by the server help only where
they would in use.  Prints the median, the 95th percentile and the longest in milliseconds, and the processor time of the server for each
answer, which other work on the machine hardly changes: first of each page, then under load; in the
same run it measures a page that only sends a small file, as a yardstick for the machine.  Works on a copy of the record.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import quote

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

from browser import serving

WORDS = ("fishing", "tariffs", "Paris", "climate", "guest house", "Tokyo", "joint statement", "schoolchildren", "Cairo", "Nairobi")
ARTICLE = "On {day} President Emmanuel Macron of France visited Berlin, where he met Chancellor Olaf Scholz. Number {n}.\n"


class Questions:
    """Addresses to ask, each time others."""

    def __init__(self, record: Path) -> None:
        db = sqlite3.connect(f"{record.as_uri()}?mode=ro", uri=True)
        some = "FROM marks WHERE facet = ? GROUP BY value ORDER BY count(*) DESC"
        self.leaders = [r[0] for r in db.execute(f"SELECT value {some}", ("leader",))]
        self.countries = [r[0] for r in db.execute(f"SELECT value {some}", ("country",))]
        self.events = [r[0] for r in db.execute("SELECT id FROM events LIMIT 5000")]
        self.articles = [r[0] for r in db.execute("SELECT id FROM articles LIMIT 5000")]
        places = db.execute("SELECT sort, event FROM marks WHERE facet = 'event' LIMIT 5000")
        self.after = [f"{r[0].replace(' ', '_')}_{r[1]}" for r in places]
        db.close()
        self.chance = random.Random(7)

    def kinds(self) -> dict[str, Callable[[], str]]:
        """Page -> an address of it."""
        c = self.chance
        year = lambda: c.randrange(2006, 2025)  # noqa: E731
        return {
            "yardstick (a file)": lambda: "/static/icon.svg",
            "timeline": lambda: "/",
            "timeline, later page": lambda: f"/?after={c.choice(self.after)}",
            "timeline, leader": lambda: f"/?who={quote(c.choice(self.leaders))}",
            "timeline, country": lambda: f"/?country={c.choice(self.countries)}",
            "timeline, year and status": lambda: f"/?from={(y := year())}&to={y + 1}&status={c.choice(('completed', 'announced'))}",
            "event": lambda: f"/event/{c.choice(self.events)}",
            "article": lambda: f"/article/{quote(c.choice(self.articles))}",
            "search": lambda: f"/search?q={quote(c.choice(WORDS) + ' ' + c.choice(self.leaders).split()[-1])}",
            "search, common word": lambda: f"/search?q={quote(c.choice(WORDS))}",
            "disputes": lambda: f"/disputes?after={c.randrange(0, 2000, 50)}",
            "review": lambda: f"/review?after={c.randrange(0, 2000, 50)}",
            "coverage": lambda: f"/coverage?year={year()}",
            "leaders": lambda: "/leaders",
            "leader": lambda: f"/leader/{quote(c.choice(self.leaders), safe='')}",
            "countries": lambda: "/countries",
            "country": lambda: f"/country/{c.choice(self.countries)}",
            "map": lambda: "/map",
            "map, country": lambda: f"/map?country={c.choice(self.countries)}",
            "about": lambda: "/about",
            "API visits": lambda: f"/api/v1/visits?country={c.choice(self.countries)}",
            "API facets": lambda: f"/api/v1/facets?from={year()}",
        }


class Clock:
    """Processor time a process has used, which other work on the machine hardly changes."""

    def __init__(self, pid: int) -> None:
        self.stat, self.tick = Path(f"/proc/{pid}/stat"), os.sysconf("SC_CLK_TCK")

    def __call__(self) -> float:
        """Milliseconds so far."""
        fields = self.stat.read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) * 1000 / self.tick


def ask(address: str) -> float:
    """Milliseconds until the whole answer is there."""
    begun = time.perf_counter()
    with urllib.request.urlopen(address, timeout=60) as answer:
        answer.read()
    return (time.perf_counter() - begun) * 1000


def said(name: str, took: list[float], used: float) -> None:
    """Prints a row."""
    took = sorted(took)
    late = took[min(len(took) - 1, int(len(took) * 0.95))]
    each = used / max(1, len(took))
    print(f"{name:<28}{statistics.median(took):>9.1f}{late:>9.1f}{took[-1]:>9.1f}{each:>9.1f}{len(took):>7}", flush=True)


def alone(address: str, clock: Clock, questions: Questions, times: int) -> None:
    """Each page, asked by one reader; the first answer of each is shown under `most`."""
    for name, make in questions.kinds().items():
        before = clock()
        took = [ask(address + make()) for _ in range(times)]
        said(name, took, clock() - before)


def together(address: str, clock: Clock, questions: Questions, readers: int, seconds: float) -> None:
    """Timeline and search, asked by several readers at once."""
    kinds, took, until = questions.kinds(), {"timeline": [], "search": []}, time.monotonic() + seconds
    asked = {"timeline": [n for n in kinds if n.startswith("timeline")], "search": [n for n in kinds if n.startswith("search")]}
    failures: list[str] = []

    def read(n: int) -> None:
        mine = random.Random(n)
        while time.monotonic() < until:
            what = mine.choice(("timeline", "search"))
            where = kinds[mine.choice(asked[what])]()
            try:
                took[what].append(ask(address + where))
            except urllib.error.HTTPError as e:
                failures.append(f"{e.code} {where}")

    before = clock()
    threads = [threading.Thread(target=read, args=(n,)) for n in range(readers)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    used, n = clock() - before, sum(map(len, took.values()))
    for name, found in took.items():
        said(f"{name}, {readers} readers", found, used / max(1, n) * len(found))
    if failures:
        print(f"failed: {len(failures)}, such as {failures[:3]}")


def building(record: Path, folder: Path) -> Iterator[None]:
    """A build that reads new articles into the record, until it is let go."""
    lines = [{"id": f"new-{n}", "text": ARTICLE.format(day="3 March 2024", n=n), "published": "2024-03-04"} for n in range(20_000)]
    (folder / "new.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    command = [sys.executable, "-m", "summitry", "build", str(folder / "new.jsonl"), "--record", str(record)]
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    try:
        time.sleep(3)
        yield
        print(f"the build {'was still writing' if process.poll() is None else 'had ended before'}")
    finally:
        process.terminate()
        process.wait()


def main() -> None:
    """Reads the command line."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("record", type=Path)
    asked.add_argument("--times", type=int, default=15)
    asked.add_argument("--readers", type=int, default=8)
    asked.add_argument("--seconds", type=float, default=20)
    asked.add_argument("--no-build", action="store_true")
    given = asked.parse_args()
    with tempfile.TemporaryDirectory() as made:
        record = Path(made) / "r.db"
        shutil.copy(given.record, record)
        questions = Questions(record)
        print(f"{'page':<28}{'median':>9}{'95 %':>9}{'most':>9}{'CPU each':>9}{'n':>7}")
        with serving(record) as (address, pid):
            clock = Clock(pid)
            alone(address, clock, questions, given.times)
            together(address, clock, questions, given.readers, given.seconds)
            if not given.no_build:
                for _ in building(record, Path(made)):
                    together(address, clock, questions, given.readers, given.seconds)


if __name__ == "__main__":
    main()
