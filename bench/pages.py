"""Speed and quality of reading pages beside trafilatura alone, in one run.

    python bench/pages.py [ARTICLES ...]      default: the shipped examples

The frames of `eval/pages` are filled with the articles.  Prints pages and megabytes a second of each, the ratio, and how
well the words drawn from each frame agree with the article's.  trafilatura is no dependency of the package:
`pip install trafilatura lxml-html-clean` first; without it only our own figures are printed.
"""

from __future__ import annotations

import importlib
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

from summitry.model import Raw
from summitry.read import article, gather
from summitry.settings import Settings

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "eval" / "pages"))
ROUNDS = 5
SETTINGS = Settings()


def main() -> None:
    """Read the pages with both and print a table."""
    made = _pages(sys.argv[1:] or [str(ROOT / "examples" / "articles")])
    tools: dict[str, Callable[[bytes], str]] = {"summitry": _ours}
    theirs = _trafilatura()
    if theirs:
        tools["trafilatura"] = theirs
    size = sum(len(page) for _, page, _ in made)
    print(f"{len(made)} pages, {size / 1e6:.1f} MB, {size / len(made) / 1000:.0f} kB a page")
    spent = {name: [_timed(tool, made) for _ in range(ROUNDS)] for name, tool in tools.items()}
    for name, seconds in spent.items():
        best = min(seconds)
        print(f"{name:12} {len(made) / best:8.0f} pages/s {size / best / 1e6:8.1f} MB/s")
    if theirs:
        print(f"ratio {min(spent['trafilatura']) / min(spent['summitry']):.1f}")
    _quality(tools, made)


def _quality(tools: dict[str, Callable[[bytes], str]], made: list[tuple[str, bytes, list[str]]]) -> None:
    fill = importlib.import_module("fill")
    print(f"\n{'words, F1':20}" + "".join(f"{name:>14}" for name in tools))
    for frame in sorted({name for name, _, _ in made}):
        scores = [statistics.mean(fill.agreement(tool(p), said) for n, p, said in made if n == frame) for tool in tools.values()]
        print(f"{frame:20}" + "".join(f"{100 * s:14.1f}" for s in scores))


def _pages(paths: list[str]) -> list[tuple[str, bytes, list[str]]]:
    fill = importlib.import_module("fill")
    made = []
    for raw in gather(paths, SETTINGS):
        found = article(raw, SETTINGS).article if isinstance(raw, Raw) else None
        if found:
            said = [p.strip() for p in found.text.split("\n") if p.strip()]
            made += [(n, page.encode(), said) for n, page in fill.pages(found.title or "Notes of the day", "2024-10-22", said)]
    return made


def _timed(tool: Callable[[bytes], str], made: list[tuple[str, bytes, list[str]]]) -> float:
    start = time.process_time()
    for _, page, _ in made:
        tool(page)
    return time.process_time() - start


def _ours(page: bytes) -> str:
    found = article(Raw("p", "p", "html", page), SETTINGS).article
    return found.text if found else ""


def _trafilatura() -> Callable[[bytes], str] | None:
    """Text and metadata, as we draw them; None where it is not installed."""
    try:
        draw = importlib.import_module("trafilatura").bare_extraction
    except ImportError:
        return None

    def drawn(page: bytes) -> str:
        found = draw(page, with_metadata=True, include_comments=False)
        return str(found.text) if found and found.text else ""

    return drawn


if __name__ == "__main__":
    main()
