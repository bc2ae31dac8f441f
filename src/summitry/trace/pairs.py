"""Pairs of articles that share copy or a common statement."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from dataclasses import replace

from summitry.lexicon.weighing import Tracing, load_tracing
from summitry.model import Article, Pair
from summitry.trace.candidates import candidates, reprinted
from summitry.trace.grading import COPY, grade
from summitry.trace.matching import likeness
from summitry.trace.sketch import Sketch, sketches


def pairs(articles: Iterable[Article], touching: Iterable[Iterable[str]] | None = None) -> tuple[Pair, ...]:
    """Every pair that shares copy or a statement, in the order of ids.

    With `touching`, only articles of one of its sets are compared (those that tell of one event), and exact reprints.
    """
    table = load_tracing()
    known = {a.id: a for a in articles}
    copies = reprinted(known.values())
    groups = None if touching is None else _groups(touching, known)
    together = None if groups is None else [*groups, *sorted(copies)]
    needed = sorted(set(known) if together is None else {i for g in together for i in g})
    drawn = sketches((known[i] for i in needed), table, together)
    found = (_graded(drawn[a], drawn[b], table) for a, b in sorted(candidates(drawn, groups) | copies))
    return tuple(p for p in found if p)


def _groups(touching: Iterable[Iterable[str]], known: Container[str]) -> list[tuple[str, ...]]:
    """The sets of two articles and more, each once, in order."""
    sets = {tuple(sorted(i for i in set(ids) if i in known)) for ids in touching}
    return sorted(s for s in sets if len(s) > 1)


def _graded(a: Sketch, b: Sketch, table: Tracing) -> Pair | None:
    return grade(a, b, likeness(a, b, table), table)


def shared_errors(articles: Iterable[Article], known: Iterable[Pair], sides: Iterable[Sequence[str]]) -> tuple[Pair, ...]:
    """The pairs, with those graded `shared_error` that tell the same wrong thing in words somewhat alike.

    `sides` are the articles of the losing sides of disputes.  Alone neither a shared value nor a faint likeness says
    much: together they are the surest sign of copy there is.
    """
    table = load_tracing()
    by_ids = {(p.a, p.b): p for p in known}
    wrong = sorted({tuple(sorted(set(s))) for s in sides})
    named = {i for s in wrong for i in s}
    drawn = sketches((a for a in articles if a.id in named), table, wrong)
    for a, b in sorted(candidates(drawn, wrong)):
        pair = by_ids.get((a, b))
        if pair is None or pair.kind not in COPY:
            found = likeness(drawn[a], drawn[b], table)
            pair = grade(drawn[a], drawn[b], replace(found, score=table.copy), table) if found.score >= table.possible else None
        if pair and pair.kind in ("reworded", "shared_wire"):
            by_ids[a, b] = replace(pair, kind="shared_error")
    return tuple(by_ids[k] for k in sorted(by_ids))
