"""All clusters of a record settled: events with their disputes and links."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from summitry.lexicon import Lexicon
from summitry.model import Claim, Dating, Dispute, Event, Judgement, Origin
from summitry.settle.disputes import disputes
from summitry.settle.disputes.apart import Slip, with_slips
from summitry.settle.event import settle
from summitry.settle.links import linked


def settle_all(
    clusters: Iterable[Sequence[Claim]],
    datings: Mapping[str, Dating],
    origins: Iterable[Origin] = (),
    judgements: Sequence[Judgement] = (),
    facts: Lexicon | None = None,
    today: date | None = None,
    slips: Iterable[Slip] = (),
) -> tuple[tuple[Event, ...], tuple[Dispute, ...]]:
    """Every event, linked and marked with the fields in dispute, and the disputes.

    Each event is shown only the origins and judgements that touch it, so the work grows with the claims alone.  `slips`
    are claims two of which would be one event with a wrong day, were no other told (`join.slips`): they stay in dispute.
    """
    by_article: dict[str, list[Origin]] = defaultdict(list)
    for o in origins:
        for a in o.articles:
            by_article[a].append(o)
    by_claim: dict[str, list[int]] = defaultdict(list)
    for n, j in enumerate(judgements):
        for c in j.claims:
            by_claim[c].append(n)
    events: list[Event] = []
    found: list[Dispute] = []
    told: dict[str, Claim] = {}
    for cluster in clusters:
        near = _near(cluster, by_article)
        said = [judgements[n] for n in sorted({n for c in cluster for n in by_claim[c.id]})]
        event = settle(cluster, datings, near, said, facts, today)
        events.append(event)
        told |= {c.id: c for c in cluster}
        found += disputes(event, cluster, near, datings, facts)
    found = list(with_slips(found, slips, events, told, datings, by_article))
    fields: dict[str, set[str]] = defaultdict(set)
    for d in found:
        fields[d.event].add(d.field)
    marked = (replace(e, disputed=tuple(sorted(fields[e.id]))) if e.id in fields else e for e in events)
    return linked(marked), tuple(sorted(found, key=lambda d: (d.event, d.field, d.sides[0].value)))


def _near(cluster: Sequence[Claim], by_article: Mapping[str, Sequence[Origin]]) -> tuple[Origin, ...]:
    """The origins that touch an event, with its own articles alone: a story that is reprinted everywhere has thousands."""
    found: dict[str, tuple[Origin, list[str]]] = {}
    for article in sorted({c.article for c in cluster}):
        for origin in by_article.get(article, ()):
            found.setdefault(origin.id, (origin, []))[1].append(article)
    return tuple(replace(origin, articles=tuple(own)) for _, (origin, own) in sorted(found.items()))


def losing_sides(found: Iterable[Dispute]) -> tuple[tuple[str, ...], ...]:
    """Articles of the sides that settled disputes do not prefer: who tells one wrong thing alike may have copied it."""
    return tuple(sorted({side for _, side in losing_by_event(found)}))


def losing_by_event(found: Iterable[Dispute]) -> frozenset[tuple[str, tuple[str, ...]]]:
    """The same, each side with the event it is told of."""
    return frozenset((d.event, s.articles) for d in found if d.preferred for s in d.sides[1:] if len(s.articles) > 1)
