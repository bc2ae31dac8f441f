"""Which pairs of articles are worth comparing: those that share rare runs of words, or lie in one given set."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from hashlib import blake2b
from itertools import combinations, pairwise
from urllib.parse import urlsplit
from zlib import crc32

from summitry.model import Article
from summitry.trace.sketch import Sketch, grams, words_of

_RUN = 3
_SHARED = 4
"""Runs of three words two articles must share."""
_COMMON = 40
"""Articles from which those that share a run of words are linked in a chain, not each with each."""
_FEW = 12
"""Articles of one event that are all compared with one another."""
_SHINGLE = 12
_KEYS = 4
_ONE_IN = 12
"""One word in so many begins a run that is hashed."""

IdPair = tuple[str, str]


def candidates(sketches: Mapping[str, Sketch], groups: Iterable[Sequence[str]] | None) -> set[IdPair]:
    """Pairs of ids within each group of articles that touch one event, or over all by what they share."""
    if groups is None:
        return _sharing(sketches, sorted(sketches))
    near: set[IdPair] = set()
    for ids in groups:
        near |= _sharing(sketches, ids) if len(ids) > _FEW else set(combinations(ids, 2))
    return near


def _sharing(sketches: Mapping[str, Sketch], ids: Sequence[str]) -> set[IdPair]:
    """Pairs that share runs of words that few of these articles have."""
    index: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for i in ids:
        for run in {g for line in sketches[i].lines for g in grams(line.words, _RUN)} | {q[:_RUN] for q in sketches[i].quotes}:
            index[run].append(i)
    shared: Counter[IdPair] = Counter()
    for holders in index.values():
        shared.update(combinations(holders, 2) if len(holders) <= _COMMON else pairwise(holders))
    return {p for p, n in shared.items() if n >= _SHARED}


def reprints(keys: Mapping[str, Iterable[str]]) -> set[IdPair]:
    """Pairs of articles with one key, each with the next of those that have it; `keys` are those of each article.

    Found by grouping, so it costs one pass however many there are.
    """
    groups: dict[str, set[str]] = defaultdict(set)
    for article, own in keys.items():
        for key in own:
            groups[key].add(article)
    return {p for ids in groups.values() for p in in_row(ids)}


def in_row(ids: Iterable[str]) -> list[IdPair]:
    """Each id with the next."""
    return list(pairwise(sorted(set(ids))))


def reprint_keys(article: Article) -> tuple[str, ...]:
    """Keys that exact reprints share: group a corpus by them on any engine.

    They are the least hashes of some runs of twelve words, those that a word of a certain kind begins, and the address:
    a corrected version keeps it.
    """
    words = words_of(article.text)
    chosen = {w for w in set(words) if _begins(w)}
    begins = [i for i, word in enumerate(words[: 1 - _SHINGLE]) if word in chosen]
    hashes = sorted({blake2b(" ".join(words[i : i + _SHINGLE]).encode(), digest_size=8).hexdigest() for i in begins})
    at = address(article.url)
    return tuple(hashes[:_KEYS]) + ((f"url:{at}",) if at else ())


@lru_cache(maxsize=65536)
def _begins(word: str) -> bool:
    return crc32(word.encode()) % _ONE_IN == 0


def address(url: str) -> str:
    """The address of one article, without scheme and fragment; empty for the front page of a site.

    >>> address("https://example.org/a/1#top"), address("http://example.org/")
    ('example.org/a/1', '')
    """
    if not url:
        return ""
    try:
        parts = urlsplit(url)
    except ValueError:  # brackets that close nothing: still an address of its own
        return url
    path = parts.path.rstrip("/")
    return f"{parts.netloc}{path}{'?' + parts.query if parts.query else ''}" if path or parts.query else ""
