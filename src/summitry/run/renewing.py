"""A record some articles of which came, changed or went -> the same record as if all were made anew.

Each step asks what hangs on the step before: units of joining on claims, events on units, groups of articles on events,
pairs on groups, sides that lost on events, origins on pairs, events on origins, what events have to do with one another
on events, counted claims on events.  What is written is only what is other than it was.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from summitry.join import cluster, slips
from summitry.keep import View
from summitry.keep.hanging import Hanging
from summitry.keep.keys import ARTICLE, EVENT, KEY, REPORT, UNIT
from summitry.keep.part import Ends, Part
from summitry.lexicon import Lexicon, load_lexicon
from summitry.model import Derived, Dispute, Event, Judgement, Origin, Pair
from summitry.run.engines import Engine
from summitry.run.hanging import Cluster, doubts_of, units_of
from summitry.run.renewing_beside import relink, reweigh
from summitry.run.renewing_copies import recompare
from summitry.settings import Settings
from summitry.settle import losing_by_event, passes, settle_all
from summitry.trace import COPY, origins_among, shared_errors

_COMMON = ("common_statement",)


def spread(units: Iterable[str], hanging: Hanging, judgements: Iterable[Judgement]) -> set[str]:
    """The units, with those that people joined to them or parted from them."""
    all_ = set(units)
    joined = [hanging.keys_of_claims(j.claims, UNIT) for j in judgements if j.verb in ("same", "different")]
    while more := [u for u in joined if u & all_ and not u <= all_]:
        all_ |= set().union(*more)
    return all_


@dataclass(frozen=True, slots=True)
class Scope:
    """The record a part of which is made anew, and what holds for all of it."""

    part: Part
    view: View
    judgements: Sequence[Judgement]
    facts: Lexicon | None
    today: date | None


@dataclass(frozen=True, slots=True)
class Joined:
    """What the touched units are joined to now."""

    clusters: tuple[Cluster, ...]
    gone: frozenset[str]
    """The events they were joined to before."""
    least: frozenset[str]
    """The least claims of those."""


@dataclass(frozen=True, slots=True)
class Settled:
    """Events settled anew, with the claims and origins they were settled by."""

    ids: frozenset[str]
    """Events that they take the place of."""
    clusters: tuple[Cluster, ...]
    grouped: tuple[Origin, ...]
    events: tuple[Event, ...]
    disputes: tuple[Dispute, ...]


def renew(part: Part, view: View, settings: Settings, by: Engine) -> None:
    """Makes anew what hangs on what was touched, within the transaction at hand."""
    facts = load_lexicon() if settings.reference else None
    scope = Scope(part, view, view.judgements(), facts, part.latest_day())
    joined = rejoin(scope)
    alone = recompare(part, view, by, joined.clusters, joined.least)
    over = {e.id for e in part.pending(scope.today) if e.judged or passes(e, scope.today)}
    over |= {e for report in part.touched(REPORT) for e in part.over_by(*report.split("|"))}
    first = resettle(scope, joined, over | _told_by(part, _connected(part, alone, "pairs_alone", COPY)), "pairs_alone")
    moved = _reorigin(part, shared(scope, first, alone))
    last = resettle(scope, joined, first.ids | _told_by(part, moved), "pairs", first)
    before = part.events(last.ids)
    claims = {c.id: c for told in last.clusters for c in told}
    events, beside = relink(part, before, last.events)
    doubts = tuple(doubts_of(events, claims, part.datings(c.article for c in claims.values())))
    part.events_become(last.ids, Derived(events, disputes=last.disputes, doubts=doubts), claims)
    part.linked(beside)
    other = {*part.events_told_by(part.touched(ARTICLE)), *(e.id for e in events if before.get(e.id) != e)}
    reweigh(part, scope.facts, [*(e for e in before.values() if e not in events), *(e for e in events if e.id in other)])


def rejoin(scope: Scope) -> Joined:
    """Joins the claims of the touched units anew."""
    part = scope.part
    units = spread(part.touched(KEY, UNIT), part, scope.judgements)
    claims = part.claims(units)
    datings = part.datings(c.article for c in claims.values())
    clusters = cluster(claims.values(), datings, scope.judgements)
    least = part.clusters_of_units(units)
    gone = part.events_of_units(units) | part.events_with_claims(claims) | set(part.events(part.touched(EVENT)))
    part.units_become(least, units_of(clusters))
    part.slips_become(claims, slips(claims.values(), datings, scope.judgements))
    return Joined(clusters, frozenset(gone), frozenset(least))


def _connected(part: Part, ends: Iterable[Ends], table: str, kinds: Sequence[str]) -> set[str]:
    """The articles that pairs of a table connect with the ends of some."""
    named = {a for pair in ends for a in pair}
    return named | {a for p in part.connected(named, table, kinds) for a in (p.a, p.b)}


def _told_by(part: Part, articles: Iterable[str]) -> set[str]:
    """Events whose origins hang on how these articles are connected: told by two of them, or having slips."""
    told = part.events_told_by(articles)
    single = part.events(e for e, n in told.items() if n == 1)
    slipped = {e.id for e in single.values() if part.slips(e.claims)}
    return {e for e, n in told.items() if n > 1} | slipped


def resettle(scope: Scope, joined: Joined, more: Iterable[str], table: str, known: Settled | None = None) -> Settled:
    """Settles the events of the joined claims and some more, by the origins that the pairs of a table make.

    `known` is given back where it is of the same events and origins.
    """
    part = scope.part
    ids = _with_slips(part, joined, set(more) | joined.gone)
    others = part.events(ids - joined.gone)
    told = part.claims_named(c for e in others.values() for c in e.claims)
    clusters = (*joined.clusters, *(tuple(told[c] for c in e.claims) for e in others.values()))
    articles = {c.article for cs in clusters for c in cs}
    pairs = part.connected(articles, table, COPY)
    grouped = origins_among(articles | {a for p in pairs for a in (p.a, p.b)}, pairs)
    if known and ids == known.ids and grouped == known.grouped:
        return known
    slipped = sorted(part.slips(c.id for cs in clusters for c in cs))
    clusters = tuple(sorted(clusters, key=lambda cs: cs[0].id))
    datings = part.datings(articles)
    events, against = settle_all(clusters, datings, grouped, scope.judgements, scope.facts, scope.today, slipped)
    return Settled(frozenset(ids), clusters, grouped, events, against)


def _with_slips(part: Part, joined: Joined, ids: set[str]) -> set[str]:
    """The events with those that slips bind to them: a dispute between two is settled with both at hand."""
    own = {c.id for cs in joined.clusters for c in cs}
    front = own | {c for e in part.events(ids - joined.gone).values() for c in e.claims}
    while front:
        bound = {c for slip in part.slips(front) for side in slip for c in side} - own
        new = part.events_with_claims(bound) - ids
        ids |= new
        front = {c for e in part.events(new).values() for c in e.claims}
    return ids


def shared(scope: Scope, first: Settled, alone: Iterable[Ends]) -> dict[Ends, Pair | None]:
    """Pairs that are other than they were once it is known which sides lost."""
    part = scope.part
    losing = losing_by_event(first.disputes)
    before = part.losing_of(first.ids)
    part.losing_become(first.ids, losing)
    moved = {side for _, side in before ^ losing}
    asked = {*alone, *(ends for side in moved for ends in combinations(side, 2))}
    sides = [s for s in part.losing(a for ends in asked for a in ends) if any(a in s and b in s for a, b in asked)]
    texts = [k.article for k in scope.view.articles({a for s in sides for a in s})]
    known = part.pairs_of(asked | {ends for s in sides for ends in combinations(s, 2)}, "pairs_alone")
    now = {(p.a, p.b): p for p in shared_errors(texts, known.values(), sides)}
    was = part.pairs_of(asked, "pairs")
    other = {ends: now.get(ends) for ends in asked if now.get(ends) != was.get(ends)}
    part.pairs_become(other, "pairs")
    return other


def _reorigin(part: Part, other: Mapping[Ends, Pair | None]) -> set[str]:
    """Origins of the articles that changed pairs connect; answers those whose copies are connected otherwise."""
    moved: set[str] = set()
    for kinds in (COPY, _COMMON):
        articles = _connected(part, other, "pairs", kinds)
        pairs = part.pairs_of(((p.a, p.b) for p in part.connected(articles, "pairs", kinds)), "pairs")
        part.origins_become(articles, kinds, origins_among(articles, pairs.values()))
        moved |= articles if kinds is COPY else set()
    return moved
