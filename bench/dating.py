"""How well undated texts are dated: dated texts are read with their date and address withheld, each alone.

    python bench/dating.py FILE.jsonl[.gz] ... [--sample 1000] [--seed 1] [--no-titles] [--no-reference] [--section NAME ...]

Prints the curve of width against truth: of the intervals given that are so wide, how many hold the true day.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import time
from datetime import date
from pathlib import Path
from typing import Any

from summitry.lexicon import load_lexicon
from summitry.model import Article, Basis, Dating
from summitry.run.flow import read_claims
from summitry.settings import Settings

WIDTHS = (0, 7, 31, 92, 183, 366, 731)


def rows_of(files: list[str], sections: list[str]) -> list[dict[str, Any]]:
    """Dated texts of the sections, in the order of the files."""
    rows = []
    for name in files:
        data = Path(name).read_bytes()
        text = (gzip.decompress(data) if name.endswith(".gz") else data).decode("utf-8")
        rows += [json.loads(line) for line in text.splitlines() if line.strip()]
    return [r for r in rows if r.get("published") and (not sections or r.get("section") in sections)]


def _dated(row: dict[str, Any], titles: bool, settings: Settings) -> Dating:
    article = Article(str(row["id"]), row["text"], "bench", title=row.get("title", "") if titles else "")
    return read_claims(article, load_lexicon(), settings).dating


def main() -> None:
    """Prints the curve and the shares the issue asks for."""
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("files", nargs="+")
    ap.add_argument("--sample", type=int, default=1000)
    ap.add_argument("--seed", type=int, default=1)
    ap.add_argument("--section", nargs="*", default=["statements-releases", "press-briefings"])
    ap.add_argument("--no-titles", action="store_true")
    ap.add_argument("--no-reference", action="store_true")
    a = ap.parse_args()
    rows = rows_of(a.files, a.section)
    random.Random(a.seed).shuffle(rows)
    rows = rows[: a.sample]
    settings = Settings(reference=not a.no_reference)
    start, given = time.perf_counter(), []
    for row in rows:
        found = _dated(row, not a.no_titles, settings)
        if found.published is not None and found.published.first and found.published.last:
            true = found.published.first <= date.fromisoformat(row["published"][:10]) <= found.published.last
            given.append((found.published.width or 0, true, found.basis is Basis.STATED))
    print(f"{len(rows)} texts, {len(given)} dated, {time.perf_counter() - start:.1f} s")
    low = -1
    for high in WIDTHS:
        band = [true for width, true, _ in given if low < width <= high]
        print(
            f"  {low + 1:4d} to {high:4d} days: {len(band):4d} given, {sum(band):4d} true"
            + (f" ({100 * sum(band) / len(band):.1f} %)" if band else "")
        )
        low = high
    for high in (7, 366):
        print(f"  {high} days or less: {100 * sum(width <= high for width, *_ in given) / len(rows):.1f} % of the texts")
    print(f"  hold the true day: {100 * sum(true for _, true, _ in given) / max(1, len(given)):.1f} % of the intervals")


if __name__ == "__main__":
    main()
