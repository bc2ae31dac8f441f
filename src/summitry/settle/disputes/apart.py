"""apart: a day told of one event by a claim that was joined to another, which it fits better."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import product

from summitry.model import Claim, Dating, Days, Dispute, Event, Origin
from summitry.settle.disputes.case import dispute, side
from summitry.settle.sides import conflict
from summitry.settle.told import Told

_FIELD = "start"
Slip = tuple[Sequence[str], Sequence[str]]
"""Claims each of which is, with each of the others, one event with a wrong day."""


def with_slips(
    found: Iterable[Dispute],
    slips: Iterable[Slip],
    events: Sequence[Event],
    claims: Mapping[str, Claim],
    datings: Mapping[str, Dating],
    origins: Mapping[str, Sequence[Origin]],
) -> tuple[Dispute, ...]:
    """The disputes, with those between claims of two events that by themselves would be one event.

    Another event that took one of the two claims cannot make their days agree: both sides stay, and the dispute is
    settled by the event that the claim was joined to.  `origins` are those of each article.
    """
    home = {c: e for e in events for c in e.claims}
    foreign: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for sides in slips:
        left, right = (_alike((c for c in ids if c in home), home, claims) for ids in sides)
        for xs, ys in product(left, right):
            x, y = xs[0], ys[0]
            if home[x].id != home[y].id and conflict(claims[x], claims[y]):
                own, other = sorted((x, y), key=lambda c: _firm_first(claims[c], datings, home[c]))
                foreign[home[own].id][home[other].id] |= {*xs, *ys}
    known = {(d.event, d.field): d for d in found}
    by_id = {e.id: e for e in events}
    for at in sorted(foreign):
        event, others = by_id[at], foreign[at]
        named = sorted({c for cs in others.values() for c in cs})
        near = sorted({o.id: o for c in named for o in origins.get(claims[c].article, ())}.values(), key=lambda o: o.id)
        known[at, _FIELD] = _with(known.get((at, _FIELD)), event, [claims[c] for c in named], sorted(others), near)
    return tuple(known[k] for k in sorted(known))


def _alike(ids: Iterable[str], home: Mapping[str, Event], claims: Mapping[str, Claim]) -> list[list[str]]:
    """Claims of one event that tell the same days, together."""
    out: dict[tuple[str, Days], list[str]] = defaultdict(list)
    for c in ids:
        out[home[c].id, claims[c].days].append(c)
    return list(out.values())


def _firm_first(claim: Claim, datings: Mapping[str, Dating], event: Event) -> tuple[bool, str, str]:
    told = Told(claim, datings[claim.article].published if claim.article in datings else None)
    return not told.at_the_time, event.id, claim.id


def _with(known: Dispute | None, event: Event, claims: Sequence[Claim], others: Sequence[str], origins: Sequence[Origin]) -> Dispute:
    """The event's dispute of its first day, with the sides of these claims where it lacks them."""
    taken = {c for s in known.sides for c in s.claims} if known else set()
    own = [c for c in claims if c.id in event.claims and c.id not in taken]
    sides = [side(v, cs, origins) for v, cs in _by_value(own)]
    sides += [side(v, cs, origins, contradicted=True) for v, cs in _by_value([c for c in claims if c.id not in event.claims])]
    if known:
        return replace(known, sides=(*known.sides, *sides))
    return dispute(event, _FIELD, tuple(sides), f"what tells another day fits another visit told: {', '.join(others)}")


def _by_value(claims: Iterable[Claim]) -> list[tuple[str, list[Claim]]]:
    values: dict[str, list[Claim]] = defaultdict(list)
    for c in claims:
        values[next((w.field for w in (c.days.start, c.days.programme_start, *c.days.attested, c.days.end) if w), "")].append(c)
    return sorted(values.items(), key=lambda item: (-len(item[1]), item[0]))
