"""Origins: the groups that pairs of shared copy connect."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from hashlib import blake2b

from summitry.model import Article, Origin, Pair
from summitry.trace.grading import COPY, SAME_ADDRESS


def origins(articles: Iterable[Article], pairs: Iterable[Pair]) -> tuple[Origin, ...]:
    """Groups of two articles and more.

    Links that are certain (reprint, shared wire, shared error) make groups, and all links of copy together make wider
    ones, written as `reworded` where they add to the certain ones: so a reader counts at most and at least.
    Common statements make groups of their own, which share no copy.
    """
    return origins_among((a.id for a in articles), pairs)


def origins_among(articles: Iterable[str], pairs: Iterable[Pair]) -> tuple[Origin, ...]:
    """The same for ids of articles: those of some groups alone come out as they do among all."""
    ids = sorted(set(articles))
    links = sorted(pairs, key=lambda p: (p.a, p.b))
    copies = [p for p in links if p.kind in COPY]
    sure = _groups(ids, [p for p in copies if p.kind != "reworded"])
    wide = {g: inside for g, inside in _groups(ids, copies).items() if g not in sure}
    common = _groups(ids, [p for p in links if p.kind == "common_statement"])
    made = [_origin(g, _surest(inside), inside) for g, inside in sure.items()]
    made += [_origin(g, "reworded", inside) for g, inside in wide.items()]
    made += [_origin(g, "common_statement", inside) for g, inside in common.items()]
    return tuple(sorted(made, key=lambda o: (o.articles, o.kind)))


def _groups(ids: Iterable[str], links: Sequence[Pair]) -> dict[tuple[str, ...], list[Pair]]:
    """Groups of two and more that links connect, each with its links."""
    leader = {i: i for i in ids}

    def find(i: str) -> str:
        while leader[i] != i:
            leader[i] = leader[leader[i]]
            i = leader[i]
        return i

    known = [p for p in links if p.a in leader and p.b in leader]
    for p in known:
        first, second = sorted((find(p.a), find(p.b)))
        leader[second] = first
    groups: dict[str, list[str]] = {}
    for i in leader:
        groups.setdefault(find(i), []).append(i)
    inside: dict[str, list[Pair]] = {}
    for p in known:
        inside.setdefault(find(p.a), []).append(p)
    return {tuple(groups[i]): ps for i, ps in inside.items()}


def _surest(inside: Iterable[Pair]) -> str:
    """The weakest grade that holds the certain group together is what the group is called."""
    kinds = {p.kind for p in inside}
    return next(k for k in ("shared_error", "shared_wire", "reprint") if k in kinds)


def _origin(group: tuple[str, ...], kind: str, inside: Iterable[Pair]) -> Origin:
    best = sorted(inside, key=lambda p: (-p.score, p.a, p.b))
    sources = sorted({p.source for p in best if p.source and p.source != SAME_ADDRESS})
    id = blake2b("|".join((kind, *group)).encode(), digest_size=6).hexdigest()
    return Origin(id, group, kind, sources[0] if len(sources) == 1 else "", tuple(e for p in best for e in p.evidence[:2])[:10])
