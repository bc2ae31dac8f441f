"""Which pairs of articles are worth comparing: those that share rare runs of words, or lie in one given set."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from hashlib import blake2b
from itertools import combinations

from summitry.model import Article
from summitry.trace.sketch import Sketch, grams, words_of

_RUN = 3
_SHARED = 4
"""Runs of three words two articles must share."""
_COMMON = 40
"""Articles from which a run of words says nothing."""
_FEW = 12
"""Articles of one event that are all compared with one another."""
_SHINGLE = 12
_KEYS = 4

IdPair = tuple[str, str]


def candidates(sketches: Mapping[str, Sketch], touching: Iterable[Iterable[str]] | None) -> list[IdPair]:
    """Pairs of ids, in order: within each set of articles that touch one event, or over all by what they share."""
    reprints = _reprinted(sketches.values())
    if touching is None:
        return sorted(_sharing(sketches, sorted(sketches)) | reprints)
    near: set[IdPair] = set()
    for ids in sorted({tuple(sorted(i for i in set(ids) if i in sketches)) for ids in touching}):
        near |= _sharing(sketches, ids) if len(ids) > _FEW else set(combinations(ids, 2))
    return sorted(near | reprints)


def _sharing(sketches: Mapping[str, Sketch], ids: Sequence[str]) -> set[IdPair]:
    """Pairs that share runs of words that few of these articles have."""
    index: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for i in ids:
        for run in {g for line in sketches[i].lines for g in grams(line.words, _RUN)} | {q[:_RUN] for q in sketches[i].quotes}:
            index[run].append(i)
    shared: Counter[IdPair] = Counter()
    for holders in index.values():
        if 1 < len(holders) <= _COMMON:
            shared.update(combinations(holders, 2))
    return {p for p, n in shared.items() if n >= _SHARED}


def _reprinted(sketches: Iterable[Sketch]) -> set[IdPair]:
    """Pairs with one address or one key: found by grouping, so it costs one pass however many there are."""
    groups: dict[str, set[str]] = defaultdict(set)
    for s in sketches:
        for key in reprint_keys(s.article):
            groups[key].add(s.article.id)
    return {p for ids in groups.values() for p in zip(sorted(ids), sorted(ids)[1:], strict=False)}


def reprint_keys(article: Article) -> tuple[str, ...]:
    """Keys that exact reprints share: group a corpus by them on any engine.

    They are the least hashes of runs of twelve words, and the address: a corrected version keeps it.
    """
    hashes = sorted({blake2b(" ".join(g).encode(), digest_size=8).hexdigest() for g in grams(words_of(article.text), _SHINGLE)})
    return tuple(hashes[:_KEYS]) + ((f"url:{article.url}",) if article.url else ())
