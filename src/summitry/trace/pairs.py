"""Pairs of articles that share copy or a common statement."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import replace

from summitry.lexicon.weighing import load_tracing
from summitry.model import Article, Pair
from summitry.trace.candidates import candidates, reprint_keys, reprints
from summitry.trace.grading import COPY, grade
from summitry.trace.matching import likeness
from summitry.trace.sketch import Sketch, sketches

Group = tuple[str, ...]
"""Ids of articles that are compared with one another, in order."""


def pairs(articles: Iterable[Article], touching: Iterable[Iterable[str]] | None = None) -> tuple[Pair, ...]:
    """Every pair that shares copy or a statement, in the order of ids.

    With `touching`, only articles of one of its sets are compared (those that tell of one event), and exact reprints.
    """
    known = {a.id: a for a in articles}
    copies = reprints({i: reprint_keys(a) for i, a in known.items()})
    if touching is None:
        drawn = sketches((known[i] for i in sorted(known)), load_tracing())
        return _graded(drawn, candidates(drawn, None) | copies)
    return chosen({g: compared([known[i] for i in g]) for g in (*groups_of(touching, known), *sorted(copies))})


def groups_of(touching: Iterable[Iterable[str]], known: Container[str]) -> list[Group]:
    """The sets of two articles and more, each once, in order."""
    sets = {tuple(sorted(i for i in set(ids) if i in known)) for ids in touching}
    return sorted(s for s in sets if len(s) > 1)


def compared(articles: Iterable[Article]) -> tuple[Pair, ...]:
    """The pairs among a group of articles, by what these say alone, so that groups can be compared apart, on any machine.

    What one of them quotes is cut from all.
    """
    drawn = sketches(articles, load_tracing())
    return _graded(drawn, candidates(drawn, [tuple(sorted(drawn))]))


def chosen(found: Mapping[Group, Iterable[Pair]]) -> tuple[Pair, ...]:
    """The pairs found in groups, each as the largest group that holds both has it: there most is known of what was quoted."""
    holding: dict[str, set[Group]] = defaultdict(set)
    for group in found:
        for i in group:
            holding[i].add(group)
    out = {}
    for group in sorted(found):
        for pair in found[group]:
            if group == largest(holding[pair.a] & holding[pair.b]):
                out[pair.a, pair.b] = pair
    return tuple(out[k] for k in sorted(out))


def largest(groups: Iterable[Group]) -> Group:
    """The group of most articles, the first by their ids where several are."""
    return min(groups, key=lambda g: (-len(g), g))


def _graded(drawn: Mapping[str, Sketch], near: Iterable[tuple[str, str]]) -> tuple[Pair, ...]:
    table = load_tracing()
    found = (grade(drawn[a], drawn[b], likeness(drawn[a], drawn[b], table), table) for a, b in sorted(near))
    return tuple(p for p in found if p)


def shared_errors(articles: Iterable[Article], known: Iterable[Pair], sides: Iterable[Sequence[str]]) -> tuple[Pair, ...]:
    """The pairs, with those graded `shared_error` that tell the same wrong thing in words somewhat alike.

    `sides` are the articles of the losing sides of disputes.  Alone neither a shared value nor a faint likeness says
    much: together they are the surest sign of copy there is.
    """
    table = load_tracing()
    texts, by_ids = {a.id: a for a in articles}, {(p.a, p.b): p for p in known}
    worse: dict[tuple[str, str], Pair] = {}
    for side in sorted({tuple(sorted(set(s))) for s in sides}):
        drawn = sketches((texts[i] for i in side if i in texts), table)
        for a, b in sorted(candidates(drawn, [tuple(drawn)])):
            pair = by_ids.get((a, b))
            if pair is None or pair.kind not in COPY:
                found = likeness(drawn[a], drawn[b], table)
                pair = grade(drawn[a], drawn[b], replace(found, score=table.copy), table) if found.score >= table.possible else None
            if pair and pair.kind in ("reworded", "shared_wire"):
                worse.setdefault((a, b), replace(pair, kind="shared_error"))
    both = by_ids | worse
    return tuple(both[k] for k in sorted(both))
