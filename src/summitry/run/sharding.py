"""Claims and articles cut into shards by a stable hash of their key, and the reduce of each: pure functions of a shard.

Visits go by their visitor and meetings by those who met (`join.unit`), articles by the event or the copied words that make
them worth comparing.  Nothing crosses a shard, so what comes out does not hang on how many there are or where they are reduced.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from zlib import crc32

from summitry.join import Slip, cluster, slips, unit
from summitry.model import Article, Claim, ClaimKind, Dating, Judgement, Pair
from summitry.run.engines import Engine
from summitry.trace import Group, compared

_CLAIMS, _GROUPS = 4_000, 48
"""So many in a shard; as many as that are reduced in this process: sending them would cost more."""
_EVENTS = (ClaimKind.VISIT, ClaimKind.MEETING)
Joined = tuple[tuple[tuple[Claim, ...], ...], tuple[Slip, ...]]
"""Clusters, each one event, and slips."""


Library = Callable[[Iterable[str]], Mapping[str, Article]]
"""Gives articles by their ids."""


@dataclass(frozen=True, slots=True)
class Tellings:
    """A shard of claims, with the days of their articles and what people decided."""

    claims: tuple[Claim, ...]
    datings: Mapping[str, Dating]
    judgements: tuple[Judgement, ...]


@dataclass(frozen=True, slots=True)
class Texts:
    """A shard of groups of articles to compare."""

    groups: tuple[Group, ...]
    articles: Mapping[str, Article]


def join_shard(shard: Tellings) -> tuple[tuple[tuple[str, ...], ...], tuple[Slip, ...]]:
    """The ids of the claims of each event, and the slips."""
    clusters = cluster(shard.claims, shard.datings, shard.judgements)
    return tuple(tuple(c.id for c in told) for told in clusters), slips(shard.claims, shard.datings, shard.judgements)


def compare_shard(shard: Texts) -> tuple[tuple[Pair, ...], ...]:
    """The pairs found in each group, in the order of the groups."""
    return tuple(compared([shard.articles[i] for i in group]) for group in shard.groups)


def join_by(by: Engine, claims: Iterable[Claim], datings: Mapping[str, Dating], judgements: Sequence[Judgement]) -> Joined:
    """Clusters and slips of all claims, shard by shard."""
    told = {c.id: c for c in claims if c.kind in _EVENTS}
    if len(told) <= _CLAIMS:
        return cluster(told.values(), datings, judgements), slips(told.values(), datings, judgements)
    homes = _homes(told, judgements)
    shards: dict[int, list[Claim]] = defaultdict(list)
    for c in told.values():
        shards[_shard(homes[unit(c)], -(-len(told) // _CLAIMS))].append(c)
    cut = (_tellings(shards[n], datings, judgements) for n in sorted(shards))
    clusters: list[tuple[Claim, ...]] = []
    slipped: list[Slip] = []
    for found, pairs in by.map(join_shard, cut):
        clusters += [tuple(told[i] for i in ids) for ids in found]
        slipped += pairs
    return tuple(sorted(clusters, key=lambda c: c[0].id)), tuple(sorted(slipped))


def compare_by(by: Engine, groups: Iterable[Group], texts: Library) -> dict[Group, tuple[Pair, ...]]:
    """What is found in each group, shard by shard; `texts` gives articles by their ids, so that only some are in memory."""
    asked = sorted(set(groups))
    shards: dict[int, list[Group]] = defaultdict(list)
    for group in asked:
        shards[_shard(group[0], -(-len(asked) // _GROUPS))].append(group)
    cut = [tuple(shards[n]) for n in sorted(shards)]
    work = (Texts(groups, texts({i for g in groups for i in g})) for groups in cut)
    found = by.map(compare_shard, work) if len(cut) > 1 else map(compare_shard, work)
    same: dict[Pair, Pair] = {}  # two articles that are in many groups together are mostly found alike: one is held
    return {
        g: tuple(same.setdefault(p, p) for p in pairs)
        for groups, answers in zip(cut, found, strict=True)
        for g, pairs in zip(groups, answers, strict=True)
    }


def _shard(key: str, shards: int) -> int:
    return crc32(key.encode()) % shards


def _homes(claims: Mapping[str, Claim], judgements: Iterable[Judgement]) -> dict[str, str]:
    """Unit -> the first of the units that people joined to it or parted from it: they go to one shard."""
    home = {u: u for u in sorted({unit(c) for c in claims.values()})}
    for j in judgements:
        named = {home[unit(claims[c])] for c in j.claims if c in claims} if j.verb in ("same", "different") else set()
        home = {u: min(named) if h in named else h for u, h in home.items()} if len(named) > 1 else home
    return home


def _tellings(claims: Sequence[Claim], datings: Mapping[str, Dating], judgements: Iterable[Judgement]) -> Tellings:
    ids, articles = {c.id for c in claims}, {c.article for c in claims}
    near = tuple(j for j in judgements if not ids.isdisjoint(j.claims))
    return Tellings(tuple(claims), {a: datings[a] for a in sorted(articles) if a in datings}, near)
