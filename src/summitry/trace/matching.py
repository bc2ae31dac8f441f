"""Sentences of two articles matched one to one, and what the matches are worth."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from summitry.lexicon.weighing import Tracing
from summitry.trace.sketch import Line, Sketch

_GRAM = 4
_SHARED_STEMS = 2
"""Stems two sentences must share to be compared at all."""


@dataclass(frozen=True, slots=True)
class Match:
    """Two sentences that are alike."""

    a: Line
    b: Line
    letters: float
    """Jaccard of character 4-grams."""
    stems: float
    """Common stems over the geometric mean of both counts."""
    run: int
    """Longest run of words in common."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """All that two articles have in common outside quotations."""

    score: float
    matches: tuple[Match, ...]


def likeness(a: Sketch, b: Sketch, table: Tracing) -> Likeness:
    """The matched sentences of two articles and the evidence of shared copy they sum to."""
    pairs = _comparable(a.usable, b.usable)
    by_letters = _one_to_one(pairs, _letters, table.letters_from)
    by_stems = _one_to_one([p for p in pairs if len(p[0].stems & p[1].stems) > _SHARED_STEMS], _stems, table.stems_from)
    score = 0.0
    matches = []
    for value, x, y in by_letters:
        run = longest_run(x.words, y.words)
        matches.append(Match(x, y, value, _stems(x, y), run))
        score += _weight(x, y, table) * (value - table.letters_from) + table.run_weight * max(0.0, run - table.run_from)
    for value, x, y in by_stems:
        shared = min(len(x.stems & y.stems), 8) / 6
        score += table.stems_weight * _weight(x, y, table) * (value - table.stems_from + 0.05) * shared
    return Likeness(round(score, 6), tuple(sorted(matches, key=lambda m: (-m.letters, m.a.at, m.b.at))))


def _comparable(a: Sequence[Line], b: Sequence[Line]) -> list[tuple[Line, Line]]:
    """Pairs of lines that share stems enough; found by the stems, not by trying all."""
    index: dict[str, list[int]] = defaultdict(list)
    for n, y in enumerate(b):
        for stem in y.stems:
            index[stem].append(n)
    out = []
    for x in a:
        shared: dict[int, int] = {}
        for stem in x.stems:
            for n in index.get(stem, ()):
                shared[n] = shared.get(n, 0) + 1
        out += [(x, b[n]) for n in sorted(n for n, many in shared.items() if many >= _SHARED_STEMS)]
    return out


def _one_to_one(
    pairs: Sequence[tuple[Line, Line]], measure: Callable[[Line, Line], float], least: float
) -> list[tuple[float, Line, Line]]:
    """The best matches, each sentence in one at most."""
    ranked = sorted(((-v, x.at, y.at, x, y) for x, y in pairs if (v := measure(x, y)) >= least), key=lambda r: r[:3])
    taken: tuple[set[int], set[int]] = (set(), set())
    out = []
    for value, i, j, x, y in ranked:
        if i not in taken[0] and j not in taken[1]:
            taken[0].add(i)
            taken[1].add(j)
            out.append((-value, x, y))
    return out


@lru_cache(maxsize=2048)
def _quads(words: tuple[str, ...]) -> frozenset[str]:
    """Every four letters in a row; kept for the sentences compared alone, since those of all would fill the memory."""
    joined = " ".join(words)
    return frozenset(joined[i : i + _GRAM] for i in range(len(joined) - _GRAM + 1))


def _letters(x: Line, y: Line) -> float:
    a, b = _quads(x.words), _quads(y.words)
    shared = len(a & b)
    return shared / (len(a) + len(b) - shared) if shared else 0.0


def _stems(x: Line, y: Line) -> float:
    shared = len(x.stems & y.stems)
    return float(shared / (len(x.stems) * len(y.stems)) ** 0.5) if shared else 0.0


def _weight(x: Line, y: Line, table: Tracing) -> float:
    told = (1.0, table.told_by_one, table.told_by_both)[x.said + y.said]
    return told * (table.lead if max(x.at, y.at) < table.lead_sentences else 1.0)


def longest_run(a: Sequence[str], b: Sequence[str]) -> int:
    """The longest run of words that both have.

    >>> longest_run("he came and saw".split(), "she came and went".split())
    2
    """
    places: dict[str, list[int]] = {}
    for j, y in enumerate(b):
        places.setdefault(y, []).append(j)
    best, before = 0, dict[int, int]()
    for x in a:
        before = {j: before.get(j - 1, 0) + 1 for j in places.get(x, ())}
        best = max(best, *before.values(), 0)
    return best
