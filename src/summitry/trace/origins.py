"""Origins: the groups that pairs of shared copy connect."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import blake2b

from summitry.model import Article, Origin, Pair
from summitry.trace.grading import COPY, SAME_ADDRESS

_GRADES = ("reprint", "shared_error", "shared_wire", "reworded")
"""From the surest link to the weakest."""


def origins(articles: Iterable[Article], pairs: Iterable[Pair]) -> tuple[Origin, ...]:
    """Groups of two articles and more.

    Links that are certain (reprint, shared wire, shared error) make groups, and all links of copy together make wider
    ones, written as `reworded` where they add to the certain ones: so a reader counts at most and at least.
    Common statements make groups of their own, which share no copy.
    """
    ids = sorted({a.id for a in articles})
    links = sorted(pairs, key=lambda p: (p.a, p.b))
    sure = _groups(ids, [p for p in links if p.kind in COPY and p.kind != "reworded"])
    wide = [g for g in _groups(ids, [p for p in links if p.kind in COPY]) if g not in sure]
    common = _groups(ids, [p for p in links if p.kind == "common_statement"])
    made = [_origin(g, _surest(g, links), links) for g in sure]
    made += [_origin(g, "reworded", links) for g in wide]
    made += [_origin(g, "common_statement", links) for g in common]
    return tuple(sorted(made, key=lambda o: (o.articles, o.kind)))


def _groups(ids: Iterable[str], links: Iterable[Pair]) -> list[tuple[str, ...]]:
    leader = {i: i for i in ids}

    def find(i: str) -> str:
        while leader[i] != i:
            leader[i] = leader[leader[i]]
            i = leader[i]
        return i

    for p in links:
        if p.a in leader and p.b in leader:
            first, second = sorted((find(p.a), find(p.b)))
            leader[second] = first
    groups: dict[str, list[str]] = {}
    for i in leader:
        groups.setdefault(find(i), []).append(i)
    return [tuple(g) for g in groups.values() if len(g) > 1]


def _inside(group: tuple[str, ...], links: Iterable[Pair]) -> list[Pair]:
    members = set(group)
    return [p for p in links if p.a in members and p.b in members]


def _surest(group: tuple[str, ...], links: Iterable[Pair]) -> str:
    """The weakest grade that holds the certain group together is what the group is called."""
    kinds = {p.kind for p in _inside(group, links)}
    return next((k for k in ("shared_error", "shared_wire", "reprint") if k in kinds), "shared_wire")


def _origin(group: tuple[str, ...], kind: str, links: Iterable[Pair]) -> Origin:
    inside = [p for p in _inside(group, links) if (p.kind == "common_statement") == (kind == "common_statement")]
    sources = sorted({p.source for p in inside if p.source and p.source != SAME_ADDRESS})
    best = sorted(inside, key=lambda p: (-p.score, p.a, p.b))
    id = blake2b("|".join((kind, *group)).encode(), digest_size=6).hexdigest()
    return Origin(id, group, kind, sources[0] if len(sources) == 1 else "", tuple(e for p in best for e in p.evidence[:2])[:10])
